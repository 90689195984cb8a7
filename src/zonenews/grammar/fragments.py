"""Small closed pieces of grammar that several scanners share; it imports nothing."""

from __future__ import annotations

HAN_DIGIT = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "O": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_TENS = {"十": 1, "廿": 2, "卅": 3}


def small_int(text: str) -> int | None:
    """Read a whole number below ten thousand as the calendar writes it: digits, digit strings, tens.

    Args:
        text: the number alone.

    Returns:
        Its value, or `None` where the text is no such number.

    >>> small_int("08"), small_int("二〇二一"), small_int("廿三"), small_int("三十一"), small_int("两千零五")
    (8, 2021, 23, 31, 2005)
    >>> small_int("十几") is None
    True
    """
    if not text:
        return None
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 8 else None
    if "千" in text:
        thousands, _, rest = text.partition("千")
        return _sum(small_int(thousands), 1000, small_int(rest.lstrip("零")) if rest.lstrip("零") else 0)
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        return _sum(small_int(hundreds or "一"), 100, small_int(rest.lstrip("零")) if rest.lstrip("零") else 0)
    for sign, tens in _HAN_TENS.items():
        if sign in text:
            before, _, after = text.partition(sign)
            if len(before) > 1 or len(after) > 1:
                return None
            return _sum(
                tens * (HAN_DIGIT.get(before, -99) if before else 1), 10, HAN_DIGIT.get(after, -99) if after else 0
            )
    value = 0
    for char in text:
        digit = HAN_DIGIT.get(char, int(char) if char in "0123456789" else None)
        if digit is None:
            return None
        value = value * 10 + digit
    return value


def _sum(times: int | None, base: int, rest: int | None) -> int | None:
    """`times` times `base` plus `rest`, where both could be read."""
    if times is None or rest is None or times < 0 or rest < 0:
        return None
    return times * base + rest
