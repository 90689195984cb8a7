"""Villages, sites and counted bodies that stand before a metric in one phrase with it."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.lexicon.indicators import ending_metric, is_metric_name
from zonenews.lexicon.word_classes import words_of

_HOLDER_NOUNS = "企业|城市|集群|高新区|经开区|开发区|自贸试验区|自贸区|综保区|医院|断面|园区|滑雪场|景区|口岸|高校|机场|试点|课题|县区|市县|省市|港口"
_COUNTED_HOLDER = lazy(
    rf"^(?P<holder>(?:首批|全国|全省|全市)?[0-9]+[多余]?[个家座所条处户][^，、]{{0,14}}?(?:{_HOLDER_NOUNS})(?!工业|投资|利润))(?:[中内的共]|累计)*(?P<metric>.{{2,}})$"
)
"""Bodies with their number, and what they have: 23个城市空气质量达标天数比例."""
_OF_VILLAGE = lazy(
    r"^(?P<holder>[^的、]{1,6}?(?:(?<![农乡])村|(?<!城)镇|(?<![城返留下])乡|街道|社区|嘎查)|中国|我国|全国|兵团|[老灾库山牧林]区的?)(?=村集体|村民|粮食|棉花|年人均|人均|脱贫|农民|居民|制造业|港口|全|国内生产总值|生产总值|森林|农村居民)"
)
"""A village that stands before what is told of it: 龙门村村民人均纯收入."""
_OF_COUNTY = lazy("^(?P<holder>[^的、，和与对]{1,8}[县州镇村])的")
"""A county or country that is no mention: 重灾区青石县的死亡人数."""
_OF_REGION = lazy(
    r"^(?P<holder>[^的、，]{0,8}(?:经济圈|经济带|都市圈|城市群|沿线[一二三四五六七八九十0-9]{1,3}省市|通道沿线省)|“?一带一路”?(?:沿线|共建)?国家(?!级))"
)
"""A region of many provinces before its figure."""
_OF_SITE = lazy(
    r"^(?P<holder>[^的、，和与及对]{0,9}(?:机场|电站|大桥|枢纽(?!区)|工程(?=送|年|累计)|码头|油田|气田|景区|海关|水库|流域|沙漠|沙地|草原|批发市场|湖(?![南北库])|铁路|高铁|港(?!口|澳|区|资)))(?P<metric>.{2,})$"
)
"""A site that stands before its figure: 青石机场年旅客吞吐量."""
_FAR = 9
"""So near to the site its metric has to be named: 青石港 | 集装箱年吞吐量."""


def part_holder(metric: str, *, placed: bool) -> tuple[str, str]:
    """Part the village, the site or the counted bodies that stand before a known metric from it; empty where none does."""
    if placed and metric.startswith("区域") and ending_metric(metric[2:]):
        return "", metric[2:]
    match = _OF_VILLAGE.match(metric)
    if match and ending_metric(metric[match.end() :]):
        return match["holder"].removesuffix("的"), metric[match.end() :]
    match = None if placed else _OF_COUNTY.match(metric)
    if match and is_metric_name(metric[match.end() :]):
        return match["holder"], metric[match.end() :]
    match = _OF_REGION.match(metric)
    if match and ending_metric(metric[match.end() :]):
        return match["holder"], metric[match.end() :]
    match = _OF_SITE.match(metric)
    if match and _names_site(match["holder"], placed=placed) and (ending_metric(match["metric"]) or (_FAR,))[0] < _FAR:
        return match["holder"], metric[match.end("holder") :]
    match = _COUNTED_HOLDER.match(metric) if metric[0] in "0123456789首全" else None
    return (match["holder"], match["metric"]) if match and ending_metric(match["metric"]) else ("", metric)


def _names_site(holder: str, *, placed: bool) -> bool:
    """Whether the noun of a site has a name; 铁路 behind a place is what is measured there, and not a site."""
    if holder.startswith(words_of("sort_of_site")):
        return False
    if holder.endswith(("铁路", "高铁")):
        return (
            len(holder) > 2
            and not placed
            and not holder.startswith(("新", "国家", "全", "高速", "普速", "城际", "地方"))
        )
    if holder.endswith(("湖", "水库", "流域", "沙漠", "沙地", "草原")):
        return len(holder) > 2 and not placed
    return len(holder) > 2 or placed
