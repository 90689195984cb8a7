"""Measure zonenews beside its peers, in one process and one thread, and write docs/performance.md.

usage: python benchmarks/compare.py [--quick] [--against REVISION] [--output docs/performance.md]

Everything is CPU time of one process, so that what else the machine does hardly counts.
"""

import argparse
import gc
import logging
import os
import platform
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from against import PROGRAMS, STARTS, rows, started
from corpus import NEWS, ROOT, load_articles, make_noisy
from peers import RELEASES, load_peers, release

import zonenews

Function = Callable[[str], object]
BASELINE = "a8df378"
"""The build before the parts of the house were given their present rooms."""
BEST_OF = 5
SLOWEST = 4.0
"""Seconds a pass may take: slower functions are measured on every n-th article."""

SPEEDS = [
    ("normalize", "noised", ["OpenCC t2s"]),
    ("normalize", "clean", ["OpenCC t2s"]),
    ("find_numerals", "clean", ["cn2an transform", "Recognizers number"]),
    ("find_quantities", "clean", ["JioNLP extract_money", "Recognizers number+percentage+currency+dimension"]),
    ("find_times", "clean", ["JioNLP extract_time", "Recognizers datetime"]),
    ("find_regions", "clean", ["cpca transform_text_with_addrs", "JioNLP recognize_location"]),
    (
        "parse",
        "clean",
        ["JioNLP extract_time", "JioNLP extract_money", "Recognizers number+percentage+currency+dimension"],
    ),
    ("parse", "noised", []),
]
"""What is measured beside what: a function of zonenews, the texts, and what of the peers does part of the same work."""

MEMORY = """
import sys
from pathlib import Path
sys.path[:0] = [{benchmarks!r}, {source!r}]
{texts}
import zonenews
def peak():  # not getrusage: its figure survives exec, so it would count the process that started this one
    return next(int(line.split()[1]) for line in Path("/proc/self/status").open() if line.startswith("VmHWM")) / 1024
before = peak()
{work}
print(before, peak())
"""


def main() -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=BEST_OF, help="passes, of which the best counts")
    parser.add_argument("--against", default=BASELINE, help="the earlier build to measure beside this one")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "performance.md")
    parser.add_argument(
        "--quick", action="store_true", help="one pass each on a tenth of the articles, to try the script"
    )
    options = parser.parse_args()
    logging.disable()  # peers log and warn about expressions they cannot read
    warnings.simplefilter("ignore")
    name, articles = load_articles()
    if options.quick:
        articles = articles[::10]
    texts = {"clean": articles, "noised": make_noisy(articles)}
    rounds = 1 if options.quick else options.rounds
    peers, absent = load_peers()
    page = [
        *heading(name, articles, rounds),
        *speeds(texts, peers, rounds),
        *left_out(absent),
        *rooms(articles, rounds),
    ]
    page += [*linearity(texts, rounds), *earlier(options.against, quick=options.quick), *start_up(), *memory()]
    options.output.write_text("\n".join(page) + "\n", encoding="utf-8")
    print("\n".join(page))


# -- measuring


