"""Which slot an amount of money fills: total investment, investment planned for the year, or money already spent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from zonenews.discourse.tokens import QuantityToken
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import load_actions

_OTHER_SUM = pattern("(?:{other_sum})(?:总额|总金额|金额)[^，,。；;]{0,4}$")
"""利润总额, 交易金额: a sum of something else than what is invested."""
_OF_WHICH = ("的", "以上的", "左右的", "余的")


class Money(NamedTuple):
    """An amount of money in a sentence.

    Attributes:
        token: the quantity.
        slot: `investment`, `annual_investment`, `done`, or empty where the text does not say.
        start: where the words that say so start.
        of_next: whether it describes what follows it (总投资52亿元的10个项目).
    """

    token: QuantityToken
    slot: str
    start: int
    of_next: bool


def read_money(text: str, row_start: int, quantities: Sequence[QuantityToken]) -> list[Money]:
    """Read the amounts of money of a sentence.

    Args:
        text: the normal text.
        row_start: where the sentence starts.
        quantities: its quantity tokens, in order.

    Returns:
        One entry for each amount of money, in order.
    """
    actions = load_actions()
    out = []
    for token in quantities:
        if token.mention.kind != "money":
            continue
        before = text[max(row_start, token.start - 14) : token.start]
        match = actions.slot_re.search(before)
        start = token.start - (len(before) - match.start()) if match else token.start
        slot = actions.slots[match[1]] if match and not _OTHER_SUM.search(before) else ""
        out.append(Money(token, slot, start, _is_of_next(text, token.end)))
    return out


def _is_of_next(text: str, end: int) -> bool:
    """Whether an amount that ends at an offset describes what follows it: 总投资52亿元|的10个项目, but not 总投资80亿元|的基础上."""
    return text.startswith(_OF_WHICH, end) and not text.startswith(_ON_TOP, end)


_ON_TOP = "的基础上"
