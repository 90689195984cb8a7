"""Inputs: every row ends as a document or as a named failure, counted in the summary and in the exit code."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from zonenews import parse_many
from zonenews.cli import listing
from zonenews.cli.app import app
from zonenews.cli.dates import read_date
from zonenews.cli.rows import MENDINGS, separated_rows

TEXT = "青石湖高新区新签约项目86个。"


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run `zonenews parse` in this process."""
    return CliRunner().invoke(app, ["parse", "--workers", "1", *map(str, arguments)], input=stdin)


def rows_of(result: Result) -> list[tuple[str, str | None]]:
    """What became of each row: its id, and its text or the reason why there is none."""
    values = [json.loads(line) for line in result.stdout.splitlines()]
    return [(value["id"], value["source"] if "source" in value else value["error"]["message"]) for value in values]


def lines(path: Path, *more: str) -> tuple[list[tuple[str, str | None]], int]:
    """Read a file; give what became of its rows, and the exit code."""
    result = run(path, "--format", "jsonl", *more)
    return rows_of(result), result.exit_code


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize(("heading", "row"), [("text,id", "一,a"), ("id,text", "a,一")])
def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path, encoding: str, heading: str, row: str) -> None:
    """A mark at the beginning of a table changes neither the name of its first column nor an id."""
    text = f"{heading}\r\n{row}\r\n"
    (tmp_path / "in.csv").write_bytes(("\ufeff" * (encoding == "gb18030") + text).encode(encoding))
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    assert lines(tmp_path / "in.csv", "--encoding", name) == ([("a", "一")], 0)


def test_an_open_quotation_mark_costs_its_row(tmp_path: Path) -> None:
    """The row whose quotation mark is not closed is named with its line; those after it are read."""
    path = tmp_path / "in.csv"
    path.write_text('id,text\na,一\nb,"二\nc,三\nd,四\ne,五\nf,六\n', encoding="utf-8")
    named = (f"{path}:2", "line 3: a quotation mark is not closed")
    assert lines(path) == ([("a", "一"), named, ("c", "三"), ("d", "四"), ("e", "五"), ("f", "六")], 1)


def test_a_mark_that_is_closed_by_another_row_costs_its_row(tmp_path: Path) -> None:
    """An open mark that a mark of a later row would close is not taken to hold the rows between."""
    path = tmp_path / "in.csv"
    path.write_text('id,text\nb,"二\nc,三\nd,"四"\n', encoding="utf-8")
    found, code = lines(path)
    assert found[0][0] == f"{path}:1"
    assert found[0][1] is not None
    assert found[0][1].startswith("line 2: ")
    assert (found[1:], code) == ([("c", "三"), ("d", "四")], 1)


def test_rows_of_the_wrong_length_are_named(tmp_path: Path) -> None:
    """A row with more or fewer cells than the heading would give a text that is cut or moved: it is named."""
    path = tmp_path / "in.csv"
    path.write_text("id,text,published\na,完成1,234万元,2023-01-02\nb,二\nc,三,\n\n", encoding="utf-8")
    assert lines(path) == (
        [
            (f"{path}:1", "line 2: 4 cells under a heading of 3"),
            (f"{path}:2", "line 3: 2 cells under a heading of 3"),
            ("c", "三"),
        ],
        1,
    )


@given(st.lists(st.lists(st.text(alphabet='甲乙,"\n\r x', max_size=8), min_size=2, max_size=2), max_size=8))
def test_what_csv_writes_is_read(table: list[list[str]]) -> None:
    """Every table that Python writes comes back, cell by cell."""
    import csv  # noqa: PLC0415
    import io  # noqa: PLC0415

    file = io.StringIO(newline="")
    csv.writer(file).writerows(table)
    text = io.StringIO(file.getvalue(), newline="")
    assert [list(row.fields) for row in separated_rows(iter(text), ",")] == table


@given(st.text(alphabet='甲,"\n', max_size=60))
def test_no_line_of_a_broken_table_is_lost(text: str) -> None:
    """However the marks stand, every line that holds anything is in a row or has a reason."""
    import io  # noqa: PLC0415

    broken = io.StringIO(text, newline="").readlines()
    rows = list(separated_rows(iter(broken), ","))
    starts = [row.line for row in rows]
    assert starts == sorted(set(starts))
    covered = {
        number
        for row in rows
        for number in range(row.line, row.line + 1 + sum(field.count("\n") for field in row.fields))
    }
    assert covered >= {number for number, line in enumerate(broken, 1) if line.strip("\n")}


