"""Every kind of mention of a text, scanned once, each kind handed what it needs of the kinds before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

import attrs

from zonenews._stages import Stages, finished
from zonenews.article import Article, blanked
from zonenews.article.items import Item, parted, parts_of
from zonenews.kinds import KINDS, MENTIONS_OF_FACTS, needed_kinds
from zonenews.lexicon import Lexicon, default_lexicon
from zonenews.lexicon.regions import TABLE_DAY
from zonenews.mentions.organizations.find import Organization, scan_organizations
from zonenews.mentions.people.find import Person, scan_people
from zonenews.mentions.policies import Policy, scan_policies
from zonenews.mentions.quantities.find import Quantity, scan_quantities
from zonenews.mentions.regions.dating import Day, dated_regions
from zonenews.mentions.regions.find import mark_inside, outside_names, scan_regions
from zonenews.mentions.regions.records import Region
from zonenews.mentions.times.find import Time, scan_times
from zonenews.mentions.zones.dating import dated_zones
from zonenews.mentions.zones.find import scan_zones
from zonenews.mentions.zones.records import Zone
from zonenews.text.published import published_day
from zonenews.text.records import Mention, shifter
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Mentions:
    """The mentions that facts are built from, each kind in text order; spans count in the normal text they were scanned in.

    Attributes:
        times: dates, periods and recurring times.
        quantities: amounts.
        organizations: companies, public bodies, schools, associations and media.
        people: who is named.
        policies: documents of policy.
        regions: provinces, prefectures and counties.
        zones: development zones.
    """

    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    policies: tuple[Policy, ...] = ()
    regions: tuple[Region, ...] = ()
    zones: tuple[Zone, ...] = ()

    def by_item(self, items: Sequence[Item]) -> Iterator[Mentions]:
        """Part the mentions among the articles of their text; the spans of each part count from where its article begins.

        Args:
            items: the articles in the text, which tile it.

        Yields:
            The mentions of each article, in order.
        """
        if len(items) == 1:
            yield self
            return
        inside = [parts_of(rows, items, _start) for rows in _OF_FACTS(self)]
        for item, *kinds in zip(items, *inside, strict=True):
            yield Mentions(**dict(zip(MENTIONS_OF_FACTS, map(shifter(-item.start), kinds), strict=True)))


_OF_FACTS: Final = attrgetter(*MENTIONS_OF_FACTS)


def scan_mentions(  # noqa: PLR0913 - each is named where it is handed over
    text: str,
    items: Sequence[Item],
    *,
    page: Article | None = None,
    moment: date | None = None,
    lexicon: Lexicon | None = None,
    wanted: frozenset[str] | None = None,
) -> Mentions:
    """Scan a normal text for every kind of mention that facts are built from.

    Args:
        text: the normal text, boilerplate blanked.
        items: the articles in it.
        page: what is the article on the page; reporters and editors in its bylines are no people of the article.
        moment: the moment of publication, where it is known; hours and minutes are counted from it.
        lexicon: the regions and zones to read with.
        wanted: the kinds to scan, with all they are built from (`zonenews.kinds.needed_kinds`); all when `None`.

    Returns:
        The mentions; empty where there are none, and of kinds that are not wanted.
    """
    return finished(mention_stages(text, items, page=page or Article(), moment=moment, lexicon=lexicon, wanted=wanted))


def mention_stages(  # noqa: PLR0913 - each is named where it is handed over
    text: str,
    items: Sequence[Item],
    *,
    page: Article,
    moment: date | None,
    lexicon: Lexicon | None,
    wanted: frozenset[str] | None,
) -> Stages[Mentions]:
    """Scan a normal text kind by kind, people first, who need a copy of it; see `scan_mentions`."""
    wanted = needed_kinds(frozenset(KINDS)) if wanted is None else wanted
    people = scan_people(blanked(text, page.bylines), items=items) if "people" in wanted else ()
    yield
    times = scan_times(text, published=moment, items=items) if "times" in wanted else ()
    yield
    places = scan_regions(text, lexicon=lexicon) if wanted & {"regions", "zones"} else ()
    yield
    zones = _zones(text, places, items, lexicon or default_lexicon()) if "zones" in wanted else ()
    yield
    organizations = (
        scan_organizations(text, places=zones, lexicon=lexicon, items=items) if "organizations" in wanted else ()
    )
    yield
    policies = (
        scan_policies(text, organizations=organizations, times=times, items=items) if "policies" in wanted else ()
    )
    yield
    quantities = scan_quantities(text) if "quantities" in wanted else ()
    yield
    regions: tuple[Region, ...] = ()
    if "regions" in wanted and places:
        named = [*(person.span for person in people), *_signatures(text, page)]
        days = _days(times, items)
        regions = mark_inside(
            dated_regions(outside_names(places, named), days, lexicon or default_lexicon()),
            (("zone", zones), ("organization", organizations), ("policy", policies)),
        )
    return Mentions(
        times=times,
        quantities=quantities,
        organizations=organizations,
        people=people,
        policies=policies,
        regions=regions,
        zones=zones,
    )


def _zones(text: str, places: Sequence[Region], items: Sequence[Item], lexicon: Lexicon) -> tuple[Zone, ...]:
    """The zones of a text, with the kind and level they had on the days of their articles."""
    found = scan_zones(text, regions=places, lexicon=lexicon, items=items)
    return dated_zones(found, [(item.start, published_day(item.published)) for item in items], lexicon)


def _days(times: Sequence[Time], items: Sequence[Item]) -> list[Day]:
    """Each article with its day, or with the last one it tells itself."""
    inside = parted(times, items, _start)
    return [
        Day(item.start, published_day(item.published) or _year_told(told, item))
        for item, told in zip(items, inside, strict=True)
    ]


def _year_told(times: Sequence[Time], item: Item) -> date | None:
    """The last day of an article without a date, by the years it names itself; what lies beyond the region table is a plan."""
    ends = [
        date(time.end.year, time.end.month, time.end.day)
        for time in times
        if time.origin == "said" and time.end is not None and item.start <= time.span.start < item.end
    ]
    return max([end for end in ends if end <= TABLE_DAY], default=None)


def _signatures(text: str, page: Article) -> Iterator[Span]:
    """Where the names of authors and of the editor stand in the bylines."""
    names = [*page.authors, *(page.editor.split("、") if page.editor else ())]
    for segment in page.bylines if names else ():
        for name in names:
            at = text.find(name, segment.span.start, segment.span.end)
            if at >= 0:
                yield Span(at, at + len(name))


def _start(mention: Mention) -> int:
    return mention.span.start
