"""Phrases that state no figure of a place: single projects, promises of support, what is described, other series."""

from __future__ import annotations

from zonenews.facts.indicators.phrase import RATES, Phrase, text_of
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_FIRM_METRIC = pattern(r"{firm_metric}")
_COMPARED = ("与", "和", "同", "由", "从", "较", "比", "自", "占")


def other_fact(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Pass over the value of a single project or of a promise of support, which have facts of their own."""
    if phrase.values[0].start < scope.closed:
        run.reason = Refusal("promise")
    elif not _FIRM_METRIC.search(text_of(phrase.before)):
        run.reason = Refusal("single_project")
    return run.reason is not None


def described(phrase: Phrase, _scope: Scope, run: Run) -> bool:
    """Pass over a value that describes the noun behind it: 增长7%的企业."""
    if phrase.rest.startswith("的"):
        run.reason = Refusal("described")
    return run.reason is not None


def year_ago(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Pass over a value of the year before that stands beside the one of now: （上年同期为3.5%）, 去年同期增长8.1%."""
    for at, token in enumerate(phrase.before):
        if token.kind == "time" and token.text.endswith("同期") and not (at and phrase.before[at - 1].kind == "than"):
            if scope.text.endswith(_COMPARED, 0, token.start):
                return False
            run.reason = Refusal("year_ago")
            return True
    return False


def comparison(phrase: Phrase, _scope: Scope, run: Run) -> bool:
    """Pass over a value that measures against another series (高于全市2个百分点)."""
    at = phrase.last.get("compare", -1)
    if at < 0:
        return False
    word = phrase.before[at].text
    last = at == len(phrase.before) - 1
    apart = at > max(phrase.change, phrase.share) and (
        phrase.kind in RATES or last or word in word_set("standing_apart")
    )
    if apart or word in ("影响", "拉动"):
        run.reason = Refusal("comparison")
    return run.reason is not None
