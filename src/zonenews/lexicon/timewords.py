"""The words of the calendar: what 今年, 国庆节, “十四五” and 凌晨 point at, from `data/times.toml`."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, Literal, TypeAlias, get_args

import attrs

from zonenews._data import load_toml
from zonenews._patterns import lazy
from zonenews.errors import DataError

FILE = "times.toml"
ERA_LENGTH = 2

Unit: TypeAlias = Literal["year", "half", "quarter", "month", "week", "day", "hour", "minute"]
From: TypeAlias = Literal["reference", "discourse", "mention"]
PartClass: TypeAlias = Literal["early", "noon", "late", "night"]

_FEAST = lazy(r"(?:lunar )?[0-1][0-9]-[0-3][0-9]|term .{2}|[0-1][0-9] week [1-5] day [1-7]|easter [+-][0-9]{1,2}")


@attrs.frozen(kw_only=True)
class Pointer:
    """What a pointing word means: `shift` units away from the date of publication, or from a time of the discourse.

    Attributes:
        unit: the unit the word counts in.
        base: `reference` counts from the date of publication, `discourse` from the time in force, `mention` from the time last named.
        shift: how many units away, negative for the past.
        part: the part of the day the word names as well (今晚), else the empty string.
    """

    unit: Unit
    base: From
    shift: int
    part: str = ""


@attrs.frozen(kw_only=True)
class TimeWords:
    """All words of the calendar.

    Attributes:
        pointers: 今年, 上个月, 昨天 and the like.
        refused: what may not follow a word, for then it is another word (今日头条).
        not_after: characters that may not come before a word, for then it is another word (目前年产).
        vague: words that name a time nobody can date.
        until: words for 截至 before a time.
        until_now: up to the date of publication.
        feasts: festivals and how their day is found.
        short_feasts: short names, dates only in quotation marks or before 假期 and the like.
        now: words that alone are the moment of publication.
        eras: names of eras and their first and last year.
        terms: the solar terms that are no feast.
        weather: those of them that are words for weather too.
        after_term: what may follow a term, if anything does.
        surnames: characters that make a feast or term after them a given name.
        events: what X以来 counts from.
        openings: beginnings that have no known day.
        new_moons: lunar months (year, month) and the day they begin, where borax has them a day late.
        plans: five-year plans and their years.
        day_kinds: kinds of days that come round, times only behind 每个 or 逢, or before an hour: 工作日上午9点.
        seasons: seasons and their EDTF number.
        parts: parts of the day and how they turn an hour.
        bounds: words behind a time that say how it holds: since, same, before, after.
    """

    pointers: dict[str, Pointer]
    refused: dict[str, tuple[str, ...]]
    not_after: dict[str, str]
    vague: frozenset[str]
    until: frozenset[str]
    until_now: frozenset[str]
    feasts: dict[str, str]
    short_feasts: dict[str, str]
    now: frozenset[str]
    eras: dict[str, tuple[int, int]]
    terms: frozenset[str]
    weather: frozenset[str]
    after_term: str
    surnames: str
    events: dict[str, date]
    openings: frozenset[str]
    new_moons: dict[tuple[int, int], date]
    plans: dict[str, tuple[int, int]]
    day_kinds: frozenset[str]
    seasons: dict[str, int]
    parts: dict[str, PartClass]
    bounds: dict[str, str]


@cache
def timewords() -> TimeWords:
    """Load the table, once.

    Raises:
        DataError: an entry breaks the contract written at the top of the file.

    >>> timewords().pointers["昨天"]
    Pointer(unit='day', base='reference', shift=-1, part='')
    """
    table = load_toml(FILE)
    words = TimeWords(
        pointers={word: _pointer(word, row) for word, row in table["pointers"].items()},
        refused={word: tuple(row) for word, row in table["refused"].items()},
        not_after=dict(table["not_after"]),
        vague=_listed(table["vague"]),
        until=_listed(table["until"]),
        until_now=_listed(table["until_now"]),
        feasts={word: _feast(word, row) for word, row in table["feasts"].items()},
        short_feasts={word: _feast(word, row) for word, row in table["short_feasts"].items()},
        now=_listed(table["now"]),
        eras={name: (first, last) for name, (first, last) in table["eras"].items()},
        terms=_listed(table["terms"]),
        weather=frozenset(table["terms"]["weather"]),
        after_term=table["terms"]["followed_by"],
        surnames=table["surnames"]["chars"],
        events=_events(table["events"]),
        openings=_listed(table["openings"]),
        new_moons=_month_days(table["new_moons"]),
        plans={word: (first, last) for word, (first, last) in table["plans"].items()},
        day_kinds=_listed(table["day_kinds"]),
        seasons=dict(table["seasons"]),
        parts=dict(table["parts"]),
        bounds=dict(table["bounds"]),
    )
    _check(words)
    return words


def _pointer(word: str, row: list[Any]) -> Pointer:
    unit, base, shift, *part = row
    if unit not in get_args(Unit) or base not in get_args(From) or not isinstance(shift, int):
        raise DataError(f"data/{FILE}: {word} = {row}: not [unit, from, shift]")
    return Pointer(unit=unit, base=base, shift=shift, part=part[0] if part else "")


def _feast(word: str, row: str) -> str:
    if not _FEAST.fullmatch(row):
        raise DataError(f"data/{FILE}: {word} = {row!r}: no way to find a feast")
    return row


def _events(table: dict[str, date]) -> dict[str, date]:
    """The events, those of the Party with and without 党的."""
    return table | {f"党的{name}": day for name, day in table.items() if name.endswith(("大", "中全会"))}


def _month_days(table: dict[str, date]) -> dict[tuple[int, int], date]:
    """First days of lunar months by year and month: `2057-09`."""
    return {(int(key[:4]), int(key[5:])): day for key, day in table.items()}


def _listed(table: dict[str, list[str]]) -> frozenset[str]:
    words = frozenset(table["words"])
    if len(words) != len(table["words"]):
        raise DataError(f"data/{FILE}: a word is listed twice in {table['words']}")
    return words


def _check(words: TimeWords) -> None:
    """Refuse a word that two tables claim, and a part of the day nobody explains."""
    claimed: set[str] = set()
    for names in (
        words.pointers,
        words.vague,
        words.until,
        words.until_now,
        words.feasts,
        words.terms,
        words.day_kinds,
        words.seasons,
        words.parts,
        words.eras,
    ):
        clash = claimed & set(names)
        if clash:
            raise DataError(f"data/{FILE}: {'、'.join(sorted(clash))} stands in two tables")
        claimed |= set(names)
    for word, pointer in words.pointers.items():
        if pointer.part and pointer.part not in words.parts:
            raise DataError(f"data/{FILE}: {word}: {pointer.part} is no part of the day")
    if any(len(name) != ERA_LENGTH for name in words.eras):
        raise DataError(f"data/{FILE}: an era is named with {ERA_LENGTH} characters")
    if words.weather - words.terms:
        raise DataError(f"data/{FILE}: {'、'.join(sorted(words.weather - words.terms))} is no solar term")
    if set(words.parts.values()) - set(get_args(PartClass)):
        raise DataError(f"data/{FILE}: a part of the day is of no known class")
