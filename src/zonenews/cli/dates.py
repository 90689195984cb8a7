"""Dates of publication as tables of articles hold them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from zonenews._patterns import lazy
from zonenews.text.published import read_published

_DATE = lazy(
    r"\s*([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日|([0-9]{2})([0-9]{2}))"
    r"(?:[ T\u3000]*([0-9]{1,2})[:：时]([0-9]{1,2})(?:[:：分]([0-9]{1,2})?(?:\.[0-9]+)?[秒分]?)?)?\s*"
)
"""Year, month, day, in this order and all three; perhaps hours, minutes and seconds."""

_ABSENT = frozenset({"", "nan", "nat", "none", "null", "na", "n/a", "<na>"})
"""How programs write that there is no value."""


def read_date(value: Any) -> date | datetime | None:
    """Read the date of a row.

    Args:
        value: a date, a datetime, a string, a number such as 20210609, or a missing value.

    Returns:
        A date, a datetime where the time of the day is said as well, or `None` where there is no value.

    Raises:
        ValueError: the value is no date, or one whose order of year, month and day is not clear.

    >>> read_date("2021/6/9"), read_date("2021年06月09日 10:30")
    (datetime.date(2021, 6, 9), datetime.datetime(2021, 6, 9, 10, 30))
    >>> read_date(float("nan")) is None
    True
    >>> read_date("6/9/2021")
    Traceback (most recent call last):
        ...
    ValueError: '6/9/2021' is not a date; write it as 2021-06-09, 2021/6/9 or 2021年6月9日
    """
    if value is None or value != value or (isinstance(value, str) and value.strip().lower() in _ABSENT):  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, date):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    found = _own(value) if isinstance(value, str) else None
    if found is None:
        shown = repr(value) if len(repr(value)) <= 40 else repr(value)[:37] + "..."
        raise ValueError(f"{shown} is not a date; write it as 2021-06-09, 2021/6/9 or 2021年6月9日")
    return found


def _own(text: str) -> date | datetime | None:
    """A date in one of the forms above, or in ISO 8601 with whatever that allows besides."""
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            return read_published(text.strip())
        year, _, *parts = match.groups()
        month, day = (int(part) for part in parts[:6] if part is not None)
        if parts[6] is None:
            return date(int(year), month, day)
        return datetime(int(year), month, day, int(parts[6]), int(parts[7]), int(parts[8] or 0))  # noqa: DTZ001 - as the row says it
    except (ValueError, TypeError):
        return None
