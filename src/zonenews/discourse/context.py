"""What an article is about: its own place, the names of its zones, and what its times say of a figure.

The rules, for every kind of fact:

- Short and full names of one zone are one place, under the name the article uses most. 全区, 园区, 新区 are the zone in force.
- A look back by its own day (10月18日) is no period of a statistic, but 6月末, 截至9月底 are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Final

from zonenews.discourse.home import HomeReader, preferred_names, written_name
from zonenews.discourse.list_parts import line_areas
from zonenews.discourse.locality import find_locality
from zonenews.discourse.part_of_name import comes_about
from zonenews.discourse.periods import Periods
from zonenews.discourse.speeches import firm_speeches
from zonenews.discourse.tokens import PlaceToken
from zonenews.discourse.wholes import LEVELS, lies_in, region_meant
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set, words_of
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone
from zonenews.text.records import Mention

_OWN_DISTRICT = frozenset(("全区", "我区", "本区"))
"""Words for the district or zone that an article is about, whatever zone is named before."""
_GENERIC_ZONES = frozenset(("自贸试验区", "自贸区", "综保区"))
"""Zones of which a country has many: they are not the country."""
_ALL = ("均", "都", "一律")
_ALIKE = pattern("{year_before}[^，。；]{0,4}[（(,，]下同")
_ALL_ALIKE = pattern(
    "(?:{growth_named})(?:[（(][^（()）]{1,6}[）)])?(?:[除未][^，,。；;]{0,8})?(?:[均都]|一律)(?:[为指是系]|按)?(?:与|比|较)?{year_before}"
)
"""注：增长速度均为同比: a note that holds for all of a text, wherever it stands."""
_WHOLE = pattern("全[省市县州旗]|我[省市县]|各位代表|[这过]五年|五年来|{of_whole_report}")
"""What a report of a whole place says of it."""


_HEADINGS, _HEADING = 4, 20
"""So many lines stand above the first sentence at most, of so many characters."""
_BLANKS = frozenset("\n\r\t 　")
_NO_SUBJECT = frozenset("、，：:\n")
"""What stands behind a place that is no subject of its sentence."""
COUNTRY: Final = ("全国", "我国")
"""Words for the whole country."""
_WITHIN, _GROUND = "境内", "辖区"
"""What behind a place means all that lies in it."""


class Context:
    """The places and times of one article.

    Attributes:
        text: the normal text.
        published: the reference date.
        periods: what its times say of figures.
        locality: the town, street district or village the article is about, which is its own place; `None` where it is about none.
    """

    def __init__(
        self,
        text: str,
        *,
        zones: Sequence[Zone],
        regions: Sequence[Region],
        published: date | None,
    ) -> None:
        """Group the names of zones and find the article's own place."""
        self.text = text
        self.published = published
        self._names = preferred_names(zones)
        self.zone_names = frozenset(map(self.zone_name, zones))
        self._zones, self._regions = zones, regions
        self.locality = find_locality(text, regions)
        self._alike = -1
        self._titled: str | None = None
        self._whole: bool | None = None
        self._meant: dict[str, str] = {}
        self.periods = Periods(text, published)

    def compares_alike(self, at: int) -> bool:
        """Whether all changes are against the year before: as the article has said before an offset (同比（下同）), or in a note (增速均为同比)."""
        if self._alike < 0:
            said = _ALIKE.search(self.text) if "下同" in self.text else None
            self._alike = said.end() if said else len(self.text) + 1
            if any(word in self.text for word in _ALL) and _ALL_ALIKE.search(self.text):
                self._alike = 0
        return at >= self._alike

    @cached_property
    def _firm_speeches(self) -> tuple[tuple[int, int], ...]:
        return firm_speeches(self.text)

    def of_firm(self, at: int) -> bool:
        """Whether the head of a firm speaks at an offset, whose figures are not those of the place in force."""
        place = bisect_right(self._firm_speeches, (at, len(self.text)))
        return place > 0 and at < self._firm_speeches[place - 1][1]

    @property
    def whole(self) -> bool:
        """Whether the article speaks of a whole province, city or county as its own, whether it names it or not: 全省, 各位代表."""
        if self._whole is None:
            self._whole = _WHOLE.search(self.text) is not None
        return self._whole

    def is_passing(self, name: str | None) -> bool:
        """Whether a place is only one of those that a report of a whole province, city or county names beside its own."""
        if name is None or name == self.home or name[0] in "全我本" or self.is_whole(name) or not self.whole:
            return False
        return self.home is None or (
            self.home not in self.zone_names and self.home not in name and name not in self.home
        )

    def is_beside(self, name: str | None, end: int) -> bool:
        """Whether a place that ends at an offset is only named beside the one that the title names.

        It lies outside of that, or around it, or its clause tells of it only that it came about: 某合作区正式启动，.
        """
        if name is None or not self.titled or name == self.home:
            return False
        home, other = self._codes.get(self.home or ""), self._codes.get(name)
        apart = home is not None and other is not None and not lies_in(other, home)
        return apart or comes_about(self.text, end)

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The codes of the regions that the article names, and of those in which its zones lie, by their names."""
        zones = {self.zone_name(zone): zone.region for zone in self._zones}
        regions = {one.text: one.code for one in self._regions}
        return {name: code for name, code in {**zones, **regions}.items() if code is not None}

    @property
    def titled(self) -> bool:
        """Whether the title names the place the article is about."""
        return self.home is not None and self.home == self._titled

    @cached_property
    def home(self) -> str | None:
        """The place the article is about, or `None`."""
        reader = HomeReader(self.text, self._zones, self._regions, self.zone_name)
        home = reader.read(self.locality)
        self._titled = reader.titled
        return home

    @cached_property
    def line_areas(self) -> frozenset[str]:
        """The places that head parts of the article, each on a line of its own."""
        return line_areas(self.text)

    @cached_property
    def opened(self) -> bool:
        """Whether the first sentence of the article, behind its headings, begins with the region it is about: 柳河县现有企业12家."""
        home, text, at = self.home, self.text, 0
        if home is None:
            return False
        for _ in range(_HEADINGS):
            while text[at : at + 1] in _BLANKS and at < len(text):
                at += 1
            after = text.find("\n", at)
            if text.startswith(home, at):
                return text[at + len(home) : at + len(home) + 1] not in _NO_SUBJECT
            if after < 0 or after - at > _HEADING:
                return False
            at = after
        return False

    def place_between(self, start: int, end: int) -> str | None:
        """Give the last zone or region named between two offsets, a zone first; `None` where none is."""
        for places in (self._zones, self._regions):
            at = bisect_left(places, end, key=lambda place: place.span.start)
            if at and places[at - 1].span.start >= start:
                last = places[at - 1]
                return self.zone_name(last) if isinstance(last, Zone) else last.text
        return None

    def zone_name(self, zone: Zone) -> str:
        """Give the name the article uses most for a zone."""
        name = written_name(zone)
        return self._names.get(name, name)

    def name_of(self, place: PlaceToken, in_force: str | None) -> str | None:
        """Give the name of a place token.

        Args:
            place: a token of kind `place`.
            in_force: the place in force, which 园区 and 全区 stand for.

        Returns:
            The name, or `None` where a word refers to a place the text does not tell.
        """
        mention = place.mention
        if not isinstance(mention, Mention):
            word = mention.word
            if word == self.locality:
                return self.locality
            if place.text != word:
                whole = place.text.removesuffix(_WITHIN).removesuffix(_GROUND)
                return self.own(whole) if whole != place.text and whole else place.text
            if mention.value == "zone":
                return self._zone_meant(str(word), in_force)
            if mention.value == "here":
                return in_force
            return self.own(str(word))
        if place.text.endswith(("管委会", "管理委员会")):
            zone = in_force if in_force in self._names.values() else self.home
            return zone or place.text.removesuffix("管委会").removesuffix("管理委员会")
        if mention.text in word_set("own_district") and self.home in self.zone_names and in_force in (None, self.home):
            return self.home  # 园区, wherever a bracket named another
        if isinstance(mention, Zone) and mention.span.end - mention.span.start == place.end - place.start:
            return self.zone_name(mention)
        if isinstance(mention, Region) and place.text[-2:-1] == "全" and place.text[-1] in LEVELS:
            return place.text[:-2]  # 甘肃 | 全省
        return place.text.removesuffix(_WITHIN)

    def _zone_meant(self, word: str, in_force: str | None) -> str | None:
        """Give the zone that a word such as 园区 or 全区 means where a place is in force."""
        zone = in_force if in_force in self._names.values() else None
        if word in _OWN_DISTRICT and self.home not in self.zone_names and (own := self.own(word)) != word:
            return own
        if zone is None and word in word_set("park_word") and self._may_mean_others:
            return word
        if zone is None and word in _OWN_DISTRICT and self.home is None and not (in_force or "区").endswith("区"):
            return word  # 我区, in a text that has spoken of 全市
        wide = in_force in words_of("wide_word") and word in _GENERIC_ZONES
        return zone or self.home or (word if wide else in_force) or _standing_for(word)

    def own(self, word: str) -> str:
        """Give the article's own place where a word such as 全县 means it, else the word."""
        home = self.home
        if word[0] not in "全我本该":
            return word
        if home is None:
            return self._region_meant(word)
        if self._is_home(word[1:]):
            return home
        return self._region_meant(word) if self._may_mean_others else word

    @cached_property
    def _full_home(self) -> str:
        """The full name of the place the article is about; empty where it is about none."""
        home = self.home
        return next((one.name for one in self._regions if one.text == home), home) if home is not None else ""

    def _is_home(self, end: str) -> bool:
        """Whether the name of the place the article is about, as it is written or in full, ends with what stands behind 全."""
        return self.home is not None and (self._full_home.endswith(end) or self.home.endswith(end))

    @property
    def _may_mean_others(self) -> bool:
        """Whether 全省 may be a region beside the one the article is about: not where that is a zone or a town."""
        return self.home is None or (self.home not in self.zone_names and self.home != self.locality)

    def _region_meant(self, word: str) -> str:
        """Give the region that a word such as 全省 means in an article that is about no place by its name, else the word."""
        level = word[1:]
        if level not in LEVELS:
            return word
        whole = f"全{level}"
        return self._meant_by(level) or (whole if word != whole and whole in self.text else word)

    def _meant_by(self, level: str) -> str:
        """Give the region of a level that the words for the whole mean; empty where the text leaves it open."""
        if level not in self._meant:
            self._meant[level] = region_meant(self.text, self._regions, level) or ""
        return self._meant[level]

    @cached_property
    def _wholes(self) -> frozenset[str]:
        """The regions that 全省, 全市 or 全县 mean here, of the levels the text says so of; the place it is about is none of them."""
        if not self._may_mean_others:
            return frozenset()
        said = [level for level in LEVELS if f"全{level}" in self.text and not self._is_home(level)]
        return frozenset(map(self._meant_by, said)) - {""}

    def is_whole(self, name: str | None) -> bool:
        """Whether a name is a word for a whole country, province, city or county, or the region that such a word means here."""
        return name is not None and (name in self._wholes or name in words_of("wide_word"))


def _standing_for(word: str) -> str | None:
    """Give a word that stands for the article's own district or zone, which the article does not name."""
    return word if word in word_set("own_district") else None


def read_context(
    text: str,
    *,
    zones: Sequence[Zone],
    regions: Sequence[Region],
    published: date | None = None,
) -> Context:
    """Read what an article is about; see the module for the rules."""
    return Context(text, zones=zones, regions=regions, published=published)
