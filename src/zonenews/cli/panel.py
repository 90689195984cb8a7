"""`zonenews panel`: articles to one table that says where each number comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, Final, get_args

import attrs
import click

from zonenews.cli.attended import attend
from zonenews.cli.destinations import Destination, settle
from zonenews.cli.exits import CommandError, Exit
from zonenews.cli.listing import list_inputs
from zonenews.cli.options import (
    boilerplate_option,
    encoding_option,
    field_options,
    kind_option,
    options,
    overwrite_option,
    published_option,
)
from zonenews.cli.runs import Run, parts_folder
from zonenews.cli.sources import Inputs
from zonenews.cli.work import Reading
from zonenews.errors import SchemaError
from zonenews.panels.files import Counts, form_of, part_of, write_panel
from zonenews.panels.settled import DIMENSIONS, table_of
from zonenews.panels.state import Panel, Rows
from zonenews.panels.writers import Shown

KINDS: Final = ("indicators", "project_groups", "projects", "events")
"""What a panel is made of."""
_NEEDED: Final = {"parquet": ("pyarrow", "arrow"), "csv": ("pyarrow", "arrow"), "html": ("jinja2", "report")}


def _dimensions(_context: Any, _parameter: Any, names: str | None) -> tuple[str, ...] | None:
    if names is None:
        return None
    by = tuple(name.strip() for name in names.split(",") if name.strip())
    try:
        table_of((), by)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return by


@click.command("panel", short_help="Put the figures of many articles into one table.")
@click.argument("names", nargs=-1, required=True, metavar="ARTICLES...")
@options(published_option, kind_option, encoding_option, boilerplate_option, *field_options)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="PATH",
    help="NAME.parquet, NAME.csv, NAME.sdmx.csv, NAME.html, or NAME.jsonl, which --update takes.",
)
@click.option(
    "--by",
    callback=_dimensions,
    metavar="NAME,...",
    help=f"One row for each of these, with the figure that holds: {', '.join(DIMENSIONS)}. Without it, a row for each figure that is told.",
)
@click.option(
    "--rows",
    type=click.Choice(get_args(Rows)),
    default="observations",
    show_default=True,
    help="What there is a row for in a .parquet or .csv; --by makes other rows.",
)
@click.option("--update", metavar="PANEL", help="Put the articles to an earlier panel: NAME.jsonl or NAME.parquet.")
@click.option(
    "--sources", type=click.IntRange(min=1), metavar="N", help="Keep N sources of each figure.  [default: all]"
)
@overwrite_option
@click.option("--resume", is_flag=True, help="Go on with an interrupted run to the same output.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes.  [default: one for each core]")
def panel_command(names: tuple[str, ...], output: str, workers: int | None, **more: Any) -> None:
    """Put the figures of many articles into one table: a row for each place, metric and period, with everybody who tells it.

    ARTICLES is whatever `zonenews parse` reads. Repeats, rounded ones too, are one figure; figures that contradict each other stay side by side and
    say why, and figures that do not fit together are named at the end.

    \b
    Examples:
      zonenews panel articles/ -o panel.parquet
      zonenews panel articles/ -o years.csv --by zone,metric,year
      zonenews panel articles/ -o projects.csv --rows projects
      zonenews panel corpus.jsonl -o panel.jsonl --resume
      zonenews panel new/ --update panel.jsonl -o panel-2.jsonl

    The exit code is 0 when everything was read, 1 when some article could not be read.
    """  # noqa: D301 - \b is click's mark, not an escape
    shown = Shown(by=more.pop("by"), rows=more.pop("rows"))
    update, sources = more.pop("update"), more.pop("sources")
    resume, overwrite, boilerplate = more.pop("resume"), more.pop("overwrite"), more.pop("boilerplate")
    destination = Destination.of_panel(output, overwrite=overwrite)
    _check(form_of(output) or "", shown)
    listing = list_inputs(Inputs(names=names, **more), without=parts_folder(destination.path))
    counts = Counts()
    join = partial(
        _join,
        form=form_of(output) or "",
        shown=shown,
        sources=sources,
        earlier=_earlier(update, sources),
        counts=counts,
    )
    reading = Reading(kinds=KINDS, boilerplate=boilerplate)
    run = Run(listing=listing, destination=destination, reading=reading, workers=workers, join=join)
    tally = attend(run, resume=resume)
    if tally is None:
        return
    for line in counts.lines() if counts.observations or counts.left_out else ():
        click.echo(line, err=True)
    if tally.failed:
        sys.exit(Exit.FAILURES)


def _check(form: str, shown: Shown) -> None:
    """Refuse what cannot be written."""
    named = "--by" if shown.by is not None else "--rows" if shown.rows != "observations" else ""
    if named and form not in ("parquet", "csv"):
        raise CommandError(f"{named} makes a table, and {form} holds the whole panel: name a .parquet or a .csv")
    if shown.by is not None and shown.rows != "observations":
        raise CommandError(f"--by makes rows of figures, --rows {shown.rows} others: take one of them")
    module, extra = _NEEDED.get(form, ("", ""))
    if module and find_spec(module) is None:
        raise CommandError(f"{form} needs {module}: pip install 'zonenews[{extra}]'", Exit.MISSING)


def _earlier(update: str | None, sources: int | None) -> bytes:
    """An earlier panel as a part; nothing where none is named."""
    if update is None:
        return b""
    try:
        read = Panel.from_parquet if form_of(update) == "parquet" else Panel.load
        found = read(update)
    except (SchemaError, OSError, UnicodeDecodeError) as error:
        raise CommandError(f"cannot read the panel {update}: {str(error).splitlines()[0]}") from error
    if found.most is not None and (sources is None or sources > found.most):
        raise CommandError(
            f"{update} keeps {found.most} sources of each figure: --sources {found.most} goes on with it"
        )
    return part_of(attrs.evolve(found, most=None))


def _join(  # noqa: PLR0913 - what the command line says
    payloads: Iterable[bytes],
    path: Path,
    *,
    form: str,
    shown: Shown,
    sources: int | None,
    earlier: bytes,
    counts: Counts,
) -> None:
    """Put the parts together, settle the file, and keep what was counted."""
    parts: Iterator[bytes] = chain([earlier] if earlier else [], payloads)
    made = write_panel(parts, path, form=form, shown=shown, sources=sources)
    with path.open("r+b") as file:
        settle(file)
    for field in attrs.fields(Counts):
        setattr(counts, field.name, getattr(made, field.name))
