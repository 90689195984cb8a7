"""The record of a project group, which projects and breakdowns read too."""

from __future__ import annotations

import attrs

from zonenews.facts._context import Period
from zonenews.lexicon.actions import Stage, Status
from zonenews.text.records import Amount, Fact


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
