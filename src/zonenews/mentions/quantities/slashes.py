"""Lists whose items a slash parts: 2%/3%/4%, 500万/1000万/3000万元, 5000/3000元.

Amounts of money and shares alone are listed so; the last item of a list of money says its currency, and a scale that it alone has
is that of all. A lone pair of small whole numbers (1/3) is a fraction and stays one.
"""

from __future__ import annotations

import re
from decimal import Decimal

from zonenews._patterns import lazy
from zonenews.grammar.reading import times
from zonenews.mentions.quantities.amounts import amount_at
from zonenews.mentions.quantities.completion import complete, take_bound
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.lists import SHARED

_NUMBER = "[0-9]{1,9}(?:[.][0-9]{1,4})?"
_LIST = lazy(
    rf"{_NUMBER}[%％](?:/{_NUMBER}[%％])+(?![/0-9A-Za-z])|{_NUMBER}[万亿]{{0,2}}元?(?:/{_NUMBER}[万亿]{{0,2}}元?)*"
    rf"/{_NUMBER}[万亿]{{0,2}}元(?!/)"
)
_ITEM = lazy("[^/]+")
_DIGITS = lazy("[0-9.]+[万亿]{0,2}")
_FRACTION = lazy("[0-9]{1,2}/[0-9]{1,2}(?![0-9万亿]*/)")
_SCALES = frozenset("万亿")


def slash_list(text: str, start: int, floor: int) -> list[Draft]:
    """Read a list of amounts that a slash parts.

    Args:
        text: normal text.
        start: where its first number begins.
        floor: where the quantity before it ends; no bound is read from before that.

    Returns:
        The amounts in order, bounds read: one before the list belongs to the first, one behind it to the last. Empty where no
        list stands there.
    """
    match = _LIST.match(text, start)
    if match is None or text[start - 1 : start] == "/" or _is_fraction(text, match):
        return []
    items = [_item(part[0], part.start()) for part in _ITEM.finditer(text, *match.span())]
    read = [item for item in items if item is not None]
    if len(read) != len(items) or read[-1].unit is None:
        return []
    for item in read[:-1]:
        _lend(text, item, read[-1])
    take_bound(text, read[0], floor)
    complete(text, read[-1], read[-2].end)
    return read


def _is_fraction(text: str, match: re.Match[str]) -> bool:
    fraction = _FRACTION.match(text, match.start())
    if fraction is None or not _SCALES.union("/").isdisjoint(text[fraction.end() : match.end()]):
        return False
    above, _, below = fraction[0].partition("/")
    return int(above) < int(below) <= 10


def _item(part: str, at: int) -> Draft | None:
    """Read one item by itself, so that the slash behind it makes no fraction of it."""
    run = _DIGITS.match(part)
    item = amount_at(part, 0, run[0]) if run else None
    if item is not None:
        for place in ("start", "end", "number_start", "number_end", "unit_start", "unit_end"):
            setattr(item, place, getattr(item, place) + at)
    return item


def _lend(text: str, item: Draft, last: Draft) -> None:
    """Give an item without a unit the unit of the last, and its scale where the item has none."""
    unit = last.unit
    item.rule = "quantity/list"
    if item.unit is not None or unit is None:
        return
    value, number = item.value, text[last.number_start : last.number_end]
    if _SCALES.isdisjoint(text[item.number_start : item.number_end]):
        for scale, power in SHARED:
            if number.endswith(scale):
                value = times(value, Decimal(10) ** power)
                break
    item.value = times(value, unit.factor)
    item.unit, item.unit_start, item.unit_end = unit, last.unit_start, last.unit_end
