"""What a flattened table is made of: cells, heads with their units, lines, and how each is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.article import page_words
from zonenews.text.spans import Span

LONGEST_LINE = 2000
"""A longer line is no line of a table."""
LINE_REACH = 3
"""How many lines above its header a table may have the line that names its unit."""
_NUMBER_RE = lazy(r"[-−－—+±]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?[%％‰]?")
YEAR_RE = lazy(r"(?:19|20)[0-9]{2}年?")
"""A year as a cell."""
_EMPTY_RE = pattern(r"[-−－—/／\\*…、.]+|{empty_cell}|0")
_ABOVE_RE = lazy(r"(?:^|[\s（(，,])(?:计量)?单位[:：]\s?(?P<unit>[^\s（）()、，,；;]{1,8})[）)]?(?=[\s，,；;、]|$)")
_HEAD_UNIT_RE = lazy(r"[（(](?:计量)?(?:单位[:：]?)?(?P<unit>[^（）()]{1,10})[）)]$")


class Cell(NamedTuple):
    """A cell of a table.

    Attributes:
        text: what it says.
        start: where it begins in the text.
        end: where it ends.
    """

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its range in the text."""
        return Span(self.start, self.end)

    @property
    def is_number(self) -> bool:
        """Whether it is nothing but a number, with a sign or % or without: 1,286.4, -7.3%."""
        return _NUMBER_RE.fullmatch(self.text) is not None

    @property
    def is_empty(self) -> bool:
        """Whether a dash or the like stands for a missing value."""
        return _EMPTY_RE.fullmatch(self.text) is not None


class Head(NamedTuple):
    """The head of a column.

    Attributes:
        name: what it says, without spaces and the unit in brackets at its end.
        unit: that unit, as written (亿元, %), or `None`.
        start: where it begins in the text.
        end: where it ends.
    """

    name: str
    unit: str | None
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its range in the text, the unit included."""
        return Span(self.start, self.end)


@attrs.frozen(kw_only=True)
class Table:
    """A flattened table.

    Attributes:
        header: the heads of its columns, in order.
        rows: its lines, in order; each has as many cells as the header. Where spaces cut the name of a line into several cells,
            they are one cell again.
        unit: the unit that a line above the header names for all its amounts (单位：万元), as written, or `None`.
        span: from the header to the last line; the line with the unit is not in it.
    """

    header: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    unit: str | None
    span: Span

    def column(self, pattern: re.Pattern[str]) -> int | None:
        """The index of the first column whose name a pattern finds, `None` where there is none."""
        return next((index for index, head in enumerate(self.header) if pattern.search(head.name)), None)

    def unit_of(self, index: int) -> str | None:
        """The unit of a column: its own, or else that of the table."""
        return self.header[index].unit or self.unit


def without_spaces(text: str) -> str:
    """A cell without the spaces that set its letters apart: 指 标."""
    return text.replace(" ", "").replace("\u3000", "")


def stands_over(text: str) -> bool:
    """Whether a cell says what a column holds: a word for it, a unit in brackets, a year."""
    bare = _HEAD_UNIT_RE.sub("", text)
    return bare != text or bare.rstrip("%％±").endswith(page_words().heads) or YEAR_RE.fullmatch(bare) is not None


def has_figures(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether a column holds figures, or nothing, in all lines."""
    columns = (list(column) for column in zip(*rows, strict=True))
    return any(
        any(cell.is_number for cell in column) and all(cell.is_number or cell.is_empty for cell in column)
        for column in columns
    ) and not any("：" in row[0].text or ":" in row[0].text[:-1] for row in rows)


def table_head(cell: Cell) -> Head:
    """Part the unit in brackets at its end from a cell that says what a column or a line holds."""
    unit = _HEAD_UNIT_RE.search(cell.text)
    name = cell.text[: unit.start()] if unit else cell.text
    return Head(without_spaces(name), unit["unit"] if unit else None, cell.start, cell.end)


def unit_above(lines: Sequence[str]) -> str | None:
    """The unit that the last of the lines above a header names."""
    found = [match["unit"] for line in lines if len(line) <= LONGEST_LINE for match in _ABOVE_RE.finditer(line)]
    return found[-1] if found else None
