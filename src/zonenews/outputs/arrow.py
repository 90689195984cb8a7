"""Documents as Arrow: a nested schema made from the record classes, whole columns built at once, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

import attrs

from zonenews.document import SCHEMA, Document
from zonenews.errors import SchemaError
from zonenews.kinds import asked_kinds
from zonenews.many import Failure, Item, Result, parse_items
from zonenews.serialization.fields import Shape, fields_of
from zonenews.serialization.json_types import render_number, structure

Append: TypeAlias = Callable[[Any], None]
Finish: TypeAlias = Callable[[], Any]
Builder: TypeAlias = tuple[Append, Finish]
"""A column under construction: what takes one value, and what gives the Arrow array in the end."""

PAIR = ("start", "end")


def arrow_schema() -> Any:
    """The Arrow schema of documents: a row is a document.

    Returns:
        A `pyarrow.Schema`: `id`, the fields of `Document`, and `error`. Records are structs, lists of records are lists of structs, spans and
        periods are structs of `start` and `end`. Exact numbers are strings, as in JSON. Where `error` is set, the fields are null.

    >>> arrow_schema().field("published").type
    DataType(date32[day])
    >>> arrow_schema().get_field_index("nothing")
    -1
    """
    pa = pyarrow()
    own = [pa.field(field.name, arrow_type(field.shape)) for field in fields_of(Document)]
    error = pa.field("error", arrow_type(Shape(kind="record", record=Failure)))
    return pa.schema([pa.field("id", pa.string()), *own, error], metadata={"zonenews.schema": SCHEMA})


def to_arrow(documents: Iterable[Document | Result]) -> Any:
    """Put documents into one Arrow table.

    Args:
        documents: documents, or results of `parse_many`. A bare document has its position, from 0, as id.

    Returns:
        A `pyarrow.Table` after `arrow_schema`, one row a document in the given order.

    >>> from zonenews import parse
    >>> to_arrow([parse("鲁西新区成立")]).column("source").to_pylist()
    ['鲁西新区成立']
    >>> to_arrow([]).num_rows
    0
    """
    return pyarrow().Table.from_batches([_batch(documents)], arrow_schema())


def from_arrow(table: Any) -> Iterator[Result]:
    """Read results back from what `to_arrow` or `parse_batch` gave.

    Args:
        table: a `pyarrow.Table` or `pyarrow.RecordBatch` with the columns of `arrow_schema`, in any order.

    Yields:
        One result a row; its document is equal to the one that was written.

    Raises:
        SchemaError: columns are missing, or values do not fit.

    >>> from zonenews import parse
    >>> [result.document == parse("鲁西新区成立") for result in from_arrow(to_arrow([parse("鲁西新区成立")]))]
    [True]
    >>> import pyarrow as pa
    >>> next(from_arrow(pa.table({"id": ["a"]})))
    Traceback (most recent call last):
        ...
    zonenews.errors.SchemaError: columns are missing: article, ...
    """
    if not hasattr(table, "schema"):
        raise SchemaError(f"documents are read from a table or a record batch, not from {type(table).__name__}")
    missing = {field.name for field in arrow_schema()} - set(table.schema.names)
    if missing:
        raise SchemaError(f"columns are missing: {', '.join(sorted(missing))}")
    for field in arrow_schema():
        if table.schema.field(field.name).type != field.type:
            _check_column(table.schema.field(field.name), field)
    for batch in table.to_batches() if hasattr(table, "to_batches") else [table]:
        for row in batch.to_pylist():
            yield _result(row)


def _check_column(found: Any, field: Any) -> None:
    """Refuse a column of another type; large strings and lists, string views and dictionaries, as other engines write them, hold the same.

    Whether a nested column fits is told by reading an empty array of its type as the type of the schema.
    """
    pa = pyarrow()
    try:
        pa.array([], found.type).cast(field.type)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError) as error:
        raise SchemaError(f"column {field.name!r} is {found.type}, not {field.type}") from error


def parse_batch(
    batch: Any,
    *,
    column: str = "text",
    id_column: str | None = None,
    published: str | None = None,
    kinds: Iterable[str] | None = None,
) -> Any:
    """Parse the articles of a record batch.

    Args:
        batch: a `pyarrow.RecordBatch`.
        column: the column with the texts.
        id_column: the column with the ids; without it the position in the batch, from 0, is the id.
        published: the column with reference dates: Arrow dates or timestamps, or ISO 8601 strings; null where there is none.
        kinds: the kinds of records to read, as for `zonenews.parse`.

    Returns:
        A `pyarrow.RecordBatch` after `arrow_schema`, one row a row of `batch`. A text or a date that cannot be read gives a row with `error`.

    Raises:
        KeyError: there is no such column.
        ValueError: `kinds` names what is no kind.

    >>> import pyarrow as pa
    >>> batch = pa.record_batch({"text": ["鲁西新区成立", None], "day": ["2023-01-02", "soon"]})
    >>> parsed = parse_batch(batch, published="day")
    >>> parsed["published"].to_pylist()
    [datetime.date(2023, 1, 2), None]
    >>> parsed["error"][1]["message"].as_py()
    "'soon' is not an ISO 8601 date"
    """
    texts = batch.column(column).to_pylist()
    ids = map(str, range(len(texts)) if id_column is None else batch.column(id_column).to_pylist())
    dates = [None] * len(texts) if published is None else batch.column(published).to_pylist()
    items = list(map(_item, ids, texts, dates))
    return _batch(parse_items(items, kinds=asked_kinds(kinds)))


@cache
def pyarrow() -> Any:
    """The pyarrow module, or an error that says how to get it."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - heavy, and of the extra `arrow`
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("this needs pyarrow: pip install 'zonenews[arrow]'", name=error.name) from error
    return pa


