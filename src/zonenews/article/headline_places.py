"""The place that a headline begins with: a zone or region of the tables, or a zone with a proper name."""

from __future__ import annotations

import re
from functools import cache

from zonenews._patterns import longest_first
from zonenews._ready import compiled
from zonenews.lexicon import default_lexicon
from zonenews.lexicon.zone_words import zone_words

_LONGEST = 16
"""The name of a place at the beginning of a headline has so many characters at most."""
_WITHIN = frozenset({"park", "tourism", "new_town", "business", "science"})
"""Kinds of zones that may lie within the zone an article is about: a title within it names them too."""


def place_of_headline(head: str) -> str:
    """Give the place that a headline, or a part of it, begins with; empty where it begins with none.

    >>> place_of_headline("常州经开区：项目开工"), place_of_headline("喜报！ 江苏出台新政"), place_of_headline("园区招商提速")
    ('常州经开区', '江苏', '')
    """
    return next(filter(None, map(_place_at_start, head.split())), "")


def _place_at_start(words: str) -> str:
    """Give the zone or region some words begin with: one of the tables, or a zone with a proper name."""
    words = words.lstrip("“‘")
    tables, vocabulary = default_lexicon(), zone_words()
    longest = min(_LONGEST, len(words)) if words[:2] in _heads() else 0
    for size in range(longest, 1, -1):
        name = words[:size]
        if name in tables.zones.by_spelling:
            return name
        regions = tables.regions.by_name.get(name, ())
        zone = _zone_re().match(words, size) if regions else None
        if zone:
            return words[: zone.end()]
        if any(name == region.name or region.use == "sure" for region in regions):
            return name
    named = _named_zone_re().match(words)
    proper = named is not None and named[1][:2] not in vocabulary.stop and named[1][:2] not in vocabulary.describes
    return named[0] if named and proper else ""


@cache
def _heads() -> frozenset[str]:
    """The first two characters of the names of regions and zones."""
    tables = default_lexicon()
    return frozenset([name[:2] for name in (*tables.zones.by_spelling, *tables.regions.by_name)])


@cache
def _zone_re() -> re.Pattern[str]:
    """A word that names a type of zone."""
    return compiled("|".join(sorted(zone_words().kind_of, key=len, reverse=True)))


@cache
def _named_zone_re() -> re.Pattern[str]:
    """A proper word, and a type of zone that is hardly named without one and is no part of others."""
    words = zone_words()
    strong = [word for word in words.strong if words.kind_of[word] not in _WITHIN]
    return compiled(f"([一-鿿]{{2,6}}?)(?:{'|'.join(longest_first(strong))})")
