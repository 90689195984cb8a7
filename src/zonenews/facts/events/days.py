"""The day of an event: which time of its sentence dates it, and how it is written."""

from __future__ import annotations

from datetime import date

from zonenews._patterns import lazy
from zonenews.discourse.periods import period_days
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import TimeToken
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_END_OF = lazy("([月年])[底末]$")
_REDUCED = {"月": len("2031-05"), "年": len("2031")}
"""How much of a day the end of a month or a year tells."""
_YEAR = lazy("[0-9]{4}年")
_OF_OTHER_DOCUMENT = pattern("[^，,。；;]{0,20}(?:{issuing}|制定|修订|实施)的")
"""What stands behind the year of an older document: 在2005年|制定的《…》基础上，印发《…》."""
_AFTER_OTHER = lazy("[^，,。；;]{0,12}之后[，,]")
"""继甲线6月底|投产之后，乙线投产: the day is of the one before."""


def is_dated(sentence: Sentence, at: int) -> bool:
    """Whether a day or a month is named before an offset in the sentence."""
    before = within(sentence.times, sentence.bounds.start, at + 1)[-20:]
    return any(token.mention.kind == "date" or month_of(token) for token in before)


def month_of(token: TimeToken) -> str | None:
    """Give the month of a time within one month (6月, 6月中旬), or `None`."""
    start, end = period_days(token)
    if start is None or end is None or token.mention.kind != "period":
        return None
    return f"{start.year:04}-{start.month:02}" if (start.year, start.month) == (end.year, end.month) else None


def day_before(sentence: Sentence, at: int) -> str | None:
    """Give the day of an event: the last day before it in its part of the sentence, else the last month or year.

    A semicolon ends what a day is of, and 近日, 近期 says that the day is not told.
    """
    low = sentence.clause_start(at, stops="；;")
    before = [token for token in reversed(within(sentence.times, low, at)[-20:]) if token.end <= at]
    lately = next(
        (token.end for token in before if token.text in word_set("lately") and token.mention.start is None), low
    )
    before = [token for token in before if token.start >= lately]
    for dated in (True, False):
        for token in before:
            if (
                (token.mention.kind == "date") is dated
                and token.mention.kind != "recurring"
                and not _is_of_other(sentence.text, token.end, at)
                and not _is_of_news(sentence, token, at)
                and not _is_of_name(sentence, token, at)
                and sentence.period_of(token)
            ):
                return written(token)
    return None


def _is_of_news(sentence: Sentence, token: TimeToken, at: int) -> bool:
    """Whether a day is that on which what is told was made known: 6月13日，记者从某集团获悉，|某集团已签署协议."""
    made_known = _MADE_KNOWN.match(sentence.text, token.end, at)
    return made_known is not None and not any(
        other.start > made_known.end() for other in within(sentence.times, token.end, at)
    )


def _is_of_name(sentence: Sentence, token: TimeToken, at: int) -> bool:
    """Whether a year is only a part of the name of an occasion of late: 云县|2021年|第三批项目集中开工仪式近日举行."""
    return (
        _YEAR.fullmatch(token.text) is not None
        and _LATELY.search(sentence.text, token.end, sentence.clause_end(at)) is not None
    )


_LATELY = lazy("(?:仪式|活动|大会)(?:近日|日前)")
_MADE_KNOWN = lazy("[，,]?[^，,。；;]{0,20}(?:获悉|通报称?|公告称?)[，,]")


def _is_of_other(text: str, start: int, at: int) -> bool:
    """Whether a time is of an older document or of what was before: 在2005年制定的《…》基础上，印发《…》, but not 今天发布的|《…》."""
    if _AFTER_OTHER.match(text, start, at):
        return True
    match = _OF_OTHER_DOCUMENT.match(text, start, at)
    return match is not None and match.end() < at


def is_ahead(day: str | None, published: date | None) -> bool:
    """Whether a day as it is written lies behind the day of the article.

    >>> is_ahead("2021-08", date(2021, 7, 27)), is_ahead("2021-07", date(2021, 7, 27)), is_ahead(None, None)
    (True, False, False)
    """
    return day is not None and published is not None and day > published.isoformat()[: len(day)]


def day_beside(sentence: Sentence, low: int, end: int) -> str | None:
    """Give the last day or month from an offset to right behind an end: 对接会9日闭幕, 某工程6月5日送电, 《某办法》于6月印发."""
    days = [token for token in within(sentence.times, low, end + 1) if token.mention.kind == "date" or month_of(token)]
    return written(days[-1]) if days else None


def year_inside(sentence: Sentence, low: int, end: int) -> str | None:
    """Give the last year in a range: 甲和乙|2005年|签署…协议."""
    years = [
        token
        for token in within(sentence.times, low, end)
        if token.end <= end and _YEAR.fullmatch(token.text) and not _is_of_name(sentence, token, end)
    ]
    return written(years[-1]) if years else None


def written(token: TimeToken) -> str | None:
    """Write a time as ISO 8601 at the precision it has: a day, a month or a year; nothing coarser."""
    first, last = period_days(token)
    if first is None or last is None:
        return None
    if first == last:
        end = _END_OF.search(token.text)
        return first.isoformat()[: _REDUCED[end[1]] if end else None]
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    whole = first == date(first.year, 1, 1) and last == date(first.year, 12, 31)
    return f"{first.year:04}" if whole else None
