"""Ceremonies: the day of the first one an article tells of, what was done there with all its projects, and how long it is told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.periods import Period
from zonenews.discourse.stages import furthest_stage
from zonenews.discourse.tokens import TimeToken
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Stage

_SIGN = pattern(r"{ceremony_sign}|集中{ceremony_verb}")
"""What stands in a sentence that tells of one."""
_DONE = pattern(
    "集中(?P<all>(?:(?:{ceremony_verb})[、暨和及]?)+)"
    "|(?P<held>(?:(?:{ceremony_verb})[、暨和及]?)+)[^，,。；;0-9]{0,6}(?:{ceremony_noun})"
)
_IS_HELD = lazy("[^，,。；;0-9]{0,12}(?:举行|举办)")
"""全省项目集中开工活动3月2日|在各市同步举行."""
_VERB = pattern("{ceremony_verb}")
_DATELINES = ("讯", "电")
_SAME_DAY = lazy("当[天日]|同[日天]|这一?天|[今昨][天日]|[上下]午|现场")


class Occasion(NamedTuple):
    """A ceremony.

    Attributes:
        day: when it is held.
        stage: what is done there with all projects; `None` where that is more than one thing, or is not told.
    """

    day: Period
    stage: Stage | None


def done_at(text: str, start: int, end: int) -> Stage | None:
    """Give what is done with all projects at the ceremony that a range tells of; `None` where that is nothing, or more than one thing.

    >>> done_at("举行重点项目集中开工仪式", 0, 12), done_at("举行项目签约开工仪式", 0, 10), done_at("举行会议", 0, 4)
    ('started', None, None)
    """
    done: set[Stage | None] = set()
    for match in _DONE.finditer(text, start, end):
        done |= {furthest_stage(verb[0]) for verb in _VERB.finditer(match["all"] or match["held"])}
    return done.pop() if len(done) == 1 else None


def tells_occasion(text: str, start: int, end: int) -> bool:
    """Whether a range may tell of a ceremony."""
    return _SIGN.search(text, start, end) is not None


def told_occasion(
    text: str, low: int, end: int, times: Sequence[TimeToken], day_by: Callable[[int], Period | None]
) -> Occasion | None:
    """Give the first ceremony a sentence tells of, or `None`.

    Args:
        text: the normal text.
        low: where the sentence starts.
        end: where it ends.
        times: its times, in order.
        day_by: gives the day in force behind so many of them.
    """
    for count, token in enumerate(times, 1):
        if text.startswith(_DATELINES, token.end):
            continue  # 10月17日讯 昨天上午，…举行签约仪式
        held = _SIGN.search(text, low, token.start) is not None and _IS_HELD.match(text, token.end, end) is not None
        if token.mention.kind == "date" and (held or tells_occasion(text, token.end, end)):
            day = day_by(count)
            if day is not None:
                return Occasion(day, done_at(text, low if held else token.end, end))
    return None


def is_same_day(word: str) -> bool:
    """Whether a time is one of the day of which the text tells: 当天.

    >>> is_same_day("当天"), is_same_day("去年")
    (True, False)
    """
    return _SAME_DAY.search(word) is not None
