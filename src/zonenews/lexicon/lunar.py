"""The Chinese calendar and the solar terms, 1900-2100, by borax, with three months put right.

Checked by `tools/check_calendar.py` against sxtwl, lunar-python, lunardate and ephem. borax has three months a day late whose new moon is just before midnight;
`[new_moons]` in `data/times.toml` has the day. Where the calendars printed before 1929 counted by Peking local time, borax agrees with them and is kept.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

from zonenews.lexicon.timewords import timewords

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
    if not FIRST_LUNAR_YEAR <= year <= LAST_LUNAR_YEAR:
        return None
    days = lunar_month(year, month, leap=leap)
    if days is None:
        return None
    first, last = days
    if month == 12 and day == 30:
        return last
    found = first + timedelta(day - 1)
    return found if first <= found <= last else None


@lru_cache(maxsize=512)
def lunar_month(year: int, month: int, *, leap: bool = False) -> tuple[date, date] | None:
    """First and last day of a month of the Chinese calendar, or `None` where the year has no such month.

    >>> lunar_month(2020, 4, leap=True)
    (datetime.date(2020, 5, 23), datetime.date(2020, 6, 20))
    >>> lunar_month(2057, 9)
    (datetime.date(2057, 9, 28), datetime.date(2057, 10, 27))
    """
    from borax.calendars.lunardate import InvalidLunarDateError, LCalendars, LunarDate  # noqa: PLC0415 - slow to load, seldom needed

    if not FIRST_LUNAR_YEAR <= year <= LAST_LUNAR_YEAR:
        return None
    try:
        first: date = LunarDate(year, month, 1, int(leap)).to_solar_date()
        count: int = LCalendars.ndays(year, month, int(leap))
    except InvalidLunarDateError:
        return None
    early = timewords().new_moons
    last = first + timedelta(count - 1)
    if not leap and (year, month) in early:
        return early[year, month], last
    return first, last - timedelta((last + timedelta(1)) in _late_days())


@cache
def _late_days() -> frozenset[date]:
    """The days on which borax begins the months that begin a day before."""
    return frozenset(day + timedelta(1) for day in timewords().new_moons.values())


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
