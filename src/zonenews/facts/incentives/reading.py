"""A sentence of a policy read clause by clause: conditions wait for what is given, caps and durations go back to it.

A cap goes to every promise of its family that has none (对引荐人按2‰奖励，外资项目按3‰奖励，最高80万元); so does how long it is given. Clauses that take
back or report (追回奖励资金, 去年兑现补贴) promise nothing.
"""

from __future__ import annotations

from decimal import Decimal

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.announced import Announced, subject_of
from zonenews.facts.incentives.caps import take_caps
from zonenews.facts.incentives.clauses import INTO, OUT, TOWARDS, Aside, Clause, Flat
from zonenews.facts.incentives.durations import INSTALMENT, duration_of, take_duration, take_instalments
from zonenews.facts.incentives.giving import give, is_given
from zonenews.facts.incentives.leads import (
    ENDS_WITH_PARTY,
    Lead,
    is_aside,
    lead_of,
    named_recipient,
    years_before,
    years_within,
)
from zonenews.facts.incentives.prices import charge_in_part
from zonenews.facts.incentives.promises import (
    GIVABLE,
    Body,
    Offer,
    body_of,
    instrument_of,
    offers,
)
from zonenews.facts.incentives.reliefs import let_off, let_off_then_half, match_share
from zonenews.facts.incentives.run import Run, Spot
from zonenews.facts.incentives.shares_in_words import relief_of, share_matched, whole_of
from zonenews.facts.incentives.siblings import goes_with, is_kind
from zonenews.facts.incentives.standards import open_list, open_tiers, take_list
from zonenews.facts.incentives.tiers import NAMES_SOME, ONE_LEVEL, Condition
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set
from zonenews.text.records import Amount
from zonenews.text.spans import Span

