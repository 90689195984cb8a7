"""Where the tables come from: origin, licence, as-of date and number of rows of each data file, from `data/SOURCES.toml`."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from zonenews._data import load_toml, read_columns
from zonenews.errors import DataError

FILE = "SOURCES.toml"
_KEYS = frozenset({"origin", "licence", "as_of", "made_by", "sourced", "unsourced"})
_WHOLE = "all"


@attrs.frozen(kw_only=True)
class DataSource:
    """Where a table of the package comes from.

    Attributes:
        file: name of the file in `zonenews/data`.
        rows: lines of a TSV file; entries of a TOML file: words of lists, and keys with a single value.
        origin: where it comes from.
        licence: under which terms it may be used.
        as_of: the day whose state it gives; `None` for words of the language, which do not age by the day.
        made_by: the script that rebuilds it, from the root of the project; `None` for tables written by hand.
        sourced: which share of the rows has a source that can be looked up; `None` where the rows are words and no facts.
    """

    file: str
    rows: int
    origin: str
    licence: str
    as_of: date | None = None
    made_by: str | None = None
    sourced: Fraction | None = None


def sources() -> tuple[DataSource, ...]:
    """Say of every table of the package where it comes from.

    Returns:
        The tables by file name. The files are read for it: keep the result where it is asked for often.

    Raises:
        DataError: an entry of `data/SOURCES.toml` lacks its origin or licence, or names a column that its file does not have.

    >>> [(table.file, str(table.as_of), table.made_by) for table in sources() if table.file == "regions.tsv"]
    [('regions.tsv', '2026-09-11', 'tools/make_regions.py')]
    >>> [table for table in sources() if table.file == "nothing-here.tsv"]
    []
    """
    return tuple(_source(name, entry) for name, entry in sorted(load_toml(FILE).items()))


def _source(name: str, entry: dict[str, Any]) -> DataSource:
    if not entry.get("origin") or not entry.get("licence") or set(entry) - _KEYS:
        raise DataError(
            f"data/{FILE}: {name} lacks origin or licence, or has unknown keys {sorted(set(entry) - _KEYS)}"
        )
    header, rows = read_columns(name) if name.endswith(".tsv") else ((), ())
    return DataSource(
        file=name,
        rows=len(rows) if name.endswith(".tsv") else _entries(load_toml(name)),
        origin=" ".join(entry["origin"].split()),
        licence=entry["licence"],
        as_of=entry.get("as_of"),
        made_by=entry.get("made_by"),
        sourced=_share(name, entry, header, rows),
    )


def _share(
    name: str, entry: dict[str, Any], header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> Fraction | None:
    """The share of rows of which a column that `sourced` lists names something that can be looked up."""
    named = entry.get("sourced")
    if named is None or named == _WHOLE:
        return None if named is None else Fraction(1)
    columns = [named] if isinstance(named, str) else named
    if missing := [column for column in columns if column not in header]:
        raise DataError(f"data/{FILE}: {name} has no column {missing[0]!r}")
    places, not_counted = [header.index(column) for column in columns], {"", *entry.get("unsourced", ())}
    return Fraction(sum(any(row[at] not in not_counted for at in places) for row in rows), len(rows))


def _entries(value: object) -> int:
    """The words of lists and the single values in a TOML table, however deep."""
    if isinstance(value, dict):
        return sum(map(_entries, value.values()))
    return sum(map(_entries, value)) if isinstance(value, list) else 1
