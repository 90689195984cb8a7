"""What each piece of a calendar expression says: its text to slots (year, month, day, edge, part of the day, clock)."""

from __future__ import annotations

from typing import Any

from zonenews._patterns import lazy
from zonenews.lexicon.timewords import timewords
from zonenews.mentions.times.clocks import read_clock, read_figures
from zonenews.mentions.times.points import SHORT_UNITS, Edge, full_year, read_number
from zonenews.mentions.times.stretches import read_ago, read_stretch

_EDGES: dict[str, Edge] = {"初": "start", "底": "end", "末": "end", "终": "end", "中": "mid"}
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "首": 1, "两": 2}
_WEEKDAY = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "末": 8}
_NIGHT = {"晚": "晚上", "晨": "早晨", "夜": "夜间"}
_LUNAR_MONTH = {"正": 1, "腊": 12, "冬": 11}
_YEAR_RE = lazy("财政年度|会计年度|财年|年")
_DAY_RE = lazy("([日号])")
_MARK_RE = lazy("[-/.]")
_MARK_OF_DAY_RE = lazy("[-/.·]")
_PART_RE = lazy("([QH])")
_FIRST_COUNT_RE = lazy("[0-9]+|[一二两三四五六七八九十百半]+")
_COUNT_RE = lazy("[0-9]+|[一二两三四五六七八九十百]+")
_DECADE_RE = lazy("((?:19|20)?[0-9]0|[二三四五六七八九]{1,2}十)(?:年代|$)|(?<=纪)([二三四五六七八九])$")
_FIRST_YEARS_RE = lazy("[头前](.{1,4})年$")
_SCHOOL_RE = lazy("([0-9]{4})(?:.+([0-9]{4}))?学年")
_CENTURY_RE = lazy("(.*?)世纪")
_PLAN_RE = lazy("十?[一二三四五六七八九]?五|十五")
_STRETCH_RE = lazy("([前头后])([两二三四])年$")
_NTH_YEAR_RE = lazy("第(.)年$")
_LAST_YEAR_RE = lazy("[官末]之?年$")
_LUNAR_RE = lazy("(?:[农阴夏]历)?(?:(.{4})年)?(闰?)(.{1,2})月(.*)")


def _read_year(text: str) -> dict[str, Any]:
    number, tail = _YEAR_RE.split(text.replace(" ", ""), maxsplit=1)
    season = timewords().seasons.get(tail[-1:])
    return {"year": ("said", read_number(number)), **_edge(tail), **({"month": ("season", season)} if season else {})}


def _read_short_year(text: str) -> dict[str, Any]:
    number, tail = text.replace(" ", "").split("年", 1)
    return {"year": ("said", full_year(read_number(number), short=True)), **_edge(tail)}


def _edge(tail: str) -> dict[str, Any]:
    return {"edge": _EDGES[tail[-1]]} if tail and tail[-1] in _EDGES else {}


def _read_month(text: str) -> dict[str, Any]:
    number, tail = text.replace(" ", "").split("月", 1)
    if len(number) == 2 and not number.isascii() and "十" not in number:  # 七八月
        return {"month": ("months", *map(read_number, number)), **_edge(tail)}
    return {"month": ("said", 1 if number == "元" else read_number(number)), **_edge(tail)}


def _read_month_day(text: str) -> dict[str, Any]:
    month, day = text.replace(" ", "").split("月", 1)
    return {"month": ("said", read_number(month)), "day": ("said", read_number(day))}


def _read_day(text: str) -> dict[str, Any]:
    number, sign, tail = _DAY_RE.split(text.replace(" ", ""), maxsplit=1)
    weak = sign == "号" or (len(number) == 1 and not number.isascii())
    read: dict[str, Any] = {"day": ("said", read_number(number)), "weak": weak}
    return {**read, "part": _NIGHT[tail]} if tail else read


def _read_numeric(text: str) -> dict[str, Any]:
    if ":" in text or "：" in text:  # 2020-05-09T09:30, of which the T may be lost
        return _read_numeric(text[:10]) | read_figures(text[10:].lstrip("T").replace("：", ":").lower())
    if text.isdigit():
        year, month, day = text[:4], text[4:6], text[6:]
    else:
        year, month, *rest = _MARK_RE.split(text)
        day = rest[0] if rest else ""
    read: dict[str, Any] = {"year": ("said", int(year)), "month": ("said", int(month))}
    return {**read, "day": ("said", int(day))} if day else read


def _read_year_last(text: str) -> dict[str, Any]:
    """A date whose year stands last: with points the day is first, else the month, unless a number above 12 tells."""
    first, second, year = (int(part) for part in _MARK_RE.split(text))
    day_first = second <= 12 and ("." in text or first > 12)
    month, day = (second, first) if day_first else (first, second)
    return {"year": ("said", year), "month": ("said", month), "day": ("said", day)}


