"""What a document tells of projects and of groups of projects, each with the day it is told of and the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal, TypeAlias

import attrs

from zonenews.document import Document
from zonenews.facts.records import Event, Project, ProjectGroup
from zonenews.lexicon.actions import Stage, Status
from zonenews.panels.claims import Source
from zonenews.panels.keys import entity_of
from zonenews.panels.precision import written_place
from zonenews.panels.sentences import Sentences
from zonenews.text.records import Amount, Fact, Mod, Number
from zonenews.text.spans import Span

DayOf: TypeAlias = Literal["stated", "published"]
_STAGES: Final[dict[str, Stage]] = {"signing": "signed", "groundbreaking": "started", "completion": "completed"}
"""The stage that each kind of event brings a project to."""


@attrs.frozen(kw_only=True, cache_hash=True)
class Money:
    """An amount as it is written.

    Attributes:
        value: exact, in the base unit.
        upper: the upper end of a range, else `None`.
        mod: the bound, else `None`.
        unit: its currency.
        place: the value of one unit in the last place that is written.
    """

    value: Number
    upper: Number | None = None
    mod: Mod | None = None
    unit: str
    place: Number

    @property
    def order(self) -> tuple[Any, ...]:
        """What amounts are sorted by: the more exactly written first."""
        return (self.mod is not None or self.upper is not None, self.place, self.value, self.unit, self.mod or "")


@attrs.frozen(kw_only=True, cache_hash=True)
class ProjectClaim:
    """What one document says of a project.

    Attributes:
        entity: the place, as in `Key`; `None` where it is open.
        name: the project's name as written.
        investors: who puts up the money.
        investment: its total investment.
        stage: how far it is.
        status: `actual`, `planned` or `target`.
        day: the day it came so far, where the text says it; else the day of publication.
        day_of: which of the two.
    """

    entity: str | None
    name: str
    investors: tuple[str, ...] = ()
    investment: Money | None = None
    stage: Stage | None = None
    status: Status = "actual"
    day: date | None = None
    day_of: DayOf = "published"

    @property
    def order(self) -> tuple[Any, ...]:
        """What claims on projects are sorted by."""
        money = self.investment.order if self.investment else ()
        words = (self.stage or "", self.status, self.day_of, self.investors)
        return (self.entity or "", self.day or date.max, self.name, *words, money)


@attrs.frozen(kw_only=True, cache_hash=True)
class GroupClaim:
    """What one document says of a group of projects.

    Attributes:
        entity: the place, as in `Key`; `None` where it is open.
        label: what projects they are, as written.
        count: how many.
        stage: how far they are.
        status: `actual`, `planned` or `target`.
        investment: their total investment.
        first: first day of the period they are counted over.
        last: last day of it, or the day of the ceremony; the day of publication where the text says none.
        day_of: which of the two.
    """

    entity: str | None
    label: str
    count: Number
    stage: Stage | None = None
    status: Status = "actual"
    investment: Money | None = None
    first: date | None = None
    last: date | None = None
    day_of: DayOf = "published"

    @property
    def order(self) -> tuple[Any, ...]:
        """What claims on groups are sorted by."""
        money = self.investment.order if self.investment else ()
        days = (self.last or date.max, self.first or date.max)
        return (self.entity or "", self.stage or "", *days, self.count, self.label, self.status, self.day_of, money)


Venture: TypeAlias = ProjectClaim | GroupClaim


def ventures_of(document: Document, name: str) -> Iterator[tuple[Venture, Source]]:
    """Give what a document tells of projects and of groups of them.

    Args:
        document: what `parse` gave.
        name: id of the document.

    >>> from zonenews import parse
    >>> text = "7月11日，昆山经开区举行集中签约仪式，签约项目27个，总投资342亿元。星芮光电微显示模组项目总投资42亿元。"
    >>> for told, _ in ventures_of(parse(text, published="2022-07-12"), "a"):
    ...     print(type(told).__name__, told.entity, told.stage, told.investment.value)
    GroupClaim etdz-320583 signed 34200000000
    ProjectClaim etdz-320583 None 4200000000
    """
    zones = document.zones_by_id
    text = document.source

    sentences = Sentences(text)

    def source(fact: Fact) -> Source:
        sentence = sentences.at(fact.span)
        return Source(document=name, published=document.published, span=fact.span, sentence=sentence, rule=fact.rule)

    for group in document.project_groups:
        yield _group(group, entity_of(group.place, zones), text, document.published), source(group)
    for project in document.projects:
        day = _day_of(project, document.events, text)
        claim = ProjectClaim(
            entity=entity_of(project.place, zones),
            name=project.name,
            investors=project.investors,
            investment=money_of(project.investment, text),
            stage=project.stage,
            status=project.status,
            day=day or document.published,
            day_of="stated" if day else "published",
        )
        yield claim, source(project)


def _group(group: ProjectGroup, entity: str | None, text: str, published: date | None) -> GroupClaim:
    first, last = group.period or (None, None)
    stated = first is not None or last is not None
    return GroupClaim(
        entity=entity,
        label=group.label,
        count=group.count.value,
        stage=group.stage,
        status=group.status,
        investment=money_of(group.investment, text),
        first=first if stated else published,
        last=(last or first) if stated else published,
        day_of="stated" if stated else "published",
    )


def money_of(amount: Amount | None, text: str) -> Money | None:
    """Give an amount as it is written in a text."""
    if amount is None:
        return None
    place = written_place(text[amount.span.slice], amount.value)
    return Money(value=amount.value, upper=amount.upper, mod=amount.mod, unit=amount.unit, place=place)


def _day_of(project: Project, events: tuple[Event, ...], text: str) -> date | None:
    """The day on which a project came to its stage: that of the event in its sentence, or of the one event of that kind."""
    if project.stage is None or project.status != "actual":
        return None
    fitting = [event for event in events if _STAGES.get(event.kind) == project.stage and _is_day(event.date)]
    near = [event for event in fitting if _shares_sentence(event.span, project.span, text)]
    days = {event.date for event in near or fitting}
    return date.fromisoformat(days.pop() or "") if len(days) == 1 else None


def _is_day(words: str | None) -> bool:
    return words is not None and len(words) == len("2024-03-05")


def _shares_sentence(one: Span, other: Span, text: str) -> bool:
    """Whether no sentence ends between two spans."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return not any(mark in between for mark in "。！？\n")
