"""The region that the title of an article names, and where the title ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from zonenews._patterns import lazy
from zonenews.discourse.parts_of_places import part_end
from zonenews.grammar.patterns import pattern
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone

_TITLE_LINES = 4
_TITLE_LENGTH = 45
STOPS: Final = frozenset("。；！")
"""What ends a sentence, and stands in no line of a title."""
_TITLE_UNKNOWN = pattern(
    r"[　 ]*(?:关于)?(?P<name>[\u4e00-\u9fff]{1,6}?(?:自治县|县|区|市|州|旗))(?=[0-9]{4}年|{reported_by_districts}|前[0-9一二三四五六七八九十]{1,2}个月)"
)
"""A place in a title that no table has, before what only a district or county reports."""
_CONGRESS_OF = lazy(
    r"在(?P<name>[\u4e00-\u9fff]{1,6}?(?:自治县|县|区|市|州|旗))第[一二三四五六七八九十]{1,3}届人民代表大会"
)
_TITLE_BEFORE = pattern(
    r"[　 ]*(?:{title_lead}|在|[0-9一二三四五六前上下半年季度月份、—-]|(?<=[0-9])日)*", may_be_empty=True
)
"""What may stand before the place in a title: 关于, a time, ——2022年1月8日在."""


def title_region(text: str, regions: Sequence[Region], zones: Sequence[Zone]) -> str | None:
    """Give the region that the title names, before any running text and alone: 襄石区2023年统计公报."""
    end = _title_end(text)
    named = [region for region in regions if region.span.end <= end]
    if any(zone.span.start < end for zone in zones):
        return None
    if not named:
        unknown = _TITLE_UNKNOWN.match(text, 0, end) or _CONGRESS_OF.search(text, 0, end)
        return unknown["name"] if unknown else None
    named = [region for region in named if region.inside != "organization"] or named  # who issued it
    starts = {region.span.start for region in named}
    chain = [region for region in named if region.span.end not in starts]
    if len({region.code or region.text for region in chain}) != 1:
        return None
    first = chain[0]
    line = text[text.rfind("\n", 0, first.span.start) + 1 : first.span.start]
    return text[first.span.start : part_end(text, first.span.end)] if _TITLE_BEFORE.fullmatch(line) else None


def _title_end(text: str) -> int:
    """Find where the title ends: before the first line that is long, or ends a sentence, and after four lines at most.

    Lines that hold nothing, such as what stood there and is no part of the article, do not count.
    """
    end = 0
    while text[end : end + 1] in ("\n", "\r"):
        end += 1
    for _ in range(_TITLE_LINES):
        after = text.find("\n", end)
        line = text[end : after if after >= 0 else len(text)]
        if after < 0 or len(line) > _TITLE_LENGTH or not STOPS.isdisjoint(line):
            break
        end = after + 1
    return end
