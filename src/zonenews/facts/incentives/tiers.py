"""Who gets it, and what tells the tiers of a list of amounts apart.

A list of amounts (分别给予30万元、20万元、10万元) is shared out over a list of as many conditions: amounts (产值首次突破1亿元、5亿元、10亿元), levels
(国家级、省级、市级), nouns (博士、硕士) or years (前三年).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.clauses import Figure
from zonenews.facts.incentives.whom import IN_STAGES, Condition, bare_name, joined, names_some
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set
from zonenews.text.records import Amount

_LEVEL = pattern("(?:{level})(?:(?:[、和或及/]|以及)(?:{level}))+")
ONE_LEVEL = pattern("{level}")
_RANK = lazy("[一二三四五六七八九十ⅠⅡⅢⅣA-F]")
_RANKED = lazy(
    "(?P<ranks>[一二三四五六七八九十ⅠⅡⅢⅣA-F](?:[、和及][一二三四五六七八九十ⅠⅡⅢⅣA-F])+)(?P<of>类|级|等奖|期|档|等)"
)
"""二、三|类: ranks of which the last alone has its noun."""
_CONFERRED = pattern("^.*(?:(?:{conferring})(?:的|为)?|的)(?=.)")
_SPLIT = lazy("[、/]|以及|和|及|或")
_YEAR_LIST = lazy(
    "(?:按照?)?第(?P<years>[一二三四五六七八九十](?:[、和及][一二三四五六七八九十])+)(?P<unit>年度?)(?=[0-9])"
)
"""按第一、二、三年度|50%、40%、30%."""
_BY_LIST = pattern(
    "按照?(?P<list>[^，0-9]{3,40}?)(?:[一二三四五六两2-6]个?(?:{step_noun}|{stage_counted}))?分别(?:{giving})"
)
_WHERE = lazy("(?<=..)(?:[并且到从]|(?<![潜存现实所])在).*$")
_OF_ALL = pattern("(?<=..)(?:认[证定]|称号|资质)的[^的]{0,6}(?:{recipient})$")
"""绿色食品、无公害农产品|认证的产品: what all of a list are."""
_YEARS = lazy("(?:前|后|第|首)[0-9一二两三四五六七八九十]{0,2}个?年")
_BOUND = lazy("[^0-9一二两三四五六七八九十]+")
_AND_MORE = lazy("增[幅速长]|同比")
_BOUND_BEHIND = lazy("以[上下内]$")
_OWNER = pattern("[^，]{0,8}?(?:{bare_recipient}|{recipient})(?={owned_measure})")
"""企业|年纳税额达到: whose measure it is."""
_ORDER = "一二三四五六七八九十"
_COUNT = lazy("[0-9.]+[万亿]*[^0-9、]{1,4}")
_MEASURED_OF = pattern("(?P<who>[^，的0-9]{2,14}?(?:{recipient}))(?P<measure>[^，的0-9]{2,14})(?=[0-9])")
_MEASURE = lazy("[^，的0-9]{2,14}(?=[0-9])")
_USES = lazy("用[^，的用]{1,3}(?:[、和及]用[^，的用]{1,3})+")
"""对渔业企业，|用水、用气|分别按…: what sums are told for, and nobody."""
_STUDIED = pattern("^(?:{full_time})+(?=.)")
_AT = lazy("^[在于](?=[^，的]{2,20}[、和及或])")
"""|在|主板、创业板上市的企业."""
_STAGES = pattern("[二三四五两234]个{stage_counted}$")
_AT_LEAST, _BELOW = ("以上", "及以上"), ("以下", "及以下", "以内")
_ABOVE = lazy("及?以上、?")
_UP_TO = lazy("(?:及?以上)?[、，]?[且但并]?")
COMPARES = lazy("[≤≥<>]")
_BETWEEN = lazy("[≤<][^，0-9]{1,24}[≤<]?")
"""2亿元|≤项目投资额<|6亿元."""
_RANGE = lazy("(?:及?以上|（含）)?(?:至|到|-|—|~)(?:不足)?")


@attrs.frozen(kw_only=True)
class Tier:
    """One of those who get something.

    Attributes:
        label: what tells it from the others, as written; `None` where there are no others.
        threshold: the amount its condition sets.
        year: whether the label is a year.
    """

    label: str | None = None
    threshold: Amount | None = None
    year: bool = False


@attrs.frozen(kw_only=True)
class Terms:
    """Who gets what a clause gives.

    Attributes:
        who: who, and on what condition; `None` unsaid.
        tiers: one for each item of what is given.
    """

    who: str | None = None
    tiers: tuple[Tier, ...] = (Tier(),)


def terms_of(conditions: Sequence[Condition], count: int) -> Terms | None:
    """Say who gets what `count` offers give.

    Args:
        conditions: what stands before the offers.
        count: how many of them there are.

    Returns:
        The terms, a tier for each offer; `None` where the conditions set amounts in a list of another length: nothing is guessed.
    """
    if count == 1:
        return Terms(who=joined(conditions), tiers=(Tier(threshold=threshold_of(conditions)),))
    for condition in conditions:
        run = _list_of(condition, count)
        if run:
            return _by_amount(conditions, condition, run)
    if any(len(run) > 1 for condition in conditions for run in [_longest(condition)]):
        return None
    told = conditions[:-1] if conditions[0].names and _USES.fullmatch(conditions[-1].text) else conditions
    who, threshold = joined(told), threshold_of(conditions)
    labels: Sequence[str | None] = _levels(conditions, count) or _nouns(conditions, count) or [None] * count
    if (counted := _counting(conditions, labels)) is not None:
        who, labels = counted
    return Terms(who=who, tiers=tuple(Tier(label=label, threshold=threshold) for label in labels))


def _counting(conditions: Sequence[Condition], labels: Sequence[str | None]) -> tuple[str, list[str]] | None:
    """Part who is named from what a list of counts measures: 快递企业|日均发件量达到|1万件、3万件."""
    if not all(label and _COUNT.fullmatch(label) for label in labels):
        return None
    if len(conditions) > 1:
        measure, who = _MEASURE.match(conditions[-1].text), joined(conditions)
        told = measure is not None and who is not None and not names_some(conditions[-1])
        return (who, [f"{measure[0]}{label}" for label in labels]) if measure and who and told else None
    match = _MEASURED_OF.match(bare_name(conditions[0].text))
    return None if match is None else (match["who"], [match["measure"] + str(label) for label in labels])


def by_list(gift: str, count: int) -> list[str] | None:
    """Give what a clause says it tells its offers apart by, where there are `count`: 按照|展示板|和|交易板|分别给予."""
    years = _YEAR_LIST.match(gift)
    if years is not None:
        named = re.findall("[一二三四五六七八九十]", years["years"])
        return [f"第{one}{years['unit']}" for one in named] if len(named) == count else None
    match = _BY_LIST.match(gift)
    parts = _SPLIT.split(match["list"]) if match else []
    return parts if len(parts) == count and all(parts) else None


def labels_of(who: str, count: int) -> Sequence[str] | None:
    """Give the levels or nouns that words name, where there are `count`."""
    condition = Condition(0, len(who), who, ())
    return _levels([condition], count) or _nouns([condition], count)


def is_level(text: str) -> bool:
    """Whether words say nothing but a level: 一等奖."""
    return ONE_LEVEL.fullmatch(text) is not None


def threshold_of(conditions: Sequence[Condition]) -> Amount | None:
    """Give the amount that conditions set: the first sum of money, else share, else area."""
    for kind in ("money", "percent", "area"):
        for at, condition in enumerate(conditions):
            for figure in condition.figures:
                if figure.kind == kind:
                    return _range_from(figure, condition, _behind(figure, conditions[at:]))
    return None


def _behind(figure: Figure, conditions: Sequence[Condition]) -> tuple[Figure, str] | None:
    """Give the next figure of the kind of one, in its condition or at the beginning of the one behind it, and the words between."""
    text, start = conditions[0].text, conditions[0].start
    for later in conditions[0].figures:
        if later.start >= figure.end and later.kind == figure.kind:
            return later, text[figure.end - start : later.start - start]
    if len(conditions) < 2 or not conditions[1].figures or conditions[1].figures[0].kind != figure.kind:
        return None
    later = conditions[1].figures[0]
    return later, f"{text[figure.end - start :]}，{conditions[1].text[: later.start - conditions[1].start]}"


def _range_from(figure: Figure, condition: Condition, behind: tuple[Figure, str] | None) -> Amount:
    """Give the amount a figure sets, or the range it opens: 面积在210亩及以上|至830亩; 800万元以上|，不足1500万元."""
    if behind is None or behind[0].token.mention.value <= figure.token.mention.value:
        return _bounded(figure, condition)
    later, gap = behind
    return Step(figure, later).amount if _opens_range(condition, gap, later) else _bounded(figure, condition)


def _opens_range(condition: Condition, gap: str, later: Figure) -> bool:
    """Whether the words between two amounts make a range of them: 8000万元|以上|4亿元以下; 1000万元以上|、|不满3000万元."""
    if _RANGE.fullmatch(gap) or _BETWEEN.fullmatch(gap) or _is_bound(gap, later):
        return True
    opens = not gap or _ABOVE.fullmatch(gap) is not None
    return opens and condition.text.startswith(_BELOW, later.end - condition.start)


def _is_bound(gap: str, later: Figure) -> bool:
    """Whether an amount is the bound of the one before it that what is asked stays below: 以上|，|不足1500万元."""
    return later.token.mention.mod in {"less_than", "at_most"} and _UP_TO.fullmatch(gap) is not None


def _bounded(figure: Figure, condition: Condition) -> Amount:
    """Give what a figure sets, with the bound that stands behind a bracket: 800万元（含800万元）|以上."""
    amount = amount_of(figure.token)
    if amount.mod is not None:
        return amount
    behind = figure.end - condition.start
    if condition.text.startswith(_AT_LEAST, behind):
        return attrs.evolve(amount, mod="at_least")
    return attrs.evolve(amount, mod="at_most") if condition.text.startswith(_BELOW, behind) else amount


class Step(NamedTuple):
    """One item of a list of amounts: a figure, or a range of two (500万元以上至1000万元)."""

    first: Figure
    last: Figure

    @property
    def amount(self) -> Amount:
        """What it sets."""
        low = amount_of(self.first.token)
        if self.last is self.first:
            return low
        return attrs.evolve(low, upper=self.last.token.mention.value, mod=None)


def _list_of(condition: Condition, count: int) -> list[Step]:
    """Give the amounts a condition lists, where there are `count` of one kind; none where a range of them runs backwards."""
    for kind in ("money", "percent", "area", "duration"):
        steps: list[Step] = []
        for figure in condition.figures:
            if figure.kind != kind:
                continue
            gap = condition.text[steps[-1].last.end - condition.start : figure.start - condition.start] if steps else ""
            below = figure.token.mention.mod == "less_than" and _UP_TO.fullmatch(gap)
            if steps and (_RANGE.fullmatch(gap) or below):
                if figure.token.mention.value <= steps[-1].first.token.mention.value:
                    return []  # 5亿元至6元: no range, so nobody knows what goes with what
                steps[-1] = Step(steps[-1].first, figure)
            else:
                steps.append(Step(figure, figure))
        if len(steps) == count:
            return steps
    return []


def _longest(condition: Condition) -> list[Figure]:
    """Give the amounts of money a condition lists with nothing but joiners between them."""
    best: list[Figure] = []
    run: list[Figure] = []
    for figure in condition.figures:
        if figure.kind != "money":
            continue
        gap = condition.text[run[-1].end - condition.start : figure.start - condition.start] if run else ""
        run = [*run, figure] if run and re.fullmatch("[、和及或/]", gap) else [figure]
        best = max(best, run, key=len)
    return best


def _by_amount(conditions: Sequence[Condition], listed: Condition, steps: Sequence[Step]) -> Terms:
    """Share the offers out over a list of amounts."""
    before = listed.text[: steps[0].first.start - listed.start]
    behind = listed.text[steps[-1].last.end - listed.start :]
    measure = re.split("[，的]", bare_name(before))[-1]
    owner = _OWNER.match(measure)
    measure = measure[owner.end() :] if owner else measure
    rest = behind.partition("的")[2]
    parts = [rest] if rest and rest not in word_set("bare_recipient") else []
    others = [bare_name(one.text) for one in conditions if one is not listed]
    who = "，".join(filter(None, [*others, *parts] if conditions[0] is not listed else [*parts, *others]))
    bound = _BOUND.match(listed.text, steps[0].first.start - listed.start)
    labels = []
    for one in steps:
        said = listed.text[one.first.start - listed.start : one.last.end - listed.start]
        bounded = bound is None or _BOUND.match(said) or _BOUND_BEHIND.search(said) or one.amount.upper is not None
        labels.append(measure + ("" if bounded or bound is None else bound[0]) + said)
    return Terms(
        who=(owner[0] if owner and _AND_MORE.match(who) else who)
        or (owner[0] if owner else None)
        or bare_name(listed.text)
        or None,
        tiers=tuple(Tier(label=label, threshold=one.amount) for label, one in zip(labels, steps, strict=True)),
    )


def _levels(conditions: Sequence[Condition], count: int) -> list[str] | None:
    """Give the levels conditions list, where there are `count`."""
    for condition in conditions:
        for match in _RANKED.finditer(condition.text):
            ranks = _RANK.findall(match["ranks"])
            if len(ranks) == count:
                return [rank + match["of"] for rank in ranks]
        if (stages := IN_STAGES.search(condition.text)) is not None:
            parts = _SPLIT.split(stages[0])
            if len(parts) == count:
                return parts
        for match in _LEVEL.finditer(condition.text):
            found = ONE_LEVEL.findall(match[0])
            if len(found) == count:
                return found
    return None


def _nouns(conditions: Sequence[Condition], count: int) -> list[str] | None:
    """Give the nouns conditions list, where there are `count`: 博士、硕士."""
    for condition in reversed(conditions):
        parts = _SPLIT.split(_STAGES.sub("", _AT.sub("", bare_name(condition.text))))
        if len(parts) == count and all(parts):
            first = _STUDIED.sub("", _CONFERRED.sub("", parts[0], count=1))
            last = _OF_ALL.sub("", _WHERE.sub("", parts[-1]))
            alike = (
                -1
                if last.endswith(parts[0][-1])
                else last.find(parts[0][-1], max(1, last.rfind("”") + 1), len(last) - 1)
            )
            parts[0], parts[-1] = first, last[: alike + 1] if alike > 0 else last
            return parts
    return None


def year_tiers(years: str, count: int) -> tuple[Tier, ...] | None:
    """Share offers out over years: 前三年 and three of them are 第一年, 第二年 and 第三年."""
    named = _YEARS.findall(years)
    if len(named) == count and count > 1:
        return tuple(Tier(label=name, year=True) for name in named)
    first = re.fullmatch("前([二两三四五六七八九十2-9])个?年", years)
    if first is None or count > len(_ORDER) or first[1] not in _number_words(count):
        return None
    return tuple(Tier(label=f"第{_ORDER[at]}年", year=True) for at in range(count))


def _number_words(count: int) -> str:
    return f"{count}{_ORDER[count - 1]}{'两' if count == 2 else ''}"
