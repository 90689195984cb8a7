"""Breakdowns that should sum: 签约项目40个，其中产业类28个，基础设施类12个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from zonenews.facts.records import ProjectGroup
from zonenews.grammar.reading import plus
from zonenews.text.normalize import Diagnostic
from zonenews.text.records import Amount


def breakdown_notes(text: str, groups: Sequence[ProjectGroup]) -> tuple[Diagnostic, ...]:
    """Report breakdowns by class whose counts or investments do not sum to those of their group.

    Args:
        text: the normal text.
        groups: its project groups in order; spans count in `text`.

    Returns:
        One diagnostic of kind `project-group/sum` for each sum that differs; a breakdown of which only one class is
        named, or with a bound (近, 以上), is not summed.
    """
    notes: list[Diagnostic] = []
    whole: ProjectGroup | None = None
    for is_class, run in groupby(groups, key=_is_class):
        members = list(run)
        if is_class and whole is not None and "其中" in text[whole.span.start : members[0].count.span.start]:
            notes += _compared(whole, members)
        whole = members[-1]
    return tuple(notes)


_MOST_PARTS = 12
"""Parts of a whole at most."""


def as_parts(groups: Sequence[ProjectGroup]) -> Iterator[ProjectGroup]:
    """Give each group, with the stage and the days of the one before it whose count it and the groups beside it sum to.

    Args:
        groups: the groups of a text in order; those that say their own stage keep it.
    """
    wholes: dict[int, ProjectGroup] = {}
    for place, whole in enumerate(groups):
        if whole.stage is None or whole.count.mod is not None:
            continue
        end = place + 1
        total = whole.count.value * 0
        while (
            end < len(groups) and end - place <= _MOST_PARTS and groups[end].stage is None and total < whole.count.value
        ):
            total = plus(total, groups[end].count.value)
            end += 1
        if total == whole.count.value and end - place > _SEVERAL:
            wholes |= dict.fromkeys(range(place + 1, end), whole)
    for place, group in enumerate(groups):
        of = wholes.get(place)
        yield (
            group
            if of is None
            else attrs.evolve(group, stage=of.stage, status=of.status, period=group.period or of.period)
        )


_SEVERAL = 2


def _is_class(group: ProjectGroup) -> bool:
    return group.rule == "project-group/breakdown" and "类" in group.label


def _compared(whole: ProjectGroup, parts: Sequence[ProjectGroup]) -> Iterator[Diagnostic]:
    for slot in ("count", "investment"):
        total, summands = getattr(whole, slot), [getattr(part, slot) for part in parts]
        if len(parts) < 2 or not all(_is_exact(amount, total) for amount in [total, *summands]):
            continue
        found = sum(amount.value for amount in summands)
        if found != total.value:
            message = f"the {slot} of {whole.label} is {total.value}, its classes sum to {found}"
            yield Diagnostic(kind="project-group/sum", message=message, span=whole.span.joined(parts[-1].span))


def _is_exact(amount: Amount | None, total: Amount | None) -> bool:
    return (
        amount is not None
        and total is not None
        and amount.mod is None
        and amount.upper is None
        and amount.unit == total.unit
    )
