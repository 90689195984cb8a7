"""A phrase: what one statement is read from, the tokens before its values and what stands behind them."""

from __future__ import annotations

import attrs

from zonenews.discourse.tokens import CueToken, QuantityToken, RankToken, Token
from zonenews.facts.records import Change

RATES = frozenset(("percent", "percentage_point", "multiple", "ratio"))
"""Kinds of quantities that tell how much another figure changed, or what part of it is meant."""
PARTS = frozenset(("percent", "ratio"))
"""Kinds of quantities that are a part of a whole."""
_BEHIND = frozenset(("text", "quantity", "place"))
_EXTENTS = ("length", "area")
_PEOPLE = ("人", "口")
AND = ("和", "与", "及", "以及")
LISTED = ("、", *AND)


@attrs.define
class Phrase:
    """What one statement is read from.

    Attributes:
        before: the tokens since the last statement or mark.
        values: the values that close it, listed ones together; empty where a rank or 持平 does.
        after: the token behind the values, or `None`.
        pairs: the values and changes of a list of both directions (分别增长8%和下降3%), else empty.
        kind: what closes it: `rank`, `flat`, or the kind of its quantities.
        closer: the rank or the 持平 that closes it, else `None`.
        rest: the text behind the values, up to the next mark.
        last: where the last token of each kind stands before the values; found where it is not told.
    """

    before: list[Token]
    values: list[QuantityToken]
    after: Token | None = None
    pairs: list[tuple[QuantityToken | CueToken, Change]] = attrs.field(factory=list)
    last: dict[str, int] = attrs.field(factory=dict)
    closer: RankToken | CueToken | None = None
    kind: str = attrs.field(init=False)
    rest: str = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look once at what every reader asks for."""
        closer, after = self.closer, self.after
        self.kind = self.values[0].mention.kind if closer is None else closer.kind
        self.rest = after.text if after is not None and after.kind in _BEHIND else ""
        self.last = self.last or places_of(self.before)

    @property
    def beside(self) -> bool:
        """Whether right behind the values stands how long or large they are, or how many people: 省道3条 | 120公里."""
        after = self.after
        if after is None or after.kind != "quantity":
            return False
        return after.mention.kind in _EXTENTS or after.mention.unit in _PEOPLE

    @property
    def start(self) -> int:
        """Where its values start, or the rank or 持平 that closes it."""
        return self.values[0].start if self.closer is None else self.closer.start

    @property
    def change(self) -> int:
        """Where the last verb of change stands before the values; -1 where none does."""
        return max(self.last.get("up", -1), self.last.get("down", -1))

    @property
    def share(self) -> int:
        """Where the last 占 stands before the values; -1 where none does."""
        return self.last.get("share", -1)


def places_of(tokens: list[Token]) -> dict[str, int]:
    """Give where the last token of each kind stands."""
    return {token.kind: at for at, token in enumerate(tokens)}


def text_of(tokens: list[Token]) -> str:
    """Give what stands in tokens, without the text that has no token."""
    return "".join([token.text for token in tokens])
