"""brief: any value of a record as a few words, for tables and pages that people read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from zonenews.facts.records import Change
from zonenews.serialization.json_types import render_number
from zonenews.text.records import Amount
from zonenews.text.spans import Span

SIGNS = {"approx": "~", "more_than": ">", "less_than": "<", "at_least": "≥", "at_most": "≤"}
AMOUNT = frozenset({"value", "upper", "mod", "unit"})
ANCHORS = frozenset({"span", "rule", "text"})
"""Fields that say where a record was read; they are left out of nested records."""


def brief(value: Any) -> str:
    """Write a value shortly.

    Args:
        value: a field of a record: a scalar, a span, a record, or a tuple of these.

    Returns:
        One line; empty for `None` and for an empty tuple.

    >>> brief(Amount(value=Decimal("4.2E+10"), mod="more_than", unit="CNY", span=Span(0, 6)))
    '>42,000,000,000 CNY'
    >>> brief((date(2023, 1, 1), None))
    '2023-01-01 ..'
    >>> brief(Change(basis="yoy", direction="up", value=Decimal("1.4"), unit="1", span=Span(0, 4)))
    'yoy up 1.4×'
    >>> brief(None)
    ''
    """
    match value:
        case None:
            return ""
        case Amount():
            return _amount(value)
        case Span():
            return f"{value.start}-{value.end}"
        case Decimal() | Fraction():
            return _number(value)
        case date():
            return value.isoformat()
        case (None | date(), None | date()):
            return f"{brief(value[0])} .. {brief(value[1])}".strip()
        case tuple():
            return ", ".join(filter(None, map(brief, value)))
        case _ if attrs.has(type(value)):
            return _record(value)
        case _:
            return str(value)


def _amount(amount: Any) -> str:
    """Value, range, bound and unit of any record that has them."""
    upper = "" if amount.upper is None else f"..{_number(amount.upper)}"
    sign = SIGNS.get(amount.mod or "", "")
    unit = _times(amount) if amount.unit in (None, "1") else f" {amount.unit}"
    return "" if amount.value is None else f"{sign}{_number(amount.value)}{upper}{unit}"


def _times(amount: Any) -> str:
    """The mark of a growth by so many times (增长1.4倍), which would be read as percent; a number without a unit (人口增加1.2万) has none."""
    grows = isinstance(amount, Change) and amount.unit == "1" and amount.direction == "up"
    return "×" if grows and amount.value < _THOUSAND else ""


_THOUSAND = 1000
"""Nothing that statistics tell of grows so many times: from there on a change without a unit is a number."""


def _number(value: Decimal | Fraction) -> str:
    text = render_number(value)
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.isdigit() else text


def _record(record: Any) -> str:
    """The filled fields of a record in order; its value with bound and unit as one, at the end."""
    values = {field.name: getattr(record, field.name) for field in attrs.fields(type(record))}
    amount = _amount(record) if values.keys() >= AMOUNT else ""
    hidden = ANCHORS | AMOUNT if amount else ANCHORS
    parts = [brief(value) for name, value in values.items() if name not in hidden and not is_place(value)]
    return " ".join(filter(None, (*parts, amount)))


def is_place(value: Any) -> bool:
    """Whether a value says only where something stands: a span, or spans.

    >>> is_place((Span(0, 2), Span(3, 4))), is_place(("甲",)), is_place(())
    (True, False, False)
    """
    return isinstance(value, Span) or (
        isinstance(value, tuple) and bool(value) and all(isinstance(item, Span) for item in value)
    )
