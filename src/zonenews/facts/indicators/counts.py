"""Counts: `verb value noun`, where what is counted stands behind its number (集聚1.6万家企业)."""

from __future__ import annotations

import re

from zonenews._patterns import lazy
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.filling import may_be_counted
from zonenews.facts.indicators.metric_names import counted_behind, head_refusal, is_counted, is_done
from zonenews.facts.indicators.noun_phrases import MetricPhrase, body_of
from zonenews.facts.indicators.phrase import LISTED
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.run import Run, make_drafts
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern

_LIST_GOES_ON = lazy(r"、(?![0-9一二三四五六七八九十百数近约超])")
_ONCE = lazy("完成|签约|形成|参加|参与|参展|成功|获|复工|开业")
"""What enterprises do once: a count of them is of an event, and tells no stock."""
HOLD = pattern("(?:{holding}|{gathering}|{doing})了?(?:[^，。；]{0,4})$")
_WORK = pattern("(?:{working})了?$")
_DOING = pattern("({doing})")
_WORKING = pattern("({doing}|{working})")
_PLAIN = lazy("[\u4e00-\u9fff“”]{3,12}")
"""What is counted of a known place may have any noun, where a verb of doing stands before it."""


def count(head: MetricPhrase, values: list[Token], scope: Scope, run: Run) -> None:
    """Read `集聚 1.6万家 企业`: what is counted stands after its number."""
    counted = counted_behind(scope.text, values[-1].end, scope.tokens[-1].end)
    hold = HOLD.search(head.metric + head.verb)
    if hold is None and run.reporting and scope.text[values[0].start - 1] not in LISTED:
        hold = _WORK.search(head.metric + head.verb)
    if hold is None and continues_count(values[0], scope, run):
        hold = run.holding
    if not counted or not hold or len(values) > 1 or _LIST_GOES_ON.match(scope.text, counted[1]):
        return
    noun, end = counted
    if noun.endswith("企业") and _ONCE.match(scope.text, end):
        return
    verb = _flow_verb(hold, noun, reporting=run.reporting)
    filling = run.reporting and may_be_counted(noun)
    counted_here = filling or _is_counted(noun, verb, head, scope)
    run.reason = head_refusal(noun) or (None if counted_here else Refusal("not_counted"))
    if run.reason is not None:
        return
    holder = head.holder
    if not head.subject and not holder and hold is not run.holding and hold.start() <= len(head.metric):
        holder = body_of(head.metric[: hold.start()])
    made = make_drafts(
        head._replace(metric=verb + noun, holder=holder, acts=bool(verb), filling=filling),
        values,
        "indicators/count",
        scope,
        run,
    )
    if not made:
        return
    if noun == "企业" and made[0].subject is None:
        run.drafts.remove(made[0])
        return
    run.extend(made, values)
    made[0].end = max(made[0].end, end)
    run.read_to, run.holding = end, hold


def _is_counted(noun: str, verb: str, head: MetricPhrase, scope: Scope) -> bool:
    """Whether a noun names what is counted: bodies, people and things; whatever a known place has done so many of."""
    if is_counted(noun) or (noun == "企业" and scope.subject):
        return True
    return bool(verb and (head.subject or scope.subject) and _PLAIN.fullmatch(noun) and is_done(verb + noun))


def _flow_verb(hold: re.Match[str], noun: str, *, reporting: bool) -> str:
    """Give the verb that belongs to what is counted (引进企业), where it does."""
    flow = (_WORKING if reporting else _DOING).search(hold[0])
    return flow[1] if flow and flow[1] not in noun else ""


def continues_count(value: Token, scope: Scope, run: Run) -> bool:
    """Whether a count goes on a list of counts: 21家总部和10家中心."""
    return scope.text[run.read_to : value.start].strip() in LISTED and run.read_to > 0