def _read_month_day_numeric(text: str) -> dict[str, Any]:
    month, day = _MARK_OF_DAY_RE.split(text)
    return {"month": ("said", int(month)), "day": ("said", int(day))}


def _read_latin(text: str) -> dict[str, Any]:
    """Read 24Q1, 2024H1, 1Q24 and Q1 2024."""
    before, sign, after = _PART_RE.split(text.replace(" ", ""), maxsplit=1)
    year, number = (before, after) if len(before) > 1 else (after, before) if before else (after[1:], after[0])
    return {
        "year": ("said", full_year(int(year))),
        "month": ("quarter" if sign == "Q" else "half", int(number)),
    }


def _read_era(text: str) -> dict[str, Any]:
    eras = timewords().eras
    name = next(text[:size] for size in range(len(text), 0, -1) if text[:size] in eras)
    number, tail = text[len(name) :].split("年", 1)
    first, last = eras[name]
    if not number:  # 乾隆年间
        return {"year": ("years", first, last)}
    year = first - 1 + (1 if number == "元" else read_number(number))
    return {"year": ("said", year), **_edge(tail)} if first <= year <= last else {"broken": True}


def _read_quarter(text: str) -> dict[str, Any]:
    digit, *more = [char for char in text if char in _QUARTER]
    if more:  # 二三季度
        return {"month": ("months", 3 * _QUARTER[digit] - 2, 3 * _QUARTER[more[0]])}
    return {"month": ("quarter", _QUARTER[digit]), **_edge(text)}


def _read_half(text: str) -> dict[str, Any]:
    which = 1 if text[0] in "上前" or text.endswith("1") else 2  # 上半年, H1; 后半年, H2
    if text.endswith("月"):
        return {"day": ("half", which)}
    return {"month": ("half", which), **_edge(text)}


def _read_ten_days(text: str) -> dict[str, Any]:
    return {"day": ("dekad", "上中下".index(text[0]) + 1, "上中下".index(text[-2]) + 1)}


def _read_first(text: str) -> dict[str, Any]:
    if text[0] == "首":
        return {"month": ("said", 1) if "月" in text else ("quarter", 1)}
    body = text[1:].replace(" ", "")
    number = _FIRST_COUNT_RE.match(body)
    count = read_number(number[0]) if number else -1
    if "季" in body:
        return {"month": ("months", 1, 3 * count)}
    return {"day": ("first", count)} if body.endswith("天") else {"month": ("months", 1, count)}


def _read_nth(text: str) -> dict[str, Any]:
    """Read what is counted within a year or month: 第三个月, 第二个星期日, 第12周, 第一天, 最后一个周五."""
    number = _COUNT_RE.match(text, 1)
    nth = -1 if text.startswith("最后") else read_number(number[0]) if number else 1
    if text.endswith("工作日"):
        return {"day": ("nth-workday", nth)}
    if nth < 0:
        return {"day": ("nth", -1, _WEEKDAY[text[-1]])}
    if text.endswith("月"):
        return {"month": ("said", nth)}
    if text.endswith("天") and not text.endswith(("期天", "拜天", "周天")):
        return {"day": ("nth-day", nth)}
    if text.endswith(("周", "期", "拜")):
        return {"day": ("nth-week", nth)}
    return {"day": ("nth", nth, _WEEKDAY[text[-1]])}


def _read_last(text: str) -> dict[str, Any]:
    """Read 最后一个月, 后三个月, 最后两天: the end of the year or month said before."""
    number = _COUNT_RE.search(text)
    count = read_number(number[0]) if number else -1
    if "季" in text or text.endswith("月"):
        return {"month": ("last", 3 * count if "季" in text else count)}
    return {"day": ("last", count if text.endswith("天") else 7 * count)}


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
        return {"month": ("quarter-pointer", pointer.shift), **_edge(tail)}
    if pointer.unit in SHORT_UNITS:
        return {"year": ("unit", pointer.unit, pointer.shift)}
    read: dict[str, Any] = {"month": ("week", pointer.shift)}
    if pointer.unit == "week" and tail:
        read |= _read_weekday(tail)
    return read


def _read_years(text: str) -> dict[str, Any]:
    """A decade or a century: the 20th is 1901-2000, its 80s are 1980-1989."""
    decade = _DECADE_RE.search(text)
    century = _CENTURY_RE.match(text)
    number = {"上": 20, "本": 21, "上个": 20, "下个": 22}.get(century[1], read_number(century[1])) if century else 0
    if decade:
        said = decade[1] or f"{decade[2]}十"  # 上世纪六、七十年代
        tens = read_number(said if said.isascii() else said[-2:])
        first = 0 if said.isascii() else 10 * (len(said) - 2)  # 八九十年代
        base = tens if tens > 99 else (number - 1) * 100 + tens if century else tens + (2000 if tens < 20 else 1900)
        bare = () if century or tens > 99 else ("bare",)
        return {"year": ("years", base - first, base + 9, *bare)}
    begun = _FIRST_YEARS_RE.search(text)
    if begun:  # 本世纪头十年
        return {"year": ("years", number * 100 - 99, number * 100 - 100 + read_number(begun[1]))}
    if text.endswith("半叶"):  # 20世纪上半叶
        last = number * 100 - 50 * (text[-3] in "上前")
        return {"year": ("years", last - 49, last)}
    edge = "mid" if text.endswith("叶") else _EDGES.get(text[-1], "")
    return {"year": ("years", number * 100 - 99, number * 100), "edge": edge}


