"""Units of one character whose sense the words beside them tell: 度 and 块."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.units import Unit, unit_named
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.quantities.units import special_units

_WARM_RE = lazy(r"(?:气|高|低|体|水|室|地|油|降|升)温|零[下上]|温[^度\W]")
_SCALE_RE = lazy(r"(摄氏|华氏)(?:温度)?(?:为|达|约)? ?\Z")
_ANGLE_RE = lazy(r"(?:转|倾斜|角|弯|坡)[^，。,]{0,4}\Z")
_HEAT_RE = pattern("{heat_before_degree}")
_ROUND_RE = lazy("[一二三四五六七八九十百千万亿]+|[0-9][万亿]+")
"""Numbers that are told of heat as well as of energy: 一亿度."""
_REACH = 14


def is_spent(text: str, start: int, end: int) -> bool:
    """Whether 块 at the end of a clause is money: 花费三块."""
    spent = text[max(0, start - 3) : start]
    return not "\u4e00" <= text[end : end + 1] <= "\u9fff" and any(verb in spent for verb in "花费价卖付值")


def degree_unit(text: str, start: int, at: int, *, shy: bool) -> tuple[Unit | None, int]:
    """Decide what 度 measures: electricity, temperature, an angle, or, without evidence, nothing.

    Args:
        text: normal text.
        start: where the number begins.
        at: where 度 or ° stands.
        shy: whether the expression stands alone, where 45度 may be any degrees.

    Returns:
        The unit, and where the amount begins: 摄氏 before the number belongs to it.
    """
    special = special_units()
    before = text[max(0, start - _REACH) : start]
    scale = _SCALE_RE.search(before)
    if scale:
        return special["℃"] if scale[1] == "摄氏" else unit_named("℉"), start - len(before) + scale.start()
    if text.startswith("角", at + 1) and not text.startswith("角逐", at + 1):
        return special["°"], start
    if shy or text[at] == "°":
        return None, start
    scaled = text[at - 1] in "万亿"
    heat = _WARM_RE.search(before) or (scaled and _HEAT_RE.search(before))
    behind = text[at + 1 : at + 1 + _REACH].partition("。")[0]
    if any(word in before for word in words_of("energy_before_degree")) or (scaled and not heat and "电" in behind):
        return special["度"], start
    if heat:
        return special["℃"], start
    if scaled:
        return (None if _ROUND_RE.fullmatch(text, start, at) else special["度"]), start
    return special["°"] if "温度" in before or _ANGLE_RE.search(before) else None, start
