"""Projects in tables flattened to text: a header line, then one line for each project, cells parted by spaces."""

from __future__ import annotations

from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, amount_of
from zonenews.grammar.patterns import pattern
from zonenews.text.records import Amount

_CELL = lazy(r"[^ \t　|｜]+")
_COLUMNS = (
    ("name", lazy("^(?:重点|重大)?(?:建设)?项目(?:名称)?$|^工程名称$|^项目名称")),
    ("builder", pattern("{builder_head}")),
    ("investment", lazy("^(?:计划|项目|预计)?总投资|^投资(?:总)?额|^投资规模")),
)


class Header(NamedTuple):
    """The header of a table of projects.

    Attributes:
        width: how many columns it has.
        columns: the index of each known column, by slot.
    """

    width: int
    columns: dict[str, int]


class TableRow(NamedTuple):
    """One project of a table.

    Attributes:
        name: its name.
        start: where the name starts in the normal text.
        end: where the row ends.
        builder: who builds it, or `None`.
        investment: its total investment, or `None`.
    """

    name: str
    start: int
    end: int
    builder: str | None
    investment: Amount | None


def read_header(line: str) -> Header | None:
    """Read a line as the header of a table of projects; `None` unless it has a name and one more known column.

    >>> read_header("序号 项目名称 建设单位 总投资（亿元）").columns
    {'name': 1, 'builder': 2, 'investment': 3}
    >>> read_header("序号 姓名 单位") is None
    True
    """
    cells = _CELL.findall(line)
    columns = {slot: place for slot, known in _COLUMNS for place, cell in enumerate(cells) if known.search(cell)}
    return Header(len(cells), columns) if "name" in columns and len(columns) > 1 else None


def read_row(sentence: Sentence, header: Header) -> TableRow | None:
    """Read a line as a row under a header; `None` where it has another number of cells or no name."""
    cells = list(_CELL.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end))
    if len(cells) != header.width:
        return None
    name = cells[header.columns["name"]]
    if len(name[0]) < 3 or name[0] in ("合计", "小计", "总计"):
        return None
    builder = cells[header.columns["builder"]][0] if "builder" in header.columns else None
    investment = None
    if "investment" in header.columns:
        cell = cells[header.columns["investment"]]
        inside = [t for t in sentence.quantities if cell.start() <= t.start < cell.end() and t.mention.kind == "money"]
        investment = amount_of(inside[0]) if inside else None
    return TableRow(name[0], name.start(), sentence.bounds.end, builder, investment)
