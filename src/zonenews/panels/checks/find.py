"""Run the checks."""

from __future__ import annotations

from collections.abc import Iterable

from zonenews.panels.checks.groups import projects_group
from zonenews.panels.checks.growth import cumulative, level_change, unit_jump
from zonenews.panels.checks.parts import parts_whole, place_whole, share_level
from zonenews.panels.checks.records import CHECKS, Finding, Index
from zonenews.panels.observations import Observation
from zonenews.panels.projects import GroupHistory, ProjectHistory


def find_misreadings(
    observations: Iterable[Observation], groups: Iterable[GroupHistory] = (), projects: Iterable[ProjectHistory] = ()
) -> tuple[Finding, ...]:
    """Give what does not fit together among observations.

    Args:
        observations: the rows of a panel. Only exact figures that are told as done are reckoned with.
        groups: its groups of projects.
        projects: its projects.

    Returns:
        Findings by the order of the checks and of what they concern; empty where all fits.

    >>> find_misreadings([])
    ()
    """
    index = Index(observations)
    found = [
        finding
        for check in (level_change, cumulative, unit_jump, parts_whole, share_level, place_whole)
        for finding in check(index)
    ]
    found += projects_group(groups, projects)
    return tuple(sorted(found, key=lambda finding: (CHECKS.index(finding.check), finding.about)))
