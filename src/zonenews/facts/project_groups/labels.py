"""Labels of groups: the kind of projects a phrase names, without whose they are, subjects, adverbs and verbs before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.project_groups.leads import behind_mark
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.lexicon.actions import load_actions
from zonenews.lexicon.word_classes import kept_by_words, words_of
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone

BEFORE_LABEL = pattern("^(?:[为是](?!主)|预计(?=年)|计划(?={starting}|新开工|新建))")
"""89个|为|区外项目, 68个|计划|新开工项目."""
PRAISED = lazy("^[^，,。；;]*、[^，,。；;的]*的(?=.*(?:项目|工程)$)")
"""带动力强、投资10亿元以上的|重大项目: what is said in their praise is no part of their label."""
TOWN = lazy("[\u4e00-\u9fff]{2,3}(?:街道|镇|乡)")
"""青林街道|签约项目5个: whose projects are counted."""
_LEAD_LEFT = lazy(
    "^(?:[^，]{0,6}[^解为终罢未]了(?=.{4})|[或和、及的]+|(?:仪式|活动)的|建设(?=“|[^，,。；;]{2,8}类(?:重点)?项目|重[点大]))"
)
_SUCH_AS = lazy("(?<![高中初优平同])等(?![级离教学候])")
"""云湖小学等|项目15个: one of them is no part of their label."""


def label_of(phrase: str) -> str:
    """Give the kind of projects a phrase names: 新引进|智能装备等一批|优质项目, “签约一批”项目, 产业类项目中|电子项目, （试）|投产项目, 还有|外资项目."""
    batch = _BATCH.search(phrase)
    if batch is not None:
        return f"“{batch['name']}”{batch['noun']}"
    label = _WHERE.sub("", _SUCH_AS.split(without_lead(phrase))[-1].removeprefix("一批"))
    label = _LISTED_FIRST.sub("", label)
    label = _AMONG_OTHERS.split(_BRACKET_LEFT.sub("", label))[-1]
    return BEFORE_LABEL.sub("", PRAISED.sub("", _HAVING.sub("", label)))


_BATCH = lazy("(?P<name>[^“”，。；、]{2,8}一批)”(?P<noun>[^“”，。；、]{0,4}(?:项目|工程))$")
"""“签约一批”|项目15个: a label that is partly in quotation marks."""
_WHERE = pattern("^[\u4e00-\u9fff]{0,6}(?:集聚区|园区|开发区)(?=入驻|签约|落地)")
"""产业集聚区|入驻项目."""
_AMONG_OTHERS = lazy("(?:^|项目)(?:中|里)(?![心小学西药医国央华型部餐间])(?=.*项目)")
_BRACKET_LEFT = lazy("^[^（(]*[）)]")
_LISTED_FIRST = lazy("^(?:该|本|全)(?:片区|[市县镇园])(?=..)|^[^的、，]{2,8}计划的(?=项目)")
"""该片区|在建项目, 纳入投资计划的|项目."""
_HAVING = lazy("^(?:[\u4e00-\u9fff]{2,5}[区县市])?(?:还|共|仍)?有(?![色机限效])(?=...)")


def behind_whose(sentence: Sentence, start: int, end: int) -> int:
    """Give where a label starts behind the mark of an item, the time and the zone of its projects: ➤ 一季度全区|新签约项目."""
    if sentence.text[start - 1 : start] in ("", "\n"):
        start = behind_mark(sentence.text, start, end)
    for token in within(sentence.times, start, end):
        if token.end <= end and not token.text.endswith("年度"):
            start = token.end
    for place in within(sentence.places, start, end):
        if isinstance(place.mention, Zone | Region) and place.end < end:
            start = place.end
    text = sentence.text
    town = (
        _TWO_NAMES.match(text, start, end)
        or TOWN.match(text, start, end)
        or _COUNTED_PLACES.match(text, start, end)
        or _COUNTY.match(text, start, end + 2)
        or _PART.match(text, start, end)
    )
    return town.end() if town else start


_TWO_NAMES = lazy("[\u4e00-\u9fff]{2,6}[（(][\u4e00-\u9fff]{2,6}[）)]区(?=.)")
"""经开（滨江）区|签约项目14个: a zone by two names."""
_COUNTY = pattern(
    "[\u4e00-\u9fff]{2,3}(?<!全)[县市州](?:已|共|现|累计|{done_mark})*(?=预计|新?(?:{starting}|{signing}|{landing}|{finished}|开工))"
)
"""云江县|已新签约项目18个: a county that no table has."""


_PART = lazy("(?:包括|其中)?[一-鿿]{2,4}(?:组团|片区|板块)(?=..)")
"""北山组团|在建项目4个: a part of a place."""
_COUNTED_PLACES = pattern("(?:(?<=[个家])|各)(?:{counted_place})(?:[（(][^（()）]{1,12}[）)])?(?:的|共)?")
"""12个|县（市、区）|新开工项目共96个, 各镇|新开工项目12个: whose projects are counted."""


def kind_before(sentence: Sentence, at: int) -> str | None:
    """Give the label of a bare count of projects from the kind right before it: 工业类|8个项目, 旅游服务业|13个项目.

    Args:
        sentence: the sentence.
        at: where the count starts.
    """
    start = behind_whose(sentence, sentence.clause_start(at, stops="，,。；;：:、！!？?\n"), at)
    told = _KIND_BEFORE.fullmatch(without_lead(f"{sentence.text[start:at]}项目").removesuffix("项目"))
    return f"{told['kind']}项目" if told else None


_KIND_BEFORE = lazy(
    "(?P<kind>[^，,。；;：:、0-9的有了]{1,8}(?:类|型|领域|方面|(?<![企产行从就创开作失事])业))(?:共?有?|共计)"
)


def without_lead(phrase: str) -> str:
    """Cut subjects, adverbs and verbs off the front of a label; a verb that alone qualifies the noun stays (签约项目).

    >>> without_lead("累计签约过亿元项目"), without_lead("其中签约项目"), without_lead("全市新开工项目")
    ('过亿元项目', '签约项目', '新开工项目')
    """
    head = len(phrase) - 2
    cut = 0
    while True:
        lead = _patterns().lead.match(phrase, cut, head)
        if lead and lead.end() > cut and phrase[lead.end()] not in "和、及并":
            cut = lead.end()
            continue  # 全县计划|续建和新开工项目
        verb = next((m for m in _patterns().verb.finditer(phrase, cut, head) if m["cut"] or m.end() < head), None)
        reach = max(lead.end() if lead else cut, verb.end() if verb else cut)
        if reach == cut or phrase[reach] in "和、及并":
            cut -= phrase[cut - 1 : cut + 1] == _TO_BUILD
            cut -= phrase[cut - 1 : cut] == "新" and _patterns().verb.match(phrase, cut) is not None  # 新|开工项目
            return _LEAD_LEFT.sub("", phrase[cut:])
        cut = reach


_TO_BUILD = "拟建"
"""纳入|拟建水利项目90个: the verb is a part of the label."""


class _Patterns(NamedTuple):
    """Patterns with words of `data/actions.toml` in them."""

    lead: re.Pattern[str]
    verb: re.Pattern[str]


@kept_by_words
def _patterns() -> _Patterns:
    actions = load_actions()
    stage, key_doing = actions.stage_re.pattern, alternatives(words_of("key_doing"))
    return _Patterns(
        lead=compiled(f"(?:{actions.leads}|新(?={stage}|{actions.qualifiers})|重点(?={key_doing}))+"),
        verb=compiled(f"(?P<cut>{actions.label_verbs}|累计|共(?={stage}))|(?:{actions.qualifiers})(?!动员)"),
    )
