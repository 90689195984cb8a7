"""Pairs of characters that ordinary news prose uses: a name is made of pairs it does not use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from zonenews._data import read_tsv


class Pairs:
    """A set of pairs of characters that takes a tenth of the room of a set of strings.

    Args:
        seconds: the second characters of each first one.

    Attributes:
        seconds: the same.

    >>> "企业" in Pairs({"企": "业图"}), "企" in Pairs({"企": "业图"}), list(Pairs({"企": "业图"}))
    (True, False, ['企业', '企图'])
    """

    __slots__ = ("seconds",)

    def __init__(self, seconds: Mapping[str, str]) -> None:
        """Keep the pairs."""
        self.seconds = seconds

    def __contains__(self, pair: str) -> bool:
        return len(pair) == 2 and pair[1] in self.seconds.get(pair[0], "")

    def __iter__(self) -> Iterator[str]:
        return (first + second for first, seconds in self.seconds.items() for second in seconds)


@cache
def load_familiar() -> Pairs:
    """Read `data/familiar.tsv`.

    Returns:
        Two-character strings, each seen in several unrelated news items.

    >>> "企业" in load_familiar()
    True
    >>> "泰鼎" in load_familiar()
    False
    """
    return Pairs({row[0]: row[1] for row in read_tsv("familiar.tsv", ("first", "seconds"))})


@cache
def commonness() -> Mapping[str, int]:
    """How common characters are in news prose: in how many of its pairs each stands.

    >>> commonness()["企"] > commonness().get("泰", 0)
    True
    >>> "鼎" in commonness()
    False
    """
    return Counter("".join(load_familiar()))


def is_unusual(text: str) -> bool:
    """Whether `text` cannot be read as pairs of characters that ordinary prose uses, as names of brands cannot.

    One character may be left over where the number of characters is odd.
    """
    size = len(text)
    followed_by = load_familiar().seconds.get
    begin = 0  # so far pairs can be read from the beginning
    while begin + 1 < size and text[begin + 1] in followed_by(text[begin], ""):
        begin += 2
    if not size % 2:
        return begin < size
    end = size  # so far back they can be read from the end; one character may be left over between the two
    while end > begin + 1 and text[end - 1] in followed_by(text[end - 2], ""):
        end -= 2
    return end > begin + 1
