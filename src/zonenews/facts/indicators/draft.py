"""An indicator in the making, and the note of what was left open."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from zonenews.discourse.periods import Period
from zonenews.discourse.tokens import PlaceToken, QuantityToken, TimeToken, Token
from zonenews.facts.records import Change
from zonenews.lexicon.actions import Status
from zonenews.text.normalize import DiagnosticKind

_YEAR = 364


@attrs.define
class Draft:
    """An indicator in the making.

    Attributes:
        metric: the name of the figure.
        subject: whose it is; `None` where that is open.
        period: when; `None` where that is open.
        status: whether it is stated as done, planned, or aimed at.
        rule: the reading that made it.
        tokens: what it was read from; its evidence reaches over them.
        start: where its evidence starts in the normal text.
        end: where it ends.
        value: the level; `None` unsaid.
        changes: how it changed, one for each base.
        share_of: the whole its value is a part of; `None` where it is no share.
        rank: its place in an order; `None` unsaid.
        flow: whether it was made of a change with a head of its own (出口增长8%).
        branch_of: the metric of the whole that it is a branch or a part of, or empty.
        span: the years over which a mean would be.
        lapsed: the period that its sentence named and that does not hold for a stock, unless the stock has a change over it.
        carried: the places and times in force that it took its subject and its period from.
    """

    metric: str
    subject: str | None
    period: Period | None
    status: Status
    rule: str
    tokens: list[Token]
    start: int
    end: int
    value: QuantityToken | None = None
    changes: list[Change] = attrs.field(factory=list)
    share_of: str | None = None
    rank: str | None = None
    flow: bool = False
    branch_of: str = ""
    span: Period | None = None
    lapsed: Period | None = None
    carried: list[PlaceToken | TimeToken] = attrs.field(factory=list)

    def settle_period(self) -> None:
        """Take the period its sentence named, where it changed over it; a mean without a level is over all the years."""
        if self.value is None and any(change.basis == "avg" for change in self.changes):
            alone = self.status == "actual" and all(change.basis == "avg" for change in self.changes)
            self.period = self.span or (None if alone and _is_one_year(self.period) else self.period)
        if self.period is None and self.changes and self.status == "actual":
            self.period = self.lapsed

    @property
    def is_share(self) -> bool:
        """Whether its value is a part of a whole."""
        return self.share_of is not None

    @property
    def kind(self) -> str:
        """The kind of its value, or empty."""
        return self.value.mention.kind if self.value is not None else ""


def _is_one_year(period: Period | None) -> bool:
    """Whether a period is one whole year, over which nothing has a mean by years."""
    if period is None or period[0] is None or period[1] is None:
        return False
    return period[0].year == period[1].year and (period[1] - period[0]).days >= _YEAR


class Note(NamedTuple):
    """Something left open.

    Attributes:
        kind: what, such as `facts/unequal-list`.
        message: one sentence.
        start: where it starts in the normal text.
        end: where it ends.
    """

    kind: DiagnosticKind
    message: str
    start: int
    end: int
