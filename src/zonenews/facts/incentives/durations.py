"""How long something is given, and how it is paid out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zonenews._patterns import lazy
from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.clauses import Clause, Figure
from zonenews.facts.incentives.leads import YEAR_LABEL, Lead, count_of_years
from zonenews.facts.incentives.promises import Offer, instrument_of
from zonenews.facts.incentives.run import Run, Spot
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Instrument
from zonenews.text.records import Amount
from zonenews.text.spans import Span

CONTINUED = pattern("(?:{lasting})[^，0-9]{0,6}$|(?:{gift})期$|分$|(?:{giving}|{paying_out})(?:企业|一次性)?(?:连续)?$")
"""What stands before a duration that says how long something is given."""
_BY_THEN = pattern("内(?:按|每|分别|{giving_verb}|{reward_noun})")
INSTALMENT = pattern(
    r"分(?P<count>[0-9一二两三四五六七八九十]{1,2})(?P<unit>个?年|次|期|批)"
    r"|(?:{part_paid}|第[一二三四五]年|[一-鿿]后)[^，]{0,4}(?:{paying_out})(?:[^，0-9]{0,8}[0-9.]+%|(?<!后..))"
)
_GIVEN_THEN = pattern("(?:{giving})[^，]*元")
"""分三年|给予8万元补贴: for how long the sum is given that comes then."""
_PAYS_OUT = pattern("{paying_out}")
_ASKED = pattern("的$|(?:^对|^凡|连续)[^，]*的[^，的]{0,8}(?:{recipient}|{person_noun})$")
"""对连续三年保持认证的|单位: for how long something is asked."""
_OTHER_TERM = lazy("(?:出让|使用|租赁?)[^，]{0,4}[期年]限")
"""出让年限为50年: the term of something else."""
_BESIDE_DURATION = 6
"""Characters beside a duration in a clause that says nothing else."""


def duration_of(spot: Spot, lead: Lead, run: Run) -> Amount | None:
    """Give how long it is given: by its years, by 连续三年 in the clause, or by what was said before."""
    if lead.years:
        return years_of(spot, lead, lead.number) if lead.number else None
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


def take_instalments(clause: Clause, run: Run) -> bool:
    """Read how the sum is paid out: 分三年发放, 首年拨付60%; tell whether the clause says that."""
    match = INSTALMENT.search(clause.text)
    if match is None:
        return False
    if match["count"] and match["unit"].endswith("年") and _GIVEN_THEN.match(clause.text, match.end()):
        durations = [
            one for one in clause.figures if one.kind == "duration" and one.start >= clause.start + match.start()
        ]
        run.duration = amount_of(durations[0].token) if durations else None
        return False
    if run.previous is None:
        return _PAYS_OUT.search(clause.text) is not None and not any(
            figure.kind == "money" for figure in clause.figures
        )
    if match["count"] and match["unit"].endswith("年"):
        behind = clause.start + match.start()
        _last(run, [figure for figure in clause.figures if figure.kind == "duration" and figure.start >= behind])
    return not any(figure.kind == "money" for figure in clause.figures)


def _last(run: Run, durations: Sequence[Figure], kind: Instrument | None = None) -> None:
    """Say how long the promises of the family are given, where that is not known; a sentence of its own says it of all the sentence before gave."""
    alike = [] if run.goes_on else [one for one in run.promises[run.before :] if one.tier and one.instrument == kind]
    for promise in (alike or run.of_kind(kind)) if durations else ():
        promise.duration = promise.duration or amount_of(durations[0].token)


def take_duration(clause: Clause, run: Run) -> bool:
    """Read a clause that says nothing but how long: 期限不超过3年."""
    durations = [figure for figure in clause.figures if figure.kind == "duration"]
    if not durations or len(durations) < len(clause.figures) or _ASKED.search(clause.text):
        return False
    figure = durations[0]
    alone = len(clause.text) - (figure.end - figure.start) < _BESIDE_DURATION
    if _OTHER_TERM.match(clause.text):
        return False
    continued = CONTINUED.search(clause.text, 0, figure.start - clause.start) is not None
    if not continued and not (alone and figure.token.mention.mod not in {None, "at_least"}):
        return False
    ahead = clause.text.endswith("内") or run.waiting is not None  # 自投产起连续3年内|，按…给予奖励
    if run.pending or run.previous is None or ahead:
        run.duration = amount_of(figure.token) if continued else None
        return alone
    _last(run, durations, instrument_of(clause.text))
    return True
