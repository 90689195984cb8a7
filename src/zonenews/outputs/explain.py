"""explain: where a fact comes from, from its slots down to the characters of the text, and why a figure gave none."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from zonenews.document import Document
from zonenews.facts.indicators.find import refusals
from zonenews.serialization import json_types
from zonenews.serialization.fields import spans_in
from zonenews.text.records import Fact, Mention
from zonenews.text.spans import Span


def explain(document: Document, fact: Fact | None = None, *, at: int | None = None) -> str:
    """Tell how a fact was built, or why a figure of the text gave none.

    Args:
        document: the document the fact is part of.
        fact: one of its facts.
        at: an offset in `document.source`, in place of a fact: the figure that stands there is explained.

    Returns:
        Lines to read. Of a fact: the fact with its rule and evidence, its slots, then each mention in text order with its
        span, its text as the source has it, the kind of mention and the rule that found it. Of a figure: every fact that
        stands on it, so explained; where there is none, the class of refusal and the reason. The text is read once more for
        that, with the regions and zones of the package.

    Raises:
        ValueError: neither a fact nor an offset is given, or both are, or no figure stands at the offset.

    >>> from zonenews.document import parse
    >>> document = parse("2023年，青石湖高新区进出口总额45亿元，高于全市2个百分点。")
    >>> print(explain(document, document.indicators[0]))
    Indicator by indicators/level, [6, 21) 青石湖高新区进出口总额45亿元
      metric: 进出口总额
      subject: 青石湖高新区
      period: ['2023-01-01', '2023-12-31']
      value: 4500000000 CNY
      status: actual
      place: z1
      metric_link: 进出口总额 money flow hgyd/A0801
    from
      [0, 5) 2023年: Time by time/year
      [6, 12) 青石湖高新区: Zone by zone/proper-name-and-word
      [17, 21) 45亿元: Quantity by quantity/number-unit
    >>> print(explain(document, at=26))
    [26, 31) 2个百分点: no indicator
      comparison: it compares with another series
    >>> explain(document, at=2)
    Traceback (most recent call last):
        ...
    ValueError: no figure stands at 2
    """
    if (fact is None) == (at is None):
        raise ValueError("explain takes a fact, or the offset of a figure")
    if fact is not None:
        return _of_fact(document, fact)
    figure = next((one.span for one in document.quantities if one.span.start <= (at or 0) < one.span.end), None)
    if figure is None:
        raise ValueError(f"no figure stands at {at}")
    told = [_of_fact(document, one) for one in _facts(document) if any(figure.covers(span) for span in spans_in(one))]
    return "\n".join(told) if told else _refused(document, figure)


def _facts(document: Document) -> Iterator[Fact]:
    """Give the facts of a document."""
    for field in attrs.fields(Document):
        records = getattr(document, field.name)
        yield from (one for one in records if isinstance(one, Fact)) if isinstance(records, tuple) else ()


def _refused(document: Document, figure: Span) -> str:
    """Say why a figure gave no indicator."""
    head = f"{_place(figure)} {_quoted(document, figure)}: no indicator"
    why = next(
        (f"{name}: {why}" for span, name, why in refusals(document.source, document.published) if span.covers(figure)),
        None,
    )
    return f"{head}\n  {why or 'no statement is read around it: nothing before or behind it can be a metric'}"


def _of_fact(document: Document, fact: Fact) -> str:
    """Tell how a fact was built."""
    head = f"{type(fact).__name__} by {fact.rule}, {_place(fact.span)} {_quoted(document, fact.span)}"
    lines = [head, *(f"  {slot}: {value}" for slot, value in _slots(fact))]
    support = sorted({*spans_in(fact)} - {fact.span})
    found = [line for span in support for line in _support(document, span)]
    return "\n".join([*lines, "from", *found] if found else lines)


def _slots(fact: Fact) -> Iterator[tuple[str, str]]:
    """Give the slots that say something, amounts in short."""
    for field in attrs.fields(type(fact)):
        value = getattr(fact, field.name)
        if field.name in ("span", "rule", "mentions") or value in (None, (), ""):
            continue
        if isinstance(value, tuple) and value and attrs.has(type(value[0])):
            for item in value:
                yield field.name, _short(item)
        else:
            yield field.name, _short(value)


def _short(value: object) -> str:
    if not attrs.has(type(value)):
        return str(json_types.unstructure(value))
    parts = (part for name, part in json_types.unstructure(value).items() if name != "span" and part is not None)
    return " ".join(str(part) for part in parts)


def _support(document: Document, span: Span) -> Iterator[str]:
    """Give a line for each mention that stands at a span; the bare text where none does."""
    bare = True
    for field in attrs.fields(Document):
        records = getattr(document, field.name)
        if not isinstance(records, tuple):
            continue
        for record in records:
            if isinstance(record, Mention) and span.covers(record.span):
                bare = False
                yield f"  {_place(record.span)} {_quoted(document, record.span)}: {type(record).__name__} by {record.rule}"
    if bare and span.end <= len(document.source):
        yield f"  {_place(span)} {_quoted(document, span)}"


def _place(span: Span) -> str:
    return f"[{span.start}, {span.end})"


def _quoted(document: Document, span: Span) -> str:
    """Give the source at a span, on one line."""
    return " ".join(document.source[span.slice].split())
