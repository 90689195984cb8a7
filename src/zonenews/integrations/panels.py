"""What the engines share to make panels: articles to lines of partial panels, keyed by province, and the lines of a province to rows of the panel."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from zonenews.integrations.batches import ROWS
from zonenews.outputs.arrow import from_arrow, parse_batch, pyarrow
from zonenews.panels.arrow import table_from
from zonenews.panels.blocks import province_of
from zonenews.panels.gathering import panel
from zonenews.panels.lines import FORM, line_of, panel_of

KINDS: Final = ("indicators",)
"""What the rows of a panel are made of."""
LINES: Final = "`province` STRING, `line` STRING"
"""The columns that lines travel in, in the words of Spark's DDL."""


def claim_batches(
    batches: Iterable[Any], *, column: str, id_column: str, published: str | None = None, rows: int = ROWS
) -> Iterator[Any]:
    """Read articles and give what they claim as lines.

    Args:
        batches: `pyarrow.RecordBatch` objects.
        column: the column with the texts.
        id_column: the column with the ids.
        published: the column with the reference dates, if there is one.
        rows: articles read at a time; what they tell alike is put together at once.

    Yields:
        Record batches with `province` (two digits) and `line`.

    >>> import pyarrow as pa
    >>> batch = pa.record_batch({"id": ["a", "b"], "text": ["2023年，昆山经开区出口30.5亿元。"] * 2})
    >>> [lines["province"].to_pylist() for lines in claim_batches([batch], column="text", id_column="id")]
    [['32']]
    """
    pa = pyarrow()
    for batch in batches:
        for start in range(0, batch.num_rows, rows):
            piece = parse_batch(
                batch.slice(start, rows), column=column, id_column=id_column, published=published, kinds=KINDS
            )
            made = panel(from_arrow(piece))
            told = list(made.claims.items())
            yield pa.record_batch(
                {
                    "province": pa.array([province_of(claim.key.entity) for claim, _ in told], pa.string()),
                    "line": pa.array([line_of(claim, evidence) for claim, evidence in told], pa.string()),
                }
            )


def panel_rows(lines: Iterable[str], sources: int | None = None) -> Any:
    """Give the rows of a panel from the lines of whole provinces, as a `pyarrow.Table` after the schema of panels.

    Args:
        lines: of `claim_batches`.
        sources: how many sources each figure keeps; all when `None`.

    >>> panel_rows([]).num_rows
    0
    """
    head = json.dumps({"form": FORM, "most": sources, "left_out": {}})
    made = panel_of([head, *lines])
    return table_from(made.observations, made.findings, made.most)


def panel_batches(batches: Iterable[Any], sources: int | None = None) -> Iterator[Any]:
    """Give the rows of a panel from a stream of lines in which those of a province stand together.

    Args:
        batches: record batches with `province` and `line`, sorted by `province`.
        sources: how many sources each figure keeps; all when `None`.

    Yields:
        Record batches after the schema of panels, province by province.
    """
    pairs = (
        pair
        for batch in batches
        for pair in zip(batch.column("province").to_pylist(), batch.column("line").to_pylist(), strict=True)
    )
    for _, group in groupby(pairs, key=lambda pair: pair[0]):
        yield from panel_rows([line for _, line in group], sources).to_batches()