def test_a_table_of_open_marks_is_read_in_linear_time() -> None:
    """The rest of a table is read again a stated number of times only; what comes after is named, not lost."""
    count = 3 * MENDINGS
    table = [line for number in range(count) for line in (f'a,"{number}\n', 'x"",y\n')]
    rows = list(separated_rows(iter(table), ","))
    assert all(row.fields or row.reason for row in rows)
    assert sum(row.reason is not None for row in rows) >= count


def test_surrogates_on_the_way_to_parquet_are_failures(tmp_path: Path) -> None:
    """What Arrow cannot hold is counted and named, as what cannot be read is; an id that is no Unicode is written out."""
    path = tmp_path / "in.jsonl"
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": "园区\ud800"}, {"id": "c\udfff", "text": TEXT}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for output in ("out.parquet", "tables"):
        result = run(path, "-o", tmp_path / output)
        assert (result.exit_code, "3 articles" in result.stderr) == (1, True)
        assert "1 could not be parsed:\n  b: the text holds a lone surrogate at offset 2" in result.stderr
    table = pq.read_table(tmp_path / "out.parquet", columns=["id", "source", "error"]).to_pylist()
    assert [(row["id"], row["source"], row["error"] and row["error"]["kind"]) for row in table] == [
        ("a", TEXT, None),
        ("b", None, "UnicodeEncodeError"),
        ("c\\udfff", TEXT, None),
    ]


def test_a_corrupt_page_of_parquet_costs_its_row_group(tmp_path: Path) -> None:
    """Of a row group that cannot be read every row is named; the others, and the other files, are read."""
    path = tmp_path / "in.parquet"
    texts = [f"第{number}篇，{TEXT}" + chr(0x4E00 + number) * 50 for number in range(12)]
    pq.write_table(
        pa.table({"id": [f"a{n}" for n in range(12)], "text": texts}), path, row_group_size=4, compression="none"
    )
    blob = bytearray(path.read_bytes())
    middle = pq.ParquetFile(path).metadata.row_group(1).column(1)
    start = middle.dictionary_page_offset or middle.data_page_offset
    blob[start : start + 40] = b"\xff" * 40
    path.write_bytes(blob)
    (tmp_path / "after.txt").write_text("后", encoding="utf-8")
    result = run(path, tmp_path / "after.txt", "--format", "jsonl")
    found = rows_of(result)
    assert [key for key, _ in found] == [
        *(f"a{n}" for n in range(4)),
        *(f"{path}:{n}" for n in range(5, 9)),
        *(f"a{n}" for n in range(8, 12)),
        str(tmp_path / "after.txt"),
    ]
    assert all(text is not None and text.startswith("this part of the file is damaged") for _, text in found[4:8])
    assert [text for _, text in found[:4] + found[8:12]] == texts[:4] + texts[8:]
    assert result.exit_code == 1
    assert result.stderr.count("damaged") == 4


def test_odd_values_of_parquet_cost_their_row(tmp_path: Path) -> None:
    """A text that is no UTF-8, a time zone that does not exist, nanoseconds, dates as text: each row by itself."""
    path = tmp_path / "in.parquet"
    offsets, data = (
        pa.array([0, 3, 4, 7], pa.int32()).buffers()[1],
        pa.py_buffer("一".encode() + b"\xff" + "三".encode()),
    )
    texts = pa.StringArray.from_buffers(3, offsets, data)
    pq.write_table(pa.table({"text": texts}), path, compression="none")
    found, code = lines(path)
    assert (found[0], found[2], code) == ((f"{path}:1", "一"), (f"{path}:3", "三"), 1)
    assert found[1][1] is not None
    assert found[1][1].startswith("field 'text': ")

    moment = datetime(2021, 6, 9, 10, 30, tzinfo=UTC)
    columns = {
        "nowhere": pa.array([moment, None], pa.timestamp("us", "Atlantis/Poseidonis")),
        "fine": pa.array([1623205800123456789, None], pa.timestamp("ns")),
        "zoned": pa.array([moment, None], pa.timestamp("ms", "Asia/Shanghai")),
        "written": pa.array(["2021/6/9", "NaN"]),
        "float": pa.array([1.5, float("nan")]),
    }
    pq.write_table(pa.table({"text": ["一", "二"], **columns}), path)
    for name in columns:
        result = run(path, "--date-field", name, "--format", "jsonl")
        values = [json.loads(line) for line in result.stdout.splitlines()]
        wrong = name in {"nowhere", "float"}
        assert (result.exit_code, "error" in values[0], values[0].get("published")) == (
            (1, True, None) if wrong else (0, False, "2021-06-09")
        ), name
        assert (values[1]["source"], values[1]["published"]) == ("二", None)


def test_whatever_a_parquet_file_is_not(tmp_path: Path) -> None:
    """A file that is no Parquet is one named failure."""
    (tmp_path / "in.parquet").write_bytes(b"PAR1 but not really PAR1")
    found, code = lines(tmp_path / "in.parquet")
    assert ([key for key, _ in found], code) == ([str(tmp_path / "in.parquet")], 1)


