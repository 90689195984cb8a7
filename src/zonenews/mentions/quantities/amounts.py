"""One amount: a number and its unit, with what is woven into them.

    amount = number [余 | 多 | 来] unit [半 | 多 | smaller amount]

So 三年半 is 3.5 years, 两个半月 2.5 months, 五元三毛 5.3 yuan and 两年零三个月 27 months.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.grammar.numerals import SPOKEN_SCALES
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.grammar.reading import MAX_LENGTH, leading, plus, times
from zonenews.grammar.scanning import FRACTION_FIRST, mixed_fraction, number_at, scanners
from zonenews.grammar.so_many_days import are_so_many_days
from zonenews.lexicon.units import Unit, currency_behinds, unit_named, units
from zonenews.mentions.quantities.degrees import degree_unit, is_spent
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.magnitudes import MAGNITUDE_FIRSTS, take_magnitude
from zonenews.mentions.quantities.tails import HALF, read_tail, tail_characters
from zonenews.mentions.quantities.units import DAYS_WITHIN, parted_units, special_units, unit_at

FIFTY = Decimal(50)
_MINUTES_RE = lazy(r"分(?:半|[0-9一二三四五六七八九十]{1,3}秒)")
_CHUNK_RE = lazy(
    r"块(?:零?[0-9一二两三四五六七八九]{1,2}[毛角分]|[1-9一二三四五六七八九](?![0-9.%\u4e00-\u9fff]|[斤吨](?!一))"
    r"|[1-9一二三四五六七八九](?=[一每][斤个条只公])|人民币|[港日台韩欧澳新]币|美[金元]|港元|多钱)"
)
_POINTS_RE = lazy(r" {0,4}个? {0,3}百 {0,3}分 {0,3}点")
_BRACKETED_RE = lazy(r"[(（]([\u4e00-\u9fff]{2,3})[)）]")
_INCLUDED = ("(含)", "（含）")
AFTER_GE = frozenset("半多万亿百千")
_GE_LIST_FIRST = frozenset("、，和与及以或至到-—~～")
LENDING = frozenset("兆千百")
"""Scales with which a unit may begin: 50兆瓦, 30千瓦."""
_SPECIAL = frozenset("个来半番分块 kK大度°MmBbTtwW+")


def is_woven(text: str, at: int) -> bool:
    """Whether 个 is more than a classifier: 两个半月, 1.5个亿, 3.2个和4.1个百分点."""
    following = text[at + 1 : at + 2]
    return following in AFTER_GE or (following in _GE_LIST_FIRST and _ge_list_re().match(text, at) is not None)


def amount_at(text: str, start: int, run: str, *, shy: bool = False) -> Draft | None:
    """Read a number and its unit.

    Args:
        text: normal text.
        start: where the run of numeral characters begins.
        run: the run.
        shy: whether units count that stand only in expressions of their own (五分, 二两).

    Returns:
        The amount in base units, or the number alone with `unit` `None`; `None` where no number can be read.
    """
    draft = _number(text, start, run)
    if draft is None:
        return None
    end = draft.end
    if draft.form != "plain":
        return _share(text, draft)
    if text[end - 1] in LENDING and end - start > 1:
        _give_back(text, draft, run)
        end = draft.end
    following = text[end : end + 1]
    if following in _SPECIAL and (following != "个" or is_woven(text, end)):
        if _special(text, draft, shy=shy):
            return draft
        end = draft.end
        following = text[end : end + 1]
    if following in ("(", "（") and _bracketed(text, draft, end):
        return draft
    at = _behind_gap(text, end, following) if following in _GAP_FIRSTS else end
    days = text[at : at + 1] == "日" and (text.startswith(DAYS_WITHIN, at) or are_so_many_days(text, start, at))
    found = unit_at(text, at, shy=shy or days)
    if found is None or (at > end and found[0].kind == "count" and _is_loose(text, end, at)):
        return draft
    _take_unit(text, draft, found[0], at, found[1])
    return draft


_GAP_FIRSTS = frozenset(" (（")
"""What may stand between a number and its unit begins so."""


def _behind_gap(text: str, end: int, following: str) -> int:
    """Where a unit may begin: behind the number, spaces, or （含）."""
    at = end
    if following == " ":
        while text.startswith(" ", at) and at - end < 4:
            at += 1
    elif following in ("(", "（") and text.startswith(_INCLUDED, at):
        at += 3
    return at


def _bracketed(text: str, draft: Draft, at: int) -> bool:
    """Read the currency in brackets behind a number: 10万（人民币）; whether one stands there."""
    match = _BRACKETED_RE.match(text, at)
    code = currency_behinds().get(match[1]) if match else None
    if match is None or code is None:
        return False
    _take_unit(text, draft, Unit(name=match[1], kind="money", base=code, code=code), at, match.end())
    return True


def _number(text: str, start: int, run: str) -> Draft | None:
    """Read a number into a draft that has no unit yet."""
    table = scanners()
    if "0" <= run[0] <= "9" and len(run) <= MAX_LENGTH:
        used, reading = leading(run)
        end = start + used
        if reading is not None and text[end : end + 1] not in FRACTION_FIRST and run[used - 1] in table.simple:
            value, upper, mod = reading
            return Draft(start, end, start, end, value, upper, mod, "plain", False, None, end, end, value)
    spot = number_at(text, start, run)
    spot = mixed_fraction(text, spot) if spot is not None else None
    if spot is None:
        return None
    end, (value, upper, mod) = spot.end, spot.reading
    return Draft(start, end, start, end, value, upper, mod, spot.form, spot.bare, None, end, end, value)


def _is_loose(text: str, end: int, at: int) -> bool:
    """Whether spaces keep a number and a classifier apart: two of them, or one behind a Han digit."""
    last = text[end - 1]
    return at - end > 1 or (text[end] == " " and last not in "0123456789万亿")


def _share(text: str, draft: Draft) -> Draft:
    """Finish 百分之三十, 三分之一 and 1/3."""
    if draft.form == "fraction" and _fraction_of(text, draft):
        return draft
    if draft.form == "percent":
        draft.unit = special_units()["percent"]
        draft.end = draft.unit_end = _thousands(text, draft)
    elif isinstance(draft.value, Decimal) and not isinstance(draft.upper, Fraction):
        draft.unit = special_units()["percent"]
        draft.value = draft.raw = times(draft.value, Decimal(100))
        draft.upper = None if draft.upper is None else times(draft.upper, Decimal(100))
    else:
        draft.unit = special_units()["ratio"]
    draft.rule = "quantity/share"
    return draft


_MEASURED = frozenset(
    ("percentage_point", "multiple", "area", "length", "mass", "volume", "duration", "energy", "power", "money")
)


def _fraction_of(text: str, draft: Draft) -> bool:
    """Read a fraction of a unit that follows it: 1/4个百分点, 四分之三英里; whether one does."""
    at = draft.end + text.startswith(" ", draft.end)
    found = unit_at(text, at)
    if found is None or found[0].kind not in _MEASURED:
        return False
    _take_unit(text, draft, found[0], at, found[1])
    return True


_K_RE = lazy(r" ?[kK](?![A-Za-z0-9㎡²])")


def _thousands(text: str, draft: Draft) -> int:
    """Multiply by a k behind the number; where the number ends then."""
    match = _K_RE.match(text, draft.end) if text[draft.end - 1].isdigit() else None
    if match is None:
        return draft.end
    draft.value = draft.raw = times(draft.value, Decimal(1000))
    return match.end()


def _give_back(text: str, draft: Draft, run: str) -> None:
    """Give the last scale of a number back to a unit that begins with it: 50兆瓦, 30千瓦."""
    end = draft.end
    found = unit_at(text, end - 1)
    if found is None:
        return
    shorter = number_at(text, draft.start, run[: end - 1 - draft.start])
    if shorter is not None and shorter.end == end - 1 and shorter.form == "plain":
        draft.end = draft.number_end = end - 1
        draft.value, draft.upper, draft.mod = shorter.reading
        draft.raw = draft.value


def _special(text: str, draft: Draft, *, shy: bool) -> bool:
    """Read what a look-up of the unit would miss or get wrong; whether there was such a thing."""
    at = draft.end
    following = text[at]
    if following == "个":
        return _after_ge(text, draft, at)
    if following in "来+":
        return _roughly(text, draft, at)
    if following in MAGNITUDE_FIRSTS and take_magnitude(text, draft):
        return False
    if following in "kK":
        draft.end = draft.number_end = _thousands(text, draft)
        return False
    if following in "半大番":
        return _half_or_fold(text, draft, at)
    return _of_many_senses(text, draft, at, shy=shy)


def _of_many_senses(text: str, draft: Draft, at: int, *, shy: bool) -> bool:
    """Read 分, 块, 度 and 个 百 分 点, whose sense the words beside them tell; whether they have one here."""
    following, special = text[at], special_units()
    if following == "分" and _MINUTES_RE.match(text, at):
        _take_unit(text, draft, special["分钟"], at, at + 1)
    elif following == "块" and (shy or _CHUNK_RE.match(text, at) or is_spent(text, draft.start, at + 1)):
        _take_unit(text, draft, special["块"], at, at + 1)
    elif following in "度°":
        unit, start = degree_unit(text, draft.start, at, shy=shy)
        if unit is not None:
            draft.start = start
            _take_unit(text, draft, unit, at, at + 1)
    elif following == " " and (match := _POINTS_RE.match(text, at)):
        _take_unit(text, draft, special["pp"], at, match.end())
    return draft.unit is not None


def _roughly(text: str, draft: Draft, at: int) -> bool:
    """Read 十来家, 十来万元 and 100+家; whether a unit follows."""
    if draft.raw < 10:
        return False
    scale = _SCALE_RE.match(text, at + 1) if text[at] == "来" else None
    unit_start = scale.end() if scale else at + 1
    found = unit_at(text, unit_start)
    if found is None:
        return False
    if scale:
        factor = Decimal(10) ** sum(SPOKEN_SCALES[char] for char in scale[0])
        draft.value = draft.raw = times(draft.value, factor)
        draft.upper = None if draft.upper is None else times(draft.upper, factor)
    draft.mod = draft.mod or ("approx" if text[at] == "来" else "more_than")
    draft.number_end = unit_start
    _take_unit(text, draft, found[0], unit_start, found[1])
    return True


_SCALE_RE = lazy("[百千]?[万亿]")
"""What 来 stands before too: 十来|万元."""
_GE_SCALE_RE = pattern(
    r"个多?(万亿|亿|百万|千万)(?![\u4e00-\u9fff])|个多?(?:万亿|亿|百万|千万)(?=[元美欧日港卢韩英澳加的左以多余])"
    r"(?!元(?!的)[^，,。；;：:、0-9\n]{0,14}{counted_project})"
)
"""个 before a scale: 1.5个亿, but not 15个亿元以上项目, where it counts the projects."""
_GE_SCALES = {"万亿": 12, "亿": 8, "千万": 7, "百万": 6}


@cache
def _ge_list_re() -> re.Pattern[str]:
    """个 in a list whose last item alone says its unit: 3.2个和4.1个百分点; of units with one character behind 个 only 月."""
    names = [
        unit.name[1:] for unit in units()["个"] if unit.kind != "count" and (len(unit.name) > 2 or unit.name == "个月")
    ]
    number = "(?:[0-9.]{1,8}|[一二三四五六七八九十两点零]{1,6})个"
    return compiled(
        f"个(?=(?:[、，]?(?:和|与|及|以及|或)?|至|到|-|—|~|～){number}(?:(?:[、，]?(?:和|与|及|以及|或)?){number}){{0,8}}"
        f"(?P<unit>{alternatives(tuple(names))}))"
    )


def _after_ge(text: str, draft: Draft, at: int) -> bool:
    """Read what 个 holds apart: 1.5个亿, 两个半月."""
    if text.startswith(("半", "多"), at + 1) and _parted(text, draft, at):
        return True
    listed = _ge_list_re().match(text, at)
    if listed:
        _take_unit(text, draft, unit_named(f"个{listed['unit']}"), at, at + 1)
        draft.rule = "quantity/list"
        return True
    match = _GE_SCALE_RE.match(text, at)
    if match:
        scale = Decimal(10) ** _GE_SCALES[match.group()[1:].removeprefix("多")]
        draft.value = draft.raw = times(draft.value, scale)
        draft.upper = None if draft.upper is None else times(draft.upper, scale)
        draft.mod = "more_than" if text[at + 1] == "多" else draft.mod
        draft.end = draft.number_end = match.end()
        if text.startswith(("多", "余"), draft.end):
            draft.mod, draft.end = "more_than", draft.end + 1
    return False


def _parted(text: str, draft: Draft, at: int) -> bool:
    """Read 两个半月 and 三个多小时."""
    for name, unit in parted_units():
        if text.startswith(name, at + 2):
            if text[at + 1] == "半":
                draft.value = plus(draft.value, HALF)
            else:
                draft.mod = "more_than"
            draft.raw = draft.value
            _take_unit(text, draft, unit, at, at + 2 + len(name))
            return True
    return False


_FOLD_RE = lazy(r"翻(?:了)?\Z")
_HALF_RE = lazy(r"大?半(?![径价夜程导岛成工壁票山坡生熟场自封年月个天小百])数?")


def _half_or_fold(text: str, draft: Draft, at: int) -> bool:
    """Read 一半, 一多半, 一大半 and 翻两番."""
    number = text[draft.start : at]
    if text[at] == "番":
        fold = _FOLD_RE.search(text, max(0, draft.start - 2), draft.start)
        if fold is None or draft.upper is not None or not 1 <= draft.raw <= 20:
            return False
        draft.start = fold.start()
        draft.value = Decimal(2) ** int(draft.raw)
        draft.unit, draft.end, draft.unit_end = special_units()["番"], at + 1, at + 1
        draft.rule = "quantity/fold"
        return True
    match = _HALF_RE.match(text, at) if number in ("一", "一多") else None
    if match is None:
        return False
    draft.value = draft.raw = FIFTY
    draft.mod = "more_than" if number == "一多" or match.group().startswith("大") else None
    draft.unit, draft.end = special_units()["percent"], match.end()
    draft.number_end = draft.unit_start = draft.unit_end = match.end()
    draft.rule = "quantity/share"
    return True


def _take_unit(text: str, draft: Draft, unit: Unit, unit_start: int, unit_end: int) -> None:
    """Turn a number into base units, and read what follows the unit."""
    if unit.scales:
        draft.value = times(draft.value, unit.factor)
        if draft.upper is not None:
            draft.upper = times(draft.upper, unit.factor)
    draft.unit, draft.unit_start = unit, unit_start
    draft.end = draft.unit_end = unit_end
    following = text[unit_end : unit_end + 1]
    if following in tail_characters():
        read_tail(text, draft, following)