@cache
def arrow_type(shape: Shape) -> Any:
    """The Arrow type of values of a shape."""
    pa = pyarrow()
    match shape.kind:
        case "integer":
            return pa.int64()
        case "flag":
            return pa.bool_()
        case "date":
            return pa.date32()
        case "span":
            return pa.struct([pa.field(name, pa.int32()) for name in PAIR])
        case "list":
            return pa.list_(arrow_type(shape.items[0]))
        case "tuple":
            return pa.struct(list(zip(_places(shape), map(arrow_type, shape.items), strict=True)))
        case "record":
            return pa.struct([pa.field(field.name, arrow_type(field.shape)) for field in fields_of(_record(shape))])
        case _:
            return pa.string()


def as_date(value: Any) -> date | None:
    """Read a reference date: a date, a moment, ISO 8601 text, or nothing.

    >>> as_date("2023-05-04T08:00:00")
    datetime.date(2023, 5, 4)
    >>> as_date("soon")
    Traceback (most recent call last):
        ...
    ValueError: 'soon' is not an ISO 8601 date
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value).date()
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is not an ISO 8601 date") from None


def _item(key: str, text: Any, published: Any) -> Item | Result:
    try:
        return Item(key, text, as_date(published))
    except ValueError as error:
        return Result(id=key, error=Failure(kind="ValueError", message=str(error)))


def _batch(documents: Iterable[Document | Result]) -> Any:
    pa = pyarrow()
    schema = arrow_schema()
    ids: list[str] = []
    errors: list[dict[str, str] | None] = []
    append, finish = _struct([(field.name, field.shape) for field in fields_of(Document)])
    for position, entry in enumerate(documents):
        result = holdable(entry if isinstance(entry, Result) else Result(id=str(position), document=entry))
        ids.append(result.id)
        append(result.document)
        errors.append(attrs.asdict(result.error) if result.error else None)
    rows = finish()
    columns = [pa.array(ids, pa.string()), *rows.flatten(), pa.array(errors, schema.field("error").type)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def holdable(result: Result) -> Result:
    r"""The result as Arrow can hold it, which holds UTF-8 only.

    Args:
        result: a result of `parse_many`.

    Returns:
        The same; an error in its place where its text is not Unicode. Characters of its id or its message that are not are written out.

    >>> holdable(Result(id="a\ud800", error=Failure(kind="SourceError", message="no text"))).id
    'a\\ud800'
    """
    document, error = result.document, result.error
    surrogate = document and _surrogate(document.source)
    if surrogate is not None:
        message = f"the text holds a lone surrogate at offset {surrogate}, which is no Unicode character"
        document, error = None, Failure(kind="UnicodeEncodeError", message=message)
    if error is not None:
        error = Failure(kind=error.kind, message=_escaped(error.message))
    return Result(id=_escaped(result.id), document=document, error=error)


def _surrogate(text: str) -> int | None:
    """Where the first lone surrogate of a text stands."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return error.start
    return None