_RECLAIMED = pattern("(?:{reclaiming})(?![^，]{1,10}后[^，]{0,24}[0-9.]+%)")
"""追回奖励资金, but not what a share is taken of: 扣除|征收成本后60%."""
_PAID = pattern(
    r"多了[0-9]|(?<![可能以])(?:{paid_out})了?(?:{kind_of_gift})*[^，的0-9]{0,10}"
    r"(?:{paid_gift}|[0-9])"
    r"|(?P<reported>(?:已|已经|共)[^，0-9]{0,6}(?:{giving}|发放|拨付)|累计[^，0-9]{0,6}(?:发放|拨付|兑)|(?:{giving}|发放|拨付)了)"
)
_TO = pattern(TOWARDS)
_WHO_GOT = pattern("的[^，的]{0,10}(?:{recipient})$")
_STEPS = pattern(
    "(?:按照?|根据)其?(?P<steps>[^，%‰]*?元[^，%‰]*?(?:以[上下内])?)(?:(?<=以[上下内])|等?[一二三四五六两2-6]个?(?:{step_noun}))$"
)
_PART_OF = lazy("按照?其?(?P<base>[^，0-9]{2,16}?)(?P<step>[0-9.]+[万亿]*元[^，0-9]{0,6}的?部分)")
"""按|实际投资额|2000万元以下部分|，按2‰奖励: what a share is taken of, and up to where."""
_RECKONED = lazy("按照?[^，%‰]*元[^，]{0,4}[计核测折]算(?P<of>[^，]{0,10})")
"""按每亩9万元计算投资额: how something is reckoned, which gives nothing."""
_GIFT_PAID = pattern("(?<=..)(?:{paying_out}|提供|进行)[^，的]{0,8}(?:{gift})$")
"""对来本市就业的毕业生|发放生活补贴."""
_LABEL = pattern("(?:{gift})?(?:{term_label})$")
"""支持标准：, 奖励方式：: what a policy calls its own parts."""
_GIFT_TO = pattern(
    "对(?P<who>[^，。；：]{0,24}?(?:{recipient}|{person_noun}))(?:的|按.|实行|(?:{giving_verb})(?:如下|以下)?|{uniformly})*(?:{gift}|计奖)(?:{gift}|{term_label})?"
    "|(?:{reward_noun})(?P<doer>[^，。；：0-9的]{0,8}(?:{recipient}))"
)
"""对|中介机构|按档计奖：到位资金500万元以上项目，…: whom the steps behind a colon are for."""
_BELOW = pattern("在(?P<inner>(?:{level})(?:按照?)?[^，]{0,12}[0-9.]+[万亿]*元[^，]{0,8}?(?:{reward_noun})?)的?基础上")
_SUM_ALONE = pattern("(?:{gift_purpose})*[^，0-9]{0,3}费?[0-9.]+[万亿]*元")
"""新获批国家级孵化器，|80万元: a sum below a heading that gives."""
_TOPIC_LENGTH = 6
"""Characters of a clause at least that makes its sentence one of its own, though it tells of nobody: 技能培训取证，|每人补贴900元."""
_TOPIC = lazy("在.{2,16}(?:上|方面|中|环节|领域)(?:提出|明确)?$")
_OF_THEIRS = pattern(
    "(?:[0-9一二两三四五六七八九十]{1,2}年内)?(?:(?:对|按照?)?其|按照?(?:(?:{bare_recipient})(?!所得税))?)(?P<base>[^，]{2,30}(?:{sum_noun}))(?:的?(?:同等|相同)比例)?$"
)
"""对其|缴纳的年费|，给予50%的补助: what a share is taken of, and nobody."""
_OF_AMOUNT = lazy("按照?(?P<base>[^，]{2,24}额度?)")
"""按|所获得国家和省的扶持额度|，给予1:1配套."""
_SUM_PAID = pattern(
    "(?:(?P<who>[^，的对年为]{0,10}(?:{recipient}))(?:为[^，的]{1,10}?)?|[^，的对]{0,10}?)(?P<base>(?:实际)?(?:{sum_paid})的?[^，]{0,24}(?:{sum_noun}))$"
)
"""前三年|缴纳的企业所得税地方留成|，由区财政全额奖励."""
_LEVY_OF = pattern(
    "(?:{payer})?对(?P<who>[^，的对]{0,14}?(?:{recipient}|{person_noun}))(?P<base>(?:{yearly})?(?:{sum_paid})的[^，的]{2,14})"
)
"""对|纺织企业|缴纳的水资源费|，经审核后按40%补贴: whose levy it is, and nothing that is asked of them."""
_TAX_OF = pattern(
    "(?P<who>[^，的对]{0,10}?(?:{recipient})(?!{recipient}(?!所得税)))(?P<base>(?:个人)?所得税[^，的]{0,8}部分)"
)
"""|高管|个人所得税地方留存部分|，前三年全额奖励."""
_AGAIN_AND_AGAIN = pattern(
    "每(?:{adding})[^，]{0,8}?[0-9.]+[^，]{1,6}$|每(?:成功)?(?:{getting_one})[0-9一两]?(?:{per_unit})[^，]{0,24}(?<!的)$"
)
"""投资|每增加1亿元|，再奖励15万元; 用人单位|每引进1名博士|，给予2万元补助."""
_SINCE_WHEN = lazy("自[^，]{2,10}起(?:[0-9一二两三四五六七八九十]{1,2}个?年度?内)?$")
"""总部企业|自认定当年起: since when, behind who."""
_FOSTERED = pattern("{fostering}")
_HONOURED = pattern("(?P<told>的|(?:{recipient}))(?:{giving_verb})[^，0-9的]{2,16}$")
"""引进外资400万美元的|给予记功|，并奖励6万元: an honour, behind the condition of what comes."""
_AND = ("并", "且", "并且")
_ASKS = lazy("的[^，的]{0,12}$")
"""且日均流量超过30GB|的新建基站."""
_FRONT = pattern("(?:{going_on})+")
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
            open_tiers(run)
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
    if clause.text.endswith("的") or (run.inner and run.goes_on):
        return False
    paid = _PAID.search(clause.text)
    if paid is None or _WHO_GOT.search(clause.text):
        return False
    return paid["reported"] is not None or not (_TO.match(clause.text) or is_given(clause.text[: paid.end()]))


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
            _take_condition(sentence, flat, clause, run)
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
        _take_condition(sentence, flat, clause, run)


def _sum_alone(clause: Clause, run: Run) -> Body | None:
    """Read a sum as given that stands alone behind who gets it, below a heading that gives: 新获批国家级孵化器，|80万元."""
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
        run.announced = Announced(whom, None, "", steps=True)
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
    if is_given(spot.clause.text) or spot.flat.text.startswith(_COLONS, spot.clause.end):
        run.instrument, run.base = instrument, spot.lead.base or run.base
    if spot.lead.condition is not None and spot.lead.condition.tells:
        run.pending.append(spot.lead.condition)
    elif (named := named_recipient(spot.clause, spot.body)) is not None:
        run.pending.append(named)
    return True


def _take_condition_named(clause: Clause, run: Run) -> bool:
    """Take a clause that names whom it fosters, and gives nothing, as a condition: 支持龙头企业建设中试线，符合条件的给予…."""
    gift = _GIFT_PAID.search(clause.text)
    end = gift.start() if gift else len(clause.text)
    named = Condition(clause.start, clause.start + end, clause.text[:end], clause.figures)
    if not named.names or is_given(clause.text):
        return False
    run.pending[:] = [named]
    return True


