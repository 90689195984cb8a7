"""The parts of a place by which its projects are counted: 按片区分，|甲新城|乙中心等新建项目6个，|丙新城|丁街等续建项目9个."""

from __future__ import annotations

from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.grammar.patterns import pattern
from zonenews.mentions.zones.records import Zone


class Area(NamedTuple):
    """The part of a place that what stands at an offset is told of.

    Attributes:
        start: where its name starts.
        end: where its name ends; where it starts, if no name is told.
        zone: the zone it is, under the name the article prefers; `None` where it is none.
    """

    start: int
    end: int
    zone: str | None


_BY_AREA = pattern("[按分从][^，,。；;：:、\n]{0,3}(?:{kind_of_area})[^，,。；;：:、\n]{0,4}[看分][，,：:]")
_COUNT_ENDS = lazy("[0-9]+[余多]?[个项](?:[，,、][^，,、；;0-9]{0,6}投资[^，,、；;]{2,14})?[，,、；;]")
_NAMED = pattern("(?:其中[，,]?|包括|主要|有|[为是])*(?P<area>[\u4e00-\u9fff]{2,6}?(?:{name_of_area}))(?=..)")


def counted_area(sentence: Sentence, at: int) -> Area | None:
    """Give the part of a place that an offset of a sentence is told of, where the sentence counts projects by such parts.

    Args:
        sentence: the sentence.
        at: the offset in the normal text.

    Returns:
        The part, without a zone where none is named; `None` where the sentence does not count by parts.
    """
    text, low = sentence.text, sentence.bounds.start
    parts = [match for match in _COUNTED_PART.finditer(text, low, sentence.bounds.end) if match.start("area") <= at]
    if parts:
        first, last = parts[-1].span("area")
        zone = [token for token in within(sentence.places, first, last) if isinstance(token.mention, Zone)]
        return Area(first, last, sentence.name_of(zone[0]) if zone and zone[0].start == first else None)
    opened = _BY_AREA.search(text, low, min(at, low + _REACH))
    if opened is None:
        return None
    ends = [match.end() for match in _COUNT_ENDS.finditer(text, opened.end(), at)]
    start = max([opened.end(), *ends, text.rfind("；", low, at) + 1])
    named = _NAMED.match(text, start, sentence.bounds.end)
    if named is None:
        return Area(start, start, None)
    first, last = named.span("area")
    tokens = within(sentence.places, first, first + 1)
    zones = [token for token in tokens if token.start == first and isinstance(token.mention, Zone)]
    return Area(first, last, sentence.name_of(zones[0]) if zones and zones[0].end == last else None)


_COUNTED_PART = pattern(
    "(?:^|[，,；;]|其中[，,]?)(?P<area>[\u4e00-\u9fff]{2,8}?(?:{name_of_area}|[市县区])(?:本部)?)[0-9]+个[：:](?=[^，,。；;：:\n]{2,80}(?:[；;。\n]|$))"
)
"""8个项目开工，其中|甲经开区本部3个：A、B、C；|乙工业园2个：D、E."""
_REACH = 40
"""Characters at the beginning of a sentence in which it says by what it counts."""
