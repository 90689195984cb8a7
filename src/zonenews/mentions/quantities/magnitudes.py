"""Latin magnitudes behind a number: US$3.5 billion, RMB 2bn, 300M美元, 5w元; by `data/numerals.toml`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from zonenews._data import load_toml
from zonenews._ready import compiled
from zonenews.grammar.reading import times
from zonenews.mentions.quantities.completion import currency_front
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.units import unit_at

MAGNITUDE_FIRSTS = frozenset(" MmBbTtwW")
"""First characters of what may be a magnitude."""
MAGNITUDE_LASTS = frozenset("nNdDwWmMbBtT")
"""Last characters of the same."""


@cache
def _magnitudes() -> tuple[re.Pattern[str], dict[str, int], frozenset[str]]:
    """The pattern of a magnitude, the powers of ten, and those of money alone."""
    table = load_toml("numerals.toml")["magnitudes"]
    words, letters = table["words"], table["letters"]
    names = sorted([*words, *(word.capitalize() for word in words), *letters], key=len, reverse=True)
    powers = {**words, **{word.capitalize(): power for word, power in words.items()}, **letters}
    return compiled(rf" ?({'|'.join(names)})(?![A-Za-z0-9²³])"), powers, frozenset(letters)


def take_magnitude(text: str, draft: Draft) -> bool:
    """Multiply a number by the magnitude behind it; whether there is one.

    Args:
        text: normal text.
        draft: a number in figures, without its unit.
    """
    if not text[draft.end - 1].isdigit():
        return False
    pattern, powers, letters = _magnitudes()
    match = pattern.match(text, draft.end)
    if match is None or (match[1] in letters and not _is_money(text, draft.start, match.end())):
        return False
    factor = Decimal(10) ** powers[match[1]]
    draft.value = draft.raw = times(draft.value, factor)
    draft.upper = None if draft.upper is None else times(draft.upper, factor)
    draft.end = draft.number_end = match.end()
    return True


def magnitude_of(number: str) -> Decimal:
    """What the magnitude at the end of a number multiplies by; 1 where there is none.

    >>> magnitude_of("5 million"), magnitude_of("5")
    (Decimal('1000000'), Decimal('1'))
    """
    pattern, powers, _ = _magnitudes()
    match = pattern.search(number)
    return Decimal(10) ** powers[match[1]] if match and match.end() == len(number) else Decimal(1)


def _is_money(text: str, start: int, end: int) -> bool:
    """Whether a currency stands before or behind a number."""
    if currency_front(text, start, 0)[0] is not None:
        return True
    found = unit_at(text, end + text.startswith(" ", end))
    return found is not None and found[0].kind == "money"
