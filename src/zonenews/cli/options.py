"""Options that several commands have, and how their values are read."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from zonenews.cli.sources import KINDS
from zonenews.cli.visible import visible
from zonenews.kinds import KINDS as RECORD_KINDS

F = TypeVar("F", bound=Callable[..., Any])


def _codec(_context: Any, _parameter: Any, name: str) -> str:
    try:
        found = codecs.lookup(name)
        "".encode(name)
    except (LookupError, UnicodeError):
        raise click.BadParameter(f"no such encoding: {visible(name)}") from None
    return found.name


published_option = click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    callback=lambda _context, _parameter, value: value and value.date(),
    help="Reference date for times without a year, where an article has none of its own.",
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="Language of headings.",
)
encoding_option = click.option(
    "--encoding",
    default="utf-8",
    show_default=True,
    callback=_codec,
    metavar="NAME",
    help="Many Chinese pages are gb18030. A page of HTML declares its own.",
)
kind_option = click.option(
    "--input",
    "kind",
    type=click.Choice(["auto", *KINDS]),
    default="auto",
    show_default=True,
    metavar="KIND",
    help=f"What the files hold: {', '.join(KINDS)}; auto goes by their endings, and takes anything else for one text.",
)


def _kinds(_context: Any, _parameter: Any, names: str | None) -> tuple[str, ...] | None:
    if names is None:
        return None
    asked = [name.strip() for name in names.replace("-", "_").split(",") if name.strip()]
    wrong = [name for name in asked if name not in RECORD_KINDS]
    if wrong or not asked:
        raise click.BadParameter(f"{visible(', '.join(wrong)) or 'nothing'} is no kind: {', '.join(RECORD_KINDS)}")
    return tuple(kind for kind in RECORD_KINDS if kind in asked)


def _complete_kinds(_context: Any, _parameter: Any, incomplete: str) -> list[CompletionItem]:
    """The names of kinds that go on from what is typed, after those that are typed."""
    before, comma, last = incomplete.rpartition(",")
    return [CompletionItem(f"{before}{comma}{kind}") for kind in RECORD_KINDS if kind.startswith(last)]


kinds_option = click.option(
    "--kinds",
    callback=_kinds,
    shell_complete=_complete_kinds,
    metavar="NAME,...",
    help=f"Read only some kinds of records, and take less time: {', '.join(RECORD_KINDS)}.",
)
boilerplate_option = click.option(
    "--boilerplate", is_flag=True, help="Read records in navigation, related links and footers too."
)
overwrite_option = click.option(
    "--overwrite", is_flag=True, help="Replace an earlier output of that name. An input is never replaced."
)
field_options = (
    click.option("--text-field", default="text", show_default=True, help="Field or column with the article."),
    click.option("--id-field", default="id", show_default=True, help="Field or column with its id."),
    click.option("--date-field", default="published", show_default=True, help="Field or column with its date."),
)


def options(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in the order in which help shows them."""

    def decorate(function: F) -> F:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


reading_options = options(published_option, kinds_option, kind_option, encoding_option, boilerplate_option)
"""The options of every command that reads articles."""
