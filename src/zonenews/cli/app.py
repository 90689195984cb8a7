"""The command: what all of its parts have in common, and how each of them ends."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import Any, Final

import click

from zonenews.cli.exits import CommandError, Exit
from zonenews.cli.signals import Stopped, ended_by_signals
from zonenews.cli.sources import SourceError
from zonenews.cli.visible import visible
from zonenews.errors import WorkerError
from zonenews.version import __version__

EXTRA: Final = frozenset({"filelock", "rich"})
"""What the extra `cli` brings besides click; loaded by the commands that need it."""

COMMANDS: Final = {
    "parse": "parse",
    "panel": "panel",
    "report": "articles",
    "explain": "articles",
    "lookup": "knowledge",
    "normalize": "articles",
    "schema": "knowledge",
    "completion": "knowledge",
}
"""The commands in the order in which people meet them, and the module of each, which is loaded for those that are asked for."""


class Ending(click.Group):
    """A group of commands that ends with one line and one of the exit codes of `Exit`, whatever stops it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which people meet them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"zonenews.cli.{COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        return command

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
            if error.name in EXTRA:
                _end(f"the command needs {error.name}: pip install 'zonenews[cli]'", Exit.MISSING)
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
