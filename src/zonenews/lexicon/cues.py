"""Cue words of statistical clauses: changes, shares, bases, breakdowns, status."""

from __future__ import annotations

import re
from functools import cache

import attrs

from zonenews._data import load_toml
from zonenews._ready import compiled
from zonenews.errors import DataError

KINDS = (
    "up", "down", "flat", "share", "spread", "each", "compare", "among", "target", "planned", "resume", "than", "offer",
    "source", "neutral", "generic", "foreign",
)  # fmt: skip
"""The classes of cues, beside `basis`, whose words carry a value."""

_IN_FORCE = {"generic_zone": "zone", "generic_here": "here"}
"""The classes of `data/cues.toml` whose words are generic ones with this value."""


@attrs.frozen
class Cue:
    """A cue word.

    Attributes:
        word: as it is written in normal text.
        kind: its class, such as `up` or `share`.
        value: the basis a `basis` word names; `zone` or `here` of a `generic` word for what is in force; else empty.
    """

    word: str
    kind: str
    value: str = ""


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
        DataError: an unknown class, or one word in two classes.

    >>> load_cues().pattern.findall("增加值同比增长7%，")
    ['增加值', '同比', '增长', '，']
    """
    cues: dict[str, Cue] = {}
    for group, words in load_toml("cues.toml").items():
        value = _IN_FORCE.get(group, "")
        kind = "generic" if value else group
        if kind not in KINDS and kind != "basis":
            raise DataError(f"data/cues.toml: unknown class {kind!r}")
        for word in words:
            if word in cues:
                raise DataError(f"data/cues.toml: {word} stands in {cues[word].kind} and in {group}")
            cues[word] = Cue(word, kind, words[word] if kind == "basis" else value)
    return CueTable(cues, _pattern(list(cues)))


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Match a mark or the longest word, behind a cheap look at two characters that most places do not pass."""
    single = "".join(re.escape(word) for word in words if len(word) == 1)
    first = "".join(sorted({re.escape(word[0]) for word in words if len(word) > 1}))
    second = "".join(sorted({re.escape(word[1]) for word in words if len(word) > 1}))
    return compiled(f"[，,、（()）；;：:]|(?=[{single}]|[{first}][{second}])(?:{_tree(words)})")


def _tree(words: list[str]) -> str:
    """Write words as a pattern that shares their beginnings and takes the longest: 增(?:加(?:值)?|长)."""
    tails: dict[str, list[str]] = {}
    for word in filter(None, words):
        tails.setdefault(word[0], []).append(word[1:])
    branches = "|".join(re.escape(first) + _tree(rest) for first, rest in tails.items())
    optional = "?" if "" in words else ""
    return f"(?:{branches}){optional}" if branches else ""
