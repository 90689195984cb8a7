"""zonenews: Chinese development-zone and policy news as typed, exact, source-anchored records."""

from zonenews.article import Article, Boilerplate, Segment, split_article
from zonenews.document import Document, parse
from zonenews.errors import DataError, NumeralError, ParseError, QuantityError, SchemaError, TimeError, ZonenewsError
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
    "Mention",
    "NormalText",
    "NumeralError",
    "ParseError",
    "QuantityError",
    "SchemaError",
    "Segment",
    "Span",
    "TimeError",
    "ZonenewsError",
    "json_schema",
    "normalize",
    "parse",
    "split_article",
]


def __dir__() -> list[str]:
    return __all__
