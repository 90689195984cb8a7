"""Lines of standard output: styled on a terminal, plain in a file or a pipe, where the library that knows terminals is not even loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from zonenews.cli.out import write_out

if TYPE_CHECKING:
    from rich.console import Console

PIPED = 100
"""Width of tables that go to a file or a pipe, in terminal cells."""

_DECIDING = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables by which rich takes for a terminal what is none, or the other way round."""


class Line:
    """One line, in styles.

    Attributes:
        style: that of the whole line.
        pieces: its beginning, and what was appended, each with the style of its own.
    """

    def __init__(self, text: str = "", *, style: str = "") -> None:
        """Begin a line."""
        self.style = style
        self.pieces: list[tuple[str, str]] = [(text, "")]

    @property
    def plain(self) -> str:
        """The whole line without styles."""
        return "".join([text for text, _ in self.pieces])

    def append(self, text: str, *, style: str = "") -> Line:
        """Add a piece at the end; give the line."""
        self.pieces.append((text, style))
        return self

    def __str__(self) -> str:
        return self.plain


class Terminal:
    """Standard output: colours on a terminal only, and lines as they are.

    Attributes:
        width: cells of the terminal, or `COLUMNS`, or those of a pipe.
    """

    def __init__(self) -> None:
        """Look at what standard output is."""
        columns = os.environ.get("COLUMNS")
        self._console = None
        if surely_no_terminal(sys.stdout) and (columns is None or columns.isdigit()):
            self.width = PIPED if columns is None else int(columns)
        else:
            self._console = _console()
            self.width = self._console.width

    def lines(self, lines: Iterable[Line]) -> None:
        """Print lines, none of them folded or cut."""
        if self._console is None:
            write_out("".join([f"{line}\n" for line in lines]))
            return
        from rich.text import Text  # noqa: PLC0415 - for terminals only

        with self._console.capture() as written:
            for line in lines:
                (first, _), *rest = line.pieces
                text = Text(first, style=line.style)
                for piece, style in rest:
                    text.append(piece, style=style)
                self._console.print(text, soft_wrap=True, crop=False, overflow="ignore")
        write_out(written.get())


def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415 - for terminals only

    console = Console(highlight=False, soft_wrap=True)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPED
    return console


def surely_no_terminal(stream: TextIO | None) -> bool:
    """Whether a stream goes to a file or a pipe, and nothing in the environment says that it is to be taken for a terminal."""
    if sys.platform == "win32" or any(name in os.environ for name in _DECIDING):
        return False
    return stream is None or not stream.isatty()
