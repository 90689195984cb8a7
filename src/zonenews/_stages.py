"""Work in stages: a generator that yields wherever it goes from one room to the next, so that a chunk of articles can go through room by room.

A room's code and tables then stay at hand for all articles of the chunk; one article after the other takes a sixth longer.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeAlias, TypeVar, cast

T = TypeVar("T")
Stages: TypeAlias = Generator[None, None, T]


def finished(stages: Stages[T]) -> T:
    """Do all stages of one piece of work.

    >>> def counted():
    ...     yield
    ...     return 7
    >>> finished(counted())
    7
    """
    while True:
        try:
            next(stages)
        except StopIteration as end:
            return cast("T", end.value)


def in_step(works: Iterable[Stages[T]]) -> list[T | Exception]:
    """Do several pieces of work stage by stage.

    Args:
        works: the pieces; none has begun.

    Returns:
        What each gives, in order; in the place of one that fails the exception, which the others do not notice.

    >>> def halved(number):
    ...     yield
    ...     return 12 // number
    >>> in_step([halved(4), halved(0), halved(6)])
    [3, ZeroDivisionError('integer division or modulo by zero'), 2]
    >>> in_step([])
    []
    """
    waiting = list(enumerate(works))
    done: dict[int, T | Exception] = {}
    while waiting:
        going_on = []
        for place, stages in waiting:
            try:
                next(stages)
            except StopIteration as end:
                done[place] = end.value
            except Exception as error:  # noqa: BLE001 - it is handed to whoever asked for this piece
                done[place] = error
            else:
                going_on.append((place, stages))
        waiting = going_on
    return [done[place] for place in range(len(done))]
