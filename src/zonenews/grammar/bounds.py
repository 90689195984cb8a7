"""Bounds: 超过, 近, 以上 and their kin beside a number, by `data/bounds.toml`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from zonenews._data import load_toml
from zonenews._patterns import lazy
from zonenews.errors import DataError
from zonenews.lexicon.lengths import TAIL, lengths_by
from zonenews.text.records import Mod

_CLAUSE_GOES_ON = lazy(r"[^\W\d_的至到]")
"""What shows that a phrase does not end: any letter but a few."""
VERBS = ("", "了", "为", "有", "达", "到", "达到", "人民币")


class Bound(NamedTuple):
    """What a word before a number says about it."""

    mod: Mod
    not_after: str
    needs: str
    despite: tuple[str, ...] = ()


class Bounds(NamedTuple):
    """The tables, with lengths of words, longest first.

    Attributes:
        before: what may stand before a number.
        before_lengths: the lengths of those that end with two characters; with one character where that is a word itself.
        before_lasts: the characters they end with.
        after: what may stand behind a number.
        after_lengths: the lengths of those that begin with a character.
        closing: those of them that count only where their phrase ends.
    """

    before: dict[str, Bound]
    before_lengths: dict[str, tuple[int, ...]]
    before_lasts: frozenset[str]
    after: dict[str, Mod]
    after_lengths: dict[str, tuple[int, ...]]
    closing: frozenset[str]


@cache
def bounds() -> Bounds:
    """Load the words that bound a number.

    Raises:
        DataError: a word stands in two rows.
    """
    table = load_toml("bounds.toml")
    before: dict[str, Bound] = {}
    for row in table["before"]:
        bound = Bound(row["mod"], row.get("not_after", ""), row.get("needs", ""), tuple(row.get("despite", ())))
        for word in row["words"]:
            if word in before and not any(word.endswith(verb) for verb in VERBS[1:]):
                raise DataError(f"data/bounds.toml: {word!r} stands in two rows")
            for verb in VERBS if row.get("verb") else ("",):
                before[word + verb] = bound
    after: dict[str, Mod] = {}
    closing: set[str] = set()
    for row in table["after"]:
        for word in row["words"]:
            if word in after:
                raise DataError(f"data/bounds.toml: {word!r} stands in two rows")
            after[word] = row["mod"]
            if row.get("closes"):
                closing.add(word)
    return Bounds(
        before,
        {
            tail: (*lengths, *([1] if lengths[-1] > 1 and tail[-1] in before else []))
            for tail, lengths in lengths_by(before, TAIL).items()
        },
        frozenset(word[-1] for word in before),
        after,
        lengths_by(after, slice(1)),
        frozenset(closing),
    )


def bound_before(text: str, start: int, *, scale: bool = False, large: bool = False) -> tuple[int, Mod | None]:
    """Read the bound that ends right before a number.

    Args:
        text: normal text.
        start: where the number, or what belongs to its front, begins.
        scale: whether the number is a bare scale such as 百 or 千万.
        large: whether it is large enough for 过 to mean more than it.

    Returns:
        Where the bound begins and what it says; `(start, None)` without one.

    >>> bound_before("总投资超过30亿元", 5)
    (3, 'more_than')
    >>> bound_before("项目签约30个", 4)
    (4, None)
    """
    table = bounds()
    end = start
    if end and text[end - 1] == " ":
        end -= 1
    if not end:
        return start, None
    tail = text[max(0, end - 2) : end]
    for length in table.before_lengths.get(tail) or table.before_lengths.get(tail[-1], ()):
        bound = table.before.get(text[end - length : end]) if length <= end else None
        if bound is None:
            continue
        first = end - length
        if (
            bound.not_after
            and first
            and text[first - 1] in bound.not_after
            and not text.endswith(bound.despite, 0, first)
        ):
            continue
        if (bound.needs == "scale" and not scale) or (bound.needs == "large" and not (scale or large)):
            continue
        return first, bound.mod
    return start, None


def bound_after(text: str, end: int) -> tuple[int, Mod | None]:
    """Read the bound that begins right after a quantity.

    Returns:
        Where the bound ends and what it says; `(end, None)` without one.

    >>> bound_after("5年以上经验", 2)
    (4, 'at_least')
    >>> bound_after("5年经验", 2)
    (2, None)
    """
    table = bounds()
    start = end + 1 if text.startswith(" ", end) else end
    for length in table.after_lengths.get(text[start : start + 1], ()):
        word = text[start : start + length]
        mod = table.after.get(word)
        if mod is None or (word in table.before and text[start + length : start + length + 1].isdigit()):
            continue  # 超过10|不到20: it bounds the next number
        if not (word in table.closing and _CLAUSE_GOES_ON.match(text, start + length)):
            return start + len(word), mod
    return end, None
