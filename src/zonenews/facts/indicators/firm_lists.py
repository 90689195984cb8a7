"""What firms have: a figure told of each of several (泰鼎汽车、云岭铝业 | 产值均增长8%), and the figures of one in a paragraph about it."""

from __future__ import annotations

from zonenews.facts.indicators.metric_names import own_subject
from zonenews.facts.indicators.phrase_holders import is_firm
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set

_PROFITS = ("利润", "利润总额")
"""Figures besides those of companies alone that no place has of itself."""


def of_one_holder(metrics: list[str], subjects: list[str | None]) -> tuple[list[str], list[str | None]]:
    """Give the holder that stands before the first metric of a list to all of them: 限额以上单位 | 汽车类、通讯类零售额."""
    first, holder = own_subject(metrics[0], None)
    if holder is None or any(own_subject(name, None)[1] for name in metrics[1:]):
        return metrics, subjects
    return [first, *metrics[1:]], [holder] * len(metrics)


def of_firms(metrics: list[str], subjects: list[str | None]) -> tuple[list[str], list[str | None]]:
    """Give the firms that stand before each metric of a list as subjects: 泰鼎汽车、云岭铝业 | 产值均增长8%."""
    starts = [known[0] if (known := ending_metric(name)) else 0 for name in metrics]
    firms: list[str | None] = [name[:at] for name, at in zip(metrics, starts, strict=True)]
    told = [name[at:] for name, at in zip(metrics, starts, strict=True)]
    if not all(name in word_set("told_of_firm") for name in told) or not all(map(_names_firm, firms)):
        return metrics, subjects
    return told, firms


def is_of_firm(metric: str) -> bool:
    """Whether a figure in a paragraph about a company is its own, and not that of the place it lies in.

    >>> is_of_firm("年产值"), is_of_firm("地区生产总值")
    (True, False)
    """
    return metric.removeprefix("年") in word_set("told_of_firm") or metric in word_set("had_by_firm")


def firm_meant(metric: str, scope: Scope, run: Run) -> str | None:
    """Give the company that the paragraph is about, or the enterprises of the figure before, where a figure is theirs.

    What only enterprises have goes on to be of them behind ； too: 规上工业企业营业收入500亿元；利润总额 | 30亿元.
    """
    if scope.subject != scope.borrowed or scope.subject_tokens:
        return None
    if scope.portrait is not None:
        return scope.portrait if is_of_firm(metric) else None
    last = run.last
    sorted_firms = last is not None and last.subject is not None and last.subject.endswith("企业")
    alone = metric in word_set("of_firm_alone") or metric in _PROFITS
    return last.subject if last is not None and sorted_firms and alone else None


def _names_firm(name: str | None) -> bool:
    """Whether what stands before the metric of a list is an odd name, and no branch."""
    return name is not None and name != "" and (is_firm(name) or (is_unusual(name) and name[-1] not in "业类品县区市"))
