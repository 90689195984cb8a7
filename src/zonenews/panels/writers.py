"""Files of panels: one writer for each form, which takes one part of a panel after the other."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TextIO

import attrs

from zonenews.outputs.arrow import pyarrow
from zonenews.outputs.brief import brief
from zonenews.panels.arrow import table_from
from zonenews.panels.frames import flat_ventures, table_columns
from zonenews.panels.lines import lines_of
from zonenews.panels.sdmx import sdmx_csv
from zonenews.panels.state import Panel, Rows
from zonenews.serialization.json_types import render_number


@attrs.frozen(kw_only=True)
class Shown:
    """What the rows of a file are.

    Attributes:
        by: dimensions of a table with one row for each of them, as for `Panel.table`; `None` where it is no such table.
        rows: what there is a row for, as for `Panel.to_arrow`.
    """

    by: Sequence[str] | None = None
    rows: Rows = "observations"


class Writer(AbstractContextManager["Writer"]):
    """A file that takes one part of a panel after the other."""

    def __init__(self, path: Path, shown: Shown) -> None:
        self.path = path
        self.by, self.shown = shown.by, shown

    def add(self, made: Panel) -> None:
        """Write the rows of a part."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish the file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Parquet(Writer):
    """Parquet: rows of `to_arrow`, or those of a table."""

    _writer: Any = None

    def add(self, made: Panel) -> None:
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - heavy, and of the extra `arrow`

        table = self._rows(made)
        if self._writer is None:
            self._writer = ParquetWriter(self.path, table.schema, compression="zstd")
        self._writer.write_table(table)

    def _rows(self, made: Panel) -> Any:
        if self.by is None:
            return made.to_arrow(self.shown.rows)
        columns = table_columns(made.table(self.by), "float")
        exact = [None if row.value is None else render_number(row.value) for row in made.table(self.by)]
        return pyarrow().table({**columns, "exact": exact}, schema=table_schema())

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()


def table_schema() -> Any:
    """The Arrow schema of a table by dimensions: `value` is the nearest float, `exact` the value as a string.

    >>> table_schema().field("year").type
    DataType(int32)
    """
    pa = pyarrow()
    words = ("zone", "zone_name", "metric", "status", "unit", "ids", "exact")
    kinds = {
        **dict.fromkeys(words, pa.string()),
        **dict.fromkeys(("first", "last"), pa.date32()),
        **dict.fromkeys(("value", "change", "rank"), pa.float64()),
        **dict.fromkeys(("year", "documents"), pa.int32()),
        "conflict": pa.bool_(),
    }
    order = [*table_columns((), "float"), "exact"]
    return pa.schema([(name, kinds[name]) for name in order])


class _Text(Writer):
    """A file of text."""

    @cached_property
    def file(self) -> TextIO:
        """The file, opened at its first use."""
        return self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="")

    def close(self) -> None:
        self.file.close()


class _Csv(_Text):
    """CSV: the columns of the long frame, of that of projects or groups, or those of a table; numbers exact."""

    def __init__(self, path: Path, shown: Shown) -> None:
        super().__init__(path, shown)
        self._rows = csv.writer(self.file, lineterminator="\n")
        if self.by is not None:
            self._rows.writerow(list(table_columns((), "decimal")))
        elif shown.rows == "observations":
            self._rows.writerow(_LONG)

    def add(self, made: Panel) -> None:
        if self.shown.rows != "observations":
            table = made.to_arrow(self.shown.rows)
            flat = flat_ventures(made.projects if self.shown.rows == "projects" else made.groups, table)
            self._rows.writerow(flat.column_names)
            self._rows.writerows([_cell(value) for value in row.values()] for row in flat.to_pylist())
            return
        if self.by is not None:
            columns = table_columns(made.table(self.by), "decimal").values()
            self._rows.writerows([_cell(value) for value in row] for row in zip(*columns, strict=True))
            return
        findings: dict[str, set[str]] = {}
        for finding in made.findings:
            for name in finding.about:
                findings.setdefault(name, set()).add(finding.check)
        for values, row in zip(self._long(made), made.observations, strict=True):
            checks = ";".join(sorted(findings.get(row.id, ())))
            sentence = row.sources[0].sentence if row.sources else ""
            self._rows.writerow([*values, ";".join(row.reasons), checks, sentence])

    @staticmethod
    def _long(made: Panel) -> Iterator[list[str]]:
        for row in table_from(made.observations, (), made.most).select(list(_LONG[: -len(_ADDED)])).to_pylist():
            yield [_cell(value) for value in row.values()]


_ADDED: Final = ("conflicts", "findings", "sentence")
_LONG: Final = (
    *("id", "entity", "entity_name", "region", "metric", "first", "last", "status", "kind", "basis", "exact", "upper"),
    *("mod", "unit", "vintage", "documents", "first_published", "last_published", *_ADDED),
)


def _cell(value: Any) -> str:
    """A value as a cell of CSV: numbers plain, days in ISO form, nothing where there is none."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value) if isinstance(value, int | str) else _plain(value)


def _plain(value: Any) -> str:
    return brief(value) if hasattr(value, "isoformat") else render_number(value)


class _Sdmx(_Text):
    """SDMX-CSV, under one header."""

    _begun = False

    def add(self, made: Panel) -> None:
        header, _, rows = sdmx_csv(made.observations).partition("\n")
        self.file.write(rows if self._begun else f"{header}\n{rows}")
        self._begun = True


class _Lines(_Text):
    """The whole panel as lines, to go on from."""

    def add(self, made: Panel) -> None:
        self.file.writelines(f"{line}\n" for line in lines_of(made))


class _Html(Writer):
    """A page."""

    def add(self, made: Panel) -> None:
        from zonenews.outputs.report.page import to_html  # noqa: PLC0415 - of the extra `report`

        self.path.write_text(to_html([], panel=made), encoding="utf-8", errors="replace")


WRITERS: Final[dict[str, Callable[[Path, Shown], Writer]]] = {
    "parquet": _Parquet,
    "csv": _Csv,
    "sdmx": _Sdmx,
    "jsonl": _Lines,
    "html": _Html,
}
"""The writer of each form."""
