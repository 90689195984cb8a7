"""Figures of one period: parts against wholes, shares against levels, places against the places they lie in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

import attrs

from zonenews.lexicon import default_lexicon
from zonenews.lexicon.indicators import metric_named
from zonenews.panels.checks.records import Finding, Index, number, off_by, tolerance
from zonenews.panels.keys import region_of
from zonenews.panels.observations import Observation
from zonenews.panels.words import Whole, wholes


def parts_whole(index: Index) -> Iterator[Finding]:
    """Find wholes that are less than one of their parts, or not the sum of parts that make them up."""
    for row in index.levels():
        for kind in wholes():
            if kind.whole == row.key.metric:
                yield from _against_parts(row, kind, index)


def _against_parts(row: Observation, kind: Whole, index: Index) -> Iterator[Finding]:
    told, room = Fraction(row.value), abs(Fraction(row.value)) * tolerance("parts")
    found = [index.of(attrs.evolve(row.key, metric=part), row.unit) for part in kind.parts]
    if kind.complete and all(found):
        sums = [(parts, sum((Fraction(part.value) for part in parts), Fraction())) for parts in product(*found)]
        if all(abs(told - made) > room + _rounding((row, *parts)) for parts, made in sums):
            summands, made = min(sums, key=lambda one: abs(told - one[1]))
            plus = " + ".join(number(part.value) for part in summands)
            yield Finding(
                check="parts-whole",
                about=(row.id, *(part.id for part in summands)),
                arithmetic=f"{plus} = {number(made)}; told: {number(row.value)}, {off_by(told, made)}",
                expected=made,
                found=told,
            )
        return
    for parts in found:
        if parts and all(Fraction(part.value) > told + room for part in parts):
            yield _too_small(row, min(parts, key=lambda part: part.value), "parts-whole")


def _too_small(row: Observation, part: Observation, check: str) -> Finding:
    """The finding of a whole that is less than a part of it."""
    words = f"the part is {number(part.value)}; the whole is told: {number(row.value)}, "
    return Finding(
        check="place-whole" if check == "place-whole" else "parts-whole",
        about=(row.id, part.id),
        arithmetic=words + off_by(Fraction(row.value), Fraction(part.value)),
        expected=None,
        found=Fraction(row.value),
    )


def share_level(index: Index) -> Iterator[Finding]:
    """Find shares that are not the part's level over the whole's."""
    for row in index.rows:
        of_whole = metric_named(row.key.basis or "") if row.key.kind == "share" and row.unit == "%" else None
        if of_whole is None:
            continue
        level = attrs.evolve(row.key, kind="level", basis=None)
        for_whole = attrs.evolve(level, metric=of_whole.name)
        tried = [
            (part, whole, Fraction(whole.value) * Fraction(row.value) / 100)
            for whole in index.of(for_whole)
            for part in index.of(level, whole.unit)
        ]
        share = Fraction(row.value) / 100
        if not tried or any(_fits(part, whole, made, share, row) for part, whole, made in tried):
            continue
        part, whole, made = min(tried, key=lambda one: abs(Fraction(one[0].value) - one[2]))
        told = Fraction(part.value)
        yield Finding(
            check="share-level",
            about=(row.id, part.id, whole.id),
            arithmetic=f"{number(row.value)} % of {number(whole.value)} = {number(made)}; told: {number(part.value)}, {off_by(told, made)}",
            expected=made,
            found=told,
        )


def _fits(part: Observation, whole: Observation, made: Fraction, share: Fraction, row: Observation) -> bool:
    slack = abs(made) * tolerance("share") + Fraction(whole.value) * Fraction(row.claim.place) / 100
    slack += _rounding((part,)) + _rounding((whole,)) * share
    return abs(Fraction(part.value) - made) <= slack


def place_whole(index: Index) -> Iterator[Finding]:
    """Find places whose money is more than that of the city, prefecture or province they lie in."""
    for row in index.levels():
        known = metric_named(row.key.metric)
        if known is None or known.nature != "flow" or known.kind != "money":
            continue
        for code in _above(row.key.entity):
            wide = index.of(attrs.evolve(row.key, entity=code), row.unit)
            room = Fraction(row.value) * (1 - tolerance("parts"))
            if wide and all(Fraction(whole.value) < room - _rounding((whole, row)) for whole in wide):
                yield _too_small(max(wide, key=lambda whole: whole.value), row, "place-whole")


def _above(entity: str) -> Iterator[str]:
    """The codes of the regions an entity lies in, itself left out, the smallest first."""
    regions = default_lexicon().regions.by_code
    code = region_of(entity)
    while code is not None and code in regions:
        if code != entity:
            yield code
        code = regions[code].parent


def _rounding(rows: Sequence[Observation]) -> Fraction:
    return sum((Fraction(row.claim.place) for row in rows), Fraction())
