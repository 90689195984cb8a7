"""What every record has, and how records move from the normal text to the text the caller passed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Literal, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

import attrs

from zonenews._codegen import Written, maker
from zonenews._notebook import Shown
from zonenews.text.alignment import Alignment
from zonenews.text.normalize import NormalText
from zonenews.text.spans import Span

Number: TypeAlias = Decimal | Fraction
"""An exact value: `Fraction` only where no finite decimal exists (三分之一)."""

Mod: TypeAlias = Literal["approx", "more_than", "less_than", "at_least", "at_most"]
"""How a value is bounded, after TimeML's `mod`; `None` beside it means exact as stated."""


@attrs.frozen(kw_only=True)
class Mention(Shown):
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
class Fact(Shown):
    """Something the text states, built from mentions.

    Attributes:
        span: the evidence: the clause or clauses it was read from.
        rule: the rule that built it, `kind/what-it-reads`.
    """

    span: Span
    rule: str


@attrs.frozen(kw_only=True)
class Amount(Shown):
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
        The records in the same order, equal but for their spans. Where no offset differs they are the same objects.
    """
    if normal.alignment is None:
        return tuple(records)
    places = _Places(normal.alignment)
    return tuple([_moved(record, places) for record in records])


def shifted(records: Iterable[R], by: int) -> tuple[R, ...]:
    """Move records along a text; see `shifter`."""
    return shifter(by)(records)


def shifter(by: int) -> Callable[[Iterable[R]], tuple[R, ...]]:
    """Give the function that moves records along a text, so that those of a part count in the whole or the other way round.

    Args:
        by: characters to move them to the right by; less than 0 to the left.

    Returns:
        A function of attrs records, of which nested records and tuples are followed. It gives them in the same order,
        equal but for their spans.
    """
    if not by:
        return tuple
    places = _Shifts(by)
    return lambda records: tuple([_moved(record, places) for record in records])


class _Shifts(dict[Span, Span]):
    """Where each range stands after all have moved by as much."""

    def __init__(self, by: int) -> None:
        super().__init__()
        self._by = by

    def __missing__(self, span: Span) -> Span:
        start, end = span
        moved = self[span] = Span(start + self._by, end + self._by)
        return moved


_MOST = 4096
"""Ranges that are remembered at a time: what shares them stands close together, and a long text has a hundred thousand."""


class _Places(dict[Span, Span]):
    """Where each range stands in the raw text, each looked up once: facts share the spans of their mentions."""

    def __init__(self, alignment: Alignment) -> None:
        super().__init__()
        self._alignment = alignment

    def __missing__(self, span: Span) -> Span:
        if len(self) >= _MOST:
            self.clear()
        moved = self[span] = self._alignment.old_span(span)
        return moved


def _moved(value: Any, places: dict[Span, Span]) -> Any:
    """Move a value: a span, a tuple, a record, or something that stays."""
    kind = value.__class__
    if kind is Span:
        return places[value]
    if kind is tuple:
        return tuple([_moved(item, places) for item in value]) if value else value
    copied = _copier(kind)
    return value if copied is None else copied(value, places)


@cache
def _copier(kind: type) -> Written | None:
    """Make the function that copies a record of a class with its spans moved; none for what is no record or holds no span."""
    if not attrs.has(kind):
        return None
    hints = get_type_hints(kind)
    kept = {field.name: f"record.{field.name}" for field in attrs.fields(kind)}
    values = {name: _written(value, hints[name]) for name, value in kept.items()}
    return None if values == kept else maker(kind, "record, places", values, {"moved": _moved})


def _written(value: str, hint: Any) -> str:
    """Write the expression that moves the value of a field, as short as its annotated type allows."""
    if hint is Span:
        return f"places[{value}]"
    return f"moved({value}, places)" if _may_hold_span(hint) else value


def _may_hold_span(hint: Any) -> bool:
    """Whether a value of an annotated type can be or hold a span."""
    if hint is Span or hint is Any:
        return True
    if get_origin(hint) is Literal:
        return False
    if parts := get_args(hint):
        return any(map(_may_hold_span, parts))
    return isinstance(hint, type) and (hint is tuple or hint is object or _copier(hint) is not None)
