"""Pieces: the lines of a page, and the parts of lines where a page has none, each with what it looks like by itself."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import attrs

from zonenews.article.bylines import Item, byline_items
from zonenews.lexicon.article import page_words

_BULLETS = " \t\r\u3000\xa0-·•●■▪◆◇►▶*>»›|｜/#+.。:：,、"
_BRACKETS = '【】[]()（）<>《》“”"「」'
_LICENCE_RE = re.compile(
    r"ICP[备证]|公网安备|网安备|备案[号:：]|互联网新闻信息服务许可|信息网络传播视听|增值电信业务|经营许可证|广播电视节目制作|网络文化经营|统一社会信用代码"
)
_CRUMBS_RE = re.compile(r"[^>»›。！？\n]{1,30}(?:\s?(?:[>»›]|->|>>)\s?[^>»›。！？\n]{0,40}){1,8}")
_SENTENCE_RE = re.compile(r"[。！？!?；][”’」』）)】\"]*")
_TRUNCATED_RE = re.compile(r"(?:\.{2,}|…+)\s*$")
_HAN_RE = re.compile(r"[一-鿿]")


@attrs.define
class Piece:
    """A line, or a part of one.

    Attributes:
        start: where it begins; it reaches to the next piece's start.
        at: where its first character that is no white space stands.
        text: the stripped characters.
        kind: what it is by itself, later what it is on this page.
        items: its byline items, if it is a byline.
    """

    start: int
    end: int
    at: int
    text: str
    kind: str | None = None
    opener: bool = False
    items: tuple[Item, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text."""
        text = self.text
        return (len(text) >= 15 and bool(_SENTENCE_RE.search(text)) and not _TRUNCATED_RE.search(text)) or len(
            text
        ) >= 80

    @property
    def is_truncated(self) -> bool:
        """Whether it breaks off with an ellipsis."""
        return bool(_TRUNCATED_RE.search(self.text))


@cache
def _cut_re() -> re.Pattern[str]:
    """Where a piece starts inside a line: a boilerplate opening after the end of a sentence, a bracket or a space."""
    words = page_words()
    starts = [entry for entry in [*words.openings, *words.headings] if len(entry) > 2]
    keys = [
        f"{re.escape(key)}[:：]"
        for key, field in words.keys.items()
        if field in ("editor", "published") and len(key) > 1
    ]
    names = "|".join([*sorted(map(re.escape, starts), key=len, reverse=True), *keys])
    return re.compile(rf"(?<=[。！？”）)】\]\s|])(?:[(（【\[]\s?)?(?:{names})")


def cut(text: str) -> list[Piece]:
    """Cut a page into labelled pieces that tile it.

    Args:
        text: normal text.
    """
    pieces: list[Piece] = []
    start = 0
    for line in text.splitlines(keepends=True):
        cuts = [start]
        if len(line) > 60:
            cuts += [start + match.start() for match in _cut_re().finditer(line) if match.start() > 0]
        cuts.append(start + len(line))
        for begin, end in pairwise(cuts):
            _add(pieces, text, begin, end)
        start += len(line)
    return pieces


def _add(pieces: list[Piece], text: str, start: int, end: int) -> None:
    part = text[start:end]
    stripped = part.strip()
    if not stripped and pieces:
        pieces[-1].end = end
        return
    piece = Piece(start, end, start + len(part) - len(part.lstrip()), stripped)
    _label(piece)
    pieces.append(piece)


def _label(piece: Piece) -> None:
    words = page_words()
    text = piece.text
    bare = text.strip(_BULLETS + _BRACKETS)
    heading = re.sub(r"^更多>*|[>»\s]*更多[>»]*$|[:：]$", "", bare).strip(_BULLETS + _BRACKETS)
    if heading in words.headings:
        piece.kind, piece.opener = words.headings[heading], True
        return
    if not bare:
        piece.kind = "furniture"
        return
    if _LICENCE_RE.search(text) and len(text) < 300:
        piece.kind = "licence"
        return
    items = byline_items(text)
    if items:
        piece.items = items
        piece.kind = "furniture" if all(item.field == "noise" for item in items) else "byline"
        return
    opening = _opening_re().match(text)
    if opening and not (len(text) > 200 and words.openings[opening[1]] != "disclaimer"):
        piece.kind = words.openings[opening[1]]
        return
    if len(text) <= 300:
        piece.kind = _menu(text)


@cache
def _opening_re() -> re.Pattern[str]:
    entries = sorted(map(re.escape, page_words().openings), key=len, reverse=True)
    return re.compile(rf"[\s\-·•●■*>【\[(（“\"]{{0,4}}({'|'.join(entries)})")


def _menu(text: str) -> str | None:
    """The kind of a line made of menu words and buttons alone."""
    words = page_words()
    tokens = [token for token in re.split(r"[\s|｜>»›/·•【】\[\]()（）,，、:：-]+", text) if token]
    if not tokens:
        return "furniture"
    if len(tokens) > 1 and _CRUMBS_RE.fullmatch(text):
        return "navigation"
    known = sum(token in words.words or token in words.buttons for token in tokens)
    if all(re.fullmatch(r"[0-9.,:%+-]+", token) for token in tokens):
        return "furniture"
    if known == len(tokens):
        kinds = [words.buttons.get(token, "navigation") for token in tokens]
        return max(set(kinds), key=kinds.count)
    if (
        len(tokens) >= 4
        and all(len(token) <= 8 for token in tokens)
        and (known * 3 >= len(tokens) or len(set(tokens)) < len(tokens))
    ):
        return "navigation"
    return None
