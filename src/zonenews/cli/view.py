"""What people see in a terminal: documents as tables, and the progress of a run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import attrs
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from zonenews.cli.folding import fold
from zonenews.cli.out import write_out
from zonenews.cli.runs import Tally
from zonenews.cli.sources import STDIN
from zonenews.cli.tables import table
from zonenews.cli.visible import visible
from zonenews.document import Document
from zonenews.lexicon.headings import Language, heading
from zonenews.many import Result
from zonenews.outputs.brief import brief, is_place
from zonenews.text.records import Fact

HIDDEN = frozenset({"span", "rule"})

PIPED = 100
"""Width of tables that go to a file or a pipe, in terminal cells."""


class Terminal(Console):
    """Standard output: colours on a terminal only, and lines as they are."""

    def __init__(self) -> None:
        """Take the width of the terminal, or `COLUMNS`, or that of a pipe."""
        super().__init__(highlight=False, soft_wrap=True)
        if not self.is_terminal and "COLUMNS" not in self._environ:
            self.width = PIPED

    def lines(self, lines: Iterable[Text]) -> None:
        """Print lines, none of them folded or cut."""
        with self.capture() as written:
            for line in lines:
                self.print(line, soft_wrap=True, crop=False, overflow="ignore")
        write_out(written.get())


def show(document: Document, name: str, console: Terminal, language: Language = "en") -> None:
    """Print a document: a headline, then one table for each kind of record that was found."""
    article = document.article
    heads = {"title": article.title, "source": article.source, "authors": article.authors, "editor": article.editor}
    facts = [f"{heading(head, language)}: {visible(brief(value))}" for head, value in heads.items() if value]
    lines = [
        *(Text(line, style="bold") for line in fold(visible(name), console.width)),
        *(Text(line, style="dim") for line in fold(_headline(document, language), console.width)),
        *(Text(line) for fact in facts for line in fold(fact, console.width)),
    ]
    tables = [(field.name, getattr(document, field.name)) for field in attrs.fields(Document)]
    filled = [(title, records) for title, records in tables if isinstance(records, tuple) and records]
    for title, records in sorted(filled, key=lambda kind: not isinstance(kind[1][0], Fact)):  # facts first
        lines += [Text(""), *record_table(title, records, console.width, language)]
    console.lines([*lines, Text("")])


def record_table(title: str, records: Iterable[Any], width: int, language: Language) -> Iterator[Text]:
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
    console = Console(stderr=True)
    if not (watched and console.is_terminal):
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
            bar.update(task, completed=tally.done, note=f"{tally.entries:,} articles, {rate:,.0f}/s{failures}")

        yield report


def summary(tally: Tally, seconds: float) -> str:
    """The last word on a run: how much, how fast, and what failed."""
    new = tally.entries - tally.resumed
    earlier = f" ({tally.resumed:,} of them in an earlier run)" if tally.resumed else ""
    rates = f"{new / seconds:,.0f} articles/s, {tally.characters / seconds / 1e6:.2f} M characters/s"
    lines = [f"{tally.entries:,} articles{earlier} in {seconds:.1f} s: {rates}"]
    if tally.passed_over:
        lines.append(f"{tally.passed_over:,} files were passed over: their endings say nothing that can be read")
    if tally.failed:
        lines.append(f"{tally.failed:,} could not be parsed:")
        lines += (f"  {complaint(failure)}" for failure in tally.failures)
        if tally.failed > len(tally.failures):
            lines.append("  ... the others are in the output, with their errors")
    return "\n".join(lines)
