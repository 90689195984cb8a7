"""Whose turn it is: a figure that follows another place is not taken for one of the place before.

An article about Yunnan and Anhui goes on 安徽实施行动，播种面积超过1亿亩. Where the reading gave this to Yunnan, the panel leaves it out.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Final, NamedTuple

from zonenews.document import Document
from zonenews.text.spans import Span

_OPENS_AFTER: Final = "。！？；;，,\n 　”"
"""What stands before the first word of a clause."""
_ZONE: Final = -1
_REACH: Final = 2000
"""Characters before a figure in which its paragraph begins, or is not looked for, and so many places: pages without a line break stay linear."""
_MOST: Final = 40


class _Named(NamedTuple):
    """A place as it is named: `level` 0 of a province, 1 of a prefecture, 2 of a county, below 0 of a zone."""

    start: int
    entity: str
    level: int
    opens: bool


class Turns:
    """The places of a document in the order they are named, and which of them open a clause."""

    def __init__(self, document: Document) -> None:
        """Keep the document; its places are put in order when they are asked for first."""
        self._document = document

    @cached_property
    def _named(self) -> list[_Named]:
        document = self._document
        regions = [
            (one.span.start, one.code, _level(one.code)) for one in document.regions if one.code and not one.inside
        ]
        zones = [(one.span.start, one.entry or one.name, _ZONE) for one in document.zones]
        text = document.source
        return sorted(
            _Named(start, entity, level, start == 0 or text[start - 1] in _OPENS_AFTER)
            for start, entity, level in (*regions, *zones)
        )

    def is_of_another(self, entity: str, span: Span) -> bool:
        """Tell whether another place has the word where a figure stands.

        Args:
            entity: code of the region the figure was given to, or entry or name of the zone.
            span: the evidence.

        Returns:
            Whether another region of its level, or for a zone any other place, opens a clause of the paragraph before the evidence, or in it, and the
            place itself is not named behind it. `False` where the document was read without its places.

        >>> from zonenews import parse
        >>> turns = Turns(parse("云南省开工项目675个。安徽省实施行动，播种面积超过1亿亩。"))
        >>> turns.is_of_another("530000", Span(19, 29)), turns.is_of_another("340000", Span(19, 29))
        (True, False)
        """
        named = self._named
        floor = max(0, span.start - _REACH)
        paragraph = max(floor, self._document.source.rfind("\n", floor, span.start) + 1)
        level = _level(entity) if entity.isdigit() else _ZONE
        end = bisect_left(named, (span.end,))
        for place in reversed(named[max(0, end - _MOST) : end]):
            if place.start < paragraph or place.entity == entity:
                return False
            if place.opens and level in (place.level, _ZONE):
                return True
        return False


def _level(code: str) -> int:
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2
