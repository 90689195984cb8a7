"""Reading: what a string of numeral characters is worth, exactly.

The grammar, on text without spaces:

    reading  = [sign] (fraction | plain [exponent])
    fraction = [plain 又] plain 分之 plain | [whole space] whole / whole
    plain    = {number | 零 | scale | 点 digits | 几 | 余 | 半}

A plain numeral is a falling sum of sections. Each scale takes what stands before it and is smaller: 一万五千亿 is (一万 + 五千) x 亿. What is
left over after a scale without 零 is spoken short: 两万五 is 25,000. Two neighbouring digits are a fuzzy numeral: 三四百 is 300 to 400.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

import attrs

from zonenews._data import load_toml
from zonenews._ready import compiled
from zonenews.text.records import Mod, Number

MAX_LENGTH = 64
"""The longest numeral that is read, in characters without spaces."""

MAX_EXPONENT = 64
"""Numerals stand for values below ten to this power."""

EXACT = Context(prec=400, traps=[Inexact, InvalidOperation, Overflow])
"""Decimal arithmetic that raises rather than rounds."""

ONE = Decimal(1)
_GREAT = 4
"""Scales from 万 on take the whole number before them."""
SLIPS = (("零十", "十"), ("零亿", "十亿"), ("零万", "十万"), ("两十", "二十"), ("百千", "十万"))
"""Slips of the pen, and what they may have been meant for."""
ZEROS = frozenset("零〇○◯")
SPOKEN_PAIRS = {"一两", "三五", "两三"}


class Reading(NamedTuple):
    """An exact value; a range when it has an `upper`, a bound when it has a `mod`."""

    value: Number
    upper: Number | None = None
    mod: Mod | None = None


class Fault(NamedTuple):
    """Why a string is no numeral: where, and what."""

    start: int
    end: int
    message: str


class Characters(NamedTuple):
    """The table of numeral characters."""

    digits: dict[str, int]
    scales: dict[str, int]
    tens: dict[str, int]
    formal: str


@cache
def characters() -> Characters:
    """Give the characters numerals are written with, from `data/numerals.toml`."""
    table = load_toml("numerals.toml")
    return Characters(table["digits"], table["scales"], table["tens"], table["formal"]["characters"])


def canonical(value: Number) -> Number:
    """Give a value in its one form: integers without exponent, decimals without trailing zeros, other ratios as `Fraction`.

    >>> canonical(Fraction(3, 4)), canonical(Decimal("4.20E+2")), canonical(Fraction(1, 3))
    (Decimal('0.75'), Decimal('420'), Fraction(1, 3))
    """
    if isinstance(value, Fraction):
        finite = _finite(value)
        return value if finite is None else finite
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize(EXACT)


def times(value: Number, factor: Number) -> Number:
    """Multiply exactly."""
    if isinstance(value, Decimal) and isinstance(factor, Decimal):
        return canonical(EXACT.multiply(value, factor))
    return canonical(Fraction(value) * Fraction(factor))


def plus(a: Number, b: Number) -> Number:
    """Add exactly."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return canonical(EXACT.add(a, b))
    return canonical(Fraction(a) + Fraction(b))


