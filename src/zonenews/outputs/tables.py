"""Long tables: one row a record, with the id of its document, made from the nested Arrow form by Arrow's own kernels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from zonenews.document import Document
from zonenews.many import Result
from zonenews.outputs.arrow import PAIR, pyarrow, to_arrow
from zonenews.serialization.fields import Shape, fields_of

FLOAT = "_float"
"""What the name of the column with the nearest floats ends with, beside the exact numbers."""


def to_tables(documents: Any) -> dict[str, Any]:
    """Give documents as flat tables, one row a record.

    Args:
        documents: a `pyarrow.Table` after `arrow_schema`, or an iterable of documents or results.

    Returns:
        A `pyarrow.Table` for each kind of record, and `documents` first. Every table has `document` (the id), `index` (the number of the record
        in its document and table, from 0) and, where records lie in other records, `parent` (the `index` of that record). Structs are
        spread over columns (`value_unit`), spans and periods over `_start` and `_end`. Exact numbers are strings, with the nearest float in
        a column of the same name and `_float`. Tables without rows are there too.

    >>> from zonenews import parse
    >>> tables = to_tables([parse("鲁西新区成立")])
    >>> tables["documents"].column("script").to_pylist()
    ['Hans']
    >>> to_tables([])["diagnostics"].num_rows
    0
    """
    pa = pyarrow()
    nested = documents if isinstance(documents, pa.Table) else to_arrow(documents)
    if nested.num_rows == 0:
        nested = nested.schema.empty_table()
    numbers = pa.array(range(nested.num_rows), pa.int64())
    top = _Rows(name="documents", path="", keys={"document": _whole(nested.column("id"))}, numbers=numbers)
    for field in fields_of(Document):
        top.add(field.name, _whole(nested.column(field.name)), field.shape)
    error = _whole(nested.column("error"))
    for number, field in enumerate(error.type):
        top.columns[f"error_{field.name}"] = error.flatten()[number]
    return {rows.name: pa.table({**rows.keys, **rows.columns}) for rows in top.family()}


def to_frames(documents: Iterable[Document | Result]) -> dict[str, Any]:
    """Give documents as pandas frames, one row a record: `to_tables` for pandas.

    Args:
        documents: documents, or results of `parse_many`.

    Returns:
        A `pandas.DataFrame` for each table of `to_tables`. Whole numbers that may be missing have pandas' `Int64`.

    Raises:
        ModuleNotFoundError: pandas or pyarrow is not installed.

    >>> from zonenews import parse
    >>> to_frames([parse("鲁西新区成立")])["documents"]["script"].tolist()
    ['Hans']
    >>> len(to_frames([])["documents"])
    0
    """
    import pandas as pd  # noqa: PLC0415 - heavy, and optional

    kinds = {
        pyarrow().int64(): pd.Int64Dtype(),
        pyarrow().int32(): pd.Int64Dtype(),
        pyarrow().bool_(): pd.BooleanDtype(),
    }
    return {name: table.to_pandas(types_mapper=kinds.get) for name, table in to_tables(documents).items()}


@attrs.define
class _Rows:
    """One long table under construction: `numbers` says for each row, by its number, which document it belongs to."""

    name: str
    path: str
    keys: dict[str, Any]
    numbers: Any
    columns: dict[str, Any] = attrs.field(factory=dict)
    children: list[_Rows] = attrs.field(factory=list)

    def family(self) -> Iterator[_Rows]:
        yield self
        for child in self.children:
            yield from child.family()

    def add(self, name: str, array: Any, shape: Shape) -> None:
        """Spread one column: structs over columns, lists of records over a table of their own."""
        match shape.kind:
            case "record":
                for field, part in zip(_fields(shape), array.flatten(), strict=True):
                    self.add(f"{name}_{field.name}", part, field.shape)
            case "span":
                for place, part in zip(PAIR, array.flatten(), strict=True):
                    self.columns[f"{name}_{place}"] = part
            case "tuple":
                for place, part, item in zip(array.type, array.flatten(), shape.items, strict=True):
                    self.add(f"{name}_{place.name}", part, item)
            case "list" if shape.items[0].kind == "record":
                self.children.append(self._explode(name, array, shape.items[0]))
            case "number":
                self.columns[name] = array
                self.columns[name + FLOAT] = _floats(array)
            case _:
                self.columns[name] = array

    def _explode(self, name: str, array: Any, item: Shape) -> _Rows:
        """The table of the records in a list column."""
        pc = _kernels()

        parents = pc.list_parent_indices(array)
        numbers = self.numbers.take(parents)
        keys = {"document": self.keys["document"].take(parents)}
        if "index" in self.keys:
            keys["parent"] = self.keys["index"].take(parents)
        keys["index"] = pyarrow().array(_numbers_within(numbers.to_pylist()), pyarrow().int32())
        rows = _Rows(name=f"{self.path}{name}", path=f"{self.path}{name}_", keys=keys, numbers=numbers)
        for field, part in zip(_fields(item), pc.list_flatten(array).flatten(), strict=True):
            rows.add(field.name, part, field.shape)
        return rows


def _fields(shape: Shape) -> Any:
    assert shape.record is not None  # noqa: S101 - said once for the type checker
    return fields_of(shape.record)


def _whole(column: Any) -> Any:
    """A column as one array."""
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def _numbers_within(rows: list[int]) -> list[int]:
    """For row numbers in runs, the number of each in its run, from 0."""
    numbers: list[int] = []
    last = None
    for row in rows:
        numbers.append(numbers[-1] + 1 if row == last else 0)
        last = row
    return numbers


def _floats(texts: Any) -> Any:
    """The nearest floats of exact numbers written as strings; `1/3` is divided."""
    pc = _kernels()

    parts = pc.split_pattern(pc.binary_join_element_wise(texts, "1", "/"), "/")  # "5" as "5/1", "1/3" as "1/3/1"
    above, below = (pc.cast(pc.list_element(parts, place), pyarrow().float64()) for place in (0, 1))
    return pc.divide(above, below)


def _kernels() -> Any:
    """Arrow's functions over columns, which its module makes when it is loaded."""
    import pyarrow.compute  # noqa: PLC0415 - heavy, and of the extra `arrow`

    return pyarrow.compute
