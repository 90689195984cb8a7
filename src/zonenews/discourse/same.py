"""Facts and zones told twice: which of those found so far a new one may be, and when one name is short for another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

_NEAR = 50


def told_before(count: int) -> Iterator[int]:
    """Give the indices of the facts, or zones, that a new one is compared with, in order.

    They are the first ones, which a title tells, and the last ones; without a bound the cost of a long list would grow
    with the square of its length.

    Args:
        count: how many there are.

    >>> len(list(told_before(60))), len(list(told_before(60_000)))
    (60, 100)
    """
    return chain(range(min(_NEAR, count)), range(max(_NEAR, count - _NEAR), count))


def is_short_for(short: str, full: str) -> bool:
    """Whether the characters of one name stand in another in their order.

    >>> is_short_for("芜湖经开区", "芜湖经济技术开发区"), is_short_for("芜湖经开区", "常州经开区")
    (True, False)
    """
    rest = iter(full)
    return all(character in rest for character in short)
