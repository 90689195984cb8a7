"""Projects in tables that the web flattened to text: a row for each project, under the heads of its columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.article.table_parts import Cell, Table
from zonenews.article.tables import scan_tables
from zonenews.discourse.stages import furthest_stage
from zonenews.facts.amounts import as_amount
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Stage
from zonenews.mentions.quantities.find import Quantity
from zonenews.text.records import Amount

_NAME = lazy("^(?:重点|重大)?(?:建设)?项目(?:名称)?$|^工程名称$|^项目名称")
_BUILDER = pattern("{builder_head}")
_INVESTMENT = lazy("^(?:计划|项目|预计)?总投资|^投资(?:总)?额|^投资规模")
_PLACE = pattern("^(?:{place_head})$")
"""序号 县区 项目名称 备注: a list of projects by their places."""
_SIGN = lazy("[★☆▲△●◆■*※]+")
_STAGE = pattern("^(?:项目|建设)?{stage_column}(?:情况)?$")
_SHORTEST = 3
"""Characters of the name of a project at least."""


class TableRow(NamedTuple):
    """One project of a table.

    Attributes:
        name: its name.
        start: where the name starts in the normal text.
        end: where the row ends.
        builder: who builds it, or `None`.
        investment: its total investment, or `None`.
        stage: how far it is, or `None`.
    """

    name: str
    start: int
    end: int
    builder: str | None
    investment: Amount | None
    stage: Stage | None


def project_rows(text: str, quantities: Sequence[Quantity]) -> list[TableRow]:
    """Read the projects in the tables of a normal text.

    Args:
        text: the normal text.
        quantities: its quantities, in order; the amount of a cell is the one that stands in it.

    Returns:
        A row for each project, in text order. A table without a column of names and one more that tells of projects has none.
    """
    return [row for table in scan_tables(text) for row in _rows(table, quantities)]


def _rows(table: Table, quantities: Sequence[Quantity]) -> Iterator[TableRow]:
    """Read the rows of a table of projects; totals are no project."""
    name = table.column(_NAME)
    builder, investment, stage = (table.column(head) for head in (_BUILDER, _INVESTMENT, _STAGE))
    if name is None or (builder is None and investment is None and table.column(_PLACE) is None):
        return
    for cells in table.rows:
        named = cells[name]
        sign = _SIGN.match(named.text)
        text = named.text[sign.end() :] if sign else named.text
        if len(text) < _SHORTEST:  # 合计
            continue
        yield TableRow(
            name=text,
            start=named.end - len(text),
            end=cells[-1].end,
            builder=None if builder is None else cells[builder].text,
            investment=None if investment is None else _money(cells[investment], quantities),
            stage=None if stage is None else furthest_stage(cells[stage].text),
        )


def _money(cell: Cell, quantities: Sequence[Quantity]) -> Amount | None:
    """Give the amount of money that stands in a cell."""
    first = bisect_left(quantities, cell.start, key=lambda quantity: quantity.span.start)
    for quantity in quantities[first : first + 2]:
        if quantity.span.start < cell.end and quantity.kind == "money":
            return as_amount(quantity)
    return None
