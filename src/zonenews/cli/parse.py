"""`zonenews parse`: articles to tables, JSON, JSON lines, Parquet or a directory of tables."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs
import click

from zonenews.cli.attended import attend
from zonenews.cli.destinations import Destination
from zonenews.cli.exits import Exit
from zonenews.cli.listing import Listing, list_inputs
from zonenews.cli.options import field_options, language_option, options, overwrite_option, reading_options
from zonenews.cli.out import say, write_out
from zonenews.cli.runs import Run, Tally, chunks_of, parts_folder, render_all
from zonenews.cli.sinks import json_line
from zonenews.cli.sources import Inputs
from zonenews.cli.view import Terminal, complaint, progress, show, title_of
from zonenews.cli.visible import json_visible
from zonenews.cli.work import Reading, results_of
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
        report: called after each chunk.
    """

    listing: Listing
    reading: Reading
    workers: int | None
    language: Language
    report: Callable[[Tally], None]


@click.command("parse", short_help="Parse articles to tables, JSON or Parquet.")
@click.argument("names", nargs=-1, required=True, metavar="FILE...")
@reading_options
@options(*field_options)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="What standard output gets: tables to read, one JSON document (an array for several), or a line each.",
)
@language_option
@click.option(
    "-o", "--output", metavar="PATH", help="Write NAME.jsonl, NAME.parquet, or a directory of Parquet tables."
)
@overwrite_option
@click.option("--resume", is_flag=True, help="Go on with an interrupted run to the same output.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes.  [default: one for each core]")
def parse_command(
    names: tuple[str, ...], form: str, language: Language, output: str | None, workers: int | None, **more: Any
) -> None:
    """Parse articles.

    FILE is a text, an HTML page, a table of articles (JSON, JSON lines, CSV, TSV, Parquet), a directory of these, or - for standard input.

    \b
    Examples:
      zonenews parse article.txt
      zonenews parse article.txt --format json > article.json
      zonenews parse article.txt --kinds indicators,projects
      zonenews parse pages/ -o records.parquet
      zonenews parse corpus.csv --text-field body -o records.jsonl
      zonenews parse corpus.csv -o tables/ --resume
      cat article.txt | zonenews parse - --published 2023-07-12

    The exit code is 0 when everything was parsed, 1 when some article could not be read: the others are parsed all the same, and the failures
    are named. The other codes are in the documentation.
    """  # noqa: D301 - \b is click's mark, not an escape
    resume, overwrite = more.pop("resume"), more.pop("overwrite")
    reading = Reading(kinds=more.pop("kinds"), boilerplate=more.pop("boilerplate"))
    inputs = Inputs(names=names, **more)
    if output is None:
        for name, given in (("--resume", resume), ("--overwrite", overwrite)):
            if given:
                raise click.UsageError(f"{name} needs --output")
        tally = _to_stdout(list_inputs(inputs), form, workers, language, reading)
    else:
        tally = _to_file(inputs, Destination.named(output, overwrite=overwrite), workers, reading, resume=resume)
    if tally.failed:
        sys.exit(Exit.FAILURES)


def _to_file(inputs: Inputs, destination: Destination, workers: int | None, reading: Reading, *, resume: bool) -> Tally:
    listing = list_inputs(inputs, without=parts_folder(destination.path))
    run = Run(listing=listing, destination=destination, reading=reading, workers=workers)
    return attend(run, resume=resume) or Tally()


def _to_stdout(listing: Listing, form: str, workers: int | None, language: Language, reading: Reading) -> Tally:
    listing.check()
    tally = Tally(passed_over=listing.passed_over)
    with progress(listing.size, watched=not sys.stdout.isatty()) as report:
        job = Job(listing=listing, reading=reading, workers=workers, language=language, report=report)
        WRITERS[form](job, tally)
    return tally


def _write_lines(job: Job, tally: Tally) -> None:
    shown = json_visible if sys.stdout.isatty() else None
    for chunk, piece in render_all(chunks_of(job.listing), "jsonl", job.reading, job.workers):
        write_out(piece.payload if shown is None else shown(piece.payload.decode()))
        _count(tally, piece.entries, piece.failures, chunk[-1].done)
        job.report(tally)


def _write_json(job: Job, tally: Tally) -> None:
    objects = [json.loads(json_line(result)) for result in _results(job, tally)]
    text = json_types.to_json(objects[0] if len(objects) == 1 else objects, indent=2)
    say(json_visible(text) if sys.stdout.isatty() else text)


def _write_tables(job: Job, tally: Tally) -> None:
    console = Terminal()
    for result in _results(job, tally):
        if result.document is not None:
            show(result.document, title_of(result.id), console, job.language)


WRITERS = {"table": _write_tables, "json": _write_json, "jsonl": _write_lines}


def _results(job: Job, tally: Tally) -> Iterator[Result]:
    work = partial(results_of, reading=job.reading)
    for chunk, outcomes in map_chunks(work, chunks_of(job.listing), workers=job.workers, wire=WIRE):
        for outcome in outcomes:
            results = [crashed(outcome.item.work.id)] if isinstance(outcome, Crash) else outcome
            _count(tally, len(results), [result for result in results if result.error is not None], chunk[-1].done)
            yield from results
        job.report(tally)


def _count(tally: Tally, entries: int, failures: Any, done: int) -> None:
    tally.count(entries, failures, done)
    for failure in failures:
        click.echo(f"zonenews: {complaint(failure)}", err=True)
