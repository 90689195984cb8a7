"""Rows of comma-separated text, strictly: a row whose quotation marks are broken costs itself and not those after it."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

import attrs

csv.field_size_limit(1 << 30)  # articles are longer than the library expects of a cell

MENDINGS = 100
"""How often the rest of a file is read again after a quotation mark that nothing closes; later ones are not looked into."""


@attrs.frozen(kw_only=True)
class Row:
    """One row.

    Attributes:
        line: the line it begins on, from 1.
        fields: its cells.
        reason: why it has none.
    """

    line: int
    fields: tuple[str, ...] = ()
    reason: str | None = None


class _Lines:
    """Lines that can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.ahead: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.ahead.popleft() if self.ahead else next(self.lines)
        self.taken.append(line)
        self.number += 1
        return line

    def give_back(self) -> None:
        """Give back what was taken, but for the first line."""
        self.number -= len(self.taken) - 1
        self.ahead.extendleft(reversed(self.taken[1:]))


def separated_rows(lines: Iterator[str], delimiter: str) -> Iterator[Row]:
    r"""Cut lines into rows after RFC 4180.

    Args:
        lines: the lines with their ends.
        delimiter: what stands between cells.

    Yields:
        A row for each that is there. Where a quotation mark is not closed, or closed in the middle of a cell, the row on that line has a reason
        instead of cells, and reading goes on at the next line. Empty lines are no rows.

    >>> [row.fields for row in separated_rows(iter(['a,"b,\n', 'c"\n']), ",")]
    [('a', 'b,\nc')]
    >>> [row.reason for row in separated_rows(iter(['a,"b\n', "c,d\n"]), ",")]
    ['a quotation mark is not closed', None]
    """
    source = _Lines(lines)
    mendings = 0
    while True:
        source.taken.clear()
        line = source.number + 1
        try:
            fields = next(csv.reader(source, delimiter=delimiter, strict=True))
        except StopIteration:
            return
        except csv.Error as error:
            open_end = "unexpected end" in str(error)
            source.give_back()
            yield Row(line=line, reason="a quotation mark is not closed" if open_end else str(error))
            mendings += open_end
            if mendings == MENDINGS:
                break
        else:
            if fields:
                yield Row(line=line, fields=tuple(fields))
    for _ in source:
        yield Row(line=source.number, reason="it comes after too many quotation marks that are not closed")
