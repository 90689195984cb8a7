"""An article read up to its facts: mentions in rows of tokens, with what is in force; made once for all kinds of facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

import attrs

from zonenews.facts._context import Context, Passage, gather, read_context
from zonenews.lexicon.actions import load_actions
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
        passages: the sentences that may hold a fact, in order.
        policies: the documents it names.
        people: the people it names.
    """

    text: str
    context: Context
    passages: tuple[Passage, ...]
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
    wanted = [(match.start(), match.end()) for match in _triggers().finditer(text)]
    wanted += [(time.span.start, time.span.end) for time in times]
    wanted.sort()
    passages = tuple(context.passages(mentions, wanted))
    return Reading(text=text, context=context, passages=passages, policies=tuple(policies), people=tuple(people))


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


@cache
def _triggers() -> re.Pattern[str]:
    """Any word that a project, a group, an event or an incentive hangs on."""
    actions = load_actions()
    words = {*actions.heads, *actions.sites, *actions.verbs, *actions.nouns, *actions.instruments, "仪式", "活动", "会"}
    shortest = {word for word in words if not any(other != word and other in word for other in words)}
    return re.compile("|".join(sorted(map(re.escape, shortest))))
