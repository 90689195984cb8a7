"""Ranges and lists: 400-500亿元, 70亿—80亿元, 3、5、8亿元.

group = item {、 item}         the items without a unit take that of the last
item  = amount [至 amount]     the first amount may borrow scale and unit from the second
"""

from __future__ import annotations

from decimal import Decimal

from zonenews._patterns import lazy
from zonenews.grammar.reading import times
from zonenews.grammar.scanning import lent, scanners
from zonenews.lexicon.units import currency_fronts
from zonenews.mentions.quantities.amounts import amount_at
from zonenews.mentions.quantities.completion import MINUS, is_below_zero
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.magnitudes import MAGNITUDE_LASTS, magnitude_of
from zonenews.mentions.quantities.units import conversion
from zonenews.text.records import Number

MAX_LIST = 24
RANGE_RE = lazy(
    r"(?:[(（]不?含[)）])?(?:(?<=[^ ])--(?=[^ ])| {0,2}(?:[-－~～―]|[—–]{1,2}|至|到) {0,2}|(?<=[0-9])\?(?=[0-9]))"
)
BETWEEN_RE = lazy(r" ?[和与] ?(?=[0-9一二两三四五六七八九十百千]{1,12}[^，。]{1,8}之间)")
"""What joins the ends of a range before 之间."""
RANGE_FIRST = frozenset(" -－~～―—–至到(（?和与")
LIST_FIRST = frozenset("、 和与及或以")
LIST_RE = lazy(r" ?、 ?|(?<=[0-9]) ?(?:和|与|及|以及|或) ?(?=[0-9])")
SHARED = (("万亿", 12), ("亿", 8), ("万", 4), ("k", 3), ("K", 3))
"""Scales that stand once for all numbers of a range or list."""
SPOKEN_SHARED = (*SHARED, ("千", 3), ("百", 2))
"""Scales that a range of Han numerals shares: 三到五百."""


def group_at(text: str, start: int, run: str, *, shy: bool = False) -> tuple[list[Draft], int]:
    """Read the amounts that begin with a run of numeral characters.

    Args:
        text: normal text.
        start: where the run begins.
        run: the run.
        shy: whether units count that stand only in expressions of their own.

    Returns:
        The amounts, without signs and bounds, and where reading stopped. The last one may be without a unit; then all are.
    """
    items: list[Draft] = []
    at = start
    while True:
        item = amount_at(text, at, run, shy=shy)
        if item is None:
            return items, max(at, start + 1)
        if text[item.end : item.end + 1] in RANGE_FIRST:
            _extend(text, item, shy=shy)
        items.append(item)
        at = item.end
        if item.unit is not None or text[at : at + 1] not in LIST_FIRST or len(items) >= MAX_LIST:
            break
        separator = LIST_RE.match(text, at)
        match = scanners().run.match(text, separator.end()) if separator else None
        if match is None:
            break
        at, run = match.start(), match.group()
    if len(items) > 1 and items[-1].unit is not None:
        items = _shared(text, items)
    return items, at


def _shared(text: str, items: list[Draft]) -> list[Draft]:
    """Give every number of a list the scale and unit of the last."""
    last = items[-1]
    unit = last.unit
    if unit is None or unit.name in ("年", "日", "天") or _is_enumerator(text, items[0]):
        return items[-1:]
    if unit.kind in ("count", "ordinal") and text[last.start - 1] in _AND:  # 1和2号楼, 3与4期
        return items[-1:]
    number = text[last.number_start : last.number_end]
    for item in items[:-1]:
        value: Number = item.value
        for scale, power in SHARED:
            if number.endswith(scale) and value < 10000:
                value = times(value, Decimal(10) ** power)
                break
        item.value = times(value, unit.factor)
        item.unit, item.unit_start, item.unit_end = unit, last.unit_start, last.unit_end
        item.rule = "quantity/list"
    return items


_AND = frozenset("和与及或")


def _is_enumerator(text: str, item: Draft) -> bool:
    """Whether a number is a list number at the start of its line: `1、3个项目`."""
    start = item.start
    return item.raw == int(item.raw) and not text[max(text.rfind("\n", 0, start) + 1, start - 4) : start].strip()


def _extend(text: str, first: Draft, *, shy: bool) -> None:
    """Read what follows 至 or a dash, where the two make a range."""
    between = BETWEEN_RE.match(text, first.end)
    separator = between or RANGE_RE.match(text, first.end)
    if separator is None:
        return
    signed = text[first.start - 1 : first.start] in MINUS
    at = _behind_front(text, first.start, separator.end())
    at -= signed and separator.group().endswith("--")  # -5--3℃: the second dash is a sign
    negative = signed and text[at : at + 1] in MINUS
    match = scanners().run.match(text, at + negative)
    second = amount_at(text, match.start(), match.group(), shy=shy) if match else None
    if second is None or (between and not text.startswith("之间", second.end)):
        return
    unit = first.unit or second.unit
    if first.upper is not None or second.upper is not None:
        if not signed and not _is_change(text, first.start, separator.group()):
            _join_fuzzy(text, first, second)
    elif signed and unit is not None and is_below_zero(text, first.start, unit.kind):
        _extend_below_zero(text, first, second, negative=negative)
    elif not negative:
        _join(text, first, second, separator.group())


