"""parse_frame: the articles of a pandas or Polars frame to frames of records of the same library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zonenews.lexicon import Lexicon
from zonenews.many import Item, parse_many
from zonenews.outputs.tables import to_frames, to_tables


def parse_frame(  # noqa: PLR0913 - each is an option a caller names
    frame: Any,
    *,
    text: str = "text",
    published: str | None = None,
    key: str | None = None,
    kinds: Iterable[str] | None = None,
    workers: int | None = None,
    lexicon: Lexicon | None = None,
) -> dict[str, Any]:
    """Parse the articles of a data frame.

    Args:
        frame: a `pandas.DataFrame` or a `polars.DataFrame`.
        text: the column with the texts. A missing value is an empty document.
        published: the column with the reference dates, if there is one: dates, timestamps or ISO 8601 strings; missing ones are no date.
        key: the column whose values name the documents; by default the index of a pandas frame, the number of the row of a Polars frame.
        kinds: the kinds of records to read, as for `parse`.
        workers: processes, as for `parse_many`.
        lexicon: as for `parse`.

    Returns:
        A frame for each kind of record, as `to_frames` gives them, of the library of `frame`: `documents` has a row for each row of `frame`, in its
        order, and every frame has a column `document` with the key. A text or a date that cannot be read is a row of `documents` with
        `error_kind` and `error_message`; the others are not affected.

    Raises:
        TypeError: `frame` is no frame of these libraries.
        KeyError: there is no such column.
        ValueError: `kinds` names what is no kind.
        ModuleNotFoundError: pyarrow is not installed.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"text": ["江苏赣榆经济开发区出口30亿元。", None]}, index=[7, 8])
    >>> frames = parse_frame(frame, workers=1)
    >>> frames["indicators"][["document", "metric", "value_value"]].values.tolist()
    [[7, '出口', '3000000000']]
    >>> frames["documents"]["document"].tolist(), frames["documents"]["error_kind"].isna().tolist()
    ([7, 8], [True, True])
    >>> parse_frame([{"text": "出口30亿元"}])
    Traceback (most recent call last):
        ...
    TypeError: list is neither a pandas nor a Polars DataFrame
    """
    library = type(frame).__module__.partition(".")[0]
    if library not in ("pandas", "polars") or type(frame).__name__ != "DataFrame":
        raise TypeError(f"{type(frame).__name__} is neither a pandas nor a Polars DataFrame")
    missing = [name for name in (text, published, key) if name is not None and name not in frame.columns]
    if missing:
        raise KeyError(f"there is no column {missing[0]!r}; the columns are {', '.join(map(str, frame.columns))}")
    texts = frame[text].tolist() if library == "pandas" else frame[text].to_list()
    days = [None] * len(texts) if published is None else list(frame[published])
    results = parse_many(_items(texts, days), kinds=kinds, workers=workers, lexicon=lexicon)
    if library == "pandas":
        names = frame.index if key is None else frame[key]
        return {name: _keyed_pandas(table, names) for name, table in to_frames(results).items()}
    import polars as pl  # noqa: PLC0415 - the caller's own

    tables = {name: pl.from_arrow(table) for name, table in to_tables(results).items()}
    keys = pl.Series("document", range(len(texts)), dtype=pl.Int64) if key is None else frame[key].alias("document")
    return {name: _keyed_polars(table, keys) for name, table in tables.items()}


def _items(texts: Sequence[Any], days: Sequence[Any]) -> Iterator[Item]:
    """The articles, by the number of their row; what is missing is an empty text, or no date."""
    for number, (text, day) in enumerate(zip(texts, days, strict=True)):
        yield Item(str(number), "" if _is_missing(text) else text, None if _is_missing(day) else day)


def _is_missing(value: Any) -> bool:
    """Whether a cell is None, NaN, NaT or pandas' NA, whose comparisons give no truth value."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float) and value != value  # noqa: PLR0124 - NaN does not equal itself


def _keyed_pandas(table: Any, names: Any) -> Any:
    places = table["document"].astype("int64").to_numpy()
    taken = names.take(places)
    return table.assign(document=taken.array if hasattr(taken, "array") else taken)


def _keyed_polars(table: Any, keys: Any) -> Any:
    places = table["document"].cast(int)
    return table.with_columns(keys.gather(places).alias("document"))
