"""Span: where something stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of code-point offsets.

    Whether the offsets count in the raw text or in the normal text is said by whoever hands the span out; every
    public function of zonenews hands out raw spans.

    A named tuple and not an attrs class: it unpacks, sorts, hashes and serialises as the pair it is, and a parse makes
    thousands of them.

    >>> Span(2, 5).shifted(10)
    Span(start=12, end=15)
    >>> "鲁西新区成立"[Span(0, 4).slice]
    '鲁西新区'
    """

    start: int
    end: int

    @property
    def slice(self) -> slice:
        """The span as a slice, to cut a string with."""
        return slice(self.start, self.end)

    def shifted(self, by: int) -> Span:
        """The same range, `by` code points later."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def joined(self, other: Span) -> Span:
        """The smallest range that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
