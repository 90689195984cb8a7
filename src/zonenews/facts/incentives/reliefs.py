"""Sums that are let off or given without a figure, and grants that match another: 前三年免收租金, 租金减半, 全额补贴, 按1:0.5配套."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.facts.incentives.durations import duration_of, relieved_for
from zonenews.facts.incentives.leads import YEARS_FIRST, Lead, count_of_years, lead_of
from zonenews.facts.incentives.parties import conditions_of, party, relate
from zonenews.facts.incentives.promises import Offer, instrument_of
from zonenews.facts.incentives.run import Promise, Run, Spot
from zonenews.facts.incentives.shares_in_words import Matched, Relief
from zonenews.facts.incentives.tiers import Terms, Tier
from zonenews.text.records import Amount
from zonenews.text.spans import Span

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
            base=matched.of,
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
    conditions = [*run.pending, *([lead.condition] if lead.condition else [])]
    run.pending.clear()
    goes_on = not conditions and run.previous is not None and (run.goes_on or lead.years)
    told = not conditions and (run.heading is not None or relieved_for(spot) is not None)
    run.let_off = of = _sum_let_off(relief, lead, run)
    named = goes_on or told or run.base or any(one.names or one.text.endswith("的") for one in conditions)
    if relief.gift and not named:
        return
    if (relief.share and of is None) or not (goes_on or told or any(condition.tells for condition in conditions)):
        return
    if conditions:
        run.family += 1
    terms = party(conditions, 1, run) if conditions else _party_before(run)
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
            base=of if relief.share else None,
            duration=duration_of(spot, lead, run) or relieved_for(spot),
            zone=spot.sentence.zone(spot.flat.place(spot.clause.start)),
            listed=bool(lead.years),
        )
    )


def _sum_let_off(relief: Relief, lead: Lead, run: Run) -> str | None:
    """Say of what sum a part is let off or given: said with it, or before it."""
    if not relief.gift:
        return (relief.of or "").removeprefix(lead.years) or run.let_off
    return relief.of or lead.base or run.base or (run.previous.base if run.previous else None)


def _lead_of_relief(spot: Spot, relief: Relief) -> Lead:
    """Read what stands before what is let off and before its name: 第一年|租金|全免."""
    end = min(spot.body.start, relief.start)
    if relief.of and spot.clause.text.endswith(relief.of, 0, relief.start - spot.clause.start):
        end = min(end, relief.start - len(relief.of))
        end -= spot.clause.text[: end - spot.clause.start].endswith("按")
    lead = lead_of(spot.clause, spot.body, end)
    lead = lead if lead.years else lead.of_years(spot.lead)
    told = YEARS_FIRST.match(relief.of) if relief.of and not lead.years else None
    if told is not None:
        years = told["years"]
        lead = lead._replace(years=years, number=count_of_years(years), years_at=relief.end)
    only_years = lead.condition is not None and _FOR_YEARS.fullmatch(lead.condition.text)
    return lead._replace(condition=None) if only_years else lead


def _party_before(run: Run) -> Terms | None:
    """Give the party of the promise before, with the amount its condition set."""
    previous = run.previous
    return None if previous is None else Terms(who=previous.who, tiers=(Tier(threshold=previous.threshold),))
