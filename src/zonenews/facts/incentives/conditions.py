"""Clauses that set a condition of what comes, or say what a share is taken of."""

from __future__ import annotations

from decimal import Decimal

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.announced import without_deed
from zonenews.facts.incentives.clauses import OF_ONE, TOWARDS, Clause, Flat
from zonenews.facts.incentives.leads import ENDS_WITH_PARTY, Lead, is_aside, years_before, years_within
from zonenews.facts.incentives.promises import GIVABLE, Body, Offer
from zonenews.facts.incentives.run import Run, Spot
from zonenews.facts.incentives.siblings import goes_with, is_kind
from zonenews.facts.incentives.whom import NAMES_SOME, Condition, bare_name
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set
from zonenews.text.records import Amount
from zonenews.text.spans import Span

TO = pattern(TOWARDS)
_TOPIC_LENGTH = 6
"""Characters of a clause at least that makes its sentence one of its own, though it tells of nobody: 技能培训取证，|每人补贴900元."""
_TOPIC = lazy("在.{2,16}(?:上|方面|中|环节|领域)(?:提出|明确)?$")
_OF_THEIRS = pattern(
    "(?:[0-9一二两三四五六七八九十]{1,2}年内)?(?:(?:对|按照?)?其|按照?(?:(?:{bare_recipient})(?!所得税))?)(?P<base>[^，]{2,30}(?:{sum_noun}))(?:的?(?:同等|相同)比例)?$"
)
"""对其|缴纳的年费|，给予50%的补助: what a share is taken of, and nobody."""
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
_AGAIN_AND_AGAIN = pattern(f"每(?:{{adding}})[^，]{{0,8}}?[0-9.]+[^，]{{1,6}}$|{OF_ONE}[^，]{{0,24}}(?<!的)$")
"""投资|每增加1亿元|，再奖励15万元; 用人单位|每引进1名博士|，给予2万元补助."""
_SINCE_WHEN = lazy("自[^，]{2,10}起(?:[0-9一二两三四五六七八九十]{1,2}个?年度?内)?$")
"""总部企业|自认定当年起: since when, behind who."""
_FROM_YEAR = lazy("从?第[0-9一二三四五六七八九十]{1,2}个?年度?(?:开始|起|以后|及以后)")
"""第6年起|，增量部分的90%奖励给企业: from when on, and for no number of years."""
_STAGE = pattern("(?:{bare_recipient})?(?:{after_stage})[^，的对0-9]{0,4}后")
"""生产性项目，|项目建成投产后|，按…补助: when, behind who."""
_OWN_PARTY = pattern("[^，0-9]{0,8}(?:{recipient})(?:{yearly})[^，]*[0-9]")
"""支持本地产品开发，|园区内企业当年销售额突破4万元的前10名|: who gets it, below what is to be done."""
_CHOSEN = pattern("(?:每年)?(?:{choosing})(?:一批|[0-9]{1,3}[余多]?[家个名项])(?P<who>[^，0-9]{2,20})")
"""每年评选一批|数字化车间|，给予最高80万元奖励: who of those that are fostered gets it."""
_FOSTERED = pattern("{fostering}")
_HONOURED = pattern("(?P<told>的|(?:{recipient}))(?:{giving_verb})[^，0-9的]{2,16}$")
"""引进外资400万美元的|给予记功|，并奖励6万元: an honour, behind the condition of what comes."""
_DOES_ALREADY = ("已", "具备", "符合")
"""对|已|建成中试基地，…: how begins what they do, who are named last."""
_DOES = pattern("[^，的]{0,8}(?:{recipient})[^，的]{0,4}(?:{doing_verb}|{acquiring})")
_AND = ("并", "且", "并且")
_ASKS = lazy("的[^，的]{0,12}$")
"""且日均流量超过30GB|的新建基站."""
_FRONT = pattern("(?:{going_on})+")


def take_condition(sentence: Sentence, flat: Flat, clause: Clause, run: Run) -> None:
    """Keep a condition of what comes; a topic (在企业培育上) is none, and 其中 opens the parts of what was given.

    Args:
        sentence: the sentence.
        flat: the same without blanks and brackets.
        clause: the clause.
        run: what is in force; the condition waits in it.
    """
    run.inner = run.inner or clause.text.startswith("其中")
    clause = _without_honour(clause)
    if within := years_within(clause):
        number, start, end = within
        run.duration = Amount(value=Decimal(number), unit="a", span=Span(*flat.span(start, end)))
    if _take_share_paid(sentence, flat, clause, run) or _take_base(clause, run) or _take_times(clause, run):
        return
    if _TOPIC.match(clause.text) or is_aside(clause.text):
        return
    _keep(clause, run)


