"""What is fuzzed: parse, parse_html, from_json, from_arrow and the command, each as a function that makes one input and gives the laws it breaks."""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

import pyarrow as pa
from click.testing import CliRunner
from support import calls

from fuzzing import damage
from fuzzing.laws import faults, normal_faults, span_faults, work_faults
from fuzzing.texts import odd_text
from zonenews import Document, ZonenewsError, from_arrow, parse, parse_html, to_arrow
from zonenews.cli.app import app

FIRST_DAY: Final = date(1990, 1, 1)
EXIT_CODES: Final = frozenset((0, 1, 2, 130))


class Try(NamedTuple):
    """One input and what is done with it.

    Attributes:
        shown: the input, as a report shows it.
        run: gives the laws that the input breaks; an exception is one more.
        text: where the input is a text alone, the text, so that it can be made shorter.
        again: runs another text in its place.
    """

    shown: str
    run: Callable[[], Iterator[str]]
    text: str | None = None
    again: Callable[[str], Iterator[str]] | None = None


Target = Callable[[Sequence[str], Random], Try]


def of_text(seeds: Sequence[str], random: Random) -> Try:
    """`parse` of an odd text; now and then the work of one repeated piece."""
    text = odd_text(seeds, random)
    published = random.choice((None, FIRST_DAY + timedelta(random.randrange(14_000)), date(2023, 5, 9)))
    if random.random() < 0.01:
        piece = text[:120]
        return Try(repr(piece), lambda: work_faults(parse, calls, piece))
    run = partial(_parsed, published=published)
    return Try(f"published={published!r} {text!r}", lambda: run(text), text, run)


def _parsed(text: str, published: date | None) -> Iterator[str]:
    yield from normal_faults(text)
    yield from faults(parse(text, published=published), text)


def of_page(seeds: Sequence[str], random: Random) -> Try:
    """`parse_html` of a broken page."""
    page = damage.page(odd_text(seeds, random), random)

    def run() -> Iterator[str]:
        document = parse_html(page)
        yield from faults(document, document.source)

    return Try(repr(page), run)


def of_json(seeds: Sequence[str], random: Random) -> Try:
    """`from_json` and `from_dict` of a damaged document."""
    values = parse(odd_text(seeds, random)[:600], published=date(2023, 5, 9)).to_dict()
    if random.random() < 0.5:
        changed = damage.damaged(values, random)
        return Try(repr(changed), lambda: _read(lambda: Document.from_dict(changed)))
    text = damage.damaged_json(values, random)
    return Try(repr(text), lambda: _read(lambda: Document.from_json(text)))


def _read(make: Callable[[], Document]) -> Iterator[str]:
    """Read a document back: an error of ours, or a sound document that comes back equal."""
    document = make()
    yield from span_faults(document)
    if Document.from_dict(document.to_dict()) != document:
        yield "round trip: of what was read"


def of_arrow(seeds: Sequence[str], random: Random) -> Try:
    """`from_arrow` of a damaged table."""
    texts = [odd_text(seeds, random)[:400].encode("utf-8", "replace").decode() for _ in range(2)]
    table = to_arrow([parse(text, published=date(2023, 5, 9)) for text in texts])
    changed = _damaged_table(table, random)

    def run() -> Iterator[str]:
        for result in from_arrow(changed):
            yield from span_faults(result.document) if result.document is not None else ()

    types = (
        {
            field.name: str(field.type)[:40]
            for field in changed.schema
            if not table.schema.field(field.name).equals(field)
        }
        if set(changed.column_names) <= set(table.column_names)
        else changed.column_names
    )
    return Try(f"types {types} of {changed.to_pylist()!r}", run)


def _damaged_table(table: pa.Table, random: Random) -> pa.Table:
    """Lose, rename or change a column, or a value in a row."""
    place = random.randrange(table.num_columns)
    name = table.column_names[place]
    kind = random.randrange(4)
    if kind == 0:
        return table.drop_columns([name])
    if kind == 1:
        return table.rename_columns([f"{one}x" if one == name else one for one in table.column_names])
    if kind == 2:
        other = random.choice(
            (pa.nulls(table.num_rows), pa.array(["x"] * table.num_rows), pa.array([1] * table.num_rows))
        )
        return table.set_column(place, name, other)
    rows = [damage.damaged(row, random) for row in table.to_pylist()]
    try:
        return pa.Table.from_pylist(rows, schema=table.schema)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):  # the damage is no table of these types
        return table.drop_columns([name])


def of_command(seeds: Sequence[str], random: Random) -> Try:
    """The command over a file with something wrong in it."""
    form = random.choice(("jsonl", "csv", "txt"))
    blob = damage.file_of([odd_text(seeds, random)[:300] for _ in range(random.randrange(1, 5))], form, random)
    shape = random.choice(("jsonl", "json", "table"))

    def run() -> Iterator[str]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"articles.{form}"
            path.write_bytes(blob)
            result = CliRunner().invoke(app, ["parse", str(path), "--format", shape, "--workers", "1"])
            if result.exception is not None and not isinstance(result.exception, SystemExit):
                raise result.exception
            if result.exit_code not in EXIT_CODES:
                yield f"exit: {result.exit_code}"
            if shape == "jsonl":
                yield from _line_faults(result.stdout)

    return Try(f"{form} as {shape}: {blob!r}", run)


def _line_faults(output: str) -> Iterator[str]:
    """Each line of output is an object with its id."""
    for line in filter(None, output.split("\n")):
        values: Any = json.loads(line)
        if not isinstance(values, dict) or "id" not in values:
            yield f"line: {line[:80]!r}"


TARGETS: Final[dict[str, tuple[Target, int]]] = {
    "parse": (of_text, 12),
    "parse_html": (of_page, 2),
    "from_json": (of_json, 6),
    "from_arrow": (of_arrow, 2),
    "command": (of_command, 2),
}
"""The targets, each with how many of twenty-four inputs it gets."""
EXPECTED: Final = ZonenewsError
"""What may be raised: an error of the library, which says what is wrong."""
