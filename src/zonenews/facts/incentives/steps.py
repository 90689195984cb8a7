"""Steps that leave out what the one before them said: 投资强度达到200万元的…；|达到300万元的…; 增速高于5%的企业…；|高于10%的…."""

from __future__ import annotations

from collections.abc import Sequence

from zonenews._patterns import lazy
from zonenews.facts.incentives.run import Promise, Run
from zonenews.facts.incentives.whom import NAMES_SOME, Condition, bare_name
from zonenews.grammar.patterns import pattern

_MEASURED = lazy("[^0-9，]{2,16}(?=[0-9])")
_OF_NOUN = pattern("(?P<step>[^的]+(?:的[^的]+)*)的(?P<noun>[^，的]{0,20}(?:{recipient}))")
_STEP_WORDS = lazy("[^0-9，一二两三四五六七八九十]{2,12}(?=[0-9一二两三四五六七八九十])")
_STEP_OF = pattern("(?P<step>[^，的0-9]*[0-9][^，的]*)的(?P<noun>[^，的]{0,20}(?:{recipient}))$")
"""投资5000万元至2亿元|的|服务型企业: a step and whose it is."""
_BARE_AMOUNT = lazy("[0-9.]+[万亿]*(?:元|[人家台套间张吨个名户](?:以上|的))")
_PREFIX = pattern("^(?:首次|新)?(?:{conferring})(?:的|为)?")
_SUFFIX = pattern("的{bare_party}$")
ELLIPTIC = pattern("(?:首次)?(?:{reaching_step})")


def tell_apart(promise: Promise | None, label: str | None) -> None:
    """Give the promise before a sibling its own label."""
    if promise is not None and promise.tier is None and not promise.listed and label != promise.who:
        promise.tier = label


def complete(condition: Condition, run: Run) -> str | None:
    """Complete a condition that leaves out what the one before it measured."""
    verb, previous = ELLIPTIC.match(condition.text), run.previous
    if verb is None and previous is not None and not previous.listed:
        whole = _of_same_measure(condition, run) or _of_same_noun(condition, run)
        if whole is not None:
            return whole
    if verb is None or run.last is None or previous is None or previous.listed or verb[0] not in run.last:
        return None
    measured, _, value = run.last.partition(verb[0])
    measured = measured or (previous.who or "").partition(verb[0])[0]
    tell_apart(previous, value)
    return measured + bare_name(condition.text)


def _of_same_measure(condition: Condition, run: Run) -> str | None:
    """Complete a range that leaves out what the one before it measured: 固定资产投资500万元—1000万元的…；|1000万元—3000万元的…."""
    previous = run.previous
    told = previous.who if previous is not None and previous.who else ""
    measure = _MEASURED.match(told)
    if measure is None or not _BARE_AMOUNT.match(condition.text):
        return None
    if (split := _STEP_OF.match(told)) is not None and previous is not None:
        tell_apart(previous, split["step"])
        previous.who = split["noun"]
        return split["noun"]
    tell_apart(previous, told[measure.end() :])
    return measure[0] + bare_name(condition.text)


def _of_same_noun(condition: Condition, run: Run) -> str | None:
    """Say that a step which begins in words of the one before is of the same: 增速高于5%的|外贸企业|…；|高于10%的|; `None` where it is none."""
    previous = run.previous
    if previous is None or not run.goes_on or previous.tier or not condition.text.endswith("的") or condition.names:
        return None
    split, words = _OF_NOUN.fullmatch(previous.who or ""), _STEP_WORDS.match(condition.text)
    if split is None or words is None or words[0] not in split["step"] or NAMES_SOME.search(condition.text):
        return None
    tell_apart(previous, split["step"])
    previous.who = split["noun"]
    return split["noun"]


def label_of_all(conditions: Sequence[Condition]) -> str:
    """Give what conditions, all together, tell a part of what is given by."""
    if len(conditions) == 1 or any(one.names for one in conditions):
        return tier_label(conditions[-1])
    return "，".join(bare_name(one.text) for one in conditions)


def tier_label(condition: Condition) -> str:
    """Give what a condition tells a tier by: 获评|省级智能工厂|的."""
    return _SUFFIX.sub("", _PREFIX.sub("", bare_name(condition.text), count=1))
