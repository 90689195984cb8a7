"""Names that come again in their article, whole or short."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from zonenews.article.items import Item, parted
from zonenews.mentions.people.found import Found
from zonenews.mentions.people.names import (
    closure,
    is_han,
    is_speech,
    is_word,
)
from zonenews.mentions.people.titles import (
    ends_in_joint,
)


def repeats(text: str, found: dict[int, Found], items: Sequence[Item]) -> None:
    """Later and earlier mentions of the names found, each in the articles that name the person."""
    taken = {at for item in found.values() for at in range(item.start, item.end)}
    named = sorted([(start, item.name) for start, item in found.items()])
    for article, inside in zip(items, parted(named, items, itemgetter(0)), strict=True):
        for name in sorted(sorted({name for _, name in inside}), key=len, reverse=True):
            at = text.find(name, article.start, article.end)
            while at >= 0:
                end = at + len(name)
                if at not in taken and end - 1 not in taken and _is_repeat(text, at, end):
                    found[at] = Found(at, end, name, (), "person/repeat")
                    taken.update(range(at, end))
                at = text.find(name, end, article.end)


def _is_repeat(text: str, at: int, end: int) -> bool:
    if end - at > 2:
        return True
    if is_word(text, at):
        return is_speech(text, end)
    return closure(text, end) > 0 and (
        not is_han(text[at - 1 : at] or "。") or ends_in_joint(text, at) or is_speech(text, end)
    )


def short_forms(short: list[tuple[str, int, int]], found: dict[int, Found], items: Sequence[Item]) -> None:
    """毛大爷, 肖书记: the one known person of that surname in the article."""
    named = sorted((start, item.name) for start, item in found.items())
    for inside, forms in zip(
        parted(named, items, itemgetter(0)), parted(sorted(short, key=itemgetter(1)), items, itemgetter(1)), strict=True
    ):
        names = {name for _, name in inside}
        for surname, start, end in forms:
            bearers = [name for name in names if name.startswith(surname)]
            if len(bearers) == 1 and start not in found:
                found[start] = Found(start, end, bearers[0], (), "person/surname-title")
