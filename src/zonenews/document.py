"""parse: an article in, or several in one text; one Document out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import attrs

from zonenews.article import Article, anchored_article, blanked, scan_article
from zonenews.article.items import Item, scan_items
from zonenews.discourse.reading import read_items
from zonenews.errors import SchemaError
from zonenews.facts.events.find import scan_events
from zonenews.facts.incentives.find import scan_incentives
from zonenews.facts.indicators.find import read_indicators
from zonenews.facts.project_groups.find import scan_project_groups
from zonenews.facts.project_groups.sums import breakdown_notes
from zonenews.facts.projects.find import scan_projects
from zonenews.facts.records import Event, Incentive, Indicator, Project, ProjectGroup
from zonenews.lexicon import Lexicon
from zonenews.mentions.initiatives.find import Initiative, scan_initiatives
from zonenews.mentions.organizations.find import Organization
from zonenews.mentions.people.find import Person
from zonenews.mentions.policies import Policy
from zonenews.mentions.quantities.find import Quantity
from zonenews.mentions.regions.records import Region
from zonenews.mentions.scan import Mentions, scan_mentions
from zonenews.mentions.times.find import Time
from zonenews.mentions.zones.find import DocumentZone, Zone, zones_by_id
from zonenews.serialization import json_types
from zonenews.serialization.fields import spans_outside
from zonenews.text.normalize import Diagnostic, Script, normalize
from zonenews.text.published import Published, published_day, read_published
from zonenews.text.records import anchored, shifter

SCHEMA = "zonenews/1"
"""Name and version of the form `to_dict` gives; a change that old readers would misread raises the number."""


@attrs.frozen(kw_only=True, repr=False)
class Document:
    """All that was read in one text.

    Attributes:
        source: the text as passed; every span of the document counts in it.
        script: ISO 15924 code of its script.
        published: the reference date, given or found; `None` when neither.
        published_from: whether that date was an `argument` or is the stamp of the `article` itself; of HTML, whether the `page` prints it or its
            `metadata` say it.
        article: title, byline and segments of the page.
        times: dates, periods and recurring times, resolved.
        quantities: amounts in base units.
        organizations: companies, public bodies, schools, associations and media.
        people: who is named, with titles; not the reporters and editors of bylines.
        policies: documents of policy.
        initiatives: named mechanisms, campaigns, programmes and strategies.
        regions: provinces, prefectures and counties.
        zones: development zones.
        indicators: figures and whose they are.
        project_groups: sets of projects in aggregate.
        projects: single projects.
        events: what took place.
        incentives: what policies promise.
        diagnostics: what the reader of the records should know.
    """

    source: str
    script: Script
    published: date | None = None
    published_from: Literal["argument", "article", "page", "metadata"] | None = None
    article: Article = attrs.field(factory=Article)
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    policies: tuple[Policy, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    regions: tuple[Region, ...] = ()
    zones: tuple[Zone, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    project_groups: tuple[ProjectGroup, ...] = ()
    projects: tuple[Project, ...] = ()
    events: tuple[Event, ...] = ()
    incentives: tuple[Incentive, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def zones_by_id(self) -> dict[str, DocumentZone]:
        """The distinct zones of the article, each with all its mentions, in the order in which they are first named."""
        return zones_by_id(self.zones)

    def to_dict(self) -> dict[str, Any]:
        """Give the document as plain JSON types, after the published schema (`zonenews.json_schema`)."""
        return {"schema": SCHEMA, **json_types.unstructure(self)}

    def to_json(self, *, indent: int | None = None) -> str:
        """Give the document as JSON text, Chinese characters as they are.

        Args:
            indent: spaces for each level, or `None` for one line.

        Returns:
            The text. It can always be encoded: where the source is not Unicode (a lone surrogate), everything is escaped.
        """
        return json_types.to_json(self.to_dict(), indent=indent)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Document:
        """Read back what `to_dict` gave, equal.

        Args:
            values: the document. An `id`, which names a document among many, is allowed and not kept.

        Raises:
            SchemaError: the values are of another schema or do not fit it: wrong types, numbers beyond 10^128, spans that run backwards or
                beyond the source; the message names the wrong places.

        >>> Document.from_dict(parse("鲁西新区成立").to_dict()) == parse("鲁西新区成立")
        True
        >>> Document.from_dict({"schema": "zonenews/0"})
        Traceback (most recent call last):
            ...
        zonenews.errors.SchemaError: the schema is 'zonenews/0'; this version reads 'zonenews/1'
        """
        if not isinstance(values, dict):
            raise SchemaError(f"a document is an object, not {type(values).__name__}")
        if values.get("schema") != SCHEMA:
            raise SchemaError(f"the schema is {values.get('schema')!r}; this version reads {SCHEMA!r}")
        kept = {key: value for key, value in values.items() if key not in {"schema", "id"}}
        document = json_types.structure(kept, cls)
        if outside := spans_outside(document, len(document.source)):
            more = f" and {len(outside) - 3} more" if len(outside) > 3 else ""
            raise SchemaError(f"spans reach beyond the source: {', '.join(outside[:3])}{more}")
        return document

    @classmethod
    def from_json(cls, text: str | bytes) -> Document:
        """Read back what `to_json` gave, equal.

        Raises:
            SchemaError: the text is not JSON, or not a document.
        """
        try:
            values = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise SchemaError(f"not JSON: {error}") from error
        except TypeError as error:
            raise SchemaError(f"JSON is str or bytes, not {type(text).__name__}") from error
        return cls.from_dict(values)

    def __repr__(self) -> str:
        fields = ((field.name, getattr(self, field.name)) for field in attrs.fields(type(self)))
        counts = ", ".join(f"{len(value)} {name}" for name, value in fields if isinstance(value, tuple) and value)
        published = f" published {self.published.isoformat()}" if self.published else ""
        return f"<Document {self.script} {len(self.source)} characters{published}: {counts or 'no records'}>"


def parse(
    raw: str, *, published: Published = None, boilerplate: bool = False, lexicon: Lexicon | None = None
) -> Document:
    r"""Read an article, or each of the articles of a digest or list page by itself.

    Args:
        raw: the text of a page or of articles, however noisy; any `str`.
        published: the reference date for year-less times: a date, a datetime or an ISO 8601 string; by default the date the page itself
            prints as its stamp. Where it is a moment, 5分钟前 and 上个小时 are counted from it.
        boilerplate: whether records are read in navigation, related links, footers and the like too.
        lexicon: the regions and zones to read with; those of the package when `None`.

    Returns:
        The document; empty lists where nothing was found.

    Raises:
        TypeError: `raw` is no `str`.
        PublishedError: `published` is none of these; a `TypeError` too.

    >>> parse("园区签约三个项目\n2023-05-08 来源：园区日报\n今天，园区签约三个项目。").published_from
    'article'
    >>> parse("").published is None
    True
    >>> parse("")
    <Document Hans 0 characters: no records>
    >>> parse("今天签约", published=20240305)
    Traceback (most recent call last):
        ...
    zonenews.errors.PublishedError: published is 20240305, not a date, a datetime, an ISO 8601 string or None
    """
    moment, given = read_published(published), published_day(published)
    normal = normalize(raw)
    page = scan_article(normal.text)
    text = normal.text if boilerplate else blanked(normal.text, page.boilerplate)
    reference = given or page.published
    items = [
        item if item.published else item._replace(published=page.published)
        for item in scan_items(normal.text, published=given)
    ]
    mentions = scan_mentions(text, items, page=page, moment=moment, lexicon=lexicon)
    facts = _read_facts(text, items, mentions)
    article = anchored_article(page, normal)
    return Document(
        source=raw,
        script=normal.script,
        published=reference,
        published_from="argument" if given else "article" if reference else None,
        article=article,
        times=anchored(mentions.times, normal),
        quantities=anchored(mentions.quantities, normal),
        organizations=anchored(mentions.organizations, normal),
        people=anchored(mentions.people, normal),
        policies=anchored(mentions.policies, normal),
        initiatives=anchored(scan_initiatives(text), normal),
        regions=anchored(mentions.regions, normal),
        zones=anchored(mentions.zones, normal),
        indicators=anchored(facts.indicators, normal),
        project_groups=anchored(facts.project_groups, normal),
        projects=anchored(facts.projects, normal),
        events=anchored(facts.events, normal),
        incentives=anchored(facts.incentives, normal),
        diagnostics=(*normal.diagnostics, *_own_date(article, given), *anchored(facts.notes, normal)),
    )


@attrs.frozen(kw_only=True)
class _Facts:
    """The facts of a text, each kind item by item, and what was left open; spans count in the normal text."""

    indicators: list[Indicator] = attrs.field(factory=list)
    project_groups: list[ProjectGroup] = attrs.field(factory=list)
    projects: list[Project] = attrs.field(factory=list)
    events: list[Event] = attrs.field(factory=list)
    incentives: list[Incentive] = attrs.field(factory=list)
    notes: list[Diagnostic] = attrs.field(factory=list)


def _read_facts(text: str, items: Sequence[Item], mentions: Mentions) -> _Facts:
    """Build every kind of fact from the mentions, item by item, and say what was left open."""
    facts = _Facts()
    for start, reading in read_items(text, items, mentions):
        move = shifter(start)
        indicators, open_notes = read_indicators(reading)
        groups = scan_project_groups(reading)
        facts.notes.extend(move((*open_notes, *breakdown_notes(reading.text, groups))))
        facts.indicators.extend(move(indicators))
        facts.project_groups.extend(move(groups))
        facts.projects.extend(move(scan_projects(reading, groups)))
        facts.events.extend(move(scan_events(reading)))
        facts.incentives.extend(move(scan_incentives(reading)))
    return facts


def _own_date(article: Article, published: date | None) -> tuple[Diagnostic, ...]:
    """Say so where the article's own stamp had to serve as the reference date."""
    if published or not article.published or not article.stamp:
        return ()
    message = f"no reference date was given; the article's own stamp, {article.published.isoformat()}, is used"
    return (Diagnostic(kind="article/published", message=message, span=article.stamp),)
