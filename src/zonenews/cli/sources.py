"""Where articles come from: text files, JSON lines, CSV, Parquet, directories and standard input, as one stream of entries."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import attrs

from zonenews.errors import PageError
from zonenews.integrations.pages import page_text
from zonenews.many import Failure, Item, Result
from zonenews.outputs.arrow import as_date, pyarrow

STDIN = "-"
SUFFIXES = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
}
"""What a file holds, by its ending; any other named file is a text."""

csv.field_size_limit(1 << 30)  # articles are longer than the library expects of a cell


class SourceError(Exception):
    """An input, or one article of it, could not be read; the message says where and, if known, what to do."""


@attrs.frozen(kw_only=True)
class Entry:
    """One article that was read, or the reason why it could not be.

    Attributes:
        work: the item to be parsed, or the result that already says what is wrong.
        done: bytes of the input read so far, up to this entry.
    """

    work: Item | Result
    done: int

    @property
    def text(self) -> str:
        """The article; empty where it could not be read."""
        return self.work.text if isinstance(self.work, Item) else ""


@attrs.frozen(kw_only=True)
class Inputs:
    """What to read and how.

    Attributes:
        names: files, directories, and `-` for standard input.
        kind: `auto` to go by the ending of each file, else `text`, `html`, `jsonl`, `csv` or `parquet`.
        encoding: codec of text, JSON lines and CSV; a page of HTML declares its own.
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

    def files(self) -> list[str]:
        """The files in reading order; a directory stands for the files below it whose endings are known, sorted."""
        found: list[str] = []
        for name in self.names:
            below = (path for path in sorted(Path(name).rglob("*")) if path.suffix in SUFFIXES and path.is_file())
            found += map(str, below) if name != STDIN and Path(name).is_dir() else [name]
        return found

    def size(self) -> int | None:
        """Bytes in all files, or `None` with standard input."""
        paths = [Path(name) for name in self.files()]
        return None if STDIN in self.names else sum(path.stat().st_size for path in paths if path.is_file())

    def kind_of(self, name: str) -> str:
        """What a file holds."""
        return SUFFIXES.get(Path(name).suffix, "text") if self.kind == "auto" else self.kind

    def entries(self) -> Iterator[Entry]:
        """Read everything. An article that cannot be read gives an entry that says why.

        Raises:
            SourceError: a table has no column, or the first JSON object no field, of the name given for the text.
        """
        before = 0
        for name in self.files():
            try:
                yield from READERS[self.kind_of(name)](self, name, before)
                before += 0 if name == STDIN else Path(name).stat().st_size
            except OSError as error:
                yield _failed(name, (error.strerror or str(error)).lower(), before)

    def entry(self, key: str, text: Any, published: Any, done: int) -> Entry:
        """An entry of three raw values."""
        if not isinstance(text, str):
            return _failed(key, f"no text in field {self.text_field!r}", done)
        try:
            return Entry(work=Item(key, text, as_date(published) or self.published), done=done)
        except ValueError as error:
            return _failed(key, f"field {self.date_field!r}: {error}", done)

    def check_fields(self, name: str, fields: Iterable[str]) -> None:
        """Refuse an input that has no texts under the name given for them."""
        known = list(fields)
        if self.text_field not in known:
            raise SourceError(f"{name}: no field {self.text_field!r}; there are: {', '.join(known)} (see --text-field)")


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


def _read_text(inputs: Inputs, name: str, before: int) -> Iterator[Entry]:
    with _opened(name) as file:
        blob = file.read()
    try:
        yield inputs.entry(name, decode(blob, inputs.encoding), None, before + len(blob))
    except SourceError as error:
        yield _failed(name, str(error), before + len(blob))


def _read_html(inputs: Inputs, name: str, before: int) -> Iterator[Entry]:
    with _opened(name) as file:
        blob = file.read()
    try:
        yield inputs.entry(name, page_text(blob), None, before + len(blob))
    except PageError as error:
        yield _failed(name, str(error), before + len(blob))
    except ModuleNotFoundError as error:
        raise SourceError(f"{name}: {error}") from error


def _read_lines(inputs: Inputs, name: str, before: int) -> Iterator[Entry]:
    done = before
    checked = False
    with _opened(name) as file:
        for number, line in enumerate(file, 1):
            done += len(line)
            if not line.strip():
                continue
            key = f"{name}:{number}"
            try:
                values = json.loads(decode(line, inputs.encoding))
                if not isinstance(values, dict):
                    raise SourceError(f"not a JSON object but {type(values).__name__}")  # noqa: TRY301 - reported as any other
            except (ValueError, RecursionError, SourceError) as error:
                yield _failed(key, str(error), done)
                continue
            if not checked:
                inputs.check_fields(name, values)
                checked = True
            yield inputs.entry(
                str(values.get(inputs.id_field, key)),
                values.get(inputs.text_field),
                values.get(inputs.date_field),
                done,
            )


def _read_csv(inputs: Inputs, name: str, before: int) -> Iterator[Entry]:
    with _opened(name) as file:
        text = io.TextIOWrapper(file, encoding=inputs.encoding, errors="surrogateescape", newline="")
        rows = csv.DictReader(text)
        inputs.check_fields(name, (field.removeprefix("\ufeff") for field in rows.fieldnames or ()))
        for number, row in enumerate(rows, 1):
            done = before if name == STDIN else before + file.tell()
            key = row.get(inputs.id_field) or f"{name}:{number}"
            values = (row.get(inputs.text_field), row.get(inputs.date_field))
            if any("\udc80" <= character <= "\udcff" for character in values[0] or ""):
                yield _failed(key, f"not {inputs.encoding.upper()}", done)
            else:
                yield inputs.entry(key, *values, done)


def _read_parquet(inputs: Inputs, name: str, before: int) -> Iterator[Entry]:
    pyarrow()
    from pyarrow import ArrowInvalid  # noqa: PLC0415 - heavy, and of the extra `arrow`
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    if name == STDIN:
        raise SourceError("Parquet cannot be read from standard input")
    try:
        file = ParquetFile(name)
    except ArrowInvalid as error:
        yield _failed(name, f"not Parquet: {error}", before)
        return
    columns = file.schema_arrow.names
    inputs.check_fields(name, columns)
    wanted = [field for field in (inputs.text_field, inputs.id_field, inputs.date_field) if field in columns]
    per_row = Path(name).stat().st_size / max(1, file.metadata.num_rows)
    number = 0
    for batch in file.iter_batches(batch_size=256, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            key = row.get(inputs.id_field)
            text, published = row[inputs.text_field], row.get(inputs.date_field)
            name_of_row = f"{name}:{number}" if key is None else str(key)
            yield inputs.entry(name_of_row, text, published, before + int(number * per_row))


READERS: dict[str, Callable[[Inputs, str, int], Iterator[Entry]]] = {
    "text": _read_text,
    "html": _read_html,
    "jsonl": _read_lines,
    "csv": _read_csv,
    "parquet": _read_parquet,
}
Opened: TypeAlias = BinaryIO


def _opened(name: str) -> Opened:
    return sys.stdin.buffer if name == STDIN else Path(name).open("rb")


def _failed(key: str, reason: str, done: int) -> Entry:
    return Entry(work=Result(id=key, error=Failure(kind="SourceError", message=reason)), done=done)
