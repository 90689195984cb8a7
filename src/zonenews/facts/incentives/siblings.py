"""Conditions that go on with those before them: another kind, deed or measure of who was named."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from zonenews.facts.incentives.run import Run
from zonenews.facts.incentives.steps import tell_apart
from zonenews.facts.incentives.tiers import Terms, Tier, is_level, terms_of, threshold_of
from zonenews.facts.incentives.whom import NAMES_SOME, Condition, bare_name
from zonenews.grammar.patterns import pattern

SIBLING = pattern("^(?:{renewed}|{conferring}|{reaching_step})")
_AGAIN = pattern("^(?P<label>{which_time}(?:{conferring}|通过)?)(?:为|的)(?P<who>[^，的]{2,16})$")
"""再次认定|的|高新技术企业: which time, and who."""
_NO_KIND = pattern("{recipient}|(?:{gift}|{sum_noun})$|后$")
_ALIKE = 3
"""Characters in which conditions begin alike."""
STARTS_STEP = pattern("{renewed}|{conferring}|{reaching_step}")
_STEP_REACHED = pattern("{reaching_step}")
KIND = pattern("(?:{recipient})$")
DOES = pattern("(?:{doing_front})*(?:{acquiring}|{doing_verb})")
SHORT = 12
"""Characters of what stands before a promise at most where nothing but its place says that it tells who gets it."""


def kind_of_named(conditions: Sequence[Condition], run: Run) -> Terms | None:
    """Read a bare word as a kind of what is done by who is named: 对投保的企业，|传统市场|按30%奖励；|新兴市场|按40%奖励."""
    first, last = conditions[0], conditions[-1]
    if last.names or last.figures or "的" in last.text or len(last.text) > SHORT or _NO_KIND.search(last.text):
        return None
    kind = NAMES_SOME.search(first.text) or (not first.text.endswith("的") and not STARTS_STEP.match(last.text))
    if len(conditions) == 2 and first.names and kind:
        run.named = first
        return Terms(who=bare_name(first.text), tiers=(Tier(label=last.text, threshold=threshold_of(conditions)),))
    if len(conditions) > 1 or not is_kind(last, run):
        return None
    return Terms(who=run.previous.who if run.previous else None, tiers=(Tier(label=last.text),))


def is_kind(condition: Condition, run: Run) -> bool:
    """Whether bare words tell another kind of what was told before of who is named: |国外新兴市场|，按40%奖励."""
    previous, named = run.previous, run.named
    if previous is None or named is None or not run.goes_on or not previous.tier or condition.figures:
        return False
    bare = "的" not in condition.text and 2 < len(condition.text) <= SHORT and not condition.names
    return bare and previous.who == bare_name(named.text) and _NO_KIND.search(condition.text) is None


def in_row(condition: Condition, run: Run) -> bool:
    """Whether a condition that names nobody goes on with a row of tiers: 首次认定的…，重新认定的…，|整体迁入的|奖励30万元."""
    previous = run.previous
    row = run.goes_on and previous is not None and SIBLING.match(previous.tier or "") is not None
    return row and condition.text.endswith("的") and NAMES_SOME.search(condition.text) is None


def of_named(named: Condition, conditions: Sequence[Condition], count: int, run: Run) -> Terms | None:
    """Read a sibling of the conditions before it, all of the one that was named."""
    if count > 1 and run.previous is not None and run.previous.listed and SIBLING.match(conditions[-1].text):
        return terms_of(conditions, count)
    terms = terms_of([named, *conditions], count)
    if terms is None or count > 1:
        return terms
    who = bare_name(named.text)
    again = _AGAIN.match(who) if _AGAIN.match(f"{bare_name(conditions[-1].text)}的企业") else None
    tell_apart(run.previous, again["label"] if again else run.last)
    told = run.previous.who if run.previous is not None and run.previous.tier else None
    who = told if told and who.endswith(f"的{told}") else who
    before = run.previous.who or "" if run.previous is not None else ""
    if (
        run.previous is not None
        and before.startswith(f"{who}，")
        and (not named.names or before.endswith(run.last or "，"))
    ):
        run.previous.who = who
    if again and run.previous is not None:
        who = run.previous.who = again["who"]
    tier = attrs.evolve(terms.tiers[0], label=bare_name(conditions[-1].text))
    return Terms(who=who, tiers=(tier,))


def is_sibling(condition: Condition, run: Run) -> bool:
    """Whether a condition is another of the one who was named: a measure, a level, an honour, a deed of theirs."""
    if condition.figures or is_level(condition.text):
        return True
    if SIBLING.match(condition.text):  # 完成临床试验的|化学药项目|: others, and no step of who was named
        return _STEP_REACHED.match(condition.text) is None or KIND.search(condition.text) is None
    does = DOES.match(condition.text)
    again = does is not None and run.last is not None and run.last.startswith(does[0])
    return (again and NAMES_SOME.search(condition.text) is None) or _is_parallel(condition, run)


def _is_parallel(condition: Condition, run: Run) -> bool:
    """Whether a condition asks in the same words for another measure: 客房数达到100间的，…；|客房数达到200间的."""
    last = run.last or ""
    return condition.text.endswith("的") and len(last) > _ALIKE and condition.text[:2] == last[:2] and run.goes_on


def goes_with(condition: Condition, run: Run) -> bool:
    """Whether a condition names another one in the words of the one before: 新开发和引进一类新药，…；|新开发和引进二类新药，…."""
    if run.named is None or condition.names or condition.figures:
        return False
    return condition.text.startswith(bare_name(run.named.text)[:_ALIKE]) and len(condition.text) > _ALIKE


def may_be_of_named(conditions: Sequence[Condition], run: Run) -> bool:
    """Whether conditions can be of who was named: a sentence of its own that names somebody is not."""
    if conditions[0].names:
        return False
    if run.goes_on:
        return True
    other = run.subject is not None and run.named is not None and run.subject not in run.named.text
    return not other and not any(KIND.search(one.text) for one in conditions)
