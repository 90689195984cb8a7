"""Lexicon: the tables of places, in one immutable bundle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import attrs

from zonenews.errors import DataError
from zonenews.lexicon.indicators import Metric, MetricTable, default_metrics
from zonenews.lexicon.region_versions import RegionVersion, history_of, regions_on
from zonenews.lexicon.regions import LEVELS, RegionEntry, RegionTable, region_lines
from zonenews.lexicon.word_classes import OwnWords
from zonenews.lexicon.zone_versions import ZoneVersion, history_of_zones
from zonenews.lexicon.zones import ZoneEntry, ZoneMatch, ZoneTable, zone_lines
from zonenews.text.published import Published, published_day


@attrs.frozen(slots=False, eq=False)
class Lexicon:
    """The regions, zones, metrics and words a text is read with.

    Make your own with `default_lexicon().extended(...)`; there is no global state to change.

    Attributes:
        regions: the region table.
        zones: the zone table.
        metrics: the table of metrics; that of the package where it is `None`.
        words: words of word classes beside those of the package; none where it is `None`.
    """

    regions: RegionTable
    zones: ZoneTable
    metrics: MetricTable | None = None
    words: OwnWords | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse zones that lie nowhere."""
        known = self.regions.codes
        for code in self.zones.region_codes:
            if code and code not in known:
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
        words: Mapping[str, Iterable[str]] | None = None,
    ) -> Lexicon:
        """A new lexicon with the user's own rows beside these.

        Args:
            zones: rows to add; one with the id of an existing row replaces it.
            regions: rows to add; one with the code of an existing row replaces it.
            metrics: rows to add; one with the name of an existing row replaces it.
            words: words to add to the word classes of `data/word_classes.toml`, by class; they are read wherever its own words are.

        Returns:
            The larger lexicon; this one stays as it is.

        Raises:
            DataError: the new rows do not fit the old ones; the message names the word and both rows, or the word and its class.

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
            words=self._with(words) if words else self.words,
        )

    def _with(self, words: Mapping[str, Iterable[str]]) -> OwnWords:
        own = self.words.own if self.words is not None else {}
        for name, more in words.items():
            if isinstance(more, str):
                raise DataError(f"words: those of {name} are one text, {more!r}, and no list of words")
            own = own | {name: (*own.get(name, ()), *more)}
        return OwnWords(own)


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that comes with the package, read at the first call and kept."""
    return Lexicon(RegionTable(region_lines()), ZoneTable(zone_lines()))


