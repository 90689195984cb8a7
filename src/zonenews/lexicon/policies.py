"""The words that tell policies from other titles in 《》."""

from __future__ import annotations

from functools import cache

import attrs

from zonenews._data import load_toml
from zonenews.errors import DataError


@attrs.frozen
class PolicyWords:
    """The vocabulary of `data/policies.toml`; its file says what each set is for."""

    kinds: frozenset[str]
    known: frozenset[str]
    exceptions: tuple[str, ...]
    verbs: tuple[str, ...]
    behind: tuple[str, ...]
    works: tuple[str, ...]

    def kind_of(self, title: str) -> str | None:
        """The longest kind that a title ends in, or `None`."""
        if title.endswith(self.exceptions):
            return None
        return next((title[-size:] for size in range(min(6, len(title)), 0, -1) if title[-size:] in self.kinds), None)


@cache
def load_policies() -> PolicyWords:
    """Read `data/policies.toml`.

    Raises:
        DataError: a word is both a kind of document and a kind of work.

    >>> load_policies().kind_of("关于加快建设的实施意见")
    '意见'
    >>> load_policies().kind_of("园丁之歌") is None
    True
    """
    table = load_toml("policies.toml")
    if clash := set(table["kinds"]) & set(table["works"]):
        raise DataError(f"data/policies.toml: both a document and a work: {sorted(clash)}")
    return PolicyWords(
        kinds=frozenset(table["kinds"]),
        known=frozenset(table["known"]),
        exceptions=tuple(table["not"]),
        verbs=tuple(table["verbs"]),
        behind=tuple(table["behind"]),
        works=tuple(table["works"]),
    )
