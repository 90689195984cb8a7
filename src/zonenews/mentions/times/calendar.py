"""Calendar arithmetic: where a year, half-year, quarter, month, ten days, week or feast begins and ends.

Sources: ISO 8601-1 / GB/T 7408.1 (weeks begin on Monday), ISO 8601-2 (EDTF: 21-24 seasons, 33-36 quarters, 40-41 half-years); `zonenews.lexicon.lunar`
for the Chinese calendar and the solar terms.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import overload

from zonenews.lexicon.holidays import is_workday
from zonenews.lexicon.lunar import lunar_day, term_day


@overload
def only_date(moment: date) -> date: ...
@overload
def only_date(moment: None) -> None: ...
def only_date(moment: date | None) -> date | None:
    """The day of a moment; a `datetime` is a `date` too."""
    return moment.date() if isinstance(moment, datetime) else moment


def days_in(year: int, month: int) -> int:
    """How many days a month has.

    >>> days_in(2024, 2), days_in(2023, 2), days_in(1900, 2), days_in(2023, 12)
    (29, 28, 28, 31)
    """
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS_IN[month - 1] + (month == _FEBRUARY and leap)


_DAYS_IN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Not by the module `calendar`, which loads `locale` to name the months."""
_FEBRUARY = 2


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or `None` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def months_of(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of the months `first` to `last` of a year."""
    return date(year, first, 1), date(year, last, days_in(year, last))


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The year and month `by` months away."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def shifted_day(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date | None:
    """The day so many years, months and days away; the last of the month where it is shorter; `None` outside the years 1-9999."""
    year, month = shifted_month(day.year + years, day.month, months)
    if not date.min.year <= year <= date.max.year:
        return None
    try:
        return date(year, month, min(day.day, days_in(year, month))) + timedelta(days)
    except OverflowError:
        return None


def days_away(day: date, by: int) -> date | None:
    """The day `by` days away; `None` outside the years 1-9999."""
    try:
        return day + timedelta(by)
    except OverflowError:
        return None


def week_of(day: date, by: int) -> tuple[date, date]:
    """Monday and Sunday of the week `by` weeks away."""
    monday = day + timedelta(7 * by - day.weekday())
    return monday, monday + timedelta(6)


def ten_days_of(year: int, month: int, which: int) -> tuple[date, date]:
    """First and last day of 上旬 (1), 中旬 (2) or 下旬 (3) of a month."""
    last = days_in(year, month) if which == 3 else which * 10
    return date(year, month, which * 10 - 9), date(year, month, last)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The `nth` such weekday (Monday is 1) of a month; -1 is the last; `None` where there is none."""
    first, last = months_of(year, month, month)
    if nth < 0:
        return last - timedelta((last.isoweekday() - weekday) % 7)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day <= last else None


def nth_weekend(year: int, month: int, nth: int) -> tuple[date, date] | None:
    """The `nth` Saturday of a month and the Sunday after it, -1 the last; `None` where a half weekend at its edge might count.

    >>> nth_weekend(2024, 9, 2) is None, nth_weekend(2024, 5, 1)
    (True, (datetime.date(2024, 5, 4), datetime.date(2024, 5, 5)))
    """
    first, last = months_of(year, month, month)
    if (last if nth < 0 else first).isoweekday() == (_SATURDAY if nth < 0 else _SUNDAY):
        return None
    saturday = nth_weekday(year, month, nth, _SATURDAY)
    return (saturday, saturday + timedelta(1)) if saturday and nth else None


_SATURDAY, _SUNDAY = 6, 7


def nth_workday(first: date, last: date, nth: int) -> date | None:
    """The `nth` working day from one day to another, -1 the last; `None` where no notice tells, or there are not so many.

    >>> nth_workday(date(2024, 5, 1), date(2024, 5, 31), 1), nth_workday(date(2024, 6, 1), date(2024, 6, 30), -1)
    (datetime.date(2024, 5, 6), datetime.date(2024, 6, 28))
    >>> nth_workday(date(2099, 5, 1), date(2099, 5, 31), 1) is None
    True
    """
    day, left, step = (last, -nth, -1) if nth < 0 else (first, nth, 1)
    while first <= day <= last and left > 0:
        worked = is_workday(day)
        if worked is None:
            return None
        left -= worked
        if not left:
            return day
        day += timedelta(step)
    return None


def workdays_from(day: date, count: int) -> tuple[date, date] | None:
    """The first and last of so many working days after a day, before it where `count` is negative; `None` where no notice tells.

    >>> workdays_from(date(2024, 5, 15), -2), workdays_from(date(2024, 5, 17), 1)
    ((datetime.date(2024, 5, 13), datetime.date(2024, 5, 14)), (datetime.date(2024, 5, 20), datetime.date(2024, 5, 20)))
    """
    step = 1 if count > 0 else -1
    near = days_away(day, step)
    far = days_away(day, step * (_DAYS_A_WORKDAY * abs(count) + _LONGEST_HOLIDAY))
    first, last = sorted((near, far)) if near and far else (day, day)
    one, other = nth_workday(first, last, step), nth_workday(first, last, count)
    return (min(one, other), max(one, other)) if one and other else None


_DAYS_A_WORKDAY, _LONGEST_HOLIDAY = 2, 12


def _easter(year: int) -> date:
    """The Sunday of Easter of the Gregorian calendar (the anonymous algorithm published by Butcher and Meeus)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast_day(year: int, rule: str) -> date | None:
    """The day of a feast in a Gregorian year (a lunar feast in the lunar year of that number).

    Args:
        year: the year.
        rule: as written in `data/times.toml`: `10-01`, `lunar 05-05`, `term 清明`, `05 week 2 day 7`, `easter -2`.

    >>> feast_day(2024, "lunar 01-01"), feast_day(2024, "05 week 2 day 7")
    (datetime.date(2024, 2, 10), datetime.date(2024, 5, 12))
    >>> feast_day(2024, "easter +0"), feast_day(2019, "easter +39")
    (datetime.date(2024, 3, 31), datetime.date(2019, 5, 30))
    """
    if rule.startswith("lunar"):
        return lunar_day(year, int(rule[6:8]), int(rule[9:11]))
    if rule.startswith("term"):
        return term_day(year, rule[5:])
    if rule.startswith("easter"):
        return days_away(_easter(year), int(rule[7:]))
    if "week" in rule:
        return nth_weekday(year, int(rule[:2]), int(rule[8]), int(rule[14]))
    return date(year, int(rule[:2]), int(rule[3:]))
