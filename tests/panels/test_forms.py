"""The panel in other forms: each holds the same figures, and leads back to them."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from zonenews import Panel, SchemaError, panel, parse

TOLD = [
    ("a", "经初步核算，2023年，昆山经开区进出口总额1068.4亿元，同比增长5.2%，居全省第3位。", "2024-01-20"),
    ("b", "2023年，昆山经开区进出口总额超1000亿元，高新技术企业达到380家。", "2024-03-02"),
    ("c", "2023年，昆山经开区进出口总额1086.4亿元。", "2024-03-05"),
    ("d", "2022年，昆山经开区进出口总额1015.6亿元；2023年上半年，昆山经开区进出口总额500.5亿元。", "2024-03-08"),
    ("e", "2023年，昆山经开区固定资产投资下降三分之一。2024年，昆山经开区力争固定资产投资增长6%以上。", "2024-03-08"),
]
MADE = panel((name, parse(text, published=day)) for name, text, day in TOLD)


def by_words(row: Any) -> tuple[Any, ...]:
    return row.key.metric, row.key.last, row.key.kind, row.value


def test_arrow_and_parquet_hold_everything(tmp_path: Path) -> None:
    """A panel comes back equal from its table and from a file of it, and goes on from there."""
    assert Panel.from_arrow(MADE.to_arrow()) == MADE
    MADE.to_parquet(tmp_path / "panel.parquet")
    back = Panel.from_parquet(tmp_path / "panel.parquet")
    assert back == MADE
    assert back.observations == MADE.observations
    half = panel((name, parse(text, published=day)) for name, text, day in TOLD[:2])
    rest = panel((name, parse(text, published=day)) for name, text, day in TOLD[2:])
    assert Panel.from_arrow(half.to_arrow()) | rest == MADE
    few = panel(((name, parse(text, published=day)) for name, text, day in TOLD), sources=1)
    assert Panel.from_arrow(few.to_arrow()) == few
    assert Panel.from_arrow(Panel().to_arrow()) == Panel()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"entity": ["x"]}, "columns are missing"),
        (
            {**{name: ["x"] for name in ("entity", "metric", "status", "kind", "basis")}, "first": [None], "last": [None], "claims": [[{"value": "x"}]]},
            "none of a panel",
        ),
    ],
)  # fmt: skip
def test_other_tables_are_refused(table: dict[str, Any], message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        Panel.from_arrow(pa.table(table))
    with pytest.raises(SchemaError, match="not from list"):
        Panel.from_arrow([])


def test_long_pandas() -> None:
    """A row for each observation with sensible types; decimals stay decimals, floats are asked for."""
    frame = MADE.to_pandas()
    assert len(frame) == len(MADE)
    assert frame["id"].tolist() == [row.id for row in MADE]
    assert str(frame["first"].dtype).startswith("datetime64")
    assert str(frame["documents"].dtype) == "Int64"
    assert [Decimal(text) if "/" not in text else None for text in frame["exact"]] == [
        None if pd.isna(value) else value for value in frame["value"]
    ]
    [third] = frame[frame["exact"].str.contains("/")].index
    assert frame.loc[third, "value"] is None or pd.isna(frame.loc[third, "value"])
    floats = MADE.to_pandas(numbers="float")
    assert str(floats["value"].dtype) == "float64"
    assert floats["value"].tolist() == [float(row.value) for row in MADE]
    assert frame[frame["conflicts"] == "value"]["exact"].tolist() == ["106840000000", "108640000000"]
    assert frame["sentence"].tolist() == [row.sources[0].sentence for row in MADE]


def test_long_polars() -> None:
    """The same in Polars, with decimals and days of its own."""
    frame = MADE.to_polars()
    assert frame["id"].to_list() == [row.id for row in MADE]
    assert frame.schema["value"] == pl.Decimal(38, 6)
    assert frame.schema["last"] == pl.Date
    assert MADE.to_polars(numbers="float").schema["value"] == pl.Float64


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_wide(library: str) -> None:
    """A row for each place and year; a level in conflict that nothing decides is missing, one that more documents tell stands."""
    frame = getattr(MADE, f"to_{library}")("wide")
    rows = frame.to_dict("records") if library == "pandas" else frame.to_dicts()
    assert [(row["entity"], row["year"], row["进出口总额 CNY"]) for row in rows] == [
        ("etdz-320583", 2022, Decimal(101560000000)),
        ("etdz-320583", 2023, Decimal(106840000000)),
    ]
    assert rows[1]["高新技术企业 家"] == 380
    changes = getattr(MADE, f"to_{library}")("wide-change", numbers="float")
    told = changes["进出口总额"].tolist() if library == "pandas" else changes["进出口总额"].to_list()
    assert told[-1] == pytest.approx(5.2)
    ranks = getattr(MADE, f"to_{library}")("wide-rank")
    assert len(ranks) == 1
    assert len(getattr(Panel(), f"to_{library}")("wide")) == 0


def test_table() -> None:
    """One row for each place, metric and year: level, change, rank, whether figures contradict each other."""
    rows = [
        (row.zone_name, row.metric, row.year, row.value, row.unit, row.change, row.rank, row.documents, row.conflict)
        for row in MADE.table()
    ]
    name = "昆山经济技术开发区"
    assert rows[1:] == [
        (name, "进出口总额", 2022, Decimal(101560000000), "CNY", None, None, 1, False),
        (name, "进出口总额", 2023, Decimal(106840000000), "CNY", Decimal("5.2"), Decimal(3), 2, True),
        (name, "高新技术企业", 2023, Decimal(380), "家", None, None, 1, False),
    ]
    assert rows[0][:3] == (name, "固定资产投资", 2023)
    periods = MADE.table(["zone", "metric", "period", "status"])
    assert {(row.first, row.last) for row in periods if row.metric == "进出口总额"} == {
        (date(2022, 1, 1), date(2022, 12, 31)),
        (date(2023, 1, 1), date(2023, 6, 30)),
        (date(2023, 1, 1), date(2023, 12, 31)),
    }
    assert [row.change for row in periods if row.status == "target"] == [Decimal(6)]
    assert {name for row in periods for name in row.ids} <= {row.id for row in MADE}


@pytest.mark.parametrize("by", [("zone", "metric"), ("zone", "year"), ("zone", "metric", "year", "colour"), ()])
def test_tables_that_make_no_sense(by: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"dimension|needs"):
        MADE.table(by)
    with pytest.raises(ValueError, match="a frame is"):
        MADE.to_pandas("tall")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not 'int'"):
        MADE.to_polars(numbers="int")  # type: ignore[arg-type]


def test_figures_that_nothing_decides() -> None:
    """Two documents, two figures: none holds, and the table says so."""
    two = panel([("a", parse("2023年，昆山经开区出口300.5亿元。")), ("b", parse("2023年，昆山经开区出口305.5亿元。"))])
    [row] = two.table()
    assert (row.value, row.conflict, len(row.ids)) == (None, True, 2)
    final = panel(
        [
            ("a", parse("经初步核算，2023年，昆山经开区地区生产总值300.5亿元。")),
            ("b", parse("经初步核算，2023年，昆山经开区地区生产总值300.5亿元，增长5%。")),
            ("c", parse("经最终核实，2023年，昆山经开区地区生产总值305.5亿元。")),
        ]
    )
    assert [row.value for row in final.table()] == [Decimal(30550000000)]


def test_duckdb() -> None:
    """Two views: the observations, and a row for each source of each."""
    with duckdb.connect() as connection:
        MADE.to_duckdb(connection, "told")
        ids = connection.execute("SELECT id FROM told").fetchall()
        assert [name for (name,) in ids] == [row.id for row in MADE]
        query = (
            "SELECT document, written, sentence FROM told_sources JOIN told USING (id) WHERE metric = '高新技术企业'"
        )
        assert connection.execute(query).fetchall() == [("b", "380", TOLD[1][1])]
        with pytest.raises(ValueError, match="no plain name"):
            MADE.to_duckdb(connection, 'x"; DROP TABLE y')


def test_sdmx() -> None:
    """Codes for frequency, area, status and unit; every key comes once, and a figure in conflict says so."""
    rows = list(csv.DictReader(io.StringIO(MADE.to_sdmx())))
    keys = [tuple(row[name] for name in list(row)[:10]) for row in rows]
    assert len(keys) == len(set(keys))
    told = {(row["INDICATOR"], row["MEASURE"], row["TIME_PERIOD"], row["PLAN"]): row for row in rows}
    whole = told["进出口总额", "LEVEL", "2023", "actual"]
    assert (whole["FREQ"], whole["REF_AREA"], whole["ZONE"]) == ("A", "320583", "etdz-320583")
    assert (whole["OBS_VALUE"], whole["OBS_STATUS"], whole["UNIT_MEASURE"], whole["SOURCES"]) == (
        "106840000000",
        "U",
        "CNY",
        "2",
    )
    assert told["进出口总额", "LEVEL", "2023-S1", "actual"]["FREQ"] == "S"
    assert told["进出口总额", "CHANGE", "2023", "actual"]["OBS_STATUS"] == "P"
    assert told["固定资产投资", "CHANGE", "2024", "target"]["OBS_STATUS"] == "F"


def test_why() -> None:
    """Every sentence with its document and day, the contradiction, and the checks; an id does as well."""
    row = next(row for row in MADE if row.key.kind == "level" and row.value == 106840000000)
    said = MADE.why(row)
    assert said == MADE.why(row.id)
    assert said.splitlines() == [
        "昆山经济技术开发区 进出口总额 2023-01-01..2023-12-31: 106840000000 CNY, preliminary, told by 2 documents",
        "  106840000000 CNY",
        f"    2024-01-20 a [{row.sources[0].span.start}, {row.sources[0].span.end}) by {row.sources[0].rule}",
        f"      {TOLD[0][1]}",
        "  >100000000000 CNY",
        f"    2024-03-02 b [{row.sources[1].span.start}, {row.sources[1].span.end}) by {row.sources[1].rule}",
        f"      {TOLD[1][1]}",
        f"  conflict (value) with {row.conflicts[0].other}: 昆山经济技术开发区 进出口总额 2023-01-01..2023-12-31: 108640000000 CNY",
    ]
    with pytest.raises(KeyError, match="no observation"):
        MADE.why("nothing")
