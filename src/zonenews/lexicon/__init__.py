"""Lexicon: the tables of places, in one immutable bundle."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import attrs

from zonenews.errors import DataError
from zonenews.lexicon.regions import RegionEntry, RegionTable, load_regions
from zonenews.lexicon.zones import ZoneEntry, ZoneMatch, ZoneTable, load_zones


@attrs.frozen(slots=False, eq=False)
class Lexicon:
    """The regions and zones a text is read with.

    Make your own with `default_lexicon().extended(...)`; there is no global state to change.

    Attributes:
        regions: the region table.
        zones: the zone table.
    """

    regions: RegionTable
    zones: ZoneTable

    def __attrs_post_init__(self) -> None:
        """Refuse zones that lie nowhere."""
        for zone in self.zones.rows:
            if zone.region and zone.region not in self.regions.by_code:
                raise DataError(f"zones: {zone.id} {zone.name} lies in {zone.region}, which is not in the region table")

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

    def extended(self, *, zones: Iterable[ZoneEntry] = (), regions: Iterable[RegionEntry] = ()) -> Lexicon:
        """A new lexicon with the user's own rows beside these.

        Args:
            zones: rows to add; one with the id of an existing row replaces it.
            regions: rows to add; one with the code of an existing row replaces it.

        Returns:
            The larger lexicon; this one stays as it is.

        Raises:
            DataError: the new rows do not fit the old ones.

        >>> mine = default_lexicon().extended(zones=[ZoneEntry(id="my-1", name="青石湾科创园", kind="park", region="320411")])
        >>> [match.entry.id for match in mine.zones.lookup("青石湾科创园")]
        ['my-1']
        >>> default_lexicon().zones.lookup("青石湾科创园")
        ()
        """
        more_zones = {row.id: row for row in zones}
        more_regions = {row.code: row for row in regions}
        return Lexicon(
            regions=RegionTable({**self.regions.by_code, **more_regions}.values()) if more_regions else self.regions,
            zones=ZoneTable({**self.zones.by_id, **more_zones}.values()) if more_zones else self.zones,
        )


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that comes with the package, read at the first call and kept."""
    return Lexicon(RegionTable(load_regions()), ZoneTable(load_zones()))


def lookup_region(name: str, *, lexicon: Lexicon | None = None) -> tuple[RegionEntry, ...]:
    """Find regions by name.

    Args:
        name: a full, short or former name (赣榆区, 赣榆, 赣榆县).
        lexicon: the tables to look in; the default ones when `None`.

    Returns:
        The rows with that name, higher levels first; empty when there is none.

    >>> [row.code for row in lookup_region("赣榆县")]
    ['320707']
    >>> lookup_region("乌有县")
    ()
    """
    return (lexicon or default_lexicon()).regions.lookup(name)


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
