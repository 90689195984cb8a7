"""Gazetteer: where the words of a list stand in a text, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
        firsts = "".join(map(re.escape, sorted({pair[0] for pair in buckets})))
        seconds = "".join(map(re.escape, sorted({pair[1] for pair in buckets})))
        self._start_re = re.compile(f"[{firsts}](?=[{seconds}])" if buckets else r"(?!)")

    def scan(self, text: str) -> Iterator[tuple[int, int, V]]:
        """Give `(start, end, value)` for every word, longest first at one place; words may overlap."""
        words, sizes_of = self._words, self._sizes.get
        for match in self._start_re.finditer(text):
            start = match.start()
            for size in sizes_of(text[start : start + 2], ()):
                word = text[start : start + size]
                if word in words:
                    yield start, start + len(word), words[word]
                    break

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
                return start + size, self._words[word]
        return None
