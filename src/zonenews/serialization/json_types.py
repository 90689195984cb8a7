"""Records to plain JSON types and back: numbers as strings, dates as ISO 8601, spans as pairs.

cattrs does the work. It is imported at the first use, since it alone would double the time that `import zonenews` takes.
"""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from zonenews.errors import SchemaError
from zonenews.text.records import Number
from zonenews.text.spans import Span

T = TypeVar("T")


def unstructure(record: object) -> Any:
    """Give a record as dicts, lists, strings, numbers and `None`."""
    return _converter(detailed=False).unstructure(record)


def structure(values: Any, kind: type[T]) -> T:
    """Read a record of the given kind back from what `unstructure` gave.

    Args:
        values: plain JSON types.
        kind: the attrs class to build.

    Returns:
        The record, equal to the one that was written.

    Raises:
        SchemaError: the values do not fit; it names every place that is wrong.

    >>> from zonenews import Diagnostic
    >>> structure({"kind": "text/damaged", "message": "a byte was lost", "span": [3, 5]}, Diagnostic).span
    Span(start=3, end=5)
    >>> structure({"kind": "text/damaged", "message": 7, "span": [3]}, Diagnostic)
    Traceback (most recent call last):
        ...
    zonenews.errors.SchemaError: 2 values do not fit Diagnostic
      $.message: 7 is not a string
      $.span: [3] is not a pair of whole numbers
    """
    try:
        record: T = _converter(detailed=False).structure(values, kind)
    except Exception:  # noqa: BLE001 - whatever went wrong, the slower pass below finds the places and raises
        return _structure_naming_places(values, kind)
    return record


def to_json(values: Any, *, indent: int | None = None) -> str:
    r"""Write plain values as JSON: Chinese characters as they are, unless the text could not be encoded then.

    >>> to_json({"text": "开发区"})
    '{"text": "开发区"}'
    >>> to_json({"text": "区\ud800"})
    '{"text": "\\u533a\\ud800"}'
    """
    import json  # noqa: PLC0415 - loading it takes longer than a short text

    text = json.dumps(values, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(values, indent=indent)
    return text


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


def members(kind: Any) -> tuple[Any, ...]:
    """The types a union joins, `None` left out; of any other type, itself alone.

    >>> members(Number | None)
    (<class 'decimal.Decimal'>, <class 'fractions.Fraction'>)
    >>> members(str)
    (<class 'str'>,)
    """
    if get_origin(kind) in (Union, UnionType):
        return tuple(member for member in get_args(kind) if member is not NoneType)
    return (kind,)


def is_optional(kind: Any) -> bool:
    """Whether `None` is a value of the type."""
    return kind is NoneType or NoneType in get_args(kind)


LARGEST_EXPONENT: int = 128
"""Numbers are read back below 10 to this power and with as many digits at most; numerals are read below 10^64, before their unit."""

NUMBERS = frozenset({Decimal, Fraction})
MOMENTS = frozenset({date, datetime})


def _structure_naming_places(values: Any, kind: type[T]) -> T:
    from cattrs import transform_error  # noqa: PLC0415 - see the module

    try:
        record: T = _converter(detailed=True).structure(values, kind)
    except Exception as error:  # noqa: BLE001 - cattrs groups whatever the hooks raise
        places = transform_error(error, format_exception=lambda cause, _: _reason(cause))
        lines = [": ".join(reversed(place.split(" @ "))) for place in places]
        count = "1 value does" if len(lines) == 1 else f"{len(lines)} values do"
        raise SchemaError("\n  ".join([f"{count} not fit {kind.__name__}", *lines])) from None
    return record


def _reason(cause: BaseException) -> str:
    """One line on what is wrong with one value."""
    if isinstance(cause, KeyError):
        return f"{cause.args[0]!r} is missing"
    return str(cause)


@cache
def _converter(*, detailed: bool) -> Any:
    from cattrs import Converter  # noqa: PLC0415 - see the module
    from cattrs.gen import make_dict_structure_fn  # noqa: PLC0415

    converter = Converter(
        unstruct_collection_overrides={tuple: list}, prefer_attrib_converters=False, detailed_validation=detailed
    )
    converter.register_unstructure_hook(Span, list)
    converter.register_structure_hook(Span, _span)
    for kind, name in ((str, "a string"), (int, "a whole number"), (bool, "true or false")):
        converter.register_structure_hook(kind, _exactly(kind, name))
    _register(converter, NUMBERS, _number, render_number)
    _register(converter, MOMENTS, _moment, lambda value: value.isoformat())

    def record(cls: Any) -> Callable[[Any, Any], Any]:
        build = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)
        lists = [
            name for name, kind in get_type_hints(cls).items() if any(get_origin(one) is tuple for one in members(kind))
        ]

        def read(values: Any, _: Any) -> Any:
            _checked(values, dict, "an object")
            wrong = {name: _NoList(values[name]) for name in lists if _is_no_list(values.get(name))}
            return build({**values, **wrong} if wrong else values, cls)

        return read

    converter.register_structure_hook_factory(attrs.has, record)
    return converter


