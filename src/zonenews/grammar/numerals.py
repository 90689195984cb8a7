"""Numerals: Chinese and Arabic numbers, read exactly, found in text, and written."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import attrs

from zonenews.errors import NumeralError
from zonenews.grammar.reading import EXACT, MAX_LENGTH, Fault, Reading, canonical, plus, read_plain, times
from zonenews.grammar.scanning import NumberSpot, number_at, scanners
from zonenews.text.normalize import normalize
from zonenews.text.records import Mention, Mod, Number, anchored
from zonenews.text.spans import Span

Style = Literal["小写", "大写"]


@attrs.frozen(kw_only=True)
class Numeral(Mention):
    """A number in a text.

    Attributes:
        value: its exact value.
        upper: the upper end of a range or of a fuzzy numeral (三四百), else `None`.
        mod: how it is bounded (超过一千), else `None`.
    """

    value: Number
    upper: Number | None = None
    mod: Mod | None = None


# -- parsing a whole numeral ------------------------------------------------------------------------------------------

_SIGN_RE = re.compile(r"\s*(?:(?P<minus>[-－−负])|[+＋正])?\s*")
_SUFFIX_RE = re.compile(
    r"(?P<number>.*?)(?:(?P<exponent>[eE][-+－]?[0-9]{1,3})|(?P<suffix>[kKM%％‰])|(?P<share>成半?|折))?\s*\Z", re.DOTALL
)
_RATIO_RE = re.compile(r"(?:(?P<whole>[0-9]{1,30}) +)?(?P<above>[0-9]{1,30})/(?P<below>[0-9]{1,30})\Z")
_SUFFIXES = {"k": 3, "K": 3, "M": 6, "%": -2, "％": -2, "‰": -3}


def parse_numeral(text: str) -> Number:
    """Read a string that is one numeral, whole.

    Args:
        text: the numeral in any of its forms: 一万二千, 两万五, 二〇二三, 壹佰贰拾, 4亿5千万, 1,234.5, 三分之一, 百分之五, 三成, 八折, -3/2.

    Returns:
        The exact value: a `Decimal`, or a `Fraction` where no finite decimal exists.

    Raises:
        NumeralError: the string is not one exact numeral (a fuzzy one such as 三四百 is found by `find_numerals`), or it is longer than 64 characters.

    >>> parse_numeral("一亿二千万"), parse_numeral("三分之一")
    (Decimal('120000000'), Fraction(1, 3))
    >>> parse_numeral("三零亿")
    Traceback (most recent call last):
        ...
    zonenews.errors.NumeralError: 零 does not stand for 十
      三零亿
          ^^
      hint: 三十亿
    """
    result = _read_whole(normalize(text).text)
    if isinstance(result, Fault):
        start, end = min(result.start, len(text)), min(result.end, len(text))
        raise NumeralError(result.message, text=text, span=(start, end), hint=result.hint)
    if result.upper is not None or result.mod is not None:
        raise NumeralError("the numeral has no exact value", text=text, span=(0, len(text)))
    return result.value


def _read_whole(text: str) -> Reading | Fault:
    """Read sign, number and suffix."""
    sign = _SIGN_RE.match(text)
    start = sign.end() if sign else 0
    body = _SUFFIX_RE.match(text, start)
    if body is None or not text.strip():
        return Fault(0, len(text), "no numeral here")
    result = _read_body(text, start, body.end("number"))
    if isinstance(result, Fault):
        return result
    factor = _suffix_factor(body)
    if factor == 0:
        return Fault(body.end("number"), len(text), "an exponent of this size is not read")
    factor = -factor if sign and sign.group("minus") else factor
    if body.group("share") == "成半":
        result = Reading(plus(result.value, Decimal("0.5")))
    if factor == 1:
        return result
    return Reading(
        times(result.value, factor), None if result.upper is None else times(result.upper, factor), result.mod
    )


def _suffix_factor(body: re.Match[str]) -> Decimal:
    if body.group("exponent"):
        power = int(body.group("exponent")[1:].replace("－", "-"))
        return Decimal(1).scaleb(power, EXACT) if abs(power) <= 60 else Decimal(0)
    if body.group("suffix"):
        return Decimal(1).scaleb(_SUFFIXES[body.group("suffix")], EXACT)
    share = body.group("share")
    if share == "折":
        return Decimal("0.01") if re.fullmatch(r"\s*[^点.]{2}\s*", body.group("number")) else Decimal("0.1")
    return Decimal("0.1") if share else Decimal(1)


def _read_body(text: str, start: int, end: int) -> Reading | Fault:
    """Read a plain numeral or a fraction."""
    words = text[start:end]
    ratio = _RATIO_RE.match(words.strip())
    if ratio:
        if not int(ratio.group("below")):
            return Fault(start, end, "nothing is divided by zero")
        proper = Fraction(int(ratio.group("above")), int(ratio.group("below")))
        return Reading(canonical(int(ratio.group("whole") or 0) + proper))
    joined = words.replace(" ", "")
    if len(joined) > MAX_LENGTH:
        return Fault(start, end, f"numerals are read up to {MAX_LENGTH} characters")
    whole_part, again, rest = joined.rpartition("又")
    if not again:
        rest = joined
    below, of, above = rest.partition("分之")
    if not of:
        return _shifted(read_plain(joined), start) if not again else Fault(start, end, "又 stands before a fraction")
    values = []
    for part, offset in ((whole_part or "零", 0), (below, len(joined) - len(rest)), (above, len(joined) - len(above))):
        reading = read_plain(part)
        if isinstance(reading, Fault):
            return _shifted(reading, start + offset)
        values.append(Fraction(reading.value))
    if not values[1]:
        return Fault(start, end, "nothing is divided by zero")
    return Reading(canonical(values[0] + values[2] / values[1]))


def _shifted(result: Reading | Fault, by: int) -> Reading | Fault:
    return result._replace(start=result.start + by, end=result.end + by) if isinstance(result, Fault) else result


# -- finding numerals in text -----------------------------------------------------------------------------------------


def scan_numerals(text: str) -> tuple[Numeral, ...]:
    """Find the numerals of a normal text.

    Args:
        text: normal text; spans count in it.

    Returns:
        The numerals in order, without overlaps.
    """
    found: list[Numeral] = []
    at = 0
    while True:
        match = scanners().run.search(text, at)
        if match is None:
            return tuple(found)
        spot = number_at(text, match.start(), match.group())
        if spot is None:
            at = match.end() if match.group()[0] in scanners().han else match.start() + 1
            continue
        at = spot.end
        found.append(_numeral(text, spot))


def _numeral(text: str, spot: NumberSpot) -> Numeral:
    value, upper, mod = spot.reading
    return Numeral(
        span=Span(spot.start, spot.end),
        text=text[spot.start : spot.end],
        rule="numeral/plain",
        value=value,
        upper=upper,
        mod=mod,
    )


def find_numerals(raw: str) -> tuple[Numeral, ...]:
    """Find the numerals of a text.

    Args:
        raw: any text; spans count in it.

    Returns:
        The numerals in order, without overlaps; empty where there are none.
    """
    normal = normalize(raw)
    return anchored(scan_numerals(normal.text), normal)


# -- writing numerals -------------------------------------------------------------------------------------------------

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
