"""Neighbouring pieces put together to points: 2022年 + 3月 + 5日 + 上午."""

from __future__ import annotations

from typing import NamedTuple

from zonenews.mentions.times.points import CLOSED_YEARS, Slots, full_year, read_number
from zonenews.mentions.times.slots import READERS

RANK = {"year": 0, "month": 1, "day": 2, "edge": 3, "part": 4, "clock": 5}
"""Slots from coarse to fine."""
ALONE = {"U": "vague", "C": "until-now", "R": "recurring", "I": "since-event"}
"""Pieces that are an expression of their own, and the bound of each."""
COMES_ROUND = "DWMPTtnFfEHQ"
"""Codes that come round with what stands before them in a list: 每月5日、15日, 每天8点和20点, 每年3、6、9月."""
_AT_EACH_TURN = COMES_ROUND + "BLSXAbqKR"
"""Codes that say when at each turn: 每季度|首月, 每月|最后一天, 每年|上半年, 每年的|今天."""
_WITHIN_A_TURN = frozenset("XAbqSHKLE")
"""Those of them that count within the turn, so that their numbers are no month or day of the calendar: 每季度第一个月, 每年农历五月初五."""
_BESIDE = frozenset({"and", "with"})
_SAME = (("discourse", 0), ("mention", 0))


class Piece(NamedTuple):
    """One piece of a run.

    Attributes:
        code: its code, see `lexer`; `z` is what follows the run (以来, 之前).
        text: its surface.
        start: where it begins, counted from the beginning of the run.
        end: where it ends.
        joint: what joins it to the piece before: the empty string, `to`, `and`, or `with`, which is `to` where 之间 follows.
    """

    code: str
    text: str
    start: int
    end: int
    joint: str


class Part(NamedTuple):
    """A point being assembled: its slots, its place, and what joins it to the one before."""

    slots: Slots
    start: int
    end: int
    joint: str
    code: str


def assemble(pieces: list[Piece]) -> list[Part]:
    """Put the slots of pieces that belong to one point together."""
    parts: list[Part] = []
    for number, piece in enumerate(pieces):
        if piece.code == "z":
            break
        slots = _slots(pieces, number)
        last = parts[-1] if parts else None
        if last and not piece.joint and _fits(last, slots, piece.code):
            if last.code == "R" and (piece.code in _WITHIN_A_TURN or "quarterly" in last.slots):
                slots = {}
            merged = {**slots, **last.slots} if piece.code == "W" and "day" in last.slots else {**last.slots, **slots}
            parts[-1] = last._replace(slots=merged, end=piece.end, code=last.code if last.code == "R" else piece.code)
        else:
            parts.append(Part(slots, piece.start, piece.end, piece.joint, piece.code))
            if last and last.code == "R" and piece.joint == "to":  # 每天9点到|11点、下午2点到5点
                parts[-1] = parts[-1]._replace(code="R")
            elif last and last.code == "R" and piece.joint in _BESIDE and piece.code in COMES_ROUND:
                known = {} if piece.code in _WITHIN_A_TURN else {**_higher(last.slots, slots), **slots}
                parts[-1] = parts[-1]._replace(slots=known, code="R")
            elif piece.joint == "and" and last:
                parts[-1] = parts[-1]._replace(slots={**_higher(last.slots, slots), **slots})
    return parts


def _slots(pieces: list[Piece], number: int) -> Slots:
    """The slots of one piece; a bare number takes the unit of the piece it runs to."""
    piece = pieces[number]
    if piece.code == "n":
        model = next((other for other in pieces[number + 1 :] if other.code != "n"), None)
        return _counted(piece.text, model) if model else {}
    if piece.code in READERS:
        read: Slots = READERS[piece.code](piece.text)
        return read
    return {}


def _counted(text: str, model: Piece) -> Slots:
    value = read_number(text.strip())
    if model.code in "Yy":
        return {"year": ("said", full_year(value))}
    if model.code in "MB":
        return {"month": ("said", value)}
    if model.code == "Z":  # 18至19世纪, 80、90年代
        tens = "十" * (len(text) == 1)  # 六、七十年代
        return dict(READERS["Z"](text.strip() + (f"{tens}年代" if "年代" in model.text else "世纪")))
    if model.code == "Q":
        return {"month": ("quarter", value)}
    if model.code in "Tt":
        return {"clock": (value, -1, -1)}
    return {"day": ("said", value), "weak": model.text.rstrip("晚晨夜").endswith("号")}


