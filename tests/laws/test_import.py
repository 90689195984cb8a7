"""The front door: importing zonenews is quiet, reads no data, loads no module but its own, and offers exactly the public names."""

import ast
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from support import TESTS

import zonenews

NAMES = json.loads((TESTS / "golden" / "public_api.json").read_text(encoding="utf-8"))
HEAVY = {"cattrs", "click", "cn2an", "hypothesis", "numpy", "opencc", "pandas", "pyarrow", "rich", "trafilatura"}
PROBE = """
import builtins, io, json, os, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import zonenews
print(json.dumps({"opened": opened, "modules": sorted(sys.modules), "names": zonenews.__all__}))
"""


def test_public_names() -> None:
    """The golden list says what the world may rely on: a change there is a decision, not an accident."""
    assert set(zonenews.__all__) >= set(NAMES), "a public name is gone"
    assert sorted(zonenews.__all__) == dir(zonenews)
    assert all(hasattr(zonenews, name) for name in zonenews.__all__)


ROOMS = ["article", "discourse", "document", "errors", "facts", "grammar", "kinds", "lexicon", "mentions", "text"]


def fresh(program: str, given: bytes = b"") -> bytes:
    """What a program prints in a process of its own, which says nothing else."""
    done = subprocess.run(  # noqa: S603 - this very interpreter, a constant program
        [sys.executable, "-c", program],
        capture_output=True,
        input=given,
        check=True,
        cwd=Path(zonenews.__file__).parents[1],
    )
    assert done.stderr == b""
    return done.stdout


def test_import_is_quiet_and_light() -> None:
    """Nothing but Python files is opened, nothing is printed, and no module is loaded but the package and its version."""
    seen = json.loads(fresh(PROBE))
    assert not [path for path in seen["opened"] if "zonenews" in path and not path.endswith((".py", ".pyc"))]
    assert not HEAVY & set(seen["modules"])
    assert [name for name in seen["modules"] if name.startswith("zonenews")] == ["zonenews", "zonenews.version"]
    assert seen["names"] == zonenews.__all__


def test_parse_loads_nothing_heavy() -> None:
    """What an article is read with needs none of the extras; panels, pages and other outputs wait until they are asked for."""
    program = (
        "import json, sys, zonenews; zonenews.parse('青石湖高新区签约项目12个'); print(json.dumps(sorted(sys.modules)))"
    )
    modules = set(json.loads(fresh(program)))
    assert not HEAVY & modules
    rooms = ("panels", "outputs", "webpage", "cli", "integrations", "many")
    assert not [name for name in modules if name.startswith(tuple(f"zonenews.{room}" for room in rooms))]


def test_a_star_brings_every_name() -> None:
    program = "import json; before = set(globals()); from zonenews import *; print(json.dumps(sorted(set(globals()) - before)))"
    assert set(json.loads(fresh(program))) - {"before"} == set(zonenews.__all__)


def test_rooms_are_there_with_the_package() -> None:
    program = f"import json, zonenews; print(json.dumps([getattr(zonenews, room).__name__ for room in {ROOMS}]))"
    assert json.loads(fresh(program)) == [f"zonenews.{room}" for room in ROOMS]


def test_a_name_is_one_whoever_loads_its_module_first() -> None:
    """Importing the modules leaves functions of the front door what they are."""
    program = "from zonenews.sample_articles import examples; import zonenews; print(zonenews.examples is examples)"
    assert fresh(program).strip() == b"True"


def test_no_other_name() -> None:
    with pytest.raises(AttributeError, match="module 'zonenews' has no attribute 'parse_all'"):
        _ = zonenews.parse_all  # type: ignore[attr-defined]
    with pytest.raises(ImportError, match="cannot import name 'parse_all'"):
        from zonenews import parse_all  # type: ignore[attr-defined]  # noqa: F401, PLC0415 - it is the import that fails


def test_pickled_records_find_their_classes() -> None:
    """In a process that has loaded nothing yet."""
    document = zonenews.parse("青石湖高新区2023年签约项目12个，总投资86亿元。")
    program = "import pickle, sys; print(pickle.load(sys.stdin.buffer).to_json(), end='')"
    assert fresh(program, pickle.dumps(document)).decode() == document.to_json()
    assert pickle.loads(pickle.dumps(zonenews.parse)) is zonenews.parse  # noqa: S301 - our own bytes


def test_type_checkers_see_what_there_is() -> None:
    """Each public name is imported for them from the module that gives it, and they are not told that any name is there."""
    tree = ast.parse(Path(zonenews.__file__).read_text(encoding="utf-8"))
    [shown] = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imports = [node for node in shown.body if isinstance(node, ast.ImportFrom)]
    homes = {alias.name: node.module for node in imports for alias in node.names}
    assert homes == {name: f"zonenews.{home}" for name, home in zonenews._HOMES.items()}  # noqa: SLF001 - the pair of it
    assert sorted(homes) == sorted(zonenews.__all__)
    assert not [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "__getattr__"]
