"""Statistical metrics: their names, what kind of quantity they take, flow or stock, English name and code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

import attrs

from zonenews._data import load_tsv
from zonenews.errors import DataError
from zonenews.lexicon.lengths import TAIL, lengths_by

COLUMNS = ("name", "aliases", "kind", "nature", "domain", "english", "code")
QUANTITY_KINDS = ("money", "percent", "count", "area", "mass", "energy", "power", "duration", "length", "volume", "any")
NATURES = ("flow", "stock", "rate")


@attrs.frozen(kw_only=True)
class Metric:
    """A metric that statistics report.

    Attributes:
        name: its full name.
        aliases: other names and short forms.
        kind: the kind of quantity its level takes; `any` where several are used.
        nature: `flow` over a period, `stock` at a moment, `rate` or ratio.
        domain: its field.
        english: its English name.
        code: the nearest series of the World Development Indicators, else empty.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: str
    nature: str
    domain: str = ""
    english: str = ""
    code: str = ""


class MetricTable:
    """Metrics with their index by name.

    Raises:
        DataError: a name stands twice, or a kind or nature is unknown.
    """

    def __init__(self, rows: Iterable[Metric]) -> None:
        """Index the rows and refuse what does not fit together."""
        self.rows: tuple[Metric, ...] = tuple(rows)
        self.by_name: dict[str, Metric] = {}
        for row in self.rows:
            if row.kind not in QUANTITY_KINDS or row.nature not in NATURES:
                raise DataError(f"metrics: {row.name}: unknown kind {row.kind!r} or nature {row.nature!r}")
            for name in (row.name, *row.aliases):
                if name in self.by_name:
                    raise DataError(f"metrics: {name} stands under {self.by_name[name].name} and {row.name}")
                self.by_name[name] = row
        self._sizes = lengths_by(self.by_name, TAIL)
        self._endings: dict[str, tuple[int, Metric] | None] = {}

    def ending(self, text: str) -> tuple[int, Metric] | None:
        """The longest metric that a noun phrase ends with; see `ending_metric`."""
        if text in self._endings:
            return self._endings[text]
        if len(self._endings) >= _MOST_ENDINGS:
            self._endings.clear()
        found = self._endings[text] = self._ending(text)
        return found

    def _ending(self, text: str) -> tuple[int, Metric] | None:
        table, length = self.by_name, len(text)
        for size in self._sizes.get(text[-2:], ()):
            metric = table.get(text[-size:]) if size <= length else None
            if metric is not None:
                return length - size, metric
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
        DataError: a name stands twice, or a kind or nature is unknown.
    """
    return MetricTable(_metric(row) for row in load_tsv("indicators.tsv", COLUMNS))


def _metric(row: tuple[str, ...]) -> Metric:
    name, aliases, kind, nature, domain, english, code = row
    return Metric(
        name=name,
        aliases=tuple(filter(None, aliases.split("|"))),
        kind=kind,
        nature=nature,
        domain=domain,
        english=english,
        code=code,
    )


_USED: ContextVar[MetricTable | None] = ContextVar("metrics", default=None)


@contextmanager
def metrics_used(table: MetricTable | None) -> Iterator[None]:
    """Read with a table of metrics until the block ends, in this thread or task only; with those of the package where it is `None`."""
    token = _USED.set(table)
    try:
        yield
    finally:
        _USED.reset(token)


def load_indicators() -> dict[str, Metric]:
    """The metric of each name and alias, of the table in use.

    Raises:
        DataError: a name stands twice, or a kind or nature is unknown.

    >>> load_indicators()["规上工业增加值"].name
    '规模以上工业增加值'
    >>> load_indicators().get("好心情指标") is None
    True
    """
    return (_USED.get() or default_metrics()).by_name


def ending_metric(text: str) -> tuple[int, Metric] | None:
    """Find the longest known metric that a noun phrase ends with, in the table in use.

    Args:
        text: a noun phrase of normal text.

    Returns:
        Where in `text` the metric's name starts, and the metric; `None` when the phrase ends otherwise.

    >>> at, metric = ending_metric("高新区规上工业增加值")
    >>> at, metric.english
    (3, 'value added of industry above designated size')
    >>> ending_metric("一片热土") is None
    True
    """
    return (_USED.get() or default_metrics()).ending(text)
