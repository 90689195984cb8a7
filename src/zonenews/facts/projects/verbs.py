"""Projects named behind the verb that says how far they are: 建成云湖大桥、东环路; 开工建设西环高速、云石铁路."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.projects.kinds import is_common, is_generic, is_sort
from zonenews.facts.projects.names import LEFT_WORDS, Naming, heads_re, is_in_name, is_street, is_work, unquoted
from zonenews.grammar.patterns import pattern
from zonenews.text.records import Mention

_VERB = pattern(
    "(?:^|[，,；;。：:、\n])[ 　]*(?:{verb_adverb})*(?P<verb>{verb_first})(?:了|完成)?(?=[^，,。；;、了的]{3,24}(?:[，,；;。、]|和|及|等|$))"
)
_PROPER = pattern(
    "(?:{proper_works})(?:[一二三四五]期)?(?:工程|项目)?$|[一二三四五]期(?:主体)?(?:工程|项目)?$|(?:{proper_works})[^，,。；;、]{1,8}(?:工程|项目)$"
)
"""Works that are told by a name of their own; of other things built (中心, 广场) only one that a place or a company begins is."""
_BEGINS_PROPER = lazy(
    "[\u4e00-\u9fff]{1,2}电[入送][\u4e00-\u9fff]{1,2}|(?![沿跨滨环临中大小内外本全各城区市县])[\u4e00-\u9fff]{1,2}[江河湖溪](?:流域|干流)?[^，,。；;、]{2,10}工程$"
)
"""青电入云|过江工程, 云河|治理工程: what a name of works begins with that tells them from all others."""
_END = lazy("[，,；;。：:\n]|等|$")
_MORE = lazy("等(?![，,；;。：:\n])")
"""甲、乙等|一批项目: another reader takes these."""
_OF_STREETS = pattern(
    "等(?:一大?批|多个|一系列|[0-9]+[余多]?[条座处所])?[^，,。；;0-9]{0,6}(?:{streets})(?=[，,。；;\n]|$)"
)
"""甲路、乙大道等|50条道路: what the items are of."""
_COMMAS = ("，", ",")
_PARTS = lazy("[、和及]")
_LONGEST = 30
_SHORTEST = 3


def named_behind_verb(sentence: Sentence) -> Iterator[Naming]:
    """Give the projects a sentence names behind verbs of building, each told by name; where one of a list is not, none is."""
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    for match in _VERB.finditer(text, max(0, low - 1), high):
        stop = _END.search(text, match.end(), high)
        end = stop.start() if stop else high
        amounts = [token for token in within(sentence.quantities, match.end(), end) if not is_in_name(sentence, token)]
        if match.end("verb") <= low or amounts or (_MORE.match(text, end) and not _OF_STREETS.match(text, end)):
            continue
        if match["verb"] == "完成" and text[match.start() : match.start() + 1] in _COMMAS:
            continue  # 某工程，已|完成部分小区改造: what is done of the works before it
        if text.endswith("将", low, match.start("verb")) and match.start() > low:
            continue  # 某公园总投资2亿元，将|建成综合公园: what the project before it is to be
        items = list(_items(sentence, match.end(), end))
        one = _is_of_one if match["verb"] == "完成" else _is_named
        if items and all(one(sentence, *item) for item in items):
            for first, last in items:
                yield Naming(
                    unquoted(text[first:last]), first, last, "project/list", None, match.start("verb"), items[0][0]
                )


def named_at_work(sentence: Sentence) -> Iterator[Naming]:
    """Give the projects a sentence names one at a time between a verb of going on and 建设: 推进|云湖水电站|建设."""
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    if text.find("建设", low, high) < 0:
        return
    for match in _AT_WORK.finditer(text, max(0, low - 1), high):
        first, last = match.span("name")
        amounts = [token for token in within(sentence.quantities, first, last) if not is_in_name(sentence, token)]
        if match.start("verb") >= low and not amounts and _is_one(sentence, first, last):
            yield Naming(unquoted(text[first:last]), first, last, "project/list", None, last, first)


def _is_one(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what is being built is one thing with a name of its own: 云湖水电站, but not 通用机场 or 干线公路和支线."""
    name = sentence.text[first:last]
    return _is_named(sentence, first, last) and not _JOINED.search(name) and not is_common(_PROPER.sub("", name))


_JOINED = lazy("[和及与“]")
_AT_WORK = pattern(
    "(?:^|[，,；;。：:、\n])[ 　]*(?:{verb_adverb})*(?P<verb>{speeding})(?P<name>[^，,。；;、了的\n]{4,30}?)(?:规划)?建设(?=[，,。；;\n]|$)"
)


def _items(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what stands behind a verb at the marks of a list; a 和 or 及 within a name parts it only behind a noun of projects."""
    text, first = sentence.text, start
    heads = {head.end() for head in heads_re().finditer(text, start, end)}
    for mark in _PARTS.finditer(text, start, end):
        if mark[0] == "、" or mark.start() in heads:
            yield first, mark.start()
            first = mark.end()
    yield first, end


def _is_of_one(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what is completed is done with one thing that has a name: 云岭公园|提升改造工程, but not 存量煤电项目|改造."""
    done = _DONE_WITH.search(sentence.text, first, last)
    named = _is_named(sentence, first, last)
    return named and (done is None or is_street(sentence.text, first, last) or is_work(sentence, first, done.start()))


_DONE_WITH = pattern("(?:{street_work}|{works_noun}){1,3}(?:工程|项目)?$")


def _is_named(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an item is the name of something built."""
    name = sentence.text[first:last]
    if (
        not _SHORTEST <= len(name) <= _LONGEST
        or is_generic(name)
        or is_sort(name)
        or LEFT_WORDS.match(name, 0, len(name) - 2)
    ):
        return False
    works = _PROPER.search(name)
    if works and (works.start() > 1 or not name.endswith("工程")) and not is_common(name[: works.start()] or "-"):
        return True  # 建成供水工程, 农村供水工程 name none
    if _BEGINS_PROPER.match(name):
        return True
    begun = next(
        (
            place.end
            for place in within(sentence.places, first, first + 1)
            if isinstance(place.mention, Mention) and place.start == first and place.end < last
        ),
        None,
    )
    if begun is None or is_generic(sentence.text[begun:last]):
        return begun is None and is_work(sentence, first, last)
    return is_work(sentence, first, last) or any(
        head.end() == last for head in heads_re().finditer(sentence.text, first, last)
    )
