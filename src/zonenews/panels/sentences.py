"""The sentence around a figure, as the text has it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Final

from zonenews._patterns import lazy
from zonenews.text.spans import Span

_SENTENCE_END_RE = lazy("[。！？；;\\n]")
LONGEST_SENTENCE: Final = 240
"""Characters of a sentence that are kept on each side of a figure: lists without a full stop are longer than anybody reads."""


def sentence_at(text: str, span: Span) -> str:
    r"""Give the sentence around a span as the text has it, blanks at its ends left out.

    >>> sentence_at("一季度开门红。\n出口30亿元，增长5%。进口2亿元。", Span(8, 15))
    '出口30亿元，增长5%。'
    """
    start, end = _sentence(text, span)
    return text[start:end].strip()


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Where the sentence around a span begins and ends."""
    floor = max(0, span.start - LONGEST_SENTENCE)
    before = _SENTENCE_END_RE.search(text[floor : span.start][::-1])
    start = span.start - before.start() if before else floor
    last = _SENTENCE_END_RE.search(text, max(span.end - 1, span.start), min(len(text), span.end + LONGEST_SENTENCE))
    return start, last.end() if last else min(len(text), span.end + LONGEST_SENTENCE)


class Sentences:
    """The sentences around one span after the other, as `sentence_at` gives them; most facts stand in that of the fact before."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = self._end = 0
        self._words = ""

    @cached_property
    def _ends(self) -> list[int]:
        """Where the marks between sentences end: found once, most documents have many figures."""
        return [mark.end() for mark in _SENTENCE_END_RE.finditer(self._text)]

    def whole_at(self, span: Span) -> str:
        r"""Give what stands before a span up to the last full stop or line, and the span.

        >>> Sentences("开门红。预计出口30亿元；进口2亿元，增长5%。").whole_at(Span(14, 18))
        '预计出口30亿元；进口2亿元'
        """
        floor = max(0, span.start - LONGEST_SENTENCE)
        start = max(floor, self._text.rfind("。", floor, span.start) + 1, self._text.rfind("\n", floor, span.start) + 1)
        return self._text[start : span.end]

    def before(self, span: Span) -> str:
        r"""Give the sentence around a span up to it.

        >>> Sentences("开门红。\n出口30亿元，增长5%。").before(Span(12, 16))
        '出口30亿元，'
        """
        self.at(span)
        start = self._start if self._start <= span.start <= self._end else _sentence(self._text, span)[0]
        return self._text[start : span.start]

    def at(self, span: Span) -> str:
        r"""Give the sentence around a span.

        >>> sentences = Sentences("一季度开门红。\n出口30亿元，增长5%。进口2亿元。")
        >>> sentences.at(Span(8, 15)), sentences.at(Span(16, 20)), sentences.at(Span(21, 26))
        ('出口30亿元，增长5%。', '出口30亿元，增长5%。', '进口2亿元。')
        """
        first, last = span
        if not self._start <= first < last <= self._end:
            ends, text = self._ends, self._text
            before, behind = bisect_right(ends, first), bisect_right(ends, max(last - 1, first))
            floor, ceiling = max(0, first - LONGEST_SENTENCE), min(len(text), last + LONGEST_SENTENCE)
            start = max(floor, ends[before - 1]) if before else floor
            end = ends[behind] if behind < len(ends) and ends[behind] <= ceiling else ceiling
            words = text[start:end].strip()
            if end - start > LONGEST_SENTENCE or before < behind:
                return words  # where it is cut depends on the span, or the span goes over several
            self._start, self._end, self._words = start, end, words
        return self._words
