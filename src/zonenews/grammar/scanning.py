"""Scanning: where numerals stand in normal text, and how far each goes."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.grammar.reading import MAX_LENGTH, Reading, canonical, characters, leading, plus, times
from zonenews.text.records import Number

AFTER_FORMAL = frozenset("元圆角分")
CIRCLES = "○◯"
AMBIGUOUS = frozenset("参陆伍拾肆")
FRACTION_FIRST = frozenset(" 分/又")
Form = Literal["plain", "percent", "fraction"]


class NumberSpot(NamedTuple):
    """A numeral in a text.

    Attributes:
        start: where it begins; signs and bounds are not part of it.
        end: where it ends.
        reading: its value; for the form `percent` in percent.
        form: `percent` for 百分之三十, `fraction` for 三分之一 and 1/3, else `plain`.
        bare: whether it is nothing but scales: 亿, 百万.
    """

    start: int
    end: int
    reading: Reading
    form: Form = "plain"
    bare: bool = False


class Scanners(NamedTuple):
    """The compiled patterns of this module, and the sets of characters they are made of.

    Attributes:
        run: a run of numeral characters: one of `first`, then `run_rest`.
        run_rest: the pattern of what follows the first character of a run.
        first: what a run begins with.
        body: what it goes on with, commas between figures aside.
        spaced: a run with spaces in it.
        numeral: figures and Han numerals.
        han: Han numerals.
        scales: Han numerals that scale: 百, 亿.
        formal: Han numerals of bank notes: 壹, 佰.
        simple: what the plainest numbers end with.
    """

    run: re.Pattern[str]
    run_rest: str
    first: frozenset[str]
    body: frozenset[str]
    spaced: re.Pattern[str]
    numeral: frozenset[str]
    han: frozenset[str]
    scales: frozenset[str]
    formal: frozenset[str]
    simple: frozenset[str]


@cache
def scanners() -> Scanners:
    """Compile the patterns that find runs of numeral characters."""
    table = characters()
    han = "".join([*table.digits, *table.scales, *table.tens])
    body = rf"[0-9{han}点余多几.]"
    comma = r"(?:,|，(?=[0-9]{3}(?:\.[0-9]|元|\Z)))[0-9]{3}(?![0-9])"
    rest = rf"{body}{{0,{MAX_LENGTH}}}(?:{comma}{body}{{0,20}}){{0,12}}"
    leads = "".join(character for character in han if character not in CIRCLES)
    return Scanners(
        compiled(rf"[0-9{leads}数几半]{rest}"),
        rest,
        frozenset(f"0123456789{leads}数几半"),
        frozenset(f"0123456789{han}点余多几."),
        compiled(
            rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9]))?{body}{{0,{MAX_LENGTH}}}(?: {{1,3}}[{han}点余多]{body}{{0,20}}){{1,16}}"
        ),
        frozenset("0123456789" + han),
        frozenset(han),
        frozenset(table.scales),
        frozenset(table.formal),
        frozenset("0123456789万亿"),
    )


def number_at(text: str, start: int, run: str, *, whole: bool = True) -> NumberSpot | None:
    """Read the numeral that begins a run.

    Args:
        text: normal text.
        start: where the run begins.
        run: what `scanners().run` matched there.
        whole: whether it may be a fraction; the numerator of one may not, but may be a lone formal digit (万分之肆).

    Returns:
        The numeral, or `None` where the run begins none.
    """
    used, reading = leading(run) if len(run) <= MAX_LENGTH else (1, None)
    if reading is None:
        return None
    table = scanners()
    first = run[0]
    if used > 1 and not AMBIGUOUS.isdisjoint(run):
        used, reading = _unambiguous(run[:used], text[start + used : start + used + 1], reading)
        if reading is None:
            return None
    end = start + used
    following = text[end : end + 1]
    if used == 1 and first in table.formal and whole and following not in AFTER_FORMAL:
        return None
    if following in FRACTION_FIRST:
        if following == " ":
            spaced = _spaced(text, start)
            if spaced is not None:
                end, reading = spaced
        if whole and text.startswith(("分", " 分"), end):
            return _fraction(text, start, end, reading)
        if whole and following == "/":
            return _slashed(text, start, end, reading)
    return NumberSpot(start, end, reading, "plain", is_bare(run[:used]))


def is_bare(numeral: str) -> bool:
    """Whether a numeral is nothing but scales: 亿, 百万, 千余.

    >>> is_bare("百万"), is_bare("十万")
    (True, False)
    """
    scales = scanners().scales
    return numeral[0] in scales and numeral[0] != "十" and all(ch in scales or ch in "余多" for ch in numeral)


def lent(first: Number, power: Decimal, second: Number) -> Number | None:
    """The first number of a range that writes no scale of its own, with what the second lends it.

    Figures that reach the second without any scale are all there is to them, where they are thousands before 万 or the scale is
    smaller: 5000-1万, 八十到一百. Others that are the larger ones as printed make no range: 100-50亿, 5000-3亿.

    Args:
        first: the number as written.
        power: the scale that the second has.
        second: what the second is worth, scale included.

    Returns:
        What the first is worth; `None` where the two run backwards.

    >>> lent(Decimal(3), Decimal(100), Decimal(500))
    Decimal('300')
    >>> lent(Decimal(5000), Decimal(10000), Decimal(10000)), lent(Decimal(50), Decimal(10000), Decimal(10000))
    (Decimal('5000'), None)
    """
    scaled = times(first, power)
    if scaled < second:
        return scaled
    says_all = power < _WAN or (power == _WAN and first >= _WAN // 10 and second < _WAN * 10)
    return first if says_all else None


_WAN = 10**4


def _unambiguous(words: str, following: str, reading: Reading) -> tuple[int, Reading | None]:
    """Cut a numeral before a formal character that belongs to a word: 近10亿参加, 大陆百强."""
    formal = scanners().formal
    places = [index for index, character in enumerate(words) if character in formal]
    if len(places) != 1 or following in AFTER_FORMAL:
        return len(words), reading
    return leading(words[: places[0]]) if places[0] else (1, None)


def _spaced(text: str, start: int) -> tuple[int, Reading] | None:
    """Read a numeral with spaces in it: 三千 八百, 30 万."""
    match = scanners().spaced.match(text, start)
    if match is None:
        return None
    words = match.group()
    while " " in words:
        joined = words.replace(" ", "")
        used, reading = leading(joined) if len(joined) <= MAX_LENGTH else (1, None)
        if reading is not None and used == len(joined):
            return start + len(words), reading
        words = words[: words.rindex(" ")].rstrip(" ")
    return None


_OF_RE = lazy(r" {0,3}分 {0,3}之 {0,3}")


def _fraction(text: str, start: int, end: int, below: Reading) -> NumberSpot | None:
    """Read X分之Y, where the run has given X."""
    of = _OF_RE.match(text, end)
    if of is None or below.mod is not None or not below.value:
        return NumberSpot(start, end, below)
    match = scanners().run.match(text, of.end())
    above = number_at(text, of.end(), match.group(), whole=False) if match else None
    if match is None or above is None:
        return None
    if above.form != "plain":
        return None
    reading = above.reading
    power = below.value.adjusted() if isinstance(below.value, Decimal) and str(below.value).strip("0") == "1" else 0
    if power >= 2:
        factor = Fraction(100, 10**power)
        return NumberSpot(start, above.end, _scaled(reading, factor), "percent")
    if reading.value != int(reading.value):
        return None
    return NumberSpot(start, above.end, _scaled(reading, 1 / Fraction(below.value)), "fraction")


_AGAIN_RE = lazy(r"又(?=(?:[0-9]{1,3}/[0-9]|[0-9〇零一二两三四五六七八九十百千万]{1,20}分之))")
_MIXED_RE = lazy(r" (?P<above>[0-9]{1,4})/(?P<below>[0-9]{1,4})(?![0-9/])")


def mixed_fraction(text: str, spot: NumberSpot) -> NumberSpot:
    """Add the fraction behind a whole number: 一又二分之一, 1又1/2, 1 4/3.

    Args:
        text: normal text.
        spot: the number.

    Returns:
        The number with its fraction, or as it was where none follows.
    """
    if spot.form != "plain" or spot.reading.upper is not None:
        return spot
    end, value = spot.end, spot.reading.value
    mixed = _MIXED_RE.match(text, end)
    if mixed and text[spot.start : end].isdigit() and int(mixed["below"]):
        part: Number = Fraction(int(mixed["above"]), int(mixed["below"]))
        return spot._replace(end=mixed.end(), form="fraction", reading=Reading(plus(value, part)))
    again = _AGAIN_RE.match(text, end)
    match = scanners().run.match(text, again.end()) if again else None
    more = number_at(text, match.start(), match.group()) if match else None
    if more is None or more.form != "fraction":
        return spot
    return spot._replace(end=more.end, form="fraction", reading=Reading(plus(value, more.reading.value)))


def _scaled(reading: Reading, factor: Fraction) -> Reading:
    upper = None if reading.upper is None else canonical(Fraction(reading.upper) * factor)
    return Reading(canonical(Fraction(reading.value) * factor), upper, reading.mod)


_SLASH_RE = lazy(r"/([0-9]{1,3})(?![0-9/.:])")


def _slashed(text: str, start: int, end: int, above: Reading) -> NumberSpot:
    """Read 2/3; what is not a small proper ratio stays the number before the slash."""
    match = _SLASH_RE.match(text, end)
    plain = NumberSpot(start, end, above)
    if match is None or not text[start:end].isdigit() or text[max(0, start - 1) : start] in ("/", ".", "-"):
        return plain
    below = int(match.group(1))
    if below < 2 or above.value != int(above.value):
        return plain
    return NumberSpot(start, match.end(), Reading(canonical(Fraction(int(above.value), below))), "fraction")


_NEGATIVE_RE = lazy(
    r"(?<![0-9A-Za-z\u4e00-\u9fff%）)\]\-－−—])[-－−] ?\Z|(?<![减降卸松轻解增加自抱胜欠背肩担正由])负 ?\Z|零下 ?\Z"
)
_SIGN_LAST = frozenset("-－−负下 ")


def signed_start(text: str, start: int, floor: int) -> int:
    """Where a number begins with its minus sign: 负, 零下, or a dash that is no hyphen and no bullet.

    >>> signed_start("气温零下5度", 4, 0)
    2
    >>> signed_start("减负5亿元", 2, 0)
    2
    """
    if text[start - 1 : start] not in _SIGN_LAST or not start:
        return start
    sign = _NEGATIVE_RE.search(text, max(floor, start - 3), start)
    if sign is None:
        return start
    at = sign.start()
    bullet = text[at] not in "负零" and (at == 0 or text[at - 1] == "\n")
    return start if bullet else at
