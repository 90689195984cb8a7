"""What a project is said to have: money, land, floor space, expected outcomes, days of its stages."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.periods import Period
from zonenews.discourse.same import is_short_for
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import QuantityToken
from zonenews.facts.amounts import amount_of
from zonenews.facts.money import Money, read_money
from zonenews.facts.records import Outcome
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import load_actions
from zonenews.lexicon.word_classes import word_set, words_of
from zonenews.text.records import Amount

_LAND = pattern(r"(?:{land_word})(?:{amount_verb})*[：:]?[ ]?$")
_FLOOR = pattern(
    r"(?:建筑(?:总)?面积|{floor_noun}|(?:{housing})(?:工程|项目)?面积|厂房(?:面积)?|场地(?:面积)?|(?<!用地)(?<!占地)规模)(?:约|为|达到|达|共|近|是)*[：:]?[ ]?$"
)
_BUILT = pattern(r"(?:{floor_taken})(?:了|约)?[ ]?$")
_BUILT_FIRST = pattern(
    r"(?:新建|建设)[^，,。；;：:0-9\n]{0,20}(?:{rooms})[^，,。；;：:0-9\n]{0,4}?(?:等)?(?:共|共计|合计)?(?:约)?[ ]?$"
)
"""新建车间、研发楼等约9万平方米: the floor space of what is listed before it."""
_ROOMS = pattern(r"(?:的)?(?:{room_kind})*(?:{room_noun})")
_YIELD = pattern(
    r"(?P<metric>(?:{yield_lead})*"
    r"[^，,。；;：:、！？\s0-9]{0,16}?)(?:{yield_verb})?[ ]?$",
    may_be_empty=True,
)
_YIELD_NOUN = pattern("{yield_noun}|投资$|供[应气热电水]")
_NOT_YIELD = pattern("{no_yield}")
_LEADS_UP = pattern(r"^(?:[该本此]|[一二三首]期)?(?:{yield_front})+")
_AROUND_YIELD = pattern(r"^.*(?={around_yield}|(?<!总)装机)|(?:将|已)$")
_JOINS = ("和", "及", "、", "与")
_NO_METRIC_ENDS = ("了", "到", "由", "从")
_LENGTH_NOUN = pattern("{length_noun}")
_COUNTED = pattern(
    r"[ ]?((?:(?!{not_counted_noun}|[一二两三四五六七八九十]+[条个座套])[^，,。；;：:、！？\s0-9（(和及在的并/]){2,14})"
)
_WORKS_OF_IT = pattern(
    "(?<=..)(?:深?{made_at}|扩建|[及和]配套)*(?:建设|生产线|产线)[^生产]*$|(?<=..)(?:深?{made_at}|扩建)+$"
)
"""年产5000吨木糖|生产线: what makes it is no part of what is made."""
_AMOUNT_KINDS = frozenset(("money", "count", "mass", "volume", "energy", "power", "area", "length"))
_START = pattern("{starting}")
_COMPLETION = pattern("{completing}")
_DAY_TO_VERB = pattern(r"(?:{day_to_verb}|[，,]?预计)*", may_be_empty=True)


@attrs.frozen(kw_only=True)
class Slots:
    """What is said of a project, as the fields of `Project` have it; `None` and empty where nothing is.

    Attributes:
        investment: its total investment.
        floor_area: floor space.
        land_area: land it takes.
        start: when building starts.
        completion: when it is to be finished.
        outcomes: what it is to yield, in order of mention.
    """

    investment: Amount | None = None
    floor_area: Amount | None = None
    land_area: Amount | None = None
    start: Period | None = None
    completion: Period | None = None
    outcomes: tuple[Outcome, ...] = ()


def read_slots(sentence: Sentence, start: int, end: int) -> Slots:
    """Read the slots of a project from the part of a sentence that is about it.

    Args:
        sentence: the sentence.
        start: where the part starts in the normal text.
        end: where it ends.

    Returns:
        The slots, filled as far as the text says.
    """
    amounts: dict[str, Amount] = {}
    quantities = [token for token in within(sentence.quantities, start, end) if token.end <= end]
    money = {entry.token.start: entry for entry in read_money(sentence.text, sentence.bounds.start, quantities)}
    outcomes: list[Outcome] = []
    for place, token in enumerate(quantities):
        before = sentence.text[max(sentence.bounds.start, token.start - 16) : token.start]
        slot = money[token.start].slot if token.start in money else _measure_slot(sentence.text, token, before)
        if token.start in money and _is_of_next_item(sentence, money[token.start], start):
            continue
        if slot in ("investment", "floor_area", "land_area"):
            amounts.setdefault(slot, amount_of(token))
        elif not slot:
            outcome = _outcome(sentence, quantities, place, start)
            if outcome is not None and not any(_is_again(one, outcome) for one in outcomes[-_LAST_OUTCOMES:]):
                outcomes.append(outcome)
    days = _days(sentence, start, end)
    return Slots(
        investment=amounts.get("investment"),
        floor_area=amounts.get("floor_area"),
        land_area=amounts.get("land_area"),
        start=days.get("start"),
        completion=days.get("completion"),
        outcomes=tuple(outcomes),
    )


def _is_of_next_item(sentence: Sentence, money: Money, start: int) -> bool:
    """Whether an amount is of the next item of a list, behind a semicolon: 甲扩产项目，达产后…；|总投资5亿元的乙."""
    return money.of_next and start < money.start - 1 and sentence.text.startswith(("；", ";"), money.start - 1)


_LEAST_MADE = 2
_LONG_AGO = lazy("[0-9一二三四五六七八九十]年前[^。；;]*$")
"""10年前只是一个农业乡，财政收入不过|一二百万元."""
_AGO = 40
_LOTS = ("工程标段", "标段")
_LAST_OUTCOMES = 6


def _is_again(one: Outcome, other: Outcome) -> bool:
    """Whether an outcome is told a second time: 年处理800万吨褐煤干燥项目，…建设规模为|年处理褐煤800万吨."""
    if (one.value, one.unit, one.mod) != (other.value, other.unit, other.mod):
        return False
    short, full = sorted((one.metric, other.metric), key=len)
    return len(short) >= _TELLING and is_short_for(short, full)


_TELLING = 4


def _measure_slot(text: str, token: QuantityToken, before: str) -> str:
    """Tell floor space from land by the words before, or by what is built."""
    if token.mention.kind != "area":
        return ""
    if token.mention.unit == "[mu_cn]" and (_CROP.search(before) or _SOWN.match(text, token.end)):
        return "other"  # 草莓种植面积将提升至50亩
    wide = token.text.endswith(_WIDE)
    if not wide and (_FLOOR.search(before) or _ROOMS.match(text, token.end)):
        return "floor_area"
    sown = token.mention.unit == "[mu_cn]" and _SOWN_SITE.match(text, token.end) is not None
    if _LAND.search(before) or sown or (token.mention.unit == "[mu_cn]" and not _BUILT.search(before)):
        return "land_area"
    if _BUILT.search(before) or _BUILT_FIRST.search(text, max(0, token.start - 40), token.start):
        return "floor_area"
    return "other"


_SOWN_SITE = lazy("的?[^，,。；;、0-9]{0,8}(?:种植|养殖|栽培)")
_CROP = lazy("(?:种植|养殖|栽培)(?:总?面积)?[^，,。；;、种养]{0,8}$")
_SOWN = lazy("的?[^，,。；;、0-9]{0,6}(?:种植|养殖|栽培)(?!基地|园|项目|示范)")
_WIDE = ("公里", "公顷")
"""Ends of units in which no floor space is told."""


def _outcome(sentence: Sentence, quantities: Sequence[QuantityToken], place: int, start: int) -> Outcome | None:
    """Read an expected yield: its metric before the amount, or the noun counted after it."""
    token = quantities[place]
    if token.mention.kind not in _AMOUNT_KINDS or sentence.text.startswith(_LOTS, token.end):
        return None
    clause = sentence.clause_start(token.start, stops="，,；;：:。、")
    low = max(clause, quantities[place - 1].end if place else start)
    if _NOT_YIELD.search(sentence.text, low, token.start) or _is_type(sentence, quantities, place):
        return None
    if _LONG_AGO.search(sentence.text, max(sentence.bounds.start, token.start - _AGO), token.start):
        return None
    metric = _metric(sentence, token, low, is_first=not place)
    made = token.mention.kind != "length" or (len(metric) > _LEAST_MADE and metric.startswith(words_of("capacity")))
    if not metric or not (_YIELD_NOUN if made else _LENGTH_NOUN).search(metric):
        return None  # 全长5公里, 年产面料|500万米
    amount = amount_of(token)
    return Outcome(
        metric=metric, value=amount.value, upper=amount.upper, mod=amount.mod, unit=amount.unit, span=amount.span
    )


def _is_type(sentence: Sentence, quantities: Sequence[QuantityToken], place: int) -> bool:
    """Whether a power only says of which type machines are: 4台|30万千瓦水轮机组, 1.5兆瓦风机塔筒200套."""
    token = quantities[place]
    if token.mention.kind != "power":
        return False
    if place and quantities[place - 1].end == token.start and quantities[place - 1].mention.kind == "count":
        return True
    following = quantities[place + 1 : place + 2]
    beside = following[0] if following else None
    if beside is None or beside.mention.kind not in ("power", "count"):
        return False
    between = sentence.text[token.end : beside.start]
    return between in _RANGE or (
        beside.mention.kind == "count" and 1 < len(between) < _PRODUCT and _MARK.search(between) is None
    )


_RANGE = ("~", "～", "-", "—", "至", "到", "、", "/", "和")
_PRODUCT = 14
_MARK = lazy("[，,。；;、]")


def _metric(sentence: Sentence, token: QuantityToken, low: int, *, is_first: bool) -> str:
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
    product = _WORKS_OF_IT.sub("", noun[1].removesuffix("等")) if noun else ""
    if noun and metric.endswith(load_actions().counting):
        metric = f"{metric}{product}"
    elif noun and not is_first and _is_beside(sentence.text, low, token.start):
        metric = f"{_capacity_before(sentence, low)}{product}"
    elif noun and not metric and not is_first:
        metric = product
    metric = _LEADS_UP.sub("", metric)
    metric = f"年{metric[2:]}" if metric.startswith(words_of("yearly_lead")) else metric
    metric = _AROUND_YIELD.sub("", metric)
    no_metric = "将" in metric or (metric.endswith("企业") and "等" in metric)
    return "" if no_metric or metric in word_set("capacity") or metric.endswith(_NO_METRIC_ENDS) else metric


def _capacity_before(sentence: Sentence, at: int) -> str:
    """Give the word of a capacity that the amount before an offset stands behind, which the next one shares: 年产|3万吨甲/5万吨乙."""
    before = [token for token in sentence.quantities if token.end <= at][-1:]
    words = words_of("capacity")
    return next((word for token in before for word in words if sentence.text.endswith(word, 0, token.start)), "")


_BESIDE = ("/", "和", "及")


def _is_beside(text: str, low: int, at: int) -> bool:
    """Whether an amount stands right beside the one before it: 年产3万吨甲/|5万吨乙, 年生产1万台甲、|5万台乙."""
    return text.endswith(_BESIDE, low, at) or (low == at and text.endswith("、", 0, at))


_OF_ANOTHER = lazy(
    "(?![^，,。；;]{0,3}[该本此这]|[^，,。；;]{0,2}项目)[^，,。；;]{4,}?(?:项目[^，,。；;]{0,6}(?:地块|片区|核心区)|号地块)[^，,。；;]*$"
)
"""甲项目明年10月运营，|乙项目核心区2号地块将于年底前建成: a part of another one."""


def _days(sentence: Sentence, start: int, end: int) -> dict[str, Period]:
    """Give the days of start and completion, where a day stands right before the verb."""
    out: dict[str, Period] = {}
    for token in within(sentence.times, start, end):
        if _OF_ANOTHER.match(sentence.text, sentence.clause_start(token.start), token.start):
            continue
        gap = _DAY_TO_VERB.match(sentence.text, token.end)
        period = sentence.days_of(token)
        if gap is None or period is None:
            continue
        for field, verb in (("start", _START), ("completion", _COMPLETION)):
            if verb.match(sentence.text, gap.end()) or (field == "completion" and "建成" in gap[0]):
                out.setdefault(field, period)
    return out
