"""How a listed name is shared out among values: A、B和C分别增长."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.facts.indicators.metric_names import NOUN_END, is_counted, split_list
from zonenews.lexicon.indicators import ending_metric

_SECTOR = lazy(r"第?[一二三](产业.*)$")
_SECTOR_NUMBER = lazy(r"第?[一二三]$")
_ANNOUNCED = lazy(r"^[二两三四五六七八九十]大[^、，]{0,6}?(?:产业|行业|集群|板块|领域)(?:中的?|的)?(?=[^、]{2,}、)")
"""What announces a list by its number: 三大主导产业 | 电子信息、….."""
_SUMMED_UP = lazy(
    r"(?<=..)等?(?P<number>[二两三四五六七八九十])大[^、，]{0,6}?(?P<noun>产业|行业|集群|板块|领域)(?=..)"
)
"""What sums a list up before the metric its parts share: 高端装备、新材料 | 两大主导产业 | 产值."""
_BRANCH = lazy(r"[^业]{0,6}业(?P<metric>..+)")
"""A tail that begins with the branch of its own part: 医药 | 制造业增加值 behind 汽车制造业、."""
_NUMERALS = {character: value for value, character in enumerate("两三四五六七八九十", 2)} | {"二": 2}


def _tail_start(text: str) -> int:
    """Find where the metric nouns begin that end a phrase: 装机占比 in 新能源装机占比."""
    start = len(text)
    while found := ending_metric(text[1:start]):
        start = found[0] + 1
    return start


def _ordinal_sectors(parts: list[str]) -> list[str]:
    """Complete 第一、二、三产业用电量."""
    last = _SECTOR.match(parts[-1]) if len(parts) > 1 else None
    if last is None or not all(_SECTOR_NUMBER.match(part) for part in parts[:-1]):
        return parts
    return [f"第{part.lstrip('第')}{last[1]}" for part in parts[:-1]] + [f"第{parts[-1].lstrip('第')}"]


def _shared_out(parts: list[str], number: str, noun: str, metric: str) -> list[str] | None:
    """Give each part of a list that is summed up (A、B两大产业产值) the noun and the metric; `None` where the number is another."""
    if _NUMERALS[number] != len(parts) or not (ending_metric(metric) or NOUN_END.search(metric)):
        return None
    return [part + ("" if part.endswith(("业", noun)) else noun) + metric for part in parts]


def distribute(text: str, count: int) -> list[str] | None:
    """Read a listed noun phrase as the metrics of `count` values.

    A tail or a beginning that all parts share is given to each: 清洁能源与新能源装机占比, 对美国、东盟进出口, 就业、居住的居民.

    Returns:
        One metric for each value, or `None` where the parts are not as many as the values.
    """
    parts = _ordinal_sectors(split_list(_ANNOUNCED.sub("", text)))
    if len(parts) != count or count < 2:
        return None
    last = parts[-1]
    if summed := _SUMMED_UP.search(last):
        return _shared_out(
            [*parts[:-1], last[: summed.start()]], summed["number"], summed["noun"], last[summed.end() :]
        )
    whole = [ending_metric(part) for part in parts]
    if "的" in last[1:-1] and not any("的" in part for part in parts[:-1]):
        tail = last[last.index("的") :]
    elif whole[-1] and not any(whole[:-1]) and _tail_start(last) < len(last):
        tail = last[_tail_start(last) :]
    elif not any(whole[:-1]) and (match := NOUN_END.search(last)) and not any(map(NOUN_END.search, parts[:-1])):
        tail = last[match.start() :] if match.start() and match.end() - match.start() > 1 else ""
    else:
        tail = ""
    if all(part.endswith("业") for part in parts[:-1]) and (branch := _BRANCH.match(tail)):
        tail = branch["metric"]
    if not tail and not all(
        one or NOUN_END.search(part) or is_counted(part) for one, part in zip(whole, parts, strict=True)
    ):
        return None
    if tail[:2] == "居民":
        parts = [part.removesuffix("居民") for part in parts[:-1]] + [last]
    lead = parts[0][0] if tail and parts[0][0] in "对与向" else ""
    first = parts[0]
    out = [first + tail] + [lead + part + tail for part in parts[1:-1]] + [lead + last]
    return out if tail else parts
