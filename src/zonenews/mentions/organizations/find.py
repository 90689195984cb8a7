"""Organisations: companies, public bodies, schools and institutes, associations and media, by their proper names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter

import attrs

from zonenews._codegen import constructor
from zonenews.article.items import Item, LaterItems, parted
from zonenews.lexicon import Lexicon, default_lexicon
from zonenews.lexicon.organizations import OrganizationKind
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.organizations.announced import by_announcement
from zonenews.mentions.organizations.boundaries import Candidate, Places
from zonenews.mentions.organizations.companies import (
    by_act,
    by_brand,
    by_company,
    by_market,
    by_post,
)
from zonenews.mentions.organizations.company_lists import by_groups, by_list, by_row, by_state
from zonenews.mentions.organizations.headed import by_head
from zonenews.mentions.organizations.identities import identities, same_everywhere
from zonenews.mentions.organizations.public_bodies import (
    by_function,
    by_number,
    joined,
)
from zonenews.mentions.organizations.repeats import by_repeat
from zonenews.mentions.organizations.sessions import by_session
from zonenews.mentions.organizations.signs import by_output, by_sign
from zonenews.mentions.organizations.visits import by_signing, by_visit
from zonenews.mentions.organizations.words import words_in
from zonenews.text.normalize import normalize
from zonenews.text.published import Published, published_day
from zonenews.text.records import Mention, anchored
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Organization(Mention):
    """An organisation named in the text.

    Attributes:
        name: its name as written here.
        kind: `company`, `government` (party bodies, committees of zones, ministries, courts), `education` (with
            research institutes) or `other` (media, associations, hospitals, international bodies).
        id: the fullest name the article or the tables give it, for bodies of the State Council that of the article's day; equal for all
            mentions of one body.
    """

    name: str
    kind: OrganizationKind
    id: str


def find_organizations(raw: str, *, published: Published = None) -> tuple[Organization, ...]:
    """Find the organisations named in a text.

    Args:
        raw: any text; spans of the result count in it.
        published: the day the text appeared, a date or ISO 8601 text: 国家广电总局 was three bodies, one after the other.

    Returns:
        Organisations by position, not overlapping; empty where none is named.

    >>> [(found.name, found.kind) for found in find_organizations("由宁波泰鼎机械有限公司投资建设，商务部支持。")]
    [('宁波泰鼎机械有限公司', 'company'), ('商务部', 'government')]
    >>> find_organizations("多家企业和有关部门参加。")
    ()
    """
    normal = normalize(raw)
    return anchored(
        scan_organizations(normal.text, items=LaterItems(normal.text, published=published_day(published))), normal
    )


def scan_organizations(
    text: str, *, places: Iterable[Mention] = (), lexicon: Lexicon | None = None, items: Sequence[Item] = ()
) -> tuple[Organization, ...]:
    """Find organisations in normal text.

    Args:
        text: normal text; spans of the result count in it.
        places: zones and regions found in the same text; they show where the names of bodies and companies begin.
        lexicon: the table of regions, which show the same; that of the package when `None`.
        items: the articles in the text: a short name is one for a full name of its own article. The text is one article where there are none.

    Returns:
        Organisations by position, not overlapping.
    """
    index = Places.of(places, (lexicon or default_lexicon()).regions)
    entries, beside = words_in(text)
    found = _longest(
        [
            *by_head(text, entries, index),
            *joined(text, [*by_function(text, index)]),
            *by_list(text, beside["counted"], index),
            *by_post(text, beside["post"], index),
            *by_row(text, index),
            *by_state(text, index),
            *by_visit(text, index),
            *by_signing(text, index),
            *(by_output(text, index) if "累计" in text else ()),
            *(by_session(text, index) if "届" in text else ()),
            *by_announcement(text, index),
            *by_act(text, beside["act"], index),
            *by_number(text, beside["institutes"]),
            *by_market(text, beside["market"], index),
            *by_sign(text, beside["market"], index),
            *(by_groups(text, index) if "集团" in text else ()),
        ]
    )
    found = [one for one in found if not _is_sorted(text, one)]
    if not found:
        return ()
    if more := [*by_company(text, found, index), *by_brand(text, found)]:
        found = _longest([*found, *more])
    ids = identities(text, found, None)
    more = [*by_repeat(text, found, index, (0, len(text)))] if any(one.kind == "company" for one in found) else []
    if not more and same_everywhere(ids):  # the articles need not be told apart
        return _organizations(text, found, ids)
    items = tuple(items)
    if more and len(items) > 1:
        more = _repeats(text, found, index, items)
    days = [published_day(item.published) for item in items] or [None]
    if not more and days == [None]:
        return _organizations(text, found, ids)
    found = _longest([*found, *more]) if more else found
    return tuple(
        [
            organization
            for inside, day in zip(parted(found, items, attrgetter("start")), days, strict=True)
            for organization in _organizations(text, inside, identities(text, inside, day))
        ]
    )


def _is_sorted(text: str, one: Candidate) -> bool:
    """Whether statistics sort firms by their size where a name seems to begin: 全县|规上国有控股|企业."""
    return one.kind == "company" and text.startswith(
        words_of("size_of_firms"), one.start + 2 * (text[one.start] == "全")
    )


def _repeats(text: str, found: list[Candidate], places: Places, items: Sequence[Item]) -> list[Candidate]:
    """Further mentions of the companies of each article."""
    inside = zip(parted(found, items, attrgetter("start")), items, strict=True)
    return [more for part, item in inside for more in by_repeat(text, part, places, (item.start, item.end))]


def _organizations(text: str, found: Sequence[Candidate], ids: dict[str, str]) -> tuple[Organization, ...]:
    make = constructor(Organization)
    return tuple(
        [
            make(
                span=Span(start, end),
                text=(name := text[start:end]),
                rule=_rule(rule),
                name=name,
                kind=kind,
                id=ids[name],
            )
            for start, end, kind, rule in found
        ]
    )


@cache
def _rule(name: str) -> str:
    """The name of a rule as records have it, one object for all."""
    return f"organization/{name}"


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the longest of overlapping candidates, the earliest of equally long ones."""
    if len(candidates) < 2:
        return candidates
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
        else:
            kept.append(one)
    return kept
