"""Official holidays and working days 2007-2026, from `data/holidays.toml`: what the yearly notices of the State Council's General Office order."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import attrs

from zonenews._data import load_toml
from zonenews.errors import DataError
from zonenews.lexicon.timewords import timewords

FILE = "holidays.toml"
_NEXT_YEAR = (12, 26)
"""From this day on a day may belong to the holiday of New Year's Day, which the next year's notice orders."""


@attrs.frozen(kw_only=True)
class HolidayYear:
    """What the notice for a year orders.

    Attributes:
        notices: number of the notice, then of those that changed it.
        holidays: names of feasts (春节, 五一) and the first and last day off, weekends at the edges included.
        worked: Saturdays and Sundays that are working days.
    """

    notices: tuple[str, ...]
    holidays: dict[str, tuple[date, date]]
    worked: frozenset[date]


@cache
def holiday_years() -> dict[int, HolidayYear]:
    """The years with a notice.

    Raises:
        DataError: a holiday ends before it begins, or a day that is worked is no weekend.

    >>> holiday_years()[2026].holidays["春节"], holiday_years()[2026].notices
    ((datetime.date(2026, 2, 15), datetime.date(2026, 2, 23)), ('国办发明电〔2025〕7号',))
    """
    return {int(year): _year(year, row) for year, row in load_toml(FILE).items()}


def _year(year: str, row: dict[str, Any]) -> HolidayYear:
    found = HolidayYear(
        notices=tuple(row["notices"]),
        holidays={name: (first, last) for name, (first, last) in row["holidays"].items()},
        worked=frozenset(row["worked"]),
    )
    if any(first > last for first, last in found.holidays.values()) or any(
        day.isoweekday() < 6 for day in found.worked
    ):
        raise DataError(f"data/{FILE}: {year}: a holiday ends before it begins, or a weekday is listed as worked")
    return found


@cache
def holidays_by_rule() -> dict[str, dict[int, tuple[date, date]]]:
    """The rule of a feast -> year -> first and last day off; a year has the holiday that its notice orders."""
    words = timewords()
    rules = words.feasts | words.short_feasts
    found: dict[str, dict[int, tuple[date, date]]] = {}
    for year, row in holiday_years().items():
        for name, days in row.holidays.items():
            if name in rules:
                found.setdefault(rules[name], {})[year] = days
    return found


def is_workday(day: date) -> bool | None:
    """Whether a day is a working day by the State Council's notices.

    Args:
        day: the day.

    Returns:
        Whether it is; `None` where no notice says: before 2007, from 2027 on, and in the last days of 2026, which the notice for 2027 may change.

    Source: the notices named by `holiday_years`, in force for Spring Festival from New Year's Eve and two days of Labour Day since 2025.

    >>> is_workday(date(2026, 2, 14)), is_workday(date(2026, 2, 16))
    (True, False)
    >>> is_workday(date(2027, 2, 14)) is None
    True
    """
    years = holiday_years()
    ahead = (day.month, day.day) >= _NEXT_YEAR
    orders = [years[year] for year in (day.year, day.year + 1) if year in years]
    if day.year not in years or (ahead and day.year + 1 not in years):
        return None
    if any(first <= day <= last for order in orders for first, last in order.holidays.values()):
        return False
    return day.isoweekday() < 6 or any(day in order.worked for order in orders)
