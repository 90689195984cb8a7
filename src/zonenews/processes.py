"""Work over several processes: an ordered stream in bounded memory that survives the death of a worker."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

import attrs

from zonenews.errors import WorkerError

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
    pool: _Pool[T, Any] = _Pool(processes, partial(_written, function, encode) if wire else function)
    try:
        for chunk, outcomes in _ordered(pool, stream, ahead=3 * processes):
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


def _ordered(
    pool: _Pool[T, R], chunks: Iterator[Sequence[T]], ahead: int
) -> Generator[tuple[Sequence[T], list[R | Crash[T]]], None, None]:
    """Keep `ahead` chunks under way; give their values in order."""
    waiting: deque[tuple[Sequence[T], Future[R]]] = deque()
    while True:
        waiting.extend((chunk, pool.submit(chunk)) for chunk in islice(chunks, ahead - len(waiting)))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        try:
            value = future.result()
        except BrokenProcessPool:
            # One death breaks the whole pool: everything under way is done again, alone, so that the culprit shows.
            suspects = [chunk, *(chunk for chunk, _ in waiting)]
            waiting.clear()
            pool.restart()
            for suspect in suspects:
                yield suspect, _carefully(pool, suspect)
        else:
            yield chunk, [value]


def _carefully(pool: _Pool[T, R], chunk: Sequence[T]) -> list[R | Crash[T]]:
    """Do a chunk alone; when its worker dies, do its items one by one, and name those that kill."""
    try:
        return [pool.submit(chunk).result()]
    except BrokenProcessPool:
        pool.restart()
    if len(chunk) == 1:
        return [Crash(chunk[0])]
    return [value for item in chunk for value in _carefully(pool, [item])]


class _Pool(Generic[T, R]):
    """Processes that apply one function, and can be started anew after one of them died."""

    def __init__(self, count: int, function: Callable[[Sequence[T]], R]) -> None:
        self.count = count
        self.function = function
        self.under_way: set[Future[R]] = set()
        self.executor, self.leash = self._start()

    def _start(self) -> tuple[ProcessPoolExecutor, Connection]:
        # forkserver: a fork of a process with threads (a progress bar, Arrow) may hang.
        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        context = get_context(method)
        context.set_forkserver_preload(["zonenews._warm"])
        end, leash = context.Pipe(duplex=False)
        executor = ProcessPoolExecutor(
            self.count, mp_context=context, initializer=_enter_worker, initargs=(self.function, end)
        )
        try:
            with _deaf_to_interrupts():
                executor.submit(usable_cores).result()
        except BrokenProcessPool:
            raise WorkerError(
                "the worker processes do not start; a script has to call parse_many under `if __name__ == '__main__':`, "
                "or with workers=1"
            ) from None
        return executor, leash

    def submit(self, chunk: Sequence[T]) -> Future[R]:
        future: Future[R]
        try:
            with _deaf_to_interrupts():
                future = self.executor.submit(_work, chunk)
        except (
            BrokenProcessPool
        ) as error:  # a worker died a moment ago; the future says so like those that were under way
            future = Future()
            future.set_exception(error)
            return future
        self.under_way.add(future)
        future.add_done_callback(self.under_way.discard)
        return future

    def restart(self) -> None:
        self.stop()
        self.executor, self.leash = self._start()

    def stop(self) -> None:
        """End the processes, without waiting for what they may be at."""
        if self.under_way:
            self.leash.close()
        self.executor.shutdown(wait=True, cancel_futures=True)
        self.leash.close()
        self.under_way.clear()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes so that Ctrl-C, which reaches the whole group of a terminal, never reaches them, not even before they run our code."""
    if not hasattr(signal, "pthread_sigmask"):  # not on this system
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_job: Callable[[Any], Any] = _same
"""In a worker: the function of the pool, sent once and not with every chunk, since it may hold a lexicon."""


def _enter_worker(function: Callable[[Any], Any], end: Connection) -> None:
    """Take the function, leave Ctrl-C to the parent, and outlive neither it nor the pool."""
    global _job  # noqa: PLW0603 - a worker has one pool for life
    _job = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    sentinels = [end] if parent is None else [end, parent.sentinel]
    threading.Thread(target=_follow, args=(sentinels,), daemon=True).start()


def _work(chunk: Any) -> Any:
    return _job(chunk)


def _follow(sentinels: list[Any]) -> None:
    """End this process, whatever it is at, when the parent ends or lets go of the pool."""
    wait(sentinels)
    os._exit(1)
