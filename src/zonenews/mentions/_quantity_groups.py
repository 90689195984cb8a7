"""Ranges and lists: 400-500亿元, 70亿—80亿元, 3、5、8亿元."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from zonenews.grammar.reading import times
from zonenews.grammar.scanning import scanners
from zonenews.lexicon.units import Unit
from zonenews.mentions._quantity_grammar import Amount, amount_at, in_unit
from zonenews.text.records import Mod, Number

MAX_LIST = 24
RANGE_RE = re.compile(r" {0,2}(?:[-－~～―]|[—–]{1,2}|至|到) {0,2}|(?<=[0-9])\?(?=[0-9])")
LIST_RE = re.compile(r" ?、 ?")
SHARED = (("万亿", 12), ("亿", 8), ("万", 4))
"""Scales that stand once for all numbers of a range or list."""
SPOKEN_SHARED = (("千", 3), ("百", 2))
"""Scales that a range of Han numerals shares: 三到五百."""


class Draft(NamedTuple):
    """A quantity before it is looked at in its surroundings; offsets count in the normal text."""

    start: int
    end: int
    number: tuple[int, int]
    unit_span: tuple[int, int]
    unit: Unit
    value: Number
    upper: Number | None
    mod: Mod | None
    bare: bool
    rule: str


def group_at(text: str, start: int, run: str, *, shy: bool = False) -> tuple[list[Draft], int]:
    """Read the quantities that begin with a run of numeral characters.

    Returns:
        The quantities, without the bounds before them, and where reading stopped; no quantity where no unit was found.
    """
    items: list[tuple[Amount, Amount | None]] = []
    at = start
    while len(items) < MAX_LIST:
        first = amount_at(text, at, run, shy=shy)
        if first is None:
            break
        second = _range_end(text, first, shy=shy)
        items.append((first, second))
        at = (second or first).end
        if (second or first).unit is not None:
            break
        separator = LIST_RE.match(text, at)
        match = scanners().run.match(text, separator.end()) if separator else None
        if match is None:
            break
        at, run = match.start(), match.group()
    return _drafts(text, items), max(at, start + 1)


def _drafts(text: str, items: list[tuple[Amount, Amount | None]]) -> list[Draft]:
    """Turn a list of amounts, of which the last one may have a unit, into drafts."""
    if not items:
        return []
    last = items[-1][1] or items[-1][0]
    if last.unit is None:
        return []
    if len(items) > 1 and (last.unit.name == "年" or _is_enumerator(text, items[0][0].spot.start)):
        items = items[-1:]
    drafts = [_draft(_with_unit(text, first, last), second) for first, second in items[:-1]]
    return [*drafts, _draft(*_ranged(text, *items[-1]))]


def _is_enumerator(text: str, start: int) -> bool:
    """Whether a number is a list number at the start of its line: `1、3个项目`."""
    return not text[max(text.rfind("\n", 0, start) + 1, start - 4) : start].strip()


def _range_end(text: str, first: Amount, *, shy: bool) -> Amount | None:
    """Read what follows 至 or a dash, where the two make a range."""
    separator = RANGE_RE.match(text, first.end)
    if separator is None or first.upper is not None:
        return None
    match = scanners().run.match(text, separator.end())
    second = amount_at(text, match.start(), match.group(), shy=shy) if match else None
    if second is None or second.upper is not None:
        return None
    if second.unit is None:
        return second if first.unit is None or first.spot.form == "percent" else None
    if first.unit is not None:
        growth = (
            separator.group().strip() in ("到", "至") and "从" in text[max(0, first.spot.start - 6) : first.spot.start]
        )
        converted = None if growth else in_unit(second, first.unit)
        return converted if converted is not None and converted.value > first.value else None
    return second if _borrowed(text, first, second) < second.value else None


def _ranged(text: str, first: Amount, second: Amount | None) -> tuple[Amount, Amount | None]:
    """Give the first amount of a range its scale and unit."""
    if second is None or first.unit is not None or second.unit is None:
        return first, second
    return first._replace(unit=second.unit, value=_borrowed(text, first, second)), second


def _borrowed(text: str, first: Amount, last: Amount) -> Number:
    """The value of a number that takes scale and unit from a later one: the 400 of 400-500亿元."""
    assert last.unit is not None  # noqa: S101 - the caller has looked
    value = first.spot.reading.value
    own, number = text[first.spot.start : first.spot.end], text[last.spot.start : last.spot.end]
    scales = SHARED if number[0].isdigit() and number[0].isascii() else SHARED + SPOKEN_SHARED
    for scale, power in scales:
        if number.endswith(scale) and not own.endswith(scale):
            factor = Decimal(10) ** power
            if times(value, factor) < last.spot.reading.value:
                value = times(value, factor)
            break
    return times(value, last.unit.factor)


def _with_unit(text: str, amount: Amount, last: Amount) -> Amount:
    """Give a number the scale and unit of the last one in its list."""
    assert last.unit is not None  # noqa: S101 - the caller has looked
    value = amount.spot.reading.value
    for scale, power in SHARED:
        if text[last.spot.start : last.spot.end].endswith(scale) and value < 10000:
            value = times(value, Decimal(10) ** power)
            break
    return amount._replace(
        unit=last.unit, value=times(value, last.unit.factor), unit_start=last.unit_start, unit_end=last.unit_end
    )


def _draft(first: Amount, second: Amount | None) -> Draft:
    assert first.unit is not None  # noqa: S101 - the caller has looked
    last = second or first
    return Draft(
        first.spot.start, last.end, (first.spot.start, last.spot.end), (last.unit_start, last.unit_end), first.unit,
        first.value, second.value if second else first.upper, first.mod or last.mod, first.spot.bare,
        "quantity/range" if second else "quantity/number-unit",
    )  # fmt: skip
