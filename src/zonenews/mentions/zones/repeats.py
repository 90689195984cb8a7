"""Names that stand again where their neighbours hide them: 滇中新区·|嵩明经开区, ——|榆横开发区建设样板区."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from zonenews.article.items import Item
from zonenews.mentions.zones.named import ZoneName
from zonenews.mentions.zones.parts import PLAIN_PART
from zonenews.mentions.zones.proper_names import is_taken_away

_LEAST: Final = 5
"""Characters of a name that stands inside of no other word."""
_OWN: Final = "省市县区州盟旗"
"""How the name of a text's own park begins, which is no name behind 全: 市新材料产业园."""


def with_repeats(text: str, names: Sequence[ZoneName], items: Sequence[Item]) -> list[ZoneName]:
    """The names of a text, and the other places in their articles where just these words stand.

    Args:
        text: normal text.
        names: the zone names found in it, in text order.
        items: the articles in the text; one where there are none.

    Returns:
        All names in text order, not overlapping.
    """
    first: dict[tuple[str, int], ZoneName] = {}
    counts: dict[tuple[str, int], int] = {}
    for name in names:
        words = text[name.start : name.end]
        if name.word == PLAIN_PART or len(words) < _LEAST or words[0] in _OWN:
            continue
        key = words, next((place for place, item in enumerate(items) if item.start <= name.start < item.end), 0)
        first.setdefault(key, name)
        counts[key] = counts.get(key, 0) + 1
    more: list[ZoneName] = []
    taken: set[int] = set()
    for (words, place), name in first.items():
        start, end = (items[place].start, items[place].end) if items else (0, len(text))
        if text.count(words, start, end) == counts[words, place]:
            continue
        taken = taken or {at for one in names for at in range(one.start, one.end)}
        at = text.find(words, start, end)
        while at >= 0:
            span = range(at, at + len(words))
            if taken.isdisjoint(span) and not is_taken_away(text, span.stop):
                taken.update(span)
                more.append(name._replace(start=at, end=span.stop, rule="zone/again"))
            at = text.find(words, span.stop, end)
    return sorted([*names, *more], key=lambda name: name.start) if more else list(names)
