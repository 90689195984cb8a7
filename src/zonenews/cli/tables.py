"""Records as tables that fit the terminal: in columns where these fit, else record by record; no number or date is ever cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from zonenews.cli.folding import fold, narrowest
from zonenews.cli.terminal import Line

WIDEST = 60
"""Terminal cells a column may fill before its text is folded."""

COMFORTABLE = 14
"""Terminal cells a column of words should have; where columns would be narrower, records stand one below the other."""

GAP = "  "


def table(title: str, columns: Mapping[str, Sequence[str]], width: int) -> Iterator[Line]:
    r"""Lay out one table.

    Args:
        title: what stands above it.
        columns: headings and cells; all columns have the same number of cells. Columns that are empty in every row are left out.
        width: cells of the terminal.

    Yields:
        The lines, none wider than `width` but for a number that is.

    >>> print(*table("zones (1)", {"id": ["n1"], "name": ["青石湖高新区"]}, 40), sep="\n")
    zones (1)
    id  name
    --  ------------
    n1  青石湖高新区
    """
    filled = {name: cells for name, cells in columns.items() if any(cells)}
    yield Line(title, style="bold")
    if not filled:
        return
    widths = _widths(filled, width)
    yield from _in_columns(filled, widths) if widths else _one_by_one(filled, width)


def _widths(columns: Mapping[str, Sequence[str]], width: int) -> list[int]:
    """How wide each column is to be; empty where they do not fit side by side."""
    natural = [
        min(max(cell_len(text) for text in (name, *cells)), max(WIDEST, *map(narrowest, cells)))
        for name, cells in columns.items()
    ]
    least = [
        min(wanted, max(COMFORTABLE, narrowest(name), *map(narrowest, cells)))
        for (name, cells), wanted in zip(columns.items(), natural, strict=True)
    ]
    spare = width - len(GAP) * (len(natural) - 1) - sum(least)
    if spare < 0:
        return []
    widths = list(least)
    while spare > 0 and widths != natural:
        wanting = [place for place, wanted in enumerate(natural) if widths[place] < wanted]
        for place in wanting:
            more = min(natural[place] - widths[place], max(1, spare // len(wanting)), spare)
            widths[place] += more
            spare -= more
    return widths


def _in_columns(columns: Mapping[str, Sequence[str]], widths: list[int]) -> Iterator[Line]:
    yield from _row([fold(name, size) for name, size in zip(columns, widths, strict=True)], widths, "dim")
    yield Line(GAP.join("-" * size for size in widths), style="dim")
    for row in zip(*columns.values(), strict=True):
        yield from _row([fold(cell, size) for cell, size in zip(row, widths, strict=True)], widths, "")


def _row(cells: list[list[str]], widths: list[int], style: str) -> Iterator[Line]:
    for number in range(max(map(len, cells))):
        line = ""
        for lines, size in zip(cells, widths, strict=True):
            text = lines[number] if number < len(lines) else ""
            line += text + " " * (size - cell_len(text)) + GAP
        yield Line(line.rstrip(), style=style)


def _one_by_one(columns: Mapping[str, Sequence[str]], width: int) -> Iterator[Line]:
    """Each record as `heading: value` one after the other, under its number."""
    rows = list(zip(*columns.values(), strict=True))
    indent = len(str(len(rows))) + len(GAP)
    for number, row in enumerate(rows, 1):
        lines = [Line(f"{number:>{indent - len(GAP)}}{GAP}")]
        for name, cell in zip(columns, row, strict=True):
            if cell:
                _append(lines, name, cell, width, indent)
        yield from lines


def _append(lines: list[Line], name: str, cell: str, width: int, indent: int) -> None:
    """Add one slot to the last line, or to a new one where it does not fit."""
    used = cell_len(lines[-1].plain)
    gap = GAP if used > indent else ""
    if used > indent and used + len(gap) + cell_len(f"{name}: {cell}") > width:
        lines.append(Line(" " * indent))
        used, gap = indent, ""
    lines[-1].append(gap).append(f"{name}: ", style="dim")
    room = width - used - len(gap) - cell_len(f"{name}: ")
    first, *rest = fold(cell, max(room, 1))
    lines[-1].append(first)
    lines += [Line(" " * (indent + len(GAP)) + line) for line in _folded(rest, width - indent - len(GAP))]


def _folded(rest: list[str], width: int) -> list[str]:
    """What did not fit on the first line, folded to the width of the lines below it."""
    return fold(" ".join(rest) if any(" " in line for line in rest) else "".join(rest), width) if rest else []
