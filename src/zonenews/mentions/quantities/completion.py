"""What stands beside an amount and belongs to it: its sign, its currency, its pace, its bounds, its denominator."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from zonenews._patterns import lazy
from zonenews.grammar.bounds import bound_after, bound_before, bounds
from zonenews.grammar.patterns import pattern
from zonenews.grammar.reading import times
from zonenews.grammar.scanning import signed_start
from zonenews.lexicon.units import Unit, currency_fronts, unit_named
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.nouns import RATED, take_denominator
from zonenews.mentions.quantities.units import is_near
from zonenews.text.records import Mod

FRONT_LENGTH = 5


@cache
def _beside() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Characters before a number that may end a sign or currency, or a bound; characters behind it that may begin a bound."""
    words = bounds()
    fronts = {name[-1] for name in currency_fronts()}
    befores, afters = {*words.before_lasts, " "}, {*words.after_lengths, " ", "/"}
    return frozenset(fronts | set(" :：又负-－−下时速秒")), frozenset(befores), frozenset(afters)


def complete(text: str, draft: Draft, floor: int) -> None:
    """Add sign, currency and bounds."""
    unit = draft.unit
    assert unit is not None  # noqa: S101 - only called with one
    fronts, befores, afters = _beside()
    start, end, kind = draft.start, draft.end, unit.kind
    before = text[start - 1 : start]
    bound = after = None
    free = before == "时" and kind == "speed" and text.endswith(_AN_HOUR, floor, start)
    if free and text.endswith(_AN_HOUR, 0, end):
        draft.unit_end = draft.end = end = end - len(_AN_HOUR)  # 每小时十公里|每小时十公里
        start -= len(_AN_HOUR)
    elif before in fronts:
        start = _take_sign(text, draft, floor)
        before = text[start - 1 : start]
    elif kind == "length":
        start = _as_speed(text, draft, start, floor)
        before = text[start - 1 : start]
    if text[end : end + 1] in afters:
        if text[end] == "/" and kind in RATED:
            take_denominator(text, draft)
        end, after = (draft.end, None) if _TOPPED_RE.match(text, draft.end - 1) else bound_after(text, draft.end)
    if before in befores:
        start, bound = _take_bound(text, draft, start, floor)
    elif kind in _PARTS and text[start - 2 : start - 1] == "全":
        first, bound = bound_before(text, start - 2)
        start = first if bound is not None and first >= floor else start
    draft.start, draft.end = start, end
    if (after or bound) and draft.mod != "more_than":
        draft.mod = after or bound


_AN_HOUR = "每小时"
_TOPPED_RE = lazy("[层栋幢楼]封顶")
"""What is done with floors and houses: no bound of their number."""
_PARTS = frozenset({"percent", "ratio", "multiple"})


def _take_sign(text: str, draft: Draft, floor: int) -> int:
    """Read what stands before a number and belongs to it: a minus, a pace, a 又, a currency; where the quantity begins then."""
    start = draft.start
    kind = draft.unit.kind if draft.unit else ""
    signed = start if draft.bare else signed_start(text, start, floor)
    if signed == start and start - 1 >= floor and is_minus(text, start, kind):
        signed = start - 1
    if signed < start:
        start = signed
        negate(draft, by_dash=text[signed] in MINUS)
    if kind == "length":
        return _as_speed(text, draft, start, floor)
    if kind == "count":
        return _as_operations(text, draft, start)
    if kind == "duration" and text[start - 1 : start] == "又" and floor == start - 1 and floor:
        return start - 1
    return _take_front(text, draft, start, floor) if kind == "money" else start


RANGE = "quantity/range"
MINUS = frozenset("-－−")
_SIGNED = frozenset({"percent", "percentage_point", "temperature", "money"})
"""Kinds of amounts that stand below zero."""
_NO_SIGN_BEHIND = frozenset("%％成亿万千百十元点度")
"""What ends an amount: a dash behind it joins two of them."""


def negate(draft: Draft, *, by_dash: bool) -> None:
    """Put an amount below zero: both ends of a range by a word (零下十几度, the colder end first), by a dash only the end it stands before."""
    draft.value, draft.raw = -draft.value, -draft.raw
    if draft.upper is not None and (draft.below_zero or not by_dash or draft.rule != RANGE):
        draft.value, draft.upper = -draft.upper, draft.value


