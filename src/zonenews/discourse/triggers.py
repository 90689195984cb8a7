"""Which sentences a reader of facts has to look at: those that hold one of the places it looked up in the whole text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from zonenews.discourse.sentences import Sentence

P = TypeVar("P", bound=tuple[int, object])


def sentences_with(sentences: Iterable[Sentence], places: Sequence[P]) -> Iterator[tuple[Sentence, Sequence[P]]]:
    """Give each sentence that holds one of the places, with those it holds.

    Args:
        sentences: the sentences of a text in order.
        places: offsets in its normal text, each with what was found there, in order.

    Yields:
        The sentences in order; those without a place are passed over, which most are.
    """
    if not places:
        return
    place, count, nearest = 0, len(places), places[0][0]
    for sentence in sentences:
        end = sentence.bounds.end
        if nearest >= end:
            continue
        first = place
        while place < count and places[place][0] < end:
            place += 1
        yield sentence, places[first:place]
        if place == count:
            return
        nearest = places[place][0]
