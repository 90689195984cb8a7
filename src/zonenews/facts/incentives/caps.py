"""Caps: the most that is given, of one promise or of each kind of those who get it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from zonenews.facts.incentives.promises import Offer, instrument_of, per_of
from zonenews.facts.incentives.run import Promise, Run, Spot
from zonenews.facts.incentives.tiers import labels_of
from zonenews.grammar.patterns import pattern

_SAME_ONE = pattern("对?(?:同一家?|单一)[^，的]{0,6}?(?:{bare_recipient}|{recipient})(?:同一)?[^，]{0,4}")
"""对同一企业年度|最高不超过: a cap on what was given before."""
_GIVES = pattern("(?:{giving_verb})(?!的)")
_CAP_GIVEN = pattern(
    "^(?:单(?:{per_unit})|每(?:{per_unit}))?[^，]{0,6}(?:{capping})可?(?:{giving_verb})[0-9.]+[万亿]*元$"
)
_TOLD_OF = pattern("(?!.*(?:以上|上述))[^。]*(?:{reward_noun})[^0-9]{0,8}，")
_OF_ALL = pattern("(?:以上|上述|(?:单|同一)[^，]{1,4})?(?:奖金|{reward_noun})[^，0-9]{0,4}(?:总额|[合累总]计)")
"""A按4‰奖励；B按1‰奖励。|奖金总额|不超过60万元: a cap of both."""
_LOAN = pattern("贷款[^，0-9]{0,4}(?:额度?|规模|金额)[^，0-9]{0,4}(?:{capping})")
_CAPPED_GIFT = pattern(
    "(?:该项?|其|所获|每[^，]{1,6}|单[^，]{1,6})?[^，0-9]{0,6}(?:{gift})[^，0-9]{0,4}(?:{capping})[^，0-9]{2,30}[0-9.]+%"
)
_CAP_OF_GIFT = pattern(
    "(?:(?:(?:每|单)(?:{per_unit})?|同一|单一)[^，0-9对]{0,10}?)?(?:[该此本各]|上述|以上)?[项类]?(?:{gift}|奖励金)(?:{sum_total})?(?:{capping})"
)
_KIND = pattern(
    "[、和及]?(?P<kind>[^，、0-9单每]{2,12}?)(?:的|补助|补贴|奖励)?(?P<per>(?:(?:每|单)(?:{per_unit})(?:{bare_recipient})?)*)(?:{capping})*"
)
"""亚洲地区|每次|不超过3万元、…: a kind, and what its cap counts for."""


def _gives_anew(spot: Spot, family: Sequence[Promise]) -> bool:
    """Whether a clause gives something more, and is no cap of a share given before it (，单个项目最高给予50万元; 享受|的补助不超过50万元)."""
    if _GIVES.search(spot.clause.text) is None:
        return False
    rated = bool(family) and family[-1].rate is not None and family[-1].cap is None
    return not (rated and _CAP_GIVEN.search(spot.clause.text) is not None)


def _split(promise: Promise, count: int, run: Run) -> list[Promise]:
    """Make a promise of a share one for each of those it names, where there are `count`: 甲、乙类人才按投资的40%补助，|分别最高9万元、6万元."""
    labels = labels_of(promise.who or "", count) if promise.rate is not None and promise.tier is None else None
    if labels is None:
        return [promise]
    at = run.promises.index(promise)
    split = [attrs.evolve(promise, tier=label, listed=True) for label in labels]
    run.promises[at : at + 1] = split
    return split


def _take_kinds(spot: Spot, found: Sequence[Offer], family: Sequence[Promise], run: Run) -> bool:
    """Make a promise of a share one for each kind that a list of caps names: 补助60%，|亚洲地区不超过3万元、欧美地区不超过5万元."""
    last = family[-1] if family else None
    capped = len(found) > 1 and not run.pending and all(one.cap and not one.amount and not one.rate for one in found)
    if last is None or not capped or not run.goes_on or last.rate is None or last.cap is not None or last.tier:
        return False
    kinds, at = [], spot.clause.start
    for one in found:
        if one.cap is None:
            return False
        kind = _KIND.fullmatch(spot.clause.text, at - spot.clause.start, one.cap.start - spot.clause.start)
        if kind is None:
            return False
        kinds.append(
            attrs.evolve(last, tier=kind["kind"], per=kind["per"] or last.per, cap=one.cap, end=spot.end, listed=True)
        )
        at = one.cap.end
    place = run.promises.index(last)
    run.promises[place : place + 1] = kinds
    return True


def take_caps(spot: Spot, found: Sequence[Offer], run: Run) -> bool:
    """Give a cap, or a list of caps, to the promises before it.

    Args:
        spot: the clause.
        found: what it gives.
        run: what is in force; its promises get the caps.

    Returns:
        Whether the clause is one that caps.
    """
    family, text = run.of_family(), spot.clause.text
    who = spot.lead.condition.text if spot.lead.condition is not None else ""
    alike = _SAME_ONE.fullmatch(who) is not None
    if _bounds_else(spot, found, run, alike=alike) or _take_kinds(spot, found, family, run):
        return True
    if not (family or who or run.pending or _foretold(run)) and _CAP_OF_GIFT.match(text):
        return True  # 单个项目奖励金最高80万元: of what is promised elsewhere
    if alike and not family:
        return all(one.cap and not one.rate and not one.amount for one in found)  # of sums that are promised elsewhere
    own = bool(run.pending) or (bool(who) and not alike) or spot.lead.more or run.more or _gives_anew(spot, family)
    if own or not family or any(one.rate or one.amount for one in found):
        return False
    if _OF_ALL.match(spot.clause.text) and len(found) == 1:
        alike_in = run.promises[run.part if run.goes_on else run.before :]
        family = [one for one in alike_in if one.instrument == family[-1].instrument and (one.rate or run.goes_on)]
    per = who.removeprefix("对") if alike else per_of(spot.clause, spot.clause.start)[0] or run.per
    without = [one for one in family if one.cap is None and one.instrument != "exemption"]
    if len(found) == 1:
        without = [one for one in without if not _is_more(one, found[0])]
    for promise in _share_out(spot, found, without, run):
        promise.per = promise.per or per
    return True


def _foretold(run: Run) -> bool:
    """Whether somebody was named before the sentence at hand."""
    return run.heading is not None or run.announced is not None


def _is_more(promise: Promise, offer: Offer) -> bool:
    """Whether a promise gives more than a cap allows, which is then a cap of something else."""
    given, cap = promise.amount, offer.cap
    return given is not None and cap is not None and given.token.mention.value > cap.token.mention.value


def _bounds_else(spot: Spot, found: Sequence[Offer], run: Run, *, alike: bool) -> bool:
    """Whether a clause bounds something else than a promise before it: a loan, a share, what its own sentence promises."""
    text = spot.clause.text
    if _LOAN.search(text) and all(one.cap and not one.rate and not one.amount for one in found):
        return True  # 贴息贷款额度不超过50万元: how much is lent
    if run.goes_on:  # 该项补贴不得超过土地价款的40%: a bound of what was given that is no sum
        return all(one.rate for one in found) and _CAPPED_GIFT.fullmatch(text) is not None
    return (
        alike and _TOLD_OF.match(spot.flat.text, 0, spot.clause.start) is not None
    )  # 即可申报奖励，|同一家上限为8万元


def _share_out(spot: Spot, found: Sequence[Offer], without: Sequence[Promise], run: Run) -> Sequence[Promise]:
    """Give each promise without a cap its own of a list of them, or all of them the one there is; give back those that got one."""
    if len(found) > 1:
        if len(without) == 1:
            without = _split(without[0], len(found), run)
        without = without[-len(found) :]
        if len(without) != len(found):
            return ()
    for at, promise in enumerate(without):
        promise.cap = found[at if len(found) > 1 else 0].cap
        given = instrument_of(spot.gift) if promise.instrument == "support" else None
        promise.instrument = given or promise.instrument
        promise.end = max(promise.end, spot.end)
    return without
