"""A panel as a report shows it: a table for each place, years beside each other, and the sentences that the cells lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from zonenews.lexicon.headings import Language, heading
from zonenews.outputs.brief import SIGNS, brief
from zonenews.outputs.report.panel_view import (
    PanelCell,
    PanelFigure,
    PanelPlace,
    PanelSentence,
    PanelSeries,
    PanelView,
)
from zonenews.panels.checks.records import Finding
from zonenews.panels.claims import Claim
from zonenews.panels.observations import Observation
from zonenews.panels.projects import GroupHistory, ProjectHistory
from zonenews.panels.settled import TableRow
from zonenews.panels.venture_page import ventures_of_page
from zonenews.panels.why import figure, headline

WIDTH: Final = 120
HEIGHT: Final = 36
_EDGE: Final = 4
"""Sizes of a small chart in SVG units, and the room around its points."""
_SCALES: Final = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))


def view_of(
    rows: Iterable[TableRow],
    observations: Sequence[Observation],
    findings: Iterable[Finding],
    ventures: tuple[Sequence[ProjectHistory], Sequence[GroupHistory]],
    language: Language,
) -> PanelView:
    """Give what a report shows of a panel.

    Args:
        rows: its table by zone, metric and year.
        observations: its observations.
        findings: what the checks say.
        ventures: its projects, and its groups of projects.
        language: of headings.
    """
    by_place: dict[str, list[TableRow]] = defaultdict(list)
    for row in rows:
        by_place[row.zone].append(row)
    known = {row.id: row for row in observations}
    noted: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        for name in finding.about:
            noted[name].append(f"{finding.check}: {finding.arithmetic}")
    places = tuple(_place(number, told) for number, told in enumerate(by_place.values()))
    figures = tuple(
        _figure(_target(number, at), row, known, noted)
        for number, told in enumerate(by_place.values())
        for at, row in enumerate(told)
    )
    conflicts = sum(bool(row.conflicts) for row in observations)
    about = f"{heading('observations', language)} {len(observations):,}, {heading('conflicts', language)} {conflicts:,}"
    tables, told_of = ventures_of_page(*ventures, language)
    return PanelView(places=places, tables=tables, figures=(*figures, *told_of), about=about)


def _target(place: int, row: int) -> str:
    return f"p{place}-{row}"


def _place(number: int, rows: Sequence[TableRow]) -> PanelPlace:
    years = tuple(sorted({row.year for row in rows if row.year is not None}))
    series: dict[tuple[str, str], dict[int, tuple[int, TableRow]]] = defaultdict(dict)
    for at, row in enumerate(rows):
        if row.year is not None:
            series[row.metric, row.unit][row.year] = (at, row)
    told = tuple(
        _series(f"{metric} {unit}".strip(), years, number, cells) for (metric, unit), cells in sorted(series.items())
    )
    return PanelPlace(id=f"p{number}", name=rows[0].zone_name, years=years, series=told)


def _series(name: str, years: Sequence[int], place: int, cells: dict[int, tuple[int, TableRow]]) -> PanelSeries:
    points = [(year, cells[year][1]) for year in years if year in cells and cells[year][1].value is not None]
    dots = tuple(_dots(years, points)) if len(points) > 2 else ()
    return PanelSeries(
        metric=name,
        cells=tuple(_cell(place, *cells[year]) if year in cells else _EMPTY for year in years),
        line=" ".join(f"{x},{y}" for x, y, _ in dots),
        dots=dots,
    )


_EMPTY: Final = PanelCell(text="", change="", target="", conflict=False)


def _dots(years: Sequence[int], points: Sequence[tuple[int, TableRow]]) -> Iterator[tuple[float, float, str]]:
    """The points of a series in the room of its chart, zero at its foot."""
    first, last = years[0], years[-1]
    top = max(float(row.value or 0) for _, row in points) or 1.0
    for year, row in points:
        x = _EDGE + (WIDTH - 2 * _EDGE) * (year - first) / max(last - first, 1)
        y = HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * float(row.value or 0) / top
        yield round(x, 1), round(y, 1), f"{year}: {short(row)}"


def _cell(place: int, at: int, row: TableRow) -> PanelCell:
    change = "" if row.change is None else f"{'+' if row.change > 0 else ''}{brief(row.change)} %"
    text = short(row) if row.value is not None else "?" if row.conflict else ""
    return PanelCell(text=text, change=change, target=_target(place, at), conflict=row.conflict)


def short(row: TableRow) -> str:
    """Write a level as people read it: in 亿 or 万 where it is large."""
    if not isinstance(row.value, Decimal):
        return brief(row.value)
    for scale, word in _SCALES:
        if abs(row.value) >= scale:
            return f"{brief((row.value / scale).normalize())}{word}"
    return brief(row.value)


def _written(claim: Claim) -> str:
    """A figure with its bound, its range and its unit."""
    upper = "" if claim.upper is None else f"..{brief(claim.upper)}"
    unit = "" if claim.unit == "1" else f" {claim.unit}"
    return f"{SIGNS.get(claim.mod or '', '')}{brief(claim.value)}{upper}{unit}"


def _figure(target: str, row: TableRow, known: dict[str, Observation], noted: dict[str, list[str]]) -> PanelFigure:
    """The sentences of all observations of a cell."""
    rows = [known[name] for name in row.ids]
    notes = [f"{headline(one.key)}: {figure(one.claim)}: {note}" for one in rows for note in noted[one.id]]
    for one in rows:
        for conflict in one.conflicts:
            other = known.get(conflict.other)
            told = f"{headline(other.key)}: {figure(other.claim)}" if other else conflict.other
            notes.append(f"{figure(one.claim)}: {conflict.reason}, {told}")
    sentences = tuple(
        PanelSentence(
            document=source.document,
            day=source.published.isoformat() if source.published else "",
            written=_written(claim),
            sentence=source.sentence,
            rule=source.rule,
        )
        for one in rows
        for claim, evidence in one.claims
        for source in evidence.sources
    )
    return PanelFigure(
        id=target, title=f"{row.zone_name} {row.metric} {row.year}", sentences=sentences, notes=tuple(notes)
    )
