"""parse_many: a stream of articles in, an ordered stream of results out, over several processes."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import count
from typing import TypeAlias, TypeVar

import attrs

from zonenews._stages import in_step
from zonenews.document import Document, later_document, packed_document, parse, parse_stages, tables_used
from zonenews.kinds import asked_kinds
from zonenews.lexicon import Lexicon
from zonenews.processes import Crash, map_chunks

CHUNK = 32
"""Articles a worker takes at a time: enough to make the way there and back cheap, few enough to keep the stream flowing."""

CHUNK_CHARACTERS = 2_000_000
"""A chunk is cut short when its texts are longer than this together."""

FEW = 4
"""So many chunks are done sooner than processes are started."""

IN_STEP = 32
"""Articles that go through the house together: of 8 on, more make little difference."""
IN_STEP_CHARACTERS = 100_000
"""Fewer go together where they are longer than this, so that what is known of them at one time stays small."""


@attrs.frozen
class Item:
    """One article to be parsed.

    Attributes:
        id: names it among the others.
        text: the article.
        published: its reference date.
    """

    id: str
    text: str
    published: date | None = None


@attrs.frozen(kw_only=True)
class Failure:
    """Why an article has no document.

    Attributes:
        kind: the name of the error, such as `TypeError`, or `WorkerError` when the process died over the article.
        message: one sentence.
    """

    kind: str
    message: str


@attrs.frozen(kw_only=True)
class Result:
    """What became of one item: a document, or the reason why there is none.

    Attributes:
        id: the id of the item.
        document: what was read, or `None`.
        error: why nothing was read, or `None`.
    """

    id: str
    document: Document | None = None
    error: Failure | None = None


Source: TypeAlias = "str | tuple[str, str] | tuple[str, str, date | None] | Item"
T = TypeVar("T")


def parse_many(  # noqa: PLR0913 - each is an option a caller names
    items: Iterable[Source],
    *,
    workers: int | None = None,
    chunk: int = CHUNK,
    kinds: Iterable[str] | None = None,
    boilerplate: bool = False,
    lexicon: Lexicon | None = None,
) -> Iterator[Result]:
    """Parse a stream of articles over several processes, in bounded memory.

    Args:
        items: articles: each an `Item`, a text (its position from 0 becomes the id), or a tuple `(id, text)` or `(id, text, published)`.
            A missing value among texts (`None`, NaN, `pandas.NA`) is an item without a text. The stream is read only a few chunks ahead of
            the results.
        workers: processes; by default one for each usable core, and none but this one for four chunks or less. With 1, or when all items fit one
            chunk, everything runs in this process.
        chunk: items a worker takes at a time.
        kinds: as in `parse`.
        boilerplate: as in `parse`.
        lexicon: as in `parse`; sent once to each process.

    Yields:
        One result for each item, in the order of the items. An item that cannot be parsed gives a result with `error`, also when it takes
        its worker process down; the others are not affected.

    Raises:
        WorkerError: the worker processes do not start at all. As with every use of `multiprocessing`, a script calls this under
            `if __name__ == "__main__":`.
        ValueError: `workers` or `chunk` is below 1, or `kinds` names what is no kind.
        TypeError: an item is none of these.

    >>> [result.document.source for result in parse_many(["鲁西新区成立"])]
    ['鲁西新区成立']
    >>> [result.error.message for result in parse_many([("a", None), float("nan")])]
    ['the text is NoneType, not str', 'the text is float, not str']
    """
    chunks = chunked(map(_item, count(), items), chunk, _text_of)
    work = partial(parse_items, kinds=asked_kinds(kinds), boilerplate=boilerplate, lexicon=lexicon)
    for _, outcomes in map_chunks(work, chunks, workers=workers, wire=WIRE, few=FEW):
        for results in outcomes:
            yield from [crashed(results.item.id)] if isinstance(results, Crash) else results


def parse_item(
    item: Item, *, kinds: Iterable[str] | None = None, boilerplate: bool = False, lexicon: Lexicon | None = None
) -> Result:
    """Parse one item; whatever goes wrong becomes the error of the result."""
    return attempt(
        item.id,
        lambda: parse(item.text, published=item.published, kinds=kinds, boilerplate=boilerplate, lexicon=lexicon),
    )


def parse_items(
    items: Sequence[Item | Result],
    *,
    kinds: Iterable[str] | None = None,
    boilerplate: bool = False,
    lexicon: Lexicon | None = None,
) -> list[Result]:
    """Parse items, a few at a time room by room, which takes a sixth less time than one after the other.

    Args:
        items: the items; a result among them stays what it is.
        kinds: as in `parse`.
        boilerplate: as in `parse`.
        lexicon: as in `parse`.

    Returns:
        A result for each, in order; whatever goes wrong with one becomes its error, and the others do not notice.

    >>> [result.error for result in parse_items([Item("a", "鲁西新区成立"), Item("b", 7)])]
    [None, Failure(kind='TypeError', message='the text is int, not str')]
    >>> parse_items([])
    []
    """
    results: list[Result] = []
    for group in chunked(items, IN_STEP, _text_of, IN_STEP_CHARACTERS):
        works = [
            parse_stages(one.text, published=one.published, kinds=kinds, boilerplate=boilerplate, lexicon=lexicon)
            for one in group
            if isinstance(one, Item)
        ]
        with tables_used(lexicon):
            outcomes = iter(in_step(works))
        results += [one if isinstance(one, Result) else _result(one.id, next(outcomes)) for one in group]
    return results


def _result(key: str, outcome: Document | Exception) -> Result:
    if isinstance(outcome, Document):
        return Result(id=key, document=outcome)
    return Result(id=key, error=Failure(kind=type(outcome).__name__, message=str(outcome)))


def attempt(key: str, read: Callable[[], Document]) -> Result:
    """Read one article by a function; whatever goes wrong becomes the error of the result.

    >>> attempt("a", partial(parse, 7)).error
    Failure(kind='TypeError', message='the text is int, not str')
    """
    try:
        return _result(key, read())
    except Exception as error:  # noqa: BLE001 - one article must not cost the rest, and nothing is swallowed
        return _result(key, error)


def crashed(key: str) -> Result:
    """The result of the item with that id, which takes its worker down."""
    return Result(id=key, error=Failure(kind="WorkerError", message="the worker process died over this article"))


def chunked(
    entries: Iterable[T], size: int, text_of: Callable[[T], object], most: int = CHUNK_CHARACTERS
) -> Iterator[list[T]]:
    """Cut a stream into chunks of `size` entries, or fewer where their texts have `most` characters together.

    >>> [len(chunk) for chunk in chunked(["一", "二", "三"], 2, str)]
    [2, 1]
    >>> list(chunked([], 2, str))
    []
    """
    if size < 1:
        raise ValueError(f"chunk is {size}, which is below 1")
    batch: list[T] = []
    characters = 0
    for entry in entries:
        text = text_of(entry)
        batch.append(entry)
        characters += len(text) if isinstance(text, str) else 0
        if len(batch) == size or characters >= most:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _text_of(work: Item | Result) -> object:
    return work.text if isinstance(work, Item) else ""


def _item(position: int, source: Source) -> Item | Result:
    """An item, or the result that says already that its text or its date is none: what is no text is not sent to a process."""
    match source:
        case Item():
            item = source
        case str():
            item = Item(str(position), source)
        case (key, text):
            item = Item(str(key), text)
        case (key, text, published):
            item = Item(str(key), text, published)
        case _ if _is_missing(source):
            item = Item(str(position), source)
        case _:
            raise TypeError(
                f"item {position} is {type(source).__name__}, not a text, a tuple (id, text[, published]) or an Item"
            )
    if isinstance(item.text, str) and (item.published is None or isinstance(item.published, date | str)):
        return item
    return parse_item(item)


def _is_missing(value: object) -> bool:
    """Whether a value stands for none, as in a pandas Series."""
    return value is None or isinstance(value, float) or type(value).__name__ in {"NAType", "NaTType"}


def _pack(results: list[Result]) -> bytes:
    rows = [
        (
            one.id,
            None if one.document is None else packed_document(one.document),
            None if one.error is None else (one.error.kind, one.error.message),
        )
        for one in results
    ]
    return marshal.dumps(rows)


def _unpack(packed: bytes) -> list[Result]:
    """Read the results of a worker; what is in their documents stays packed until it is asked for."""
    return [
        Result(
            id=key,
            document=None if document is None else later_document(document),
            error=None if error is None else Failure(kind=error[0], message=error[1]),
        )
        for key, document, error in marshal.loads(packed)  # noqa: S302 - our own pipe
    ]


WIRE = (_pack, _unpack)
"""How results go from process to process."""
