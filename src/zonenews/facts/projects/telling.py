"""Which names stand for a project of their own: none that only tells more of the one before it, two where one 和 joins two."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.projects.kinds import is_generic
from zonenews.facts.projects.names import Naming
from zonenews.grammar.patterns import pattern

ATTRIBUTE = pattern(
    r"(?:(?:位于|[，,]?由)[^，,。；;]{2,40}(?=[，,]))?[，,：:]?{attribute_lead}?(?:{attribute})(?!{no_attribute_verb})"
    r"(?=[^，,。；;\n增降升跌占]{0,12}[0-9一二三四五六七八九十百千两])"
)
"""What is told of a project right behind its name: 总投资, 占地."""
_PAIRS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))


def goes_on(sentence: Sentence, before: Naming, naming: Naming) -> bool:
    """Whether what a name stands behind only tells more of the project before it: 甲电子项目投资9亿元，|兴建年产70万平方米薄膜项目."""
    text = sentence.text
    if naming.rule not in _TELLS_MORE or before.end > naming.start:
        return False
    between = text[before.end : naming.start]
    if naming.rule == "project/amount-verb" and "；" not in between and _OF_PHASE.search(between):
        return True
    if before.rule not in _TOLD_FIRST:
        return False
    between = _IN_ONE.sub("", between)
    if any(mark in between for mark in "；;、") or "其中" in between:
        return False
    monies = [one for one in within(sentence.quantities, before.end, naming.start) if one.mention.kind == "money"]
    if naming.rule == "project/area-of":
        return bool(monies) and _BUILT_BY_IT.search(between) is not None
    return len(monies) == 1 and ATTRIBUTE.match(text, before.end, naming.start) is not None


_IN_ONE = lazy("集[^，,。；;]{2,40}?[于为]一体的$")
"""将打造|集汽车科技、汽车交易于一体的|综合体: what the project is to be."""
_OF_PHASE = pattern(
    "[一二三四首]期(?:项目|工程)?(?:计划|预计|拟)?总?投资[^，,。；;]{2,14}[，,]?(?:主要|计划|拟)*(?:{building})[^，,。；;]*$"
)
"""某基地项目启动，…其中一期投资20亿元，建设|年产10万吨某装置: what the phase is to build."""
_TOLD_FIRST = frozenset(("project/name-amount", "project/builder"))
_TELLS_MORE = frozenset(("project/amount-verb", "project/area-of"))
_BUILT_BY_IT = pattern("[，,](?:主要|将|计划|拟)*(?:{building})[^，,。；;]*$")


def is_whole(name: str) -> bool:
    """Whether a name opens no bracket or quotation that it does not close (机构（含增资项目), and is of one project (开发区|这批项目)."""
    return (
        "…" not in name
        and "项目中" not in name
        and _SEVERAL.search(name) is None
        and all(name.count(opening) == name.count(closing) for opening, closing in _PAIRS)
    )


_SEVERAL = pattern("(?<!第)(?:{several_unnamed})")
"""What says that several projects are meant, none of them by name."""


def of_two(naming: Naming) -> Iterator[Naming]:
    """Part a name at a 和 between two projects: 年产50万台甲项目|和|年产80万台乙项目."""
    parted = _TWO.fullmatch(naming.name) if naming.rule != "project/list" and naming.builder is None else None
    if parted is None or naming.end - naming.start != len(naming.name) or any(map(is_generic, parted.groups())):
        yield naming
        return
    for number in (1, 2):
        first, last = (naming.start + at for at in parted.span(number))
        yield Naming(parted[number], first, last, "project/list", None, naming.end, naming.start)


_TWO = lazy("(.{4,}项目)(?:以及|和|及|与)(.{4,}项目)")
