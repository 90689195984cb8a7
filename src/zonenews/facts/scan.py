"""Every kind of fact of a text, built article by article from what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import attrs

from zonenews._stages import Stages
from zonenews.discourse.reading import ArticleReading
from zonenews.facts.events.find import scan_events
from zonenews.facts.incentives.find import scan_incentives
from zonenews.facts.indicators.find import read_indicators
from zonenews.facts.links import Places, link_indicators, link_places
from zonenews.facts.project_groups.find import scan_project_groups
from zonenews.facts.project_groups.sums import breakdown_notes
from zonenews.facts.projects.find import scan_projects
from zonenews.facts.records import Event, Incentive, Indicator, Project, ProjectGroup
from zonenews.text.normalize import Diagnostic
from zonenews.text.records import shifter

_TOGETHER = 16
"""Items of a text whose facts are built together; what is known of them at one time stays small."""


@attrs.frozen(kw_only=True)
class Facts:
    """The facts of a text, each kind item by item; spans count in the normal text.

    Attributes:
        indicators: figures and whose they are.
        project_groups: sets of projects in aggregate.
        projects: single projects.
        events: what took place.
        incentives: what policies promise.
        notes: for each item what was left open, with the kind it was left open in.
    """

    indicators: list[Indicator] = attrs.field(factory=list)
    project_groups: list[ProjectGroup] = attrs.field(factory=list)
    projects: list[Project] = attrs.field(factory=list)
    events: list[Event] = attrs.field(factory=list)
    incentives: list[Incentive] = attrs.field(factory=list)
    notes: list[list[tuple[str, Diagnostic]]] = attrs.field(factory=list)


def notes_of(facts: Facts, asked: frozenset[str]) -> list[Diagnostic]:
    """What was left open in the kinds that were asked for, item by item."""
    return [note for notes in facts.notes for kind, note in notes if kind in asked]


def fact_stages(facts: Facts, items: Iterator[tuple[int, ArticleReading]], needed: frozenset[str]) -> Stages[None]:
    """Build the facts of each item, a few items at a time kind by kind, and say what was left open.

    Args:
        facts: what they are added to.
        items: where each item begins, and its reading.
        needed: the kinds to build, with all they are built from (`zonenews.kinds.needed_kinds`).
    """
    while readings := [(shifter(start), Places(reading), reading) for start, reading in islice(items, _TOGETHER)]:
        yield
        open_notes: list[list[tuple[str, Diagnostic]]] = [[] for _ in readings]
        facts.notes.extend(open_notes)
        if "indicators" in needed:
            for (move, places, reading), notes in zip(readings, open_notes, strict=True):
                indicators, left_open = read_indicators(reading)
                facts.indicators.extend(move(link_indicators(indicators, places)))
                notes.extend(("indicators", note) for note in move(left_open))
            yield
        if "project_groups" in needed:
            for (move, places, reading), notes in zip(readings, open_notes, strict=True):
                _read_projects(facts, (move, places, reading), notes, projects="projects" in needed)
            yield
        for move, places, reading in readings:
            if "events" in needed:
                facts.events.extend(move(link_places(scan_events(reading), places)))
            if "incentives" in needed:
                facts.incentives.extend(move(link_places(scan_incentives(reading), places)))


def _read_projects(
    facts: Facts,
    item: tuple[Callable[[Sequence[Any]], tuple[Any, ...]], Places, ArticleReading],
    notes: list[tuple[str, Diagnostic]],
    *,
    projects: bool,
) -> None:
    """Build the groups of an item, and the projects, where they are asked for."""
    move, places, reading = item
    groups = scan_project_groups(reading)
    facts.project_groups.extend(move(link_places(groups, places)))
    notes.extend(("project_groups", note) for note in move(breakdown_notes(reading.text, groups)))
    if projects:
        facts.projects.extend(move(link_places(scan_projects(reading, groups), places)))
