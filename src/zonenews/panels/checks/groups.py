"""Projects against the groups they are part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from zonenews.panels.checks.records import Finding, number, off_by
from zonenews.panels.projects import GroupHistory, ProjectHistory, exact


def projects_group(groups: Iterable[GroupHistory], projects: Iterable[ProjectHistory]) -> Iterator[Finding]:
    """Find groups whose total investment is less than that of projects of the same stage that one article on them names.

    Args:
        groups: groups of a panel.
        projects: its projects.
    """
    named = defaultdict(list)
    for project in projects:
        for claim, evidence in project.claims:
            if claim.investment is not None and claim.status == "actual":
                for source in evidence.sources:
                    named[source.document, claim.entity, claim.stage].append((project, claim.investment))
    for group in groups:
        total = exact(group.investment) if group.investment else None
        if total is None or group.investment is None:
            continue
        for document in sorted({source.document for source in group.sources}):
            parts = {project.id: money for project, money in named[document, group.entity, group.stage]}
            sums = [exact(money) for money in parts.values() if money.unit == group.investment.unit]
            made = sum((one for one in sums if one is not None), Fraction())
            if made > total + Fraction(group.investment.place):
                plus = " + ".join(number(one) for one in sums if one is not None)
                yield Finding(
                    check="projects-group",
                    about=(group.id, *sorted(parts)),
                    arithmetic=f"{plus} = {number(made)}; the group is told: {number(total)}, {off_by(total, made)}",
                    expected=None,
                    found=total,
                )
                break
