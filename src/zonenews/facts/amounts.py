"""Amounts: quantities as the slots of facts, and numbers of cells read in the unit of their column."""

from __future__ import annotations

from zonenews.discourse.tokens import QuantityToken
from zonenews.errors import QuantityError
from zonenews.mentions.quantities.find import Quantity, parse_quantity
from zonenews.text.records import Amount
from zonenews.text.spans import Span


def amount_of(token: QuantityToken) -> Amount:
    """Give a quantity token as the slot of a fact."""
    return as_amount(token.mention)


def as_amount(quantity: Quantity, span: Span | None = None) -> Amount:
    """Give a quantity as the slot of a fact.

    Args:
        quantity: what is said.
        span: where it stands, if not where the quantity does.

    >>> as_amount(parse_quantity("1.2亿元")).value
    Decimal('120000000')
    """
    return Amount(
        value=quantity.value, upper=quantity.upper, mod=quantity.mod, unit=quantity.unit, span=span or quantity.span
    )


def amount_in_unit(number: str, unit: str, span: Span) -> Amount | None:
    """Read a number without a unit in the unit that holds for it; `None` where the two make no quantity.

    >>> amount_in_unit("12", "亿元", Span(0, 2))
    Amount(value=Decimal('1200000000'), upper=None, mod=None, unit='CNY', span=Span(start=0, end=2))
    >>> amount_in_unit("12", "合计", Span(0, 2)) is None
    True
    """
    try:
        return as_amount(parse_quantity(number + unit), span)
    except QuantityError:
        return None
