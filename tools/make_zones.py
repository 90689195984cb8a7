"""Rebuild the zone table.

usage: make_zones.py [--check]

Joins `zones_by_hand.tsv` (zones read one by one, with their names in the press) with `zone_catalogue.tsv` (every zone of GB/T 37028-2018, that is the
catalogue of development zones of 2018 and its national zones outside it), and writes `data/zones.tsv`. With `--check` nothing is written: exit status 1
says that the file differs.
"""

import argparse
import sys
from pathlib import Path

from zone_tables import Tables, zone_table

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build the file, and write or compare it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file differs")
    chosen = parser.parse_args()
    path = ROOT / "src" / "zonenews" / "data" / "zones.tsv"
    text = zone_table(Tables.read(Path(__file__).parent, path.parent))
    stale = not path.is_file() or path.read_text(encoding="utf-8") != text
    if stale:
        sys.stdout.write(f"{'differs' if chosen.check else 'written'}: {path.relative_to(ROOT)}\n")
        if not chosen.check:
            path.write_text(text, encoding="utf-8")
    sys.exit(1 if chosen.check and stale else 0)


if __name__ == "__main__":
    main()
