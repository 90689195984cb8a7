"""Documents in other forms: Arrow, long tables, pages."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonenews import (
    Document,
    Result,
    SchemaError,
    arrow_schema,
    explain,
    from_arrow,
    parse,
    parse_batch,
    parse_many,
    to_arrow,
    to_frames,
    to_html,
    to_tables,
)
from zonenews.many import Failure
from zonenews.outputs.arrow import as_date
from zonenews.outputs.brief import brief
from zonenews.serialization.fields import fields_of, shape_of
from zonenews.text.records import Amount, Fact, Mention
from zonenews.text.spans import Span

EXAMPLES = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))]
DOCUMENTS = [parse(text, published=date(2023, 7, 12)) for text in EXAMPLES]


# -- Arrow


def test_arrow_has_every_field() -> None:
    """A row is a document: its id, its fields, its error."""
    assert arrow_schema().names == ["id", *(field.name for field in attrs.fields(Document)), "error"]
    assert to_arrow(DOCUMENTS).schema == arrow_schema()


def test_arrow_round_trip(tmp_path: Path) -> None:
    """Through Arrow and Parquet and back, documents, ids and errors are equal."""
    results = [*parse_many(zip("abcdefgh", EXAMPLES, strict=True), workers=1)]
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
            "body": [EXAMPLES[0], None, EXAMPLES[1], EXAMPLES[2]],
            "day": pa.array([date(2023, 7, 12), None, date(2022, 3, 2), None]),
        }
    )
    parsed = parse_batch(batch, column="body", id_column="key", published="day")
    assert parsed.schema == arrow_schema()
    results = list(from_arrow(parsed))
    assert [result.id for result in results] == ["a", "b", "c", "d"]
    assert results[0].document == parse(EXAMPLES[0], published=date(2023, 7, 12))
    assert results[1].error == Failure(kind="TypeError", message="the text is NoneType, not str")
    assert results[3].document == parse(EXAMPLES[2])
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


# -- tables


def test_tables_hold_every_record() -> None:
    """Each table has as many rows as the documents have records, numbered within the document."""
    tables = to_tables(parse_many(zip("abcdefgh", EXAMPLES, strict=True), workers=1))
    plain = [parse(text) for text in EXAMPLES]
    assert tables["documents"].column("source").to_pylist() == EXAMPLES
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
    assert frames["documents"]["source"].tolist() == EXAMPLES
    assert set(frames) == set(to_tables([]))


# -- pages


class Text(HTMLParser):
    """The text of the article element of a page, and the names of all elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.text = ""
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "article"
        self.names |= {tag, *(name for name, _ in attrs)}

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def read(page: str) -> Text:
    reader = Text()
    reader.feed(page)
    reader.close()
    return reader


@pytest.mark.parametrize("document", DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_page_holds_the_whole_source(document: Document) -> None:
    """The text of the page's article is the source, character for character."""
    assert read(to_html(document)).text == document.source


@given(st.text() | st.sampled_from(["<script>alert(1)</script>", '" onload="x', "]]>", "&amp;", "</article>"]))
def test_page_escapes_everything(raw: str) -> None:
    """Nothing of the text becomes markup."""
    page = read(to_html(parse("鲁西新区签约项目12个，" + raw)))
    assert not {"script", "onload", "img", "a"} & page.names
    assert page.text.replace("\r", "\n") == ("鲁西新区签约项目12个，" + raw).replace("\r", "\n")


def test_page_loads_nothing() -> None:
    """The page is self-contained."""
    page = to_html(DOCUMENTS[0])
    assert not re.search(r"https?:|src=|url\(|@import", page)


# -- shapes


def test_shapes_of_what_records_may_hold() -> None:
    """Every public record can be written in every form: fields of other types would be refused here."""
    assert [field.name for field in fields_of(Document)] == [field.name for field in attrs.fields(Document)]
    with pytest.raises(TypeError, match="records do not hold"):
        shape_of(dict[str, int])
    with pytest.raises(TypeError, match="records do not hold"):
        shape_of(str | int)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Amount(value=Decimal("1234.50"), unit="1", span=Span(0, 1)), "1,234.5"),
        (Amount(value=Fraction(1, 3), unit="1", span=Span(0, 1)), "1/3"),
        (Amount(value=Decimal(4), upper=Decimal(5), mod="approx", unit="个", span=Span(0, 1)), "~4..5 个"),
        (Amount(value=Decimal(-4), mod="at_most", unit="%", span=Span(0, 1)), "≤-4 %"),
        ((), ""),
        (("甲", "乙"), "甲, 乙"),
        ((date(2023, 1, 1), date(2023, 6, 30)), "2023-01-01 .. 2023-06-30"),
        (Span(3, 5), "3-5"),
        (Failure(kind="TypeError", message="x"), "TypeError x"),
    ],
)
def test_brief(value: object, text: str) -> None:
    """Values are written as a person would note them."""
    assert brief(value) == text


# -- explaining


def test_every_record_can_be_explained() -> None:
    """Whatever a document holds, its origin can be told, in the words of the source."""
    for document in DOCUMENTS:
        for field in attrs.fields(Document):
            records = getattr(document, field.name)
            if isinstance(records, tuple) and records and isinstance(records[0], Mention | Fact):
                assert all(record.rule in explain(document, record) for record in records)
