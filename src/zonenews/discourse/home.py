"""The place an article is about: its own zone, or the region of most of its mentions; and the names of its zones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from zonenews._patterns import lazy
from zonenews.discourse.part_of_name import is_named
from zonenews.discourse.parts_of_places import part_end
from zonenews.discourse.same import is_short_for, told_before
from zonenews.discourse.titles import title_region, title_zone
from zonenews.discourse.wholes import LEVELS, behind_mark, leads, lies_in, tells_of_all
from zonenews.discourse.works import is_built, is_counted_part
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import load_cues
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone

_AMONG_BEFORE = ("其中", "其中，", "其中,", "其中：")
_ONLY_TIME = lazy("[　 \n]*(?:[0-9年月日上下半前一二三四季度今去以来截至到底末-]{2,14}[，,]?)?")
"""What may stand before the zone with which a text begins."""
_ZONE_GROUP = pattern(
    r"(?<!在)全[国省市][0-9]{1,4}[家个](?:国家级|省级以上|省级)?{zone_type_of_all}(?!的?(?:综合|年度)*(?:{evaluation}|中))"
)
"""Zones of a whole place that a text may be about; 在全省96个开发区考核中 only says among whom one is ranked."""
_LONGEST_OPENING = 120
"""So early a zone is named that a text with no other zone is about, however long its first line is."""
_WIDER = pattern("(?:^|[，。；\n])(?:全[省市县州]|我[省市县]|各位代表)|{of_whole_report}")
"""What a text says that is about a province, city or county."""
_POINT = lazy("[　 \n]*(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十]{1,2}[）)]|——)")
"""How a fragment of a report begins: 四是努力开创新局面."""
_REFERS_BACK = lazy("[该我本全](?:园区|新区|开发区|区)")
"""A zone that was named before, as the one a text is about."""
_BEFORE_SUBJECT = frozenset("在从日月年期前据对为由是让的末称来与和及")
"""What may stand right before a zone that a clause is about."""
_BEFORE_AT = frozenset("年月日期来前后今天者人是")
"""What may stand before 在 and a zone that a clause is about: 今年在…, 记者在…."""
_BARE = 3
"""Characters of a word for a zone that names none: 开发区, 高新区."""
_HEADINGS, _SHORT_HEADING = 4, 20
"""So many short headings stand above the first sentence at most, of so many characters."""
_STOPS = frozenset("。；！")
_NO_SUBJECT = frozenset("、，：:\n的")
"""What stands behind a place that is no subject of its sentence."""
_OWN_ENDS = frozenset("市县")
"""How the full names of cities and counties end, of which 全市 and 全县 are said."""
_OPENS_WITHIN = 60
"""So early a text names the city it is about."""
_PARTS_OF_PROVINCE = 2
"""So many parts of a province are named in a text about it."""


_REPORTED = pattern("(?:主要|国民)?经济|{told_of_economy}")
"""What is told of a region with which a text begins, and which then is that of all of it: 一季度，某市 | 经济运行平稳。."""
_SIDES = "东西南北"
"""What alone parts the names of two zones: 青石工业园, 青石东工业园."""
_NEW_AREA, _HIGH_TECH = "新区", "高新"


class HomeReader:
    """Finds the place an article is about.

    Attributes:
        titled: the place that the title names, once the home was read; `None` where it names none.
    """

    def __init__(
        self, text: str, zones: Sequence[Zone], regions: Sequence[Region], name: Callable[[Zone], str]
    ) -> None:
        """Take what the article names.

        Args:
            text: the normal text.
            zones: its zones.
            regions: its regions.
            name: gives the name the article uses most for a zone.
        """
        self._text = text
        self._zones, self._all = zones, regions
        self._regions = [one for one in regions if part_end(text, one.span.end) == one.span.end]  # not 嘉兴 | 港区
        self._name = name
        self.titled: str | None = None

    def read(self, locality: str | None) -> str | None:
        """Give the zone the article is about; where it names none, the region of most of its mentions."""
        zones, regions = self._zones, self._regions
        if locality:
            self.titled = locality
            return locality
        line = self._text.find("\n", 1)
        line = len(self._text) if line < 0 else line  # as if a line break closed it
        opening = max(line, 60)
        self.titled = title_region(self._text, self._all, zones)
        if self.titled:
            return self.titled
        named = _by_name(zones)
        self.titled = title_zone(self._text, named, regions, self._name)
        if self.titled:
            return self.titled
        if named and not tells_of_all(self._text, named[0].span.start) and (zone := self._main_zone(named, opening)):
            return self._region_before(zone, named, regions) or zone
        if group := _ZONE_GROUP.search(self._text, 0, 400):
            return group[0]
        region = _main_region(regions, line if zones else opening) or self._opening_region() or self._named_whole()
        if region is not None and (province := self._province_around(region, regions)):
            return province
        if region is None or self._is_wider(region, regions) or not self._is_told_of(region, regions):
            return None
        return region

    def _is_told_of(self, name: str, regions: Sequence[Region]) -> bool:
        """Whether a clause of the text begins with a city or county, or 全市 means it; else it is only part of what is named for it: 建设长春现代化都市圈."""
        own = [one for one in regions if one.text == name]
        if any((one.code or "0000").endswith("0000") or leads(self._text, one) for one in own):
            return True
        return any(word in self._text for word in words_of("lower_place_word"))

    def _region_before(self, zone: str, zones: Sequence[Zone], regions: Sequence[Region]) -> str | None:
        """Give the region that a text begins with and names more than the one time it names its zone."""
        named = [one for one in zones if self._name(one) == zone]
        apart = [one for one in regions if one.inside is None]
        if len(named) > 1 or not apart or apart[0].span.start >= named[0].span.start:
            return None
        region = _main_region(apart, len(self._text))
        return region if region is not None and region == apart[0].text and region not in zone else None

    def _opening_region(self) -> str | None:
        """Give the city or county with which a text begins, behind nothing but a time, where it is the only one and 全市 or 全县 means it."""
        if not self._regions:
            return None
        first = self._regions[0]
        if any(one.text != first.text and not _goes_with(one, first) for one in self._regions):
            return None
        end = (first.name or first.text)[-1:]
        if end not in _OWN_ENDS:
            return None
        told = _REPORTED.match(self._text, first.span.end) is not None
        if f"全{end}" not in self._text and not told and not self._opens_page(first):
            return None
        at = 0 if told and first.span.start < self._behind_headings() else self._behind_headings()
        return first.text if _ONLY_TIME.fullmatch(self._text, at, first.span.start) else None

    def _named_whole(self) -> str | None:
        """Give the region with which a clause begins and behind which 全省 stands, of which there is no other: 甘肃 | 全省规上工业增加值."""
        whole = {
            one.text
            for one in self._regions
            if self._text[one.span.end : one.span.end + 1] == "全"
            and self._text[one.span.end + 1 : one.span.end + 2] in LEVELS
            and leads(self._text, one)
        }
        return whole.pop() if len(whole) == 1 else None

    def _opens_page(self, region: Region) -> bool:
        """Whether a page of a county begins with its full name as what its first sentence is about, behind headings: 柳河县现有企业12家."""
        behind = self._text[region.span.end : region.span.end + 1]
        return region.text[-1:] in _OWN_ENDS and behind not in _NO_SUBJECT and self._behind_headings() > 0

    def _behind_headings(self) -> int:
        """Give where the first line begins that is no short heading."""
        at = 0
        for _ in range(_HEADINGS):
            after = self._text.find("\n", at, at + _SHORT_HEADING)
            if after < 0 or not _STOPS.isdisjoint(self._text[at:after]):
                break
            at = after + 1
        return at

    def _province_around(self, name: str, regions: Sequence[Region]) -> str | None:
        """Give the province of a city, where the text names it too, beside other cities or before the city, and never speaks of 全市."""
        text = self._text
        if any(word in text for word in words_of("lower_place_word")):
            return None
        codes = {one.text: one.code or "" for one in regions}
        own = codes.get(name, "")
        if not own or own.endswith("0000"):
            return None
        starts = {one.span.start for one in regions}
        whole = next(
            (one for one in regions if codes[one.text] == own[:2] + "0000" and one.span.end not in starts), None
        )
        if whole is None:
            return None
        beside = {code[:4] for code in codes.values() if code[:2] == own[:2] and not code.endswith("0000")}
        late = min(one.span.start for one in regions if one.text == name) > _OPENS_WITHIN
        return whole.text if len(beside) >= _PARTS_OF_PROVINCE or late else None

    def _is_wider(self, name: str, regions: Sequence[Region]) -> bool:
        """Whether the text speaks of 全省 and never of its own city or county, so that the one it names most is a part of what it is about."""
        text = self._text
        if "全省" not in text or any(word in text for word in words_of("lower_place_word")):
            return False
        code = next((one.code or "" for one in regions if one.text == name), "")
        return bool(code) and not code.endswith("0000")

    def _main_zone(self, zones: Sequence[Zone], opening: int) -> str | None:
        """Give the zone of at least half of the mentions, where there are two, or only one zone, and the first stands early."""
        counts = Counter(map(self._name, zones))
        only_paragraph = self._text.find("\n", opening) < 0
        opening = min(opening, _LONGEST_OPENING)
        for name, count in counts.most_common(2):
            first, end = next(zone.span for zone in zones if self._name(zone) == name)
            named_once = len(counts) == 1 and (only_paragraph or first < opening) and self._is_whole(count, first, end)
            if first < opening + 120 and (count > 1 or named_once) and count * 2 >= len(zones) and self._leads(name):
                return name
        return self._opening_zone(zones) if len(counts) > 1 else None

    def _is_whole(self, count: int, first: int, end: int) -> bool:
        """Whether nothing tells that a zone is only a part: a text that has said 全省 names it once, and never refers back to it."""
        if count > 1 or _REFERS_BACK.search(self._text) is not None:
            return True
        return _WIDER.search(self._text, 0, self._report_reach(first)) is None and not is_named(self._text, end)

    def _report_reach(self, first: int) -> int:
        """Give up to where a text is looked through for what only a report says: all of a fragment that begins with a point of one."""
        return len(self._text) if _POINT.match(self._text) else first

    def _opening_zone(self, zones: Sequence[Zone]) -> str | None:
        """Give the zone with which the text begins, behind nothing but a time, where none is named more often."""
        first = min(zones, key=lambda zone: zone.span.start)
        name = self._name(first)
        count = sum(self._name(zone) == name for zone in zones)
        if not _ONLY_TIME.fullmatch(self._text, behind_mark(self._text), first.span.start) or self._text.startswith(
            "、", first.span.end
        ):
            return None
        if is_built(self._text, *first.span):
            return None
        counts = Counter(map(self._name, zones))
        return name if all(other <= count for other in counts.values()) else None

    def _leads(self, name: str) -> bool:
        """Whether the text begins a clause with a zone or refers back to it (该区), and does not only name it as what something is done to."""
        text = self._text
        named = [zone for zone in self._zones if self._name(zone) == name and not is_built(text, *zone.span)]
        named = [zone for zone in named if not is_counted_part(text, zone.span.end)]
        if all(len(zone.text) <= _BARE for zone in named) and any(is_built(text, *zone.span) for zone in self._zones):
            return False  # 开发区, behind a park that is one of several projects
        if not named:
            return False
        if _REFERS_BACK.search(text):
            return True
        starts = [zone.span.start for zone in named]
        starts = [at for at in starts if not text.endswith(_AMONG_BEFORE, 0, at)]
        return any(_may_lead(text, at) for at in starts)


def _goes_with(other: Region, region: Region) -> bool:
    """Whether a region says nothing against a text being about another: it lies around it or in it, or is part of a body's name."""
    if other.inside is not None or not other.code or not region.code:
        return other.inside is not None
    return lies_in(region.code, other.code) or lies_in(other.code, region.code)


