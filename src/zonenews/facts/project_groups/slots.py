"""The money of a group: its total, what each of its projects costs, and what is to be invested in the year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.amounts import amount_of
from zonenews.facts.money import Money
from zonenews.facts.project_groups.counted import Counted
from zonenews.grammar.patterns import pattern
from zonenews.text.records import Amount

_LAND = "(?:[，,、][^，,；;。0-9]{0,6}{land_told}[^，,；;。、0-9]{0,3}[0-9.]+万?[余多]?(?:亩|公顷|平方米|平方公里))?"
_COVERING = pattern(r"[^，,；;。]{0,30}" + _LAND + r"[，,](?:主要)?{covering}[^，,；;。0-9]{2,60}[，,、]")
_BROUGHT = pattern("(?:{yearly_size})[^0-9]{0,3}$")
"""年产值超|10亿元|的项目4个: what each brings, and not what it costs."""
_CHANGE = "(?:[，,](?:同比|比上年|较上年)?(?:增长|下降|增加)[0-9.]+%)?"
"""新签约项目263个|，同比增长61.9%；|协议总金额1052亿元."""
_BEFORE_MONEY = pattern(
    _CHANGE + r"[^，,；;。]{0,30}" + _LAND + r"[，,、；;]?[ ]?(?:{before_money}|[0-9]{4})?",
    may_be_empty=True,
)
_TOTAL = pattern("{total_lead}*总(?:投资|额|金额)|合计")
"""总投资超过50亿元的|8个项目: the amount of all, as it stands before their count."""


def money_slots(sentence: Sentence, reading: Counted, monies: Sequence[Money], limit: int) -> dict[str, Amount]:
    """Give the money that belongs to a group, by slot."""
    slots: dict[str, Amount] = {}
    text, reach = sentence.text, reading.end
    paired = _TWO_COUNTS.search(text, sentence.clause_start(reading.start), reading.token.end) is not None
    first = bisect_left(monies, reading.start - 60, key=lambda money: money.token.start)
    for money in monies[first:]:
        token = money.token
        if token.start >= limit:
            break
        if reading.start <= token.start < reading.end and token.end <= reading.end:
            slots = {**_in_label(text, reading, money), **slots}
        elif _is_of_next(reading, money):
            is_size = money.of_next and token.mention.mod is not None and not _TOTAL.match(text, money.start)
            slot = "threshold" if is_size else "investment"
            slots.setdefault(slot, amount_of(token))
        elif reach <= token.start and token.end <= limit and not money.of_next:
            if not _goes_with(sentence, reading, reach, money) or (paired and _NEXT_SUM.match(text, token.end)):
                break
            slot = "annual_investment" if _is_for_year(sentence, reading, money) else money.slot
            if slot in ("investment", "annual_investment"):
                slots.setdefault(slot, amount_of(token))
            reach = token.end
    return slots


def _goes_with(sentence: Sentence, reading: Counted, reach: int, money: Money) -> bool:
    """Whether an amount goes on with a group: with nothing between that is of another, or with what the group covers."""
    told = max(reach, money.start)  # 26个项目总投资: the noun of the group is in the word before the amount
    if _COVERING.fullmatch(sentence.text, reach, told):  # else the total is that of the group that was broken down
        return "其中" not in sentence.text[max(sentence.bounds.start, reading.start - 300) : reading.start]
    return _BEFORE_MONEY.fullmatch(sentence.text, reach, told) is not None


_TWO_COUNTS = lazy("[0-9]+[个项][^，,。；;、0-9]{1,8}、[0-9]+[个项]$")
_NEXT_SUM = lazy("[、和][0-9.]+[万亿]")
"""8个部级、40个省级重点工程年度投资3亿元|、21亿元: the first is of others."""


def _is_for_year(sentence: Sentence, reading: Counted, money: Money) -> bool:
    """Whether what is planned to be done is for the year of the projects: 年内将全部开工，计划|完成投资66亿元."""
    text = sentence.text
    if money.slot != "done" or not text.endswith("计划", reading.end, money.start):
        return False
    return (
        text.find("年", sentence.bounds.start, money.start) >= 0
        and not within(sentence.times, reading.token.end, money.start)[1:]
    )


def _is_of_next(reading: Counted, money: Money) -> bool:
    """Whether an amount describes the count behind it: 总投资52亿元的|10个项目, 投资52亿元|28个重点项目."""
    start, end = reading.token.start, money.token.end
    return (money.of_next and end < start <= end + 4) or (end == start and money.slot == "investment")


def _in_label(text: str, reading: Counted, money: Money) -> dict[str, Amount]:
    """Give what an amount between a count and its noun, or in its label, is: the total, or the size of each; what each brings in is neither."""
    token = money.token
    if _BROUGHT.search(text, reading.start, token.start):
        return {}
    one_size = token.mention.mod is None and token.mention.upper is None
    total = money.slot == "investment" and one_size and reading.token.mention.value > 1
    total = total and not _EACH_OF.match(text, token.end, reading.token.start)  # 总投资达4000万元|的项目有2项
    return {"investment" if total else "threshold": amount_of(token)}


_EACH_OF = lazy("的(?:[^，,。；;0-9]{0,8})?项目(?:共|就)?有?$")


def total_behind(
    sentence: Sentence, readings: Sequence[Counted], place: int, monies: Sequence[Money]
) -> dict[str, Amount]:
    """Give the total that follows a breakdown: 签约项目46个，其中外资项目9个，涵盖多个领域，总投资170亿元."""
    told_each = [
        money
        for money in monies
        if money.slot == "investment" and _TOLD_EACH.fullmatch(sentence.text, readings[place].end, money.start)
    ]
    if told_each and place == len(readings) - 1:
        return {"investment": amount_of(told_each[0].token)}
    if place or "其中" not in sentence.text[readings[0].end : readings[-1].start]:
        return {}
    for money in monies:
        if money.slot == "investment" and _COVERING.fullmatch(sentence.text, readings[-1].end, money.start):
            return {"investment": amount_of(money.token)}
    return {}


_TOLD_EACH = lazy("(?:分别)?[为是][：:]?[^。\n，,0-9]{2,30}[；;、][^。\n，,0-9]{2,300}[，,](?:项目|计划|预计)?")
"""3个项目分别为：甲；乙；丙|，总投资5亿元: the total of all."""
