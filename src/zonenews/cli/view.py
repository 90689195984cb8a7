"""What people see in a terminal: documents as tables, and the progress of a run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import attrs

from zonenews._counted import counted
from zonenews.cli.folding import fold
from zonenews.cli.sources import STDIN
from zonenews.cli.tables import table
from zonenews.cli.tally import Tally
from zonenews.cli.terminal import Line, Terminal, surely_no_terminal
from zonenews.cli.visible import visible
from zonenews.document import Document
from zonenews.lexicon.headings import Language, heading
from zonenews.many import Result
from zonenews.outputs.brief import brief, is_place
from zonenews.text.records import Fact

HIDDEN = frozenset({"span", "rule"})


def show(document: Document, name: str, console: Terminal, language: Language = "en") -> None:
    """Print a document: a headline, then one table for each kind of record that was found."""
    article = document.article
    heads = {"title": article.title, "source": article.source, "authors": article.authors, "editor": article.editor}
    facts = [f"{heading(head, language)}: {visible(brief(value))}" for head, value in heads.items() if value]
    lines = [
        *(Line(line, style="bold") for line in fold(visible(name), console.width)),
        *(Line(line, style="dim") for line in fold(_headline(document, language), console.width)),
        *(Line(line) for fact in facts for line in fold(fact, console.width)),
    ]
    tables = [(field.name, getattr(document, field.name)) for field in attrs.fields(Document)]
    filled = [(title, records) for title, records in tables if isinstance(records, tuple) and records]
    for title, records in sorted(filled, key=lambda kind: not isinstance(kind[1][0], Fact)):  # facts first
        lines += [Line(""), *record_table(title, records, console.width, language)]
    console.lines([*lines, Line("")])


def record_table(title: str, records: Iterable[Any], width: int, language: Language) -> Iterator[Line]:
    """One row a record."""
    rows = list(records)
    names = [field.name for field in attrs.fields(type(rows[0])) if field.name not in HIDDEN]
    columns = {heading(name, language, table=title): [_cell(getattr(row, name)) for row in rows] for name in names}
    return table(f"{heading(title, language)} ({len(rows)})", columns, width)


def _headline(document: Document, language: Language) -> str:
    if language == "en":
        return repr(document)[len("<Document ") : -1]
    fields = ((field.name, getattr(document, field.name)) for field in attrs.fields(Document))
    counts = [f"{heading(name, language)} {len(value)}" for name, value in fields if isinstance(value, tuple) and value]
    day = f"，{heading('published', language)} {document.published.isoformat()}" if document.published else ""
    return f"{document.script}，{len(document.source)} 字{day}：{'，'.join(counts) or '无记录'}"


def _cell(value: Any) -> str:
    return "" if is_place(value) else visible(brief(value))


def title_of(key: str) -> str:
    """An id as people read it."""
    return "standard input" if key == STDIN else visible(key)


def complaint(failure: Result) -> str:
    """One line on an article that could not be read."""
    return f"{title_of(failure.id)}: {visible(failure.error.message if failure.error else '')}"


@contextmanager
def progress(size: int | None, *, watched: bool = True) -> Iterator[Callable[[Tally], None]]:
    """A bar on standard error while someone is watching.

    Args:
        size: bytes of input, or `None` when that is not known.
        watched: whether there is to be one at all: where the records themselves are shown it would be in their way.
    """
    if not watched or surely_no_terminal(sys.stderr):
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - for terminals only
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    if not console.is_terminal:
        # Before version 15 rich prints an empty line at the end of a bar that is switched off.
        yield lambda _: None
        return
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[note]}"), TimeRemainingColumn())
    started = time.monotonic()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=size, note="reading")

        def report(tally: Tally) -> None:
            rate = (tally.entries - tally.resumed) / max(time.monotonic() - started, 1e-9)
            failures = f", {tally.failed:,} failed" if tally.failed else ""
            bar.update(task, completed=tally.done, note=f"{counted(tally.entries, 'article')}, {rate:,.0f}/s{failures}")

        yield report


def summary(tally: Tally, seconds: float) -> str:
    """The last word on a run: how much, how fast, and what failed."""
    new = tally.entries - tally.resumed
    earlier = f" ({tally.resumed:,} of them in an earlier run)" if tally.resumed else ""
    characters = tally.characters / seconds
    size = f"{characters / 1e6:.2f} M" if characters >= 1e5 else f"{characters:,.0f}"
    lines = [
        f"{counted(tally.entries, 'article')}{earlier} in {seconds:.1f} s: {new / seconds:,.0f} articles/s, {size} characters/s"
    ]
    if tally.passed_over:
        was, ending = ("was", "its ending says") if tally.passed_over == 1 else ("were", "their endings say")
        lines.append(f"{counted(tally.passed_over, 'file')} {was} passed over: {ending} nothing that can be read")
    if tally.failed:
        lines.append(f"{tally.failed:,} could not be parsed:")
        lines += (f"  {complaint(failure)}" for failure in tally.failures)
        if tally.failed > len(tally.failures):
            lines.append("  ... the others are in the output, with their errors")
    return "\n".join(lines)
