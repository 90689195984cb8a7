"""Schemes that are counted and not quoted, where the text tells what they are: 实施链主培育、强链补链、人才引育|三大行动."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews.grammar.patterns import pattern
from zonenews.mentions.initiatives.candidates import Candidate
from zonenews.mentions.initiatives.components import components_of, expected_counts

_COUNTED_RE = pattern("[两三四五六七八九十][大场][一-鿿]{0,4}?{counted_scheme}(?![员动力])")
_SHORTEST_PART = 4
"""How many characters a part has at least: 交通、水利、能源三大工程 are fields of works."""


def counted_schemes(text: str) -> Iterator[Candidate]:
    """Schemes counted without quotation marks, with as many parts told beside them.

    Args:
        text: normal text in which all quotation marks are “” or ‘’.
    """
    for match in _COUNTED_RE.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in ("“", "十"):
            continue
        parts = components_of(text, start, end, match[0])
        if len(parts) in expected_counts(match[0]) and min(map(len, parts)) >= _SHORTEST_PART:
            yield Candidate(start, end, match[0], "counted", match[0])
