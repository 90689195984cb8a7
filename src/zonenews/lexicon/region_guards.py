"""The guards of `data/region_guards.toml`: when a string that looks like a region name is part of another word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import attrs

from zonenews._data import load_toml


@attrs.frozen(kw_only=True)
class RegionGuards:
    """What stands beside a region name; the keys are explained in the data file.

    Attributes:
        weak: full names that are ordinary words.
        common: full names that could be words of direction or the like.
        words: ordinary words whose last character could begin a name.
        elsewhere: names of other places that have a region's name inside.
        everyday: short names that are words, though of unusual characters.
        left: name to characters that must not stand immediately before it.
        right: name to words that must not follow it immediately.
        after: words that turn any short name before them into another place.
        after_firsts: their first characters.
        safe_after: words that begin like one of `after` and do not.
        estates: ends of names of places people live in, which have a region's name and two characters before them.
        suffix: last character of a full name to characters that must not follow it.
    """

    weak: frozenset[str]
    common: frozenset[str]
    words: frozenset[str]
    elsewhere: frozenset[str]
    everyday: frozenset[str]
    left: Mapping[str, str]
    right: Mapping[str, tuple[str, ...]]
    after: tuple[str, ...]
    after_firsts: frozenset[str]
    safe_after: tuple[str, ...]
    estates: tuple[str, ...]
    suffix: Mapping[str, str]


@cache
def region_guards() -> RegionGuards:
    """The guards, read once.

    >>> "岸" in region_guards().right["河南"]
    True
    >>> "常州" in region_guards().weak
    False
    """
    table = load_toml("region_guards.toml")
    return RegionGuards(
        weak=frozenset(table["weak"]),
        common=frozenset(table["common"]),
        words=frozenset(table["words"]),
        elsewhere=frozenset(table["elsewhere"]),
        everyday=frozenset(table["everyday"]),
        left=table["left"],
        right={name: tuple(words) for name, words in table["right"].items()},
        after=tuple(table["after"]),
        after_firsts=frozenset(word[0] for word in table["after"]),
        safe_after=tuple(table["safe_after"]),
        estates=tuple(table["estates"]),
        suffix=table["suffix"],
    )