def is_minus(text: str, start: int, kind: str) -> bool:
    """Whether a dash that touches the word before an amount is its sign: 增长-2.8%, 净利润-3万元, and not 2万-3万元.

    A sum of money is below zero only behind a word for what may be: 首次认定-5万元 parts the two.

    Args:
        text: normal text.
        start: where the amount's number begins.
        kind: its kind.

    >>> is_minus("同比-3.2%", 3, "percent"), is_minus("首次认定-5万元", 5, "money")
    (True, False)
    """
    if kind not in _SIGNED or text[start - 1 : start] not in MINUS:
        return False
    if start == 1:
        return kind != "money"  # the text begins with it
    before = text[start - 2 : start - 1]
    if not "\u4e00" <= before <= "\u9fff" or before in _NO_SIGN_BEHIND:
        return False
    return kind != "money" or text.endswith(words_of("may_be_negative"), 0, start - 1)


def is_below_zero(text: str, start: int, kind: str) -> bool:
    """Whether a dash right before a number is its sign, wherever it stands: behind a word, a comma, or at the beginning."""
    return (start == 1 and kind in _SIGNED) or signed_start(text, start, 0) < start or is_minus(text, start, kind)


def take_bound(text: str, draft: Draft, floor: int) -> None:
    """Add the bound that stands before an amount, and nothing else of what is beside it."""
    if text[draft.start - 1 : draft.start] in _beside()[1]:
        draft.start, bound = _take_bound(text, draft, draft.start, floor)
        draft.mod = draft.mod or bound


def _take_bound(text: str, draft: Draft, start: int, floor: int) -> tuple[int, Mod | None]:
    """Read the bound before a number; where the quantity begins then."""
    kind = draft.unit.kind if draft.unit else ""
    money = kind == "money"
    first, bound = bound_before(text, start, scale=draft.bare, large=money or draft.value >= 10000)
    if bound is None or first < floor:
        return start, None
    if (kind == "duration" and _is_recent(text, first, start)) or (kind == "temperature" and text[first] == "最"):
        return start, None
    return (_take_front(text, draft, first, floor) if money else first), bound


_PACE_RE = pattern(r"({pace}){pace_verb}?\Z")


def _as_speed(text: str, draft: Draft, start: int, floor: int) -> int:
    """Read 每小时350公里 and 时速120公里 as a speed; where it begins then."""
    before = text[max(floor, start - 7) : start]
    match = _PACE_RE.search(before) if "时" in before or "秒" in before else None
    if match is None:
        return start
    factor = Decimal("3.6") if "秒" in match.group(1) else Decimal("0.001")
    draft.value = times(draft.value, factor)
    draft.upper = None if draft.upper is None else times(draft.upper, factor)
    draft.unit = Unit(name="公里", kind="speed", base="km/h", code="km/h")
    draft.rule = "quantity/speed"
    return start - len(before) + match.start()


_OPERATIONS = 10**8
"""No machine whose computing power is told does fewer operations a second; a site may well serve five thousand."""


def _as_operations(text: str, draft: Draft, start: int) -> int:
    """Read 每秒300亿亿次 as computing power, where its words are near and it is that of a machine; where it begins then."""
    if (
        draft.unit is None
        or draft.unit.base != "次"
        or draft.value < _OPERATIONS
        or not text.endswith("每秒", 0, start)
    ):
        return start
    rate = unit_named("次/秒")
    if not is_near(text, draft.unit_start, draft.end, rate.near):
        return start
    draft.unit, draft.rule = rate, "quantity/speed"
    return start - len("每秒")


def _is_recent(text: str, first: int, start: int) -> bool:
    """Whether 近 makes a span of time a recent one and not a short one: 近三年."""
    return text[first:start] == "近" and not text.endswith(words_of("time_lasting"), max(0, first - 4), first)


def _take_front(text: str, draft: Draft, start: int, floor: int) -> int:
    """Read 人民币, $ and the like before an amount; where it begins then."""
    code, first = currency_front(text, start, floor)
    unit = draft.unit
    if code is None or unit is None:
        return start
    if unit.base == "CNY" and code != "CNY":
        draft.unit = Unit(name=unit.name, kind="money", base=code, code=code)
    return first


@cache
def _front_last() -> frozenset[str]:
    return frozenset(name[-1] for name in currency_fronts())


def currency_front(text: str, start: int, floor: int) -> tuple[str | None, int]:
    """Find a currency written before a number that starts at `start`, and where it begins."""
    at = start - 1 if text[start - 1 : start] in (" ", ":", "：") else start
    if at and text[at - 1] in _front_last():
        for length in range(min(FRONT_LENGTH, at - floor), 0, -1):
            code = currency_fronts().get(text[at - length : at])
            if code is not None:
                return code, at - length
    return None, start
