"""Print the oldest versions of all dependencies that pyproject.toml allows, as constraints for pip.

usage: python tools/oldest.py [GROUP-OR-EXTRA ...] > oldest.txt

Without names the dependencies of the package itself are printed; names add extras and dependency groups.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def oldest(names: list[str]) -> list[str]:
    """The constraints, sorted; a dependency that has no lower bound is refused."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = tables["project"], tables["dependency-groups"]
    wanted = list(project["dependencies"])
    for name in names:
        wanted += project["optional-dependencies"].get(name) or groups[name]
    found = set()
    for requirement in filter(lambda entry: isinstance(entry, str), wanted):
        match = re.fullmatch(r"([\w.-]+)(?:\[[\w,-]+\])?>=([\w.]+)(?:,.*)?", requirement)
        if match is None:
            sys.exit(f"{requirement}: no lower bound")
        found.add(f"{match[1]}=={match[2]}")
    return sorted(found, key=str.lower)


if __name__ == "__main__":
    sys.stdout.write("\n".join(oldest(sys.argv[1:])) + "\n")