def _finite(value: Fraction) -> Decimal | None:
    """The decimal equal to a fraction, where one exists."""
    rest, places = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest != 1:
        return None
    return canonical_decimal(value.numerator * 10**places // value.denominator, -places)


def canonical_decimal(digits: int, exponent: int) -> Decimal:
    """Build `digits x 10**exponent` in canonical form."""
    value = canonical(EXACT.scaleb(Decimal(digits), exponent))
    assert isinstance(value, Decimal)  # noqa: S101 - a Decimal stays one
    return value


# -- plain numerals ---------------------------------------------------------------------------------------------------


@cache
def _token_re() -> re.Pattern[str]:
    table = characters()
    return compiled(
        r"(?P<figures>[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
        rf"|(?P<digits>[{''.join(table.digits)}]+)|(?P<scale>[{''.join(table.scales)}])|(?P<tens>[{''.join(table.tens)}])"
        r"|(?P<point>点)|(?P<few>[几数])|(?P<more>[余多])|(?P<half>半)"
    )


class _Part(NamedTuple):
    """A finished summand of a numeral and the power of ten it ends on."""

    low: Decimal
    high: Decimal
    exponent: int


@attrs.define
class _Reader:
    """The state of reading one plain numeral from left to right."""

    parts: list[_Part] = attrs.field(factory=list)
    pending: tuple[Decimal, Decimal] | None = None
    single: bool = False  # the pending number is one digit, so it may be spoken short
    long: bool = False  # the pending number is a string of Han digits
    zero: bool = False
    point: bool = False
    scale: int | None = None  # exponent of the last scale
    last: str = ""  # kind of the last token
    more: bool = False
    vague: bool = False  # the pending number is 几 or 数
    pair: bool = False  # the pending number is 两 after a scale
    round: bool = False  # the pending number is a digit and 零: 三零 is a digit string, never a count of scales

    def figures(self, text: str) -> str | None:
        if self.pending is not None:
            return "two numbers stand side by side"
        value = Decimal(text.replace(",", "").replace("，", ""))
        self.single = len(text) == 1
        if len(text) > 1 and text[0] == "0" and text[1] != ".":
            self.zero = True
        self.pending = (value, value)
        return None

    def digits(self, text: str) -> str | None:
        if self.last == "point":
            return self._decimals(text)
        if self.pending is not None:
            return "two numbers stand side by side"
        table = characters().digits
        if self.parts and text[0] in ZEROS:
            self.zero = True
            text = text[1:]
            if not text:
                return None
        values = [table[ch] for ch in text]
        if len(text) == 2 and (values[1] == values[0] + 1 != 1 or text in SPOKEN_PAIRS):
            self.pending = (Decimal(values[0]), Decimal(values[1]))
            self.single = True
            return None
        if len(text) > 1 and (self.parts or "两" in text or "俩" in text):
            return "digits without their scales"
        if len(text) == 2 and text[1] in ZEROS:
            self.round = True
        value = Decimal(int("".join(map(str, values))))
        self.pending = (value, value)
        self.single = len(text) == 1
        self.long = len(text) > 1
        self.pair = text in ("两", "俩") and bool(self.parts)
        return None

    def _decimals(self, text: str) -> str | None:
        table = characters().digits
        if "两" in text or "俩" in text:
            return "两 does not follow a decimal point"
        places = Decimal("0." + "".join(str(table[ch]) for ch in text))
        low, high = self.pending or (Decimal(0), Decimal(0))
        self.pending = (low + places, high + places)
        self.point, self.single = True, False
        return None

    def take_point(self) -> str | None:
        if self.point or (self.pending is None and not self.parts):
            return "no whole number before the point"
        return None

    def few(self) -> str | None:
        if self.pending is not None:
            return "two numbers stand side by side"
        low = 1 if self.last == "scale" and self.scale == 1 else 2
        self.vague = True
        self.pending = (Decimal(low), Decimal(9))
        self.single = True
        return None

    def tens(self, value: int) -> str | None:
        if self.pending is not None or (self.parts and self.parts[-1].exponent <= 1):
            return "two numbers stand side by side"
        self.parts.append(_Part(Decimal(value), Decimal(value), 1))
        self.scale, self.zero = 1, False
        return None

    def take_scale(self, exponent: int) -> str | None:
        if self.round and self.pending is not None:
            return "零 does not stand for 十"
        fault = self._small(exponent) if exponent < 4 else self._big(exponent)
        self.scale, self.pending, self.zero, self.single, self.long = exponent, None, False, False, False
        return fault

    def _small(self, exponent: int) -> str | None:
        if self.long or (self.point and self.last != "figures"):
            return "a scale does not follow these digits"
        if self.pending is None:
            after = self.last in ("", "digits") or (self.last == "scale" and exponent == 1)
            if not after and not (self.last == "more" and not self.parts):
                return "no number before the scale"
        low, high = self.pending or (ONE, ONE)
        if self.parts and self.parts[-1].exponent <= exponent:
            return "the scales do not fall"
        self.parts.append(_Part(low.scaleb(exponent, EXACT), high.scaleb(exponent, EXACT), exponent))
        return None

    def _big(self, exponent: int) -> str | None:
        low, high = self.pending or (Decimal(0), Decimal(0))
        taken, last = self.pending is not None, 0
        doubled = not taken and self.last == "scale" and self.scale == exponent  # 万万, 亿亿
        while self.parts and (self.parts[-1].exponent < exponent or doubled):
            part = self.parts.pop()
            if not taken:
                last = part.exponent if part.exponent >= 4 else 0
            low, high, taken, doubled = EXACT.add(low, part.low), EXACT.add(high, part.high), True, False
        if not taken:
            if self.last:
                return "no number before the scale"
            low = high = ONE
        if self.parts and self.parts[-1].exponent <= exponent + last:
            return "the scales do not fall"
        self.parts.append(_Part(low.scaleb(exponent, EXACT), high.scaleb(exponent, EXACT), exponent + last))
        return None

    def result(self) -> Reading | str:
        """Sum up; a message where the parts do not fit."""
        low = high = Decimal(0)
        if self.pending is not None:
            if self.pair:
                return "两 does not stand in the last place"
            low, high = self.pending
            if self.parts and self.scale is not None and self.scale > 1 and not self.zero and self.single:
                low, high = low.scaleb(self.scale - 1, EXACT), high.scaleb(self.scale - 1, EXACT)
            elif self.parts and high >= ONE.scaleb(self.parts[-1].exponent, EXACT):
                return "the last number is too large for its place"
            elif not self.parts and self.vague:
                return "几 and 数 alone are vague"
        elif self.zero:
            return "nothing after 零"
        for part in self.parts:
            low, high = EXACT.add(low, part.low), EXACT.add(high, part.high)
        if high.adjusted() >= MAX_EXPONENT:
            return f"numbers are read below 10^{MAX_EXPONENT}"
        if low != high:
            return Reading(_plain(low), _plain(high), "approx")
        return Reading(_plain(low), None, "more_than" if self.more else None)


def _plain(value: Decimal) -> Number:
    return canonical(value)


def read_plain(text: str) -> Reading | Fault:
    """Read a numeral without sign, fraction or spaces."""
    if (figures := _figures(text)) is not None:
        return figures
    reader = _Reader()
    position = 0
    for token in _token_re().finditer(text):
        if token.start() != position:
            break
        fault = _feed(reader, token)
        if fault is not None:
            return Fault(token.start(), token.end(), fault)
        position, reader.last = token.end(), str(token.lastgroup)
    if position < len(text):
        return Fault(position, position + 1, "not a numeral character")
    if reader.last in ("", "point"):
        return Fault(position, position, "the numeral breaks off")
    result = reader.result()
    return Fault(0, len(text), result) if isinstance(result, str) else result


def _figures(text: str) -> Reading | None:
    """Read figures alone or with one great scale, as most numerals of news are written (86, 120.5, 35亿); `None` for all others."""
    exponent = characters().scales.get(text[-1:], 0)
    plain = text[:-1] if exponent >= _GREAT else text
    if not (plain.isascii() and plain.replace(".", "", 1).isdigit()) or plain[-1] == ".":
        return None
    value = Decimal(plain)
    if exponent >= _GREAT:
        value = value.scaleb(exponent, EXACT)
    return Reading(canonical(value), None, None) if value.adjusted() < MAX_EXPONENT else None


def _feed(reader: _Reader, token: re.Match[str]) -> str | None:  # noqa: C901 - one case for each kind of token
    """Hand one token to the reader."""
    text, kind = token.group(), token.lastgroup
    if reader.more and kind != "scale":
        return "余 and 多 stand before a scale or at the end"
    match kind:
        case "figures":
            return reader.figures(text)
        case "digits":
            return reader.digits(text)
        case "scale":
            return reader.take_scale(characters().scales[text])
        case "point":
            return reader.take_point()
        case "few":
            return reader.few()
        case "tens":
            return reader.tens(characters().tens[text])
        case "more":
            if not reader.last:
                return "no number before 余 or 多"
            reader.more = True
            return None
    if reader.last:
        return "半 does not follow a number"
    reader.pending = (Decimal("0.5"), Decimal("0.5"))
    return None


def mended(text: str) -> str | None:
    """What the writer of a broken numeral may have meant, where one small change mends it.

    >>> mended("三零亿")
    '三十亿'
    >>> mended("点五") is None
    True
    """
    for wrong, right in SLIPS:
        changed = text.replace(wrong, right)
        if changed != text and isinstance(read_plain(changed), Reading):
            return changed
    return None


@lru_cache(maxsize=8192)
def leading(run: str) -> tuple[int, Reading | None]:
    """Find the longest numeral a run of numeral characters begins with.

    Args:
        run: at most `MAX_LENGTH` characters of digits, points, scales and 余 or 多.

    Returns:
        How many characters it takes and its value; `(1, None)` where none begins there.

    >>> leading("3.5.2")
    (3, Reading(value=Decimal('3.5'), upper=None, mod=None))
    >>> leading("余")
    (1, None)
    """
    end = len(run)
    for _ in range(8):
        reading = read_plain(run[:end])
        if isinstance(reading, Reading):
            return end, reading
        end = reading.start if 0 < reading.start < end else end - 1
        if end < 1:
            break
    return 1, None