def test_endings_in_capitals_and_arrays(tmp_path: Path) -> None:
    """Endings count in any case; `.json` is an array, an object or JSON lines; `.tsv` is a table."""
    (tmp_path / "A.TXT").write_text("一", encoding="utf-8")
    (tmp_path / "B.JSONL").write_text('{"text": "二"}\n', encoding="utf-8")
    (tmp_path / "c.json").write_text('[{"id": 7, "text": "三"}, 4, {"text": null}]', encoding="utf-8")
    (tmp_path / "d.JSON").write_text('{"text": "四"}', encoding="utf-8")
    (tmp_path / "e.json").write_text('{"text": "五"}\n{"text": "六"}\n', encoding="utf-8")
    (tmp_path / "f.Tsv").write_text("text\tid\n七\tg\n", encoding="utf-8")
    (tmp_path / "g.Csv").write_text("text\n八\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    result = run(tmp_path, "-o", tmp_path / "out.jsonl")
    values = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [value.get("source") for value in values] == ["一", "二", "三", None, None, "四", "五", "六", "七", "八"]
    assert [value["id"] for value in values][2] == "7"
    assert values[3]["error"]["message"] == "not a JSON object but int"
    assert values[4]["error"]["message"] == "no text in field 'text'"
    assert "1 file was passed over: its ending says nothing that can be read" in result.stderr
    assert result.exit_code == 1


def test_what_is_no_json(tmp_path: Path) -> None:
    """A file that is no JSON, or whose value is not what it should be, is named."""
    (tmp_path / "in.json").write_text("[1, ", encoding="utf-8")
    found, code = lines(tmp_path / "in.json")
    assert (found[0][0], str(found[0][1])[:8], code) == (str(tmp_path / "in.json"), "not JSON", 1)


def test_a_field_that_some_table_lacks(tmp_path: Path) -> None:
    """A table without the field names each of its rows; where no table has it the command line is wrong, and nothing is read."""
    (tmp_path / "a.csv").write_text("text\n一\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("body\n二\n三\n", encoding="utf-8")
    found, code = lines(tmp_path)
    reason = "no text in field 'text'"
    assert (found, code) == (
        [(f"{tmp_path / 'a.csv'}:1", "一"), (f"{tmp_path / 'b.csv'}:1", reason), (f"{tmp_path / 'b.csv'}:2", reason)],
        1,
    )
    result = run(tmp_path / "b.csv", "-o", tmp_path / "out.jsonl")
    assert (result.exit_code, "no field 'text'; there are: body" in result.stderr) == (2, True)
    (tmp_path / "c.csv").write_text("text,text\n二,三\n", encoding="utf-8")
    assert "two columns are called 'text'" in run(tmp_path / "c.csv").stderr


def test_what_cannot_be_looked_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory that may not be listed, a link that leads nowhere, a pipe: each is a failure; a circle of links is walked once."""
    (tmp_path / "a.txt").write_text("一", encoding="utf-8")
    (tmp_path / "closed").mkdir()
    (tmp_path / "broken.txt").symlink_to("nowhere.txt")
    (tmp_path / "circle").symlink_to(".")
    os.mkfifo(tmp_path / "pipe.txt")
    real = os.scandir

    def scandir(path: Any = ".") -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(listing.os, "scandir", scandir)
    found, code = lines(tmp_path)
    assert (found, code) == (
        [
            (str(tmp_path / "a.txt"), "一"),
            (str(tmp_path / "broken.txt"), "no such file or directory"),
            (str(tmp_path / "closed"), "permission denied"),
            (str(tmp_path / "pipe.txt"), "this is no regular file"),
        ],
        1,
    )


def test_a_directory_with_nothing_to_read(tmp_path: Path) -> None:
    """It is named, not passed over in silence."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert lines(tmp_path) == ([(str(tmp_path), "there is no file with a known ending in this directory")], 1)


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is read under a name that is."""
    name = os.fsencode(tmp_path) + b"/\xc7\xe0.txt"
    Path(os.fsdecode(name)).write_text("一", encoding="utf-8")
    found, code = lines(tmp_path)
    assert (found, code) == ([(f"{tmp_path}/\\xc7\\xe0.txt", "一")], 0)
    result = run(tmp_path, "-o", tmp_path / "out.parquet")
    assert result.exit_code == 0, result.stderr


DATES = [
    ("2021-06-09", date(2021, 6, 9)),
    ("2021/6/9", date(2021, 6, 9)),
    ("2021.06.09", date(2021, 6, 9)),
    ("2021年06月09日", date(2021, 6, 9)),
    ("20210609", date(2021, 6, 9)),
    (20210609, date(2021, 6, 9)),
    ("2021/06/09 10:30", datetime.fromisoformat("2021-06-09T10:30")),
    ("2021年6月9日 10时30分", datetime.fromisoformat("2021-06-09T10:30")),
    ("2021-06-09 10:30:05.123", datetime.fromisoformat("2021-06-09T10:30:05")),
    (" 2021-06-09T10:30 ", datetime.fromisoformat("2021-06-09T10:30")),
    (date(2021, 6, 9), date(2021, 6, 9)),
    (None, None),
    ("", None),
    ("NaN", None),
    ("NaT", None),
    (float("nan"), None),
]


@pytest.mark.parametrize(("written", "wanted"), DATES)
def test_dates(written: Any, wanted: date | None) -> None:
    """Dates as tables hold them: year, month and day in this order, with or without a time of the day; a missing one is none."""
    assert read_date(written) == wanted


@pytest.mark.parametrize(
    "written", ["6/9/2021", "2021-13-01", "2021-02-30", "21-6-9", "2021", "2021-6", "soon", 3.5, True, 44356, [2021]]
)
def test_what_is_no_date(written: Any) -> None:
    """What is none, or has no clear order, is an error and not a guess."""
    with pytest.raises(ValueError, match="is not a date"):
        read_date(written)


def test_a_missing_id_is_the_place(tmp_path: Path) -> None:
    """A null, an empty or a missing id does not become a word."""
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"id": null, "text": "一"}\n{"id": "", "text": "二"}\n{"id": NaN, "text": "三"}\n', encoding="utf-8"
    )
    assert lines(path) == ([(f"{path}:{n}", text) for n, text in enumerate("一二三", 1)], 0)


def test_a_wrong_byte_costs_its_row(tmp_path: Path) -> None:
    """In a table a byte that cannot be decoded costs the row it stands in, whatever the encoding."""
    for encoding, wrong in (("utf-8", b"\xff"), ("gb18030", b"\x81\x20"), ("utf-16", b"\x00\xdc")):
        rows = [
            "id,text\na,一\nb,二".encode(encoding),
            "\nc,三\n".encode("utf-16-le" if encoding == "utf-16" else encoding),
        ]
        (tmp_path / "in.csv").write_bytes(wrong.join(rows))
        found, code = lines(tmp_path / "in.csv", "--encoding", encoding)
        assert (found[0], found[-1], len(found), code) == (("a", "一"), ("c", "三"), 3, 1), encoding
        assert found[1][1] is not None
        assert f"not {encoding.upper()}" in found[1][1]


def test_lines_in_wide_encodings(tmp_path: Path) -> None:
    """JSON lines in UTF-16 are cut at their line ends, not at bytes that look like one."""
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "上海"}\n{"text": "਀਀"}\n', encoding="utf-16")
    assert lines(path, "--encoding", "utf-16") == ([(f"{path}:1", "上海"), (f"{path}:2", "਀਀")], 0)


def test_missing_values_in_a_stream() -> None:
    """A pandas Series with missing values goes on: each is a result that says that there is no text."""
    pandas = pytest.importorskip("pandas")
    for series in (
        pandas.Series(["一", None, float("nan"), pandas.NA, pandas.NaT, "二"], dtype=object),
        pandas.Series(["一", None]),
    ):
        results = list(parse_many(series, workers=1))
        assert [result.id for result in results] == [str(number) for number in range(len(series))]
        assert [result.document is not None for result in results] == [isinstance(value, str) for value in series]
        assert all(result.error.kind == "TypeError" for result in results if result.error is not None)


def test_what_cannot_go_to_a_process(tmp_path: Path) -> None:
    """A text that is none, and could not be sent to a worker at all, costs itself."""
    items: list[Any] = [("a", "一"), ("b", lambda: "二"), ("c", tmp_path.joinpath), ("d", "四")]
    results = list(parse_many(items * 3, workers=2, chunk=2))
    assert [result.document is not None for result in results] == [True, False, False, True] * 3


def test_failures_are_counted_and_the_first_are_named(tmp_path: Path) -> None:
    """However many rows fail, the summary has their number and names the first ten."""
    path = tmp_path / "in.jsonl"
    path.write_text("x\n" * 40 + '{"text": "一"}\n', encoding="utf-8")
    result = run(path, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert "41 articles" in result.stderr
    assert "40 could not be parsed:" in result.stderr
    assert result.stderr.count("Expecting value") == 10


def test_entries_hold_what_they_were_made_from() -> None:
    """Inputs and places are records: equal options are equal."""
    assert listing.Inputs(names=("a",)) == attrs.evolve(listing.Inputs(names=("b",)), names=("a",))
