"""Named tuples of the package are what `typing` makes of their classes, though they are made in another way."""

import inspect
import pickle
import pkgutil
import sys
import typing
from importlib import import_module
from typing import Any

import pytest

import zonenews.document
from zonenews import _tuples

ROOMS = ("text", "lexicon", "grammar", "article", "mentions", "discourse", "facts")


def classes() -> list[Any]:
    """The named tuples of all rooms that a parse reads."""
    for room in ROOMS:
        folder = import_module(f"zonenews.{room}")
        for module in pkgutil.walk_packages(folder.__path__, f"zonenews.{room}."):
            import_module(module.name)
    loaded = [module for name, module in sys.modules.items() if name.startswith("zonenews.")]
    found = {kind for module in loaded for kind in vars(module).values() if is_named_tuple(kind)}
    return sorted(found, key=lambda kind: (kind.__module__, kind.__qualname__))


def is_named_tuple(kind: Any) -> bool:
    return (
        isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields") and "_MODEL" not in repr(kind)
    )


def twin(kind: Any) -> Any:
    """The same class as `typing` makes it."""
    hints, defaults = kind.__new__.__annotations__, list(kind._field_defaults.values())
    return _tuples.AS_EVER(kind.__name__, hints.items(), kind.__module__, defaults)


def test_package_has_named_tuples_and_typing_is_replaced() -> None:
    assert len(classes()) > 60
    assert vars(typing)["_make_nmtuple"] is _tuples.named_tuple
    assert _tuples.AS_EVER is not _tuples.named_tuple


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: f"{kind.__module__}.{kind.__qualname__}")
def test_class_is_that_of_typing(kind: Any) -> None:
    other = twin(kind)
    values = [*range(len(kind._fields))]
    one, same = kind(*values), other(*values)
    assert (tuple(one), one._asdict(), one.__getnewargs__()) == (tuple(same), same._asdict(), same.__getnewargs__())
    assert (kind._fields, kind._field_defaults, kind.__match_args__) == (
        other._fields,
        other._field_defaults,
        other.__match_args__,
    )
    assert (
        inspect.signature(kind).replace(return_annotation=None).parameters.keys()
        == inspect.signature(other).parameters.keys()
    )
    assert kind.__new__.__defaults__ == other.__new__.__defaults__
    assert (kind.__new__.__qualname__, kind.__new__.__doc__) == (other.__new__.__qualname__, other.__new__.__doc__)
    assert set(vars(other)) - set(vars(kind)) == set()
    first = kind._fields[0]
    assert kind(**dict(zip(kind._fields, values, strict=True))) == one
    assert tuple(one._replace(**{first: "x"})) == ("x", *values[1:])
    assert kind._make(values) == one
    assert type(kind._make(values)) is kind
    assert getattr(one, kind._fields[-1]) == values[-1]
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize(
    "wrong", [lambda kind: kind(), lambda kind: kind._make([1]), lambda kind: kind(1, 2)._replace(z=1)]
)
def test_messages_are_those_of_typing(wrong: Any) -> None:
    fields = [("x", "int"), ("y", "int")]
    kinds = (_tuples.named_tuple("Point", fields, "zonenews.text"), _tuples.AS_EVER("Point", fields, "zonenews.text"))
    told = []
    for kind in kinds:
        with pytest.raises((TypeError, ValueError)) as error:
            wrong(kind)
        told.append((error.type, str(error.value)))
    assert told[0] == told[1]


def test_repr_and_pickle() -> None:
    span = zonenews.Span(2, 5)
    assert repr(span) == "Span(start=2, end=5)"
    assert pickle.loads(pickle.dumps(span)) == span  # noqa: S301 - written above


def test_others_and_odd_names_are_left_to_typing() -> None:
    made = _tuples.named_tuple("Point", [("x", int)], "elsewhere")
    assert made.__annotations__ == {"x": int}
    assert vars(made)["__repr__"] is not vars(zonenews.Span)["__repr__"]
    with pytest.raises(ValueError, match="underscore"):
        _tuples.named_tuple("Point", [("_x", "int")], "zonenews.text")
    assert _tuples.named_tuple("Empty", [], "zonenews.text")() == ()
