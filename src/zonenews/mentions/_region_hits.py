"""Where region names stand, each with its possible codes: names and boundary evidence, before chains and votes."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from zonenews.grammar.gazetteer import Gazetteer
from zonenews.lexicon import Lexicon
from zonenews.lexicon.region_guards import RegionGuards, region_guards
from zonenews.lexicon.regions import RegionEntry
from zonenews.text.spans import Span


class Strength(IntEnum):
    """How much a name says by itself: an ordinary word, a name that needs company, a name."""

    WORD = 0
    PLAIN = 1
    SURE = 2


class Reading(NamedTuple):
    """What a name may mean."""

    codes: tuple[str, ...]
    strength: Strength
    is_full: bool
    past: tuple[str, ...] = ()  # regions that had the name before, where others have it now


class Hit(NamedTuple):
    """A region name in a text: where it stands and the regions it may name, most likely first."""

    start: int
    end: int
    candidates: tuple[str, ...]
    chained: bool = False

    @property
    def span(self) -> Span:
        """Its range in the normal text."""
        return Span(self.start, self.end)

    @property
    def code(self) -> str | None:
        """The code, where there is only one."""
        return self.candidates[0] if len(self.candidates) == 1 else None


# 周村|经济开发区, 来安|汊河经济开发区: the words a zone name goes on with
_ZONE_TAIL_RE: Final = re.compile(
    "(?:国家级|省级)[\u4e00-\u9fff]{0,10}?(?:区|园)|(?:国家|市级)?(?:经济|高新|工业|产业|科技|综合保税|综保|保税|经开|开发|自贸|自由贸易|临空|空港|旅游度假|农业|现代|边境|跨境|循环|化工)[\u4e00-\u9fff]{0,8}?(?:区|园|城|港)"
)
_BODY_TAIL_RE: Final = re.compile(
    "(?:市委|区委|县委|州委|市政府|区政府|县政府|市人民|区人民|县人民|市长|区长|县长|县城)"
)
_LIST_MARKS: Final = "、和与及"
_BEFORE: Final = frozenset("，。、；：！？“”‘’（）()《》【】[]|｜·—-－ \u3000\t\n\r,;:!?\"'在于从到赴至往抵来")
_AFTER: Final = frozenset("，。、；：！？“”‘’（）()《》【】[]|｜·—-－ \u3000\t\n\r,;:!?\"'的等和与及")


@lru_cache(maxsize=4)
def _gazetteer(lexicon: Lexicon) -> Gazetteer[Reading]:
    """All region names, with what each means; and the words that keep a name from being read, which mean no region."""
    guards = region_guards()
    weak = guards.weak
    others = Reading((), Strength.WORD, is_full=False)
    names = {name: _reading(name, rows, weak) for name, rows in lexicon.regions.by_name.items() if len(name) > 1}
    return Gazetteer({**dict.fromkeys((*guards.words, *guards.elsewhere), others), **names})


def _reading(name: str, rows: tuple[RegionEntry, ...], weak: frozenset[str]) -> Reading:
    now = [row for row in rows if name == row.name or name in row.short]
    is_full = any(name == row.name for row in rows) or (name[-1] in "省市县区旗州盟" and len(name) > 2)
    if name in weak:
        strength = Strength.WORD
    elif is_full and len(name) > 2:
        strength = Strength.SURE
    elif is_full:
        strength = Strength.PLAIN
    else:
        strength = max(_short_strength(row) for row in rows)
    past = tuple(row.code for row in rows if row not in now) if now else ()
    return Reading(tuple(row.code for row in now or rows), strength, is_full, past)


def _short_strength(row: RegionEntry) -> Strength:
    return {"sure": Strength.SURE, "plain": Strength.PLAIN, "word": Strength.WORD, "": Strength.PLAIN}[row.use]


def region_hits(text: str, lexicon: Lexicon) -> list[Hit]:
    """Find region names that have the evidence they need.

    Args:
        text: normal text.
        lexicon: the tables.

    Returns:
        Hits in text order, not overlapping. A hit right after one that holds it (山东省|济南市) has `chained` set.
    """
    return _Search(text, lexicon).hits()


def region_chains(text: str, lexicon: Lexicon) -> list[Hit]:
    """Region names with the chains joined: 山东省济南市 is one hit with the code of 济南市."""
    chains: list[Hit] = []
    for hit in region_hits(text, lexicon):
        if hit.chained and chains and chains[-1].end == hit.start:
            chains[-1] = hit._replace(start=chains[-1].start)
        else:
            chains.append(hit)
    return chains


class _Search:
    """One text being searched; kept for the length of one call."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.regions = lexicon.regions
        self.zones = lexicon.zones.by_spelling
        self.gazetteer = _gazetteer(lexicon)
        self.guards: RegionGuards = region_guards()
        self.sure: list[Hit] = []
        self.open: list[tuple[int, int, Reading]] = []
        self.passed = 0  # the end of the last name that turned out to be part of another place's name

    def hits(self) -> list[Hit]:
        end = 0
        text = self.text
        for at, bucket in self.gazetteer.places(text):
            if at < end:
                continue
            for name, reading in bucket:
                if not text.startswith(name, at):
                    continue
                if not reading.codes:
                    end = self._past(at + len(name))
                    break
                hit = self._accepted(at, at + len(name), reading)
                if hit is not None:
                    self.sure.append(hit)
                    end = hit.end
                    break
            end = max(end, self.passed)
        return self._with_company() if self.open else self.sure

    def _past(self, end: int) -> int:
        """Where to go on after an ordinary word: before its last character where a full name begins there (今|天津市)."""
        found = self.gazetteer.longest_at(self.text, end - 1)
        return end - 1 if found and found[1].is_full and found[0] - end > 1 else end

    def _accepted(self, start: int, end: int, reading: Reading) -> Hit | None:
        """The hit, when the name stands by itself or in a chain or list; a name that needs company waits in `open`."""
        before = self.sure[-1] if self.sure else None
        if before is not None and start - before.end < 2:
            touches = start == before.end
            inner = (self._inside(reading.codes, before) or self._inside(reading.past, before)) if touches else ()
            if inner and self._suffix_stands(end, reading):
                return Hit(start, end, inner, chained=True)
            if touches and reading.strength < Strength.SURE:
                return None  # 天津|滨海 is not the 滨海 of Jiangsu
            if start > before.end and self.text[before.end] in _LIST_MARKS and reading.strength < Strength.SURE:
                sibling = self._beside(reading.codes, before)
                if sibling and (reading.strength or self.text[end : end + 1] in _AFTER):
                    return Hit(start, end, sibling)
        if not self._stands(start, end, reading, touching=before is not None and before.end == start):
            return None
        if reading.strength is Strength.SURE:
            return Hit(start, end, reading.codes)
        if reading.strength is Strength.WORD and not self._has_tail(start, end, reading):
            return None
        self.open.append((start, end, reading))
        return None

    def _inside(self, codes: tuple[str, ...], outer: Hit) -> tuple[str, ...]:
        lies_in = self.regions.lies_in
        return tuple(code for code in codes if any(code != top and lies_in(code, top) for top in outer.candidates))

    def _beside(self, codes: tuple[str, ...], other: Hit) -> tuple[str, ...]:
        parents = {self.regions[code].parent for code in other.candidates}
        return tuple(code for code in codes if self.regions[code].parent in parents)

    def _suffix_stands(self, end: int, reading: Reading) -> bool:
        """Whether the last character of a full name is not the first of another word: 合作市|场."""
        if not reading.is_full:
            return True
        return self.text[end : end + 1] not in self.guards.suffix.get(self.text[end - 1], "") or end == len(self.text)

    def _stands(self, start: int, end: int, reading: Reading, *, touching: bool) -> bool:
        """Whether neither neighbour takes part of the name away into another word."""
        text, guards = self.text, self.guards
        name = text[start:end]
        if not touching and start and text[start - 1] in guards.left.get(name, ""):
            return False
        if reading.is_full:
            return self._suffix_stands(end, reading)
        if start and text[start - 1] == "·":  # a foreign person's name
            return False
        rest = text[end : end + 4]
        if rest.startswith(guards.right.get(name, ())) or self._is_other_place(rest, end):
            if reading.strength is Strength.SURE:
                self.passed = end
            return False
        return not self._cut_short(start, end, reading)

    def _is_other_place(self, rest: str, end: int) -> bool:
        """Whether a street, a water or a mountain is named after the region: 洛阳|江, 南京|路."""
        if not rest.startswith(self.guards.after) or rest.startswith(self.guards.safe_after):
            return False
        follows = self.gazetteer.longest_at(self.text, end)
        return follows is None or not follows[1].codes

    def _cut_short(self, start: int, end: int, reading: Reading) -> bool:
        """Whether the full name of a higher region begins inside this short one: 松湖|镇江西省."""
        level = min(len(self.regions.parents(code)) for code in reading.codes)
        for at in range(start + 1, end):
            beyond = self.gazetteer.longest_at(self.text, at)
            if beyond is not None and beyond[0] > end:
                other = beyond[1]
                if other.is_full and other.codes and len(self.regions.parents(other.codes[0])) < level:
                    return True
        return False

    def _has_tail(self, start: int, end: int, reading: Reading) -> bool:
        """Whether a zone's or a government's name goes on here, and the zone is not known to lie elsewhere."""
        tail = _ZONE_TAIL_RE.match(self.text, end)
        if tail is None:
            return _BODY_TAIL_RE.match(self.text, end) is not None
        zones = self.zones.get(self.text[start : tail.end()], ())
        if not zones:
            return reading.strength is not Strength.WORD
        lies_in = self.regions.lies_in
        return any(
            zone.region and (lies_in(zone.region, code) or lies_in(code, zone.region))
            for zone in zones
            for code in reading.codes
        )

    def _with_company(self) -> list[Hit]:
        """Add the names that need company and have it: the region elsewhere, a zone or body named after it, clear edges."""
        text = self.text
        known = {code for hit in self.sure for code in hit.candidates}
        taken = {at for hit in self.sure for at in range(hit.start, hit.end)}
        found = []
        last = 0
        for start, end, reading in self.open:
            if start < last or start in taken or end - 1 in taken:
                continue
            if (
                not known.isdisjoint(reading.codes)
                or self._has_tail(start, end, reading)
                or ((start == 0 or text[start - 1] in _BEFORE) and text[end : end + 1] in _AFTER)
            ):
                found.append(Hit(start, end, reading.codes))
                last = end
        return sorted([*self.sure, *found]) if found else self.sure