def lookup_region(name: str, *, on: Published = None, lexicon: Lexicon | None = None) -> tuple[RegionEntry, ...]:
    """Find regions by name or code, as they are or as they were on a day.

    Args:
        name: a full, short or former name (赣榆区, 赣榆, 赣榆县), or a six-digit code.
        on: the day that is asked about, a date or an ISO 8601 string; the regions in force when `None`. Short names are known for those in force only.
        lexicon: the tables to look in; the default ones when `None`.

    Returns:
        The regions, higher levels first; empty when there is none. With `on`: those that had the name or code then; where none had it,
        what those that had it before had become, or what those that got it later had been.

    >>> [row.code for row in lookup_region("赣榆县")]
    ['320707']
    >>> [(row.code, row.valid_to, row.successors) for row in lookup_region("赣榆县", on="2008-05-01")]
    [('320721', '2014-05-02', ('320707',))]
    >>> [row.name for row in lookup_region("320721", on="2020-01-01")]
    ['赣榆区']
    >>> lookup_region("乌有县")
    ()
    """
    table = (lexicon or default_lexicon()).regions
    name, day = name.strip(), published_day(on, "on")
    if day is None:
        found = table.lookup(name)
        if not found and (len(name) == 6 and name.isdigit()):
            found = (table.by_code[name],) if name in table.by_code else ()
        return found or tuple([one.as_entry() for one in history_of(table).by_name.get(name, ())])
    history = history_of(table)
    found = tuple([one.as_entry() for one in regions_on(history, name, day)])
    if not found:
        rows = {one: None for row in table.lookup(name) for one in regions_on(history, row.code, day)}
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
    320721 赣榆县 1983 2014-05-02 county-to-district
    320707 赣榆区 2014-05-02 None
    >>> region_history("999999")
    ()
    """
    history = history_of((lexicon or default_lexicon()).regions)
    found = {one: None for version in history.by_code.get(code, ()) for one in history.lineage(version)}
    return tuple(sorted(found, key=lambda one: (one.valid_from or "", one.valid_to or "9", one.code)))


def lookup_zone(  # noqa: PLR0913 - each says how to look
    name: str,
    *,
    on: Published = None,
    fuzzy: bool = False,
    limit: int = 5,
    least: float = 60.0,
    lexicon: Lexicon | None = None,
) -> tuple[ZoneMatch, ...]:
    """Find zones by name, as they are or as they were on a day.

    Args:
        name: a full name, a former one or an alias.
        on: the day that is asked about, a date or an ISO 8601 string; what holds now when `None`.
        fuzzy: also give the names most like it, where none is equal; needs the extra `fuzzy` (rapidfuzz).
        limit: how many candidates to give at most, when fuzzy.
        least: the lowest score to give, from 0 to 100, when fuzzy.
        lexicon: the tables to look in; the default ones when `None`.

    Returns:
        The candidates, best first; empty when there is none. With `on`, their entries have the name, kind, level, status and dates of that
        day; a zone that had been merged by then is the one it became, one of which the table does not know what it was is left out.

    Raises:
        ImportError: `fuzzy` without rapidfuzz.
        PublishedError: `on` is no day.

    >>> [(match.entry.name, match.score) for match in lookup_zone("苏州园区")]
    [('苏州工业园区', 100.0)]
    >>> [(zone.entry.name, zone.entry.level, zone.entry.valid_to) for zone in lookup_zone("花都经济开发区", on="2020-05-01")]
    [('广州花都经济开发区', 'provincial', '2024-10')]
    >>> lookup_zone("苏洲工业园区")
    ()
    >>> lookup_zone("苏州园区", on="2020年")
    Traceback (most recent call last):
        ...
    zonenews.errors.PublishedError: on is '2020年', not a date, a datetime, an ISO 8601 string or None
    >>> lookup_zone("苏洲工业园区", fuzzy=True)[0].entry.name
    '苏州工业园区'
    """
    zones, day = (lexicon or default_lexicon()).zones, published_day(on, "on")
    exact = zones.lookup(name)
    found = zones.alike(name, limit=limit, least=least) if fuzzy and not exact else exact
    if day is None:
        return found
    history = history_of_zones(zones)
    past = {match: history.on(match.entry, day) for match in found}
    return tuple(attrs.evolve(match, entry=row) for match, row in past.items() if row is not None)


def zone_history(zone_id: str, *, lexicon: Lexicon | None = None) -> tuple[ZoneVersion, ...]:
    """What a zone was: each name, kind and level with its dates, and the change that ended it.

    Args:
        zone_id: a gazetteer id.
        lexicon: the tables to look in; the default ones when `None`.

    Returns:
        The versions, the oldest first; empty when there is no such zone.

    >>> for version in zone_history("etdz-440114"):
    ...     print(version.name, version.level, version.valid_from, version.valid_to, version.status, version.document)
    广州花都经济开发区 provincial None 2024-10 upgraded 国办函〔2024〕83号
    广州花都经济技术开发区 national 2024-10 None active
    >>> zone_history("etdz-000000")
    ()
    """
    zones = (lexicon or default_lexicon()).zones
    return history_of_zones(zones).versions(zones[zone_id]) if zone_id in zones else ()


def zones_of(code: str, *, on: Published = None, lexicon: Lexicon | None = None) -> tuple[ZoneEntry, ...]:
    """The zones that lie in a region.

    Args:
        code: GB/T 2260 code of a region in force.
        on: the day that is asked about, a date or an ISO 8601 string; what holds now when `None`.
        lexicon: the tables to look in; the default ones when `None`.

    Returns:
        Those of the region and of all regions inside it, national ones first, then by id; empty when there is none. Today: those that are
        active. With `on`: those the table knows of that day, as they were then.

    >>> [(zone.name, zone.level) for zone in zones_of("440114", on="2020-05-01")]
    [('广州花都经济开发区', 'provincial')]
    >>> [(zone.name, zone.level) for zone in zones_of("440114")]
    [('广州花都经济技术开发区', 'national')]
    >>> zones_of("999999")
    ()
    """
    lexicon, day = lexicon or default_lexicon(), published_day(on, "on")
    zones, history = lexicon.zones, history_of_zones(lexicon.zones)
    rows = [
        row
        for region in zones.region_codes
        if region and lexicon.regions.lies_in(region, code)
        for row in zones.in_region(region)
    ]
    if day is None:
        found = [row for row in rows if row.status == "active"]
    else:
        found = [past for row in rows if (past := history.on(row, day)) is not None and past.id == row.id]
    return tuple(sorted(found, key=lambda row: (row.level != "national", row.level is None, row.id)))
