"""Regions: provinces, prefectures and counties in a text, with their GB/T 2260 codes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from zonenews._codegen import changer, constructor
from zonenews.lexicon import Lexicon, default_lexicon
from zonenews.lexicon.regions import RegionLevel, RegionTable
from zonenews.lexicon.word_classes import words_used
from zonenews.mentions.regions.chains import region_chains
from zonenews.mentions.regions.dating import Day, dated_regions
from zonenews.mentions.regions.hits import Hit
from zonenews.mentions.regions.records import Holder, Region
from zonenews.text.normalize import normalize
from zonenews.text.published import Published, published_day
from zonenews.text.records import Mention, anchored
from zonenews.text.spans import Span


def find_regions(text: str, *, published: Published = None, lexicon: Lexicon | None = None) -> tuple[Region, ...]:
    """Find the regions a text names.

    Args:
        text: any text, however noisy.
        published: the day the text appeared, a date or ISO 8601 text: names are read by the table of that day, of today where `None`.
        lexicon: the tables; the default ones when `None`.

    Returns:
        Mentions in text order, not overlapping, with raw offsets; empty when there are none.

    >>> [(region.text, region.code) for region in find_regions("山东省济南市长清区与常州市签约")]
    [('山东省济南市长清区', '370113'), ('常州市', '320400')]
    >>> [(region.code, region.name, region.valid_to) for region in find_regions("赣榆县举行签约仪式", published="2008-05-01")]
    [('320721', '赣榆县', '2014-05-02')]
    >>> find_regions("半壁江山，项目合作，黄河南岸")
    ()
    """
    normal = normalize(text)
    lexicon = lexicon or default_lexicon()
    with words_used(lexicon.words):
        found = scan_regions(normal.text, lexicon=lexicon)
    return anchored(dated_regions(found, [Day(0, published_day(published))], lexicon), normal)


def scan_regions(text: str, *, lexicon: Lexicon | None = None) -> tuple[Region, ...]:
    """Find the regions of a normal text; spans count in it. See `find_regions`."""
    lexicon = lexicon or default_lexicon()
    table = lexicon.regions
    same: dict[str, str] = {}  # a long text names one region a thousand times
    make = constructor(Region)
    return tuple([_region(make, text, hit, table, same) for hit in region_chains(text, lexicon)])


def mark_inside(regions: Iterable[Region], holders: Iterable[tuple[Holder, Iterable[Mention]]]) -> tuple[Region, ...]:
    """Say of each region whether it is part of a longer name.

    Args:
        regions: the regions of a text, in text order.
        holders: kinds of names with their mentions; of two kinds that hold a region the earlier wins.

    Returns:
        The regions in the same order, with `inside` set where a mention covers more than the region.
    """
    regions = tuple(regions)
    kinds: dict[int, Holder] = {}
    starts = [region.span.start for region in regions]
    for kind, mentions in holders:
        for mention in mentions:
            for index in _within(starts, mention.span):
                if mention.span.covers(regions[index].span) and mention.span != regions[index].span:
                    kinds.setdefault(index, kind)
    if not kinds:
        return regions
    marked, held_by = list(regions), changer(Region, "inside")
    for index, kind in kinds.items():
        marked[index] = held_by(regions[index], kind)
    return tuple(marked)


def outside_names(regions: Iterable[Region], names: Iterable[Span]) -> tuple[Region, ...]:
    """Leave out what is part of a person's name: 昌平 in the name 严昌平.

    Args:
        regions: the regions of a text, in text order.
        names: where names of people stand.

    Returns:
        The other regions, in the same order.
    """
    regions = tuple(regions)
    starts = [region.span.start for region in regions]
    taken = {index for name in names for index in _within(starts, name) if name.covers(regions[index].span)}
    return tuple(region for index, region in enumerate(regions) if index not in taken) if taken else regions


def _within(starts: Sequence[int], span: Span) -> range:
    """The indexes of the starts that lie in a span."""
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _region(make: Callable[..., Region], text: str, hit: Hit, table: RegionTable, same: dict[str, str]) -> Region:
    start, end, candidates, chained, code = hit
    surface = text[start:end]
    surface = same.setdefault(surface, surface)
    row = table.by_code[code] if code is not None else None
    return make(
        span=Span(start, end),
        text=surface,
        rule="region/chain" if chained else "region/name",
        code=code,
        name=row.name if row is not None else surface,
        level=row.level if row is not None else _level_of_all(candidates, table),
        candidates=candidates,
        valid_from=row.valid_from if row is not None else None,
    )


def _level_of_all(codes: Iterable[str], table: RegionTable) -> RegionLevel | None:
    """The level that several regions share."""
    levels: set[RegionLevel] = {table[code].level for code in codes}
    return levels.pop() if len(levels) == 1 else None
