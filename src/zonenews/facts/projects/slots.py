"""What a project is said to have: money, land, floor space, expected outcomes, days of its stages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zonenews._patterns import lazy
from zonenews.discourse.context import Period
from zonenews.discourse.sentences import Sentence, amount_of, whole_period, within
from zonenews.discourse.tokens import Token
from zonenews.facts.money import read_money
from zonenews.facts.records import Outcome
from zonenews.lexicon.actions import load_actions

_LAND = lazy(
    r"(?:占地(?:总)?面积|用地规模|占地规模|总?占地|用地(?:面积)?|规划用地|净用地|征地|供地|土地|规划面积|总用地(?:面积)?|拿地|面积)(?:约|为|达到|达|共|近|是)*[：:]?[ ]?$"
)
_FLOOR = lazy(
    r"(?:建筑(?:总)?面积|建筑规模|厂房(?:面积)?|总面积|场地(?:面积)?|建设面积|(?<!用地)(?<!占地)规模|计容面积)(?:约|为|达到|达|共|近|是)*[：:]?[ ]?$"
)
_BUILT = lazy(r"(?:新建|建设|租[用赁]|购置|启用|改造|自建|扩建|建成)(?:了|约)?[ ]?$")
_BUILT_FIRST = lazy(
    r"(?:新建|建设)[^，,。；;：:0-9\n]{0,20}(?:车间|厂房|楼|用房|仓库|设施|中心|公寓)[^，,。；;：:0-9\n]{0,4}?(?:等)?(?:共|共计|合计)?(?:约)?[ ]?$"
)
"""新建车间、研发楼等约9万平方米: the floor space of what is listed before it."""
_ROOMS = lazy(r"(?:的)?(?:标准化?|现代化|智能化|生产|新|洁净|研发)*(?:厂房|车间|仓库|楼|用房|仓储|办公|公寓|中心|主体)")
_YIELD = lazy(
    r"(?P<metric>(?:预计|可|将|能|可望|有望|新增|实现|形成|带动|安置|提供|年|月|日|均|亩|每年|创造|解决|新上|引进|建设|购置|布局|容纳|上缴|缴纳|贡献|孵化|设计|安装|集聚|拥有)*"
    r"[^，,。；;：:、！？\s0-9]{0,16}?)(?:可?达到|可?达|约为|约|将超过|超过|可|为|有|不低于)?[ ]?$"
)
_YIELD_NOUN = lazy(
    r"产值|产能|销售|收入|税|利润|利税|就业|岗位|产出|营收|产量|年产|月产|日产|年处理|年发电|日处理|吞吐|用电|节电|节能|减排|能力|贸易额|交易额|投资$|创汇|供[应气热电水]|"
    r"线|设备|机组|团队|人才|博士|企业|机架|机柜|服务器|床位|车位|装机|住房|学位|套房"
)
_NOT_YIELD = lazy(
    r"注册|融资|贷款|罚|去年|上年|增长|下降|占|比|位列|位居|已投入|总投资|累计|资本|保费|补|支付|预付|工资|罚"
)
_LEADS_UP = lazy(r"^(?:预计|可|将|能够?|实现|有望|可望|达产后|建成后|投产后|项目|每年可|全部|后)+")
_AROUND_YIELD = lazy(r"^.*(?=年产|日产|年处理|日处理)|(?:将|已)$")
_JOINS = ("和", "及", "、", "与")
_NO_METRIC_ENDS = ("了", "到", "由", "从")
_LENGTH_NOUN = lazy("全长|长度|里程|线路长|总长")
_COUNTED = lazy(r"[ ]?((?:(?!项目|工程|打下|开工|正式|投产)[^，,。；;：:、！？\s0-9（(和及在的并]){2,14})")
_AMOUNT_KINDS = frozenset(("money", "count", "mass", "volume", "energy", "power", "area", "length"))
_START = lazy("开工|动工|启动|开建|奠基|破土")
_COMPLETION = lazy("竣工|投产|建成|投用|完工|投入使用|投入运营|投运|交付|达产|试生产|通车|开通")
_DAY_TO_VERB = lazy(
    r"(?:底|末|初|左右|前|内|即可|可|将|全面|正式|起|实现|计划|整体|主体|全部|全线|建成|陆续|[，,]?预计)*"
)


def read_slots(sentence: Sentence, start: int, end: int) -> dict[str, Any]:
    """Read the slots of a project from the part of a sentence that is about it.

    Args:
        sentence: the sentence.
        start: where the part starts in the normal text.
        end: where it ends.

    Returns:
        Values by the names of the fields of `Project`; only those the text gives.
    """
    slots: dict[str, Any] = {}
    quantities = [token for token in within(sentence.quantities, start, end) if token.end <= end]
    money = {entry.token.start: entry for entry in read_money(sentence.text, sentence.bounds.start, quantities)}
    outcomes = []
    for place, token in enumerate(quantities):
        before = sentence.text[max(sentence.bounds.start, token.start - 16) : token.start]
        slot = money[token.start].slot if token.start in money else _measure_slot(sentence.text, token, before)
        if slot in ("investment", "floor_area", "land_area"):
            slots.setdefault(slot, amount_of(token))
        elif not slot:
            outcome = _outcome(sentence, quantities, place)
            if outcome is not None:
                outcomes.append(outcome)
    if outcomes:
        slots["outcomes"] = tuple(outcomes)
    slots |= _days(sentence, start, end)
    return slots


def _measure_slot(text: str, token: Token, before: str) -> str:
    """Tell floor space from land by the words before, or by what is built."""
    if token.mention.kind != "area":
        return ""
    if _FLOOR.search(before) or _ROOMS.match(text, token.end):
        return "floor_area"
    if _LAND.search(before) or (token.mention.unit == "[mu_cn]" and not _BUILT.search(before)):
        return "land_area"
    if _BUILT.search(before) or _BUILT_FIRST.search(text, max(0, token.start - 40), token.start):
        return "floor_area"
    return "other"


def _outcome(sentence: Sentence, quantities: Sequence[Token], place: int) -> Outcome | None:
    """Read an expected yield: its metric before the amount, or the noun counted after it."""
    token = quantities[place]
    if token.mention.kind not in _AMOUNT_KINDS:
        return None
    clause = sentence.clause_start(token.start, stops="，,；;：:。、")
    low = max(clause, quantities[place - 1].end if place else sentence.bounds.start)
    if _NOT_YIELD.search(sentence.text, low, token.start):
        return None
    metric = _metric(sentence, token, low, is_first=not place)
    if not metric or not (_LENGTH_NOUN if token.mention.kind == "length" else _YIELD_NOUN).search(metric):
        return None
    amount = amount_of(token)
    return Outcome(
        metric=metric, value=amount.value, upper=amount.upper, mod=amount.mod, unit=amount.unit, span=amount.span
    )


def _metric(sentence: Sentence, token: Token, low: int, *, is_first: bool) -> str:
    """Give what an amount measures, without the words that lead up to it; empty where that is no metric.

    Args:
        sentence: the sentence.
        token: the amount.
        low: where what may belong to it begins.
        is_first: whether it is the first amount told of the project.
    """
    match = _YIELD.search(sentence.text, low, token.start)
    metric = match["metric"] if match else ""
    if not is_first and metric.endswith(_JOINS):
        metric = ""
    noun = _COUNTED.match(sentence.text, token.end, sentence.bounds.end)
    if noun and metric.endswith(load_actions().counting):
        metric = f"{metric}{noun[1]}"
    elif noun and not metric and not is_first:
        metric = noun[1]
    metric = _LEADS_UP.sub("", metric)
    metric = _AROUND_YIELD.sub("", metric)
    return "" if "将" in metric or metric.endswith(_NO_METRIC_ENDS) else metric


def _days(sentence: Sentence, start: int, end: int) -> dict[str, Period]:
    """Give the days of start and completion, where a day stands right before the verb."""
    out: dict[str, Period] = {}
    for token in within(sentence.times, start, end):
        gap = _DAY_TO_VERB.match(sentence.text, token.end)
        period = whole_period(sentence.text, token)
        if gap is None or period is None:
            continue
        for field, verb in (("start", _START), ("completion", _COMPLETION)):
            if verb.match(sentence.text, gap.end()) or (field == "completion" and "建成" in gap[0]):
                out.setdefault(field, period)
    return out
