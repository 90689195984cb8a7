"""Indicators in tables flattened to text: a header of metrics with their units, then one line for each place.

```text
开发区 规上工业总产值（亿元） 同比（%） 实际使用外资（万美元）
青石湖经开区 1286.4 7.3 1532
```

A column 同比 or 增速 holds the change of the metric before it. Rows have as many cells as the header; the first cell that is
no running number names the subject, or, under 行业, the branch that the metric is of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.context import Context
from zonenews.discourse.periods import Period
from zonenews.discourse.tokens import TimeToken
from zonenews.facts.amounts import amount_in_unit, as_amount
from zonenews.facts.indicators.bases import Base
from zonenews.facts.records import Change, Direction
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric
from zonenews.mentions.quantities.find import Quantity
from zonenews.mentions.times.find import Time
from zonenews.text.records import Amount
from zonenews.text.spans import Span

LINE = lazy(r"[^\n\r]+")
CELL = lazy(r"[^ \t　|｜]+")
UNIT = lazy(r"[（(][^（()）]{1,10}[）)]$")
CHANGE = pattern(r"^{change_base_head}*{change_head}?(?:率)?[%％±]{0,2}$", may_be_empty=True)
_RUNNING = pattern(r"^{column_running}$")
_BRANCHES = pattern("{branch_column}$")
METRICS = lazy(r"(?:主要|经济|统计)*指标(?:名称|项目)?$|项目名称$|项目$")
"""What stands over a column of metrics."""
UNITS = lazy(r"(?:计量)?单位$")
"""What stands over a column of units."""
PART_MARK = lazy(r"(?:#|其中[：:]|[0-9一二三四五六七八九十]{1,2}[.、．])+")
"""What stands before the name of a line that is a part or has a number: 其中：, #, 1."""
LEVELS = pattern(r"{column_of_levels}(?:[（(][^（()）]{1,10}[）)])?$")
_MEASURED = pattern("生产总值|{branch_measure}")
_PRODUCT, _VALUE_ADDED = "生产总值", "增加值"
"""What a whole economy has, and what its branches do."""
_WHEN = r"(?:[0-9]{4}年|[0-9]{1,2}[-—~至][0-9]{1,2}月份?|[0-9]{1,2}月份?|[上下]半年|前三季度|[一二三四首]季度|全年)+"
TIME_LEAD = lazy("^" + _WHEN)
"""1-5月|同比（%）: of when a column is."""
DATED = pattern(
    rf"{_WHEN}止?末?(?:{{column_of_levels}}|完成|数|值)*(?:[（(][^（()）]{{1,10}}[）)])?$|[0-9]{{4}}(?:[（(][^（()）]{{1,10}}[）)])?$"
)
"""1-6月累计（亿元）: the head of a column of levels that tells when they are of."""
_NUMBER = lazy(r"^([-−－—+]?)([0-9]+(?:\.[0-9]+)?)%?$")
UNIT_LINE = pattern(r"单位[：:][^\n]{0,10}?({money_of_table})")
_LINES_ABOVE = 4
"""Lines above a table in which its caption stands, that of its unit and empty ones among them."""
_REACH = 300
"""How far before a table the time may stand that its figures are of."""


class Column(NamedTuple):
    """A column of figures.

    Attributes:
        place: its index.
        metric: its metric; empty for a column of changes.
        basis: the basis of a column of changes.
    """

    place: int
    metric: str
    basis: Base


class Header(NamedTuple):
    """The header of a table.

    Attributes:
        width: how many cells its lines have.
        subject: the index of the cell that names whose figures they are.
        columns: the columns of figures, in order.
        period: when the figures are of.
        unit: the unit of money that a line above names (单位：亿元), or empty.
        whose: where lines are named after branches of the economy, whose figures all of them are; empty where nothing says so, `None` for other tables.
    """

    width: int
    subject: int
    columns: list[Column]
    period: Period | None = None
    unit: str = ""
    whose: str | None = None


class Cell(NamedTuple):
    """One figure of a table, with its change.

    Attributes:
        metric: whose column it is.
        subject: whose row it is.
        period: when, as the header or the text before the table says.
        value: the amount in the cell.
        changes: the change in the column behind.
        span: from the subject to the last cell read.
        parts: where its name, its value and its changes stand.
        share_of: the whole that the value is a part of, or empty.
    """

    metric: str
    subject: str
    period: Period | None
    value: Amount
    changes: tuple[Change, ...]
    span: Span
    parts: tuple[Span, ...]
    share_of: str = ""


def read_tables(context: Context, quantities: Sequence[Quantity], times: Sequence[Time]) -> Iterator[Cell]:
    """Give the figures of the tables of a text, row by row."""
    starts = [quantity.span.start for quantity in quantities]
    header: Header | None = None
    for line in LINE.finditer(context.text):
        if "。" in line[0] or len(cells := list(CELL.finditer(context.text, *line.span()))) < 3:
            header = None
            continue
        words = [cell[0] for cell in cells]
        found = (
            None if METRICS.fullmatch(words[0]) else _header(words, _measure_above(context.text, line.start(), words))
        )
        if found:
            above = UNIT_LINE.findall(context.text, max(0, line.start() - _REACH), line.start())
            period = period_before(context, times, line.start(), line.end())
            whose = whose_table(context, line.start()) if _BRANCHES.match(cells[found.subject][0]) else None
            header = found._replace(period=period, unit=above[-1] if above else "", whose=whose)
        elif header is not None and len(cells) == header.width:
            row = _row(cells, header, quantities, starts)
            yield from row if header.whose is None else (_of_branch(cell, header.whose) for cell in row)


