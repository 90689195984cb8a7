"""Processes that apply one function to chunks, in order, and that survive the death of one of them."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from zonenews.errors import WorkerError
from zonenews.processes import Crash, usable_cores

T = TypeVar("T")
R = TypeVar("R")


def ordered(
    pool: Pool[T, R], chunks: Iterator[Sequence[T]], ahead: int
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


def _carefully(pool: Pool[T, R], chunk: Sequence[T]) -> list[R | Crash[T]]:
    """Do a chunk alone; when its worker dies, do its items one by one, and name those that kill."""
    try:
        return [pool.submit(chunk).result()]
    except BrokenProcessPool:
        pool.restart()
    if len(chunk) == 1:
        return [Crash(chunk[0])]
    return [value for item in chunk for value in _carefully(pool, [item])]


class Pool(Generic[T, R]):
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
        """Hand a chunk to a process."""
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
        """End the processes and start others.

        The executor waits for a process that it began while it broke, and does not end it: the leash does.
        """
        self.leash.close()
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


_job: Callable[[Any], Any] = id
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
