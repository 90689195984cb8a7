"""The place that the title of an article names, and where the title ends.

What a page shows around its title, and how the title is decorated, says nothing of the place: a title is read in segments, which brackets,
blanks and other marks part, and its place is the one that a segment begins with, behind nothing but a time.

```text
首页 > 统计公报 > 2023年襄石区国民经济和社会发展统计公报
【转载】（某省）2023年襄石区经济运行情况
稳中有进！襄石区交出上半年答卷
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.discourse.parts_of_places import part_end
from zonenews.discourse.wholes import lies_in
from zonenews.discourse.works import is_built
from zonenews.grammar.patterns import pattern
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone

_LINES = 4
_LONGEST = 45
_STOPS = frozenset("。；")
"""What ends a sentence, and stands in no line of a title."""
_HEADING = lazy("[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[、.．](?![0-9])")
"""How the first heading of a text begins, which is no line of its title."""
_SEGMENT = pattern(r"[^\w、]+(?:关于)?|(?<=[\u4e00-\u9fff])关于")
"""What parts the segments of a title: marks and blanks, and the 关于 behind who issued it."""
_UNKNOWN = r"(?P<name>[^\W\d_年月季全我本该各]{1,6}?(?:自治县|县|区|市|州|旗))(?=[0-9]{4}年|{reported_by_districts}|{report_of_place}|前[0-9一二三四五六七八九十]{1,2}个月)"
_TITLE_UNKNOWN = pattern(f"(?:[0-9]{{4}}年)?(?:[0-9一二三四前上下半第至~—-]{{1,7}}[年月季]度?份?)?{_UNKNOWN}")
"""A place in a title that no table has, behind a time and before what only a district or county reports; 上半年全市 is none."""
_UNKNOWN_PART = pattern(f"(?!{{sort_of_town}}){_UNKNOWN.replace('|旗', '|旗|镇|乡|街道')}")
"""Such a place, or a town, behind the city it lies in."""
_CONGRESS_OF = lazy(
    r"在(?P<name>[\u4e00-\u9fff]{1,6}?(?:自治县|县|区|市|州|旗))第[一二三四五六七八九十]{1,3}届人民代表大会"
)
_BEFORE = pattern(r"(?:{title_lead}|在|[0-9一二三四五六前上下半年季度月份、]|(?<=[0-9])日)*", may_be_empty=True)
"""What may stand before the place in its segment: 走进, a time, 2022年1月8日在."""
_ISSUER = pattern("[^\n]{0,6}?{issuing_body}")
"""How the name of who issued a report goes on behind its place."""
_GOES_ON = lazy(r"(?![^\W\d_]{1,8}[网报台](?!\w))\w")
"""What stands right behind a place that says more of it than which paper or site is its own: 某省 | 统计网 2023年襄石区."""


def title_region(text: str, regions: Sequence[Region], zones: Sequence[Zone]) -> str | None:
    """Give the region that the title names, before any running text and alone: 襄石区2023年统计公报.

    Args:
        text: the normal text.
        regions: its regions.
        zones: its zones; a title that names one is about no region.
    """
    end = _title_end(text)
    if any(zone.span.start < end for zone in zones):
        return None
    inside = [region for region in regions if region.span.end <= end]
    if not inside:
        return _unknown(text, end)
    issuers = [region for region in inside if _ISSUER.match(text, region.span.end, end)]
    named = [region for region in inside if region.inside != "organization"] or issuers
    starts = {region.span.start for region in named}
    chain = [region for region in named if region.span.end not in starts]
    told = [region for region in chain if not _lies_around(text, region, chain)]
    codes = {region.code or region.text for region in told}
    if len(codes) != 1:
        return None
    told += [region for region in issuers if region.code in codes]
    first = next((region for region in told if _leads(text, region.span.start)), None)
    if first is None:
        return None
    if not text[first.span.end : first.span.end + 1].isalnum() and (unknown := _unknown(text, end)):
        return unknown
    part = _UNKNOWN_PART.match(text, first.span.end, end)
    return text[first.span.start : part.end() if part else part_end(text, first.span.end)]


def title_zone(text: str, zones: Sequence[Zone], regions: Sequence[Region], name: Callable[[Zone], str]) -> str | None:
    """Give the zone that the title names, alone and as what it is about: 青石湖高新区上半年交出答卷.

    Args:
        text: the normal text.
        zones: the zones it names, without words that stand for one.
        regions: its regions.
        name: gives the name the article uses most for a zone.
    """
    if not zones:
        return None
    end = _title_end(text)
    inside = [zone for zone in zones if zone.span.end <= end]
    if len(set(map(name, inside))) != 1:
        return None
    if any(region.inside is None and region.span.end <= end for region in regions):
        return None
    leads = any(_leads(text, zone.span.start) and not is_built(text, *zone.span) for zone in inside)
    return name(inside[0]) if leads else None


def _unknown(text: str, end: int) -> str | None:
    """Give the place that the title names and no table has."""
    found = _CONGRESS_OF.search(text, 0, end)
    for start in () if found else _segments(text, end):
        found = found or _TITLE_UNKNOWN.match(text, start, end)
    return found["name"] if found else None


def _segments(text: str, end: int) -> Iterator[int]:
    """Give where the segments of a title begin."""
    yield 0
    for mark in _SEGMENT.finditer(text, 0, end):
        yield mark.end()


def _leads(text: str, start: int) -> bool:
    """Whether a place that starts at an offset begins its segment, behind nothing but a time."""
    low = text.rfind("\n", 0, start) + 1
    for mark in _SEGMENT.finditer(text, low, start):
        low = mark.end()
    return _BEFORE.fullmatch(text, low, start) is not None


def _lies_around(text: str, region: Region, chain: Sequence[Region]) -> bool:
    """Whether a region is only what another one of the title lies in, in a segment of its own or the name of a site: （某省）2023年襄石区."""
    code, (start, end) = region.code, region.span
    if code is None or not _leads(text, start) or _GOES_ON.match(text, end):
        return False
    return any(other.code is not None and other.code != code and lies_in(other.code, code) for other in chain)


def _title_end(text: str) -> int:
    """Find where the title ends: before the first line that is long, ends a sentence or is numbered, and after four lines at most.

    Lines that hold nothing, such as what stood there and is no part of the article, do not count.
    """
    end = told = 0
    while told < _LINES and (after := text.find("\n", end)) >= 0:
        line = text[end:after].strip()
        if len(line) > _LONGEST or not _STOPS.isdisjoint(line) or (told and _HEADING.match(line)):
            break
        told += bool(line)
        end = after + 1
    return end
