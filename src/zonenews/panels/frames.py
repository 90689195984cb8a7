"""The panel as frames of pandas and Polars, long and wide, and as views of DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal

from zonenews.outputs.arrow import pyarrow
from zonenews.panels.settled import TableRow, table_of
from zonenews.panels.state import Library, Numbers, Panel
from zonenews.text.records import Number

_LISTS: Final = ("conflicts", "findings", "claims")
_DAYS: Final = ("first", "last", "first_published", "last_published")


def long_frame(made: Panel, library: Library, numbers: Numbers) -> Any:
    """Give the observations of a panel as a frame, a row for each.

    Args:
        made: the panel.
        library: `pandas` or `polars`.
        numbers: `decimal` keeps values exact; with `float` `value` and `upper` are the nearest floats, `exact` stays as it is.

    Returns:
        The columns of `panel_schema` without the nested ones: `conflicts` and `findings` are names with `;` between them, `sentence` is the
        first sentence that tells the figure. Missing words are missing values, days are days.
    """
    check_numbers(numbers)
    table = made.to_arrow()
    rows = made.observations
    flat = table.drop_columns(list(_LISTS))
    pa = pyarrow()
    reasons = pa.array([";".join(row.reasons) or None for row in rows], pa.string())
    checks = pa.array([";".join(names) or None for names in table.column("findings").to_pylist()], pa.string())
    sentences = pa.array([row.sources[0].sentence if row.sources else None for row in rows], pa.string())
    flat = flat.append_column("conflicts", reasons).append_column("findings", checks)
    flat = flat.append_column("sentence", sentences)
    if numbers == "float":
        flat = _floated(flat, rows)
    if library == "polars":
        import polars as pl  # noqa: PLC0415 - heavy, and optional

        return pl.from_arrow(flat)
    return _pandas(flat)


def check_numbers(numbers: str) -> None:
    """Refuse what is no way to give numbers.

    >>> check_numbers("int")
    Traceback (most recent call last):
        ...
    ValueError: numbers are 'decimal' or 'float', not 'int'
    """
    if numbers not in ("decimal", "float"):
        raise ValueError(f"numbers are 'decimal' or 'float', not {numbers!r}")


def _floated(flat: Any, rows: Sequence[Any]) -> Any:
    """The columns of numbers as floats, those that fit no decimal column too."""
    pa = pyarrow()
    for name in ("value", "upper"):
        floats = pa.array([nearest(getattr(row, name)) for row in rows], pa.float64())
        flat = flat.set_column(flat.column_names.index(name), name, floats)
    return flat


def nearest(value: Number | None) -> float | None:
    """The nearest float of a number."""
    return None if value is None else float(value)


def _pandas(flat: Any) -> Any:
    """The frame of pandas: days as `datetime64`, words as `string`, whole numbers as `Int64`, decimals as they are."""
    import pandas as pd  # noqa: PLC0415 - heavy, and optional

    kinds = {pyarrow().int32(): pd.Int64Dtype(), pyarrow().string(): pd.StringDtype()}
    frame = flat.to_pandas(types_mapper=kinds.get)
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in _DAYS if name in frame.columns})


def wide_frame(made: Panel, library: Library, numbers: Numbers, *, what: Literal["value", "change", "rank"]) -> Any:
    """Give a panel as a frame with a row for each place and year and a column for each metric.

    Args:
        made: the panel.
        library: `pandas` or `polars`.
        numbers: as for `long_frame`.
        what: `value` for levels, a column for each metric and unit (`出口 CNY`); `change` for changes against the year before in percent, `rank`.

    Returns:
        The frame, sorted by place and year; missing where nothing is told, and where figures contradict each other and none is better attested.
    """
    check_numbers(numbers)
    rows = table_of(made.observations, ("zone", "metric", "year"))
    cells: dict[tuple[str, str, int], dict[str, Number]] = {}
    for row in rows:
        value = getattr(row, what)
        name = f"{row.metric} {row.unit}".strip() if what == "value" else row.metric
        if row.year is not None and value is not None:
            cells.setdefault((row.zone, row.zone_name, row.year), {})[name] = value
    names = sorted({name for values in cells.values() for name in values})
    columns: dict[str, list[Any]] = {
        "entity": [key[0] for key in cells],
        "entity_name": [key[1] for key in cells],
        "year": [key[2] for key in cells],
    }
    convert = nearest if numbers == "float" else _plain
    columns |= {name: [convert(values.get(name)) for values in cells.values()] for name in names}
    return frame_of(columns, library)


def _plain(value: Number | None) -> Decimal | None:
    """A number as a decimal; a fraction without a finite decimal to 28 digits."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value


def frame_of(columns: dict[str, list[Any]], library: Library) -> Any:
    """A frame of a library from columns."""
    if library == "polars":
        import polars as pl  # noqa: PLC0415 - heavy, and optional

        return pl.DataFrame(columns, strict=False)
    import pandas as pd  # noqa: PLC0415 - heavy, and optional

    return pd.DataFrame(columns)


def table_frame(rows: Iterable[TableRow], library: Library, numbers: Numbers) -> Any:
    """Give the rows of a table as a frame."""
    return frame_of(table_columns(rows, numbers), library)


def table_columns(rows: Iterable[TableRow], numbers: Numbers) -> dict[str, list[Any]]:
    """Give the rows of a table as columns; `ids` are names with `;` between them."""
    check_numbers(numbers)
    told = list(rows)
    convert = nearest if numbers == "float" else _plain
    words = ("zone", "zone_name", "metric", "year", "first", "last", "status")
    columns: dict[str, list[Any]] = {name: [getattr(row, name) for row in told] for name in words}
    columns["value"] = [convert(row.value) for row in told]
    columns["unit"] = [row.unit for row in told]
    columns |= {name: [convert(getattr(row, name)) for row in told] for name in ("change", "rank")}
    columns |= {name: [getattr(row, name) for row in told] for name in ("documents", "conflict")}
    columns["ids"] = [";".join(row.ids) for row in told]
    return columns


def duckdb_views(made: Panel, connection: Any, name: str) -> None:
    """Make views of a panel in DuckDB: `name` with the observations, `name_sources` with a row for each source of each.

    Args:
        made: the panel.
        connection: a `duckdb.DuckDBPyConnection`.
        name: a plain identifier.

    Raises:
        ValueError: `name` is no plain identifier.
    """
    if not name.isidentifier():
        raise ValueError(f"{name!r} is no plain name for a view")
    connection.register(f"{name}_arrow", made.to_arrow())
    # The name is a plain identifier by now.
    views = (
        (name, f'SELECT * EXCLUDE (claims) FROM "{name}_arrow"'),  # noqa: S608
        (f"{name}_sources", _SOURCES.format(name=name)),
    )
    for view, query in views:
        connection.execute(f'CREATE OR REPLACE VIEW "{view}" AS {query}')


_SOURCES: Final = """
SELECT id, written, bound, unit, source.* FROM (
    SELECT id, claim.value AS written, claim.mod AS bound, claim.unit AS unit, unnest(claim.sources) AS source
    FROM (SELECT id, unnest(claims) AS claim FROM "{name}_arrow")
)
"""
