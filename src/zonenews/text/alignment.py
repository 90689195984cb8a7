"""Alignment: the piecewise table that carries offsets through every rewrite, both ways, by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import attrs

from zonenews.text.spans import Span


@attrs.frozen
class Alignment:
    """Two rows of boundaries that cut the old and the new text into corresponding pieces.

    Piece `i` is `old[i]:old[i + 1]` before and `new[i]:new[i + 1]` after. Pieces of equal length correspond character by
    character; others as wholes: an entity and its character, or injected pinyin and nothing.

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
        first = bisect_right(new, start) - 1
        old_start = old[first] + self._inside(first, start - new[first])
        if end <= start:
            return Span(old_start, old_start)
        last = bisect_left(new, end) - 1
        width = new[last + 1] - new[last]
        whole = old[last + 1] - old[last] != width
        return Span(old_start, old[last + 1] if whole else old[last] + end - new[last])

    def new_span(self, span: Span) -> Span:
        """What a range of the old text became: all of the new text that any part of it helped to make."""
        start, end = span
        old, new = self.old, self.new
        first = bisect_right(old, start) - 1
        new_start = new[first] + self._inside(first, start - old[first])
        if end <= start:
            return Span(new_start, new_start)
        last = bisect_left(old, end) - 1
        width = old[last + 1] - old[last]
        whole = new[last + 1] - new[last] != width
        return Span(new_start, max(new_start, new[last + 1] if whole else new[last] + end - old[last]))

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
            old.append(self._old_end(end))
            new.append(new_end)
        old.append(self.old[-1])
        new.append(later.new[-1])
        return Alignment(old, new)

    def _old_end(self, end: int) -> int:
        return self.old_span(Span(end - 1, end)).end if end else 0

    def _inside(self, piece: int, offset: int) -> int:
        """How far into a piece an offset leads: pieces of unequal length are entered at their start only."""
        if not offset or piece + 1 >= len(self.old):
            return 0
        same = self.old[piece + 1] - self.old[piece] == self.new[piece + 1] - self.new[piece]
        return offset if same else 0