def _escaped(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _builder(shape: Shape) -> Builder:
    match shape.kind:
        case "record":
            return _struct([(field.name, field.shape) for field in fields_of(_record(shape))])
        case "list":
            return _list(shape.items[0])
        case "tuple":
            return _nested(arrow_type(shape), [_builder(item) for item in shape.items])
        case "span":
            kind = arrow_type(shape)
            return _nested(kind, [_leaf(place.type) for place in kind])
        case "number":
            return _leaf(arrow_type(shape), render_number)
        case "moment":
            return _leaf(arrow_type(shape), lambda value: value.isoformat())
        case _:
            return _leaf(arrow_type(shape))


def _leaf(kind: Any, convert: Callable[[Any], Any] | None = None) -> Builder:
    pa = pyarrow()
    values: list[Any] = []
    append = values.append
    if convert is None:
        return append, lambda: pa.array(values, kind)
    return lambda value: append(None if value is None else convert(value)), lambda: pa.array(values, kind)


def _struct(members: list[tuple[str, Shape]]) -> Builder:
    pa = pyarrow()
    names = [name for name, _ in members]
    kind = pa.struct([pa.field(name, arrow_type(shape)) for name, shape in members])
    append_values, finish = _nested(kind, [_builder(shape) for _, shape in members])
    # attrgetter of one name gives the bare value, not a tuple.
    values_of = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return lambda record: append_values(None if record is None else values_of(record)), finish


def _nested(kind: Any, builders: list[Builder]) -> Builder:
    """A struct column, which takes a tuple with a value for each field, or `None`."""
    pa = pyarrow()
    appends = [append for append, _ in builders]
    nothing = (None,) * len(appends)
    nulls: list[bool] = []

    def append(values: Any) -> None:
        nulls.append(values is None)
        for take, value in zip(appends, nothing if values is None else values, strict=True):
            take(value)

    def finish() -> Any:
        arrays = [finish() for _, finish in builders]
        return pa.StructArray.from_arrays(arrays, fields=list(kind), mask=pa.array(nulls, pa.bool_()))

    return append, finish


def _list(item: Shape) -> Builder:
    pa = pyarrow()
    take, finish_items = _builder(item)
    offsets: list[int | None] = []
    length = 0

    def append(values: Any) -> None:
        nonlocal length
        offsets.append(None if values is None else length)
        for value in values or ():
            take(value)
        length += len(values or ())

    def finish() -> Any:
        return pa.ListArray.from_arrays(
            pa.array([*offsets, length], pa.int32()), finish_items(), type=pa.list_(arrow_type(item))
        )

    return append, finish


def _result(row: dict[str, Any]) -> Result:
    error = row.pop("error")
    key = row.pop("id")
    if not isinstance(key, str):
        raise SchemaError(f"the id of a row is {key!r}, not a string")
    if error is not None:
        return Result(id=key, error=structure(error, Failure))
    shapes = {field.name: field.shape for field in fields_of(Document)}
    try:
        values = {name: _plain(value, shapes[name]) for name, value in row.items() if name in shapes}
    except (TypeError, KeyError, AttributeError) as wrong:
        raise SchemaError(f"row {key!r} does not fit the schema: {wrong}") from wrong
    return Result(id=key, document=Document.from_dict({"schema": SCHEMA, **values}))


def _plain(value: Any, shape: Shape) -> Any:
    """A value as `to_pylist` gives it, in the form `Document.from_dict` takes."""
    if value is None:
        return None
    match shape.kind:
        case "record":
            return {field.name: _plain(value[field.name], field.shape) for field in fields_of(_record(shape))}
        case "list":
            return [_plain(item, shape.items[0]) for item in value]
        case "tuple":
            return [_plain(value[name], item) for name, item in zip(_places(shape), shape.items, strict=True)]
        case "span":
            return [value[name] for name in PAIR]
        case "date":
            return value.isoformat()
        case _:
            return value


def _places(shape: Shape) -> tuple[str, ...]:
    """The names of the places of a tuple: `start` and `end` of a pair, else numbers."""
    return PAIR if len(shape.items) == len(PAIR) else tuple(str(place) for place in range(len(shape.items)))


def _record(shape: Shape) -> type:
    assert shape.record is not None  # noqa: S101 - said once for the type checker
    return shape.record
