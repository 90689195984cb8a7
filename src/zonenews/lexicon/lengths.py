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
    masks: dict[str, int] = {}
    for word in words:
        key = word[part]
        masks[key] = masks.get(key, 0) | 1 << len(word)
    lengths = {mask: _lengths_of(mask) for mask in set(masks.values())}  # few: the keys share them
    return {key: lengths[mask] for key, mask in masks.items()}


def _lengths_of(mask: int) -> tuple[int, ...]:
    """The lengths for which a bit is set, longest first."""
    return tuple([length for length in reversed(range(mask.bit_length())) if mask >> length & 1])
