"""Times that are one only where nothing else stands in the text: 现在, 7/23, 自从2018年, 还剩3小时.

In running text 现在 is vague, 7/23 a share or a score, and 2018年起 the year with a word behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.lexicon.timewords import timewords
from zonenews.mentions.times.days import value_of
from zonenews.mentions.times.discourse import Cue, Discourse, Value
from zonenews.mentions.times.edtf import interval
from zonenews.mentions.times.points import Point, full_year
from zonenews.mentions.times.stretches import stretch_steps
from zonenews.mentions.times.values import year_value

LONGEST = 40
_MONTH_DAY = lazy(r"(?P<one>[0-9]{1,2})(?P<sign>[/·])(?P<other>[0-9]{1,2})")
_LEFT = lazy(r"还[剩有](?:下)? ?(?P<steps>[0-9一二两三四五六七八九十百半].*)")
_WITHIN = lazy(
    r"(?:[0-9]{1,3}|[一二两三四五六七八九十百半]{1,3}) ?(?:年|个?月|个季度|周|个?(?:星期|礼拜)|天|日|个?(?:小时|钟头)|分钟|秒钟?)[以之]?内"
)
_FISCAL = lazy(r"FY ?((?:20)?[0-9]{2})")
_FROM = lazy(r"(?:自从|自打)(?P<since>.+?)(?:起|开始)?|[自从打]?(?P<begun>.+?)(?:起|开始)")


class Whole(NamedTuple):
    """A text that is one time.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        value: what it is; of `inner` the beginning of what is still open.
        rule: the rule's name.
        inner: the expression inside whose beginning counts, else empty.
        offset: where that begins in the text.
    """

    start: int
    end: int
    value: Value | None
    rule: str
    inner: str = ""
    offset: int = 0


def whole_time(text: str, published: date | None) -> Whole | None:
    """Read a text that is one time from end to end, in a way that running text does not allow.

    Args:
        text: normal text.
        published: the date or moment of publication.

    Returns:
        The time, or `None` where the text has to be read as running text.

    >>> whole_time("6·30", date(2024, 5, 15)).value.edtf
    '2024-06-30'
    >>> whole_time("6·30安全生产", date(2024, 5, 15)) is None
    True
    """
    words = text.strip()
    if not words or len(words) > LONGEST:
        return None
    begin = text.index(words)
    end = begin + len(words)
    for rule, read in _READERS:
        value = read(words, published)
        if value is not None and value.grain != "invalid":
            return Whole(begin, end, value, rule)
    since = _FROM.fullmatch(words)
    if since is None:
        return None
    name = "since" if since["since"] else "begun"
    return Whole(begin, end, None, "time/from", since[name], begin + since.start(name))


def _now(words: str, published: date | None) -> Value | None:
    """现在 of a known moment."""
    if words not in timewords().now or not isinstance(published, datetime):
        return None
    return Value(published, published, published.isoformat(), "second", "published")


def _month_day(words: str, published: date | None) -> Value | None:
    """7/23, 6·30; 23/7 where only the second number can be a month."""
    match = _MONTH_DAY.fullmatch(words)
    if match is None:
        return None
    month, day = int(match["one"]), int(match["other"])
    if month > 12 and match["sign"] == "/":
        month, day = day, month
    reference = published.date() if isinstance(published, datetime) else published
    return value_of(Point(month=("said", month), day=("said", day)), Cue(), Discourse(reference))


def _left(words: str, published: date | None) -> Value | None:
    """还剩3小时: from the moment of publication on."""
    match = _LEFT.fullmatch(words)
    steps = stretch_steps(match["steps"]) if match else None
    if steps is None or not isinstance(published, datetime):
        return None
    there = value_of(Point(year=("later", steps)), Cue(), Discourse(published.date(), moment=published))
    if not isinstance(there.start, datetime):
        return None
    return Value(published, there.start, interval(published.isoformat(), there.edtf), there.grain, "published")


def _within(words: str, published: date | None) -> Value | None:
    """三年内, 24小时内: from publication on."""
    steps = stretch_steps(words) if _WITHIN.fullmatch(words) else None
    if steps is None or published is None:
        return None
    moment = published if isinstance(published, datetime) else None
    reference = published.date() if isinstance(published, datetime) else published
    return value_of(Point(year=("within", steps)), Cue(), Discourse(reference, moment=moment))


def _fiscal(words: str, _published: date | None) -> Value | None:
    """FY2023, FY23: the fiscal year is the calendar year."""
    match = _FISCAL.fullmatch(words)
    return year_value(("said", full_year(int(match[1]))), Cue(), Discourse(None)) if match else None


_READERS: tuple[tuple[str, Callable[[str, date | None], Value | None]], ...] = (
    ("time/now", _now),
    ("time/month-day", _month_day),
    ("time/left", _left),
    ("time/within", _within),
    ("time/fiscal", _fiscal),
)
