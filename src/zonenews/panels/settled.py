"""One figure of each key: what a table holds where the panel holds several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final, Literal, TypeAlias

import attrs

from zonenews.lexicon.actions import Status
from zonenews.panels.keys import Key, entity_name, is_year
from zonenews.panels.observations import Observation
from zonenews.text.records import Number

Dimension: TypeAlias = Literal["zone", "metric", "year", "period", "status"]
DIMENSIONS: Final[tuple[Dimension, ...]] = ("zone", "metric", "year", "period", "status")


@attrs.frozen(kw_only=True)
class Settled:
    """What is settled of a key in one unit.

    Attributes:
        key: what it is about.
        unit: the unit.
        row: the observation that holds; `None` where figures contradict each other and none is better attested.
        rows: all that the key has in the unit.
    """

    key: Key
    unit: str
    row: Observation | None
    rows: tuple[Observation, ...]

    @property
    def in_conflict(self) -> bool:
        """Whether some of its figures contradicts another one."""
        return any(row.conflicts for row in self.rows)


def settled(observations: Iterable[Observation]) -> Iterator[Settled]:
    """Give one figure for each key and unit.

    Final figures hold before others, the latest revision before what it revises; of figures that contradict each other the one that more
    documents tell; of figures that do not, the most exact. Where that decides nothing, none holds.

    Args:
        observations: the rows of a panel, in its order.
    """
    for key, group in groupby(observations, key=lambda row: row.key):
        rows = list(group)
        for unit in sorted({row.unit for row in rows}):
            told = tuple(row for row in rows if row.unit == unit)
            yield Settled(key=key, unit=unit, row=_holding(told), rows=told)


def _holding(rows: Sequence[Observation]) -> Observation | None:
    final = [row for row in rows if row.vintage == "final"]
    left = final or list(rows)
    if not final and any("revised" in row.reasons for row in left):
        revised = [row for row in left if "revised" in row.reasons]
        latest = max(row.first or date.min for row in revised)
        left = [row for row in revised if (row.first or date.min) == latest]
    fighting = [row for row in left if {"value", "unit", "within"} & set(row.reasons)]
    if len(left) > 1 and fighting:
        most = max(row.documents for row in left)
        left = [row for row in left if row.documents == most]
        if len(left) > 1:
            return None
    return min(left, key=lambda row: row.claim.order)


@attrs.frozen(kw_only=True)
class TableRow:
    """A row of a table by some dimensions.

    Attributes:
        zone: id of the place.
        zone_name: its name.
        metric: canonical name of the metric.
        first: first day of the period.
        last: last day of the period.
        status: `actual`, `planned` or `target`.
        value: the level that holds; `None` where there is none or none holds.
        unit: its unit; of a row that has only changes or ranks empty.
        change: the change against the year before, in percent.
        rank: the rank, where all sources give it among the same.
        documents: how many documents tell the level, or what there is.
        conflict: whether figures of the row contradict each other.
        ids: of the observations that it is made from.
    """

    zone: str
    zone_name: str
    metric: str
    first: date | None
    last: date | None
    status: Status
    value: Number | None
    unit: str
    change: Number | None
    rank: Number | None
    documents: int
    conflict: bool
    ids: tuple[str, ...]

    @property
    def year(self) -> int | None:
        """The year its period ends in."""
        return self.last.year if self.last else None


def table_of(observations: Iterable[Observation], by: Sequence[str]) -> list[TableRow]:
    """Give the rows of a table by some dimensions.

    Args:
        observations: the rows of a panel, in its order.
        by: dimensions: `zone` and `metric`, `year` (whole years, and what there is at their ends) or `period`, and `status`; without `status`
            only what is told as done.

    Raises:
        ValueError: a dimension is unknown, or `zone`, `metric` or the time is missing.
    """
    unknown = [name for name in by if name not in DIMENSIONS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no dimension: {', '.join(DIMENSIONS)}")
    if not {"zone", "metric"} <= set(by) or not {"year", "period"} & set(by):
        raise ValueError("a table needs zone, metric, and year or period: figures of several of them do not add up")
    cells = [
        cell
        for cell in settled(observations)
        if ("status" in by or cell.key.status == "actual") and ("period" in by or _is_of_year(cell.key))
    ]
    found: list[TableRow] = []
    for _, group in groupby(cells, key=lambda cell: _cell(cell.key)):
        found += _rows(list(group))
    return found


def _is_of_year(key: Key) -> bool:
    """Whether a period is a whole year, or the end of one."""
    return is_year(key.first, key.last) or (
        key.last is not None and key.first in (None, key.last) and (key.last.month, key.last.day) == (12, 31)
    )


def _cell(key: Key) -> tuple[Any, ...]:
    return (key.entity, key.metric, key.first, key.last, key.status)


def _rows(cells: Sequence[Settled]) -> Iterator[TableRow]:
    """A row for each unit of the level; one without a level where there is only a change or a rank."""
    levels: list[Settled | None] = [cell for cell in cells if cell.key.kind == "level"]
    change = next(
        (cell for cell in cells if cell.key.kind == "change" and cell.key.basis == "yoy" and cell.unit == "%"), None
    )
    ranks = [cell for cell in cells if cell.key.kind == "rank"]
    beside = [cell for cell in (change, ranks[0] if len(ranks) == 1 else None) if cell is not None]
    if not levels and beside:
        levels = [None]
    for level in levels:
        told = [cell for cell in (level, *beside) if cell is not None]
        key = told[0].key
        holding = [cell.row for cell in told if cell.row is not None]
        yield TableRow(
            zone=key.entity,
            zone_name=entity_name(key.entity),
            metric=key.metric,
            first=key.first,
            last=key.last,
            status=key.status,
            value=level.row.value if level and level.row else None,
            unit=level.unit if level else "",
            change=change.row.value if change and change.row else None,
            rank=ranks[0].row.value if len(ranks) == 1 and ranks[0].row else None,
            documents=holding[0].documents if holding else 0,
            conflict=any(cell.in_conflict for cell in told),
            ids=tuple(row.id for cell in told for row in cell.rows),
        )
