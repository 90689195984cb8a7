"""zonenews on Spark: a data frame of articles in, a data frame of documents out.

Only methods of the data frame are used, so nothing of PySpark is imported here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zonenews.integrations.batches import parse_batches
from zonenews.kinds import asked_kinds
from zonenews.outputs.arrow import arrow_schema, pyarrow


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


def spark_schema() -> str:
    """`zonenews.arrow_schema` in the words of Spark's DDL.

    >>> spark_schema().split(", ")[:3]
    ['`id` STRING', '`source` STRING', '`script` STRING']
    """
    return ", ".join(f"`{field.name}` {_ddl(field.type)}" for field in arrow_schema())


def _ddl(kind: Any) -> str:
    types = pyarrow().types
    if types.is_struct(kind):
        return "STRUCT<" + ", ".join(f"`{field.name}`: {_ddl(field.type)}" for field in kind) + ">"
    if types.is_list(kind):
        return f"ARRAY<{_ddl(kind.value_type)}>"
    return {"string": "STRING", "int64": "BIGINT", "int32": "INT", "bool": "BOOLEAN", "date32[day]": "DATE"}[str(kind)]