def best_rate(function: Function, articles: Sequence[str], rounds: int) -> tuple[float, int]:
    """Characters a second in the best of several passes, and the stride: 1 for all articles, n for every n-th."""
    function(articles[0])  # tables are loaded lazily
    probe = articles[:: max(1, len(articles) // 40)]
    estimate = seconds(function, probe) * sum(map(len, articles)) / sum(map(len, probe))
    stride = max(1, round(estimate / SLOWEST))
    sample = articles[::stride]
    fastest = min(seconds(function, sample) for _ in range(rounds))
    return sum(map(len, sample)) / fastest, stride


def seconds(function: Function, articles: Sequence[str]) -> float:
    """How long one pass takes, the garbage of earlier passes gone."""
    gc.collect()
    start = time.process_time()
    for text in articles:
        function(text)
    return time.process_time() - start


def rate(value: float) -> str:
    """Characters a second, for people."""
    return f"{value / 1e6:.2f} M" if value >= 1e5 else f"{value / 1e3:.1f} k"


# -- the parts of the page


def heading(name: str, articles: Sequence[str], rounds: int) -> list[str]:
    """What was measured, on what, when."""
    with Path("/proc/cpuinfo").open(encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "unknown")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    load = os.getloadavg()[0]
    when = time.strftime("%Y-%m-%d %H:%M")
    machine = (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )
    characters = sum(map(len, articles))
    return [
        "# Performance",
        "",
        f"Made by `python benchmarks/compare.py` on {when}, commit {commit.stdout.strip()}.",
        f"Machine: {machine}, load {load:.1f} at the start.",
        "",
        f"Texts: {name}, {len(articles):,} articles, {characters:,} characters.",
        "The noised copy is the same in Traditional script with injected pinyin.",
        f"One process, one thread, one call an article, CPU time, best of {rounds}.",
        f"Functions that would take more than {SLOWEST:.0f} s a pass are measured on every n-th article.",
        "",
    ]


def speeds(texts: dict[str, list[str]], peers: dict[str, Function], rounds: int) -> list[str]:
    """The table of ratios."""
    lines = ["## Beside other tools", "", "| function | text | characters/s | beside | characters/s | times as fast |"]
    lines.append("|---|---|---:|---|---:|---:|")
    known: dict[tuple[str, str], tuple[float, int]] = {}

    def measured(name: str, text: str) -> tuple[float, int]:
        if (name, text) not in known:
            function = getattr(zonenews, name, None) or together([peers[part] for part in parts(name)])
            known[name, text] = best_rate(function, texts[text], rounds)
            print(f"{name} on {text}: {rate(known[name, text][0])}", file=sys.stderr)
        return known[name, text]

    for name, text, others in SPEEDS:
        if not hasattr(zonenews, name):
            continue
        mine, _ = measured(name, text)
        present = [other for other in others if all(part in peers for part in parts(other))]
        for other in present or [""]:
            if not other:
                lines.append(f"| `{name}` | {text} | {rate(mine)} | | | |")
                continue
            theirs, stride = measured(other, text)
            note = f" (1 in {stride})" if stride > 1 else ""
            lines.append(f"| `{name}` | {text} | {rate(mine)} | {other}{note} | {rate(theirs)} | {mine / theirs:.1f} |")
    return [*lines, ""]


def parts(name: str) -> list[str]:
    """`Tool a+b` is the tool's functions a and b, one after the other."""
    tool, _, functions = name.partition(" ")
    return [f"{tool} {function}" for function in functions.split("+")]


def together(functions: list[Function]) -> Function:
    """One function that calls several on the same text."""
    return functions[0] if len(functions) == 1 else lambda text: [function(text) for function in functions]


def left_out(absent: dict[str, str]) -> list[str]:
    """The peers: their versions, and why some are missing."""
    present = [release(*names) for tool, names in RELEASES.items() if tool not in absent]
    lines = [f"Compared: {', '.join(present) or 'no other tool was installed'}."]
    lines += [f"Left out: {tool} ({reason})." for tool, reason in absent.items()]
    return [*lines, ""]


def rooms(articles: Sequence[str], rounds: int) -> list[str]:
    """Every public finder alone, from raw text, and the whole."""
    names = [
        "normalize",
        "split_article",
        *sorted(name for name in zonenews.__all__ if name.startswith("find_")),
        "parse",
    ]
    lines = [
        "## Room by room",
        "",
        "Each finder alone, its own normalising and what it needs of other rooms included.",
        "",
    ]
    lines += ["| function | characters/s | microseconds a thousand characters |", "|---|---:|---:|"]
    for name in names:
        speed, _ = best_rate(getattr(zonenews, name), articles, rounds)
        lines.append(f"| `{name}` | {rate(speed)} | {1e9 / speed:,.0f} |")
    return [*lines, ""]


def linearity(texts: dict[str, list[str]], rounds: int) -> list[str]:
    """Time of one long text over time of a short one; 1.0 is linear."""
    article = max(texts["clean"], key=len)[:2000]
    noisy = max(texts["noised"], key=len)[:2000]
    seeds = {
        "clean": article,
        "noised": noisy,
        "一": "一" * 2000,
        "(": "(" * 2000,
        "亿": "亿" * 2000,
        "1,": "1," * 1000,
    }
    seeds |= {"签约": "签约" * 1000, "增长": "增长" * 1000, "2023年": "2023年" * 400}
    lines = [
        "## Growing texts",
        "",
        "Time for each character of one text of 2,000 characters, and of the same text 20 and 200 times over.",
    ]
    lines += ["", "| text | ns a character | 20 times | 200 times |", "|---|---:|---:|---:|"]
    for name, seed in seeds.items():
        short, longer, longest = (
            min(seconds(zonenews.parse, [seed * times]) for _ in range(rounds)) / len(seed * times)
            for times in (1, 20, 200)
        )
        lines.append(f"| `{name}` | {short * 1e9:,.0f} | × {longer / short:.2f} | × {longest / short:.2f} |")
    return [*lines, ""]


def earlier(revision: str, *, quick: bool) -> list[str]:
    """This tree beside an earlier build: news, local texts, dense texts, some kinds, starting."""
    table = list(rows(revision, ("news", "local", "gold", "start", "kinds"), 1 if quick else 3, 10 if quick else 1))
    return [
        "## Beside an earlier build",
        "",
        "Both in processes of their own that take turns block by block; the ratio is the median of the blocks.",
        "This tree has what an earlier process kept for it.",
        "",
        *table,
        "",
    ]


def start_up() -> list[str]:
    """Time of fresh processes over that of a bare interpreter, with and without what an earlier process kept."""
    source = ROOT / "src"
    bare = min(started(["-c", "pass"], source) for _ in range(STARTS))
    lines = ["## Starting", "", f"Fresh process, best of {STARTS}, over a bare interpreter.", ""]
    lines += ["| program | ms | without what an earlier process kept |", "|---|---:|---:|"]
    for name, program in PROGRAMS.items():
        plain = f"import os; os.environ['ZONENEWS_CACHE'] = 'off'; {program}"
        kept, none = (min(started(["-c", one], source) for _ in range(STARTS)) - bare for one in (program, plain))
        lines.append(f"| {name} | {kept * 1e3:.0f} | {none * 1e3:.0f} |")
    return [*lines, ""]


def memory() -> list[str]:
    """The largest resident size of a process that parses the corpus, and of one that parses one long text."""
    what = "the news corpus" if NEWS.is_file() else "the examples"
    before, after = peaks(
        "for text in articles: zonenews.parse(text)",
        texts="from corpus import load_articles; articles = load_articles()[1]",
    )
    with tempfile.TemporaryDirectory() as folder:  # made here: a process that joins and cuts so much text grows by that
        file = Path(folder) / "long.txt"
        file.write_bytes("\n".join(load_articles()[1] * 9).encode()[:5_000_000])
        _, long = peaks(f"zonenews.parse(Path({str(file)!r}).read_text(encoding='utf-8', errors='ignore'))")
    return [
        "## Memory",
        "",
        f"A process that parses {what} article by article reaches {after:.0f} MB at most;",
        f"{before:.0f} MB of that are Python, the imports and the texts.",
        f"Parsing 5 MB of it as one text takes {long:.0f} MB at most.",
    ]


def peaks(work: str, *, texts: str = "") -> tuple[float, float]:
    """The largest resident size of a process in MB before it works, its texts loaded, and at its end."""
    program = MEMORY.format(benchmarks=str(ROOT / "benchmarks"), source=str(ROOT / "src"), texts=texts, work=work)
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    before, after = map(float, done.stdout.split())
    return before, after


if __name__ == "__main__":
    main()
