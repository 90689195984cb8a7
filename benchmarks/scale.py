"""200,000 articles through parse_many, the command, Spark and Ray on one machine, and write docs/scale.md.

usage: python benchmarks/scale.py [--articles N] [--only many,command,spark,ray] [--output docs/scale.md]

The corpus is repeated under new ids. Every output is compared, row by row, with what one process gives for the same text. It needs
pyspark, ray and Java for their parts; what is absent is left out.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from corpus import ROOT, load_articles

import zonenews
from zonenews.integrations.ray import parse_dataset
from zonenews.integrations.spark import parse_dataframe

CORES = 2
SOURCE = str(ROOT / "src")
SAMPLED = 500
"""Of `parse_many` every so many documents are kept and compared."""
FILES = 8
"""The articles are spread over this many Parquet files, so that engines have partitions to share out."""


def main() -> None:
    """Prepare the articles, run every part, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--only", default="many,command,spark,ray")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "scale.md")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="zonenews-scale-"))
    try:
        name, texts = load_articles()
        count, characters = prepare(folder / "articles", texts, options.articles)
        reference = zonenews.to_arrow(zonenews.parse_many(texts, workers=1)).drop_columns(["id"])
        lines = [
            "# Two hundred thousand articles",
            "",
            f"Made by `python benchmarks/scale.py` on {time.strftime('%Y-%m-%d %H:%M')}, on one machine with {os.cpu_count()} cores.",
            f"{count:,} articles, {characters / 1e6:,.0f} M characters: {name}, repeated under new ids, in {FILES} Parquet files.",
            f"Rows of the command, Spark and Ray were all compared with what one process gives for their text, of `parse_many` every {SAMPLED}th document. Memory is that of all processes of the run together.",
            "",
            "| run | s | articles/s | M characters/s | for each core | memory, first quarter to last, MB | equal |",
            "|---|---:|---:|---:|---:|---|---|",
        ]
        for part in options.only.split(","):
            for title, cores, run in PARTS[part](folder):
                row = measured(title, cores, run, (count, characters), reference)
                print(row, file=sys.stderr, flush=True)
                lines.append(row)
        options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print("\n".join(lines))
    finally:
        shutil.rmtree(folder)


