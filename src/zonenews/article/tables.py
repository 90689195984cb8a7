"""Tables that the web flattened to text: their cells in lines, parted by spaces, tabs or bars, or each cell a line of its own.

```text
单位：万元                          单位：万元
开发区  税收  同比（%）             开发区
青石湖经开区  1286  7.3             税收
临澜高新区  930  -2.1               青石湖经开区
                                    1286
```

What a column or a row is about is for the readers of facts to say; here stands what every reader of tables has to know: where
the cells are, which of them are heads, and in which unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews.article.table_parts import (
    LINE_REACH,
    LONGEST_LINE,
    YEAR_RE,
    Cell,
    Table,
    has_figures,
    stands_over,
    table_head,
    unit_above,
    without_spaces,
)
from zonenews.text.spans import Span

_LINE_RE = lazy(r"[^\n\r]+")
_CELL_RE = lazy(r"[^ \t\u3000\xa0|｜]+")
_RULE_RE = lazy(r"[\s|｜:：—\-=_+]+")


class _Line(NamedTuple):
    """A line with its cells."""

    cells: list[Cell]
    start: int
    end: int


def scan_tables(text: str) -> tuple[Table, ...]:
    r"""Find the flattened tables of a normal text.

    A table is a header, which has no numbers but years, and at least one line below it with as many cells, one of them a number
    or the header of words that tables alone have over their columns (项目名称, 指标). Empty lines and rules of dashes do not end it.

    Args:
        text: normal text; spans count in it.

    Returns:
        The tables in text order; empty where there is none.

    >>> table, = scan_tables("单位：万元\n开发区 税收 同比（%）\n青石湖经开区 1286 7.3\n临澜高新区 930 -2.1\n")
    >>> [(head.name, table.unit_of(index)) for index, head in enumerate(table.header)]
    [('开发区', '万元'), ('税收', '万元'), ('同比', '%')]
    >>> [[cell.text for cell in row] for row in table.rows]
    [['青石湖经开区', '1286', '7.3'], ['临澜高新区', '930', '-2.1']]
    >>> scan_tables("园区新闻 通知公告\n5月8日，三个项目签约。")
    ()
    """
    found: list[Table] = []
    if APART_RE.search(text):
        found += _tables(text)
    if _ALONE_RE.search(text):
        found = _merged(found, [*_upright_tables(text)])
    return tuple(found)


def figure_tables(text: str) -> tuple[Span, ...]:
    r"""Find the tables of a normal text whose lines look like the furniture of a page: a line for each cell, bars between them, or short words.

    Args:
        text: normal text; spans count in it.

    Returns:
        From the first head to the last figure, in text order; of two that overlap the one whose lines have bars.

    >>> barred = "| 行业 | 产值（万元） |\n| --- | --- |\n| 纺织 | 1286 |\n| 造纸 | 930 |\n"
    >>> [barred[span.slice][-5:] for span in figure_tables(barred)], figure_tables("首页 | 新闻 | 2023\n| 专题 | 视频 | 2024")
    (['930 |'], ())
    """
    barred = [*_barred_tables(text)] if "|" in text or "｜" in text else []
    if APART_RE.search(text):
        barred = _merged(barred, [*_told_tables(text)])
    upright = [*_upright_tables(text)] if _ALONE_RE.search(text) else []
    return tuple([table.span for table in _merged(barred, upright)])


def _barred_tables(text: str) -> Iterator[Table]:
    """Tables with bars in all lines, heads that say what a column holds, and a column of figures: no menu has them."""
    for table in _tables(text):
        lines = text[table.span.slice].splitlines()
        if all(map(_has_bar, lines)) and has_figures(table.rows) and any(map(_is_told, _heads(text, table))):
            end = text.find("\n", table.span.end)
            yield attrs.evolve(table, span=Span(table.span.start, len(text) if end < 0 else end))


def _told_tables(text: str) -> Iterator[Table]:
    """Tables of spaces with a column of figures and several heads that say what a column holds: a line of them is as short as a menu."""
    for table in _tables(text):
        if has_figures(table.rows) and sum(map(_is_told, _heads(text, table))) >= _SEVERAL:
            yield table


_SEVERAL = 2


def _heads(text: str, table: Table) -> list[Cell]:
    """The cells of a header as they are written."""
    return [Cell(text[head.span.slice], head.start, head.end) for head in table.header]


def _is_told(head: Cell) -> bool:
    """Whether a head says what its column holds; a menu may have years."""
    return YEAR_RE.fullmatch(head.text) is None and stands_over(head.text)


def _has_bar(line: str) -> bool:
    return not _BARS.isdisjoint(line)


APART_RE = lazy(r"[ \t\u3000\xa0|｜](?<=[^\s|｜].)[ \t\u3000\xa0|｜]*[^\s|｜]+[ \t\u3000\xa0|｜]*[\n\r]")
"""Cells at the end of a line; most articles have none. The sign that parts them comes first, for it is rarer than what stands before it."""
_ALONE_RE = lazy(r"\n[ \t\u3000]*[-−－—+±]?[0-9][0-9,.]*[%％]?[ \t\u3000|｜]*\n")
"""A number that is a line; a bar may end it."""
_BARS = frozenset("|｜")
_AROUND_CELL = " \t\u3000\xa0|｜"


def _merged(tables: list[Table], others: list[Table]) -> list[Table]:
    """Both in text order; of tables that overlap the first of either list."""
    apart = [
        other
        for other in others
        if not any(table.span.start < other.span.end and other.span.start < table.span.end for table in tables)
    ]
    return sorted([*tables, *apart], key=lambda table: table.span)


def _tables(text: str) -> Iterator[Table]:
    header: _Line | None = None
    unit: str | None = None
    rows: list[tuple[Cell, ...]] = []
    above: list[str] = []
    for line in _lines(text):
        if (
            header is not None
            and (row := _row(line.cells, len(header.cells)))
            and not _is_header(line.cells, inside=True)
        ):
            rows.append(row)
            continue
        yield from _closed(header, rows, unit)
        header, rows = (line if len(line.cells) > 1 and _is_header(line.cells, inside=False) else None), []
        if header is not None:
            unit, above = unit_above(above), []
        else:
            above = [*above[1 - LINE_REACH :], text[line.start : line.end]]
    yield from _closed(header, rows, unit)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that say something, each with its cells; a line of running text has none."""
    for match in _LINE_RE.finditer(text):
        line = match[0]
        if _RULE_RE.fullmatch(line):
            continue
        cells: list[Cell] = []
        if len(line) <= LONGEST_LINE and "。" not in line:
            cells = [Cell(cell[0], *cell.span()) for cell in _CELL_RE.finditer(text, *match.span())]
        yield _Line(cells, *match.span())


