"""How long the words of a list can be where a few characters of a text are known."""

from __future__ import annotations

from collections.abc import Iterable

HEAD, TAIL = slice(2), slice(-2, None)
"""The first and the last two characters of a word."""


def lengths_by(words: Iterable[str], part: slice) -> dict[str, tuple[int, ...]]:
    """Give the lengths of the words that have the same characters in a part, longest first.

    >>> lengths_by(["总经理", "经理", "书记"], TAIL)
    {'经理': (3, 2), '书记': (2,)}
    """
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[part], set()).add(len(word))
    return {key: tuple(sorted(found, reverse=True)) for key, found in lengths.items()}
