"""Functions written out as code for one class, as attrs writes the methods of a class: a loop over fields takes twice the time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

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
    exec(source, names)  # noqa: S102 - the callers put nothing into it but the names of fields
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
    known = {**names, **setters, "new": object.__new__, "kind": kind}
    return written(parameters, ["made = new(kind)", *filled, "return made"], known)
