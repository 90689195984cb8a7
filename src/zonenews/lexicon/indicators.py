"""Statistical metrics: their names, what kind of quantity they take, flow or stock, unit, English name and code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from typing import Final, Literal, TypeAlias, cast, get_args

import attrs

from zonenews._data import read_lines
from zonenews._ready import derived
from zonenews.errors import DataError
from zonenews.lexicon.lengths import TAIL, lengths_by

FILE = "indicators.tsv"
COLUMNS = (
    "name", "aliases", "read", "kind", "nature", "unit", "domain", "english", "code", "since", "convention", "source", "origin",
)  # fmt: skip
MetricKind: TypeAlias = Literal[
    "money", "percent", "count", "area", "mass", "energy", "power", "duration", "length", "volume", "any",
]  # fmt: skip
Nature: TypeAlias = Literal["flow", "stock", "rate", "index", "ratio"]
QUANTITY_KINDS: tuple[MetricKind, ...] = get_args(MetricKind)
NATURES: tuple[Nature, ...] = get_args(Nature)


@attrs.frozen(kw_only=True)
class Metric:
    """A metric that statistics report.

    Attributes:
        name: its full name.
        aliases: other names and short forms of the same figure.
        kind: the kind of quantity its level takes; `any` where several are used.
        nature: `flow` over a period, `stock` at a moment, `rate` of growth, of coverage or per unit, `index` against a base, `ratio` of
            one figure to another, shares of a whole among them.
        unit: the unit its level is usually stored in: UCUM code, ISO 4217 code, classifier, or `1`; empty where several are used.
        domain: its field.
        english: its English name.
        code: the nearest published series: of the World Development Indicators (`NY.GDP.MKTP.CN`), or a table of the monthly database of the
            National Bureau of Statistics (`hgyd/A0D01`); empty where none is near.
        since: the year in which what it counts was last changed, or in which it began to be published; empty where nothing is noted.
        convention: what it counts since then, and before.
        source: where that is laid down.
        origin: the statistics that report it.
        read: its names that tell a figure wherever a noun phrase ends with them; all of them when `None`. The others are only looked up.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: MetricKind
    nature: Nature
    unit: str = ""
    domain: str = ""
    english: str = ""
    code: str = ""
    since: str = ""
    convention: str = ""
    source: str = ""
    origin: str = ""
    read: tuple[str, ...] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its full name and the others."""
        return (self.name, *self.aliases)


class _Endings(dict[str, "tuple[int, Metric] | None"]):
    """The metric that each noun phrase ends with that was asked about, found when it is asked for first.

    Args:
        find: finds it.

    >>> at, metric = ending_metric("高新区规上工业增加值")
    >>> at, metric.english
    (3, 'value added of industry above designated size')
    >>> ending_metric("一片热土") is None
    True
    """

    def __init__(self, find: Callable[[str], tuple[int, Metric] | None]) -> None:
        super().__init__()
        self._find = find
        self._keeps = True

    def __missing__(self, text: str) -> tuple[int, Metric] | None:
        found = self._find(text)
        if self._keeps:
            if len(self) >= _MOST_ENDINGS:
                self.clear()
            self[text] = found
            if not self._keeps:  # closed by another thread, just now
                self.clear()
        return found

    def close(self) -> None:
        """Keep nothing from here on: not every text of this process is read with the same metrics."""
        self._keeps = False
        self.clear()


class MetricTable:
    """Metrics with their index by name.

    A row of the package's table that no text is read with stays a line until somebody asks for it.

    Raises:
        DataError: a name stands twice, or a kind or nature is unknown.
    """

    def __init__(self, rows: Iterable[Metric], *, lines: Iterable[str] = ()) -> None:
        """Index the rows and refuse what does not fit together; see `default_metrics` for lines."""
        own = [*map(_checked, rows)]
        self._rows: list[Metric | str] = [*own, *lines]
        self.read = self._numbered(_read_of) if own else self._kept_numbers()
        """The names that texts are read with, and the number of the row of each."""
        self._named: dict[str, int] | None = None
        if not lines:
            self._index()
        self._sizes = lengths_by(self.read, TAIL)
        self.ending = _Endings(self._ending).__getitem__
        """Gives the longest metric that a noun phrase ends with; see `ending_metric`."""

    @property
    def rows(self) -> tuple[Metric, ...]:
        """Every metric, in order."""
        return tuple([self._row(at) for at in range(len(self._rows))])

    @property
    def by_name(self) -> dict[str, Metric]:
        """The metric of each name that texts are read with."""
        return {name: self._row(at) for name, at in self.read.items()}

    def get(self, name: str) -> Metric | None:
        """The metric of a name, whether texts are read with it or not; `None` where none has it."""
        at = self.read.get(name)
        if at is None:
            at = self._index().get(name)
        return None if at is None else self._row(at)

    def _row(self, at: int) -> Metric:
        row = self._rows[at]
        if isinstance(row, str):
            row = self._rows[at] = _metric(row)
        return row

    def _index(self) -> Mapping[str, int]:
        """The number of the row of each name, found once."""
        if self._named is None:
            self._named = self._numbered(_names_of)
        return self._named

    def _kept_numbers(self) -> dict[str, int]:
        """The numbers of the lines of the package's table, as an earlier process found them."""
        made_from = "\n".join(row for row in self._rows if isinstance(row, str)).encode("utf-8", "surrogatepass")
        found: dict[str, int] = derived("metrics", (__name__,), made_from, partial(self._numbered, _read_of))
        return found

    def _numbered(self, names_of: Callable[[Metric | str], Sequence[str]]) -> dict[str, int]:
        """The number of the row of each of the names that `names_of` gives of a row."""
        found: dict[str, int] = {}
        count = 0
        for at, row in enumerate(self._rows):
            if names := names_of(row):
                found.update(dict.fromkeys(names, at))
                count += len(names)
        if len(found) < count:
            self._refuse_second(names_of)
        return found

    def _refuse_second(self, names_of: Callable[[Metric | str], Sequence[str]]) -> None:
        first: dict[str, str] = {}
        for at, row in enumerate(self._rows):
            for name in names_of(row):
                if name in first:
                    raise DataError(f"metrics: {name} stands under {first[name]} and {self._row(at).name}")
                first[name] = self._row(at).name

    def _ending(self, text: str) -> tuple[int, Metric] | None:
        read, length = self.read, len(text)
        for size in self._sizes.get(text[-2:], ()):
            at = read.get(text[-size:]) if size <= length else None
            if at is not None:
                return length - size, self._row(at)
        return None

    def __getstate__(self) -> tuple[Metric, ...]:
        return self.rows

    def __setstate__(self, rows: tuple[Metric, ...]) -> None:
        MetricTable.__init__(self, rows)


