"""Projects that a sentence begins with and goes on about: 云湖大堤整治工程，…，总投资5亿元; 某某项目位于某镇。项目总投资8亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonenews.discourse.sentences import Sentence
from zonenews.facts.money import Money
from zonenews.facts.projects.extents import ending_at
from zonenews.facts.projects.names import MARKER, Head, Naming
from zonenews.grammar.patterns import pattern

_KINDS = ("项目", "工程")
_GOES_ON = pattern("[，,]|(?:项目)?(?:{sited})")
_LEAD = pattern(rf"[ 　]*(?:{{topic_lead}})?[，,]?(?:[^，,：:。\n]{{2,12}}[：:])?{MARKER}?", may_be_empty=True)
"""What may stand before the project a sentence is about."""
_SUM_NEXT = pattern("[。；;\n]?[ 　]*(?:(?:该|本)?(?:项目|工程))?(?:{attribute_lead}|概算)*(?:总投资|投资)")


def named_as_topic(sentence: Sentence, monies: Sequence[Money], heads: Sequence[Head]) -> Iterator[Naming]:
    """Give the project a sentence begins with, where its money is told later in it or by the next one.

    Args:
        sentence: the sentence.
        monies: its amounts of money.
        heads: the nouns in it that names of projects end with.
    """
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    for start, end in heads:
        if not text.endswith(_KINDS, start, end) or _GOES_ON.match(text, end, high) is None:
            continue
        told = any(money.slot == "investment" and not money.of_next and money.start > end for money in monies)
        if told or _SUM_NEXT.match(text, high):
            for naming in ending_at(sentence, end, "project/name-amount"):
                if _LEAD.fullmatch(text, low, naming.start):
                    yield naming
        return
