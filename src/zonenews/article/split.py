"""split_article: which part of a page is the article, and what the other parts are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import cast

from zonenews.article.bylines import Byline, Dateline, fill, read_dateline
from zonenews.article.pieces import Piece, cut
from zonenews.article.records import Article, Boilerplate, BoilerplateKind, Segment, SegmentKind, anchored_article
from zonenews.text.normalize import normalize
from zonenews.text.spans import Span

_BODY = frozenset({"title", "byline", "dateline", "paragraph", "heading", "table", "caption"})
_COLUMN_RE = re.compile(r"【([^【】]{2,24})】")
_MARKERS = (
    (1, re.compile(r"(?:第[一二三四五六七八九十]{1,3}[章节部分]{1,2}|[一二三四五六七八九十]{1,3}\s?[、.．])\s?")),
    (2, re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]\s?[、.]?")),
    (3, re.compile(r"[0-9]{1,2}\s?[、.．](?![0-9])\s?")),
    (4, re.compile(r"[(（][0-9]{1,2}[)）]\s?|[①-⑳]")),
)
_CAPTION_RE = re.compile(r"[(（]?(?:图片?来源|图为|图\s?[:：/]|摄影[:：]|摄[:：]|[一-鿿]{2,10}\s?摄[)）]?$|▲|△|△|供图)")
_TITLE_END = "。；;，,、"


def split_article(text: str) -> Article:
    r"""Tell the article on a page from everything around it.

    Args:
        text: raw text of a page, or of an article alone; any `str`.

    Returns:
        The article, its spans counting in `text`; without boilerplate where the text is an article alone.

    >>> page = "首页 > 新闻 > 正文\n高新区签约三个项目\n来源：园区日报\n5月8日，三个项目在高新区签约，总投资30亿元。"
    >>> article = split_article(page)
    >>> article.title, article.source
    ('高新区签约三个项目', '园区日报')
    >>> [page[item.span.slice].strip() for item in article.boilerplate]
    ['首页 > 新闻 > 正文']
    >>> split_article("").segments
    ()
    """
    normal = normalize(text)
    return anchored_article(scan_article(normal.text), normal)


def scan_article(text: str) -> Article:
    """Tell the article from the page in normal text: `split_article` with spans that count in `text`."""
    pieces = cut(text)
    first, last = _body_range(pieces)
    _label_head(pieces, first)
    _label_body(pieces, first, last)
    _label_tail(pieces, last)
    byline = Byline()
    for piece in pieces:
        if piece.kind == "byline":
            fill(byline, piece.items, piece.at)
    titles = [piece.text for piece in pieces if piece.kind == "title"]
    title = titles[0] if titles else None
    column = _COLUMN_RE.search(title) if title else None
    dateline = _open_dateline(pieces, first)
    authors = [
        *byline.authors,
        *(name for name in (dateline.authors if dateline else ()) if name not in byline.authors),
    ]
    segments = tuple(_segment(piece) for piece in pieces)
    return Article(
        title=title,
        column=column[1] if column else None,
        source=byline.source or (dateline.source if dateline else None),
        authors=tuple(authors),
        editor=byline.editor,
        published=byline.published,
        stamp=Span(*byline.stamp) if byline.stamp else None,
        dateline=dateline.text if dateline else None,
        segments=segments,
        boilerplate=_joined(segments),
    )


def _body_range(pieces: list[Piece]) -> tuple[int, int]:
    """The indices of the first and last piece of running text that is the article's own."""
    prose = [i for i, piece in enumerate(pieces) if piece.kind is None and piece.is_prose]
    if not prose:
        free = [i for i, piece in enumerate(pieces) if piece.kind is None]
        return (free[0], free[-1]) if free else (0, -1)
    runs: list[list[int]] = [[prose[0]]]
    for before, here in pairwise(prose):
        if any(piece.opener or piece.kind in ("disclaimer", "licence") for piece in pieces[before:here]):
            runs.append([])
        runs[-1].append(here)
    best = max(runs, key=lambda run: sum(len(pieces[i].text) for i in run))
    return best[0], best[-1]


