"""Whom a clause gives to, by what stands before it and by whom the clauses before it gave to.

- 再, 其中, a year, or a bare noun behind a comma (对引荐人按2‰奖励，|外资项目|按3‰奖励) tells a tier of the promise before it.
- A condition that leaves out what the one before it measured is completed: 投资强度达到200万元的…；|达到300万元的….
- Conditions apart from who is named (对制造业企业，产值首次突破1亿元的…；|首次突破5亿元的…) are tiers of that one.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from zonenews._patterns import lazy
from zonenews.facts.incentives.announced import is_step
from zonenews.facts.incentives.promises import Offer
from zonenews.facts.incentives.run import Promise, Run, Spot
from zonenews.facts.incentives.siblings import (
    DOES,
    KIND,
    SHORT,
    SIBLING,
    STARTS_STEP,
    goes_with,
    in_row,
    is_sibling,
    kind_of_named,
    may_be_of_named,
    of_named,
)
from zonenews.facts.incentives.steps import ELLIPTIC, complete, label_of_all, tell_apart, tier_label
from zonenews.facts.incentives.tiers import (
    ONE_LEVEL,
    Terms,
    Tier,
    is_level,
    labels_of,
    terms_of,
    threshold_of,
    year_tiers,
)
from zonenews.facts.incentives.whom import (
    NAMES_SOME,
    Condition,
    bare_name,
    doer_of,
    is_brought_in,
    joined,
    only_sets,
    who_of,
)
from zonenews.facts.incentives.whose import GIVEN_TO, is_brought, named_above, of_heading
from zonenews.grammar.patterns import pattern

_LEVELS_GIVE = lazy("[省市区县]级?(?:[、和与][省市区县]级?)*(?:财政)?")
_MONEY = lazy("对于?[^，]{0,20}(?:资金|[内外]资|投资额?)的?$")
"""对|引进的市外到位资金: no one who gets something."""
_PLACE = lazy("[一-鿿]{2,6}[省市县区旗州盟]")
"""|青山县|再按原比例的6%补助: a place that gives more than another."""
_RAISED = pattern("{raising}")
_SEMICOLONS = frozenset("；;")
_GIVES = pattern("{giving_verb}|一次性")
_CONFERRED = pattern("{conferring}")
_AFTER = pattern("(?:{after_stage})[^，的对0-9]{0,4}后")
"""|建成投产后|按投资额的6%补助: when, and of nobody."""
_LONG = 30
"""Characters of what stands before 给予 at most that it is for."""
_AGAIN_GIVEN = pattern("每[^，]{0,6}?(?:[0-9.]+[万亿]*|[一两]个)[^，、0-9]{0,8}?(?:{more_of})|每(?:{adding})[0-9]")
"""每增加一个百分点再|奖励3000元: more of what was given before, at the same step."""


def conditions_of(spot: Spot, run: Run) -> list[Condition]:
    """Give the conditions of what is given; money that it is reckoned by is nobody where the text says whom it rewards (对引进的资金，按…奖励).

    Args:
        spot: the clause that gives.
        run: what is in force.
    """
    found = _conditions(spot, run)
    if run.aim is None or not found or found[0].figures or _MONEY.match(found[0].text) is None:
        return found
    return [found[0]._replace(text=f"对{run.aim}"), *found[1:]]


def _conditions(spot: Spot, run: Run) -> list[Condition]:
    """Give the conditions of what is given: those that waited, and what stands before it in its own clause.

    What tells of nobody (综合比重) counts only where it tells a part of what was given before, or is short.
    """
    own = spot.lead.condition
    if own is None:
        before = run.listing.named if run.listing is not None and not run.goes_on else ()
        return [*run.pending] or [*before]  # 给予企业5年奖励，即：|前2年|按80%
    if own.names:
        asked = only_sets(run.pending) and run.pending[-1].text.endswith("的") and not own.figures
        return [own, *run.pending] if asked else [own]  # 投资达到9000万元的，|对引荐单位|奖励3万元
    if _is_payer(own.text, spot):
        return [*run.pending]
    if run.pending and not run.inner and not spot.lead.inner and _AFTER.fullmatch(own.text):
        return [*run.pending]
    if own.tells or run.inner or spot.lead.inner or run.goes_on or len(own.text) <= SHORT:
        return [*run.pending, own]
    if _GIVES.match(spot.gift) and len(own.text) <= _LONG:
        return [*run.pending, own]
    return [*run.pending]


def _is_payer(text: str, spot: Spot) -> bool:
    """Whether a level says who gives (省级|按到位资金的1%给予奖励): no other clause of the sentence begins with a level."""
    if spot.lead.more and _PLACE.fullmatch(text) is not None:
        return True
    if _LEVELS_GIVE.fullmatch(text) is None:
        return False
    others = (one for one in spot.flat.clauses if one.start != spot.clause.start)
    return not any(ONE_LEVEL.match(one.text) for one in others) and "、" not in spot.gift


def relate(spot: Spot, conditions: Sequence[Condition], found: Sequence[Offer], run: Run) -> Terms | None:
    """Say who gets what is given, and in which tiers.

    Args:
        spot: the clause that gives.
        conditions: what stands before what it gives.
        found: what it gives.
        run: what is in force.

    Returns:
        The terms, a tier for each offer; `None` where lists do not fit.
    """
    run.inner = run.inner or spot.lead.inner
    if not conditions:
        return _same_party(spot, found, run)
    if (again := _kinds_again(conditions, len(found), run)) is not None:
        run.family += 1
        return again
    previous, raised = run.previous, is_raised(spot)
    more = (
        spot.lead.more and not spot.numbered and not conditions[-1].names and KIND.search(conditions[-1].text) is None
    )
    if previous is not None and not raised and (more or run.inner or _is_tier(spot, conditions, found, run)):
        label, threshold = label_of_all(conditions), threshold_of(conditions)
        _tell_apart(previous, label, conditions[-1], run)
        labels = _labels_again(label, len(found), run)
        return Terms(who=previous.who or label, tiers=tuple(Tier(label=one, threshold=threshold) for one in labels))
    if previous is not None and run.goes_on and len(conditions) == 1 and is_level(bare_name(conditions[0].text)):
        labels = _labels_again(bare_name(conditions[0].text), len(found), run)
        return Terms(who=previous.who, tiers=tuple(Tier(label=label) for label in labels))
    if previous is None or not raised:
        run.family += 1
    terms = party(conditions, len(found), run)
    if terms is not None and (known := _same_again(spot, conditions, run)):
        terms = attrs.evolve(terms, who=known)
    return None if terms is None else _with_years(spot, terms, conditions, raised=raised and previous is not None)


def _same_again(spot: Spot, conditions: Sequence[Condition], run: Run) -> str | None:
    """Give who was named before, where a condition names nobody and what is given goes to them: 对面积在830亩以上的，给予|企业|165元."""
    again = GIVEN_TO.match(spot.gift)
    known = run.previous.who if run.previous is not None else None
    if known and is_raised(spot) and not any(one.names or NAMES_SOME.search(one.text) for one in conditions):
        return known
    if (
        again is None
        or not known
        or len(conditions) > 1
        or not conditions[0].figures
        or not known.endswith(again["who"])
        or _CONFERRED.search(known)  # 初次认定为高新技术企业: a condition of its own
    ):
        return None
    return known if NAMES_SOME.search(conditions[0].text) is None else None


def is_raised(spot: Spot) -> bool:
    """Whether a clause puts another rate or amount in place of the one before."""
    return _RAISED.search(spot.clause.text) is not None


def _kinds_again(conditions: Sequence[Condition], count: int, run: Run) -> Terms | None:
    """Share sums out over the kinds of people of the list before: …博士、硕士分别…补贴；|购房的|，分别给予20万元、8万元."""
    last, before = conditions[-1], run.promises[-count:]
    if count == 1 or len(conditions) > 1 or not run.goes_on or last.names or last.figures or len(before) < count:
        return None
    if NAMES_SOME.search(last.text) or labels_of(last.text, count) is not None:
        return None
    alike = all(one.listed and one.tier and one.family == before[0].family for one in before)
    return Terms(who=before[0].who, tiers=tuple(Tier(label=one.tier) for one in before)) if alike else None


def _same_party(spot: Spot, found: Sequence[Offer], run: Run) -> Terms:
    """Say that the party of the promise before gets it.

    A rate of another sum behind a semicolon is nobody's, nor is a sum for each unit of another in a sentence of its own (|出口增量部分|每1美元奖励0.02元).
    """
    lead, previous, count = spot.lead, run.previous, len(found)
    if previous is None or (not run.goes_on and not lead.years):
        run.family += 1
    goes_on = previous is not None and run.goes_on
    again = goes_on and _AGAIN_GIVEN.match((run.per or "") + spot.gift) is not None
    threshold = previous.threshold if previous is not None and goes_on and (lead.years or again) else None
    if run.apart and not run.goes_on and not lead.years:
        return Terms(who=of_heading(run), tiers=(Tier(),) * count)
    apart = not run.goes_on and all(one.amount is not None for one in found)
    other = lead.base is not None and not lead.years and (apart or spot.clause.stop in _SEMICOLONS)
    tiers = year_tiers(lead.years, count) if lead.years else None
    return Terms(
        who=previous.who if previous is not None and not other else None,
        tiers=tiers
        or (
            Tier(
                label=lead.years or (previous.tier if previous and again and not previous.listed else None),
                threshold=threshold,
            ),
        )
        * count,
    )


def _with_years(spot: Spot, terms: Terms, conditions: Sequence[Condition], *, raised: bool) -> Terms:
    """Add what a year, or another rate than before, tells a tier by."""
    [first, *more] = terms.tiers
    if raised and not more:
        return attrs.evolve(terms, tiers=(attrs.evolve(first, label=tier_label(conditions[-1])),))
    years = spot.lead.years
    if not years:
        return terms
    if not more:
        return attrs.evolve(terms, tiers=(attrs.evolve(first, label=years),))
    by_year = year_tiers(years, len(terms.tiers))
    if by_year is None or any(tier.label for tier in terms.tiers):
        return terms
    return attrs.evolve(terms, tiers=tuple(attrs.evolve(one, threshold=first.threshold) for one in by_year))


def _is_tier(spot: Spot, conditions: Sequence[Condition], found: Sequence[Offer], run: Run) -> bool:
    """Whether a bare noun tells a tier of the one in force: 对引荐人按2‰奖励，|外资项目|按3‰奖励."""
    [first, *rest] = conditions
    if rest or first.names or first.text.endswith("的") or spot.clause.stop not in {"，", ","}:
        return False
    previous = run.previous
    apart = run.part == len(run.promises) and "的" in first.text
    if (apart or not run.goes_on) and KIND.search(first.text):
        return False  # 用人单位|, 从事旅游业的企业|: another who gets something, in a sentence or part of its own
    if found[0].rate is None and previous is not None and _ends_alike(first.text, previous.who or ""):
        return False
    shares = previous is not None and previous.base is not None and found[0].rate is not None
    return shares or (run.named is not None and "的" not in first.text)


def _labels_again(label: str, count: int, run: Run) -> Sequence[str | None]:
    """Give the labels of a list that is given besides: its own, or those of the list before it (博士、硕士; 购买首套住房的，再分别给予…)."""
    if count == 1:
        return (label,)
    before = [one.tier for one in run.promises[-count:] if one.listed and one.family == run.family]
    again = before if len(before) == count and all(before) else None
    return labels_of(label, count) or again or (label,) * count


def _tell_apart(previous: Promise, label: str, condition: Condition, run: Run) -> None:
    """Make a tier of the kind that the promise before named behind its party: 对外资企业，|制造业企业|按3%奖励，|服务业企业|按2%奖励."""
    named = bare_name(run.named.text) if run.named is not None else ""
    party_, _, kind = (previous.who or "").partition("，")
    verb = STARTS_STEP.match(kind)
    alike = _ends_alike(label, kind) or (verb is not None and condition.text.startswith(verb[0]))
    if previous.tier is None and kind and party_ == named and alike:
        previous.who, previous.tier = named, kind


def _ends_alike(text: str, who: str) -> bool:
    """Whether words name another of the kind that was named before: 特级总承包|企业|, 一级总承包|企业."""
    end = KIND.search(text)
    return end is not None and who.endswith(end[0]) and len(text) > len(end[0])


def party(conditions: Sequence[Condition], count: int, run: Run) -> Terms | None:
    """Say who gets what is given under some conditions, and remember who was named.

    Args:
        conditions: the conditions, at least one.
        count: how many offers there are.
        run: what is in force; who was named apart from conditions is kept in it.

    Returns:
        The terms; `None` where lists do not fit.
    """
    first, last = conditions[0], conditions[-1]
    if (stepped := _stepped(conditions, count, run)) is not None:
        return stepped
    if goes_with(first, run):
        run.named = first
        if count == 1 and all(condition.figures for condition in conditions[1:]):
            return Terms(who=bare_name(first.text), tiers=(Tier(threshold=threshold_of(conditions)),))
        return terms_of(conditions, count)
    if count == 1 and len(conditions) > 1 and is_level(last.text):
        run.named = first
        return Terms(who=joined(conditions[:-1]), tiers=(Tier(label=last.text, threshold=threshold_of(conditions)),))
    if count == 1 and (kind := kind_of_named(conditions, run)) is not None:
        return kind
    if run.named is not None and may_be_of_named(conditions, run) and (is_sibling(last, run) or in_row(last, run)):
        return of_named(run.named, conditions, count, run)
    whole = complete(first, run) if count == 1 else None
    if whole is not None:
        run.named = None
        label = tier_label(first)
        label = label[verb.end() :] if (verb := ELLIPTIC.match(label)) else label
        return Terms(who=whole, tiers=(Tier(label=label, threshold=threshold_of(conditions)),))
    bare = len(conditions) > 1 and not first.figures and KIND.search(first.text) and SIBLING.match(last.text)
    if len(conditions) > 1 and not first.names and not bare:
        run.named = None
    else:
        measured = any(figure.kind != "duration" for figure in first.figures)
        run.named = first if (first.names and not measured) or bare else _apart(first)
    return terms_of(conditions, count)


def _stepped(conditions: Sequence[Condition], count: int, run: Run) -> Terms | None:
    """Read a step of what was announced before it, or of whom its sentence is about: 入园企业…给予奖励。|超过500万元的|按2%奖励."""
    parts = run.inner and run.announced is not None and not any(one.names for one in conditions)
    brought = run.aim is not None and is_brought(conditions, run)
    if not (parts or brought or is_step(conditions) or _is_listed(conditions[-1], run)):
        run.announced = None if any(one.names for one in conditions) else run.announced
        return None
    who = run.subject or named_above(run)
    who = run.aim if brought or (run.aim and who and is_brought_in(who)) else who
    terms = terms_of(conditions, count) if who else None
    if who is None or terms is None:
        return None
    previous = run.previous
    if previous is not None and run.goes_on and (previous.who or "").startswith(who):
        tell_apart(previous, (previous.who or "")[len(who) :].lstrip("，") or run.last)
        previous.who = who
    label = "，".join(bare_name(one.text) for one in conditions)
    tiers = (attrs.evolve(terms.tiers[0], label=label),) if count == 1 else terms.tiers
    return Terms(who=who, tiers=tiers)


def _is_listed(condition: Condition, run: Run) -> bool:
    """Whether a condition is one of those behind a label that says for whom: sums (到位资金500万元以上项目), or deeds of theirs (引进…的)."""
    if run.announced is None or not run.announced.steps or condition.names:
        return False
    if run.announced.above:
        return condition.text.endswith("的") or bool(condition.figures and not KIND.search(condition.text))
    return bool(condition.figures) or DOES.match(condition.text) is not None


def _apart(condition: Condition) -> Condition | None:
    """Give who a condition names before what it sets for them, as a condition of its own; `None` where it names nobody apart."""
    who = who_of(condition) or doer_of(condition)
    if who is None:
        return None
    text = condition.text[: condition.text.index(who) + len(who)]
    return Condition(condition.start, condition.start + len(text), text, ())