def _may_lead(text: str, at: int) -> bool:
    """Whether a clause may be about the zone that begins at an offset: nothing, or a word that leads up to it, stands before it.

    Behind a noun and 在 it is where something stands: 华辰的新厂在 | 苏州工业园区动工.
    """
    before = text[at - 1 : at]
    if not _is_han(before):
        return before != "、"
    return before in _BEFORE_SUBJECT and (
        before != "在" or not _is_han(text[at - 2 : at - 1]) or text[at - 2] in _BEFORE_AT
    )


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _main_region(regions: Sequence[Region], early: int) -> str | None:
    """Give the region of at least half of the mentions, where there are two and the first one stands early."""
    counts: dict[str, int] = {}
    for region in regions:
        counts[region.text] = counts.get(region.text, 0) + (region.inside != "organization")
    for region in regions:
        count = counts[region.text]
        if count > 1 and count * 2 >= len(regions) and count == max(counts.values()):
            return region.text if region.span.start < early else None
    return _common_province(regions, counts)


def _common_province(regions: Sequence[Region], counts: dict[str, int]) -> str | None:
    """Give the province to which every region named belongs, where it is named twice, or once beside two of its parts."""
    codes = {str(code) for region in regions if (code := region.code)}
    whole = [region.text for region in regions if (region.code or "").endswith("0000")]
    if not whole or len({code[:2] for code in codes}) != 1:
        return None
    parts = {code[:4] for code in codes if not code.endswith("0000")}
    if len(parts) < _PARTS_OF_PROVINCE and (len(whole) == 1 or len(codes) <= _PARTS_OF_PROVINCE):
        return None
    return max(whole, key=counts.__getitem__)


