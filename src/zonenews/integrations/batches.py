"""What the engines share: streams of record batches, parsed in pieces of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zonenews.outputs.arrow import parse_batch

ROWS = 250
"""Articles parsed at a time: engines hand over thousands of rows, whose documents together would need a gigabyte."""


def parse_batches(  # noqa: PLR0913 - each is an option a caller names
    batches: Iterable[Any],
    *,
    column: str,
    id_column: str,
    published: str | None = None,
    kinds: Iterable[str] | None = None,
    rows: int = ROWS,
) -> Iterator[Any]:
    """Parse the articles of a stream of record batches.

    Args:
        batches: `pyarrow.RecordBatch` objects.
        column: the column with the texts.
        id_column: the column with the ids.
        published: the column with the reference dates, if there is one.
        kinds: the kinds of records to read, as for `zonenews.parse`.
        rows: the most rows a batch that comes out has.

    Yields:
        Record batches after `zonenews.arrow_schema`, in the order of the rows.

    >>> import pyarrow as pa
    >>> batch = pa.record_batch({"id": ["a", "b", "c"], "text": ["一", "二", "三"]})
    >>> [parsed["id"].to_pylist() for parsed in parse_batches([batch], column="text", id_column="id", rows=2)]
    [['a', 'b'], ['c']]
    >>> list(parse_batches([], column="text", id_column="id"))
    []
    """
    for batch in batches:
        for start in range(0, batch.num_rows, rows):
            piece = batch.slice(start, rows)
            yield parse_batch(piece, column=column, id_column=id_column, published=published, kinds=kinds)
