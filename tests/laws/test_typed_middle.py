"""Between text and facts everything has its type: what a thing is, is asked of its class, and no signature leaves it open."""

import ast
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from support import ROOT

from zonenews import json_schema
from zonenews.lexicon.zones import ZoneKey, zone_kinds
from zonenews.text.normalize import DiagnosticKind

PACKAGE = ROOT / "src" / "zonenews"
ROOMS = ("article", "mentions", "discourse", "facts")
MODULES = [path for room in ROOMS for path in sorted(Path(PACKAGE, room).rglob("*.py"))]
OPEN = {"mentions/quantities/find.py Quantity.to_pint"}
"""What says `Any` where another module reads it: pint is no dependency."""


def ids(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_no_attribute_is_asked_for_by_its_name(path: Path) -> None:
    """`getattr(token.mention, "kind", "")` finds the kind of whatever it meets; `isinstance` says what is meant."""
    asked = [
        ast.unparse(node)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"getattr", "hasattr"}
        and isinstance(node.args[1], ast.Constant)
    ]
    assert asked == []


def says_any(*annotations: ast.AST | None) -> bool:
    names = (node for annotation in annotations if annotation is not None for node in ast.walk(annotation))
    return any(isinstance(node, ast.Name) and node.id == "Any" for node in names)


def left_open(path: Path) -> Iterator[str]:
    """The public functions and fields of a module that say `Any`, with the class they are of."""
    tree = ast.parse(path.read_text("utf-8"))
    scopes = [("", tree), *((f"{node.name}.", node) for node in tree.body if isinstance(node, ast.ClassDef))]
    for prefix, scope in scopes:
        for node in scope.body:
            if isinstance(node, ast.FunctionDef):
                arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                found = says_any(node.returns, *(argument.annotation for argument in arguments))
                name = node.name
            elif isinstance(node, ast.AnnAssign) and prefix and isinstance(node.target, ast.Name):
                found, name = says_any(node.annotation), node.target.id
            else:
                continue
            if found and not name.startswith("_") and not prefix.startswith("_"):
                yield f"{ids(path)} {prefix}{name}"


def test_no_signature_between_modules_is_left_open() -> None:
    assert {found for path in MODULES for found in left_open(path)} == OPEN


CLOSED = {"kind", "status", "level", "stage", "basis", "grain", "nature", "origin"}
"""Fields of records that hold one of a few words: the schema names them all."""
WORDS_OF_THE_TEXT = {("Policy", "kind")}


def test_fields_of_few_words_name_them_in_the_schema() -> None:
    """`Policy.kind` is the word that a name in the text ends with; all others are closed, that of zones too, for whose kinds nobody can add one."""
    open_fields = {
        (name, field)
        for name, record in {"Document": json_schema(), **json_schema()["$defs"]}.items()
        for field in CLOSED & set(record.get("properties", ()))
        if '"string"' in json.dumps(record["properties"][field])
        and "enum" not in json.dumps(record["properties"][field])
    }
    assert open_fields == WORDS_OF_THE_TEXT


def test_the_codes_of_diagnostics_are_those_of_their_page() -> None:
    page = tomllib.loads((ROOT / "docs" / "diagnostics.toml").read_text(encoding="utf-8"))
    assert set(get_args(DiagnosticKind)) == set(page["diagnostic"])


def test_the_kinds_of_zones_are_those_of_their_table() -> None:
    assert get_args(ZoneKey) == tuple(zone_kinds())
