"""Calendar times: dates, periods and recurring times, resolved by the discourse and the date of publication.

Conventions and their sources are listed in `docs/reference/times.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

import attrs

from zonenews._codegen import constructor
from zonenews._patterns import lazy
from zonenews.article.items import Item, scan_items
from zonenews.errors import TimeError
from zonenews.grammar.patterns import pattern
from zonenews.grammar.so_many_days import are_so_many_days
from zonenews.lexicon.timewords import timewords
from zonenews.mentions.times.bulletins import names_report
from zonenews.mentions.times.calendar import only_date
from zonenews.mentions.times.days import value_of
from zonenews.mentions.times.discourse import Cue, Discourse, Grain, Origin, TimeMod, Value
from zonenews.mentions.times.edtf import interval, since, until
from zonenews.mentions.times.points import Point
from zonenews.mentions.times.ranges import bounded, ranged
from zonenews.mentions.times.reader import Expression
from zonenews.mentions.times.runs import runs
from zonenews.mentions.times.whole import whole_time
from zonenews.text.normalize import normalize
from zonenews.text.published import Published, read_published
from zonenews.text.records import Mention, anchored
from zonenews.text.spans import Span

TimeKind: TypeAlias = Literal["date", "period", "recurring"]


@attrs.frozen(kw_only=True)
class Time(Mention):
    """A calendar expression.

    Attributes:
        kind: `date` (a day, or part of one), `period` (longer than a day), `recurring`.
        start: the first day, or the moment where a clock time is said; `None` where it is open or cannot be known.
        end: the last day or moment, inclusive; `None` where it is open or cannot be known.
        edtf: the value as EDTF (ISO 8601-2): `2022-33` for a quarter, `2022-40` for a half-year, `XXXX-12-31` without its year, `../2024-09-30` with an
            open side; `None` for vague words.
        grain: the finest unit said: year, half, quarter, month, dekad, week, day, hour, minute, second ...
        mod: `start`, `mid` or `end` for 年初, 年中, 年底; `approx` for 左右; else `None`.
        origin: where the value came from: all `said` in the expression, the rest `carried` from the discourse, or taken from the date `published`.
    """

    kind: TimeKind
    start: date | datetime | None = None
    end: date | datetime | None = None
    edtf: str | None = None
    grain: Grain
    mod: TimeMod | None = None
    origin: Origin


_FUTURE = pattern(r"{time_ahead}|要(?<![重主需]要)|到$|至$")
_IN_ANNOUNCED = pattern(r"{time_ahead}(?:在|于|用)?$")
_OF_THE_YEAR = lazy("[签开落投建达见计完实新拿供竣摘立]")


def find_times(raw: str, *, published: Published = None) -> tuple[Time, ...]:
    """Find every calendar expression of a text, resolved.

    Args:
        raw: any text.
        published: the date of publication; year-less and relative times are resolved by the discourse first, then by it. Hours and
            minutes (5分钟前, 上个小时) are counted from it where it is a moment, and are no times where it is a day.

    Returns:
        The times in order of their place, with spans in `raw`; empty where there are none.

    Raises:
        PublishedError: `published` is no date, datetime, ISO 8601 string or `None`.

    >>> [(t.text, str(t.start), str(t.end)) for t in find_times("2022年一季度开工，年底投产。")]
    [('2022年一季度', '2022-01-01', '2022-03-31'), ('年底', '2022-12-31', '2022-12-31')]
    >>> find_times("第一时间响应，24小时值守")
    ()
    """
    moment = _wall_clock(read_published(published))
    normal = normalize(raw)
    whole = _whole(normal.text, moment)
    if whole is not None:
        return anchored((whole,), normal)
    items = scan_items(normal.text, published=only_date(moment))
    return anchored(scan_times(normal.text, published=moment, items=items), normal)


def _whole(text: str, published: date | None) -> Time | None:
    """The time a text is from end to end, where running text would not allow it."""
    whole = whole_time(text, published)
    if whole is None:
        return None
    value = whole.value
    if value is None:  # 自从2018年, 2014年6月14日起
        times = scan_times(whole.inner, published=published)
        if len(times) != 1 or times[0].span != Span(0, len(whole.inner)) or times[0].start is None:
            return None
        time = times[0]
        if time.kind == "recurring" or (time.end is not None and time.edtf is None):
            return None
        value = Value(time.start, None, since(time.edtf), time.grain, time.origin)
    return _record(value, text[whole.start : whole.end], Span(whole.start, whole.end), "", whole.rule)


def scan_times(
    text: str, *, published: date | None = None, dateline: date | None = None, items: Sequence[Item] = ()
) -> tuple[Time, ...]:
    """Find every calendar expression of a normal text.

    Args:
        text: normal text.
        published: the date or moment of publication.
        dateline: the article's own date (its dateline or stamp), in force for 当日 and bare days from the beginning, and the reference where `published`
            is not known.
        items: the articles in the text, each with its own date of publication, which is used instead of `published`; none carries a time into
            the next. The text is one article where there are none. `published` is the moment of those of its day.

    Returns:
        The times in order of their place, with spans in `text`.
    """
    following = list(items[:0:-1])  # the last one first
    discourse = _begun(items[0].published if items else published, dateline, published)
    found: list[Time] = []
    begins = read_to = last_end = 0
    for at, expressions in runs(text):
        while following and following[-1].start <= at:
            begins, begins_on = following[-1].start, following.pop().published
            discourse = _begun(begins_on, dateline, published)
        for expression in expressions:
            start, end = at + expression.start, at + expression.end
            if text.find("\n", read_to, start) >= 0:
                discourse.end_paragraph()
            elif text.find("。", read_to, start) >= 0:
                discourse.end_sentence()
            time = _resolved(expression, text, start, end, discourse)
            if (
                time is not None
                and start - last_end < 2
                and found
                and _counts_again(expression, text[last_end:start], found[-1])
            ):
                time = None
            if time is not None:
                found.append(time)
                last_end = end
                if discourse.title_year is None and names_report(text, start, end, begins):
                    discourse.note_title(time.start)
            read_to = end
            discourse.day_end = end if time is not None and time.kind == "date" else -1
    return tuple(found)


def _counts_again(expression: Expression, gap: str, before: Time) -> bool:
    """Whether a stretch says how long the time right before it is: 2013年到2023年的十年间."""
    year = expression.first.year
    return gap in {"的", "这", ""} and year is not None and year[0] == "since" and before.end is not None


def _begun(published: date | None, dateline: date | None, known: date | None) -> Discourse:
    """The discourse of an article at its beginning; what is known of publication may be its moment."""
    day, moment = only_date(published or dateline), _wall_clock(known)
    of_day = moment if isinstance(moment, datetime) and moment.date() == day else None
    return Discourse(day, only_date(dateline), of_day)


def _wall_clock(published: date | None) -> date | None:
    """A moment without its time zone: what the clocks showed where it was published."""
    if not isinstance(published, datetime):
        return published
    return datetime.combine(published.date(), published.time().replace(microsecond=0))


def parse_time(expr: str, *, published: Published = None) -> Time:
    """Read a whole expression as one calendar time.

    Args:
        expr: the expression, nothing else; raw text is fine.
        published: the date of publication, or its moment: 现在, 5分钟前 and 上个小时 are read where that is known.

    Returns:
        The time; its span counts in `expr`.

    Raises:
        TimeError: the expression is not one calendar time.
        PublishedError: `published` is no date, datetime, ISO 8601 string or `None`.

    >>> parse_time("2023年上半年").edtf
    '2023-40'
    >>> parse_time("第一时间")
    Traceback (most recent call last):
        ...
    zonenews.errors.TimeError: no calendar time is said here
      第一时间
      ^^^^^^^^
    """
    times = find_times(expr, published=published)
    if not times:
        raise TimeError("no calendar time is said here", text=expr, span=(0, len(expr)))
    time = times[0]
    if expr[: time.span.start].strip() or expr[time.span.end :].strip():
        rest = (time.span.end, len(expr)) if expr[time.span.end :].strip() else (0, time.span.start)
        raise TimeError("this is not part of the calendar time", text=expr, span=rest, hint=time.text)
    return time


# -- expressions to records ---------------------------------------------------------------------------------------------------


def _resolved(expression: Expression, text: str, start: int, end: int, discourse: Discourse) -> Time | None:
    """The record of an expression, or `None` where the calendar has no such time."""
    bound = expression.bound
    if _counts_from_elsewhere(expression, text, start):
        return None
    if bound == "vague":
        value = _VAGUE
    elif bound in _SIMPLE:
        value = _simple(expression, discourse)
    else:
        before = text[start - 1 : start]
        # 从今天起到12月20日; 今天（5月31日）
        follows = before in _GOING_ON and (before in "到至" or discourse.day_end == start - 1)
        if expression.settled and not follows:
            value = _settled(expression.first, discourse.reference)
        else:
            cue = _cue(expression, text, start, end, discourse.reference)
            hint = discourse.day if follows else None
            if hint and before in "（(" and expression.first.month and expression.first.day:
                hint = max(hint, _HALF_YEAR_ON) - _HALF_YEAR  # 周四（3月7日）: the day of that name nearest to it
            value = value_of(expression.first, cue, discourse, hint)
            if expression.last is not None:
                value = ranged(value, expression, discourse, cue)
        if value.grain == "invalid":
            return None
        value = _of_a_tale(value, text, start, end)
        discourse.note(expression, value, aside=before in _ASIDE or _is_aside(expression, text, start, end))
        if bound:
            value = bounded(value, expression, discourse)
    surface = expression.text
    if text[end : end + 1] in _CLOSING and not _is_balanced(surface):  # 3月5日（星期二|）
        surface, end = surface + text[end], end + 1
    return _record(value, surface, Span(start, end), bound, expression.rule)


def _counts_from_elsewhere(expression: Expression, text: str, start: int) -> bool:
    """Whether 三年内 is counted from something that is told (投产后三年内), not from publication (力争三年内), or 20日 is so many days."""
    point = expression.first
    year, day = point.year, point.day
    if day and point.month is None and day[0] == "said" and expression.last is None and "日" in expression.text:
        return are_so_many_days(text, start, start + expression.text.index("日"))
    return year is not None and year[0] == "within" and not _IN_ANNOUNCED.search(text, max(0, start - 4), start)


def _of_a_tale(value: Value, text: str, start: int, end: int) -> Value:
    """The value, which is not known where 当年 of a tale means those years."""
    if value.origin == "published" and text.startswith("当年", start) and not _OF_THE_YEAR.match(text, end):
        return Value(None, None, None, value.grain, "carried")
    return value


def _record(value: Value, surface: str, span: Span, bound: str, rule: str) -> Time:
    """The record of a value."""
    first, last, edtf, grain, origin, mod = value
    return constructor(Time)(
        span=span,
        text=surface,
        rule=rule,
        kind="date" if first is not None and first == last and bound != "recurring" else _kind(value, bound),
        start=first,
        end=last,
        edtf=edtf,
        grain=grain,
        mod=mod,
        origin=origin,
    )


_CLOSING = ("）", ")")


def _is_balanced(text: str) -> bool:
    return text.count("（") + text.count("(") == text.count("）") + text.count(")")


@lru_cache(maxsize=1 << 14)
def _settled(point: Point, reference: date | None) -> Value:
    """The value of a point that nothing but the date of publication decides."""
    return value_of(point, _NO_CUE, Discourse(reference))


def _cue(expression: Expression, text: str, start: int, end: int, reference: date | None) -> Cue:
    """What stands around an expression; an announcement matters only to what lacks its year."""
    future = expression.lacks and (
        _is_announced(text, start)
        or (text[end : end + 1] in _DEADLINE_FIRSTS and _DEADLINE.match(text, end) is not None)
    )
    until = expression.bound in {"until", "since"}
    named = _year_of_occasion(expression.first, text, end) if expression.lacks and reference is None else None
    return Cue(future, until, named) if future or until or named else _NO_CUE


def _year_of_occasion(point: Point, text: str, end: int) -> int | None:
    """The year that the occasion behind a day is named for: 3月2日，青石县举行|2020年|春季重大项目集中开工仪式."""
    if point.month is None or point.month[0] != "said":
        return None
    named = _OCCASION.match(text, end)
    if named is None or (named["opens"] and int(point.month[1]) > _OPENING_MONTHS):
        return None  # that of the first quarter may be held at the end of the year before
    return int(named["year"])


def _is_announced(text: str, start: int) -> bool:
    """Whether a word of the future stands before a place, in its part of the sentence."""
    begin = max(0, start - _CUE_REACH)
    if _FUTURE.search(text, begin, start) is None:
        return False
    stops = (text.rfind("。", begin, start), text.rfind("；", begin, start), text.rfind("\n", begin, start))
    return _FUTURE.search(text, max(begin, *stops), start) is not None


def _is_aside(expression: Expression, text: str, start: int, end: int) -> bool:
    """Whether an expression is what something is compared with, or the edition of a document: 较2019年, 比去年同期, 2015和2016年同期, 2019年版."""
    if text.startswith(_NOT_IN_FORCE, end) or text.endswith(_SAME, start, end):
        return True
    if text.startswith(_JOINING, end) and _AND_SAME.match(text, end):
        return True
    return expression.first.year is not None and _COMPARED.search(text, max(0, start - 8), start) is not None


_NO_CUE = Cue()
_OCCASION = pattern(
    r"[^。；;\n]{0,40}?(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?:年(?![初底末前后以来]|公报|报告)|(?<=[，,“][0-9]{4})(?=[一-鿿]))(?P<opens>第?[一首1]季度|首批|春)?[^，,。；;\n《》]{0,24}?{named_for_year}"
)
_OPENING_MONTHS = 9
_SAME = "同期"
_NOT_IN_FORCE = (_SAME, "相比", "版", "修订", "修正", "本）", "本)")
"""What stands behind a year that is compared with, or that is the edition of a document: 《目录》（2019年版）."""
_JOINING = ("和", "、")
_AND_SAME = lazy("(?:[和、][0-9]{4}年?){1,4}同期")
_CUE_REACH = 24
_COMPARED = lazy("[较比][^，,。；和]{0,7}$|[升增降减长加扩大].?[至到]$")
_DEADLINE = pattern("之?前[^，。；]{0,6}[完建投竣开交实达]|起(?=[，,将]|{taking_force})|将|(?:正式)?{in_force}")
_DEADLINE_FIRSTS = frozenset("之前起将正施实执生")
_ASIDE = frozenset("较比《〈由从")
_HALF_YEAR = timedelta(183)
_HALF_YEAR_ON = date.min + _HALF_YEAR
_GOING_ON = frozenset("到至（(")
_SIMPLE = frozenset({"recurring", "until-now", "since-event"})


def _simple(expression: Expression, discourse: Discourse) -> Value:
    """The value of a word or phrase that needs no slots."""
    reference = discourse.reference
    if expression.bound == "until-now":
        return Value(None, reference, until(str(reference)) if reference else None, "day", "published")
    if expression.bound == "since-event":
        event = _EVENT_TAIL.sub("", expression.text)
        day = timewords().events.get(event)
        stop = reference if reference and (day is None or day <= reference) else None
        edtf = interval(str(day or ".."), str(stop or "..")) if day or stop else None
        return Value(day, stop, edtf, "day", "published")
    return Value(None, None, _recurring(expression.first), "none")


_VAGUE = Value(None, None, None, "none")
_EVENT_TAIL = lazy("(?:召开)?以[来后]$")


def _recurring(point: Point) -> str | None:
    """每年5月8日 and 每月8日 as EDTF with the unsaid parts left open."""
    month = point.month[1] if point.month and point.month[0] == "said" else None
    day = point.day[1] if point.day and point.day[0] == "said" else None
    if month is None and day is None:
        return None
    return f"XXXX-{'XX' if month is None else f'{month:02}'}" + ("" if day is None else f"-{day:02}")


def _kind(value: Value, bound: str) -> TimeKind:
    if bound == "recurring":
        return "recurring"
    if value.start is not None and value.start == value.end:
        return "date"
    if value.start is None and value.end is None and value.grain in {"day", "hour", "minute", "second"} and not bound:
        return "date"
    return "period"
