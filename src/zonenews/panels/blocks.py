"""Partial panels as bytes, a block for each province: what one process hands to another, and what waits on disk until all are there.

A block is a line of JSON. What comes again and again in it, the documents and the words of their sentences, stands there once and is named by its number, and
a figure is a plain list, so that it can be looked up before it is built: the same figure of a thousand articles is built once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, TypeAlias

from zonenews.panels.claims import Claim, Source
from zonenews.panels.evidence import Evidence
from zonenews.panels.gathering import Gathering
from zonenews.panels.keys import Key, region_of
from zonenews.panels.lines import claim_of, date_of, day_of, kind_and_fields, number_of
from zonenews.panels.state import Panel, Told
from zonenews.panels.ventures import Venture
from zonenews.serialization.json_types import render_number
from zonenews.text.spans import Span

HEAD: Final = b"--"
"""What stands before the counts of what was left out, where blocks have their province."""
ELSEWHERE: Final = "99"
"""The bucket of places without a province: zones that the table does not have."""
_SOURCE: Final = 5
"""Numbers of a source: its document, the span, the sentence, the rule."""
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DECODER: Final = json.JSONDecoder()
_Flat: TypeAlias = tuple[str | bool | None, ...]
"""The parts of a figure and its key, in the order of `_flat`."""


class Blocks:
    """A partial panel under construction, block by block."""

    def __init__(self) -> None:
        self._blocks: dict[str, _Block] = {}
        self._of: dict[str | None, _Block] = {}  # by place: those of a province share one

    def add(self, told: Told, source: Source) -> None:
        """Add a source of a claim."""
        self._block(told).add(told, source)

    def add_evidence(self, told: Told, evidence: Evidence) -> None:
        """Add a claim with its sources, which may not be all there are."""
        self._block(told).add_evidence(told, evidence)

    def _block(self, told: Told) -> _Block:
        entity = told.key.entity if isinstance(told, Claim) else told.entity
        block = self._of.get(entity)
        if block is None:
            block = self._of[entity] = self._blocks.setdefault(province_of(entity), _Block())
        return block

    def to_bytes(self, left_out: Mapping[str, int]) -> bytes:
        """Give the part: what was left out, then a line for each province."""
        lines = [HEAD + json.dumps(dict(left_out)).encode()]
        lines += [province.encode() + block.to_bytes() for province, block in self._blocks.items()]
        return b"\n".join(lines)


class _Block:
    """The claims of a province."""

    def __init__(self) -> None:
        self._documents: dict[tuple[str, date | None], int] = {}
        self._words: dict[str, int] = {}
        self._figures: dict[_Flat, list[int]] = {}
        self._ventures: dict[Venture, list[int]] = {}
        self._partly: list[Any] = []

    def add(self, told: Told, source: Source) -> None:
        if isinstance(told, Claim):
            self._figures.setdefault(_flat(told), []).extend(self._numbers(source))
        else:
            self._ventures.setdefault(told, []).extend(self._numbers(source))

    def add_evidence(self, told: Told, evidence: Evidence) -> None:
        if evidence.documents == len({source.document for source in evidence.sources}):
            for source in evidence.sources:
                self.add(told, source)
            return
        numbers = [number for source in evidence.sources for number in self._numbers(source)]
        self._partly.append([*kind_and_fields(told), numbers, evidence.documents, day_of(evidence.last)])

    def _numbers(self, source: Source) -> tuple[int, ...]:
        """What a source is told by."""
        documents, words = self._documents, self._words
        start, end = source.span
        return (
            documents.setdefault((source.document, source.published), len(documents)),
            start,
            end,
            words.setdefault(source.sentence, len(words)),
            words.setdefault(source.rule, len(words)),
        )

    def to_bytes(self) -> bytes:
        documents = [[name, day_of(day)] for name, day in self._documents]
        rows = [[*kind_and_fields(told), numbers] for told, numbers in self._ventures.items()]
        values = [documents, list(self._words), list(self._figures), list(self._figures.values()), rows, self._partly]
        try:
            return _ENCODER.encode(values).encode()
        except UnicodeEncodeError:
            return json.dumps(values).encode()


def _flat(claim: Claim) -> _Flat:
    """The parts of a figure and its key, numbers and days as they are written."""
    key = claim.key
    return (
        key.entity,
        key.metric,
        day_of(key.first),
        day_of(key.last),
        key.status,
        key.kind,
        key.basis,
        render_number(claim.value),
        None if claim.upper is None else render_number(claim.upper),
        claim.mod,
        claim.unit,
        render_number(claim.place),
        claim.vintage,
        claim.basis_stated,
    )


def _figure(flat: Sequence[Any]) -> Claim:
    """The figure whose parts are given."""
    entity, metric, first, last, status, kind, basis, value, upper, mod, unit, place, vintage, basis_stated = flat
    return Claim(
        key=Key(
            entity=entity,
            metric=metric,
            first=date_of(first),
            last=date_of(last),
            status=status,
            kind=kind,
            basis=basis,
        ),
        value=number_of(value),
        upper=None if upper is None else number_of(upper),
        mod=mod,
        unit=unit,
        place=number_of(place),
        vintage=vintage,
        basis_stated=basis_stated,
    )


def panel_from(blocks: Iterable[bytes], most: int | None) -> Panel:
    """Put the claims of some blocks together.

    Args:
        blocks: lines of parts, without their provinces.
        most: how many sources each claim keeps; all when `None`.
    """
    gathered = Gathering(most=most)
    figures: dict[_Flat, Claim] = {}
    for block in blocks:
        _gather(_DECODER.decode(block.decode()), gathered, figures)
    return gathered.panel()


def _gather(values: list[Any], gathered: Gathering, known: dict[_Flat, Claim]) -> None:
    """Gather the claims of a block; figures that were built for an earlier one are `known`."""
    told, words, figures, numbers, ventures, partly = values
    documents = [(name, date_of(day)) for name, day in told]
    for parts, where in zip(figures, numbers, strict=True):
        flat = tuple(parts)
        claim = known.get(flat)
        if claim is None:
            claim = known[flat] = _figure(flat)
        gathered.state(claim, _sources(where, documents, words))
    for kind, fields, where in ventures:
        gathered.state(claim_of(kind, fields), _sources(where, documents, words))
    for kind, fields, where, count, last in partly:
        sources = tuple(_sources(where, documents, words))
        gathered.put(claim_of(kind, fields), Evidence(sources=sources, documents=count, last=date_of(last)))


def _sources(
    numbers: Sequence[int], documents: Sequence[tuple[str, date | None]], words: Sequence[str]
) -> list[Source]:
    """The sources that are told by their numbers."""
    found = []
    for at in range(0, len(numbers), _SOURCE):
        document, start, end, sentence, rule = numbers[at : at + _SOURCE]
        name, published = documents[document]
        found.append(
            Source(
                document=name, published=published, span=Span(start, end), sentence=words[sentence], rule=words[rule]
            )
        )
    return found


def province_of(entity: str | None) -> str:
    """The first two digits of the code of the province a place lies in; `99` where there is none.

    >>> province_of("etdz-320583"), province_of("zone:青石湖高新区"), province_of(None)
    ('32', '99', '99')
    """
    return _province(entity) if entity else ELSEWHERE


@cache
def _province(entity: str) -> str:
    region = region_of(entity)
    return region[:2] if region else ELSEWHERE