def preferred_names(zones: Sequence[Zone]) -> dict[str, str]:
    """Map each zone name to the most used name of the same zone; of two used as often, to the longer."""
    if not zones:
        return {}
    counts = Counter(map(written_name, _by_name(zones)))
    ranked = sorted(
        counts,
        key=lambda name: (name[-1] not in "区园城港带", -counts[name], -len(name)),
    )
    groups: dict[object, set[str]] = {}
    for zone in zones:
        groups.setdefault(zone.zone or written_name(zone), set()).add(written_name(zone))
    merged: list[set[str]] = []
    for group in groups.values():
        near = (merged[at] for at in told_before(len(merged)))
        same = next((kept for kept in near if any(same_zone(a, b) for a in kept for b in group)), None)
        if same is None:
            merged.append(set(group))
        else:
            same |= group
    order = {name: at for at, name in enumerate(ranked)}
    return {name: min(group, key=lambda one: order.get(one, len(order))) for group in merged for name in group}


def same_zone(one: str, other: str) -> bool:
    """Whether one zone name is a short form of the other: its characters, in order, and the same beginning.

    >>> same_zone("芜湖经济技术开发区", "芜湖经开区"), same_zone("芜湖经开区", "常州经开区")
    (True, False)
    """
    short, full = sorted((one, other), key=len)
    if short.endswith(_NEW_AREA) and _HIGH_TECH in full and _HIGH_TECH not in short:
        return False  # 青石新区, 青石高新园区
    if len(full) == len(short) + 1 and any(full.replace(side, "", 1) == short for side in _SIDES if side in full[1:]):
        return False  # 青石工业园, 青石东工业园
    return len(short) > 2 and is_short_for(short, full)


def _by_name(zones: Sequence[Zone]) -> list[Zone]:
    """Leave out the words that stand for a zone (园区), of which it is open which zone they mean."""
    cues = load_cues().cues
    return [zone for zone in zones if zone.text not in cues or cues[zone.text].value != "zone"]


def written_name(zone: Zone) -> str:
    """Give the name of a zone as its mention has it."""
    return zone.name or zone.text
