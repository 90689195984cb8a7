"""One indicator for each figure: what a headline and the text, or two clauses, state about the same one."""

from __future__ import annotations

from fractions import Fraction

import attrs

from zonenews.facts.metric_forms import lookup_metric
from zonenews.facts.records import Change, Indicator
from zonenews.text.records import Amount

_MANY = 32
"""So many mentions tell enough of where a figure that is said over and over comes from."""


def merged(found: list[Indicator]) -> list[Indicator]:
    """Make one of what a headline and the text, or two clauses, state about one figure."""
    out: list[Indicator] = []
    places: dict[tuple[object, ...], int] = {}
    for item in found:
        twin = _headline(out, item)
        if twin is not None:
            out[twin] = attrs.evolve(item, mentions=tuple(sorted({*item.mentions, *out[twin].mentions})))
            continue
        key = (item.metric, item.subject, item.period, item.share_of, item.status)
        at = places.get(key)
        if at is None:
            places[key] = len(out)
            out.append(item)
        elif (one := _joined(out[at], item)) is not None:
            out[at] = one
        else:
            out.append(item)
    return out


def _headline(out: list[Indicator], item: Indicator) -> int | None:
    """Find the headline's statement of a figure that the text states in full, under another name of its subject."""
    if not out or item.value is None:
        return None
    first = out[0]
    if _echoes(first, item):
        return 0
    same = first.metric == item.metric and first.value is not None and _agree(first.value, item.value)
    if (
        same
        and first.value is not None
        and first.value.span != item.value.span  # else one figure that each of several has
        and item.subject
        and first.subject != item.subject
        and not first.change
        and first.period in (None, item.period)
    ):
        return 0
    return None


def _echoes(first: Indicator, item: Indicator) -> bool:
    """Whether a headline tells only the growth of what the text states with its level, by another name of it or a part: 外贸增长21%, 工业增长12%."""
    if first.value is not None or len(first.change) != 1 or first.metric == item.metric:
        return False
    if (first.subject, first.period, first.status) != (item.subject, item.period, item.status):
        return False
    if _growth(first.change[0]) not in map(_growth, item.change):
        return False
    row = lookup_metric(first.metric)
    return first.metric in item.metric if row is None else row == lookup_metric(item.metric)


def _growth(change: Change) -> tuple[object, ...]:
    """A change without its base, which headlines leave out."""
    return change.direction, change.value, change.unit


def _joined(one: Indicator, other: Indicator) -> Indicator | None:
    """Join two statements of one figure; `None` where they differ in a slot."""
    for slot in ("value", "rank"):
        first, second = getattr(one, slot), getattr(other, slot)
        if first is not None and second is not None and not _agree(first, second):
            return None
    bases = {(change.basis, change.since, change.unit): change for change in one.change}
    for change in other.change:
        known = bases.get((change.basis, change.since, change.unit))
        if known is not None and (known.value, known.direction) != (change.value, change.direction):
            return None
        if _is_open_twin(change, one.change) or any(_is_open_twin(first, (change,)) for first in one.change):
            return None
    longer, shorter = (
        (one, other) if one.span.end - one.span.start >= other.span.end - other.span.start else (other, one)
    )
    has = {(change.basis, change.since, change.unit) for change in longer.change}
    told = {(change.direction, change.value, change.unit) for change in longer.change}
    more = {_growth(change) for change in shorter.change if change.basis is not None}
    kept = tuple([change for change in longer.change if change.basis or _growth(change) not in more])
    if kept != longer.change:
        longer = attrs.evolve(longer, change=kept)  # 增长1.6倍 of a headline, 同比增长1.6倍 of its text
    extra = [
        change
        for change in shorter.change
        if (change.basis, change.since, change.unit) not in has
        and not (change.basis is None and (change.direction, change.value, change.unit) in told)
    ]
    value, rank = longer.value or shorter.value, longer.rank or shorter.rank
    taken = extra or value is not longer.value or rank is not longer.rank
    return attrs.evolve(
        longer,
        span=longer.span.joined(shorter.span) if taken else longer.span,
        value=value,
        rank=rank,
        change=(*longer.change, *extra),
        mentions=one.mentions if len(one.mentions) > _MANY else tuple(sorted({*one.mentions, *other.mentions})),
    )


def _is_open_twin(change: Change, others: tuple[Change, ...]) -> bool:
    """Whether a change without a basis is another rate than one of some changes on the year, so that both are of two figures.

    三成 of a headline is the 30.2% of its text, rounded.
    """
    if change.basis is not None or change.unit != "%":
        return False
    return any(
        one.basis == "yoy" and one.unit == "%" and (one.direction != change.direction or _far_apart(one, change))
        for one in others
    )


def _far_apart(one: Change, other: Change) -> bool:
    """Whether two rates differ by more than rounding to tens explains."""
    first, second = Fraction(one.value), Fraction(other.value)
    return abs(first - second) * 10 > max(first, second)


def _agree(one: Amount | str, other: Amount | str) -> bool:
    if isinstance(one, Amount) and isinstance(other, Amount):
        return attrs.evolve(one, span=other.span) == other
    return one == other
