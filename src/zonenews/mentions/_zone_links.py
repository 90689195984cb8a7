"""Which names of a text mean the same zone: full names, short names, and bare type words that refer back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import attrs

from zonenews.lexicon.zone_words import zone_words
from zonenews.lexicon.zones import ZoneEntry, ZoneLevel
from zonenews.mentions._zone_names import ZoneName

# kinds whose names are freely exchanged: an 经济开发区 is called 经开区 and 开发区
_FAMILY: Final = {"edz": "etdz"}
_RANK_RE: Final = re.compile("国家级|国家|省级|市级")
_NATIONAL: Final = frozenset({"ftz", "ftz_area", "ftp", "bonded", "border", "innovation", "special"})
# a bare type word after one of these is a class of zones: 230家|经开区, 全国|高新区
_CLASS_RE: Final = re.compile(
    "(?:等|[0-9一二三四五六七八九十百两几多数余]\\s?(?:个|家|大|座|处)|全国|全省|全市|各|多个|一批|多家|一个|一家|一座|首个|首家|国内|建设|设立|打造|创建|提升|争创|申报|批|座|家|个)$"
)


_WORKS: Final = frozenset({"建设", "运营", "开发", "管理"})
# what stands before a short form that the text defines: （以下简称“|航空港区”）
_CALLED_RE: Final = re.compile('简称(?:为|：|:)?[“"‘「]?$')


@attrs.define(eq=False)
class KnownZone:
    """A zone of the document while its names are being gathered."""

    id: str
    name: str
    kind: str
    level: ZoneLevel | None
    region: str | None
    entry: ZoneEntry | None
    cores: set[str]
    first: int
    last: int


class Links:
    """The zones of one document, found name by name in text order."""

    def __init__(self) -> None:
        """Start without any."""
        self.zones: list[KnownZone] = []
        self.latest: KnownZone | None = None

    def of_name(self, text: str, name: ZoneName) -> KnownZone:
        """The zone a name means; a new one when no earlier name fits."""
        kind = _kind(name)
        surface = name.name or text[name.start : name.end]
        if self.zones and _CALLED_RE.search(text, max(0, name.start - 5), name.start):
            known: KnownZone | None = self.latest
        else:
            known = next((zone for zone in reversed(self.zones) if _same(zone, name, kind)), None)
        if known is None:
            known = self._new(name, surface, kind)
        else:
            known.cores.add(_plain(name.core))
            known.last = name.end
            if known.entry is None and len(name.entries) == 1:
                entry = name.entries[0]
                known.entry, known.kind, known.level, known.region = (
                    entry,
                    entry.kind,
                    entry.level,
                    entry.region or known.region,
                )
            if len(surface) > len(known.name):
                known.name = surface
        self.latest = known
        return known

    def _new(self, name: ZoneName, surface: str, kind: str) -> KnownZone:
        entry = name.entries[0] if len(name.entries) == 1 else None
        zone = KnownZone(
            id=f"z{len(self.zones) + 1}",
            name=surface,
            kind=kind,
            level=entry.level if entry else _level(name.core, kind),
            region=name.region,
            entry=entry,
            cores={_plain(name.core)},
            first=name.start,
            last=name.end,
        )
        self.zones.append(zone)
        return zone

    def of_bare(self, text: str, start: int, end: int, names: Sequence[tuple[int, KnownZone]]) -> KnownZone | None:
        """The zone a bare type word refers to, where there is no doubt.

        That is the only zone of its kind named so far; of several, the last one named in the same paragraph, else the one named
        most often; in the title, the only one named in the text.

        Args:
            text: the normal text.
            start: where the word begins.
            end: where it ends.
            names: the named mentions, by start, in text order.
        """
        if _CLASS_RE.search(text, max(0, start - 6), start) or _is_a_sort(text, start, end):
            return None
        word = text[start:end]
        kinds = zone_words().bare[word]
        fitting = [(at, zone) for at, zone in names if zone.kind in kinds or zone.name.endswith(word)]
        before = [(at, zone) for at, zone in fitting if at < start]
        zones = {zone.id: zone for _, zone in before or fitting}
        if not before and "\n" in text[:start].strip():
            return None
        if len(zones) <= 1:
            return next(iter(zones.values()), None)
        if before and "\n" not in text[before[-1][0] : start]:
            return before[-1][1]
        (first, most), (_, next_most) = Counter(zone.id for _, zone in before or fitting).most_common(2)
        return zones[first] if most > next_most and before else None


def _is_a_sort(text: str, start: int, end: int) -> bool:
    """Whether the word names a sort of thing: 镇（园区）, 投融资、园区建设、运营, 符合布局的产业园区."""
    left, right = text[start - 1 : start] if start else "", text[end : end + 2]
    if left in {"（", "("} and right[:1] in {"）", ")"}:
        return True
    if end - start > 2 and text[start:end].endswith(("园", "园区")):
        return left == "的" or right in _WORKS
    return left == "、" and right in _WORKS


def _kind(name: ZoneName) -> str:
    return name.entries[0].kind if name.entries else zone_words().kind_of[name.word]


def _level(core: str, kind: str) -> ZoneLevel | None:
    if kind in _NATIONAL or "国家" in core:
        return "national"
    return "provincial" if "省级" in core else None


def _plain(core: str) -> str:
    return _RANK_RE.sub("", core)


def _same(zone: KnownZone, name: ZoneName, kind: str) -> bool:
    """Whether a name is another name of a known zone."""
    if zone.entry is not None and name.entries:
        return zone.entry in name.entries
    if _FAMILY.get(zone.kind, zone.kind) != _FAMILY.get(kind, kind):
        return False
    core = _plain(name.core)
    if zone.region and name.region and zone.region != name.region:
        return False
    if not core or "" in zone.cores:
        return core in zone.cores and zone.region == name.region
    return any(
        core == other or (min(len(core), len(other)) >= 2 and (_ends(core, other) or _ends(other, core)))
        for other in zone.cores
    )


def _ends(short: str, long: str) -> bool:
    return long.startswith(short) or long.endswith(short)
