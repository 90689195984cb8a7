"""Words of zone names: type words with their kinds, words that describe, words that end a name to their right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import attrs

from zonenews._data import load_toml
from zonenews.lexicon.zones import zone_kinds


@attrs.frozen(kw_only=True)
class ZoneWords:
    """The vocabulary a zone name is read with.

    Attributes:
        kind_of: type word to the key of its kind.
        by_tail: last two characters to the type words that end in them, longest first.
        bare: type word to the kinds it may refer back to.
        last: pattern of the last characters of type words.
        stop: pattern of words that never stand inside a name.
        describes: pattern of a run of describing words at the end of a head.
        areas: pattern of names of several regions, and of country pairs, at the start of a head.
        never: pattern of words whose zones are no development zones (小麦|示范区), or that make no name of what they stand in.
        strong: type words hardly used without a name before them.
        generic: type words that need more before them than a region.
        regional: type words of zones that are always named by a region.
        unlike: words that make something else of a name without a type word before them.
        areas_of: type words of areas of a larger zone.
        with_areas: type words of zones that have such areas.
    """

    kind_of: Mapping[str, str]
    by_tail: Mapping[str, tuple[str, ...]]
    bare: Mapping[str, frozenset[str]]
    last: re.Pattern[str]
    stop: re.Pattern[str]
    describes: re.Pattern[str]
    areas: re.Pattern[str]
    never: re.Pattern[str]
    strong: frozenset[str]
    generic: frozenset[str]
    regional: frozenset[str]
    unlike: tuple[str, ...]
    areas_of: frozenset[str]
    with_areas: frozenset[str]


@cache
def zone_words() -> ZoneWords:
    """The vocabulary, read and compiled once.

    >>> zone_words().kind_of["综保区"]
    'bonded'
    >>> zone_words().kind_of.get("菜市场") is None
    True
    """
    table = load_toml("zone_words.toml")
    kind_of: dict[str, str] = {}
    bare: dict[str, set[str]] = {}
    for kind in zone_kinds().values():
        for word in kind.words:
            kind_of.setdefault(word, kind.key)
        for word in kind.bare:
            bare.setdefault(word, set()).add(kind.key)
    by_tail: dict[str, list[str]] = {}
    for word in sorted(kind_of, key=len, reverse=True):
        by_tail.setdefault(word[-2:], []).append(word)
    return ZoneWords(
        kind_of=kind_of,
        by_tail={tail: tuple(words) for tail, words in by_tail.items()},
        bare={word: frozenset(kinds) for word, kinds in bare.items()},
        last=re.compile(f"[{''.join(sorted({word[-1] for word in kind_of}))}]"),
        stop=re.compile(f"{_longest_first(table['stop'])}|[{table['stop_characters']}]"),
        describes=re.compile(f"(?:{_longest_first(table['describes'])})+$"),
        areas=re.compile(_longest_first(table["areas"])),
        never=re.compile(_longest_first(table["never"])),
        strong=frozenset(table["strong"]),
        generic=frozenset(table["generic"]),
        regional=frozenset(table["regional"]),
        unlike=tuple(table["unlike"]),
        areas_of=frozenset(zone_kinds()["ftz_area"].words),
        with_areas=frozenset(zone_kinds()["ftz"].words),
    )


def _longest_first(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
