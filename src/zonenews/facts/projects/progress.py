"""What is being done on the site of a project: 某项目已完成桩基施工, 某工程正在进行钢结构吊装, 某项目完成总工程量的85%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonenews.discourse.sentences import Sentence
from zonenews.facts.projects.extents import ending_at
from zonenews.facts.projects.names import Head, Naming
from zonenews.grammar.patterns import pattern

_SIGN = pattern("{site_work}")
_AT_SITE = pattern(
    "(?:完成了?[^，,。；;、0-9和及]{0,6}?|正在?(?:进行|开展|实施)?[^，,。；;、0-9和及]{0,8}?)(?:{site_work})"
)
"""完成|地基处理, 正在进行|钢结构吊装: what of the works is done, or under way."""
_TOLD_AT_SITE = pattern("(?:{going_well})?[，,]?(?:{stage_lead}|目前|现|已)*", may_be_empty=True)
"""What may stand between a name and its works: 项目|进展顺利，目前已|完成桩基施工."""


def works_at_site(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a range says that works on a site are done or under way, and not only meant to be."""
    if _SIGN.search(sentence.text, start, end) is None:
        return False
    return any(sentence.status(match.start()) == "actual" for match in _AT_SITE.finditer(sentence.text, start, end))


def named_at_site(sentence: Sentence, heads: Sequence[Head]) -> Iterator[Naming]:
    """Give the projects whose name stands right before what is being done on their site.

    Args:
        sentence: the sentence.
        heads: the nouns in it that names of projects end with.
    """
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    if not heads or _SIGN.search(text, low, high) is None:
        return
    for _, end in heads:
        lead = _TOLD_AT_SITE.match(text, end, high)
        if lead and _AT_SITE.match(text, lead.end(), high) and sentence.status(lead.end()) == "actual":
            yield from ending_at(sentence, end, "project/site")
