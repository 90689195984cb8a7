"""Measure this tree beside an older one: both in processes of their own over the same texts, in turns, in CPU time.

usage: python benchmarks/against.py REVISION [--rounds N] [--every N] [--only news,local,gold,start,kinds]

The older sources come from git into a folder that is removed at the end. Both processes stay alive and take turns block by block, so that what
else the machine does falls on both; only CPU time counts, and the ratio given is the median of the ratios of the blocks.
"""

import argparse
import contextlib
import io
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from corpus import ROOT, load_texts

BLOCK = 60_000
"""Characters that one side parses before the other has its turn."""
STARTS = 7
PROGRAMS = {
    "import": "import zonenews",
    "import and first parse": "import zonenews; zonenews.parse('鲁西新区2023年签约项目86个，总投资532.6亿元。')",
}
KINDS = (("quantities",), ("indicators",))
SERVER = """
import sys, time
sys.path.insert(0, {benchmarks!r})
from corpus import load_texts
sys.path.insert(0, {source!r})
import zonenews
texts = {{}}
for line in sys.stdin:
    name, start, end, step, kinds = line.rstrip("\\n").split("\\t")
    if name not in texts:
        texts[name] = load_texts(name)
    block = texts[name][int(start):int(end):int(step)]
    options = {{"kinds": kinds.split(",")}} if kinds else {{}}
    parse = zonenews.parse
    before = time.process_time()
    for text in block:
        parse(text, **options)
    print(time.process_time() - before, flush=True)
"""


class Side:
    """A process that parses with the sources of one tree and tells the CPU time it took."""

    def __init__(self, source: Path) -> None:
        program = SERVER.format(source=str(source), benchmarks=str(Path(__file__).parent))
        self.source = source
        self.process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(source),
        )

    def run(self, name: str, block: tuple[int, int, int], kinds: Sequence[str] = ()) -> float:
        """Parse a block of texts; seconds of CPU."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\t".join([name, *map(str, block), ",".join(kinds)]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the process that parses with {self.source} ended: its message stands above")
        return float(line)

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def main() -> None:
    """Measure what was asked for and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("revision")
    parser.add_argument("--rounds", type=int, default=3, help="passes over the texts")
    parser.add_argument("--every", type=int, default=1, help="take every n-th text")
    parser.add_argument("--only", default="news,local,gold,start,kinds")
    options = parser.parse_args()
    for row in rows(options.revision, options.only.split(","), options.rounds, options.every):
        print(row, flush=True)


def rows(revision: str, parts: Sequence[str], rounds: int = 3, every: int = 1) -> Iterator[str]:
    """The rows of a table: what was measured, the older tree, this one, how many times as fast."""
    yield f"| CPU time | {revision} | this tree | times as fast |"
    yield "|---|---:|---:|---:|"
    with older(revision) as source:
        sides = (Side(source), Side(ROOT / "src"))
        for name in ("news", "local", "gold"):
            if name in parts:
                yield texts_row(name, sides, rounds, every)
        if "kinds" in parts:
            for kinds in KINDS:
                yield kinds_row(kinds, sides[1], rounds, every)
        for side in sides:
            side.close()
        if "start" in parts:
            yield from start_rows(source)


@contextlib.contextmanager
def older(revision: str) -> Iterator[Path]:
    """The `src` of a revision in a folder of its own."""
    packed = subprocess.run(
        ["git", "archive", revision, "src", "examples"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    with tempfile.TemporaryDirectory(prefix="zonenews-against-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder) / "src"


def blocks(name: str, every: int) -> list[tuple[int, int, int]]:
    """Cut the texts into blocks of about one size."""
    found = []
    start = size = 0
    texts = load_texts(name)
    for number, text in enumerate(texts, 1):
        size += len(text)
        if size >= BLOCK * every or number == len(texts):
            found.append((start, number, every))
            start, size = number, 0
    return found


def texts_row(name: str, sides: tuple[Side, Side], rounds: int, every: int) -> str:
    """Parse the same texts on both sides, block by block."""
    cut = blocks(name, every)
    for side in sides:
        side.run(name, cut[0])  # tables are read, patterns compiled
    taken = [[sides[0].run(name, block), sides[1].run(name, block)] for _ in range(rounds) for block in cut]
    sums = [sum(pair[side] for pair in taken) / rounds for side in (0, 1)]
    characters = sum(len(text) for start, end, step in cut for text in load_texts(name)[start:end:step])
    speed = [f"{characters / seconds / 1e6:.3f} M/s" for seconds in sums]
    return f"| `parse`, {name} | {speed[0]} | {speed[1]} | {median(old / new for old, new in taken):.2f} |"


def kinds_row(kinds: Sequence[str], side: Side, rounds: int, every: int) -> str:
    """A parse of some kinds beside the whole parse of this tree."""
    cut = blocks("news", every)
    side.run("news", cut[0])
    taken = [[side.run("news", block), side.run("news", block, kinds)] for _ in range(rounds) for block in cut]
    sums = [sum(pair[which] for pair in taken) / rounds for which in (0, 1)]
    ratio = median(whole / part for whole, part in taken)
    return f"| `kinds={tuple(kinds)!r}` beside the whole, this tree | {sums[0]:.2f} s | {sums[1]:.2f} s | {ratio:.2f} |"


def start_rows(source: Path) -> Iterator[str]:
    """Fresh processes, a bare interpreter taken off for imports; the command as it is."""
    article = ROOT / "examples" / "clean.txt"
    commands = {name: ["-c", program] for name, program in PROGRAMS.items()}
    commands["`zonenews parse` of one article"] = ["-m", "zonenews", "parse", str(article)]
    for name, command in commands.items():
        taken: list[list[float]] = []
        for number in range(STARTS + 1):
            pair = [started(command, source), started(command, ROOT / "src")]
            if "import" in name:
                bare = started(["-c", "pass"], source)
                pair = [seconds - bare for seconds in pair]
            if number:  # the first writes bytecode
                taken.append(pair)
        old, new = (median(pair[side] for pair in taken) for side in (0, 1))
        ratio = median(pair[0] / pair[1] for pair in taken)
        yield f"| {name} | {old * 1e3:.0f} ms | {new * 1e3:.0f} ms | {ratio:.2f} |"


def started(command: Sequence[str], source: Path) -> float:
    """CPU seconds of a fresh process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], check=True, env=environment(source), stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def environment(source: Path) -> dict[str, str]:
    """The environment of a tree: its sources, and bytecode and a cache as an installed package has them from its second process on."""
    folder = Path(tempfile.gettempdir()) / "zonenews-bytecode"
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    ready = {"ZONENEWS_CACHE": str(folder / "ready")}
    return {**kept, **ready, "PYTHONPATH": str(source), "PYTHONPYCACHEPREFIX": str(folder)}


if __name__ == "__main__":
    main()
