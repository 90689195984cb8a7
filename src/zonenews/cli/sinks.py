"""Where documents go: each form renders a chunk to bytes in the worker, and joins the chunks to the whole at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from zonenews.cli.destinations import settle, write_marker
from zonenews.cli.exits import CommandError, Exit
from zonenews.cli.sources import Entry
from zonenews.cli.work import Reading, json_line, results_of
from zonenews.many import Result
from zonenews.outputs.arrow import arrow_schema, holdable, pyarrow, to_arrow
from zonenews.outputs.tables import to_tables
from zonenews.panels.files import part_from, write_panel

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
        held: a result as the form can hold it: an error in its place where it cannot.
    """

    render: Callable[[list[Result]], bytes]
    join: Callable[[Iterable[bytes], Path], None]
    held: Callable[[Result], Result]


def render_chunk(form: str, reading: Reading, entries: Sequence[Entry]) -> Rendered:
    """Parse a chunk and render it; what the form cannot hold is a failure too."""
    return rendered(form, results_of(entries, reading), sum(len(entry.text) for entry in entries))


def rendered(form: str, results: list[Result], characters: int) -> Rendered:
    """Render results of texts of that many characters."""
    held = [SINKS[form].held(result) for result in results]
    failures = tuple(result for result in held if result.error is not None)
    payload = SINKS[form].render(held)
    return Rendered(payload=payload, entries=len(held), characters=characters, failures=failures)


def _render_lines(results: list[Result]) -> bytes:
    return "".join(json_line(result) + "\n" for result in results).encode()


def _join_lines(payloads: Iterable[bytes], path: Path) -> None:
    with path.open("wb") as file:
        for payload in payloads:
            file.write(payload)
        settle(file)


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
        settle(file)


def _join_tables(payloads: Iterable[bytes], path: Path) -> None:
    """One Parquet file for each kind of record, all written in one pass, and a marker that names them."""
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - heavy, and of the extra `arrow`

    path.mkdir()
    with ExitStack() as stack:
        empty = to_tables(arrow_schema().empty_table())
        files = {name: stack.enter_context((path / f"{name}.parquet").open("wb")) for name in empty}
        writers = {name: ParquetWriter(files[name], table.schema, compression="zstd") for name, table in empty.items()}
        for group in _read_groups(payloads):
            for name, table in to_tables(group).items():
                if table.num_rows:
                    writers[name].write_table(table)
        for name, writer in writers.items():
            writer.close()
            settle(files[name])
    write_marker(path)


def _write_parquet(file: Any, schema: Any, tables: Iterator[Any]) -> None:
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    with ParquetWriter(file, schema, compression="zstd") as writer:
        for table in tables:
            writer.write_table(table)


def _as_it_is(result: Result) -> Result:
    return result


def _render_panel(results: list[Result]) -> bytes:
    return part_from(results)


def _join_panel(payloads: Iterable[bytes], path: Path) -> None:
    write_panel(payloads, path, form="jsonl")


SINKS = {
    "panel": Sink(render=_render_panel, join=_join_panel, held=_as_it_is),
    "jsonl": Sink(render=_render_lines, join=_join_lines, held=_as_it_is),
    "parquet": Sink(render=_render_arrow, join=_join_parquet, held=holdable),
    "tables": Sink(render=_render_arrow, join=_join_tables, held=holdable),
}
NEEDED = {"parquet": "pyarrow", "tables": "pyarrow"}
"""What has to be installed for a form."""


def check_form(form: str) -> None:
    """Refuse a form that cannot be written here.

    >>> check_form("jsonl")
    """
    module = NEEDED.get(form)
    if module is not None and find_spec(module) is None:
        raise CommandError(f"{form} needs {module}: pip install 'zonenews[arrow]'", Exit.MISSING)
