"""Readers of each kind of file: every row becomes an entry, an article or the reason why it is none."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from importlib.util import find_spec
from itertools import islice
from typing import Any

from zonenews.cli.columns import parquet_fields, read_parquet
from zonenews.cli.exits import CommandError, Exit
from zonenews.cli.rows import Row, separated_rows
from zonenews.cli.sources import (
    STDIN,
    Entry,
    Inputs,
    Page,
    Place,
    SourceError,
    decode,
    failed,
    name_of,
    opened,
    readable,
)

NEEDED = {
    "html": (("trafilatura", "html"), ("lxml_html_clean", "html")),
    "parquet": (("pyarrow", "arrow"),),
}
"""What has to be installed for a kind: a module, and the extra that brings it."""

WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
"""Encodings in which a line feed is more than one byte."""

DELIMITERS = {"csv": ",", "tsv": "\t"}


def check_installed(kinds: set[str]) -> None:
    """Refuse kinds that cannot be read here.

    >>> check_installed({"text", "csv"})
    >>> check_installed({"parquet"}) if find_spec("pyarrow") else None
    """
    for kind in sorted(kinds):
        for module, extra in NEEDED.get(kind, ()):
            if find_spec(module) is None:
                raise CommandError(f"{kind} needs {module}: pip install 'zonenews[{extra}]'", Exit.MISSING)


def _read_text(inputs: Inputs, place: Place, before: int) -> Iterator[Entry]:
    with opened(place.name) as file:
        blob = file.read()
    key = readable(place.name)
    try:
        yield inputs.entry(key, decode(blob, inputs.encoding), None, before + len(blob))
    except SourceError as error:
        yield failed(key, str(error), before + len(blob))


def _read_html(inputs: Inputs, place: Place, before: int) -> Iterator[Entry]:
    with opened(place.name) as file:
        blob = file.read()
    page = Page(id=readable(place.name), source=blob, published=inputs.published)
    yield Entry(work=page, done=before + len(blob))


def _lines(inputs: Inputs, place: Place) -> Iterator[tuple[bytes | str, int]]:
    """The lines of a file, and the bytes read so far."""
    with opened(place.name) as file:
        if codecs.lookup(inputs.encoding).name in WIDE:
            text = io.TextIOWrapper(file, encoding=inputs.encoding, errors=UNDECODED, newline="\n")
            for line in text:
                yield line, 0
            return
        done = 0
        for raw in file:
            done += len(raw)
            yield raw, done


def _read_lines(inputs: Inputs, place: Place, before: int) -> Iterator[Entry]:
    checked = place.plain
    for number, (line, done) in enumerate(_lines(inputs, place), 1):
        if not line.strip():
            continue
        key = f"{readable(place.name)}:{number}"
        try:
            values = json.loads(_decoded(line, inputs.encoding))
            if not isinstance(values, dict):
                raise SourceError(f"not a JSON object but {type(values).__name__}")  # noqa: TRY301 - reported as any other
        except (ValueError, RecursionError, SourceError) as error:
            yield failed(key, str(error), before + done)
            continue
        if not checked:
            inputs.check_fields(place.name, values)
            checked = True
        yield _object_entry(inputs, key, values, before + done)


def _decoded(line: bytes | str, encoding: str) -> str:
    if isinstance(line, bytes):
        return decode(line, encoding)
    if is_damaged(line):
        raise SourceError(f"not {encoding.upper()}")
    return line.removeprefix("\ufeff")


def _read_array(inputs: Inputs, place: Place, before: int) -> Iterator[Entry]:
    """An array of objects, one object, or, under the same ending, JSON lines."""
    key = readable(place.name)
    try:
        values = _array(inputs, place)
    except json.JSONDecodeError as error:
        if place.plain and error.msg == "Extra data":
            yield from _read_lines(inputs, place, before)
        else:
            yield failed(key, f"not JSON: {error}", before)
        return
    except (ValueError, RecursionError, SourceError) as error:
        yield failed(key, str(error), before)
        return
    if not place.plain and values and isinstance(values[0], dict):
        inputs.check_fields(place.name, values[0])
    for number, value in enumerate(values, 1):
        done = before + place.size * number // len(values)
        name = f"{key}:{number}"
        if isinstance(value, dict):
            yield _object_entry(inputs, name, value, done)
        else:
            yield failed(name, f"not a JSON object but {type(value).__name__}", done)


def _array(inputs: Inputs, place: Place) -> list[Any]:
    with opened(place.name) as file:
        values = json.loads(decode(file.read(), inputs.encoding))
    return values if isinstance(values, list) else [values]


def _object_entry(inputs: Inputs, key: str, values: dict[str, Any], done: int) -> Entry:
    return inputs.entry(
        name_of(values.get(inputs.id_field), key), values.get(inputs.text_field), values.get(inputs.date_field), done
    )


def _separated(inputs: Inputs, place: Place) -> Generator[tuple[Row, int], None, None]:
    """The rows of a CSV file, its heading first, and the bytes read so far."""
    with opened(place.name) as file:
        text = io.TextIOWrapper(file, encoding=inputs.encoding, errors=UNDECODED, newline="")
        lines = (line if number else line.removeprefix("\ufeff") for number, line in enumerate(text))
        for row in separated_rows(lines, DELIMITERS[place.kind]):
            yield row, 0 if place.name == STDIN else file.tell()


def _read_separated(inputs: Inputs, place: Place, before: int) -> Iterator[Entry]:
    key = readable(place.name)
    with closing(_separated(inputs, place)) as rows:
        head, _ = next(rows, (Row(line=1, reason="the table is empty"), 0))
        if head.reason is not None:
            yield failed(key, f"line {head.line}: {head.reason}", before)
            return
        if not place.plain:
            inputs.check_fields(place.name, head.fields)
        for number, (row, done) in enumerate(rows, 1):
            name = f"{key}:{number}"
            values = dict(zip(head.fields, row.fields, strict=False))
            reason = row.reason or _misfit(len(row.fields), len(head.fields))
            if reason is None and any(map(is_damaged, row.fields)):
                reason = f"not {inputs.encoding.upper()}"
            if reason is not None:
                yield failed(name, f"line {row.line}: {reason}", before + done)
            else:
                yield _object_entry(inputs, name, values, before + done)


def _misfit(found: int, wanted: int) -> str | None:
    return None if found == wanted else f"{found} cells under a heading of {wanted}"


UNDECODED = "zonenews-undecoded"
"""The name of the error handler that keeps what cannot be decoded apart from everything that can."""


def _keep_undecoded(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in wrong), error.end


codecs.register_error(UNDECODED, _keep_undecoded)


def is_damaged(text: str) -> bool:
    r"""Whether a text holds bytes that could not be decoded.

    >>> is_damaged(b"a\xff".decode("utf-8", UNDECODED)), is_damaged("开发区")
    (True, False)
    """
    return any("\udc00" <= character <= "\udcff" for character in text)


def _line_fields(inputs: Inputs, name: str) -> list[str]:
    """The fields of the first object of a file of JSON lines."""
    for entry in islice(_lines(inputs, Place(name=name, kind="jsonl")), 100):
        if entry[0].strip():
            values = json.loads(_decoded(entry[0], inputs.encoding))
            if isinstance(values, dict):
                return list(values)
    raise ValueError(name)


def _array_fields(inputs: Inputs, name: str) -> list[str]:
    try:
        values = _array(inputs, Place(name=name, kind="json"))
    except ValueError:
        return _line_fields(inputs, name)
    if not values or not isinstance(values[0], dict):
        raise ValueError(name)
    return list(values[0])


def _heading(kind: str) -> Callable[[Inputs, str], list[str]]:
    def fields(inputs: Inputs, name: str) -> list[str]:
        with closing(_separated(inputs, Place(name=name, kind=kind))) as rows:
            head, _ = next(rows)
            return list(head.fields)

    return fields


READERS: dict[str, Callable[[Inputs, Place, int], Iterator[Entry]]] = {
    "text": _read_text,
    "html": _read_html,
    "jsonl": _read_lines,
    "json": _read_array,
    "csv": _read_separated,
    "tsv": _read_separated,
    "parquet": read_parquet,
}
FIELDS: dict[str, Callable[[Inputs, str], list[str]]] = {
    "jsonl": _line_fields,
    "json": _array_fields,
    "csv": _heading("csv"),
    "tsv": _heading("tsv"),
    "parquet": parquet_fields,
}
"""How the fields of a table are found out before its articles are read."""
