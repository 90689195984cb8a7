"""Projects and groups of projects of a panel as frames, tables, views of DuckDB, and in the report."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from pyarrow import parquet

from zonenews import Panel, panel, parse, to_html

TOLD = [
    ("sign", "7月11日，昆山经开区举行项目签约仪式。澄泓光电微显示模组项目签约，总投资42亿元。", "2022-07-12"),
    ("start", "4月12日，总投资42.3亿元的澄泓光电微显示模组项目在昆山经开区开工建设。", "2023-04-13"),
    ("done", "1月24日，澄泓光电微显示模组项目在昆山经开区竣工投产，项目总投资超55亿元。", "2025-01-25"),
    ("a", "9月20日，昆山经开区举行集中签约仪式，签约项目27个，总投资342亿元。", "2022-09-21"),
    ("b", "9月20日，昆山经开区集中签约项目27个，总投资超340亿元。", "2022-09-22"),
]
MADE = panel((name, parse(text, published=day)) for name, text, day in TOLD)
PROJECT = {
    "id": MADE.projects[0].id,
    "entity": "etdz-320583",
    "entity_name": "昆山经济技术开发区",
    "region": "320583",
    "name": "澄泓光电微显示模组项目",
    "names": "澄泓光电微显示模组项目",
    "investors": None,
    "stage": "completed",
    "planned": None,
    "signed": date(2022, 7, 11),
    "landed": None,
    "started": date(2023, 4, 12),
    "under_construction": None,
    "completed": date(2025, 1, 24),
    "investment": Decimal(5500000000),
    "investment_upper": None,
    "exact": "5500000000",
    "mod": "more_than",
    "unit": "CNY",
    "documents": 3,
    "first_published": date(2022, 7, 12),
    "last_published": date(2025, 1, 25),
    "sentence": TOLD[0][1].split("。")[1] + "。",
}
GROUP = {
    "id": MADE.groups[0].id,
    "entity": "etdz-320583",
    "entity_name": "昆山经济技术开发区",
    "region": "320583",
    "labels": "签约项目;集中签约项目",
    "stage": "signed",
    "status": "actual",
    "count": Decimal(27),
    "first": date(2022, 9, 20),
    "last": date(2022, 9, 20),
    "investment": Decimal(34200000000),
    "investment_upper": None,
    "exact": "34200000000",
    "mod": None,
    "unit": "CNY",
    "documents": 2,
    "first_published": date(2022, 9, 21),
    "last_published": date(2022, 9, 22),
    "sentence": TOLD[3][1],
}


@pytest.mark.parametrize(("form", "row"), [("projects", PROJECT), ("groups", GROUP)])
def test_frames(form: Any, row: dict[str, Any]) -> None:
    """A row for each, every column in it, in both libraries; floats are asked for."""
    assert MADE.to_polars(form).to_dicts() == [row]
    frame = MADE.to_pandas(form)
    assert list(frame.columns) == list(row)
    [told] = frame.to_dict("records")
    days = {name for name, kind in frame.dtypes.items() if str(kind).startswith("datetime64")}
    plain = {name: None if pd.isna(value) else value.date() if name in days else value for name, value in told.items()}
    assert plain == row
    assert {"first_published", "last_published"} < days
    assert str(frame["documents"].dtype) == "Int64"
    floats = MADE.to_polars(form, numbers="float")
    assert floats.schema["investment"] == pl.Float64
    assert floats["investment"].to_list() == [float(row["investment"])]
    assert floats["exact"].to_list() == [row["exact"]]
    empty = Panel().to_polars(form)
    assert (empty.height, empty.columns) == (0, list(row))
    assert len(Panel().to_pandas(form, numbers="float")) == 0


def test_what_there_is_not() -> None:
    """Other forms, rows and ways to give numbers are named in the error."""
    with pytest.raises(ValueError, match="table, projects, groups, not 'project'"):
        MADE.to_pandas("project")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="observations, projects or groups, not 'events'"):
        MADE.to_arrow("events")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'decimal' or 'float', not 'int'"):
        MADE.to_pandas("groups", numbers="int")  # type: ignore[arg-type]


def test_parquet_keeps_stages_and_sources(tmp_path: Path) -> None:
    """The tables hold the stages with who tells them, the investments as they changed, and the sources."""
    MADE.to_parquet(tmp_path / "projects.parquet", "projects")
    MADE.to_parquet(tmp_path / "groups.parquet", rows="groups")
    [project] = parquet.read_table(tmp_path / "projects.parquet").to_pylist()
    assert [(one["stage"], one["day"], one["day_of"], one["documents"]) for one in project["stages"]] == [
        ("signed", date(2022, 7, 11), "stated", ["sign"]),
        ("started", date(2023, 4, 12), "stated", ["start"]),
        ("completed", date(2025, 1, 24), "stated", ["done"]),
    ]
    assert project["investments"] == [
        {"value": "4230000000", "upper": None, "mod": None, "unit": "CNY", "day": date(2022, 7, 12)},
        {"value": "5500000000", "upper": None, "mod": "more_than", "unit": "CNY", "day": date(2025, 1, 25)},
    ]
    assert [source["document"] for source in project["sources"]] == ["sign", "start", "done"]
    [group] = parquet.read_table(tmp_path / "groups.parquet").to_pylist()
    assert [(source["document"], source["sentence"]) for source in group["sources"]] == [
        ("a", TOLD[3][1]),
        ("b", TOLD[4][1]),
    ]
    assert group["labels"] == ["签约项目", "集中签约项目"]


def test_duckdb() -> None:
    """Two views more, whose lists SQL unnests."""
    with duckdb.connect() as connection:
        MADE.to_duckdb(connection, "told")
        days = connection.execute("SELECT name, started, completed FROM told_projects").fetchall()
        assert days == [("澄泓光电微显示模组项目", date(2023, 4, 12), date(2025, 1, 24))]
        told = "SELECT count, source.document FROM (SELECT count, unnest(sources) AS source FROM told_groups)"
        assert connection.execute(told).fetchall() == [(Decimal(27), "a"), (Decimal(27), "b")]


def test_in_the_report() -> None:
    """A table of projects and one of groups, whose rows lead to their sentences; a panel of figures alone has neither."""
    page = to_html([], panel=MADE, language="zh")
    assert "签约</th>" in page
    assert "4,230,000,000 CNY → &gt;5,500,000,000 CNY" in page
    assert "<td>2022-07-11</td><td>2023-04-12</td><td>2025-01-24</td>" in page
    assert "<td>27</td><td>34,200,000,000 CNY</td><td>签约</td><td>2022-09-20</td>" in page
    targets = re.findall(r'<a href="#([vg][0-9]+)">', page)
    assert targets == ["v0", "g0"]
    assert all(f'id="{target}"' in page for target in targets)
    assert page.count(TOLD[4][1]) == 1
    figures = to_html([], panel=panel([parse("2023年，昆山经开区出口3800.5亿元。")]))
    assert "project" not in figures.split("<body>")[1].split("<script")[0]
