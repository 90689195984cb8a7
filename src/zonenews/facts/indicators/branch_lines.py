"""Lines that tell of a branch each, with the same metrics: the goal of the first is that of the next, and what is told behind is the branch's."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import TimeToken
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.metric_names import is_metric
from zonenews.facts.indicators.run import Run
from zonenews.grammar.patterns import pattern

_BRANCH = lazy("(?P<branch>[^的、，0-9]{1,10}产业)(?P<metric>.{2,})")
"""A branch and what is told of it: 氢能产业 | 完成投资."""
_SORTED = pattern("{size_of_firms}")
"""How begins who a figure is of that is sorted by size, in that branch: 规上工业 | 产值."""


def as_branches(run: Run, before: Run | None, text: str) -> None:
    """Give the branch of a sentence the figures told behind its own, and the goal of the sentence before to the same ones.

    Args:
        run: what the sentence states; its drafts are changed.
        before: what the sentence read before states, or `None`.
        text: the normal text.
    """
    first = run.drafts[0] if len(run.drafts) > 1 else None
    match = _BRANCH.fullmatch(first.metric) if first is not None else None
    if (
        first is None
        or match is None
        or not is_metric(match["metric"])
        or not text.startswith(match["branch"], first.start)
    ):
        return
    if not all(map(_is_sorted, run.drafts[1:])) or any(token.kind == "place" for token in first.tokens):
        return
    goals = before.drafts if before is not None else []
    metrics = [match["metric"], *map(_of_size, run.drafts[1:])]
    goes_on = _is_goal_of_same(metrics, run.drafts, goals)
    if first.status != "target" and not goes_on:
        return  # a report may tell of the whole place behind one branch
    times = (
        [token for token in (*goals[0].tokens, *goals[0].carried) if isinstance(token, TimeToken)] if goes_on else []
    )
    for at, draft in enumerate(run.drafts):
        draft.metric, draft.subject = metrics[at], match["branch"]
        draft.carried = [*times, *(token for token in draft.carried if token.kind != "place")]
        if goes_on:
            draft.status, draft.period = goals[at].status, goals[at].period


def _is_sorted(draft: Draft) -> bool:
    """Whether a figure is a sum of the enterprises of some size, by its subject or its metric."""
    if draft.value is None or draft.value.mention.kind != "money":
        return False
    return _SORTED.match(draft.metric) is not None or _SORTED.match(draft.subject or "") is not None


def _of_size(draft: Draft) -> str:
    """Give a metric with the size of the enterprises that it is of: 规上工业 | 产值."""
    sort = draft.subject if draft.subject is not None and _SORTED.match(draft.subject) else ""
    return draft.metric if _SORTED.match(draft.metric) else sort + draft.metric


def _is_goal_of_same(metrics: list[str], drafts: list[Draft], goals: list[Draft]) -> bool:
    """Whether figures without a time are of the metrics of a goal for another branch, one by one."""
    aimed = all(goal.status == "target" for goal in goals)
    open_time = all(draft.period is None and draft.status == "actual" for draft in drafts)
    return aimed and open_time and metrics == [goal.metric for goal in goals]
