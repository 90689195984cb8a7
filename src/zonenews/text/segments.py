"""Sentences and clauses: where a text can be cut, by its punctuation alone."""

from __future__ import annotations

import re
from itertools import pairwise

from zonenews._patterns import lazy
from zonenews.text.spans import Span

# A sentence ends with 。！？ or an ellipsis, the closing quotes and brackets after it included, or with the line. An
# ASCII full stop ends one only between a Han character and a space or the end: 3.5 and www.example.cn go on.
_SENTENCE_END_RE = lazy(
    r"""[。！？!?]+[”’」』）)】"]*[ \t\u3000]*\n*|(?:…{1,4}|\.{3,8})[”’」』）)】"]*[ \t\u3000]*\n*|\n+|(?<=[一-鿿])\.(?=\s|\Z)\s*"""
)
# A clause ends with a comma, semicolon or colon too, but not inside 1,234 or 09:16 or 1:3.
_CLAUSE_END_RE = lazy(
    r"""[。！？!?，；;：]+[”’」』）)】"]*|(?<![0-9])[,:]|[,:](?![0-9])|…{1,4}|\.{3,8}|\n+|(?<=[一-鿿])\.(?=\s|\Z)"""
)


def sentence_spans(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Cut a text into sentences.

    Args:
        text: raw or normal text.
        within: the range to cut; the whole text by default.

    Returns:
        Spans in order that tile the range, the ending punctuation and line breaks belonging to the sentence before
        them; empty where the range is empty.

    >>> [text[span.slice] for text in ["园区开工。总投资3.5亿元！"] for span in sentence_spans(text)]
    ['园区开工。', '总投资3.5亿元！']
    >>> sentence_spans("")
    ()
    """
    return _tiles(_SENTENCE_END_RE, text, within)


def clause_spans(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Cut a text into clauses: at commas, semicolons and colons as well as where sentences end.

    Args:
        text: raw or normal text.
        within: the range to cut; the whole text by default.

    Returns:
        Spans in order that tile the range, each with the punctuation that ends it; empty where the range is empty.

    >>> [text[span.slice] for text in ["一季度,产值1,200亿元,增长3%。"] for span in clause_spans(text)]
    ['一季度,', '产值1,200亿元,', '增长3%。']
    >>> clause_spans("")
    ()
    """
    return _tiles(_CLAUSE_END_RE, text, within)


_POINT_RE = lazy(
    r"(?:(?<=[。；;：:\n！!”])|\A)[ \t\u3000]*(?:[一二三四五六七八九十]{1,2}是|其[一二三四五六]|第[一二三四五六七八九十]{1,2}[，,]|[(（][一二三四五六七八九十0-9]{1,2}[)）]|[①-⑳])"
)


def point_spans(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Find the points of a list that runs on within a paragraph: 一是……；二是……。.

    Args:
        text: raw or normal text.
        within: the range to look in; the whole text by default.

    Returns:
        Spans in order, each from its number to the next or to the end of the line; empty where fewer than two points stand.

    >>> text = "会议要求：一是抓招商。二是抓服务。"
    >>> [text[span.slice] for span in point_spans(text)]
    ['一是抓招商。', '二是抓服务。']
    >>> point_spans("一是一，二是二。")
    ()
    """
    start, stop = within or (0, len(text))
    starts = [match.start() for match in _POINT_RE.finditer(text, start, stop)]
    if len(starts) < 2:
        return ()
    line = text.find("\n", starts[-1] + 1, stop)
    return tuple(Span(*pair) for pair in pairwise([*starts, stop if line < 0 else line]))


def _tiles(end_re: re.Pattern[str], text: str, within: Span | None) -> tuple[Span, ...]:
    start, stop = within or (0, len(text))
    spans = []
    for match in end_re.finditer(text, start, stop):
        if match.end() > start:
            spans.append(Span(start, match.end()))
            start = match.end()
    if start < stop:
        spans.append(Span(start, stop))
    return tuple(spans)
