"""Pairs of characters that ordinary news prose uses: a name is made of pairs it does not use."""

from __future__ import annotations

from functools import cache

from zonenews._data import load_tsv


@cache
def load_familiar() -> frozenset[str]:
    """Read `data/familiar.tsv`.

    Returns:
        Two-character strings, each seen in several unrelated news items.

    >>> "企业" in load_familiar()
    True
    >>> "泰鼎" in load_familiar()
    False
    """
    rows = load_tsv("familiar.tsv", ("first", "seconds"))
    return frozenset(first + second for first, seconds in rows for second in seconds)
