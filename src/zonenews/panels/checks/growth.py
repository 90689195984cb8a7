"""Figures over time: levels against changes, months of a year against each other, jumps by a power of ten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from statistics import median
from typing import Final

import attrs

from zonenews.lexicon.indicators import metric_named
from zonenews.panels.checks.records import Finding, Index, number, off_by, tolerance
from zonenews.panels.keys import is_cumulative, year_before
from zonenews.panels.observations import Observation
from zonenews.panels.words import constant_prices

JUMP: Final = 2000
"""Nothing grows or shrinks so many times from one year to the next: it is told in another unit."""


def level_change(index: Index) -> Iterator[Finding]:
    """Find levels that are not last year's level and the change.

    Of figures that contradict each other each is tried: one that comes out with any level and change of the others is not named.
    """
    for row in index.levels():
        first, last = year_before(row.key.first, row.key.last)
        earlier = index.of(attrs.evolve(row.key, first=first, last=last), row.unit) if last else []
        changes = index.of(attrs.evolve(row.key, kind="change", basis="yoy"), "%")
        if not earlier or not changes:
            continue
        name = "constant_prices" if row.key.metric in constant_prices() else "growth"
        room = tolerance(name)
        tried = [(base, change, _grown(base, change)) for base in earlier for change in changes]
        told = Fraction(row.value)
        if all(abs(told - made) > abs(made) * room + _rounding(row) + _rounding(base) for base, _, made in tried):
            base, change, made = min(tried, key=lambda one: abs(told - one[2]))
            yield Finding(
                check="level-change",
                about=(row.id, base.id, change.id),
                arithmetic=f"{number(base.value)} × (1 + {number(change.value)} %) = {number(made)}; told: {number(row.value)}, "
                f"{off_by(told, made)}",
                expected=made,
                found=told,
            )


def _grown(base: Observation, change: Observation) -> Fraction:
    return Fraction(base.value) * (1 + Fraction(change.value) / 100)


def _rounding(row: Observation) -> Fraction:
    return Fraction(row.claim.place)


def cumulative(index: Index) -> Iterator[Finding]:
    """Find flows that are smaller from January to a later month than to an earlier one."""
    for (_, metric, _), rows in index.series.items():
        known = metric_named(metric)
        if known is None or known.nature != "flow":
            continue
        told = [row for row in rows if is_cumulative(row.key.first, row.key.last)]
        for one, other in combinations(told, 2):
            early, late = sorted((one, other), key=lambda row: row.key.order)
            if early.key.first != late.key.first or early.key.last == late.key.last:
                continue
            more, less = Fraction(early.value), Fraction(late.value)
            if more - less > _rounding(early) + _rounding(late):
                yield Finding(
                    check="cumulative",
                    about=(late.id, early.id),
                    arithmetic=f"to {early.key.last}: {number(early.value)}; to {late.key.last}: {number(late.value)}, {off_by(less, more)}",
                    expected=None,
                    found=less,
                )


def unit_jump(index: Index) -> Iterator[Finding]:
    """Find levels that are some thousand times the others of their series, or as many times less: 万元 for 亿元, 亿元 for 元."""
    for rows in index.series.values():
        told = [row for row in rows if row.value]
        if len(told) < 2 or max(row.value for row in told) < min(row.value for row in told) * JUMP:
            continue
        for row in told:
            others = [Fraction(other.value) for other in told if other.key != row.key]
            if others and (finding := _jump(row, told, others)):
                yield finding


def _jump(row: Observation, told: Sequence[Observation], others: Sequence[Fraction]) -> Finding | None:
    """The finding of a level beside the others of its series, where it stands apart from most of them."""
    middle = Fraction(median(others))
    value = Fraction(row.value)
    times = max(value / middle, middle / value)
    if times < JUMP:
        return None
    near = min(others, key=lambda other: (abs(other - middle), other))
    other = next(one for one in told if Fraction(one.value) == near and one.key != row.key)
    power = 8 if times > JUMP * 10**4 else 4
    made = value / 10**power if value > middle else value * 10**power
    return Finding(
        check="unit-jump",
        about=(row.id, other.id),
        arithmetic=f"{number(row.value)} beside {number(other.value)}: with 10^{power} {'less' if value > middle else 'more'} it is {number(made)}",
        expected=made,
        found=value,
    )
