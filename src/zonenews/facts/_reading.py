"""An article read up to its facts: mentions in rows of tokens, with what is in force; made once for all kinds of facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from zonenews.facts._context import Context, gather, read_context
from zonenews.facts._scene import Scene
from zonenews.facts._walk import read_scenes
from zonenews.mentions.organizations import Organization, scan_organizations
from zonenews.mentions.people import Person, scan_people
from zonenews.mentions.policies import Policy, scan_policies
from zonenews.mentions.quantities import Quantity, scan_quantities
from zonenews.mentions.regions import Region, scan_regions
from zonenews.mentions.times import Time, scan_times
from zonenews.mentions.zones import Zone, scan_zones
from zonenews.text.normalize import NormalText, normalize


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


def read_raw(raw: str, published: date | None) -> tuple[NormalText, Reading]:
    """Read a raw text up to its facts, for the finders that take one."""
    normal = normalize(raw)
    text = normal.text
    organizations = scan_organizations(text)
    regions = scan_regions(text)
    reading = read_mentions(
        text,
        quantities=scan_quantities(text),
        times=scan_times(text, published=published),
        zones=scan_zones(text, regions=regions),
        regions=regions,
        organizations=organizations,
        policies=scan_policies(text, organizations=organizations),
        people=scan_people(text),
        published=published,
    )
    return normal, reading
