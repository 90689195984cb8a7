"""Lexicon: the tables of places, in one immutable bundle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import attrs

from zonenews.errors import DataError
from zonenews.lexicon.indicators import Metric, MetricTable, default_metrics
from zonenews.lexicon.region_versions import RegionVersion, history_of, regions_on
from zonenews.lexicon.regions import LEVELS, RegionEntry, RegionTable, load_regions
from zonenews.lexicon.zones import ZoneEntry, ZoneMatch, ZoneTable, zone_lines


@attrs.frozen(slots=False, eq=False)
class Lexicon:
    """The regions, zones and metrics a text is read with.

    Make your own with `default_lexicon().extended(...)`; there is no global state to change.

    Attributes:
        regions: the region table.
        zones: the zone table.
        metrics: the table of metrics; that of the package where it is `None`.
    """

    regions: RegionTable
    zones: ZoneTable
    metrics: MetricTable | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse zones that lie nowhere."""
        for code in self.zones.region_codes:
            if code and code not in self.regions.by_code:
                zone = self.zones.in_region(code)[0]
                raise DataError(f"zones: {zone.id} {zone.name} lies in {code}, which is not in the region table")

    def region_names(self, code: str) -> tuple[str, str | None, str | None]:
        """Province, prefecture and county of a code; see `RegionTable.names`.

        >>> default_lexicon().region_names("320707")
        ('江苏省', '连云港市', '赣榆区')
        >>> default_lexicon().region_names("999999")
        Traceback (most recent call last):
            ...
        KeyError: '999999'
        """
        return self.regions.names(code)

    def extended(
        self,
        *,
        zones: Iterable[ZoneEntry] = (),
        regions: Iterable[RegionEntry] = (),
        metrics: Iterable[Metric] = (),
    ) -> Lexicon:
        """A new lexicon with the user's own rows beside these.

        Args:
            zones: rows to add; one with the id of an existing row replaces it.
            regions: rows to add; one with the code of an existing row replaces it.
            metrics: rows to add; one with the name of an existing row replaces it.

        Returns:
            The larger lexicon; this one stays as it is.

        Raises:
            DataError: the new rows do not fit the old ones; the message names the word and both rows.

        >>> mine = default_lexicon().extended(zones=[ZoneEntry(id="my-1", name="青石湾科创园", kind="park", region="320411")])
        >>> [match.entry.id for match in mine.zones.lookup("青石湾科创园")]
        ['my-1']
        >>> default_lexicon().zones.lookup("青石湾科创园")
        ()
        """
        more_zones = {row.id: row for row in zones}
        more_regions = {row.code: row for row in regions}
        more_metrics = {row.name: row for row in metrics}
        known = {row.name: row for row in (self.metrics or default_metrics()).rows} if more_metrics else {}
        return Lexicon(
            regions=RegionTable({**self.regions.by_code, **more_regions}.values()) if more_regions else self.regions,
            zones=ZoneTable({**self.zones.by_id, **more_zones}.values()) if more_zones else self.zones,
            metrics=MetricTable({**known, **more_metrics}.values()) if more_metrics else self.metrics,
        )


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that comes with the package, read at the first call and kept."""
    return Lexicon(RegionTable(load_regions()), ZoneTable(zone_lines()))


def lookup_region(name: str, *, on: date | None = None, lexicon: Lexicon | None = None) -> tuple[RegionEntry, ...]:
    """Find regions by name or code, as they are or as they were on a day.

    Args:
        name: a full, short or former name (赣榆区, 赣榆, 赣榆县), or a six-digit code.
        on: the day that is asked about; the regions in force when `None`. Short names are known for those in force only.
        lexicon: the tables to look in; the default ones when `None`.

    Returns:
        The regions, higher levels first; empty when there is none. With `on`: those that had the name or code then; where none had it,
        what those that had it before had become, or what those that got it later had been.

    >>> [row.code for row in lookup_region("赣榆县")]
    ['320707']
    >>> [(row.code, row.valid_to, row.successors) for row in lookup_region("赣榆县", on=date(2008, 5, 1))]
    [('320721', '2014', ('320707',))]
    >>> [row.name for row in lookup_region("320721", on=date(2020, 1, 1))]
    ['赣榆区']
    >>> lookup_region("乌有县")
    ()
    """
    table = (lexicon or default_lexicon()).regions
    name = name.strip()
    if on is None:
        found = table.lookup(name)
        if not found and (len(name) == 6 and name.isdigit()):
            found = (table.by_code[name],) if name in table.by_code else ()
        return found or tuple([one.as_entry() for one in history_of(table).by_name.get(name, ())])
    history = history_of(table)
    found = tuple([one.as_entry() for one in regions_on(history, name, on)])
    if not found:
        rows = {one: None for row in table.lookup(name) for one in regions_on(history, row.code, on)}
        found = tuple([one.as_entry() for one in rows])
    return tuple(sorted(found, key=lambda row: LEVELS.index(row.level)))


def region_history(code: str, *, lexicon: Lexicon | None = None) -> tuple[RegionVersion, ...]:
    """Everything a region was since 1980 and became: each code and name with its years, the change that ended it, and its document.

    Args:
        code: six digits, a code in force or of any year since 1980.
        lexicon: the tables to look in; the default ones when `None`.

    Returns:
        The versions, oldest first, with those that were merged into it and those it was split into; empty when no region had the code.

    >>> for version in region_history("320707"):
    ...     print(version.code, version.name, version.valid_from, version.valid_to, version.kind)
    322127 赣榆县 None 1983 recoded
    320721 赣榆县 1983 2014 county-to-district
    320707 赣榆区 2014 None
    >>> region_history("999999")
    ()
    """
    history = history_of((lexicon or default_lexicon()).regions)
    found = {one: None for version in history.by_code.get(code, ()) for one in history.lineage(version)}
    return tuple(sorted(found, key=lambda one: (one.valid_from or "", one.valid_to or "9", one.code)))


def lookup_zone(
    name: str, *, fuzzy: bool = False, limit: int = 5, least: float = 60.0, lexicon: Lexicon | None = None
) -> tuple[ZoneMatch, ...]:
    """Find zones by name.

    Args:
        name: a full name or an alias.
        fuzzy: also give the names most like it, where none is equal; needs the extra `fuzzy` (rapidfuzz).
        limit: how many candidates to give at most, when fuzzy.
        least: the lowest score to give, from 0 to 100, when fuzzy.
        lexicon: the tables to look in; the default ones when `None`.

    Returns:
        The candidates, best first; empty when there is none.

    Raises:
        ImportError: `fuzzy` without rapidfuzz.

    >>> [(match.entry.name, match.score) for match in lookup_zone("苏州园区")]
    [('苏州工业园区', 100.0)]
    >>> lookup_zone("苏洲工业园区")
    ()
    >>> lookup_zone("苏洲工业园区", fuzzy=True)[0].entry.name
    '苏州工业园区'
    """
    zones = (lexicon or default_lexicon()).zones
    exact = zones.lookup(name)
    return zones.alike(name, limit=limit, least=least) if fuzzy and not exact else exact
