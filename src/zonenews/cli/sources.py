"""Where articles come from: files and standard input, as items with an id."""

from __future__ import annotations

import sys
from pathlib import Path

import attrs

STDIN = "-"


@attrs.frozen
class SourceError(Exception):
    """An input could not be read.

    Attributes:
        name: the input.
        reason: what is wrong and, where known, what to do.
    """

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


def read_text(name: str, encoding: str) -> str:
    """Read one article.

    Args:
        name: a path, or `-` for standard input.
        encoding: a Python codec name.

    Returns:
        The text, line ends as they are in the file.

    Raises:
        SourceError: the file is missing, is no file, may not be read, or is not in that encoding.
    """
    try:
        blob = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise SourceError(name, (error.strerror or str(error)).lower()) from error
    return decode(blob, name, encoding)


def decode(blob: bytes, name: str, encoding: str) -> str:
    r"""Decode bytes, or say which byte is the first wrong one.

    >>> decode("开发区".encode(), "a.txt", "utf-8")
    '开发区'
    >>> decode(b"ok\n" + "开发区".encode("gb18030"), "a.txt", "utf-8")
    Traceback (most recent call last):
        ...
    zonenews.cli.sources.SourceError: a.txt: not UTF-8: byte 0xBF at offset 3 (line 2); it reads well with --encoding gb18030
    """
    try:
        text = blob.decode(encoding)
    except UnicodeDecodeError as error:
        line = blob.count(b"\n", 0, error.start) + 1
        where = f"byte 0x{blob[error.start]:02X} at offset {error.start} (line {line})"
        raise SourceError(name, f"not {encoding.upper()}: {where}{_other_encoding(blob, encoding)}") from None
    return text.removeprefix("\ufeff")


def _other_encoding(blob: bytes, encoding: str) -> str:
    """A hint where the other common encoding of Chinese text fits."""
    for other in ("utf-8", "gb18030"):
        if other != encoding.lower():
            try:
                blob.decode(other)
            except UnicodeDecodeError:
                continue
            return f"; it reads well with --encoding {other}"
    return ""
