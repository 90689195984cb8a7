"""Observations: the figures of each key, repeats put together, contradictions side by side with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from itertools import combinations, groupby
from typing import Final, Literal, TypeAlias

import attrs

from zonenews.lexicon.indicators import metric_named
from zonenews.panels.agreement import clusters, contradicts
from zonenews.panels.claims import Claim, Source
from zonenews.panels.evidence import Evidence, documents_of, first_of, last_of
from zonenews.panels.keys import Key, ends_month
from zonenews.panels.words import Vintage
from zonenews.serialization.json_types import render_number
from zonenews.text.records import Mod, Number

Reason: TypeAlias = Literal["value", "unit", "period", "revised", "within"]

SHIFTS: Final = (4, 8)
"""By how many places a figure is off where 万元 was read as 元 or 亿元 as 万元."""
TELLING_DIGITS: Final = 4
"""So many digits two figures have to share for that to be no accident."""
REVISION_DAYS: Final = 150
"""A year is accounted for in January and revised towards the end of the year: what is told so much later and differs little is a revision."""
REVISION_SHARE: Final = Fraction(1, 10)
"""By how much of it a figure is revised at most."""


@attrs.frozen(kw_only=True)
class Conflict:
    """Why an observation and another one cannot both hold.

    Attributes:
        reason: `value`: figures of one key that differ; `unit`: the same digits in another unit or at another power of ten; `period`: the same
            figure for another period; `revised`: the later one revises the earlier one; `within`: one document tells both, so that they are of two
            things which the words of the key do not tell apart.
        other: id of the other observation.
    """

    reason: Reason
    other: str


@attrs.frozen(kw_only=True)
class Observation:
    """One figure of the panel with everybody who states it.

    Attributes:
        key: what it is about.
        claims: the figure as it is written, the most exact first, each with its sources.
        conflicts: the observations it contradicts, sorted.
    """

    key: Key
    claims: tuple[tuple[Claim, Evidence], ...]
    conflicts: tuple[Conflict, ...] = ()

    @property
    def id(self) -> str:
        """Names it among all panels: the same key and the same figure have the same id."""
        claim = self.claims[0][0]
        words = [str(part) for part in self.key.order]
        upper = "" if claim.upper is None else render_number(claim.upper)
        words += [render_number(claim.value), upper, claim.mod or "", claim.unit]
        return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def claim(self) -> Claim:
        """The most exact form of the figure."""
        return self.claims[0][0]

    @property
    def value(self) -> Number:
        """The figure, exact, in its base unit; of a change signed."""
        return self.claim.value

    @property
    def upper(self) -> Number | None:
        """The upper end of a range, else `None`."""
        return self.claim.upper

    @property
    def mod(self) -> Mod | None:
        """The bound, where nobody states the figure without one."""
        return self.claim.mod

    @property
    def unit(self) -> str:
        """Its unit."""
        return self.claim.unit

    @property
    def vintage(self) -> Vintage | None:
        """`final` where some source says so, else `preliminary` where one says that."""
        said = {claim.vintage for claim, _ in self.claims}
        return "final" if "final" in said else "preliminary" if "preliminary" in said else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """All that is kept of who states it, the earliest first."""
        union = {source for _, evidence in self.claims for source in evidence.sources}
        return tuple(sorted(union, key=lambda source: source.order))

    @property
    def documents(self) -> int:
        """In how many documents it stands; a document that has it in two forms counts once where its sources are kept."""
        return documents_of(evidence for _, evidence in self.claims)

    @property
    def first(self) -> date | None:
        """When it was first published."""
        return first_of(evidence for _, evidence in self.claims)

    @property
    def last(self) -> date | None:
        """When it was last published."""
        return last_of(evidence for _, evidence in self.claims)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of its conflicts, each once, sorted."""
        return tuple(sorted({conflict.reason for conflict in self.conflicts}))


def observations_of(claims: Mapping[Claim, Evidence]) -> tuple[Observation, ...]:
    """Give the observations that some claims are, sorted by key, the best attested of a key first.

    >>> observations_of({})
    ()
    """
    ordered = sorted(claims, key=lambda claim: (claim.key.order, claim.order))
    found: list[Observation] = []
    conflicts: dict[str, set[Conflict]] = defaultdict(set)
    for key, group in groupby(ordered, key=lambda claim: claim.key):
        rows = [
            Observation(key=key, claims=tuple((claim, claims[claim]) for claim in cluster))
            for cluster in clusters(list(group))
        ]
        for one, other in combinations(rows, 2):
            if reason := _reason(one, other):
                _mark(conflicts, one, other, reason)
        found += sorted(rows, key=lambda row: (-row.documents, row.claim.order))
    for one, other in _told_of_two_periods(found):
        _mark(conflicts, one, other, "period")
    return tuple(_with_conflicts(row, conflicts) for row in found)


