"""Which groups are those of the ceremony that the article tells of: 此次集中开工项目56个, 其中产业项目30个, 分区域看，…."""

from __future__ import annotations

from zonenews.discourse.sentences import Sentence
from zonenews.discourse.stages import furthest_stage
from zonenews.facts.project_groups.counted import Counted
from zonenews.facts.project_groups.leads import breaks_down
from zonenews.grammar.patterns import pattern

THIS_TIME = pattern("{this_time}")
_THERE = pattern("[ 　]*(?:{told_there})[^，,。；;]{0,6}?[，,]?")
"""仪式上|，, 据介绍|，: what tells that a sentence goes on with the ceremony."""
_OF_CEREMONIES = ("signed", "started", "completed")
_IN_ALL = pattern("{long_since}|目前")
"""What counts more than one day: 累计, 截至目前."""


def is_of_occasion(sentence: Sentence, reading: Counted, end: int) -> bool:
    """Whether a count that its sentence gives no time is one of the ceremony told before.

    Args:
        sentence: the sentence.
        reading: the count.
        end: where what is said of it ends.
    """
    occasion = sentence.occasion
    if occasion is None or sentence.names_time(occasion.day):
        return False
    if goes_on(sentence, reading):
        return True
    if not sentence.telling or _IN_ALL.search(sentence.text, sentence.bounds.start, end):
        return False
    start = reading.end if reading.token.start == reading.start else reading.start
    return (
        furthest_stage(sentence.text[start:end]) in _OF_CEREMONIES
    )  # 29个开工项目|年度计划投资40亿元 goes back to them


def goes_on(sentence: Sentence, reading: Counted) -> bool:
    """Whether a sentence says that a count is of the ceremony told before: 本次活动中，|工业项目16个; 仪式上，|6个项目签约."""
    if sentence.occasion is None:
        return False
    if THIS_TIME.search(sentence.text, sentence.bounds.start, reading.start):
        return True
    start = sentence.bounds.start  # 其中 within a paragraph goes on with the sentence before it
    opens = sentence.text.startswith("\n", start - 1) and breaks_down(sentence)
    opens = opens or _THERE.match(sentence.text, start) is not None
    return sentence.telling and opens and _IN_ALL.search(sentence.text, sentence.bounds.start, reading.start) is None
