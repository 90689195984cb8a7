"""Signals that end the command: the first one ends it in good order, a later one at once."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 2.0
"""Seconds after a first signal in which another one changes nothing."""

ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """A signal asked the command to end: no error, and what waits for Ctrl-C has to see it.

    Args:
        number: the signal.
    """

    def __init__(self, number: int) -> None:
        """Keep the number: the exit code follows from it."""
        super().__init__()
        self.number = number


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Raise `Stopped` in here when a signal asks for the end. A signal that is ignored, as Ctrl-C is in the background, stays so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    first: list[float] = []

    def stop(number: int, _frame: Any) -> None:
        if not first:
            first.append(time.monotonic())
            raise Stopped(number)
        if time.monotonic() - first[0] > PATIENCE:
            os._exit(128 + number)

    usual = (signal.SIG_DFL, signal.default_int_handler)
    before = {number: signal.getsignal(number) for number in ENDING}
    for number, handler in before.items():
        if handler in usual:
            signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler in usual:
                signal.signal(number, handler)
