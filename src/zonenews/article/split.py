"""split_article: which part of a page is the article, and what the other parts are."""

from __future__ import annotations

from typing import cast

from zonenews._codegen import constructor
from zonenews._patterns import lazy
from zonenews.article.bylines import Byline, split_names
from zonenews.article.datelines import Dateline, read_dateline
from zonenews.article.labels import Piece, bare_title
from zonenews.article.pieces import cut
from zonenews.article.records import Article, Boilerplate, BoilerplateKind, Segment, SegmentKind, anchored_article
from zonenews.article.roles import body_range, is_framed, label_body, label_head, label_tail
from zonenews.article.stamps import drop_foreign, join_stamps
from zonenews.article.tables import figure_tables
from zonenews.lexicon import default_lexicon
from zonenews.lexicon.surnames import surnames
from zonenews.text.normalize import normalize
from zonenews.text.spans import Span

_BODY = frozenset({"title", "byline", "dateline", "paragraph", "heading", "table", "caption"})
_COLUMN_RE = lazy(r"【([^【】]{2,24})】")
_OPENING = 120
"""Within so many characters of its first paragraph stands all that an article opens with."""
_COMPARED = 1500  # characters of the body that lines around it are compared with
_MARKERS = (  # the first characters, the rank, the number
    (
        "第一二三四五六七八九十",
        1,
        lazy(r"(?:第[一二三四五六七八九十]{1,3}[章节部分]{1,2}|[一二三四五六七八九十]{1,3}\s?[、.．])\s?"),
    ),
    ("(（", 2, lazy(r"[(（][一二三四五六七八九十]{1,3}[)）]\s?[、.]?")),
    ("0123456789", 3, lazy(r"[0-9]{1,2}\s?[、.．](?![0-9])\s?")),
    ("(（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 4, lazy(r"[(（][0-9]{1,2}[)）]\s?|[①-⑳]")),
)
_MARKED = frozenset("".join(firsts for firsts, _, _ in _MARKERS))


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
    join_stamps(pieces)
    drop_foreign(pieces)
    first, last = body_range(pieces)
    body = "\n".join(piece.text for piece in pieces[first : last + 1] if piece.kind is None)[:_COMPARED]
    count = len(pieces)
    dateline = _dateline(pieces, first)
    last += len(pieces) - count  # the dateline may have become a piece of its own
    framed = is_framed(pieces, first, last)
    label_head(pieces, first, body)
    label_body(pieces, first, last, framed=framed)
    label_tail(pieces, last, body, framed=framed)
    _keep_tables(text, pieces)
    byline = Byline()
    for i, piece in enumerate(pieces):
        if piece.kind == "byline":
            byline.fill(piece.items, piece.line, in_head=i < first)
        elif piece.kind == "furniture":
            byline.fill([item for item in piece.items if item.field == "account"], piece.line, in_head=True)
    _date_of_paper(pieces, byline)
    title = " ".join([bare_title(piece.text) for piece in pieces if piece.kind == "title"]) or None
    column = _COLUMN_RE.search(title) if title else None
    reporters = (*(dateline.authors if dateline else ()), *_signed(pieces, first, last))
    _later_leads(pieces, first)
    segments = _segments(pieces)
    return Article(
        title=title,
        column=column[1] if column else None,
        source=byline.source or byline.publisher or byline.account or (dateline.source if dateline else None),
        authors=tuple(dict.fromkeys([*byline.authors, *reporters])),
        editor=byline.editor,
        published=byline.published,
        stamp=byline.stamp,
        dateline=dateline.text if dateline else None,
        segments=segments,
        boilerplate=_joined(segments),
    )


def _keep_tables(text: str, pieces: list[Piece]) -> None:
    """Make the lines of tables part of the article: a figure alone looks like a counter of visits, words between bars like a menu."""
    at = 0
    for table in figure_tables(text):
        while at < len(pieces) and pieces[at].end <= table.start:
            at += 1
        while at < len(pieces) and pieces[at].start < table.end:
            if pieces[at].kind not in _BODY:
                pieces[at].kind = "table"
            at += 1


_SIGNED_RE = lazy(r"[（(][一-鿿·]{0,10}(?:记者|通讯员)[^（）()，。：:摄]{2,40}[)）]\Z")


_BARE_SIGNED_RE = lazy(
    r"(?<=[。！？”])\s{0,30}[（(]\s?(?:[一-鿿]{1,11}[局办心社台站部委府院网报]\s)?(?P<names>[一-鿿]{2,3}(?:[\s、][一-鿿]{2,3}){0,3})\s?[)）]\Z"
)


def _signed(pieces: list[Piece], first: int, last: int) -> tuple[str, ...]:
    """The reporters that the last paragraph names in brackets at its end: ……见效。（某报记者 某某）, ……见效。（林小山 陈海）."""
    text = pieces[last].text.rstrip() if 0 <= first <= last < len(pieces) else ""
    if not text.endswith((")", "）")):
        return ()
    match = _SIGNED_RE.search(text, max(0, len(text) - 60))
    if match is not None:
        return tuple(split_names(match[0]))
    bare = _BARE_SIGNED_RE.search(text, max(0, len(text) - 40))
    names = bare["names"].replace("、", " ").split() if bare else []
    return tuple(names) if all(map(_is_name, names)) else ()


def _is_name(name: str) -> bool:
    """Whether two or three characters are a personal name beyond doubt: a surname that is no everyday word, and what is given."""
    known = surnames()
    if name[0] not in known.single or name[0] in known.rare or name[:2] in known.words:
        return False
    return known.never_given.isdisjoint(name[1:]) and name not in default_lexicon().regions.by_name


_SHEET_RE = lazy(r"第?[A-Z]?[0-9]{1,3}版|数字报|电子报|报纸")
_FIRST_LINES = 6
"""Within so many pieces from its top a page shows that it is one of a paper."""


def _date_of_paper(pieces: list[Piece], byline: Byline) -> None:
    """Take the day that a page of a paper opens with, where nothing else dates it: 2024年05月06日 / 第03版:要闻."""
    first = pieces[0] if pieces else None
    days = [item for item in first.items if item.field in ("day", "published") and item.day] if first else []
    if first is None or byline.published or not days or len(first.items) > 1:
        return
    if any(_SHEET_RE.search(piece.text) for piece in pieces[1:_FIRST_LINES]):
        byline.published = days[0].day
        byline.stamp = Span(first.line + days[0].start, first.line + days[0].end)


def _dateline(pieces: list[Piece], first: int) -> Dateline | None:
    """Read what the first paragraph opens with, and cut it off as a piece of its own."""
    if first >= len(pieces) or pieces[first].kind is not None:
        return None
    dateline = read_dateline(pieces[first].text[:_OPENING])
    if dateline:
        _cut_off(pieces, first, dateline)
    return dateline


def _later_leads(pieces: list[Piece], first: int) -> None:
    """Cut off the leads of agencies (某某网消息：) that open the articles behind the first one; they are no part of them."""
    for place in range(len(pieces) - 1, first, -1):
        piece = pieces[place]
        if piece.kind in _BODY and "消息" in piece.text[:_OPENING]:
            lead = read_dateline(piece.text[:_OPENING])
            if lead and lead.text is None:
                _cut_off(pieces, place, lead)


def _cut_off(pieces: list[Piece], place: int, dateline: Dateline) -> None:
    """Make what a paragraph opens with a piece of its own."""
    piece = pieces[place]
    edge = piece.at + dateline.end
    if dateline.end < len(piece.text):
        rest = Piece(edge, piece.end, edge, piece.text[dateline.end :], piece.kind, prose=piece.prose)
        pieces.insert(place + 1, rest)
        piece.end = edge
    piece.text, piece.kind = piece.text[: dateline.end], "dateline" if dateline.text else "furniture"


def _segments(pieces: list[Piece]) -> tuple[Segment, ...]:
    """A segment for each piece; those of the article with the number they open with."""
    made = constructor(Segment)
    segments = []
    for piece in pieces:
        kind, span = cast("SegmentKind", piece.kind), Span(piece.start, piece.end)
        if piece.text[:1] in _MARKED and kind in ("paragraph", "heading"):
            segments.append(_numbered(kind, span, piece.text))
        else:
            segments.append(made(kind=kind, span=span))
    return tuple(segments)


def _numbered(kind: SegmentKind, span: Span, text: str) -> Segment:
    for firsts, level, marker_re in _MARKERS:
        match = marker_re.match(text) if text[0] in firsts else None
        if match:
            return Segment(kind=kind, span=span, marker=match[0].strip(), level=level)
    return Segment(kind=kind, span=span)


def _joined(segments: tuple[Segment, ...]) -> tuple[Boilerplate, ...]:
    """The segments that are not the article, neighbours of one kind as one."""
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
