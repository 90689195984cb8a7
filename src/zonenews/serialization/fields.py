"""The shape of records, read from their attrs classes: what JSON Schema, Arrow and tables are made from.

A field added to a record shows up in every output, since nothing here names a field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from inspect import getdoc
from typing import Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

import attrs

from zonenews.serialization.json_types import MOMENTS, NUMBERS, is_optional, members
from zonenews.text.spans import Span

Kind: TypeAlias = Literal[
    "text", "choice", "integer", "flag", "number", "date", "moment", "span", "list", "tuple", "record"
]
"""How a value is built. `number` is an exact Decimal or Fraction, `moment` a date or a date with a time."""

PLAIN: dict[Any, Kind] = {str: "text", int: "integer", bool: "flag", Span: "span"}


@attrs.frozen(kw_only=True)
class Shape:
    """The shape of one value.

    Attributes:
        kind: how the value is built.
        optional: whether `None` is allowed.
        choices: the strings a `choice` allows.
        items: the one shape in a `list`, or the shape of each place of a `tuple`.
        record: the attrs class of a `record`.
    """

    kind: Kind
    optional: bool = False
    choices: tuple[str, ...] = ()
    items: tuple[Shape, ...] = ()
    record: type | None = None


@attrs.frozen(kw_only=True)
class Field:
    """One field of a record.

    Attributes:
        name: its name, the same in every output.
        shape: what it holds.
        required: whether it has no default.
        summary: what the docstring of the class says about it.
    """

    name: str
    shape: Shape
    required: bool
    summary: str


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """The fields of an attrs class, in order.

    >>> from zonenews import Diagnostic
    >>> [field.name for field in fields_of(Diagnostic)]
    ['kind', 'message', 'span']
    """
    hints = get_type_hints(record)
    summaries = _summaries(record)
    return tuple(
        Field(
            name=field.name,
            shape=shape_of(hints[field.name]),
            required=field.default is attrs.NOTHING,
            summary=summaries.get(field.name, ""),
        )
        for field in attrs.fields(record)
    )


def shape_of(kind: Any) -> Shape:
    """The shape of values of a type.

    Raises:
        TypeError: the type is none that records may hold.

    >>> shape_of(tuple[str, ...]).kind
    'list'
    >>> shape_of(float)
    Traceback (most recent call last):
        ...
    TypeError: records do not hold <class 'float'>
    """
    optional = is_optional(kind)
    held = members(kind)
    if NUMBERS.issuperset(held):
        return Shape(kind="number", optional=optional)
    if MOMENTS.issuperset(held):
        return Shape(kind="moment" if len(held) > 1 else "date", optional=optional)
    if len(held) != 1:
        raise TypeError(f"records do not hold {kind}")
    (one,) = held
    if one in PLAIN:
        return Shape(kind=PLAIN[one], optional=optional)
    if attrs.has(one):
        return Shape(kind="record", optional=optional, record=one)
    return attrs.evolve(_generic(one), optional=optional)


def _generic(kind: Any) -> Shape:
    args = get_args(kind)
    if get_origin(kind) is Literal:
        return Shape(kind="choice", choices=tuple(arg for arg in args if arg is not None))
    if get_origin(kind) is tuple and args[-1] is Ellipsis:
        return Shape(kind="list", items=(shape_of(args[0]),))
    if get_origin(kind) is tuple:
        return Shape(kind="tuple", items=tuple(map(shape_of, args)))
    raise TypeError(f"records do not hold {kind}")


def _summaries(record: type) -> dict[str, str]:
    """What the `Attributes:` sections of a class and its bases say, by field name."""
    found: dict[str, str] = {}
    for base in reversed(record.__mro__):
        _, _, section = (getdoc(base) or "").partition("Attributes:\n")
        for name, text in re.findall(r"^    (\w+): (.+(?:\n {5,}.+)*)", section, re.MULTILINE):
            found[name] = " ".join(text.split())
    return found


def walk(record: type, visit: Callable[[type], None]) -> None:
    """Call `visit` once with every attrs class reachable from `record`, itself first."""
    seen: set[type] = set()

    def enter(shape: Shape) -> None:
        if shape.record is not None and shape.record not in seen:
            seen.add(shape.record)
            visit(shape.record)
            for field in fields_of(shape.record):
                enter(field.shape)
        for item in shape.items:
            enter(item)

    enter(Shape(kind="record", record=record))


def spans_outside(record: object, length: int) -> list[str]:
    """Name the places of the spans in a record that reach beyond a text.

    Args:
        record: an attrs record, with records, tuples and spans in it.
        length: the code points of the text.

    Returns:
        The places, such as `quantities[2].span`, in the order of the fields; empty where every span lies in the text.

    >>> from zonenews import Diagnostic, Span
    >>> spans_outside(Diagnostic(kind="text/damaged", message="a byte was lost", span=Span(3, 5)), 4)
    ['span']
    >>> spans_outside(Diagnostic(kind="text/damaged", message="a byte was lost", span=Span(3, 5)), 5)
    []
    """
    found: list[str] = []

    def enter(value: Any, place: str) -> None:
        if isinstance(value, Span):
            if value.end > length:
                found.append(place)
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                enter(item, f"{place}[{number}]")
        elif attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                enter(getattr(value, field.name), f"{place}.{field.name}" if place else field.name)

    enter(record, "")
    return found


def spans_in(value: Any) -> Iterator[Span]:
    """Give every span that a value, and the records and tuples inside it, hold, in the order of the fields.

    >>> from zonenews import Diagnostic
    >>> list(spans_in(Diagnostic(kind="text/damaged", message="a byte was lost", span=Span(3, 5))))
    [Span(start=3, end=5)]
    >>> list(spans_in("text"))
    []
    """
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from spans_in(getattr(value, field.name))
