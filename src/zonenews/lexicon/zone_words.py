"""Words of zone names: type words with their kinds, words that describe, words that end a name to their right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from zonenews._data import load_toml
from zonenews._ready import compiled
from zonenews.lexicon.zones import zone_kinds


@attrs.frozen(kw_only=True)
class ZoneWords:
    """The vocabulary a zone name is read with.

    Attributes:
        kind_of: type word to the key of its kind.
        by_tail: last two characters to the type words that end in them, longest first.
        bare: type word to the kinds it may refer back to.
        last: pattern of the last character of type words, behind one that may be the last but one.
        stop: words, and single characters, that never stand inside a name.
        stop_start: pattern of the first characters of `stop`.
        describes: words that say what sort of zone it is.
        areas: pattern of names of several regions, and of country pairs, at the start of a head.
        never: pattern of words whose zones are no development zones (小麦|示范区), or that make no name of what they stand in.
        parks: type words of parks, that need an unusual word before them.
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
    stop: frozenset[str]
    stop_start: re.Pattern[str]
    describes: frozenset[str]
    areas: re.Pattern[str]
    never: re.Pattern[str]
    parks: frozenset[str]
    strong: frozenset[str]
    generic: frozenset[str]
    regional: frozenset[str]
    unlike: tuple[str, ...]
    areas_of: frozenset[str]
    with_areas: frozenset[str]

    def word_at_end(self, name: str) -> str:
        """The longest type word a name ends in, empty where there is none.

        >>> zone_words().word_at_end("青石经济开发区")
        '经济开发区'
        >>> zone_words().word_at_end("青石")
        ''
        """
        for word in self.by_tail.get(name[-2:], ()):
            if name.endswith(word):
                return word
        return ""

    def stops(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where words stand in a range of a text that end a name to their right, the longest at each place."""
        for match in self.stop_start.finditer(text, start, end):
            at = match.start()
            if at < start:
                continue
            for size in (3, 2, 1):
                if at + size <= end and text[at : at + size] in self.stop:
                    if not self._is_inside(text, at, at + size, end):
                        yield at, at + size
                    start = at + size
                    break

    def _is_inside(self, text: str, at: int, stop: int, end: int) -> bool:
        """Whether a longer describing word covers a word: 共同|富裕."""
        return any(
            text[begin : begin + size] in self.describes
            for size in (6, 5, 4, 3, 2)
            if size > stop - at
            for begin in range(max(0, stop - size), at + 1)
            if begin + size <= end
        )

    def described(self, head: str) -> int:
        """Where the run of describing words begins that the head ends in; its length where there is none.

        >>> zone_words().described("青石现代农业")
        2
        >>> zone_words().described("青石")
        2
        """
        tiled = {len(head)}
        for at in range(len(head) - 1, -1, -1):
            if any(head[at:to] in self.describes for to in tiled):
                tiled.add(at)
        return min(tiled)


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
        last=compiled(
            f"[{''.join(sorted({word[-1] for word in kind_of}))}](?<=[{''.join(sorted({word[-2] for word in kind_of}))}].)"
        ),
        stop=frozenset((*table["stop"], *table["stop_characters"])),
        stop_start=compiled(
            f"[{''.join(sorted({word[0] for word in table['stop']} | set(table['stop_characters'])))}]"
        ),
        describes=frozenset(table["describes"]),
        areas=compiled(_longest_first(table["areas"])),
        never=compiled(_longest_first(table["never"])),
        parks=frozenset(table["parks"]),
        strong=frozenset(table["strong"]),
        generic=frozenset(table["generic"]),
        regional=frozenset(table["regional"]),
        unlike=tuple(table["unlike"]),
        areas_of=frozenset(zone_kinds()["ftz_area"].words),
        with_areas=frozenset(zone_kinds()["ftz"].words),
    )


def _longest_first(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
