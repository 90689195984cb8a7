"""Clauses that give amounts and rates."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.announced import is_step
from zonenews.facts.incentives.clauses import Figure
from zonenews.facts.incentives.durations import duration_of, of_label, years_of
from zonenews.facts.incentives.leads import YEAR_LABEL, recipient_of
from zonenews.facts.incentives.parties import conditions_of, is_raised, relate
from zonenews.facts.incentives.promises import (
    Offer,
    base_behind,
    base_of,
    instrument_of,
    is_sum,
    per_behind,
    per_of,
)
from zonenews.facts.incentives.run import Promise, Run, Spot
from zonenews.facts.incentives.tiers import Terms, Tier, is_level, year_tiers
from zonenews.facts.incentives.whom import Condition, bare_name, bare_owner, doer_of, joined, only_sets, said_by, who_of
from zonenews.facts.incentives.whose import (
    BARE_STEP,
    GIVEN_TO,
    foretold,
    kinds_of,
    labels_told,
    named_again,
    of_each,
    ranks_of,
    take_owner,
    told_by,
    without_step,
)
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Instrument
from zonenews.text.records import Amount

_FUNDED = pattern("(?<!新)(?:{funding})(?!{giving_verb})(?![^，]{0,3}的|[^，]{0,8}(?:{giving_support}))[^，]{0,14}$")
_REPORTED = pattern("(?:{reported_sum})[^，的0-9首]{0,4}[0-9.]+[万亿]*元$")
"""总产值973万元: a figure of a report, and no condition."""
_RANKED_AT = pattern("(?:{rank_verb})[^，]{0,4}第[0-9一二三四五六七八九十]+[位名]?(?=，)")
"""某高新区|排名第50位|，奖励160万元: what was reached, and what was given for it."""
_DISBURSED = pattern("(?:{disbursing})")
_GIVEN = pattern("{giving_verb}")
_SUPPORT = pattern("(?:元|%)的?(?!用于)[^，、0-9]{0,6}(?:支持|扶持|配套)$")
_SUPPORTS = pattern("(?:{giving_support})(?:(?:{bare_recipient})?$|[0-9])")
_SOMEBODY = pattern("{recipient}")
_BOUNDED = pattern("(?:{capping})(?!以[上下])[^，；0-9]{2,24}$")
_COUNTED = frozenset(("count", "mass", "volume"))
_COMMAS = frozenset("，,")
_OF_CLASS = pattern(
    "(?:以[上下内]|(?:首次[^，]{2,20}|^[^，的0-9]{2,12})[0-9.]+[万亿]*美?元)的[^，的]{0,10}(?:{recipient})$|首次(?:{reaching_step})[0-9.]+[万亿]*元$"
)
"""年产值5000万元至2亿元且增长10%以上的企业|，奖励4万元."""
_LOST_DASH = 10
"""What a 1 before a lost dash adds to the number behind it: 1-3年, 13年."""
_SO_MANY = pattern("(?:其中)?[对向给]?[0-9]+[余多]?[家户名个](?:{recipient})(?!及?以[上下内])")
_BARE_VERB = pattern(
    "(?:{capping})?(?:每(?:{per_unit}))*(?:每[^，]{0,6}?(?:[0-9.]+[万亿]*|[一两]个)[^，、0-9]{0,8}?)?(?:{more_of})?可?(?P<verb>[奖补给赠])(?:(?![予补助励贴与])|$)"
)
_OF_BARE_VERB: dict[str, Instrument] = {"奖": "reward", "补": "subsidy"}
_GIFT_AT = pattern("(?:{reward_noun})[0-9.]+[万亿]*元")


def is_given(text: str) -> bool:
    """Whether a clause says that something is given: 给予, 享受."""
    return _GIVEN.search(text) is not None


def give(spot: Spot, found: Sequence[Offer], run: Run) -> None:
    """Read a clause that gives amounts or rates: one promise, or one for each tier.

    Args:
        spot: the clause.
        found: what it gives.
        run: what is in force; the promises are added to it.
    """
    instrument = _instrument(spot, run)
    conditions = conditions_of(spot, run)
    terms = None
    if instrument is None and (any(one.rate for one in found) or spot.gift.startswith("按")):
        run.waiting = (spot, found)
        return
    if _take_waiting_list(found, instrument, run):
        return
    if instrument is not None and _is_promised(spot, conditions, found, instrument, run):
        terms = relate(spot, conditions, found, run)
    if terms is not None and instrument is not None:
        _add(spot, found, (conditions, terms, instrument), run)
    run.pending.clear()


def _add(spot: Spot, found: Sequence[Offer], said: tuple[Sequence[Condition], Terms, Instrument], run: Run) -> None:
    """Add a promise for each offer of a clause: its conditions, who gets it, and what is given."""
    conditions, terms, instrument = said
    duration = duration_of(spot, spot.lead, run)
    to_each = any(one.label for one in found[1:])  # 给予|博士|20万元、硕士10万元: what stands behind the verb is a tier
    behind = None if to_each else recipient_of(spot.clause, spot.body)
    who = named_again(behind, terms.who) or terms.who or foretold(run)
    start = conditions[0].start if conditions else spot.clause.start
    who, step = without_step(who, run)
    labels = labels_told(spot, found, conditions, (terms, who))
    if labels is None and len(found) > 1 and duration is not None and not any(one.label for one in terms.tiers):
        labels = _years_told(duration, len(found))
        duration = attrs.evolve(duration, value=Decimal(1), upper=None, mod=None) if labels else duration
    if (each := of_each(found, conditions)) is not None:
        labels, who = each, joined(conditions[:-1])
    ranks, kinds = ranks_of(who, found), kinds_of(conditions, found)
    for at, (offer, tier) in enumerate(zip(found, terms.tiers, strict=True)):
        promise = _promise(spot, offer, tier, instrument, run)
        promise.tier = labels[at] if labels else promise.tier or step or (None if conditions else run.label)
        promise.start, promise.who, promise.listed = spot.flat.place(start), who, len(found) > 1
        _set_counted(spot, conditions, promise, run)
        if ranks and len(conditions) > 1 and is_level(conditions[-1].text):
            promise.tier, promise.who = ranks[at], joined(conditions[:-1])
        elif ranks and who:
            promise.tier, promise.who = ranks[at], who.replace(ranks[0], ranks[at])
        if kinds:
            promise.who, promise.tier = kinds[at], None
        if not conditions:
            who = promise.who = take_owner(spot, promise)
        _set_who(spot, promise, conditions, run)
        if behind is not None and promise.who == behind and only_sets(conditions):
            promise.given = who
        promise.duration = of_label(spot, offer) or (years_of(spot, spot.lead, 1) if tier.year else duration)
        _take_waiting(promise, run)
        _inherit_base(promise, run)
        run.promises.append(promise)
    run.last, run.per, run.more = _set_by(conditions[-1]) if conditions else None, None, False


def _set_who(spot: Spot, promise: Promise, conditions: Sequence[Condition], run: Run) -> None:
    """Say whether who gets it is told by amounts alone, as that of the promise before may be, and whose measure these are."""
    previous = run.previous
    if previous is not None and previous.sets and promise.who == previous.who:
        promise.sets, promise.owner = True, previous.owner
    elif previous is not None and promise.who == previous.who and only_sets(conditions):
        promise.given = promise.who
    elif only_sets(conditions) and said_by(conditions, promise.who):
        given = GIVEN_TO.match(spot.gift)
        promise.sets, promise.owner = True, bare_owner(conditions) or (given["who"] if given else None)


def _years_told(duration: Amount, count: int) -> list[str | None] | None:
    """Give a year for each of several shares that are given for so many years: 1-3年内, 前3年, and 13年内 where three shares say that a dash was lost."""
    number = duration.upper or duration.value
    number = number - _LOST_DASH if number == _LOST_DASH + count else number
    yearly = year_tiers(f"前{number}年", count) if duration.unit == "a" else None
    return [one.label for one in yearly] if yearly else None


def _set_counted(spot: Spot, conditions: Sequence[Condition], promise: Promise, run: Run) -> None:
    """Say what a step counts that sets no sum of money (数量达到|201—600个标箱|/年), and what the first step before it did."""
    if promise.threshold is None and not promise.tier and len(conditions) == 1 and who_of(conditions[0]):
        promise.threshold = _counted(spot, *spot.flat.span(conditions[0].start, conditions[0].end))
    if len(conditions) > 1 and not conditions[-1].figures and promise.who == joined(conditions[:1]):
        promise.tier = promise.tier or bare_name(conditions[-1].text)
    if promise.threshold is not None or not promise.tier or not conditions or not is_step(conditions):
        return
    promise.threshold = _counted(spot, *spot.flat.span(conditions[-1].start, conditions[-1].end))
    first = run.previous
    if first is not None and run.goes_on and first.who == promise.who and first.tier and first.threshold is None:
        first.threshold = _counted(spot, first.start, first.end)


def _counted(spot: Spot, low: int, high: int) -> Amount | None:
    """Give the count in a part of the text; `None` where there are none or several."""
    found = [one for one in spot.sentence.quantities if low <= one.start < high and one.mention.kind in _COUNTED]
    return amount_of(found[0]) if len(found) == 1 else None


def _take_waiting_list(found: Sequence[Offer], instrument: Instrument | None, run: Run) -> bool:
    """Give shares that wait in a list, each with the cap that a clause behind them sets: 分别按投资额的1%、2%，|最高给予90万元奖补|."""
    only_cap = len(found) == 1 and found[0].cap and not found[0].rate and not found[0].amount
    if run.waiting is None or len(run.waiting[1]) < 2 or not only_cap or instrument is None:
        return False
    (spot, shares), run.waiting = run.waiting, None
    before, run.instrument = len(run.promises), instrument
    give(spot, shares, run)
    run.instrument = None
    for promise in run.promises[before:]:
        promise.cap = found[0].cap
    return True


def _take_waiting(promise: Promise, run: Run) -> None:
    """Give a cap the rate that a clause before it named without saying what is given: 按投资额的25%，|给予最高400万元补助."""
    if run.waiting is None or promise.rate is not None or promise.amount is not None or promise.cap is None:
        return
    (spot, found), run.waiting = run.waiting, None
    if len(found) == 1 and found[0].rate is not None:
        promise.rate, promise.base = _share(spot, found[0].rate), _base(spot, found[0], run)
        promise.start = min(promise.start, spot.flat.place(spot.clause.start))


def _inherit_base(promise: Promise, run: Run) -> None:
    """Say that a rate is a share of what the rate before was, where both are for the same: 800万元以下的按2‰；|801万元以上的按3‰."""
    previous = run.previous
    if promise.rate is not None and promise.base is None and previous is not None and promise.tier and run.goes_on:
        promise.base = previous.base if previous.who == promise.who and previous.rate is not None else None


def _promise(spot: Spot, offer: Offer, tier: Tier, instrument: Instrument, run: Run) -> Promise:
    """Make the promise of one offer; who gets it is still to be said."""
    start = spot.flat.place(spot.clause.start)
    base = _base(spot, offer, run)
    years = spot.lead.years if spot.lead.years_at > spot.body.start else None
    return Promise(
        start=start,
        end=spot.end,
        family=run.family,
        instrument=instrument,
        tier=_tier_of(offer, tier) or years,
        threshold=tier.threshold,
        rate=_share(spot, offer.rate) if offer.rate else None,
        base=base.removeprefix(years) if base and years else base,
        amount=offer.amount,
        cap=offer.cap,
        per=offer.per if offer.apart else _per(spot, offer) or run.per,
        zone=spot.sentence.zone(start),
    )


def _share(spot: Spot, rate: Figure) -> Amount:
    """Give a share, with the bound that stands before what it is a share of: 不超过|租金|50%."""
    share = amount_of(rate.token)
    start = spot.body.start - spot.clause.start
    bounded = share.mod is None and _BOUNDED.search(spot.clause.text, start, rate.start - spot.clause.start)
    return attrs.evolve(share, mod="at_most") if bounded else share


def _tier_of(offer: Offer, tier: Tier) -> str | None:
    """Give what tells an offer from the others: its own year or level (一等奖), else its condition, else its own words."""
    told = told_by(offer.label)
    own = YEAR_LABEL.match(offer.label) or (told and is_level(told))
    return (told if own else tier.label) or told


def _per(spot: Spot, offer: Offer) -> str | None:
    """Give what an offer counts for, which is said before it; what stands behind it is of the next one (100万元安家费、|每月|1万元)."""
    first = offer.rate or offer.amount or offer.cap
    if first is not None and (own := per_behind(first)) is not None:
        return own
    per, end = per_of(spot.clause, spot.body.start)
    late = (
        first is not None
        and per is not None
        and end > first.end
        and spot.clause.text.find(per) > first.end - spot.clause.start
    )
    return None if late and len(spot.body.figures) > 1 else per


def _set_by(condition: Condition) -> str:
    """Give what a condition sets, without who it is set for: 对制造业企业|年产值达到1亿元以上|的."""
    said = bare_name(condition.text)
    return said.removeprefix(who_of(condition) or doer_of(condition) or "") or said


def _instrument(spot: Spot, run: Run) -> Instrument | None:
    """Tell what is given: named in the clause, before it, or with the rate it takes the place of; 支持 only where it is a noun."""
    found = instrument_of(spot.gift) or run.instrument or (run.listing.instrument if run.listing else None) or run.gift
    if is_given(spot.gift) or _SUPPORT.search(spot.gift) or _SUPPORTS.search(spot.gift):
        return found or "support"
    if found in {None, "support"}:
        goes_on = run.goes_on and (is_raised(spot) or (run.inner and found is None))
        return run.promises[-1].instrument if goes_on else run.instrument or _bare_verb(spot, found, run)
    return found


def _bare_verb(spot: Spot, found: Instrument | None, run: Run) -> Instrument | None:
    """Tell what a verb of one character gives: 最高可|补|300万元; 给 gives what was given before it in its sentence."""
    verb = _BARE_VERB.match(spot.gift) if found is None else None
    if verb is None:
        return None
    before = run.promises[-1].instrument if run.goes_on else "support"
    return _OF_BARE_VERB.get(verb["verb"], before)


def _is_promised(
    spot: Spot, conditions: Sequence[Condition], found: Sequence[Offer], instrument: Instrument, run: Run
) -> bool:
    """Whether a clause promises what it names, and does not set it aside or report it (发放补贴49亿元).

    A share or a cap does; a sum does where it is given to someone, for each of something, or as one of a list.
    """
    first = min(figure.start for one in found for figure in (one.rate, one.amount, one.cap) if figure)
    if any(_SO_MANY.match(one.text) for one in conditions):
        return False  # 对32家企业给予补助1800万元: what was given
    if _FUNDED.search(spot.clause.text, 0, first - spot.clause.start):
        return False
    if not any(one.amount for one in found):
        return True
    more = run.goes_on and spot.lead.more
    if _RANKED_AT.search(spot.flat.text, 0, spot.clause.start):
        return False
    if instrument == "exemption" or (not more and any(_REPORTED.search(one.text) for one in conditions)):
        return False
    if is_given(spot.clause.text) or per_of(spot.clause, spot.body.start)[0]:
        return True
    told = any(one.names or one.text.endswith("的") or _OF_CLASS.search(one.text) for one in conditions)
    told = told or (run.gift is not None and not _DISBURSED.search(spot.clause.text))
    told = told or (bool(conditions) and run.announced is not None and run.announced.steps)
    if not told and _DISBURSED.search(spot.clause.text):
        return False
    beside = run.goes_on and spot.clause.stop in _COMMAS and _GIFT_AT.match(spot.gift) is not None
    return told or beside or _is_one_of_more(spot, run) or _is_for_someone(conditions, run)


def _is_one_of_more(spot: Spot, run: Run) -> bool:
    """Whether a sum is one of a list, of a row of years, or of the parts of what was given before."""
    lead = spot.lead
    listed = "分别" in spot.clause.text or "一次性" in spot.clause.text
    return listed or lead.more or lead.inner or bool(lead.years) or run.inner


def _is_for_someone(conditions: Sequence[Condition], run: Run) -> bool:
    """Whether a sum is for one who is named in its clause, in the sentence before it, or in the heading."""
    if conditions:
        last = conditions[-1]
        if BARE_STEP.fullmatch(last.text) is not None:
            return True
        return (last.tells and not last.figures) or (is_level(last.text) and (len(conditions) > 1 or run.goes_on))
    return bool(run.heading or run.instrument or run.goes_on or run.per)


def _base(spot: Spot, offer: Offer, run: Run) -> str | None:
    """Give what a rate is a share of: said with it, before it in the clause, with the rate before it, or by whom it is for."""
    if offer.rate is None:
        return None
    own = offer.base or base_of(spot.clause, offer.rate, spot.body.start) or spot.lead.base
    own = None if own is not None and YEAR_LABEL.match(own) else own
    previous = run.previous
    own = own or base_behind(spot.clause, offer.rate) or _base_of_list(spot, offer)
    if own or (previous is not None and previous.family == run.family and previous.base):
        return own or (previous.base if previous else None)
    if run.base or (run.announced is not None and run.announced.base):
        return run.base or (run.announced.base if run.announced else None)
    for condition in run.pending:
        name = bare_name(condition.text).rpartition("的")[2]
        name = bare_name(condition.text) if name == "部分" else name
        if is_sum(name) and not condition.text.endswith("的"):
            return name
    return None


def _base_of_list(spot: Spot, offer: Offer) -> str | None:
    """Give what the last rate of a row of years is a share of, which is said of all: 前两年80%、后一年40%的|房租|补贴."""
    last = spot.body.figures[-1]
    return base_behind(spot.clause, last) if offer.label and last.kind == "percent" else None
