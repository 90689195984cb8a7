"""Importing this module lets `typing` make the named tuples of this package in a fifth of the time it takes otherwise.

`typing.NamedTuple` compiles every annotation of a class and, through `collections.namedtuple`, its constructor: half a millisecond for each of a hundred
classes, and a twelfth of what a process takes until it has parsed an article. But the constructors of all classes with as many fields differ in the
names of the fields only, and their other methods in nothing.
"""

from __future__ import annotations

import collections
import sys
import typing
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import CodeType, FunctionType
from typing import Any, Final

_OURS: Final = "zonenews."
_UNKNOWN: Final[type[Exception]] = TypeError if sys.version_info >= (3, 13) else ValueError
"""What `_replace` raises for a field that there is not."""
_MODEL: Final[Any] = collections.namedtuple("_MODEL", "field")  # noqa: PYI024 - whose methods are those of every named tuple
_GETTER: Final[Callable[[int, str], Any]] = vars(collections)["_tuplegetter"]
_NAMES: Final[dict[str, Any]] = {"_tuple_new": tuple.__new__, "__builtins__": {}}


def _make(cls: Any, iterable: Iterable[Any]) -> Any:
    """Make a new named tuple from a sequence or iterable."""
    made = tuple.__new__(cls, iterable)
    if len(made) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
    return made


def _replace(self: Any, /, **kwds: Any) -> Any:
    """Return a new named tuple replacing specified fields with new values."""
    made = self._make(map(kwds.pop, self._fields, self))
    if kwds:
        raise _UNKNOWN(f"Got unexpected field names: {list(kwds)!r}")
    return made


def _shown(self: Any) -> str:
    """Return a nicely formatted representation string."""
    return f"{self.__class__.__name__}({', '.join(map('%s=%r'.__mod__, zip(self._fields, self, strict=True)))})"


_SHARED: Final[dict[str, Any]] = {
    "__slots__": (),
    "_make": classmethod(_make),
    "_replace": _replace,
    "__repr__": _shown,
    **{name: vars(_MODEL)[name] for name in ("_asdict", "__getnewargs__")},
    **({"__replace__": _replace} if hasattr(_MODEL, "__replace__") else {}),
}


@cache
def _constructing(size: int) -> CodeType:
    """The code of the constructor of a class with so many fields."""
    names = "".join(f"_{number}, " for number in range(size))
    found: CodeType = eval(f"lambda _cls, {names}: _tuple_new(_cls, ({names}))", {}).__code__  # noqa: S307 - made of numbers
    return found


def named_tuple(name: str, types: Iterable[tuple[str, Any]], module: str, defaults: Iterable[Any] = ()) -> Any:
    """Make the class of a named tuple as `typing` does, its annotations as they are written.

    Args:
        name: the name of the class.
        types: each field with its annotation.
        module: the module it is defined in.
        defaults: the values of its last fields.

    >>> point = named_tuple("Point", [("x", "int"), ("y", "int")], "zonenews.text", [0])
    >>> point(x=2), point(2, 3)._replace(x=1), point._fields
    (Point(x=2, y=0), Point(x=1, y=3), ('x', 'y'))
    """
    hints = dict(types)
    values = tuple(defaults)
    fields = tuple(map(sys.intern, hints))
    if not module.startswith(_OURS) or not fields or any(field.startswith("_") for field in fields):
        return AS_EVER(name, hints.items(), module, values)
    code = _constructing(len(fields)).replace(co_varnames=("_cls", *fields), co_name="__new__")
    new = FunctionType(code, _NAMES, "__new__", values)
    listed = ", ".join(fields) + "," * (len(fields) == 1)
    new.__qualname__ = f"{name}.__new__"
    new.__doc__ = f"Create new instance of {name}({listed})"
    new.__annotations__ = hints
    made: Any = type(
        name,
        (tuple,),
        {
            **_SHARED,
            "__doc__": f"{name}({listed})",
            "__module__": module,
            "__annotations__": hints,
            "__new__": new,
            "__match_args__": fields,
            "_fields": fields,
            "_field_defaults": _last(fields, values),
            **{field: _GETTER(number, f"Alias for field number {number}") for number, field in enumerate(fields)},
        },
    )
    return made


def _last(fields: tuple[str, ...], values: tuple[Any, ...]) -> Mapping[str, Any]:
    """The last fields with their default values."""
    return dict(zip(fields[len(fields) - len(values) :], values, strict=True))


AS_EVER: Final[Callable[..., Any]] = vars(typing).get("_make_nmtuple", named_tuple)
# typing has no setting for it. Where it makes named tuples in another way one day, all is as it was.
if getattr(getattr(AS_EVER, "__code__", None), "co_varnames", ())[:4] == ("name", "types", "module", "defaults"):
    vars(typing)["_make_nmtuple"] = named_tuple
