"""The grammar of one quantity: number, unit, compounds (三元五角), ranges, lists that share a unit, bounds.

group    = item {、 item}                       the items without a unit take the one of the last
item     = amount [to amount] [bound]           the first amount may borrow scale and unit from the second
amount   = number [余] unit [半 | 余 | smaller amount]
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from zonenews.grammar.reading import Reading, plus, times
from zonenews.grammar.scanning import NumberSpot, number_at, scanners
from zonenews.lexicon.units import Unit, currency_behinds, unit_named, units
from zonenews.text.records import Mod, Number

HALF = Decimal("0.5")
NOT_HALF = tuple("径价夜数程导岛成工壁票大多")  # 半 begins another word
NOT_MORE = tuple("次元样种个家名项年部门层点方边位处条数半功维媒种")  # 多 belongs to what follows
SPOKEN = {"块": "0.1", "元": "0.1", "毛": "0.01", "角": "0.01", "米": "0.1", "成": "1", "块钱": "0"}


class Amount(NamedTuple):
    """A number with its unit, or still without one."""

    spot: NumberSpot
    unit: Unit | None
    end: int
    value: Number
    upper: Number | None
    mod: Mod | None
    unit_end: int
    unit_start: int


@cache
def _table() -> dict[str, tuple[tuple[str, int, bool, tuple[str, ...], Unit], ...]]:
    """Units in the form the look-up wants."""
    return {
        first: tuple((unit.name, len(unit.name), unit.is_latin, unit.not_before, unit) for unit in found)
        for first, found in units().items()
    }


@cache
def _after_ge() -> dict[str, tuple[str, Unit]]:
    """Units named with 个, by what follows it: 月 of 个月, for 两个半月 and 三个多月."""
    found = {}
    for first in "个":
        for unit in units()[first]:
            if len(unit.name) > 1:
                found[unit.name[1:]] = unit
    return {name: (name, unit) for name, unit in sorted(found.items(), key=lambda row: -len(row[0]))}


def unit_at(text: str, at: int, *, shy: bool = False) -> tuple[Unit, int] | None:
    """Find the unit whose name begins here, longest name first.

    Args:
        text: normal text.
        at: where to look.
        shy: whether units count that stand only in expressions of their own.

    Returns:
        The unit and where its name ends.
    """
    if at >= len(text):
        return None
    found = _table().get(text[at])
    if found is None:
        return None
    for name, length, latin, not_before, unit in found:
        if (length > 1 and not text.startswith(name, at)) or (unit.shy and not shy):
            continue
        after = at + length
        if latin and after < len(text) and text[after].isascii() and (text[after].isalnum() or text[after] in "_-+"):
            continue
        if not_before and text.startswith(not_before, after):
            continue
        if name == "个":
            deeper = unit_at(text, after)
            if deeper is not None and deeper[0].kind not in ("count", "duration", "percent", "multiple"):
                return deeper
        return unit, after
    return None


def amount_at(text: str, start: int, run: str, *, shy: bool = False) -> Amount | None:
    """Read a number and its unit.

    Returns:
        The amount in base units, or the bare number with `unit` `None`; `None` where no number can be read.
    """
    spot = number_at(text, start, run)
    if spot is None:
        return None
    if spot.form != "plain":
        value, upper, mod = spot.reading
        unit = _share_unit(spot)
        return Amount(spot, unit, spot.end, value, upper, mod, spot.end, spot.end)
    spot = _without_unit_scale(text, spot, run)
    end = spot.end
    value, upper, mod = spot.reading
    if text.startswith(("来", "来个"), end):
        found = unit_at(text, end + 1)
        if found is not None and value >= 10:
            return _finished(text, spot, found[0], end + 1, found[1], mod=mod or "approx")
        return Amount(spot, None, end, value, upper, mod, end, end)
    at = end
    while text.startswith(" ", at) and at - end < 3:
        at += 1
    if text.startswith("个", at) and text.startswith(("半", "多"), at + 1):
        special = _parted(text, spot, at)
        if special is not None:
            return special
    if text.startswith(("(含)", "（含）"), at):
        at += 3
    found = (unit_named("分钟"), at + 1) if _is_minutes(text, at) else unit_at(text, at, shy=shy)
    if found is None or (
        at > end and found[0].kind == "count" and not text[end - 1].isdigit() and text[end - 1] not in "万亿"
    ):
        return Amount(spot, None, end, value, upper, mod, end, end)
    return _finished(text, spot, found[0], at, found[1], mod=mod)


_MINUTES_RE = re.compile(r"分(?:半|[0-9一二三四五六七八九十]{1,3}秒)")


def _is_minutes(text: str, at: int) -> bool:
    """Whether 分 means minutes here: 五分半, 三分二十秒."""
    return text.startswith("分", at) and _MINUTES_RE.match(text, at) is not None


@cache
def _shares() -> tuple[Unit, Unit]:
    percent = unit_named("%")
    return percent, Unit(name="", kind="ratio", base="1", code="1")


def _share_unit(spot: NumberSpot) -> Unit:
    """The unit of 百分之三十 and 三分之一."""
    return _shares()[0 if spot.form == "percent" or isinstance(spot.reading.value, Decimal) else 1]


def _without_unit_scale(text: str, spot: NumberSpot, run: str) -> NumberSpot:
    """Give the last scale of a number back to a unit that begins with it: 50兆瓦, 30千瓦."""
    last = text[spot.end - 1]
    if (
        last not in "千兆百"
        or spot.end - spot.start < 2
        or text[spot.end : spot.end + 1] not in "瓦帕赫伏焦克米卡字比升安"
    ):
        return spot
    found = unit_at(text, spot.end - 1)
    shorter = number_at(text, spot.start, run[: spot.end - 1 - spot.start])
    if found is None or shorter is None or shorter.end != spot.end - 1:
        return spot
    return shorter


def _parted(text: str, spot: NumberSpot, at: int) -> Amount | None:
    """Read 两个半月 and 三个多小时."""
    for name, unit in _after_ge().values():
        if text.startswith(name, at + 2):
            value, upper, mod = spot.reading
            if text[at + 1] == "半":
                reading = Reading(plus(value, HALF), None, mod)
            else:
                reading = Reading(value, upper, "more_than")
            spot = spot._replace(reading=reading)
            return _finished(text, spot, unit, at, at + 2 + len(name), mod=reading.mod)
    return None


def _finished(  # noqa: PLR0913 - the parts of an amount
    text: str, spot: NumberSpot, unit: Unit, unit_start: int, unit_end: int, *, mod: Mod | None
) -> Amount:
    """Turn a number and its unit into base units, with what may follow the unit."""
    value, upper, _ = spot.reading
    if unit.factor != 1:
        value = times(value, unit.factor)
        upper = None if upper is None else times(upper, unit.factor)
    end = unit_end
    if unit.kind == "money":
        unit, end = _currency_behind(text, unit, end)
    following = text[end : end + 1]
    if following == "半" and not text.startswith(NOT_HALF, end + 1) and unit.kind != "count" and upper is None:
        value = plus(value, times(HALF, unit.factor))
        end += 1
        if unit.name == "分" and text.startswith("钟", end):
            end += 1
    elif (
        following in ("多", "余")
        and unit.kind not in ("count", "percentage_point")
        and not text.startswith(NOT_MORE, end + 1)
    ):
        mod, end = "more_than", end + 1
    elif upper is None and mod is None:
        more = _smaller(text, unit, end)
        if more is not None:
            value, unit, end = _compound(value, unit, *more)
    if unit.kind == "money" and text.startswith(("整", "正"), end) and text[end - 1] in "元圆角分":
        end += 1
    return Amount(spot, unit, end, value, upper, mod, end, unit_start)


def _currency_behind(text: str, unit: Unit, end: int) -> tuple[Unit, int]:
    """Read the currency that follows 元: 8亿元人民币."""
    if unit.base != "CNY" or text[end - 1] != "元":
        return unit, end
    at = end + 1 if text.startswith(("(", "（"), end) else end
    for name, code in currency_behinds().items():
        if text.startswith(name, at):
            after = at + len(name)
            if at > end:
                if not text.startswith((")", "）"), after):
                    return unit, end
                after += 1
            return Unit(name=unit.name, kind="money", base=code, code=code), after
    return unit, end


FAMILIES = {"a": "years", "mo": "years", "wk": "days", "d": "days", "h": "days", "min": "days", "s": "days"}
SECONDS = {"wk": 604800, "d": 86400, "h": 3600, "min": 60, "s": 1}
MONTHS = {"a": 12, "mo": 1}


def _smaller(text: str, unit: Unit, end: int) -> tuple[Number, Unit, int] | None:
    """Read the smaller amount that directly follows: 五元三毛, 两年零三个月, 六斤八两."""
    at = end
    if text.startswith(("零", "又"), at) and unit.kind in ("duration", "money"):
        at += 1
    match = (
        scanners().run.match(text, at)
        if at < len(text) and (text[at] in scanners().numeral or text[at] in " 半")
        else None
    )
    if match is None and unit.name == "成" and text.startswith(" ", at):
        match = scanners().run.match(text, at + 1)
        at += 1
    if match is None or unit.kind not in ("duration", "money", "mass", "length", "percent"):
        return None
    spot = number_at(text, at, match.group())
    if spot is None or spot.form != "plain" or spot.reading.upper is not None or spot.reading.mod is not None:
        return None
    found = unit_at(text, spot.end, shy=True)
    if unit.kind == "duration" and text.startswith("分", spot.end) and not text.startswith("分钟", spot.end):
        found = unit_named("分钟"), spot.end + 1
    if found is not None:
        other, after = found
        if _is_smaller(other, unit):
            return times(spot.reading.value, other.factor), other, after
        return None
    tail = SPOKEN.get(unit.name)
    following = text[spot.end : spot.end + 1]
    if (
        tail
        and spot.end - at == 1
        and text[at] in scanners().han
        and (not following or not ("\u4e00" <= following <= "\u9fff"))
    ):
        return times(spot.reading.value, Decimal(tail)), unit, spot.end
    return None


def in_unit(amount: Amount, unit: Unit) -> Amount | None:
    """Give an amount in the base unit of another, where the two can be compared: 8周 beside 13天 is 56 d."""
    other = amount.unit
    if other is None or other.kind != unit.kind:
        return None
    if other.base == unit.base:
        return amount
    if (
        unit.kind != "duration"
        or FAMILIES.get(unit.base) is None
        or FAMILIES.get(unit.base) != FAMILIES.get(other.base)
    ):
        return None
    sizes = SECONDS if unit.base in SECONDS else MONTHS
    factor = Fraction(sizes[other.base], sizes[unit.base])
    return amount._replace(unit=unit, value=times(amount.value, factor))


def _is_smaller(other: Unit, unit: Unit) -> bool:
    if other.kind != unit.kind:
        return False
    if unit.kind == "duration":
        family = FAMILIES.get(other.base)
        if family is None or family != FAMILIES.get(unit.base):
            return False
        sizes = SECONDS if family == "days" else MONTHS
        return sizes[other.base] * other.factor < sizes[unit.base] * unit.factor
    return other.base == unit.base and other.factor < unit.factor


def _compound(value: Number, unit: Unit, more: Number, other: Unit, end: int) -> tuple[Number, Unit, int]:
    """Add a smaller amount; durations are given in the smaller unit."""
    if unit.kind == "duration" and unit.base != other.base:
        sizes = SECONDS if unit.base in SECONDS else MONTHS
        factor = Decimal(sizes[unit.base]) / Decimal(sizes[other.base])
        return plus(times(value, factor), more), other, end
    return plus(value, more), unit, end
