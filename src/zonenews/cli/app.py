"""The commands and their options."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

import click
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

from zonenews.cli.sources import STDIN, SourceError, read_text
from zonenews.cli.view import show
from zonenews.document import Document, parse
from zonenews.outputs.schema import json_schema

MANY = 5
"""From this number of files on a terminal gets a progress bar."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="zonenews")
def app() -> None:
    """Read Chinese development-zone and policy news into typed, exact, source-anchored records."""


@app.command("parse")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _, __, value: value.date() if value else None,
    help="Reference date for times without a year.",
)
@click.option("--format", "form", type=click.Choice(["table", "json", "jsonl"]), default="table", show_default=True)
@click.option(
    "--encoding",
    default="utf-8",
    show_default=True,
    callback=lambda _, __, value: _codec(value),
    help="Encoding of the files; many Chinese pages are gb18030.",
)
def parse_command(files: tuple[str, ...], published: date | None, form: str, encoding: str) -> None:
    """Parse articles: text files, or - for standard input.

    json prints one object, or an array when there are several files; jsonl prints one object a line. Exit code 1 says that some file
    could not be read; the others are parsed all the same.
    """
    failures = 0

    def documents() -> Iterator[tuple[str, Document]]:
        nonlocal failures
        with _progress(files) as advance:
            for name in files:
                try:
                    yield name, parse(read_text(name, encoding), published=published)
                except SourceError as error:
                    failures += 1
                    click.echo(f"zonenews: {error}", err=True)
                advance()

    WRITERS[form](documents(), many=len(files) > 1)
    sys.exit(1 if failures else 0)


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the json format."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _write_tables(documents: Iterator[tuple[str, Document]], *, many: bool) -> None:  # noqa: ARG001 - one signature for all writers
    console = Console(highlight=False)
    for name, document in documents:
        show(document, "standard input" if name == STDIN else name, console)


def _write_json(documents: Iterator[tuple[str, Document]], *, many: bool) -> None:
    objects = [_named(name, document) for name, document in documents]
    if many or objects:
        click.echo(json.dumps(objects if many else objects[0], ensure_ascii=False, indent=2))


def _write_lines(documents: Iterator[tuple[str, Document]], *, many: bool) -> None:  # noqa: ARG001
    for name, document in documents:
        click.echo(json.dumps(_named(name, document), ensure_ascii=False))


WRITERS = {"table": _write_tables, "json": _write_json, "jsonl": _write_lines}


def _named(name: str, document: Document) -> dict[str, object]:
    return {"id": name, **document.to_dict()}


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise click.BadParameter(f"no such encoding: {name}") from None


@contextmanager
def _progress(files: tuple[str, ...]) -> Iterator[partial[None]]:
    """A bar when there are many files and someone is watching: it stays off standard output when that is no terminal."""
    console = Console(stderr=not sys.stdout.isatty())
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    watched = len(files) >= MANY and console.is_terminal
    with Progress(*columns, console=console, disable=not watched, transient=True) as progress:
        task = progress.add_task("parsing", total=len(files))
        yield partial(progress.advance, task)
