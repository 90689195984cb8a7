"""Times that a sentence names and that set no period for what follows: bases of comparisons, parts of the time in force, spans told in passing."""

from __future__ import annotations

from datetime import date
from typing import cast

from zonenews._patterns import lazy
from zonenews.discourse.periods import Period
from zonenews.discourse.signs import SEVERAL
from zonenews.discourse.tokens import SentenceRange, TimeToken
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_TIME_OPENS = frozenset("，,；;：:、。 　自从在（(“")
"""What may stand before a time that opens a clause."""
_COMPARED_BEFORE = frozenset("比较由从受与")
_JOINS = frozenset("、和与及")
_GOAL_BEFORE = frozenset("到至为向着")
_RANGE_BEFORE = frozenset("到至")
"""What stands before the later one of two times that a figure moved between."""
_TURNS = frozenset("，,是")
"""What stands behind a time that what follows is about: 2025年，."""
_FEW_DAYS, _MOST_OF_YEAR = 27, 360
_HIGHER = pattern("{higher_than}“?$")
"""What stands before a time that something is compared with: 高于“十三五”时期."""
_HIGHER_REACH = 3
_FROM = ("自", "从")
_AIMS = lazy("力争|[预目][计标]|确保")
"""What says before it that 全年 is the year to come."""
_AIM_REACH = 12
_ALL_YEAR = "全年"
"""How the words of the class `whole_year` begin that mean no end of it."""
_RANKS = pattern("(?:连续|均|分别)*(?:{rank_verb}|[列居])[^，。；]{0,12}(?:第|首位|前)")
_OF_PLAN = pattern("[^，。；：、0-9]{0,12}(?:{of_plan}|清单)")
_SETS = pattern("{setting_plan}$")
"""What is done with the plan of a year: 编排 | 全年技改项目清单, 完成 | 全年任务."""
_SO_SINCE = pattern("(?:以来)?[，,]?{so_since}")
"""What stands behind the day since when something has been so."""


def is_compared_with(text: str, token: TimeToken) -> bool:
    """Whether a time is that of what something is compared with: 比2019年, 高于“十三五”时期."""
    start = token.start
    if text.startswith("的", token.end) and text[start - 1 : start] in _RANGE_BEFORE:
        return True  # 从2020年的53%提升到 | 2025年 | 的58%
    return (
        text[start - 1 : start] in _COMPARED_BEFORE
        or _HIGHER.search(text, max(0, start - _HIGHER_REACH), start) is not None
    )


def goes_on_from(text: str, token: TimeToken, at: int) -> bool:
    """Whether a time goes on a list of times whose last one ends at an offset."""
    return 0 <= at <= token.start and text[at : token.start] in _JOINS


def is_within(text: str, named: Period, token: TimeToken, period: Period | None, *, looking_back: bool) -> bool:
    """Whether a time is of its own sentence only: some days of the year in force, or a year of the several that are looked back on.

    A year with a comma (2025年，) takes over, but from what looked back in its own paragraph (五年来).

    Args:
        text: the normal text.
        named: the days of the time.
        token: the time.
        period: the period in force.
        looking_back: whether the paragraph at hand looks back on it.
    """
    if period is None or None in period or None in named:
        return False
    (first, last), (start, end) = cast("tuple[date, date]", period), cast("tuple[date, date]", named)
    if not first <= start <= end <= last:
        return False
    if (end - start).days < _FEW_DAYS:
        return (last - first).days > _MOST_OF_YEAR
    if last.year - first.year < SEVERAL or end.year > start.year:
        return False
    return looking_back or text[token.end : token.end + 1] not in _TURNS


def is_later_goal(text: str, token: TimeToken, named: Period | None, period: Period | None) -> bool:
    """Whether a time is the later year of a goal, told beside the year in force: 2020年是为 | 2025年 | 建成示范区打基础的一年."""
    if named is None or period is None or named[1] is None or period[1] is None or named[1] <= period[1]:
        return False
    return text[token.start - 1 : token.start] in _GOAL_BEFORE


def whole_year(text: str, token: TimeToken, named: Period, in_force: Period | None) -> Period:
    """Give the year that 全年 means: the earlier one that the text has just told of (2021年，…；全年…), else its own."""
    if in_force is None or named[0] is None or not token.text.startswith(_ALL_YEAR):
        return named
    first, last = in_force
    if first is None or last is None or first.year != last.year or last.year >= named[0].year - 1:
        return named
    if _AIMS.search(text, max(0, token.start - _AIM_REACH), token.start):
        return named  # 力争 | 全年税收突破9亿元
    return (date(last.year, 1, 1), date(last.year, 12, 31))


def _tells_rank(text: str, token: TimeToken, named: Period | None) -> bool:
    """Whether a span of years is only that of a rank, behind which the year in force goes on: 信用评级2027-2029年 | 列第三位."""
    if named is None or named[0] is None or named[1] is None or named[0].year == named[1].year:
        return False
    return _RANKS.match(text, token.end) is not None


def tells_aside(text: str, token: TimeToken) -> bool:
    """Whether a time only says since when something was not so, or has always been so: 工业自 | 年初以来 | 首次正增长.

    So does the year of a plan that is set about or completed: 编排 | 全年 | 项目清单.
    """
    if token.text in word_set("whole_year"):
        return (
            _OF_PLAN.match(text, token.end) is not None
            and _SETS.search(text, max(0, token.start - 2), token.start) is not None
        )
    since = token.text.endswith("以来") or text.startswith("以来", token.end)
    return since and _SO_SINCE.match(text, token.end) is not None and text[token.start - 1 : token.start] in _FROM


def runs_aside(text: str, row: SentenceRange, token: TimeToken, named: Period | None) -> bool:
    """Whether a time only says since when something has been so, in the middle of a clause: 物价2017年以来一直领先."""
    start = token.start
    if tells_aside(text, token) or _tells_rank(text, token, named):
        return True
    if start == row.start or text[start - 1] in _TIME_OPENS:
        return False
    return token.text.endswith("以来") or text.startswith("以来", token.end)
