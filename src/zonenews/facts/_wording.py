"""A last look at the name of a metric: what clings to it that is no part of it, and what is no statistic at all."""

from __future__ import annotations

from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.lexicon.indicators import ending_metric

_HOLDER_NOUNS = "企业|城市|集群|高新区|经开区|开发区|自贸试验区|自贸区|综保区|医院|断面|园区|滑雪场|景区|口岸|高校|机场|试点|县区|市县|省市|港口"
_COUNTED_HOLDER = lazy(
    rf"^(?P<holder>(?:首批|全国|全省|全市)?[0-9]+[多余]?[个家座所条处户][^，、]{{0,14}}?(?:{_HOLDER_NOUNS})(?!工业|投资|利润))(?:[中内的共]|累计)*(?P<metric>.{{2,}})$"
)
"""Bodies with their number, and what they have: 23个城市空气质量达标天数比例."""
_PROMPTED = lazy(r"^(?P<holder>.*?)[还又]?(?:带动|推动|助推|撬动|推进|促进)(?!就业)")
"""What brings a figure about; the metric stands behind it: 通过…推动集体林地规模经营面积."""
_NOMINAL = lazy(r"^[^，、“”通过以已将内后年]{2,10}$")
_YEAR = lazy(r"^(?:19|20)[0-9]{2}年?(?!版)")
_LEFT_OVER = lazy(r"(?:普遍|相|(?<!水)平|也|只|从|和|将|在|以|逆势|统一|曾|我国|中国|如果)$")
_COUNTED_INSIDE = lazy(r"[0-9]+[多余]?[个家种项条台场支名款]")
_CLAUSE = lazy(
    r"^如果|抓获|缴获|破获|奋战|滞留|丧生|采访|到会|开业|诞生|完工|参赛|搬出|出现|通达|投资兴业|复工$|发端于|曾在|像.{1,8}一样|部署|面向|遭遇|造成的损失|开馆不久"
)
"""Verbs that make a clause of what looks like a noun phrase."""
_OCCASION = lazy(r"^(?:本[届次期场]|第[0-9一二三四五六七八九十]{1,3}届|首届|[0-9]{4}年?(?:中国)?国际)")
"""A fair or a match: how big it is, and how many came, is no figure of a place."""
_WEATHER = lazy(
    r"(?:气温|降雨量|降水量|雨量|见度|积雪深度|积水深度|积水长度|过水深度|震源深度|温度|水温|风力|风速|水位|潮位|浪高)(?:普遍)?$"
)
_SIZES = frozenset(("总规模", "种类", "平均水平", "规模", "品种", "开行数量", "标准"))
"""Names that say nothing without the noun they measure."""
_BUILD = lazy(
    r"(?:起飞重量|总重|载重量?|排水量|续航力|续航里程|载缆量|航程|下潜深度|飞行速度|设计速度|装车量|吃水|翼展|油耗|单次可.*|一次性.*|震级|得分|票价|身高|体重|价格标准|股价|汇率|(?:整体|总体|形象|施工|工程)进度)$"
)
"""What a machine or a building measures, and figures of a day on a market."""


class Wording(NamedTuple):
    """A metric without what clings to it.

    Attributes:
        metric: its own name.
        holder: the counted bodies that stood before it (23个城市), or empty.
    """

    metric: str
    holder: str


def worded(metric: str) -> Wording | None:
    """Take off a metric what is no part of its name.

    Args:
        metric: the noun phrase before a value, or what is counted.

    Returns:
        The metric and a holder found in it, or `None` where the phrase is a clause, or tells of the weather, of one
        occasion or of one machine.

    >>> worded("23个城市空气质量达标天数比例")
    Wording(metric='空气质量达标天数比例', holder='23个城市')
    >>> worded("强风地区的最高气温") is None
    True
    """
    if _WEATHER.search(metric) or _BUILD.search(metric) or _OCCASION.match(metric):
        return None
    if metric in _SIZES:
        return None
    holder = ""
    if metric[0] in "0123456789首全" and (match := _COUNTED_HOLDER.match(metric)) and ending_metric(match["metric"]):
        holder, metric = match["holder"], match["metric"]
    metric = _YEAR.sub("", metric)
    known = ending_metric(metric)
    if known is not None and known[0] and (match := _PROMPTED.match(metric, 0, known[0])):
        holder = holder or (match["holder"] if _NOMINAL.match(match["holder"]) else "")
        metric = metric[match.end() :]
    if known is None and (_LEFT_OVER.search(metric) or _COUNTED_INSIDE.search(metric)):
        return None
    if (known is None or known[0] > 1) and _CLAUSE.search(metric):
        return None
    return Wording(metric, holder)