def _mark(conflicts: dict[str, set[Conflict]], one: Observation, other: Observation, reason: Reason) -> None:
    conflicts[one.id].add(Conflict(reason=reason, other=other.id))
    conflicts[other.id].add(Conflict(reason=reason, other=one.id))


def _with_conflicts(row: Observation, conflicts: Mapping[str, set[Conflict]]) -> Observation:
    found = conflicts.get(row.id) if conflicts else None
    return attrs.evolve(row, conflicts=tuple(sorted(found, key=attrs.astuple))) if found else row


def _reason(one: Observation, other: Observation) -> Reason | None:
    """Why two observations of one key cannot both hold; `None` where they can."""
    if is_other_unit(one.claim, other.claim):
        return "unit"
    if one.key.kind == "rank" and one.key.basis is None:
        return None  # among whom is not said, and it may be two orders
    if not contradicts(*sorted((one.claim, other.claim), key=lambda claim: claim.order)):
        return None
    if _documents(one) & _documents(other):
        return "within"  # nobody contradicts himself: the outputs of two industries were read as 产值
    return "revised" if _revises(one, other) or _revises(other, one) else "value"


def _documents(row: Observation) -> set[str]:
    return {source.document for source in row.sources}


def is_other_unit(one: Claim, other: Claim) -> bool:
    """Whether two figures have the same digits, and another unit or another power of ten.

    Two units with different digits are no contradiction: trade is told in CNY and in USD.
    """
    if one.mod or other.mod or not one.value or not other.value:
        return False
    if isinstance(one.value, Fraction) or isinstance(other.value, Fraction):
        return False
    left, right = one.value.normalize().as_tuple(), other.value.normalize().as_tuple()
    if left.digits != right.digits:
        return False
    if one.unit != other.unit:
        return len(left.digits) >= TELLING_DIGITS - 1 and left.exponent == right.exponent
    shift = abs(int(left.exponent) - int(right.exponent))
    return len(left.digits) >= TELLING_DIGITS - 1 and shift in SHIFTS


def _revises(later: Observation, earlier: Observation) -> bool:
    """Whether an observation revises another one: by its words, or by being told so much later and differing little."""
    if later.vintage == "final" and earlier.vintage != "final":
        return True
    if later.vintage == "preliminary" and earlier.vintage != "preliminary":
        return False
    if later.key.status != "actual":
        return later.first is not None and earlier.last is not None and later.first > earlier.last
    if later.first is None or earlier.last is None or (later.first - earlier.last).days < REVISION_DAYS:
        return False
    gap = abs(Fraction(later.value) - Fraction(earlier.value))
    return gap <= abs(Fraction(earlier.value)) * REVISION_SHARE


def _told_of_two_periods(rows: Sequence[Observation]) -> Iterable[tuple[Observation, Observation]]:
    """Observations with the same figure, digit for digit, for two periods: one of them is likely of the other's."""
    alike: dict[tuple[str, str, str, str, Number], list[Observation]] = defaultdict(list)
    for row in rows:
        if _is_telling(row):
            alike[row.key.entity, row.key.metric, row.key.status, row.unit, row.value].append(row)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if one.key != other.key and not _is_same_stretch(one.key, other.key):
                yield one, other


def _is_telling(row: Observation) -> bool:
    """Whether a figure is so exact that it does not come again by accident, and of a kind that changes from period to period."""
    if row.key.kind != "level" or row.mod or row.upper is not None or not isinstance(row.value, Decimal):
        return False
    metric = metric_named(row.key.metric)
    flows = metric.nature == "flow" if metric else row.unit in ("CNY", "USD")
    return flows and len(row.value.normalize().as_tuple().digits) >= TELLING_DIGITS


def _is_same_stretch(one: Key, other: Key) -> bool:
    """Whether two periods may be the same one, told by 今年以来 or 目前: one has no known beginning, or does not end with a month."""
    if one.last is None or other.last is None or abs((one.last - other.last).days) > 62:
        return False
    return one.first is None or other.first is None or not ends_month(one.last) or not ends_month(other.last)
