"""Rendering: numbers written in Chinese, 小写 or 大写.

The package cn2an, with which the tests compare this module, writes whole numbers below 10^16 only, drops the 零 of 一亿零一千, and takes 70 ms to import.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from zonenews.text.records import Number

Style = Literal["小写", "大写"]
_DIGITS = {"小写": "零一二三四五六七八九", "大写": "零壹贰叁肆伍陆柒捌玖"}
_PLACES = {"小写": ("", "十", "百", "千"), "大写": ("", "拾", "佰", "仟")}


def render_numeral(value: int | Number, style: Style = "小写") -> str:
    """Write a number in Chinese.

    Args:
        value: an integer or decimal of at most 24 whole digits; a `Fraction` is written with 分之.
        style: 小写 (一百二十) or 大写 (壹佰贰拾), the form of cheques and contracts.

    Returns:
        The numeral; `parse_numeral` reads it back equal.

    Raises:
        ValueError: the number is too large.

    >>> render_numeral(10_010), render_numeral(Decimal("-2.50"), "大写")
    ('一万零一十', '负贰点伍')
    >>> render_numeral(10**40)
    Traceback (most recent call last):
        ...
    ValueError: numbers are written below 10^24
    """
    if isinstance(value, Fraction):
        sign = "负" if value < 0 else ""
        return f"{sign}{render_numeral(value.denominator, style)}分之{render_numeral(abs(value.numerator), style)}"
    number = Decimal(value)
    if number.adjusted() >= 24:
        raise ValueError("numbers are written below 10^24")
    whole, _, places = format(abs(number), "f").partition(".")
    places = places.rstrip("0")
    digits = _DIGITS[style]
    text = _whole(int(whole), style)
    if places:
        text += "点" + "".join(digits[int(ch)] for ch in places)
    return f"负{text}" if number < 0 else text


def _whole(value: int, style: Style) -> str:
    """Write a whole number: 亿亿, 亿 and 万 each take a number of their own before them."""
    text = _scaled_down(value, style)
    return text[1:] if style == "小写" and text.startswith("一十") else text


def _scaled_down(value: int, style: Style) -> str:
    for size, scale in ((10**16, "亿亿"), (10**8, "亿"), (10**4, "万")):
        if value >= size:
            high, low = divmod(value, size)
            gap = "零" if 0 < low < size // 10 else ""
            return _scaled_down(high, style) + scale + gap + (_scaled_down(low, style) if low else "")
    return _section(value, style)


def _section(part: int, style: Style) -> str:
    """Write a number below ten thousand."""
    if part == 0:
        return _DIGITS[style][0]
    digits, places = _DIGITS[style], _PLACES[style]
    text = ""
    for place in (3, 2, 1, 0):
        digit = part // 10**place % 10
        if digit:
            text += ("零" if text and part // 10 ** (place + 1) % 10 == 0 else "") + digits[digit] + places[place]
    return text
