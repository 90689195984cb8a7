"""Projects that a sentence tells one by one behind what became of them: 集中签约的包括甲储能、乙光学; 新开工项目9个，重点有甲冷链、乙产业园等."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.projects.items import read_items
from zonenews.facts.projects.names import Naming, is_in_name
from zonenews.facts.projects.vouching import ListRange
from zonenews.grammar.patterns import pattern

_OPENS = pattern(
    "(?P<stage>{heading_stage}|{landing})(?:仪式|活动)?的(?:[^，,。；;、的\n]{0,8}(?:项目|工程))?(?:主要|重点|就|还)?(?:有|包括|分别[是为]|[是为])[：:]?"
    "|(?<=[，,])(?:重点|代表性的?|典型的?)(?:有|包括)[：:]?|(?<=[。；;\n])(?:主要|重点)(?:有|包括)[：:]?"
)
_SIGN = lazy("[有括是为]")
_ENDS = lazy("[，,。；;！!？?\n]|$")
_CLOSES = lazy("等|(?:、|和)?(?<=[^0-9])[0-9一二两三四五六七八九十]{1,3}[个项][^，,。；;、0-9]{0,8}?(?:项目|工程)")
_COUNTED = lazy(
    "项目[^，,。；;]{0,8}[0-9]+[个项][，,](?:[^，,。；;\n]{2,24}[，,])?$|[0-9]+[个项][^，,。；;]{0,8}项目[，,](?:[^，,。；;\n]{2,24}[，,])?$"
)
"""新开工重点项目9个，: what the members are of."""
_COUNTED_BEFORE = lazy(
    "(?:项目[^。；;\n]{0,8}[0-9]+[个项]?|[0-9]+[个项][^，,。；;\n]{0,8}项目)(?:[，,][^。；;\n]{2,24})?[。；;\n]$"
)
"""在谈项目40个，拟投资150亿元。|主要有: a sentence that goes on with those that the one before it counts."""
_REACH = 50


_VISITED = pattern(
    "(?:{visiting}|观摩|深入|来到)了?(?P<items>[^，,。；;：:\n]{4,}?项目、[^，,。；;：:\n]{4,}?项目)(?=等?(?:进行|现场|实地)|[，,。；;\n]|$)"
)
"""一行先后观摩了|甲公司年产2000吨中间体项目、乙物流园建设项目: what somebody goes to see."""


def told_members(sentence: Sentence) -> Iterator[Naming]:
    """Give the projects told one by one, in the order of the sentence; none where one of them is only a field of industry."""
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    if text.find("、", low, high) < 0 and text.find("和", low, high) < 0:
        return
    for match in _VISITED.finditer(text, low, high):
        first, end = match.span("items")
        items = list(read_items(sentence, ListRange(end, end, first)))
        if len(items) == text.count("、", first, end) + 1 and all(item.name.endswith("项目") for item in items):
            yield from items
    for match in _OPENS.finditer(text, low, high):
        begins = match["stage"] is None and match.start() <= low + 1
        counted = _COUNTED_BEFORE if begins else _COUNTED
        first = match.start() - _REACH if begins else max(low, match.start() - _REACH)
        if match["stage"] is None and counted.search(text, max(0, first), match.start()) is None:
            continue
        stop = _ENDS.search(text, match.end(), high)
        predicate = stop.start() if stop else high
        closing = _CLOSES.search(text, match.end(), predicate)
        end = closing.start() if closing else predicate
        counts = [token for token in within(sentence.quantities, end, predicate) if token.mention.kind == "count"]
        size = int(counts[0].mention.value) if counts else 0
        if all(is_in_name(sentence, token) for token in within(sentence.quantities, match.end(), end)):
            of = ListRange(end, predicate, match.end(), counted=True, size=size, one_by_one=True)
            yield from read_items(sentence, of)
