"""Documents as long tables and frames."""

from datetime import date

import pyarrow as pa
import pytest
from support import EXAMPLES

from zonenews import (
    Document,
    parse,
    parse_many,
    to_frames,
    to_tables,
)
from zonenews.serialization.fields import fields_of

TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]
DOCUMENTS = [parse(text, published=date(2023, 7, 12)) for text in TEXTS]


# -- tables


def test_tables_hold_every_record() -> None:
    """Each table has as many rows as the documents have records, numbered within the document."""
    tables = to_tables(parse_many(zip("abcdefgh", TEXTS, strict=True), workers=1))
    plain = [parse(text) for text in TEXTS]
    assert tables["documents"].column("source").to_pylist() == TEXTS
    for field in fields_of(Document):
        if field.shape.kind == "list" and field.shape.items[0].kind == "record":
            records = [getattr(document, field.name) for document in plain]
            table = tables[field.name]
            keys = [
                (key, number) for key, found in zip("abcdefgh", records, strict=True) for number in range(len(found))
            ]
            assert list(zip(table["document"].to_pylist(), table["index"].to_pylist(), strict=True)) == keys
            spans = [record.span.start for found in records for record in found]
            assert table["span_start"].to_pylist() == spans


def test_tables_are_flat() -> None:
    """No column of any table is a struct; lists hold strings and the like."""
    for table in to_tables(DOCUMENTS).values():
        assert not [field for field in table.schema if pa.types.is_struct(field.type)]


def test_frames() -> None:
    """The same for pandas."""
    pytest.importorskip("pandas")
    frames = to_frames(DOCUMENTS)
    assert frames["documents"]["source"].tolist() == TEXTS
    assert set(frames) == set(to_tables([]))
