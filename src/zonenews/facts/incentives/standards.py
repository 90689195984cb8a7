"""Lists of what is given under a label (补贴标准为：博士每月2000元；硕士每月1200元) or behind a colon (给予补助：进口设备15%，国产设备20%)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from zonenews.discourse.sentences import Sentence
from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.announced import Announced
from zonenews.facts.incentives.clauses import Clause, Figure, Flat
from zonenews.facts.incentives.leads import ENDS_WITH_PARTY, YEAR_LABEL, count_of_years
from zonenews.facts.incentives.promises import GIVABLE, instrument_of, is_sum
from zonenews.facts.incentives.run import Listing, Promise, Run
from zonenews.facts.incentives.tiers import is_level, threshold_of
from zonenews.facts.incentives.whom import Condition, joined
from zonenews.facts.incentives.whose import foretold
from zonenews.grammar.patterns import pattern
from zonenews.text.records import Amount
from zonenews.text.spans import Span

LISTED = pattern("标准(?:分别)?(?:[为是：:]|如下)")
"""What opens such a list."""
_LABEL = pattern("(?:具体|发放|执行)?[^，0-9]{0,6}?(?:{gift})?标准(?:分别)?(?:[为是]|如下)?(?:[为是])?")
_ITEM = pattern(
    "[，,、和及]?(?P<tier>(?!{no_item})[^，、0-9元/]{1,20}?)(?:一次性)?[为按]?(?P<per>(?:每(?:{per_unit}))*)(?:{capping})?(?:给予|予以)?(?:{reward_noun}|奖|(?P<paid>{paying_out}))?"
)
_PER = pattern("元(?P<per>(?:/(?:{per_unit}))+)$")
_REST = pattern("(?:的?(?:标准|{gift}))?(?:发放|执行)?", may_be_empty=True)
_STEP_AT = pattern(
    "[、和及]?(?P<step>[^，、]*?[0-9.]+[万亿]*元?(?:（含）)?(?:及?以[上下])?)的?(?:{giving_verb}|{reward_noun}|奖|补)"
)
_PRICE = pattern("(?:{price_noun})$")
"""厂房租金|：: a label that names a price is nobody."""
_LEAST = 2
"""Steps of a list at least."""
_LOOK_BACK = 60
"""Characters before the label at most in which what is given is named."""


def open_list(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> bool:
    """Keep that a list of what is given follows; tell whether a clause is the label of one, or begins with it.

    Args:
        sentence: the sentence.
        flat: the same without blanks and brackets.
        clause: the clause.
        run: what is in force; the list is kept in it, with those who were named before it.

    Returns:
        Whether nothing else is to be read in the clause.
    """
    if "标准" not in clause.text or (label := _LABEL.match(clause.text)) is None:
        return False
    rest = clause.text[label.end() :]
    if rest and not label[0].endswith(("为", "是")):
        return False
    if not rest and not flat.text.startswith(("：", ":"), clause.end):
        return False
    place = flat.place(clause.start)
    before = sentence.text[max(sentence.text.rfind("\n", 0, place) + 1, place - _LOOK_BACK) : place]
    instrument = instrument_of(label[0].removesuffix("标准")) or run.instrument or instrument_of(before)
    if instrument is None:
        return False  # 低保标准为每月800元
    who = joined(run.pending) if run.pending else run.previous.who if run.previous else run.heading
    if rest and who is None:
        return False
    run.listing = Listing(instrument, who, run.base)
    if not rest:
        run.pending.clear()
    inline = clause._replace(start=clause.start + label.end(), text=rest)
    return not rest or _take_items(sentence, flat, inline, run)


def open_tiers(run: Run, *, sets: bool) -> None:
    """Keep, at a colon, that tiers follow of what was named before it: of a gift without a sum, or of the whole sum (分阶段奖励共600万元：).

    Args:
        run: what is in force; the list is kept in it, and who it is for as the subject of the sentence, so that steps are theirs.
        sets: whether the first clause behind the colon sets a sum, or gives one: 引进工业类项目资金：|投资200万元以上的项目….
    """
    if run.goes_on and run.inner and run.previous is not None and run.previous.amount is not None:
        run.listing = Listing(run.previous.instrument, run.previous.who)
        return
    who = joined(run.pending) if run.pending and not run.goes_on else None
    bare = not any(
        _PRICE.search(one.text) or one.figures or one.names or one.text.endswith("的") for one in run.pending
    )
    if run.instrument is None and who and bare and sets and ENDS_WITH_PARTY.search(who) is None:
        run.announced = run.announced or Announced(who, None, "", here=True, steps=True)
        run.pending.clear()
        return
    if run.instrument is None or who is None:
        return
    run.listing, run.subject = Listing(run.instrument, who, run.base, tuple(run.pending)), who
    run.pending.clear()


def take_list(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> bool:
    """Read a clause of a list that was opened: 博士每月2000元、硕士每月1200元; tell whether it is one.

    Args:
        sentence: the sentence.
        flat: the same without blanks and brackets.
        clause: the clause.
        run: what is in force; the promises are added to it.

    Returns:
        Whether the clause holds items of the list and nothing else.
    """
    if run.pending:
        return False
    if run.gift is not None and run.listing is None and _names_levels(clause):
        run.listing = Listing(run.gift, foretold(run))
    return _take_steps(sentence, flat, clause, run) or _take_items(sentence, flat, clause, run)


def _names_levels(clause: Clause) -> bool:
    """Whether a clause below a heading that gives has a sum for each of several levels: 国家级100万元、省级50万元."""
    items = _items(clause) or ()
    return len(items) >= _LEAST and all(is_level(tier) for _, tier, _, _ in items)


def _take_steps(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> bool:
    """Read sums that each stand behind the step they are given at: 3亿元奖励20万元、8亿元奖励50万元."""
    if run.listing is None or len(clause.figures) < 2 * _LEAST or len(clause.figures) % 2:
        return False
    pairs, at = [], clause.start
    for step, given in zip(clause.figures[::2], clause.figures[1::2], strict=True):
        label = _STEP_AT.fullmatch(clause.text, at - clause.start, given.start - clause.start)
        if label is None or given.kind != "money" or step.start < clause.start + label.start("step"):
            return False
        pairs.append((label["step"], step, given))
        at = given.end
    item = _item_of(sentence, flat, clause, run, run.listing)
    for text, step, given in pairs:
        condition = Condition(step.start, step.start + len(text), clause.text[step.start - clause.start :], (step,))
        run.promises.append(attrs.evolve(item, tier=text, threshold=threshold_of([condition]), amount=given))
    run.pending.clear()
    return True


def _item_of(sentence: Sentence, flat: Flat, clause: Clause, run: Run, listing: Listing) -> Promise:
    """Make what the promises of a clause share: to whom and by what means the list over it says."""
    place = flat.place(clause.start)
    return Promise(
        start=place,
        end=flat.span(clause.start, clause.end)[1],
        family=run.family,
        instrument=listing.instrument,
        who=listing.who,
        zone=sentence.zone(place),
        listed=True,
    )


def _take_items(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> bool:
    if run.listing is None or (items := _items(clause)) is None:
        return False
    item = _item_of(sentence, flat, clause, run, run.listing)
    for at, tier, per, figure in items:
        shares, capped = figure.kind != "money", figure.token.mention.mod == "at_most"
        run.promises.append(
            attrs.evolve(
                item,
                tier=None if shares and is_sum(tier) else tier,
                rate=amount_of(figure.token) if shares else None,
                base=(tier if is_sum(tier) else run.listing.base) if shares else None,
                amount=None if capped or shares else figure,
                cap=figure if capped and not shares else None,
                per=per,
                duration=_year(flat, clause.start + at, tier) or run.duration,
            )
        )
    run.pending.clear()
    return True


def _year(flat: Flat, start: int, tier: str) -> Amount | None:
    """Give how long an item is given that is told by its years: |前两年|80%."""
    if YEAR_LABEL.fullmatch(tier) is None:
        return None
    return Amount(value=Decimal(count_of_years(tier)), unit="a", span=Span(*flat.span(start, start + len(tier))))


def _items(clause: Clause) -> Sequence[tuple[int, str, str | None, Figure]] | None:
    """Give the items of a clause: where each begins, its name, what its sum counts for, and the sum; `None` where something else stands between."""
    out, at = [], clause.start
    for figure in clause.figures:
        item = _ITEM.fullmatch(clause.text, at - clause.start, figure.start - clause.start)
        if (
            figure.kind not in GIVABLE
            or item is None
            or item["tier"].startswith("的")
            or figure.token.mention.mod == "at_least"
        ):
            return None  # 投资2亿元|的|奖励8万元: a condition, and what is given
        if figure.kind != "money" and item["paid"]:
            return None  # 竣工后支付70%: how a sum is paid out
        behind = _PER.search(figure.token.text)
        per = item["per"] or (behind["per"].removeprefix("/") if behind else None)
        out.append((item.start("tier"), item["tier"].removesuffix("的"), per, figure))
        at = figure.end
    return out if out and _REST.fullmatch(clause.text, at - clause.start) else None
