"""The plainest shape of an amount, a number and a unit with nothing woven in: 30亿元, 12个, 5.6%.

Most amounts have it. `amount_at` reads every shape, and gives the same for this one.
"""

from __future__ import annotations

from functools import cache, lru_cache

from zonenews.grammar.reading import MAX_LENGTH, leading, times
from zonenews.grammar.scanning import AMBIGUOUS, is_bare, scanners
from zonenews.grammar.so_many_days import are_so_many_days
from zonenews.mentions.quantities.amounts import LENDING, is_woven
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.tails import tail_characters
from zonenews.mentions.quantities.units import DAYS_WITHIN, unit_at
from zonenews.text.records import Mod, Number

_NOT_PLAIN = frozenset(" 分/来半番块kK大度°(（-－~～―—–至到?、又和与及或MmBbTtwW+")
"""What, behind a number, asks for a closer look."""


def plain_amount(text: str, start: int, run: str) -> Draft | None:
    """Read a number and its unit.

    Args:
        text: normal text.
        start: where the run of numeral characters begins.
        run: the run.

    Returns:
        The amount in base units, or the number alone with `unit` `None`; `None` where there is anything more to look at.
    """
    read = _simple(run)
    if read is None:
        return None
    raw, mod, bare = read
    end = start + len(run)
    following = text[end : end + 1]
    if following in _NOT_PLAIN or (
        following == "个" and is_woven(text, end) and not text.startswith("百分点", end + 1)
    ):
        return None
    if run[-1] in LENDING and len(run) > 1 and unit_at(text, end - 1) is not None:
        return None
    days = following == "日" and (text.startswith(DAYS_WITHIN, end) or are_so_many_days(text, start, end))
    found = unit_at(text, end, shy=days)
    if found is None:
        return Draft(start, end, start, end, raw, None, mod, "plain", bare, None, end, end, raw)
    unit, after = found
    if text[after : after + 1] in _not_plain_after():
        return None
    value = times(raw, unit.factor) if unit.scales else raw
    return Draft(start, after, start, end, value, None, mod, "plain", bare, unit, end, after, raw)


@lru_cache(maxsize=8192)
def _simple(run: str) -> tuple[Number, Mod | None, bool] | None:
    """What a run is worth that is a number from end to end and no range, its bound, and whether it is a bare scale (百万)."""
    table = scanners()
    if len(run) > MAX_LENGTH or run[0] in table.formal or not AMBIGUOUS.isdisjoint(run):
        return None
    used, reading = leading(run)
    if reading is None or reading.upper is not None or used < len(run):
        return None
    return reading.value, reading.mod, is_bare(run)


@cache
def _not_plain_after() -> frozenset[str]:
    """Characters behind a unit that may belong to its amount or make it one of several."""
    return tail_characters() | frozenset("-－~～―—–至到?/和与")
