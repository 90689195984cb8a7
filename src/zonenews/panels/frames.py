"""The panel as frames of pandas and Polars, long and wide, and as views of DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal

from zonenews.outputs.arrow import pyarrow
from zonenews.panels.projects import GroupHistory, ProjectHistory
from zonenews.panels.settled import TableRow, table_of
from zonenews.panels.state import FORMS, Form, Library, Numbers, Panel
from zonenews.panels.venture_tables import groups_table, projects_table
from zonenews.text.records import Number

_LISTS: Final = ("conflicts", "findings", "claims")
_NAMES: Final = ("names", "investors", "labels")
"""Lists of words that are one word in a frame, `;` between them."""


def frame(made: Panel, library: Library, form: Form, numbers: Numbers) -> Any:
    """Give a panel in one of the forms of frames.

    Raises:
        ValueError: there is no such form, or way to give numbers.
    """
    match form:
        case "long":
            return long_frame(made, library, numbers)
        case "wide":
            return wide_frame(made, library, numbers, what="value")
        case "wide-change":
            return wide_frame(made, library, numbers, what="change")
        case "wide-rank":
            return wide_frame(made, library, numbers, what="rank")
        case "table":
            return table_frame(made.table(), library, numbers)
        case "projects":
            return venture_frame(made.projects, projects_table(made.projects), library, numbers)
        case "groups":
            return venture_frame(made.groups, groups_table(made.groups), library, numbers)
        case _:
            raise ValueError(f"a frame is {', '.join(FORMS)}, not {form!r}")


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
        flat = _floated(flat, {name: [getattr(row, name) for row in rows] for name in ("value", "upper")})
    return _of_library(flat, library)


def venture_frame(
    rows: Sequence[ProjectHistory] | Sequence[GroupHistory], table: Any, library: Library, numbers: Numbers
) -> Any:
    """Give projects or groups of projects as a frame, a row for each.

    Args:
        rows: the projects or the groups.
        table: the same as `projects_table` or `groups_table` gives them.
        library: `pandas` or `polars`.
        numbers: as for `long_frame`.

    Returns:
        The columns of their schema without the nested ones: names, investors and labels are words with `;` between them, `sentence` is the first sentence
        that tells of it.
    """
    check_numbers(numbers)
    flat = flat_ventures(rows, table)
    if numbers == "float":
        amounts = [row.money for row in rows]
        columns: dict[str, list[Number | None]] = {
            "investment": [money.value if money else None for money in amounts],
            "investment_upper": [money.upper if money else None for money in amounts],
            "count": [row.count for row in rows if isinstance(row, GroupHistory)],
        }
        flat = _floated(flat, columns)
    return _of_library(flat, library)


def flat_ventures(rows: Sequence[ProjectHistory] | Sequence[GroupHistory], table: Any) -> Any:
    """Give projects or groups of projects as a `pyarrow.Table` of words, numbers and days; see `venture_frame`."""
    pa = pyarrow()
    flat = table.select([field.name for field in table.schema if not _is_nested(field)])
    for name in _NAMES:
        if name in flat.column_names:
            joined = pa.array([";".join(words) or None for words in table.column(name).to_pylist()], pa.string())
            flat = flat.set_column(flat.column_names.index(name), name, joined)
    sentences = [row.sources[0].sentence if row.sources else None for row in rows]
    return flat.append_column("sentence", pa.array(sentences, pa.string()))


def _is_nested(field: Any) -> bool:
    """Whether a column holds more than a word, a number or a day."""
    pa = pyarrow()
    return bool(pa.types.is_list(field.type) and pa.types.is_struct(field.type.value_type))


def check_numbers(numbers: str) -> None:
    """Refuse what is no way to give numbers.

    >>> check_numbers("int")
    Traceback (most recent call last):
        ...
    ValueError: numbers are 'decimal' or 'float', not 'int'
    """
    if numbers not in ("decimal", "float"):
        raise ValueError(f"numbers are 'decimal' or 'float', not {numbers!r}")


def _floated(flat: Any, columns: Mapping[str, Sequence[Number | None]]) -> Any:
    """The columns of numbers it has as floats, those that fit no decimal column too."""
    pa = pyarrow()
    for name, numbers in columns.items():
        if name in flat.column_names:
            floats = pa.array([nearest(number) for number in numbers], pa.float64())
            flat = flat.set_column(flat.column_names.index(name), name, floats)
    return flat


def nearest(value: Number | None) -> float | None:
    """The nearest float of a number."""
    return None if value is None else float(value)


def _of_library(flat: Any, library: Library) -> Any:
    """The frame of a library; in pandas days are `datetime64`, words `string`, whole numbers `Int64`, decimals stay as they are."""
    if library == "polars":
        import polars as pl  # noqa: PLC0415 - heavy, and optional

        return pl.from_arrow(flat)
    import pandas as pd  # noqa: PLC0415 - heavy, and optional

    pa = pyarrow()
    kinds = {pa.int32(): pd.Int64Dtype(), pa.string(): pd.StringDtype()}
    made = flat.to_pandas(types_mapper=kinds.get)
    return made.assign(
        **{field.name: pd.to_datetime(made[field.name]) for field in flat.schema if field.type == pa.date32()}
    )


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
    """Make views of a panel in DuckDB: `name` with the observations, `name_sources` with a row for each source of each, `name_projects`, `name_groups`.

    Args:
        made: the panel.
        connection: a `duckdb.DuckDBPyConnection`.
        name: a plain identifier.

    Raises:
        ValueError: `name` is no plain identifier.
    """
    if not name.isidentifier():
        raise ValueError(f"{name!r} is no plain name for a view")
    tables = {
        "arrow": made.to_arrow(),
        "projects_arrow": made.to_arrow("projects"),
        "groups_arrow": made.to_arrow("groups"),
    }
    for kept, table in tables.items():
        connection.register(f"{name}_{kept}", table)
    # The name is a plain identifier by now.
    views = (
        (name, f'SELECT * EXCLUDE (claims) FROM "{name}_arrow"'),  # noqa: S608
        (f"{name}_sources", _SOURCES.format(name=name)),
        (f"{name}_projects", f'SELECT * FROM "{name}_projects_arrow"'),  # noqa: S608
        (f"{name}_groups", f'SELECT * FROM "{name}_groups_arrow"'),  # noqa: S608
    )
    for view, query in views:
        connection.execute(f'CREATE OR REPLACE VIEW "{view}" AS {query}')


_SOURCES: Final = """
SELECT id, written, bound, unit, source.* FROM (
    SELECT id, claim.value AS written, claim.mod AS bound, claim.unit AS unit, unnest(claim.sources) AS source
    FROM (SELECT id, unnest(claims) AS claim FROM "{name}_arrow")
)
"""
