"""Numerals: Chinese and Arabic numbers, read exactly and found in text; `grammar.rendering` writes them."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import attrs

from zonenews._patterns import lazy
from zonenews.errors import NumeralError
from zonenews.grammar.bounds import bound_after, bound_before
from zonenews.grammar.reading import EXACT, MAX_LENGTH, Fault, Reading, canonical, mended, plus, read_plain, times
from zonenews.grammar.scanning import NumberSpot, lent, mixed_fraction, number_at, scanners, signed_start
from zonenews.lexicon.units import unit_name_at
from zonenews.text.normalize import normalize
from zonenews.text.records import Mention, Mod, Number, anchored
from zonenews.text.spans import Span


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

_SIGN_RE = lazy(r"\s*(?:(?P<minus>[-－−负])|[+＋正])?\s*")
_SUFFIX_RE = lazy(
    r"(?P<number>.*?)(?:(?P<exponent>[eE][-+－]?[0-9]{1,3})|(?P<suffix>[kKM%％‰])|(?P<share>成半?|折))?\s*\Z", re.DOTALL
)
_RATIO_RE = lazy(r"(?:(?P<whole>[0-9]{1,30}) +)?(?P<above>[0-9]{1,30})/(?P<below>[0-9]{1,30})\Z")
_LOOSE_RE = lazy(r"[0-9,.] +[0-9]")
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
        raise NumeralError(result.message, text=text, span=(start, end), hint=mended(text.strip()))
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
    return _scaled(result, factor)


def _scaled(reading: Reading, factor: Number) -> Reading:
    """Multiply a reading; a sign turns the ends of a range round."""
    value, upper, mod = reading
    if upper is None:
        return Reading(times(value, factor), None, mod)
    low, high = sorted((times(value, factor), times(upper, factor)))
    return Reading(low, high, mod)


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
    if _LOOSE_RE.search(words):
        return Fault(start, end, "spaces stand between figures")
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

ARTICLES = frozenset("只人名对台家件位辆条张本")
"""Classifiers after which even a lone 一 counts; after the others it is an article or part of a word (一个, 一起)."""
AFTER_IS = frozenset('这那不，。,;；、和与？?！!”’"')
ENDS_ON_DIGIT = frozenset("第唯统专同归单万不周星期初月年十百千")
"""Characters that make a word or a name with a digit behind them: 统一到, 周一到周五."""
IS_WORDS = ("是", "为", "等于")
QUOTED = {"“": "”", "‘": "’", "「": "」", '"': '"'}
FLAT_RE = lazy(r"[〇零一二两三四五六七八九]+")
TAIL_RE = lazy(r"[kKM](?![A-Za-z0-9])|[eE][-+－]?[0-9]{1,2}(?![A-Za-z0-9])")
COMPARED: dict[str, Mod] = {
    "大": "more_than",
    "多": "more_than",
    "高": "more_than",
    "小": "less_than",
    "少": "less_than",
    "低": "less_than",
}
JOIN_RE = lazy(r"[，, ]{0,2}(?:并且|而且|同时|但是|且|并|又|但)? ?")
_TO_NEGATIVE_RE = lazy(r"[到至~～][-－−][0-9]")
_NEGATIVE_TO_RE = lazy(r"[-－−][0-9.]{1,12}[到至~～][-－−]\Z")
TO_RE = lazy(r" ?(?:到|至|[~～―]|[—–]{1,2}|-) ?")
AND_RE = lazy(r" ?[和与跟] ?")
BETWEEN_RE = lazy(r" ?(?:之间|中间|间(?![隔接谍断距]))")
RANGE_AFTER_RE = lazy(r"[到至~～—-](?=[0-9一二两三四五六七八九十百千万])")
RANGE_BEFORE_RE = lazy(r"[一二两三四五六七八九十][到至~～—-]\Z")
SPOKEN_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}
LOWER_MODS = ("more_than", "at_least")
UPPER_MODS = ("less_than", "at_most")
BOUNDS_OF_ONE = (*LOWER_MODS, *UPPER_MODS)
"""Bounds that make a number of a lone Han figure at the end of a clause."""


def scan_numerals(text: str) -> tuple[Numeral, ...]:
    """Find the numerals of a normal text.

    Percentages (30%, 百分之五) and ordinals (第三) are left to `scan_quantities`, as are 一 in 一个 and digits in names.

    Args:
        text: normal text; spans count in it.

    Returns:
        The numerals in order, without overlaps, with the bounds beside them; two bounds that enclose a range are one numeral.

    >>> [(numeral.value, numeral.mod) for numeral in scan_numerals("有二十三人报名，超过一百五")]
    [(Decimal('23'), None), (Decimal('150'), 'more_than')]
    >>> scan_numerals("我一看，大陆来的队伍")
    ()
    """
    whole = _whole(text)
    if whole is not None:
        return (whole,)
    found: list[Numeral] = []
    search, at = scanners().run.search, 0
    while (match := search(text, at)) is not None:
        spot = number_at(text, match.start(), match.group())
        if spot is None:
            at = match.start() + (len(match.group()) if len(match.group()) > MAX_LENGTH else 1)
            continue
        at = spot.end
        if _is_numeral(text, spot):
            numeral = _numeral(text, _with_tail(text, spot), found[-1].span.end if found else 0)
            at = numeral.span.end
            joined = _joined(text, found[-1], numeral) if found else None
            if joined is not None:
                found[-1] = joined
            else:
                found.append(numeral)
    return tuple(found)


def _whole(text: str) -> Numeral | None:
    """Read a text that is one numeral from end to end."""
    words = text.strip()
    if (
        not words
        or len(words) > MAX_LENGTH
        or words.endswith(("%", "％", "‰", "成", "折", "半"))
        or len(set(words)) < len(words) == 2
    ):
        return None
    result = _read_whole(words)
    if isinstance(result, Fault) or "百分之" in words:
        return None
    start = text.index(words)
    value, upper, mod = result
    return Numeral(
        span=Span(start, start + len(words)), text=words, rule="numeral/whole", value=value, upper=upper, mod=mod
    )


def _is_numeral(text: str, spot: NumberSpot) -> bool:
    """Whether a run that reads as a numeral is one here, and no part of a word."""
    start, end = spot.start, spot.end
    before, following = text[start - 1 : start], text[end : end + 1]
    if spot.form == "percent" or before == "第" or following in ("%", "％", "‰"):
        return False
    words = text[start:end]
    if words[0].isascii() or spot.form == "fraction":
        latin = following.isascii() and following.isalpha() and not TAIL_RE.match(text, end)
        return not (before.isascii() and before.isalnum()) and not (latin and unit_name_at(text, end) is None)
    if len(words) == 1 or spot.bare:
        return _is_lone_numeral(text, spot, words)
    if FLAT_RE.fullmatch(words) and len(words) == 2:
        return unit_name_at(text, end) is not None and spot.reading.upper is not None
    return words != "万一"


def _is_lone_numeral(text: str, spot: NumberSpot, words: str) -> bool:
    """Whether a single Han character counts: before a unit, in quotation marks, after 是 or 前."""
    before, following = text[spot.start - 1 : spot.start], text[spot.end : spot.end + 1]
    if QUOTED.get(before) == following and before:
        return True
    if before == "前" and following in "的名位大强，。、":
        return words != "一"
    if text.endswith(IS_WORDS, max(0, spot.start - 2), spot.start) and (not following or following in AFTER_IS):
        return True
    if (not following or following in AFTER_IS) and bound_before(text, spot.start, large=True)[1] in BOUNDS_OF_ONE:
        return words != "零"  # 多于五
    if RANGE_AFTER_RE.match(text, spot.end) or RANGE_BEFORE_RE.search(text, max(0, spot.start - 2), spot.start):
        return not before or before not in ENDS_ON_DIGIT
    unit = unit_name_at(text, spot.end)
    if unit is None or words == "零":
        return False
    return words != "一" or unit in ARTICLES


def _with_tail(text: str, spot: NumberSpot) -> NumberSpot:
    """Add what belongs to a number behind it: 100K, 2e5, 1 4/3, 十一又十四分之一."""
    end, value = spot.end, spot.reading.value
    tail = TAIL_RE.match(text, end) if text[end - 1].isascii() else None
    if tail:
        words = tail.group()
        power = _SUFFIXES[words] if words in _SUFFIXES else int(words[1:].replace("－", "-"))
        return spot._replace(end=tail.end(), reading=Reading(times(value, Decimal(1).scaleb(power, EXACT))))
    return mixed_fraction(text, spot)


def _numeral(text: str, spot: NumberSpot, floor: int) -> Numeral:
    """Add sign and bounds to a number."""
    value, upper, mod = spot.reading
    start = signed_start(text, spot.start, floor)
    if spot.start == 1 and text[0] in "-－−" and "\n" not in text:  # -10000与20000间, and no point of a list
        start = 0
    if start == spot.start and _in_negative_range(text, start, spot.end):
        start -= 1
    if start < spot.start:
        value, upper, mod = _scaled(spot.reading, Decimal(-1))
    end, after = bound_after(text, spot.end)
    first, before = bound_before(text, start, scale=True, large=True)
    if text[start - 1 : start] == "比" and text[spot.end : spot.end + 1] in COMPARED:
        first, end, before = start - 1, spot.end + 1, COMPARED[text[spot.end]]
    if before is not None and first >= floor:
        start, mod = first, (mod if mod == "more_than" else after or before)
    else:
        mod = after or mod
    return Numeral(
        span=Span(start, end), text=text[start:end], rule=f"numeral/{spot.form}", value=value, upper=upper, mod=mod
    )


def _in_negative_range(text: str, start: int, end: int) -> bool:
    """Whether a number is one of two that both have a minus: -30到-20."""
    if not start or text[start - 1] not in "-－−":
        return False
    if _TO_NEGATIVE_RE.match(text, end):
        return True
    return _NEGATIVE_TO_RE.search(text, max(0, start - 15), start) is not None


def _joined(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    """Join two bounds or two numbers that enclose a range: 大于100并且小于300, 最多100最少20, 20到100, 20和100之间."""
    if first.mod is None and second.mod in (None, "approx"):
        return _stretch(text, first, second)
    if JOIN_RE.fullmatch(text, first.span.end, second.span.start) is None or first.upper or second.upper:
        return None
    low, high = (first, second) if first.mod in LOWER_MODS else (second, first)
    if low.mod not in LOWER_MODS or high.mod not in UPPER_MODS or low.value >= high.value:
        return None
    span = first.span.joined(second.span)
    return Numeral(span=span, text=text[span.slice], rule="numeral/range", value=low.value, upper=high.value, mod=None)


def _stretch(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    """Join the two ends of a range: 20到100, 20和100之间, 三到五百; no chain of dashes, which is a date or a code."""
    gap, end = (first.span.end, second.span.start), second.span.end
    if first.upper is not None or second.upper is not None:
        return None
    if TO_RE.fullmatch(text, *gap) is None:
        between = BETWEEN_RE.match(text, end) if AND_RE.fullmatch(text, *gap) else None
        if between is None:
            return None
        end = between.end()
    elif text[first.span.start - 1 : first.span.start] in ("-", "/") or text[end : end + 1] in ("-", "/"):
        return None
    low, high = _shared_scale(first, second), second.value
    if low is None:
        return None
    if "-" in text[slice(*gap)] and (re.match("0[0-9]", first.text) or high > times(low, Decimal(1000)) > 0):
        return None  # a telephone number
    if low > high and low < 0:  # -3~-5
        low, high = high, low
    if low >= high:
        return None
    start = first.span.start
    return Numeral(
        span=Span(start, end), text=text[start:end], rule="numeral/range", value=low, upper=high, mod=second.mod
    )


def _shared_scale(first: Numeral, second: Numeral) -> Number | None:
    """The first number of a range with the scale of the second, where it has none (三到五百, 1-2万); `None` where they run backwards."""
    words, scale = first.text, second.text[-1]
    if scale not in SPOKEN_SCALES or len(second.text) == 1 or words[-1] in SPOKEN_SCALES:
        return first.value
    if words[-1].isdigit() or (first.value < 100 and "分之" not in words):
        return lent(first.value, Decimal(10) ** SPOKEN_SCALES[scale], second.value)
    return first.value


def find_numerals(raw: str) -> tuple[Numeral, ...]:
    """Find the numerals of a text.

    Args:
        raw: any text; spans count in it.

    Returns:
        The numerals in order, without overlaps; empty where there are none.

    >>> find_numerals("兩萬五千人")[0].value
    Decimal('25000')
    >>> find_numerals("一看就懂")
    ()
    """
    normal = normalize(raw)
    return anchored(scan_numerals(normal.text), normal)
