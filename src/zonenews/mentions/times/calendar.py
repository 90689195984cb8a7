"""Calendar arithmetic: where a year, half-year, quarter, month, ten days, week or feast begins and ends.

Sources: ISO 8601-1 / GB/T 7408.1 (weeks begin on Monday), ISO 8601-2 (EDTF: 21-24 seasons, 33-36 quarters, 40-41 half-years), and borax for the
Chinese calendar and the solar terms from 1900 to 2100.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

FIRST_LUNAR_YEAR = 1900
LAST_LUNAR_YEAR = 2100


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or `None` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def months_of(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of the months `first` to `last` of a year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


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
        return date(year, month, min(day.day, monthrange(year, month)[1])) + timedelta(days)
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
    last = monthrange(year, month)[1] if which == 3 else which * 10
    return date(year, month, which * 10 - 9), date(year, month, last)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The `nth` such weekday (Monday is 1) of a month; -1 is the last; `None` where there is none."""
    first, last = months_of(year, month, month)
    if nth < 0:
        return last - timedelta((last.isoweekday() - weekday) % 7)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day <= last else None


@lru_cache(maxsize=4096)
def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The Gregorian date of a day of the Chinese calendar, 1900-2100.

    Args:
        year: the lunar year, named after the Gregorian year it begins in.
        month: 1 to 12.
        day: 1 to 30; 30 in a month of 29 days is its last day only for 除夕, which is asked for as the 12th month's 30th.
        leap: whether the leap month of that number is meant.

    Returns:
        The date, or `None` where the calendar has no such day.

    >>> lunar_day(2023, 1, 6)
    datetime.date(2023, 1, 27)
    >>> lunar_day(2023, 5, 1, leap=True) is None
    True
    """
    from borax.calendars.lunardate import InvalidLunarDateError, LCalendars, LunarDate  # noqa: PLC0415 - slow to load, seldom needed

    if not FIRST_LUNAR_YEAR <= year <= LAST_LUNAR_YEAR:
        return None
    try:
        if month == 12 and day == 30 and LCalendars.ndays(year, 12) == 29:
            day = 29
        solar: date = LunarDate(year, month, day, int(leap)).to_solar_date()
    except InvalidLunarDateError:
        return None
    return solar


@lru_cache(maxsize=512)
def lunar_month(year: int, month: int, *, leap: bool = False) -> tuple[date, date] | None:
    """First and last day of a month of the Chinese calendar, or `None` where the year has no such month.

    >>> lunar_month(2020, 4, leap=True)
    (datetime.date(2020, 5, 23), datetime.date(2020, 6, 20))
    """
    from borax.calendars.lunardate import LCalendars  # noqa: PLC0415 - slow to load, seldom needed

    first = lunar_day(year, month, 1, leap=leap)
    if first is None:
        return None
    return first, first + timedelta(LCalendars.ndays(year, month, int(leap)) - 1)


@lru_cache(maxsize=512)
def term_day(year: int, name: str) -> date | None:
    """The day a solar term begins, 1900-2100.

    >>> term_day(2024, "冬至")
    datetime.date(2024, 12, 21)
    """
    from borax.calendars.lunardate import TermUtils  # noqa: PLC0415 - slow to load, seldom needed

    if not FIRST_LUNAR_YEAR <= year <= LAST_LUNAR_YEAR:
        return None
    found: date = TermUtils.nth_term_day(year, term_name=name)
    return found


def feast_day(year: int, rule: str) -> date | None:
    """The day of a feast in a Gregorian year (a lunar feast in the lunar year of that number).

    Args:
        year: the year.
        rule: as written in `data/times.toml`: `10-01`, `lunar 05-05`, `term 清明`, `05 week 2 day 7`.

    >>> feast_day(2024, "lunar 01-01"), feast_day(2024, "05 week 2 day 7")
    (datetime.date(2024, 2, 10), datetime.date(2024, 5, 12))
    """
    if rule.startswith("lunar"):
        return lunar_day(year, int(rule[6:8]), int(rule[9:11]))
    if rule.startswith("term"):
        return term_day(year, rule[5:])
    if "week" in rule:
        return nth_weekday(year, int(rule[:2]), int(rule[8]), int(rule[14]))
    return date(year, int(rule[:2]), int(rule[3:]))
