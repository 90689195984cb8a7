"""Where documents go: each form renders a chunk to bytes in the worker, and joins the chunks to the whole at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from zonenews.cli.sources import Entry
from zonenews.many import Item, Result, parse_item
from zonenews.outputs.arrow import arrow_schema, pyarrow, to_arrow
from zonenews.outputs.tables import to_tables
from zonenews.serialization import json_types

GROUP = 8
"""Chunks in a row group of Parquet."""


@attrs.frozen(kw_only=True)
class Rendered:
    """What became of a chunk.

    Attributes:
        payload: its documents, in the form of the sink.
        entries: how many articles it had.
        characters: how long their texts were together.
        failures: the articles that have no document.
    """

    payload: bytes
    entries: int
    characters: int
    failures: tuple[Result, ...]


@attrs.frozen(kw_only=True)
class Sink:
    """A form of output.

    Attributes:
        render: results to bytes.
        join: the payloads of all chunks, in order, to the file or directory at a path that is not there yet.
    """

    render: Callable[[list[Result]], bytes]
    join: Callable[[Iterable[bytes], Path], None]


def result_of(entry: Entry) -> Result:
    """Parse an entry, unless it says already why it cannot be parsed."""
    return parse_item(entry.work) if isinstance(entry.work, Item) else entry.work


def render_chunk(form: str, entries: Sequence[Entry]) -> Rendered:
    """Parse a chunk and render it; what cannot be rendered is a failure too."""
    return rendered(form, [result_of(entry) for entry in entries], sum(len(entry.text) for entry in entries))


def rendered(form: str, results: list[Result], characters: int) -> Rendered:
    """Render results of texts of that many characters."""
    failures = tuple(result for result in results if result.error is not None)
    payload = SINKS[form].render(results)
    return Rendered(payload=payload, entries=len(results), characters=characters, failures=failures)


def json_line(result: Result) -> str:
    """A result as one line of JSON: `id` and the document, or `id` and `error`.

    >>> from zonenews.many import Failure
    >>> json_line(Result(id="a", error=Failure(kind="TypeError", message="no text")))
    '{"id": "a", "error": {"kind": "TypeError", "message": "no text"}}'
    """
    if result.document is None:
        return json_types.to_json({"id": result.id, "error": json_types.unstructure(result.error)})
    return json_types.to_json({"id": result.id, **result.document.to_dict()})


def _render_lines(results: list[Result]) -> bytes:
    return "".join(json_line(result) + "\n" for result in results).encode()


def _join_lines(payloads: Iterable[bytes], path: Path) -> None:
    with path.open("wb") as file:
        for payload in payloads:
            file.write(payload)
        _settle(file)


def _render_arrow(results: list[Result]) -> bytes:
    pa = pyarrow()
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_stream(sink, arrow_schema(), options=options) as writer:
        writer.write_table(to_arrow(results))
    payload: bytes = sink.getvalue().to_pybytes()
    return payload


def _read_groups(payloads: Iterable[bytes]) -> Iterator[Any]:
    """The tables of some payloads at a time: what a Parquet file keeps of each row group stays in memory until it is closed."""
    stream = map(_read_arrow, payloads)
    while tables := list(islice(stream, GROUP)):
        yield pyarrow().concat_tables(tables).combine_chunks()


def _read_arrow(payload: bytes) -> Any:
    """The table of a payload; several streams, of articles done one by one, are one table."""
    pa = pyarrow()
    source = pa.BufferReader(payload)
    tables = []
    while source.tell() < len(payload):
        tables.append(pa.ipc.open_stream(source).read_all())
    return pa.concat_tables(tables).combine_chunks()


def _join_parquet(payloads: Iterable[bytes], path: Path) -> None:
    with path.open("wb") as file:
        _write_parquet(file, arrow_schema(), _read_groups(payloads))
        _settle(file)


def _join_tables(payloads: Iterable[bytes], path: Path) -> None:
    """One Parquet file for each kind of record, all written in one pass."""
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - heavy, and of the extra `arrow`

    path.mkdir()
    empty = to_tables(arrow_schema().empty_table())
    writers = {
        name: ParquetWriter(path / f"{name}.parquet", table.schema, compression="zstd") for name, table in empty.items()
    }
    for group in _read_groups(payloads):
        for name, table in to_tables(group).items():
            if table.num_rows:
                writers[name].write_table(table)
    for writer in writers.values():
        writer.close()


def _write_parquet(file: Any, schema: Any, tables: Iterator[Any]) -> None:
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    with ParquetWriter(file, schema, compression="zstd") as writer:
        for table in tables:
            writer.write_table(table)


def _settle(file: Any) -> None:
    """Bring a file to the disk."""
    file.flush()
    os.fsync(file.fileno())


SINKS = {
    "jsonl": Sink(render=_render_lines, join=_join_lines),
    "parquet": Sink(render=_render_arrow, join=_join_parquet),
    "tables": Sink(render=_render_arrow, join=_join_tables),
}


def form_of(path: Path) -> str | None:
    """The form that the ending of an output path asks for; a path without an ending is a directory of tables.

    >>> form_of(Path("out.parquet")), form_of(Path("out")), form_of(Path("out.xlsx"))
    ('parquet', 'tables', None)
    """
    return {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", "": "tables"}.get(path.suffix)


def replace(new: Path, old: Path) -> None:
    """Put a finished file or directory where an older one may be."""
    if old.is_dir():
        shutil.rmtree(old)
    new.replace(old)
