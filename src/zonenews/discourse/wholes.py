"""Which region 全省, 全市 or 全县 means in a text that does not begin with its name.

A fragment of a report, or a page about one trade of a city, speaks of 全省 and names the province only somewhere inside. Where the text
names one region of that level, or most of what it names lies in one, 全省 is that region; where it names several alike, or a single one
only in passing (赴青岛市学习), the word stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.mentions.regions.records import Region

LEVELS: Final = frozenset("省市县州区")
"""The last characters of 全省, 我市 and the like, each with the regions whose full names end so."""
_CLAUSE_STARTS: Final = frozenset("，,。；;：:！\n　 ”年月日今")
"""What may stand before a region that its clause is about."""
_FEWEST: Final = 2
"""So often a region, or a part of it, is named that no clause is about."""


def region_meant(text: str, regions: Iterable[Region], level: str) -> str | None:
    """Give the region that 全 and the last character of a level mean.

    Args:
        text: the normal text.
        regions: its regions.
        level: 省, 市, 县, 州 or 区.

    Returns:
        The name most used for it, or `None` where the text leaves it open.
    """
    coded = [(one, one.code) for one in regions if one.code is not None]
    own = Counter(code for one, code in coded if one.name.endswith(level))
    if not own:
        return None
    named = Counter(code for _, code in coded)
    votes = {whole: sum(times for code, times in named.items() if lies_in(code, whole)) for whole in own}
    best = max(own, key=lambda code: (votes[code], own[code]))
    rivals = [code for code in own if code != best]
    if any(lies_in(code, best) and own[code] >= own[best] for code in rivals):
        return None
    if any(votes[code] >= votes[best] for code in rivals if not lies_in(code, best)):
        return None
    mentions = [one for one, code in coded if code == best]
    if 2 * votes[best] <= sum(named.values()) - _around(named, best):
        return None
    if votes[best] < _FEWEST and not leads(text, mentions[0]):
        return None
    names = Counter(one.text for one in mentions)
    return max(names, key=lambda name: (names[name], len(name)))


def lies_in(code: str, whole: str) -> bool:
    """Whether a region is another one, or a part of it."""
    return code == whole or (
        whole.endswith("00") and code.startswith(whole[:2] if whole.endswith("0000") else whole[:4])
    )


def _around(named: Counter[str], code: str) -> int:
    """Count how often the regions around one are named, which say nothing against it."""
    return sum(times for other, times in named.items() if other != code and lies_in(code, other))


def leads(text: str, region: Region) -> bool:
    """Whether a clause begins with a region, alone or in the name of a body of it."""
    start, end = region.span
    return (not start or text[start - 1] in _CLAUSE_STARTS) and text[end : end + 1] != "、"


_OPENING = 60
_OF_COUNTRY = pattern("(?:^|[，,。\\n　 ]|(?<=日)|(?<=[0-9]家))国家级?{zone_type_of_all}")
"""All zones of a kind, at the head of a clause: 国家高新区 | 生产总值."""
_MARK = lazy("[　 \\n]*【[^】\\n]{1,12}】")


def tells_of_all(text: str, first: int) -> bool:
    """Whether a text tells of all zones of a kind in the country (国家高新区), and names single ones only later, as examples.

    >>> tells_of_all("国家高新区增长8%。前三季度，国家高新区税收3亿元。其中青石高新区增长9%。", 34)
    True
    """
    return "国家" in text[:_OPENING] and sum(match.start() < first for match in _OF_COUNTRY.finditer(text)) > 1


def behind_mark(text: str) -> int:
    """Give where a text begins behind the mark of its first section: 【概况】."""
    mark = _MARK.match(text)
    return mark.end() if mark else 0
