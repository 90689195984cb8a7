"""How long something is given."""

from __future__ import annotations

from decimal import Decimal

from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.leads import YEAR_LABEL, Lead, count_of_years
from zonenews.facts.incentives.promises import Offer
from zonenews.facts.incentives.run import Run, Spot
from zonenews.grammar.patterns import pattern
from zonenews.text.records import Amount
from zonenews.text.spans import Span

CONTINUED = pattern("(?:{lasting})[^，0-9]{0,6}$|(?:{gift})期$|分$|(?:{giving})(?:企业|一次性)?(?:连续)?$")
"""What stands before a duration that says how long something is given."""
_BY_THEN = pattern("内(?:按|每|分别|{giving_verb}|{reward_noun})")


def duration_of(spot: Spot, lead: Lead, run: Run) -> Amount | None:
    """Give how long it is given: by its years, by 连续三年 in the clause, or by what was said before."""
    if lead.years:
        return years_of(spot, lead, lead.number)
    for figure in spot.clause.figures:
        if figure.kind == "duration" and _BY_THEN.match(spot.clause.text, figure.end - spot.clause.start):
            return amount_of(figure.token)
        if figure.kind == "duration" and CONTINUED.search(spot.clause.text, 0, figure.start - spot.clause.start):
            return amount_of(figure.token)
    duration, run.duration = run.duration, None
    return duration


def relieved_for(spot: Spot) -> Amount | None:
    """Give how long a sum is let off where its clause says that with it: 5年内免征…, 减半征收…5年."""
    durations = [figure for figure in spot.clause.figures if figure.kind == "duration"]
    return amount_of(durations[0].token) if durations else None


def of_label(spot: Spot, offer: Offer) -> Amount | None:
    """Give how long an offer is given whose label says it: 前两年80%、|后一年|40%."""
    match = YEAR_LABEL.match(offer.label)
    first = offer.rate or offer.amount
    if match is None or first is None:
        return None
    at = spot.flat.text.rindex(offer.label, spot.clause.start, first.start)
    return years_of(spot, spot.lead._replace(years=offer.label, years_at=at), count_of_years(offer.label))


def years_of(spot: Spot, lead: Lead, count: int) -> Amount:
    """Give so many years as a duration, told where the years of a lead stand."""
    low, high = spot.flat.span(lead.years_at, lead.years_at + len(lead.years))
    return Amount(value=Decimal(count), unit="a", span=Span(low, high))
