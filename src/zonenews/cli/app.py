"""The command: what all of its parts have in common, and how each of them ends."""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

import click

from zonenews.cli.articles import explain_command, normalize_command, report_command
from zonenews.cli.exits import CommandError, Exit
from zonenews.cli.knowledge import completion_command, lookup_command, schema_command
from zonenews.cli.panel import panel_command
from zonenews.cli.parse import parse_command
from zonenews.cli.signals import Stopped, ended_by_signals
from zonenews.cli.sources import SourceError
from zonenews.cli.visible import visible
from zonenews.errors import WorkerError
from zonenews.version import __version__


class Ending(click.Group):
    """A group of commands that ends with one line and one of the exit codes of `Exit`, whatever stops it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which people meet them."""
        del ctx
        return list(self.commands)

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Read the command line, which may mean to print help."""
        try:
            return super().make_context(*args, **more)
        except OSError as error:
            _end_output(error)
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            with ended_by_signals():
                _speak_utf8()
                super().invoke(ctx)
                if sys.stdout is not None:
                    sys.stdout.flush()
        except (CommandError, SourceError) as error:
            _end(str(error), error.code if isinstance(error, CommandError) else Exit.USAGE)
        except ModuleNotFoundError as error:
            if "pip install" not in str(error):  # a fault of this program
                raise
            _end(str(error), Exit.MISSING)
        except WorkerError as error:
            _end(str(error), Exit.WORKERS)
        except Stopped as stopped:
            _end("interrupted", Exit(128 + stopped.number))
        except OSError as error:
            _end_output(error)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the code page of the system; what is no Unicode is written out."""
    if sys.stdout is None:
        raise CommandError("standard output is not open", Exit.OUTPUT)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _end_output(error: OSError) -> None:
    """End where standard output could not be written."""
    _let_go_of_stdout()
    if error.errno == errno.EPIPE:
        _end("standard output was closed before all was written", Exit.CLOSED)
    _end(f"cannot write standard output: {(error.strerror or str(error)).lower()}", Exit.OUTPUT)


def _let_go_of_stdout() -> None:
    """Let what is left in the buffer go nowhere, so that the interpreter does not complain about it at its end."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):  # no file, as in tests
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def _end(message: str, code: Exit) -> None:
    click.echo(f"zonenews: {visible(message)}", err=True)
    sys.exit(code)


@click.group(cls=Ending, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="zonenews")
def app() -> None:
    """Read Chinese development-zone and policy news into typed, exact, source-anchored records."""


COMMANDS = (
    parse_command,
    panel_command,
    report_command,
    explain_command,
    lookup_command,
    normalize_command,
    schema_command,
    completion_command,
)
for _command in COMMANDS:
    app.add_command(_command)