def _join(text: str, first: Draft, second: Draft, separator: str) -> None:
    """Make a range of two amounts, one of which may borrow unit or scale from the other."""
    if first.unit is None:
        _lend(text, first, second)
    elif second.unit is None:
        if first.form == "percent" and first.raw < second.raw:
            _widen(first, second, second.value)
    elif text.startswith("不等", second.end) or not _is_change(text, first.start, separator):
        ratio = conversion(second.unit, first.unit)
        upper = None if ratio is None else times(second.value, ratio)
        if upper is not None and upper > first.value:
            unit = first.unit
            _widen(first, second, upper)
            first.unit = unit


def _join_fuzzy(text: str, first: Draft, second: Draft) -> None:
    """Make a range of two fuzzy numbers, from the least of the one to the most of the other: 几十万到几百万元, 十几到二十几亿元."""
    unit = second.unit
    if first.upper is None or second.upper is None or unit is None or (first.unit or unit).base != unit.base:
        return
    least = first.value
    if first.unit is None:
        scaled = least if text[first.number_end - 1] in "万亿" else _scaled_as(text, least, second)
        least = times(scaled, unit.factor) if unit.scales else scaled
    if least < second.value:
        first.value = least
        _widen(first, second, second.upper)


def _extend_below_zero(text: str, first: Draft, second: Draft, *, negative: bool) -> None:
    """Make a range of an amount below zero and a second one, itself below zero or not: -3%至-2%, -5℃至3℃, -3万至-2万元.

    The sizes are kept here; the sign is taken with what stands before the first.
    """
    size = first.value
    if first.unit is None and second.unit is not None:
        size = _scaled_as(text, size, second)
        size = times(size, second.unit.factor) if second.unit.scales else size
        upper = second.value
    else:
        ratio = None if second.unit is None or first.unit is None else conversion(second.unit, first.unit)
        if ratio is None:
            return
        upper = times(second.value, ratio)
    first.value, first.below_zero = size, negative
    if negative:
        first.value, upper = min(size, upper), max(size, upper)
    _widen(first, second, upper)


def _scaled_as(text: str, value: Number, second: Draft) -> Number:
    """A number with the scale that stands once, behind the second of two: the 30 of 30至20万元."""
    number = text[second.number_start : second.number_end]
    for scale, power in SHARED:
        if number.endswith(scale) and value < _SCALED_ALREADY:
            return times(value, Decimal(10) ** power)
    return value


_SCALED_ALREADY = 10000


def _behind_front(text: str, start: int, at: int) -> int:
    """Where the second number of a range begins, whose currency may be said again: $10-$20."""
    fronts = currency_fronts()
    names = [
        text[start - size : start] for size in range(3, 0, -1) if text[start - size : start] in fronts and size <= start
    ]
    return at + len(names[0]) if names and text.startswith(names[0], at) else at


def _is_change(text: str, start: int, separator: str) -> bool:
    """Whether two amounts are the ends of a change and not of a range: 从1家到500家."""
    return "到" in separator and "从" in text[max(0, start - 6) : start]


def _lent_power(text: str, first: Draft, second: Draft) -> Decimal | None:
    """The scale behind the second number of a range that the first does not have: 亿 of 400-500亿元, million of $3-5 million."""
    number = text[second.number_start : second.number_end]
    if number[-1] in MAGNITUDE_LASTS and text[first.end - 1].isdigit():
        return magnitude_of(number)
    for scale, power in SHARED if number[0].isascii() else SPOKEN_SHARED:
        if number.endswith(scale) and not text.startswith(scale, first.end - len(scale)):
            return Decimal(10) ** power
    return None


def _lend(text: str, first: Draft, second: Draft) -> None:
    """Give the first number of a range the scale and unit of the second: the 400 of 400-500亿元."""
    value = _lent(text, first, second)
    if value is not None and second.unit is not None:
        value = times(value, second.unit.factor)
    if value is not None and value < second.value:
        first.value = value
        _widen(first, second, second.value)
    elif second.unit is not None or value is None:
        for name in (
            "start",
            "end",
            "number_start",
            "number_end",
            "value",
            "mod",
            "form",
            "bare",
            "unit",
            "unit_start",
            "unit_end",
            "raw",
        ):
            setattr(first, name, getattr(second, name))


def _lent(text: str, first: Draft, second: Draft) -> Number | None:
    """The first number of a range with the scale of the second where it borrows it; `None` where the two run backwards: 100-50亿元."""
    power = _lent_power(text, first, second)
    if power is None:
        return first.value
    value = lent(first.value, power, second.raw)
    return first.value if value is None and text[first.end - 1] in _OWN_SCALES else value


_OWN_SCALES = frozenset("万亿kK")


def _widen(first: Draft, second: Draft, upper: Number) -> None:
    """Make one range of two amounts."""
    first.upper = upper if upper != first.value else None  # -8～-8℃
    first.mod = first.mod or second.mod
    first.end, first.number_end = second.end, second.number_end
    if second.unit is not None:
        first.unit, first.unit_start, first.unit_end = second.unit, second.unit_start, second.unit_end
    first.rule = "quantity/range"
