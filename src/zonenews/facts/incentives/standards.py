"""Lists of what is given under a label: 补贴标准为：博士每月2000元；硕士每月1200元."""

from __future__ import annotations

from collections.abc import Sequence

from zonenews.discourse.sentences import Sentence
from zonenews.facts.incentives.clauses import Clause, Figure, Flat
from zonenews.facts.incentives.promises import instrument_of
from zonenews.facts.incentives.run import Listing, Promise, Run
from zonenews.facts.incentives.tiers import joined
from zonenews.grammar.patterns import pattern

LISTED = pattern("标准(?:分别)?(?:[为是：:]|如下)")
"""What opens such a list."""
_LABEL = pattern("(?:具体|发放|执行)?[^，0-9]{0,6}?(?:{gift})?标准(?:分别)?(?:[为是]|如下)?(?:[为是])?")
_ITEM = pattern(
    "[、和及]?(?P<tier>(?![对每])[^，、0-9元/]{1,20}?)[为按]?(?P<per>(?:每(?:{per_unit}))*)(?:{capping})?(?:给予|予以)?(?:{reward_noun})?"
)
_PER = pattern("元(?P<per>(?:/(?:{per_unit}))+)$")
_REST = pattern("(?:的?(?:标准|{gift}))?(?:发放|执行)?", may_be_empty=True)
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
    run.listing = Listing(instrument, who)
    inline = clause._replace(start=clause.start + label.end(), text=rest)
    return not rest or take_list(sentence, flat, inline, run)


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
    if run.listing is None or (items := _items(clause)) is None:
        return False
    place = flat.place(clause.start)
    for tier, per, figure in items:
        capped = figure.token.mention.mod == "at_most"
        run.promises.append(
            Promise(
                start=place,
                end=flat.span(clause.start, clause.end)[1],
                family=run.family,
                instrument=run.listing.instrument,
                who=run.listing.who,
                tier=tier,
                amount=None if capped else figure,
                cap=figure if capped else None,
                per=per,
                duration=run.duration,
                zone=sentence.zone(place),
                listed=True,
            )
        )
    run.pending.clear()
    return True


def _items(clause: Clause) -> Sequence[tuple[str, str | None, Figure]] | None:
    """Give the items of a clause, each with its name and what its sum counts for; `None` where something else stands between them."""
    out, at = [], clause.start
    for figure in clause.figures:
        item = _ITEM.fullmatch(clause.text, at - clause.start, figure.start - clause.start)
        if figure.kind != "money" or item is None or item["tier"].startswith("的"):
            return None  # 投资2亿元|的|奖励8万元: a condition, and what is given
        behind = _PER.search(figure.token.text)
        out.append((item["tier"], item["per"] or (behind["per"].removeprefix("/") if behind else None), figure))
        at = figure.end
    return out if out and _REST.fullmatch(clause.text, at - clause.start) else None
