"""Indicators in tables whose cells stand one to a line: heads first, then a name and its figures again and again.

```text
指标
年末数（万户）
比重（%）
总户数
50.2
100.0
其中：城镇
30.1
60.0
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from zonenews._patterns import lazy
from zonenews.article.table_parts import Cell as TableCell
from zonenews.article.table_parts import Table, table_head
from zonenews.article.tables import scan_tables
from zonenews.discourse.context import Context
from zonenews.discourse.periods import Period
from zonenews.facts.amounts import amount_in_unit
from zonenews.facts.indicators.bases import Base
from zonenews.facts.indicators.filling import is_clausal
from zonenews.facts.indicators.metric_names import is_metric
from zonenews.facts.indicators.tables import (
    DATED,
    PART_MARK,
    TIME_LEAD,
    UNITS,
    Cell,
    line_above,
    period_before,
    whose_table,
)
from zonenews.facts.records import Change, Direction
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric
from zonenews.mentions.quantities.find import parse_quantity
from zonenews.mentions.times.find import Time
from zonenews.text.records import Amount
from zonenews.text.spans import Span

SIGN = lazy(r"\n[ \t\u3000]*[-−－+]?[0-9][0-9,.]*[%％]?[ \t\u3000|｜]*\n")
"""A number that is a line; a bar may end it."""
_CHANGE = pattern("(?:{change_column}|±)+(?:率|速度)?$")
_SHARE = pattern("(?:所占)?{share_column}$")
_OF_ROW = pattern(r"(?:{level_column}|[0-9]{1,2}月末)$")
"""Heads of columns of levels whose metric is the name of the line."""
_THINGS = pattern("{name_column}$")
"""What stands over names of lines that are things or metrics, and no places."""
_MEASURE = pattern("(?:{table_measure})$")
_AND_GROWTH = pattern("(?:及其?|和|与){change_head}(?:率|速度|幅度|情况)?$")
"""What a caption adds of a second column: 生产总值 | 及其增长速度."""
_STOCK = lazy("[期年月季]末")
_WHOLE = 100


class _Column(NamedTuple):
    """A column: what its cells hold, its index, its unit, the measure it adds to names, and of when it is."""

    kind: Literal["unit", "level", "change", "share"]
    at: int
    unit: str = ""
    measure: str = ""
    period: Period | None = None
    basis: Base = Base()


class _Line(NamedTuple):
    """A line: its cells, what it measures, the unit in its name, the line it is part of, and whose figures they are."""

    cells: tuple[TableCell, ...]
    metric: str
    unit: str
    whole: str
    subject: str


def read_upright_tables(context: Context, times: Sequence[Time]) -> Iterator[Cell]:
    """Give the figures of the tables of a text that have a line for each cell."""
    text = context.text
    for table in scan_tables(text):
        if len(table.header) > 1 and "\n" in text[table.header[0].end : table.header[1].start]:
            columns = _columns(table, context, times)
            if any(column.kind == "level" for column in columns):
                yield from _rows(table, columns, context)


def _columns(table: Table, context: Context, times: Sequence[Time]) -> list[_Column]:
    """Read the heads behind the first, which stands over the names; none where those are no names of things or metrics."""
    if _THINGS.search(table.header[0].name) is None:
        return []
    above = period_before(context, times, table.span.start, table.span.start)
    out: list[_Column] = []
    for at, head in enumerate(table.header[1:], 1):
        unit, name = table.unit_of(at) or "", head.name.rstrip("%％±")
        if UNITS.fullmatch(head.name):
            out.append(_Column("unit", at))
        elif _CHANGE.fullmatch(TIME_LEAD.sub("", name)) and (head.unit or "").lstrip("±+- ") in ("%", "％", ""):
            out.append(_Column("change", at, basis=Base("mom" if "环比" in head.name else "yoy")))
        elif _SHARE.fullmatch(head.name):
            out.append(_Column("share", at))
        elif _OF_ROW.fullmatch(head.name) or DATED.fullmatch(head.name):
            own = period_before(context, times, head.start, head.end, reach=0)
            out.append(_Column("level", at, unit, period=own or above))
        elif is_metric(head.name):
            out.append(_Column("level", at, unit, measure=head.name, period=above))
    return out


def _rows(table: Table, columns: list[_Column], context: Context) -> Iterator[Cell]:
    """Read the lines of a table; what measure they share is told over their column, by the line above their group, or over the table."""
    text = context.text
    above, whose = (
        _measure(_close(text[slice(*line_above(text, table.span.start))])),
        whose_table(context, table.span.start),
    )
    end = table.header[-1].end
    names = _Names()
    for row in table.rows:
        group = _close(text[end : row[0].start])
        if group:
            names = _Names(_measure(group), stock=_STOCK.match(group) is not None and not group.endswith("出栏"))
        end = row[-1].end
        line = names.line(row, names.measure or above, whose, fixed=any(one.measure for one in columns))
        told = [_of_group(one, names) for one in columns]
        measure = next((one.measure for one in told if one.kind == "level"), "")
        if is_metric(line.metric) or not is_clausal(line.metric + measure):
            yield from _line(line, told)


def _of_group(column: _Column, names: _Names) -> _Column:
    """A column as the line above a group of lines has it: 期末存栏 is measured of them, on the last day of the period."""
    if column.kind == "level" and column.measure and names.measure:
        column = column._replace(measure=names.measure)
    return column._replace(period=(column.period[1], column.period[1])) if names.stock and column.period else column


def _measure(name: str) -> str:
    """Give the measure that a caption or the line of a group ends with: 主要产品产量, 期末畜禽存栏; parts of 生产总值 are 增加值."""
    name = _AND_GROWTH.sub("", name)
    if name.endswith("生产总值"):
        return "增加值"
    found = _MEASURE.search(name)
    return found[0] if found else ""


def _close(text: str) -> str:
    """A name without the spaces that set its letters apart: 粮 食."""
    return "".join(text.split())


class _Names:
    """The names of the lines of a group: which line is part of which.

    Args:
        measure: what the line above the group says they measure.
        stock: whether it says that they are of the end of the period.
    """

    def __init__(self, measure: str = "", *, stock: bool = False) -> None:
        """Begin a group."""
        self.measure = measure
        self.stock = stock
        self._whole = self._unit = ""
        self._part = False

    def line(self, row: tuple[TableCell, ...], measure: str, subject: str, *, fixed: bool) -> _Line:
        """Name a line: with the measure of its group, or of the line it is part of; `fixed` where its column has one of its own."""
        name = PART_MARK.sub("", row[0].text)
        head = table_head(TableCell(_close(name), row[0].start, row[0].end))
        metric, unit = head.name, head.unit or ""
        marked = row[0].text.startswith(("#", "其中"))
        self._part = marked or (self._part and not unit and not is_metric(metric))
        if self._part:
            unit = unit or self._unit
        else:
            self._whole, self._unit = metric, unit
        if not fixed and (not is_metric(metric) or _is_known(metric + measure)):
            metric += measure or (self._whole.removeprefix("总") if self._part and is_metric(self._whole) else "")
        return _Line(row, metric, unit, self._whole if self._part else "", subject)


def _is_known(name: str) -> bool:
    """Whether a name is that of a known metric: 第一产业 | 增加值."""
    found = ending_metric(name)
    return found is not None and found[0] == 0


def _line(line: _Line, columns: list[_Column]) -> Iterator[Cell]:
    """Give the levels of a line with their changes, and its share of the whole."""
    unit = next((line.cells[column.at].text for column in columns if column.kind == "unit"), line.unit)
    name = ""
    for place, column in enumerate(columns):
        cell = line.cells[column.at]
        if column.kind == "level":
            told = column.measure.endswith("量") and line.metric.endswith("量")  # 发电量, under 产量
            name = line.metric if told or line.metric.endswith(column.measure) else line.metric + column.measure
            value = _amount(cell, unit or column.unit)
            behind = columns[place + 1] if place + 1 < len(columns) else None
            paired = behind is not None and behind.kind == "change"
            change = _change(line.cells[behind.at], behind.basis) if behind is not None and paired else None
            if value is not None:
                yield _figure(line._replace(metric=name), column.period, value, change)
        elif column.kind == "share" and name and line.whole:
            share = _amount(cell, "%")
            period = next((one.period for one in columns if one.kind == "level"), None)
            if share is not None and share.value != _WHOLE:
                yield _figure(line._replace(metric=name), period, share, None)._replace(share_of=line.whole)


def _figure(line: _Line, period: Period | None, value: Amount, change: Change | None) -> Cell:
    """Make one figure of a table, from the name of its line to its last cell."""
    spans = (value.span, *([change.span] if change else []))
    changes = (change,) if change else ()
    return Cell(line.metric, line.subject, period, value, changes, Span(line.cells[0].start, spans[-1].end), spans)


def _amount(cell: TableCell, unit: str) -> Amount | None:
    """Read a bare number in its unit; `None` where it is none."""
    if not unit or not cell.is_number or cell.text[0] in "-−－+±":
        return None
    return amount_in_unit(cell.text.replace(",", "").rstrip("%％"), unit, cell.span)


def _change(cell: TableCell, base: Base) -> Change | None:
    """Read a cell of changes; a sign tells the direction, 持平 that there is none."""
    if cell.text in ("持平", "基本持平"):
        return Change(basis=base.basis, direction="flat", value=parse_quantity("0%").value, unit="%", span=cell.span)
    if not cell.is_number:
        return None
    direction: Direction = "down" if cell.text[0] in "-−－" else "up"
    value = parse_quantity(cell.text.lstrip("-−－+±").replace(",", "").rstrip("%％") + "%").value
    return Change(basis=base.basis, direction=direction, value=value, unit="%", span=cell.span)
