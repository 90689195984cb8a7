"""What is no document is refused with a SchemaError that says where, whichever way it comes."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest

from zonenews import Document, SchemaError, from_arrow, parse, to_arrow

DOCUMENT = parse("江苏赣榆经济开发区签约项目12个，出口30亿元。", published="2024-03-05")
VALUES = DOCUMENT.to_dict()


def deep(levels: int) -> list[Any]:
    """Lists in lists."""
    nest: list[Any] = []
    for _ in range(levels):
        nest = [nest]
    return nest


CHANGES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "a span before the text": (
        lambda v: v["quantities"][0].update(span=[-1, 3]),
        r"\$.quantities\[0\].span: \[-1, 3\] is not a span",
    ),
    "a reversed span": (
        lambda v: v["quantities"][0].update(span=[5, 3]),
        r"\$.quantities\[0\].span: \[5, 3\] is not a span",
    ),
    "a record of no characters": (
        lambda v: v["quantities"][0].update(span=[5, 5]),
        r"a record of no characters: quantities\[0\].span",
    ),
    "a span beyond the text": (
        lambda v: v["quantities"][0].update(span=[5, 300]),
        r"spans reach beyond the source: quantities\[0\].span",
    ),
    "a span of a slot beyond the text": (
        lambda v: v["indicators"][0]["value"].update(span=[5, 300]),
        r"spans reach beyond the source: indicators\[0\].value.span",
    ),
    "a span of three": (lambda v: v["quantities"][0].update(span=[1, 2, 3]), "is not a pair of whole numbers"),
    "a span of floats": (lambda v: v["quantities"][0].update(span=[1.0, 2.0]), "is not a pair of whole numbers"),
    "a huge exponent": (lambda v: v["quantities"][0].update(value="1E+999999999"), r"is beyond 10\^128"),
    "a tiny exponent": (
        lambda v: v["quantities"][0].update(value="1E-999999999"),
        r"is beyond 10\^128, or below its inverse",
    ),
    "a zero with a huge exponent": (lambda v: v["quantities"][0].update(value="0E+999999999"), r"is beyond 10\^128"),
    "endless digits": (lambda v: v["quantities"][0].update(value="1" * 5000), "has more than 256 characters"),
    "an endless fraction": (
        lambda v: v["quantities"][0].update(value="1/" + "3" * 300),
        "has more than 256 characters",
    ),
    "a float": (lambda v: v["quantities"][0].update(value=1.5), "1.5 is not a number written as a string"),
    "not a number": (lambda v: v["quantities"][0].update(value="NaN"), "is not a finite number"),
    "one over nothing": (lambda v: v["quantities"][0].update(value="1/0"), "is not a number written as a string"),
    "an object for a list": (lambda v: v.update(quantities={}), r"\$.quantities: {} is not a list"),
    "a string for a list": (lambda v: v.update(quantities="abc"), r"\$.quantities: 'abc' is not a list"),
    "nothing for a list": (lambda v: v.update(quantities=None), r"\$.quantities"),
    "a list for a record": (lambda v: v.update(article=[]), r"\$.article: \[\] is not an object"),
    "a script that is none": (lambda v: v.update(script="Xx"), r"\$.script"),
    "a day that is none": (lambda v: v.update(published="2024-02-30"), "'2024-02-30' is not an ISO 8601 date"),
    "a field too many": (lambda v: v.update(colour="red"), "colour"),
    "lists 100,000 deep": (lambda v: v.update(quantities=deep(100_000)), r"\$.quantities\[0\]: .* is not an object"),
    "lists 100,000 deep for a string": (lambda v: v.update(source=deep(100_000)), r"\$.source: .* is not a string"),
}


@pytest.mark.parametrize(("change", "reason"), CHANGES.values(), ids=CHANGES)
def test_from_dict(change: Callable[[dict[str, Any]], object], reason: str) -> None:
    values = copy.deepcopy(VALUES)
    assert Document.from_dict(values) == DOCUMENT
    change(values)
    with pytest.raises(SchemaError, match=reason):
        Document.from_dict(values)


@pytest.mark.parametrize("values", [None, [], "text", 1.5, {}, {"schema": None}])
def test_what_is_no_object_of_the_schema(values: Any) -> None:
    with pytest.raises(SchemaError):
        Document.from_dict(values)


TEXTS = [
    "",
    "[",
    "nothing",
    "NaN",
    "[1]",
    "[" * 100_000,
    '{"schema":' * 100_000,
    b"\xff\xfe\x00",
    b"\x80",
    None,
    7,
    json.dumps(VALUES)[:-5],
]


@pytest.mark.parametrize("text", TEXTS, ids=[repr(text)[:20] for text in TEXTS])
def test_from_json(text: Any) -> None:
    with pytest.raises(SchemaError):
        Document.from_json(text)


COLUMNS: dict[str, tuple[str, Any]] = {
    "numbers for texts": ("source", pa.array([1])),
    "numbers for records": ("quantities", pa.array([[1]])),
    "text for a date": ("published", pa.array(["soon"])),
    "no id": ("id", pa.array([None], pa.string())),
    "no text": ("source", pa.array([None], pa.string())),
    "no list": ("quantities", pa.array([None], to_arrow([]).schema.field("quantities").type)),
}


@pytest.mark.parametrize(("name", "column"), COLUMNS.values(), ids=COLUMNS)
def test_from_arrow(name: str, column: Any) -> None:
    table = to_arrow([DOCUMENT])
    assert [result.document for result in from_arrow(table)] == [DOCUMENT]
    with pytest.raises(SchemaError):
        list(from_arrow(table.set_column(table.schema.get_field_index(name), name, column)))


@pytest.mark.parametrize("table", [None, [DOCUMENT], "text"], ids=["None", "list", "str"])
def test_what_is_no_table(table: Any) -> None:
    with pytest.raises(SchemaError, match="documents are read from a table or a record batch"):
        list(from_arrow(table))


def test_other_engines_write_large_strings() -> None:
    table = to_arrow([DOCUMENT])
    wide = [column.cast(pa.large_string()) if column.type == pa.string() else column for column in table.columns]
    assert [result.document for result in from_arrow(pa.table(wide, names=table.schema.names))] == [DOCUMENT]
