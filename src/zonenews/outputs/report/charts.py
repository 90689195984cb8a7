"""Charts of a document where people would rather look than read: changes, investments, a time line; as shapes for inline SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from zonenews.document import Document
from zonenews.lexicon.headings import Language, heading
from zonenews.outputs.brief import brief

WIDTH = 640
ROW = 24
LABEL = 250
"""Sizes in SVG units: the width of a chart, the height of a row, the room for the words before a bar."""
MOST = 40
"""Rows a chart shows at most; the tables hold all."""


@attrs.frozen(kw_only=True)
class Bar:
    """A bar, or a dot of a time line.

    Attributes:
        id: the fact it shows.
        label: the words before it, cut to the room there is.
        value: the exact value as it is written beside it.
        x: where it begins.
        width: how long it is; a dot has none.
        y: the top of its row.
        way: `up`, `down` or `flat`, for its colour.
    """

    id: str
    label: str
    value: str
    x: float
    width: float
    y: int
    way: str


@attrs.frozen(kw_only=True)
class Chart:
    """A chart: its title, its kind (`bars` or `line`), its rows, its height, and where its zero is."""

    name: str
    title: str
    kind: str
    bars: tuple[Bar, ...]
    height: int
    zero: float


def charts_of(document: Document, language: Language = "en") -> list[Chart]:
    """Give the charts of a document, those that have at least two rows.

    >>> from zonenews import parse
    >>> text = "鲁西新区前三季度地区生产总值增长6.1%，规上工业增加值下降0.8%。"
    >>> [(chart.name, [(bar.value, bar.way) for bar in chart.bars]) for chart in charts_of(parse(text, published="2023-10-20"))]
    [('changes', [('6.1 %', 'up'), ('-0.8 %', 'down')])]
    >>> charts_of(parse(""))
    []
    """
    charts = [_changes(document, language), _investments(document, language), _days(document, language)]
    return [chart for chart in charts if len(chart.bars) > 1]


def _changes(document: Document, language: Language) -> Chart:
    """Changes in percent, as bars to the right and to the left of zero."""
    found = [
        (f"indicators-{number}", _named(fact.subject, fact.metric), change)
        for number, fact in enumerate(document.indicators)
        for change in fact.change
        if change.unit == "%" and change.upper is None
    ][:MOST]
    values = [-float(change.value) if change.direction == "down" else float(change.value) for _, _, change in found]
    zero, scale = _scale(values)
    bars = tuple(
        Bar(
            id=key,
            label=_cut(label),
            value=f"{'-' if change.direction == 'down' else ''}{brief(change.value)} %",
            x=round(min(zero, zero + value * scale), 1),
            width=round(abs(value) * scale, 1),
            y=number * ROW,
            way=change.direction,
        )
        for number, ((key, label, change), value) in enumerate(zip(found, values, strict=True))
    )
    return _chart("changes", "bars", bars, language, zero)


def _investments(document: Document, language: Language) -> Chart:
    """Total investments in CNY of projects and of groups of them, the largest first."""
    projects = ((f"projects-{n}", fact.name, fact.investment) for n, fact in enumerate(document.projects))
    groups = ((f"project_groups-{n}", fact.label, fact.investment) for n, fact in enumerate(document.project_groups))
    found = [(key, label, amount) for key, label, amount in (*projects, *groups) if amount and amount.unit == "CNY"]
    found = sorted(found, key=lambda entry: (-entry[2].value, entry[0]))[:MOST]
    zero, scale = _scale([float(amount.value) for _, _, amount in found])
    bars = tuple(
        Bar(
            id=key,
            label=_cut(label),
            value=brief(amount),
            x=zero,
            width=round(float(amount.value) * scale, 1),
            y=number * ROW,
            way="flat",
        )
        for number, (key, label, amount) in enumerate(found)
    )
    return _chart("investments", "bars", bars, language, zero)


def _days(document: Document, language: Language) -> Chart:
    """Events by their day."""
    found = sorted(_dated(document), key=lambda entry: (entry[2], entry[0]))[:MOST]
    days = [date.fromisoformat(day).toordinal() for _, _, day in found]
    first, last = (min(days), max(days)) if days else (0, 0)
    room = WIDTH - LABEL - _VALUE
    bars = tuple(
        Bar(
            id=key,
            label=_cut(label),
            value=day,
            x=round(LABEL + (room * (place - first) / (last - first) if last > first else 0), 1),
            width=0,
            y=number * ROW,
            way="flat",
        )
        for number, ((key, label, day), place) in enumerate(zip(found, days, strict=True))
    )
    return _chart("days", "line", bars, language, LABEL)


def _dated(document: Document) -> Iterator[tuple[str, str, str]]:
    for number, event in enumerate(document.events):
        if event.date and len(event.date) == len("2024-03-05"):
            yield f"events-{number}", event.name or event.kind, event.date


_VALUE = 130
"""The room for the value behind a bar."""


def _scale(values: Sequence[float]) -> tuple[float, float]:
    """Where zero is, and how long a unit is, so that all bars fit between the labels and the values."""
    low, high = min([0.0, *values]), max([0.0, *values])
    room = WIDTH - LABEL - _VALUE
    scale = room / (high - low) if high > low else 0.0
    return round(LABEL - low * scale, 1), scale


def _chart(name: str, kind: str, bars: tuple[Bar, ...], language: Language, zero: float) -> Chart:
    return Chart(
        name=name, title=heading(name, language), kind=kind, bars=bars, height=max(1, len(bars)) * ROW, zero=zero
    )


def _named(subject: Any, metric: str) -> str:
    return f"{subject} {metric}" if subject else metric


def _cut(label: str) -> str:
    """A label that fits its room: a Han character takes about 13 units, another one 7."""
    room = LABEL - 16
    for at, character in enumerate(label):
        room -= 7 if character.isascii() else 13
        if room < 0:
            return label[: max(1, at - 1)] + "…"
    return label
