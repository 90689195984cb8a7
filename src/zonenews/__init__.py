"""zonenews: Chinese development-zone and policy news as typed, exact, source-anchored records."""

from zonenews.article import Article, Boilerplate, Segment, split_article
from zonenews.document import Document, parse
from zonenews.errors import DataError, NumeralError, ParseError, QuantityError, SchemaError, TimeError, ZonenewsError
from zonenews.mentions.initiatives import Initiative, find_initiatives
from zonenews.mentions.organizations import Organization, find_organizations
from zonenews.mentions.policies import Policy, find_policies
from zonenews.outputs.schema import json_schema
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
    "Initiative",
    "Mention",
    "NormalText",
    "NumeralError",
    "Organization",
    "ParseError",
    "Policy",
    "QuantityError",
    "SchemaError",
    "Segment",
    "Span",
    "TimeError",
    "ZonenewsError",
    "find_initiatives",
    "find_organizations",
    "find_policies",
    "json_schema",
    "normalize",
    "parse",
    "split_article",
]


def __dir__() -> list[str]:
    return __all__
