"""A sentence as a row of tokens: mentions, cue words, separators, and the text between them.

The fact grammars read these rows. A token is what is known about a stretch of text before any sentence is understood:

| kind | what it is |
|---|---|
| `quantity`, `time`, `place` | a mention; `place` is a zone, region, organisation, country, or a word such as 全省 |
| `rank` | a place in an order: 居全省第3位 |
| `front` | a place among the first: 稳居全国前十 |
| `up` ... `source` | a cue word, see `data/cues.toml` |
| `comma`, `stop`, `join` | `，`, `；` and `：`, `、` |
| `open`, `close` | the brackets around statements: （其中出口6万亿元） |
| `text` | anything else, cut at these |
| `from` | the A of 由A增至B, once a reader has met it |

`tokenising` cuts sentences into them.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from zonenews.lexicon.cues import Cue, CueKind
from zonenews.lexicon.organizations import OrganizationKind
from zonenews.mentions.organizations.find import Organization
from zonenews.mentions.quantities.find import Quantity
from zonenews.mentions.regions.records import Region
from zonenews.mentions.times.find import Time
from zonenews.mentions.zones.records import Zone

MINUS = frozenset("-－−")
"""How a minus is written."""
MarkKind: TypeAlias = Literal["comma", "stop", "join", "open", "close"]
TextKind: TypeAlias = Literal["text", "from", "front"] | MarkKind
Place: TypeAlias = Zone | Organization | Region | Cue
"""What a place token stands for: a mention, or a word such as 全省."""


class QuantityToken(NamedTuple):
    """An amount: 1.2亿元.

    Attributes:
        kind: see the module, as for the other tokens.
        start: where it starts in the normal text.
        end: where it ends.
        text: what is written there.
        mention: the amount that is read there.
    """

    kind: Literal["quantity"]
    start: int
    end: int
    text: str
    mention: Quantity


class TimeToken(NamedTuple):
    """A date, a period or a recurring time; `mention` is what is read there, the rest is as in `QuantityToken`."""

    kind: Literal["time"]
    start: int
    end: int
    text: str
    mention: Time


class PlaceToken(NamedTuple):
    """A zone, a region, an organisation, or a word for one; `mention` is what it stands for, the rest is as in `QuantityToken`."""

    kind: Literal["place"]
    start: int
    end: int
    text: str
    mention: Place


class RankToken(NamedTuple):
    """A place in an order; `mention` is the match of its pattern, the rest is as in `QuantityToken`."""

    kind: Literal["rank"]
    start: int
    end: int
    text: str
    mention: re.Match[str]


class CueToken(NamedTuple):
    """A cue word; `mention` is its entry in the table of cues, the rest is as in `QuantityToken`."""

    kind: CueKind
    start: int
    end: int
    text: str
    mention: Cue


class TextToken(NamedTuple):
    """A mark, or a stretch of text that stands for nothing by itself; its parts are as in `QuantityToken`."""

    kind: TextKind
    start: int
    end: int
    text: str


Token: TypeAlias = QuantityToken | TimeToken | PlaceToken | RankToken | CueToken | TextToken
"""A stretch of a sentence; `kind` says which class it is of."""
MentionToken: TypeAlias = QuantityToken | TimeToken | PlaceToken
"""A token of a mention, or of a place that the text names in its own way."""


def as_text(token: Token) -> TextToken:
    """Give the stretch of a token as text that stands for nothing."""
    return TextToken("text", token.start, token.end, token.text)


def body_kind(token: Token) -> OrganizationKind | None:
    """Give the kind of organisation a token is; `None` for zones, regions, words and all that is no place."""
    if token.kind != "place":
        return None
    return token.mention.kind if isinstance(token.mention, Organization) else None


class SentenceRange(NamedTuple):
    """A sentence and its place.

    Attributes:
        start: where it starts in the normal text.
        end: where it ends.
        paragraph: the number of its line.
    """

    start: int
    end: int
    paragraph: int


def by_kind(inside: list[MentionToken]) -> tuple[list[TimeToken], list[QuantityToken], list[PlaceToken]]:
    """Part the mentions of a sentence: its times, its quantities, its places."""
    times: list[TimeToken] = []
    quantities: list[QuantityToken] = []
    places: list[PlaceToken] = []
    for token in inside:
        if token.kind == "quantity":
            quantities.append(token)
        elif token.kind == "time":
            times.append(token)
        else:
            places.append(token)
    return times, quantities, places
