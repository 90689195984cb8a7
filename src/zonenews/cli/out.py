"""Standard output, of which nothing is lost in silence."""

from __future__ import annotations

import sys


def write_out(text: str | bytes) -> None:
    """Write to standard output, all of it.

    Python's own text stream takes a write that was cut short for a whole one when standard output has no buffer (`PYTHONUNBUFFERED`), and a reader
    who goes away is then no error.

    Args:
        text: what is written; text as UTF-8, lone surrogates written out.

    Raises:
        OSError: not all could be written.
    """
    left = memoryview(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
    stream = sys.stdout.buffer
    while left:
        left = left[stream.write(left) :]
    stream.flush()


def say(text: str) -> None:
    """Write lines to standard output, the last one ended."""
    write_out(text if text.endswith("\n") else text + "\n")
