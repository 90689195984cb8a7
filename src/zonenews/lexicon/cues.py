"""Cue words of statistical clauses: changes, shares, bases, breakdowns, status."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias, get_args

import attrs

from zonenews._data import load_toml
from zonenews._patterns import tree
from zonenews._ready import compiled
from zonenews.errors import DataError

Basis: TypeAlias = Literal["yoy", "mom", "avg", "since"]
"""Against what a change is measured: the year before, the month before, the years of a span on average, or what the text states."""
CueKind: TypeAlias = Literal[
    "up", "down", "flat", "basis", "share", "spread", "each", "compare", "among", "target", "planned", "resume", "than", "offer",
    "source", "neutral", "generic", "foreign",
]  # fmt: skip
"""The classes of cues."""
InForce: TypeAlias = Literal["zone", "here"]
"""What a generic word stands for: the zone in force, or the place or body in force."""

KINDS: dict[str, CueKind] = {kind: kind for kind in get_args(CueKind)}
_BASES: dict[str, Basis] = {basis: basis for basis in get_args(Basis)}
_IN_FORCE: dict[str, InForce] = {"generic_zone": "zone", "generic_here": "here"}
"""The classes of `data/cues.toml` whose words are generic ones with this value."""


@attrs.frozen
class Cue:
    """A cue word.

    Attributes:
        word: as it is written in normal text.
        kind: its class, such as `up` or `share`.
        value: `zone` or `here` of a `generic` word for what is in force, else `None`.
        basis: the basis a `basis` word names, else `None`.
    """

    word: str
    kind: CueKind
    value: InForce | None = None
    basis: Basis | None = None


@attrs.frozen
class CueTable:
    """All cue words.

    Attributes:
        cues: each cue by its word, in file order.
        pattern: matches a punctuation mark that parts clauses, or the longest word at a place.
    """

    cues: dict[str, Cue]
    pattern: re.Pattern[str]


@cache
def load_cues() -> CueTable:
    """Read `data/cues.toml`.

    Returns:
        The table; the same object each time.

    Raises:
        DataError: an unknown class or basis, or one word in two classes.

    >>> load_cues().pattern.findall("增加值同比增长7%，")
    ['增加值', '同比', '增长', '，']
    """
    cues: dict[str, Cue] = {}
    for group, words in load_toml("cues.toml").items():
        value = _IN_FORCE.get(group)
        kind = KINDS.get("generic" if value else group)
        if kind is None:
            raise DataError(f"data/cues.toml: unknown class {group!r}")
        for word in words:
            if word in cues:
                raise DataError(f"data/cues.toml: {word} stands in {cues[word].kind} and in {group}")
            basis = _BASES.get(words[word]) if kind == "basis" else None
            if kind == "basis" and basis is None:
                raise DataError(f"data/cues.toml: unknown basis {words[word]!r}")
            cues[word] = Cue(word, kind, value, basis)
    return CueTable(cues, _pattern(list(cues)))


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Match a mark or the longest word, behind a cheap look at two characters that most places do not pass."""
    single = "".join(re.escape(word) for word in words if len(word) == 1)
    first = "".join(sorted({re.escape(word[0]) for word in words if len(word) > 1}))
    second = "".join(sorted({re.escape(word[1]) for word in words if len(word) > 1}))
    return compiled(f"[，,、（()）；;：:]|(?=[{single}]|[{first}][{second}]){tree(words)}")
