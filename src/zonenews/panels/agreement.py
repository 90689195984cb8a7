"""When two figures are one: rounded and bounded repeats agree within the precision they are written with.

A figure stands for an interval. One that is exact as written covers what rounds to it or is cut off to it (1068亿元: from 1067.5 up to, not with, 1069);
超1060亿元 reaches up to the next figure of its last digit that is not 0, 近1070亿元 down to the one before; 约 reaches both ways, a tenth of the value at most.
Of two figures the coarser is a repeat of the finer where the finer lies in its interval; figures written with the same precision agree where they are equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

import attrs

from zonenews.panels.claims import Claim
from zonenews.panels.precision import last_place

_HALF: Final = Fraction(1, 2)
_TENTH: Final = Fraction(1, 10)
_UNBOUNDED: Final = {"more_than", "at_least"}
_CAPPED: Final = {"less_than", "at_most"}


@attrs.frozen(kw_only=True)
class Interval:
    """What a figure can stand for: from `low` to `high`, `high` itself only where `closed`."""

    low: Fraction
    high: Fraction
    closed: bool

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in it."""
        return self.low <= value < self.high or (self.closed and value == self.high)

    def meets(self, other: Interval) -> bool:
        """Whether two intervals share a value."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low == high:
            return self.holds(low) and other.holds(low)
        return low < high


def interval_of(claim: Claim) -> Interval:
    """Give what a figure can stand for; see the module.

    >>> from zonenews import parse
    >>> from zonenews.panels.claims import claims_of
    >>> def told(text):
    ...     claim, _ = next(claims_of(parse(f"2023年，昆山经开区出口{text}。"), "a"))
    ...     interval = interval_of(claim)
    ...     return float(interval.low / 10**8), float(interval.high / 10**8)
    >>> told("1068亿元"), told("超1060亿元"), told("近1070亿元"), told("约1070亿元")
    ((1067.5, 1069.0), (1060.0, 1070.0), (1060.0, 1070.0), (1060.0, 1080.0))
    """
    value, place = Fraction(claim.value), Fraction(claim.place)
    room = Fraction(last_place(claim.value))
    match claim.mod:
        case _ if claim.upper is not None:
            return Interval(low=value, high=Fraction(claim.upper) + place, closed=False)
        case "more_than" | "at_least":
            return Interval(low=value, high=value + room, closed=False)
        case "less_than":
            return Interval(low=value - room, high=value, closed=False)
        case "at_most":
            return Interval(low=value - room, high=value, closed=True)
        case "approx":
            room = min(room, abs(value) * _TENTH) if value else room
            return Interval(low=value - room, high=value + room, closed=True)
        case _:
            return _rounded(value, place)


def _rounded(value: Fraction, place: Fraction) -> Interval:
    """What rounds to a value, or is cut off to it: towards zero, so that what fell mirrors what grew."""
    if value < 0:
        return Interval(low=value - place, high=value + place * _HALF, closed=True)
    return Interval(low=value - place * _HALF, high=value + place, closed=False)


def agrees(finer: Claim, coarser: Claim) -> bool:
    """Whether the coarser of two figures repeats the finer one.

    Args:
        finer: the one that comes first by `Claim.order`.
        coarser: the other one.
    """
    if finer.unit != coarser.unit:
        return False
    if _is_exact(finer):
        if _is_exact(coarser) and finer.place == coarser.place:
            return finer.value == coarser.value
        return interval_of(coarser).holds(Fraction(finer.value))
    return interval_of(finer).meets(interval_of(coarser))


def contradicts(finer: Claim, coarser: Claim) -> bool:
    """Whether two figures of one unit cannot both be right.

    A bound that reaches further than a repeat would (超1000亿元 beside 2500亿元) is no repeat and no contradiction.
    """
    if finer.unit != coarser.unit or agrees(finer, coarser):
        return False
    return not _logical(finer).meets(_logical(coarser)) or (_is_exact(finer) and _is_exact(coarser))


def _logical(claim: Claim) -> Interval:
    """What a figure can stand for where a bound has no end; an exact figure covers what rounds to it."""
    interval = interval_of(claim)
    far = abs(interval.high) + abs(interval.low) + 1
    if claim.mod in _UNBOUNDED:
        return attrs.evolve(interval, high=interval.high + far * 10**12, closed=True)
    if claim.mod in _CAPPED:
        return attrs.evolve(interval, low=interval.low - far * 10**12)
    return interval


def _is_exact(claim: Claim) -> bool:
    return claim.mod is None and claim.upper is None


def clusters(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Put the figures of one key together that are repeats of each other.

    Args:
        claims: in any order.

    Returns:
        Groups, each with its finest figure first, in the order of `Claim.order`; whatever the order of the claims. A figure that repeats several
        others goes with the nearest, of two equally near with the first.
    """
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda one: one.order):
        fitting = [group for group in groups if agrees(group[0], claim)]
        if fitting:
            min(fitting, key=lambda group: _distance(group[0], claim)).append(claim)
        else:
            groups.append([claim])
    return groups


def _distance(one: Claim, other: Claim) -> Fraction:
    return abs(Fraction(one.value) - Fraction(other.value))
