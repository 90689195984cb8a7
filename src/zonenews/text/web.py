"""Web noise: HTML entities, invisible characters, line ends and doubled commas."""

from __future__ import annotations

import unicodedata

from zonenews._patterns import lazy

# Controls and format characters that show nothing: they are taken out. Tab and line feed stay, the other breaks fold to line feeds.
UNSEEN_CHARS = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
UNSEEN = lazy(f"([{UNSEEN_CHARS}]+|\r\n?)")
COMMAS = lazy("([,，]{2,}|[,，](?=[、。；！？]))")
"""Commas behind a comma, and one before a stop, as pages have them that write each mark twice: 领域，，目前…开工，。"""
_DOUBLED = lazy("，[,，、。；！？]")
_DOUBLED_WEST = lazy(",[,，、。；！？]")
"""The same by either comma, one sign each that the search can skip to."""
_LETTER, _DIGIT, _NUMBER = "A-Za-zＡ-Ｚａ-ｚ", "0-9０-９", "[#＃]"
# `&nbsp` is common without its semicolon; `&amp;nbsp;` was escaped twice; letters, digits and signs may be full-width.
ENTITY = lazy(
    rf"([&＆](?:(?:[aａ][mｍ][pｐ]|{_NUMBER}[0０]{{0,3}}[3３][8８]|{_NUMBER}[xXｘＸ][0０]{{0,3}}[2２][6６]);)*"
    rf"(?:[{_LETTER}][{_LETTER}{_DIGIT}]{{1,30}}|{_NUMBER}[{_DIGIT}]{{1,7}}|{_NUMBER}[xXｘＸ][{_DIGIT}A-Fa-fＡ-Ｆａ-ｆ]{{1,6}});"
    rf"|[&＆][nｎ][bｂ][sｓ][pｐ](?![{_LETTER}{_DIGIT}]))"
)


def doubles_commas(text: str) -> bool:
    """Whether one comma stands right behind another or before a stop; a comma of the West is looked for first, for few texts have one.

    >>> doubles_commas("总投资12亿元，，目前已开工。"), doubles_commas("总投资1,200万元，目前已开工。")
    (True, False)
    """
    return _DOUBLED.search(text) is not None or ("," in text and _DOUBLED_WEST.search(text) is not None)


def decode(entity: str) -> str:
    r"""Give the character of an entity, or the entity itself where HTML knows none of that name.

    >>> decode("&amp;ldquo;"), decode("&#160;"), decode("&foo;")
    ('“', '\xa0', '&foo;')
    >>> decode("&#６５;")
    'A'
    """
    from html import unescape  # noqa: PLC0415 - it loads all the names of HTML, and most texts have none
    from html.entities import html5  # noqa: PLC0415

    entity = entity if entity.isascii() else unicodedata.normalize("NFKC", entity)
    if entity == "&nbsp":
        return " "
    name = entity[entity[:-1].rfind(";") + 1 :].removeprefix("&")
    if name.startswith("#") or name in html5:
        char = unescape(f"&{name}")
        return char if len(char) <= 1 else entity  # a few mathematical names give two
    return f"&{name}"


def unbroken(piece: str) -> str:
    """What stays of a run of unseen characters: nothing, or the line feed a carriage return stands for."""
    return "\n" if piece[0] == "\r" else ""
