"""Alignment: the piecewise table that carries offsets through every rewrite, both ways, by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import attrs

from zonenews.text.spans import Span

_span = tuple.__new__  # a span without the detour through its keyword arguments: a parse asks for thousands


@attrs.frozen
class Alignment:
    """Two rows of boundaries that cut the old and the new text into corresponding pieces.

    Piece `i` is `old[i]:old[i + 1]` before and `new[i]:new[i + 1]` after. A piece either keeps its length, and corresponds character by
    character, or becomes one character (an entity) or none (injected pinyin), and corresponds as a whole.

    Attributes:
        old: boundaries in the text before, from 0 to its length.
        new: boundaries in the text after.

    >>> alignment = Alignment.of(["中国", "(guó)", "话"], ["中国", "", "话"])
    >>> alignment.old_span(Span(1, 3)), alignment.new_span(Span(1, 8))
    (Span(start=1, end=8), Span(start=1, end=3))
    """

    old: Sequence[int]
    new: Sequence[int]

    @classmethod
    def of(cls, before: Iterable[str], after: Iterable[str]) -> Alignment:
        """Align a text given in pieces with what became of each piece."""
        return cls(list(accumulate(map(len, before), initial=0)), list(accumulate(map(len, after), initial=0)))

    def old_span(self, span: Span) -> Span:
        """Where a range of the new text stood: the least range whose pieces became it.

        What was removed before or after the range stays outside, what was removed within it is inside.
        """
        start, end = span
        old, new = self.old, self.new
        piece = bisect_right(new, start) - 1
        at = new[piece]
        old_start = old[piece]
        if start != at and old[piece + 1] - old_start == new[piece + 1] - at:
            old_start += start - at
        if end <= start:
            return Span(old_start, old_start)
        if end > new[piece + 1]:
            piece = bisect_left(new, end) - 1
        old_end, new_end = old[piece + 1], new[piece + 1]
        if old_end - old[piece] == new_end - new[piece]:
            old_end -= new_end - end
        return _span(Span, (old_start, old_end))

    def new_span(self, span: Span) -> Span:
        """What a range of the old text became: all of the new text that any part of it helped to make."""
        return Alignment(self.new, self.old).old_span(span)

    def then(self, later: Alignment) -> Alignment:
        """This rewrite followed by another, as one table."""
        old, new = [0], [0]
        cuts, place = self.new, 1
        for start, end, new_start, new_end in zip(later.old, later.old[1:], later.new, later.new[1:], strict=False):
            if end - start == new_end - new_start:
                while place < len(cuts) and cuts[place] < end:
                    if cuts[place] >= start:
                        old.append(self.old[place])
                        new.append(new_start + cuts[place] - start)
                    place += 1
            else:
                while place < len(cuts) and cuts[place] < end:
                    if cuts[place] <= start:
                        old.append(self.old[place])
                        new.append(new_start)
                    place += 1
            old.append(self._old_cut(end))
            new.append(new_end)
        old.append(self.old[-1])
        new.append(later.new[-1])
        return Alignment(old, new)

    def _old_cut(self, end: int) -> int:
        """Where a cut through the new text goes through the old one: before anything that was removed there."""
        piece = max(0, bisect_left(self.new, end) - 1)
        return self.old[piece + 1] - (self.new[piece + 1] - end)
