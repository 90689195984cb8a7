"""zonenews: Chinese development-zone and policy news as typed, exact, source-anchored records."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from zonenews._notebook import html_of_many
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
from zonenews.examples import example_archive, examples
from zonenews.facts.events.find import find_events
from zonenews.facts.incentives.find import find_incentives
from zonenews.facts.indicators.find import find_indicators
from zonenews.facts.metric_forms import lookup_metric
from zonenews.facts.project_groups.find import find_project_groups
from zonenews.facts.projects.find import find_projects
from zonenews.facts.records import Change, Event, Incentive, Indicator, MetricLink, PlaceLink, Project, ProjectGroup
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
from zonenews.lexicon.zone_versions import ZoneVersion
from zonenews.lexicon.zones import ZoneEntry, ZoneKind, ZoneMatch, zone_kinds
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
from zonenews.text.normalize import Diagnostic, NormalText, normalize
from zonenews.text.pinyin import strip_pinyin
from zonenews.text.records import Amount, Fact, Mention
from zonenews.text.script import detect_script, to_simplified
from zonenews.text.spans import Span
from zonenews.text.width import fold_width
from zonenews.version import __version__ as __version__

if TYPE_CHECKING:
    from zonenews.grammar.numerals import Numeral, find_numerals, parse_numeral
    from zonenews.grammar.rendering import render_numeral
    from zonenews.lexicon.sources import DataSource, sources
    from zonenews.lexicon.terms import Term, lookup_term
    from zonenews.many import Failure, Item, Result, parse_many
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
    from zonenews.panels.keys import Key
    from zonenews.panels.observations import Conflict, Observation
    from zonenews.panels.projects import GroupHistory, ProjectHistory, StagePoint
    from zonenews.panels.settled import TableRow
    from zonenews.panels.state import Panel, panel
    from zonenews.panels.ventures import GroupClaim, Money, ProjectClaim
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

_LATER: Final = {
    "Claim": "panels.claims",
    "Conflict": "panels.observations",
    "DataSource": "lexicon.sources",
    "Evidence": "panels.evidence",
    "Failure": "many",
    "Finding": "panels.checks.records",
    "GroupClaim": "panels.ventures",
    "GroupHistory": "panels.projects",
    "Item": "many",
    "Key": "panels.keys",
    "Money": "panels.ventures",
    "Numeral": "grammar.numerals",
    "Observation": "panels.observations",
    "Panel": "panels.state",
    "ProjectClaim": "panels.ventures",
    "ProjectHistory": "panels.projects",
    "Result": "many",
    "Source": "panels.claims",
    "StagePoint": "panels.projects",
    "TableRow": "panels.settled",
    "Term": "lexicon.terms",
    "annotate": "outputs.annotate",
    "arrow_schema": "outputs.arrow",
    "explain": "outputs.explain",
    "find_numerals": "grammar.numerals",
    "from_arrow": "outputs.arrow",
    "json_schema": "outputs.schema",
    "lookup_term": "lexicon.terms",
    "panel": "panels.state",
    "parse_batch": "outputs.arrow",
    "parse_frame": "outputs.frames",
    "parse_html": "webpage.find",
    "parse_many": "many",
    "parse_numeral": "grammar.numerals",
    "render_numeral": "grammar.rendering",
    "sources": "lexicon.sources",
    "to_arrow": "outputs.arrow",
    "to_frames": "outputs.tables",
    "to_html": "outputs.report.page",
    "to_tables": "outputs.tables",
}
"""What is loaded when it is first asked for: no parse needs it, and importing it takes as long as a third of the rest."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'zonenews' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"zonenews.{_LATER[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__


def load_ipython_extension(shell: Any) -> None:
    """Show lists and tuples of records as tables in a notebook: `%load_ext zonenews`.

    Args:
        shell: the running IPython shell.
    """
    html = shell.display_formatter.formatters["text/html"]
    for kind in (list, tuple):
        html.for_type(kind, html_of_many)
