"""Where a name begins: the way back from its last word to the words that cannot belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

import attrs

from zonenews._data import data_bytes
from zonenews._patterns import lazy
from zonenews._ready import derived
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.lengths import HEAD, TAIL, lengths_by
from zonenews.lexicon.organizations import OrganizationKind, load_organizations
from zonenews.lexicon.regions import RegionTable
from zonenews.lexicon.word_classes import kept_by_words, word_set, words_of
from zonenews.text.records import Mention

LONGEST = 28
"""How many characters a name may have before its last word."""

_CLOSING = {")": "(", "）": "（"}
_IN_NAME_RE = lazy(r"[一-丧丩-鿿A-Za-z0-9·・•‧&]+")
NAME_CHAR_RE = lazy("[一-鿿A-Za-z0-9]")
"""A character that words and names are made of."""
_COUNTED_RE = lazy(
    r"[0-9]+[余多]?[万亿]?[台套吨件辆米只头箱亩片组]|(?:[0-9]+|[一二两三四五六七八九十百千几数多]+)[余多]?"
    r"(?:家|个|名|位|所|座|项|批|支|条|种|大|亿|万|元|年|月|日|时|号|届|次|期|架|间|辆|艘|台|列|组|强|公里)元?"
)


class Candidate(NamedTuple):
    """A stretch of normal text that may be an organisation."""

    start: int
    end: int
    kind: OrganizationKind
    rule: str


_BreakWords: TypeAlias = dict[str, tuple[tuple[str, bool], ...]]


@attrs.frozen
class Places:
    """Where places stand in one text: zones as found in it, regions by the table.

    Attributes:
        start_at: end of a place -> the earliest start of a place that ends there.
        starts: starts of places.
        regions: the names of the table.
    """

    start_at: dict[int, int]
    starts: frozenset[int]
    regions: _RegionNames

    @classmethod
    def of(cls, mentions: Iterable[Mention], regions: RegionTable) -> Places:
        """Index mentions of zones and regions, and the names of the table."""
        start_at: dict[int, int] = {}
        for mention in mentions:
            start, end = mention.span
            start_at[end] = min(start, start_at.get(end, start))
        return cls(start_at, frozenset(start_at.values()), _region_names(regions))

    def chain_before(self, text: str, end: int) -> int:
        """Follow places that touch each other (山东省济南市) back from `end`; `end` itself where none ends there."""
        start = end
        while (before := self._one_before(text, start)) < start:
            start = before
        return start

    def begins_at(self, text: str, at: int, *, sure: bool = False) -> bool:
        """Whether a place begins at an offset."""
        if at in self.starts:
            return True
        sizes = self.regions.heads.get(text[at : at + 2])
        if sizes is None:
            return False
        names = self.regions.sure if sure else self.regions.names
        for size in sizes:  # noqa: SIM110 - a generator takes twice the time, and this is asked everywhere
            if text[at : at + size] in names:
                return True
        return False

    def _one_before(self, text: str, end: int) -> int:
        start = self.start_at.get(end, end)
        for size in self.regions.tails.get(text[end - 2 : end], ()):
            if size <= end and text[end - size : end] in self.regions.names:
                return min(start, end - size)
        return start


@attrs.frozen
class _RegionNames:
    """Full names of regions and short names: those that need no evidence (`sure`), and all that need little.

    `heads` and `tails` are their first and last two characters, with the lengths of the names that have them.
    """

    names: frozenset[str]
    sure: frozenset[str]
    heads: dict[str, tuple[int, ...]]
    tails: dict[str, tuple[int, ...]]


@lru_cache(maxsize=4)
def _region_names(regions: RegionTable) -> _RegionNames:
    sure, plain = map(frozenset, regions.spoken)
    sure |= load_organizations().countries | load_organizations().cities
    names = sure | plain

    def lengths() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
        return lengths_by(names, HEAD), lengths_by(names, TAIL)

    made_from = regions.digest + data_bytes("organizations.toml")
    heads, tails = derived("region names", _INDEXING, made_from, lengths) if regions.digest else lengths()
    return _RegionNames(names, sure, heads, tails)


_INDEXING = (__name__, "zonenews.lexicon.lengths", "zonenews.lexicon.organizations", "zonenews.lexicon.regions")


def name_start(text: str, end: int, places: Places, *, shortest: int = 0) -> int:
    """Where a name whose last word begins at `end` may begin.

    Args:
        text: normal text.
        end: offset of the last word.
        places: regions and zones of the text; a name begins with a place rather than in front of it.
        shortest: how many characters a name has before its last word at least; words that would leave fewer belong to it.

    Returns:
        The earliest offset that the words before the name leave to it; `end` where they leave nothing.
    """
    start = before = _segment_start(text, end)
    for at, stop in _breaks(text, start, end):
        if stop == end and start < at and text[at:stop] in BRAND_CHARS and _ends_brand(text, start, at, places):
            continue  # 均和|集团
        if end - stop >= shortest and not _is_brand_char(text, start, at, stop, places):
            joined = text[at:stop] in ("和", "与", "及") and end - stop <= 8 and _is_first_half(text, start, at, places)
            start, before = stop, start if joined else stop
    if before < start < end and not places.begins_at(text, start):
        start = before
    if start < end and text[start] in "·・•‧&":
        start += 1
    led = _LED_RE.match(text, start, end) if text[start : start + 1] in _led_firsts() else None
    if led and _begins_name(text, led.end(), end, places):
        start = led.end()
    return _at_place(text, start, end, places)


_LED_RE = pattern("{verb_before_name}")


@kept_by_words
def _led_firsts() -> frozenset[str]:
    """First characters of verbs before names."""
    return frozenset(word[0] for word in words_of("verb_before_name"))


def _begins_name(text: str, start: int, end: int, places: Places) -> bool:
    """Whether a name may begin behind a verb: with a place or an unusual word that is no trade: 核发|江海电力, and no 聚力|新材料, 开发|区."""
    trades = load_organizations().trades
    if (
        end - start < _SHORTEST_LED
        or text[start] == "区"
        or any(text[start : start + size] in trades for size in (2, 3, 4))
    ):
        return False
    return places.begins_at(text, start) or is_unusual(text[start : start + 2])


_SHORTEST_LED = 2
"""How many characters are left of a name behind a verb before it at least."""


def listed_start(text: str, end: int, places: Places) -> int:
    """Where a name of a list may begin: as `name_start`, and behind the zone where it stands (经开区|泰鼎机械)."""
    start = name_start(text, end, places)
    zone = _OWN_ZONE_RE.match(text, start, end)
    return zone.end() if zone and end - zone.end() > _LEAST_BEHIND_ZONE and start not in places.starts else start


_OWN_ZONE_RE = pattern("(?:(?:经济(?:技术)?|高新技术(?:产业)?)?{own_district}|园内|区内)的?")
_LEAST_BEHIND_ZONE = 2
"""What is left of a name behind its zone is longer than this."""


def _ends_brand(text: str, start: int, at: int, places: Places) -> bool:
    """Whether a function word at the end of a name is the end of its brand: of one in a list, or of a short one with 和 before 集团."""
    if text[at + 1 : at + 2] in _BEHIND_ITEM:
        return True
    return text[at] == "和" and (1 <= at - start <= 2 or (at - start <= 4 and places.begins_at(text, start)))


_BEHIND_ITEM = frozenset("、等")


BRAND_CHARS = frozenset("同以如为任原因并经据向对属系有家去离着将于等及和")
"""Function words of one character that brands hold too."""


_FIRST_OF_BRAND = frozenset("同任家")
"""Function words that hardly begin an item of a list."""


def _is_brand_char(text: str, start: int, at: int, stop: int, places: Places) -> bool:
    """Whether a function word right behind the short name of a place is rather the head of a brand: 上海|和辉光电."""
    if at == start:
        return text[at] in _FIRST_OF_BRAND and text[at - 1 : at] == "、"  # 甲公司、|同远（福建）动力
    if text[at:stop] not in BRAND_CHARS or text[at - 1] in "省市区县州":
        return False
    return places.chain_before(text, at) <= start and not places.begins_at(text, stop)


_POST_RE = pattern("[部省市县区局厅处科司院校所队会行社台站厂镇乡村州馆园组事]长(?![春沙治江三])|{post_of_body}")
"""Posts: who stands before 与 is a person of another body."""


def _is_first_half(text: str, start: int, end: int, places: Places) -> bool:
    """Whether what is before 和 may be the first half of a name, a place with more behind it: 中国物流|与采购联合会."""
    words = load_organizations()
    if end - start < 4 or not (text[start : start + 2] in word_set("of_nation") or places.begins_at(text, start)):
        return False
    half = text[start:end]
    if _POST_RE.search(half):
        return False
    heads = (half[-size:] for size in (2, 3, 4))
    return half[-1] not in "省市县区州局部委厅办" and not any(
        head in words.heads or head in words.names for head in heads
    )


def _segment_start(text: str, end: int) -> int:
    """Go back over the characters names are made of, and over short brackets."""
    floor = max(0, end - LONGEST)
    at = end
    while True:
        if backwards := _IN_NAME_RE.match(text[floor:at][::-1]):
            at -= backwards.end()
        opening = _CLOSING.get(text[at - 1 : at]) if at > floor else None
        if not opening:
            return at
        inside = text.rfind(opening, max(floor, at - 10), at - 1)
        if inside <= floor or not text[inside + 1 : at - 1].isalnum() or _NUMBER_RE.fullmatch(text, inside + 1, at - 1):
            return at
        at = inside


_NUMBER_RE = lazy("[0-9一二三四五六七八九十]{1,3}")
"""What stands in brackets before a line of a list: （八）."""


def _at_place(text: str, start: int, end: int, places: Places) -> int:
    """Move the start to the first place, or to 中国, where only ordinary words stand before it."""
    words = load_organizations()
    heads, starts, nation = places.regions.heads, places.starts, word_set("of_nation")
    found = [
        at for at in range(start + 1, end - 2) if (pair := text[at : at + 2]) in heads or pair in nation or at in starts
    ]
    if not found:
        return start
    placed = text[start : start + 2] in nation or places.begins_at(text, start)
    for at in found:
        if text[at : at + 2] not in nation and not places.begins_at(text, at, sure=True):
            continue
        gap, last = text[start:at], text[at - 1]
        if last in "（(":
            continue
        if last in "区园镇村":
            if not placed or (is_unusual(text[at:end]) and end - at > 3):
                start, placed = at, True
        elif placed or gap in words.groups or gap in words.names or is_unusual(gap):
            return start
        elif (
            len(gap) > _LEAST_FIRM and gap[-2:] in words.trades and gap[:-2] not in words.trades and _opens(text, start)
        ):
            return start  # 国电电力|山东新能源
        else:
            start, placed = at, True
    return start


_LEAST_FIRM = 3
"""A firm before a place has more characters than this: its brand and its trade."""


def _opens(text: str, start: int) -> bool:
    """Whether a clause or an item of a list opens at an offset."""
    return start == 0 or not NAME_CHAR_RE.match(text[start - 1])


def _breaks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words between two offsets that cannot belong to a name; words that only look like one are passed over."""
    by_pair, by_char, firsts = _break_words()
    found: list[tuple[int, int]] = []
    after = start
    for at, rows in [
        (at, rows)
        for at in range(start, end)
        if text[at] in firsts and (rows := by_pair.get(text[at : at + 2]) or by_char.get(text[at])) is not None
    ]:
        if at >= after:
            after, is_cut = _break_at(text, at, end, rows)
            if is_cut:
                found.append((at, after))
    return found


