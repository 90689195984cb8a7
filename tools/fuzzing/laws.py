"""The laws: what has to hold of a document, whatever text it was made from."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any, Final

import attrs

from zonenews import Document, from_arrow, normalize, to_arrow
from zonenews.text.normalize import NormalText
from zonenews.text.records import Amount, Fact, Mention
from zonenews.text.spans import Span

MENTIONS: Final = ("times", "quantities", "organizations", "people", "policies", "initiatives", "regions", "zones")
FACTS: Final = ("indicators", "project_groups", "projects", "events", "incentives")
CHECKED: Final[Counter[str]] = Counter()
"""How many documents and records were held to the laws so far, for the report of a run."""


def faults(document: Document, text: str) -> Iterator[str]:
    """Give the laws that a document of a text breaks, with where."""
    if document.source != text:
        yield "source: the text is another one"
    yield from span_faults(document)
    yield from _mention_faults(document, normalize(text))
    yield from _value_faults(document)
    for kind in FACTS:
        for fact in getattr(document, kind):
            yield from _fact_faults(kind, fact)
    yield from unmentioned(document)
    yield from _round_trips(document)


def span_faults(document: Document) -> Iterator[str]:
    """Spans lie in the text and do not run backwards; those of records are not empty."""
    size = len(document.source)
    CHECKED["documents"] += 1
    CHECKED["records"] += sum(len(getattr(document, kind)) for kind in MENTIONS + FACTS)
    for path, record, span in spans_in(document, ""):
        whole = isinstance(record, (Mention, Fact))
        if not (0 <= span.start <= span.end <= size) or (whole and span.start == span.end):
            yield f"spans: {path} is {tuple(span)} of {size}"


def spans_in(value: Any, path: str) -> Iterator[tuple[str, Any, Span]]:
    """Give every span within a record, with the fields that lead to it and what holds it."""
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            inner, name = getattr(value, field.name), f"{path}.{field.name}".lstrip(".")
            if isinstance(inner, Span):
                yield name, value, inner
            else:
                yield from spans_in(inner, name)
    elif isinstance(value, tuple) and not isinstance(value, Span):
        for item in value:
            if isinstance(item, Span):
                yield path, value, item
            else:
                yield from spans_in(item, path)


def _mention_faults(document: Document, normal: NormalText) -> Iterator[str]:
    """Mentions stand where their text stands, in order and apart from others of their kind."""
    for kind in MENTIONS:
        records = getattr(document, kind)
        for one, other in pairwise(records):
            if one.span.start > other.span.start:
                yield f"order: {kind} {tuple(one.span)} before {tuple(other.span)}"
            elif one.span.end > other.span.start:
                yield f"overlap: {kind} {one.text!r} and {other.text!r}"
        for record in records:
            at = record.span if normal.alignment is None else normal.alignment.new_span(record.span)
            if normal.text[at.slice] != record.text:
                yield f"text: {kind} {record.text!r} stands on {normal.text[at.slice]!r}"


def _value_faults(document: Document) -> Iterator[str]:
    """Ranges and times do not run backwards, and an EDTF interval has two ends."""
    for quantity in document.quantities:
        if quantity.upper is not None and quantity.upper <= quantity.value:
            yield f"range: quantities {quantity.text!r} is {quantity.value}..{quantity.upper}"
    for one in document.times:
        if one.start is not None and one.end is not None and _moment(one.start) > _moment(one.end, time.max):
            yield f"range: times {one.text!r} is {one.start}..{one.end}"
        if one.edtf and one.edtf.count("/") > 1:
            yield f"edtf: times {one.text!r} is {one.edtf}"


def _moment(value: date | datetime, last: time = time.min) -> datetime:
    """Give a moment; of a whole day its first, or its last."""
    return value if isinstance(value, datetime) else datetime.combine(value, last)


def _fact_faults(kind: str, fact: Fact) -> Iterator[str]:
    """A fact takes no amount from outside its evidence, its amounts are unsigned, its periods do not run backwards."""
    for field in attrs.fields(type(fact)):
        value = getattr(fact, field.name)
        for amount in value if isinstance(value, tuple) else (value,):
            if isinstance(amount, Amount) and not fact.span.covers(amount.span):
                yield f"evidence: {kind}.{field.name} {tuple(amount.span)} is outside {tuple(fact.span)}"
            if isinstance(amount, Amount) and amount.upper is not None and amount.upper <= amount.value:
                yield f"range: {kind}.{field.name} is {amount.value}..{amount.upper}"
        if field.name in {"period", "start", "completion"} and value and None not in value and value[0] > value[1]:
            yield f"range: {kind}.{field.name} is {value[0]}..{value[1]}"


def unmentioned(document: Document) -> Iterator[str]:
    """What a fact says it was built from are mentions of its document, of one that has every kind."""
    known = {record.span for kind in MENTIONS for record in getattr(document, kind)}
    for kind in FACTS:
        for fact in getattr(document, kind):
            for span in getattr(fact, "mentions", ()):
                if span not in known:
                    yield f"mentions: {kind} {document.source[span.slice]!r} {tuple(span)} is no mention"


def _round_trips(document: Document) -> Iterator[str]:
    """Documents come back equal from plain values, from JSON and from Arrow."""
    if Document.from_dict(document.to_dict()) != document:
        yield "round trip: dict"
    if Document.from_json(document.to_json()) != document:
        yield "round trip: json"
    if _is_unicode(document.source):
        (back,) = from_arrow(to_arrow([document]))
        if back.document != document:
            yield "round trip: arrow"


def _is_unicode(text: str) -> bool:
    try:
        return bool(text.encode()) or True
    except UnicodeEncodeError:
        return False


def normal_faults(text: str) -> Iterator[str]:
    """What is normal stays as it is."""
    once = normalize(text).text
    if normalize(once).text != once:
        yield "normalize: not idempotent"


def work_faults(
    read: Callable[[str], object], count: Callable[[Callable[[str], object], str], int], piece: str
) -> Iterator[str]:
    """Four times the text takes about four times the work, in calls of functions."""
    short, long = ((piece * (size // max(1, len(piece))))[:size] for size in (3000, 12_000))
    read(short)  # what is built at the first use is not counted
    before, after = count(read, short), count(read, long)
    if after > 5.5 * before:
        yield f"work: {before} calls for {len(short)} characters, {after} for {len(long)}"
