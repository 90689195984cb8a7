"""Where a unit stands behind a number, and how units of one family compare."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.lexicon.units import Unit, unit_named, units

SECONDS = {"wk": 604800, "d": 86400, "h": 3600, "min": 60, "s": 1}
MONTHS = {"a": 12, "mo": 1}


class _Row(NamedTuple):
    """A unit with what has to be asked where the first two characters of its name stand."""

    length: int
    rest: str  # the name from its third character on
    is_latin: bool
    refused: frozenset[str]  # single characters that may not follow
    refused_words: tuple[str, ...]  # longer words that may not
    takes_unit: bool  # 个: another unit may follow
    unit: Unit


@lru_cache(maxsize=8192)
def _rows(pair: str) -> tuple[_Row, ...]:
    """The units whose name can begin with two characters of a text, longest name first; the last two of a text may be one."""
    found = [unit for unit in units().get(pair[:1], ()) if unit.name == pair[0] or unit.name[:2] == pair]
    return tuple([_row(unit) for unit in found])


@lru_cache(maxsize=8192)
def _open_rows(pair: str) -> tuple[_Row, ...]:
    """Those of them that stand outside expressions of their own too."""
    return tuple([row for row in _rows(pair) if not row.unit.shy])


@cache
def _row(unit: Unit) -> _Row:
    single = frozenset(word for word in unit.not_before if len(word) == 1)
    words = tuple(word for word in unit.not_before if word[0] not in single)
    return _Row(len(unit.name), unit.name[2:], unit.is_latin, single, words, unit.name == "个", unit)


DAYS_WITHIN = ("日内", "日之内", "日以内")
"""What makes so many days of 日: 30日内."""


def unit_at(text: str, at: int, *, shy: bool = False) -> tuple[Unit, int] | None:
    """Find the unit whose name begins here, longest name first.

    Args:
        text: normal text.
        at: where to look.
        shy: whether units count that stand only in expressions of their own.

    Returns:
        The unit and where its name ends.
    """
    pair = text[at : at + 2]
    for length, rest, is_latin, refused, words, takes_unit, unit in _rows(pair) if shy else _open_rows(pair):
        after = at + length
        if (rest and not text.startswith(rest, at + 2)) or (is_latin and _runs_on(text, after)):
            continue
        following = text[after : after + 1]
        if (following in refused or (words and text.startswith(words, after))) and not (
            _SAME_RE.match(text, after)
            or (unit.kind == "money" and text[at - 1 : at] in _SCALES and following not in _THINGS)
        ):
            continue
        if unit.near and not is_near(text, at, after, unit.near):
            continue
        if takes_unit and following in _first_letters():
            deeper = unit_at(text, after)
            if deeper is not None and deeper[0].kind not in ("count", "duration", "percent", "multiple"):
                return deeper
        return unit, after
    return None


_NEAR_BEFORE, _NEAR_AFTER = 24, 8
"""How many characters before and behind a unit one of the words may stand that give it its sense."""


def is_near(text: str, at: int, after: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands near a unit, in its sentence."""
    before = text[max(0, at - _NEAR_BEFORE) : at].rpartition("。")[2]
    behind = text[after : after + _NEAR_AFTER].partition("。")[0]
    return any(word in before or word in behind for word in words)


def _runs_on(text: str, after: int) -> bool:
    """Whether a name of Latin letters is the beginning of a longer word."""
    following = text[after : after + 1]
    return following.isascii() and (following.isalnum() or following in ("_", "+"))


_SCALES = ("万", "亿")
"""Behind one of these 元 is money, whatever word it would begin: 投资9亿元|年产…, 2亿元|首期款; but things are counted so: 5万|元件."""
_THINGS = frozenset("件宝素器")
_SAME_RE = lazy(r"[到至][0-9一二两三四五六七八九十]{1,6}升")


@cache
def _first_letters() -> frozenset[str]:
    """First characters of the units that may take 个 before them: 六个加仑, 两个亿卢布."""
    return frozenset(
        unit.name[0] for found in units().values() for unit in found if unit.kind not in ("count", "duration")
    )


@cache
def parted_units() -> tuple[tuple[str, Unit], ...]:
    """Units named with 个, by what follows it: 月 of 个月, for 两个半月 and 三个多月."""
    found = [(unit.name[1:], unit) for unit in units()["个"] if len(unit.name) > 1]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


@cache
def special_units() -> dict[str, Unit]:
    """Units that no table look-up gives: what a share is counted in, and 块 and 度 where their sense is known."""
    kwh = unit_named("千瓦时")
    return {
        "percent": unit_named("%"),
        "ratio": Unit(name="", kind="ratio", base="1", code="1"),
        "share": Unit(name="", kind="percent", base="%", code="%"),
        "第": Unit(name="第", kind="ordinal", base="1", code="1"),
        "implied-money": Unit(name="", kind="money", base="CNY", code="CNY"),
        "implied-count": Unit(name="", kind="count", base="1", code="1"),
        "番": Unit(name="番", kind="multiple", base="1", code="1"),
        "块": Unit(name="块", kind="money", base="CNY", code="CNY"),
        "度": Unit(name="度", kind="energy", base=kwh.base, factor=kwh.factor, code=kwh.code),
        "℃": unit_named("℃"),
        "°": unit_named("°"),
        "pp": unit_named("个百分点"),
        "分钟": unit_named("分钟"),
        "元": unit_named("元"),
    }


def conversion(unit: Unit, other: Unit) -> Fraction | None:
    """How many base units of `other` one base unit of `unit` is: 60 for hours in minutes; `None` where the two do not compare.

    >>> conversion(unit_named("小时"), unit_named("分钟"))
    Fraction(60, 1)
    >>> conversion(unit_named("年"), unit_named("天")) is None
    True
    """
    if unit.kind != other.kind:
        return None
    if unit.base == other.base:
        return Fraction(1)
    for sizes in (SECONDS, MONTHS):
        if unit.base in sizes and other.base in sizes:
            return Fraction(sizes[unit.base], sizes[other.base])
    return None
