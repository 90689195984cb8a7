"""Which names of a text mean the same zone: full names, short names, and bare type words that refer back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set
from zonenews.lexicon.zone_words import zone_words
from zonenews.lexicon.zones import ZoneEntry, ZoneKey, ZoneLevel
from zonenews.mentions.zones.named import ZoneName

# kinds whose names are freely exchanged: an 经济开发区 is called 经开区 and 开发区
RECENT: Final = 30  # how many zones back a name may fit loosely
PARAGRAPH: Final = 600  # characters; a name farther back is in no paragraph of the word
_FAMILY: Final = {"edz": "etdz"}
_RANK_RE: Final = pattern("{zone_rank}")
_NATIONAL: Final = frozenset({"ftz", "ftz_area", "ftp", "bonded", "border", "innovation", "special"})
# a bare type word after one of these is a class of zones: 230家|经开区, 全国|高新区
_CLASS_RE: Final = pattern(
    "(?:[0-9一二三四五六七八九十百两几多数余]\\s?[个家大座处]|{class_of_zones}|最[一-鿿]{1,6}的)$"
)


_CLASS_REACH: Final = 8
"""So many characters before a bare type word tell that it is a class: 最|年轻的开发区."""
# what stands before a park that was named before; 企业和|产业园区 are any parks
_REFERRING: Final = frozenset(("", *"，。、；：！？,;:\n\r \u3000“”（该此这在由从对个座"))
_SAYING_WHAT: Final = frozenset("为成")
"""What stands before 示范区 and its like at the end of a clause, where they say what a place is: 作为|试验区."""
_NOT_SPACE_RE: Final = lazy(r"\S")
# what stands before a short form that the text defines: （以下简称“|航空港区”）
_CALLED_RE: Final = lazy('简称(?:为|：|:)?[“"‘「]?$')


@attrs.define(eq=False)
class KnownZone:
    """A zone of the document while its names are being gathered."""

    id: str
    name: str
    kind: ZoneKey
    level: ZoneLevel | None
    region: str | None
    entry: ZoneEntry | None
    cores: set[str]


class Links:
    """The zones of one document, found name by name in text order."""

    def __init__(self) -> None:
        """Start without any."""
        self.zones: list[KnownZone] = []
        self._latest: KnownZone | None = None
        self._by_entry: dict[str, KnownZone] = {}
        self._by_core: dict[tuple[str, str | None, str], KnownZone] = {}

    def of_name(self, text: str, name: ZoneName) -> KnownZone:
        """The zone a name means; a new one when no earlier name fits."""
        kind = _kind(name)
        surface = name.name or text[name.start : name.end]
        known = self._called(text, name) or self._known(name, kind)
        if known is None:
            known = self._new(name, surface, kind)
        elif known.entry is None and len(name.entries) == 1:
            entry = name.entries[0]
            known.entry, known.kind, known.level = entry, entry.kind, entry.level
            known.region = entry.region or known.region
        known.cores.add(_plain(name.core))
        if len(surface) > len(known.name):
            known.name = surface
        self._by_core[_key(name, kind)] = known
        for entry in name.entries:
            self._by_entry.setdefault(entry.id, known)
        self._latest = known
        return known

    def _called(self, text: str, name: ZoneName) -> KnownZone | None:
        """The zone named just before, where the text says that this name is short for it."""
        return self._latest if _CALLED_RE.search(text, max(0, name.start - 5), name.start) else None

    def _known(self, name: ZoneName, kind: ZoneKey) -> KnownZone | None:
        """An earlier zone of this name: by the table, by the same words, or of the last ones by words that fit."""
        for entry in name.entries:
            if entry.id in self._by_entry:
                return self._by_entry[entry.id]
        same = self._by_core.get(_key(name, kind))
        if same is not None and (same.entry is None or not name.entries):
            return same
        return next((zone for zone in reversed(self.zones[-RECENT:]) if _same(zone, name, kind)), None)

    def _new(self, name: ZoneName, surface: str, kind: ZoneKey) -> KnownZone:
        entry = name.entries[0] if len(name.entries) == 1 else None
        zone = KnownZone(
            id=f"z{len(self.zones) + 1}",
            name=surface,
            kind=kind,
            level=entry.level if entry else _level(name.core, kind),
            region=name.region,
            entry=entry,
            cores=set(),
        )
        self.zones.append(zone)
        return zone


class References:
    """What bare type words of an article refer to, asked in text order.

    Args:
        text: the normal text.
        named: where zones are named in the article, in text order.
        start: where the article begins.
        end: where it ends.
    """

    def __init__(self, text: str, named: Sequence[tuple[int, KnownZone]], start: int, end: int) -> None:
        """Keep the text and the names; the names that fit a word are looked for once."""
        self._text = text
        self._named = named
        self._fitting: dict[str, _Fitting] = {}
        head = _NOT_SPACE_RE.search(text, start, end)
        line_end = text.find("\n", head.start(), end) if head else -1
        titled = line_end >= 0 and text.find("。", start, line_end) < 0
        self._title_end = line_end if titled else start - 1

    def of_bare(self, start: int, end: int) -> KnownZone | None:
        """The zone a word means, where there is no doubt.

        That is the only zone of its kind named so far; of several, the last one named in the same paragraph, else the one named
        most often; in a title above the text, the only one named in the article.
        """
        text = self._text
        if _CLASS_RE.search(text, max(0, start - _CLASS_REACH), start) or _is_a_sort(text, start, end):
            return None
        fitting = self._fitting_for(text[start:end])
        fitting.advance(start)
        if fitting.last is None:
            return fitting.only if start <= self._title_end else None
        at, zone = fitting.last
        if len(fitting.counts) == 1 or (start - at <= PARAGRAPH and text.find("\n", at, start) < 0):
            return zone
        return fitting.leader

    def _fitting_for(self, word: str) -> _Fitting:
        if word not in self._fitting:
            kinds = zone_words().bare[word]
            names = [(at, zone) for at, zone in self._named if _fits(zone, word, kinds)]
            self._fitting[word] = _Fitting(names)
        return self._fitting[word]


def _fits(zone: KnownZone, word: str, kinds: frozenset[str]) -> bool:
    """Whether a zone may be called by a type word: of its kind, and a 综合保税区 only where its name says so."""
    if zone.name.endswith(word):
        return True
    return zone.kind in kinds and ("综" not in word or zone.kind != "bonded" or "综" in zone.name)


@attrs.define(eq=False)
class _Fitting:
    """The named zones a word may refer to, counted up to a place that only moves on."""

    names: Sequence[tuple[int, KnownZone]]
    counts: dict[str, int] = attrs.field(factory=dict)
    last: tuple[int, KnownZone] | None = None
    _passed: int = 0
    _most: int = 0
    _leaders: list[KnownZone] = attrs.field(factory=list)

    def advance(self, start: int) -> None:
        """Count the names before a place."""
        while self._passed < len(self.names) and self.names[self._passed][0] < start:
            self.last = self.names[self._passed]
            zone = self.last[1]
            count = self.counts[zone.id] = self.counts.get(zone.id, 0) + 1
            if count > self._most:
                self._most, self._leaders = count, [zone]
            elif count == self._most:
                self._leaders.append(zone)
            self._passed += 1

    @property
    def leader(self) -> KnownZone | None:
        """The zone named most often so far, `None` when two are."""
        return self._leaders[0] if len(self._leaders) == 1 else None

    @property
    def only(self) -> KnownZone | None:
        """The zone all names mean, `None` when they mean several."""
        zones = {zone.id: zone for _, zone in self.names}
        return next(iter(zones.values())) if len(zones) == 1 else None


_FOR_ALL_RE: Final = pattern("《{issuer_for_all}[^《》]{0,40}$")


def _is_a_sort(text: str, start: int, end: int) -> bool:
    """Whether the word names a sort of thing: 镇（园区）, 投融资、园区建设、运营, 符合布局的产业园区, 《国务院关于支持综合保税区……》."""
    if _FOR_ALL_RE.search(text, max(0, start - 60), start):
        return True
    left, right = text[start - 1 : start] if start else "", text[end : end + 2]
    if right in word_set("one_of_zones"):
        return True
    if left in {"（", "("} and right[:1] in {"）", ")"}:
        return True
    if (
        left in _IN_KINDS
        and _KINDS_BEFORE_RE.search(text, max(0, start - _KINDS_REACH), start)
        and _KINDS_BEHIND_RE.match(text, end)
    ):
        return True
    says_what = left == "的" or (left in _SAYING_WHAT and not right[:1].isalnum())
    if left and says_what and zone_words().kind_of.get(text[start:end]) == "demonstration":
        return True
    if end - start > 2 and text[start:end].endswith(("园", "园区")):
        return left not in _REFERRING or right in word_set("works_of_zone")
    return left == "、" and right in word_set("works_of_zone")


_IN_KINDS: Final = frozenset("、集“")
_KINDS_REACH: Final = 30
_KINDS_BEFORE_RE: Final = lazy("集“?(?:[一-鿿]{2,8}、){0,4}$")
_KINDS_BEHIND_RE: Final = lazy("(?:、[一-鿿]{2,8}?){0,4}”?(?:等[一-鿿]{0,4})?(?:于一[体身]|“?[一-鿿]{2}合一)")
"""Kinds of zones that one place is at once, and no zones: 集“经开区、自贸区、综保区”于一体."""


def _kind(name: ZoneName) -> ZoneKey:
    return name.entries[0].kind if name.entries else zone_words().kind_of[name.word]


def _level(core: str, kind: ZoneKey) -> ZoneLevel | None:
    if kind in _NATIONAL or "国家" in core:
        return "national"
    return "provincial" if "省级" in core else None


def _plain(core: str) -> str:
    return _RANK_RE.sub("", core)


def _key(name: ZoneName, kind: ZoneKey) -> tuple[str, str | None, str]:
    return _FAMILY.get(kind, kind), name.region, _plain(name.core)


def _same(zone: KnownZone, name: ZoneName, kind: ZoneKey) -> bool:
    """Whether a name is a shorter or longer name of a known zone."""
    if zone.entry is not None and name.entries:
        return False
    if _FAMILY.get(zone.kind, zone.kind) != _FAMILY.get(kind, kind):
        return False
    core = _plain(name.core)
    if zone.region and name.region and zone.region != name.region:
        return False
    if not core or "" in zone.cores:
        return core in zone.cores and zone.region == name.region
    return any(core == other or _shortens(core, other) or _shortens(other, core) for other in zone.cores)


def _shortens(short: str, long: str) -> bool:
    """Whether a core is another without a partner before it or describing words after it: 中新|苏滁, 长三角|生态绿色一体化发展."""
    if len(short) < 2 or len(long) - len(short) < 2:
        return False
    return long.endswith(short) or (long.startswith(short) and zone_words().described(long[len(short) :]) == 0)
