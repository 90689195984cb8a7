"""Zones through time: under which name, kind and level each was there, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, cast, get_args

import attrs

from zonenews._data import read_tsv
from zonenews.errors import DataError
from zonenews.lexicon.validity import first_day, holds_on, last_day
from zonenews.lexicon.zones import ZoneEntry, ZoneKey, ZoneLevel, ZoneStatus, ZoneTable

COLUMNS: Final = ("id", "name", "kind", "level", "since", "until", "change", "successors", "document", "source")
_FINAL: Final = frozenset({"merged", "abolished"})
_MOST_STEPS: Final = 10
"""No zone was merged so often; more would be a circle in the table."""


@attrs.frozen(kw_only=True)
class ZoneVersion:
    """A zone under one name, kind and level.

    Attributes:
        id: the gazetteer id of the zone.
        name: its full name.
        kind: key of its kind.
        level: who had approved it, `None` where unknown.
        valid_from: since when: ISO 8601, the year alone where no more is known; `None` where not even that.
        valid_to: until when, in the same form; `None` while it holds.
        status: `active` while it holds, else how it ended: `upgraded`, `downgraded`, `renamed`, `merged`, `abolished`.
        successors: ids of the zones it became, its own where it went on; empty while it holds, and where nothing followed.
        document: the document that ordered the change (国办函〔2024〕83号), empty where not known.
        source: where the version, or its end, was read.
    """

    id: str
    name: str
    kind: str
    level: ZoneLevel | None
    valid_from: str | None = None
    valid_to: str | None = None
    status: ZoneStatus = "active"
    successors: tuple[str, ...] = ()
    document: str = ""
    source: str = ""

    def holds(self, day: date) -> bool:
        """Whether the zone was this on a day."""
        return holds_on(day, self.valid_from, self.valid_to)


class ZoneHistory:
    """The versions of the zones of a table.

    Raises:
        DataError: a version or a successor is of a zone that the table does not have.
    """

    def __init__(self, ended: Iterable[ZoneVersion], table: ZoneTable) -> None:
        """Sort the versions that ended by zone."""
        self._table = table
        self.ended: dict[str, list[ZoneVersion]] = {}
        for version in ended:
            for zone in (version.id, *version.successors):
                if zone not in table:
                    raise DataError(f"data/zone_history.tsv: {version.id} {version.name}: there is no zone {zone}")
            self.ended.setdefault(version.id, []).append(version)

    def versions(self, row: ZoneEntry) -> tuple[ZoneVersion, ...]:
        """All versions of a zone, the oldest first."""
        ended = tuple(self.ended.get(row.id, ()))
        if row.status != "active" and ended:
            return ended
        now = ZoneVersion(
            id=row.id,
            name=row.name,
            kind=row.kind,
            level=row.level,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            status=row.status,
            successors=row.successors,
            source=row.source,
        )
        return (*ended, now)

    def changed(self, row: ZoneEntry, day: date) -> bool:
        """Whether a row was something else on a day than it is today."""
        return row.id in self.ended or (row.valid_from is not None and first_day(row.valid_from) > day)

    def on(self, row: ZoneEntry, day: date) -> ZoneEntry | None:
        """A zone as it was on a day, or what it had become.

        Returns:
            The row with the name, kind, level and dates of that day; `None` where the table does not know what it was then.
        """
        for _ in range(_MOST_STEPS):
            versions = self.versions(row)
            for version in reversed(versions):  # of a change of which only the year is known, what came of it
                if version.holds(day):
                    return _as(row, version)
            last = versions[-1]
            if last.status not in _FINAL or last.valid_to is None or day <= last_day(last.valid_to):
                return None
            if not last.successors:
                return None
            row = self._table[last.successors[0]]
        raise DataError(f"data/zone_history.tsv: the changes of {row.id} {row.name} lead in a circle")


@lru_cache(maxsize=4)
def history_of_zones(table: ZoneTable) -> ZoneHistory:
    """The history that goes with a table of zones, read at the first call."""
    return ZoneHistory([version for version in load_zone_history() if version.id in table], table)


@lru_cache(maxsize=1)
def load_zone_history() -> tuple[ZoneVersion, ...]:
    """Read `data/zone_history.tsv`.

    Raises:
        DataError: a cell is not what its column asks for.
    """
    return tuple(map(_version, read_tsv("zone_history.tsv", COLUMNS)))


def _version(cells: Sequence[str]) -> ZoneVersion:
    zone, name, kind, level, since, until, change, successors, document, source = cells
    if level not in {"national", "provincial", ""} or change not in get_args(ZoneStatus) or not until:
        raise DataError(f"data/zone_history.tsv: {zone}: level {level!r}, change {change!r}, until {until!r}")
    return ZoneVersion(
        id=zone,
        name=name,
        kind=kind,
        level=cast("ZoneLevel", level) if level else None,
        valid_from=since or None,
        valid_to=until,
        status=cast("ZoneStatus", change),
        successors=tuple(successors.split("|")) if successors else (),
        document=document,
        source=source,
    )


def _as(row: ZoneEntry, version: ZoneVersion) -> ZoneEntry:
    return attrs.evolve(
        row,
        name=version.name,
        kind=cast("ZoneKey", version.kind),
        level=version.level,
        status=version.status,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        successors=version.successors,
        approved=row.approved if version.level == row.level else version.valid_from or "",
    )
