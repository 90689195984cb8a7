"""to_html: a document as a page, mentions marked in the text, facts beside it; everything is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import Any

import attrs

from zonenews.document import Document
from zonenews.outputs.brief import brief, is_place
from zonenews.serialization.fields import fields_of
from zonenews.text.records import Fact, Mention

HUES = (210, 30, 130, 280, 0, 170, 330, 60)
"""One colour for each kind of mention, in the order of the fields of a document, then from the start again."""

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.75 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 2rem auto; max-width: 78rem; padding: 0 1rem; }
main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
article { align-self: start; overflow-wrap: anywhere; position: sticky; top: 1rem; white-space: pre-wrap; }
header, figcaption, dt { color: GrayText; font-size: .85rem; }
mark { background: hsl(var(--hue) 75% 60% / .25); border-bottom: 2px solid hsl(var(--hue) 60% 50%); color: inherit; }
mark mark { background: none; }
.boilerplate { opacity: .45; }
.legend mark { margin-right: .6rem; padding: 0 .3rem; }
section { font-size: .85rem; line-height: 1.5; }
h2 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
.fact { border-left: 3px solid GrayText; margin: .5rem 0; padding-left: .6rem; }
dl { display: grid; gap: 0 .6rem; grid-template-columns: max-content 1fr; margin: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
blockquote { color: GrayText; margin: 0; }
""".strip()
"""Colours and layout; no script, nothing from outside."""

SHORT = 120
"""Evidence is cut after this many characters."""


def to_html(document: Document) -> str:
    """Show a document as one self-contained HTML page.

    Args:
        document: what `parse` gave.

    Returns:
        The page: the text as passed, with every mention marked and described in its tooltip and boilerplate greyed, and beside it the facts with
        their evidence. It loads nothing and runs nothing; whatever the text holds is escaped.

    >>> from zonenews import parse
    >>> "&lt;script&gt;" in to_html(parse("<script>alert(1)</script>"))
    True
    >>> "<mark" in to_html(parse(""))
    False
    """
    kinds = list(_kinds(document, Mention))
    hues = {name: HUES[number % len(HUES)] for number, (name, _) in enumerate(kinds)}
    title = escape(document.article.title or "zonenews")
    legend = "".join(
        f'<mark style="--hue:{hues[name]}">{name} {len(records)}</mark>' for name, records in kinds if records
    )
    return (
        f'<!doctype html>\n<html lang="zh-{document.script if document.script != "Mixed" else "Hani"}">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>\n{STYLE}\n</style>\n'
        f'<header>{escape(repr(document)[len("<Document ") : -1])}</header>\n<p class="legend">{legend}</p>\n'
        f"<main>\n<article>{_marked(document, kinds, hues)}</article>\n<div>{_facts(document)}</div>\n</main>\n</html>\n"
    )


def _kinds(document: Document, base: type) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The fields of a document that hold records of a base class; empty ones too, so that colours stay."""
    for field in fields_of(Document):
        records = [item.record for item in field.shape.items if item.record is not None]
        if field.shape.kind == "list" and records and issubclass(records[0], base):
            yield field.name, getattr(document, field.name)


def _marked(document: Document, kinds: list[tuple[str, tuple[Any, ...]]], hues: dict[str, int]) -> str:
    """The source with its mentions marked. Marks may cross, so the text is cut wherever one begins or ends."""
    marks = [(record.span, name, record) for name, records in kinds for record in records]
    greys = [piece.span for piece in document.article.boilerplate]
    length = len(document.source)
    cuts = sorted({0, length, *(edge for span in (*greys, *(span for span, _, _ in marks)) for edge in span)})
    starts = sorted((*marks, *((span, "", None) for span in greys)), key=lambda mark: (mark[0].start, -mark[0].end))
    parts: list[str] = []
    active: list[tuple[Any, str, Any]] = []
    position = 0
    for start, end in pairwise(cuts):
        while position < len(starts) and starts[position][0].start <= start:
            active.append(starts[position])
            position += 1
        active = [mark for mark in active if mark[0].end > start]
        parts.append(_wrapped(escape(document.source[start:end]), active, hues))
    return "".join(parts)


def _wrapped(text: str, active: Iterable[tuple[Any, str, Any]], hues: dict[str, int]) -> str:
    for _, name, record in reversed(list(active)):
        if record is None:
            text = f'<span class="boilerplate">{text}</span>'
        else:
            text = (
                f'<mark style="--hue:{hues[name]}" title="{escape(f"{name}: {_slots_in_line(record)}")}">{text}</mark>'
            )
    return text


def _facts(document: Document) -> str:
    sections = []
    for name, records in _kinds(document, Fact):
        if records:
            facts = "".join(_fact(document, record) for record in records)
            sections.append(f"<section><h2>{name} {len(records)}</h2>{facts}</section>")
    return "\n".join(sections)


def _fact(document: Document, fact: Any) -> str:
    evidence = document.source[fact.span.slice]
    shown = evidence if len(evidence) <= SHORT else evidence[:SHORT] + "…"
    slots = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in _slots(fact))
    return (
        f'<div class="fact" title="{escape(fact.rule)}"><dl>{slots}</dl><blockquote>{escape(shown)}</blockquote></div>'
    )


def _slots(record: Any) -> Iterator[tuple[str, str]]:
    """The filled slots of a record, shortly written."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        text = "" if is_place(value) else brief(value)
        if text and field.name != "rule":
            yield field.name, text


def _slots_in_line(record: Any) -> str:
    slots = (f"{name} {text}" for name, text in _slots(record) if name != "text")
    return " · ".join((*slots, record.rule))
