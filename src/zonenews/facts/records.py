"""Every fact record: the contract of facts in one file."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import attrs

from zonenews.discourse.periods import Period
from zonenews.lexicon.actions import EventKind, Instrument, Stage, Status
from zonenews.lexicon.cues import Basis
from zonenews.lexicon.indicators import MetricKind, Nature
from zonenews.text.records import Amount, Fact, Mod, Number
from zonenews.text.spans import Span

Direction: TypeAlias = Literal["up", "down", "flat"]


@attrs.frozen(kw_only=True)
class PlaceLink:
    """The zone or the region a fact belongs to.

    Attributes:
        zone: id of the document's zone (`Document.zones_by_id`); `None` where the place is a region.
        entry: id in the zone table; `None` for a zone the table does not have, and for a region.
        region: GB/T 2260 code of the region on the day of the article; of a zone, the region it lies in; `None` where that is open.
    """

    zone: str | None = None
    entry: str | None = None
    region: str | None = None


@attrs.frozen(kw_only=True)
class MetricLink:
    """The entry of the metric table that an indicator's metric is a name of.

    Attributes:
        name: the canonical name.
        kind: the kind of quantity its level takes, such as `money`; `any` where several are used.
        nature: `flow` over a period, `stock` at a moment, `rate` or ratio.
        code: the nearest published series, as in `Metric.code`, or `None`.
    """

    name: str
    kind: MetricKind
    nature: Nature
    code: str | None = None


@attrs.frozen(kw_only=True)
class Change:
    """How a figure changed.

    Attributes:
        basis: against what; `None` where the text does not say.
        direction: which way.
        since: the base of `since`: a year, month or day in ISO form, or the words of the text (开通前).
        value: by how much, unsigned; 0 for 持平.
        upper: the upper end of a range, else `None`.
        mod: the bound, else `None`.
        unit: `%`, `pp`, `1` for multiples (翻一番 is 1 up), or the unit of the figure itself.
        span: the quantity it came from, or the word 持平.
    """

    basis: Basis | None
    direction: Direction
    since: str | None = None
    value: Number
    upper: Number | None = None
    mod: Mod | None = None
    unit: str
    span: Span


@attrs.frozen(kw_only=True)
class Indicator(Fact):
    """A figure and whose it is.

    Attributes:
        metric: the indicator's own name, without verbs.
        subject: whose figure it is; `None` where the text leaves it open.
        period: first and last day, either may be open; `None` where the text leaves it open.
        value: the level, when given.
        change: how it changed; several where the text compares with several bases.
        share_of: the whole its value is a part of.
        rank: its place in an order, as a number.
        status: whether it is stated as done, planned, or aimed at.
        mentions: where the mentions of the document stand that it was built from; those before its span were in force there.
            What is no mention (全省, 持平, a bare number in the cell of a table) is left out: subject, amount or change hold it.
        place: the zone or region its subject means; `None` where the subject is no place of the article.
        metric_link: the entry of the metric table its metric is a name of; `None` where the table has none.
    """

    metric: str
    subject: str | None = None
    period: tuple[date | None, date | None] | None = None
    value: Amount | None = None
    change: tuple[Change, ...] = ()
    share_of: str | None = None
    rank: str | None = None
    status: Status = "actual"
    mentions: tuple[Span, ...] = ()
    place: PlaceLink | None = None
    metric_link: MetricLink | None = None


@attrs.frozen(kw_only=True)
class ProjectGroup(Fact):
    """A set of projects described in aggregate.

    Attributes:
        count: how many projects, with their classifier.
        label: the kind of projects, as written, without the verb before it.
        threshold: the size each of them has, where the label says it.
        stage: how far they are; `None` where the text does not say.
        investment: their total investment.
        annual_investment: the investment planned for the year.
        period: the day of the ceremony or the period the group is counted over, inclusive; `None` unsaid.
        zone: the zone in force, under the full name the article uses.
        status: `actual`, `planned` or `target`.
        place: the zone or region it belongs to; `None` where the text leaves it open.
    """

    count: Amount
    label: str
    threshold: Amount | None = None
    stage: Stage | None = None
    investment: Amount | None = None
    annual_investment: Amount | None = None
    period: Period | None = None
    zone: str | None = None
    status: Status = "actual"
    place: PlaceLink | None = None


@attrs.frozen(kw_only=True)
class Outcome:
    """What a project is to yield: 年产值, 税收, 就业, 产能.

    Attributes:
        metric: what is measured, as written.
        value: exact, in the base unit.
        upper: the upper end of a range, else `None`.
        mod: the bound, else `None`.
        unit: UCUM code, ISO 4217 code or classifier.
        span: the quantity mention.
    """

    metric: str
    value: Number
    upper: Number | None = None
    mod: Mod | None = None
    unit: str
    span: Span


@attrs.frozen(kw_only=True)
class Project(Fact):
    """One project, named or described singly.

    Attributes:
        name: its name as written, without its builder.
        investors: who puts up the money or builds it, in order of mention.
        investment: its total investment.
        floor_area: floor space.
        land_area: land it takes.
        stage: how far it is; `None` where the text does not say.
        start: when building starts, inclusive days.
        completion: when it is to be finished, inclusive days.
        zone: the zone in force, under the full name the article uses.
        status: `actual`, `planned` or `target`.
        outcomes: what it is to yield, in order of mention.
        place: the zone or region it belongs to; `None` where the text leaves it open.
    """

    name: str
    investors: tuple[str, ...] = ()
    investment: Amount | None = None
    floor_area: Amount | None = None
    land_area: Amount | None = None
    stage: Stage | None = None
    start: Period | None = None
    completion: Period | None = None
    zone: str | None = None
    status: Status = "actual"
    outcomes: tuple[Outcome, ...] = ()
    place: PlaceLink | None = None


@attrs.frozen(kw_only=True)
class Event(Fact):
    """Something that took place.

    Attributes:
        kind: what it was.
        date: the day in ISO 8601, reduced where the text says less (`2015-08`); `None` unsaid.
        zone: the zone in force, under the full name the article uses.
        name: the occasion, the project or the document, as written; `None` where it has none.
        participants: the people the sentence names, in order.
        place: the zone or region it belongs to; `None` where the text leaves it open.
    """

    kind: EventKind
    date: str | None = None
    zone: str | None = None
    name: str | None = None
    participants: tuple[str, ...] = ()
    place: PlaceLink | None = None


@attrs.frozen(kw_only=True)
class Incentive(Fact):
    """What a policy promises.

    Attributes:
        instrument: `reward`, `grant`, `subsidy`, `support`, `interest_subsidy`, `refund` or `exemption`.
        beneficiary: who gets it and on what condition, as written; `None` unsaid.
        tier: what tells this promise from the others of its list, as written (国家级, 第一年); `None` where it stands alone.
        threshold: the amount the condition sets, where it sets one.
        rate: the share that is given.
        rate_base: what the rate is a share of, as written.
        amount: the fixed amount that is given.
        cap: the most that is given.
        per: what the amount or the cap counts for (每亩每年, 每人, 单个项目), as written.
        duration: how long it is given.
        zone: the zone in force, under the full name the article uses.
        place: the zone or region it belongs to; `None` where the text leaves it open.
    """

    instrument: Instrument
    beneficiary: str | None = None
    tier: str | None = None
    threshold: Amount | None = None
    rate: Amount | None = None
    rate_base: str | None = None
    amount: Amount | None = None
    cap: Amount | None = None
    per: str | None = None
    duration: Amount | None = None
    zone: str | None = None
    place: PlaceLink | None = None
