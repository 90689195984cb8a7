"""Short names of regions that no table has, where the text itself says what they are short for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from zonenews.lexicon import Lexicon
from zonenews.lexicon.familiar import load_familiar
from zonenews.lexicon.region_guards import region_guards
from zonenews.mentions.regions.hits import Hit
from zonenews.text.spans import Span

_BEFORE: Final = frozenset(
    "，。、；：！？“”‘’（）()《》【】|｜·—- \u3000\t\n\r,;:!?在于从到赴至往抵来让把为使与和是给对将请的"
)
_AFTER: Final = frozenset(
    "，。、；：！？“”‘’（）()《》【】|｜·—- \u3000\t\n\r,;:!?的等和与及籍正将已是在有让从向为被把也则位人"
)
_EDGES: Final = frozenset("，。、；：！？”’（）()》】|｜· \u3000\t\n\r,;:!?的等和与及")
_NATURE: Final = frozenset("湖山江河海湾泉岛")
_MOST_NAMES: Final = 60
"""The short forms of so many full names are looked for in a text."""


def with_shorts(text: str, hits: Sequence[Hit], lexicon: Lexicon) -> list[Hit]:
    """Add the short names that stand by what the text says elsewhere.

    Args:
        text: normal text.
        hits: regions found by their names, in text order.
        lexicon: the tables.

    Returns:
        All hits in text order, not overlapping: with 北京|朝阳 a district right behind its city, and 江山 where 江山市 is named.
    """
    if not hits:
        return []
    found = list(hits)
    for more in (_districts, _shortened):
        shorts = list(more(text, hits, lexicon))
        if shorts:
            starts = [hit.start for hit in found]
            found = sorted([*found, *(one for one in shorts if _is_free(one.span, found, starts))])
    return found


def _is_free(span: Span, hits: Sequence[Hit], starts: Sequence[int]) -> bool:
    """Whether no region stands in a range."""
    index = bisect_left(starts, span.end)
    return index == 0 or hits[index - 1].end <= span.start


def _districts(text: str, hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[Hit]:
    """Short names of districts and counties right behind the region they lie in: 重庆|江北."""
    regions = lexicon.regions
    size = len(text)
    for hit in hits:
        end = hit.end + 2
        if end > size or text[end - 1] in _NATURE or not text[end - 2].isalpha():
            continue
        if end < size and text[end] not in _EDGES:
            continue
        for suffix in "区县市":
            rows = regions.by_name.get(text[hit.end : end] + suffix, ())
            inner = tuple(row.code for row in rows for top in hit.candidates if regions.lies_in(row.code, top))
            if inner:
                yield Hit(hit.end, end, inner, chained=True, code=inner[0] if len(inner) == 1 else None)
                break


def _shortened(text: str, hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[Hit]:
    """Names of counties without 县, 市 or 区, of unusual characters, where the text has them in full too."""
    full: dict[str, Hit] = {}
    for hit in hits:
        start, end = hit[:2]
        if end - start > 2 and text[end - 1] in "县市区旗" and (name := text[end - 3 : end]) in lexicon.regions.by_name:
            full.setdefault(name[:2], hit)
    if not full:
        return
    familiar, everyday = load_familiar(), region_guards().everyday
    for short, hit in list(full.items())[:_MOST_NAMES]:
        if short in familiar or short in everyday:
            continue
        at = text.find(short)
        while at >= 0:
            left, right = text[at - 1 : at], text[at + 2 : at + 3]
            if (not left or left in _BEFORE) and (not right or right in _AFTER):
                yield Hit(at, at + 2, hit.candidates, code=hit.code)
            at = text.find(short, at + 2)
