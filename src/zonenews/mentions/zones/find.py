"""Zones: development zones of every type in a text, linked to the zone table and to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final

from zonenews._codegen import constructor
from zonenews._patterns import lazy
from zonenews.article.items import Item, LaterItems, parted
from zonenews.lexicon import Lexicon, default_lexicon
from zonenews.lexicon.word_classes import words_used
from zonenews.mentions.regions.chains import region_chains
from zonenews.mentions.zones.coreference import KnownZone, Links, References
from zonenews.mentions.zones.dating import dated_zones
from zonenews.mentions.zones.lists import with_lists
from zonenews.mentions.zones.named import Place, ZoneName
from zonenews.mentions.zones.names import zone_names
from zonenews.mentions.zones.parts import PLAIN_PART
from zonenews.mentions.zones.records import DocumentZone, Zone
from zonenews.mentions.zones.repeats import with_repeats
from zonenews.mentions.zones.short_names import with_short_names
from zonenews.text.normalize import normalize
from zonenews.text.published import Published, published_day
from zonenews.text.records import anchored
from zonenews.text.spans import Span

_WHOLE_RE: Final = lazy("全(?:区|园区?)(?![域间块位])")


def find_zones(
    text: str, *, published: Published = None, whole: bool = False, lexicon: Lexicon | None = None
) -> tuple[Zone, ...]:
    """Find the development zones a text names.

    Args:
        text: any text, however noisy.
        published: the day the text appeared, a date or ISO 8601 text: zones have the kind and level of that day, of today where `None`.
        whole: also give 全区, 全园 where they can only mean the one zone the text is about.
        lexicon: the tables; the default ones when `None`.

    Returns:
        Mentions in text order, not overlapping, with raw offsets; empty when there are none.

    >>> [(zone.text, zone.kind, zone.zone) for zone in find_zones("常州高新技术产业开发区去年增长5%，高新区将再引项目")]
    [('常州高新技术产业开发区', 'hidz', 'z1'), ('高新区', 'hidz', 'z1')]
    >>> [zone.name for zone in find_zones("常州高新区成立。全区引资百亿元", whole=True)]
    ['常州高新区', '常州高新区']
    >>> [(zone.kind, zone.level) for zone in find_zones("合肥蜀山经济开发区引资百亿元", published="2019-05-01")]
    [('edz', 'provincial')]
    >>> find_zones("全国230家国家级经开区，各地建设高新区")
    ()
    """
    normal, lexicon = normalize(text), lexicon or default_lexicon()
    with words_used(lexicon.words):
        found = scan_zones(normal.text, whole=whole, lexicon=lexicon, items=LaterItems(normal.text))
    return anchored(dated_zones(found, [(0, published_day(published))], lexicon), normal)


def scan_zones(
    text: str,
    *,
    regions: Sequence[Place] | None = None,
    whole: bool = False,
    lexicon: Lexicon | None = None,
    items: Sequence[Item] = (),
) -> tuple[Zone, ...]:
    """Find the zones of a normal text; spans count in it. See `find_zones`.

    Args:
        text: normal text.
        regions: the regions of the text in text order, as `scan_regions` gives them; searched for when `None`.
        whole: also give 全区, 全园, see `find_zones`.
        lexicon: the tables; the default ones when `None`.
        items: the articles in the text: a word refers to a zone that its own article names. The text is one article where there are none.
    """
    lexicon = lexicon or default_lexicon()
    places: Sequence[Place] = region_chains(text, lexicon) if regions is None else regions
    names, bare = zone_names(text, places, lexicon)
    if not names:
        return ()
    names = with_repeats(text, with_short_names(text, with_lists(text, names, places, lexicon), items), items)
    links = Links()
    named = [(name, links.of_name(text, name)) for name in names]
    found = [_zone(text, name, known) for name, known in named]
    taken = {at for name, _ in named for at in range(name.start, name.end)}
    whole = whole and not _names_a_district(places, lexicon)
    if not bare and not whole:  # nothing refers to a zone of its article
        return tuple(sorted(found, key=_span))
    items = items or (Item(0, len(text)),)
    for item, names_inside, words in zip(
        items, parted(named, items, _name_start), parted(bare, items, _start), strict=True
    ):
        inside = [(name.start, known) for name, known in names_inside if name.word != PLAIN_PART]
        references = References(text, inside, item.start, item.end)
        for start, end in words:
            meant = references.of_bare(start, end) if taken.isdisjoint((start, end - 1)) else None
            if meant is not None:
                found.append(_record(text, Span(start, end), meant.name, meant, "zone/refers-back"))
        only = inside[0][1] if whole and len({known.id for _, known in inside}) == 1 else None
        if only:
            found += [
                _record(text, Span(*match.span()), only.name, only, "zone/whole")
                for match in _WHOLE_RE.finditer(text, item.start, item.end)
            ]
    return tuple(sorted(found, key=_span))


_span: Final = attrgetter("span")


def _start(place: tuple[int, int]) -> int:
    return place[0]


def _name_start(named: tuple[ZoneName, KnownZone]) -> int:
    return named[0].start


def _names_a_district(places: Sequence[Place], lexicon: Lexicon) -> bool:
    """Whether the text names a region that could be the 区 of 全区."""
    return any(lexicon.regions[code].name.endswith(("区", "旗")) for place in places for code in place.candidates[:1])


def zones_by_id(zones: Iterable[Zone]) -> dict[str, DocumentZone]:
    """Gather the mentions of each zone of a document.

    Args:
        zones: the mentions, as `find_zones` gives them.

    Returns:
        The zones by their id, in the order in which they are first mentioned.

    >>> found = zones_by_id(find_zones("青石高新区动工。高新区今年投产，滁州经开区明年投产"))
    >>> [(zone.name, len(zone.mentions)) for zone in found.values()]
    [('青石高新区', 2), ('滁州经开区', 1)]
    >>> zones_by_id([])
    {}
    """
    gathered: dict[str, list[Zone]] = {}
    for zone in zones:
        gathered.setdefault(zone.zone, []).append(zone)
    return {key: _document_zone(key, mentions) for key, mentions in gathered.items()}


def _document_zone(key: str, mentions: Sequence[Zone]) -> DocumentZone:
    fullest = max(mentions, key=lambda zone: (zone.entry is not None, len(zone.name)))
    return DocumentZone(
        id=key,
        name=max((zone.name for zone in mentions), key=len),
        kind=fullest.kind,
        level=fullest.level,
        region=fullest.region,
        entry=fullest.entry,
        mentions=tuple(mentions),
    )


def _zone(text: str, name: ZoneName, known: KnownZone) -> Zone:
    return _record(text, Span(name.start, name.end), name.name or text[name.start : name.end], known, name.rule)


def _record(text: str, span: Span, name: str, known: KnownZone, rule: str) -> Zone:
    return constructor(Zone)(
        span=span,
        text=text[span.slice],
        rule=rule,
        name=name,
        kind=known.kind,
        level=known.level,
        region=known.region,
        entry=known.entry.id if known.entry else None,
        zone=known.id,
    )
