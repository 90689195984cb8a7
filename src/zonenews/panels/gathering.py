"""Panels made: from documents, and from other panels, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, TypeAlias

import attrs

from zonenews.document import Document
from zonenews.many import Result
from zonenews.panels.claims import Claim, Source, claims_of
from zonenews.panels.evidence import Evidence, evidence_of
from zonenews.panels.state import Panel, Told
from zonenews.panels.ventures import GroupClaim, ProjectClaim, ventures_of

Given: TypeAlias = "Document | Result | tuple[str, Document]"
_WAITING = 256
"""So many sources of a claim wait, beyond those that are kept, until they are put in order."""


def panel(documents: Iterable[Given], *, sources: int | None = None) -> Panel:
    """Put the figures of documents into one table that says where each number comes from.

    Args:
        documents: documents, results of `parse_many`, or pairs of an id and a document. A bare document is named by a digest of its text, so
            that it has the same id in every part. The stream is read once, and no document is kept.
        sources: how many sources each figure keeps, those published first; all when `None`.

    Returns:
        The panel. What several documents tell is one observation with several sources: repeats, rounded and bounded ones too. Figures that
        contradict each other stay side by side and say why. Indicators without a place or a period are left out and counted.

    Raises:
        ValueError: `sources` is below 1.
        TypeError: something else is handed in.

    >>> from zonenews import parse
    >>> first = parse("2023年，昆山经开区出口3800.5亿元，同比增长5.2%。", published="2024-01-20")
    >>> again = parse("去年，昆山经开区出口超3800亿元。", published="2024-03-02")
    >>> wrong = parse("2023年，昆山经开区出口3008.5亿元。", published="2024-03-05")
    >>> for row in panel([first, again, wrong]):
    ...     print(row.key.entity, row.key.metric, row.key.kind, row.value, row.unit, row.documents, *row.reasons)
    etdz-320583 出口 change 5.2 % 1
    etdz-320583 出口 level 380050000000 CNY 2 value
    etdz-320583 出口 level 300850000000 CNY 1 value
    >>> panel([])
    <Panel 0 observations of 0 places, 0 in conflict>
    >>> panel([7])
    Traceback (most recent call last):
        ...
    TypeError: int is no document, no result and no pair of an id and a document
    """
    if sources is not None and sources < 1:
        raise ValueError(f"sources is {sources}, which is below 1")
    gathered = Gathering(most=sources)
    for given in documents:
        gathered.add(given)
    return gathered.panel()


def merged(panels: Iterable[Panel]) -> Panel:
    """Put panels together; the empty panel where there are none.

    Raises:
        ValueError: they keep different numbers of sources.
    """
    gathered: Gathering | None = None
    for one in panels:
        if gathered is None:
            gathered = Gathering(most=one.most)
        gathered.join(one)
    return gathered.panel() if gathered else Panel()


@attrs.define(kw_only=True)
class Gathering:
    """A panel under construction.

    Attributes:
        most: how many sources a claim keeps; all when `None`.
    """

    most: int | None = None
    _claims: dict[Told, Evidence] = attrs.field(factory=dict, init=False)
    _fresh: dict[Told, list[Source]] = attrs.field(factory=dict, init=False)
    _left_out: Counter[str] = attrs.field(factory=Counter, init=False)

    def add(self, given: Any) -> None:
        """Add the figures of one document."""
        told = told_by(given, self._left_out)
        if self.most is None:
            for claim, source in told:
                self.state(claim, (source,))
            return
        own: dict[
            Told, list[Source]
        ] = {}  # all that a document says of a claim is put in order together, or it counts twice
        for claim, source in told:
            own.setdefault(claim, []).append(source)
        for claim, sources in own.items():
            self.state(claim, sources)

    def state(self, claim: Told, sources: Iterable[Source]) -> None:
        """Add sources of a claim; they are put in order later, many at once."""
        waiting = self._fresh.setdefault(claim, [])
        waiting += sources
        if self.most is not None and len(waiting) >= self.most + _WAITING:
            self._settle(claim)

    def join(self, part: Panel) -> None:
        """Add a panel."""
        if part.most != self.most:
            raise ValueError(f"panels keep different numbers of sources: {self.most} and {part.most}")
        for claim, evidence in part.told():
            self.put(claim, evidence)
        self._left_out.update(part.left_out)

    def panel(self) -> Panel:
        """Give what was gathered, sorted, so that equal panels are equal in every form."""
        for claim in list(self._fresh):
            self._settle(claim)
        told = self._claims
        figures = [claim for claim in told if isinstance(claim, Claim)]
        figures.sort(key=lambda claim: (claim.key.order, claim.order))
        projects = sorted((one for one in told if isinstance(one, ProjectClaim)), key=lambda one: one.order)
        groups = sorted((one for one in told if isinstance(one, GroupClaim)), key=lambda one: one.order)
        return Panel(
            claims={claim: told[claim] for claim in figures},
            project_claims={one: told[one] for one in projects},
            group_claims={one: told[one] for one in groups},
            left_out=Counter(self._left_out),
            most=self.most,
        )

    def _settle(self, claim: Told) -> None:
        """Put the sources that wait for a claim in order."""
        self._keep(claim, evidence_of(self._fresh.pop(claim), self.most))

    def put(self, claim: Told, evidence: Evidence) -> None:
        """Add a claim with its sources; where all of them are kept they are put in order at the end, all at once."""
        if self.most is None and evidence.sources:
            self._fresh.setdefault(claim, []).extend(evidence.sources)
            return
        self._keep(claim, evidence)

    def _keep(self, claim: Told, evidence: Evidence) -> None:
        known = self._claims.get(claim)
        if known is not None:
            evidence = known.joined(evidence, self.most)
        elif self.most is not None and len(evidence.sources) > self.most:  # of a part that keeps more
            evidence = attrs.evolve(evidence, sources=evidence.sources[: self.most])
        self._claims[claim] = evidence


def told_by(given: Any, left_out: Counter[str]) -> Iterator[tuple[Told, Source]]:
    """Give what one document claims, each with its source; what has no place in a panel is counted.

    Raises:
        TypeError: it is no document.
    """
    name, document = _named(given)
    if document is None:
        left_out["error"] += 1
        return
    for found in claims_of(document, name):
        if isinstance(found, str):
            left_out[found] += 1
        else:
            yield found
    yield from ventures_of(document, name)


def _named(given: Any) -> tuple[str, Document | None]:
    """The id and the document of what is handed in."""
    match given:
        case Result():
            return given.id, given.document
        case Document():
            return sha256(given.source.encode("utf-8", "surrogatepass")).hexdigest()[:12], given
        case (str(name), Document() as document):
            return name, document
        case _:
            raise TypeError(f"{type(given).__name__} is no document, no result and no pair of an id and a document")
