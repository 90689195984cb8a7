"""Spark and Ray give what parse_many gives. Each test is skipped where its engine is not installed."""

import os
import re
import shutil
import sys
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from support import EXAMPLES, ROOT

import zonenews
from zonenews import Panel, Result, arrow_schema, example_archive, from_arrow, panel, parse_many
from zonenews.integrations.batches import parse_batches
from zonenews.integrations.panels import claim_batches, panel_batches
from zonenews.integrations.ray import panel_dataset, parse_dataset
from zonenews.integrations.spark import panel_dataframe, parse_dataframe, spark_schema

DAY = date(2023, 7, 12)
ROWS = [
    {"id": f"{path.stem}-{number}", "text": path.read_text(encoding="utf-8"), "published": DAY}
    for number in range(5)
    for path in EXAMPLES
]
ARTICLES = pa.Table.from_pylist([*ROWS, {"id": "nothing", "text": None, "published": None}])
EXPECTED = list(parse_many(((row["id"], row["text"], row["published"]) for row in ARTICLES.to_pylist()), workers=1))
SOURCE = str(Path(zonenews.__file__).parents[1])


ARCHIVE = pa.Table.from_pylist([{"id": name, "text": text} for name, text in example_archive().items() if name < "06"])
PANEL = panel(parse_many(zip(*ARCHIVE.to_pydict().values(), strict=True), workers=1, kinds=("indicators",)))


