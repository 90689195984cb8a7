"""EDTF strings of intervals, valid by ISO 8601-2: their ends are days, months or years.

A quarter or half-year (`2022-33`, `2022-40`) and a clock time may stand alone in EDTF, but not as the end of an interval, nor with `~`: the
months and days they reach from or to stand there.
"""

from __future__ import annotations

from zonenews.mentions.times.calendar import days_in

_PARTS = {str(32 + number): (3 * number - 2, 3 * number) for number in (1, 2, 3, 4)} | {"40": (1, 6), "41": (7, 12)}
"""Quarters and half-years of EDTF, with their first and last month."""


def interval(first: str | None, last: str | None) -> str | None:
    """From the beginning of one value to the end of another; `..` is an open side.

    A month or year that the interval begins in is written as its last day or month: by itself it would stand before the beginning.

    >>> interval("2023-36", "2024-05-15T09:00:00"), interval("2021/2025", "2026-01")
    ('2023-10/2024-05-15', '2021/2026-01')
    >>> interval("1997-01-02", "1997"), interval("2024-02-05", "2024-02"), interval("2024-03", "2024")
    ('1997-01-02/1997-12-31', '2024-02-05/2024-02-29', '2024-03/2024-12')
    >>> interval("XXXX-02-05", "XXXX-02")
    'XXXX-02-05/XXXX-02'
    >>> interval(None, "2024") is None
    True
    """
    if first is None or last is None:
        return None
    begin, end = _end(first, 0), _end(last, -1)
    if begin.startswith(f"{end}-"):
        end = f"{end}-12" if len(end) == len("2024") else end
        if (
            begin.count("-") > 1 and end.count("-") == 1 and end[:1].isdigit()
        ):  # XXXX-02: how many days depends on the year
            year, month = map(int, end.split("-"))
            end = f"{end}-{days_in(year, month)}"
    return f"{begin}/{end}"


def until(last: str | None) -> str | None:
    """Up to the end of a value.

    >>> until("2022-40"), until("2019-06-30T20:00:00"), until(None)
    ('../2022-06', '../2019-06-30', None)
    """
    return interval("..", last)


def since(first: str | None) -> str | None:
    """From the beginning of a value on.

    >>> since("2022-36")
    '2022-10/..'
    """
    return interval(first, "..")


def about(value: str | None) -> str | None:
    """A value that is only roughly meant; of a clock time, which takes no `~` in EDTF, the time itself.

    >>> about("2022-05"), about("2022-33"), about("2022-05-08T09:00:00")
    ('2022-05~', '2022-01~/2022-03~', '2022-05-08T09:00:00')
    """
    if value is None or "T" in value:
        return value
    if "/" not in value and value[-2:] not in _PARTS:
        return f"{value.rstrip('~')}~"
    first, last = _end(value, 0), _end(value, -1)
    return f"{first.rstrip('~')}~/{last.rstrip('~')}~"


def _end(value: str, side: int) -> str:
    """The first (0) or last (-1) end of a value, as it may stand in an interval."""
    end = value.split("/")[side]
    year, dash, part = end.partition("-")
    if dash and part in _PARTS:
        return f"{year}-{_PARTS[part][side]:02}"
    return end.partition("T")[0]
