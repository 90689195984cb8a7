"""Who states something: sources that are put together in any order and any number of times with one result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from zonenews.panels.claims import Source


@attrs.frozen(kw_only=True)
class Evidence:
    """The sources of a claim.

    Attributes:
        sources: in the order of `Source.order`, the earliest first; all of them, or as many as a panel keeps.
        documents: in how many documents it stands, those whose sources are not kept included.
        last: when it was last published, `None` where no source is dated.
    """

    sources: tuple[Source, ...]
    documents: int
    last: date | None

    @property
    def first(self) -> date | None:
        """When it was first published, `None` where no source is dated."""
        return self.sources[0].published if self.sources else None

    def joined(self, other: Evidence, most: int | None) -> Evidence:
        """Put the sources of two parts together.

        Args:
            other: what another part has for the same claim.
            most: how many sources are kept; all when `None`.
        """
        union = sorted({*self.sources, *other.sources}, key=lambda source: source.order)
        both = _names(self.sources) & _names(other.sources)
        days = [day for day in (self.last, other.last) if day is not None]
        return Evidence(
            sources=tuple(union[:most]),
            documents=self.documents + other.documents - len(both),
            last=max(days, default=None),
        )


def evidence_of(sources: Sequence[Source], most: int | None = None) -> Evidence:
    """Give the evidence that some sources are.

    >>> from zonenews.text.spans import Span
    >>> one = Source(document="a", published=date(2024, 1, 5), span=Span(0, 4), sentence="出口30亿元", rule="indicators/level")
    >>> found = evidence_of([one, one])
    >>> len(found.sources), found.documents, found.last
    (1, 1, datetime.date(2024, 1, 5))
    """
    if len(sources) == 1:
        return Evidence(sources=tuple(sources), documents=1, last=sources[0].published)
    union = sorted(set(sources), key=lambda source: source.order)
    days = [source.published for source in union if source.published is not None]
    return Evidence(sources=tuple(union[:most]), documents=len(_names(union)), last=max(days, default=None))


def documents_of(told: Iterable[Evidence]) -> int:
    """In how many documents something stands that several claims tell; a document of two of them counts once where its sources are kept.

    >>> documents_of([])
    0
    """
    both = list(told)
    kept = [_names(evidence.sources) for evidence in both]
    return sum(evidence.documents for evidence in both) - sum(map(len, kept)) + len(set().union(*kept))


def first_of(told: Iterable[Evidence]) -> date | None:
    """When it was first published, `None` where no source is dated."""
    return min((evidence.first for evidence in told if evidence.first), default=None)


def last_of(told: Iterable[Evidence]) -> date | None:
    """When it was last published, `None` where no source is dated."""
    return max((evidence.last for evidence in told if evidence.last), default=None)


def _names(sources: Iterable[Source]) -> set[str]:
    return {source.document for source in sources}
