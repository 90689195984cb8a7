"""Points to values: days, feasts, weekdays and clock times; `value_of` is the door for every point."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from zonenews.lexicon.holidays import holidays_by_rule
from zonenews.lexicon.lunar import lunar_day
from zonenews.lexicon.timewords import timewords
from zonenews.mentions.times.calendar import (
    day_of,
    days_away,
    feast_day,
    nth_weekday,
    nth_weekend,
    nth_workday,
    shifted_month,
    ten_days_of,
    week_of,
    workdays_from,
)
from zonenews.mentions.times.discourse import Cue, Discourse, Grain, Origin, Value
from zonenews.mentions.times.points import Point, Slot
from zonenews.mentions.times.values import edged, month_value, pointed_month, year_value

PAST_DAYS, AHEAD_DAYS = 31, 100
_WEEKEND = 8
"""A feast of another year than publication is meant where it is a month past or some three months ahead at most."""

_INVALID = Value(None, None, None, "invalid")


def value_of(point: Point, cue: Cue, now: Discourse, hint: date | None = None) -> Value:
    """Resolve one point or period.

    Args:
        point: its slots.
        cue: what stands around it.
        now: the times in force.
        hint: the beginning of the range it ends, which lends it its missing year and month.

    Returns:
        Its value; `start` and `end` are `None` where it cannot be known.
    """
    now.origin = "said"
    if point.clock:
        return _clock(point, cue, now, hint)
    if point.day:
        value = _DAYS[point.day[0]](point, point.day, cue, now, hint)
        if point.shift:
            value = _one(days_away(value.start, point.shift) if value.start else None, value.origin)
    elif point.month:
        value = month_value(point, point.month, cue, now, hint)
    elif point.year:
        value = year_value(point.year, cue, now)
    else:
        value = _one(hint or now.day, "carried")  # 上午; the night of 3日白天到夜间
    return edged(value, point.edge) if point.edge and value.grain != "invalid" else value


@lru_cache(maxsize=4096)
def _one(day: date | None, origin: Origin) -> Value:
    return Value(day, day, day.isoformat() if day else None, "day", origin)


# -- numbered days ------------------------------------------------------------------------------------------------------------


def _said(point: Point, slot: Slot, cue: Cue, now: Discourse, hint: date | None) -> Value:
    """8日, 5月8日, 本月8日, 正月初八, with or without a year."""
    month, day = point.month, slot[1]
    if month is None:
        return _bare(day, cue, now, hint)
    if month[0] == "lunar":
        return _one(_lunar(point, month, day, cue, now), now.origin)
    if month[0] in {"reference", "discourse"}:
        found = pointed_month(point, month, cue, now)
        return _one(day_of(*found, day) if found else None, now.origin)
    number = month[1]
    if month[0] != "said" or not day_of(2000, number, day):
        return _INVALID
    if point.year:
        year = now.year_of(point.year, cue)
    elif hint:
        now.origin = "carried"
        year = hint.year + ((number, day) < (hint.month, hint.day))
    else:
        year = now.day_year(number, day, cue)
    if year is None:
        return Value(None, None, f"XXXX-{number:02}-{day:02}", "day", now.origin)
    there = day_of(year, number, day)
    return _one(there, now.origin) if there else _INVALID


def _bare(day: int, cue: Cue, now: Discourse, hint: date | None) -> Value:
    """A day without its month: the month in force, else the one that puts it nearest to publication."""
    if not 1 <= day <= 31:
        return _INVALID
    now.origin = "carried"
    if hint:
        year, month = (hint.year, hint.month) if day >= hint.day else shifted_month(hint.year, hint.month, 1)
        return _one(day_of(year, month, day), now.origin)
    reference = now.reference
    if now.month and (reference is None or abs(_index(*now.month) - _index(reference.year, reference.month)) <= 2):
        found = day_of(*now.month, day)
        if found:
            return _one(found, now.origin)
    now.origin = "published"
    if reference is None:
        return Value(None, None, f"XXXX-XX-{day:02}", "day", now.origin)
    months = [shifted_month(reference.year, reference.month, by) for by in (-1, 0, 1)]
    near = [found for month in months if (found := day_of(*month, day))]
    return _one(min(near, key=lambda found: _distance(found, reference, cue), default=None), now.origin)


def _index(year: int, month: int) -> int:
    return year * 12 + month


def _distance(found: date, reference: date, cue: Cue) -> int:
    """How far a bare day lies from publication; news looks back unless it announces."""
    days = (found - reference).days
    return abs(days) * (2 if (days > 0) != cue.future and days else 1)


def _lunar(point: Point, month: Slot, day: int, cue: Cue, now: Discourse) -> date | None:
    _, number, leap = month
    if point.year:
        year = now.year_of(point.year, cue)
        return lunar_day(year, number, day, leap=leap) if year else None
    return _yearly(lambda year: lunar_day(year, number, day, leap=leap), cue, now)


# -- pointed days, weekdays, feasts -------------------------------------------------------------------------------------------


def _pointed(point: Point, slot: Slot, cue: Cue, now: Discourse, hint: date | None) -> Value:
    """昨天 by the date of publication, 次日 by the day last named."""
    base, now.origin = now.reference, "published"
    if point.year and slot == ("reference", 0):  # 去年今日
        year = now.year_of(point.year, cue)
        return _one(day_of(year, base.month, base.day) if year and base else None, now.origin)
    if point.month and point.month[0] == "week" and slot == ("reference", 0):  # 上周今天
        return _one(days_away(base, 7 * point.month[1]) if base else None, now.origin)
    if slot[0] == "discourse" and hint:
        base, now.origin = hint, "carried"
    elif slot[0] == "discourse" and now.day:
        base, now.origin = now.day, "carried"
    return _one(days_away(base, slot[1]) if base else None, now.origin)


def _weekday(point: Point, slot: Slot, _cue: Cue, now: Discourse, hint: date | None) -> Value:
    """A weekday of the week said, else of the week of publication; a bare 周末 is too vague."""
    weekday, now.origin = slot[1], "published"
    week = point.month[1] if point.month and point.month[0] == "week" else None
    if hint is not None and week is None and weekday != 8:  # 上周四到周六
        now.origin = "carried"
        return _one(hint + timedelta((weekday - hint.isoweekday()) % 7), now.origin)
    if now.reference is None or (weekday == 8 and week is None):
        return Value(None, None, None, "week" if weekday == 8 else "day", now.origin)
    monday, sunday = week_of(now.reference, week or 0)
    if weekday == 8:
        saturday = sunday - timedelta(1)
        return Value(saturday, sunday, f"{saturday}/{sunday}", "day", now.origin)
    return _one(monday + timedelta(weekday - 1), now.origin)


def _feast(point: Point, slot: Slot, cue: Cue, now: Discourse, hint: date | None) -> Value:
    """The day of a feast, or its official holiday where that is said."""
    rule = slot[1]
    if point.year:
        year = now.year_of(point.year, cue)
        day = feast_day(year, rule) if year and 1 <= year <= date.max.year else None
    elif hint is not None:  # 去年春节到元宵节
        now.origin = "carried"
        day = next((day for year in (hint.year, hint.year + 1) if (day := feast_day(year, rule)) and day >= hint), None)
    else:
        day = _yearly(lambda year: feast_day(year, rule), cue, now)
    if not point.holiday:
        return _one(day, now.origin)
    days = holidays_by_rule().get(rule, {}).get(day.year) if day else None
    return (
        Value(*days, f"{days[0]}/{days[1]}", "holiday", now.origin)
        if days
        else Value(None, None, None, "holiday", now.origin)
    )


def _yearly(day_in: Callable[[int], date | None], cue: Cue, now: Discourse) -> date | None:
    """Of a yearly day the one near publication, else the one of the year said in the sentence, else of the year of publication."""
    now.origin = "published"
    reference = now.reference
    if reference is None:
        now.origin = "carried"
        return day_in(now.sentence_year) if now.sentence_year else None
    found = [day for shift in (0, -1, 1) if (day := day_in(reference.year + shift))]
    if cue.until:
        return max((day for day in found if day <= reference), default=None)
    near = [day for day in found if -PAST_DAYS <= (day - reference).days <= AHEAD_DAYS]
    if near:
        return min(near, key=lambda day: abs((day - reference).days))
    if now.sentence_year:
        now.origin = "carried"
        return day_in(now.sentence_year)
    rare = found if len(found) == 1 else []  # a leap month comes once in three years
    return next((day for day in (*(day for day in found if day.year == reference.year), *rare)), None)


# -- parts of a month ---------------------------------------------------------------------------------------------------------


def _month_part(point: Point, slot: Slot, cue: Cue, now: Discourse, hint: date | None) -> Value:
    """上旬, 上半月, 第三个星期日 of the month said, else of the month in force; the end of a range is of the month it begins in."""
    month = point.month or (("said", hint.month) if hint else ("discourse", 0))
    whole = month_value(point, month, cue, now, hint)
    start, end = whole.start, whole.end
    if whole.grain == "invalid" or start is None or end is None:
        return whole._replace(edtf=None, grain="dekad" if whole.grain != "invalid" else "invalid")
    tag = slot[0]
    if tag == "nth" and slot[2] == _WEEKEND:
        days = nth_weekend(start.year, start.month, slot[1])
        return Value(*days, f"{days[0]}/{days[1]}", "day", whole.origin) if days else Value(None, None, None, "day")
    if tag == "nth":
        day = nth_weekday(start.year, start.month, slot[1], slot[2])
        return _one(day, whole.origin) if day else _INVALID
    if tag == "half":
        middle = start + timedelta(14)
        first, last = (start, middle) if slot[1] == 1 else (middle + timedelta(1), end)
    else:
        first = ten_days_of(start.year, start.month, slot[1])[0]
        last = ten_days_of(start.year, start.month, slot[2])[1]
    return Value(first, last, f"{first}/{last}", "dekad", whole.origin)


def _within(point: Point, slot: Slot, cue: Cue, now: Discourse, _hint: date | None) -> Value:
    """Days counted within a month or year: 4月前4天, 去年的前10天, 5月最后两天, 第12周, 10月第三天.

    The first week of a year or month is the one that has its first Thursday, as ISO 8601 counts weeks.
    """
    if point.month:
        whole = month_value(point, point.month, cue, now, None)
    else:
        whole = year_value(point.year or ("discourse", 0), cue, now)
    begin, end, (tag, number, *weekdays) = whole.start, whole.end, slot
    weekday = weekdays[0] if weekdays else 0
    if begin is None or end is None or isinstance(begin, datetime) or isinstance(end, datetime):
        return whole if whole.grain == "invalid" else Value(None, None, None, "day", whole.origin)
    if tag == "nth-workday":
        return _one(nth_workday(begin, end, number), whole.origin)
    if tag == "first":
        first, last = begin, begin + timedelta(number - 1)
    elif tag == "last":
        first, last = end - timedelta(number - 1), end
    elif tag == "nth-day":
        first = last = begin + timedelta(number - 1)
    else:
        thursday = begin + timedelta((4 - begin.isoweekday()) % 7 + 7 * (number - 1))
        if thursday > end:
            return _INVALID
        first, last = week_of(thursday, 0)
        if weekday:
            return _one(first + timedelta(weekday - 1), whole.origin)
        return Value(first, last, f"{first}/{last}", "week", whole.origin) if number >= 1 else _INVALID
    if number < 1 or first < begin or last > end:
        return _INVALID
    return _one(first, whole.origin) if first == last else Value(first, last, f"{first}/{last}", "day", whole.origin)


def _both(_point: Point, slot: Slot, _cue: Cue, now: Discourse, _hint: date | None) -> Value:
    """今明两天: so many days from the one `shift` days away."""
    _, shift, count = slot
    now.origin = "published"
    first = days_away(now.reference, shift) if now.reference else None
    last = days_away(first, count - 1) if first else None
    return Value(first, last, f"{first}/{last}" if last else None, "day", now.origin)


def _workdays(_point: Point, slot: Slot, _cue: Cue, now: Discourse, _hint: date | None) -> Value:
    """下个工作日, 前两个工作日: so many working days right after or before the date of publication."""
    now.origin = "published"
    days = workdays_from(now.reference, slot[1]) if now.reference else None
    if days is None or days[0] == days[1]:
        return _one(days[0] if days else None, now.origin)
    return Value(*days, f"{days[0]}/{days[1]}", "day", now.origin)


_DAYS: dict[str, Callable[[Point, Slot, Cue, Discourse, date | None], Value]] = {
    "said": _said,
    "reference": _pointed,
    "discourse": _pointed,
    "weekday": _weekday,
    "feast": _feast,
    "dekad": _month_part,
    "half": _month_part,
    "nth": _month_part,
    "first": _within,
    "last": _within,
    "nth-day": _within,
    "nth-week": _within,
    "nth-workday": _within,
    "both": _both,
    "workdays": _workdays,
}


# -- clock times --------------------------------------------------------------------------------------------------------------


def _clock(point: Point, cue: Cue, now: Discourse, hint: date | None) -> Value:
    """A clock time on the day said, else on the day in force."""
    hour, minute, second = point.clock or (0, 0, 0)
    hour = _full_hour(hour, point.part)
    grain: Grain = "second" if second >= 0 else "minute" if minute >= 0 else "hour"
    if not (0 <= hour <= 24 and minute < 60 and second < 60) or (hour == 24 and (minute > 0 or second > 0)):
        return _INVALID
    if point.day:
        day = _DAYS[point.day[0]](point, point.day, cue, now, hint)
        if day.grain == "invalid":
            return day
        base = day.start
    else:
        base = hint or now.day or now.reference
        now.origin = "carried" if hint or now.day else "published"
    if base is None:
        return Value(None, None, None, grain, now.origin)
    now.clock_day = base
    moment = datetime.combine(base, time(hour % 24, max(minute, 0), max(second, 0))) + timedelta(hour // 24)
    return Value(moment, moment, moment.isoformat(), grain, now.origin)


def _full_hour(hour: int, part: str) -> int:
    """The hour of the day for an hour said with a part of the day."""
    kind = timewords().parts.get(part, "early")
    low, high = {"early": (0, 0), "late": (1, 12), "noon": (1, 5), "night": (5, 13)}[kind]
    if low <= hour < high:
        return hour + 12
    return 0 if part == "凌晨" and hour == 12 else hour
