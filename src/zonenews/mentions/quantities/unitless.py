"""Numbers without a unit that still are quantities: 地区生产总值突破10万亿, 60万居民."""

from __future__ import annotations

import re
from functools import cache

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.countables import countables
from zonenews.lexicon.units import Kind
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.units import special_units

CLAUSE_RE = lazy(r"[，,。；;：:！!？?\n]")
REACH = 16
"""How far before a number its metric is looked for, in characters."""


@cache
def _people_re() -> re.Pattern[str]:
    words = "|".join(sorted(countables().people, key=len, reverse=True))
    return compiled(rf" ?(?:[\u4e00-\u9fff]{{0,8}}?)(?:{words})")


@cache
def _after_re() -> re.Pattern[str]:
    return compiled("|".join(sorted(countables().money_after, key=len, reverse=True)))


@cache
def _sized_re() -> re.Pattern[str]:
    """How many people there are, by a noun and a word for its size: 网民规模, 从业人员总数."""
    nouns = countables()
    return compiled(rf"(?:{'|'.join(nouns.sized)})(?:{'|'.join(nouns.sizes)})")


def without_unit(text: str, draft: Draft, first: int | None = None) -> bool:
    """Give a number with 万 or 亿 the unit its surroundings imply; whether they imply one.

    Args:
        text: normal text.
        draft: the number.
        first: where the list begins that it ends, if it ends one: what stands before the list is said of each number.
    """
    number = text[draft.number_start : draft.number_end]
    scale = "亿" if "亿" in number else "万" if "万" in number or "千" in number else ""
    if not scale or number[0] in "零〇" or draft.form != "plain":
        return False
    end = draft.end
    start = draft.start if first is None else first
    before = text[max(0, start - REACH) : start]
    clause = CLAUSE_RE.split(before.rstrip("：: "))[-1]  # 总投资：12.5亿
    kind: Kind | None = "money" if "个" in number else _implied(text, end, clause, scale, bare=draft.bare)
    if kind is None:
        return False
    draft.unit = special_units()[f"implied-{kind}"]
    draft.rule = f"quantity/implied-{kind}"
    return True


def _implied(text: str, end: int, clause: str, scale: str, *, bare: bool) -> Kind | None:
    """What a number counts that has no unit."""
    if _is_sum(text, end, clause, bare=bare):
        return "money"
    if scale == "亿":
        return _implied_large(text, end, clause, bare=bare)
    nouns, following = countables(), text[end : end + 1]
    if bare:
        lead = _OVER_RE.sub("", clause)
        return "money" if lead != clause and lead.endswith(nouns.paid) and not _is_han(following) else None
    people = _people_re().match(text, end)
    if people and people.end() - end <= 8:
        return "count"
    if (any(word in clause for word in nouns.amounts) or _sized_re().search(clause)) and not _is_han(following):
        return "count"
    if any(word in clause[-8:] for word in nouns.paid) and not _is_han(following) and following not in ("、", "/"):
        return "money"
    return None


def _implied_large(text: str, end: int, clause: str, *, bare: bool) -> Kind | None:
    """What a number with 亿 counts that has no unit."""
    nouns, following = countables(), text[end : end + 1]
    if _after_re().match(text, end):
        return "money"
    if clause.endswith(nouns.money) and text.startswith(
        words_of("bound_behind_number"), end
    ):  # 产值5亿以上企业: the output, not the firms
        return "money"
    if any(word in clause for word in nouns.amounts) or _sized_re().search(clause):
        return "count"
    if _people_re().match(text, end) and not bare:
        return "count"
    return "money" if any(word in clause for word in nouns.money) and not _is_han(following) else None


_OVER_RE = lazy("(?:超过?|突破|过|破|逾|达到?|近)+$")
"""What makes an amount of a bare scale: 税收超千万."""
_LEAD_RE = pattern(r"{sum_lead}+\Z")


def _is_sum(text: str, end: int, clause: str, *, bare: bool) -> bool:
    """Whether verbs or nouns right beside a number make it money: 投资30亿建设, 以四千万收购, 200万奖励基金."""
    if bare:
        return False
    nouns = countables()
    lead = _LEAD_RE.sub("", clause)
    end += 2 * text.startswith("不等", end)  # 50万到100万|不等的奖励
    end += text.startswith("的", end)
    if text.startswith(nouns.funds, end) and not _people_re().match(text, end):
        return True
    if lead.endswith(("以", "用", "花")) and text.startswith(nouns.bought, end):
        return True
    return lead.endswith(nouns.spent) and not _people_re().match(text, end)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" and character not in "的，以左上至到、和"
