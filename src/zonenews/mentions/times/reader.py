"""Pieces to expressions: a run of neighbouring pieces (`lexer`) becomes one or more unresolved expressions.

What an expression says is kept in slots; a slot is empty where the text is silent, and the discourse (`discourse`) fills it later. Reading depends
on nothing but the surface, so its results are cached: news says 今年 very often.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

from zonenews.lexicon.timewords import timewords
from zonenews.lexicon.word_classes import word_set, words_of
from zonenews.mentions.times.assembly import ALONE, RANK, Part, Piece, assemble, ranks_of
from zonenews.mentions.times.points import SHORT_UNITS, Point


class Expression(NamedTuple):
    """What one mention says before the discourse resolves it.

    Attributes:
        start: where it begins, counted from the first piece of the run.
        end: where it ends.
        first: the point or period, or the beginning of a range.
        last: the end of a range, else `None`.
        bound: `since`, `until`, `before`, `after`, `from`, `about`, `same`, `vague`, `recurring`, `until-now`, `since-event`, or the empty string.
        rule: the rule's name.
        lacks: whether it has to be told its year.
        settled: whether nothing but the date of publication decides its value.
        text: its surface; one object for all places where it stands.
    """

    start: int
    end: int
    first: Point
    last: Point | None
    bound: str
    rule: str
    lacks: bool = False
    settled: bool = False
    text: str = ""


_FIRM = {"month", "part", "clock"}
_FEW = frozenset("一二两三四五")
"""What points of an argument are counted with: 以上三点之前已说过."""
_TODAY = ("reference", 0)
_BETWEEN = {"之间", "间", "期间", "之内"}


def read_run(pieces: list[Piece]) -> tuple[Expression, ...]:
    """Read a run of neighbouring pieces.

    Args:
        pieces: in order.

    Returns:
        The expressions it holds, in order; empty where its pieces are too weak to be calendar time.
    """
    tail = pieces[-1] if pieces[-1].code == "z" else None
    if tail is not None:
        pieces = _told_by(tail, pieces)
    parts = _working_week(_begun_now(assemble(pieces)))
    found: list[Expression] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) and parts[at + 1].joint == "to" else None
        step = 1
        if part.code == "c":
            if at + 1 < len(parts) and parts[at + 1].code not in ALONE:
                found += _expression(parts[at + 1], None, part.start, "until")
                step = 2
        elif part.slots.get("up_to_now") and _goes_on(found, part):  # 2019年到现在
            found[-1] = found[-1]._replace(end=part.end, bound="since", rule=f"{found[-1].rule}-since")
        elif part.code == "R" and following is not None:  # 每年4月到6月, 每周二至周日9点到17点
            step = _length_of_range(parts, at)
            found.append(_alone(part)._replace(end=parts[at + step - 1].end, first=_EMPTY))
        elif part.code in ALONE:
            found.append(_alone(part))
        elif following is not None and following.code not in ALONE:
            found += _expression(part, following, part.start, "")
            step = 2
        else:
            found += _expression(part, None, part.start, "")
        at += step
    if tail is not None and found and found[-1].end == tail.start:
        found[-1] = _bounded(found[-1], tail)
    return tuple(found)


def _begun_now(parts: list[Part]) -> list[Part]:
    """The parts with 现在 and the like as the day of publication where a range begins with it: 当前至年底."""
    return [
        part._replace(slots={"day": _TODAY}, code="K")
        if part.slots.get("now") and following is not None and following.joint == "to" and following.code not in ALONE
        else part
        for part, following in zip(parts, [*parts[1:], None], strict=True)
    ]


def _length_of_range(parts: list[Part], at: int) -> int:
    """How many parts a range has that begins with one: 每周二|至周日9点|到17点."""
    length = 1
    while at + length < len(parts) and parts[at + length].joint == "to":
        length += 1
    return length


def _working_week(parts: list[Part]) -> list[Part]:
    """The parts with 周一至周五 and its hours as one that comes round: it is the week of opening hours, not that of publication."""
    for at, (first, last) in enumerate(pairwise(parts)):
        weekday = last.slots.get("day", ("", 0))
        if (
            first.slots == _MONDAY
            and last.joint == "to"
            and weekday[0] == "weekday"
            and weekday[1] >= _FRIDAY
            and {"part", "clock"} & set(last.slots)
        ):
            return [*parts[:at], first._replace(slots={}, end=last.end, code="R"), *parts[at + 2 :]]
    return parts


_MONDAY, _FRIDAY = {"day": ("weekday", 1)}, 5


def _told_by(tail: Piece, pieces: list[Piece]) -> list[Piece]:
    """The pieces with what the word behind them says: 3月和5月之间 is a range, 8点之前 has an hour."""
    if tail.text in _BETWEEN:
        return [piece._replace(joint="to") if piece.joint == "with" else piece for piece in pieces]
    first = pieces[0]
    if (
        (tail.text == "前" or tail.text in word_set("firm_tail"))
        and len(pieces) == 2
        and first.code == "T"
        and first.text[0] not in _FEW
    ):
        return [first._replace(code="t"), tail]
    return pieces


def _goes_on(found: list[Expression], part: Part) -> bool:
    """Whether a part stands right behind an expression that has no bound yet."""
    return bool(found) and found[-1].end == part.start and not found[-1].bound


def _alone(part: Part) -> Expression:
    """A piece that is an expression of its own."""
    bound = ALONE[part.code]
    point = _EMPTY
    if part.code == "R":
        point = _point(part.slots)
    return Expression(
        part.start,
        part.end,
        point,
        None,
        bound,
        {"U": "time/vague", "C": "time/until-now", "R": "time/recurring", "I": "time/since-event"}[part.code],
    )


_EMPTY = Point()


def _point(slots: dict[str, Any]) -> Point:
    return Point(
        **{name: slots[name] for name in RANK if name in slots},
        holiday=bool(slots.get("holiday")),
        shift=slots.get("shift", 0),
    )


def _expression(first: Part, last: Part | None, start: int, bound: str) -> list[Expression]:
    """The expression of a point or of a range, or none where it is too weak."""
    if first.slots.get("broken") or (last and last.slots.get("broken")):
        return []
    if first.slots.get("vague"):
        return [Expression(start, first.end, _EMPTY, None, "vague", "time/vague")]
    if last is None and "clock_to" in first.slots:  # 七八点
        last = first._replace(slots={"clock": first.slots["clock_to"]})
    if last is None:
        if not _stands_alone(first) and not (bound and first.slots):
            return []
        point = _point(first.slots)
        rule = f"time/{_kind(first.slots)}"
        return [Expression(start, first.end, point, None, bound, rule, _lacks(point), _is_settled(point))]
    if "year" not in first.slots and set(last.slots) == {"year"} and first.slots.get("day") != _TODAY:  # 春节—2025年
        return _expression(first, None, start, bound) + _expression(last, None, last.start, bound)
    if (
        first.slots.get("weak") and last.slots.get("weak") and not _FIRM & (set(first.slots) | set(last.slots))
    ):  # 1至6号
        return []
    begin, end = _shared(dict(first.slots), dict(last.slots))
    merged = _months_merged(begin, end)
    if merged:
        point = _point(merged)
        return [Expression(start, last.end, point, None, bound, "time/months", _lacks(point), _is_settled(point))]
    if not (ranks_of(begin) and ranks_of(end)):
        return []
    point = _point(begin)
    return [Expression(start, last.end, point, _point(end), bound, "time/range", _lacks(point))]


def _lacks(point: Point) -> bool:
    """Whether the discourse has to lend the year."""
    if point.year:
        return bool(point.year[0] in {"discourse", "mention"})
    if point.day and point.day[0] in {"reference", "discourse", "weekday"}:
        return False
    return bool(point.day or (point.month and point.month[0] not in {"reference", "week", "quarter-pointer"}))


def _is_settled(point: Point) -> bool:
    """Whether a point means the same wherever in an article it stands."""
    year, month, day = (slot and slot[0] for slot in (point.year, point.month, point.day))
    if point.clock:
        return False
    if year:
        if year in _COUNTED:
            return not any(unit in SHORT_UNITS for unit, _ in point.year[1])  # type: ignore[index]
        return year not in _MOVING and month in _FIXED_MONTHS and (day is None or (day == "said" and month == "said"))
    if day:
        return day in {"reference", "weekday", "both", "workdays"}
    return month in {"reference", "week", "quarter-pointer"}


_MOVING = frozenset({"discourse", "mention", "later", "unit"})
_COUNTED = frozenset({"ago", "since", "past", "coming"})
_FIXED_MONTHS = frozenset({None, "said", "months", "quarter", "half", "season"})


def _shared(begin: dict[str, Any], end: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The part of the day counts for both ends of a range; other slots are lent when the ends are resolved."""
    if begin.get("part") and "clock" in end and not end.get("part"):
        end["part"] = begin["part"]
    if end.get("month", "")[:2] == _LENT:
        end["month"] = _month_of_the_moon(begin)
    if "bare" in end.get("year", ()) and begin.get("year", ("",))[0] == "years":  # 19世纪50至70年代
        _, first, last, *_ = end["year"]
        by = (begin["year"][1] // 100 - first // 100) * 100
        end["year"] = ("years", first + by, last + by)
    return begin, end


_LENT = ("lunar", 0)
"""A month of the Chinese calendar that the beginning of a range has to lend: 大年初一至|初七."""


def _month_of_the_moon(begin: dict[str, Any]) -> Any:
    """The month that a range of the Chinese calendar begins in; the days behind New Year's Eve are of the first one."""
    rule = begin.get("day", ("", ""))[1]
    if isinstance(rule, str) and rule.startswith("lunar"):
        return ("lunar", 1 if rule == "lunar 12-30" else int(rule[6:8]), False)
    return begin.get("month")


def _months_merged(begin: dict[str, Any], end: dict[str, Any]) -> dict[str, Any] | None:
    """1-8月 and 一至三季度 of one year as one stretch of months."""
    if (
        end.get("year") not in {None, begin.get("year")}
        or set(begin) - {"year"} != {"month"}
        or set(end) - {"year"} != {"month"}
    ):
        return None
    (tag, first), (other, last) = begin["month"][:2], end["month"][:2]
    if tag != other or tag not in {"said", "quarter"} or first > last:
        return None
    months = (first, last) if tag == "said" else (3 * first - 2, 3 * last)
    return {**begin, "month": ("months", *months)}


def _kind(slots: dict[str, Any]) -> str:
    if slots.get("clock"):
        return "clock"
    return next((name for name in ("day", "month", "year") if slots.get(name)), "part")


def _stands_alone(part: Part) -> bool:
    """Whether the pieces are strong enough to be calendar time by themselves."""
    slots = part.slots
    if "year" in slots:
        return True
    month = slots.get("month", ("",))[0]
    if month:
        return month not in {"season", "last"} and slots["month"][:2] != _LENT
    if "day" in slots:
        tag = slots["day"][0]
        if tag == "said" and slots.get("weak"):
            return bool(slots.get("part") or slots.get("clock"))
        return tag not in {"first", "last", "nth", "nth-day", "nth-week", "nth-workday"}
    return bool(slots.get("clock") and (slots.get("firm") or slots.get("part")))


def _bounded(expression: Expression, tail: Piece) -> Expression:
    """Apply what follows the run: 以来, 之前, 或之后, 期间, 左右."""
    text = tail.text
    if text == "期间" or text in words_of("days_off"):
        feast = expression.last is None and expression.first.day and expression.first.day[0] == "feast"
        end = tail.end if feast or text == "期间" else expression.end
        return expression._replace(end=end, first=expression.first._replace(holiday=bool(feast)))
    if text in {"左右", "前后", "上下"}:
        return expression._replace(end=tail.end, bound=expression.bound or "about")
    if text == "间" and expression.rule not in {
        "time/range",
        "time/months",
    }:  # 3月间 is said of a month, 3月到5月间 of all
        return expression
    if text[0] in "或及":
        return expression._replace(end=tail.end, bound="from" if "后" in text else "until")
    bound = timewords().bounds.get(text, "")
    if expression.bound or (bound and expression.last is not None):
        return expression
    if text == "来" and (expression.first.month or expression.first.day or not expression.first.year):
        return expression
    if text in {"前", "后"} and not _takes_edge(expression, text):
        return expression
    return expression._replace(
        end=tail.end, bound=bound, rule=f"{expression.rule}-{bound}" if bound else expression.rule
    )


def _takes_edge(expression: Expression, text: str) -> bool:
    """Whether a lone 前 or 后 bounds an expression: 2030年前, 2030年后, 今晚八点前; a day or month before 前 is a deadline and stays itself."""
    point = expression.first
    if text == "前" and point.clock:
        return True
    if text == "后" and (point.year is None or point.year[0] != "said" or point.month):
        return False
    return not (point.day or point.clock or point.edge or point.part or expression.rule == "time/recurring")
