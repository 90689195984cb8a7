"""Article: what of a page is the article, and which part of it plays which role."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import StringIO
from itertools import pairwise
from typing import Literal, TypeAlias

import attrs

from zonenews._codegen import changer
from zonenews.text.normalize import NormalText
from zonenews.text.segments import clause_spans, point_spans, sentence_spans
from zonenews.text.spans import Span

BodyKind: TypeAlias = Literal["title", "byline", "dateline", "paragraph", "heading", "table", "caption"]
BoilerplateKind: TypeAlias = Literal[
    "navigation", "related", "ranking", "teaser", "share", "disclaimer", "copyright", "licence", "furniture"
]
SegmentKind: TypeAlias = Literal[BodyKind, BoilerplateKind]

BODY_KINDS = frozenset({"paragraph", "heading", "table"})


@attrs.frozen(kw_only=True)
class Segment:
    """A stretch of the page with one role; the segments of an article tile the text.

    Attributes:
        kind: its role. `byline` is the line of source, date and authors, or of the editor.
        span: where it stands; the white space after it belongs to it.
        marker: the number a heading or a paragraph opens with, as written (一、 （二） 1.), else `None`.
        level: the rank of that number: 1 for 一、, 2 for （一）, 3 for 1., 4 for (1); `None` without a number.
    """

    kind: SegmentKind
    span: Span
    marker: str | None = None
    level: int | None = None


@attrs.frozen(kw_only=True)
class Boilerplate:
    """A stretch of the page that is not the article.

    Attributes:
        kind: what it is instead.
        span: where it stands.
    """

    kind: BoilerplateKind
    span: Span


@attrs.frozen(kw_only=True)
class Article:
    """The parts of a page that belong to one article, and those that do not.

    Attributes:
        title: the headline, normalised, its two lines joined by a space; `None` where the text starts without one.
        column: the column or series it ran in, where the headline names it in 【】.
        source: the medium it is from.
        authors: reporters and correspondents, in order.
        editor: the responsible editor.
        published: the day printed as a stamp.
        stamp: where that day is printed.
        dateline: place, day and 讯 or 电, as far as written.
        segments: what each part of the text is, in order; they tile it.
        boilerplate: the segments that are not the article, neighbours of one kind joined.
    """

    title: str | None = None
    column: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    published: date | None = None
    stamp: Span | None = None
    dateline: str | None = None
    segments: tuple[Segment, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()

    @property
    def paragraphs(self) -> tuple[Segment, ...]:
        """Paragraphs, headings and tables, in order."""
        return tuple(segment for segment in self.segments if segment.kind in BODY_KINDS)

    @property
    def bylines(self) -> tuple[Segment, ...]:
        """Where source, date, authors and editor stand, the dateline among them."""
        return tuple([segment for segment in self.segments if segment.kind in ("byline", "dateline")])

    @property
    def sections(self) -> tuple[tuple[Segment, ...], ...]:
        """The body in parts: each starts with its heading, but for a first one without. The items of a digest are its sections."""
        parts: list[list[Segment]] = []
        for segment in self.paragraphs:
            if not parts or segment.kind == "heading":
                parts.append([])
            parts[-1].append(segment)
        return tuple(map(tuple, parts))

    def points(self, text: str) -> tuple[Span, ...]:
        """The points of lists that run on within a paragraph: 一是……；二是…….

        Args:
            text: the text this article's spans count in: `Document.source`, or what `split_article` was given.
        """
        return tuple(span for part in self.paragraphs for span in point_spans(text, part.span))

    def sentences(self, text: str) -> tuple[Span, ...]:
        """The sentences of the body.

        Args:
            text: the text this article's spans count in: `Document.source`, or what `split_article` was given.
        """
        return tuple(span for part in self.paragraphs for span in sentence_spans(text, part.span))

    def clauses(self, text: str) -> tuple[Span, ...]:
        """The clauses of the body.

        Args:
            text: the text this article's spans count in: `Document.source`, or what `split_article` was given.
        """
        return tuple(span for part in self.paragraphs for span in clause_spans(text, part.span))


def blanked(text: str, parts: Iterable[Segment | Boilerplate]) -> str:
    """The text with every character of these parts made a line break, so that offsets hold and nothing is read there.

    Args:
        text: the text the parts' spans count in.
        parts: segments in order.
    """
    at = 0
    made = StringIO()  # a list of all pieces would be the text once more
    for part in parts:
        start, end = part.span
        made.write(text[at:start])
        made.write("\n" * (end - start))
        at = end
    if not at:
        return text
    made.write(text[at:])
    return made.getvalue()


def anchored_article(article: Article, normal: NormalText) -> Article:
    """Move an article found in `normal.text` to offsets of `normal.raw`; its segments tile the raw text."""
    if normal.alignment is None:
        return article
    starts = [0, *(normal.raw_span(segment.span).start for segment in article.segments[1:]), len(normal.raw)]
    moved_to = changer(Segment, "span")
    segments = tuple(
        [moved_to(segment, Span(*ends)) for segment, ends in zip(article.segments, pairwise(starts), strict=False)]
    )
    moved = {old.span.start: new.span.start for old, new in zip(article.segments, segments, strict=True)}
    moved[article.segments[-1].span.end if article.segments else 0] = len(normal.raw)
    boilerplate = tuple(
        attrs.evolve(item, span=Span(moved[item.span.start], moved[item.span.end])) for item in article.boilerplate
    )
    stamp = normal.raw_span(article.stamp) if article.stamp else None
    return attrs.evolve(article, segments=segments, boilerplate=boilerplate, stamp=stamp)
