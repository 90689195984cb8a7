"""A sentence of a policy read clause by clause: conditions wait for what is given, caps and durations go back to it.

A cap goes to every promise of its family that has none (对引荐人按2‰奖励，外资项目按3‰奖励，最高80万元); so does how long it is given. Clauses that take
back or report (追回奖励资金, 去年兑现补贴) promise nothing.
"""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.announced import Announced, subject_of, without_deed
from zonenews.facts.incentives.caps import take_caps
from zonenews.facts.incentives.clauses import INTO, OUT, Aside, Clause, Flat
from zonenews.facts.incentives.conditions import TO, take_condition
from zonenews.facts.incentives.durations import INSTALMENT, duration_of, take_duration, take_instalments
from zonenews.facts.incentives.giving import give, is_given
from zonenews.facts.incentives.leads import (
    Lead,
    is_aside,
    lead_of,
    named_recipient,
)
from zonenews.facts.incentives.prices import charge_in_part
from zonenews.facts.incentives.promises import (
    GIVABLE,
    Body,
    body_of,
    instrument_of,
    offers,
)
from zonenews.facts.incentives.reliefs import let_off, let_off_then_half, match_share
from zonenews.facts.incentives.run import Run, Spot
from zonenews.facts.incentives.shares_in_words import relief_of, share_matched, whole_of
from zonenews.facts.incentives.standards import open_list, open_tiers, take_list
from zonenews.facts.incentives.tiers import ONE_LEVEL
from zonenews.facts.incentives.whom import Condition, joined
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_RECLAIMED = pattern("(?:{reclaiming})(?![^，]{1,10}后[^，]{0,24}[0-9.]+%)")
"""追回奖励资金, but not what a share is taken of: 扣除|征收成本后60%."""
_PAID = pattern(
    r"多了[0-9]|(?<![可能以])(?:{paid_out})了?(?:{kind_of_gift})*[^，的0-9]{0,10}"
    r"(?:{paid_gift}|[0-9])"
    r"|(?P<reported>(?:已|已经|共)[^，0-9]{0,6}(?:{giving}|发放|拨付)|累计[^，0-9]{0,6}(?:发放|拨付|兑)|(?:{giving}|发放|拨付)了)"
)
_GETS_AT_MOST = pattern("^(?:每|单)[^，]*金额[^，0-9]{0,4}(?:{capping})[0-9]")
"""每个园区获得补贴的|金额最高不超过20万元|: a cap, and no report."""
_WHO_GOT = pattern("的[^，的]{0,10}(?:{recipient})$")
_STEPS = pattern(
    "(?:按照?|根据)其?(?P<steps>[^，%‰]*?元[^，%‰]*?(?:以[上下内])?)(?:(?<=以[上下内])|等?[一二三四五六两2-6]个?(?:{step_noun}))$"
)
_PART_OF = lazy("按照?其?(?P<base>[^，0-9]{2,16}?)(?P<step>[0-9.]+[万亿]*元[^，0-9]{0,6}的?部分)")
"""按|实际投资额|2000万元以下部分|，按2‰奖励: what a share is taken of, and up to where."""
_RECKONED = lazy("按照?[^，%‰]*元[^，]{0,4}[计核测折]算(?P<of>[^，]{0,10})")
"""按每亩9万元计算投资额: how something is reckoned, which gives nothing."""
_GIFT_PAID = pattern("(?<=..)(?:{paying_out}|提供|进行|实行)[^，的]{0,8}(?:{gift})$")
"""对来本市就业的毕业生|发放生活补贴."""
_LABEL = pattern("(?:{gift})?(?:{term_label})$")
"""支持标准：, 奖励方式：: what a policy calls its own parts."""
_GIFT_TO = pattern(
    "对(?P<who>[^，。；：]{0,24}?(?:{recipient}|{person_noun}))(?:的|按.|实行|(?:{giving_verb})(?:如下|以下)?|{uniformly})*(?:{gift}|计奖)(?:{gift}|{term_label})?"
    "|(?:{reward_noun})(?P<doer>[^，。；：0-9的]{0,8}(?:{recipient}))"
)
"""对|中介机构|按档计奖：到位资金500万元以上项目，…: whom the steps behind a colon are for."""
_BELOW = pattern(
    "(?P<inner_of>其中)?在(?P<inner>(?:{level})(?:按照?)?[^，]{0,12}[0-9.]+[万亿]*元[^，]{0,8}?(?:{reward_noun})?)的?基础上"
)
_CAP_BELOW = pattern("(?P<inner>[^，]{0,8}(?:{capping})[^，0-9]{0,6}[0-9.]+[万亿]*元)的?基础上")
"""补助，|最高不超过50万元|的基础上，区级再…: a cap of what another gives more than."""
_SHARE_ALONE = lazy("[0-9.]+[%‰]")
"""按设备投资额5%补助；5000万元以上的，|8%|: a share behind its step, of what the one before it was of."""
_SUM_ALONE = pattern("(?:{gift_purpose})*[^，0-9]{0,3}费?[0-9.]+[万亿]*元")
"""新获批国家级孵化器，|80万元: a sum below a heading that gives."""
_OF_AMOUNT = lazy("按照?(?P<base>[^，]{2,24}额度?)")
"""按|所获得国家和省的扶持额度|，给予1:1配套."""
_BREAKS = frozenset(("；", ";", "|", "｜", OUT))
"""Marks behind which another part begins: of a sentence, or the next cell of a table."""
_COLONS = ("：", ":")


