"""Documents as tables in a terminal."""

from __future__ import annotations

from typing import Any

import attrs
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from zonenews.document import Document
from zonenews.outputs.brief import brief

HIDDEN = frozenset({"span", "rule"})
WIDEST = 60
"""Terminal cells a column may fill before its text is folded."""


def show(document: Document, name: str, console: Console) -> None:
    """Print a document: a headline, then one table for each kind of record that was found."""
    console.print(Text(name, style="bold"), Text(repr(document)[len("<Document ") : -1], style="dim"))
    for field in attrs.fields(Document):
        value = getattr(document, field.name)
        if isinstance(value, tuple) and value:
            console.print(_table(field.name, value))
        elif attrs.has(type(value)) and brief(value):
            console.print(_table(field.name, (value,)))
    console.print()


def _table(title: str, records: tuple[Any, ...]) -> Table:
    """One row a record; columns that are empty in every row are left out."""
    names = [field.name for field in attrs.fields(type(records[0])) if field.name not in HIDDEN]
    columns = {name: [brief(getattr(record, name)) for record in records] for name in names}
    filled = {name: cells for name, cells in columns.items() if any(cells)}
    table = Table(title=f"{title} ({len(records)})", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in filled:
        table.add_column(name, overflow="fold", max_width=WIDEST)
    for row in zip(*filled.values(), strict=True):
        table.add_row(*map(Text, row))
    return table
