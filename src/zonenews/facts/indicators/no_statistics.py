"""What is counted and measured, and is no statistic of a place: the weather, one machine, one fair, one family."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, cast

from zonenews._patterns import Lazy, lazy
from zonenews.facts.indicators.refusals import RefusalClass
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set, words_of

_OCCASION = lazy(r"本[届次期场]|第[0-9一二三四五六七八九十]{1,3}届|首届|[0-9]{4}年?(?:中国)?国际")
"""A fair or a match: how big it is, and how many came, is no figure of a place."""
_WEATHER = pattern("{weather_measure}(?:普遍)?$")
_PARTICULAR = pattern(
    r"{of_one_family}|[0-9一二三四五六七八九十两]个?(?:小时|天|分钟)的|[降跌]幅$|在(?<=[^，]在)[^，]{1,10}(?:累计|共|已)"
)
"""What tells of one family, one firm, one person."""
_PARTICULAR_FIRST = lazy("全[船机车线]|企业(?:的|出口海外)|[^的]{2,3}的(?:配送|得票)")
"""How begins what does."""
_NEVER = pattern(
    r"……|——|中占比$|开户$|幅度$|受众$|个月.*(?:实现|利润|增幅)|{region_growing}[涨增降]幅$|{brought_about}"
    r"|和[一二两三四五六七八九多0-9]+[家个条座]|{on_the_way}(?:运行)?时间$|设计周期$|{vehicle_far}.*里程$"
    r"|{one_show}.*{of_show}$|{watching}人[数次]$|委员$|持股(?:占比|比例)|农民工工资|中共党员$|非中共人士$"
)
"""What only looks like a metric: half of a phrase, one fair, one broadcast."""
_NEVER_FIRST = pattern(
    r"{no_metric_first}|参与总?人数|当(?![地年代前])|{sight}总?{in_building}|企业{of_any_firm}|[^的]{2}后"
    r"|(?:东|中|西|东北)部增速$|[一二三四五六七八九十]+年(?:增长率|增速|增幅)$|单[线机台]|部队|吸引观众"
)
"""How begins what only looks like one, such as a thing in building."""
THINGS_SAID = pattern("{story_noun}$")
"""What is counted in a story, and no figure of a place."""
_MACHINE = pattern("(?:{machine_measure}|载重量?|单次可.*|一次性.*(?<!率)|(?:整体|形象|施工)进度)$")
"""What a machine or a building measures, and figures of a day on a market."""

_POSTS = ("岗位", "职位")
_FAIR = pattern("{offering_post}|活动{at_activity}|[聘选]会")
"""Who offers posts at one fair."""
_PROJECTS = lazy("(?:[0-9]个|首个|这个|该)[^，。；]{0,20}项目|项目[^，。；0-9]{0,4}[0-9]+[余多]?[个项]")
"""What the sum of an investment is of."""
_PLAIN_SUMS = ("投资总额", "协议投资总额")
"""What a sum is called that is of the projects however it has grown."""
_SUM_GROWS = lazy("[^。；]{0,24}?[，、](?:同比|[比较]上年|增长)")
"""A sum of contracts that statistics compare: 签约项目12个、合同投资额26亿元，|同比增长."""
_EXHIBITION = pattern("{exhibition}|第[0-9一二三四五六七八九十]{1,3}届")
"""A fair that enterprises come to."""


def is_of_event(metric: str, text: str, start: int, end: int) -> bool:
    """Whether the stretch before a figure tells of a fair or of projects that it is of: posts offered, who came, sums.

    >>> is_of_event("就业岗位", "300家用人单位提供5000个就业岗位", 0, 9), is_of_event("就业岗位", "全市新增5000个就业岗位", 0, 4)
    (True, False)
    """
    if metric.endswith(_POSTS):
        return _FAIR.search(text, start, end) is not None
    if metric.endswith("企业"):
        return _EXHIBITION.search(text, start, end) is not None
    if metric == "票房":
        return "》" in text[start:end]
    if metric not in word_set("sum_of_projects") or _PROJECTS.search(text, start, end) is None:
        return False
    return metric in _PLAIN_SUMS or _SUM_GROWS.match(text, end) is None


_REFUSED: Final[tuple[tuple[RefusalClass, re.Pattern[str] | None, re.Pattern[str] | None], ...]] = (
    ("weather", None, _WEATHER),
    ("machine", None, _MACHINE),
    ("occasion", _OCCASION, None),
    ("fragment", _NEVER_FIRST, _NEVER),
    ("particular", _PARTICULAR_FIRST, _PARTICULAR),
    ("story", None, THINGS_SAID),
)
"""What is no statistic, class by class: how it begins, and what stands anywhere in it."""


def _any_of(kept: Iterable[re.Pattern[str] | None]) -> re.Pattern[str]:
    """Give a pattern that matches wherever one of some patterns does."""
    return pattern("|".join([f"(?:{cast('Lazy', one).source[0]})" for one in kept if one is not None]))


_ANY_FIRST, _ANY_TOLD = _any_of(first for _, first, _ in _REFUSED), _any_of(told for _, _, told in _REFUSED)
"""What every refused phrase begins with or has in it: two patterns say of nearly all others that there is nothing to refuse."""


def class_refused(metric: str) -> RefusalClass | None:
    """Give the class of what is no statistic: the weather, one occasion, one machine, one firm, the name of a part."""
    if metric in words_of("part_of_whole"):
        return "part"
    if _ANY_FIRST.match(metric) is None and _ANY_TOLD.search(metric) is None:
        return None
    for name, first, told in _REFUSED:
        if (first is not None and first.match(metric)) or (told is not None and told.search(metric)):
            return name
    return None
