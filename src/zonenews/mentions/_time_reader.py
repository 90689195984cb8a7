"""Pieces to expressions: a run of neighbouring pieces (`_time_lexer`) becomes one or more unresolved expressions.

What an expression says is kept in slots: year, month, day, edge, part of the day, clock. A slot is empty where the text is silent; the discourse
(`_time_discourse`) fills it later. Reading depends on nothing but the surface, so it is cached: news says 今年 very often.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from zonenews.grammar.fragments import small_int
from zonenews.lexicon.timewords import timewords

Slot = tuple[Any, ...]
"""How a slot is said: a tag and its numbers, such as ("said", 2022), ("reference", -1), ("months", 1, 9)."""


class Point(NamedTuple):
    """One calendar point or period as said, slot by slot.

    Year: ("said", 2022) ("reference", -1) ("discourse", 0) ("plan", 2021, 2025) ("years", 1980, 1989) ("ago", unit, n) ("stretch", way, unit, n).
    Month: ("said", 5) ("reference", -1) ("discourse", 0) ("months", 1, 9) ("quarter", 3) ("quarter-pointer", -1) ("half", 1) ("season", 21) ("week", -1)
    ("lunar", 8, False). Day: ("said", 8) ("dekad", 2) ("lunar", 15) ("weekday", 3) ("reference", -1) ("discourse", 0) ("feast", rule) ("first", 10)
    ("nth", 3, 7). Clock: hour, minute, second; -1 where unsaid.
    """

    year: Slot | None = None
    month: Slot | None = None
    day: Slot | None = None
    edge: str = ""
    part: str = ""
    clock: tuple[int, int, int] | None = None
    holiday: bool = False


class Expression(NamedTuple):
    """What one mention says before the discourse resolves it.

    Attributes:
        start: where it begins, counted from the first piece of the run.
        end: where it ends.
        first: the point or period, or the beginning of a range.
        last: the end of a range, else `None`.
        bound: `since`, `until`, `before`, `after`, `vague`, `recurring`, or the empty string.
        rule: the rule's name.
    """

    start: int
    end: int
    first: Point
    last: Point | None
    bound: str
    rule: str


_RANK = {"year": 0, "month": 1, "day": 2, "edge": 3, "part": 4, "clock": 5}
_EDGES = {"初": "start", "底": "end", "末": "end", "终": "end", "中": "mid"}
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "首": 1, "两": 2}
_WEEKDAY = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "末": 8}
_NIGHT = {"晚": "晚上", "晨": "早晨", "夜": "夜间"}
_LUNAR_MONTH = {"正": 1, "腊": 12, "冬": 11}
_UNIT = {
    "年": "year",
    "月": "month",
    "季": "quarter",
    "周": "week",
    "星": "week",
    "天": "day",
    "时": "hour",
    "分": "minute",
}


def _number(text: str) -> int:
    value = small_int(text)
    return -1 if value is None else value


def _full_year(year: int, *, short: bool = False) -> int:
    """Two digits stand for 1950-2049."""
    if short or year < 100:
        return year + (2000 if year < 50 else 1900)
    return year


def _read_year(text: str) -> dict[str, Any]:
    number, tail = re.split("年", text.replace(" ", ""), maxsplit=1)
    return {"year": ("said", _number(number)), **_edge(tail)}


def _read_short_year(text: str) -> dict[str, Any]:
    number, tail = re.split("年", text.replace(" ", ""), maxsplit=1)
    return {"year": ("said", _full_year(_number(number), short=True)), **_edge(tail)}


def _edge(tail: str) -> dict[str, Any]:
    return {"edge": _EDGES[tail[-1]]} if tail and tail[-1] in _EDGES else {}


def _read_month(text: str) -> dict[str, Any]:
    number, tail = text.replace(" ", "").split("月", 1)
    return {"month": ("said", 1 if number == "元" else _number(number)), **_edge(tail)}


def _read_month_day(text: str) -> dict[str, Any]:
    month, day = text.replace(" ", "").split("月", 1)
    return {"month": ("said", _number(month)), "day": ("said", _number(day))}


def _read_day(text: str) -> dict[str, Any]:
    number, sign, tail = re.split("([日号])", text.replace(" ", ""), maxsplit=1)
    weak = sign == "号" or (len(number) == 1 and not number.isascii())
    read: dict[str, Any] = {"day": ("said", _number(number)), "weak": weak}
    return {**read, "part": _NIGHT[tail]} if tail else read


def _read_numeric(text: str) -> dict[str, Any]:
    if text.isdigit():
        year, month, day = text[:4], text[4:6], text[6:]
    else:
        year, month, *rest = re.split(r"[-/.]", text)
        day = rest[0] if rest else ""
    read: dict[str, Any] = {"year": ("said", int(year)), "month": ("said", int(month))}
    return {**read, "day": ("said", int(day))} if day else read


def _read_quarter(text: str) -> dict[str, Any]:
    digit = next(char for char in text if char in _QUARTER)
    return {"month": ("quarter", _QUARTER[digit])}


def _read_half(text: str) -> dict[str, Any]:
    which = 1 if text[0] in "上前" else 2
    if text.endswith("月"):
        return {"day": ("half", which)}
    return {"month": ("half", which)}


def _read_ten_days(text: str) -> dict[str, Any]:
    return {"day": ("dekad", "上中下".index(text[0]) + 1)}


def _read_first(text: str) -> dict[str, Any]:
    if text[0] == "首":
        return {"month": ("said", 1) if "月" in text else ("quarter", 1)}
    body = text[1:].replace(" ", "")
    number = re.match(r"[0-9]+|[一二两三四五六七八九十百半]+", body)
    count = _number(number[0]) if number else -1
    if "季" in body:
        return {"month": ("months", 1, 3 * count)}
    return {"day": ("first", count)} if body.endswith("天") else {"month": ("months", 1, count)}


def _read_nth(text: str) -> dict[str, Any]:
    if text.startswith("最后"):
        return {"day": ("nth", -1, _WEEKDAY[text[-1]])}
    nth = _number(text[1 : text.index("个")])
    return {"month": ("said", nth)} if text.endswith("月") else {"day": ("nth", nth, _WEEKDAY[text[-1]])}


def _read_weekday(text: str) -> dict[str, Any]:
    sign = next(char for char in reversed(text) if char in _WEEKDAY)
    read: dict[str, Any] = {"day": ("weekday", _WEEKDAY[sign])}
    return {**read, "part": _NIGHT[text[-1]]} if text[-1] in _NIGHT else read


def _read_pointer(text: str) -> dict[str, Any]:
    pointers = timewords().pointers
    word = next(text[:size] for size in range(len(text), 0, -1) if text[:size] in pointers)
    pointer, tail = pointers[word], text[len(word) :]
    value = (pointer.base, pointer.shift)
    if pointer.unit == "year":
        return {"year": value, **_edge(tail)}
    if pointer.unit == "month":
        return {"month": value, **_edge(tail)}
    if pointer.unit == "day":
        return {"day": value, "part": pointer.part}
    if pointer.unit == "quarter":
        return {"month": ("quarter-pointer", pointer.shift)}
    read: dict[str, Any] = {"month": ("week", pointer.shift)}
    if pointer.unit == "week" and tail:
        read |= _read_weekday(tail)
    return read


def _read_years(text: str) -> dict[str, Any]:
    """A decade or a century: the 20th is 1901-2000, its 80s are 1980-1989."""
    decade = re.search(r"([0-9]{2}|(?:19|20)[0-9]0|[二三四五六七八九]十)年代", text)
    century = re.match(r"(.*?)世纪", text)
    number = {"上": 20, "本": 21}.get(century[1], _number(century[1])) if century else 0
    if decade:
        tens = _number(decade[1])
        base = tens if tens > 99 else (number - 1) * 100 + tens if century else tens + (2000 if tens < 20 else 1900)
        return {"year": ("years", base, base + 9)}
    edge = "mid" if text.endswith("叶") else _EDGES.get(text[-1], "")
    return {"year": ("years", number * 100 - 99, number * 100), "edge": edge}


def _read_plan(text: str) -> dict[str, Any]:
    name = re.search(r"十?[一二三四五六七八九]?五|十五", text)
    first, last = timewords().plans[name[0]] if name and name[0] in timewords().plans else (0, 0)
    edge = "start" if text.endswith(("初", "初期")) else "end" if text.endswith(("末", "末期", "期末")) else ""
    return {"year": ("plan", first, last), "edge": edge}


def _read_lunar(text: str) -> dict[str, Any]:
    if text.startswith("大年"):
        return {"month": ("lunar", 1, False), "day": ("said", _number(text[3:]))}
    found = re.fullmatch(r"(?:[农阴夏]历)?(?:(.{4})年)?(闰?)(.{1,2})月(.*)", text)
    if not found:
        return {"broken": True}
    month = _LUNAR_MONTH.get(found[3]) or _number(found[3])
    read: dict[str, Any] = {"month": ("lunar", month, bool(found[2]))}
    if found[1]:
        read["year"] = ("said", _number(found[1]))
    if found[4]:
        read["day"] = ("said", _number(found[4].removeprefix("初")))
    return read


def _read_feast(text: str) -> dict[str, Any]:
    words = timewords()
    if text in words.feasts:
        return {"day": ("feast", words.feasts[text])}
    if text in words.terms:
        return {"day": ("feast", f"term {text}")}
    name = re.sub(r"[“\"‘'”’]|小长假|长假|假期|黄金周|期间|节假日|假日", "", text)
    return {"day": ("feast", words.short_feasts[name])}


def _read_clock(text: str) -> dict[str, Any]:
    compact = text.replace(" ", "").replace("：", ":").lower()
    if ":" in compact:
        numbers = [int(part) for part in re.findall("[0-9]+", compact)][:3]
        hour = numbers[0] + 12 if "p" in compact and numbers[0] < 12 else numbers[0]
        return {"clock": (hour, *numbers[1:], *[-1] * (3 - len(numbers))), "firm": True}
    hour_text, tail = re.split("时|点钟?", compact, maxsplit=1)
    minute, second = -1, -1
    if tail.startswith("半"):
        minute = 30
    elif tail.endswith("刻"):
        minute = 15 if tail[0] in "一1" else 45
    elif tail and tail[0] not in "整许":
        minute_text, _, second_text = tail.rstrip("秒").partition("分")
        minute = _number(minute_text.lstrip("零") or "零")
        second = _number(second_text.lstrip("零") or "零") if second_text else -1
    return {"clock": (_number(hour_text), minute, second), "firm": bool(tail)}


def _read_ago(text: str) -> dict[str, Any]:
    number = re.match(r"[0-9]+|[一二两三四五六七八九十百半]+", text)
    unit = next(_UNIT[char] for char in text[number.end() if number else 0 :] if char in _UNIT)
    count = _number(number[0]) if number else -1
    way = "ago" if "前" in text else "later" if text[-1] == "后" else "since"
    if "半" in text or count < 0 or (way != "since" and ("多" in text or "余" in text)):
        return {"vague": True}
    return {"year": (way, unit, count)}


def _read_stretch(text: str) -> dict[str, Any]:
    way = "coming" if text.startswith(("未来", "今后")) else "past"
    number = re.search(r"[0-9]+|[一二两三四五六七八九十百]+", text)
    if number is None or text.startswith("此后") or "几" in text or "多" in text or "余" in text:
        return {"vague": True}
    unit = next((_UNIT[char] for char in text[number.end() :] if char in _UNIT), "year")
    return {"year": (way, unit, _number(number[0]))}


_READERS: dict[str, Any] = {
    "Y": _read_year, "y": _read_short_year, "M": _read_month, "B": _read_month_day, "D": _read_day, "O": _read_numeric,
    "V": lambda text: {"year": ("said", int(text))}, "Q": _read_quarter, "H": _read_half, "X": _read_ten_days, "A": _read_first, "q": _read_nth,
    "W": _read_weekday, "K": _read_pointer, "Z": _read_years, "G": _read_plan, "g": _read_plan, "L": _read_lunar, "F": _read_feast, "f": _read_feast,
    "T": _read_clock, "P": lambda text: {"part": text}, "S": lambda text: {"month": ("season", timewords().seasons[text])},
    "N": _read_ago, "J": _read_stretch, "k": lambda text: {"year": ("both", -1 if text[0] == "去" else 0, 2 if "三" in text else 1 if text[0] == "今" else 0)},
    "E": lambda text: ({"year": ("discourse", 0)} if text[0] in "年岁" else {"month": ("discourse", 0)}) | _edge(text),
}  # fmt: skip


class Piece(NamedTuple):
    """One piece of a run.

    Attributes:
        code: its code, see `_time_lexer`; `z` is what follows the run (以来, 之前).
        text: its surface.
        start: where it begins, counted from the beginning of the run.
        end: where it ends.
        joint: what joins it to the piece before: the empty string, `to` or `and`.
    """

    code: str
    text: str
    start: int
    end: int
    joint: str


class _Part(NamedTuple):
    """A point being assembled: its slots, its place, and what joins it to the one before."""

    slots: dict[str, Any]
    start: int
    end: int
    joint: str
    code: str


_ALONE = {"U": "vague", "C": "until-now", "R": "recurring", "I": "since-event"}
_BOUNDS = {
    "以来": "since",
    "至今": "since",
    "来": "since",
    "以前": "before",
    "之前": "before",
    "前": "before",
    "以后": "after",
    "之后": "after",
}


def read_run(pieces: list[Piece]) -> tuple[Expression, ...]:
    """Read a run of neighbouring pieces.

    Args:
        pieces: in order.

    Returns:
        The expressions it holds, in order; empty where its pieces are too weak to be calendar time.
    """
    parts = _assemble(pieces)
    tail = pieces[-1] if pieces[-1].code == "z" else None
    found: list[Expression] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) and parts[at + 1].joint == "to" else None
        step = 1
        if part.code == "c":
            if at + 1 < len(parts) and parts[at + 1].code not in _ALONE:
                found += _expression(parts[at + 1], None, part.start, "until")
                step = 2
        elif part.code in _ALONE:
            found.append(_alone(part))
        elif following is not None and following.code not in _ALONE:
            found += _expression(part, following, part.start, "")
            step = 2
        else:
            found += _expression(part, None, part.start, "")
        at += step
    if tail is not None and found and found[-1].end == tail.start:
        found[-1] = _bounded(found[-1], tail)
    return tuple(found)


def _assemble(pieces: list[Piece]) -> list[_Part]:
    """Put the slots of pieces that belong to one point together."""
    parts: list[_Part] = []
    for number, piece in enumerate(pieces):
        if piece.code == "z":
            break
        slots = _slots(pieces, number)
        last = parts[-1] if parts else None
        if last and not piece.joint and _fits(last, slots, piece.code):
            merged = {**slots, **last.slots} if piece.code == "W" and "day" in last.slots else {**last.slots, **slots}
            parts[-1] = last._replace(slots=merged, end=piece.end, code=last.code if last.code == "R" else piece.code)
        else:
            parts.append(_Part(slots, piece.start, piece.end, piece.joint, piece.code))
            if piece.joint == "and" and last:
                parts[-1] = parts[-1]._replace(slots={**_higher(last.slots, slots), **slots})
    return parts


def _slots(pieces: list[Piece], number: int) -> dict[str, Any]:
    """The slots of one piece; a bare number takes the unit of the piece it runs to."""
    piece = pieces[number]
    if piece.code == "n":
        model = next((other for other in pieces[number + 1 :] if other.code != "n"), None)
        return _counted(piece.text, model) if model else {}
    if piece.code in _READERS:
        read: dict[str, Any] = _READERS[piece.code](piece.text)
        return read
    return {}


def _counted(text: str, model: Piece) -> dict[str, Any]:
    value = _number(text.strip())
    if model.code in "Yy":
        return {"year": ("said", _full_year(value))}
    if model.code in "MB":
        return {"month": ("said", value)}
    if model.code == "Q":
        return {"month": ("quarter", value)}
    if model.code == "T":
        return {"clock": (value, -1, -1)}
    return {"day": ("said", value), "weak": False}


def _ranks(slots: dict[str, Any]) -> list[int]:
    return [_RANK[name] for name in slots if name in _RANK and slots[name]]


def _fits(last: _Part, slots: dict[str, Any], code: str) -> bool:
    """Whether the slots go on where the point so far ends: coarse before fine."""
    if last.code in {"U", "C", "c", "I"} or code in _ALONE or code == "c":
        return False
    if code == "W" and "day" in last.slots:
        return "clock" not in last.slots and "part" not in last.slots
    if last.code == "R":
        return code in "MDWPTBQ"
    ranks, more = _ranks(last.slots), _ranks(slots)
    if not ranks or not more or slots.get("vague") or last.slots.get("vague"):
        return False
    if last.slots.get("year", ("",))[0] in {"ago", "later", "since", "past", "coming", "both", "plan", "years"}:
        return False
    if slots.get("month", ("",))[0] == "discourse" and "month" in last.slots:  # 8月当月
        slots.pop("month")
        return True
    return max(ranks) < min(more) or (
        max(ranks) == _RANK["part"] and code == "P" and last.slots["part"] == slots["part"]
    )


def _higher(before: dict[str, Any], slots: dict[str, Any]) -> dict[str, Any]:
    """The coarser slots of the point before, which a list or a range does not repeat."""
    least = min(_ranks(slots), default=9)
    return {name: value for name, value in before.items() if name in _RANK and _RANK[name] < least}


def _alone(part: _Part) -> Expression:
    """A piece that is an expression of its own."""
    bound = _ALONE[part.code]
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
    return Point(**{name: slots[name] for name in _RANK if name in slots}, holiday=bool(slots.get("holiday")))


def _expression(first: _Part, last: _Part | None, start: int, bound: str) -> list[Expression]:
    """The expression of a point or of a range, or none where it is too weak."""
    if first.slots.get("broken") or (last and last.slots.get("broken")):
        return []
    if first.slots.get("vague"):
        return [Expression(start, first.end, _EMPTY, None, "vague", "time/vague")]
    if last is None:
        if not _stands_alone(first) and not (bound and first.slots):
            return []
        return [Expression(start, first.end, _point(first.slots), None, bound, f"time/{_kind(first.slots)}")]
    begin, end = _shared(dict(first.slots), dict(last.slots))
    merged = _months_merged(begin, end)
    if merged:
        return [Expression(start, last.end, _point(merged), None, bound, "time/months")]
    if not (_ranks(begin) and _ranks(end)):
        return []
    return [Expression(start, last.end, _point(begin), _point(end), bound, "time/range")]


def _shared(begin: dict[str, Any], end: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Copy what one end of a range leaves to the other: coarse parts forwards, the part of the day too."""
    end = {**_higher(begin, end), **end}
    if begin.get("part") and "clock" in end and not end.get("part"):
        end["part"] = begin["part"]
    return begin, end