def _is_no_list(value: object) -> bool:
    return value is not None and not isinstance(value, (list, tuple))


class _NoList:
    """Stands in for what is no list, so that the error comes from its own place when cattrs goes over it."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __iter__(self) -> Iterator[Any]:
        raise SchemaError(f"{_shown(self.value)} is not a list")


def _register(
    converter: Any, family: frozenset[type], read: Callable[[Any, Any], Any], write: Callable[[Any], str]
) -> None:
    """Read and write the types of a family, and every union of them with each other and `None`."""

    def belongs(kind: Any) -> bool:
        return family.issuperset(members(kind))

    def read_optional(value: Any, kind: Any) -> Any:
        return None if value is None and is_optional(kind) else read(value, kind)

    converter.register_structure_hook_func(belongs, read_optional)
    converter.register_unstructure_hook_func(belongs, lambda value: None if value is None else write(value))


def _checked(value: Any, kind: type[T], name: str) -> T:
    if type(value) is not kind:
        raise SchemaError(f"{_shown(value)} is not {name}")
    return value


def _shown(value: object) -> str:
    """A wrong value on one line, cut where it is long or deep."""
    return reprlib.repr(value)


def _exactly(kind: type, name: str) -> Callable[[Any, Any], Any]:
    return lambda value, _: _checked(value, kind, name)


def _span(value: Any, _: object) -> Span:
    if not isinstance(value, (list, tuple)) or [type(item) for item in value] != [int, int]:
        raise SchemaError(f"{_shown(value)} is not a pair of whole numbers")
    start, end = value
    if not 0 <= start <= end:
        raise SchemaError(f"{_shown(value)} is not a span: it begins before the text or ends before it begins")
    return Span(start, end)


def _number(value: Any, _: object) -> Number:
    text = _checked(value, str, "a number written as a string")
    if len(text) > 2 * LARGEST_EXPONENT:
        raise SchemaError(f"{_shown(text)} has more than {2 * LARGEST_EXPONENT} characters")
    try:
        number = Fraction(text) if "/" in text else Decimal(text)
    except (InvalidOperation, ValueError, ZeroDivisionError):
        raise SchemaError(f"{_shown(value)} is not a number written as a string") from None
    if isinstance(number, Decimal):
        if not number.is_finite():
            raise SchemaError(f"{_shown(value)} is not a finite number")
        if (number and abs(number.adjusted()) >= LARGEST_EXPONENT) or abs(
            int(number.as_tuple().exponent)
        ) > 2 * LARGEST_EXPONENT:
            raise SchemaError(f"{_shown(value)} is beyond 10^{LARGEST_EXPONENT}, or below its inverse")
    return number


def _moment(value: Any, _: object) -> date:
    text = _checked(value, str, "an ISO 8601 date")
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        raise SchemaError(f"{_shown(value)} is not an ISO 8601 date") from None
