"""zonenews: Chinese development-zone and policy news as typed, exact, source-anchored records."""

from zonenews.article import Article, Boilerplate, Segment, split_article
from zonenews.document import Document, parse
from zonenews.errors import DataError, NumeralError, ParseError, QuantityError, TimeError, ZonenewsError
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
    "Segment",
    "Span",
    "TimeError",
    "ZonenewsError",
    "normalize",
    "parse",
    "split_article",
]


def __dir__() -> list[str]:
    return __all__
