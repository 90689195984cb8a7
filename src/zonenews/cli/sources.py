"""What the command reads: its options for inputs, and the entries that readers make of rows."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from zonenews.cli.dates import read_date
from zonenews.cli.exits import CommandError
from zonenews.many import Failure, Item, Result

STDIN = "-"
SUFFIXES = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}
"""What a file holds, by its ending in any case; any other named file is a text."""

KINDS = ("text", "html", "jsonl", "json", "csv", "tsv", "parquet")


class SourceError(Exception):
    """An input, or one article of it, could not be read; the message says where and, if known, what to do."""


@attrs.frozen(kw_only=True)
class Page:
    """One HTML page as it was served, to be read in a worker.

    Attributes:
        id: names it among the others.
        source: its bytes.
        published: its reference date.
    """

    id: str
    source: bytes
    published: date | None = None


@attrs.frozen(kw_only=True)
class Entry:
    """One article that was read, or the reason why it could not be.

    Attributes:
        work: what is to be parsed, or the result that already says what is wrong.
        done: bytes of the input read so far, up to this entry.
    """

    work: Item | Page | Result
    done: int

    @property
    def text(self) -> str | bytes:
        """The article; empty where it could not be read."""
        match self.work:
            case Item(text=text):
                return text
            case Page(source=source):
                return source
            case _:
                return ""


@attrs.frozen(kw_only=True)
class Place:
    """One file of the inputs.

    Attributes:
        name: its path, or `-`.
        kind: what it holds.
        reason: why it cannot be read, where that is known already.
        size: its bytes, 0 where that is not known.
        plain: whether it is a regular file, which can be opened twice.
    """

    name: str
    kind: str = "text"
    reason: str | None = None
    size: int = 0
    plain: bool = False


@attrs.frozen(kw_only=True)
class Inputs:
    """What to read and how.

    Attributes:
        names: files, directories, and `-` for standard input.
        kind: `auto` to go by the ending of each file, else one of `KINDS`.
        encoding: codec of text, JSON and CSV; a page of HTML declares its own.
        text_field: field or column with the article.
        id_field: field or column with the id; where there is none, the place in the input is the id.
        date_field: field or column with the reference date, which may be absent.
        published: the reference date of articles without their own.
    """

    names: tuple[str, ...]
    kind: str = "auto"
    encoding: str = "utf-8"
    text_field: str = "text"
    id_field: str = "id"
    date_field: str = "published"
    published: date | None = None

    def kind_of(self, name: str) -> str:
        """What a file holds."""
        return SUFFIXES.get(Path(name).suffix.lower(), "text") if self.kind == "auto" else self.kind

    def entry(self, key: str, text: Any, published: Any, done: int) -> Entry:
        """An entry of three raw values."""
        if not isinstance(text, str):
            return failed(key, f"no text in field {self.text_field!r}", done)
        try:
            return Entry(work=Item(key, text, read_date(published) or self.published), done=done)
        except ValueError as error:
            return failed(key, f"field {self.date_field!r}: {error}", done)

    def check_fields(self, name: str, fields: Iterable[str]) -> None:
        """Refuse a table that has no texts under the name given for them, or two columns of that name."""
        counts = Counter(iter(fields))
        if self.text_field not in counts:
            raise SourceError(
                f"{name}: no field {self.text_field!r}; there are: {', '.join(counts)} (see --text-field)"
            )
        twice = [field for field in (self.text_field, self.id_field, self.date_field) if counts[field] > 1]
        if twice:
            raise SourceError(f"{name}: two columns are called {twice[0]!r}")


def readable(name: str) -> str:
    """A file name as an id: bytes of it that are not UTF-8 are written out."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def name_of(value: Any, key: str) -> str:
    """The id of a row, or its place where it has none.

    >>> name_of(7, "in.csv:1"), name_of(None, "in.csv:2"), name_of(float("nan"), "in.csv:3")
    ('7', 'in.csv:2', 'in.csv:3')
    """
    return key if value is None or value == "" or value != value else str(value)  # noqa: PLR0124 - NaN


def failed(key: str, reason: str, done: int) -> Entry:
    """An entry that says why there is no article."""
    return Entry(work=Result(id=key, error=Failure(kind="SourceError", message=reason)), done=done)


def opened(name: str) -> BinaryIO:
    """A file, or standard input, as bytes."""
    if name != STDIN:
        return Path(name).open("rb")
    if sys.stdin is None:
        raise CommandError("standard input is not open")
    return sys.stdin.buffer


def decode(blob: bytes, encoding: str) -> str:
    r"""Decode bytes, or say which byte is the first wrong one.

    >>> decode("开发区".encode(), "utf-8")
    '开发区'
    >>> decode(b"ok\n" + "开发区".encode("gb18030"), "utf-8")
    Traceback (most recent call last):
        ...
    zonenews.cli.sources.SourceError: not UTF-8: byte 0xBF at offset 3 (line 2); it reads well with --encoding gb18030
    """
    try:
        return blob.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = blob.count(b"\n", 0, error.start) + 1
        where = f"byte 0x{blob[error.start]:02X} at offset {error.start} (line {line})"
        raise SourceError(f"not {encoding.upper()}: {where}{_other_encoding(blob, encoding)}") from None


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
