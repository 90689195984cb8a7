"""The zone of a group: the one in force, that of its whole or of its part of a place; none where it is all of a city's."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.list_parts import is_common
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.project_groups.counted import Counted
from zonenews.facts.project_groups.labels import TOWN
from zonenews.facts.records import ProjectGroup
from zonenews.facts.zones import zone_at
from zonenews.grammar.patterns import pattern
from zonenews.mentions.zones.records import Zone

_PARK = lazy("(?:(?<=[，,；;。\n])|^)(?![全该我本])[\u4e00-\u9fff]{2,3}园(?=[一二三四上今去新项签对精围深聚紧立依0-9])")
_ONE_OF_SEVERAL = ("、", "和", "及")
_SETTLED = lazy("(?:落户|落地|入驻)(?:于|在|到)?$")
_AT = ("在", "于", "均在", "同时在", "集中在")
"""12个项目|在|某高新区集中开工."""
_IN_ALL = lazy("[^，,。；;区园]{0,8}[市省州](?:共|总共|一共|累计)有")
"""某高新区9个项目入选，全市共有|23个项目入选: they are not the zone's."""
_OF_ALL = ("全国", "全省", "全市")
_LABEL_START = 6
"""66项|全国重大水利工程: no zone that a sentence before named has them."""


_IN_ROW = pattern("(?P<zone>{bare_zone})[、和及与]")
"""其次为|高新区|、甲市、乙县，各5个."""
_OF_PLACE = lazy("[\u4e00-\u9fff]{2,12}[区园](?=项目$)")
"""其中：|东江区|项目9个；|江东工业园区|项目7个: whose projects a part is."""


def zone_of(sentence: Sentence, reading: Counted, whole: ProjectGroup | None) -> str | None:
    """Give the zone of a group: the one in force, or that of its whole where its sentence names no place before it."""
    among_all = any(word in reading.label[:_LABEL_START] for word in _OF_ALL)
    if among_all and not any(isinstance(token.mention, Zone) for token in sentence.places):
        return None
    for place in within(sentence.places, reading.end, sentence.clause_end(reading.end)):
        alone = not sentence.text.startswith(_ONE_OF_SEVERAL, place.end)
        there = sentence.text[reading.end : place.start] in _AT or _SETTLED.search(
            sentence.text, reading.end, place.start
        )
        if alone and isinstance(place.mention, Zone) and there:
            return sentence.name_of(place)  # 12个项目落户|某科创园
    listed = sentence.part_at(max(reading.start, reading.token.start - 1))
    if listed is not None:
        return listed.zone
    if beside := _IN_ROW.match(sentence.text, reading.start, reading.token.start):
        return beside["zone"]
    clause = sentence.clause_start(reading.start)
    if TOWN.match(sentence.text, clause, reading.start) or _IN_ALL.match(sentence.text, clause, reading.start):
        return None
    own = _OF_PLACE.match(reading.label)
    if own is not None and whole is not None:
        named = [place for place in sentence.places if place.end == reading.start + own.end()]
        return next((sentence.name_of(place) for place in named if isinstance(place.mention, Zone)), None)
    part = sentence.clause_start(reading.start, stops="；;。")
    park = next(iter(list(_PARK.finditer(sentence.text, part, reading.start))[-1:]), None)
    if park is not None and not within(sentence.places, park.start(), reading.start):
        return None if is_common(park[0]) else park[0]  # 青马园|一季度项目签约2个: a part that no table has
    if whole is not None and not within(sentence.places, sentence.bounds.start, reading.start):
        return whole.zone
    zone = zone_at(sentence, reading.end, carried=True)
    return None if zone is not None and _only_listed(sentence, zone, reading.end) else zone


def _only_listed(sentence: Sentence, zone: str, end: int) -> bool:
    """Whether a park is named in a sentence only as an item of a list of projects: 开工的项目有|青禾食品产业园|、云岭光伏项目等6个."""
    named = [place for place in sentence.places if place.end <= end and sentence.name_of(place) == zone]
    return bool(named) and all(
        (not place.text.endswith("区") or sentence.text.endswith(_HAS, 0, place.start))
        and _NEXT_ITEM.match(sentence.text, place.end, end) is not None
        and sentence.text.endswith(_ITEM_BEFORE, 0, place.start)
        for place in named
    )


_HAS = ("现有", "已有", "拥有")
"""江滨园区|现有|苏北综合保税区、某货场等30个项目入驻."""
_NEXT_ITEM = lazy("(?:、[^，,。；;：:]{2,80}?)?(?:等|[0-9]+[个项])")
_ITEM_BEFORE = ("、", "有", "包括", "包含", "：", ":", "为", "是")
