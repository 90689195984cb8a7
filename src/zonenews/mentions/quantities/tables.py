"""Table cells: a bare number takes the unit that stands in the head of its column, or over the table.

项目名称  总投资（亿元）  用地（亩）          单位：万元
甲项目    58.2            120                 地区  税收  利润
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.grammar.reading import Reading, leading, times
from zonenews.lexicon.units import Unit
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.units import unit_at

CELL_RE = lazy(r"[^\s|｜]{1,60}")
HEAD_UNIT_RE = lazy(r"[（(](?:单位[:：])?(?P<unit>[^（）()]{1,8})[）)]$")
ABOVE_RE = lazy(r"[（(]?单位[:：] ?(?P<unit>[^\s（）()、，]{1,8})[）)]?$")
NUMBER_RE = lazy(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}(?:\.[0-9]{1,6})?")
OTHER_COLUMN_RE = pattern(r"{no_amount_column}|增[速长幅]")
SCALES = {"": 0, "万": 4, "亿": 8, "万亿": 12, "千": 3, "百": 2, "千万": 7, "百万": 6}
Cell = tuple[str, int]
_LASTS = "元亩吨米%顷家个人户里时亿万币"
"""Last characters of the units that stand in brackets."""


def table_drafts(text: str) -> Iterator[Draft]:
    """Give the amounts in the cells of the tables of a normal text, in order."""
    columns: dict[int, tuple[Unit, int]] = {}
    above: tuple[Unit, int] | None = None
    width = start = 0
    for line in _lines(text):
        cells = [(match.group(), start + match.start()) for match in CELL_RE.finditer(line, 0, 2000)]
        start += len(line) + 1
        heads = _heads(cells)
        if heads:
            columns, width, above = heads, len(cells), None
        elif len(cells) == 1 and _above(cells[0][0]):
            above, columns = _above(cells[0][0]), {}
        elif above and len(cells) > 1 and not columns:
            columns, width = _columns_under(cells, above), len(cells)
        elif columns and len(cells) >= width > 1:
            yield from _row(cells, columns, width)
        else:
            columns, above = {}, None


def _lines(text: str) -> Iterator[str]:
    """The lines of a text one at a time: all of them would be the text once more."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


_SLASHED = frozenset("万亿千百亩公平")
"""How a unit begins that stands behind a slash: 投资额/亿元."""


def has_units_in_heads(text: str) -> bool:
    """Whether a unit in brackets or behind a slash, or 单位：, stands anywhere; a cheap look that spares most texts a reading."""
    for mark, beside, offset in (("）", _LASTS, -1), (")", _LASTS, -1), ("单位", ":：", 2), ("/", _SLASHED, 1)):
        at = text.find(mark)
        while at >= 0:
            if text[at + offset : at + offset + 1] in beside and at + offset < len(text):
                return True
            at = text.find(mark, at + 1)
    return False


def _heads(cells: list[Cell]) -> dict[int, tuple[Unit, int]]:
    """Read the units in the head cells of a line; empty where it is no head."""
    if len(cells) < 2 or any(NUMBER_RE.fullmatch(cell) for cell, _ in cells):
        return {}
    found = {}
    for index, (cell, _) in enumerate(cells):
        match = HEAD_UNIT_RE.search(cell)
        unit = scaled_unit(match.group("unit")) if match else None
        if unit is not None:
            found[index] = unit
    return found


def _above(cell: str) -> tuple[Unit, int] | None:
    """Read a line that gives the unit of the table under it: 单位：亿元."""
    match = ABOVE_RE.match(cell)
    return scaled_unit(match.group("unit")) if match else None


def _columns_under(cells: list[Cell], above: tuple[Unit, int]) -> dict[int, tuple[Unit, int]]:
    """Give each column of amounts the unit over the table."""
    return {index: above for index, (cell, _) in enumerate(cells) if index and not OTHER_COLUMN_RE.search(cell)}


def scaled_unit(words: str) -> tuple[Unit, int] | None:
    """Read 亿元 or 平方米 as a unit and the power of ten before it."""
    for scale, power in sorted(SCALES.items(), key=lambda row: -len(row[0])):
        if words.startswith(scale):
            found = unit_at(words, len(scale))
            if found is not None and found[1] == len(words):
                return found[0], power
    return None


def _row(cells: list[Cell], columns: dict[int, tuple[Unit, int]], width: int) -> Iterator[Draft]:
    """Read the cells of a row; spaces within its first cells push the others to the right."""
    shift = len(cells) - width
    for index, (unit, power) in columns.items():
        cell, start = cells[index + shift]
        if not NUMBER_RE.fullmatch(cell):
            continue
        _, reading = leading(cell)
        if not isinstance(reading, Reading):
            continue
        raw = times(reading.value, Decimal(10) ** power)
        end = start + len(cell)
        yield Draft(
            start, end, start, end, times(raw, unit.factor), None, None, "plain", False, unit, end, end, raw, "quantity/table-cell"
        )  # fmt: skip
