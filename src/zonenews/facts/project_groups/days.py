"""The days of a group: of its clause, its whole, the ceremony it is told of, or what a heading sets."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.periods import Period
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.project_groups.counted import Counted
from zonenews.facts.project_groups.occasions import THIS_TIME, is_of_occasion
from zonenews.facts.records import ProjectGroup
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Status
from zonenews.lexicon.word_classes import word_set

_INSPECTED = pattern("{visiting}")
_TOGETHER = pattern("集中{ceremony_verb}")
"""What happens to the projects of a ceremony, all on its day."""
_OF_THIS_YEAR = "上半年"
"""What names no year and may be over or not, beside the words for a whole one."""


def period_of(
    sentence: Sentence, reading: Counted, limit: int, parent: ProjectGroup | None, status: Status
) -> Period | None:
    """Give the day or period of a group; the day of an inspection is none, and what a heading sets holds where nothing else is said."""
    if sentence.occasion and THIS_TIME.search(sentence.text, sentence.clause_start(reading.start), reading.start):
        return sentence.occasion.day
    own = min(limit, sentence.clause_end(reading.end))
    if _is_of_visit(sentence, reading, own) or _is_of_late(sentence, reading, own):
        return None
    yearly = sentence.text.find(_OF_YEAR, reading.end, own)
    own = yearly if yearly >= 0 else own  # 12个开工项目|当年投资16亿元
    own = (
        reading.end if sentence.text.startswith(_BRACKETS, reading.end) else own
    )  # 231项|（其中1-10月计划新开工202项）
    if (several := _SEVERAL_DAYS.search(sentence.text, sentence.bounds.start, reading.start)) is not None:
        return sentence.day_after(within(sentence.times, sentence.bounds.start, several.start()))
    among = sentence.text.rfind("其中", sentence.bounds.start, reading.start)
    if parent is not None and parent.period and among > parent.span.start and not within(sentence.times, among, own):
        return parent.period
    if _is_now(sentence, reading):
        return None  # 去年下半年还没有…。目前，某区新开工项目8个
    period = sentence.period(reading.start, own) or (parent.period if parent else None)
    if period is None or _is_lent_ahead(sentence, period, own):
        if sentence.occasion and (
            _TOGETHER.search(sentence.text, reading.start, own) or is_of_occasion(sentence, reading, own)
        ):
            return sentence.occasion.day  # 全市共有86个项目|集中开工
        return sentence.period_before if sentence.firm else None
    return _looking_back(sentence, period) if status == "actual" else period


_OF_YEAR = "当年"
_BRACKETS = ("（", "(")
_SEVERAL_DAYS = lazy("(?:分别|先后)[于在](?:[0-9]+[年月日号]+[、和]){1,6}[0-9]+[月日号]+(?!.*[0-9]月)")
"""今年以来，某区|分别于3月、6月、9月|实施3期活动，推动62个项目签约: no one of them is the day of all."""


def _is_of_visit(sentence: Sentence, reading: Counted, end: int) -> bool:
    """Whether a count is told of an inspection, and of no time behind the word for it: 3月5日，书记察看了6个项目."""
    visits = list(_INSPECTED.finditer(sentence.text, max(sentence.bounds.start, reading.start - 300), reading.start))
    return bool(visits) and not within(sentence.times, visits[-1].end(), end)


def _is_of_late(sentence: Sentence, reading: Counted, end: int) -> bool:
    """Whether a clause dates its count by 近日 alone: 9月7日记者获悉，某区8个项目|近日|集中摘地."""
    if _NAMED_LATELY.match(sentence.text, sentence.bounds.start, reading.start):
        return True
    start = sentence.clause_start(reading.start)
    return _LATELY.search(sentence.text, start, end) is not None and not any(
        sentence.period_of(token) for token in within(sentence.times, start, end)
    )


_LATELY = lazy("近日|日前")
_NAMED_LATELY = lazy("[^，,。；;0-9]{0,16}[0-9]{4}年[^，,。；;0-9]{2,24}(?:仪式|活动|大会)(?:近日|日前)(?!.*[0-9]月)")
"""云县2021年第三批项目集中开工仪式|近日|举行，: the year is a part of the name."""


def in_row(sentence: Sentence, before: ProjectGroup | None, period: Period | None) -> Period | None:
    """Give the period of a group; without a time in its sentence it is that of the one before it, and not of a part of that told between them.

    今年实施98个项目，…。其中甲项目1月份完成投资900万元。|农业类项目17个 are those of the year.

    Args:
        sentence: the sentence.
        before: the group before it in the paragraph, or `None`.
        period: the period found for it.
    """
    if before is None or before.period is None or sentence.times:
        return period
    if period is None or None in (*period, *before.period):
        return period
    (low, high), (start, end) = before.period, period
    return before.period if low <= start and end <= high else period  # type: ignore[operator]


def _is_now(sentence: Sentence, reading: Counted) -> bool:
    """Whether 目前 alone dates a sentence: the time of a look back before it holds no longer."""
    times = within(sentence.times, sentence.bounds.start, reading.end)
    if not times or any(token.text not in _NOW for token in times):
        return False
    last = sentence.period_before[1] if sentence.period_before else None
    published = sentence.published
    return last is not None and published is not None and last.year < published.year


_NOW = ("目前", "眼下", "如今")


def _is_lent_ahead(sentence: Sentence, period: Period, end: int) -> bool:
    """Whether a sentence without a time of its own is lent one to come: a plan is told for its own sentence."""
    start, published = period[0], sentence.published
    if start is None or published is None or start <= published:
        return False
    return not within(sentence.times, sentence.bounds.start, end)


def _looking_back(sentence: Sentence, period: Period) -> Period | None:
    """Give what is told as done of 全年, where that is not over: the year of the headings, else in the first months the year before."""
    published, (start, end) = sentence.published, period
    if published is None or start is None or end is None or end <= published:
        return period
    if start > published:
        return None  # what is done is not of a time to come
    if start.year != published.year:
        return period
    times = sentence.times or (sentence.earlier.times if sentence.earlier else ())
    token = next((one for one in times if sentence.period_of(one) == period), None)
    if token is None:
        return period
    before = sentence.period_before
    is_whole = token.text == _OF_THIS_YEAR or token.text in word_set("whole_year")
    if is_whole and sentence.firm and before is not None and before[1] is not None and before[1] <= published:
        return before
    return sentence.year_told(token, period)
