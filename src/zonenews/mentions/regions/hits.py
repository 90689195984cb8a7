"""Where region names stand, each with its possible codes: names and boundary evidence, before chains and votes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.grammar.gazetteer import Gazetteer
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.lexicon import Lexicon
from zonenews.lexicon.familiar import commonness
from zonenews.lexicon.region_guards import RegionGuards, region_guards
from zonenews.lexicon.regions import RegionEntry, RegionTable
from zonenews.lexicon.word_classes import kept_by_words, word_set
from zonenews.lexicon.zone_words import zone_words
from zonenews.text.spans import Span

# How much a name says by itself: nothing outside a chain or a list of neighbours, an ordinary word, a name that needs company, a name.
_CHAINED: Final = -1
_WORD: Final = 0
_PLAIN: Final = 1
_SURE: Final = 2


class Reading(NamedTuple):
    """What a name may mean, and what must not stand beside it."""

    codes: tuple[str, ...]
    strength: int
    is_full: bool
    past: tuple[str, ...] = ()  # regions that had the name before, where others have it now
    left: str = ""  # no such character right before it
    right: tuple[str, ...] = ()  # no such word right behind it
    suffix: str = ""  # of a full name: no such character right behind it


class Hit(NamedTuple):
    """A region name in a text: where it stands and the regions it may name, the chosen one first.

    `code` is the chosen one: the only one, or the one that `region_chains` decides on.
    """

    start: int
    end: int
    candidates: tuple[str, ...]
    chained: bool = False
    code: str | None = None

    @property
    def span(self) -> Span:
        """Its range in the normal text."""
        return Span(self.start, self.end)


_BODY_TAIL_RE: Final = pattern("{seat_of_region}")
_LATELY: Final = 2020
"""A name given up since this year may still mean the region that had it, beside one that has it now."""
_STRENGTH_OF: Final = {"sure": _SURE, "plain": _PLAIN, "word": _WORD, "": _PLAIN}
_QUARTER_RE: Final = lazy("[城江河湖山湾][一-鿿]{1,2}(?:社区|村|街道)")
"""A quarter whose own name begins like that of a place of another sort: 湘潭|城塘社区."""
_RARE: Final = 10
"""How many words the first character of a name of two (攸县) has at most, if the name needs no company."""
_LIES: Final = ("位于", "位居", "位列")
"""Verbs that begin like 区位 behind 区."""
_OF_A_CITY: Final = ("南区", "北区", "中区")
"""What follows 市 in the names of districts: 市南区, 市中区."""
_LIST_MARKS: Final = "、和与及"
_BEFORE: Final = frozenset("，。、；：！？“”‘’（）()《》【】[]|｜·—-－ \u3000\t\n\r,;:!?\"'在于从到赴至往抵来")
_AFTER: Final = frozenset("，。、；：！？“”‘’（）()《》【】[]|｜·—-－ \u3000\t\n\r,;:!?\"'的等和与及籍")


@kept_by_words
def _zone_tail_re() -> re.Pattern[str]:
    """The words a zone name goes on with behind its region: 周村|经济开发区, 来安|汊河经济开发区."""
    words = zone_words()
    tails = [word for word in words.kind_of if word not in words.generic or word in word_set("zone_of_region")]
    return compiled(rf"(?:国家级?|省级|市级)?[^\W的了在是和与及等建打推a-zA-Z0-9_]{{0,9}}?{alternatives(tuple(tails))}")


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> tuple[Gazetteer[bool], _Readings]:
    """All region names, and other places that have such a name inside, with whether they are regions; and what each name means."""
    names = [name for name in lexicon.regions.by_name if len(name) > 1]
    gazetteer = Gazetteer({**dict.fromkeys(sorted(region_guards().elsewhere), False), **dict.fromkeys(names, True)})
    return gazetteer, _Readings(lexicon.regions)


class _Readings(dict[str, Reading]):
    """What region names mean, each thought through when it is first met."""

    def __init__(self, regions: RegionTable) -> None:
        super().__init__()
        self._rows = regions.by_name
        self._guards = region_guards()

    def __missing__(self, name: str) -> Reading:
        rows, guards = self._rows.get(name, ()), self._guards
        reading = _reading(name, rows, guards) if rows else Reading((), _WORD, is_full=False)
        left, right = guards.left.get(name, ""), guards.right.get(name, ())
        suffix = guards.suffix.get(name[-1], "") if reading.is_full else ""
        suffix += "级" if suffix and name in guards.common else ""  # 新建|区级
        self[name] = reading = reading._replace(left=left, right=right, suffix=suffix)
        return reading


def _reading(name: str, rows: tuple[RegionEntry, ...], guards: RegionGuards) -> Reading:
    now = (
        rows
        if len(rows) == 1
        else tuple(row for row in rows if name == row.name or name in row.short or _had(row, name))
    )
    if all(old.chained for row in rows for old in row.former if old.name == name) and not any(
        name == row.name or name in row.short for row in rows
    ):
        return Reading(tuple(row.code for row in rows), _CHAINED, is_full=True)
    is_full = (len(name) > 2 and name[-1] in "省市县区旗州盟") or any(name == row.name for row in rows)
    if is_full:
        common = name in guards.common or (len(name) == 2 and commonness().get(name[0], 0) > _RARE)
        strength = _WORD if name in guards.weak else _PLAIN if common else _SURE
    elif len(rows) == 1:
        is_short = not (name.endswith("县") and len(name) == 2)  # 沙县, 横县: full names, but as short as a word
        return Reading((rows[0].code,), _STRENGTH_OF[rows[0].use] if is_short else _PLAIN, is_full=False)
    else:
        strength = max(_STRENGTH_OF[row.use] for row in rows)
    past = tuple(row.code for row in rows if row not in now) if now is not rows and now else ()
    return Reading(tuple(row.code for row in now or rows), strength, is_full, past)


def _had(row: RegionEntry, name: str) -> bool:
    """Whether a region had a name until lately, so that texts without a date may mean it."""
    return any(old.name == name and (old.until or 0) >= _LATELY for old in row.former)


def region_hits(text: str, lexicon: Lexicon) -> list[Hit]:
    """Find region names that have the evidence they need.

    Args:
        text: normal text.
        lexicon: the tables.

    Returns:
        Hits in text order, not overlapping. A hit right after one that holds it (山东省|济南市) has `chained` set.
    """
    return _Search(text, lexicon).hits()


def _hit(start: int, end: int, codes: tuple[str, ...], *, chained: bool = False) -> Hit:
    return Hit(start, end, codes, chained, codes[0] if len(codes) == 1 else None)


class _Search:
    """One text being searched; kept for the length of one call."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.regions = lexicon.regions
        self.zones = lexicon.zones.by_spelling
        self.gazetteer, self.readings = _names(lexicon)
        self.guards: RegionGuards = region_guards()
        self.sure: list[Hit] = []
        self.open: list[tuple[int, int, Reading]] = []
        self.passed = 0  # the end of the last name that turned out to be part of another place's name

    def hits(self) -> list[Hit]:
        text, readings = self.text, self.readings
        names = self.gazetteer.scan(text)
        end = 0
        for number, (at, longest, _) in enumerate(names, 1):
            if at < end or at < self.passed:
                continue
            stop = longest
            while stop:
                reading = readings[text[at:stop]]
                if not reading.codes:
                    end = stop
                    break
                if text.startswith(_OF_A_CITY, stop) and self._begins_district(reading, stop):
                    stop = self.gazetteer.shorter(text, at, stop)  # 青岛|市南区
                    continue
                is_whole = number == len(names) or names[number][0] >= stop
                hit = self._accepted(at, stop, reading, is_whole=is_whole)
                if hit is not None:
                    self.sure.append(hit)
                    end = stop
                    break
                if reading.is_full and self._suffix_stands(stop, reading):
                    break  # 中山|区 is not 中山
                stop = self.gazetteer.shorter(text, at, stop)
        return self._with_company() if self.open else self.sure

    def _holding(self, end: int, reading: Reading) -> tuple[str, ...]:
        """Of the regions a short name may mean those that hold the one whose full name follows: 开封|鼓楼区, 黑河|北安市."""
        follows = None if reading.is_full else self.gazetteer.longest_at(self.text, end)
        inner = self.readings[self.text[end : follows[0]]] if follows is not None and follows[1] else None
        if inner is None or not inner.is_full or not self._suffix_stands(follows[0] if follows else end, inner):
            return ()
        lies_in = self.regions.lies_in
        return tuple(top for top in reading.codes if any(code != top and lies_in(code, top) for code in inner.codes))

    def _begins_district(self, city: Reading, end: int) -> bool:
        """Whether the last character of a city's name begins that of a district of it: 济南|市中区."""
        district = self.readings[self.text[end - 1 : end + 2]]
        return any(self.regions[code].parent in city.codes for code in district.codes)

    def _accepted(self, start: int, end: int, reading: Reading, *, is_whole: bool) -> Hit | None:
        """The hit, when the name stands by itself or in a chain or list; a name that needs company waits in `open`.

        Args:
            start: where the name begins.
            end: where it ends.
            reading: what it may mean.
            is_whole: whether no other name begins inside it.
        """
        before = self.sure[-1] if self.sure else None
        touches = False
        if before is not None and start - before.end < 2:
            touches = start == before.end
            inner = (self._inside(reading.codes, before) or self._inside(reading.past, before)) if touches else ()
            if inner and self._suffix_stands(end, reading):
                return _hit(start, end, inner, chained=True)
            if touches and (reading.strength < _SURE or self.text.startswith("新区", end - 2)):
                return None  # 天津|滨海 is not the 滨海 of Jiangsu
            if start > before.end and self.text[before.end] in _LIST_MARKS and reading.strength < _SURE:
                sibling = self._beside(reading.codes, before)
                if sibling and (reading.strength > _WORD or self.text[end : end + 1] in _AFTER):
                    return _hit(start, end, sibling)
        if not self._stands(start, end, reading, touching=touches):
            return None
        if not (is_whole or reading.is_full) and self._cut_short(start, end, reading):
            return None
        if codes := reading.codes if reading.strength == _SURE else self._holding(end, reading):
            return _hit(start, end, codes)
        if reading.strength == _WORD and not self._has_tail(start, end, reading):
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
        text = self.text
        return end == len(text) or text[end] not in reading.suffix or text.startswith(_LIES, end)

    def _stands(self, start: int, end: int, reading: Reading, *, touching: bool) -> bool:
        """Whether neither neighbour takes part of the name away into another word, and it may stand outside a chain."""
        text = self.text
        if reading.strength == _CHAINED:
            return False
        if start and not touching:
            before = text[start - 1]
            if before in reading.left:
                return False
            # a foreign person's name; 提高|安全
            if not reading.is_full and (before == "·" or text[start - 1 : start + 1] in self.guards.words):
                return False
        if reading.is_full:
            return self._suffix_stands(end, reading)
        if (
            text.startswith(reading.right, end)
            or text.startswith(self.guards.estates, end + 2)
            or (
                text[end : end + 1] in self.guards.after_firsts
                and text.startswith(self.guards.after, end)
                and self._is_other_place(end)
            )
        ):
            if reading.strength == _SURE:
                self.passed = end
            return False
        return True

    def _is_other_place(self, end: int) -> bool:
        """Whether the street, the water or the mountain behind a name is named after the region: 洛阳|江, 南京|路."""
        if self.text.startswith(self.guards.safe_after, end) or _QUARTER_RE.match(self.text, end):
            return False
        follows = self.gazetteer.longest_at(self.text, end)
        return follows is None or not follows[1]

    def _cut_short(self, start: int, end: int, reading: Reading) -> bool:
        """Whether the full name of a higher region begins inside this short one: 松湖|镇江西省."""
        for at in range(start + 1, end):
            beyond = self.gazetteer.longest_at(self.text, at)
            if beyond is not None and beyond[0] > end:
                other = self.readings[self.text[at : beyond[0]]]
                if other.is_full and other.codes and self._level(other) < self._level(reading):
                    return True
        return False

    def _level(self, reading: Reading) -> int:
        """How deep the highest region of a name lies: 0 for a province."""
        return min(len(self.regions.parents(code)) for code in reading.codes)

    def _has_tail(self, start: int, end: int, reading: Reading) -> bool:
        """Whether a zone's or a government's name goes on here, and the zone is not known to lie elsewhere."""
        tail = _zone_tail_re().match(self.text, end)
        if tail is None:
            return _BODY_TAIL_RE.match(self.text, end) is not None
        zones = self.zones.get(self.text[start : tail.end()], ())
        if not zones:
            return reading.strength != _WORD and self._name_may_begin(start)
        lies_in = self.regions.lies_in
        return any(
            zone.region and (lies_in(zone.region, code) or lies_in(code, zone.region))
            for zone in zones
            for code in reading.codes
        )

    def _name_may_begin(self, at: int) -> bool:
        """Whether a zone's name may begin here: after an edge, another region, or a word that no name has inside."""
        text, stop = self.text, zone_words().stop
        return at == 0 or text[at - 1] in _BEFORE or text[at - 1] in stop or text[max(0, at - 2) : at] in stop

    def _is_known(self, reading: Reading, known: set[str]) -> bool:
        """Whether the text names the region elsewhere; of a full name, the region it lies in will do."""
        parents = self.regions.by_code
        return any(code in known or (reading.is_full and parents[code].parent in known) for code in reading.codes)

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
                self._is_known(reading, known)
                or self._has_tail(start, end, reading)
                or ((start == 0 or text[start - 1] in _BEFORE) and text[end : end + 1] in _AFTER)
            ):
                found.append(_hit(start, end, reading.codes))
                last = end
        return sorted([*self.sure, *found]) if found else self.sure
