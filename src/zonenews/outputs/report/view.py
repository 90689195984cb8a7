"""What a report shows of a document: its text in pieces, its facts in tables, each slot with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import attrs

from zonenews.document import Document
from zonenews.lexicon.headings import Language, heading
from zonenews.outputs.brief import brief, is_place
from zonenews.serialization.fields import fields_of, spans_in
from zonenews.text.records import Fact, Mention
from zonenews.text.spans import Span

OPEN = "open"
"""How a piece of the text begins a mark, and `CLOSE` how it ends one."""


@attrs.frozen(kw_only=True)
class Mark:
    """A mention in the text.

    Attributes:
        id: its kind and its place in that list, such as `zones-3`.
        kind: the name of its list.
        span: where it stands.
        told: what its tooltip says, a line for each filled field.
    """

    id: str
    kind: str
    span: Span
    told: str


@attrs.frozen(kw_only=True)
class Piece:
    """A stretch of the text within which no mark, slot or boilerplate begins or ends.

    Attributes:
        text: the characters, as passed.
        start: the code point it begins at.
        end: the one behind its last.
        marks: the mentions it is part of, the longest first.
        dimmed: whether it is boilerplate.
        said: whether a fact was read from it.
    """

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    dimmed: bool
    said: bool


@attrs.frozen(kw_only=True)
class Cell:
    """A field of a fact: its words, and what a column is sorted by (an exact number where all of it is one)."""

    text: str
    key: str


@attrs.frozen(kw_only=True)
class Row:
    """A fact in its table.

    Attributes:
        id: its kind and its place in that list.
        cells: a cell for each column of the table.
        spans: where each slot was read, as `name:start-end`, set apart by blanks; the evidence first.
        rule: the rule that built it.
    """

    id: str
    cells: tuple[Cell, ...]
    spans: str
    rule: str


@attrs.frozen(kw_only=True)
class Table:
    """The facts of one kind."""

    kind: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of mention, as the switch for it shows it."""

    name: str
    title: str
    count: int