def _take_times(clause: Clause, run: Run) -> bool:
    """Keep for what again and again, or from which year on, the next sum is given; tell whether a clause says so."""
    if _FROM_YEAR.fullmatch(clause.text):
        run.years = Lead(years=clause.text, years_at=clause.start)
        return True
    again = _AGAIN_AND_AGAIN.search(clause.text)
    if again is None:
        return False
    run.per, before = again[0], clause.text[: again.start()]
    if ENDS_WITH_PARTY.search(before):
        run.pending.append(Condition(clause.start, clause.start + len(before), before, ()))
    return True


def _keep(clause: Clause, run: Run) -> None:
    """Keep a condition that a clause sets, if it tells of who gets something or goes on from what does."""
    front = _FRONT.match(clause.text)
    cut = front.end() if front else 0
    since = _SINCE_WHEN.search(clause.text, cut + 2)
    end = since.start() if since else len(clause.text)
    condition = Condition(clause.start + cut, clause.start + end, clause.text[cut:end], clause.figures)
    condition = without_deed(condition)
    goes_on = (front is not None and front[0] in _AND) or _is_deed_of(run.untold, condition)
    joined = goes_on and _joins(clause, condition, run)
    if condition.names:
        run.pending.clear()
    if (chosen := _CHOSEN.fullmatch(condition.text)) is not None:
        at = condition.start + chosen.start("who")
        run.pending[:] = [Condition(at, at + len(chosen["who"]), chosen["who"], ())]
        return
    if run.pending and _STAGE.fullmatch(condition.text):
        return
    if run.pending and _FOSTERED.match(run.pending[0].text) and _OWN_PARTY.match(condition.text):
        run.pending.clear()
    doing = run.pending and _FOSTERED.match(run.pending[0].text) and not condition.figures
    if doing and not condition.text.endswith("的") and not condition.names:
        return
    run.untold = condition
    if not condition.names and _is_open(run):
        condition = Condition(clause.start, clause.start + end, clause.text[:end], clause.figures)
        run.pending.append(condition)
    elif (
        joined or condition.tells or _completes(condition, run) or goes_with(condition, run) or is_kind(condition, run)
    ):
        run.pending.append(condition)
    elif not condition.names and len(condition.text) >= _TOPIC_LENGTH:
        run.apart = True


def _without_honour(clause: Clause) -> Clause:
    """Leave an honour out of a clause that gives no more: 引进外资400万美元的|给予记功."""
    honoured = _HONOURED.search(clause.text)
    end = len(clause.text) if honoured is None else honoured.end("told")
    return clause._replace(end=clause.start + end, text=clause.text[:end])


def _is_deed_of(left: Condition | None, condition: Condition) -> bool:
    """Whether a clause asks more of whom the one before it began with: 企业柔性引进专家，|签订2年以上协议的."""
    if left is None or condition.names or not condition.text.endswith("的") or NAMES_SOME.search(condition.text):
        return False
    return _DOES.match(left.text) is not None


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
    if len(run.pending) != 1 or not TO.match(run.pending[0].text) or not _ASKS.search(condition.text):
        return False
    first = run.pending[0].text
    return "的" not in first and NAMES_SOME.search(first) is None and ENDS_WITH_PARTY.search(first) is None


def _is_open(run: Run) -> bool:
    """Whether a 对 before a clause goes on in it, since it has named nobody yet: 对已建成中试基地，|并与高校合作，|具有示范意义的新材料产品."""
    if not run.pending or not TO.match(run.pending[0].text):
        return False
    told = [bare_name(one.text) for one in run.pending]
    if told[0].startswith(_DOES_ALREADY):
        return not any("的" in one for one in told)
    return not any("的" in one or NAMES_SOME.search(one) or ENDS_WITH_PARTY.search(one) for one in told)


def _take_base(clause: Clause, run: Run) -> bool:
    """Keep what a share is taken of, with its years and whose it is; tell whether a clause says so (前三年企业缴纳的所得税)."""
    text = clause.text
    of = _OF_THEIRS.match(text) or _SUM_PAID.match(text) or _LEVY_OF.fullmatch(text) or _TAX_OF.fullmatch(text)
    if of is None:
        return False
    run.base, run.years = of["base"], years_before(clause, of.start("base"))
    first = clause.start + (text[:1] == "1" and text[1:2].isdigit())  # 1 3年内: the dash is lost
    years = [one for one in clause.figures if one.kind == "duration" and one.start in {clause.start, first}]
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
