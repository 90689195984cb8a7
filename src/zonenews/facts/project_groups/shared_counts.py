"""Counts of a list of places or kinds: 新开工亿元以上项目分别是，甲市5项、乙市和丙市各3项; 物流、新能源类项目各1个.

A list of places has the label, the size and the stage of its head; a count with 各 is that of each place or kind before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.stages import furthest_stage
from zonenews.discourse.tokens import QuantityToken
from zonenews.facts.amounts import amount_of
from zonenews.facts.project_groups.counted import Counted
from zonenews.facts.project_groups.labels import behind_whose, label_of
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import load_actions
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone
from zonenews.text.records import Amount

_EACH = "各"
_COMMAS = ("，", ",")
_NEXT_IN_ORDER = lazy("[；;，,]?(?:其次|之后|然后)(?:分别)?[是为有][：:]?")
"""|其次为|乙区、丙县，各5个: what leads up to those that come next."""
_HEAD = lazy("(?P<phrase>[^，,。；;：:\n]{2,40}?(?:项目|工程))(?:总?数|数量)?分别[为是有][，,：:]?")
_MARKS = "，,、 　"
_AND = re.compile("(?<=[市县区州旗盟镇乡])[、和及与]|、")
_PLACE_NAME = lazy("[\u4e00-\u9fff]{1,8}(?<![小社园景灌库矿片厂])[市县区州旗盟镇乡]")
_KINDS = lazy("(?P<kinds>[^，,。；;：:\n0-9的“”]{2,40}?)(?P<tail>类|领域|方面|型)?(?P<noun>项目)各$")
_KINDS_REACH = 50
_KIND = lazy("[\u4e00-\u9fff]{2,8}")
_AND_KIND = re.compile("、|[和及](?!.*、)")
"""工业和信息化、|农业: a 和 before a mark of the list is a part of a kind."""
_HEAD_REACH = 200
_BREAKDOWN = "project-group/breakdown"


def shared_counts(sentence: Sentence, token: QuantityToken, low: int, base: str | None) -> list[Counted]:
    """Read a count of a list of places, or of each of several kinds.

    Args:
        sentence: the sentence.
        token: the count.
        low: where the group before it ends.
        base: the label of the group before it, or `None`.

    Returns:
        A reading for each place or kind; empty where the count is neither.
    """
    return _of_places(sentence, token, low, base) or _of_levels(sentence, token) or _of_kinds(sentence, token, base)


def is_shared(readings: Sequence[Counted], place: int) -> bool:
    """Whether a count is that of several places or kinds: what is said behind it is of them together."""
    beside = (*readings[max(0, place - 1) : place], *readings[place + 1 : place + 2])
    return any(other.token is readings[place].token for other in beside)


def size_of_list(sentence: Sentence, reading: Counted) -> Amount | None:
    """Give the size that the head of a list of places says of all: 亿元以上|项目分别是，甲市5项、乙市3项."""
    head = _head_before(sentence, reading.start) if reading.rule == _BREAKDOWN else None
    if head is None:
        return None
    sizes = [size for size in within(sentence.quantities, *head.span("phrase")) if size.mention.kind == "money"]
    return amount_of(sizes[0]) if len(sizes) == 1 else None


def _head_before(sentence: Sentence, at: int) -> re.Match[str] | None:
    """Give the head of the list that an offset is in, or `None`: 新开工项目分别是，|甲市5项."""
    low = max(sentence.clause_start(at, stops="。；;"), at - _HEAD_REACH)
    if sentence.text.find("分别", low, at) < 0:
        return None
    return next(iter(list(_HEAD.finditer(sentence.text, low, at))[-1:]), None)


def _of_places(sentence: Sentence, token: QuantityToken, low: int, base: str | None) -> list[Counted]:
    """Read 甲市5项、|乙市和丙市各3项|: each place has the count."""
    text = sentence.text
    each = text.endswith(_EACH, low, token.start)
    head = _head_before(sentence, token.start)
    if head is None and not (each and base):
        return []
    end = token.start - each
    end -= each and text.endswith(_COMMAS, low, end)  # 乙县、丙县|，|各3个
    start = max(low, head.end() if head else 0, max((other.end for other in _before(sentence, token)), default=0))
    if head is None:
        start = max(start, sentence.clause_start(end))
    start = lead.end() if (lead := _NEXT_IN_ORDER.match(text, start, end)) else start
    names = _names(sentence, start, end)
    if not names or each != (len(names) > 1):
        return []
    label, verb = _of_head(sentence, head) if head else (base or "", "")
    return [Counted(token, label, first, token.end, _BREAKDOWN, verb) for first in names]


def _before(sentence: Sentence, token: QuantityToken) -> list[QuantityToken]:
    return within(sentence.quantities, token.start - _KINDS_REACH, token.start)


def _names(sentence: Sentence, start: int, end: int) -> list[int]:
    """Give where the names of places start that a range is made of; empty where it holds anything else."""
    text = sentence.text
    while start < end and text[start] in _MARKS:
        start += 1
    start += len("其中") if text.startswith("其中", start) else 0
    starts = [start, *(mark.end() for mark in _AND.finditer(text, start, end))]
    ends = [*(mark.start() for mark in _AND.finditer(text, start, end)), end]
    known = {(place.start, place.end) for place in sentence.places if isinstance(place.mention, Zone | Region)}
    told = all(
        (first, last) in known or _PLACE_NAME.fullmatch(text, first, last)
        for first, last in zip(starts, ends, strict=True)
    )
    return starts if told else []


def _of_head(sentence: Sentence, head: re.Match[str]) -> tuple[str, str]:
    """Give the label that a list has from its head, and the verb of its stage: 其他市|新开工|亿元以上项目|分别是."""
    start, end = head.span("phrase")
    others = _OTHERS.match(sentence.text, start, end)
    start = behind_whose(sentence, others.end() if others else start, end)
    verb = load_actions().stage_re.search(sentence.text, start, end)
    return label_of(sentence.text[start:end]), verb[0] if verb else ""


def _of_levels(sentence: Sentence, token: QuantityToken) -> list[Counted]:
    """Read |10个省重、|25个市重和60个县重项目: counts of levels that share the noun of the last."""
    told = _LEVELS.match(sentence.text, token.end, sentence.bounds.end)
    if told is None:
        return []
    return [
        Counted(token, f"{told['level']}{told['noun']}", token.start, told.end("level"), "project-group/count-noun")
    ]


_LEVELS = lazy(
    "(?P<level>(?:国|[部省市区县镇])重点?)(?=(?:(?:[、和及与]|以及)[0-9]+[个项][国部省市区县镇]重点?)+(?P<noun>项目|工程))"
)


_OTHERS = pattern("(?:其[他它余]|各)(?:{counted_place})的?")


def _of_kinds(sentence: Sentence, token: QuantityToken, base: str | None) -> list[Counted]:
    """Read 物流、新能源、轻工类项目各1个: each kind has the count."""
    text = sentence.text
    if not text.endswith("项目各", sentence.bounds.start, token.start):
        return []
    near = max(sentence.bounds.start, token.start - _HEAD_REACH)
    if base is None and furthest_stage(text[near : sentence.clause_end(token.end)]) is None:
        return []  # 设短跑、跳远类|项目各2个: of a contest
    low = max(sentence.clause_start(token.start), token.start - _KINDS_REACH)
    low = behind_whose(sentence, low, token.start)
    told = _KINDS.search(text, max([low, *(other.end for other in _before(sentence, token))]), token.start)
    if told is None:
        return []
    at, kinds = told.start("kinds"), []
    for kind in _AND_KIND.split(told["kinds"]):
        label = label_of(f"{kind}{told['tail'] or ''}项目")
        if kind and (_KIND.fullmatch(kind) is None or _PLACE_NAME.fullmatch(kind) or label == told["noun"]):
            return []
        if kind:
            kinds.append(Counted(token, label, at, token.end, "project-group/noun-count"))
        at += len(kind) + 1
    return kinds if len(kinds) > 1 else []
