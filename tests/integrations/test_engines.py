"""Spark and Ray give what parse_many gives. Each test is skipped where its engine is not installed."""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from support import EXAMPLES

import zonenews
from zonenews import Result, arrow_schema, from_arrow, parse_many
from zonenews.integrations.batches import parse_batches
from zonenews.integrations.ray import parse_dataset
from zonenews.integrations.spark import parse_dataframe, spark_schema

DAY = date(2023, 7, 12)
ROWS = [
    {"id": f"{path.stem}-{number}", "text": path.read_text(encoding="utf-8"), "published": DAY}
    for number in range(5)
    for path in EXAMPLES
]
ARTICLES = pa.Table.from_pylist([*ROWS, {"id": "nothing", "text": None, "published": None}])
EXPECTED = list(parse_many(((row["id"], row["text"], row["published"]) for row in ARTICLES.to_pylist()), workers=1))
SOURCE = str(Path(zonenews.__file__).parents[1])


def sorted_results(table: pa.Table) -> list[Result]:
    return sorted(from_arrow(table), key=lambda result: result.id)


def test_batches_are_parsed_in_pieces() -> None:
    """A stream of batches gives the documents of its rows, in order, in pieces of bounded size."""
    pieces = list(parse_batches(ARTICLES.to_batches(), column="text", id_column="id", published="published", rows=7))
    assert max(piece.num_rows for piece in pieces) == 7
    assert [result for piece in pieces for result in from_arrow(piece)] == EXPECTED


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
