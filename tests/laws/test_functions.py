"""Functions stay small where the grammar of facts lives: a rule that needs more is two rules."""

import ast
from pathlib import Path

import pytest

import zonenews

PACKAGE = Path(zonenews.__file__).parent
LONGEST = 40
ROOMS = [path for room in ("facts", "discourse") for path in sorted((PACKAGE / room).rglob("*.py"))]


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    functions = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    ]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
