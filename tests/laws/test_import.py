"""The front door: importing zonenews is quiet, reads no data, loads nothing heavy, and offers exactly the public names."""

import json
import subprocess
import sys
from pathlib import Path

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


def test_import_is_quiet_and_light() -> None:
    """Nothing but Python files is opened, nothing is printed, and no heavy dependency is loaded."""
    source = Path(zonenews.__file__).parents[1]
    done = subprocess.run(  # noqa: S603 - this very interpreter, a constant program
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        check=True,
        cwd=source,
    )
    seen = json.loads(done.stdout)
    assert done.stderr == ""
    assert not [path for path in seen["opened"] if "zonenews" in path and not path.endswith((".py", ".pyc"))]
    assert not HEAVY & set(seen["modules"])
    assert seen["names"] == zonenews.__all__
