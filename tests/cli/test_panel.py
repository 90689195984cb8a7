"""`zonenews panel`: what it writes is what `panel` gives, in each form, from any chunks, resumed or put to an earlier one."""

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from zonenews import Panel, example_archive, panel, parse, parse_many
from zonenews.cli import runs
from zonenews.cli.app import app
from zonenews.panels import files
from zonenews.panels.state import Rows

ARTICLES = {name: text for name, text in example_archive().items() if name[:2] in ("01", "05")}
KINDS = ("indicators", "project_groups", "projects", "events")


def run(*arguments: str | Path) -> Result:
    """Run `zonenews panel` in this process."""
    return CliRunner().invoke(app, ["panel", *map(str, arguments)])


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven articles a chunk, so that twenty make several."""
    monkeypatch.setattr(runs, "CHUNK", 7)


@pytest.fixture(scope="module")
def made() -> Panel:
    return panel(parse_many(ARTICLES.items(), workers=1, kinds=KINDS))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """The articles of two zones, as lines of JSON."""
    path = tmp_path / "articles.jsonl"
    rows = ({"id": name, "text": text} for name, text in ARTICLES.items())
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_parquet(tmp_path: Path, articles: Path, made: Panel) -> None:
    """The file holds every observation with its sources, province by province, and the end says what is in conflict."""
    result = run(articles, "-o", tmp_path / "panel.parquet", "--workers", 1)
    assert result.exit_code == 0, result.stderr
    back = Panel.from_parquet(tmp_path / "panel.parquet")
    assert back.claims == made.claims
    assert back.observations == made.observations
    ids = pq.read_table(tmp_path / "panel.parquet").column("id").to_pylist()
    assert sorted(ids) == sorted(row.id for row in made)
    assert f"{len(made):,} observations of 2 places, {len(made.conflicts)} in conflict" in result.stderr
    assert "figures that do not fit together: " in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.jsonl", "panel.parquet"]


def test_lines_hold_projects_too(tmp_path: Path, articles: Path, made: Panel) -> None:
    assert run(articles, "-o", tmp_path / "panel.jsonl", "--workers", 1).exit_code == 0
    back = Panel.load(tmp_path / "panel.jsonl")
    assert back == made
    assert back.projects == made.projects
    assert back.groups == made.groups
    assert back.left_out == made.left_out


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_by(tmp_path: Path, articles: Path, made: Panel, ending: str) -> None:
    """One row for each zone, metric and year, as `table` gives them."""
    output = tmp_path / f"years.{ending}"
    assert run(articles, "-o", output, "--by", "zone, metric,year", "--workers", 1).exit_code == 0
    if ending == "csv":
        with output.open(encoding="utf-8", newline="") as file:
            told = {
                (row["zone"], row["metric"], row["year"], row["unit"]): row["value"] for row in csv.DictReader(file)
            }
    else:
        rows = pq.read_table(output).to_pylist()
        told = {(row["zone"], row["metric"], str(row["year"]), row["unit"]): row["exact"] or "" for row in rows}
    expected = {(row.zone, row.metric, str(row.year), row.unit): row.value for row in made.table()}
    assert told.keys() == expected.keys()
    assert all(told[key] == ("" if value is None else f"{value:f}") for key, value in expected.items())


def test_long_csv_and_sdmx(tmp_path: Path, articles: Path, made: Panel) -> None:
    assert run(articles, "-o", tmp_path / "panel.csv", "--workers", 1).exit_code == 0
    with (tmp_path / "panel.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert {name: (row["exact"], row["conflicts"]) for name, row in rows.items()} == {
        row.id: (f"{row.value:f}", ";".join(row.reasons)) for row in made
    }
    assert run(articles, "-o", tmp_path / "panel.sdmx.csv", "--workers", 1).exit_code == 0
    written = (tmp_path / "panel.sdmx.csv").read_text(encoding="utf-8").splitlines()
    assert sorted(written) == sorted(made.to_sdmx().splitlines())
    assert written[0] == made.to_sdmx().splitlines()[0]


@pytest.mark.parametrize("rows", ["projects", "groups"])
def test_projects_and_groups(tmp_path: Path, articles: Path, made: Panel, rows: Rows) -> None:
    """Their tables are those of the panel: Parquet with everything nested, CSV with the columns of the frame."""
    for ending in ("parquet", "csv"):
        output = tmp_path / f"{rows}.{ending}"
        result = run(articles, "-o", output, "--rows", rows, "--workers", 1)
        assert (result.exit_code, f"{len(made):,} observations of 2 places" in result.stderr) == (0, True), (
            result.stderr
        )
    assert pq.read_table(tmp_path / f"{rows}.parquet") == made.to_arrow(rows)
    with (tmp_path / f"{rows}.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    histories = made.projects if rows == "projects" else made.groups
    assert len(told) == len(histories) > 1
    frame = made.to_polars(rows)
    assert list(told[0]) == frame.columns
    assert [(row["id"], row["entity_name"], row["exact"], row["documents"], row["sentence"]) for row in told] == [
        (one["id"], one["entity_name"], one["exact"] or "", str(one["documents"]), one["sentence"])
        for one in frame.to_dicts()
    ]


def test_html(tmp_path: Path, articles: Path) -> None:
    pytest.importorskip("jinja2", reason="the extra `report` is not installed")
    assert run(articles, "-o", tmp_path / "panel.html", "--workers", 1).exit_code == 0
    assert "<svg" in (tmp_path / "panel.html").read_text(encoding="utf-8")


def test_update(tmp_path: Path, articles: Path, made: Panel) -> None:
    """New articles put to an earlier panel give the panel of all."""
    lines = articles.read_text(encoding="utf-8").splitlines(keepends=True)
    for name, half in (("old", lines[:11]), ("new", lines[9:])):
        (tmp_path / f"{name}.jsonl").write_text("".join(half), encoding="utf-8")
    for ending in ("jsonl", "parquet"):
        earlier, both = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
        assert run(tmp_path / "old.jsonl", "-o", earlier, "--workers", 1).exit_code == 0
        result = run(tmp_path / "new.jsonl", "--update", earlier, "-o", both, "--workers", 1)
        assert result.exit_code == 0, result.stderr
    assert Panel.load(tmp_path / "b.jsonl") == made
    assert Panel.from_parquet(tmp_path / "b.parquet").claims == made.claims


def test_few_sources(tmp_path: Path, articles: Path) -> None:
    """A panel that keeps two sources goes on with two."""
    few = panel(parse_many(ARTICLES.items(), workers=1, kinds=KINDS), sources=2)
    assert run(articles, "-o", tmp_path / "a.jsonl", "--sources", 2, "--workers", 1).exit_code == 0
    assert Panel.load(tmp_path / "a.jsonl") == few
    refused = run(articles, "--update", tmp_path / "a.jsonl", "-o", tmp_path / "b.jsonl", "--workers", 1)
    assert (refused.exit_code, "--sources 2 goes on with it" in refused.stderr) == (2, True)


def test_an_interrupted_run_goes_on(
    tmp_path: Path, articles: Path, made: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read is not read again; the panel is the same."""
    output = tmp_path / "panel.jsonl"

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("zonenews.cli.panel.write_panel", full)
        result = run(articles, "-o", output, "--workers", 1)
    assert (result.exit_code, "--resume goes on from here" in result.stderr) == (3, True)
    assert not output.exists()
    result = run(articles, "-o", output, "--resume", "--workers", 1)
    assert (result.exit_code, "20 articles (20 of them in an earlier run)" in result.stderr) == (0, True)
    assert Panel.load(output) == made
    assert "nothing to resume" in run(articles, "-o", output, "--resume").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "panel.xlsx"], "should end in .parquet"),
        (["-o", "panel.jsonl", "--by", "zone,metric,year"], "--by makes a table"),
        (["-o", "panel.html", "--rows", "projects"], "--rows makes a table"),
        (["-o", "panel.csv", "--rows", "events"], "'events' is not one of"),
        (["-o", "panel.csv", "--rows", "groups", "--by", "zone,metric,year"], "take one of them"),
        (["-o", "panel.csv", "--by", "zone,colour"], "'colour' is no dimension"),
        (["-o", "panel.csv", "--by", "zone,year"], "a table needs zone, metric"),
        (["-o", "panel.csv", "--update", "nothing.jsonl"], "cannot read the panel nothing.jsonl"),
    ],
)
def test_what_makes_no_sense(articles: Path, arguments: list[str], message: str) -> None:
    """Nothing is read, nothing is written."""
    result = run(articles, *arguments)
    assert (result.exit_code, message in " ".join(result.stderr.split())) == (2, True), result.stderr


def test_an_article_that_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "text": "2023年，昆山经开区出口30.5亿元。"}\n{"id": "b", "text": 7}\n', encoding="utf-8"
    )
    result = run(tmp_path / "a.jsonl", "-o", tmp_path / "b.jsonl", "--workers", 1)
    assert (result.exit_code, "left out: 1 documents that could not be read" in result.stderr) == (1, True)
    assert len(Panel.load(tmp_path / "b.jsonl")) == 1


def test_an_empty_panel(tmp_path: Path) -> None:
    """Every form can hold nothing."""
    for form in ("parquet", "csv", "sdmx", "jsonl"):
        assert files.write_panel([], tmp_path / form, form=form).observations == 0
    assert Panel.from_parquet(tmp_path / "parquet") == Panel()
    assert Panel.load(tmp_path / "jsonl") == Panel()
    one = files.part_of(panel([("a", parse("2023年，青石湖高新区出口30.5亿元。"))]))
    assert files.write_panel([one, one], tmp_path / "one", form="jsonl").observations == 1
