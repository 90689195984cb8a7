"""Figures that are of less than their words say by themselves: the words before them make them of a part, and the panel leaves them out.

Of 新增企业5万户，其中个体户3万户 the second figure is of what was added, and no count of all there are; of 市区有幼儿园20所，在园幼儿3000人 it is of the town, and not of the
city; of 东海港通达80国，集装箱吞吐量突破千万标箱 it is of one port.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Final, Literal, TypeAlias

from zonenews._patterns import lazy
from zonenews.facts.records import Change, Indicator
from zonenews.panels.keys import is_year
from zonenews.panels.sentences import Sentences
from zonenews.panels.words import listed
from zonenews.text.records import Amount
from zonenews.text.spans import Span

Reason: TypeAlias = Literal["place", "period", "metric"]

_AMONG: Final = "其中"
_HARBOUR_RE = lazy("(?:^|[，,：:、\\s])(?P<name>[^，。；：、0-9的]{1,8}(?:港|机场|口岸))(?=[^口区湾航务，。；、]{2,})")
_CARRIED: Final = "吞吐量"
"""What a port or an airport has, and a place only by all of them together."""
_FOR_EACH: Final = ("均", "价", "强度", "密度", "率")
"""Words in names of metrics that are for each piece; another figure for each (烟片4820美元/吨) is the price of something."""
MONEY: Final = ("CNY", "USD")
_RATES: Final = ("%", "pp", "1", "‰")
_ENDS: Final = "。\n"
_ITEMS_BEGIN: Final = "，；：。\n0123456789"
"""What a list of nouns without figures of their own begins behind."""


@cache
def _part() -> re.Pattern[str]:
    """A part of a place that is not named: 市区, 三县."""
    return re.compile(_part_words())


@cache
def _part_opens() -> re.Pattern[str]:
    """A sentence that begins with a part of the place: 市区 | 有幼儿园20所."""
    return re.compile(f"[\\s　”]*(?:其中|按[^，。；]{{1,6}}看)?[，,：:]?(?P<part>{_part_words()})")


def _part_words() -> str:
    towns = "|".join(listed("narrower", "towns"))
    return f"(?:{towns}|(?:[两二三四五六七八九十各]|其他)[县旗])(?![级外商委长])"


@cache
def _plan() -> re.Pattern[str]:
    """A year, and behind it in its sentence what will be."""
    verbs, others = ("|".join(listed("narrower", name)) for name in ("plans", "no_plans"))
    return re.compile(f"[0-9]{{4}}年[^。\\n]{{0,60}}?(?!{others})(?:{verbs})")


class Narrower:
    """What narrows the figures of one document; what there is no sign of anywhere in it is not looked for at each figure."""

    def __init__(self, text: str, sentences: Sentences) -> None:
        """Keep the document; signs are looked for at its first figure.

        Args:
            text: the document.
            sentences: those of the document.
        """
        self._text = text
        self._sentences = sentences

    @cached_property
    def _moved(self) -> tuple[str, ...]:
        return tuple(word for word in listed("parts_only", "moved") if word in self._text)

    @cached_property
    def _zones(self) -> tuple[str, ...]:
        return tuple(word for word in listed("narrower", "zones") if word in self._text)

    @cached_property
    def _parts(self) -> bool:
        return _part().search(self._text) is not None

    @cached_property
    def _carried(self) -> bool:
        return _CARRIED in self._text

    @cached_property
    def _among(self) -> bool:
        return _AMONG in self._text and any(word in self._text for word in listed("look_back", "added_counts"))

    @cached_property
    def _levels(self) -> bool:
        return any(word in self._text for word in listed("narrower", "levels"))

    @cached_property
    def _each(self) -> bool:
        return "/" in self._text

    @cached_property
    def _plans(self) -> bool:
        return _plan().search(self._text) is not None

    @cached_property
    def _before(self) -> bool:
        return bool(self._moved) or self._parts or self._carried or self._among

    def why_left_out(self, fact: Indicator, nature: str | None) -> Reason | None:
        r"""Tell why an indicator has no place in a panel, by the words around it; `None` where nothing says so.

        Args:
            fact: the indicator.
            nature: of its metric, as in the table.

        >>> from zonenews import parse
        >>> def told(text):
        ...     narrower = Narrower(text, Sentences(text))
        ...     return [narrower.why_left_out(fact, "stock") for fact in parse(text).indicators]
        >>> told("2023年，昆山市净增经营主体9万户，其中个体工商户6万户。")
        [None, 'metric']
        >>> told("2023年昆山市统计公报\n全市有幼儿园90所。三县有幼儿园20所，在园幼儿3000人。")
        [None, 'place', 'place']
        >>> told("2023年，江苏省发展加快。自贸试验区新设企业9万家。")
        ['place']
        >>> told("2023年，江苏省北江港通达80国，集装箱吞吐量突破千万标箱。")
        ['place']
        """
        if (self._each and self._is_for_each(fact)) or (self._levels and self._has_lost_level(fact.metric, fact.span)):
            return "metric"
        if any(word in fact.metric for word in listed("narrower", "of_one")):
            return "metric"
        if self._zones and self._is_of_zone(fact):
            return "place"
        found = self._why_of_part(fact, nature) if self._before else None
        return found or ("period" if self._plans and self._is_of_plan(fact) else None)

    def _is_for_each(self, fact: Indicator) -> bool:
        """Whether a sum is for each of something, and the metric does not say so by its name."""
        level = fact.value
        if level is None or level.unit not in MONEY or "/" not in self._text[level.span.slice]:
            return False
        return fact.metric_link is None and not any(word in fact.metric for word in _FOR_EACH)

    def _has_lost_level(self, metric: str, span: Span) -> bool:
        """Whether a noun of a list lacks the level that the first noun has for all of them: 国家级绿色工厂、| 工业园区数量均居首位."""
        at = self._text.find(metric, span.start, span.end)
        if at <= 0 or self._text[at - 1] != "、" or metric.startswith(levels := listed("narrower", "levels")):
            return False
        before = self._sentences.before(Span(at, at))
        items = before[max(map(before.rfind, _ITEMS_BEGIN)) + 1 :]
        return any(level in items for level in levels)

    def _is_of_zone(self, fact: Indicator) -> bool:
        """Whether the words of a region's figure begin with a zone, which the metric has lost: 自贸试验区 | 新设企业9万家."""
        place = fact.place
        if place is None or place.zone is not None or not self._text.startswith(self._zones, fact.span.start):
            return False
        return not any(word in fact.metric for word in self._zones)

    def _why_of_part(self, fact: Indicator, nature: str | None) -> Reason | None:
        """Tell why a figure is of a part, by its sentence up to it."""
        metric, before = fact.metric, self._sentences.before(fact.span)
        if self._moved and before.endswith(self._moved):
            return "metric"  # 演出1万场、带动 | 消费5亿元
        opens = _part_opens().match(before) if self._parts else None
        if opens is not None and opens["part"] not in metric:
            return "place"
        harbour = _HARBOUR_RE.search(before) if self._carried and _CARRIED in metric else None
        if harbour is not None and harbour["name"] not in metric:
            return "place"
        if self._among and nature == "stock" and _of_added().search(before):
            return "metric"
        return None

    def _is_of_plan(self, fact: Indicator) -> bool:
        """Whether what is told as done is given the year of a sentence that says what will be done.

        A text that begins 2023年，本市将以…为指引 and goes on with what there is names no year for that.
        """
        if fact.status != "actual" or fact.period is None:
            return False
        first, last = fact.period
        if first is None or not is_year(first, last):
            return False
        text, end = self._text, fact.span.end
        start = text.rfind(f"{first.year}年", 0, end)
        if start < 0 or not any(mark in text[start : fact.span.start] for mark in _ENDS):
            return False
        return _plan().match(text, start) is not None


@cache
def _of_added() -> re.Pattern[str]:
    """What was added, and behind it parts of it: 净增企业9万户，其中 | 个体户6万户、."""
    added = "|".join(listed("look_back", "added_counts"))
    return re.compile(f"(?:{added})[^，。；：:]*[，,（(]{_AMONG}(?:[^，,。；）)]*、)?$")


def is_of_another_thing(change: Change, level: Amount | None) -> bool:
    """Tell whether a change is of something else than the level before it, by its unit: 企业5万户, and 增加3万人.

    >>> from zonenews import parse
    >>> [one] = parse("2023年，昆山市企业超5万户、增长35%。").indicators
    >>> is_of_another_thing(one.change[0], one.value)
    False
    """
    return level is not None and change.unit not in (*_RATES, level.unit)
