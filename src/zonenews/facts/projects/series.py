"""Projects of a sentence beside each other, and of lists below headings: what they have of one another, of 其中 or of the heading."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.facts.projects.cards import scan_headings
from zonenews.facts.projects.stages import opens_members
from zonenews.facts.records import Project
from zonenews.lexicon.actions import load_actions


def among_told(sentence: Sentence, found: list[Project], first: Project | None) -> tuple[list[Project], Project | None]:
    """Give projects that are told a sentence each behind 其中 what the first of them has of their group: its stage and zone.

    Args:
        sentence: the sentence.
        found: its projects.
        first: the project that 其中 opened, while the text may go on with others beside it; `None` where it does not.
    """
    if first is None or not sentence.same_paragraph(first.span):
        opens = bool(found) and found[0].stage is not None and opens_members(sentence)
        return found, found[0] if opens else None
    if not found:
        return found, first
    if any(project.rule != first.rule or project.stage or project.status != "actual" for project in found):
        return found, None
    if found[0].span.start > sentence.bounds.start + 1:
        return found, None
    told = [
        attrs.evolve(project, stage=first.stage, status=first.status, zone=project.zone or first.zone)
        for project in found
    ]
    return told, first


def as_parts(sentence: Sentence, found: list[Project]) -> list[Project]:
    """Give the parts of an investment those who make it: 甲公司投资900万元建设乙、丙，其中|乙投资300万元."""
    whole = found[0]
    among = sentence.text.find("其中", whole.span.start, found[-1].span.end) if whole.investors else -1
    return [
        attrs.evolve(one, investors=whole.investors)
        if 0 <= among <= one.span.start + len("其中")
        and one is not whole
        and not one.investors
        and one.rule == "project/name-amount"
        else one
        for one in found
    ]


_OPENS_ROW = lazy("(?:还有|包括)总?投资")
"""集中开工的|还有总投资5200万元的甲，…: a clause for each."""
_LEAD = 24
_IN_SERIES = ("project/amount-of", "project/list")


def as_series(sentence: Sentence, found: list[Project]) -> list[Project]:
    """Give one stage to projects told in a row: 引进总投资10亿元的甲、总投资8亿元的乙."""
    rows: list[list[Project]] = []
    for project in found:
        joined = bool(rows) and rows[-1][-1].rule == "project/amount-of" and project.rule in _IN_SERIES
        between = sentence.text[rows[-1][-1].span.end - 1 : project.span.start + 1] if joined else ""
        listed = (
            rows
            and "，" in between
            and _OPENS_ROW.search(sentence.text, sentence.bounds.start, rows[-1][0].span.start + _LEAD)
        )
        if "、" in between or "和" in between or "以及" in between or listed:
            rows[-1].append(project)
        else:
            rows.append([project])
    out: list[Project] = []
    for row in rows:
        told = next((project for project in row if project.stage), None)
        last = row[-1] if len(row) > 1 and row[-1].rule == "project/amount-of" else None
        if last is not None and last.stage is not None and last.stage != row[0].stage:
            told = last  # 其中甲、乙、丙|相继建成投产
        out += [
            project
            if (project.stage and told is not last) or told is None
            else attrs.evolve(project, stage=told.stage, status=told.status)
            for project in row
        ]
    return out


_ITEM = lazy("[ 　]*(?:[0-9]{1,2}[、.．]|[（(][0-9]{1,2}[）)]|[①-⑳])[ 　]*$|[ 　]*$")
_MARKED = lazy("[0-9①-⑳]")


def _is_line(project: Project, text: str) -> bool:
    """Whether a project is an item of a list by lines: behind a number, or before a colon: |1.|甲项目，…; 甲项目|：…."""
    if project.rule in _LINES:
        return True
    low = text.rfind("\n", 0, project.span.start) + 1
    start = text.find(project.name, low, project.span.end)
    lead = text[low:start]
    if _ITEM.fullmatch(lead) is None:
        return False
    return _MARKED.search(lead) is not None or text.startswith(_COLONS, start + len(project.name))


_LINES = ("project/card", "project/table")
_COLONS = ("：", ":")


def under_headings(projects: list[Project], text: str) -> tuple[Project, ...]:
    """Give the items of a list by lines, cards and rows of tables the stage their heading names: 部分签约项目一览."""
    listed = {id(one) for one in projects if one.stage is None and one.status == "actual" and _is_line(one, text)}
    if not listed:
        return tuple(projects)
    headings = scan_headings(text)
    ends = [heading[1] for heading in headings]
    out = []
    for project in projects:
        place = bisect_right(ends, project.span.start) - 1
        if place >= 0 and id(project) in listed:
            project = attrs.evolve(project, stage=load_actions().stages[headings[place][2]])  # noqa: PLW2901
        out.append(project)
    return tuple(out)
