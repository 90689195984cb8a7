"""Fuzz the library: make odd inputs from the corpora, and hold what comes back to its laws.

usage: fuzz.py [--minutes M | --inputs N] [--seed S] [--targets parse,parse_html,...] [--seeds FOLDER] [--report FILE]

A run that is interrupted (Ctrl-C, SIGTERM) reports what it found so far. The same seed and number of inputs give the same inputs. Each fault is reported once, with its smallest input; texts are made shorter as long as
the fault stays. Exit code 1 when there was one. `--seeds` adds articles: text files, or JSON lines with a `text`.
"""

import argparse
import json
import signal
import sys
import time
import tomllib
import traceback
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "tools")]

from fuzzing.laws import CHECKED  # noqa: E402
from fuzzing.targets import EXPECTED, TARGETS, Try  # noqa: E402

SHRINKS = 300
"""How often an input is made shorter before it is reported."""


class Fault(NamedTuple):
    """A law that was broken.

    Attributes:
        key: target, law and place, the same for faults of one kind.
        told: what was seen.
        shown: the input.
    """

    key: str
    told: str
    shown: str


def main() -> int:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--targets", default=",".join(TARGETS))
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--report", type=Path)
    given = parser.parse_args()
    end = time.process_time() + 60 * given.minutes if given.minutes else None
    numbers: Iterator[int] = count() if end else iter(range(given.inputs))
    seeds = [*corpus_texts(), *(folder_texts(given.seeds) if given.seeds else ())]
    worst: dict[str, tuple[int, Fault]] = {}
    done = 0
    for stop in (signal.SIGINT, signal.SIGTERM):  # a background job would not hear the first
        signal.signal(stop, signal.default_int_handler)
    try:
        for number in numbers:
            if end and time.process_time() > end:
                break
            for fault in run_one(given.targets.split(","), seeds, f"{given.seed}-{number}"):
                seen, kept = worst.get(fault.key, (0, fault))
                worst[fault.key] = (seen + 1, min(kept, fault, key=lambda one: len(one.shown)))
            done = number + 1
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
    counts = f"{done} inputs, {CHECKED['documents']} documents, {CHECKED['records']} records, {time.process_time():.0f} s of CPU time"
    report = "\n".join(written(worst, counts))
    sys.stdout.write(report + "\n")
    if given.report:
        given.report.write_text(report + "\n", encoding="utf-8", errors="backslashreplace")
    return bool(worst)


def run_one(targets: Sequence[str], seeds: Sequence[str], seed: str) -> list[Fault]:
    """Make one input of one of the targets and give the laws it breaks."""
    random = Random(seed)  # noqa: S311 - inputs, not secrets
    name = random.choices(targets, [TARGETS[target][1] for target in targets])[0]
    made: list[Try] = []

    def make() -> Iterator[str]:
        made.append(TARGETS[name][0](seeds, random))
        yield from ()

    found = faults_of(name, make)
    if not made:
        return [Fault(key, told, f"while input {seed} was made") for key, told in found.items()]
    tried = made[0]
    found = faults_of(name, tried.run)
    if not found or tried.again is None or tried.text is None:
        return [Fault(key, told, tried.shown) for key, told in found.items()]
    return [shorter(name, key, tried) for key in found]


def faults_of(name: str, run: Callable[[], Iterator[str]]) -> dict[str, str]:
    """Run one input: the laws it breaks by their keys, and what was seen of each."""
    found: dict[str, str] = {}
    try:
        for told in run():
            law, _, where = told.partition(": ")
            found.setdefault(f"{name} | {law} | {where.split(' ')[0]}", told)
    except EXPECTED:
        pass
    except Exception as error:  # noqa: BLE001 - whatever else is raised is a fault
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "zonenews" in frame.filename]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "outside"
        found[f"{name} | raised | {type(error).__name__} {place}"] = "".join(traceback.format_exception_only(error))[
            :300
        ]
    return found


def shorter(name: str, key: str, tried: Try) -> Fault:
    """Cut a text as long as it breaks the same law."""
    text, again = tried.text or "", tried.again
    assert again is not None  # noqa: S101 - only called where it is
    left, size = SHRINKS, max(1, len(text) // 2)
    while size and left > 0:
        at = 0
        while at < len(text) and left > 0:
            cut = text[:at] + text[at + size :]
            left -= 1
            if key in faults_of(name, lambda cut=cut: again(cut)):  # type: ignore[misc]
                text = cut
            else:
                at += size
        size //= 2
    told = faults_of(name, lambda: again(text)).get(key, key)
    return Fault(key, told, f"{tried.shown.partition(' ')[0]} {text!r}")


def corpus_texts() -> list[str]:
    """The texts of the corpora and the examples."""
    tables = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests" / "corpus").glob("*.toml"))
    ]
    texts = [row["text"] for table in tables for rows in table.values() for row in rows if "text" in row]
    flat = [text for entry in texts for text in ([entry] if isinstance(entry, str) else entry)]
    return [*flat, *example_texts()]


def example_texts() -> list[str]:
    """The texts of the examples: few, and seldom changed, so that a short run has the same inputs for long."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]


def folder_texts(folder: Path) -> Iterator[str]:
    """The texts of a folder of articles, or of one file."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
        if path.suffix == ".txt":
            yield path.read_text(encoding="utf-8", errors="replace")
        elif path.suffix == ".jsonl":
            yield from (
                row["text"] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if row.get("text")
            )


def written(worst: dict[str, tuple[int, Fault]], ran: str) -> Iterator[str]:
    """Write the report."""
    yield f"{ran}, {len(worst)} kinds of faults"
    for key, (seen, fault) in sorted(worst.items(), key=lambda entry: -entry[1][0]):
        yield f"\n{seen} x {key}\n  {fault.told.strip()}\n  {fault.shown[:1500]}"


if __name__ == "__main__":
    sys.exit(main())