_LONGEST_CELL = 40


def _upright_tables(text: str) -> Iterator[Table]:
    """Tables with a line for each cell: heads, then a name and its figures again and again."""
    run: list[Cell] = []
    for match in _LINE_RE.finditer(text):
        line = match[0].strip(_AROUND_CELL)
        if not line or _RULE_RE.fullmatch(line):
            continue
        if len(line) <= _LONGEST_CELL and "。" not in line:
            at = match.start() + match[0].index(line)
            run.append(Cell(line, at, at + len(line)))
            continue
        yield from _upright(run)
        run = []
    yield from _upright(run)


def _upright(run: list[Cell]) -> Iterator[Table]:
    """The tables in a run of lines that may be cells."""
    figures = [cell.is_number or cell.is_empty for cell in run]
    at = done = 0
    while at < len(run):
        if not figures[at]:
            at += 1
            continue
        names, numbers = _block(figures, at)
        width = names + numbers
        first = at - names
        rows = _blocks(figures, first, names, width) if names else 0
        head = _head_start(run, first, width, done) if rows > 1 else None
        if head is None:
            at += numbers
            continue
        header = tuple([table_head(cell) for cell in run[head : head + width]])
        unit = unit_above([cell.text for cell in run[max(0, head - LINE_REACH) : head]])
        done = first + rows * width
        lines = [*range(first, done, width)]
        while more := _blocks(figures, done + 1, names, width) if not any(figures[done : done + 1]) else 0:
            lines += range(done + 1, done + 1 + more * width, width)  # below a line that only names a group
            done += 1 + more * width
        yield Table(
            header=header,
            rows=tuple([tuple(run[i : i + width]) for i in lines]),
            unit=unit,
            span=Span(run[head].start, run[done - 1].end),
        )
        at = done


