"""What a worker does: articles and pages to results."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import attrs

from zonenews.cli.sources import Entry, Page
from zonenews.many import Item, Result, attempt, parse_item, parse_items
from zonenews.serialization import json_types


@attrs.frozen(kw_only=True)
class Reading:
    """How articles are read.

    Attributes:
        kinds: the kinds of records to read, all when `None`.
        boilerplate: whether records are read in navigation, footers and the like too.
    """

    kinds: tuple[str, ...] | None = None
    boilerplate: bool = False


def results_of(entries: Sequence[Entry], reading: Reading) -> list[Result]:
    """Parse entries, articles that stand together room by room; see `result_of`."""
    results: list[Result] = []
    for together, group in groupby(entries, lambda entry: isinstance(entry.work, Item)):
        if together:
            items = [entry.work for entry in group if isinstance(entry.work, Item)]
            results += parse_items(items, kinds=reading.kinds, boilerplate=reading.boilerplate)
        else:
            results += [result_of(entry, reading) for entry in group]
    return results


def result_of(entry: Entry, reading: Reading) -> Result:
    """Parse an entry, unless it says already why it cannot be parsed."""
    match entry.work:
        case Item():
            return parse_item(entry.work, kinds=reading.kinds, boilerplate=reading.boilerplate)
        case Page(id=key, source=source, published=published):
            from zonenews.webpage.find import parse_html  # noqa: PLC0415 - pages are not what all inputs have

            options = attrs.asdict(reading)
            return attempt(key, lambda: parse_html(source, published=published, **options))
        case result:
            return result


def json_line(result: Result) -> str:
    """A result as one line of JSON: `id` and the document, or `id` and `error`.

    >>> from zonenews.many import Failure
    >>> json_line(Result(id="a", error=Failure(kind="TypeError", message="no text")))
    '{"id": "a", "error": {"kind": "TypeError", "message": "no text"}}'
    """
    if result.document is None:
        return json_types.to_json({"id": result.id, "error": json_types.unstructure(result.error)})
    return json_types.to_json({"id": result.id, **result.document.to_dict()})
