"""Zones that share one type word: 上海、广东、天津自贸试验区 names three."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from zonenews._patterns import lazy
from zonenews.lexicon import Lexicon
from zonenews.lexicon.zones import ZoneEntry
from zonenews.mentions.zones.named import Place, ZoneName

# kinds whose zones are listed by their regions
_LISTED: Final = frozenset({"ftz", "etdz", "hidz", "bonded", "new_area", "special", "innovation", "ftp"})
_MARK_RE: Final = lazy("([）)]?)(?:、|和|与|及|以及)|([）)])")
_OPENING_RE: Final = lazy("(?:中国)?[（(]$")


def with_lists(text: str, names: Sequence[ZoneName], regions: Sequence[Place], lexicon: Lexicon) -> list[ZoneName]:
    """Add the zones of coordinated lists, which have a region of their own and the type word of the last.

    Args:
        text: normal text.
        names: the names found in it, in text order.
        regions: its regions, in text order.
        lexicon: the tables; only zones they have are added, since 江苏、上海自贸试验区 may as well be a province and a zone.

    Returns:
        All names in text order.
    """
    starts = [place.span.start for place in regions]
    found: list[ZoneName] = []
    for name in names:
        index = bisect_left(starts, name.start)  # the region the name begins with, after 中国（ or not
        if (
            index < len(regions)
            and name.entries
            and name.entries[0].kind in _LISTED
            and regions[index].span.end < name.end
        ):
            tail = text[regions[index].span.end : name.end].lstrip("）)")
            low = found[-1].end if found else 0
            found += _before(
                text[low : name.start],
                low,
                tail,
                list(regions[bisect_left(starts, low) : index]),
                lexicon,
            )
        found.append(name)
    return sorted(found, key=lambda name: name.start)


def _before(text: str, low: int, tail: str, regions: list[Place], lexicon: Lexicon) -> list[ZoneName]:
    """The listed regions at the end of a piece of text, which begins at `low`, that have a zone with this type word."""
    found: list[ZoneName] = []
    at = len(text)
    while regions:
        place = regions.pop()
        mark = _MARK_RE.fullmatch(text, place.span.end - low, at)
        entries, short = _zone_of(place, tail, lexicon) if mark and _is_short(text, low, place, lexicon) else ((), "")
        if mark is None or not entries:
            break
        start, end = place.span
        if mark[1] or mark[2]:
            opening = _OPENING_RE.search(text, 0, start - low)
            start, end = low + opening.start() if opening else start, end + 1
        region = entries[0].region if len(entries) == 1 else None
        found.append(ZoneName(start, end, tail, "", region, entries, "zone/list", short + tail))
        at = start - low
    return found


def _is_short(text: str, low: int, place: Place, lexicon: Lexicon) -> bool:
    """Whether the region stands in its short form; 苏州市和无锡高新区 is a city and a zone."""
    surface = text[place.span.start - low : place.span.end - low]
    return all(surface != lexicon.regions[code].name for code in place.candidates)


def _zone_of(place: Place, tail: str, lexicon: Lexicon) -> tuple[tuple[ZoneEntry, ...], str]:
    """The zones of a region with this type word, and the short form of the region that names them."""
    for code in place.candidates:
        row = lexicon.regions[code]
        for short in (*row.short, row.name):
            found = lexicon.zones.by_spelling.get(short + tail, ())
            if found:
                return found, short
    return (), ""
