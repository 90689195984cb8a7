"""Words of zone names: type words with their kinds, words that describe, words that end a name to their right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import combinations

import attrs

from zonenews._data import load_toml
from zonenews._ready import compiled
from zonenews.lexicon.lengths import HEAD, lengths_by
from zonenews.lexicon.zones import ZoneKey, zone_kinds


@attrs.frozen(kw_only=True, eq=False)
class ZoneWords:
    """The vocabulary a zone name is read with.

    Attributes:
        kind_of: type word to the key of its kind.
        by_tail: last two characters to the type words that end in them, longest first.
        bare: type word to the kinds it may refer back to.
        last: pattern of the last character of type words, behind one that may be the last but one.
        stop: words, and single characters, that never stand inside a name.
        stop_start: pattern of the first characters of `stop`.
        stop_sizes: two characters to how long words of `stop` may be that begin so, 1 at the end; 1 for any others.
        describes: words that say what sort of zone it is.
        describing: two characters to how long words of `describes` may be that begin so, likewise.
        covers: a word of `stop` to the longer words of `describes` that hold it, each with where it stands in them.
        areas: pattern of names of several regions, and of country pairs, at the start of a head.
        never: pattern of words whose zones are no development zones (小麦|示范区), or that make no name of what they stand in.
        parks: type words of parks, that need an unusual word before them.
        strong: type words hardly used without a name before them.
        generic: type words that need more before them than a region.
        regional: type words of zones that are always named by a region.
        unlike: words that make something else of a name without a type word before them.
        towns: type words of towns: a region's short name makes one of them, unless an address goes on behind.
        valleys: type words that 中国 alone makes a name of.
        areas_of: type words of areas of a larger zone.
        with_areas: type words of zones that have such areas.
    """

    kind_of: Mapping[str, ZoneKey]
    by_tail: Mapping[str, tuple[str, ...]]
    bare: Mapping[str, frozenset[str]]
    last: re.Pattern[str]
    stop: frozenset[str]
    stop_start: re.Pattern[str]
    stop_sizes: Mapping[str, tuple[int, ...]]
    describes: frozenset[str]
    describing: Mapping[str, tuple[int, ...]]
    covers: Mapping[str, tuple[tuple[str, int], ...]]
    areas: re.Pattern[str]
    never: re.Pattern[str]
    parks: frozenset[str]
    strong: frozenset[str]
    generic: frozenset[str]
    regional: frozenset[str]
    unlike: tuple[str, ...]
    towns: frozenset[str]
    valleys: frozenset[str]
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
        stop, sizes_of = self.stop, self.stop_sizes.get
        for match in self.stop_start.finditer(text, start, end):
            at = match.start()
            if at < start:
                continue
            for size in sizes_of(text[at : at + 2], (1,)):
                if at + size <= end and text[at : at + size] in stop:
                    if not (
                        self._is_inside(text, at, at + size, end)
                        or (text[at] in JOINTS and size == 1 and self._joins_trades(text, at, end))
                    ):
                        yield at, at + size
                    start = at + size
                    break

    def _joins_trades(self, text: str, at: int, end: int) -> bool:
        """Whether 和, 与 or 及 joins two trades of one zone: 新能源汽车|及|零部件产业园."""
        before = text[max(0, at - _LONGEST_TRADE) : at]
        if before[-1:] in _PLACES:
            return False
        return self.described(text[at + 1 : end]) == 0 < end - at - 1 and self.described(before) < len(before)

    def _is_inside(self, text: str, at: int, stop: int, end: int) -> bool:
        """Whether a longer describing word covers a word: 共同|富裕."""
        return any(
            text.startswith(word, at - inside)
            for word, inside in self.covers.get(text[at:stop], ())
            if inside <= at and at - inside + len(word) <= end
        )

    def described(self, head: str) -> int:
        """Where the run of describing words begins that the head ends in; its length where there is none.

        >>> zone_words().described("青石现代农业")
        2
        >>> zone_words().described("青石")
        2
        """
        return _described(self, head)


@lru_cache(maxsize=1 << 8)
def _described(words: ZoneWords, head: str) -> int:
    """The answer of `ZoneWords.described`; a line of nothing but names of zones asks it of the same head again and again."""
    tiled = {len(head)}
    joints: set[int] = set()
    describes, sizes_of = words.describes, words.describing.get
    for at in range(len(head) - 1, -1, -1):
        if head[at] in JOINTS and at + 1 in tiled:
            joints.add(at)
            continue
        for size in sizes_of(head[at : at + 2], (1,)):
            if (at + size in tiled or at + size in joints) and head[at : at + size] in describes:
                tiled.add(at)
                break
    return min(tiled)


JOINTS = frozenset("与和及")
"""What joins two words that describe a zone: 新材料|及|电子化学品."""
_PLACES = frozenset("心区园城地港谷")
"""Last characters of places: a zone behind 和 and one of them is another place."""
_LONGEST_TRADE = 6
"""How many characters a word that describes a zone has at most, as far as it is looked for before 及."""


@cache
def zone_words() -> ZoneWords:
    """The vocabulary, read and compiled once.

    >>> zone_words().kind_of["综保区"]
    'bonded'
    >>> zone_words().kind_of.get("菜市场") is None
    True
    """
    table = load_toml("zone_words.toml")
    kind_of: dict[str, ZoneKey] = {}
    bare: dict[str, set[str]] = {}
    for kind in zone_kinds().values():
        for word in kind.words:
            kind_of.setdefault(word, kind.key)
        for word in kind.bare:
            bare.setdefault(word, set()).add(kind.key)
    stop, describes = frozenset((*table["stop"], *table["stop_characters"])), frozenset(table["describes"])
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
        stop=stop,
        stop_sizes=_sizes(stop),
        stop_start=compiled(
            f"[{''.join(sorted({word[0] for word in table['stop']} | set(table['stop_characters'])))}]"
        ),
        describes=describes,
        describing=_sizes(describes),
        covers=_covers(stop, describes),
        areas=compiled(_longest_first(table["areas"])),
        never=compiled(_longest_first(table["never"])),
        parks=frozenset(table["parks"]),
        strong=frozenset(table["strong"]),
        generic=frozenset(table["generic"]),
        regional=frozenset(table["regional"]),
        unlike=tuple(table["unlike"]),
        towns=frozenset(table["towns"]),
        valleys=frozenset(table["valleys"]),
        areas_of=frozenset(zone_kinds()["ftz_area"].words),
        with_areas=frozenset(zone_kinds()["ftz"].words),
    )


def _sizes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long words may be that begin with two characters: the lengths of those that do, and one."""
    return {head: (*sizes, 1) for head, sizes in lengths_by(words, HEAD).items() if len(head) > 1}


def _covers(stop: frozenset[str], describes: Iterable[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each word of `stop` the longer describing words that hold it, and where."""
    found: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(describes):
        for begin, end in combinations(range(len(word) + 1), 2):
            if (part := word[begin:end]) in stop and part != word:
                found.setdefault(part, []).append((word, begin))
    return {part: tuple(holders) for part, holders in found.items()}


def _longest_first(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
