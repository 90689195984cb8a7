"""Gazetteer: where the words of a list stand in a text, however long the list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Generic, TypeVar

V = TypeVar("V")


class Gazetteer(Generic[V]):
    """A list of words, each with its value, found in one pass.

    A pattern of two character classes finds the places where a word may begin; the first two characters then lead to
    the few words to compare. The cost hardly grows with the list.

    Args:
        words: word to value; words have at least two characters.

    >>> found = Gazetteer({"商务部": 1, "商务": 2})
    >>> list(found.scan("据商务部消息"))
    [(1, 4, 1)]
    >>> list(found.scan("据税务局消息"))
    []
    """

    def __init__(self, words: Mapping[str, V]) -> None:
        """Sort the words by their first two characters, longest first."""
        buckets: dict[str, list[tuple[str, V]]] = {}
        for word, value in words.items():
            if len(word) < 2:
                raise ValueError(f"a word of a gazetteer has two characters at least: {word!r}")
            buckets.setdefault(word[:2], []).append((word, value))
        for bucket in buckets.values():
            bucket.sort(key=lambda row: -len(row[0]))
        self._buckets = buckets
        self._words = dict(words)
        self._sizes = {pair: tuple(dict.fromkeys(len(word) for word, _ in bucket)) for pair, bucket in buckets.items()}
        self._start_re = _start_re(buckets, 2)
        self._long_re = _start_re([word[:3] for word in words if len(word) > 2], 3)
        self._pair_re = _start_re([word for word in words if len(word) == 2], 2)
        self._long_sizes: dict[str, tuple[int, ...]] = {}
        for word in sorted(words, key=len, reverse=True):
            sizes = self._long_sizes.get(word[:3], ())
            if len(word) > 2 and len(word) not in sizes:
                self._long_sizes[word[:3]] = (*sizes, len(word))

    def scan(self, text: str) -> Iterator[tuple[int, int, V]]:
        """Give `(start, end, value)` for every word, by position, longest first at one place; words may overlap."""
        words, sizes_of = self._words, self._long_sizes.get
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

    def places(self, text: str) -> Iterator[tuple[int, list[tuple[str, V]]]]:
        """Give each place where a word may begin, with the words to compare there, longest first."""
        get = self._buckets.get
        for match in self._start_re.finditer(text):
            start = match.start()
            bucket = get(text[start : start + 2])
            if bucket is not None:
                yield start, bucket

    def longest_at(self, text: str, start: int) -> tuple[int, V] | None:
        """The end and the value of the longest word that begins at `start`, or `None`."""
        for size in self._sizes.get(text[start : start + 2], ()):
            word = text[start : start + size]
            if word in self._words:
                return start + len(word), self._words[word]
        return None


def _start_re(words: Collection[str], size: int) -> re.Pattern[str]:
    """Where a word may begin, by the classes of its first characters."""
    classes = ["[" + "".join(map(re.escape, sorted({word[at] for word in words}))) + "]" for at in range(size)]
    return re.compile(f"{classes[0]}(?={''.join(classes[1:])})" if words else r"(?!)")
