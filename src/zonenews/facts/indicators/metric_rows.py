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
    LEVELS,
    LINE,
    METRICS,
    PART_MARK,
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

_YEAR = lazy(r"[0-9]{4}年?(?:[0-9]{1,2}(?:[-—~至][0-9]{1,2})?月|上半年|前三季度|[一二三四]季度|全年)?$")
_PLAIN = lazy(r"[0-9]{1,12}(?:\.[0-9]{1,6})?$")
_REACH = 300


class Column(NamedTuple):
    """A column behind the metrics.

    Attributes:
        kind: whether its cells hold the unit, a level, a change, or nothing that is read.
        period: when its levels are of.
        basis: the basis of its changes.
        unit: the unit of its levels, as its head names it, or empty.
    """

    kind: Literal["unit", "level", "change", "other"]
    period: Period | None = None
    basis: Base = Base()
    unit: str = ""


def read_metric_rows(context: Context, times: Sequence[Time]) -> Iterator[Cell]:
    """Give the figures of tables that have a line for each metric, line by line."""
    columns: list[Column] = []
    above = whose = ""
    for line in LINE.finditer(context.text):
        cells = list(CELL.finditer(context.text, *line.span())) if "。" not in line[0] else []
        if len(cells) < 2:
            columns = []
        elif METRICS.fullmatch(cells[0][0]):
            columns = _columns(cells[1:], context, times, period_before(context, times, *line.span()))
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
            out.append(Column("level", period, unit=cell[0][len(name) + 1 : -1]))
        elif _YEAR.fullmatch(name):
            out.append(Column("level", period_before(context, times, *cell.span(), reach=0)))
        elif CHANGE.match(name) and out and out[-1].kind == "level":
            out.append(Column("change", basis=Base("mom" if name.startswith("环比") else "yoy")))
        else:
            out.append(Column("other"))
    return out if any(column.kind == "level" for column in out) else []


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
        behind = columns[at + 1] if at + 1 < len(columns) else None
        change = change_in(cells[at + 2], behind.basis) if behind is not None and behind.kind == "change" else None
        end = change.span.end if change else cell.end()
        yield Cell(
            metric, subject, column.period, value, (change,) if change else (), Span(cells[0].start(), end),
            (value.span, *((change.span,) if change else ())),
        )  # fmt: skip


def _amount(cell: re.Match[str], unit: str) -> Amount | None:
    """Read a bare number in the unit of its line; `None` where it is none."""
    if _PLAIN.fullmatch(cell[0]) is None:
        return None
    return amount_in_unit(cell[0], unit, Span(*cell.span()))
