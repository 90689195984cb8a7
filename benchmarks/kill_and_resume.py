"""Kill runs of the command at random moments, go on with --resume, and compare the bytes with those of an undisturbed run.

usage: python tools/kill_and_resume.py [--articles 5000] [--kills 20] [--forms jsonl,parquet,tables] [--characters 300] [--seed 1] [--workers 2]

A run is killed (SIGKILL, to the process alone) again and again after random times until it is through; when it is through before all kills are done,
the next run begins. Every run that is through is compared. The exit code is 1 when any byte differs or anything is left behind.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import zonenews

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
NAMES = {"jsonl": "out.jsonl", "parquet": "out.parquet", "tables": "out"}


def write_articles(path: Path, count: int, characters: int) -> None:
    """The beginnings of the examples in turn, each under an id of its own and with a line of its own; every 97th row is none."""
    texts = [example.read_text(encoding="utf-8")[:characters] for example in EXAMPLES]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = f"青石湖高新区第{number}批签约项目{number % 89 + 1}个。\n{texts[number % len(texts)]}"
            row = {"id": str(number), "text": text if number % 97 else None}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def start(articles: Path, output: Path, workers: int, *more: str) -> subprocess.Popen[bytes]:
    """Begin a run."""
    line = [
        sys.executable,
        "-m",
        "zonenews",
        "parse",
        str(articles),
        "-o",
        str(output),
        "--workers",
        str(workers),
        *more,
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(zonenews.__file__).parents[1])}
    return subprocess.Popen(line, env=environment, stderr=subprocess.PIPE, start_new_session=True)


def finish(process: subprocess.Popen[bytes], wanted: int = 1) -> None:
    """Wait for a run to be through. The rows that are none make its exit code 1."""
    _, errors = process.communicate()
    if process.returncode != wanted:
        sys.exit(f"the run ended with {process.returncode}: {errors.decode()}")


def content(path: Path) -> dict[str, bytes]:
    """A file, or every file of a directory."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


def killed(process: subprocess.Popen[bytes], moment: float) -> bool:
    """Kill a run after some seconds; tell whether it was still at work."""
    try:
        process.wait(timeout=moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return process.returncode == -signal.SIGKILL
    process.communicate()
    return False


def left_over(folder: Path) -> list[str]:
    """What stands in the folder of outputs beside them."""
    return sorted(path.name for path in folder.iterdir() if path.name not in {"whole", *NAMES.values()})


def torture(form: str, folder: Path, articles: Path, options: argparse.Namespace, chance: random.Random) -> bool:
    """All kills of one form; tell whether everything was as it should be."""
    output = folder / NAMES[form]
    began = time.monotonic()
    finish(start(articles, output, options.workers))
    seconds = time.monotonic() - began
    reference = content(output)
    size = sum(map(len, reference.values()))
    kills = runs = 0
    fine = True
    while kills < options.kills:
        if output.is_dir():
            shutil.rmtree(output)
        output.unlink(missing_ok=True)
        moments: list[float] = []
        more: tuple[str, ...] = ()
        while kills < options.kills:
            moments.append(chance.uniform(0, seconds * 0.6))
            if not killed(start(articles, output, options.workers, *more), moments[-1]):
                moments.pop()
                break
            kills += 1
            more = ("--resume",) if (folder / f"{output.name}.parts").exists() else ()
        if not output.exists() or (folder / f"{output.name}.parts").exists():
            finish(start(articles, output, options.workers, "--resume"))
        runs += 1
        equal = content(output) == reference and not left_over(folder)
        fine &= equal
        print(
            f"{form}: killed after {', '.join(f'{moment:.1f}' for moment in moments) or 'nothing'} s: {'equal' if equal else 'DIFFERENT'}",
            flush=True,
        )
    print(
        f"{form}: {kills} kills over {runs} runs of {seconds:.1f} s, {size:,} bytes: {'all equal' if fine else 'NOT equal'}",
        flush=True,
    )
    return fine


def main() -> None:
    """Do every form."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--forms", default="jsonl,parquet,tables")
    parser.add_argument("--characters", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    fine = True
    with tempfile.TemporaryDirectory(prefix="zonenews-kill-") as place:
        articles = Path(place, "articles.jsonl")
        write_articles(articles, options.articles, options.characters)
        for form in options.forms.split(","):
            folder = Path(place, form)
            folder.mkdir()
            fine &= torture(form, folder, articles, options, chance)
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
