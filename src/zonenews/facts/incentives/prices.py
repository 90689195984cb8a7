"""Prices and fees that are charged in part: 出让价按基准地价的80%执行, 出让金减收30%."""

from __future__ import annotations

import re

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.clauses import Clause, Figure, Flat
from zonenews.facts.incentives.parties import party
from zonenews.facts.incentives.promises import GIVABLE
from zonenews.facts.incentives.run import Promise, Run
from zonenews.facts.incentives.whom import Condition
from zonenews.grammar.patterns import pattern

_OF_PRICE = pattern(
    "(?:按照?|参照|以|在)(?:不低于)?(?P<base>[^，、0-9按以]{0,20}(?:{price_noun}))(?:标准|基础)?上?的?(?:按|给予)?$"
)
_LOWERED = pattern("(?P<base>[^，、0-9按]{0,10}(?:{price_noun}))(?:{lowering}|按)$")
_CHARGED = pattern("的?(?:标准|比例)?(?:{charging}|给予优惠|确定[^，]{0,10}价格?)$")
_OR = lazy("按[^，]{2,20}或者?$")
"""土地出让金|按成本价或者|按不低于基准地价的60%缴纳."""
_PRICE = pattern("(?:{price_noun})$")
_PRICE_OF = pattern("的?(?:土地)?(?:出让|供地)?(?:底|起始)?(?:价格?)?[可均]?$", may_be_empty=True)


def charge_in_part(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> bool:
    """Read a clause by which a price is charged in part.

    Args:
        sentence: the sentence.
        flat: the same without blanks and brackets.
        clause: the clause.
        run: what is in force; the promise is added to it.

    Returns:
        Whether the clause says so of somebody who is named, or of land for some use.
    """
    found = _price(clause)
    if found is None:
        return False
    price, rate = found
    lead = _PRICE_OF.sub("", _OR.sub("", clause.text[: price.start()]), count=1)
    lead = "" if _PRICE.search(lead) else lead
    own = [Condition(clause.start, clause.start + len(lead), lead, ())] if lead else []
    conditions = [*run.pending, *own]
    terms = party(conditions, 1, run) if conditions else None
    who = terms.who if terms is not None else run.previous.who if run.goes_on and run.previous else run.heading
    if who is None:
        return False
    place = flat.place(conditions[0].start if conditions else clause.start)
    run.pending.clear()
    run.promises.append(
        Promise(
            start=place,
            end=flat.span(clause.start, clause.end)[1],
            family=run.family,
            instrument="exemption",
            who=who,
            threshold=terms.tiers[0].threshold if terms is not None else None,
            rate=amount_of(rate.token),
            base=price["base"],
            zone=sentence.zone(place),
        )
    )
    return True


def _price(clause: Clause) -> tuple[re.Match[str], Figure] | None:
    """Find the price that a clause charges in part, and the share."""
    given = [figure for figure in clause.figures if figure.kind in GIVABLE]
    if len(given) != 1 or given[0].kind != "percent":
        return None
    start, behind = given[0].start - clause.start, clause.text[given[0].end - clause.start :]
    of = _OF_PRICE.search(clause.text, 0, start) if _CHARGED.match(behind) else None
    price = of or (_LOWERED.search(clause.text, 0, start) if not behind or _CHARGED.match(behind) else None)
    return None if price is None else (price, given[0])
