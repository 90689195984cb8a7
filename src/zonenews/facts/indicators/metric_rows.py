"""Indicators in tables of one place: a line for each metric, columns for its unit, its level in a year, its change.

```text
指标 单位 2023年 同比增长（%）
地区生产总值 亿元 120.3 6.5
固定资产投资（亿元） — 60.1 -2.1
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.context import Context
from zonenews.discourse.periods import Period
from zonenews.facts.amounts import amount_in_unit
from zonenews.facts.indicators.bases import Base
from zonenews.facts.indicators.tables import (
    CELL,
    CHANGE,
    DATED,
    LEVELS,
    LINE,
    METRICS,
    PART_MARK,
    TIME_LEAD,
    UNIT,
    UNIT_LINE,
    UNITS,
    Cell,
    change_in,
    period_before,
    whose_table,
)
from zonenews.lexicon.indicators import ending_metric
from zonenews.mentions.times.find import Time
from zonenews.text.records import Amount
from zonenews.text.spans import Span

_PLAIN = lazy(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?$")
_REACH = 300


class Column(NamedTuple):
    """A column behind the metrics.

    Attributes:
        kind: whether its cells hold the unit, a level, a change, or nothing that is read.
        period: when its levels are of.
        basis: the basis of its changes.
        unit: the unit of its levels, as its head names it, or empty.
        of: of a column of changes the index of that of the levels that changed.
    """

    kind: Literal["unit", "level", "change", "other"]
    period: Period | None = None
    basis: Base = Base()
    unit: str = ""
    of: int = -1


def read_metric_rows(context: Context, times: Sequence[Time]) -> Iterator[Cell]:
    """Give the figures of tables that have a line for each metric, line by line."""
    columns: list[Column] = []
    above = whose = ""
    for line in LINE.finditer(context.text):
        cells = list(CELL.finditer(context.text, *line.span())) if "。" not in line[0] else []
        if len(cells) < 2:
            columns = []
        elif METRICS.fullmatch(cells[0][0]):
            columns = _columns(cells[1:], context, times, period_before(context, times, line.start(), line.start()))
            named = UNIT_LINE.findall(context.text, max(0, line.start() - _REACH), line.start())
            above = named[-1] if named else ""
            whose = whose_table(context, line.start())
        elif columns and len(cells) == len(columns) + 1:
            yield from _row(cells, columns, above, whose)


def _columns(
    cells: list[re.Match[str]], context: Context, times: Sequence[Time], period: Period | None
) -> list[Column]:
    """Read the header behind 指标; empty where it has no column of levels."""
    out: list[Column] = []
    for cell in cells:
        name = UNIT.sub("", cell[0])
        if UNITS.fullmatch(name):
            out.append(Column("unit"))
        elif LEVELS.fullmatch(name):
            since = _from_january(period) if "累计" in name else period
            out.append(Column("level", since, unit=cell[0][len(name) + 1 : -1]))
        elif DATED.fullmatch(name):
            own = period_before(context, times, *cell.span(), reach=0)
            out.append(Column("level", own or period, unit=cell[0][len(name) + 1 : -1]))
        elif CHANGE.match(TIME_LEAD.sub("", name)) and (of := _changed(out)) is not None:
            out.append(Column("change", basis=Base("mom" if "环比" in name else "yoy"), of=of))
        else:
            out.append(Column("other"))
    return out if any(column.kind == "level" for column in out) else []


def _from_january(period: Period | None) -> Period | None:
    """Give what is summed up (累计) to the end of a month, where the line above the table names that month."""
    if period is None or period[0] is None or period[1] is None or (period[1] - period[0]).days > _MONTH:
        return period
    return period[0].replace(month=1, day=1), period[1]


_MONTH = 31


def _changed(columns: list[Column]) -> int | None:
    """Give the column of levels that a column of changes behind some columns is of: the latest one since the last changes, the last of those of one day."""
    best: int | None = None
    for at in range(len(columns) - 1, -1, -1):
        kind, period = columns[at].kind, columns[at].period
        if kind == "change":
            return columns[at].of if best is None else best
        if kind == "level":
            other = columns[best].period if best is not None else None
            later = other and period and other[1] and period[1] and period[1] > other[1]
            best = at if best is None or later else best
    return best


def _row(cells: list[re.Match[str]], columns: list[Column], above: str, subject: str) -> Iterator[Cell]:
    """Read the line of a metric."""
    name = PART_MARK.sub("", cells[0][0])
    bracket = UNIT.search(name)
    metric = UNIT.sub("", name)
    own = [cell[0] for cell, column in zip(cells[1:], columns, strict=True) if column.kind == "unit"]
    unit = bracket[0][1:-1].removeprefix("单位").lstrip("：:") if bracket else own[0] if own else above
    if ending_metric(metric) is None:
        return
    for at, column in enumerate(columns):
        cell = cells[at + 1]
        value = _amount(cell, unit or column.unit) if column.kind == "level" and (unit or column.unit) else None
        if value is None:
            continue
        told = (
            change_in(cells[place + 1], one.basis)
            for place, one in enumerate(columns)
            if one.kind == "change" and one.of == at
        )
        changes = tuple([change for change in told if change is not None])
        end = max(cell.end(), *(change.span.end for change in changes)) if changes else cell.end()
        yield Cell(
            metric, subject, column.period, value, changes, Span(cells[0].start(), end),
            (value.span, *(change.span for change in changes)),
        )  # fmt: skip


def _amount(cell: re.Match[str], unit: str) -> Amount | None:
    """Read a bare number in the unit of its line; `None` where it is none."""
    if _PLAIN.fullmatch(cell[0]) is None:
        return None
    return amount_in_unit(cell[0].replace(",", ""), unit, Span(*cell.span()))
