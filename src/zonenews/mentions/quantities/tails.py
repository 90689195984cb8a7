"""What follows a unit and belongs to its amount: 半, 多, a currency, a smaller amount (五元三毛, 两年零三个月)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from zonenews._patterns import lazy
from zonenews.grammar.reading import plus, times
from zonenews.grammar.scanning import number_at, scanners
from zonenews.lexicon.units import Unit, currency_behinds
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.units import conversion, special_units, unit_at
from zonenews.text.records import Number

HALF = Decimal("0.5")
NOT_HALF = tuple("径价夜数程导岛成工壁票大多山坡生熟场自封年月个天小")
"""What, after 半, makes it the beginning of another word."""
NOT_MORE = tuple("次元样种个家名项年部门层点方边位处条数半功维媒种党民国彩边晶肽糖孔模旋联肉")
"""What, after 多, takes it away from the amount before: 三年多次."""
SPOKEN = {"块": "0.1", "毛": "0.01", "角": "0.01", "米": "0.1", "成": "1"}
"""Units after which a lone digit counts the next place: 三米九, 两毛五, 七成六."""
_TALLEST = 3
"""So many metres may have a digit for their tenths behind them: 身高1米8."""
COMPOUNDS = frozenset({"money", "duration", "mass", "length", "percent"})


@cache
def tail_characters() -> frozenset[str]:
    """Characters behind a unit that may belong to its amount."""
    behind = {name[0] for name in currency_behinds()}
    return frozenset("半多余整正零又(（钱 ") | scanners().numeral | behind


_EXACTLY = lazy("[整正](?:的|(?![\u4e00-\u9fff]))")
"""人民币三元整: what closes an amount on a bill; 2亿元|正式开工, 5亿元|整治资金 go on with another word."""


def read_tail(text: str, draft: Draft, following: str) -> None:
    """Add to an amount what follows its unit.

    Args:
        text: normal text.
        draft: the amount, which ends with its unit.
        following: the character behind the unit, one of `tail_characters`.
    """
    unit = draft.unit
    assert unit is not None  # noqa: S101 - only called with one
    if unit.kind == "money" and text[draft.end - 1] in "元圆块":
        _read_currency(text, draft)
    if following == "半":
        if unit.kind != "count" and draft.upper is None and not text.startswith(NOT_HALF, draft.end + 1):
            draft.value = plus(draft.value, times(HALF, unit.factor))
            draft.end += 1 + (unit.name == "分钟" and text.startswith("钟", draft.end + 1))
    elif following in ("多", "余"):
        if unit.kind not in ("count", "percentage_point", "ordinal") and not text.startswith(NOT_MORE, draft.end + 1):
            draft.mod = "more_than"
            draft.end += 1
    elif draft.upper is None and draft.mod is None and unit.kind in COMPOUNDS:
        while _add_smaller(text, draft):
            pass
    if unit.kind == "money" and text[draft.end - 1] in "元圆角分" and _EXACTLY.match(text, draft.end):
        draft.end += 1


def _read_currency(text: str, draft: Draft) -> None:
    """Read the currency that follows 元: 8亿元人民币, 5亿元(美元)."""
    at = draft.end + 1 if text.startswith(("(", "（"), draft.end) else draft.end
    for name, code in currency_behinds().items():
        if text.startswith(name, at):
            after = at + len(name)
            if at > draft.end and not text.startswith((")", "）"), after):
                return
            draft.unit = Unit(name="元", kind="money", base=code, code=code)
            draft.end = after + (at > draft.end)
            return


def _add_smaller(text: str, draft: Draft) -> bool:
    """Add the smaller amount that directly follows: 五元三毛, 两年零三个月, 六斤八两; whether there was one."""
    unit = draft.unit
    assert unit is not None  # noqa: S101 - only called with one
    at = draft.end
    if text.startswith(("零", "又", " "), at) and (unit.kind == "duration" or unit.name in ("元", "成")):
        at += 1
    if text[at : at + 1] not in scanners().numeral:
        return False
    match = scanners().run.match(text, at)
    spot = number_at(text, at, match.group()) if match else None
    if spot is None or spot.form != "plain" or spot.reading.upper is not None or spot.reading.mod is not None:
        return False
    if (
        unit.kind == "duration"
        and text.startswith("分", spot.end)
        and not text.startswith(("分钟", "分之", "分公"), spot.end)
    ):
        found: tuple[Unit, int] | None = (special_units()["分钟"], spot.end + 1)
    else:
        found = unit_at(text, spot.end, shy=True)
    if found is not None:
        return _add(draft, times(spot.reading.value, found[0].factor), *found)
    if unit.name == "米" and draft.raw <= _TALLEST and (height := _HUNDREDTHS_RE.match(text, at)):  # 一米七五
        draft.value = plus(draft.value, times(_hundredths(height[0]), Decimal("0.01")))
        draft.end = height.end()
        return False
    tail = SPOKEN.get(unit.name)
    following = text[spot.end : spot.end + 1]
    in_digits = unit.name == "块" or (unit.name == "米" and draft.raw <= _TALLEST)
    spoken = text[at] in scanners().han or (in_digits and text[at] != "0" and following not in ("%", "."))
    ends = not "\u4e00" <= following <= "\u9fff" or (
        unit.name == "块" and text.startswith(words_of("each_of_price"), spot.end)
    )
    if tail and spot.end - at == 1 and spoken and ends:
        draft.value = plus(draft.value, times(spot.reading.value, Decimal(tail)))
        draft.end = spot.end
    return False


_HUNDREDTHS_RE = lazy("(?:[一二三四五六七八九]{2}|[1-9][0-9])(?=左右|的|高|以[上下]|[^一-鿿0-9.%]|$)")


def _hundredths(written: str) -> Decimal:
    """The number two figures make, Han or Arabic: 七五 is 75."""
    return Decimal("".join(str("零一二三四五六七八九".find(one)) if one > "9" else one for one in written))


def _add(draft: Draft, more: Number, other: Unit, end: int) -> bool:
    """Add an amount in a smaller unit of the same family; durations are given in the smaller unit."""
    unit = draft.unit
    assert unit is not None  # noqa: S101 - only called with one
    if other.kind != unit.kind:
        return False
    if unit.base == other.base:
        if other.factor >= unit.factor:
            return False
        draft.value = plus(draft.value, more)
    else:
        ratio = conversion(unit, other)
        if ratio is None or ratio <= 1:
            return False
        draft.value = plus(times(draft.value, ratio), more)
    if unit.kind in ("duration", "money"):
        draft.unit = other
    draft.end = draft.unit_end = end
    return True
