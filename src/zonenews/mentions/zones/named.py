"""What a zone scan has and gives: a region as it needs it, and a zone name before it is linked to a zone of the document."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from zonenews.lexicon.zones import ZoneEntry
from zonenews.text.spans import Span


class Place(Protocol):
    """What a zone scan has to know of a region mention."""

    @property
    def span(self) -> Span:
        """Where it stands in the normal text."""
        raise NotImplementedError

    @property
    def code(self) -> str | None:
        """Its code, where decided."""

    @property
    def candidates(self) -> tuple[str, ...]:
        """All codes it may have."""
        raise NotImplementedError


class ZoneName(NamedTuple):
    """A zone name in a text, before it is linked to a zone of the document."""

    start: int
    end: int
    word: str  # the type word it ends in, empty where there is none (泰达, 中关村)
    core: str  # what stands before the type word, without a region at the start
    region: str | None
    entries: tuple[ZoneEntry, ...]
    rule: str
    name: str = ""  # the full name, where the surface is not it: 上海 in 上海、广东自贸试验区