def _break_at(text: str, at: int, end: int, rows: tuple[tuple[str, bool], ...]) -> tuple[int, bool]:
    """The end of the word at an offset, and whether it breaks a name; the next offset where none stands there."""
    for word, is_cut in rows:
        if text.startswith(word, at, end) and not (word in _INNER and _is_inner(text, at, word)):
            return at + len(word), is_cut
    number = _COUNTED_RE.match(text, at, end) if text[at] in _NUMERALS else None
    if number and not _FUND_RE.match(text, at, end):
        return number.end(), True
    return at + 1, False


_FUND_RE = lazy("[一二三四五六七八九十0-9]{1,2}期[一-鿿]{0,6}基金")
"""The number of a fund, which belongs to its name: 海川|六期产业基金."""


def _is_inner(text: str, at: int, word: str) -> bool:
    """Whether 和 is part of a brand (三和, 和平), or 公司 the end of a longer word (集团公司)."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if word == "公司":
        return before in ("限", "份", "团")
    return behind in _BEHIND_HE or before in _BEFORE_HE


_INNER = frozenset({"和", "公司"})
_BEHIND_HE = frozenset("平谐睦信记黄盛顺泰润达兴昌县田静堂")
_BEFORE_HE = frozenset("三永祥泰太元同安共")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千几数多")


@cache
def _break_words() -> tuple[_BreakWords, _BreakWords, frozenset[str]]:
    """Words with whether they break a name, by their first two characters, and by the first where no longer one fits; and all first characters.

    Those that break none come first, then the longest.
    """
    words = load_organizations()
    by_pair: dict[str, list[tuple[str, bool]]] = {}
    by_char: dict[str, list[tuple[str, bool]]] = {numeral: [] for numeral in _NUMERALS}
    pairs: dict[str, set[str]] = {}  # first character -> the pairs that begin with it
    for word in (*words.kept, *words.before, "公司"):
        pairs.setdefault(word[0], set()).add(word[:2])
    for listed, is_cut in ((set(words.kept), False), ({*words.before, "公司", "和"}, True)):
        for word in sorted(listed, key=lambda word: (-len(word), word)):
            if len(word) == 1:
                by_char.setdefault(word, []).append((word, is_cut))
            for pair in pairs.get(word[0], ()):
                if pair.startswith(word[:2]):
                    by_pair.setdefault(pair, []).append((word, is_cut))
    return _rows(by_pair), _rows(by_char), frozenset({*by_char, *(pair[0] for pair in by_pair)})


def _rows(table: dict[str, list[tuple[str, bool]]]) -> _BreakWords:
    return {start: tuple(found) for start, found in table.items()}