def _of_branch(cell: Cell, whose: str) -> Cell:
    """A figure of a line that is named after a branch, which is part of the metric: 纺织业 | 增加值."""
    branch = "" if cell.metric.startswith(cell.subject) else cell.subject
    return cell._replace(metric=branch + cell.metric, subject=whose)


def whose_table(context: Context, start: int) -> str:
    """Give whose figures a table has whose lines name no places: the place in the line above it, else the article's own; empty where there is neither."""
    low, high = line_above(context.text, start)
    return context.place_between(low, high) or context.home or ""


def line_above(text: str, start: int) -> tuple[int, int]:
    """Give where the line above a table stands that says what it shows: not that of its unit, and no empty one; a range of nothing where there is none."""
    end = start
    for _ in range(_LINES_ABOVE):
        begin = text.rfind("\n", 0, max(0, end - 1)) + 1
        line = text[begin:end]
        if line.strip() and "单位" not in line:
            return begin, end
        end = begin
    return start, start


def _measure_above(text: str, start: int, cells: list[str]) -> str:
    """Give what a table of branches measures, as the line above says whose columns tell no more than 现价; empty for other tables."""
    if _BRANCHES.match(cells[0]) is None or LEVELS.fullmatch(cells[1]) is None:
        return ""
    low, high = line_above(text, start)
    named = _MEASURED.search(text, low, high)
    return "" if named is None else named[0] if named[0] != _PRODUCT else _VALUE_ADDED


def _header(cells: list[str], measure: str) -> Header | None:
    """Read the cells of a line as a header: where the subject stands, and the columns of figures; columns of 现价 are of `measure`."""
    subject = 1 if _RUNNING.match(cells[0]) else 0
    columns: list[Column] = []
    for place, cell in enumerate(cells[subject + 1 :], subject + 1):
        name = TIME_LEAD.sub("", UNIT.sub("", cell))
        if columns and CHANGE.match(name):
            columns.append(Column(place, "", Base("mom" if name.startswith("环比") else "yoy")))
        elif measure and LEVELS.fullmatch(name):
            columns.append(Column(place, measure, Base()))
        elif ending_metric(name) and not name.endswith("单位") and ending_metric(cells[subject]) is None:
            columns.append(Column(place, name, Base()))
    named = [column for column in columns if column.metric]
    return Header(len(cells), subject, columns) if len(columns) > 1 and named else None


def _row(
    cells: list[re.Match[str]], header: Header, quantities: Sequence[Quantity], starts: list[int]
) -> Iterator[Cell]:
    """Read a line under a header."""
    name, columns = cells[header.subject], header.columns
    if _NUMBER.match(name[0]):
        return
    for at, column in enumerate(columns):
        if not column.metric:
            continue
        cell = cells[column.place]
        value = _amount(cell, column, header, quantities, starts)
        if value is None:
            continue
        behind = columns[at + 1] if at + 1 < len(columns) and not columns[at + 1].metric else None
        change = change_in(cells[behind.place], behind.basis) if behind else None
        end = change.span.end if change else cell.end()
        spans = (Span(*name.span()), value.span, *((change.span,) if change else ()))
        yield Cell(
            column.metric, name[0], header.period, value, (change,) if change else (), Span(name.start(), end), spans
        )


def _amount(
    cell: re.Match[str], column: Column, header: Header, quantities: Sequence[Quantity], starts: list[int]
) -> Amount | None:
    """Give the quantity that a cell holds; where the header gives no unit, read money in the unit above the table."""
    index = bisect_left(starts, cell.start())
    if index < len(quantities) and quantities[index].span.start < cell.end():
        found = quantities[index]
        return as_amount(found) if found.span.end <= cell.end() else None  # 4 | 倍: no cell holds it
    number, known = _NUMBER.match(cell[0]), ending_metric(column.metric)
    if number is None or number[1] or not header.unit or known is None or known[1].kind not in ("money", "any"):
        return None
    return amount_in_unit(number[2], header.unit, Span(*cell.span()))


def change_in(cell: re.Match[str], base: Base) -> Change | None:
    """Read a cell of changes; a sign tells the direction."""
    match = _NUMBER.match(cell[0])
    if match is None:
        return None
    direction: Direction = "down" if match[1] not in ("", "+") else "up"
    return Change(basis=base.basis, direction=direction, value=Decimal(match[2]), unit="%", span=Span(*cell.span()))


def period_before(
    context: Context, times: Sequence[Time], start: int, end: int, *, reach: int = _REACH
) -> Period | None:
    """Give the last period named before `end`, in a header or shortly before it."""
    at = bisect_left(times, end, key=_start)
    while at and times[at - 1].span.start >= start - reach:
        at -= 1
        time = times[at]
        period = context.periods.period_of(TimeToken("time", time.span.start, time.span.end, time.text, time))
        if period is not None:
            return period
    return None


def _start(time: Time) -> int:
    return time.span.start
