"""Stamps in several lines of a page: 2020 / 05/08 / 09:12; 截止日期： / 2020-05-08."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from zonenews._patterns import lazy
from zonenews.article.bylines import Item, foreign_stamp
from zonenews.article.labels import Piece
from zonenews.article.stamp_keys import key_of_line

_YEAR_RE = lazy("((?:19|20)[0-9]{2})年?")
_MONTH_DAY_RE = lazy("([01]?[0-9])[-/.月]([0-3]?[0-9])日?")
_YEAR_MONTH_RE = lazy("((?:19|20)[0-9]{2})[-/.年]([01]?[0-9])月?")
_DAY_RE = lazy("([0-3]?[0-9])日?")
_TIME_RE = lazy("[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?")
_DIGITS = frozenset("0123456789")
_LONGEST_DAY = 14
"""How many characters a day in two lines has at most: 2020-05月 and 08日."""


def join_stamps(pieces: list[Piece]) -> None:
    """Make one stamp of a day that stands in several lines: 2020 / 05/08 / 09:12, or 08 / 2020-05."""
    at = 0
    while at + 1 < len(pieces):
        upper, lower = pieces[at].text, pieces[at + 1].text
        numbers = upper[:1] in _DIGITS and lower[:1] in _DIGITS and len(upper) + len(lower) <= _LONGEST_DAY
        day = _day_in_lines(upper, lower) if numbers else None
        if day is None:
            at += 1
            continue
        stop = at + 2
        stop += stop < len(pieces) and _TIME_RE.fullmatch(pieces[stop].text) is not None
        first, last = pieces[at], pieces[stop - 1]
        length = last.at + len(last.text) - first.at
        value = " ".join(piece.text for piece in pieces[at:stop])
        item = Item("published", 0, length, value, day, keyed=False)
        pieces[at:stop] = [Piece(first.start, last.end, first.at, value, kind="byline", items=(item,), line=first.at)]
        at += 1


def drop_foreign(pieces: list[Piece]) -> None:
    """Make no stamps of days whose key stands in the line above and is none of a stamp: 截止日期： / 2020-05-08."""
    for upper, lower in pairwise(pieces):
        first = lower.items[0] if lower.items else None
        alone = first is not None and first.field == "published" and first.key is None and lower.at == lower.line
        if alone and key_of_line(upper.text) == "other":
            lower.items = tuple(
                [foreign_stamp(item) if item.key is None and item.day else item for item in lower.items]
            )


def _day_in_lines(upper: str, lower: str) -> date | None:
    """The day that two lines give together."""
    year, rest = _YEAR_RE.fullmatch(upper), _MONTH_DAY_RE.fullmatch(lower)
    if year and rest:
        return _date(year[1], rest[1], rest[2])
    for month, day in (
        (_YEAR_MONTH_RE.fullmatch(lower), _DAY_RE.fullmatch(upper)),
        (_YEAR_MONTH_RE.fullmatch(upper), _DAY_RE.fullmatch(lower)),
    ):
        if month and day:
            return _date(month[1], month[2], day[1])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
