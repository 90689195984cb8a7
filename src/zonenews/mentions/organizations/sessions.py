"""Congresses and committees that are numbered by their terms: 青石市第十五届人民代表大会, 政协青石市第十届委员会."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.lexicon.word_classes import word_set
from zonenews.mentions.organizations.boundaries import Candidate, Places
from zonenews.mentions.organizations.public_bodies import seat_start

_TERM_RE = lazy(
    "第?[0-9一二三四五六七八九十]{1,4}届(?:(?P<congress>人民代表大会|人大)(?:常务委员会|常委会)?|委员会)"
    "(?=第?[0-9一二三四五六七八九十]{1,3}次(?![一-鿿]{1,6}上)|[^一-鿿]|$)"
)
"""In the head of a report the congress is where it is given: 在青石市第十五届人民代表大会第三次会议上."""


def by_session(text: str, places: Places) -> Iterator[Candidate]:
    """Congresses of a place before one of their sessions, and committees of a party or of the consultative conference.

    Args:
        text: normal text.
        places: regions and zones of the text.
    """
    for match in _TERM_RE.finditer(text):
        start = match.start()
        begin = seat_start(text, start, places) if start else start
        if begin == start and start and text[start - 1] in _TIERS and not text[start - 2 : start - 1].isalnum():
            begin = start - 1  # 省|十四届人大
        party = text[begin - 2 : begin] in word_set("body_of_session")
        if begin < start and (match["congress"] or party):
            yield Candidate(begin - 2 * party, match.end(), "government", "session")


_TIERS = frozenset("省市县区")
