"""How much of a run is done, and the chunks it is done in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from zonenews.cli.listing import Listing
from zonenews.cli.sources import Entry
from zonenews.many import Result, chunked

CHUNK = 250
"""Articles in a chunk: about a second of work, which is what an interruption can cost each worker."""

NAMED = 10
"""Failures that are kept to be named at the end."""


@attrs.define(kw_only=True)
class Tally:
    """What a run has done so far.

    Attributes:
        entries: articles, with those of earlier runs.
        resumed: those of earlier runs.
        characters: characters of the articles of this run.
        failed: articles without a document.
        failures: the first of these.
        done: bytes of input behind us.
        passed_over: files in directories that were not read because of their endings.
    """

    entries: int = 0
    resumed: int = 0
    characters: int = 0
    failed: int = 0
    failures: list[Result] = attrs.field(factory=list)
    done: int = 0
    passed_over: int = 0

    def count(self, entries: int, failures: Sequence[Result], done: int) -> None:
        """Count a chunk."""
        self.entries += entries
        self.failed += len(failures)
        self.failures += failures[: NAMED - len(self.failures)]
        self.done = max(self.done, done)


def chunks_of(listing: Listing, size: int = CHUNK) -> Iterator[list[Entry]]:
    """The entries of the inputs in chunks."""
    return chunked(listing.entries(), size, lambda entry: entry.text)