_MOST_ENDINGS = 1024
"""So many noun phrases are kept with the metric they end with."""


@cache
def default_metrics() -> MetricTable:
    """The metrics that come with the package, from `data/indicators.tsv`.

    Raises:
        DataError: a name that texts are read with stands twice, or a kind or nature is unknown.
    """
    return MetricTable((), lines=read_lines(FILE, COLUMNS))


def _cut(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _names_of(row: Metric | str) -> Sequence[str]:
    """The names of a row, its full name first."""
    if isinstance(row, Metric):
        return row.names
    name, aliases, _ = row.split("\t", 2)
    return [name, *aliases.split("|")] if aliases else [name]


def _read_of(row: Metric | str) -> Sequence[str]:
    """The names of a row that texts are read with."""
    if isinstance(row, Metric):
        return row.names if row.read is None else row.read
    return _cut(row.split("\t", 3)[2])


def _metric(line: str) -> Metric:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise DataError(f"data/{FILE}: {cells[0]}: {len(cells)} cells, not {len(COLUMNS)}")
    name, aliases, read, kind, nature, unit, domain, english, code, since, convention, source, origin = cells
    return _checked(
        Metric(
            name=name,
            aliases=tuple(_cut(aliases)),
            kind=cast("MetricKind", kind),
            nature=cast("Nature", nature),
            unit=unit,
            domain=domain,
            english=english,
            code=code,
            since=since,
            convention=convention,
            source=source,
            origin=origin,
            read=tuple(_cut(read)),
        )
    )


def _checked(row: Metric) -> Metric:
    if row.kind not in QUANTITY_KINDS:
        raise DataError(f"metrics: {row.name}: unknown kind {row.kind!r}")
    if row.nature not in NATURES:
        raise DataError(f"metrics: {row.name}: unknown nature {row.nature!r}: one of {', '.join(sorted(NATURES))}")
    if row.read is not None and not set(row.read) <= set(row.names):
        raise DataError(f"metrics: {row.name} is read by names that it does not have: {row.read}")
    return row


_USED: ContextVar[MetricTable | None] = ContextVar("metrics", default=None)


@contextmanager
def metrics_used(table: MetricTable | None) -> Iterator[None]:
    """Read with a table of metrics until the block ends, in this thread or task only; with those of the package where it is `None`."""
    if table is not None:
        _ENDINGS.close()
    token = _USED.set(table)
    try:
        yield
    finally:
        _USED.reset(token)


def own_metrics_used() -> bool:
    """Whether the text at hand is read with another table than that of the package."""
    return _USED.get() is not None


def metrics_in_use() -> MetricTable:
    """The table of metrics that is read with."""
    return _USED.get() or default_metrics()


def metric_named(name: str) -> Metric | None:
    """The metric of a name in the table in use, whether texts are read with the name or not; `None` where none has it."""
    return metrics_in_use().get(name)


def load_indicators() -> dict[str, Metric]:
    """The metric of each name that texts are read with, of the table in use.

    Raises:
        DataError: a name stands twice, or a kind or nature is unknown.

    >>> load_indicators()["规上工业增加值"].name
    '规模以上工业增加值'
    >>> load_indicators().get("好心情指标") is None
    True
    """
    return metrics_in_use().by_name


def is_metric_name(name: str) -> bool:
    """Whether a noun phrase is a name that texts are read with, of the table in use.

    >>> is_metric_name("规上工业增加值"), is_metric_name("好心情指标")
    (True, False)
    """
    return name in (_USED.get() or default_metrics()).read


_ENDINGS = _Endings(lambda text: metrics_in_use().ending(text))
ending_metric: Final[Callable[[str], tuple[int, Metric] | None]] = _ENDINGS.__getitem__
"""Finds the longest known metric that a noun phrase of normal text ends with, in the table in use: where in it the metric's name starts, and
the metric; `None` when the phrase ends otherwise. It is asked a hundred times an article, mostly about the same phrases."""
