"""Commands on one article or a few: `report`, `explain`, `normalize`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import click

from zonenews.cli.destinations import Destination, settle, unwritable
from zonenews.cli.exits import CommandError, Exit
from zonenews.cli.folding import fold
from zonenews.cli.listing import Listing, list_inputs
from zonenews.cli.options import (
    encoding_option,
    field_options,
    kind_option,
    language_option,
    options,
    overwrite_option,
    reading_options,
)
from zonenews.cli.out import say, write_out
from zonenews.cli.sources import Entry, Inputs
from zonenews.cli.terminal import Line, Terminal
from zonenews.cli.view import complaint, title_of
from zonenews.cli.visible import json_visible, visible
from zonenews.cli.work import Reading, result_of
from zonenews.document import Document
from zonenews.lexicon.headings import Language, heading
from zonenews.many import Item, Result
from zonenews.outputs.explain import explain
from zonenews.outputs.report.page import to_html
from zonenews.serialization import json_types
from zonenews.text.normalize import normalize
from zonenews.text.records import Fact


@click.command("report", short_help="Show articles with their records as an HTML page.")
@click.argument("names", nargs=-1, required=True, metavar="FILE...")
@options(reading_options, *field_options, language_option)
@click.option("-o", "--output", metavar="NAME.html", help="Write the page there, and not to standard output.")
@overwrite_option
def report_command(names: tuple[str, ...], language: Language, output: str | None, **more: Any) -> None:
    """Show articles as one page, with their records marked and their facts beside them.

    FILE is whatever `zonenews parse` reads. The page is one file that loads nothing; several articles have an index. Needs the extra `report`.

    \b
    Examples:
      zonenews report article.txt -o article.html
      zonenews report pages/ --lang zh -o pages.html
      zonenews report page.html --published 2023-07-12 > report.html
    """  # noqa: D301 - \b is click's mark, not an escape
    overwrite, reading = more.pop("overwrite"), Reading(kinds=more.pop("kinds"), boilerplate=more.pop("boilerplate"))
    if overwrite and output is None:
        raise click.UsageError("--overwrite needs --output")
    listing = list_inputs(Inputs(names=names, **more))
    destination = None if output is None else _page(output, listing, overwrite=overwrite)
    if find_spec("jinja2") is None:
        raise CommandError("report needs jinja2: pip install 'zonenews[report]'", Exit.MISSING)
    listing.check()
    failures: list[Result] = []
    documents = [document for _, document in _documents(listing.entries(), reading, failures)]
    if documents:
        page = to_html(documents, language=language).encode("utf-8", "replace")
        if destination is None:
            write_out(page)
        else:
            _write(destination, page)
    if failures:
        sys.exit(Exit.FAILURES)


def _page(output: str, listing: Listing, *, overwrite: bool) -> Destination:
    destination = Destination.named(output, overwrite=overwrite, page=True)
    destination.check(listing)
    return destination


def _write(destination: Destination, page: bytes) -> None:
    """Write a page beside its place and move it there."""
    try:
        with tempfile.TemporaryDirectory(prefix=".zonenews-", dir=destination.path.parent) as folder:
            draft = Path(folder, "page.html")
            with draft.open("wb") as file:
                file.write(page)
                settle(file)
            destination.put(draft, Path(folder, "replaced"))
    except OSError as error:
        raise unwritable(destination.name, error) from error


@click.command("explain", short_help="Tell where each fact of an article comes from.")
@click.argument("names", nargs=-1, required=True, metavar="FILE...")
@options(reading_options, click.option("--about", metavar="WORDS", help="Only facts whose evidence holds these words."))
def explain_command(names: tuple[str, ...], about: str | None, **more: Any) -> None:
    """Tell where each fact of an article comes from: its mentions, their rules, and their words.

    \b
    Examples:
      zonenews explain article.txt
      zonenews explain article.txt --about 总投资
    """  # noqa: D301
    reading = Reading(kinds=more.pop("kinds"), boilerplate=more.pop("boilerplate"))
    listing = list_inputs(Inputs(names=names, **more))
    listing.check()
    console = Terminal()
    failures: list[Result] = []
    for key, document in _documents(listing.entries(), reading, failures):
        console.lines(Line(line, style="bold") for line in fold(title_of(key), console.width))
        for fact in _facts(document):
            evidence = document.source[fact.span.slice]
            if about is None or about in evidence or about in normalize(evidence).text:
                console.lines([*_lines(explain(document, fact), console.width), Line("")])
    if failures:
        sys.exit(Exit.FAILURES)


def _lines(text: str, width: int) -> Iterator[Line]:
    """The lines of an explanation, folded under their own indent."""
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        indent = " " * (len(line) - len(bare))
        for number, piece in enumerate(fold(visible(bare), width - len(indent) - 2)):
            yield Line(indent + ("  " if number else "") + piece)


def _facts(document: Document) -> Iterator[Any]:
    for field in attrs.fields(Document):
        records = getattr(document, field.name)
        if isinstance(records, tuple) and records and isinstance(records[0], Fact):
            yield from records


@click.command("normalize", short_help="Give the clean text of an article.")
@click.argument("name", metavar="FILE")
@options(kind_option, encoding_option)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The clean text, or a JSON object with the text, its script and what was noticed.",
)
def normalize_command(name: str, form: str, **more: Any) -> None:
    """Give the clean text of an article: Simplified, half-width digits and letters, no injected pinyin.

    What was damaged is named on standard error, with its place in the file.

    \b
    Examples:
      zonenews normalize article.txt > clean.txt
      cat article.txt | zonenews normalize - --format json
    """  # noqa: D301
    listing = list_inputs(Inputs(names=(name,), **more))
    listing.check()
    (entry,) = _one(listing)
    normal = normalize(_text_of(entry))
    if form == "json":
        values = {
            "id": entry.work.id,
            "text": normal.text,
            "script": normal.script,
            "diagnostics": json_types.unstructure(list(normal.diagnostics)),
        }
        shown = json_types.to_json(values, indent=2)
        say(json_visible(shown) if sys.stdout.isatty() else shown)
        return
    for note in normal.diagnostics:
        where = f"{title_of(entry.work.id)}: [{note.span.start}, {note.span.end})"
        click.echo(f"zonenews: {where} {heading(note.kind)}: {visible(note.message)}", err=True)
    if sys.stdout.isatty():
        say("\n".join(visible(line) for line in normal.text.split("\n")))
    else:
        say(normal.text)


def _text_of(entry: Entry) -> str:
    """The text of an article; of a page the one that is taken out of it."""
    if isinstance(entry.work, Item):
        return entry.work.text
    ((_, document),) = _documents([entry], Reading())
    return document.source


def _one(listing: Listing) -> list[Entry]:
    """The one article of the inputs."""
    entries = list(listing.entries())
    if len(entries) != 1:
        raise CommandError(f"this command takes one article, and there are {len(entries)}")
    return entries


def _documents(
    entries: Iterable[Entry], reading: Reading, failures: list[Result] | None = None
) -> Iterator[tuple[str, Document]]:
    """The documents of entries. What cannot be read is named; it ends the command where no list takes it."""
    for entry in entries:
        result = result_of(entry, reading)
        if result.document is not None:
            yield result.id, result.document
        elif failures is None:
            _give_up(result)
        else:
            failures.append(result)
            click.echo(f"zonenews: {complaint(result)}", err=True)


def _give_up(failure: Result) -> None:
    raise CommandError(complaint(failure), Exit.FAILURES)
