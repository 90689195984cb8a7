"""The slots of a calendar point, and the small numbers in them."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple, TypeAlias

from zonenews.grammar.fragments import small_int

Edge: TypeAlias = Literal["start", "mid", "end"]
Slot: TypeAlias = tuple[Any, ...]
"""How a slot is said: a tag and its numbers, such as ("said", 2022), ("reference", -1), ("months", 1, 9)."""
Slots: TypeAlias = dict[str, Any]
"""The slots that a piece fills, under the names of the fields of `Point`, and what only tells how pieces go together (`vague`, `firm`, `weak`)."""


class Point(NamedTuple):
    """One calendar point or period as said, slot by slot.

    Year: ("said", 2022) ("reference", -1) ("discourse", 0) ("mention", 1) ("plan", 2021, 2025) ("years", 1980, 1989)
    and, with what is counted from publication, (way, ((unit, n), ...)), the way being ago, later, since, past, coming or within, and ("unit", unit, -1), ("school", 2023), ("both", 0, 2), ("ahead", 1) of 明春, which puts no year in force.
    Month: ("said", 5) ("reference", -1) ("discourse", 0) ("months", 1, 9) ("last", 3) ("quarter", 3) ("quarter-pointer", -1) ("half", 1) ("season", 21)
    ("week", -1) ("lunar", 8, False). Day: ("said", 8) ("dekad", 2) ("lunar", 15) ("weekday", 3) ("reference", -1) ("discourse", 0) ("feast", rule)
    ("first", 10) ("last", 2) ("nth", 3, 7) ("nth-day", 3) ("nth-week", 12) ("nth-week", 3, 2) ("nth-workday", -1) ("workdays", -2) ("both", 0, 2),
    `shift` days away from it (国庆节前一天). Clock: hour, minute, second; -1 where unsaid.
    """

    year: Slot | None = None
    month: Slot | None = None
    day: Slot | None = None
    edge: Edge | None = None
    part: str = ""
    clock: tuple[int, int, int] | None = None
    holiday: bool = False
    shift: int = 0


CLOSED_YEARS: Final = frozenset(
    {"ago", "later", "since", "past", "coming", "within", "both", "plan", "years", "unit", "school"}
)
"""Years nothing finer goes on with."""
SHORT_UNITS = frozenset({"hour", "quarter-hour", "minute", "second"})
"""Units that count from a moment, not from a day."""


def read_number(text: str) -> int:
    """Read a small number; -1 stands for what is none."""
    value = small_int(text)
    return -1 if value is None else value


def full_year(year: int, *, short: bool = False) -> int:
    """Two digits stand for 1950-2049."""
    if short or year < 100:
        return year + (2000 if year < 50 else 1900)
    return year
