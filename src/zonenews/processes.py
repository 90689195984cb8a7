"""Work over several processes: an ordered stream in bounded memory that survives the death of a worker."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any, Generic, TypeVar

import attrs

T = TypeVar("T")
R = TypeVar("R")


@attrs.frozen
class Crash(Generic[T]):
    """An item over which a worker process died, each time it was tried."""

    item: T


def map_chunks(
    function: Callable[[Sequence[T]], R],
    chunks: Iterable[Sequence[T]],
    *,
    workers: int | None = None,
    wire: tuple[Callable[[R], bytes], Callable[[bytes], R]] | None = None,
    few: int = 1,
) -> Iterator[tuple[Sequence[T], list[R | Crash[T]]]]:
    """Apply a function to chunks over processes, in order and in bounded memory.

    Args:
        function: a function that can be pickled. It should not raise: an exception ends the stream.
        chunks: the work; read only a few chunks ahead.
        workers: processes; by default one for each usable core. With 1, or when there is one chunk only, the work is done in this process.
        few: so many chunks are done in this process, too, where `workers` leaves it open: starting processes would take longer.
        wire: how values are written in a worker and read here, where pickle is too slow.

    Yields:
        Each chunk with its values, in order. There is one value, but where a worker died over the chunk: then its items are done one by one,
        and there is a value for each, or a `Crash` where an item kills its worker again.

    A stream that is closed before its end, by Ctrl-C or `close()`, ends its processes at once, in the middle of a chunk.

    Raises:
        ValueError: `workers` is below 1.
        WorkerError: the processes do not start.

    >>> list(map_chunks(sum, [[1, 2], [3]], workers=1))
    [([1, 2], [3]), ([3], [3])]
    >>> list(map_chunks(sum, [[1, 2], [3]], workers=0))
    Traceback (most recent call last):
        ...
    ValueError: workers is 0, which is below 1
    """
    processes = usable_cores() if workers is None else workers
    if processes < 1:
        raise ValueError(f"workers is {processes}, which is below 1")
    stream = iter(chunks)
    alone = max(1, few) if workers is None else 1
    first = list(islice(stream, alone + 1)) if processes > 1 else []
    stream = chain(first, stream)
    if processes == 1 or len(first) <= alone:
        for chunk in stream:
            yield chunk, [function(chunk)]
        return
    encode, decode = wire or (_same, _same)
    from zonenews.pool import Pool, ordered  # noqa: PLC0415 - what runs several processes takes time to load, and one needs none of it

    pool: Pool[T, Any] = Pool(processes, partial(_written, function, encode) if wire else function)
    try:
        for chunk, outcomes in ordered(pool, stream, ahead=3 * processes):
            yield chunk, [outcome if isinstance(outcome, Crash) else decode(outcome) for outcome in outcomes]
    finally:
        pool.stop()


def _same(value: Any) -> Any:
    return value


def _written(function: Callable[[Sequence[T]], R], encode: Callable[[R], bytes], chunk: Sequence[T]) -> bytes:
    return encode(function(chunk))


def apply_each(function: Callable[[T], R], chunk: Sequence[T]) -> list[R]:
    """Apply a function to the items of a chunk, in order."""
    return [function(item) for item in chunk]


def usable_cores() -> int:
    """How many cores this process may run on."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1
