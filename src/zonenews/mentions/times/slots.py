"""What each piece of a calendar expression says: its text to slots (year, month, day, edge, part of the day, clock)."""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple, TypeAlias

from zonenews.grammar.fragments import small_int
from zonenews.lexicon.timewords import timewords

Edge: TypeAlias = Literal["start", "mid", "end"]
Slot: TypeAlias = tuple[Any, ...]
"""How a slot is said: a tag and its numbers, such as ("said", 2022), ("reference", -1), ("months", 1, 9)."""


class Point(NamedTuple):
    """One calendar point or period as said, slot by slot.

    Year: ("said", 2022) ("reference", -1) ("discourse", 0) ("mention", 1) ("plan", 2021, 2025) ("years", 1980, 1989) ("ago", unit, n) ("stretch", way, unit, n).
    Month: ("said", 5) ("reference", -1) ("discourse", 0) ("months", 1, 9) ("quarter", 3) ("quarter-pointer", -1) ("half", 1) ("season", 21) ("week", -1)
    ("lunar", 8, False). Day: ("said", 8) ("dekad", 2) ("lunar", 15) ("weekday", 3) ("reference", -1) ("discourse", 0) ("feast", rule) ("first", 10)
    ("nth", 3, 7). Clock: hour, minute, second; -1 where unsaid.
    """

    year: Slot | None = None
    month: Slot | None = None
    day: Slot | None = None
    edge: Edge | None = None
    part: str = ""
    clock: tuple[int, int, int] | None = None
    holiday: bool = False


_EDGES: dict[str, Edge] = {"初": "start", "底": "end", "末": "end", "终": "end", "中": "mid"}
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


def read_number(text: str) -> int:
    """Read a small number; -1 stands for what is none."""
    value = small_int(text)
    return -1 if value is None else value


def full_year(year: int, *, short: bool = False) -> int:
    """Two digits stand for 1950-2049."""
    if short or year < 100:
        return year + (2000 if year < 50 else 1900)
    return year


def _read_year(text: str) -> dict[str, Any]:
    number, tail = re.split("年", text.replace(" ", ""), maxsplit=1)
    return {"year": ("said", read_number(number)), **_edge(tail)}


def _read_short_year(text: str) -> dict[str, Any]:
    number, tail = re.split("年", text.replace(" ", ""), maxsplit=1)
    return {"year": ("said", full_year(read_number(number), short=True)), **_edge(tail)}


def _edge(tail: str) -> dict[str, Any]:
    return {"edge": _EDGES[tail[-1]]} if tail and tail[-1] in _EDGES else {}


def _read_month(text: str) -> dict[str, Any]:
    number, tail = text.replace(" ", "").split("月", 1)
    return {"month": ("said", 1 if number == "元" else read_number(number)), **_edge(tail)}


def _read_month_day(text: str) -> dict[str, Any]:
    month, day = text.replace(" ", "").split("月", 1)
    return {"month": ("said", read_number(month)), "day": ("said", read_number(day))}


def _read_day(text: str) -> dict[str, Any]:
    number, sign, tail = re.split("([日号])", text.replace(" ", ""), maxsplit=1)
    weak = sign == "号" or (len(number) == 1 and not number.isascii())
    read: dict[str, Any] = {"day": ("said", read_number(number)), "weak": weak}
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
    return {"month": ("quarter", _QUARTER[digit]), **_edge(text)}


def _read_half(text: str) -> dict[str, Any]:
    which = 1 if text[0] in "上前" else 2
    if text.endswith("月"):
        return {"day": ("half", which)}
    return {"month": ("half", which), **_edge(text)}


def _read_ten_days(text: str) -> dict[str, Any]:
    return {"day": ("dekad", "上中下".index(text[0]) + 1, "上中下".index(text[-2]) + 1)}


def _read_first(text: str) -> dict[str, Any]:
    if text[0] == "首":
        return {"month": ("said", 1) if "月" in text else ("quarter", 1)}
    body = text[1:].replace(" ", "")
    number = re.match(r"[0-9]+|[一二两三四五六七八九十百半]+", body)
    count = read_number(number[0]) if number else -1
    if "季" in body:
        return {"month": ("months", 1, 3 * count)}
    return {"day": ("first", count)} if body.endswith("天") else {"month": ("months", 1, count)}


