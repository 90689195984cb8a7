"""Where the time of parse goes: by room, by module and by function.

usage: python benchmarks/profiling.py [--noised] [--every N] [--top N]
"""

import argparse
import cProfile
import pstats
from collections import Counter
from pathlib import Path

from corpus import ROOT, load_articles, make_noisy

import zonenews

PACKAGE = ROOT / "src" / "zonenews"


def main() -> None:
    """Profile one pass over the corpus."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--noised", action="store_true", help="the Traditional copy with pinyin")
    parser.add_argument("--every", type=int, default=4, help="take every n-th article")
    parser.add_argument("--top", type=int, default=30, help="functions to show")
    options = parser.parse_args()
    articles = load_articles()[1][:: options.every]
    if options.noised:
        articles = make_noisy(articles)
    zonenews.parse(articles[0])
    profile = cProfile.Profile()
    profile.enable()
    for text in articles:
        zonenews.parse(text)
    profile.disable()
    stats = pstats.Stats(profile)
    by_module(stats)
    stats.sort_stats("tottime").print_stats(str(PACKAGE), options.top)
    stats.sort_stats("cumtime").print_stats(r"scan_|parse\)|normalize\)|anchored", options.top)


def by_module(stats: pstats.Stats) -> None:
    """Own time of each module; what built-in functions take counts for the module that called them."""
    own: Counter[str] = Counter()
    for (file, _, _), (_, _, time, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if PACKAGE in Path(file).parents:
            own[str(Path(file).relative_to(PACKAGE))] += time
        else:
            for (caller, _, _), (_, _, part, _) in callers.items():
                inside = PACKAGE in Path(caller).parents
                own[str(Path(caller).relative_to(PACKAGE)) if inside else "elsewhere"] += part
    total = sum(own.values())
    for module, time in own.most_common():
        print(f"{time / total:6.1%}  {module}")


if __name__ == "__main__":
    main()
