"""Projects and groups of projects over time: what several articles tell of one, with the days of its stages.

Two claims are of one project where the place does not speak against it, and the names are equal but for the builder and 项目 at the end, or one name
holds the other and the investors or the amount are the same, or investors and amount are both the same. 一期 and 二期 are two projects. A
group is told of once where place, stage and number are the same, the days lie within a week, and the sums do not contradict each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from itertools import combinations
from typing import Any, Final, TypeVar

import attrs

from zonenews._patterns import lazy
from zonenews.lexicon.actions import Stage, Status
from zonenews.panels.agreement import agrees, contradicts
from zonenews.panels.claims import Claim, Source
from zonenews.panels.evidence import Evidence
from zonenews.panels.keys import Key
from zonenews.panels.ventures import DayOf, GroupClaim, Money, ProjectClaim
from zonenews.serialization.json_types import render_number
from zonenews.text.records import Number

SAME_CEREMONY: Final = 7
"""Days between two articles on one ceremony, at most."""
_SIGNED: Final = {"signed", "landed"}
"""Stages that articles on one ceremony tell either of (14个项目签约落户)."""
_SHORT: Final = 4
"""Names that are shorter than this, builder and 项目 left out, tell no project from others."""
STAGES: Final[tuple[Stage, ...]] = ("planned", "signed", "landed", "started", "under_construction", "completed")
"""Stages in the order projects go through them."""
_TAIL_RE = lazy("(?:项目|工程)+$")
_MARKS_RE = lazy("[“”\"'《》〈〉「」\\s（）()·]")
_PHASE_RE = lazy("[一二三四五六七八九十0-9]+期")


@attrs.frozen(kw_only=True)
class StagePoint:
    """A stage of a project.

    Attributes:
        stage: how far it is.
        day: when it came so far, or the earliest day it was told to be.
        day_of: whether the text states the day or it is that of the publication.
        documents: who tells it, sorted.
    """

    stage: Stage
    day: date | None
    day_of: DayOf
    documents: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ProjectHistory:
    """One project through its articles.

    Attributes:
        id: names it by its place and its name.
        name: the name most documents give it, the longest of these.
        names: every name, sorted.
        entity: its place, as in `Key`.
        investors: everybody who is named, sorted.
        stages: the stages that are told as reached, each once, in order.
        investments: its total investment as it changed: the amount and the day it was first told, earliest first; repeats left out.
        claims: what is told, with the sources.
    """

    id: str
    name: str
    names: tuple[str, ...]
    entity: str | None
    investors: tuple[str, ...]
    stages: tuple[StagePoint, ...]
    investments: tuple[tuple[Money, date | None], ...]
    claims: tuple[tuple[ProjectClaim, Evidence], ...]

    @property
    def money(self) -> Money | None:
        """Its total investment as it was told last."""
        return self.investments[-1][0] if self.investments else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """All that is kept of who tells of it, the earliest first."""
        return sources_of(self.claims)


@attrs.frozen(kw_only=True)
class GroupHistory:
    """One group of projects, such as those of one ceremony, through its articles.

    Attributes:
        id: names it by place, stage, day and number.
        entity: its place, as in `Key`.
        stage: how far the projects are.
        status: `actual`, `planned` or `target`.
        count: how many.
        investment: their total investment, most exactly.
        first: first day of the period they are counted over.
        last: last day of it, or the day of the ceremony.
        labels: what they are called, sorted.
        claims: what is told, with the sources.
    """

    id: str
    entity: str | None
    stage: Stage | None
    status: Status
    count: Number
    investment: Money | None
    first: date | None
    last: date | None
    labels: tuple[str, ...]
    claims: tuple[tuple[GroupClaim, Evidence], ...]

    @property
    def money(self) -> Money | None:
        """Their total investment, as `investment`."""
        return self.investment

    @property
    def sources(self) -> tuple[Source, ...]:
        """All that is kept of who tells of it, the earliest first."""
        return sources_of(self.claims)


T = TypeVar("T")


def sources_of(claims: Iterable[tuple[Any, Evidence]]) -> tuple[Source, ...]:
    """Give the sources of some claims, the earliest first."""
    union = {source for _, evidence in claims for source in evidence.sources}
    return tuple(sorted(union, key=lambda source: source.order))


def projects_of(claims: Mapping[ProjectClaim, Evidence]) -> tuple[ProjectHistory, ...]:
    """Give the projects that some claims tell of, by place and name; see the module.

    >>> projects_of({})
    ()
    """
    ordered = sorted(claims, key=lambda claim: claim.order)
    families = _joined(ordered, _blocks(ordered), _is_one_project)
    found = [_history([(claim, claims[claim]) for claim in family]) for family in families]
    return tuple(sorted(found, key=lambda one: (one.entity or "", one.name, one.id)))


def groups_of(claims: Mapping[GroupClaim, Evidence]) -> tuple[GroupHistory, ...]:
    """Give the groups of projects that some claims tell of, each once, by place and day.

    >>> groups_of({})
    ()
    """
    ordered = sorted(claims, key=lambda claim: claim.order)
    blocks: dict[Any, list[int]] = defaultdict(list)
    for number, claim in enumerate(ordered):
        blocks[claim.entity, claim.count, claim.status].append(number)
    families = _joined(ordered, blocks.values(), _is_one_group)
    found = [_group([(claim, claims[claim]) for claim in family]) for family in families]
    return tuple(sorted(found, key=lambda one: (one.entity or "", one.last or date.max, one.id)))


def _joined(claims: Sequence[T], blocks: Iterable[Sequence[int]], is_one: Callable[[T, T], bool]) -> list[list[T]]:
    """Put claims together that some chain of pairs joins; only claims of one block are compared."""
    parent = list(range(len(claims)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for block in blocks:
        for one, other in combinations(block, 2):
            first, second = sorted((root(one), root(other)))
            if first != second and is_one(claims[one], claims[other]):
                parent[second] = first
    families: dict[int, list[T]] = defaultdict(list)
    for number, claim in enumerate(claims):
        families[root(number)].append(claim)
    return list(families.values())


def core_of(claim: ProjectClaim) -> str:
    """Give the name of a project without marks, builder and 项目 at its end.

    >>> core_of(ProjectClaim(entity=None, name="星芮光电“微显示模组”项目", investors=("星芮光电",)))
    '微显示模组'
    """
    name = _MARKS_RE.sub("", claim.name)
    for investor in sorted(claim.investors, key=len, reverse=True):
        bare = name.removeprefix(_MARKS_RE.sub("", investor))
        if bare != name and len(_TAIL_RE.sub("", bare)) >= 2:
            name = bare
    return _TAIL_RE.sub("", name) or name


def _blocks(claims: Sequence[ProjectClaim]) -> Iterable[Sequence[int]]:
    """Claims that may be of one project: with the same end of the name, the same investor or the same amount, in one place or none."""
    blocks: dict[Any, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        core = _PHASE_RE.sub("", core_of(claim))
        blocks["name", core[-_SHORT:]].append(number)
        for investor in claim.investors:
            blocks["investor", investor, claim.entity].append(number)
        if claim.investment is not None:
            blocks["amount", claim.investment.value, claim.entity].append(number)
    return blocks.values()


def _is_one_project(one: ProjectClaim, other: ProjectClaim) -> bool:
    if one.entity and other.entity and one.entity != other.entity:
        return False
    left, right = core_of(one), core_of(other)
    if _PHASE_RE.findall(left) != _PHASE_RE.findall(right):
        return False
    same_investor = bool(set(one.investors) & set(other.investors))
    other_investors = bool(one.investors and other.investors) and not same_investor
    same_amount = (
        one.investment is not None and other.investment is not None and _is_repeat(one.investment, other.investment)
    )
    if left == right:
        telling = len(left) >= _SHORT and (one.entity is not None and one.entity == other.entity)
        return not other_investors and (telling or same_investor or same_amount)
    if left in right or right in left:
        return min(len(left), len(right)) >= _SHORT and not other_investors and (same_investor or same_amount)
    return (
        same_investor
        and same_amount
        and one.entity is not None
        and one.entity == other.entity
        and left[-2:] == right[-2:]
    )


_ANY: Final = Key(entity="", metric="", first=None, last=None)


def as_claim(money: Money) -> Claim:
    """An amount as a claim, to ask whether it repeats another one."""
    return Claim(key=_ANY, value=money.value, upper=money.upper, mod=money.mod, unit=money.unit, place=money.place)


def _is_repeat(one: Money, other: Money) -> bool:
    finer, coarser = sorted((one, other), key=lambda money: money.order)
    return agrees(as_claim(finer), as_claim(coarser))


def _is_one_group(one: GroupClaim, other: GroupClaim) -> bool:
    if one.last is None or other.last is None or abs((one.last - other.last).days) > SAME_CEREMONY:
        return False
    if one.stage != other.stage and {one.stage, other.stage} != _SIGNED:
        return False
    if one.investment is None or other.investment is None:
        return one.label == other.label or one.last == other.last
    finer, coarser = sorted((one.investment, other.investment), key=lambda money: money.order)
    return finer.unit == coarser.unit and not contradicts(as_claim(finer), as_claim(coarser))


def _history(claims: list[tuple[ProjectClaim, Evidence]]) -> ProjectHistory:
    votes: dict[str, int] = defaultdict(int)
    for claim, evidence in claims:
        votes[claim.name] += evidence.documents
    name = min(votes, key=lambda one: (-votes[one], -len(one), one))
    entity = min((claim.entity for claim, _ in claims if claim.entity), default=None)
    return ProjectHistory(
        id=_id(entity, name, min(claim.order for claim, _ in claims)),
        name=name,
        names=tuple(sorted(votes)),
        entity=entity,
        investors=tuple(sorted({investor for claim, _ in claims for investor in claim.investors})),
        stages=_stages(claims),
        investments=_investments(claims),
        claims=tuple(claims),
    )


def _id(*parts: Any) -> str:
    """Name something by its parts, however their numbers are written."""
    return sha256("\0".join(_words(parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _words(parts: Iterable[Any]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, tuple):
            yield from _words(part)
        else:
            yield render_number(part) if isinstance(part, Decimal | Fraction) else str(part)


def _stages(claims: Sequence[tuple[ProjectClaim, Evidence]]) -> tuple[StagePoint, ...]:
    """Each stage that is told as reached, with its earliest day: a stated one before that of a publication."""
    points = []
    for stage in STAGES:
        told = [pair for pair in claims if pair[0].stage == stage and pair[0].status == "actual"]
        if told:
            claim = min((claim for claim, _ in told), key=lambda one: (one.day_of != "stated", one.day or date.max))
            documents = sorted({source.document for _, evidence in told for source in evidence.sources})
            points.append(StagePoint(stage=stage, day=claim.day, day_of=claim.day_of, documents=tuple(documents)))
    return tuple(points)


def _investments(claims: Sequence[tuple[ProjectClaim, Evidence]]) -> tuple[tuple[Money, date | None], ...]:
    """The amounts as they changed: one that repeats the amount before it is left out, or put in its place where it is finer."""
    told = sorted(
        ((evidence.first, claim.investment) for claim, evidence in claims if claim.investment is not None),
        key=lambda pair: (pair[0] or date.max, pair[1].order),
    )
    found: list[tuple[Money, date | None]] = []
    for day, money in told:
        if found and _is_repeat(found[-1][0], money):
            first = found[-1]
            found[-1] = (min(first[0], money, key=lambda one: one.order), first[1])
        else:
            found.append((money, day))
    return tuple(found)


def _group(claims: list[tuple[GroupClaim, Evidence]]) -> GroupHistory:
    stated = [claim for claim, _ in claims if claim.day_of == "stated"] or [claim for claim, _ in claims]
    day = min(stated, key=lambda claim: (claim.last or date.max, claim.order))
    first = min((claim for claim, _ in claims), key=lambda claim: (claim.investment is None, claim.order))
    sums = [claim.investment for claim, _ in claims if claim.investment is not None]
    return GroupHistory(
        id=_id(first.entity, first.stage, day.last, first.order),
        entity=first.entity,
        stage=first.stage,
        status=first.status,
        count=first.count,
        investment=min(sums, key=lambda money: money.order, default=None),
        first=day.first,
        last=day.last,
        labels=tuple(sorted({claim.label for claim, _ in claims})),
        claims=tuple(claims),
    )


def exact(money: Money) -> Fraction | None:
    """The value of an amount that is neither bounded nor a range."""
    return Fraction(money.value) if money.mod is None and money.upper is None else None
