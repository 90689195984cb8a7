"""Vocabulary stands in data: no string literal of the rooms that read Chinese holds a list of words.

What counts as a list: four or more words side by side, as the alternatives of one group of a pattern (`甲乙|丙丁|…`, also of the whole literal), as the
items of one tuple, list or set or the keys of one dict, or between blanks of one string. What counts as a word: two or more Chinese characters and nothing
else, but for a `?` behind the last. So order and look-around stay in code: alternatives with classes of characters, repeats or look-arounds of their own are
no words, single characters are none, and up to three words may stand side by side.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from support import ROOT

PACKAGE = ROOT / "src" / "zonenews"
ROOMS = ("article", "mentions", "discourse", "facts")
MOST = 3
"""Words that may stand side by side."""
WORD = re.compile(r"[\u4e00-\u9fff]{2,}\??")
GROUP = re.compile(r"\((?:\?(?:P<\w+>|[:=!>]|<[=!]))?")
CHARACTERS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]?")


def groups(literal: str) -> list[list[str]]:
    """The alternatives of each group of a pattern, and of the whole; what a group or a class of characters stands for is a dot.

    >>> groups("甲乙(?:丙|丁)|戊己")
    [['丙', '丁'], ['甲乙.', '戊己']]
    """
    found: list[list[str]] = []
    opened: list[list[str]] = [[""]]
    at = 0
    while at < len(literal):
        char = literal[at]
        if char == "\\":
            opened[-1][-1] += "."
            at += 2
        elif char == "[" and (match := CHARACTERS.match(literal, at)):
            opened[-1][-1] += "."
            at = match.end()
        elif char == "(" and (match := GROUP.match(literal, at)):
            opened.append([""])
            at = match.end()
        elif char == ")" and len(opened) > 1:
            found.append(opened.pop())
            opened[-1][-1] += "."
            at += 1
        else:
            opened[-1] += [""] if char == "|" else []
            opened[-1][-1] += "" if char == "|" else char
            at += 1
    return found + opened[::-1]


def words(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if WORD.fullmatch(part)]


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The strings of a module that are no docstrings, each with its line; what a formatted string fills in is a dot."""
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    formatted = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    inside = {part for node in formatted for part in node.values}
    for node in formatted:
        parts = (part.value if isinstance(part, ast.Constant) else "." for part in node.values)
        yield node.lineno, "".join(map(str, parts))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told | inside:
            yield node.lineno, node.value


def collections(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            items = node.keys if isinstance(node, ast.Dict) else node.elts
            yield (
                node.lineno,
                [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)],
            )


def lists_of_words(source: str) -> list[tuple[int, list[str]]]:
    """The lists of words of a module, with their lines."""
    tree = ast.parse(source)
    found = [(line, words(items)) for line, items in collections(tree)]
    for line, literal in literals(tree):
        found.extend((line, words(group)) for group in [*groups(literal), literal.split()])
    return sorted((line, listed) for line, listed in found if len(listed) > MOST)


@pytest.mark.parametrize(
    ("source", "listed"),
    [
        ('A = "签约|落户|投产|开工"', ["签约", "落户", "投产", "开工"]),
        ('A = ("签约", "落户", "投产", "开工", "建")', ["签约", "落户", "投产", "开工"]),
        ('A = f"{B}(?:签约|落户?|投产|开工)"', ["签约", "落户?", "投产", "开工"]),
        ('A = {"签约": 1, "落户": 2, "投产": 3, "开工": 4}', ["签约", "落户", "投产", "开工"]),
        ('A = "签约 落户 投产 开工".split()', ["签约", "落户", "投产", "开工"]),
        ('"""签约|落户|投产|开工"""', None),
        ('A = "签约|落户|投产|建[成设]|[一二]期|(?<!新)开工"', None),
    ],
)
def test_what_counts_as_a_list(source: str, listed: list[str] | None) -> None:
    assert [found for _, found in lists_of_words(source)] == ([listed] if listed else [])


@pytest.mark.parametrize("room", ROOMS)
def test_no_list_of_words_stands_in_code(room: str) -> None:
    """A list that is found belongs into a class of `data/word_classes.toml`, or into the room's own data file."""
    found = [
        (path.relative_to(PACKAGE).as_posix(), line, listed)
        for path in sorted(Path(PACKAGE, room).rglob("*.py"))
        for line, listed in lists_of_words(path.read_text("utf-8"))
    ]
    assert found == []