def read_sentence(sentence: Sentence, run: Run) -> None:
    """Read the promises of a sentence into a run.

    Args:
        sentence: the sentence.
        run: what the sentences of its paragraph before it left in force.
    """
    flat = Flat(sentence)
    run.begin_sentence()
    run.subject = subject_of(flat.clauses[0].text) if flat.clauses else None
    for clause in flat.clauses:
        if clause.stop in _BREAKS:
            run.begin_part()
            told = Condition(clause.start, clause.end, clause.text, ())
            run.inner = run.inner and clause.stop != OUT and not told.names
        elif clause.stop == INTO or _opens_stages(clause, run):
            run.inner = True
        if clause.stop in _COLONS:
            open_tiers(run, sets=bool(clause.figures))
        if _RECLAIMED.search(clause.text) or _is_paid(clause, run):
            run.pending.clear()
        elif clause.text:
            _read_clause(sentence, flat, clause, run)
    for aside in flat.asides:
        _take_aside(aside, run)


def _take_aside(aside: Aside, run: Run) -> None:
    """Give what a bracket says at most, or how long something is given, to what its clause gave before it."""
    for promise in run.promises[run.since :]:
        given = promise.rate.span.end if promise.rate else promise.amount.token.end if promise.amount else None
        if given is None or not given <= aside.start <= promise.end + 1:
            continue
        if aside.figure.kind == "duration":
            promise.duration = promise.duration or amount_of(aside.figure.token)
        elif aside.figure.kind == "money" and promise.cap is None:
            promise.cap, promise.per = aside.figure, promise.per or aside.per


def _is_paid(clause: Clause, run: Run) -> bool:
    """Whether a clause reports what was paid; no condition does (获得省级奖补|的企业), nor does a stage of what is promised (挂牌兑现20万元)."""
    if clause.text.endswith("的") or (run.inner and run.goes_on) or _GETS_AT_MOST.search(clause.text):
        return False
    paid = _PAID.search(clause.text)
    if paid is None or _WHO_GOT.search(clause.text):
        return False
    return paid["reported"] is not None or not (TO.match(clause.text) or is_given(clause.text[: paid.end()]))


