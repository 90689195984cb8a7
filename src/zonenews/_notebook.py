"""How records look in a notebook: small HTML tables, without anything from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

MOST = 60
"""Rows a table shows; what is left out is said below it."""


def escaped(text: str) -> str:
    """Write a text as HTML shows it.

    >>> escaped("<b>")
    '&lt;b&gt;'
    """
    from html import escape  # noqa: PLC0415 - it loads all the names of HTML, and few processes run in a notebook

    return escape(text)


class Shown:
    """Base of records that show themselves as a table of their filled fields."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><th>{escaped(name)}</th><td>{escaped(text)}</td></tr>" for name, text in _filled(self))
        return f"<table><caption>{escaped(type(self).__name__)}</caption>{rows}</table>"


def table_of(records: Sequence[Any]) -> str:
    """Give records of one class as a table with a row for each, and a column for each field that one of them fills.

    >>> table_of([])
    '<table></table>'
    """
    filled = [dict(_filled(record)) for record in records[:MOST]]
    names = list(dict.fromkeys(name for row in filled for name in row))
    head = "".join(f"<th>{escaped(name)}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{escaped(row.get(name, ''))}</td>" for name in names) + "</tr>" for row in filled
    )
    more = f"<p>{len(records) - MOST} more</p>" if len(records) > MOST else ""
    return f"<table>{f'<thead><tr>{head}</tr></thead><tbody>{body}</tbody>' if names else ''}</table>{more}"


def html_of_many(records: Any) -> str | None:
    """Give a list or tuple of records as a table; `None`, which leaves it to the notebook, for any other."""
    if records and all(isinstance(record, Shown) and type(record) is type(records[0]) for record in records):
        return table_of(records)
    return None


def _filled(record: Any) -> Iterable[tuple[str, str]]:
    for field in attrs.fields(type(record)):
        text = _written(getattr(record, field.name))
        if text:
            yield field.name, text


def _written(value: Any) -> str:
    """A value in a few words; empty for `None` and for an empty tuple."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_fields"):  # a span
        return f"{value[0]}-{value[1]}"
    if isinstance(value, tuple):
        if len(value) == 2 and any(isinstance(part, date) for part in value):
            return " .. ".join(_written(part) for part in value).strip()
        return ", ".join(filter(None, map(_written, value)))
    if attrs.has(type(value)):
        return " ".join(text for name, text in _filled(value) if name not in ("span", "rule"))
    return str(value)
