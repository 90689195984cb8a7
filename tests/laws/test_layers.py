"""Imports run one way: each room reads only rooms below it, and siblings leave each other alone."""

import ast
from pathlib import Path

import pytest
from support import ROOT, TESTS

PACKAGE = ROOT / "src" / "zonenews"
FLOORS = [
    {
        "errors",
        "_counted",
        "_first",
        "_ready",
        "_patterns",
        "_codegen",
        "_methods",
        "_stages",
        "_notebook",
        "kinds",
        "version",
    },
    {"_data", "sample_articles"},
    {"text"},
    {"serialization"},
    {"lexicon"},
    {"grammar"},
    {"article"},
    {"mentions"},
    {"discourse"},
    {"facts"},
    {"document"},
    {"webpage"},
    {"processes", "pool", "_warm"},
    {"many"},
    {"outputs"},
    {"panels"},
    {"integrations"},
    {"cli"},
    {"__main__"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
STRANGERS = {"mentions", "facts"}  # rooms whose folders, a kind each, do not import each other
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


def test_every_floor_has_a_room() -> None:
    """None is listed that is gone."""
    assert set(FLOOR) == {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}


KINDS = [
    path
    for path in MODULES
    if len(path.relative_to(PACKAGE).parts) == 3 and path.relative_to(PACKAGE).parts[0] in STRANGERS
]
ARROWS = {  # the few kinds that are built from another kind of their room
    ("mentions", "zones", "regions"),
    ("facts", "projects", "project_groups"),
}


@pytest.mark.parametrize("path", KINDS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_kinds_are_strangers(path: Path) -> None:
    """A kind of mention or of fact, which is a folder, imports no other kind of its room but those named above."""
    room, kind, _ = path.relative_to(PACKAGE).parts
    others = {there[1] for there in imported(path) if there[0] == room and len(there) > 2} - {kind}
    assert {(room, kind, other) for other in others} <= ARROWS


def test_underscores_stay_home() -> None:
    """A module that begins with an underscore is read in its own folder only; the front door reads none."""
    for path in (*MODULES, PACKAGE / "__init__.py"):
        folder = path.relative_to(PACKAGE).parts[:-1]
        for there in imported(path):
            private = [n for n, part in enumerate(there) if part.startswith("_")]
            assert all(there[:n] == folder[:n] for n in private), f"{path} reads {'.'.join(there)}"


def test_tests_mirror_the_tree() -> None:
    """A folder of tests is a room of the package, or holds laws or material; a test file stands in one, or is of a module at the top."""
    rooms = {path.stem for path in PACKAGE.iterdir()}
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and any(path.rglob("test_*.py"))}
    assert folders - rooms == {"laws"}
    assert {path.stem.removeprefix("test_") for path in TESTS.glob("test_*.py")} <= rooms
