"""An article read up to its facts: mentions in rows of tokens, with what is in force; made once for all kinds of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

import attrs

from zonenews.article.items import Item, scan_items
from zonenews.discourse.context import Context, read_context
from zonenews.discourse.in_force import Discourse
from zonenews.discourse.locality import naming
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.tokenising import TokenStream, split_sentences, token_stream
from zonenews.mentions.organizations.find import Organization
from zonenews.mentions.people.find import Person
from zonenews.mentions.policies import Policy
from zonenews.mentions.quantities.find import Quantity
from zonenews.mentions.regions.records import Region
from zonenews.mentions.scan import Mentions, scan_mentions
from zonenews.mentions.times.find import Time
from zonenews.mentions.zones.records import Zone
from zonenews.text.normalize import normalize
from zonenews.text.published import Published, published_day
from zonenews.text.records import Fact, anchored, shifted

F = TypeVar("F", bound=Fact)


@attrs.frozen(kw_only=True)
class ArticleReading:
    """What the fact scanners of projects, groups, events and incentives read.

    Attributes:
        text: the normal text; all spans count in it.
        context: what the article is about.
        sentences: its sentences in order, with what is in force.
        ends: where each of them ends.
        quantities: its quantities.
        times: its times.
        organizations: its organisations.
        zones: its zones.
        regions: its regions.
        policies: the documents it names.
        people: the people it names.
    """

    text: str
    context: Context
    sentences: tuple[Sentence, ...]
    ends: tuple[int, ...]
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    organizations: tuple[Organization, ...] = ()
    zones: tuple[Zone, ...] = ()
    regions: tuple[Region, ...] = ()
    policies: tuple[Policy, ...] = ()
    people: tuple[Person, ...] = ()


def read_sentences(text: str, mentions: TokenStream, context: Context) -> Iterator[Sentence]:
    """Walk the sentences of an article in order.

    Args:
        text: the normal text.
        mentions: its mentions.
        context: what the article is about.

    Yields:
        A sentence for each sentence.
    """
    force = Discourse(text, context)
    sentence: Sentence | None = None
    earlier: Sentence | None = None
    paragraph = -1
    for row in split_sentences(text):
        if row.paragraph != paragraph:
            paragraph, earlier = row.paragraph, None
        elif sentence is not None and sentence.times:
            earlier = sentence
        sentence = Sentence(text, context, row, mentions.within(row), force, sentence, earlier)
        yield sentence


def read_mentions(text: str, mentions: Mentions, *, published: date | None = None) -> ArticleReading:
    """Put the mentions of a normal text in rows; see `ArticleReading`."""
    context = read_context(text, zones=mentions.zones, regions=mentions.regions, published=published)
    own = naming(text, context.locality) if context.locality else ()
    sentences = tuple(read_sentences(text, token_stream(text, mentions, own), context))
    return ArticleReading(
        text=text,
        context=context,
        sentences=sentences,
        ends=tuple([sentence.bounds.end for sentence in sentences]),
        quantities=mentions.quantities,
        times=mentions.times,
        organizations=mentions.organizations,
        zones=mentions.zones,
        regions=mentions.regions,
        policies=mentions.policies,
        people=mentions.people,
    )


def read_items(text: str, items: Sequence[Item], mentions: Mentions) -> Iterator[tuple[int, ArticleReading]]:
    """Read each article within a normal text by itself, so that none lends another its place, its period or its names.

    Args:
        text: the normal text.
        items: the articles in it.
        mentions: what `scan_mentions` found in it.

    Yields:
        For each item where it begins, and its reading, whose spans count from there.
    """
    for (start, end, published), inside in zip(items, mentions.by_item(items), strict=True):
        yield start, read_mentions(text[start:end] if len(items) > 1 else text, inside, published=published)


def find_facts(raw: str, published: Published, scan: Callable[[ArticleReading], tuple[F, ...]]) -> tuple[F, ...]:
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
