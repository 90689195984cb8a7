"""Bodies and sites in the noun phrase before a value, whose figure it is."""

from __future__ import annotations

from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.tokens import PlaceToken
from zonenews.facts.indicators.affixes import strip_lead, strip_trail
from zonenews.facts.indicators.metric_names import BAD, is_branch_of_owners
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.indicators import Metric, ending_metric
from zonenews.lexicon.word_classes import word_set, words_of

DROP = pattern(
    "(?<!新(?=打造|创建)){dropped_verb}|聚集(?!区|发展)了?|集聚(?!区|发展)了?|建成(?!区|面积|比例|率)了?|(?<!新)培育了?|(?<!新)培育出|保有(?![量率])|(?<![国公私所专自增])有(?![效限机关害色氧量率])"
)
KEEP = pattern("{kept_verb}|运营(?![里线数机收])|新开(?!工)")
WORKS_ON = pattern("{thoroughly}+(?:{task_verb}|{work_on})|{work_on}[^，]{3}")
"""What is done to something, which holds no figure: 持续 | 打造精品园区."""

_WAYS = ("铁路", "公路", "高铁")
"""Ways whose length is measured, and whose it is not: 高速铁路运营里程."""
_TOWARDS = lazy(r"[对与向]|.“")
_WORKS = ("项目", "工程")
"""How works end, which may be sorted by what was done: 20个新建 | 项目累计完成投资."""
_GROUNDS = ("区", "园", "基地", "城", "港", "谷")
"""How places end that have enterprises; any other noun says what sort they are of: 上云上平台 | 企业."""
_WHOSE_KIND = lazy("留[省市县区州]$|(?:农村|城镇|城乡)$")
"""What belongs to the metric behind it, though it ends as a place does: 毕业生留市 | 就业, 脱贫地区农村 | 居民收入."""
_SHORT_ENDS = frozenset("港镇委")
"""How bodies and places end whose names may be of three characters: 龙门镇."""
_CUT_MONTH = lazy("^[0-9]{1,2}月")
"""The end of a damaged time before a body: 18月 | 省采购中心."""
_SPAN = lazy("^[0-9一二三四五六七八九十两]{1,3}年(?:来|间)?")
"""A span of time before a body: 两年银行业."""
_LABOUR = "劳动力"
"""What ends as the names of firms do and is none."""
_LONGEST_BRAND = 6
_SHORTEST_OTHER = 3
"""So long is who stands against the one told of before: 而 | 众所周知的丽达去年销售额达160亿元."""
_OTHER = pattern(
    "(?!.*{no_other_body_end})[^，、了着过是在从将已也为到以。；0-9][^，了着过是在从将已也。；]{0,30}(?:[窟山寺塔馆园村厂店庙庄港行线桥路园会院校网站队户族者]|{other_body_end})"
)
"""A noun phrase for a body or a site."""
_ELSEWHERE = lazy("[在对向于从]|[0-9]")
"""What tells that a noun before a verb is not who does it: 在188个国家设立了."""
_DONE = lazy("已经?|累计")
"""What ends a body that has done something: 工程已累计向…."""
_NO_HOLDER = pattern(
    "[向对]|(?:大中华|亚太)(?:地)?区|{no_holder_place}(?:建成区)?$|.*(?:以来|期间|普查|[前后时])$|搬[入进出]|{no_holder_lead}|.*通过|这[一两三几]?[年天个]"
)
"""What begins a clause that only looks like the name of a body."""
_SHORT_FIRM = pattern("(?P<brand>[\u4e00-\u9fff]{2,4}){company_end}")
_WAY_TO = pattern(r"从[^，。；]{1,8}[到至]$|{going_out_of}在$|(?:加入|每年都为|争取)$")
_WAY_REACH = 12


class Stretch(NamedTuple):
    """A stretch of noun phrase, with the places that stand right before it."""

    places: tuple[PlaceToken, ...]
    text: str
    start: int


def is_firm(text: str) -> bool:
    """Whether a noun phrase is the short name of a company that no table holds: an odd word and a trade (泰鼎汽车)."""
    match = None if text.endswith(_LABOUR) else _SHORT_FIRM.fullmatch(text)
    return match is not None and is_unusual(match["brand"])


