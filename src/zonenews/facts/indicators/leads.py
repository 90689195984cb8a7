"""What a clause without a figure tells the next: a subject without a mention, a trend, the start of a project."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.noun_phrases import Head, read_head
from zonenews.lexicon.indicators import ending_metric

_PROJECT_SENTENCE = lazy(
    r"总投资|正在(?:加紧|抓紧|全力|加快)?(?:施工|建设)，|[一二三]期工程|(?:[一二三]期|产业园|基地|中心)[^，。0-9]{0,4}占地|达产后|投产后|建成后|建成投产|建成投运|投用后|全部达产|协议投资|项目[^，。；]{0,20}，?占地"
)
_PROJECT_HINT = lazy("占地|正在|期工程|产后|成后|用后|投资|投产|达产")
_GROUP = lazy(r"[0-9一二三四五六七八九十百]+(?:余|多)?个?[^，。；]{0,8}项目(?:达产|达效|投产|建成)")
_BROAD = frozenset(
    ("economy", "industry", "investment", "consumption", "public finance", "trade", "tourism", "finance", "population",
     "labour", "innovation", "land", "energy", "environment", "agriculture", "living standards")
)  # fmt: skip
_LEAD_SUBJECT = lazy(
    r"^(?:如今的|现在的|正式挂牌的|新成立的|的|这个|这座|这家|在)?"
    r"(?P<name>(?![^，]{1,6}[了着过])(?!拉动|带动|推动|助力|打造|建设|设|作为|下简称|以下|成为|围绕|聚焦|立足|依托|走进|来到|向|对|从|与|给|可|已)[^的，。；是在0-9共][^的，。；是在已向]{1,11}?(?:村|镇|乡|街道|社区|港|机场|口岸|集团|公司|厂|基地|园|区|水库|电站|景区|学校|大学|医院|高铁|铁路|大桥|隧道|博览会|博会))"
    r"(?:(?P<verb>位于|坐落|地处|全长|是|作为).*)?$"
)
_NOW_VILLAGE = lazy(r"^(?:如今|现在)的(?P<name>[^的，。；是在]{1,8}?(?:村|镇|乡|社区|嘎查))(?!民|庄)")
"""A village that a look at today names: 现在的龙门村风景如画."""
_TRENDS = "扭亏为盈|扭亏|由降转增|由增转降|由亏转盈|由降转升|由负转正|由升转降|由正转负|回升|回暖|企稳|向好|增长|下降|回落|攀升|提升|提速"
_TREND = lazy(
    r"(?:实现|保持|呈现?|继续|稳步|平稳|较快|快速|持续|加快|明显|小幅|稳定|了|态势|总体|整体)*"
    rf"(?:{_TRENDS})(?:态势|势头)?$"
)
_RATE = lazy("(?<=..)(?:增速|增幅|增长率)$")
_TREND_ENDS = (*_TRENDS.split("|"), "态势", "势头")

_WAY_TO = lazy(r"从[^，。；]{1,8}[到至]$|(?:企业|居民|者|公司|机构|集团|客商|商户|央企)在$|(?:加入|每年都为)$")
_BEHIND_ACTOR = 12


def leads_elsewhere(text: str, place: Token) -> bool:
    """Whether a place is where a way leads, or where somebody else acts: 拉萨到林芝, 香港居民在深圳."""
    quoted = text[place.start - 1 : place.start] == "“" and text[place.end : place.end + 1] == "”"
    return quoted or _WAY_TO.search(text, max(0, place.start - _BEHIND_ACTOR), place.start) is not None


def project_start(sentence: str) -> int:
    """Find where a sentence begins to tell of single projects, which have facts of their own; its length if it does not."""
    marker = _PROJECT_SENTENCE.search(sentence) if _PROJECT_HINT.search(sentence) else None
    if marker is None:
        return len(sentence)
    if group := _GROUP.search(sentence):
        return len(sentence) if group.start() <= marker.start() <= group.end() else marker.start()
    first = sentence.find("项目")
    return min(marker.start(), first) if first >= 0 else min(marker.start(), max(0, sentence.find("投资")))


def stated_trend(before: list[Token], words: str) -> Head | None:
    """Give the head of a clause that tells of a metric without a figure (房地产投资由降转升), which the next clause gives.

    Args:
        before: the tokens of the clause.
        words: their text.

    Returns:
        The head, or `None`.
    """
    match = _TREND.search(words) if words.endswith(_TREND_ENDS) else None
    if match is None:
        return None
    tail = match.end() - match.start()
    kept: list[Token] = []
    for token in before:
        room = len(words) - tail - sum(len(item.text) for item in kept)
        if room <= 0:
            break
        kept.append(token._replace(text=token.text[:room]) if token.kind == "text" else token)
    head = read_head(kept)
    head = head._replace(metric=_RATE.sub("", head.metric))
    return head if ending_metric(head.metric) else None


def named_lead(before: list[Token]) -> str:
    """Give the body or place without a mention that a clause names: 现在的龙门村，or 龙门水电站位于..."""
    words = [token for token in before if token.kind != "time"]
    if not words or words[0].kind != "text":
        return ""
    if now := _NOW_VILLAGE.match(words[0].text):
        return now["name"]
    match = _LEAD_SUBJECT.match(words[0].text)
    if match is None or (match["verb"] is None and len(words) > 1):
        return ""
    return match["name"]


def is_broad(metric: str) -> bool:
    """Whether a metric is one that places report as a whole, so that the place last named may be meant."""
    known = ending_metric(metric)
    return known is not None and known[1].kind != "count" and known[1].domain in _BROAD
