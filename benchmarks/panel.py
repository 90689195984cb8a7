"""How long it takes to put the figures of many documents into one panel, beside the time it takes to read them, and how much memory.

The 120 articles of the example archive are read once and told again under new ids until there are as many documents as are asked for: what takes time is
merged as often as it would be, and the observations stay the same. Times are of the processor.

    python benchmarks/panel.py 20000 200000
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zonenews import Document, example_archive, panel, parse
from zonenews.panels.files import part_from, write_panel

CHUNK = 250
KINDS = ("indicators", "project_groups", "projects", "events")


def read() -> tuple[list[Document], float]:
    """The documents, and the seconds it takes to read one: the second time, when all tables are loaded."""
    texts = list(example_archive().values())
    for _ in range(2):
        started = time.process_time()
        documents = [parse(text, kinds=KINDS) for text in texts]
        seconds = (time.process_time() - started) / len(texts)
    return documents, seconds


def told(documents: list[Document], count: int) -> Iterator[tuple[str, Document]]:
    for number in range(count):
        yield f"article-{number}", documents[number % len(documents)]


def parts(documents: list[Document], count: int, clock: list[float]) -> Iterator[bytes]:
    """Partial panels of a chunk each, as the command's workers make them; what making them takes goes to the clock."""
    stream = told(documents, count)
    for _ in range(0, count, CHUNK):
        started = time.process_time()
        chunk = [pair for pair, _ in zip(stream, range(CHUNK), strict=False)]
        part = part_from(chunk)
        clock[0] += time.process_time() - started
        yield part


def measure(count: int, way: str, sources: int | None) -> dict[str, Any]:
    documents, seconds = read()
    clock = [0.0]
    started = time.process_time()
    if way == "memory":
        made = panel(told(documents, count), sources=sources)
        rows = len(made)
    else:
        with tempfile.TemporaryDirectory() as folder:
            counts = write_panel(
                parts(documents, count, clock), Path(folder, "p.parquet"), form="parquet", sources=sources
            )
            rows = counts.observations
    spent = time.process_time() - started
    return {
        "documents": count,
        "way": way,
        "sources": sources or "all",
        "parse_ms": round(seconds * 1e3, 2),
        "merge_ms": round(spent / count * 1e3, 3),
        "of_it_in_workers_ms": round(clock[0] / count * 1e3, 3),
        "share": round(spent / count / seconds, 3),
        "observations": rows,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[20000])
    parser.add_argument("--one", nargs=3, metavar=("COUNT", "WAY", "SOURCES"))
    given = parser.parse_args()
    if given.one:
        count, way, sources = given.one
        print(json.dumps(measure(int(count), way, int(sources) or None)))
        return
    for count in given.counts:
        for way, sources in (("memory", 0), ("memory", 20), ("files", 0), ("files", 20)):
            command = [sys.executable, __file__, "--one", str(count), way, str(sources)]
            print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True)


if __name__ == "__main__":
    main()
