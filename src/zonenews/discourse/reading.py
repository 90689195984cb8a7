"""An article read up to its facts: mentions in rows of tokens, with what is in force; made once for all kinds of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import attrs

from zonenews.article import Article, blanked
from zonenews.article.items import Item, parted, scan_items
from zonenews.discourse.context import Context, gather, read_context
from zonenews.discourse.sentences import Scene, read_scenes
from zonenews.lexicon import Lexicon
from zonenews.mentions.organizations.find import Organization, scan_organizations
from zonenews.mentions.people.find import Person, scan_people
from zonenews.mentions.policies import Policy, scan_policies
from zonenews.mentions.quantities.find import Quantity, scan_quantities
from zonenews.mentions.regions.find import Region, mark_inside, outside_names, scan_regions
from zonenews.mentions.times.find import Time, scan_times
from zonenews.mentions.zones.find import Zone, scan_zones
from zonenews.text.normalize import normalize
from zonenews.text.published import Published, published_day
from zonenews.text.records import Fact, Mention, anchored, shifted, shifter
from zonenews.text.spans import Span

F = TypeVar("F", bound=Fact)


@attrs.frozen(kw_only=True)
class Reading:
    """What the fact scanners of projects, groups, events and incentives read.

    Attributes:
        text: the normal text; all spans count in it.
        context: what the article is about.
        scenes: its sentences in order, with what is in force.
        quantities: its quantities.
        times: its times.
        policies: the documents it names.
        people: the people it names.
    """

    text: str
    context: Context
    scenes: tuple[Scene, ...]
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    policies: tuple[Policy, ...] = ()
    people: tuple[Person, ...] = ()


def read_mentions(  # noqa: PLR0913 - one argument for each kind of mention
    text: str,
    *,
    quantities: Sequence[Quantity],
    times: Sequence[Time],
    zones: Sequence[Zone],
    regions: Sequence[Region],
    organizations: Sequence[Organization],
    policies: Sequence[Policy] = (),
    people: Sequence[Person] = (),
    published: date | None = None,
) -> Reading:
    """Put the mentions of a normal text in rows; see `Reading`."""
    context = read_context(text, zones=zones, regions=regions, published=published)
    mentions = gather(
        text, quantities=quantities, times=times, zones=zones, regions=regions, organizations=organizations
    )
    scenes = tuple(read_scenes(text, mentions, context))
    return Reading(
        text=text,
        context=context,
        scenes=scenes,
        quantities=tuple(quantities),
        times=tuple(times),
        policies=tuple(policies),
        people=tuple(people),
    )


def scan_mentions(
    text: str, items: Sequence[Item], *, page: Article | None = None, lexicon: Lexicon | None = None
) -> dict[str, tuple[Any, ...]]:
    """Scan a normal text for every kind of mention that facts are built from, each handed what it needs of earlier kinds.

    Args:
        text: the normal text, boilerplate blanked.
        items: the articles in it.
        page: what is the article on the page; reporters and editors in its bylines are no people of the article.
        lexicon: the regions and zones to read with.

    Returns:
        The mentions in text order, by the names of the fields of `Document`.
    """
    page = page or Article()
    times = scan_times(text, items=items)
    regions = scan_regions(text, lexicon=lexicon)
    zones = scan_zones(text, regions=regions, lexicon=lexicon, items=items)
    organizations = scan_organizations(text, places=zones, lexicon=lexicon, items=items)
    policies = scan_policies(text, organizations=organizations, times=times, items=items)
    people = scan_people(blanked(text, page.bylines), items=items)
    named = [*(person.span for person in people), *_signatures(text, page)]
    return {
        "quantities": scan_quantities(text),
        "times": times,
        "zones": zones,
        "regions": mark_inside(
            outside_names(regions, named), [("zone", zones), ("organization", organizations), ("policy", policies)]
        ),
        "organizations": organizations,
        "people": people,
        "policies": policies,
    }


def _signatures(text: str, page: Article) -> Iterator[Span]:
    """Where the names of authors and of the editor stand in the bylines."""
    names = [*page.authors, *(page.editor.split("、") if page.editor else ())]
    for segment in page.bylines if names else ():
        for name in names:
            at = text.find(name, segment.span.start, segment.span.end)
            if at >= 0:
                yield Span(at, at + len(name))


def read_items(
    text: str, items: Sequence[Item], mentions: Mapping[str, tuple[Any, ...]]
) -> Iterator[tuple[int, Reading]]:
    """Read each article within a normal text by itself, so that none lends another its place, its period or its names.

    Args:
        text: the normal text.
        items: the articles in it.
        mentions: what `scan_mentions` found in it.

    Yields:
        For each item where it begins, and its reading, whose spans count from there.
    """
    if len(items) == 1:
        yield 0, read_mentions(text, published=items[0].published, **mentions)
        return
    parts = {kind: parted(records, items, _start) for kind, records in mentions.items() if records}
    for number, (start, end, published) in enumerate(items):
        move = shifter(-start)
        inside = {kind: move(parts[kind][number]) if kind in parts else () for kind in mentions}
        yield start, read_mentions(text[start:end], published=published, **inside)


def _start(mention: Mention) -> int:
    return mention.span.start


def find_facts(raw: str, published: Published, scan: Callable[[Reading], tuple[F, ...]]) -> tuple[F, ...]:
    """Find the facts of one kind in a raw text, as `parse` does in the article of a page.

    Args:
        raw: any text, however noisy.
        published: the reference date for year-less times; see `text.published`.
        scan: gives the facts of a reading.

    Returns:
        The facts, item by item, with raw spans.
    """
    normal = normalize(raw)
    items = scan_items(normal.text, published=published_day(published))
    readings = read_items(normal.text, items, scan_mentions(normal.text, items))
    return anchored([fact for start, reading in readings for fact in shifted(scan(reading), start)], normal)
