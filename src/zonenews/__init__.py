"""zonenews: Chinese development-zone and policy news as typed, exact, source-anchored records.

Importing the package loads nothing: a name is taken from its module when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from zonenews.version import __version__ as __version__

if TYPE_CHECKING:
    from zonenews.article import Article, Boilerplate, Segment, split_article
    from zonenews.document import Document, parse
    from zonenews.errors import (
        DataError,
        NumeralError,
        PageError,
        ParseError,
        PublishedError,
        QuantityError,
        SchemaError,
        TimeError,
        WorkerError,
        ZonenewsError,
    )
    from zonenews.facts.events.find import find_events
    from zonenews.facts.incentives.find import find_incentives
    from zonenews.facts.indicators.find import find_indicators
    from zonenews.facts.metric_forms import lookup_metric
    from zonenews.facts.project_groups.find import find_project_groups
    from zonenews.facts.projects.find import find_projects
    from zonenews.facts.records import Change, Event, Incentive, Indicator, MetricLink, PlaceLink, Project, ProjectGroup
    from zonenews.grammar.numerals import Numeral, find_numerals, parse_numeral
    from zonenews.grammar.rendering import render_numeral
    from zonenews.kinds import KINDS
    from zonenews.lexicon import (
        Lexicon,
        default_lexicon,
        lookup_region,
        lookup_zone,
        region_history,
        zone_history,
        zones_of,
    )
    from zonenews.lexicon.bodies import Body, body_history, lookup_body
    from zonenews.lexicon.holidays import is_workday
    from zonenews.lexicon.indicators import Metric
    from zonenews.lexicon.region_versions import RegionVersion
    from zonenews.lexicon.regions import FormerName, RegionEntry
    from zonenews.lexicon.sources import DataSource, sources
    from zonenews.lexicon.terms import Term, lookup_term
    from zonenews.lexicon.zone_versions import ZoneVersion
    from zonenews.lexicon.zones import ZoneEntry, ZoneKind, ZoneMatch, zone_kinds
    from zonenews.many import Failure, Item, Result, parse_many
    from zonenews.mentions.initiatives.find import Initiative, find_initiatives
    from zonenews.mentions.organizations.find import Organization, find_organizations
    from zonenews.mentions.people.find import Person, find_people
    from zonenews.mentions.policies import Policy, find_policies
    from zonenews.mentions.quantities.find import Interval, Quantity, find_quantities, parse_quantity
    from zonenews.mentions.regions.find import find_regions
    from zonenews.mentions.regions.records import Region
    from zonenews.mentions.times.find import Time, find_times, parse_time
    from zonenews.mentions.zones.find import find_zones
    from zonenews.mentions.zones.records import DocumentZone, Zone
    from zonenews.outputs.annotate import annotate
    from zonenews.outputs.arrow import arrow_schema, from_arrow, parse_batch, to_arrow
    from zonenews.outputs.explain import explain
    from zonenews.outputs.frames import parse_frame
    from zonenews.outputs.report.page import to_html
    from zonenews.outputs.schema import json_schema
    from zonenews.outputs.tables import to_frames, to_tables
    from zonenews.panels.checks.records import Finding
    from zonenews.panels.claims import Claim, Source
    from zonenews.panels.evidence import Evidence
    from zonenews.panels.gathering import panel
    from zonenews.panels.keys import Key
    from zonenews.panels.observations import Conflict, Observation
    from zonenews.panels.projects import GroupHistory, ProjectHistory, StagePoint
    from zonenews.panels.settled import TableRow
    from zonenews.panels.state import Panel
    from zonenews.panels.ventures import GroupClaim, Money, ProjectClaim
    from zonenews.sample_articles import example_archive, examples
    from zonenews.text.normalize import Diagnostic, NormalText, normalize
    from zonenews.text.pinyin import strip_pinyin
    from zonenews.text.records import Amount, Fact, Mention
    from zonenews.text.script import detect_script, to_simplified
    from zonenews.text.spans import Span
    from zonenews.text.width import fold_width
    from zonenews.webpage.find import parse_html

__all__ = [
    "KINDS",
    "Amount",
    "Article",
    "Body",
    "Boilerplate",
    "Change",
    "Claim",
    "Conflict",
    "DataError",
    "DataSource",
    "Diagnostic",
    "Document",
    "DocumentZone",
    "Event",
    "Evidence",
    "Fact",
    "Failure",
    "Finding",
    "FormerName",
    "GroupClaim",
    "GroupHistory",
    "Incentive",
    "Indicator",
    "Initiative",
    "Interval",
    "Item",
    "Key",
    "Lexicon",
    "Mention",
    "Metric",
    "MetricLink",
    "Money",
    "NormalText",
    "Numeral",
    "NumeralError",
    "Observation",
    "Organization",
    "PageError",
    "Panel",
    "ParseError",
    "Person",
    "PlaceLink",
    "Policy",
    "Project",
    "ProjectClaim",
    "ProjectGroup",
    "ProjectHistory",
    "PublishedError",
    "Quantity",
    "QuantityError",
    "Region",
    "RegionEntry",
    "RegionVersion",
    "Result",
    "SchemaError",
    "Segment",
    "Source",
    "Span",
    "StagePoint",
    "TableRow",
    "Term",
    "Time",
    "TimeError",
    "WorkerError",
    "Zone",
    "ZoneEntry",
    "ZoneKind",
    "ZoneMatch",
    "ZoneVersion",
    "ZonenewsError",
    "annotate",
    "arrow_schema",
    "body_history",
    "default_lexicon",
    "detect_script",
    "example_archive",
    "examples",
    "explain",
    "find_events",
    "find_incentives",
    "find_indicators",
    "find_initiatives",
    "find_numerals",
    "find_organizations",
    "find_people",
    "find_policies",
    "find_project_groups",
    "find_projects",
    "find_quantities",
    "find_regions",
    "find_times",
    "find_zones",
    "fold_width",
    "from_arrow",
    "is_workday",
    "json_schema",
    "lookup_body",
    "lookup_metric",
    "lookup_region",
    "lookup_term",
    "lookup_zone",
    "normalize",
    "panel",
    "parse",
    "parse_batch",
    "parse_frame",
    "parse_html",
    "parse_many",
    "parse_numeral",
    "parse_quantity",
    "parse_time",
    "region_history",
    "render_numeral",
    "sources",
    "split_article",
    "strip_pinyin",
    "to_arrow",
    "to_frames",
    "to_html",
    "to_simplified",
    "to_tables",
    "zone_history",
    "zone_kinds",
    "zones_of",
]

_HOMES: Final = {
    "KINDS": "kinds",
    "Amount": "text.records",
    "Article": "article",
    "Body": "lexicon.bodies",
    "Boilerplate": "article",
    "Change": "facts.records",
    "Claim": "panels.claims",
    "Conflict": "panels.observations",
    "DataError": "errors",
    "DataSource": "lexicon.sources",
    "Diagnostic": "text.normalize",
    "Document": "document",
    "DocumentZone": "mentions.zones.records",
    "Event": "facts.records",
    "Evidence": "panels.evidence",
    "Fact": "text.records",
    "Failure": "many",
    "Finding": "panels.checks.records",
    "FormerName": "lexicon.regions",
    "GroupClaim": "panels.ventures",
    "GroupHistory": "panels.projects",
    "Incentive": "facts.records",
    "Indicator": "facts.records",
    "Initiative": "mentions.initiatives.find",
    "Interval": "mentions.quantities.find",
    "Item": "many",
    "Key": "panels.keys",
    "Lexicon": "lexicon",
    "Mention": "text.records",
    "Metric": "lexicon.indicators",
    "MetricLink": "facts.records",
    "Money": "panels.ventures",
    "NormalText": "text.normalize",
    "Numeral": "grammar.numerals",
    "NumeralError": "errors",
    "Observation": "panels.observations",
    "Organization": "mentions.organizations.find",
    "PageError": "errors",
    "Panel": "panels.state",
    "ParseError": "errors",
    "Person": "mentions.people.find",
    "PlaceLink": "facts.records",
    "Policy": "mentions.policies",
    "Project": "facts.records",
    "ProjectClaim": "panels.ventures",
    "ProjectGroup": "facts.records",
    "ProjectHistory": "panels.projects",
    "PublishedError": "errors",
    "Quantity": "mentions.quantities.find",
    "QuantityError": "errors",
    "Region": "mentions.regions.records",
    "RegionEntry": "lexicon.regions",
    "RegionVersion": "lexicon.region_versions",
    "Result": "many",
    "SchemaError": "errors",
    "Segment": "article",
    "Source": "panels.claims",
    "Span": "text.spans",
    "StagePoint": "panels.projects",
    "TableRow": "panels.settled",
    "Term": "lexicon.terms",
    "Time": "mentions.times.find",
    "TimeError": "errors",
    "WorkerError": "errors",
    "Zone": "mentions.zones.records",
    "ZoneEntry": "lexicon.zones",
    "ZoneKind": "lexicon.zones",
    "ZoneMatch": "lexicon.zones",
    "ZoneVersion": "lexicon.zone_versions",
    "ZonenewsError": "errors",
    "annotate": "outputs.annotate",
    "arrow_schema": "outputs.arrow",
    "body_history": "lexicon.bodies",
    "default_lexicon": "lexicon",
    "detect_script": "text.script",
    "example_archive": "sample_articles",
    "examples": "sample_articles",
    "explain": "outputs.explain",
    "find_events": "facts.events.find",
    "find_incentives": "facts.incentives.find",
    "find_indicators": "facts.indicators.find",
    "find_initiatives": "mentions.initiatives.find",
    "find_numerals": "grammar.numerals",
    "find_organizations": "mentions.organizations.find",
    "find_people": "mentions.people.find",
    "find_policies": "mentions.policies",
    "find_project_groups": "facts.project_groups.find",
    "find_projects": "facts.projects.find",
    "find_quantities": "mentions.quantities.find",
    "find_regions": "mentions.regions.find",
    "find_times": "mentions.times.find",
    "find_zones": "mentions.zones.find",
    "fold_width": "text.width",
    "from_arrow": "outputs.arrow",
    "is_workday": "lexicon.holidays",
    "json_schema": "outputs.schema",
    "lookup_body": "lexicon.bodies",
    "lookup_metric": "facts.metric_forms",
    "lookup_region": "lexicon",
    "lookup_term": "lexicon.terms",
    "lookup_zone": "lexicon",
    "normalize": "text.normalize",
    "panel": "panels.gathering",
    "parse": "document",
    "parse_batch": "outputs.arrow",
    "parse_frame": "outputs.frames",
    "parse_html": "webpage.find",
    "parse_many": "many",
    "parse_numeral": "grammar.numerals",
    "parse_quantity": "mentions.quantities.find",
    "parse_time": "mentions.times.find",
    "region_history": "lexicon",
    "render_numeral": "grammar.rendering",
    "sources": "lexicon.sources",
    "split_article": "article",
    "strip_pinyin": "text.pinyin",
    "to_arrow": "outputs.arrow",
    "to_frames": "outputs.tables",
    "to_html": "outputs.report.page",
    "to_simplified": "text.script",
    "to_tables": "outputs.tables",
    "zone_history": "lexicon",
    "zone_kinds": "lexicon.zones",
    "zones_of": "lexicon",
}
"""The module of each public name, below the package."""

_ROOMS: Final = frozenset(
    {"article", "discourse", "document", "errors", "facts", "grammar", "kinds", "lexicon", "mentions", "text"}
)
"""Modules that are there with the package without being imported: all that a parse reads."""

if not TYPE_CHECKING:  # a type checker knows the names above, and should tell of others

    def __getattr__(name: str) -> Any:
        if name in _HOMES:
            value = getattr(import_module(f"zonenews.{_HOMES[name]}"), name)
        elif name in _ROOMS:
            import_module("zonenews.document")
            value = import_module(f"zonenews.{name}")
        else:
            raise AttributeError(f"module 'zonenews' has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__


def load_ipython_extension(shell: Any) -> None:
    """Show lists and tuples of records as tables in a notebook: `%load_ext zonenews`.

    Args:
        shell: the running IPython shell.
    """
    from zonenews._notebook import html_of_many  # noqa: PLC0415 - loaded when it is needed, as all else

    html = shell.display_formatter.formatters["text/html"]
    for kind in (list, tuple):
        html.for_type(kind, html_of_many)