GUIDE = (ROOT / "docs" / "how-to" / "cluster.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"^```python\n(.+?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)


def run_guide(engine: str, folder: Path) -> dict[str, Any]:
    """Run the snippets of the guide for one engine as they stand, in their order, with a folder of this machine for the store they name.

    The store has the articles under the names of columns that the guide uses.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415

    (folder / "articles").mkdir()
    rows = [{"url": row["id"], "body": row["text"], "day": row["published"]} for row in ARTICLES.to_pylist()[:12]]
    rows.append({"url": "late", "body": "2023年，昆山经开区出口30.5亿元。", "day": DAY})
    pq.write_table(pa.Table.from_pylist(rows), folder / "articles" / "part-0.parquet")
    names: dict[str, Any] = {}
    for snippet in SNIPPETS:
        if ("ray" in snippet) == (engine == "ray"):
            exec(compile(snippet.replace("s3://archive", str(folder)), "cluster.md", "exec"), names)  # noqa: S102 - the guide's own words
    return names


def read_folder(folder: Path) -> pa.Table:
    import pyarrow.parquet as pq  # noqa: PLC0415

    return pa.concat_tables(
        [pq.read_table(path) for path in sorted(folder.glob("*.parquet"))], promote_options="default"
    )


def assert_guide(folder: Path) -> None:
    """What the snippets wrote is what `parse_many` and `panel` give."""
    rows = read_folder(folder / "articles").to_pylist()
    articles = [(row["url"], row["body"], row["day"]) for row in rows]
    expected = sorted(parse_many(articles, workers=1), key=lambda result: result.id)
    assert sorted_results(read_folder(folder / "documents")) == expected
    figures = panel(parse_many(articles, workers=1, kinds=("indicators",)))
    assert Panel.from_arrow(read_folder(folder / "panel")) == figures


def assert_panel(table: pa.Table) -> None:
    """The table has the rows of the panel, findings and all, province by province."""
    assert Panel.from_arrow(table) == PANEL
    expected = {row["id"]: row for row in PANEL.to_arrow().to_pylist()}
    assert {row["id"]: row for row in table.to_pylist()} == expected


def sorted_results(table: pa.Table) -> list[Result]:
    return sorted(from_arrow(table), key=lambda result: result.id)


def test_batches_are_parsed_in_pieces() -> None:
    """A stream of batches gives the documents of its rows, in order, in pieces of bounded size."""
    pieces = list(parse_batches(ARTICLES.to_batches(), column="text", id_column="id", published="published", rows=7))
    assert max(piece.num_rows for piece in pieces) == 7
    assert [result for piece in pieces for result in from_arrow(piece)] == EXPECTED


def test_panels_from_streams_of_batches() -> None:
    """Lines of provinces that stand together give the rows of the panel, whatever the batches were."""
    lines = pa.Table.from_batches(claim_batches(ARCHIVE.to_batches(), column="text", id_column="id", rows=7))
    batches = lines.sort_by("province").to_batches(max_chunksize=50)
    assert_panel(pa.Table.from_batches(panel_batches(batches)))


def test_spark_schema_names_every_column() -> None:
    """Spark is told the same columns that Arrow has."""
    assert all(f"`{name}` " in spark_schema() for name in arrow_schema().names)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A Spark cluster of two executors on this machine."""
    pyspark = pytest.importorskip("pyspark", reason="PySpark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    os.environ |= {
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = (
            pyspark.sql.SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.executorEnv.PYTHONPATH", SOURCE)
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()
        )
        yield session
        session.stop()


@pytest.mark.filterwarnings("default")
def test_spark(spark: Any, tmp_path: Path) -> None:
    """Two executors give what one process gives."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    pq.write_table(ARTICLES, tmp_path / "articles.parquet")
    frame = spark.read.parquet(str(tmp_path / "articles.parquet")).repartition(4)
    parse_dataframe(frame, published="published").write.parquet(str(tmp_path / "documents.parquet"))
    table = pq.read_table(tmp_path / "documents.parquet")
    assert sorted_results(table) == sorted(EXPECTED, key=lambda result: result.id)


@pytest.mark.filterwarnings("default")
def test_panel_on_spark(spark: Any, tmp_path: Path) -> None:
    """Two executors give the panel that one process gives."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    pq.write_table(ARCHIVE, tmp_path / "archive.parquet")
    frame = spark.read.parquet(str(tmp_path / "archive.parquet")).repartition(4)
    panel_dataframe(frame).write.parquet(str(tmp_path / "panel.parquet"))
    assert_panel(pq.read_table(tmp_path / "panel.parquet"))


@pytest.mark.filterwarnings("default")
def test_the_guide_on_spark(spark: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:  # noqa: ARG001 - the guide takes the session that is there
    """The snippets of the guide run as they stand, one after the other."""
    names = run_guide("spark", tmp_path)
    assert_guide(tmp_path)
    assert names["documents"].selectExpr("id", "published", "inline(indicators)").count() > 12
    assert "entity_name" in capfd.readouterr().out  # a table that it shows


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """A Ray cluster of two workers on this machine."""
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    pytest.importorskip("ray.data", reason="Ray is installed without its data library")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ray.init(
            num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": SOURCE}}
        )
        yield ray
        ray.shutdown()


@pytest.mark.filterwarnings("default")
def test_ray(ray: Any) -> None:
    """Ray's workers give what one process gives."""
    dataset = ray.data.from_arrow(ARTICLES).repartition(4)
    parsed = parse_dataset(dataset, published="published", rows=7)
    tables = [pa.Table.from_batches(table.to_batches()) for table in parsed.iter_batches(batch_format="pyarrow")]
    assert sorted_results(pa.concat_tables(tables)) == sorted(EXPECTED, key=lambda result: result.id)


@pytest.mark.filterwarnings("default")
def test_panel_on_ray(ray: Any) -> None:
    """Ray's workers give the panel that one process gives."""
    made = panel_dataset(ray.data.from_arrow(ARCHIVE).repartition(4), rows=7)
    tables = [pa.Table.from_batches(table.to_batches()) for table in made.iter_batches(batch_format="pyarrow")]
    assert_panel(pa.concat_tables(tables, promote_options="default"))


@pytest.mark.filterwarnings("default")
def test_the_guide_on_ray(ray: Any, tmp_path: Path) -> None:  # noqa: ARG001 - the guide takes the cluster that is there
    """The snippets of the guide run as they stand, one after the other."""
    run_guide("ray", tmp_path)
    assert_guide(tmp_path)
