"""zonenews on Spark: a data frame of articles in, a data frame of documents out.

Only methods of the data frame are used, so nothing of PySpark is imported here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zonenews.integrations.batches import parse_batches
from zonenews.integrations.panels import LINES, claim_batches, panel_batches
from zonenews.kinds import asked_kinds
from zonenews.outputs.arrow import arrow_schema, pyarrow
from zonenews.panels.arrow import panel_schema


def parse_dataframe(
    frame: Any,
    *,
    column: str = "text",
    id_column: str = "id",
    published: str | None = None,
    kinds: Iterable[str] | None = None,
) -> Any:
    """Parse the articles of a Spark data frame, on its executors.

    Args:
        frame: a `pyspark.sql.DataFrame`.
        column: the column with the texts.
        id_column: the column with the ids, which join the documents back to the frame.
        published: the column with reference dates (dates, timestamps or ISO 8601 strings), if there is one.
        kinds: the kinds of records to read, as for `zonenews.parse`.

    Returns:
        A lazy `pyspark.sql.DataFrame` with the columns of `zonenews.arrow_schema`: a row is a document, `error` says why there is none.
        Executors need zonenews, pyarrow and Python; memory stays bounded, since a partition is parsed in small batches.
    """
    names = [column, id_column] if published is None else [column, id_column, published]

    asked = asked_kinds(kinds)

    def parse_partition(batches: Iterable[Any]) -> Iterator[Any]:
        return parse_batches(batches, column=column, id_column=id_column, published=published, kinds=asked)

    return frame.select(*names).mapInArrow(parse_partition, spark_schema())


def panel_dataframe(
    frame: Any,
    *,
    column: str = "text",
    id_column: str = "id",
    published: str | None = None,
    sources: int | None = None,
) -> Any:
    """Put the figures of the articles of a Spark data frame into one panel, on its executors.

    Args:
        frame: a `pyspark.sql.DataFrame`.
        column: the column with the texts.
        id_column: the column with the ids.
        published: the column with the reference dates, if there is one.
        sources: how many sources each figure keeps; all when `None`.

    Returns:
        A lazy `pyspark.sql.DataFrame`, a row for each observation, with the columns of `Panel.to_arrow`. Articles are read where they are; what
        they claim is shuffled by the province of its place, so that nothing is collected on one machine and a task holds one province. The rows are
        those that `zonenews.panel` gives.
    """
    names = [column, id_column] if published is None else [column, id_column, published]

    def claims(batches: Iterable[Any]) -> Iterator[Any]:
        return claim_batches(batches, column=column, id_column=id_column, published=published)

    def observe(batches: Iterable[Any]) -> Iterator[Any]:
        return panel_batches(batches, sources)

    lines = frame.select(*names).mapInArrow(claims, LINES).repartition("province").sortWithinPartitions("province")
    return lines.mapInArrow(observe, ddl(panel_schema()))


def spark_schema() -> str:
    """`zonenews.arrow_schema` in the words of Spark's DDL.

    >>> spark_schema().split(", ")[:3]
    ['`id` STRING', '`source` STRING', '`script` STRING']
    """
    return ddl(arrow_schema())


def ddl(schema: Any) -> str:
    """An Arrow schema in the words of Spark's DDL."""
    return ", ".join(f"`{field.name}` {_ddl(field.type)}" for field in schema)


def _ddl(kind: Any) -> str:
    types = pyarrow().types
    if types.is_struct(kind):
        return "STRUCT<" + ", ".join(f"`{field.name}`: {_ddl(field.type)}" for field in kind) + ">"
    if types.is_list(kind):
        return f"ARRAY<{_ddl(kind.value_type)}>"
    if types.is_decimal(kind):
        return f"DECIMAL({kind.precision},{kind.scale})"
    return {"string": "STRING", "int64": "BIGINT", "int32": "INT", "bool": "BOOLEAN", "date32[day]": "DATE"}[str(kind)]
