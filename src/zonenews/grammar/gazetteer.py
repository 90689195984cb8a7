"""Gazetteer: where the words of a list stand in a text, however long the list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

V = TypeVar("V")


class Gazetteer(Generic[V]):
    """A list of words, each with its value, found in one pass.

    A pattern of two character classes finds the places where a word may begin; the first two characters then say which
    lengths to look up. The cost hardly grows with the list.

    Args:
        words: word to value; words have at least two characters. Kept under the same name.

    >>> found = Gazetteer({"商务部": 1, "商务": 2})
    >>> list(found.scan("据商务部消息"))
    [(1, 4, 1)]
    >>> list(found.scan("据税务局消息"))
    []
    """

    def __init__(self, words: Mapping[str, V]) -> None:
        """Note the lengths of the words that begin with each pair of characters."""
        for word in words:
            if len(word) < 2:
                raise ValueError(f"a word of a gazetteer has two characters at least: {word!r}")
        self.words = dict(words)
        self._sizes = _sizes(words, 2)

    @cached_property
    def _start_re(self) -> re.Pattern[str]:
        return _start_re(self._sizes, 2)

    @cached_property
    def _pair_re(self) -> re.Pattern[str]:
        return _start_re([word for word in self.words if len(word) == 2], 2)

    @cached_property
    def _long_sizes(self) -> dict[str, tuple[int, ...]]:
        return _sizes([word for word in self.words if len(word) > 2], 3)

    @cached_property
    def _long_re(self) -> re.Pattern[str]:
        return _start_re(self._long_sizes, 3)

    def places(self, text: str) -> list[tuple[int, tuple[int, ...]]]:
        """Give each place where a word may begin, with the lengths to try there, longest first."""
        sizes = self._sizes
        return [
            (start, sizes[pair])
            for match in self._start_re.finditer(text)
            if (pair := text[(start := match.start()) : start + 2]) in sizes
        ]

    def scan(self, text: str) -> Iterator[tuple[int, int, V]]:
        """Give `(start, end, value)` for every word, by position, longest first at one place; words may overlap."""
        words, sizes_of = self.words, self._long_sizes.get
        found = {}
        for match in self._pair_re.finditer(text):  # words of two characters, then longer ones: few starts are in vain
            if match[0] + text[match.end()] in words:
                found[match.start()] = match.end() + 1
        for match in self._long_re.finditer(text):
            start = match.start()
            for size in sizes_of(text[start : start + 3], ()):
                if (word := text[start : start + size]) in words:  # at the end of a text it is shorter than `size`
                    found[start] = start + len(word)
                    break
        for start in sorted(found):
            end = found[start]
            yield start, end, words[text[start:end]]

    def longest_at(self, text: str, start: int) -> tuple[int, V] | None:
        """The end and the value of the longest word that begins at `start`, or `None`."""
        for size in self._sizes.get(text[start : start + 2], ()):
            word = text[start : start + size]
            if word in self.words:
                return start + len(word), self.words[word]
        return None


def _sizes(words: Collection[str], prefix: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that begin with the same characters, longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[:prefix], set()).add(len(word))
    return {start: tuple(sorted(found, reverse=True)) for start, found in sizes.items()}


def _start_re(words: Collection[str], size: int) -> re.Pattern[str]:
    """Where a word may begin, by the classes of its first characters."""
    classes = [f"[{re.escape(''.join(sorted({word[at] for word in words})))}]" for at in range(size)]
    return re.compile(f"{classes[0]}(?={''.join(classes[1:])})" if words else r"(?!)")
