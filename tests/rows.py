"""Whole records as rows of a corpus table: how a record is written in `tests/corpus/<kind>.toml`.

A row names every field of its record that is not empty: a field that is not named is expected to be empty (`None`, `()`, or the
default of its class, such as the status `actual`). Where a field has parts it is written in one line:

    an amount    `40000000000..50000000000 CNY approx «400-500亿元»`         value, upper, unit, bound, where it stands
    a change     `up 7.5 % yoy «7.5%»`, `up 1 1 since 2019 «翻一番»`         direction and amount, basis and its base, where it stands
    an outcome   `年产值 3000000000 CNY «30亿元»`                            what is measured, then an amount
    a period     `2023-01-01/2023-12-31`, `../2024-04-17`
    a place      `出口30亿元`, `30亿元#2` where it is the second one         the text under a span, with its number where it stands twice
"""

from datetime import date
from typing import Any

import attrs

from zonenews.facts.records import Change, MetricLink, Outcome, PlaceLink
from zonenews.serialization.json_types import render_number
from zonenews.text.records import Amount, Mention
from zonenews.text.spans import Span

_FIRST = (
    "value",
    "upper",
    "mod",
    "unit",
    "change",
    "count",
    "threshold",
    "investment",
    "annual_investment",
    "rate",
    "cap",
    "amount",
)
"""Fields compared before all others: a wrong number shall be the first thing one reads."""
_WORDS = ("text", "number", "unit_text")
"""Fields that repeat the words of the text: a row of many phrasings leaves them out."""


def stated(record: Any, text: str) -> dict[str, Any]:
    """Write a record found in `text` as a row states it: every field that is not empty."""
    row = {}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if isinstance(value, PlaceLink | MetricLink):  # tests/corpus/links.toml states these
            continue
        if value in (None, ()) or value == field.default or (field.name == "text" and isinstance(record, Mention)):
            continue
        row["text" if field.name == "span" else field.name] = _written(value, text)
    if isinstance(record, Mention):
        row["text"] = record.text + place(record.span, text).removeprefix(text[record.span.slice])
    last = {name: row.pop(name) for name in ("text", "mentions", "rule") if name in row}
    return row | last


def wordless(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row without the words it was read from: what phrasings of one thing have in common."""
    return {name: value for name, value in row.items() if name not in _WORDS}


def values(row: dict[str, Any]) -> dict[str, Any]:
    """Give the part of a row that is compared first: its numbers."""
    return {name: row[name] for name in _FIRST if name in row}


def place(span: Span, text: str) -> str:
    """Write where a span stands: the text under it, with its number where that text stands more than once."""
    surface = text[span.slice]
    before, start = 0, text.find(surface)
    while 0 <= start < span.start:
        before, start = before + 1, text.find(surface, start + 1)
    return f"{surface}#{before + 1}" if before or text.find(surface, span.start + 1) > 0 else surface


def _written(value: Any, text: str) -> Any:
    """Write one field."""
    match value:
        case Amount():
            return _amount(value, text)
        case Change():
            basis = " ".join(filter(None, (value.basis, value.since)))
            return f"{value.direction} {_amount(value, text, basis)}"
        case Outcome():
            return f"{value.metric} {_amount(value, text)}"
        case Span():
            return place(value, text)
        case (date() | None, date() | None):
            return "/".join(day.isoformat() if day else ".." for day in value)
        case tuple():
            return [_written(part, text) for part in value]
        case date():
            return value.isoformat()
        case str() | int():
            return value
    return str(value)


def _amount(amount: Any, text: str, basis: str = "") -> str:
    """Write an amount: value, upper, unit, bound, and where it stands."""
    number = (
        render_number(amount.value)
        if amount.upper is None
        else f"{render_number(amount.value)}..{render_number(amount.upper)}"
    )
    return " ".join(filter(None, (number, amount.unit, amount.mod, basis, f"«{place(amount.span, text)}»")))
