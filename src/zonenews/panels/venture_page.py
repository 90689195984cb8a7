"""Projects and groups of projects as a report shows them: a table of each, whose rows lead to the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from zonenews.lexicon.actions import Stage
from zonenews.lexicon.headings import Language, heading
from zonenews.outputs.brief import SIGNS, brief
from zonenews.outputs.report.panel_view import PanelFigure, PanelSentence, PanelTable, PanelTableRow
from zonenews.panels.keys import entity_name
from zonenews.panels.projects import STAGES, GroupHistory, ProjectHistory
from zonenews.panels.ventures import Money


def ventures_of_page(
    projects: Sequence[ProjectHistory], groups: Sequence[GroupHistory], language: Language
) -> tuple[tuple[PanelTable, ...], tuple[PanelFigure, ...]]:
    """Give the tables of projects and of groups, those that have rows, and the sentences that their rows lead to.

    >>> ventures_of_page((), (), "en")
    ((), ())
    """
    tables: list[PanelTable] = []
    figures: list[PanelFigure] = []
    if projects:
        reached: list[Stage] = [
            stage for stage in STAGES if any(point.stage == stage for row in projects for point in row.stages)
        ]
        columns = ("name", "place", "investors", "investments", *reached)
        rows = [PanelTableRow(target=f"v{at}", cells=_project(row, reached)) for at, row in enumerate(projects)]
        tables.append(_table("projects", columns, rows, language))
        figures += [_told(f"v{at}", row.name, row) for at, row in enumerate(projects)]
    if groups:
        columns = ("label", "place", "count", "investment", "stage", "date")
        rows = [PanelTableRow(target=f"g{at}", cells=_group(row, language)) for at, row in enumerate(groups)]
        tables.append(_table("project_groups", columns, rows, language))
        figures += [_told(f"g{at}", "、".join(row.labels), row) for at, row in enumerate(groups)]
    return tuple(tables), tuple(figures)


def _table(title: str, columns: Iterable[str], rows: Iterable[PanelTableRow], language: Language) -> PanelTable:
    headings = tuple(heading(column, language) for column in columns)
    return PanelTable(title=heading(title, language), columns=headings, rows=tuple(rows))


def _project(row: ProjectHistory, stages: Iterable[Stage]) -> tuple[str, ...]:
    days = {point.stage: _day(point.day) or "✓" for point in row.stages}
    amounts = " → ".join(_money(money) for money, _ in row.investments)
    return (row.name, _place(row.entity), "、".join(row.investors), amounts, *(days.get(stage, "") for stage in stages))


def _group(row: GroupHistory, language: Language) -> tuple[str, ...]:
    days = " .. ".join(dict.fromkeys(filter(None, (_day(row.first), _day(row.last)))))
    stage = heading(row.stage, language) if row.stage else ""
    return ("、".join(row.labels), _place(row.entity), brief(row.count), _money(row.investment), stage, days)


def _place(entity: str | None) -> str:
    return entity_name(entity) if entity else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _money(money: Money | None) -> str:
    if money is None:
        return ""
    upper = "" if money.upper is None else f"..{brief(money.upper)}"
    return f"{SIGNS.get(money.mod or '', '')}{brief(money.value)}{upper} {money.unit}"


def _told(target: str, title: str, row: ProjectHistory | GroupHistory) -> PanelFigure:
    """Everybody who tells of a project or of a group."""
    sentences = tuple(
        PanelSentence(
            document=source.document,
            day=_day(source.published),
            written=_money(claim.investment),
            sentence=source.sentence,
            rule=source.rule,
        )
        for claim, evidence in row.claims
        for source in evidence.sources
    )
    return PanelFigure(id=target, title=f"{_place(row.entity)} {title}".strip(), sentences=sentences, notes=())
