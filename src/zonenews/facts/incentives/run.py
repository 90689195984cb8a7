"""What is in force while a paragraph of a policy is read: its promises so far, and what waits for the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from zonenews.discourse.sentences import Sentence
from zonenews.facts.incentives.announced import Announced
from zonenews.facts.incentives.clauses import Clause, Figure, Flat
from zonenews.facts.incentives.leads import Lead
from zonenews.facts.incentives.promises import Body, Offer
from zonenews.facts.incentives.whom import Condition
from zonenews.lexicon.actions import Instrument
from zonenews.text.records import Amount


class Spot(NamedTuple):
    """A clause that gives, and where it stands.

    Attributes:
        sentence: the sentence.
        flat: the same without blanks and brackets.
        clause: the clause.
        body: where it begins to give.
        lead: what stands before that.
    """

    sentence: Sentence
    flat: Flat
    clause: Clause
    body: Body
    lead: Lead

    @property
    def gift(self) -> str:
        """The text from where it gives."""
        return self.clause.text[self.body.start - self.clause.start :]

    @property
    def numbered(self) -> bool:
        """Whether it is an item of its own behind a semicolon: …；2、|符合条件的，再给予5万元."""
        before = self.clause.start - 1
        return self.clause.stop in "；;" and before >= 0 and self.flat.text[before] not in "；;"

    @property
    def end(self) -> int:
        """Where the clause ends in the normal text."""
        return self.flat.span(self.clause.start, self.clause.end)[1]


@attrs.define(kw_only=True)
class Promise:
    """A promise while it is being read.

    Attributes:
        start: where its evidence starts in the normal text.
        end: where it ends.
        family: the number of the promises that share a cap and a base.
        instrument: what is given.
        who: who gets it.
        gift: what the heading above a numbered line gives (人才补贴).
        given: who gets it where its condition names nobody: who stands behind the verb (奖励|引资人|3万元), or was named before.
        sets: whether what is said of who gets it does nothing but set an amount.
        owner: whose measure that is, where it says no more than 企业.
        tier: what tells it from the others.
        threshold: the amount its condition sets.
        rate: the share that is given.
        base: what that is a share of.
        amount: the fixed amount.
        cap: the most that is given.
        per: what the amount counts for.
        duration: how long it is given.
        zone: the zone in force.
        listed: whether it is one of a list.
    """

    start: int
    end: int
    family: int
    instrument: Instrument
    who: str | None = None
    given: str | None = None
    sets: bool = False
    owner: str | None = None
    tier: str | None = None
    threshold: Amount | None = None
    rate: Amount | None = None
    base: str | None = None
    amount: Figure | None = None
    cap: Figure | None = None
    per: str | None = None
    duration: Amount | None = None
    zone: str | None = None
    listed: bool = False


class Listing(NamedTuple):
    """A list of what is given, opened by its label (补贴标准为：) or by a clause with a colon (给予补助：).

    Attributes:
        instrument: what is given.
        who: who gets it; `None` unsaid.
        base: what shares are taken of; `None` unsaid.
        named: the conditions before a colon that say who.
    """

    instrument: Instrument
    who: str | None
    base: str | None = None
    named: tuple[Condition, ...] = ()


@attrs.define
class Run:
    """What is in force while a paragraph is read.

    Attributes:
        heading: who the heading of the paragraph names.
        gift: what the heading above the numbered line at hand gives (人才补贴); `None` where none does.
        label: what the heading above the paragraph tells it apart by.
        audience: whom a line of its own says it is for (扶持对象：渔业企业).
        aim: whom the text says at its beginning that it rewards (引荐人).
        announced: what a sentence without a sum announced (入园企业年纳税超过100万元的给予奖励。).
        subject: who the first clause of the sentence at hand is about.
        promises: what it has promised so far.
        pending: the conditions that wait for what is given.
        untold: the last clause that tells of nobody, which a clause with 并 may go on from.
        named: the condition that named who gets it, apart from the conditions of what is given.
        last: the condition of the last promise.
        family: the number of the promises that share a cap and a base.
        instrument: an instrument named without an amount.
        duration: a duration named without one.
        base: what a rate was said to be a share of, before it.
        years: the years a sum was said to be of, before what is given of it (前三年缴纳的地方税收，全额奖励).
        inner: whether the parts of what was given are told (其中).
        let_off: the sum that was let off last (租金).
        waiting: a clause with a rate, and what it gives, that waits for its instrument (按贡献额的90%，连续5年奖励给企业).
        listing: the list of what is given that was opened in the sentence at hand.
        per: what the next sum is given for again and again (每增加1亿元，).
        more: whether something is given besides what was, and its sum is still to come (县财政再追加补助，最高…).
        since: how many promises there were before the sentence at hand.
        apart: whether a clause of the sentence at hand says what else it is about, and names nobody.
        part: how many there were before the part of it, behind a semicolon, at hand.
        before: how many there were before the last sentence that promised something.
    """

    heading: str | None = None
    gift: Instrument | None = None
    label: str | None = None
    audience: str | None = None
    aim: str | None = None
    announced: Announced | None = None
    subject: str | None = None
    promises: list[Promise] = attrs.Factory(list)
    pending: list[Condition] = attrs.Factory(list)
    untold: Condition | None = None
    named: Condition | None = None
    last: str | None = None
    family: int = 0
    instrument: Instrument | None = None
    duration: Amount | None = None
    base: str | None = None
    years: Lead | None = None
    inner: bool = False
    let_off: str | None = None
    waiting: tuple[Spot, Sequence[Offer]] | None = None
    listing: Listing | None = None
    per: str | None = None
    more: bool = False
    since: int = 0
    apart: bool = False
    part: int = 0
    before: int = 0

    @property
    def previous(self) -> Promise | None:
        """The last promise."""
        return self.promises[-1] if self.promises else None

    @property
    def goes_on(self) -> bool:
        """Whether the sentence at hand has promised something already."""
        return len(self.promises) > self.since

    def of_family(self) -> list[Promise]:
        """Give the promises of the family at hand."""
        return [promise for promise in self.promises if promise.family == self.family]

    def of_kind(self, instrument: Instrument | None) -> list[Promise]:
        """Give the promises of the family at hand that give what is named, or all of them where none does."""
        family = self.of_family()
        return [promise for promise in family if promise.instrument == instrument] or family

    def begin_sentence(self) -> None:
        """Forget what waits: a condition holds for its own sentence."""
        self.pending.clear()
        self.instrument = self.duration = self.base = self.waiting = self.years = self.listing = self.per = None
        self.subject, self.untold, self.apart, self.more = None, None, False, False
        if self.goes_on:
            self.before = self.since
        self.inner = False
        self.since = self.part = len(self.promises)

    def begin_part(self) -> None:
        """Forget what waits at a semicolon, but for a duration."""
        self.pending.clear()
        self.part = len(self.promises)
        self.instrument = self.base = self.waiting = self.years = self.per = None
