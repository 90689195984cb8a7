"""Changes of a text: ranges, and what is written in the place of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Change: TypeAlias = tuple[int, int, str]
"""Where a range begins and ends, and what stays of it."""


def apart(found: Iterable[Change]) -> list[Change]:
    """Put changes in order and keep the first of those that overlap.

    >>> apart([(4, 6, ""), (0, 2, " "), (1, 3, "")])
    [(0, 2, ' '), (4, 6, '')]
    >>> apart([])
    []
    """
    out: list[Change] = []
    for change in sorted(found):
        if not out or change[0] >= out[-1][1]:
            out.append(change)
    return out
