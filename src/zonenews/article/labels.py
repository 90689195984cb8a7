"""Labels: what a piece of a page looks like by its own words: a menu, a notice, a licence, the heading of a list of foreign things."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import attrs

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.article.bylines import LONG_LINE, Item
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.article import page_words

EDGES = ' \t\r\u3000\xa0-—_·•●■▪◆◇►▶▲*>»›|｜/#+.。:：,、★☆→←~【】[]()（）<>《》“”"「」'
_NUMBERED_LICENCE_RE = lazy(r"(?:ICP[备证]|网安备|许可证)[号:：\s]{0,3}[0-9A-Z]{4,}")
_MORE = ("更多", "MORE", "More", "more", ">", "»")
CLOCK_RE = pattern(r"(?:您好[,，！!]?)?{clock_lead}[\s:：]{0,2}(?:[0-9]{4}|星期|农历)")
_SHEET_RE = lazy(r"第?\s?[A-Z]?[0-9]{1,3}\s?版|第[A-Z0-9一二三四五六七八九十]{1,4}版")
CRUMBS_RE = lazy(r"[^>»›。！？\n]{1,30}(?:\s?(?:->|>>|[>»›])\s?[^>»›。！？\n]{0,40}){1,8}")
_CRUMB_SIGNS = frozenset(">»›")
_TOKENS_RE = lazy(r"[^\s|｜>»›/·•【】\[\]()（）,，、:：→#-]+")
_NUMBER_RE = lazy(r"[0-9.,%+]+")
_ADDRESS_SIGNS = frozenset(".@#")
_ADDRESS_RE = lazy(r"(?:https?://)?(?:www|m|wap)\.[A-Za-z0-9.-]+|[A-Za-z0-9_.-]{1,40}[@#][A-Za-z0-9.-]{3,40}")
_SPACED_RE = lazy(r"[一-鿿](?:[ \u3000]+[一-鿿]){3,15}")
"""A title whose letters stand apart."""
_TITLE_KEY_RE = lazy(r"^标\s{0,4}题\s?[:：]\s?(?=\S)")
GIVEN_RE = lazy("[—－-]{1,2}(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日在")
"""How the line begins that says when and before whom a speech was given, which is no stamp: ——2026年1月9日在某市人民代表大会…."""


@attrs.define
class Piece:
    """A line, or a part of one.

    Attributes:
        start: where it begins.
        end: where the next piece begins; white space behind it belongs to it.
        at: where its first character that is no white space stands.
        text: its characters without white space at the ends.
        kind: what it is by itself, later what it is on this page; `None` where it may be anything.
        opens: whether a list of foreign things starts here.
        items: its byline items, if it is a byline.
        line: where the line starts that the items count in.
    """

    start: int
    end: int
    at: int
    text: str
    kind: str | None = None
    opens: bool = False
    items: tuple[Item, ...] = ()
    line: int = 0

    prose: bool = False

    @property
    def is_truncated(self) -> bool:
        """Whether it breaks off with an ellipsis."""
        return self.text.rstrip('”"』」').endswith(("…", "..."))


@cache
def _licence_re() -> re.Pattern[str]:
    """A word of licences, or a permit with its number."""
    return compiled("|".join([*page_words().licences, "经营许可证[^。]{0,30}[0-9]"]))


@cache
def first_pairs() -> frozenset[str]:
    """The first two characters of what opens boilerplate inside a line."""
    words = page_words()
    return frozenset(["更多", *(entry[:2] for entry in words.openings.keys() | words.headings.keys())])


def either_colon(entry: str) -> str:
    """Write an entry as a pattern, in which a colon may have either width."""
    return re.escape(entry).replace(":", "[:：]")


@cache
def _opening_re() -> re.Pattern[str]:
    entries = sorted(page_words().openings, key=len, reverse=True)
    return compiled("|".join(map(either_colon, entries)))


def label(piece: Piece, *, noticed: bool) -> None:
    """Say what a piece is, as far as its own words tell."""
    text = piece.text
    bare = text.strip(EDGES)
    if not bare:
        piece.kind = "furniture"
    elif len(text) > 400:
        return
    elif CLOCK_RE.match(text):
        piece.kind = "furniture"
    elif _opens_list(piece, bare):
        piece.opens = True
    elif noticed and (_NUMBERED_LICENCE_RE if piece.prose else _licence_re()).search(text):
        piece.kind = "licence"
    elif noticed and _is_advice(text):
        piece.kind = "disclaimer"
    elif len(text) <= LONG_LINE:
        piece.kind = (None if piece.prose else _menu(text)) or _opening(bare, is_prose=piece.prose)
    else:
        piece.kind = _opening(bare, is_prose=True)


def _opens_list(piece: Piece, bare: str) -> bool:
    """Whether a line is the heading of a list of foreign things, such as 相关阅读 or 更多>>热点推荐."""
    headings = page_words().headings
    if bare[:2] not in first_pairs() and not bare.endswith(_MORE):
        return False
    name = (
        bare
        if bare in headings
        else re.sub(r"^更多[>»\s]*|[>»\s]*(?:更多|MORE|More|more)[>»\s]*\Z", "", bare).strip(EDGES)
    )
    if name not in headings:
        first = re.split(r"[\s:：|｜]", name, maxsplit=1)[0]
        if len(first) < 4 or first not in headings or piece.prose:
            return False
        name = first
    piece.kind = headings[name]
    return True


def _is_advice(text: str) -> bool:
    """Whether a line warns of rights and risks: a strong word of such notices and one more word of them."""
    strong, weak = page_words().advice
    hits = [word for word in strong if word in text]
    return bool(hits) and (len(hits) > 1 or any(word in text for word in weak if word not in hits[0]))


def _opening(bare: str, *, is_prose: bool) -> str | None:
    """The kind of a line that begins as boilerplate does; running text only counts as a disclaimer."""
    pairs = first_pairs()
    match = _opening_re().match(bare) if bare[:2] in pairs or bare[0] in pairs else None
    if not match:
        return None
    kind = page_words().openings[match[0].replace("：", ":")]
    return None if is_prose and kind not in ("disclaimer", "copyright", "navigation") else kind


def _menu(text: str) -> str | None:
    """The kind of a line made of menu words, buttons, numbers or addresses."""
    words = page_words()
    if text.isalnum() and not text.isdigit():
        return words.buttons.get(text, "navigation" if text in words.words else None)
    if not _ADDRESS_SIGNS.isdisjoint(text) and _ADDRESS_RE.fullmatch(text.strip(EDGES)):
        return "furniture"
    if len(text) <= 20 and _SHEET_RE.match(text):
        return "navigation"
    tokens = _TOKENS_RE.findall(text)
    if not tokens or all(map(_NUMBER_RE.fullmatch, tokens)):
        return "furniture"
    if len(tokens) > 1 and not _CRUMB_SIGNS.isdisjoint(text) and CRUMBS_RE.fullmatch(text):
        return "navigation"
    kinds = [
        words.buttons.get(token) or "navigation" for token in tokens if token in words.buttons or token in words.words
    ]
    known = len(kinds)
    if known == len(tokens):
        return _commonest(kinds)
    if len(tokens) < 3:
        return None
    bars = text.count("|") + text.count("｜")
    listed = len(tokens) >= 3 and (known * 2 >= len(tokens) or bars >= 2)
    if _SPACED_RE.fullmatch(text):
        return None  # 政 府 工 作 报 告
    repeated = len(tokens) >= 5 and len(set(tokens)) * 3 <= len(tokens) * 2
    tiny = len(tokens) >= 6 and all(len(token) <= 4 for token in tokens)
    if repeated or tiny or (listed and all(len(token) <= 8 for token in tokens)):
        return _commonest(kinds) if kinds else "navigation"
    return None


def bare_title(text: str) -> str:
    """A title without the key before it and without the spaces that set its letters apart: 标题：关于印发措施的通知."""
    return close_letters(_TITLE_KEY_RE.sub("", text, count=1))


def close_letters(text: str) -> str:
    """A title without the spaces that set its letters apart: 政 府 工 作 报 告."""
    return re.sub(r"\s", "", text) if _SPACED_RE.fullmatch(text) else text


def _commonest(kinds: list[str]) -> str:
    return Counter(kinds).most_common(1)[0][0]
