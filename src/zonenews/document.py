"""parse: an article in, or several in one text; one Document out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import attrs

import zonenews._methods  # noqa: F401 - first, so that the classes of the other modules are built with what is kept
from zonenews._notebook import escaped, table_of
from zonenews._stages import Stages, finished
from zonenews.article import Article, anchored_article, blanked, scan_article
from zonenews.article.items import scan_items
from zonenews.discourse.reading import read_items
from zonenews.errors import SchemaError
from zonenews.facts.records import Event, Incentive, Indicator, Project, ProjectGroup
from zonenews.facts.scan import Facts, fact_stages, notes_of
from zonenews.kinds import FACT_KINDS, KINDS, asked_kinds, needed_kinds
from zonenews.lexicon import Lexicon
from zonenews.lexicon.indicators import metrics_used, own_metrics_used
from zonenews.lexicon.word_classes import own_words_used, words_used
from zonenews.mentions.initiatives.find import Initiative, scan_initiatives
from zonenews.mentions.organizations.find import Organization
from zonenews.mentions.people.find import Person
from zonenews.mentions.policies import Policy
from zonenews.mentions.quantities.find import Quantity
from zonenews.mentions.regions.records import Region
from zonenews.mentions.scan import mention_stages
from zonenews.mentions.times.find import Time
from zonenews.mentions.zones.find import zones_by_id
from zonenews.mentions.zones.records import DocumentZone, Zone
from zonenews.serialization import json_types
from zonenews.serialization.fields import spans_outside
from zonenews.serialization.pipes import pack, unpack
from zonenews.text.normalize import Diagnostic, Script, normalize
from zonenews.text.published import Published, published_day, read_published
from zonenews.text.records import anchored

T = TypeVar("T")

SCHEMA = "zonenews/1"
"""Name and version of the form `to_dict` gives; a change that old readers would misread raises the number."""


class _Later:
    """A document that came from another process as bytes: its fields are made when the first of them is read."""

    __slots__ = ("_packed",)
    _packed: bytes

    if not TYPE_CHECKING:  # for a type checker there are the fields of the document and nothing else

        def __getattr__(self, name: str) -> Any:
            """Asked only for what is not there: a field that was not made yet, or no field at all."""
            if name == "_packed" or name not in attrs.fields_dict(Document):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            if self._packed:
                [made] = unpack(self._packed, Document)
                for field in attrs.fields(Document):
                    object.__setattr__(self, field.name, getattr(made, field.name))
                object.__setattr__(self, "_packed", b"")
            return object.__getattribute__(self, name)


def packed_document(document: Document) -> bytes:
    """Write a document for another process of this run."""
    return pack([document], Document)


def later_document(packed: bytes) -> Document:
    """Give the document that was packed; equal in every way, but its fields are made when the first of them is read.

    >>> later_document(packed_document(parse("鲁西新区成立"))) == parse("鲁西新区成立")
    True
    """
    document = object.__new__(Document)
    object.__setattr__(document, "_packed", packed)
    return document


@attrs.frozen(kw_only=True, repr=False)
class Document(_Later):
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
        for kind in KINDS:
            for number, record in enumerate(getattr(document, kind)):
                if record.span.start == record.span.end:
                    raise SchemaError(f"a record of no characters: {kind}[{number}].span")
        return document

    @classmethod
    def from_json(cls, text: str | bytes) -> Document:
        """Read back what `to_json` gave, equal.

        Raises:
            SchemaError: the text is not JSON, or not a document.
        """
        import json  # noqa: PLC0415 - most processes read no document

        try:
            values = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise SchemaError(f"not JSON: {error}") from error
        except TypeError as error:
            raise SchemaError(f"JSON is str or bytes, not {type(text).__name__}") from error
        return cls.from_dict(values)

    def _repr_html_(self) -> str:
        records = {kind: getattr(self, kind) for kind in KINDS}
        counts = ", ".join(f"{len(found)} {kind}" for kind, found in records.items() if found) or "no records"
        day = f", published {self.published.isoformat()}" if self.published else ""
        facts = "".join(f"<h4>{kind}</h4>{table_of(records[kind])}" for kind in FACT_KINDS if records[kind])
        title = escaped(self.article.title or "")
        return f"<h3>{title}</h3><p>{self.script}, {len(self.source)} characters{day}: {counts}</p>{facts}"

    def __repr__(self) -> str:
        fields = ((field.name, getattr(self, field.name)) for field in attrs.fields(type(self)))
        counts = ", ".join(f"{len(value)} {name}" for name, value in fields if isinstance(value, tuple) and value)
        published = f" published {self.published.isoformat()}" if self.published else ""
        return f"<Document {self.script} {len(self.source)} characters{published}: {counts or 'no records'}>"


def parse(
    raw: str,
    *,
    published: Published = None,
    kinds: Iterable[str] | None = None,
    boilerplate: bool = False,
    lexicon: Lexicon | None = None,
) -> Document:
    r"""Read an article, or each of the articles of a digest or list page by itself.

    Args:
        raw: the text of a page or of articles, however noisy; any `str`.
        published: the reference date for year-less times: a date, a datetime or an ISO 8601 string; by default the date the page itself
            prints as its stamp. Where it is a moment, 5分钟前 and 上个小时 are counted from it.
        kinds: the kinds of records to read, by the names of the fields of the document (`zonenews.KINDS`); all when `None`. Only these and what
            they are built from are read, so that a few kinds take a part of the time; the records are those of the whole parse.
        boilerplate: whether records are read in navigation, related links, footers and the like too.
        lexicon: the regions, zones, metrics and words to read with; those of the package when `None`.

    Returns:
        The document; empty lists where nothing was found, and for kinds that were not asked for.

    Raises:
        TypeError: `raw` is no `str`, or `kinds` is one.
        ValueError: `kinds` names what is no kind.
        PublishedError: `published` is none of these; a `TypeError` too.

    >>> parse("园区签约三个项目\n2023-05-08 来源：园区日报\n今天，园区签约三个项目。").published_from
    'article'
    >>> parse("").published is None
    True
    >>> parse("")
    <Document Hans 0 characters: no records>
    >>> parse("鲁西新区签约项目12个", kinds=("zones",))
    <Document Hans 11 characters: 1 zones>
    >>> parse("今天签约", published=20240305)
    Traceback (most recent call last):
        ...
    zonenews.errors.PublishedError: published is 20240305, not a date, a datetime, an ISO 8601 string or None
    """
    return parsed_text(raw, published=published, kinds=kinds, boilerplate=boilerplate, lexicon=lexicon)


def parsed_text(raw: str, *, lexicon: Lexicon | None = None, **options: Any) -> Document:
    """Parse with the options of `parse_stages`, those of `parse` and `stamped`."""
    same = lexicon is None and not own_words_used() and not own_metrics_used()
    with nullcontext() if same else tables_used(lexicon):
        return finished(parse_stages(raw, lexicon=lexicon, **options))


@contextmanager
def tables_used(lexicon: Lexicon | None) -> Iterator[None]:
    """Read with the metrics and the words of a lexicon until the block ends, in this thread or task only."""
    with metrics_used(lexicon.metrics if lexicon else None), words_used(lexicon.words if lexicon else None):
        yield


def parse_stages(  # noqa: PLR0913 - the options of parse and one more
    raw: str,
    *,
    published: Published = None,
    kinds: Iterable[str] | None = None,
    boilerplate: bool = False,
    lexicon: Lexicon | None = None,
    stamped: bool = True,
) -> Stages[Document]:
    """Parse room by room, in a block of `tables_used`, which articles that take turns share; see `parse`. Not `stamped` text states no day of its own."""
    asked = asked_kinds(kinds)
    moment, given = read_published(published), published_day(published)
    normal = normalize(raw)
    yield
    page = scan_article(normal.text)
    if not stamped:
        page = attrs.evolve(page, published=None, stamp=None)
    yield
    text = normal.text if boilerplate else blanked(normal.text, page.boilerplate)
    reference = given or page.published
    items = scan_items(normal.text, published=given)
    if page.published is not None:
        items = tuple([item if item.published else item._replace(published=page.published) for item in items])
    needed = needed_kinds(asked)
    scanning = mention_stages(text, items, page=page, moment=moment, lexicon=lexicon, wanted=needed)
    next(scanning)  # what copies a long text comes before there is much else to hold
    if normal.alignment is not None:
        normal = attrs.evolve(normal, text="")  # what is found below counts in it, but is read in `text`
    yield
    initiatives = scan_initiatives(text, items=items) if "initiatives" in asked else ()
    yield
    mentions = yield from scanning
    facts = Facts()
    if needed.intersection(FACT_KINDS):
        yield from fact_stages(facts, read_items(text, items, mentions), needed)
    yield
    notes = anchored(notes_of(facts, asked), normal)
    found: dict[str, Sequence[Any]] = {
        "times": mentions.times,
        "quantities": mentions.quantities,
        "organizations": mentions.organizations,
        "people": mentions.people,
        "policies": mentions.policies,
        "initiatives": initiatives,
        "regions": mentions.regions,
        "zones": mentions.zones,
        "indicators": facts.indicators,
        "project_groups": facts.project_groups,
        "projects": facts.projects,
        "events": facts.events,
        "incentives": facts.incentives,
    }
    del text, items, mentions, facts, initiatives  # a long text does not hold its records twice: each goes below
    article = anchored_article(page, normal)
    del page

    def kept(kind: str) -> tuple[Any, ...]:
        if not found[kind] or kind not in asked:
            return ()
        return tuple(found.pop(kind)) if normal.alignment is None else anchored(_given_up(found, kind), normal)

    return Document(
        source=raw,
        script=normal.script,
        published=reference,
        published_from="argument" if given else "article" if reference else None,
        article=article,
        times=kept("times"),
        quantities=kept("quantities"),
        organizations=kept("organizations"),
        people=kept("people"),
        policies=kept("policies"),
        initiatives=kept("initiatives"),
        regions=kept("regions"),
        zones=kept("zones"),
        indicators=kept("indicators"),
        project_groups=kept("project_groups"),
        projects=kept("projects"),
        events=kept("events"),
        incentives=kept("incentives"),
        diagnostics=(*normal.diagnostics, *_own_date(article, given), *notes),
    )


def _given_up(found: dict[str, Sequence[T]], kind: str) -> Iterator[T]:
    """The records of a kind, each of which nobody holds once the next is asked for."""
    records = [*reversed(found.pop(kind))]
    while records:
        yield records.pop()


def _own_date(article: Article, published: date | None) -> tuple[Diagnostic, ...]:
    """Say so where the article's own stamp had to serve as the reference date."""
    if published or not article.published or not article.stamp:
        return ()
    message = f"no reference date was given; the article's own stamp, {article.published.isoformat()}, is used"
    return (Diagnostic(kind="article/published", message=message, span=article.stamp),)
