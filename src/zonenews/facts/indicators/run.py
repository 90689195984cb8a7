"""What a sentence has stated so far: its drafts, its brackets, and what is taken back; `drafting` and `binding` add to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.periods import Period
from zonenews.discourse.tokens import QuantityToken, Token
from zonenews.facts.indicators.draft import Draft, Note
from zonenews.facts.indicators.refusals import Refusal, Refused
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Status

_PAID_OUT = pattern("{paid_out}")
_CONDITION_ENDS = ("的", "以上", "以下", "以内")
_GIVEN_AT_ONCE = pattern("(?:一次性|再|可|将)?(?:{giving_verb})?", may_be_empty=True)
_ASKED = pattern(
    "(?:以[上下内]|首次[^，,；;。]{2,20}[0-9.]+[万亿]*元)的[^，,；;。的]{0,10}(?:{recipient})$|(?:{recipient})[^，,；;。]{0,12}(?:首次)?(?:{reaching_step})[0-9.]+[万亿]*元$"
)
"""年产值2亿元以上|的企业|，奖励4万元; |企业营业收入首次突破6亿元|，奖励80万元: what is asked of those who are given something."""
_BY_SHARE = lazy("[，,]按照?其?[^，,。；;0-9]{2,24}[0-9.]+[%‰]")
"""，按其地方贡献额的90%: what is given goes by a share."""
_AFTER_OFFER = pattern(r"[，,]{after_offer}")


@attrs.define
class Bracket:
    """What held where a bracket opened, to go back to where it closes.

    Attributes:
        count: how many drafts there were.
        levels: the levels no change had closed.
        batch: how many of them one list gave.
        subject: the subject in force.
        place: the place in force.
        period: the period in force.
        status: the status in force.
        before: the tokens before it, which go on behind it.
    """

    count: int
    levels: list[Draft]
    batch: int
    subject: str | None
    place: str | None
    period: Period | None
    status: Status
    before: list[Token]


@attrs.define
class Run:
    """What a sentence has stated so far, and what a statement without a head may belong to.

    Attributes:
        drafts: the indicators made so far.
        levels: those of them, the last ones, whose level no change has closed yet.
        batch: how many figures the last list gave; one change behind several stays open.
        listed: the figures of the last list.
        in_force: the metric that the sentence before, of the same paragraph, was about; empty where there is none.
        antecedent: the figure of the sentence before whose parts this one tells, where it begins with 其中.
        reporting: whether the text reports figures of a place.
        in_list: whether the last statement was a level, with no mark behind it but 、.
        dropped: whether a figure was passed over since the last draft, so that nothing binds to what stood before it.
        stale: whether a place was named since the last draft.
        completed: whether the last level was that of an earlier figure.
        read_to: up to where the text is read, past what was counted.
        holding: the verb of holding of a list of counts (集聚 of 集聚21家总部和10家中心).
        brackets: the brackets that are open.
        notes: what was left open.
        reason: why the phrase being read states nothing, as far as a reader has said so.
        bound: whether the phrase being read was bound to an earlier figure.
        refused: the figures that gave no indicator, with the reasons.
    """

    drafts: list[Draft] = attrs.field(factory=list)
    levels: list[Draft] = attrs.field(factory=list)
    batch: int = 0
    listed: list[Draft] = attrs.field(factory=list)
    in_force: str = ""
    antecedent: Draft | None = None
    reporting: bool = False
    in_list: bool = False
    dropped: bool = False
    stale: bool = False
    completed: bool = False
    read_to: int = 0
    holding: re.Match[str] | None = None
    brackets: list[Bracket] = attrs.field(factory=list)
    notes: list[Note] = attrs.field(factory=list)
    reason: Refusal | None = None
    bound: bool = False
    refused: list[Refused] = attrs.field(factory=list)

    @property
    def last(self) -> Draft | None:
        """The last draft, or `None`."""
        return self.drafts[-1] if self.drafts else None

    @property
    def metric(self) -> str:
        """The metric in force: that of the last figure here, or in the sentence before; empty where there is none."""
        told = (draft.metric for draft in reversed(self.drafts) if not draft.metric.endswith("贡献率"))
        return next(told, self.in_force)

    @property
    def last_whole(self) -> Draft | None:
        """The last draft that is no share, or `None`."""
        return next((draft for draft in reversed(self.drafts) if not draft.is_share), None)

    def drop(self) -> None:
        """Pass a figure over: what follows has nothing to bind to."""
        self.levels, self.dropped = [], True

    def refuse(self, values: Sequence[Token], refusal: Refusal) -> None:
        """Note figures that give no indicator."""
        self.refused.extend(Refused(value.start, value.end, refusal) for value in values)

    def extend(self, made: list[Draft], values: list[QuantityToken], *, listed: bool = False) -> None:
        """Give drafts their levels; the changes that follow are theirs."""
        for draft, value in zip(made, values, strict=True):
            draft.value = value
        self.levels.extend(made)
        self.listed = [*self.listed, *made] if listed else made
        self.batch = max(len(made), self.batch + 1 if listed else 1)


def open_bracket(before: list[Token], scope: Scope, run: Run) -> None:
    """Enter a bracket: what it says is bound to nothing outside it."""
    run.brackets.append(
        Bracket(len(run.drafts), run.levels, run.batch, scope.subject, scope.place, scope.period, scope.status, before)
    )
    run.levels = []


def close_bracket(before: list[Token], scope: Scope, run: Run) -> list[Token]:
    """Leave a bracket; behind it goes on what stood before it, and a change is that of the figure before."""
    if not run.brackets:
        return before
    held = run.brackets.pop()
    run.levels, run.batch = held.levels, held.batch
    scope.subject, scope.place, scope.period, scope.status = held.subject, held.place, held.period, held.status
    inner = run.drafts[held.count :]
    at = max(0, held.count - 1)
    run.drafts[at:] = [*inner, *run.drafts[at : held.count]]
    run.dropped = run.stale = False
    return held.before


def _before_condition(text: str, low: int, at: int) -> int:
    """Give the comma before the clauses that set the condition of what is promised at an offset: |研发费用在900万元之间的，额外奖励."""
    clause = max(text.rfind(mark, low, at) for mark in "，,")
    ends = "的" if _PAID_OUT.search(text, max(low, clause), at) else _CONDITION_ENDS
    if clause > low and ends is _CONDITION_ENDS and _GIVEN_AT_ONCE.fullmatch(text, clause + 1, at):
        before = max(text.rfind(mark, low, clause) for mark in "，,")
        asked = text.find("全", max(low, before + 1), clause) < 0 and _ASKED.search(text, max(low, before + 1), clause)
        clause = before if asked else clause
    while clause > low and text.endswith(ends, low, clause):
        clause = max(text.rfind(mark, low, clause) for mark in "，,")
    by = _BY_SHARE.search(text, low, at)
    return (
        clause if by is None else min(clause, max(text.rfind("；", low, by.start()), text.rfind(";", low, by.start())))
    )


def retract_promise(token: Token, scope: Scope, run: Run) -> None:
    """Take back what was read of a sentence that turns out to promise support (对产值增长10%以上的企业给予奖励)."""
    if token.start < scope.closed:
        return
    text = scope.text
    opener = text.rfind("对", scope.start, token.start)
    clause = _before_condition(text, max(scope.start, 0), token.start)
    cut = opener if opener >= 0 else max(clause, scope.start)
    run.drafts = [draft for draft in run.drafts if draft.end <= cut]
    run.levels = []
    last = scope.tokens[-1].end
    end = text.find("；", token.end, last)
    scope.closed = end if end >= 0 else last
    if match := _AFTER_OFFER.search(text, token.end, scope.closed):
        scope.closed = match.start()