def _head_start(run: list[Cell], first: int, width: int, done: int) -> int | None:
    """Where the heads begin: right above the first line, or one line higher where a section has a heading without figures."""
    best = None
    most = 0
    for start in (first - width, first - width - 1):
        heads = run[start : start + width] if start >= done else []
        over = sum(stands_over(without_spaces(cell.text)) for cell in heads)
        if over > most and not any(cell.is_number for cell in heads if not YEAR_RE.fullmatch(cell.text)):
            best, most = start, over
    return None if best is None or (most < width and stands_over(without_spaces(run[first].text))) else best


def _block(figures: list[bool], at: int) -> tuple[int, int]:
    """How many words and how many figures make a line of the table whose first figure stands at `at`; no words where it is none."""
    numbers = _length(figures, at, value=True)
    words = _length(figures, at + numbers, value=False)
    return (words, numbers) if 1 <= words <= 3 and at + numbers + words < len(figures) else (0, numbers)


def _length(figures: list[bool], at: int, *, value: bool) -> int:
    """How many of the lines from `at` on are figures, or words."""
    end = at
    while end < len(figures) and figures[end] == value:
        end += 1
    return end - at


def _blocks(figures: list[bool], first: int, names: int, width: int) -> int:
    """How many lines of the table, of so many words and figures, follow each other from `first` on."""
    line = [False] * names + [True] * (width - names)
    count = 0
    while first >= 0 and figures[first + count * width : first + (count + 1) * width] == line:
        count += 1
    return count


def _is_header(cells: Sequence[Cell], *, inside: bool) -> bool:
    """Whether cells are heads: none is a number but a year, and, inside a table, all are words that stand over columns."""
    if any(cell.is_number and not YEAR_RE.fullmatch(cell.text) for cell in cells) or any(
        cell.is_empty for cell in cells
    ):
        return False
    return not inside or 2 * sum(stands_over(cell.text) for cell in cells) > len(cells)


def _row(cells: list[Cell], width: int) -> tuple[Cell, ...] | None:
    """Cells as a line under a header of a width; cells at its beginning that are no numbers may be one name cut by spaces."""
    extra = len(cells) - width
    if extra < 0 or not cells:
        return None
    if extra == 0:
        return tuple(cells)
    first = 1 if cells[0].text.isdigit() else 0  # a running number
    name = cells[first : first + extra + 1]
    if len(cells) <= first + extra + 1 or any(cell.is_number or cell.is_empty for cell in name):
        return None
    joined = Cell(" ".join(cell.text for cell in name), name[0].start, name[-1].end)
    return (*cells[:first], joined, *cells[first + extra + 1 :])


def _closed(header: _Line | None, rows: list[tuple[Cell, ...]], unit: str | None) -> Iterator[Table]:
    """The table of a header and the lines under it, if they are one."""
    if header is None or not rows:
        return
    if not (any(stands_over(cell.text) for cell in header.cells) or has_figures(rows)):
        return
    if len(header.cells) == 2 and not has_figures(rows):  # two words over two words
        return
    heads = [table_head(cell) for cell in header.cells]
    yield Table(header=tuple(heads), rows=tuple(rows), unit=unit, span=Span(header.start, rows[-1][-1].end))
