"""annotate: the user's own marks around records, in the text or in the HTML page it was taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any, TypeAlias

from zonenews.document import Document
from zonenews.kinds import MENTION_KINDS, asked_kinds
from zonenews.text.spans import Span
from zonenews.webpage.places import page_places

Mark: TypeAlias = str | Callable[[Any], str]
"""What is put before or behind a record: a string, or a function that gives it for the record."""


def annotate(  # noqa: PLR0913 - each is an option a caller names
    document: Document,
    before: Mark,
    after: Mark,
    *,
    kinds: Iterable[str] = MENTION_KINDS,
    html: str | None = None,
    escaped: bool = False,
) -> str:
    """Put marks around the records of a document.

    Args:
        document: what `parse` or `parse_html` gave.
        before: what stands before each record, as a string or as a function of the record.
        after: what stands behind it.
        kinds: the kinds of records to mark; all mentions by default. Facts are marked at their evidence.
        html: the source of the page the document was read from (`parse_html`): the marks go into it instead, around the same words, and never across a
            tag. What the page has only in its metadata is not marked.
        escaped: whether the text of the document is escaped for HTML, where no `html` is given. The marks are not.

    Returns:
        The source of the document, or of the page, with the marks in it; without them it is the same. Where records cross each other, the one that began
        first is closed and opened again, so that marks are always nested.

    Raises:
        ValueError: `kinds` names what is no kind.

    >>> from zonenews import parse, parse_html
    >>> annotate(parse("鲁西新区出口30亿元"), "[", "]")
    '[鲁西新区]出口[30亿元]'
    >>> annotate(parse("鲁西新区出口30亿元"), lambda zone: f"<b title='{zone.name}'>", "</b>", kinds=["zones"])
    "<b title='鲁西新区'>鲁西新区</b>出口30亿元"
    >>> page = "<p>鲁西<i>新区</i>出口30亿元</p>"
    >>> annotate(parse_html(page), "<mark>", "</mark>", html=page, kinds=["zones"])
    '<p><mark>鲁西</mark><i><mark>新区</mark></i>出口30亿元</p>'
    >>> annotate(parse("鲁西新区"), "[", "]", kinds=["zone"])
    Traceback (most recent call last):
        ...
    ValueError: 'zone' is no kind of records; the kinds are times, quantities, ...
    """
    names = sorted(asked_kinds(kinds))
    records = [record for kind in names for record in getattr(document, kind) if record.span.start < record.span.end]
    pieces = [(record.span, record) for record in records]
    source = document.source
    if html is not None:
        places = page_places(html, source)
        pieces = [(part, record) for span, record in pieces for part in places.parts(span)]
        source = html
    return _marked(source, pieces, before, after, escape if escaped and html is None else str)


def _marked(
    source: str, pieces: Sequence[tuple[Span, Any]], before: Mark, after: Mark, write: Callable[[str], str]
) -> str:
    """The source with the marks, the outer ones first."""
    waiting = sorted(pieces, key=lambda piece: (piece[0].start, -piece[0].end))
    edges = sorted({0, len(source), *(edge for span, _ in pieces for edge in span)})
    out: list[str] = []
    opened: list[tuple[Span, Any]] = []
    number = 0
    for at, end in zip(edges, [*edges[1:], len(source)], strict=True):
        ending = next((place for place, (span, _) in enumerate(opened) if span.end == at), len(opened))
        closed, opened = opened[ending:], opened[:ending]
        out.extend(_said(after, record) for _, record in reversed(closed))
        again = [piece for piece in closed if piece[0].end > at]
        while number < len(waiting) and waiting[number][0].start == at:
            again.append(waiting[number])
            number += 1
        again.sort(key=lambda piece: -piece[0].end)
        out.extend(_said(before, record) for _, record in again)
        opened.extend(again)
        out.append(write(source[at:end]))
    return "".join(out)


def _said(mark: Mark, record: Any) -> str:
    return mark if isinstance(mark, str) else mark(record)