def _read_plan(text: str) -> dict[str, Any]:
    name = _PLAN_RE.search(text)
    first, last = timewords().plans[name[0]] if name and name[0] in timewords().plans else (0, 0)
    if text.endswith("年") and first:  # “十五五”开局之年, “十四五”收官之年, 规划第三年
        stretch = _STRETCH_RE.search(text)
        if stretch:  # “十五五”前三年, “十四五”后两年
            years = read_number(stretch[2]) - 1
            return {"year": ("years", last - years, last) if stretch[1] == "后" else ("years", first, first + years)}
        nth = _NTH_YEAR_RE.search(text)
        year = first + read_number(nth[1]) - 1 if nth else last if _LAST_YEAR_RE.search(text) else first
        return {"year": ("said", year)}
    edge = "start" if text.endswith(("初", "初期")) else "end" if text.endswith(("末", "末期", "期末")) else ""
    return {"year": ("plan", first, last), "edge": edge}


def _read_lunar(text: str) -> dict[str, Any]:
    if text.startswith(("大年", "年初", "初")):
        # 初七 is of the month that its range begins in
        return {"month": ("lunar", 0 if text[0] == "初" else 1, False), "day": ("said", read_number(text[-1]))}
    found = _LUNAR_RE.fullmatch(text)
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
        return {"day": ("feast", words.feasts[text]), **({"part": _NIGHT["夜"]} if text[-1] == "夜" else {})}
    if text in words.terms:
        return {"day": ("feast", f"term {text}")}
    name = next(name for name in words.short_feasts if name in text)
    return {"day": ("feast", words.short_feasts[name]), "holiday": text[-1] in "假期周间日"}


def _read_season(text: str) -> dict[str, Any]:
    """Read 夏季, and 今夏, 去冬, 明春 with their year."""
    seasons = timewords().seasons
    if text in seasons:
        return {"month": ("season", seasons[text])}
    year = ("ahead", 1) if text[0] == "明" else ("reference", -(text[0] == "去"))
    return {"year": year, "month": ("season", seasons[text[1:]])}


def _read_both(text: str) -> dict[str, Any]:
    """Read 今明两年, 去今两年, 今明两天, 明后天: the first of them, and how many they are; 下个工作日, 前两个工作日."""
    if text.endswith("工作日"):
        number = _COUNT_RE.search(text.removesuffix("工作日"))
        count = read_number(number[0]) if number else 1
        return {"day": ("workdays", count if text[0] == "下" else -count)}
    shift, count = {"今": 0, "去": -1, "昨": -1, "明": 1}[text[0]], 3 if "三" in text else 2
    if text.startswith("昨前"):
        shift = -2
    return {"year" if text[-1] == "年" else "day": ("both", shift, count)}


def _read_school_year(text: str) -> dict[str, Any]:
    """Read 2023-2024学年 and 2024学年; one that does not end in the next year is none."""
    years = _SCHOOL_RE.match(text)
    if years is None or (years[2] and int(years[2]) != int(years[1]) + 1):
        return {"broken": True}
    return {"year": ("school", int(years[1]))}


READERS: dict[str, Any] = {
    "Y": _read_year, "y": _read_short_year, "M": _read_month, "B": _read_month_day, "D": _read_day, "O": _read_numeric,
    "d": _read_year_last, "m": _read_month_day_numeric, "h": _read_latin, "r": _read_era, "b": _read_last, "o": read_ago,
    "V": lambda text: {"year": ("said", int(text))}, "Q": _read_quarter, "H": _read_half, "X": _read_ten_days, "A": _read_first, "q": _read_nth,
    "W": _read_weekday, "K": _read_pointer, "Z": _read_years, "G": _read_plan, "g": _read_plan, "L": _read_lunar, "F": _read_feast, "f": _read_feast,
    "T": read_clock, "t": lambda text: {**read_clock(text), "firm": True}, "P": lambda text: {"part": text}, "S": _read_season,
    "N": read_ago, "J": read_stretch, "k": _read_both, "s": _read_school_year,
    "R": lambda text: {"quarterly": True} if "季" in text else {},
    "U": lambda text: {"now": text in timewords().now}, "C": lambda text: {"up_to_now": text[0] in "到至"},
    "E": lambda text: ({"year": ("discourse", 0)} if text[0] in "年岁" else {"month": ("discourse", 0)}) | _edge(text),
}  # fmt: skip
