"""From when to when a row of a table holds: ISO 8601 dates of which the month, or month and day, may be unknown."""

from __future__ import annotations

from datetime import date


def first_day(text: str) -> date:
    """The first day of a year, month or day in ISO 8601.

    >>> first_day("2014"), first_day("2026-04")
    (datetime.date(2014, 1, 1), datetime.date(2026, 4, 1))
    """
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day on which what ended then may still have been there: that before the day, else the last of the year or month.

    >>> last_day("2014"), last_day("2025-11-06")
    (datetime.date(2014, 12, 31), datetime.date(2025, 11, 5))
    """
    parts = [*map(int, text.split("-"))]
    if len(parts) == 3:
        return date.fromordinal(date(*parts).toordinal() - 1)
    year, month = parts if len(parts) == 2 else (parts[0], 12)
    return date.fromordinal((date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)).toordinal() - 1)


def holds_on(day: date, valid_from: str | None, valid_to: str | None) -> bool:
    """Whether something holds on a day that holds from one day to another, either of which may be open.

    >>> holds_on(date(2014, 6, 1), "2014", "2014"), holds_on(date(2013, 6, 1), "2014", None), holds_on(date(2013, 6, 1), None, None)
    (True, False, True)
    """
    return (valid_from is None or first_day(valid_from) <= day) and (valid_to is None or day <= last_day(valid_to))
