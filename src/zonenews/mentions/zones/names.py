"""Where zone names stand: names of the zone table, and region or proper name with a type word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon import Lexicon
from zonenews.lexicon.word_classes import word_set
from zonenews.lexicon.zone_words import ZoneWords, zone_words
from zonenews.lexicon.zones import ZoneEntry
from zonenews.mentions.zones.named import Place, ZoneName
from zonenews.mentions.zones.parts import (
    PLAIN_PART,
    TOWN_PARTS,
    fills_up,
    first_of_two,
    is_own_park,
    is_part,
)
from zonenews.mentions.zones.proper_names import (
    CLASS_COUNT,
    CLASS_OF_ZONES,
    PROJECT,
    RANK,
    is_class_of_all,
    is_port,
    is_proper_name,
    is_taken_away,
    is_title,
    led_by,
)
from zonenews.mentions.zones.spellings import is_tail, spellings_of

LONGEST_HEAD: Final = 28
_CATALOGUES: Final = ("目录", "名录")
"""What all zones of a place are in: 《江海省开发区|名录》."""
_EDGE_RE: Final = lazy("[^\u4e00-\u9fffA-Za-z0-9（）()·—－-]")
_CLOSED_RE: Final = lazy("[（(]([\u4e00-\u9fff]{2,8})[）)]")
_AMOUNT_RE: Final = pattern(
    '[0-9.]+[余多]?[万亿]?(?:余|多)?{land_measure}|[0-9]{1,4}(?:个月|[年月日])(?:度|份|[底末初])?|(?:全年|半年|季度)[末底]?|(?<=[”"])[末初底]'
)
"""An amount or a time, behind which a name begins: 200亩|云谷产业园, 2023年|白石高新区."""
_JOINT_RE: Final = pattern("(?:[两三四五六][县市区])?{joint_doing}")
"""What two places or more do in a zone of theirs: 青石区与|白沙县协同开放先导区, 青石区与白沙|三县一体化发展示范区."""
_ADDRESS_RE: Final = pattern("[一-鿿]{0,4}?{address_end}")
"""What makes an address of the new town before it."""
_FIRM_RE: Final = lazy("[一-鿿]{2,6}?(?:集团|有限公司)")
_JOINED: Final = frozenset("与和—－-")
_BRACKETS_RE: Final = lazy("[（）()]")
_OF_CHINA: Final = ("中国（", "中国(")
_OPENING_RE: Final = lazy("(?:中国)?[（(]$")


def zone_names(text: str, regions: Sequence[Place], lexicon: Lexicon) -> tuple[list[ZoneName], list[tuple[int, int]]]:
    """Find the zone names of a normal text.

    Args:
        text: normal text.
        regions: the regions of the text, in text order.
        lexicon: the tables.

    Returns:
        The names in text order, not overlapping; and the places where a bare type word stands, which may refer back to one of them.
    """
    return _Search(text, regions, lexicon).run()


class _Search:
    """One text being searched; kept for the length of one call."""

    def __init__(self, text: str, regions: Sequence[Place], lexicon: Lexicon) -> None:
        self.text = text
        self.regions = regions
        spans = [place.span for place in regions]
        self.starts = [span.start for span in spans]
        self.ends = [span.end for span in spans]
        self.table = lexicon.regions
        self.index = spellings_of(lexicon)
        self.words: ZoneWords = zone_words()
        self.has_areas = "自贸" in text or "自由贸易" in text
        self.about: tuple[set[str], set[str]] | None = None
        self.names: list[ZoneName] = []
        self.bare: list[tuple[int, int]] = []

    def run(self) -> tuple[list[ZoneName], list[tuple[int, int]]]:
        text, by_tail = self.text, self.words.by_tail
        for match in self.words.last.finditer(text):
            end = match.end()
            words = by_tail.get(text[end - 2 : end])
            if words is None or (end < len(text) and is_taken_away(text, end)) or text.startswith(_CATALOGUES, end):
                continue
            for word in words:
                if text.startswith(word, end - len(word)):
                    self._read(end - len(word), end, word)
                    break
        self._add_irregular()
        return self.names, self.bare

    def _read(self, word_start: int, end: int, word: str) -> None:
        name = self._known(end) or self._area(word_start, end, word) or self._named(word_start, end, word)
        if name is None:
            return
        closed = _CLOSED_RE.match(self.text, end)
        if closed and closed[1] in self.words.bare:  # 长清大学城(经开区)
            name = name._replace(end=closed.end())
        self._push(self._doubled(name) if self.text[name.start - 1 : name.start] == "暨" else name)

    def _doubled(self, name: ZoneName) -> ZoneName:
        """A name with what it is at once before it: 保税物流示范区|暨中俄经贸合作区."""
        first = first_of_two(self.text, name.start - 1, self.words)
        if first == name.start - 1:
            return name
        start, inside = self._head(first)
        return name._replace(start=inside[0].span.start if inside else start)

    def _push(self, name: ZoneName) -> None:
        """Add a name; a longer one swallows those it covers."""
        while self.names and self.names[-1].end > name.start:
            if self.names[-1].start < name.start:
                return
            self.names.pop()
        self.names.append(name)

    def _known(self, end: int) -> ZoneName | None:
        """The longest name of the zone table that ends here and that no region before it contradicts."""
        text, spelled = self.text, self.index.entries.keys()
        for start in range(max(0, end - self.index.longest.get(text[end - 2 : end], 0)), end - 1):
            if text[start:end] not in spelled or self._cuts_region(start):
                continue
            name = self._extended(start, end, self.index.entries[text[start:end]])
            if name is not None:
                return name
        return None

    def _from_table(self, start: int, end: int, rows: tuple[ZoneEntry, ...]) -> ZoneName:
        surface = self.text[start:end]
        word = self.words.word_at_end(surface)
        core_start = start
        for index in range(bisect_left(self.starts, start), len(self.starts)):
            if self.starts[index] != core_start or self.ends[index] > end - len(word):
                break
            core_start = self.ends[index]
        core = self.text[core_start : end - len(word)]
        if len(rows) > 1:
            rows = self._decided(rows, word)
        return ZoneName(start, end, word, core, rows[0].region if len(rows) == 1 else None, rows, "zone/table")

    def _is_about(self, code: str) -> bool:
        """Whether the text names a region, one that holds it, or one inside it."""
        if self.about is None:
            named = {place.code for place in self.regions if place.code}
            self.about = named | {row.code for inner in named for row in self.table.parents(inner)}, named
        around, named = self.about
        return code in around or any(row.code in named for row in self.table.parents(code))

    def _decided(self, rows: tuple[ZoneEntry, ...], word: str) -> tuple[ZoneEntry, ...]:
        """Of rows that share a name, those of the kind the type word says, and those that lie where the text is about."""
        of_kind = tuple(row for row in rows if row.kind == self.words.kind_of.get(word))
        rows = of_kind or rows
        if len(rows) == 1:
            return rows
        placed = tuple(row for row in rows if row.region and self._is_about(row.region))
        return placed or rows

    def _agree(self, code: str, place: Place) -> bool:
        """Whether a zone's region holds the place or lies in it."""
        lies_in = self.table.lies_in
        return any(lies_in(code, other) or lies_in(other, code) for other in place.candidates)

    def _place_before(self, at: int) -> Place | None:
        """The region that ends at a place, or the chain one of whose names begins there: 山东济南|高新区, 山东|济南高新区."""
        index = bisect_left(self.starts, at) - 1
        if index < 0 or (stop := self.ends[index]) < at:
            return None
        return self.regions[index] if stop == at or self.text[at:stop] in self.table.by_name else None

    def _cuts_region(self, at: int) -> bool:
        """Whether a region name runs across this place: 西|安新区."""
        index = bisect_left(self.starts, at) - 1
        return index >= 0 and self.ends[index] > at and self._place_before(at) is None

    def _area(self, word_start: int, end: int, word: str) -> ZoneName | None:
        """An area of a free trade zone named right after it: 中国（辽宁）自贸试验区|营口片区."""
        if word not in self.words.areas_of or not self.names:
            return None
        whole = self.names[-1]
        core = self.text[whole.end : word_start]
        if (
            whole.word not in self.words.with_areas
            or not 2 <= len(core) <= 10
            or not core.isalpha()
            or any(self.words.stops(core, 0, len(core)))
        ):
            return None
        entries: tuple[ZoneEntry, ...] = ()
        for place in self.regions[bisect_left(self.starts, whole.start) : bisect_left(self.starts, whole.end)]:
            for row in (self.table[code] for code in place.candidates):
                entries = entries or self.index.entries.get(f"{(*row.short, row.name)[0]}自贸试验区{core}{word}", ())
        region = entries[0].region if entries else whole.region
        return ZoneName(whole.start, end, word, core, region, entries, "zone/area")

    def _named(self, word_start: int, end: int, word: str) -> ZoneName | None:
        """A name the table does not have as it stands: region or proper name, what describes it, type word."""
        start, inside = self._head(word_start)
        if inside:
            return self._regional(inside, word_start, end, word)
        led = led_by(self.text[start:word_start])
        if led and start + led == word_start and not self.text[start - 1 : start].isalnum():
            return None  # “服务|开发区、创新开发区”
        start, head = start + led, self.text[start + led : word_start]
        follows_zone = bool(self.names) and self.names[-1].end == start
        if not head and word in self.words.bare and not follows_zone and not self._names_thing(end):
            self.bare.append((word_start, end))
        is_town = self._is_town(word, end)
        behind_zone = bool(self.names) and self.names[-1].end == start
        proper = is_proper_name(head, word, self.words, behind_zone=behind_zone, is_town=is_town) or is_port(head)
        if not proper and not (
            is_own_park(head, word, self.words)
            or (word in self.words.parks and len(head) > 1 and fills_up(self.text, start, end))
        ):
            return self._part(start, word_start, end, word) if word in word_set("told_part") else None
        if word in self.words.parks and (PROJECT.match(self.text, end) or CLASS_COUNT.match(self.text, end)):
            return None
        return ZoneName(start, end, word, head, None, (), "zone/proper-name-and-word")

    def _part(self, start: int, word_start: int, end: int, word: str, region: Place | None = None) -> ZoneName | None:
        """A park or a part of a town that is told of as a place; a 片区 in a text on free trade zones is one of theirs."""
        head = self.text[start:word_start]
        proper = None if region else head[: self.words.described(head)]
        is_area = word in self.words.areas_of
        behind = self.names[-1].end if self.names else 0
        if (is_area and self.has_areas) or not is_part(self.text, start, end, proper, behind=behind):
            return None
        kind_word = PLAIN_PART if word in TOWN_PARTS else word
        return ZoneName(start, end, kind_word, head, region.code if region else None, (), "zone/part")

    def _is_town(self, word: str, end: int) -> bool:
        """Whether a type word of towns ends a name here: 青岭|新城, and no part of an address or of an estate's name: 新城东坡村."""
        return word in self.words.towns and not self._names_thing(end) and not _ADDRESS_RE.match(self.text, end)

    def _is_short(self, place: Place) -> bool:
        """Whether a region stands in its short form: 青岭|新城; 青岭区新城 is the new town of one."""
        surface = self.text[place.span.slice]
        return all(surface != self.table[code].name for code in place.candidates)

    def _names_thing(self, end: int) -> bool:
        """Whether a bare type word is the head of the name of a road, a school or a company: 新区|大道."""
        return self.text.startswith(self.words.unlike, end) or _FIRM_RE.match(self.text, end) is not None

    def _regional(self, inside: list[Place], word_start: int, end: int, word: str) -> ZoneName | None:
        """A region with what stands between it and the type word: 邢台市|经济开发区, 成都|天府粮仓国家现代农业|产业园."""
        start, last = inside[0].span.start, inside[-1]
        core = self.text[last.span.end : word_start]
        if not core and word in word_set("told_part") and (part := self._part(start, word_start, end, word, last)):
            return part
        if core[:1] in {"）", ")"}:  # 中国（辽宁）自贸试验区
            start = last.span.start
            opening = _OPENING_RE.search(self.text, max(0, start - 3), start)
            if opening is None:
                return None
            start = opening.start()
            before = self._place_before(start)
            if before is not None and before.span.end == start:  # 东乡|（台州）机电产业园
                start, inside = before.span.start, [before, *inside]
            elif start > 1 and self.words.areas.fullmatch(self.text, start - 2, start):  # 中欧|（青岛）数字创新合作区
                start -= 2
            elif word not in self.words.with_areas and not (
                opening[0] in _OF_CHINA and word in self.words.parks and core[1:]
            ):
                return None
        bare_core = RANK.sub("", core).strip("（）()")
        province = all(self._is_province(place) for place in inside)
        if (
            CLASS_OF_ZONES.search(core)
            or self.words.never.search(core)
            or (province and is_class_of_all(core, word, self.text[last.span.end - 1]))
            or (
                not core
                and word in self.words.generic
                and word not in self.words.areas_of
                and not (self._is_town(word, end) and self._is_short(last))
                and not self._is_namesake(inside)
            )
            or led_by(bare_core) == len(bare_core) > 0  # 浙江|入围国家级|经济技术开发区: a class of zones
            or is_title(self.text, start, core, word)
            or (word in self.words.areas_of and not self.has_areas)
            or (word in self.words.parks and CLASS_COUNT.match(self.text, end))
        ):
            return None
        if _JOINT_RE.match(core) and self.text[start - 1 : start] in _JOINED:
            partner = self._place_before(start - 1)
            start = partner.span.start if partner is not None and partner.span.end == start - 1 else start
        host = inside[0]  # 喀什|深圳产业园 lies in the first of two, 江苏|赣榆 in the last
        for place in inside[1:]:
            host = place if any(self._within(place, outer) for outer in host.candidates) else host
        code = host.code
        entries = self._entries(last, bare_core, word)
        region = entries[0].region if len(entries) == 1 else code
        closed = core[:1] in {"）", ")"} and word in self.words.with_areas
        ftz = closed and inside[0].span.start > start and not self.words.areas.match(self.text, start)
        name = _BRACKETS_RE.sub("", self.text[start:end]) if ftz else ""
        return ZoneName(start, end, word, core, region, entries, "zone/region-and-word", name)

    def _entries(self, place: Place, core: str, word: str) -> tuple[ZoneEntry, ...]:
        """The rows of the table that have the name in its short form: 邢台市经济开发区 is 邢台经济开发区."""
        for code in place.candidates:
            row = self.table[code]
            for short in (*row.short, row.name):
                found = self.index.entries.get(short + core + word, ())
                inside = tuple(entry for entry in found if entry.region is None or self._agree(entry.region, place))
                if inside:
                    return inside
        return ()

    def _within(self, place: Place, outer: str) -> bool:
        return any(self.table.lies_in(code, outer) for code in place.candidates)

    def _is_namesake(self, inside: list[Place]) -> bool:
        """Whether the last of several regions lies in none of those before it: 常山县|新都|工业园区 has its name from no region."""
        codes = [code for outer in inside[:-1] for code in outer.candidates]
        return bool(codes) and not any(self._within(inside[-1], code) for code in codes)

    def _is_province(self, place: Place) -> bool:
        return place.code is not None and self.table[place.code].level == "province"

    def _head(self, word_start: int) -> tuple[int, list[Place]]:
        """Where the name before a type word may begin, and the regions from there on."""
        low = max(
            word_start - LONGEST_HEAD, self.names[-1].end if self.names and self.names[-1].end <= word_start else 0, 0
        )
        for edge in _EDGE_RE.finditer(self.text, low, word_start):
            low = edge.end()
        opening = max(self.text.rfind("（", low, word_start), self.text.rfind("(", low, word_start))
        if opening >= 0 and opening > max(
            self.text.rfind("）", low, word_start), self.text.rfind(")", low, word_start)
        ):
            low = max(low, opening + 1)
        inside = [
            index
            for index in range(bisect_left(self.starts, low), bisect_left(self.starts, word_start))
            if self.ends[index] <= word_start
        ]
        cut = low
        for start, end in self.words.stops(self.text, low, word_start):
            if not any(self.starts[index] < end and start < self.ends[index] for index in inside):
                cut = end
        for amount in _AMOUNT_RE.finditer(self.text, cut, word_start):
            cut = amount.end()
        places = [self.regions[index] for index in inside if self.starts[index] >= cut]
        while not places and cut < word_start and self.text[cut] in "）)":
            cut += 1
        return cut, places

    def _add_irregular(self) -> None:
        """Add the table's names that end in no type word (泰达, 中关村); of names that overlap, the longer stands."""
        found: list[ZoneName] = []
        covered: set[int] = set()
        ends = [name.end for name in self.names]
        for start, end, spelling in self.index.irregular.scan(self.text):
            others = []
            for index in range(bisect_left(ends, start + 1), len(ends)):
                if self.names[index].start >= end:
                    break
                others.append(self.names[index])
            if (
                any(name.start < start or name.end > end or name.end - name.start == end - start for name in others)
                or (found and start < found[-1].end)
                or self._cuts_region(start)
                or is_tail(self.text, start, end)
                or self.text.startswith(self.words.unlike, end)
            ):
                continue
            found_name = self._extended(start, end, self.index.entries[spelling])
            if found_name is not None:
                covered.update(name.start for name in others)
                found.append(found_name)
        if found:
            kept = (name for name in self.names if name.start not in covered)
            self.names = sorted([*kept, *found], key=lambda name: name.start)

    def _extended(self, start: int, end: int, rows: tuple[ZoneEntry, ...]) -> ZoneName | None:
        """A name of the table with the region right before it; `None` where that region contradicts it."""
        before = self._place_before(start)
        if before is None:
            return self._from_table(start, end, rows)
        inside = tuple(row for row in rows if row.region is None or self._agree(row.region, before))
        return self._from_table(before.span.start, end, inside) if inside else None