def _months_merged(begin: dict[str, Any], end: dict[str, Any]) -> dict[str, Any] | None:
    """1-8月 and 一至三季度 of one year as one stretch of months."""
    if begin.get("year") != end.get("year") or set(begin) - {"year"} != {"month"} or set(end) - {"year"} != {"month"}:
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


def _stands_alone(part: _Part) -> bool:
    """Whether the pieces are strong enough to be calendar time by themselves."""
    slots = part.slots
    if "year" in slots:
        return True
    month = slots.get("month", ("",))[0]
    if month:
        return bool(month != "season")
    if "day" in slots:
        tag = slots["day"][0]
        if tag == "said" and slots.get("weak"):
            return bool(slots.get("part") or slots.get("clock"))
        return tag not in {"first", "nth"}
    return bool(slots.get("clock") and (slots.get("firm") or slots.get("part")))


def _bounded(expression: Expression, tail: Piece) -> Expression:
    """Apply what follows the run: 以来, 之前, 或之后, 期间, 左右."""
    text = tail.text
    if text in {"左右", "前后", "上下"}:
        return expression._replace(end=tail.end, bound=expression.bound or "about")
    if text[0] in "或及":
        return expression._replace(end=tail.end, bound="from" if "后" in text else "until")
    bound = _BOUNDS.get(text, "")
    if expression.bound or (bound and expression.last is not None):
        return expression
    if text == "前":
        point = expression.first
        if point.day or point.clock or point.edge or point.part or expression.rule == "time/recurring":
            return expression
    return expression._replace(
        end=tail.end, bound=bound, rule=f"{expression.rule}-{bound}" if bound else expression.rule
    )
