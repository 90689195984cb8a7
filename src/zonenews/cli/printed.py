"""Documents on standard output: as tables to read, as JSON, or a line each."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeAlias

import attrs
import click

from zonenews.cli.listing import Listing
from zonenews.cli.out import say, write_out
from zonenews.cli.tally import Tally, chunks_of
from zonenews.cli.terminal import Terminal
from zonenews.cli.view import complaint, progress, show, title_of
from zonenews.cli.visible import json_visible
from zonenews.cli.work import Reading, json_line, results_of
from zonenews.lexicon.headings import Language
from zonenews.many import WIRE, Result, crashed
from zonenews.processes import Crash, map_chunks
from zonenews.serialization import json_types


@attrs.frozen(kw_only=True)
class Job:
    """What goes to standard output, and how.

    Attributes:
        listing: what is read.
        reading: how articles are read.
        workers: processes, or `None` for all cores.
        language: of headings.
    """

    listing: Listing
    reading: Reading
    workers: int | None
    language: Language

    def to_stdout(self, form: str) -> Tally:
        """Do it, in one of the forms of `WRITERS`; give what was done."""
        self.listing.check()
        tally = Tally(passed_over=self.listing.passed_over)
        with progress(self.listing.size, watched=not sys.stdout.isatty()) as report:
            WRITERS[form](self, tally, report)
        return tally


Report: TypeAlias = "Callable[[Tally], None]"
"""Called after each chunk."""


def _write_lines(job: Job, tally: Tally, report: Report) -> None:
    from zonenews.cli.runs import render_all  # noqa: PLC0415 - as files are written; the other forms need nothing of it

    shown = json_visible if sys.stdout.isatty() else None
    for chunk, piece in render_all(chunks_of(job.listing), "jsonl", job.reading, job.workers):
        write_out(piece.payload if shown is None else shown(piece.payload.decode()))
        _count(tally, piece.entries, piece.failures, chunk[-1].done)
        report(tally)


def _write_json(job: Job, tally: Tally, report: Report) -> None:
    objects = [json.loads(json_line(result)) for result in _results(job, tally, report)]
    text = json_types.to_json(objects[0] if len(objects) == 1 else objects, indent=2)
    say(json_visible(text) if sys.stdout.isatty() else text)


def _write_tables(job: Job, tally: Tally, report: Report) -> None:
    console = Terminal()
    for result in _results(job, tally, report):
        if result.document is not None:
            show(result.document, title_of(result.id), console, job.language)


WRITERS = {"table": _write_tables, "json": _write_json, "jsonl": _write_lines}


def _results(job: Job, tally: Tally, report: Report) -> Iterator[Result]:
    work = partial(results_of, reading=job.reading)
    for chunk, outcomes in map_chunks(work, chunks_of(job.listing), workers=job.workers, wire=WIRE):
        for outcome in outcomes:
            results = [crashed(outcome.item.work.id)] if isinstance(outcome, Crash) else outcome
            _count(tally, len(results), [result for result in results if result.error is not None], chunk[-1].done)
            yield from results
        report(tally)


def _count(tally: Tally, entries: int, failures: Any, done: int) -> None:
    tally.count(entries, failures, done)
    for failure in failures:
        click.echo(f"zonenews: {complaint(failure)}", err=True)
