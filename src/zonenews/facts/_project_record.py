"""The record of a project."""

from __future__ import annotations

import attrs

from zonenews.facts._context import Period
from zonenews.facts._project_slots import Outcome
from zonenews.lexicon.actions import Stage, Status
from zonenews.text.records import Amount, Fact


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
