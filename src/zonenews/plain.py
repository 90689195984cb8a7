"""Records to plain JSON types and back, by cattrs: numbers as strings, dates as ISO 8601, spans as pairs."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

import cattrs

from zonenews.text.records import Number
from zonenews.text.spans import Span

T = TypeVar("T")


def unstructure(record: object) -> Any:
    """Give a record as dicts, lists, strings, numbers and `None`."""
    return _converter().unstructure(record)


def structure(values: Any, kind: type[T]) -> T:
    """Read a record of the given kind back from what `unstructure` gave.

    Raises:
        cattrs.BaseValidationError: the values do not fit the record.
    """
    return _converter().structure(values, kind)


def render_number(value: Number) -> str:
    """Write an exact value as a plain decimal string, or `1/3` where no finite decimal exists.

    >>> render_number(Decimal("4.20E+10"))
    '42000000000'
    >>> render_number(Fraction(1, 3))
    '1/3'
    """
    if isinstance(value, Fraction):
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(text: str, _: object = None) -> Number:
    return Fraction(text) if "/" in text else Decimal(text)


def _moment(text: str, _: object = None) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(unstruct_collection_overrides={tuple: list}, prefer_attrib_converters=False)
    converter.register_unstructure_hook(Span, list)
    converter.register_structure_hook(Span, lambda pair, _: Span(*pair))
    for kind in (Decimal, Fraction):
        converter.register_unstructure_hook(kind, render_number)
    converter.register_structure_hook(Number, _number)
    converter.register_unstructure_hook(Number, render_number)
    for moment in (date, datetime, date | datetime):
        converter.register_unstructure_hook(moment, lambda value: value.isoformat())
        converter.register_structure_hook(moment, _moment)
    return converter
