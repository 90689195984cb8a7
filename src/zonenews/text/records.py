"""What every record has, and how records move from the normal text to the text the caller passed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias, TypeVar

import attrs

from zonenews.text.normalize import NormalText
from zonenews.text.spans import Span

Number: TypeAlias = Decimal | Fraction
"""An exact value: `Fraction` only where no finite decimal exists (三分之一)."""

Mod: TypeAlias = Literal["approx", "more_than", "less_than", "at_least", "at_most"]
"""How a value is bounded, after TimeML's `mod`; `None` beside it means exact as stated."""


@attrs.frozen(kw_only=True)
class Mention:
    """Something the text says at one place.

    Attributes:
        span: where it stands. The scanners (`scan_*`) count in the normal text, the finders (`find_*`, `parse`) in the raw text.
        text: its normalised surface.
        rule: the rule that found it, `kind/what-it-reads`.
    """

    span: Span
    text: str
    rule: str


@attrs.frozen(kw_only=True)
class Fact:
    """Something the text states, built from mentions.

    Attributes:
        span: the evidence: the clause or clauses it was read from.
        rule: the rule that built it, `kind/what-it-reads`.
    """

    span: Span
    rule: str


@attrs.frozen(kw_only=True)
class Amount:
    """A quantity in a slot of a fact: the contract's four keys, and where it was read.

    Attributes:
        value: exact, in the base unit; unsigned.
        upper: the upper end of an explicit range, else `None`.
        mod: the bound, else `None`.
        unit: UCUM code, ISO 4217 code, classifier, or `1`.
        span: the quantity mention it came from.
    """

    value: Number
    upper: Number | None = None
    mod: Mod | None = None
    unit: str
    span: Span


R = TypeVar("R")


def anchored(records: Iterable[R], normal: NormalText) -> tuple[R, ...]:
    """Move records found in `normal.text` to offsets of `normal.raw`.

    Args:
        records: attrs records whose spans count in the normal text; nested records and tuples are followed.
        normal: the text they were found in.

    Returns:
        The records in the same order, equal but for their spans. Where normalising changed nothing they are the same objects.
    """
    if normal.is_identity:
        return tuple(records)
    return tuple(_moved(record, normal) for record in records)


def _moved(value: Any, normal: NormalText) -> Any:
    """Follow tuples and attrs records down to their spans, and move those."""
    if isinstance(value, Span):
        return normal.raw_span(value)
    if isinstance(value, tuple):
        return tuple(_moved(item, normal) for item in value)
    if not attrs.has(type(value)):
        return value
    fields = ((field.name, getattr(value, field.name)) for field in attrs.fields(type(value)))
    nested = {name: _moved(old, normal) for name, old in fields if isinstance(old, tuple) or attrs.has(type(old))}
    return attrs.evolve(value, **nested)
