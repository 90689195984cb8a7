"""zonenews: Chinese development-zone and policy news as typed, exact, source-anchored records."""

from zonenews.article import Article, Boilerplate, Segment, split_article
from zonenews.document import Document, parse
from zonenews.errors import (
    DataError,
    NumeralError,
    ParseError,
    QuantityError,
    SchemaError,
    TimeError,
    WorkerError,
    ZonenewsError,
)
from zonenews.many import Failure, Item, Result, parse_many
from zonenews.mentions.initiatives import Initiative, find_initiatives
from zonenews.mentions.organizations import Organization, find_organizations
from zonenews.mentions.policies import Policy, find_policies
from zonenews.outputs.arrow import arrow_schema, from_arrow, parse_batch, to_arrow
from zonenews.outputs.html import to_html
from zonenews.outputs.schema import json_schema
from zonenews.outputs.tables import to_frames, to_tables
from zonenews.text.normalize import Diagnostic, NormalText, normalize
from zonenews.text.records import Amount, Fact, Mention
from zonenews.text.spans import Span

__all__ = [
    "Amount",
    "Article",
    "Boilerplate",
    "DataError",
    "Diagnostic",
    "Document",
    "Fact",
    "Failure",
    "Initiative",
    "Item",
    "Mention",
    "NormalText",
    "NumeralError",
    "Organization",
    "ParseError",
    "Policy",
    "QuantityError",
    "Result",
    "SchemaError",
    "Segment",
    "Span",
    "TimeError",
    "WorkerError",
    "ZonenewsError",
    "arrow_schema",
    "find_initiatives",
    "find_organizations",
    "find_policies",
    "from_arrow",
    "json_schema",
    "normalize",
    "parse",
    "parse_batch",
    "parse_many",
    "split_article",
    "to_arrow",
    "to_frames",
    "to_html",
    "to_tables",
]


def __dir__() -> list[str]:
    return __all__
