"""Which company 公司 means, and whose paragraph it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from zonenews.discourse.tokens import PlaceToken, SentenceRange, body_kind
from zonenews.lexicon.word_classes import words_of

CLAUSE_START: Final = frozenset("，,：:、）)”年月日季度前来末底初在从")
"""What stands before the first word of a clause, or before the place it is about."""


def company_led(text: str, row: SentenceRange, places: Sequence[PlaceToken], company: str | None) -> str | None:
    """Give the first company that begins a clause of a sentence, or the one meant before it.

    Args:
        text: the normal text.
        row: the sentence.
        places: its places, in order.
        company: the one that 公司 meant before it.
    """
    for token in places:
        if body_kind(token) == "company":
            before = text[row.start : token.start].rstrip()
            told_by = company is not None and token.text.endswith(words_of("telling_firm"))
            if (not before or (before[-1] in CLAUSE_START and before[-1] != "、")) and not told_by:
                return token.text
    return company
