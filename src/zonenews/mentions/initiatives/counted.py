"""Schemes that are counted and not quoted, where the text tells what they are: 实施链主培育、强链补链、人才引育|三大行动."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zonenews.grammar.gazetteer import matches_at, starts_of
from zonenews.grammar.patterns import pattern
from zonenews.mentions.initiatives.candidates import Candidate
from zonenews.mentions.initiatives.components import components_of, expected_counts

_NUMERALS = "两三四五六七八九十"
COUNTED_RE = pattern(f"[{_NUMERALS}][大场][一-鿿]{{0,4}}?{{counted_scheme}}(?![员动力])")
_SHORTEST_PART = 4
"""How many characters a part has at least: 交通、水利、能源三大工程 are fields of works."""


def counted_schemes(text: str) -> Iterator[Candidate]:
    """Schemes counted without quotation marks, with as many parts told beside them.

    Args:
        text: normal text in which all quotation marks are “” or ‘’.
    """
    for match in counted(text):
        start, end = match.span()
        if text[start - 1 : start] in ("“", "十"):
            continue
        parts = components_of(text, start, end, match[0])
        if len(parts) in expected_counts(match[0]) and min(map(len, parts)) >= _SHORTEST_PART:
            yield Candidate(start, end, match[0], "counted", match[0])


def counted(text: str) -> Iterator[re.Match[str]]:
    """What `COUNTED_RE` finds; each match begins with a numeral before 大 or 场, which are found sooner."""
    return matches_at(
        COUNTED_RE, text, [at - 1 for at in starts_of(text, "大", "场") if at and text[at - 1] in _NUMERALS]
    )
