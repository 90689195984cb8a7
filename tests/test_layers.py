"""Imports run one way: each room reads only rooms below it, and siblings leave each other alone."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "zonenews"
FLOORS = [
    {"errors", "_patterns", "_written"},
    {"_data"},
    {"text"},
    {"plain"},
    {"shape"},
    {"packing"},
    {"lexicon"},
    {"grammar"},
    {"article"},
    {"mentions"},
    {"facts"},
    {"document"},
    {"webpage"},
    {"processes"},
    {"many"},
    {"outputs"},
    {"integrations"},
    {"cli"},
    {"__main__"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
STRANGERS = {"mentions", "facts"}  # rooms whose public modules do not import each other
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def imported(path: Path) -> set[tuple[str, ...]]:
    """The zonenews modules a file names in its imports, as tuples of parts below the package."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "zonenews":
            parts = tuple(node.module.split(".")[1:])
            for alias in node.names:
                deeper = PACKAGE.joinpath(*parts, alias.name)
                named = deeper.is_dir() or deeper.with_suffix(".py").is_file()
                found.add((*parts, alias.name) if named else parts)
        elif isinstance(node, ast.Import):
            found |= {tuple(a.name.split(".")[1:]) for a in node.names if a.name.split(".")[0] == "zonenews"}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    """A module imports from its own room or from a lower one, never from the front door."""
    here = path.relative_to(PACKAGE).with_suffix("").parts
    for there in imported(path):
        assert there, f"{path} imports the front door"
        assert FLOOR[there[0]] <= FLOOR[here[0]], f"{'.'.join(here)} reaches up to {'.'.join(there)}"


def test_contributing_names_every_workshop() -> None:
    """Who adds a phrasing finds the module for it; none is named that is gone."""
    page = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tables = page[page.index("workshops of a room") : page.index("Imports point down")]
    workshops = {path.stem for path in MODULES if path.parent.name in STRANGERS and path.stem.startswith("_")}
    assert set(re.findall("`(_[a-z_]+)`", tables)) == workshops - {"__init__"}


def test_every_floor_has_a_room() -> None:
    """None is listed that is gone."""
    assert set(FLOOR) == {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent.name in STRANGERS], ids=lambda path: path.stem)
def test_siblings_are_strangers(path: Path) -> None:
    """A module of mentions/ or facts/ imports no public sibling; helpers with a leading underscore are shared."""
    room, name = path.parent.name, path.stem
    if name == "__init__":
        return
    siblings = {there[1] for there in imported(path) if there[0] == room and len(there) > 1}
    assert {s for s in siblings if not s.startswith("_")} <= {name}
