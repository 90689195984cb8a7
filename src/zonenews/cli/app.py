"""The commands and their options."""

from __future__ import annotations

import codecs
import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from zonenews.cli.runs import Run, Tally, chunks_of, render_all
from zonenews.cli.sinks import form_of, json_line, result_of
from zonenews.cli.sources import STDIN, Inputs, SourceError
from zonenews.cli.view import progress, show, summary
from zonenews.many import Result, crashed
from zonenews.outputs.report.page import to_html
from zonenews.outputs.schema import json_schema
from zonenews.processes import Crash, apply_each, map_chunks
from zonenews.serialization import json_types

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

PIPED = 180
"""Width of tables that go to a file or a pipe, in terminal cells."""


def _codec(_context: Any, _parameter: Any, name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise click.BadParameter(f"no such encoding: {name}") from None


def _output(_context: Any, _parameter: Any, name: str | None) -> Path | None:
    if name is not None and form_of(Path(name)) is None:
        raise click.BadParameter(f"{name} should end in .jsonl or .parquet, or name a directory for tables")
    return None if name is None else Path(name)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="zonenews")
def app() -> None:
    """Read Chinese development-zone and policy news into typed, exact, source-anchored records."""


@app.command("parse")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Reference date for times without a year, where an article has none of its own.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="What standard output gets: tables to read, one JSON document (an array for several), or a line each.",
)
@click.option(
    "-o",
    "--output",
    callback=_output,
    help="Write to NAME.jsonl, NAME.parquet, or a directory of long tables in Parquet.",
)
@click.option(
    "--input",
    "kind",
    type=click.Choice(["auto", "text", "html", "jsonl", "csv", "parquet"]),
    default="auto",
    show_default=True,
    help="What the files hold; auto goes by their endings, and takes standard input for one text.",
)
@click.option("--encoding", default="utf-8", show_default=True, callback=_codec, help="Many Chinese pages are gb18030.")
@click.option("--text-field", default="text", show_default=True, help="Field or column with the article.")
@click.option("--id-field", default="id", show_default=True, help="Field or column with its id.")
@click.option("--date-field", default="published", show_default=True, help="Field or column with its date.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes.  [default: one for each core]")
@click.option("--resume", is_flag=True, help="Go on with an interrupted run to the same output.")
def parse_command(published: Any, form: str, output: Path | None, workers: int | None, **options: Any) -> None:
    """Parse articles: text files, HTML pages, JSON lines, CSV and Parquet tables, directories of these, or - for standard input.

    The exit code is 0 when everything was parsed, 1 when some article could not be read (the others are parsed all the same, and the failures
    named), 2 when the command line is wrong.
    """
    resume = options.pop("resume")
    inputs = Inputs(published=published and published.date(), names=options.pop("inputs"), **options)
    if resume and output is None:
        raise click.UsageError("--resume needs --output")
    try:
        tally = (
            _to_stdout(inputs, form, workers) if output is None else _to_file(inputs, output, workers, resume=resume)
        )
    except SourceError as error:
        raise click.UsageError(str(error)) from None
    except KeyboardInterrupt:
        click.echo("interrupted" if output is None else "interrupted: --resume goes on from here", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(1 if tally.failures else 0)


@app.command("html")
@click.argument("file")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Reference date for times without a year.")
@click.option("--encoding", default="utf-8", show_default=True, callback=_codec)
def html_command(file: str, published: Any, encoding: str) -> None:
    """Print one article as a page with its mentions marked and its facts beside it."""
    inputs = Inputs(names=(file,), kind="text", published=published and published.date(), encoding=encoding)
    (result,) = map(result_of, inputs.entries())
    if result.document is None:
        _complain(result)
        sys.exit(1)
    click.echo(to_html(result.document).encode(errors="replace"), nl=False)


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the json format."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _to_file(inputs: Inputs, output: Path, workers: int | None, *, resume: bool) -> Tally:
    run = Run(inputs=inputs, output=output, form=form_of(output) or "", workers=workers)
    if resume and output.exists() and not run.parts.exists():
        click.echo(f"{output} is there and no interrupted run beside it: nothing to resume", err=True)
        return Tally()
    started = time.monotonic()
    tally = run.start(resume=resume)
    with progress(inputs.size()) as report:
        run.work(tally, report)
    run.finish()
    click.echo(summary(tally, time.monotonic() - started), err=True)
    return tally


def _to_stdout(inputs: Inputs, form: str, workers: int | None) -> Tally:
    tally = Tally()
    with progress(inputs.size()) as report:
        WRITERS[form](inputs, workers, tally, partial(report, tally))
    return tally


def _write_lines(inputs: Inputs, workers: int | None, tally: Tally, report: Callable[[], None]) -> None:
    for chunk, piece in render_all(chunks_of(inputs), "jsonl", workers):
        click.echo(piece.payload, nl=False)
        tally.entries += piece.entries
        for failure in piece.failures:
            _count_failure(tally, failure)
        tally.done = chunk[-1].done
        report()


def _write_json(inputs: Inputs, workers: int | None, tally: Tally, report: Callable[[], None]) -> None:
    results = list(_results(inputs, workers, tally, report))
    objects = [json.loads(json_line(result)) for result in results if result.document is not None]
    if len(results) > 1:
        click.echo(json_types.to_json(objects, indent=2))
    elif objects:
        click.echo(json_types.to_json(objects[0], indent=2))


def _write_tables(inputs: Inputs, workers: int | None, tally: Tally, report: Callable[[], None]) -> None:
    console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED)
    for result in _results(inputs, workers, tally, report):
        if result.document is not None:
            show(result.document, "standard input" if result.id == STDIN else result.id, console)


WRITERS = {"table": _write_tables, "json": _write_json, "jsonl": _write_lines}


def _results(inputs: Inputs, workers: int | None, tally: Tally, report: Callable[[], None]) -> Iterator[Result]:
    for chunk, outcomes in map_chunks(partial(apply_each, result_of), chunks_of(inputs), workers=workers):
        for outcome in outcomes:
            for result in [crashed(outcome.item.work.id)] if isinstance(outcome, Crash) else outcome:
                if result.error is not None:
                    _count_failure(tally, result)
                yield result
        tally.entries += len(chunk)
        tally.done = chunk[-1].done
        report()


def _count_failure(tally: Tally, failure: Result) -> None:
    tally.failures.append(failure)
    _complain(failure)


def _complain(failure: Result) -> None:
    name = "standard input" if failure.id == STDIN else failure.id
    click.echo(f"zonenews: {name}: {failure.error and failure.error.message}", err=True)
