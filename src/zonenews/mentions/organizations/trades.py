"""Names of companies by what they make: a brand and its trade (泰鼎机械), with or without a place before them."""

from __future__ import annotations

from functools import cache

from zonenews._patterns import lazy
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.organizations import load_organizations
from zonenews.lexicon.zone_words import zone_words
from zonenews.mentions.organizations.boundaries import Places

_ROW_END_RE = lazy(r"[^一-鿿A-Za-z0-9]|\Z|[等为在的与和及将已是共三四五六七八九十两多均都也先参出入落签投]")
"""What stands behind a name in a row; no 产业园 behind 氟硅材料."""


def ends_in_trade(name: str) -> bool:
    """Whether a name is a place or a brand of everyday characters, and a trade or 集团: 华北建设, and no 高端装备."""
    if len(name) >= 4 and name.endswith(("集团", "公司")):
        return True
    if name.endswith(load_organizations().works):
        return False
    words, described = load_organizations(), zone_words().described
    return any(
        name[at:] in words.trades and name[:at] not in words.trades and described(name[:at]) >= 2
        for at in range(2, min(5, len(name) - 1))
    )


def has_trade(name: str) -> bool:
    """Whether a name is a brand and a trade: 泰鼎机械."""
    words = load_organizations()
    if name.endswith(words.works):
        return False
    trades = words.trades
    return any(
        name[at:] in trades and name[:at] not in trades and is_unusual(name[: max(2, at)])
        for at in range(2, min(5, len(name) - 1))
    )


def traded_size(text: str, start: int, places: Places) -> int:
    """How long the name with its trade is that begins at `start`; 0 where none does."""
    for size in range(min(8, len(text) - start), 3, -1):
        if _ROW_END_RE.match(text, start + size) and is_traded(text[start : start + size], places):
            return size
    return 0


def is_traded(name: str, places: Places) -> bool:
    """Whether a name is a brand and a trade, with or without a place before them."""
    return has_trade(name) or any(
        name[:size] in places.regions.names and has_trade(name[size:]) for size in (2, 3) if len(name) > size + 3
    )


@cache
def trade_tails() -> frozenset[str]:
    """The last two characters of trades."""
    return frozenset(trade[-2:] for trade in load_organizations().trades)