def _read_nth(text: str) -> dict[str, Any]:
    if text.startswith("最后"):
        return {"day": ("nth", -1, _WEEKDAY[text[-1]])}
    nth = read_number(text[1 : text.index("个")])
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
    decade = re.search(r"((?:19|20)?[0-9]0|[二三四五六七八九]{1,2}十)年代", text)
    century = re.match(r"(.*?)世纪", text)
    number = {"上": 20, "本": 21}.get(century[1], read_number(century[1])) if century else 0
    if decade:
        tens = read_number(decade[1] if decade[1].isascii() else decade[1][-2:])
        first = 0 if decade[1].isascii() else 10 * (len(decade[1]) - 2)  # 八九十年代
        base = tens if tens > 99 else (number - 1) * 100 + tens if century else tens + (2000 if tens < 20 else 1900)
        return {"year": ("years", base - first, base + 9)}
    edge = "mid" if text.endswith("叶") else _EDGES.get(text[-1], "")
    return {"year": ("years", number * 100 - 99, number * 100), "edge": edge}


def _read_plan(text: str) -> dict[str, Any]:
    name = re.search(r"十?[一二三四五六七八九]?五|十五", text)
    first, last = timewords().plans[name[0]] if name and name[0] in timewords().plans else (0, 0)
    edge = "start" if text.endswith(("初", "初期")) else "end" if text.endswith(("末", "末期", "期末")) else ""
    return {"year": ("plan", first, last), "edge": edge}


def _read_lunar(text: str) -> dict[str, Any]:
    if text.startswith("大年"):
        return {"month": ("lunar", 1, False), "day": ("said", read_number(text[3:]))}
    found = re.fullmatch(r"(?:[农阴夏]历)?(?:(.{4})年)?(闰?)(.{1,2})月(.*)", text)
    if not found:
        return {"broken": True}
    month = _LUNAR_MONTH.get(found[3]) or read_number(found[3])
    read: dict[str, Any] = {"month": ("lunar", month, bool(found[2]))}
    if found[1]:
        read["year"] = ("said", read_number(found[1]))
    if found[4]:
        read["day"] = ("said", read_number(found[4].removeprefix("初")))
    return read


def _read_feast(text: str) -> dict[str, Any]:
    words = timewords()
    if text in words.feasts:
        return {"day": ("feast", words.feasts[text])}
    if text in words.terms:
        return {"day": ("feast", f"term {text}")}
    name = next(name for name in words.short_feasts if name in text)
    return {"day": ("feast", words.short_feasts[name]), "holiday": text[-1] in "假期周间日"}


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
        minute = read_number(minute_text.lstrip("零") or "零")
        second = read_number(second_text.lstrip("零") or "零") if second_text else -1
    return {"clock": (read_number(hour_text), minute, second), "firm": bool(tail)}


def _read_ago(text: str) -> dict[str, Any]:
    number = re.match(r"[0-9]+|[一二两三四五六七八九十百半]+", text)
    unit = next(_UNIT[char] for char in text[number.end() if number else 0 :] if char in _UNIT)
    count = read_number(number[0]) if number else -1
    way = "ago" if "前" in text else "later" if text[-1] == "后" else "since"
    fuzzy = number is not None and len(number[0]) > 1 and not number[0].isascii() and not set(number[0]) & set("十百")
    if fuzzy or "半" in text or count < 0 or (way != "since" and ("多" in text or "余" in text)):
        return {"vague": True}
    return {"year": (way, unit, count)}


def _read_stretch(text: str) -> dict[str, Any]:
    way = "coming" if text.startswith(("未来", "今后")) else "past"
    number = re.search(r"[0-9]+|[一二两三四五六七八九十百]+", text)
    if number is None or text.startswith("此后") or "几" in text or "多" in text or "余" in text:
        return {"vague": True}
    unit = next((_UNIT[char] for char in text[number.end() :] if char in _UNIT), "year")
    return {"year": (way, unit, read_number(number[0]))}


READERS: dict[str, Any] = {
    "Y": _read_year, "y": _read_short_year, "M": _read_month, "B": _read_month_day, "D": _read_day, "O": _read_numeric,
    "V": lambda text: {"year": ("said", int(text))}, "Q": _read_quarter, "H": _read_half, "X": _read_ten_days, "A": _read_first, "q": _read_nth,
    "W": _read_weekday, "K": _read_pointer, "Z": _read_years, "G": _read_plan, "g": _read_plan, "L": _read_lunar, "F": _read_feast, "f": _read_feast,
    "T": _read_clock, "P": lambda text: {"part": text}, "S": lambda text: {"month": ("season", timewords().seasons[text])},
    "N": _read_ago, "J": _read_stretch, "k": lambda text: {"year": ("both", -1 if text[0] == "去" else 0, 3 if "三" in text else 2)},
    "C": lambda text: {"up_to_now": text[0] in "到至"},
    "E": lambda text: ({"year": ("discourse", 0)} if text[0] in "年岁" else {"month": ("discourse", 0)}) | _edge(text),
}  # fmt: skip
