"""Short names that a text gives its zones in brackets: 苏州高新技术产业开发区（简称“苏高新区”）, and where they stand.

Two characters (简称“高新”) are none: they stand inside too many other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonenews.article.items import Item
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.zone_words import zone_words
from zonenews.mentions.zones.named import ZoneName

_CALLED_RE = pattern('[（(]{called_short}(?:为|：|:)?[“"‘「]?(?P<short>[一-鿿A-Za-z0-9]{3,8})[”"’」]?[)）]')


def with_short_names(text: str, names: Sequence[ZoneName], items: Sequence[Item]) -> list[ZoneName]:
    """The names of a text with the short ones it gives them, from the brackets to the end of the article.

    Args:
        text: normal text.
        names: the zone names found in it, in text order.
        items: the articles in the text; one where there are none.

    Returns:
        All names in text order, not overlapping. A bare type word (经开区) refers back by itself and is none of them.
    """
    if "称" not in text:
        return list(names)
    found = [(name, match) for name in names if (match := _CALLED_RE.match(text, name.end))]
    called = [(name, match) for name, match in found if match["short"] not in zone_words().bare]
    first: dict[tuple[str, int], tuple[ZoneName, int]] = {}  # by short name and article
    for name, match in called:
        key = match["short"], _end_of_article(name.end, items, len(text))
        first.setdefault(key, (name, match.start("short")))
    if not first:
        return list(names)
    taken = {at for name in names for at in range(name.start, name.end)}
    more: list[ZoneName] = []
    for (short, stop), (name, start) in first.items():
        for at in _places(text, short, start, stop):
            span = range(at, at + len(short))
            if taken.isdisjoint(span):
                taken.update(span)
                more.append(name._replace(start=at, end=at + len(short), rule="zone/short-name", name=""))
    return sorted([*names, *more], key=lambda name: name.start)


def _places(text: str, word: str, start: int, stop: int) -> Iterator[int]:
    at = text.find(word, start, stop)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word), stop)


def _end_of_article(at: int, items: Sequence[Item], end: int) -> int:
    return next((item.end for item in items if item.start <= at < item.end), end)
