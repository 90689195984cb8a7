"""The words of statistical practice the panel goes by, from `data/panel.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias

import attrs

from zonenews._data import load_toml
from zonenews.facts.records import Direction

Vintage: TypeAlias = Literal["preliminary", "final"]


@attrs.frozen(kw_only=True)
class Whole:
    """A metric and metrics that are parts of it.

    Attributes:
        whole: canonical name of the whole.
        parts: canonical names of the parts.
        complete: whether the parts make up the whole.
    """

    whole: str
    parts: tuple[str, ...]
    complete: bool


def vintage_of(sentence: str) -> Vintage | None:
    """Tell whether the words of a sentence say that its figures are preliminary or final; `None` where they do not.

    >>> vintage_of("经初步核算，全年地区生产总值1068.4亿元。"), vintage_of("经最终核实，地区生产总值为1071.2亿元。"), vintage_of("出口30亿元。")
    ('preliminary', 'final', None)
    """
    for name, pattern in _vintages():
        if pattern.search(sentence):
            return name
    return None


def vintage_of_all(text: str) -> Vintage | None:
    """Tell whether a note of a document makes all of its figures preliminary.

    >>> vintage_of_all("注：本公报中2023年数据为初步统计数。"), vintage_of_all("出口30亿元。")
    ('preliminary', None)
    """
    return "preliminary" if _notes().search(text) else None


def rank_among(evidence: str) -> str | None:
    """Tell among whom a rank is: the last such words of the evidence before it; `None` where there are none.

    >>> rank_among("进出口总额45亿元，居全省第3位"), rank_among("总量居第3位")
    ('全省', None)
    >>> rank_among("贡献率达到62%，位列江苏省第一")
    '全省'
    """
    found: list[str] = _among().findall(evidence)
    if found:
        return found[-1]
    place = _in_place().search(evidence)
    named: dict[str, str] = load_toml("panel.toml")["ranks"]["places"]
    return named[place["kind"]] if place else None


def is_per_head(metric: str) -> bool:
    """Tell whether a metric is for each person, so that it is of a year and never of several.

    >>> is_per_head("居民人均可支配收入"), is_per_head("出口")
    (True, False)
    """
    return any(word in metric for word in load_toml("panel.toml")["per_head"]["words"])


def is_of_last_year(metric: str, before: str) -> bool:
    """Tell whether a level that is told of several years is of the last of them.

    Args:
        metric: canonical name.
        before: the clause up to the figure.

    >>> is_of_last_year("地区生产总值", "五年来，地区生产总值"), is_of_last_year("实际使用外资", "实际使用外资累计")
    (True, False)
    >>> is_of_last_year("贷款总额", "贷款总额从30亿元增加到"), is_of_last_year("道路投资", "道路投资")
    (True, False)
    """
    words = load_toml("panel.toml")["look_back"]
    if any(word in before for word in words["summed"]):
        return False
    is_annual = metric in words["annual"] or metric.endswith(tuple(words["annual_endings"]))
    return is_annual or before.endswith(tuple(words["reached"]))


def is_part_only(metric: str, *, region: bool) -> bool:
    """Tell whether a metric as it is written can be of no place by itself: the thing it is of was said before it.

    Args:
        metric: as written.
        region: whether the place is a region; of a zone people do report the output.

    >>> is_part_only("产值", region=True), is_part_only("产值", region=False), is_part_only("按照三届", region=False)
    (True, False, True)
    >>> is_part_only("经营主体", region=True)
    False
    """
    words = load_toml("panel.toml")["parts_only"]
    if (region and (metric in words["metrics"] or metric.endswith(tuple(words["of_works"])))) or "、" in metric:
        return True
    return metric.startswith(tuple(words["beginnings"])) and not metric.startswith(tuple(words["names"]))


def grown_metric(words: str) -> tuple[str, Direction, bool] | None:
    """Tell what grows or falls where a metric is the name of growth; `None` where it is none.

    Args:
        words: the metric as written.

    Returns:
        The words of what changes, which way, and whether it is that of each of several years.

    >>> grown_metric("居民消费价格涨幅"), grown_metric("出口年均增速"), grown_metric("跌幅"), grown_metric("出口")
    (('居民消费价格', 'up', False), ('出口', 'up', True), None, None)
    """
    for direction, endings in _growth_names():
        base = next((words.removesuffix(name) for name in endings if words.endswith(name)), "")
        each_year = next(
            (word for word in load_toml("panel.toml")["growth_names"]["each_year"] if base.endswith(word)), ""
        )
        if base.removesuffix(each_year):
            return base.removesuffix(each_year), direction, bool(each_year)
    return None


def is_mean(before: str) -> bool:
    """Tell whether a level is the mean of several years, by its clause up to the figure.

    >>> is_mean("年均煤炭产量保持在"), is_mean("煤炭产量")
    (True, False)
    """
    return load_toml("panel.toml")["look_back"]["mean"] in before


def is_reached(before: str) -> bool:
    """Tell whether a figure is what has been reached at the end of the time, by its clause up to the figure.

    >>> is_reached("境外合作区达到"), is_reached("境外合作区累计达到"), is_reached("新建境外合作区")
    (True, False, False)
    """
    words = load_toml("panel.toml")["look_back"]
    return before.endswith(tuple(words["reached"])) and not any(word in before for word in words["summed"])


@cache
def _growth_names() -> tuple[tuple[Direction, tuple[str, ...]], ...]:
    names = load_toml("panel.toml")["growth_names"]
    return (("up", tuple(names["up"])), ("down", tuple(names["down"])))


@cache
def wholes() -> tuple[Whole, ...]:
    """Wholes and their parts.

    >>> [(one.whole, one.parts) for one in wholes()][0]
    ('进出口总额', ('出口', '进口'))
    """
    rows = load_toml("panel.toml")["wholes"]
    return tuple(Whole(whole=row["whole"], parts=tuple(row["parts"]), complete=row["complete"]) for row in rows)


@cache
def constant_prices() -> frozenset[str]:
    """Metrics whose growth is given at constant prices.

    >>> "地区生产总值" in constant_prices(), "出口" in constant_prices()
    (True, False)
    """
    return frozenset(load_toml("panel.toml")["growth"]["constant_prices"])


@cache
def _vintages() -> tuple[tuple[Vintage, re.Pattern[str]], ...]:
    table = load_toml("panel.toml")["vintages"]
    return (("final", _any_of(table["final"])), ("preliminary", _any_of(table["preliminary"])))


@cache
def _notes() -> re.Pattern[str]:
    return _any_of(load_toml("panel.toml")["vintages"]["notes"])


@cache
def _among() -> re.Pattern[str]:
    return _any_of(load_toml("panel.toml")["ranks"]["among"])


@cache
def _in_place() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, load_toml("panel.toml")["ranks"]["places"]))
    return re.compile(f"(?:居|列|排名|排在)[^，。；、居列]{{2,8}}?(?P<kind>{kinds})(?:第|首位|之首|榜首|前)")


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
