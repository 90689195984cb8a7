"""Cue words of statistical clauses: changes, shares, bases, breakdowns, status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import attrs

from zonenews._data import load_toml
from zonenews.errors import DataError

KINDS = (
    "up", "down", "flat", "share", "spread", "each", "compare", "among", "target", "planned", "resume", "than", "offer",
    "source", "neutral", "generic", "foreign",
)  # fmt: skip
"""The classes of `data/cues.toml`, beside `basis`, whose words carry a value."""


@attrs.frozen
class Cue:
    """A cue word.

    Attributes:
        word: as it is written in normal text.
        kind: its class, such as `up` or `share`.
        value: the basis a `basis` word names, else empty.
    """

    word: str
    kind: str
    value: str = ""


@attrs.frozen
class CueTable:
    """All cue words, found longest first by their first character.

    Attributes:
        cues: the rows, in file order.
        trigger: matches the first character of any word, or a punctuation mark that parts clauses.
        by_head: the words of each first two characters, or of a character that no such pair begins with, longest first.
    """

    cues: tuple[Cue, ...]
    trigger: re.Pattern[str]
    by_head: dict[str, tuple[Cue, ...]]

    def starting(self, text: str, place: int) -> tuple[Cue, ...]:
        """Give the words that may start at a place, longest first: they share two characters with it, or are one."""
        return self.by_head.get(text[place : place + 2]) or self.by_head.get(text[place], ())

    def scan(self, text: str, start: int, end: int) -> Iterator[tuple[int, Cue]]:
        """Give the cue words of a range, left to right, the longest at each place; none overlap."""
        place = start
        while match := self.trigger.search(text, place, end):
            place = match.start()
            for cue in self.starting(text, place):
                if text.startswith(cue.word, place) and place + len(cue.word) <= end:
                    yield place, cue
                    place += len(cue.word)
                    break
            else:
                place += 1


@cache
def load_cues() -> CueTable:
    """Read `data/cues.toml`.

    Returns:
        The table; the same object each time.

    Raises:
        DataError: an unknown class, or one word in two classes.

    >>> [(place, cue.word) for place, cue in load_cues().scan("增加值同比增长7%", 0, 9)]
    [(0, '增加值'), (3, '同比'), (5, '增长')]
    """
    cues: dict[str, Cue] = {}
    for kind, words in load_toml("cues.toml").items():
        if kind not in KINDS and kind != "basis":
            raise DataError(f"data/cues.toml: unknown class {kind!r}")
        for word in words:
            if word in cues:
                raise DataError(f"data/cues.toml: {word} stands in {cues[word].kind} and in {kind}")
            cues[word] = Cue(word, kind, words[word] if kind == "basis" else "")
    return CueTable(tuple(cues.values()), _trigger(list(cues)), _by_head(cues))


def _by_head(cues: dict[str, Cue]) -> dict[str, tuple[Cue, ...]]:
    """Group words by their first two characters; a word of one character closes each group it begins."""
    groups: dict[str, list[Cue]] = {}
    for cue in sorted(cues.values(), key=lambda cue: -len(cue.word)):
        groups.setdefault(cue.word[:2], []).append(cue)
    return {head: (*row, *groups.get(head[0], ())) if len(head) > 1 else tuple(row) for head, row in groups.items()}


def _trigger(words: list[str]) -> re.Pattern[str]:
    """Match where a word may start: at a punctuation mark, a word of one character, or two characters that words start with."""
    single = "".join(re.escape(word) for word in words if len(word) == 1)
    first = "".join(sorted({re.escape(word[0]) for word in words if len(word) > 1}))
    second = "".join(sorted({re.escape(word[1]) for word in words if len(word) > 1}))
    return re.compile(f"[，,、（()）；;：:{single}]|[{first}](?=[{second}])")
