"""What is counted and measured, and is no statistic of a place: the weather, one machine, one fair, one family."""

from __future__ import annotations

import re
from typing import Final

from zonenews._patterns import lazy
from zonenews.facts.indicators.refusals import RefusalClass
from zonenews.grammar.patterns import pattern

_OCCASION = lazy(r"本[届次期场]|第[0-9一二三四五六七八九十]{1,3}届|首届|[0-9]{4}年?(?:中国)?国际")
"""A fair or a match: how big it is, and how many came, is no figure of a place."""
_WEATHER = pattern("{weather_measure}(?:普遍)?$")
_PARTS = ("面积占比", "占比", "比重", "份额")
"""Names of a part without what takes it."""
_PARTICULAR = lazy(
    r"这|那样的|一家人|一年的|一天的|一个月的|[0-9一二三四五六七八九十两]个?(?:小时|天|分钟)的|承诺的|[降跌]幅$|在(?<=[^，]在)[^，]{1,10}(?:累计|共|已)"
)
"""What tells of one family, one firm, one person."""
_PARTICULAR_FIRST = lazy("全[船机车线]|企业(?:的|出口海外)|[^的]{2,3}的(?:配送|得票)")
"""How begins what does."""
_NEVER = lazy(
    r"……|——|中占比$|开户$|幅度$|受众$|个月.*(?:实现|利润|增幅)|(?:地区|城市|省份|国家)[涨增降]幅$|造成的|导致的|引发的"
    r"|和[一二两三四五六七八九多0-9]+[家个条座]|(?:火车|列车|全程|旅行|行车|车程)(?:运行)?时间$|设计周期$|(?:月球车|火星车|卫星|飞船).*里程$"
    r"|(?:进博会|广交会|服贸会|展会|博览会|线下展|交易会|影片|节目).*(?:额|数量|人数|人次|规模|面积|企业)$|(?:收视|观看|收看|观影|征求意见)人[数次]$|委员$|持股(?:占比|比例)|农民工工资|中共党员$|非中共人士$"
)
"""What only looks like a metric: half of a phrase, one fair, one broadcast."""
_NEVER_FIRST = lazy(
    r"周边|以外|待入|类似|参与总?人数|当(?![地年代前])|(?:公园|医院|学校|场馆|展馆|图书馆|博物馆)总?(?:床位|藏|建筑|面积|座位|学位)|设计|公路口岸|电站|工程|气田|风电场|企业(?:在|产值|年产|通关|中)|[^的]{2}后"
    r"|(?:东|中|西|东北)部增速$|[一二三四五六七八九十]+年增长率$|单[线机台]|部队|吸引观众"
)
"""How begins what only looks like one, such as a thing in building."""
THINGS_SAID = pattern("{story_noun}$")
"""What is counted in a story, and no figure of a place."""
_MACHINE = pattern("(?:{machine_measure}|载重量?|单次可.*|一次性.*|(?:整体|形象|施工)进度)$")
"""What a machine or a building measures, and figures of a day on a market."""

_POSTS = ("岗位", "职位")
_FAIR = lazy("用人单位|家单位|活动(?:聚焦|围绕|现场|期间)|[聘选]会|专场|招聘活动")
"""Who offers posts at one fair."""
_PROJECTS = lazy("(?:[0-9]个|首个|这个|该)[^，。；]{0,20}项目")
"""What the sum of an investment is of."""
_EXHIBITION = lazy("广交会|进博会|服贸会|消博会|链博会|第[0-9一二三四五六七八九十]{1,3}届")
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
    return metric == "投资总额" and _PROJECTS.search(text, start, end) is not None


_REFUSED: Final[tuple[tuple[RefusalClass, re.Pattern[str] | None, re.Pattern[str] | None], ...]] = (
    ("weather", None, _WEATHER),
    ("machine", None, _MACHINE),
    ("occasion", _OCCASION, None),
    ("fragment", _NEVER_FIRST, _NEVER),
    ("particular", _PARTICULAR_FIRST, _PARTICULAR),
    ("story", None, THINGS_SAID),
)
"""What is no statistic, class by class: how it begins, and what stands anywhere in it."""


def class_refused(metric: str) -> RefusalClass | None:
    """Give the class of what is no statistic: the weather, one occasion, one machine, one firm, the name of a part."""
    if metric in _PARTS:
        return "part"
    for name, first, told in _REFUSED:
        if (first is not None and first.match(metric)) or (told is not None and told.search(metric)):
            return name
    return None
