"""Zones as they were when an article appeared: a 经济开发区 of 2019 that was raised in 2021 is a provincial one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from zonenews.lexicon import Lexicon
from zonenews.lexicon.zone_versions import history_of_zones
from zonenews.mentions.zones.records import Zone


def dated_zones(zones: Iterable[Zone], days: Sequence[tuple[int, date | None]], lexicon: Lexicon) -> tuple[Zone, ...]:
    """Give zones the kind and level they had on the day of their article.

    Args:
        zones: the zones of a normal text as the table of today has them, in text order.
        days: from which offset on which day holds, in text order; `None` where it is not known.
        lexicon: the tables.

    Returns:
        The same zones in the same order: what was merged by then is the zone it became; the level is `None` where the table does not
        know who had approved the zone by then.
    """
    zones = tuple(zones)
    if all(day is None for _, day in days) or all(zone.entry is None for zone in zones):
        return zones
    starts = [start for start, _ in days]
    return tuple(_on(zone, days[bisect_right(starts, zone.span.start) - 1][1], lexicon) for zone in zones)


def _on(zone: Zone, day: date | None, lexicon: Lexicon) -> Zone:
    if zone.entry is None or day is None:
        return zone
    history, row = history_of_zones(lexicon.zones), lexicon.zones[zone.entry]
    if not history.changed(row, day):
        return zone
    past = history.on(row, day)
    if past is None:
        return zone if row.status != "active" else attrs.evolve(zone, level=None)
    return attrs.evolve(zone, entry=past.id, kind=past.kind, level=past.level, region=past.region)
