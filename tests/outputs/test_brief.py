"""Records in short."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from zonenews import (
    Document,
)
from zonenews.facts.records import Change
from zonenews.many import Failure
from zonenews.outputs.brief import brief
from zonenews.serialization.fields import fields_of, shape_of
from zonenews.text.records import Amount
from zonenews.text.spans import Span

# -- shapes


def test_shapes_of_what_records_may_hold() -> None:
    """Every public record can be written in every form: fields of other types would be refused here."""
    assert [field.name for field in fields_of(Document)] == [field.name for field in attrs.fields(Document)]
    with pytest.raises(TypeError, match="records do not hold"):
        shape_of(dict[str, int])
    with pytest.raises(TypeError, match="records do not hold"):
        shape_of(str | int)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Amount(value=Decimal("1234.50"), unit="1", span=Span(0, 1)), "1,234.5"),
        (Amount(value=Fraction(1, 3), unit="1", span=Span(0, 1)), "1/3"),
        (Amount(value=Decimal(4), upper=Decimal(5), mod="approx", unit="个", span=Span(0, 1)), "~4..5 个"),
        (Amount(value=Decimal(-4), mod="at_most", unit="%", span=Span(0, 1)), "≤-4 %"),
        (Change(basis="yoy", direction="up", value=Decimal("1.4"), unit="1", span=Span(0, 1)), "yoy up 1.4×"),
        (Change(basis=None, direction="up", value=Decimal(3), upper=Decimal(4), unit="1", span=Span(0, 1)), "up 3..4×"),
        (Change(basis=None, direction="up", value=Decimal(16000), unit="1", span=Span(0, 1)), "up 16,000"),
        (Change(basis=None, direction="down", value=Decimal(500), unit="1", span=Span(0, 1)), "down 500"),
        ((), ""),
        (("甲", "乙"), "甲, 乙"),
        ((date(2023, 1, 1), date(2023, 6, 30)), "2023-01-01 .. 2023-06-30"),
        (Span(3, 5), "3-5"),
        (Failure(kind="TypeError", message="x"), "TypeError x"),
    ],
)
def test_brief(value: object, text: str) -> None:
    """Values are written as a person would note them."""
    assert brief(value) == text
