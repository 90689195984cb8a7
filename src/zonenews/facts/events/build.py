"""The record of an event, unless it is only planned, called for, denied or still to come."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews.discourse.sentences import Sentence
from zonenews.facts.events.days import day_before, day_beside, is_ahead, year_inside
from zonenews.facts.outlook import is_urged, works_for
from zonenews.facts.records import Event
from zonenews.facts.zones import held_at, zone_at
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import EventKind
from zonenews.text.spans import Span

CEREMONIES = ("signing", "groundbreaking", "completion")
_DATED_INSIDE = (*CEREMONIES, "release")
"""Kinds whose day may stand between what it is of and the verb."""
_DENIED = pattern("{denial}")


def build_event(sentence: Sentence, kind: EventKind, start: int, end: int, name: str | None) -> Iterator[Event]:
    """Build an event, unless it is only planned or called for."""
    if _DENIED.search(sentence.text, sentence.clause_start(start), end) or sentence.status(start) != "actual":
        return
    day = day_before(sentence, start if name else end) or day_beside(
        sentence, start if kind in _DATED_INSIDE else end, end
    )
    if day is None and kind in CEREMONIES:
        day = year_inside(sentence, start, end)
    if not is_ahead(day, sentence.published) and not _is_called_for(sentence, start, end):
        yield Event(
            span=Span(start, end),
            rule=f"event/{kind}",
            kind=kind,
            date=day,
            zone=held_at(sentence, start) or zone_at(sentence, end),
            name=name,
        )


def _is_called_for(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an event is only one of the goals that are told; a document's name stands fast: it is there, unless one works for it."""
    if sentence.status_before != "target" or not is_urged(sentence, start, end):
        return False
    return not sentence.text.startswith("《", start) or works_for(sentence, start)
