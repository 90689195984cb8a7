"""Parts of places that no table knows, behind the region or zone they lie in: 嘉兴 | 港区, 苏州市 | 娄葑街道, 杭州市 | 临江片区.

What is told of such a part is not told of the place before it: both together are one name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zonenews.grammar.patterns import pattern

_LETTER = "[^\\W\\d_的在是有各乡城两多等和与及将已为对从到于了过以把让使由个条座家所、年月日季市县区省]"
_PART = pattern(
    "(?:(?!{sort_of_place}|{sort_of_town}|{task_verb}|{working}|{doing}|{work_on})"
    f"{_LETTER}{{1,4}}?{{named_part}}|{{part_of_name}}|(?<![省市县区旗州盟])街道)(?![民干委办居级容面域情亲属里企政化长志书主的]|工(?!业[总产增投]))"
)


def part_end(text: str, end: int, starts: Sequence[int] = ()) -> int:
    """Give where the name of a part ends that goes on from the place that ends at an offset; the offset itself where none does.

    Args:
        text: the normal text.
        end: where the place ends.
        starts: where other places begin, in order; a part holds none of them.

    >>> part_end("苏州市娄葑街道完成税收18亿元", 3), part_end("苏州市街道建设", 3), part_end("苏州市完成税收", 3)
    (7, 3, 3)
    >>> part_end("常德市鼎城街道完成税收2亿元", 5)
    7
    """
    found = _PART.match(text, end)
    if found is None:
        return end
    place = bisect_left(starts, end)
    return end if place < len(starts) and starts[place] < found.end() else found.end()