def prepare(folder: Path, texts: list[str], wanted: int) -> tuple[int, int]:
    """Write the articles; an id is the copy and the number in the corpus."""
    folder.mkdir()
    copies = -(-wanted // len(texts))
    for number in range(FILES):
        ids = [f"{copy}-{place}" for copy in range(number, copies, FILES) for place in range(len(texts))]
        pq.write_table(pa.table({"id": ids, "text": texts * (len(ids) // len(texts))}), folder / f"{number}.parquet")
    return copies * len(texts), copies * sum(map(len, texts))


def measured(
    title: str, cores: int, run: Callable[[], Iterator[pa.Table]], size: tuple[int, int], reference: pa.Table
) -> str:
    """One row of the page: run a part, watch its memory, compare what it gives."""
    count, characters = size
    start = time.perf_counter()
    with watched() as quarters:
        outputs = run()
    taken = time.perf_counter() - start
    rows = 0
    equal = True
    for table in outputs:
        places = [int(key.split("-")[1]) for key in table["id"].to_pylist()]
        equal &= reference.take(places).equals(table.select(reference.schema.names).cast(reference.schema))
        rows += table.num_rows
    verdict = "yes" if equal and rows == count else f"NO ({rows:,} rows)"
    speed = characters / taken / 1e6
    memory = " ".join(f"{quarter:,.0f}" for quarter in quarters)
    return (
        f"| {title} | {taken:.0f} | {count / taken:,.0f} | {speed:.2f} | {speed / cores:.2f} | {memory} | {verdict} |"
    )


@contextmanager
def watched() -> Iterator[list[float]]:
    """The peak of memory in each quarter of what runs inside, known afterwards."""
    samples: list[float] = []
    quarters: list[float] = []
    done = threading.Event()

    def sample() -> None:
        while not done.wait(0.5):
            samples.append(sum(map(resident, family(os.getpid()))))

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield quarters
    finally:
        done.set()
        thread.join()
        size = max(1, len(samples) // 4)
        quarters += [max(samples[number * size : (number + 1) * size], default=0) for number in range(4)]


def family(pid: int) -> list[int]:
    """A process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found


def resident(pid: int) -> float:
    """Memory of a process in MB, what it shares with others counted by its share."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


# -- the parts


def many(folder: Path) -> Iterator[tuple[str, int, Callable[[], Iterator[pa.Table]]]]:
    """parse_many, one process and two; the documents are dropped, so nothing is compared but their number."""
    for workers in (1, CORES):
        yield f"`parse_many(workers={workers})`", workers, lambda workers=workers: _drained(folder, workers)


def _drained(folder: Path, workers: int) -> Iterator[pa.Table]:
    compared = []
    for number, result in enumerate(zonenews.parse_many(_items(folder), workers=workers)):
        if number % SAMPLED == 0:
            compared.append(result)
        del result
    return _repeated(compared, number + 1)


def _repeated(results: list[zonenews.Result], rows: int) -> Iterator[pa.Table]:
    """The sampled rows, repeated to the number of all; made when they are compared, not while memory is watched."""
    table = zonenews.to_arrow(results)
    for start in range(0, rows, 500):
        yield table.take([number % table.num_rows for number in range(start, min(start + 500, rows))])


def _items(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "articles").iterdir()):
        for batch in pq.ParquetFile(path).iter_batches(batch_size=256):
            yield from zip(batch["id"].to_pylist(), batch["text"].to_pylist(), strict=True)


def command(folder: Path) -> Iterator[tuple[str, int, Callable[[], Iterator[pa.Table]]]]:
    """The command, to Parquet."""
    for workers in (1, CORES):
        output = folder / f"command-{workers}.parquet"
        yield (
            f"`zonenews parse -o NAME.parquet --workers {workers}`",
            workers,
            lambda o=output, w=workers: _command(folder, o, w),
        )


def _command(folder: Path, output: Path, workers: int) -> Iterator[pa.Table]:
    arguments = ["parse", str(folder / "articles"), "-o", str(output), "--workers", str(workers)]
    subprocess.run([sys.executable, "-m", "zonenews", *arguments], check=True, env={**os.environ, "PYTHONPATH": SOURCE})
    return _tables(output)


def spark(folder: Path) -> Iterator[tuple[str, int, Callable[[], Iterator[pa.Table]]]]:
    """Spark's local-cluster mode: executors of one core each, in processes of their own."""
    for executors in (1, CORES):
        yield f"Spark, {executors} executors", executors, lambda executors=executors: _spark(folder, executors)


def _spark(folder: Path, executors: int) -> Iterator[pa.Table]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only this part needs it

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    session = (
        SparkSession.builder.master(f"local-cluster[{executors},1,2048]")
        .config("spark.executorEnv.PYTHONPATH", SOURCE)
        .config("spark.executor.memory", "2g")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.files.maxPartitionBytes", "8m")
        .getOrCreate()
    )
    output = folder / f"spark-{executors}"
    parse_dataframe(session.read.parquet(str(folder / "articles"))).write.parquet(str(output))
    session.stop()
    return _tables(*sorted(output.glob("*.parquet")))


def ray(folder: Path) -> Iterator[tuple[str, int, Callable[[], Iterator[pa.Table]]]]:
    """A local Ray cluster."""
    for workers in (1, CORES):
        yield f"Ray, {workers} workers", workers, lambda workers=workers: _ray(folder, workers)


def _ray(folder: Path, workers: int) -> Iterator[pa.Table]:
    import ray as engine  # noqa: PLC0415 - only this part needs it

    engine.init(
        num_cpus=workers, include_dashboard=False, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": SOURCE}}
    )
    output = folder / f"ray-{workers}"
    dataset = engine.data.read_parquet(str(folder / "articles")).repartition(64)
    parse_dataset(dataset).write_parquet(str(output))
    engine.shutdown()
    return _tables(*sorted(output.glob("*.parquet")))


def _tables(*paths: Path) -> Iterator[pa.Table]:
    """The outputs in pieces, each removed when it has been read."""
    for path in paths:
        for batch in pq.ParquetFile(path).iter_batches(batch_size=500):
            yield pa.Table.from_batches([batch])
        path.unlink()


PARTS = {"many": many, "command": command, "spark": spark, "ray": ray}

if __name__ == "__main__":
    main()
