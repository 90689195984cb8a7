"""zonenews on Ray: a dataset of articles in, a dataset of documents out.

Only methods of the dataset are used, so nothing of Ray is imported here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from zonenews.integrations.batches import ROWS, parse_batches
from zonenews.integrations.panels import claim_batches, panel_rows
from zonenews.kinds import asked_kinds
from zonenews.outputs.arrow import arrow_schema, pyarrow


def parse_dataset(  # noqa: PLR0913 - each is an option a caller names
    dataset: Any,
    *,
    column: str = "text",
    id_column: str = "id",
    published: str | None = None,
    kinds: Iterable[str] | None = None,
    rows: int = ROWS,
    **options: Any,
) -> Any:
    """Parse the articles of a Ray dataset, on its workers.

    Args:
        dataset: a `ray.data.Dataset`.
        column: the column with the texts.
        id_column: the column with the ids, which join the documents back to the dataset.
        published: the column with reference dates (dates, timestamps or ISO 8601 strings), if there is one.
        kinds: the kinds of records to read, as for `zonenews.parse`.
        rows: articles parsed at a time.
        options: handed on to `map_batches`, such as `concurrency` or `memory`.

    Returns:
        A lazy `ray.data.Dataset` with the columns of `zonenews.arrow_schema`: a row is a document, `error` says why there is none.
    """
    parse = partial(parse_table, column=column, id_column=id_column, published=published, kinds=asked_kinds(kinds))
    return dataset.map_batches(parse, batch_format="pyarrow", batch_size=rows, zero_copy_batch=True, **options)


def panel_dataset(  # noqa: PLR0913 - each is an option a caller names
    dataset: Any,
    *,
    column: str = "text",
    id_column: str = "id",
    published: str | None = None,
    sources: int | None = None,
    rows: int = ROWS,
    **options: Any,
) -> Any:
    """Put the figures of the articles of a Ray dataset into one panel, on its workers.

    Args:
        dataset: a `ray.data.Dataset`.
        column: the column with the texts.
        id_column: the column with the ids.
        published: the column with the reference dates, if there is one.
        sources: how many sources each figure keeps; all when `None`.
        rows: articles read at a time.
        options: handed on to `map_batches`, such as `concurrency` or `memory`.

    Returns:
        A lazy `ray.data.Dataset`, a row for each observation, with the columns of `Panel.to_arrow`: those that `zonenews.panel` gives. What the
        articles claim is grouped by the province of its place.
    """
    claims = partial(claim_table, column=column, id_column=id_column, published=published)
    lines = dataset.map_batches(claims, batch_format="pyarrow", batch_size=rows, zero_copy_batch=True, **options)
    return lines.groupby("province").map_groups(partial(panel_table, sources=sources), batch_format="pyarrow")


def claim_table(table: Any, *, column: str = "text", id_column: str = "id", published: str | None = None) -> Any:
    """Give what the articles of a `pyarrow.Table` claim, as lines.

    >>> import pyarrow as pa
    >>> claim_table(pa.table({"id": ["a"], "text": ["2023年，昆山经开区出口30.5亿元。"]}))["province"].to_pylist()
    ['32']
    """
    pa = pyarrow()
    schema = pa.schema([("province", pa.string()), ("line", pa.string())])
    found = claim_batches(table.to_batches(), column=column, id_column=id_column, published=published)
    return pa.Table.from_batches(found, schema)


def panel_table(table: Any, *, sources: int | None = None) -> Any:
    """Give the rows of a panel from the lines of whole provinces.

    >>> import pyarrow as pa
    >>> lines = claim_table(pa.table({"id": ["a"], "text": ["2023年，昆山经开区出口30.5亿元。"]}))
    >>> panel_table(lines)["exact"].to_pylist()
    ['3050000000']
    """
    return panel_rows(table.column("line").to_pylist(), sources)


def parse_table(
    table: Any,
    *,
    column: str = "text",
    id_column: str = "id",
    published: str | None = None,
    kinds: Iterable[str] | None = None,
) -> Any:
    """Parse the articles of a `pyarrow.Table`; the table of documents has a row for each row.

    >>> import pyarrow as pa
    >>> parse_table(pa.table({"id": ["a"], "text": ["鲁西新区成立"]}))["id"].to_pylist()
    ['a']
    """
    batches = parse_batches(table.to_batches(), column=column, id_column=id_column, published=published, kinds=kinds)
    return pyarrow().Table.from_batches(batches, arrow_schema())
