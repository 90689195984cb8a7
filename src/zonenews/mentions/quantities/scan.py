"""One pass over the text: every run of numeral characters, and what it turns out to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.grammar.patterns import pattern
from zonenews.grammar.reading import MAX_LENGTH, leading
from zonenews.grammar.scanning import number_at, scanners
from zonenews.grammar.so_many_days import are_so_many_days
from zonenews.lexicon.units import Unit, currency_fronts, units
from zonenews.mentions.quantities.amounts import FIFTY
from zonenews.mentions.quantities.broken import BREAKS, broken_amount, broken_whole
from zonenews.mentions.quantities.checks import OPENING_QUOTES, is_in_title, is_quantity, opening_marks
from zonenews.mentions.quantities.completion import complete, currency_front, negate
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.lists import LIST_FIRST, RANGE_FIRST, group_at
from zonenews.mentions.quantities.plain import plain_amount
from zonenews.mentions.quantities.slashes import slash_list
from zonenews.mentions.quantities.unitless import without_unit
from zonenews.mentions.quantities.units import special_units

ONE_AFTER = "半番分成倍又"
"""What may follow a lone 一 beside units of measure; one of something countable is an article (一个, 一批)."""
DIGITS = frozenset("一二三四五六七八九两")
ENDS_ON_ONE = frozenset("唯统之专同归单逐划均如合其")
"""Characters that make a word with a 一 behind them."""
YEAR_OR_DAY = frozenset("年天")
UP_OR_DOWN = frozenset("上下")
AFTER_LONE = frozenset("元圆角分%")
LONE = frozenset("数几零〇参伍陆拾肆半")
"""Numeral characters that alone are part of a word far more often than a number: 数据, 参加, 大陆."""
DAY_UNITS = frozenset("元圆币历内之以")
ONE_YEAR_AFTER = frozenset("半多余以左时内之零")
ONE_YEAR_BEFORE = frozenset("第到近足过逾约又满超少有为于多")
"""Beside 一年 and 一天, what may make them more than an article."""
ONE_GE_RE = pattern(r"个{behind_one_ge}")
ORDINAL_RE = lazy(r" ?(?:位|名|批次|批)")
NOT_ORDINAL_RE = pattern(
    r"[季产方书时一章编世步条款届线师军号]|个?(?:五年|百年)|次产业(?!{industry_changing})|次[\u4e00-\u9fff]{0,10}{meeting_counted}|[、和][一二三、和]{1,5}产业"
    r"|[\u4e00-\u9fff]{0,2}{behind_ordinal}"
)


_LONE_OR_ONE = LONE | {"一"}
YEAR_OR_DATE = frozenset("年日")
_SLASH_REACH = 2
"""Characters behind a number in which the slash of a list stands: 2|%/, 500|元/."""


class _Gate(NamedTuple):
    """Characters that tell a run of numerals which can be a quantity from one that cannot.

    Attributes:
        after: one of them follows every number that has a unit, is in a range or in a list.
        sure: those of them that leave no doubt behind a number of more than one character.
        one: one of them follows every lone 一 that measures and is no article.
        before: one of them stands before every number whose currency or 第 decides.
        last: numerals that end so may be quantities without a unit.
    """

    after: frozenset[str]
    sure: frozenset[str]
    one: frozenset[str]
    before: frozenset[str]
    last: frozenset[str]


@cache
def _gate() -> _Gate:
    open_units = [unit for found in units().values() for unit in found if not unit.shy]
    measured = {unit.name[0] for unit in open_units if unit.kind != "count" and unit.name[0] != "个"}
    after = {unit.name[0] for unit in open_units} | RANGE_FIRST | LIST_FIRST | set("半番分来kK/度块又bBwW和与及或+")
    front = {name[-1] for name in currency_fronts()} | {"第"}
    return _Gate(
        frozenset(after),
        frozenset(after - YEAR_OR_DATE),
        frozenset(ONE_AFTER) | measured,
        frozenset(front),
        frozenset("千兆百亿万多余"),
    )


@cache
def _trigger() -> re.Pattern[str]:
    """The pattern of a run, with as much of `_may_count` in it as the engine can judge; it turns half of the runs away."""
    gate, table = _gate(), scanners()
    goes_on = table.body | {",", "，"}
    front = _class(gate.before)
    lone = LONE - {"半"}
    others = table.first - lone - gate.last - set("0123456789一半")
    return compiled(
        rf"[{_class(table.first)}](?:"
        rf"(?<=[0-9])(?:(?![0-9]{{0,3}}(?:[月号时]|日(?![{_class(DAY_UNITS)}])))|(?<=[{front}].)|(?=[0-9]?日))"
        rf"|(?<=一)(?:(?=[{_class(goes_on | gate.one | YEAR_OR_DAY | {'个'})}])|(?<=第一))"
        rf"|(?<=[{_class(others)}])(?:(?=[{_class(goes_on | gate.after)}])|(?<=[{front}].))"
        rf"|(?<=[{_class(lone)}])(?:(?=[{_class(goes_on | AFTER_LONE)}])|(?<=[{front}].))"
        rf"|(?<=[{_class(gate.last | {'半'})}]))"
        rf"{table.run_rest}"
    )


def _class(characters: frozenset[str] | set[str]) -> str:
    """Characters for the inside of a class."""
    return re.escape("".join(sorted(characters)))


def drafts(text: str) -> list[Draft]:
    """Give the quantities of a normal text in order, without overlaps."""
    search, gate = _trigger().search, _gate()
    titled, marks = "《" in text, opening_marks(text)
    found: list[Draft] = []
    at = floor = 0
    while True:
        match = search(text, at)
        if match is None:
            return found
        start, at = match.span()
        run = match.group()
        if run[0] in DIGITS and run[1:2] in DIGITS:
            start, run = _unglued(text, start, run)
        following = text[at : at + 1]
        if following in BREAKS and (mended := broken_amount(text, start, floor, marks)) is not None:
            floor = at = mended.end
            if not (titled and is_in_title(text, start)):
                found.append(mended)
            continue
        certain = following in gate.sure and run not in _LONE_OR_ONE
        if not certain and not _may_count(text, start, at, run, gate):
            continue
        if at - start > MAX_LENGTH:
            at = _end_of_run(text, at)
            continue
        read, at = _amounts(text, start, run, floor, marks)
        for draft in read:
            floor = draft.end
            if not (titled and is_in_title(text, draft.start)):
                found.append(draft)


def _amounts(text: str, start: int, run: str, floor: int, marks: str) -> tuple[Sequence[Draft], int]:
    """Read the quantities that begin with a run, and say where to look for the next."""
    if text.find("/", start, start + len(run) + _SLASH_REACH) >= 0 and (listed := slash_list(text, start, floor)):
        return listed, listed[-1].end
    plain = None if run == "半" or text[start - 1 : start] == "第" else plain_amount(text, start, run)
    if plain is None:
        return _read(text, start, run, floor, marks)
    if plain.unit is None and not _implied(text, plain, floor):
        return (), plain.end
    complete(text, plain, floor)
    return ((plain,), plain.end) if is_quantity(text, plain, marks) else ((), _behind(start, run))


def _unglued(text: str, start: int, run: str) -> tuple[int, str]:
    """Take away from a run of plain Han digits what ends the word before it: 唯一一家, 统一两项标准."""
    if run[0] == "一" and text[start - 1 : start] in ENDS_ON_ONE:
        return start + 1, run[1:]
    reading = leading(run)[1] if len(run) == 2 else None
    return (start, run) if reading is None or reading.upper is not None else (start + 1, run[1:])


def _may_count(text: str, start: int, end: int, run: str, gate: _Gate) -> bool:
    """Whether what stands beside a run allows it to be a quantity; a cheap look that spares most runs a reading."""
    following = text[end : end + 1]
    before = text[start - 1 : start]
    if run == "一":
        if following in YEAR_OR_DAY:
            return text[end + 1 : end + 2] in ONE_YEAR_AFTER or before in ONE_YEAR_BEFORE
        return following in gate.one or before == "第" or (following == "个" and ONE_GE_RE.match(text, end) is not None)
    if before in gate.before or (before == " " and text[start - 2 : start - 1] in gate.before):  # RMB 1,200
        return True
    if following in gate.after:
        if run in LONE:
            return following in AFTER_LONE or (run == "半" and before not in UP_OR_DOWN)
        if following == "年":
            return end - start != 4 or run[-1] in gate.last
        return following != "日" or text[end + 1 : end + 2] in DAY_UNITS or are_so_many_days(text, start, end)
    return run[-1] in gate.last or (run == "半" and before not in UP_OR_DOWN)


def _end_of_run(text: str, at: int) -> int:
    """Skip the rest of a numeral that is too long to be read."""
    numeral = scanners().numeral
    while text[at : at + 1] in numeral:
        at += 1
    return at


def _read(text: str, start: int, run: str, floor: int, marks: str) -> tuple[Sequence[Draft], int]:
    """Read the quantities that begin with a run and are no plain amounts, and say where to look for the next."""
    if run == "半" or text[start - 1 : start] == "第":
        draft = _half(text, start, floor) if run == "半" else _ordinal(text, start, run)
        if draft is not None:
            return ([draft], draft.end) if is_quantity(text, draft, marks) else ([], _behind(start, run))
        if run != "半":
            return [], _behind(start, run)
    items, stop = group_at(text, start, run)
    if items and items[-1].unit is None:
        last = items[-1]
        if not _implied(text, last, floor, items[0].start):
            return [], max(stop, _behind(start, run))
        items = [*(_listed(text, items[:-1], last) if last.unit and last.unit.kind == "money" else ()), last]
    found = []
    for draft in items:
        complete(text, draft, floor)
        if is_quantity(text, draft, marks):
            found.append(draft)
            floor = draft.end
    return found, floor if found else _behind(start, run)


def _listed(text: str, items: Sequence[Draft], last: Draft) -> Iterator[Draft]:
    """Give the amounts of a list whose last is money by what is around it, where each has its own scale: 产值20亿、30亿."""
    for item in items:
        if text[item.number_end - 1] in "万亿":
            item.unit, item.unit_start, item.unit_end = last.unit, item.end, item.end
            item.rule = "quantity/list"
            yield item


def _implied(text: str, draft: Draft, floor: int, first: int | None = None) -> bool:
    """Whether a number without a unit has one all the same: by what is around it or its list, which begins at `first`, or by a currency."""
    start = draft.start - (text[draft.start - 1 : draft.start] == " ")
    return without_unit(text, draft, first) or (
        text[start - 1 : start] in _gate().before and _front_money(text, draft, floor)
    )


def _behind(start: int, run: str) -> int:
    """Where the numeral that a run begins with ends."""
    return start + max(1, leading(run)[0])


def _front_money(text: str, draft: Draft, floor: int) -> bool:
    """Read an amount whose currency stands before it alone: 人民币3.14, $5."""
    code, start = currency_front(text, draft.start, floor)
    if code is None or draft.raw == 0:
        return False
    draft.unit = Unit(name="", kind="money", base=code, code=code)
    draft.start = start
    draft.rule = "quantity/currency-number"
    return True


def _ordinal(text: str, start: int, run: str) -> Draft | None:
    """Read 第三, 第2位; 倒数第二 counts from the end and says no place."""
    if text.endswith("倒数", 0, start - 1):
        return None
    spot = number_at(text, start, run)
    if spot is None or spot.form != "plain" or spot.reading.upper is not None or NOT_ORDINAL_RE.match(text, spot.end):
        return None
    tail = ORDINAL_RE.match(text, spot.end)
    end = tail.end() if tail else spot.end
    unit = special_units()["第"]
    value = spot.reading.value
    return Draft(
        start - 1,
        end,
        start,
        spot.end,
        value,
        None,
        None,
        "plain",
        False,
        unit,
        spot.end,
        end,
        value,
        "quantity/ordinal",
    )


_OVER_HALF_RE = pattern(r"{about_half}\Z")
_HALF_END_RE = lazy(r"半数|半")
_NOT_HALF_RE = lazy(
    r"半(?:[径价夜程导岛成工壁票山坡生熟场自封年月个天小百辈路边空截挂圆球决世升公斤亩里分吨两元米多]|径)"
)


def _half(text: str, start: int, floor: int) -> Draft | None:
    """Read 过半, 近半 and 半数 as a share."""
    before = _OVER_HALF_RE.search(text, max(floor, start - 2), start)
    counted = text.startswith("半数", start)
    if (before is None and not counted) or (not counted and _NOT_HALF_RE.match(text, start)):
        return None
    match = _HALF_END_RE.match(text, start)
    if match is None:
        return None
    unit = special_units()["share"]
    end = match.end()
    if counted:
        end = start + 2
    draft = Draft(start, end, start, end, FIFTY, None, None, "plain", False, unit, end, end, FIFTY, "quantity/share")
    complete(text, draft, floor)
    if before is not None:
        draft.start = before.start()
        draft.mod = "more_than" if "过" in before.group() or "超" in before.group() else "less_than"
    return draft


_FOLDED_RE = lazy(r"翻(?:番|倍)|(?<=实现)倍增(?=[，,。；;、）)\s]|$)")


def folds(text: str) -> Iterator[Draft]:
    """Give 翻番, 翻倍 and 实现 | 倍增, which have no numeral in them."""
    if "翻" in text or "现倍增" in text:
        unit, two = special_units()["番"], Decimal(2)
        for start, end in (match.span() for match in _FOLDED_RE.finditer(text)):
            yield Draft(start, end, start, end, two, None, None, "plain", False, unit, end, end, two, "quantity/fold")


_PLUS = frozenset({"percent", "percentage_point"})
"""Kinds of amounts whose plus sign is written."""


def whole_draft(text: str) -> Draft | None:
    """Read a text that is one quantity from end to end, units of few words (五分, 45度) included."""
    end = len(text.rstrip())
    broken = broken_whole(text)
    if broken is not None:
        return broken
    for match in scanners().run.finditer(text, 0, min(end, MAX_LENGTH)):
        start = match.start()
        items, _ = group_at(text, start, match.group(), shy=True)
        if len(items) == 1 and items[0].unit is None and not _front_money(text, items[0], 0):
            continue
        if len(items) != 1 or items[0].unit is None:
            continue
        draft = items[0]
        complete(text, draft, 0)
        lead = text[: draft.start].strip()
        if lead in ("-", "－", "−") and draft.start == draft.number_start:
            negate(draft, by_dash=True)
            draft.start, lead = text.index(lead), ""
        elif lead == "+" and draft.unit is not None and draft.unit.kind in _PLUS:
            draft.start, lead = text.index(lead), ""
        if draft.end == end and not lead and is_quantity(text, draft, OPENING_QUOTES, alone=True):
            return draft
    return None
