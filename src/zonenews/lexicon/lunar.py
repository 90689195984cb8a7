"""The Chinese calendar and the solar terms, 1900-2100, by borax."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

FIRST_LUNAR_YEAR = 1900
LAST_LUNAR_YEAR = 2100


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
