"""Functions written out as code for one class, as attrs writes the methods of a class: a loop over fields takes twice the time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias, TypeVar, cast

import attrs

from zonenews._ready import code

R = TypeVar("R")
Written: TypeAlias = Callable[..., Any]


def written(parameters: str, lines: Iterable[str], names: dict[str, Any]) -> Written:
    """Make a function from its source.

    Args:
        parameters: its parameters, as between the brackets of a `def`.
        lines: its body.
        names: what the body reads besides its parameters.

    >>> written("value", ["return value * by"], {"by": 3})(14)
    42
    """
    source = "\n    ".join([f"def written({parameters}):", *lines])
    exec(code(source, "<written>"), names)  # noqa: S102 - the callers put nothing into it but the names of fields
    function: Written = names["written"]
    return function


def maker(kind: type, parameters: str, values: Mapping[str, str], names: Mapping[str, Any]) -> Written:
    """Make a function that gives a record of a frozen attrs class, from an expression for each of its fields.

    The values are those of a record that was checked when it was made: slots are filled directly, at half the time of `__init__`.

    Args:
        kind: the class.
        parameters: what the function takes, as between the brackets of a `def`.
        values: the expression of each field; all fields of the class.
        names: what the expressions read besides the parameters.
    """
    setters = {f"set_{name}": getattr(kind, name).__set__ for name in values}
    filled = [f"set_{name}(made, {value})" for name, value in values.items()]
    known = {**names, **setters, "_new": object.__new__, "_kind": kind}
    return written(parameters, ["made = _new(_kind)", *filled, "return made"], known)


def constructor(kind: type[R]) -> Callable[..., R]:
    """Give what makes records of a frozen attrs class from its fields by name, as the class does, at half the time.

    Nothing is checked or converted: for values that are made beside it.

    Args:
        kind: a class without converters whose defaults are values.

    >>> import attrs
    >>> Named = attrs.make_class("Named", {"name": attrs.field(), "head": attrs.field(default=None)}, frozen=True, slots=True)
    >>> constructor(Named)(name="链长制") == Named("链长制")
    True
    >>> constructor(Named)(head="制")
    Traceback (most recent call last):
        ...
    TypeError: written() missing 1 required keyword-only argument: 'name'
    """
    known: Any = kind
    made: Callable[..., R] = _constructor(known)
    return made


@cache
def changer(kind: type, name: str) -> Written:
    """Give what copies a record of a frozen attrs class with another value in one field, as `attrs.evolve` does in ten times the time.

    Args:
        kind: the class.
        name: the field.

    >>> import attrs
    >>> Named = attrs.make_class("Named", {"name": attrs.field(), "head": attrs.field(default=None)}, frozen=True, slots=True)
    >>> changer(Named, "head")(Named("链长制"), "制")
    Named(name='链长制', head='制')
    >>> changer(Named, "kind")
    Traceback (most recent call last):
        ...
    AttributeError: type object 'Named' has no attribute 'kind'
    """
    values = {field.name: f"record.{field.name}" for field in attrs.fields(cast("Any", kind))}
    return maker(kind, f"record, {name}", values | {name: name}, {})


@cache
def _constructor(kind: type) -> Written:
    fields = attrs.fields(cast("Any", kind))
    defaults = {f"default_{field.name}": field.default for field in fields if field.default is not attrs.NOTHING}
    parameters = [
        f"{field.name}={name}" if (name := f"default_{field.name}") in defaults else field.name for field in fields
    ]
    return maker(kind, f"*, {', '.join(parameters)}", {field.name: field.name for field in fields}, defaults)
