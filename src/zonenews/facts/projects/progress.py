"""What is being done on the site of works: 某大道北段正在进行路基施工, 某小学综合楼三层封顶, 某水厂基本建成, 某项目已完成施工图设计."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.projects.extents import ending_at
from zonenews.facts.projects.items import cut_items
from zonenews.facts.projects.kinds import is_kind, is_sort
from zonenews.facts.projects.names import Head, Naming, is_line, is_named, is_street, left_of_name
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Stage
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.zones.records import Zone

_SIGN = pattern("正|{closing}|{works_sign}|{last_works}|{supply}|{preparing}")
"""One of these stands in what is told of works; most sentences have none."""
_LEAD = pattern(
    "(?:[（(][^（）()\n]{1,20}[）)])?(?:[0-9一二两三四五六七八九十]+[栋幢座][^，,。；;、\n]{0,14}?(?:{rooms}))?(?:建设)?(?:自[^，,。；;]{2,14}以来[，,])?(?:[，,]?(?:{going_well}))?(?:(?:(?:建设|施工)?进展(?:情况)?)?[，,：:](?={so_far}|截至|到|正|完成|进))?(?:(?:截至|到)?(?:{so_far}))*(?:[，,](?={so_far}|正|完成|进))?",
    may_be_empty=True,
)
"""What may stand between a name and what is told of it: 项目|进展顺利，目前已|完成桩基施工."""
_END = r"(?=[，,。；;、！!）)\n和及与]|$)"
_OF_SITE = "(?:的)?[^，,。；;、0-9的正已完\n]{0,6}(?:{site_work})[^，,。；;、0-9的正已完进\n]{0,5}"
"""桥台桩基, 主体结构: the part of works that is told of."""
_UNDER_WAY = pattern(
    rf"(?:{_OF_SITE})?正在?[^，,。；;、0-9\n]{{0,14}}?(?:{{work_doing}})(?:工程|工作)?(?:阶段|中)?{_END}"
    r"|正在?(?:进行|开展|实施)?[^，,。；;、0-9和及\n]{0,8}(?:{site_work})(?!图|设计|招)"
    rf"|{_OF_SITE}(?:{{so_far}})*(?:{{works_ended}})"
    rf"|完成了?(?!投资|施工(?:图|方案)?设计)(?:[^，,。；;、0-9\n]{{0,12}}?(?:{{site_work}})(?!设计|图)|[^，,。；;、0-9\n]{{2,12}}?(?:{{work_doing}})(?:工程|任务|工作)?{_END})"
    r"|完成(?:{amount_of_work})?的?[约近]?[0-9.]{1,5}%"
    r"|完成(?:{amount_of_work})的"
    rf"|(?:[一二三四五六七八九十0-9]{{1,3}}层|主体(?:结构|工程)?)?(?:{{so_far}})*(?:{{closing}}){_END}"
    rf"|(?:{_OF_SITE}(?:{{so_far}})*)?(?:(?:进入|处于|转入)(?:[^，,。；;、0-9\n]{{0,12}}?(?:{{work_doing}}|{{last_works}})[^，,。；;、0-9\n]{{0,3}}?(?:阶段|期)|{{last_works}})|(?:接近|进入|处于)尾声)"
    rf"|进场施工{_END}"
)
"""What is told of works that are under way, right behind their name and the adverbs."""
_FINISHED = pattern(
    rf"(?:{{whole_work}}|工程)?(?:基本(?:{{works_done}})|(?:全线|{{wholly}})(?:贯通|通车|{{works_done}})|(?:已|已经|现已)(?:完成|建成|完工))(?:建设|施工)?{_END}"
    rf"|完成(?:{{all_works}})*(?:{{whole_work}})(?:任务)?{_END}"
    rf"|(?:正式|开始|实现)(?:{{supply}}){_END}"
)
"""What is told of works that are finished."""
_PREPARED = pattern(
    rf"(?:正在?|{{preparing_verb}})[^，,。；;0-9\n]{{0,16}}?(?:{{preparing}})[^，,。；;、0-9\n]{{0,6}}?{_END}"
    r"|(?:(?:{preparing})[、和及])*(?:{preparing})(?:等(?:{preparing}))?(?:工作|手续|方案)?(?:{so_far}|正在)*(?:{prepared}|{going_well})"
)
"""What is told of works that are only prepared."""
_TOLD: Sequence[tuple[re.Pattern[str], Stage]] = (
    (_PREPARED, "planned"),
    (_FINISHED, "completed"),
    (_UNDER_WAY, "under_construction"),
)
_CLAUSE = lazy("[，,；;]")


def stage_at(sentence: Sentence, at: int, *, behind_day: bool = True) -> Stage | None:
    """Give how far works are whose name ends at an offset, by what is told right behind it as done or under way.

    Args:
        sentence: the sentence.
        at: the offset.
        behind_day: whether a day may stand before it (某工程6月底已完工); in a clause further on it would be one to come (…，12月底完成主体).
    """
    told = _told_at(sentence, at, behind_day=behind_day)
    return told[1] if told else None


def _told_at(sentence: Sentence, at: int, *, behind_day: bool) -> tuple[re.Match[str], Stage] | None:
    """Find what tells how far works are at an offset, behind adverbs and a day, and the stage."""
    text, high = sentence.text, sentence.bounds.end
    lead = _LEAD.match(text, at, high)
    starts = [lead.end() if lead else at, at]
    if lead and (adverb := _LAST_ADVERB.search(text, at, lead.end())):
        starts.insert(0, adverb.start())  # 基本|建成, 全线|贯通: an adverb is half of what is told
    if behind_day:
        day = starts[0] + text.startswith("于", starts[0])
        starts += [token.end for token in within(sentence.times, day, day + 1) if token.end < high]
    for start in dict.fromkeys(starts):
        for pattern_of, stage in _TOLD:
            told = pattern_of.match(text, start, high)
            if told and sentence.status(start) == "actual":
                return told, stage
    return None


def _of_building(name: str, told: re.Match[str], stage: Stage) -> bool:
    """Whether what is told of a school, a hospital or a station is that it is being built: 某中学|主体封顶, but not 某大学|完成科研立项."""
    if not name.endswith(words_of("institution")):
        return True
    return stage == "under_construction" and _BUILT.search(told[0]) is not None


_BUILT = pattern("{site_work}|{closing}|施工|装修")
_LAST_ADVERB = pattern("(?:{so_far})$")


def stages_at_site(sentence: Sentence, start: int, end: int) -> set[Stage]:
    """Give the stages that the clauses of a range tell of works, as done or under way and not only meant to be."""
    if _SIGN.search(sentence.text, start, end) is None:
        return set()
    places = [start, *(mark.end() for mark in _CLAUSE.finditer(sentence.text, start, end))]
    return {stage for place in places if (stage := stage_at(sentence, place, behind_day=place == start))}


def named_at_site(sentence: Sentence, heads: Sequence[Head]) -> Iterator[Naming]:
    """Give the projects whose name stands right before what is being done on their site.

    Args:
        sentence: the sentence.
        heads: the nouns in it that names of projects end with.
    """
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    if not heads:
        return
    yield from _seen(sentence, heads)
    if _SIGN.search(text, low, high) is None:
        return
    behind = high
    for _, end in reversed(heads):  # 某路二期|桥梁工程|桥台桩基正在施工: the last noun is that of the name
        told = _told_at(sentence, end, behind_day=True) if end <= behind else None
        if told is None or not _of_building(text[low:end], *told):
            continue
        for naming in ending_at(sentence, end, "project/site"):
            if not (is_kind(naming.name) or _is_zone(sentence, naming)) and is_named(
                sentence, naming.start, naming.end
            ):
                behind = naming.start
                yield from _with_those_beside(sentence, naming)


_GOES_WELL = pattern(rf"等?(?:建设|施工)?(?:(?:{{so_far}}|正在))*(?:{{going_well}}){_END}")
"""某铁路|进展顺利, 甲大桥、乙工程|等加快推进: how works go."""
_SEEN = pattern("{seen_at}")
"""What stands in every sentence in which something is seen somewhere."""
_SEEN_AT = pattern("(?:{seen_at})了?$")
"""繁忙景象也出现在|某饮料厂项目: where something is seen."""


def _seen(sentence: Sentence, heads: Sequence[Head]) -> Iterator[Naming]:
    """Give the projects of which no stage is told: those whose works go well, and those at whose site something is seen."""
    text, high = sentence.text, sentence.bounds.end
    seen = _SEEN.search(text, sentence.bounds.start, high) is not None
    for start, end in reversed(heads):
        if _GOES_WELL.match(text, end, high):
            for naming in ending_at(sentence, end, "project/site"):
                if sentence.status(end) == "actual":
                    together = list(_with_those_beside(sentence, naming))
                    yield from together if any(_is_told(sentence, one) for one in together) else ()
        elif seen and text.endswith(_OF_PROJECTS, start, end) and _CLOSED.match(text, end):
            for naming in ending_at(sentence, end, "project/site"):
                if _SEEN_AT.search(text, sentence.clause_start(naming.start), naming.start):
                    yield naming


_OF_PROJECTS = ("项目", "工程")
_CLOSED = lazy("[，,。；;\n]|$")


def _is_told(sentence: Sentence, naming: Naming) -> bool:
    """Whether a name tells one project of all, without a word of its stage: a place or a company begins it, or works with names of their own end it."""
    name = naming.name
    if is_kind(name) or _is_zone(sentence, naming):
        return False
    if is_street(sentence.text, naming.start, naming.end) or is_line(name) or _PROPER.search(name):
        return True
    begun = any(
        t.start == naming.start and t.end < naming.end for t in within(sentence.places, naming.start, naming.end)
    )
    return name.endswith(_OF_PROJECTS) and (begun or naming.builder is not None)


_PROPER = pattern("(?:{proper_works})(?:[一二三四五]期)?(?:{street_work}){0,3}(?:项目|工程)?$")


def _is_zone(sentence: Sentence, naming: Naming) -> bool:
    """Whether what works are told of is a zone: 某产业园|已完成基础设施建设 builds something in it."""
    return any(
        token.end == naming.end and isinstance(token.mention, Zone)
        for token in within(sentence.places, naming.start, naming.end)
    )


def _with_those_beside(sentence: Sentence, last: Naming) -> Iterator[Naming]:
    """Give a project told at its site, and those that a list names before it, each by name: 甲路南段、乙路一期|正进行路基清表."""
    text = sentence.text
    first = sentence.clause_start(last.start)
    if not text.endswith("、", first, last.start):
        yield last
        return
    lead = left_of_name(text, first, last.start)
    first = max([lead.end() if lead else first, *(t.end for t in within(sentence.times, first, last.start))])
    items = list(cut_items(text, first, last.start - 1))
    if any(is_sort(text[start:end]) for start, end in items):
        return  # 中央工厂、|云湖基地|正在装修: rooms of a project told before
    if items and all(_SHORTEST <= end - start <= _LONGEST and is_named(sentence, start, end) for start, end in items):
        for start, end in [*items, (last.start, last.end)]:
            yield Naming(text[start:end], start, end, "project/list", None, last.end, items[0][0])
    else:
        yield last


_SHORTEST, _LONGEST = 3, 30
"""Characters of a name in a list at least, and at most."""
