"""Articles in Parquet files, row by row: what cannot be read of one row costs no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zonenews.cli.sources import STDIN, Entry, Inputs, Place, SourceError, failed, name_of, readable

BATCH = 256
"""Rows read at a time."""


def parquet_fields(inputs: Inputs, name: str) -> list[str]:
    """The columns of a file.

    Raises:
        ValueError: it is no Parquet file.
    """
    del inputs
    from pyarrow.parquet import read_schema  # noqa: PLC0415 - heavy, and of the extra `arrow`

    names: list[str] = read_schema(name).names
    return names


def read_parquet(inputs: Inputs, place: Place, before: int) -> Iterator[Entry]:
    """The articles of a file. Where a page of it is corrupt, every row left in that row group is named."""
    pa = _pyarrow()
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    if place.name == STDIN or not place.plain:
        raise SourceError("Parquet is read from files only")
    key = readable(place.name)
    try:
        file = ParquetFile(place.name)
    except (pa.ArrowException, OSError) as error:
        yield failed(key, f"not Parquet: {_first_line(error)}", before)
        return
    with file:
        fields = (inputs.text_field, inputs.id_field, inputs.date_field)
        wanted = [name for name in fields if name in file.schema_arrow.names]
        per_row = Path(place.name).stat().st_size / max(1, file.metadata.num_rows)
        number = 0
        for group in range(file.num_row_groups):
            left = file.metadata.row_group(group).num_rows
            try:
                for batch in file.iter_batches(batch_size=BATCH, columns=wanted, row_groups=[group]):
                    for row in range(batch.num_rows):
                        number += 1
                        left -= 1
                        yield _entry(inputs, batch, row, f"{key}:{number}", before + int(number * per_row))
            except (pa.ArrowException, OSError) as error:
                for _ in range(left):
                    number += 1
                    done = before + int(number * per_row)
                    yield failed(f"{key}:{number}", f"this part of the file is damaged: {_first_line(error)}", done)


def _entry(inputs: Inputs, batch: Any, row: int, key: str, done: int) -> Entry:
    """One row; a value that has no meaning, such as bytes that are no UTF-8, makes it a failure."""
    values: dict[str, Any] = {}
    for name in batch.schema.names:
        try:
            values[name] = _plain(batch.column(name)[row])
        except Exception as error:  # noqa: BLE001 - of whatever Arrow or a library of time zones says, nothing is swallowed
            return failed(key, f"field {name!r}: {_first_line(error)}", done)
    name = name_of(values.get(inputs.id_field), key)
    return inputs.entry(name, values.get(inputs.text_field), values.get(inputs.date_field), done)


def _plain(scalar: Any) -> Any:
    """The value of a scalar; of a moment what is finer than a microsecond is dropped."""
    pa = _pyarrow()
    if pa.types.is_timestamp(scalar.type) and scalar.type.unit == "ns" and scalar.is_valid:
        scalar = scalar.cast(pa.timestamp("us", scalar.type.tz), safe=False)
    return scalar.as_py()


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].strip("'\" ")


def _pyarrow() -> Any:
    from zonenews.outputs.arrow import pyarrow  # noqa: PLC0415 - of Parquet only

    return pyarrow()
