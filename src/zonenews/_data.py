"""The only reader of the files in `data/`: TOML and TSV to plain values, each file read once."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache, partial
from operator import methodcaller
from pathlib import Path
from typing import Any, cast

from zonenews._ready import table
from zonenews.errors import DataError

DATA = Path(__file__).with_name("data")
"""Not by `importlib.resources`, whose import takes longer than that of any module here."""


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Read `data/<name>` as TOML.

    Args:
        name: file name with its ending, such as `units.toml`.

    Returns:
        The tables of the file. The same object each time: treat it as read-only.

    Raises:
        DataError: the file is missing or is not TOML.

    >>> load_toml("nothing-here.toml")
    Traceback (most recent call last):
        ...
    zonenews.errors.DataError: data/nothing-here.toml: no such file
    """
    dated, tables = table("toml", data_bytes(name), partial(_parsed, name))
    return cast("dict[str, Any]", _with_dates(tables) if dated else tables)


def _parsed(name: str, data: bytes) -> tuple[bool, dict[str, Any]]:
    """Whether a file holds dates, and its tables with each date as a tuple, which TOML has none of: what is kept holds plain types only."""
    import tomllib  # noqa: PLC0415 - seldom needed: tables are kept

    try:
        tables = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"data/{name}: {error}") from error
    plain = _without_dates(tables)
    return plain != tables, plain


def _without_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_dates(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_dates(one) for one in value]
    if isinstance(value, datetime | time):
        raise DataError(f"a table holds {value}: of times only days are read")
    return (value.toordinal(),) if isinstance(value, date) else value


def _with_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_dates(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_dates(one) for one in value]
    return date.fromordinal(value[0]) if isinstance(value, tuple) else value


def read_tsv(name: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Read `data/<name>` as tab-separated values under a known header.

    Args:
        name: file name with its ending, such as `regions.tsv`.
        columns: the header the file has to carry, in order.

    Returns:
        One tuple of strings for each row, in file order, as wide as `columns`. Nothing is kept: for tables whose rows become records at once.

    Raises:
        DataError: the file is missing, its header differs, or a row has another width.
    """
    rows = []
    for number, line in enumerate(_lines(name, columns), 2):
        if not line:
            continue
        row = tuple(line.split("\t"))
        if len(row) != len(columns):
            raise DataError(f"data/{name}:{number}: {len(row)} cells, not {len(columns)}")
        rows.append(row)
    return tuple(rows)


def read_lines(name: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Read `data/<name>` as `read_tsv` does, and give the lines as they stand: for tables whose rows are not all needed.

    Raises:
        DataError: as `read_tsv` does.
    """
    lines = tuple([line for line in _lines(name, columns) if line])
    if not {*map(_TABS, lines)} <= {len(columns) - 1}:
        read_tsv(name, columns)
    return lines


_TABS = methodcaller("count", "\t")


def _lines(name: str, columns: tuple[str, ...]) -> list[str]:
    """The lines below a known header."""
    header, *lines = _read(name).split("\n")
    if tuple(header.split("\t")) != columns:
        raise DataError(f"data/{name}:1: the header is {header!r}, not {columns}")
    return lines


def read_columns(name: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Read `data/<name>` as tab-separated values under whatever header it has.

    Returns:
        The header, and the rows as `read_tsv` gives them.

    Raises:
        DataError: the file is missing, or a row has another width than the header.
    """
    header = tuple(_read(name).split("\n", 1)[0].split("\t"))
    return header, read_tsv(name, header)


@cache
def load_tsv(name: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Read `data/<name>` once and keep its rows; see `read_tsv`."""
    return read_tsv(name, columns)


def _read(name: str) -> str:
    return data_bytes(name).decode().replace("\r\n", "\n")


def data_bytes(name: str) -> bytes:
    """The bytes of `data/<name>`.

    Raises:
        DataError: the file is missing.
    """
    try:
        return (DATA / name).read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise DataError(f"data/{name}: no such file") from error
