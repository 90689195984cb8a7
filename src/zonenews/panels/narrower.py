"""Figures that are of less than their words say by themselves: the words before them make them of a part, and the panel leaves them out.

Of 新增企业5万户，其中个体户3万户 the second figure is of what was added, and no count of all there are; of 市区有幼儿园20所，在园幼儿3000人 it is of the town, and not of the
city; of 东海港通达80国，集装箱吞吐量突破千万标箱 it is of one port.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, TypeAlias

from zonenews._patterns import lazy
from zonenews.facts.records import Change, Indicator
from zonenews.panels.keys import is_year
from zonenews.panels.sentences import Sentences
from zonenews.panels.words import listed
from zonenews.text.records import Amount

Reason: TypeAlias = Literal["place", "period", "metric"]

_PLACE_OPENS_RE = lazy(
    "^[\\s　”]*(?:其中|按[^，。；]{1,6}看)?[，,：:]?(?P<part>(?:中心|主)?城区|市区|县城|(?:[两二三四五六七八九十各]|其他)[县旗]|县域)(?![级外商委长])"
)
"""A sentence that begins with a part of the place: 市区 | 有幼儿园20所."""
_HARBOUR_RE = lazy("(?:^|[，,：:、\\s])(?P<name>[^，。；：、0-9的]{1,8}(?:港|机场|口岸))(?=[^口区湾航务，。；、]{2,})")
_CARRIED: Final = "吞吐量"
"""What a port or an airport has, and a place only by all of them together."""
_FOR_EACH: Final = ("均", "价", "强度", "密度", "率")
"""Words in names of metrics that are for each piece; another figure for each (烟片4820美元/吨) is the price of something."""
MONEY: Final = ("CNY", "USD")
_RATES: Final = ("%", "pp", "1", "‰")
_WILL_RE = lazy("^[^。\\n]{0,60}?(?:将(?!军|近)|力争|计划(?!生育)|拟[^定]|打算)")
_LEAD: Final = 90
"""Characters behind a year in which its sentence says what will be."""
_ENDS: Final = "。\n"


def why_left_out(fact: Indicator, text: str, sentences: Sentences, nature: str | None) -> Reason | None:
    r"""Tell why an indicator has no place in a panel, by the words around it; `None` where nothing says so.

    Args:
        fact: the indicator.
        text: the document.
        sentences: those of the document.
        nature: of its metric, as in the table.

    >>> from zonenews import parse
    >>> def told(text):
    ...     return [why_left_out(fact, text, Sentences(text), "stock") for fact in parse(text).indicators]
    >>> told("2023年，昆山市净增经营主体9万户，其中个体工商户6万户。")
    [None, 'metric']
    >>> told("2023年昆山市统计公报\n全市有幼儿园90所。三县有幼儿园20所，在园幼儿3000人。")
    [None, 'place', 'place']
    >>> told("2023年，江苏省北江港通达80国，集装箱吞吐量突破千万标箱。")
    ['place']
    """
    level = fact.value
    if level is not None and level.unit in MONEY and "/" in text[level.span.slice] and _is_bare(fact):
        return "metric"
    return _is_of_part(fact, sentences.before(fact.span), nature) or ("period" if _is_of_plan(fact, text) else None)


def _is_bare(fact: Indicator) -> bool:
    """Whether a metric does not say by its name that it is for each of something."""
    return fact.metric_link is None and not any(word in fact.metric for word in _FOR_EACH)


def _is_of_part(fact: Indicator, before: str, nature: str | None) -> Reason | None:
    """Tell why a figure is of a part, by its sentence up to it."""
    metric = fact.metric
    if before.endswith(listed("parts_only", "moved")):
        return "metric"  # 演出1万场、带动 | 消费5亿元
    opens = _PLACE_OPENS_RE.match(before)
    if opens is not None and opens["part"] not in metric:
        return "place"
    if _CARRIED in metric:
        harbour = _HARBOUR_RE.search(before)
        if harbour is not None and harbour["name"] not in metric:
            return "place"
    if nature == "stock" and before.endswith(("其中", "、")) and _of_added().search(before):
        return "metric"
    return None


@cache
def _of_added() -> re.Pattern[str]:
    """What was added, and behind it parts of it right up to the figure: 净增企业9万户，其中 | 个体户6万户、."""
    added = "|".join(listed("look_back", "added_counts"))
    return re.compile(f"(?:{added})[^，。；：:]*[，,（(]其中(?:[^，,。；）)]*、)?$")


def is_of_another_thing(change: Change, level: Amount | None) -> bool:
    """Tell whether a change is of something else than the level before it, by its unit: 企业5万户, and 增加3万人.

    >>> from zonenews import parse
    >>> [one] = parse("2023年，昆山市企业超5万户、增长35%。").indicators
    >>> is_of_another_thing(one.change[0], one.value)
    False
    """
    return level is not None and change.unit not in (*_RATES, level.unit)


def _is_of_plan(fact: Indicator, text: str) -> bool:
    """Tell whether what is told as done is given the year of a sentence that says what will be done.

    A text that begins 2023年，本市将以…为指引 and goes on with what there is names no year for that.
    """
    if fact.status != "actual" or fact.period is None:
        return False
    first, last = fact.period
    if first is None or not is_year(first, last):
        return False
    start = text.rfind(f"{first.year}年", 0, fact.span.end)
    if start < 0 or not any(mark in text[start : fact.span.start] for mark in _ENDS):
        return False
    return _WILL_RE.match(text[start : start + _LEAD]) is not None
