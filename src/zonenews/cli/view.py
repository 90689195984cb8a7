"""What people see in a terminal: documents as tables, and the progress of a run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import attrs
from rich import box
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from zonenews.cli.runs import Tally
from zonenews.document import Document
from zonenews.outputs.brief import brief, is_place
from zonenews.text.records import Fact

HIDDEN = frozenset({"span", "rule"})
WIDEST = 60
"""Terminal cells a column may fill before its text is folded."""

SHOWN_FAILURES = 10


def show(document: Document, name: str, console: Console) -> None:
    """Print a document: a headline, then one table for each kind of record that was found."""
    console.print(Text(name, style="bold"), Text(repr(document)[len("<Document ") : -1], style="dim"))
    article = document.article
    heads = {"title": article.title, "source": article.source, "authors": article.authors, "editor": article.editor}
    console.print(Text("  ".join(f"{head}: {brief(value)}" for head, value in heads.items() if value)))
    tables = [(field.name, getattr(document, field.name)) for field in attrs.fields(Document)]
    filled = [(title, records) for title, records in tables if isinstance(records, tuple) and records]
    for title, records in sorted(filled, key=lambda table: not isinstance(table[1][0], Fact)):  # facts first
        console.print(_table(title, records))
    console.print()


def _table(title: str, records: tuple[Any, ...]) -> Table:
    """One row a record; columns that are empty in every row are left out."""
    names = [field.name for field in attrs.fields(type(records[0])) if field.name not in HIDDEN]
    columns = {name: [_cell(getattr(record, name)) for record in records] for name in names}
    filled = {name: cells for name, cells in columns.items() if any(cells)}
    table = Table(title=f"{title} ({len(records)})", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in filled:
        table.add_column(name, overflow="fold", max_width=WIDEST)
    for row in zip(*filled.values(), strict=True):
        table.add_row(*map(Text, row))
    return table


def _cell(value: Any) -> str:
    return "" if is_place(value) else brief(value)


@contextmanager
def progress(size: int | None) -> Iterator[Callable[[Tally], None]]:
    """A bar while someone is watching; it stays off standard output when that is no terminal.

    Args:
        size: bytes of input, or `None` when that is not known.
    """
    console = Console(stderr=not sys.stdout.isatty())
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[note]}"), TimeRemainingColumn())
    started = time.monotonic()
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=size, note="reading")

        def report(tally: Tally) -> None:
            rate = (tally.entries - tally.resumed) / max(time.monotonic() - started, 1e-9)
            failures = f", {len(tally.failures)} failed" if tally.failures else ""
            bar.update(task, completed=tally.done, note=f"{tally.entries:,} articles, {rate:,.0f}/s{failures}")

        yield report


def summary(tally: Tally, seconds: float) -> str:
    """The last word on a run: how much, how fast, and what failed."""
    new = tally.entries - tally.resumed
    earlier = f" ({tally.resumed:,} of them in an earlier run)" if tally.resumed else ""
    rates = f"{new / seconds:,.0f} articles/s, {tally.characters / seconds / 1e6:.2f} M characters/s"
    lines = [f"{tally.entries:,} articles{earlier} in {seconds:.1f} s: {rates}"]
    if tally.failures:
        lines.append(f"{len(tally.failures):,} could not be parsed:")
        lines += (
            f"  {failure.id}: {failure.error and failure.error.message}" for failure in tally.failures[:SHOWN_FAILURES]
        )
        if len(tally.failures) > SHOWN_FAILURES:
            lines.append("  ... the others are in the output, with their errors")
    return "\n".join(lines)
