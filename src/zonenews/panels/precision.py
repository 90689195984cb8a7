"""How precisely a figure is written: the place of its last digit, so that 1068.4亿元 and 1068亿元 can be told to be one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from zonenews._patterns import lazy
from zonenews.text.records import Number

_DIGITS_RE = lazy("[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_WIDE: Final = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {0xFF0C: None, 0x2C: None, 0xFF0E: 0x2E}
"""Full-width digits and points as plain ones, commas as nothing."""
_SMALLEST: Final = Decimal(1)


def written_place(surface: str, value: Number) -> Number:
    """Give the place of the last digit a figure is written with, in the unit of its value.

    Args:
        surface: the words of the figure as the text has them, unit included.
        value: what they mean.

    Returns:
        The value of one unit in the last place. Where the words hold no digits that fit (三百亿), the place of the last digit that is not 0.

    >>> written_place("1068.4亿元", Decimal("106840000000")), written_place("1068亿元", Decimal("106800000000"))
    (Decimal('1E+7'), Decimal('1E+8'))
    >>> written_place("三百亿元", Decimal("30000000000")), written_place("5.20%", Decimal("5.2"))
    (Decimal('1E+10'), Decimal('0.01'))
    """
    if isinstance(value, Fraction):
        return Fraction(1, value.denominator)
    found = _DIGITS_RE.search(surface)
    if found is not None:
        text = found[0]
        if "," in text or not text.isascii():
            text = text.translate(_WIDE)
        point = text.find(".")
        decimals = len(text) - point - 1 if point >= 0 else 0
        written = Decimal(text)
        if written == value:  # as most rates are
            return _power(-decimals)
        if not written or not value:
            return last_place(value)
        moved = value.adjusted() - written.adjusted()
        if written.scaleb(moved) == value:  # the unit only moves the digits
            return _power(moved - decimals)
    return last_place(value)


@lru_cache(maxsize=256)
def _power(place: int) -> Decimal:
    """A power of ten: `1` in a place."""
    return _SMALLEST.scaleb(place)


def last_place(value: Number) -> Number:
    """Give the place of the last digit of a number that is not 0; of 0 it is 1.

    >>> last_place(Decimal("106800000000")), last_place(Decimal("6.10")), last_place(Decimal(0))
    (Decimal('1E+8'), Decimal('0.1'), Decimal('1'))
    """
    if isinstance(value, Fraction):
        return Fraction(1, value.denominator)
    return _SMALLEST.scaleb(_exponent(value.normalize())) if value else _SMALLEST


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
