"""What a report shows of a panel: places with their metrics by year, small charts, and the sentences behind each figure; made by the panel."""

from __future__ import annotations

from typing import Protocol

import attrs

from zonenews.lexicon.headings import Language


@attrs.frozen(kw_only=True)
class PanelCell:
    """A figure in the table of a place.

    Attributes:
        text: the figure, shortly written; empty where there is none.
        change: its change against the year before, empty where nobody tells it.
        target: id of the sentences it leads to, empty where there are none.
        conflict: whether figures contradict each other there.
    """

    text: str
    change: str
    target: str
    conflict: bool


@attrs.frozen(kw_only=True)
class PanelSeries:
    """A metric of a place over the years.

    Attributes:
        metric: its name, with its unit.
        cells: one for each year of the place.
        line: points of the small chart in its 120 by 36 units, as SVG has them; empty for fewer than three.
        dots: the same points one by one, each with what it says.
    """

    metric: str
    cells: tuple[PanelCell, ...]
    line: str
    dots: tuple[tuple[float, float, str], ...]


@attrs.frozen(kw_only=True)
class PanelPlace:
    """A place with its series."""

    id: str
    name: str
    years: tuple[int, ...]
    series: tuple[PanelSeries, ...]


@attrs.frozen(kw_only=True)
class PanelSentence:
    """A sentence that tells a figure, with its document and day."""

    document: str
    day: str
    written: str
    sentence: str
    rule: str


@attrs.frozen(kw_only=True)
class PanelFigure:
    """Everything that is told of one cell.

    Attributes:
        id: what cells lead to.
        title: place, metric and period.
        sentences: who tells it.
        notes: contradictions and what the checks say.
    """

    id: str
    title: str
    sentences: tuple[PanelSentence, ...]
    notes: tuple[str, ...]


@attrs.frozen(kw_only=True)
class PanelTableRow:
    """A row of a table, and the id of the sentences it leads to."""

    cells: tuple[str, ...]
    target: str


@attrs.frozen(kw_only=True)
class PanelTable:
    """A table of what a panel holds beside figures: projects, groups of projects."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[PanelTableRow, ...]


@attrs.frozen(kw_only=True)
class PanelView:
    """A panel as a report shows it."""

    places: tuple[PanelPlace, ...]
    tables: tuple[PanelTable, ...]
    figures: tuple[PanelFigure, ...]
    about: str


class HasView(Protocol):
    """What can be shown as a panel."""

    def view(self, language: Language = "en") -> PanelView:
        """Give what a report shows of it."""
        ...