def _take_condition(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> None:
    """Keep a condition of what comes; a topic (在企业培育上) is none, and 其中 opens the parts of what was given."""
    run.inner = run.inner or clause.text.startswith("其中")
    clause = _without_honour(clause)
    if within := years_within(clause):
        number, start, end = within
        run.duration = Amount(value=Decimal(number), unit="a", span=Span(*flat.span(start, end)))
    if _take_share_paid(sentence, flat, clause, run) or _take_base(clause, run):
        return
    if again := _AGAIN_AND_AGAIN.search(clause.text):
        run.per, before = again[0], clause.text[: again.start()]
        if ENDS_WITH_PARTY.search(before):
            run.pending.append(Condition(clause.start, clause.start + len(before), before, ()))
        return
    if _TOPIC.match(clause.text) or is_aside(clause.text):
        return
    front = _FRONT.match(clause.text)
    cut = front.end() if front else 0
    since = _SINCE_WHEN.search(clause.text, cut + 2)
    end = since.start() if since else len(clause.text)
    condition = Condition(clause.start + cut, clause.start + end, clause.text[cut:end], clause.figures)
    joined = front is not None and front[0] in _AND and _joins(clause, condition, run)
    if condition.names:
        run.pending.clear()
    doing = run.pending and _FOSTERED.match(run.pending[0].text) and not condition.figures
    if doing and not condition.text.endswith("的") and not condition.names:
        return
    run.untold = condition
    if joined or condition.tells or _completes(condition, run) or goes_with(condition, run) or is_kind(condition, run):
        run.pending.append(condition)
    elif not condition.names and len(condition.text) >= _TOPIC_LENGTH:
        run.apart = True


def _without_honour(clause: Clause) -> Clause:
    """Leave an honour out of a clause that gives no more: 引进外资400万美元的|给予记功."""
    honoured = _HONOURED.search(clause.text)
    end = len(clause.text) if honoured is None else honoured.end("told")
    return clause._replace(end=clause.start + end, text=clause.text[:end])


def _joins(clause: Clause, condition: Condition, run: Run) -> bool:
    """Whether a clause behind 并 goes on with what is asked before it: 完成股改，|并提交辅导备案的; what was left out of that is taken then."""
    if not _ASKS.search(condition.text):
        return False
    left = run.untold
    told = run.subject is not None and left is not None and run.subject in left.text
    if left is not None and left.end == clause.start - 1 and not run.pending and not told:
        run.pending.append(left)
    return bool(run.pending)


def _completes(condition: Condition, run: Run) -> bool:
    """Whether a clause says who a 对 before it means, which has named nobody yet: 对在一个年度内，|组织游客800人以上的团队."""
    if len(run.pending) != 1 or not _TO.match(run.pending[0].text) or not _ASKS.search(condition.text):
        return False
    first = run.pending[0].text
    return "的" not in first and NAMES_SOME.search(first) is None and ENDS_WITH_PARTY.search(first) is None


def _take_base(clause: Clause, run: Run) -> bool:
    """Keep what a share is taken of, with its years and whose it is; tell whether a clause says so (前三年企业缴纳的所得税)."""
    text = clause.text
    of = _OF_THEIRS.match(text) or _SUM_PAID.match(text) or _LEVY_OF.fullmatch(text) or _TAX_OF.fullmatch(text)
    if of is None:
        return False
    run.base, run.years = of["base"], years_before(clause, of.start("base"))
    years = [one for one in clause.figures if one.kind == "duration" and one.start == clause.start]
    run.duration = amount_of(years[0].token) if years else run.duration
    who = of.groupdict().get("who")
    if who and who not in word_set("bare_recipient"):
        run.pending[:] = [Condition(clause.start, clause.start + len(who), who, ())]
    return True


def _take_share_paid(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> bool:
    """Keep a share of what was paid that waits for the one who gives it: 后3年缴纳所得税县级留成部分的30%|，由县财政扶持企业."""
    rates = [figure for figure in clause.figures if figure.kind in GIVABLE]
    if len(rates) != 1 or rates[0].kind != "percent" or rates[0].end != clause.end:
        return False
    of = _SUM_PAID.match(clause.text.removesuffix("的"), 0, rates[0].start - clause.start - 1)
    if of is None or not clause.text.startswith("的", rates[0].start - clause.start - 1):
        return False
    lead = (years_before(clause, of.start("base")) or Lead())._replace(base=of["base"])
    spot = Spot(sentence, flat, clause, Body(rates[0].start, (rates[0],), ()), lead)
    run.waiting = (spot, [Offer(rate=rates[0])])
    return True
