"""What a place can make in a year, told in a list whose last noun says so: 形成 | 2万吨 | 钛板、6.5万吨钛棒等产能."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.facts.indicators.drafting import make_drafts
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.phrase import Phrase
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern

_MADE = frozenset(("mass", "volume", "power", "energy", "count", "area", "length"))
_HINT = "能"
_REACH = 160
_CAPACITY = lazy(
    "(?P<noun>[^，。；、0-9等的产]{1,12}?)(?:[、和](?:年产)?[0-9][0-9.]*[^，。；、0-9等的产]{2,14}){0,8}?"
    "(?:等[^，。；、0-9的]{0,12}?|的)?(?:年)?(?P<what>产能|生产能力|加工能力)(?:规模)?(?=[，,。；;、]|$)"
)
"""What is made, the rest of its list, and what says that so much can be made of each."""
_FORMED = pattern("{forming_capacity}了?(?:[^，。；0-9]{0,4}年产)?$")
_FORMED_REACH = 10


def capacity(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read one member of such a list as the capacity for what it names; whether it was one."""
    value = phrase.values[0]
    if phrase.kind not in _MADE or len(phrase.values) > 1 or not phrase.rest:
        return False
    end = scope.tokens[-1].end
    if _HINT not in scope.text[value.end : min(end, value.end + _REACH)]:
        return False
    found = _CAPACITY.match(scope.text, value.end, end)
    last = run.last
    listed = last is not None and last.metric.endswith(("产能", "能力")) and not run.dropped
    formed = _FORMED.search(scope.text, max(scope.start, value.start - _FORMED_REACH), value.start)
    if found is None or not (listed or formed):
        return False
    named = head._replace(metric=found["noun"] + found["what"], holder=head.holder, acts=False, verb="形成")
    made = make_drafts(named, [value], "indicators/count", scope, run)
    if made:
        run.extend(made, [value])
        made[0].end = run.read_to = found.end("noun")
    return True
