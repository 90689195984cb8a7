"""Where a name begins: the way back from its last word to the words that cannot belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import attrs

from zonenews.lexicon.familiar import load_familiar
from zonenews.lexicon.organizations import load_organizations
from zonenews.text.records import Mention

LONGEST = 28
"""How many characters a name may have before its last word."""

_CLOSING = {")": "(", "）": "（"}
_IN_NAME_RE = re.compile(r"[一-丧丩-鿿A-Za-z0-9·&]")
_COUNTED = (
    r"(?:[0-9]+|[一二两三四五六七八九十百千几数多]+)[余多]?"
    r"(?:家|个|名|位|所|座|项|批|支|条|种|大|亿|万|元|年|月|日|时|号|届|次|期|公里)元?"
)


@attrs.frozen
class Places:
    """Where places stand in one text, looked up by their ends.

    Attributes:
        starts: sorted starts.
        start_at: end of a place -> the earliest start of a place that ends there.
    """

    starts: tuple[int, ...]
    start_at: dict[int, int]

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> Places:
        """Index mentions of regions and zones."""
        start_at: dict[int, int] = {}
        starts = []
        for mention in mentions:
            start, end = mention.span
            starts.append(start)
            start_at[end] = min(start, start_at.get(end, start))
        return cls(tuple(sorted(starts)), start_at)

    def chain_before(self, end: int) -> int:
        """Follow places that touch each other (山东省济南市) back from `end`; `end` itself where none ends there."""
        start = end
        while (before := self.start_at.get(start, start)) < start:
            start = before
        return start


def name_start(text: str, end: int, places: Places) -> int:
    """Where a name whose last word begins at `end` may begin.

    Args:
        text: normal text.
        end: offset of the last word.
        places: regions and zones of the text; a name begins with a place rather than in front of it.

    Returns:
        The earliest offset that the words before the name leave to it; `end` where they leave nothing.
    """
    floor = _segment_start(text, end)
    start = floor
    for match in _breaks().finditer(text, floor, end):
        if match.lastgroup == "cut":
            start = match.end()
    if start < end and text[start] in "·&":
        start += 1
    return _at_place(text, start, end, places)


def is_unusual(text: str) -> bool:
    """Whether some pair of characters in `text` is one that ordinary prose does not use, as names have them."""
    familiar = load_familiar()
    return any(
        first + second not in familiar and "一" <= first <= "鿿" and "一" <= second <= "鿿"
        for first, second in pairwise(text)
    )


def _segment_start(text: str, end: int) -> int:
    """Walk back over the characters names are made of, and over short brackets."""
    floor = max(0, end - LONGEST)
    at = end
    while at > floor:
        char = text[at - 1]
        if _IN_NAME_RE.match(char):
            at -= 1
        elif opening := _CLOSING.get(char):
            inside = text.rfind(opening, max(floor, at - 10), at - 1)
            if inside < 0 or inside == floor or not text[inside + 1 : at - 1].isalnum():
                break
            at = inside
        else:
            break
    return at


def _at_place(text: str, start: int, end: int, places: Places) -> int:
    """Move the start to the first place, or to 中国, where only ordinary words stand before it."""
    first = next((at for at in places.starts if start <= at < end), end)
    nation = re.compile("中国|国家").search(text, start, min(first + 2, end))
    first = min(first, nation.start() if nation else end)
    if first < end and not is_unusual(text[start:first]):
        return first
    return start


@cache
def _breaks() -> re.Pattern[str]:
    words = load_organizations()
    kept = "|".join(sorted(words.kept, key=len, reverse=True))
    cuts = "|".join(sorted(words.before, key=len, reverse=True))
    exceptions = "和(?=[平谐睦信记黄盛顺泰润达兴昌县田静])|(?<=[三永祥泰太元同安共])和"
    return re.compile(f"(?:{kept}|{exceptions})|(?P<cut>{_COUNTED}|{cuts}|和)")
