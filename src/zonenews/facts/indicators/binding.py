"""How changes without a metric of their own are bound to what was said before them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.draft import Draft, Note
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.run import Run
from zonenews.facts.records import Change
from zonenews.lexicon.indicators import ending_metric

_PARTS = ("percent", "ratio")
_PLACES = ("位", "名")
_PAIR = {
    "量": ("count", "mass", "volume", "area", "energy"),
    "值": ("money",),
    "数量": ("count", "mass"),
    "金额": ("money",),
}


def bind_changes(changes: list[Change], values: Sequence[Token], run: Run, *, each: bool) -> None:
    """Bind changes that have no head of their own to what was said before."""
    levels = run.levels or run.drafts[-1:]
    if not levels or run.dropped or run.stale:
        run.reason = Refusal("nothing_before")
        return
    targets = _targets(changes, levels, values, run, each=each)
    if not targets:
        return
    if changes[0].unit == "pp" and len(changes) == 1 and _is_of_rate(targets[-1]):
        run.reason = Refusal("comparison")
        return
    run.bound = True
    if changes[0].unit == "%" and len(changes) == 1 and (whole := _of_share(targets[-1])) is not None:
        whole.changes, whole.end, whole.tokens = list(changes), values[-1].end, [*whole.tokens, *values]
        run.drafts.append(whole)
        run.levels = []
        return
    if changes[0].unit in _PLACES and targets[-1].rank is not None:
        return  # 位居第61名，较上年前移8位: by how many places it rose is no change of what is ranked
    end = values[-1].end
    if len(changes) == 1:
        changes = changes * len(targets)
        listed = len(targets) > 1
    else:
        listed = True
    for draft, change in zip(targets, changes, strict=True):
        draft.changes.append(change)
        draft.end = max(draft.end, end)
        draft.tokens.extend(value for value in values if (value.start, value.end) == tuple(change.span))
    if listed or not run.levels:
        run.levels = []
    elif targets[0] is run.levels[-1]:
        run.levels = run.levels[-1:]
    run.batch = 0 if listed else run.batch


def _of_share(target: Draft) -> Draft | None:
    """Give what a share is of, whose growth is told behind it: 采矿业增加值占比达96%，同比下降15.6%; `None` for other figures."""
    name = target.metric.removesuffix("占比").removesuffix("比重")
    if name == target.metric or target.kind not in _PARTS or ending_metric(name) is None:
        return None
    return attrs.evolve(
        target, metric=name, value=None, changes=[], rank=None, rule="indicators/change", tokens=target.tokens[:-1]
    )


def _is_of_rate(target: Draft) -> bool:
    """Whether points can only be of the rate of growth that was told, and not of the level: 增长6.2%，比1-4月回落0.8个百分点."""
    return bool(target.changes) and not target.is_share and target.kind not in _PARTS


def _targets(
    changes: list[Change], levels: list[Draft], values: Sequence[Token], run: Run, *, each: bool
) -> list[Draft]:
    """Choose the drafts that changes are about; none, and a note, where that stays open."""
    count = len(changes)
    start, end = values[0].start, values[-1].end
    if count > 1:
        if len(levels) == count:
            return levels
        if len(levels) > count and levels[-count].branch_of == levels[-count - 1].metric:
            return levels[-count:]  # 税收18亿元，其中国税9亿元，地税9亿元，分别增长8%和12%
        if run.batch == count <= len(levels):
            return levels[-count:]
        if len(run.listed) == count and run.listed[-1] is run.drafts[-1] and run.listed[-1].changes:
            return run.listed  # A、B分别增长7%、8%，两年平均分别增长4%、5%
        run.notes.append(Note("facts/unequal-list", f"{count} changes for {len(levels)} figures", start, end))
        return []
    if each and len(levels) > 1:
        return levels
    if run.batch > 1 and sum(not draft.changes for draft in levels) > 1:
        run.notes.append(Note("facts/open-change", f"one change after {len(levels)} listed figures", start, end))
        return []
    return [_target(changes[0], levels, run)]


def _target(change: Change, levels: list[Draft], run: Run) -> Draft:
    """Choose what a single change is about: points belong to a share, percents to the level before it."""
    last = run.drafts[-1]
    if last.is_share and change.unit != "pp":
        wholes = [draft for draft in run.drafts if not draft.is_share and draft.metric == last.metric]
        return wholes[-1] if wholes else last
    return last if last.is_share else levels[-1]


def bind_pair(metric: str, changes: list[Change], run: Run) -> None:
    """Bind 量、值分别增长 to the last figures of quantity and of value."""
    found: list[Draft | None] = []
    for name in metric.replace("和", "、").split("、"):
        kinds = _PAIR.get(name, ())
        found.append(next((d for d in reversed(run.drafts) if d.value and d.value.mention.kind in kinds), None))
    targets = [draft for draft in found if draft is not None]
    run.bound = len(targets) == len(found) == len(changes)
    if run.bound:
        for draft, change in zip(targets, changes, strict=True):
            draft.changes.append(change)
            draft.end = max(draft.end, change.span.end)
