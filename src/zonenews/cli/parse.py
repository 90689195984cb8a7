"""`zonenews parse`: articles to tables, JSON, JSON lines, Parquet or a directory of tables."""

from __future__ import annotations

import sys
from typing import Any

import click

from zonenews.cli.exits import Exit
from zonenews.cli.listing import list_inputs
from zonenews.cli.options import field_options, language_option, options, overwrite_option, reading_options
from zonenews.cli.printed import Job
from zonenews.cli.sources import Inputs
from zonenews.cli.work import Reading
from zonenews.lexicon.headings import Language


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
        job = Job(listing=list_inputs(inputs), reading=reading, workers=workers, language=language)
        failed = job.to_stdout(form).failed
    else:
        failed = _to_file(inputs, output, workers, reading, resume=resume, overwrite=overwrite)
    if failed:
        sys.exit(Exit.FAILURES)


def _to_file(  # noqa: PLR0913 - the options of the command
    inputs: Inputs, output: str, workers: int | None, reading: Reading, *, resume: bool, overwrite: bool
) -> int:
    """Write a file or a directory; how many articles failed."""
    from zonenews.cli.attended import attend  # noqa: PLC0415 - what files need is no matter of standard output
    from zonenews.cli.destinations import Destination  # noqa: PLC0415
    from zonenews.cli.runs import Run, parts_folder  # noqa: PLC0415

    destination = Destination.named(output, overwrite=overwrite)
    listing = list_inputs(inputs, without=parts_folder(destination.path))
    run = Run(listing=listing, destination=destination, reading=reading, workers=workers)
    tally = attend(run, resume=resume)
    return tally.failed if tally else 0
