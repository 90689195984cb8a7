"""Villages, sites and counted bodies that stand before a metric in one phrase with it."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.indicators import ending_metric, is_metric_name
from zonenews.lexicon.word_classes import words_of

_HOLDER_NOUNS = "{holder_noun}"
_COUNTED_HOLDER = pattern(
    rf"^(?P<holder>{{counted_whole}}?[0-9]+[多余]?[个家座所条处户][^，、]{{0,14}}?(?:{_HOLDER_NOUNS})(?!工业|投资|利润))(?:[中内的共]|累计)*(?P<metric>.{{2,}})$"
)
"""Bodies with their number, and what they have: 23个城市空气质量达标天数比例."""
_COUNTED_WORKS = lazy(
    "^(?P<holder>[0-9]+[余多]?[个项][^，、]{0,24}?(?:项目|工程))(?:已|累计|共)*(?P<metric>完成投资额?)$"
)
"""Works with their number, and what they have come to: 12个“5·6”水毁修复项目 | 完成投资."""
_OF_VILLAGE = pattern(
    r"^(?P<holder>[^的、]{1,6}?(?:(?<![农乡])村|(?<!城)镇|(?<![城返留下])乡|街道|社区|嘎查)|{wide_holder}|[老灾库山牧林]区的?)(?={of_village})"
)
"""A village that stands before what is told of it: 龙门村村民人均纯收入."""
_OF_TOWN = lazy("^(?P<holder>[^的、，和与及对在0-9]{2,3}(?:镇|乡)(?![村镇亲情贤]))(?=..)")
_SORT_OF_TOWN = pattern("{sort_of_town}(?:镇|乡)$|[返回下离还进出在]乡|^(?:新增|累计|{doing})|[镇乡].*[镇乡]")
"""A town right before its figure, and what is no name of one: 新月乡 | 财政收入."""
_OF_PARK = lazy(
    "^(?P<holder>(?:经济(?:技术)?|高新技术产业|工业|产业)(?:开发区|园区|集[中聚]区))(?=..)(?!总?数|总?量|个数|家数|面积)"
)
"""A park that has no name of its own before its figure: 其中 | 经济开发区 | 注册外资."""
_FUNDS = ("外资", "内资", "资金")
_OF_SO_MANY = lazy("^(?P<holder>(?:全[省市州])?[二三四五六七八九十两0-9]{1,2}[县区市镇乡])(?=[^县区市镇乡个]{2})")
"""So many parts of a place before their figure: 两区 | 税收, 三县 | 工业增加值增速."""
_OF_BRAND = lazy("^(?P<holder>[\u4e00-\u9fff]{2,3})的(?P<metric>[^的价]{2,})$")
"""A short name that no table has, before what is its own: 丽达 | 的月产能."""
_OF_COUNTY = lazy("^(?P<holder>[^的、，和与对]{1,8}[县州镇村])的")
"""A county or country that is no mention: 重灾区青石县的死亡人数."""
_OF_REGION = pattern(
    r"^(?P<holder>[^的、，]{0,8}(?:{wide_region}|沿线[一二三四五六七八九十0-9]{1,3}省市)|“?一带一路”?(?:沿线|共建)?国家(?!级))"
)
"""A region of many provinces before its figure."""
_OF_SITE = pattern(
    r"^(?P<holder>[^的、，和与及对]{0,9}(?:{site_with_figure}|枢纽(?!区)|工程(?=送|年|累计)|湖(?![南北库])|港(?!口|澳|区|资)))(?P<metric>.{2,})$"
)
"""A site that stands before its figure: 青石机场年旅客吞吐量."""
_DONE_TO_SITE = pattern("小(?!型)|控制|{doing}|{working}")
"""How a site begins that has no name of its own, or that something was done to: 控制流域 | 面积, 治理小流域 | 面积."""
_MAY_HOLD = pattern("[村镇乡道区查县市的湖港家枢程]|{wide_holder}|{wide_region}|{site_with_figure}")
"""What stands in every phrase that one of the patterns above matches, but for that of counted bodies."""
_COUNTED_FIRST = frozenset("0123456789首全")
"""How that one begins."""
_FAR = 9
"""So near to the site its metric has to be named: 青石港 | 集装箱年吞吐量."""


def part_holder(metric: str, *, placed: bool) -> tuple[str, str]:
    """Part the village, the site or the counted bodies that stand before a known metric from it; empty where none does."""
    if placed and metric.startswith("区域") and ending_metric(metric[2:]):
        return "", metric[2:]
    found = _of_place(metric, placed=placed) if _MAY_HOLD.search(metric) else None
    found = found or _of_so_many(metric) or (None if placed else _of_brand(metric))
    if found is None and metric[0] in _COUNTED_FIRST:
        found = _of_counted(metric)
    return found or ("", metric)


def _of_place(metric: str, *, placed: bool) -> tuple[str, str] | None:
    """Part a village, a town, a county, a region or a site from its figure."""
    match = _OF_VILLAGE.match(metric)
    if match and ending_metric(metric[match.end() :]):
        return match["holder"].removesuffix("的"), metric[match.end() :]
    match = _OF_TOWN.match(metric)
    if match and ending_metric(metric[match.end() :]) and not _SORT_OF_TOWN.search(match["holder"]):
        return match["holder"], metric[match.end() :]
    match = None if placed else _OF_PARK.match(metric)
    if match and (ending_metric(metric[match.end() :]) or metric.endswith(_FUNDS)):
        return match["holder"], metric[match.end() :]
    match = None if placed or "的" not in metric else _OF_COUNTY.match(metric)
    if match and is_metric_name(metric[match.end() :]):
        return match["holder"], metric[match.end() :]
    match = _OF_REGION.match(metric)
    if match and ending_metric(metric[match.end() :]):
        return match["holder"], metric[match.end() :]
    match = _OF_SITE.match(metric)
    if match and _names_site(match["holder"], placed=placed) and (ending_metric(match["metric"]) or (_FAR,))[0] < _FAR:
        return match["holder"], metric[match.end("holder") :]
    return None


def _of_so_many(metric: str) -> tuple[str, str] | None:
    """Part several bodies from their figure."""
    match = _OF_SO_MANY.match(metric)
    return (match["holder"], metric[match.end() :]) if match and ending_metric(metric[match.end() :]) else None


def _of_brand(metric: str) -> tuple[str, str] | None:
    """Part a brand from its figure."""
    match = _OF_BRAND.match(metric)
    if match and ending_metric(match["metric"]) and is_unusual(match["holder"]):
        return match["holder"], match["metric"]
    return None


def _of_counted(metric: str) -> tuple[str, str] | None:
    """Part bodies or works from their figure that stand before it with their number."""
    works = _COUNTED_WORKS.match(metric)
    if works is not None:
        return works["holder"], works["metric"]
    match = _COUNTED_HOLDER.match(metric)
    return (match["holder"], match["metric"]) if match and ending_metric(match["metric"]) else None


def _names_site(holder: str, *, placed: bool) -> bool:
    """Whether the noun of a site has a name; 铁路 behind a place is what is measured there, and not a site."""
    if holder.startswith(words_of("sort_of_site")) or _DONE_TO_SITE.match(holder):
        return False
    if holder.endswith(("铁路", "高铁")):
        return len(holder) > 2 and not placed and not holder.startswith(words_of("railway_kind"))
    if holder.endswith(words_of("water_site")):
        return len(holder) > 2 and not placed
    return len(holder) > 2 or placed