def is_brand(text: str, metric: str) -> bool:
    """Whether an odd short name stands before a figure that only companies have: 川越 | 实现营业收入."""
    return metric in word_set("of_firm_alone") and 2 <= len(text) <= _LONGEST_BRAND and is_unusual(text)


def names_other(phrase: Stretch) -> bool:
    """Whether the stretch before a time and a metric is a noun phrase of its own: 青石窟 | 每日 | 游客接待量."""
    plain = strip_trail(strip_lead(phrase.text, 0)[0])[0]
    if phrase.places and len(plain) > 1 and "，" not in plain:
        return True
    if phrase.text.startswith("而") and len(plain) > _SHORTEST_OTHER:
        return True
    return len(plain) > 2 and _OTHER.fullmatch(plain) is not None


def firm_before(before: str, name: str) -> str:
    """Give the company that stands right before what only companies have, or what one makes or earns in a year: 长松机械 | 年产值."""
    firm = before.removesuffix("年")
    return firm if (firm != before or name[0] == "年" or name in word_set("of_firm_alone")) and is_firm(firm) else ""


def known_holder(before: str, metric: Metric) -> str:
    """Give the body that stands right before a known metric, or an empty string."""
    if is_branch_of_owners(before) and metric.name.endswith(words_of("of_owners")):
        return ""  # 国有控股企业 | 增加值
    if (
        (metric.name == "企业" and not before.endswith(_GROUNDS))
        or metric.domain == "general"
        or before.endswith(_WAYS)
        or (before.endswith("财政") and metric.domain == "public finance")
        or _TOWARDS.search(before)
        or DROP.search(before)
    ):
        return ""
    if "、" in before and ending_metric(before[: before.rindex("、")]):
        return ""  # 民营企业利润、物流企业 | 营收
    kept = KEEP.search(before.removeprefix("签约"))
    works = kept is not None and before.startswith(_WORKS, kept.end())
    if (kept is not None and not works) or _WHOSE_KIND.search(before):
        return ""
    return clean_holder(before) if is_holder(before) or (len(before) > 3 and before.endswith("已")) else ""


def is_named(text: str) -> bool:
    """Whether what stands before a verb of holding may be its subject: a body or a branch, not a verb of its own."""
    text = strip_trail(text.strip('“”"'))[0]
    return is_holder(text) or text.endswith(
        (
            "业",
            "区",
            "省",
            "市",
            "县",
            "领域",
            "板块",
            "群",
            "链",
            "者",
            "户",
            "民",
            "人",
            "国",
            "院",
            "校",
            "部",
            "网",
            "线",
            "品",
        )
    )


def is_holder(text: str) -> bool:
    """Whether a noun phrase ends as the names of bodies and places do."""
    text = strip_trail(text.strip('“”"'))[0]
    long = len(text) > (2 if text[-1:] in _SHORT_ENDS else 3) or text in word_set("body_of_place")
    return long and text.endswith(words_of("body_end")) and not text.endswith(("该企业", "类企业", "金融机构"))


def body_of(text: str) -> str:
    """Give the body or site that a stretch before a verb of holding names, or an empty string: 舟山港还."""
    plain = strip_trail(text)[0]
    return clean_holder(plain) if is_holder(plain) and not _ELSEWHERE.search(plain) else ""


def clean_holder(text: str) -> str:
    """Clean a noun phrase that stands as subject."""
    if text[:1] in ("—", "–"):
        return ""
    text = text[text.rfind("所在的") + 3 :] if "所在的" in text else text
    text = _CUT_MONTH.sub("", text)
    text = _SPAN.sub("", text[text.rfind("——") + 2 :] if "——" in text else text)
    text, _ = strip_lead(text.strip('“”" 　、'), 0)
    text, _ = strip_trail(_DONE.split(text, maxsplit=1)[0])
    text = text.strip('“”"')
    fits = 2 <= len(text) <= 24 and not BAD.search(text) and not _NO_HOLDER.match(text)
    return text if fits and WORKS_ON.match(text) is None else ""


def leads_elsewhere(text: str, place: PlaceToken) -> bool:
    """Whether a place is where a way leads, or where somebody else acts: 拉萨到林芝, 香港居民在深圳."""
    quoted = text[place.start - 1 : place.start] == "“" and text[place.end : place.end + 1] == "”"
    return quoted or _WAY_TO.search(text, max(0, place.start - _WAY_REACH), place.start) is not None
