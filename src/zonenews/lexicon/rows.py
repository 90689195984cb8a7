"""Rows of a table that are made when they are asked for, found by a key or by one of their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, KeysView, Mapping
from typing import Generic, TypeVar, overload

T = TypeVar("T")
N = TypeVar("N")
D = TypeVar("D")


class _ByNumber(Mapping[str, T], Generic[T, N]):
    """Keys to what is made of the numbers they stand for, with the questions that need none of it made."""

    _numbers: Mapping[str, N]

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def keys(self) -> KeysView[str]:
        """The keys; who asks for many that are none asks these, the keys of a `dict`."""
        return self._numbers.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class Rows(_ByNumber[T, int]):
    """Keys to rows.

    Args:
        numbers: key to the number of the row.
        row: gives the row of a number.

    >>> rows = Rows({"110000": 0}, ["北京市"].__getitem__)
    >>> rows["110000"], rows.get("120000"), "120000" in rows, list(rows), len(rows)
    ('北京市', None, False, ['110000'], 1)
    """

    def __init__(self, numbers: Mapping[str, int], row: Callable[[int], T]) -> None:
        """Keep both."""
        self._numbers: Mapping[str, int] = numbers
        self._row = row

    def __getitem__(self, key: str) -> T:
        return self._row(self._numbers[key])

    @overload
    def get(self, key: str) -> T | None: ...
    @overload
    def get(self, key: str, default: T | D) -> T | D: ...
    def get(self, key: str, default: object = None) -> object:
        """The row of a key, or the default; twice as fast as that of `Mapping`."""
        number = self._numbers.get(key)
        return default if number is None else self._row(number)


class RowsByName(_ByNumber["tuple[T, ...]", "int | tuple[int, ...]"], Generic[T]):
    """Names to the rows that have them.

    Args:
        numbers: name to the number of the row, or to the numbers of several.
        row: gives the row of a number.

    >>> rows = RowsByName({"朝阳": (0, 1), "北京": 1}, ["朝阳市", "北京市"].__getitem__)
    >>> rows["朝阳"], rows.get("北京"), rows.get("南京", ())
    (('朝阳市', '北京市'), ('北京市',), ())
    """

    def __init__(self, numbers: Mapping[str, int | tuple[int, ...]], row: Callable[[int], T]) -> None:
        """Keep both."""
        self._numbers: Mapping[str, int | tuple[int, ...]] = numbers
        self._row = row

    def __getitem__(self, name: str) -> tuple[T, ...]:
        numbers = self._numbers[name]
        return (self._row(numbers),) if isinstance(numbers, int) else tuple([self._row(number) for number in numbers])

    @overload
    def get(self, name: str) -> tuple[T, ...] | None: ...
    @overload
    def get(self, name: str, default: tuple[T, ...] | D) -> tuple[T, ...] | D: ...
    def get(self, name: str, default: object = None) -> object:
        """The rows that have a name, or the default."""
        return self[name] if name in self._numbers else default
