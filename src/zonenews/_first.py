"""The characters a match of a pattern can begin with, for the engine of `re` to look for before it tries the pattern at a place.

The engine has a fast way to pass over places where no match can begin, but `re` uses it only where a pattern begins with one set of characters or each
of its alternatives with one character. Most patterns of Chinese words begin otherwise: with a look behind, with what may be left out, with
alternatives of alternatives. What they can begin with is as certain there, and with it they are searched several times as fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_WIDEST = 256
"""A range of more characters, such as that of all Chinese ones, leaves hardly a place out."""
_ALWAYS = frozenset(("AT", "ASSERT", "ASSERT_NOT"))
"""What takes no character: a match begins with what stands behind it."""
_REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_NO_FLAGS = 2 | 4
"""`IGNORECASE` and `LOCALE`, under which a character of a pattern stands for others too."""
_WITHOUT_SIGN = 0
_CHARSET = 4
"""The mark in the head of a compiled pattern that a set of first characters follows."""
_HEAD = 5
"""Numbers of that head: INFO, its length, its mark, the least and the greatest length of a match."""


def first_characters(tree: Iterable[Any]) -> tuple[list[Any], bool] | None:
    """Give what a match of a parsed pattern can begin with.

    Args:
        tree: what `re` makes of a pattern before it compiles it, or a part of that.

    Returns:
        Characters and ranges as the tree writes them, and whether the match may be empty too; `None` where it may begin with
        anything, or with what is not known here.
    """
    found: list[Any] = []
    for operator, value in tree:
        name = str(operator)
        if name in _ALWAYS:
            continue
        first = _first_of(name, operator, value)
        if first is None:
            return None
        found += first[0]
        if not first[1]:
            return found, False
    return found, True


def _first_of(name: str, operator: Any, value: Any) -> tuple[list[Any], bool] | None:
    """What one part of a tree can begin with."""
    if name == "LITERAL":
        return [(operator, value)], False
    if name == "IN":
        return None if any(map(_is_wide, value)) else (list(value), False)
    if name == "SUBPATTERN":
        return None if value[1] & _NO_FLAGS else first_characters(value[3])
    if name == "ATOMIC_GROUP":
        return first_characters(value)
    if name == "BRANCH":
        branches = [first_characters(branch) for branch in value[1]]
        known = [branch for branch in branches if branch is not None]
        if len(known) < len(branches):
            return None
        return [one for firsts, _ in known for one in firsts], any(empty for _, empty in known)
    if name in _REPEATS:
        inner = first_characters(value[2])
        return None if inner is None else (inner[0], inner[1] or value[0] == 0)
    return None


def _is_wide(part: Any) -> bool:
    """Whether a part of a set is more than some characters: all but those named, a category, a long range."""
    name, value = str(part[0]), part[1]
    return name != "LITERAL" and (name != "RANGE" or value[1] - value[0] >= _WIDEST)


def with_first_characters(code: list[int], tree: Any, flags: int, compiler: Any) -> list[int]:
    """Put the characters a match can begin with into the head of a compiled pattern, where `re` found nothing to put there.

    Args:
        code: what `re` compiled the pattern to.
        tree: what it compiled.
        flags: the flags of the pattern.
        compiler: the module of `re` that compiles.

    Returns:
        The code; the same where nothing is known of the first characters, or a match may be empty.
    """
    if code[2] != _WITHOUT_SIGN or code[3] == 0 or flags & _NO_FLAGS:
        return code
    first = first_characters(tree)
    if first is None or first[1]:
        return code
    charset, _ = compiler._optimize_charset(first[0])  # noqa: SLF001 - `_ready` has tried it on this interpreter
    signs: list[int] = []
    compiler._compile_charset(charset, flags, signs)  # noqa: SLF001
    head = [code[0], _HEAD - 1 + len(signs), _CHARSET, *code[3:_HEAD], *signs]
    return head + code[1 + code[1] :]