def _label_head(pieces: list[Piece], first: int) -> None:
    """Label what stands before the body: the title, and what is in front of it."""
    free = [i for i in range(first) if pieces[i].kind is None]
    stamped = [i for i in range(first) if pieces[i].kind == "byline"]
    likely = [i for i in free if _may_be_title(pieces[i].text)]
    if not likely:
        title = None
    elif stamped and any(i < stamped[0] for i in likely):
        title = max(i for i in likely if i < stamped[0])
    else:
        walls = [i for i in range(first) if pieces[i].kind not in (None, "byline")]
        title = next((i for i in likely if not walls or i > walls[-1]), likely[-1])
    for i in free:
        if i == title:
            pieces[i].kind = "title"
        elif title is not None and i < title:
            pieces[i].kind = "furniture"
        elif pieces[i].is_truncated:
            pieces[i].kind = "teaser"
        else:
            pieces[i].kind = "heading" if title is not None else "paragraph"


def _may_be_title(text: str) -> bool:
    return 4 <= len(text) <= 90 and text[-1] not in _TITLE_END and any("一" <= ch <= "鿿" for ch in text)


def _label_body(pieces: list[Piece], first: int, last: int) -> None:
    foreign: str | None = None
    for piece in pieces[first : last + 1]:
        if piece.opener:
            foreign = piece.kind
        elif piece.kind is None and piece.is_prose:
            foreign = None
            piece.kind = "paragraph"
        elif piece.kind is None:
            piece.kind = foreign or (
                "caption" if _CAPTION_RE.match(piece.text) else "heading" if len(piece.text) <= 40 else "paragraph"
            )


def _label_tail(pieces: list[Piece], last: int) -> None:
    foreign = "teaser"
    for piece in pieces[last + 1 :]:
        if piece.opener:
            foreign = piece.kind or foreign
        elif piece.kind is None:
            piece.kind = "caption" if _CAPTION_RE.match(piece.text) else foreign


def _open_dateline(pieces: list[Piece], first: int) -> Dateline | None:
    """Read the dateline of the first paragraph, and cut it, or an agency's lead, off as a piece of its own."""
    if first >= len(pieces):
        return None
    piece = pieces[first]
    dateline = read_dateline(piece.text[:120])
    if not dateline:
        return None
    edge = piece.at + dateline.end
    kind = "furniture" if dateline.is_lead else "dateline"
    if edge < piece.at + len(piece.text):
        rest = Piece(edge, piece.end, edge, piece.text[dateline.end :], piece.kind)
        pieces.insert(first + 1, rest)
    piece.end, piece.text, piece.kind = edge if len(pieces) > first + 1 else piece.end, piece.text[: dateline.end], kind
    return dateline


def _segment(piece: Piece) -> Segment:
    kind = cast("SegmentKind", piece.kind)
    span = Span(piece.start, piece.end)
    if kind in ("paragraph", "heading"):
        for level, marker_re in _MARKERS:
            match = marker_re.match(piece.text)
            if match:
                return Segment(kind=kind, span=span, marker=match[0].strip(), level=level)
    return Segment(kind=kind, span=span)


def _joined(segments: tuple[Segment, ...]) -> tuple[Boilerplate, ...]:
    joined: list[Boilerplate] = []
    for segment in segments:
        if segment.kind in _BODY:
            continue
        kind = cast("BoilerplateKind", segment.kind)
        if joined and joined[-1].kind == kind and joined[-1].span.end == segment.span.start:
            joined[-1] = Boilerplate(kind=kind, span=joined[-1].span.joined(segment.span))
        else:
            joined.append(Boilerplate(kind=kind, span=segment.span))
    return tuple(joined)
