"""How the command ends: its exit codes, and the error that carries one."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of the command. They do not change between releases.

    Attributes:
        DONE: everything was read.
        FAILURES: some article could not be read; each is named.
        USAGE: the command line is wrong or does not fit the inputs, or it names an output that must not be replaced. Nothing was done.
        OUTPUT: the output cannot be written: no permission, a full disk, standard output that is not open.
        MISSING: something that has to be installed is missing; the message says what.
        WORKERS: the worker processes do not start.
        HANGUP: the terminal was closed (SIGHUP).
        INTERRUPTED: Ctrl-C (SIGINT).
        CLOSED: who read standard output, `head` for example, went away before the end (SIGPIPE).
        TERMINATED: ended from outside (SIGTERM).
    """

    DONE = 0
    FAILURES = 1
    USAGE = 2
    OUTPUT = 3
    MISSING = 4
    WORKERS = 5
    HANGUP = 129
    INTERRUPTED = 130
    CLOSED = 141
    TERMINATED = 143


class CommandError(Exception):
    """The command cannot go on; the message is one line for people.

    Args:
        message: what is wrong and, where known, what to do.
        code: how the command ends.
    """

    def __init__(self, message: str, code: Exit = Exit.USAGE) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code