@attrs.frozen(kw_only=True)
class View:
    """A document as a report shows it.

    Attributes:
        title: its headline, or the beginning of its text.
        published: its reference date, or empty.
        source: its medium, or empty.
        kinds: its kinds of mentions, those without any too, so that colours stay.
        pieces: its text in order; joined they are the source.
        tables: its facts, the kinds that have any.
        notes: what its diagnostics say.
    """

    title: str
    published: str
    source: str
    kinds: tuple[Kind, ...]
    pieces: tuple[Piece, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


def view_of(document: Document, language: Language = "en") -> View:
    """Give what a report shows of a document.

    Args:
        document: what `parse` gave.
        language: of headings and of the names of fields.

    >>> from zonenews import parse
    >>> view = view_of(parse("江苏赣榆经济开发区出口30亿元。"))
    >>> "".join(piece.text for piece in view.pieces)
    '江苏赣榆经济开发区出口30亿元。'
    >>> view_of(parse("")).tables
    ()
    """
    marks = list(_marks(document, language))
    tables = tuple(_tables(document, language))
    kinds = [(name, len(records)) for name, records in records_of(document, Mention)]
    return View(
        title=document.article.title or document.source.strip()[:_TITLE] or "—",
        published=document.published.isoformat() if document.published else "",
        source=document.article.source or "",
        kinds=tuple(Kind(name=name, title=heading(name, language), count=count) for name, count in kinds),
        pieces=tuple(_pieces(document, marks)),
        tables=tables,
        notes=tuple(f"{note.kind}: {note.message}" for note in document.diagnostics),
    )


_TITLE = 24


def records_of(document: Document, base: type) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The fields of a document that hold records of a base class, in its order; empty ones too."""
    for field in fields_of(Document):
        records = [item.record for item in field.shape.items if item.record is not None]
        if field.shape.kind == "list" and records and issubclass(records[0], base):
            yield field.name, getattr(document, field.name)


def _marks(document: Document, language: Language) -> Iterator[Mark]:
    for kind, records in records_of(document, Mention):
        for number, record in enumerate(records):
            slots = [f"{heading(name, language)}: {text}" for name, text in _slots(record)]
            told = "\n".join([heading(kind, language), *slots, record.rule])
            yield Mark(id=f"{kind}-{number}", kind=kind, span=record.span, told=told)


def _slots(record: Any) -> Iterator[tuple[str, str]]:
    """The filled slots of a record, shortly written."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        text = "" if is_place(value) else brief(value)
        if text and field.name != "rule":
            yield field.name, text


def _pieces(document: Document, marks: list[Mark]) -> Iterator[Piece]:
    """The source cut wherever a mark, a slot of a fact or boilerplate begins or ends."""
    greys = [part.span for part in document.article.boilerplate]
    said = [span for _, facts in records_of(document, Fact) for fact in facts for _, span in spans_of(fact)]
    length = len(document.source)
    cuts = sorted({0, length, *(edge for span in (*greys, *said, *(mark.span for mark in marks)) for edge in span)})
    covering = _Covering(marks, [mark.span for mark in marks])
    dimming, telling = _Covering(greys, greys), _Covering(said, said)
    for start, end in pairwise(cuts):
        inside = sorted(
            covering.at(start), key=lambda mark: (mark.span.start - mark.span.end, mark.span.start, mark.id)
        )
        yield Piece(
            text=document.source[start:end],
            start=start,
            end=end,
            marks=tuple(inside),
            dimmed=bool(dimming.at(start)),
            said=bool(telling.at(start)),
        )


class _Covering:
    """Which of many ranges hold a place, asked for places in order."""

    def __init__(self, things: list[Any], spans: list[Span]) -> None:
        order = sorted(range(len(things)), key=lambda number: spans[number])
        self._waiting = [(spans[number], things[number]) for number in order]
        self._next = 0
        self._active: list[tuple[Span, Any]] = []

    def at(self, place: int) -> list[Any]:
        while self._next < len(self._waiting) and self._waiting[self._next][0].start <= place:
            self._active.append(self._waiting[self._next])
            self._next += 1
        self._active = [entry for entry in self._active if entry[0].end > place]
        return [thing for _, thing in self._active]


def spans_of(fact: Any) -> Iterator[tuple[str, Span]]:
    """The places a fact was read from: its evidence, then those of its slots, by the name of the slot."""
    yield "evidence", fact.span
    for field in attrs.fields(type(fact)):
        if field.name != "span":
            for span in spans_in(getattr(fact, field.name)):
                yield field.name, span


def _tables(document: Document, language: Language) -> Iterator[Table]:
    """A table for each kind of fact there is, with the columns that some fact of it fills."""
    for kind, facts in records_of(document, Fact):
        if not facts:
            continue
        filled = [dict(_slots(fact)) for fact in facts]
        names = [field.name for field in attrs.fields(type(facts[0])) if any(field.name in slots for slots in filled)]
        rows = tuple(
            Row(
                id=f"{kind}-{number}",
                cells=tuple(Cell(text=slots.get(name, ""), key=_key(getattr(fact, name))) for name in names),
                spans=" ".join(f"{name}:{span.start}-{span.end}" for name, span in spans_of(fact)),
                rule=fact.rule,
            )
            for number, (fact, slots) in enumerate(zip(facts, filled, strict=True))
        )
        columns = tuple(heading(name, language) for name in names)
        yield Table(kind=kind, title=heading(kind, language), columns=columns, rows=rows)


def _key(value: Any) -> str:
    """What a cell is sorted by: the number of an amount or of the first change, a day in ISO form, else its words."""
    if isinstance(value, tuple) and value and attrs.has(type(value[0])) and hasattr(value[0], "direction"):
        return _signed(value[0])
    number = getattr(value, "value", None)
    if isinstance(number, Decimal | Fraction):
        return f"{float(number):.12g}"
    if isinstance(value, tuple) and value and all(isinstance(item, date | None) for item in value):
        return brief(value)
    return brief(value) if not is_place(value) else ""


def _signed(change: Any) -> str:
    return f"{-float(change.value) if change.direction == 'down' else float(change.value):.12g}"
