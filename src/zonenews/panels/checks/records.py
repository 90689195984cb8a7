"""What a check finds, and the index of observations that checks read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, TypeAlias

import attrs

from zonenews._data import load_toml
from zonenews.panels.keys import Key
from zonenews.panels.observations import Observation
from zonenews.serialization.json_types import render_number

CheckName: TypeAlias = Literal[
    "level-change", "cumulative", "unit-jump", "parts-whole", "share-level", "place-whole", "projects-group"
]
CHECKS: Final[tuple[CheckName, ...]] = (
    "level-change",
    "cumulative",
    "unit-jump",
    "parts-whole",
    "share-level",
    "place-whole",
    "projects-group",
)


@attrs.frozen(kw_only=True)
class Finding:
    """What does not fit together. Nothing is changed for it: somebody has to look.

    Attributes:
        check: the check that found it.
        about: ids of what it concerns, the one that is tested first: observations, or for `projects-group` the group and its projects.
        arithmetic: the sum that does not come out, exact, in base units.
        expected: what the others make of it; `None` where they only set a bound.
        found: what is told.
    """

    check: CheckName
    about: tuple[str, ...]
    arithmetic: str
    expected: Fraction | None
    found: Fraction


class Index:
    """The exact figures of a panel by key: alternatives of one key side by side."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        """Index the observations that can be reckoned with: exact, without a range, told as done."""
        self.rows: list[Observation] = [
            row for row in observations if row.key.status == "actual" and row.mod is None and row.upper is None
        ]
        self._by_key: dict[Key, list[Observation]] = defaultdict(list)
        self.series: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
        for row in self.rows:
            self._by_key[row.key].append(row)
            if row.key.kind == "level":
                self.series[row.key.entity, row.key.metric, row.unit].append(row)

    def of(self, key: Key, unit: str | None = None) -> list[Observation]:
        """The figures of a key, of one unit where that is asked for."""
        return [row for row in self._by_key.get(key, ()) if unit is None or row.unit == unit]

    def levels(self) -> Iterator[Observation]:
        """The levels, in order."""
        return (row for row in self.rows if row.key.kind == "level")


def number(value: Fraction | Decimal) -> str:
    """Write a number exactly: as a decimal where there is one.

    >>> number(Fraction(5, 4)), number(Fraction(1, 3))
    ('1.25', '1/3')
    """
    if isinstance(value, Decimal):
        return render_number(value)
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    return render_number(Decimal(value.numerator * 10**places // value.denominator).scaleb(-places))


def tolerance(name: str) -> Fraction:
    """Give a tolerance of `data/panel.toml` as a share.

    >>> tolerance("parts")
    Fraction(1, 100)
    """
    return Fraction(load_toml("panel.toml")["tolerances"][name], 100)


def off_by(told: Fraction, made: Fraction) -> str:
    """Say by how much a figure is off."""
    gap = told - made
    return f"{number(abs(gap))} too {'much' if gap > 0 else 'little'}"
