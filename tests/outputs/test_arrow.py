"""Documents as Arrow."""

from datetime import date
from pathlib import Path

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support import EXAMPLES

from zonenews import (
    Document,
    Result,
    SchemaError,
    arrow_schema,
    from_arrow,
    parse,
    parse_batch,
    parse_many,
    to_arrow,
)
from zonenews.many import Failure
from zonenews.outputs.arrow import as_date

TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]
DOCUMENTS = [parse(text, published=date(2023, 7, 12)) for text in TEXTS]


# -- Arrow


def test_arrow_has_every_field() -> None:
    """A row is a document: its id, its fields, its error."""
    assert arrow_schema().names == ["id", *(field.name for field in attrs.fields(Document)), "error"]
    assert to_arrow(DOCUMENTS).schema == arrow_schema()


def test_arrow_round_trip(tmp_path: Path) -> None:
    """Through Arrow and Parquet and back, documents, ids and errors are equal."""
    results = [*parse_many(zip("abcdefgh", TEXTS, strict=True), workers=1)]
    results.append(Result(id="i", error=Failure(kind="TypeError", message="no text")))
    table = to_arrow(results)
    pq.write_table(table, tmp_path / "documents.parquet")
    back = pq.read_table(tmp_path / "documents.parquet")
    assert back.equals(table)
    assert list(from_arrow(back)) == results
    assert list(from_arrow(table.to_batches()[0])) == results


def test_arrow_of_nothing() -> None:
    """No documents give an empty table of the same schema."""
    assert to_arrow([]).schema == arrow_schema()
    assert list(from_arrow(to_arrow([]))) == []


def test_missing_columns_are_named() -> None:
    """A table that is none of ours is refused by the names it lacks."""
    with pytest.raises(SchemaError, match=r"columns are missing: .*source"):
        list(from_arrow(pa.table({"id": ["a"]})))


def test_parse_batch() -> None:
    """A batch of texts gives a batch of documents, equal to parse; what cannot be read is an error in its row."""
    batch = pa.record_batch(
        {
            "key": ["a", "b", "c", "d"],
            "body": [TEXTS[0], None, TEXTS[1], TEXTS[2]],
            "day": pa.array([date(2023, 7, 12), None, date(2022, 3, 2), None]),
        }
    )
    parsed = parse_batch(batch, column="body", id_column="key", published="day")
    assert parsed.schema == arrow_schema()
    results = list(from_arrow(parsed))
    assert [result.id for result in results] == ["a", "b", "c", "d"]
    assert results[0].document == parse(TEXTS[0], published=date(2023, 7, 12))
    assert results[1].error == Failure(kind="TypeError", message="the text is NoneType, not str")
    assert results[3].document == parse(TEXTS[2])
    with pytest.raises(KeyError):
        parse_batch(batch)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-05-04", date(2023, 5, 4)),
        ("2023-05-04T23:59:59+08:00", date(2023, 5, 4)),
        (pa.scalar(0, pa.timestamp("s")).as_py(), date(1970, 1, 1)),
        ("", None),
        (None, None),
    ],
)
def test_reference_dates(value: object, day: date | None) -> None:
    """Reference dates come as dates, moments or ISO text."""
    assert as_date(value) == day


def test_text_that_is_no_unicode() -> None:
    """A lone surrogate cannot be held by Arrow: an error in its row, the other rows are not affected."""
    table = to_arrow(parse_many(["一", "开发区\ud800", "三"], workers=1))
    assert table.column("source").to_pylist() == ["一", None, "三"]
    assert "offset 3" in table.column("error")[1]["message"].as_py()
    assert Document.from_json(parse("开发区\ud800").to_json().encode()) == parse("开发区\ud800")
