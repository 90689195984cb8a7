"""The pieces calendar expressions are made of, found by one pattern.

A piece has a one-letter code. Composing pieces (2022年 + 3月 + 5日 + 上午) is the work of `assembly`; a piece may be too weak to stand alone
(3号, 下午, 5点), which is decided there too.

| code | piece | examples |
|---|---|---|
| O | numeric date | 2020-05-09, 2022.2.21, 2021/3, 20240307 |
| d, m | numeric date, year last; month and day before a clock time | 13.5.2016, 12/25/2016; 09-01 of 09-01 20:01 |
| h | quarter or half-year of a year, in Latin letters | 24Q1, 2024H1, 1H24 |
| r | year of an era, all of them | 民国25年, 光绪三十一年; 乾隆年间 |
| s | school year | 2023-2024学年, 2024学年 |
| V | bare years | 2023-2025 |
| Y, y | year; year of two digits | 2022年, 二〇二一年, 2022年度, 2024年底; 98年 |
| M, B | month; month and day without 日 | 5月, 十二月份, 6月底; 10月22, 一月二十三 |
| D | day | 8日, 15号, 廿三日, 8日晚 |
| n | number whose unit follows later | 1 in 1-8月 |
| Q, H, X | quarter, half-year, ten days | 一季度, 上半年, 中旬 |
| A, b, q | first or last so many months, quarters or days; the Nth | 前8月, 前三季度; 最后一个月; 第三个月, 第12周, 首个工作日 |
| K, k | pointing word, with an edge or weekday; two years or days at once | 今年, 去年底, 下周三, 当晚; 今明两年, 明后天 |
| E | edge of the year or month in force | 年底, 月初 |
| W | weekday | 周三, 星期日 |
| P, T, t | part of the day, clock time, one that stands alone | 上午, 9时30分, 15:30; 13点, 零点 |
| F, f | feast; short name of a feast | 春节; “五一”假期 |
| L | day or month of the Chinese calendar | 正月初六, 闰四月 |
| S | season | 春季 |
| G, g | five-year plan, in quotation marks or not | “十四五”期间 |
| Z | decade or century | 20世纪80年代 |
| N, J, o | so long ago; stretch up to or from now; hours and minutes ago | 5年前, 近三年, 三年来; 5分钟前 |
| I | since an event | 党的十八大以来 |
| R | recurring | 每年, 每周一, 每季度末, 每两周, 每隔三天, 每到, 逢; 工作日 before an hour |
| C, c | up to now; up to what follows | 截至目前; 截至 |
| U | vague | 近日, 目前 |

The layout of the pattern decides its speed. It begins with one character class, over which the engine runs at full speed; a look at the second character
then turns most places away. Feasts and events are recognised by how they end, because they begin with the commonest characters of the news (国, 中, 大).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import count
from typing import Final

from zonenews._data import data_bytes
from zonenews._ready import compiled, derived, digest
from zonenews.grammar import timepieces as pieces
from zonenews.lexicon.timewords import FILE, TimeWords, timewords


@cache
def words_by_code() -> dict[str, str]:
    """Which code each listed word has."""
    words = timewords()
    codes: dict[str, str] = {}
    for code, names in (
        ("K", words.pointers),
        ("U", words.vague),
        ("P", (word for word in words.parts if len(word) > 1)),
        ("S", (word for word in words.seasons if len(word) > 1)),
        ("C", words.until_now),
        ("c", words.until),
        ("M", ("元月", "元月份")),
    ):
        codes |= dict.fromkeys(sorted(names), code)
    return codes


_LONGEST_EVENT: Final = 16
"""The longest name of a feast or event that is looked for: 长三角一体化发展上升为国家战略 has 15 characters."""


@cache
def _endings() -> dict[str, str]:
    """Which code each feast, term, event and kind of day has; these are recognised by how they end."""
    words = timewords()
    codes = dict.fromkeys((*words.feasts, *words.terms), "F") | dict.fromkeys((*words.events, *words.openings), "I")
    return codes | {each + kind: "R" for kind in words.day_kinds for each in ("", "每", "每个")}


def begin_of(text: str, end: int) -> tuple[int, str]:
    """Where the feast or kind of day that ends at `end` begins, or the event before an 以来 that ends there, and its code; -1 where there is none."""
    names = _endings()
    stop, wanted = end, "FR"
    if text.startswith("以来", end - 2):
        stop, wanted = end - 2 - 2 * text.startswith("召开", end - 4), "I"
    for size in range(min(_LONGEST_EVENT, stop), 1, -1):
        code = names.get(text[stop - size : stop])
        if code and code in wanted:
            return stop - size, code
    return -1, ""


@cache
def token_pattern() -> re.Pattern[str]:
    """The pattern of all pieces.

    `lastgroup` begins with the code; group `w` is a listed word, `s` a short name of a feast, `e` a feast or event of which only the end is matched.
    """
    modules = (__name__, pieces.__name__, timewords.__module__)
    return compiled(derived("pieces of times", modules, digest(data_bytes(FILE)), _source))


def _source() -> str:
    """Write the pattern of all pieces."""
    words = timewords()
    listed, feasts = words_by_code(), (*words.feasts, *words.terms)
    short = [pattern for name in words.short_feasts for pattern in pieces.short_feast(name)]
    ended = (*feasts, *words.day_kinds)
    lasts, before_lasts = {name[-1] for name in ended}, {name[-2] for name in ended}
    firsts = {*pieces.WORD_FIRSTS, *(word[0] for word in listed), *(name[0] for name in words.short_feasts)}
    seconds = {*pieces.WORD_SECONDS, *(word[1] for word in listed), *"".join(words.short_feasts)}
    numbers = count()
    era_digit, era_han, era_first, era_all = pieces.era_years(words.eras)
    composed = (
        rf"(?<=[{pieces.COMPOSED_FIRSTS}])(?:(?=[0-9{pieces.HAN}百半末])(?:{_named(pieces.AFTER_WORD_NUMBER, numbers)})"
        rf"|{_named(pieces.AFTER_WORD, numbers)})"
    )
    return (
        rf"[0-9{_class(firsts | lasts)}以{pieces.RARE_FIRSTS}](?:"
        rf"(?<=[0-9])(?<![0-9A-Za-z.][0-9]){pieces.PROMISE}"
        rf"(?:(?=[0-9]{{2}})(?:{_named(pieces.AFTER_LONG_NUMBER, numbers)})|{_named((era_digit, *pieces.AFTER_DIGIT), numbers)}"
        rf"|{pieces.SIGNED}(?:{_named(pieces.AFTER_SIGNED, numbers)})|{pieces.COUNTED_MOMENTS}(?:{_named(pieces.AFTER_MOMENTS, numbers)}))"
        rf"|(?<=[{pieces.RARE_FIRSTS}])(?=[{pieces.RARE_SECONDS}])(?:{_named(pieces.AFTER_RARE_WORD, numbers)})"
        rf"|(?<=[{_class(firsts)}])(?=[{_class(seconds)}])"
        rf"(?:(?<=[{pieces.HAN}])(?:{_named((era_han, *pieces.AFTER_HAN_DIGIT), numbers)})|(?<=元)(?:{_named((era_first,), numbers)})|(?<=年)(?=间)(?:{_named((era_all,), numbers)})|{composed}|(?:{'|'.join(short)})(?P<s>)|{_listed(words)})"
        rf"|(?:来(?<=以来)|(?<=[{_class(before_lasts)}][{_class(lasts)}])(?:{_ended(words)}))(?P<e>))"
    )


def _named(table: Iterable[tuple[str, str]], numbers: Iterable[int]) -> str:
    """The patterns of a table as branches; an empty group at the end of each carries its code."""
    return "|".join(f"(?:{body})(?P<{code}{number}>)" for (code, body), number in zip(table, numbers, strict=False))


def _class(chars: set[str]) -> str:
    """Characters for the inside of a class."""
    return "".join(sorted(chars - {"-"})) + (r"\-" if "-" in chars else "")


def _listed(words: TimeWords) -> str:
    """All listed words, branching on the second character, where the engine skips branches fastest, then on the first."""
    branches: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for word in words_by_code():
        branches[word[1]][word[0]].append(word)
    return "|".join(
        f"{second}(?:{'|'.join(_headed(first, names, words) for first, names in heads.items())})"
        for second, heads in branches.items()
    )


def _headed(first: str, names: list[str], words: TimeWords) -> str:
    """The listed words with one first and one second character, longest first."""
    rest = [
        f"{_refused_before(name[:2], words.not_after.get(name))}{name[2:]}{_tail(name, words)}"
        for name in sorted(names, key=len, reverse=True)
    ]
    return f"(?<={first}.)(?:{'|'.join(rest)})"


def _ended(words: TimeWords) -> str:
    """Feasts and terms, branching on their last character, which is already consumed; short ones may be given names: 李国庆."""
    names = (*words.feasts, *sorted(words.terms))
    branches: dict[bool, dict[str, list[str]]] = {True: defaultdict(list), False: defaultdict(list)}
    for name in names:
        longer = sorted({other[len(name) :] for other in names if other.startswith(name) and other != name})
        refused = [*longer, *words.refused.get(name, ()), *([f"[^{words.after_term}]"] if name in words.terms else ())]
        weather = f"(?:(?<=年{name})|(?=节气))" if name in words.weather else ""
        branches[len(name) == 2][name[-1]].append(f"(?<={name}){weather}{_refused_after(refused)}")
    for name in sorted(words.day_kinds):
        branches[False][name[-1]].append(pieces.day_kind(name))
    short, long = (
        "|".join(f"(?<={last})(?:{'|'.join(rest)})" for last, rest in branches[is_short].items())
        for is_short in (True, False)
    )
    return f"(?<![{words.surnames}]..)(?:{short})|{long}"


def _refused_before(consumed: str, chars: str | None) -> str:
    return f"(?<![{chars}]{consumed})" if chars else ""


def _refused_after(patterns: Iterable[str]) -> str:
    refused = "|".join(patterns)
    return f"(?!{refused})" if refused else ""


def _tail(word: str, words: TimeWords) -> str:
    """What may and may not follow a listed word: 今年 + 底, 上周 + 三."""
    refused = _refused_after(words.refused.get(word, ()))
    pointer = words.pointers.get(word)
    if pointer is None:
        return refused
    if pointer.unit == "year" and word.endswith("年") and word != "全年":
        return f"(?:年?{pieces.EDGE}|年中)?{refused}"
    if pointer.unit == "quarter":
        return f"{pieces.EDGE}?{refused}"
    if pointer.unit == "month" and word.endswith("月"):
        return f"{pieces.EDGE}?{refused}"
    if pointer.unit == "week":
        return rf"(?:(?:周?[一二三四五六日天](?![直些个次批旦定致共般场系])|末){pieces.NIGHT}?|{refused})"
    return refused
