"""The date of publication as callers hand it over: one rule for every function that takes it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from zonenews.errors import PublishedError

Published: TypeAlias = date | str | None
"""What callers may pass as `published`: a date, a datetime (which is a date), an ISO 8601 string, or nothing."""


def read_published(published: object, name: str = "published") -> date | datetime | None:
    """Give what was passed as `published` as a date, or as a moment where it names one.

    A `datetime` stays one, so that 5分钟前 can be told; who needs a day takes `published_day`. A `pandas.Timestamp` is a
    `datetime`; its missing value `NaT`, like `None`, is no date.

    Args:
        published: a `date`, a `datetime`, an ISO 8601 string (2024-03-05, 2024-03-05T09:30, 2024-03-05 09:30:00+08:00), or `None`.
        name: what the caller's argument is called, for the error.

    Returns:
        The date or the moment, in the time zone it was given in; `None` where there is none.

    Raises:
        PublishedError: it is anything else; a `TypeError` too.

    >>> read_published("2024-03-05T09:30")
    datetime.datetime(2024, 3, 5, 9, 30)
    >>> read_published("2024-03-05")
    datetime.date(2024, 3, 5)
    >>> read_published(20240305)
    Traceback (most recent call last):
        ...
    zonenews.errors.PublishedError: published is 20240305, not a date, a datetime, an ISO 8601 string or None
    """
    if published is None or published != published:  # noqa: PLR0124 - NaT is the datetime that does not equal itself
        return None
    if isinstance(published, datetime):
        return published
    if isinstance(published, date):
        return published
    if isinstance(published, str):
        try:
            return date.fromisoformat(published) if len(published) <= _DAY else datetime.fromisoformat(published)
        except ValueError:
            pass
    shown = repr(published)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    raise PublishedError(f"{name} is {shown}, not a date, a datetime, an ISO 8601 string or None")


_DAY = len("2024-03-05")


def published_day(published: object, name: str = "published") -> date | None:
    """Give the day of what was passed as `published`; see `read_published`.

    >>> published_day("2024-03-05T23:30:00+08:00")
    datetime.date(2024, 3, 5)
    >>> published_day("2024年3月5日")
    Traceback (most recent call last):
        ...
    zonenews.errors.PublishedError: published is '2024年3月5日', not a date, a datetime, an ISO 8601 string or None
    """
    if published is None:
        return None
    moment = read_published(published, name)
    return moment.date() if isinstance(moment, datetime) else moment
