"""The record of an event, unless it is only planned, called for, denied or still to come."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews.discourse.sentences import Sentence
from zonenews.facts.events.days import day_before, day_beside, is_ahead
from zonenews.facts.outlook import is_urged, works_for
from zonenews.facts.records import Event
from zonenews.facts.zones import zone_at
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import EventKind
from zonenews.text.spans import Span

CEREMONIES = ("signing", "groundbreaking", "completion")
_DATED_INSIDE = (*CEREMONIES, "release")
"""Kinds whose day may stand between what it is of and the verb."""
_DENIED = pattern("{denial}")


def build_event(sentence: Sentence, kind: EventKind, start: int, end: int, name: str | None) -> Iterator[Event]:
    """Build an event, unless it is only planned or called for."""
    denied = _DENIED.search(sentence.text, sentence.clause_start(start), end)
    is_document = sentence.text.startswith("《", start)  # whose name stands fast: it is there, unless one works for it
    called_for = sentence.status_before == "target" and is_urged(sentence, start, end)
    called_for = called_for and (not is_document or works_for(sentence, start))
    day = day_before(sentence, start if name else end) or day_beside(
        sentence, start if kind in _DATED_INSIDE else end, end
    )
    if (
        denied is None
        and not called_for
        and sentence.status(start) == "actual"
        and not is_ahead(day, sentence.published)
    ):
        yield Event(
            span=Span(start, end),
            rule=f"event/{kind}",
            kind=kind,
            date=day,
            zone=zone_at(sentence, end),
            name=name,
        )
