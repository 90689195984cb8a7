"""Explanations."""

from datetime import date

import attrs
from support import EXAMPLES

from zonenews import (
    Document,
    explain,
    parse,
)
from zonenews.text.records import Fact, Mention

TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]
DOCUMENTS = [parse(text, published=date(2023, 7, 12)) for text in TEXTS]


# -- explaining


def test_every_record_can_be_explained() -> None:
    """Whatever a document holds, its origin can be told, in the words of the source."""
    for document in DOCUMENTS:
        for field in attrs.fields(Document):
            records = getattr(document, field.name)
            if isinstance(records, tuple) and records and isinstance(records[0], Mention | Fact):
                assert all(record.rule in explain(document, record) for record in records)
