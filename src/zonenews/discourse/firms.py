"""Which company 公司 means, and whose paragraph it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from zonenews.discourse.tokens import PlaceToken, SentenceRange, body_kind
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import words_of

CLAUSE_START: Final = frozenset("，,：:、）)”年月日季度前来末底初在从")
"""What stands before the first word of a clause, or before the place it is about."""


SETTING: Final = ("在", "走进", "来到", "走访")
"""What stands before a place where somebody acts, or the company that is told of."""

_IN_PLACE = pattern("(?:{lying_in}|在)[^，,。；;、]{2,20}的$")
_IN_REACH = 26
"""What tells where a company is, before its name: 位于东关街道的 | 泰鼎机械有限公司."""


def company_led(text: str, row: SentenceRange, places: Sequence[PlaceToken], company: str | None) -> str | None:
    """Give the first company that begins a clause of a sentence, or to which somebody goes, or `None`.

    Args:
        text: the normal text.
        row: the sentence.
        places: its places, in order.
        company: the one that 公司 meant before it.
    """
    for at, token in enumerate(places):
        if body_kind(token) == "company":
            before = text[row.start : token.start].rstrip()
            told_by = company is not None and token.text.endswith(words_of("telling_firm"))
            leads = not before or (before[-1] in CLAUSE_START and before[-1] != "、")
            if (leads or _is_gone_to(text, row, places[:at], token)) and not told_by:
                return token.text
    return None


def _is_gone_to(text: str, row: SentenceRange, before: Sequence[PlaceToken], company: PlaceToken) -> bool:
    """Whether somebody goes to a company, or to what it is in: 走进 | 青石湖高新区 | 泰鼎机械有限公司."""
    start = company.start
    for place in reversed(before):
        if text[place.end : start] not in ("", "的"):
            break
        start = place.start
    return (
        text.endswith(SETTING, row.start, start)
        or _IN_PLACE.search(text, max(row.start, start - _IN_REACH), start) is not None
    )
