"""Sums that are let off or given without a figure, and grants that match another: 前三年免收租金, 租金减半, 全额补贴, 按1:0.5配套."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.facts.incentives.clauses import Clause, Flat
from zonenews.facts.incentives.durations import duration_of, relieved_for
from zonenews.facts.incentives.leads import ENDS_WITH_PARTY, YEARS_FIRST, Lead, count_of_years, lead_of
from zonenews.facts.incentives.parties import conditions_of, party, relate
from zonenews.facts.incentives.promises import Offer, instrument_of
from zonenews.facts.incentives.run import Promise, Run, Spot
from zonenews.facts.incentives.shares_in_words import FreeThenHalf, Matched, Relief, free_then_half
from zonenews.facts.incentives.tiers import Terms, Tier
from zonenews.facts.incentives.whom import Condition
from zonenews.grammar.patterns import pattern
from zonenews.text.records import Amount
from zonenews.text.spans import Span

_INCURRED = pattern("(?:(?:在|办理)[^，的]{1,14}?)?(?:{wherever})?所?(?:{sum_incurred})到?的?$")
"""项目|审批期间涉及到的|行政事业性收费: where a sum falls due, and of nobody."""
_PRICE = pattern("(?:{price_noun})$")
_FOR_YEARS = lazy("(?:实行|享受|给予|再)?[0-9一二两三四五六七八九十]{1,2}年内?")


def match_share(spot: Spot, matched: Matched, run: Run) -> None:
    """Read a grant that matches another by a ratio: 给予省级补助资金1:0.5配套奖励.

    Args:
        spot: the clause.
        matched: by what ratio, and what.
        run: what is in force; the promise is added to it.
    """
    conditions = conditions_of(spot, run)
    terms = relate(spot, conditions, [Offer()], run) if conditions else None
    run.pending.clear()
    if terms is None:
        return
    low, high = spot.flat.span(matched.start, matched.end)
    start = spot.flat.place(conditions[0].start)
    run.promises.append(
        Promise(
            start=start,
            end=spot.end,
            family=run.family,
            instrument=instrument_of(spot.gift) or "grant",
            who=terms.who,
            tier=terms.tiers[0].label,
            threshold=terms.tiers[0].threshold,
            rate=Amount(value=matched.share, unit="%", span=Span(low, high)),
            base=matched.of or run.base,
            zone=spot.sentence.zone(start),
        )
    )


def let_off(spot: Spot, relief: Relief, run: Run) -> None:
    """Read 前三年免收租金 and 后两年租金减半.

    Args:
        spot: the clause.
        relief: what is let off in it.
        run: what is in force; the promise is added to it.
    """
    lead = _lead_of_relief(spot, relief)
    conditions = _of_somebody([*run.pending, *([lead.condition] if lead.condition else [])])
    run.pending.clear()
    goes_on = not conditions and run.previous is not None and (run.goes_on or lead.years)
    told = not conditions and (run.heading is not None or relieved_for(spot) is not None or _falls_due(spot, relief))
    of = _sum_let_off(relief, lead, run)
    run.let_off = of or ("租金" if spot.gift.startswith("免租") else None)
    named = goes_on or told or run.base or any(_is_named(one, lead) for one in conditions)
    if relief.gift and not (named or (lead.years and any(one.tells for one in conditions))):
        return
    if (relief.share and of is None) or not (goes_on or told or any(condition.tells for condition in conditions)):
        return
    run.family += bool(conditions)
    terms = party(conditions, 1, run) if conditions else _party_before(spot, relief, run)
    start = conditions[0].start if conditions else spot.clause.start
    low, high = spot.flat.span(relief.start, max(relief.end, relief.start + 1))
    run.promises.append(
        Promise(
            start=spot.flat.place(start),
            end=spot.end,
            family=run.family,
            instrument=(instrument_of(relief.gift) if relief.gift else None) or "exemption",
            who=terms.who if terms else run.heading,
            tier=lead.years or (terms.tiers[0].label if terms else None),
            threshold=terms.tiers[0].threshold if terms else None,
            rate=Amount(value=relief.share, unit="%", span=Span(low, high)) if relief.share else None,
            base=of if relief.share or relief.gift else None,
            duration=duration_of(spot, lead, run) or relieved_for(spot),
            zone=spot.sentence.zone(spot.flat.place(spot.clause.start)),
            listed=bool(lead.years),
        )
    )


def _of_somebody(conditions: Sequence[Condition]) -> list[Condition]:
    """Leave out a label that names a price and nobody: 厂房租金|：租赁面积2000平方米以上，前两年全免."""
    return [one for one in conditions if one.names or one.figures or _PRICE.search(one.text) is None]


def let_off_then_half(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> bool:
    """Read 租金三免两减半: all of a sum for some years, and half of it for others.

    Args:
        sentence: the sentence.
        flat: the same without blanks and brackets.
        clause: the clause.
        run: what is in force; the promises are added to it.

    Returns:
        Whether the clause says that of somebody, or of a sum.
    """
    told = free_then_half(clause.text)
    if told is None:
        return False
    own = Condition(clause.start, clause.start + len(told.lead), told.lead, ())
    conditions = [*run.pending, *([own] if own.names or ENDS_WITH_PARTY.search(told.lead) else [])]
    if not conditions and run.heading is None and _PRICE.search(told.of or "") is None:
        return False
    terms = party(conditions, 1, run) if conditions else None
    run.family, run.let_off = run.family + 1, told.of
    place = flat.place(conditions[0].start if conditions else clause.start)
    whole = Promise(
        start=place,
        end=flat.span(clause.start, clause.end)[1],
        family=run.family,
        instrument="exemption",
        who=terms.who if terms else run.heading,
        threshold=terms.tiers[0].threshold if terms else None,
        zone=sentence.zone(place),
        listed=True,
    )
    run.promises += _in_turn(whole, told, flat, clause)
    run.pending.clear()
    return True


def _in_turn(whole: Promise, told: FreeThenHalf, flat: Flat, clause: Clause) -> Iterator[Promise]:
    """Give the promise of the years in which all is let off, and of those in which half is."""
    for (start, end), share in ((told.free, None), (told.half, Decimal(50))):
        low, high = flat.span(clause.start + start, clause.start + end)
        words = clause.text[start:end]
        yield attrs.evolve(
            whole,
            tier=words,
            rate=Amount(value=share, unit="%", span=Span(high - 2, high)) if share else None,
            base=told.of if share else None,
            duration=Amount(value=Decimal(count_of_years(f"前{words[0]}年")), unit="a", span=Span(low, low + 1)),
        )


def _is_named(condition: Condition, lead: Lead) -> bool:
    """Whether a condition names who is given something in full or by half; a bare noun does where years are told."""
    return condition.names or condition.text.endswith("的") or (bool(lead.years) and condition.tells)


def _sum_let_off(relief: Relief, lead: Lead, run: Run) -> str | None:
    """Say of what sum a part is let off or given: said with it, or before it."""
    if not relief.gift:
        return (relief.of or "").removeprefix(lead.years) or run.let_off
    return relief.of or lead.base or run.base or (run.previous.base if run.previous else None)


def _lead_of_relief(spot: Spot, relief: Relief) -> Lead:
    """Read what stands before what is let off and before its name: 第一年|租金|全免."""
    end = min(spot.body.start, relief.start)
    before = spot.clause.text[: relief.start - spot.clause.start].removesuffix("的")
    if relief.of and before.endswith(relief.of):
        end = min(end, spot.clause.start + len(before) - len(relief.of))
        end -= spot.clause.text[: end - spot.clause.start].endswith("按")
    lead = lead_of(spot.clause, spot.body, end)
    lead = lead if lead.years else lead.of_years(spot.lead)
    told = YEARS_FIRST.match(relief.of) if relief.of and not lead.years else None
    if told is not None:
        years = told["years"]
        lead = lead._replace(years=years, number=count_of_years(years), years_at=relief.end)
    if lead.condition is None or _FOR_YEARS.fullmatch(lead.condition.text):
        return lead._replace(condition=None)
    return lead._replace(condition=_party_alone(lead.condition))


def _falls_due(spot: Spot, relief: Relief) -> bool:
    """Whether the sum that is let off is told by where it falls due: 办理施工许可涉及的|收费|全免."""
    before = spot.clause.text[: relief.start - spot.clause.start].removesuffix(relief.of or "")
    return bool(relief.of) and _INCURRED.search(before) is not None


def _party_alone(condition: Condition) -> Condition | None:
    """Leave out where a sum falls due behind who it is let off: 工业项目|在审批期间涉及到; `None` where nobody is named before it."""
    incurred = _INCURRED.search(condition.text)
    if incurred is None:
        return condition
    text = condition.text[: incurred.start()]
    return condition._replace(end=condition.start + len(text), text=text) if ENDS_WITH_PARTY.search(text) else None


def _party_before(spot: Spot, relief: Relief, run: Run) -> Terms | None:
    """Give the party of the promise before, with the amount its condition set; what falls due in a sentence of its own is nobody's."""
    previous = run.previous
    if previous is None or (not run.goes_on and _falls_due(spot, relief)):
        return None
    return Terms(who=previous.who, tiers=(Tier(threshold=previous.threshold),))
