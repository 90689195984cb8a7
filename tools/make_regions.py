"""Rebuild the region table and the history of regions.

usage: make_regions.py [--check] [--sources FOLDER]

Downloads pinned packages into a temporary folder (or takes `FOLDER`, unpacked by an earlier run), and writes `data/regions.tsv`,
`data/region_history.tsv` and `docs/explanation/region-sources.md`. With `--check` nothing is written: exit status 1 says that a file differs. Short
names, the evidence they need, and former names in other spellings are kept in `regions_by_hand.tsv`, decisions in `regions_judged.toml`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from region_changes import Change, Judged, changes_between, read_judged
from region_sources import Sources, fetch, read_sources
from region_tables import differences_page, history_table, region_table
from region_versions import Timeline

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "zonenews" / "data"
BY_HAND = Path(__file__).with_name("regions_by_hand.tsv")
JUDGED = Path(__file__).with_name("regions_judged.toml")


def main() -> None:
    """Build the files, and write or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file differs")
    parser.add_argument("--sources", type=Path, help="folder with the packages unpacked, filled when empty")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = built(fetch(chosen.sources or Path(folder)))
    stale = [path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if not chosen.check:
            path.write_text(text_of(files, path), encoding="utf-8")
        sys.stdout.write(f"{'differs' if chosen.check else 'written'}: {path.relative_to(ROOT)}\n")
    sys.exit(1 if chosen.check and stale else 0)


def text_of(files: dict[Path, str], path: Path) -> str:
    """The new text of a file."""
    return files[path]


def built(folder: Path) -> dict[Path, str]:
    """The text of each generated file."""
    sources: Sources = read_sources(folder)
    judged: Judged = read_judged(JUDGED)
    timeline = Timeline(sources, judged)
    changes: list[Change] = changes_between(timeline, sources, judged)
    return {
        DATA / "region_history.tsv": history_table(timeline, changes),
        DATA / "regions.tsv": region_table(BY_HAND.read_text(encoding="utf-8"), timeline, changes),
        ROOT / "docs" / "explanation" / "region-sources.md": differences_page(sources, judged, timeline, changes),
    }


if __name__ == "__main__":
    main()
