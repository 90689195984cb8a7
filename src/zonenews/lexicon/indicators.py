"""Statistical metrics: their names, what kind of quantity they take, flow or stock, English name and code."""

from __future__ import annotations

from functools import cache, lru_cache

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
    aliases: tuple[str, ...]
    kind: str
    nature: str
    domain: str
    english: str
    code: str


@cache
def load_indicators() -> dict[str, Metric]:
    """Read `data/indicators.tsv`.

    Returns:
        The metric of each name and alias.

    Raises:
        DataError: a name stands twice, or a kind or nature is unknown.

    >>> load_indicators()["规上工业增加值"].name
    '规模以上工业增加值'
    >>> load_indicators().get("好心情指标") is None
    True
    """
    table: dict[str, Metric] = {}
    for row in load_tsv("indicators.tsv", COLUMNS):
        name, aliases, kind, nature, domain, english, code = row
        if kind not in QUANTITY_KINDS or nature not in NATURES:
            raise DataError(f"data/indicators.tsv: {name}: unknown kind {kind!r} or nature {nature!r}")
        metric = Metric(
            name=name,
            aliases=tuple(filter(None, aliases.split("|"))),
            kind=kind,
            nature=nature,
            domain=domain,
            english=english,
            code=code,
        )
        for alias in (name, *metric.aliases):
            if alias in table:
                raise DataError(f"data/indicators.tsv: {alias} stands under {table[alias].name} and {name}")
            table[alias] = metric
    return table


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    return lengths_by(load_indicators(), TAIL)


@lru_cache(maxsize=1024)
def ending_metric(text: str) -> tuple[int, Metric] | None:
    """Find the longest known metric that a noun phrase ends with.

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
    table, length = load_indicators(), len(text)
    for size in _sizes().get(text[-2:], ()):
        metric = table.get(text[-size:]) if size <= length else None
        if metric is not None:
            return length - size, metric
    return None
