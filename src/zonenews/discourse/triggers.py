"""Which sentences a reader of facts has to look at: those that hold one of the places it looked up in the whole text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from zonenews.discourse.reading import ArticleReading
from zonenews.discourse.sentences import Sentence

P = TypeVar("P", bound=tuple[int, object])


def sentences_with(reading: ArticleReading, places: Sequence[P]) -> Iterator[tuple[Sentence, Sequence[P]]]:
    """Give each sentence that holds one of the places, with those it holds.

    Args:
        reading: an article with its sentences in order.
        places: offsets in its normal text, each with what was found there, in order.

    Yields:
        The sentences in order; those without a place are passed over, which most are.
    """
    sentences, ends = reading.sentences, reading.ends
    place, count, at = 0, len(places), 0
    while place < count:
        at = bisect_right(ends, places[place][0], at)
        if at == len(ends):
            return
        sentence, first, end = sentences[at], place, ends[at]
        while place < count and places[place][0] < end:
            place += 1
        yield sentence, places[first:place]