def ranks_of(slots: Slots) -> list[int]:
    """How fine each of the filled slots is."""
    return [RANK[name] for name in slots if name in RANK and slots[name]]


def _fits(last: Part, slots: Slots, code: str) -> bool:
    """Whether the slots go on where the point so far ends: coarse before fine."""
    if last.code == "R":
        return code in _AT_EACH_TURN and not ("clock" in last.slots and code in "MDWFL")
    if last.code in {"U", "C", "c", "I", "o"} or code in ALONE or code in "co":
        return False
    if last.code == "W" and set(last.slots) == {"day"} and code in "YMB":  # 星期天，二月十日
        del last.slots["day"]
        return True
    if _counts_on(last, slots, code):
        return True
    if code == "W" and "day" in last.slots:
        return "clock" not in last.slots and "part" not in last.slots and last.slots["day"][0] != "weekday"
    ranks, more = ranks_of(last.slots), ranks_of(slots)
    if not ranks or not more or slots.get("vague") or last.slots.get("vague"):
        return False
    if last.slots.get("year", ("",))[0] in CLOSED_YEARS:
        return False
    for name in ("year", "month", "day"):  # 去年全年, 8月当月, 除夕当天
        if slots.get(name) in _SAME and name in last.slots and not slots.get("part") and "edge" not in last.slots:
            slots.pop(name)
            return True
    return max(ranks) < min(more) or (
        max(ranks) == RANK["part"] and code == "P" and last.slots["part"] == slots["part"]
    )


def _counts_on(last: Part, slots: Slots, code: str) -> bool:
    """Whether a piece counts from the point so far; what it says is then written into that point or into the slots."""
    day, year = last.slots.get("day"), last.slots.get("year")
    if code == "K" and day and day[0] in {"feast", "said"} and slots.get("day") in _NEXT and not slots.get("part"):
        slots["shift"] = slots.pop("day")[1]  # 国庆节前一天
        return not last.slots.get("part")
    if code == "W" and day and day[0] == "nth-week" and len(day) == 2 and slots["day"][1] != _WEEKEND:
        last.slots["day"] = (*day, slots["day"][1])  # 十月第三周的周二
        return True
    if code in "Abq" and not day and _counts_within(last.slots, slots):
        return True
    if not day and year and year[0] in {"ago", "later"} and len(year[1]) == 1:
        return _goes_on_from(last, slots, code)
    return False


def _counts_within(whole: Slots, slots: Slots) -> bool:
    """Whether months are counted within the half-year or quarter before them: 下半年|前三个月, 一季度|最后一个月; they are written into the slots."""
    size = _MONTHS_IN.get(whole.get("month", ("",))[0])
    month = slots.get("month")
    if size is None or month is None or "edge" in whole or month[0] not in {"months", "last", "said"}:
        return False
    before, count = size * (whole["month"][1] - 1), month[-1]
    if not 1 <= count <= size:
        return False
    last = before + (size if month[0] == "last" else count)
    first = last if month[0] == "said" else last - count + 1
    slots["month"] = ("said", last) if first == last else ("months", first, last)
    return True


_MONTHS_IN = {"half": 6, "quarter": 3}


def _goes_on_from(last: Part, slots: Slots, code: str) -> bool:
    """Whether a finer piece goes on with so many units ago: 两周后的周一, 三天前的晚上, 十年前的6月, 3年前的今天."""
    way, ((unit, count),) = last.slots["year"]
    by = count if way == "later" else -count
    if unit == "week" and code == "W" and slots["day"][1] != _WEEKEND:
        del last.slots["year"]
        last.slots["month"] = ("week", by)
        return True
    if unit == "day" and code in "PTt":
        del last.slots["year"]
        last.slots["day"] = ("reference", by)
        return True
    if unit == "year" and (code in "MBSFL" or slots.get("day") == _TODAY):
        last.slots["year"] = ("reference", by)
        return True
    return False


_TODAY = ("reference", 0)
_NEXT = (("discourse", 1), ("discourse", -1))
_WEEKEND = 8


def _higher(before: Slots, slots: Slots) -> Slots:
    """The coarser slots of the point before, which a list or a range does not repeat."""
    least = min(ranks_of(slots), default=9)
    return {name: value for name, value in before.items() if name in RANK and RANK[name] < least}
