"""Commands on what zonenews knows: `lookup`, `schema`, `completion`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import get_completion_class

from zonenews.cli.exits import CommandError, Exit
from zonenews.cli.options import language_option
from zonenews.cli.out import say
from zonenews.cli.terminal import Line, Terminal
from zonenews.cli.view import record_table
from zonenews.cli.visible import json_visible, visible
from zonenews.facts.metric_forms import lookup_metric
from zonenews.lexicon import default_lexicon, lookup_zone
from zonenews.lexicon.bodies import lookup_body
from zonenews.lexicon.headings import Language
from zonenews.lexicon.terms import lookup_term
from zonenews.outputs.schema import json_schema
from zonenews.serialization import json_types
from zonenews.text.normalize import normalize


@click.command("lookup")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--fuzzy", is_flag=True, help="Give the zones with the likest names where none is equal.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print them.",
)
@language_option
def lookup_command(names: tuple[str, ...], form: str, language: Language, *, fuzzy: bool) -> None:
    """Look up development zones, regions, metrics, programmes of policy, and bodies of the State Council.

    NAME is a full, short or former name, in Simplified or Traditional script, the code of a region, or the id of a zone.

    \b
    Examples:
      zonenews lookup 苏州工业园区 赣榆县 320509
      zonenews lookup 规上工业增加值 两新 工信部
      zonenews lookup 苏洲工业园区 --fuzzy
      zonenews lookup 浦東新區 --format json

    The exit code is 1 when a name has no entry.
    """  # noqa: D301 - \b is click's mark, not an escape
    found = {name: _look_up(name, fuzzy=fuzzy) for name in names}
    if form == "json":
        values = [{"name": name, **json_types.unstructure(tables)} for name, tables in found.items()]
        shown = json_types.to_json(values, indent=2)
        say(json_visible(shown) if sys.stdout.isatty() else shown)
    else:
        _show(found, language)
    missing = [name for name, tables in found.items() if not any(tables.values())]
    for name in missing:
        click.echo(f"zonenews: no table has an entry called {visible(name)}", err=True)
    if missing:
        sys.exit(Exit.FAILURES)


def _look_up(name: str, *, fuzzy: bool) -> dict[str, list[Any]]:
    """What each table has of a name, a code or an id."""
    lexicon = default_lexicon()
    plain = normalize(name).text.strip()
    metric, term = lookup_metric(plain), lookup_term(plain)
    found: dict[str, list[Any]] = {
        "zones": [match.entry for match in lookup_zone(plain)],
        "regions": list(lexicon.regions.lookup(plain)) or [row for row in lexicon.regions.rows if row.code == plain],
        "metrics": [] if metric is None else [metric],
        "terms": [] if term is None else [term],
        "bodies": list(lookup_body(plain)),
    }
    if not found["zones"] and plain in lexicon.zones:
        found["zones"] = [lexicon.zones[plain]]
    if fuzzy and not any(found.values()):
        try:
            found["zones"] = [match.entry for match in lookup_zone(plain, fuzzy=True)]
        except ImportError:
            raise CommandError("--fuzzy needs rapidfuzz: pip install 'zonenews[fuzzy]'", Exit.MISSING) from None
    return found


def _show(found: dict[str, dict[str, list[Any]]], language: Language) -> None:
    console = Terminal()
    for name, tables in found.items():
        for title, rows in tables.items():
            if rows:
                lines = record_table(title, _without_duplicates(rows), console.width, language)
                console.lines([Line(visible(name), style="bold"), *lines, Line("")])


def _without_duplicates(rows: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(rows))


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the json format.

    \b
    Example:
      zonenews schema > zonenews.schema.json
    """  # noqa: D301
    say(json.dumps(json_schema(), ensure_ascii=False, indent=2))


SHELLS = ("bash", "zsh", "fish")


@click.command("completion", short_help="Print what makes a shell complete commands.")
@click.argument("shell", type=click.Choice(SHELLS), required=False)
def completion_command(shell: str | None) -> None:
    """Print what makes a shell complete commands and options; by default for the shell you are in.

    \b
    Examples:
      zonenews completion bash >> ~/.bashrc
      zonenews completion zsh >> ~/.zshrc
      zonenews completion fish > ~/.config/fish/completions/zonenews.fish
    """  # noqa: D301
    name = shell or Path(os.environ.get("SHELL", "")).name
    kind = get_completion_class(name)
    if name not in SHELLS or kind is None:
        raise CommandError(f"name the shell: one of {', '.join(SHELLS)}")
    context = click.get_current_context().find_root()
    say(kind(context.command, {}, "zonenews", "_ZONENEWS_COMPLETE").source())
