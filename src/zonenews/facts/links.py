"""Which zone, which region and which metric a fact means: entries of the tables and codes, beside the words as written.

A link is made where the words leave one answer. A subject that names a zone or a region of the article means it; 全市, 全县, 全区 and the like mean the
place the article is about, where that is of the level they say. A project, a group, an event or an incentive without a zone belongs to the one region
its own sentence names up to its end, else to the place the article is about. Everything else is left open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from zonenews._codegen import Written, maker
from zonenews.discourse.reading import ArticleReading
from zonenews.facts.metric_forms import metric_meant
from zonenews.facts.records import Event, Incentive, Indicator, MetricLink, PlaceLink, Project, ProjectGroup
from zonenews.mentions.regions.records import Region
from zonenews.text.records import Amount
from zonenews.text.spans import Span

Located = TypeVar("Located", ProjectGroup, Project, Event, Incentive)

_Ids: TypeAlias = tuple[str | None, str | None, str | None]
_SENTENCE_ENDS: Final = "。；;！？\n"
_WHOLE: Final = ("全", "我", "本", "该")
_PERCENT: Final = frozenset(("%", "pp"))
_LEVELS: Final = frozenset("省市区县州盟旗镇乡")
_BESIDE_PLACE: Final = frozenset("、和与及等，,。；;：:（( ")
"""What stands right behind a place that is told for itself, alone or beside others."""
_BEFORE_PLACE: Final = frozenset(("", *"，,。；;：:、\n 　在于自从到赴年月日"))
"""What stands right before one."""
_MUNICIPALITIES: Final = ("110000", "120000", "310000", "500000")


class Places:
    """The zones and regions of an article by their names, and the place it is about."""

    def __init__(self, reading: ArticleReading) -> None:
        """Keep the reading; its mentions are indexed once for all its facts, when the first of them asks."""
        self._text = reading.text
        self._reading = reading

    @cached_property
    def _regions(self) -> list[Region]:
        return [region for region in self._reading.regions if region.code and region.inside is None]

    @cached_property
    def _starts(self) -> list[int]:
        return [region.span.start for region in self._regions]

    @cached_property
    def _by_name(self) -> dict[str, set[_Ids]]:
        """The zones and regions of each name, as the parts of a `PlaceLink`."""
        found: dict[str, set[_Ids]] = {}
        for zone in self._reading.zones:
            ids: _Ids = (zone.zone, zone.entry, zone.region)
            found.setdefault(zone.name, set()).add(ids)
            found.setdefault(zone.text, set()).add(ids)
        for region in self._reading.regions:
            if region.code:
                ids = (None, None, region.code)
                found.setdefault(region.text, set()).add(ids)
                found.setdefault(region.name, set()).add(ids)
        return found

    @cached_property
    def _levels(self) -> dict[str, str]:
        return {region.code: region.name[-1] for region in self._regions if region.code}

    @cached_property
    def home(self) -> PlaceLink | None:
        """The place the article is about, where it is one of its zones and regions."""
        return self.named(self._reading.context.home)

    def named(self, name: str | None) -> PlaceLink | None:
        """The place a name means in this article; `None` where it names none of its places, or several."""
        found = self._by_name.get(name or "")
        if found is not None and len(found) > 1:
            # A name that is both a zone's and a region's (浦东新区) is the zone's, whose link holds its region too.
            found = {ids for ids in found if ids[0]}
        if not found or len(found) > 1:
            return None
        [(zone, entry, region)] = found
        return PlaceLink(zone=zone, entry=entry, region=region)

    def of_subject(self, subject: str | None) -> PlaceLink | None:
        """The place whose figure it is, where the subject is a place."""
        if subject and len(subject) == len("全市") and subject[0] in _WHOLE:
            return self.home if self.home and self._is_of_level(self.home, subject[1]) else None
        return self.named(subject)

    def of_words(self, zone: str | None, span: Span) -> PlaceLink | None:
        """The place of a fact that names a zone, or whose sentence names one region up to its end, or that stands in an article about one place."""
        if zone:
            return self.named(zone)
        start = 0
        for mark in _SENTENCE_ENDS:
            start = max(start, self._text.rfind(mark, start, span.start) + 1)
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, span.end)
        told = [region for region in self._regions[first:last] if region.span.end <= span.end and region.code]
        inside = {region.code for region in told if region.code}
        deepest = {code for code in inside if not any(_is_part(other, code) for other in inside)}
        if len(deepest) == 1:
            if all(self._is_in_item(region, span.start) for region in told):
                return self.home
            return PlaceLink(region=deepest.pop())
        return self.home if not inside else None

    def _is_in_item(self, region: Region, at: int) -> bool:
        """Whether a region only begins or tells the name of an item of a list before an offset: 深圳云帆电池、|…, 云帆食品江苏基地等|5个项目."""
        start, end = region.span
        if end >= at or self._text[end - 1] in _LEVELS or self._text[end] in _BESIDE_PLACE:
            return False
        listed = self._text.find("、", end, at) >= 0 or self._text.find("等", end, at) >= 0
        return listed and self._text[start - 1 : start] not in _BEFORE_PLACE

    def _is_of_level(self, link: PlaceLink, word: str) -> bool:
        """Whether a place is what 全市, 全县, 全区, 全省 can mean."""
        if link.zone:
            return word == "区"
        code = link.region or ""
        if word == "省":
            return code.endswith("0000") and code not in _MUNICIPALITIES
        if word == "市":
            prefecture = code.endswith("00") and not code.endswith("0000")
            return prefecture or code in _MUNICIPALITIES or self._levels.get(code) == "市"
        return not code.endswith("00") and self._levels.get(code) == word


def _is_part(code: str, whole: str) -> bool:
    """Whether a region lies in another one."""
    return code != whole and whole.endswith("00") and code.startswith(whole.rstrip("0").ljust(2, "0"))


def metric_link(
    metric: str, *, subject: str | None = None, value: Amount | None = None, share_of: str | None = None
) -> MetricLink | None:
    """Give the entry of the metric table that a name means.

    Args:
        metric: the name, in the table's words or in others that leave the figure the same.
        subject: whose figure it is; 利润 of 规上工业企业 is an entry of its own.
        value: its level, which has to be of the entry's kind.
        share_of: the whole that its level is a share of.

    >>> metric_link("规上工业企业增加值").name
    '规模以上工业增加值'
    >>> metric_link("好心情指标") is None
    True
    """
    entry = metric_meant(metric, subject)
    if entry is None or (value is not None and not _is_of_kind(value.unit, entry.kind, shared=share_of is not None)):
        return None
    return MetricLink(name=entry.name, kind=entry.kind, nature=entry.nature, code=entry.code or None)


def _is_of_kind(unit: str, kind: str, *, shared: bool) -> bool:
    """Whether a level in a unit can be one of a metric of a kind; a share of it is in percent, a figure of a table may lack its unit."""
    if kind == "any" or unit == "1":
        return True
    if unit in _PERCENT:
        return kind == "percent" or shared
    is_money = len(unit) == len("CNY") and unit.isascii() and unit.isupper()
    return is_money == (kind == "money") and kind != "percent"


def link_indicators(indicators: Iterable[Indicator], places: Places) -> list[Indicator]:
    """Give the indicators of an article with their links; see the module."""
    kind: Any = Indicator
    linked = _linker(kind, "place", "metric_link")
    return [
        linked(
            fact,
            places.of_subject(fact.subject),
            metric_link(fact.metric, subject=fact.subject, value=fact.value, share_of=fact.share_of),
        )
        for fact in indicators
    ]


def link_places(facts: Sequence[Located], places: Places) -> list[Located]:
    """Give project groups, projects, events or incentives of an article with the place of each; see the module."""
    if not facts:
        return []
    kinds: list[Any] = [type(fact) for fact in facts]
    return [
        _linker(kind, "place")(fact, places.of_words(fact.zone, fact.span))
        for kind, fact in zip(kinds, facts, strict=True)
    ]


@cache
def _linker(kind: type, *links: str) -> Written:
    """A function that gives a fact of a class with its links."""
    values = {field.name: f"fact.{field.name}" for field in attrs.fields(kind)} | {link: link for link in links}
    return maker(kind, ", ".join(("fact", *links)), values, {})


def linking(scan: Callable[[ArticleReading], Sequence[Located]]) -> Callable[[ArticleReading], tuple[Located, ...]]:
    """Give a scanner of facts of an article that links them too, as `parse` does."""
    return lambda reading: tuple(link_places(scan(reading), Places(reading)))
