"""The words of statistical practice the panel goes by, from `data/panel.toml`."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import Final, Literal, TypeAlias

import attrs

from zonenews._data import load_toml
from zonenews._patterns import lazy
from zonenews.facts.records import Direction
from zonenews.grammar.reading import leading

Vintage: TypeAlias = Literal["preliminary", "final"]
METRICS: Final = 4096
"""So many names of metrics are remembered with what their words say: the same few are told again and again."""
_GROWN_YEARS = lazy(
    "(?:^|[，、；。])(?:这|近|过去)?(?P<years>[2-9]|[二三四五六七八九十])年[来间]?(?:累计|共|总共)?(?:增长|提高|下降|提升|减少|增加|降低|上升)?$"
)
"""A number of years right before a change, of which it is: 3年 | 增长58%."""


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


class Vintages:
    """What a document says of how final its figures are; most say nothing, and that is seen once."""

    def __init__(self, text: str) -> None:
        """Keep the document; it is looked through at its first figure."""
        self._text = text
        self._told: str | None = None
        self._said: Vintage | None = None

    @cached_property
    def _of_all(self) -> Vintage | None:
        return vintage_of_all(self._text)

    @cached_property
    def _speaks(self) -> bool:
        return vintage_of(self._text) is not None

    def at(self, sentence: str) -> Vintage | None:
        """Give the vintage of the figures of a sentence.

        >>> Vintages("经初步核算，出口30亿元。进口20亿元。").at("进口20亿元。") is None
        True
        """
        if sentence is not self._told:  # most facts stand in the sentence of the fact before
            self._told, self._said = sentence, (vintage_of(sentence) if self._speaks else None) or self._of_all
        return self._said


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


@lru_cache(maxsize=METRICS)
def is_per_head(metric: str) -> bool:
    """Tell whether a metric is for each person, so that it is of a year and never of several.

    >>> is_per_head("居民人均可支配收入"), is_per_head("出口")
    (True, False)
    """
    return any(word in metric for word in listed("per_head", "words"))


def is_of_last_year(metric: str, before: str, *, money: bool = True) -> bool:
    """Tell whether a level that is told of several years is of the last of them.

    Args:
        metric: canonical name.
        before: the clause up to the figure.
        money: whether it is an amount of money; of other things 达到 may close what has been added up.

    >>> is_of_last_year("地区生产总值", "五年来，地区生产总值"), is_of_last_year("实际使用外资", "实际使用外资累计")
    (True, False)
    >>> is_of_last_year("贷款总额", "贷款总额从30亿元增加到"), is_of_last_year("道路投资", "道路投资")
    (True, False)
    >>> is_of_last_year("原煤产量", "原煤产量", money=False), is_of_last_year("旅客", "旅客连续3年超过", money=False)
    (True, True)
    >>> is_of_last_year("新增企业", "新增企业达到", money=False), is_of_last_year("新增企业", "新增企业达到")
    (False, True)
    >>> is_of_last_year("绿色电力年供应量", "绿色电力年供应量", money=False)
    True
    """
    if any(word in before for word in listed("look_back", "summed")):
        return False
    if metric in listed("look_back", "annual") or metric.endswith(listed("look_back", "annual_endings")):
        return True
    of_one = any(word in before for word in listed("look_back", "one_year"))
    if of_one or _year_by_year().search(before) or _a_year().search(metric):
        return True
    return before.endswith(listed("look_back", "reached")) and (
        money or not before.endswith(listed("look_back", "or_summed"))
    )


def is_stock_name(metric: str) -> bool:
    """Tell whether a name that the table does not have is one of what there is at a moment, by its last word.

    >>> is_stock_name("高压线路总长"), is_stock_name("新建管网总长"), is_stock_name("出口")
    (True, False, False)
    """
    added = listed("look_back", "added")
    return metric.endswith(listed("look_back", "stock_endings")) and not any(word in metric for word in added)


@lru_cache(maxsize=METRICS)
def is_part_only(metric: str, region: bool) -> bool:  # noqa: FBT001 - a keyword costs the cache more than the answer
    """Tell whether a metric as it is written can be of no place by itself: the thing it is of was said before it.

    Args:
        metric: as written.
        region: whether the place is a region; of a zone people do report the output.

    >>> is_part_only("产值", True), is_part_only("产值", False), is_part_only("按照三届", False)
    (True, False, True)
    >>> is_part_only("经营主体", True), is_part_only("全国", False)
    (False, True)
    """
    of_parts = region and (
        metric in listed("parts_only", "metrics") or metric.endswith(listed("parts_only", "of_works"))
    )
    if of_parts or "、" in metric or metric in listed("ranks", "among"):
        return True
    if metric.endswith(listed("parts_only", "contributions")) and metric.startswith(listed("parts_only", "to")):
        return True  # 对GDP贡献率 of whom
    begins = metric.startswith(listed("parts_only", "beginnings"))
    return begins and not metric.startswith(listed("parts_only", "names"))


def is_bare_branch(metric: str, unit: str) -> bool:
    """Tell whether a number of things is told of a branch, and not of what in it.

    >>> is_bare_branch("建筑业", "家"), is_bare_branch("建筑业", "CNY"), is_bare_branch("建筑业企业", "家")
    (True, False, False)
    """
    return not unit.isascii() and metric in listed("parts_only", "branches")


def is_multiple(surface: str, after: str) -> bool:
    """Tell whether a change without a unit is by so many times, by its words; 人口减少16.5万 is none.

    Args:
        surface: the words of the figure.
        after: what stands behind it, since a list gives 倍 once, behind its last figure.

    >>> is_multiple("翻一番", ""), is_multiple("2.3倍", ""), is_multiple("1.5", "、2.3倍"), is_multiple("16.5万", "、出口增长2倍")
    (True, True, True, False)
    """
    return any(word in surface for word in listed("multiples", "words")) or _more_times().match(after) is not None


def is_estimate(sentence: str) -> bool:
    """Tell whether a sentence gives figures as they are expected to come out, and not as they are planned.

    >>> is_estimate("研发投入预计年均增长10%。"), is_estimate("全年计划接待游客2.6亿人次。")
    (True, False)
    """
    return any(word in sentence for word in listed("vintages", "expecting"))


def is_estimate_of_year(sentence: str) -> bool:
    """Tell whether a sentence gives the year that is about to end, or has just ended, as it is expected to come out.

    >>> is_estimate_of_year("预计全年接待游客2.6亿人次。"), is_estimate_of_year("预计接待游客2.6亿人次。")
    (True, False)
    """
    return any(word in sentence for word in listed("vintages", "expected"))


def years_grown(before: str) -> int | None:
    """Give over how many years something has grown, by the words right before a change; `None` where they say no number.

    >>> years_grown("出口达到620亿元，3年"), years_grown("五年累计"), years_grown("连续三年"), years_grown("2023年")
    (3, 5, None, None)
    """
    match = _GROWN_YEARS.search(before)
    number = leading(match["years"])[1] if match is not None else None
    return None if number is None else int(number.value)


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
    return listed("look_back", "mean")[0] in before


def is_reached(before: str) -> bool:
    """Tell whether a figure is what has been reached at the end of the time, by its clause up to the figure.

    >>> is_reached("境外合作区达到"), is_reached("境外合作区累计达到"), is_reached("新增境外合作区达到"), is_reached("境外合作区")
    (True, False, False, False)
    """
    return before.endswith(listed("look_back", "reached")) and not is_added_up(before)


def is_won(metric: str, words: str) -> bool:
    """Tell whether a rank is by how much was won in all of the years that are told.

    >>> is_won("金穗奖数量", "金穗奖、银河奖获奖数量居全国首位"), is_won("进出口总额", "获奖后，进出口总额居全国首位")
    (True, False)
    """
    return metric.endswith(listed("look_back", "counts")) and any(word in words for word in listed("look_back", "won"))


def is_added_up(before: str) -> bool:
    """Tell whether words say that a figure is the sum of its years, or what they have added.

    >>> is_added_up("班列累计开行2.6万列、占全国"), is_added_up("粮食增产170亿斤，增量占全国"), is_added_up("产量占全国")
    (True, True, False)
    """
    return any(word in before for word in listed("look_back", "summed") + listed("look_back", "added"))


def total_words() -> tuple[str, ...]:
    """Words for the total of what the part of it is.

    >>> "总数" in total_words()
    True
    """
    return listed("totals", "words")


@cache
def listed(section: str, name: str) -> tuple[str, ...]:
    """A list of the file, or one word of it, as what `startswith` and `endswith` take."""
    words = load_toml("panel.toml")[section][name]
    return (words,) if isinstance(words, str) else tuple(words)


@cache
def _year_by_year() -> re.Pattern[str]:
    """Words that a figure holds of each of some years: 连续9年稳定在."""
    return re.compile("连续(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,2})个?年")


@cache
def _a_year() -> re.Pattern[str]:
    """A name of what flows in a year, and says so: 年供应量, 年货邮吞吐量."""
    return re.compile("(?:^|[^0-9一二三四五六七八九十两几多近每半])年[\u4e00-\u9fff]{1,6}[量额值]$")


@cache
def _more_times() -> re.Pattern[str]:
    """The rest of a list of multiples behind one of its figures: 1.5 | 、2倍和3倍."""
    return re.compile("(?:[、和及,，][0-9.]{1,8}){1,8}[余多]?倍")


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
