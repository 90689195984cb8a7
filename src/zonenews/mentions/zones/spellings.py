"""The spellings of the zone table, as a search for names needs them: by the type word they end in, or one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Final

import attrs

from zonenews._data import data_bytes
from zonenews._patterns import lazy
from zonenews._ready import derived
from zonenews.grammar.gazetteer import Gazetteer
from zonenews.lexicon import Lexicon
from zonenews.lexicon.zone_words import zone_words
from zonenews.lexicon.zones import ZoneEntry


@attrs.frozen(eq=False)
class Spellings:
    """The zone table as the scan needs it.

    Attributes:
        entries: spelling to rows.
        longest: the last two characters of the spellings that end in a type word, to the length of the longest that ends so.
        irregular: the spellings that end in no type word.
    """

    entries: Mapping[str, tuple[ZoneEntry, ...]]
    longest: dict[str, int]
    irregular: Gazetteer[str]


@lru_cache(maxsize=4)
def spellings_of(lexicon: Lexicon) -> Spellings:
    """Split the spellings: those that end in a type word are found by it, the others by a gazetteer."""
    spellings = lexicon.zones.by_spelling
    made_from = lexicon.zones.digest or "\n".join(spellings).encode("utf-8", "surrogatepass")
    made_from += data_bytes("zone_words.toml") + data_bytes("zone_kinds.toml")
    longest, irregular = derived("zone names", _INDEXING, made_from, partial(_split, spellings))
    return Spellings(spellings, longest, Gazetteer({spelling: spelling for spelling in irregular}))


_INDEXING: Final = (__name__, "zonenews.lexicon.zone_words", "zonenews.lexicon.zones")


def _split(spellings: Iterable[str]) -> tuple[dict[str, int], list[str]]:
    """The length of the longest spelling for each tail of type words, and the spellings that end in none."""
    by_tail = zone_words().by_tail
    longest: dict[str, int] = {}
    irregular = []
    for spelling in spellings:
        tail = spelling[-2:]
        if tail in by_tail and spelling.endswith(by_tail[tail]):
            if longest.get(tail, 0) < len(spelling):
                longest[tail] = len(spelling)
        elif len(spelling) > 1:
            irregular.append(spelling)
    return longest, irregular


def is_tail(text: str, start: int, end: int) -> bool:
    """Whether a spelling of two characters is only the end of a longer name: 明珠、天 | 泰达.

    >>> is_tail("明珠、天泰达", 4, 6), is_tail("明珠、泰达", 3, 5)
    (True, False)
    """
    return end - start == _SHORT_NAME and _TAIL_RE.search(text, max(0, start - 2), start) is not None


_SHORT_NAME = 2
_TAIL_RE = lazy("(?:^|[、，,。；;：:\\s])(?![在从到与和及由对向把的是为即据以自该])[\u4e00-\u9fff]$")
"""One character before it, which nothing but a mark stands before."""