def _opens_stages(clause: Clause, run: Run) -> bool:
    """Whether a colon opens the stages of the sum before it, each less than the whole: 分阶段给予500万元奖励：|完成股改奖励100万元."""
    if clause.stop not in _COLONS or not run.goes_on or run.previous is None:
        return False
    if run.previous.amount is None:
        return run.previous.rate is not None and INSTALMENT.search(clause.text) is None
    whole = run.previous.amount.token.mention.value
    return any(figure.kind == "money" and figure.token.mention.value < whole for figure in clause.figures)


def _read_clause(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> None:
    """Read a clause: instalments, what is given or let off, a cap, a duration, or a condition of what comes."""
    if _stands_alone(sentence, flat, clause, run):
        return
    body = body_of(clause) or _sum_alone(clause, run)
    if body is None or _is_of_recipient(clause, body):
        if not take_duration(clause, run):
            take_condition(sentence, flat, clause, run)
        return
    spot = Spot(sentence, flat, clause, body, _lead(clause, body, run))
    relief = relief_of(clause, body.start) or (whole_of(clause) if run.base else None)
    if relief is not None:
        let_off(spot, relief, run)
    elif (share := share_matched(clause)) is not None:
        match_share(spot, share, run)
    elif found := offers(clause, body):
        if not take_caps(spot, found, run):
            give(spot, found, run)
    elif any(figure.kind in GIVABLE for figure in body.figures):
        run.pending.clear()  # lists of different lengths: nothing is guessed
    elif not take_duration(clause, run) and not _take_instrument(spot, run):
        take_condition(sentence, flat, clause, run)


def _sum_alone(clause: Clause, run: Run) -> Body | None:
    """Read a sum as given that stands alone behind who gets it, below a heading that gives: 新获批国家级孵化器，|80万元."""
    previous = run.previous
    if (
        previous is not None
        and previous.rate is not None
        and run.goes_on
        and run.pending
        and _SHARE_ALONE.fullmatch(clause.text)
    ):
        run.instrument = previous.instrument
        return Body(clause.start, clause.figures, ())
    given = run.gift and (run.pending or run.announced) and _SUM_ALONE.fullmatch(clause.text)
    return Body(clause.start, clause.figures, ()) if given else None


def _lead(clause: Clause, body: Body, run: Run) -> Lead:
    """Read what stands before the words that give, with the years a clause before it named."""
    lead, years = lead_of(clause, body), run.years
    run.years = None
    return lead if years is None or lead.years else lead.of_years(years)


def _stands_alone(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> bool:
    """Read a clause of a kind of its own: lists and their labels, prices, instalments, steps; tell whether it is one."""
    if open_list(sentence, flat, clause, run) or take_list(sentence, flat, clause, run):
        return True
    if not clause.figures and (of := _OF_AMOUNT.fullmatch(clause.text)):
        run.base = of["base"]
        return True
    if _take_level_below(sentence, flat, clause, run):
        return True
    if let_off_then_half(sentence, flat, clause, run) or charge_in_part(sentence, flat, clause, run):
        return True
    if _take_label(clause, flat, run):
        return True
    return take_instalments(clause, run) or _take_steps(clause, run)


def _take_level_below(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> bool:
    """Read what a level gives on which others build: 在市级每张补助900元的基础上，|区级每张补助500元; tell whether a clause says so.

    What one who gives more builds on (在省级奖励9万元的基础上，园区|再给予5万元) is no promise of this text.
    """
    if run.goes_on and (cap := _CAP_BELOW.fullmatch(clause.text)) is not None:
        end = clause.start + cap.end("inner")
        _read_clause(sentence, flat, clause._replace(end=end, text=cap["inner"]), run)
        return True
    match = _BELOW.fullmatch(clause.text)
    behind = flat.text[clause.end + 1 :].partition("，")[0]
    if match is None or ONE_LEVEL.match(behind) is None or any(more in behind for more in word_set("more_of")):
        return False
    waiting = [*run.pending]
    start, end = (clause.start + at for at in match.span("inner"))
    _read_clause(sentence, flat, clause._replace(start=start, end=end, text=match["inner"]), run)
    run.pending[:] = waiting
    return True


def _take_label(clause: Clause, flat: Flat, run: Run) -> bool:
    """Keep the instrument that a label names (奖励方式：); tell whether the clause is one, or says what is given besides (在省级补助的基础上)."""
    if clause.text.endswith("基础上") and is_aside(clause.text):
        return True
    if not flat.text.startswith(_COLONS, clause.end):
        return False
    if (given := _GIFT_TO.fullmatch(clause.text)) is not None:
        whom: str = given["who"] or given["doer"]
        run.subject, run.instrument = whom, instrument_of(clause.text)
        run.announced = Announced(whom, None, "", here=True, steps=True)
        run.pending.clear()
        return True
    if _LABEL.match(clause.text) is None:
        return False
    run.instrument = instrument_of(clause.text) or run.instrument
    return True


def _take_steps(clause: Clause, run: Run) -> bool:
    """Keep the steps that what comes is given by (按年收入9000万元、2000万元两个档次); tell whether the clause names them, or only reckons."""
    if (part := _PART_OF.fullmatch(clause.text)) is not None:
        run.base = part["base"]
        run.pending.append(Condition(clause.start + part.start("step"), clause.end, part["step"], clause.figures))
        return True
    steps = _STEPS.match(clause.text)
    if steps is None:
        reckoned = _RECKONED.fullmatch(clause.text)
        run.base = (reckoned["of"] or run.base) if reckoned else run.base
        return reckoned is not None
    run.pending.append(Condition(clause.start + steps.start("steps"), clause.end, steps["steps"], clause.figures))
    return True


def _is_of_recipient(clause: Clause, body: Body) -> bool:
    """Whether a clause with a word that gives says who gets something, and gives nothing: 获得省级奖补|的企业."""
    gives = any(figure.kind in GIVABLE for figure in body.figures) or is_given(clause.text)
    return not gives and (clause.text.endswith("的") or _WHO_GOT.search(clause.text) is not None)


def _take_instrument(spot: Spot, run: Run) -> bool:
    """Keep an instrument named without an amount (连续两年给予房租补贴，第一年按…); tell whether the clause names one."""
    instrument = instrument_of(spot.gift)
    if instrument is None or _take_condition_named(spot.clause, run):
        return instrument is not None
    if run.waiting is not None:
        waiting, found = run.waiting
        run.instrument, run.waiting = instrument, None
        run.duration = duration_of(spot, spot.lead, run)
        give(waiting, found, run)
        run.instrument = None
        return True
    run.more = spot.lead.more and run.goes_on
    if run.more or is_given(spot.clause.text) or spot.flat.text.startswith(_COLONS, spot.clause.end):
        run.instrument, run.base = instrument, spot.lead.base or run.base
    _announce(spot, run)
    if spot.lead.condition is not None and spot.lead.condition.tells:
        run.pending.append(spot.lead.condition)
    elif (named := named_recipient(spot.clause, spot.body)) is not None:
        run.pending.append(named)
    return True


def _announce(spot: Spot, run: Run) -> None:
    """Keep whom a part of a sentence gives something without a sum, for the steps behind its semicolon: 对出口企业，给予奖励；|超过90万美元部分…."""
    named = [one for one in (*run.pending, spot.lead.condition) if one is not None and one.tells]
    ends = spot.flat.text[spot.clause.end : spot.clause.end + 1] in {"；", ";"}
    if ends and len(named) == 1 and named[0].names and (who := joined(named)) is not None:
        run.announced = Announced(who, None, "", here=True)


def _take_condition_named(clause: Clause, run: Run) -> bool:
    """Take a clause that names whom it fosters, and gives nothing, as a condition: 支持龙头企业建设中试线，符合条件的给予…."""
    gift = _GIFT_PAID.search(clause.text)
    end = gift.start() if gift else len(clause.text)
    named = without_deed(Condition(clause.start, clause.start + end, clause.text[:end], clause.figures))
    if not named.names or is_given(clause.text):
        return False
    run.pending[:] = [named]
    return True
