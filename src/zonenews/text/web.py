"""Web noise: HTML entities, invisible characters, line ends and doubled commas."""

from __future__ import annotations

import html
from html.entities import html5

from zonenews._patterns import lazy

# Controls and format characters that show nothing: they are taken out. Tab and line feed stay, the other breaks fold to line feeds.
UNSEEN_CHARS = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
HAS_UNSEEN = lazy(f"[{UNSEEN_CHARS}\r]")  # much faster than the next where there is none
UNSEEN = lazy(f"([{UNSEEN_CHARS}]+|\r\n?)")
COMMAS = lazy("([,，]{2,})")
# `&nbsp` is common without its semicolon; `&amp;nbsp;` was escaped twice.
ENTITY = lazy(
    r"(&(?:(?:amp|#0{0,3}38|#[xX]0{0,3}26);)*(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});|&nbsp(?![A-Za-z0-9]))"
)


def decode(entity: str) -> str:
    r"""Give the character of an entity, or the entity itself where HTML knows none of that name.

    >>> decode("&amp;ldquo;"), decode("&#160;"), decode("&foo;")
    ('“', '\xa0', '&foo;')
    """
    if entity == "&nbsp":
        return " "
    name = entity[entity[:-1].rfind(";") + 1 :].removeprefix("&")
    if name.startswith("#") or name in html5:
        char = html.unescape(f"&{name}")
        return char if len(char) <= 1 else entity  # a few mathematical names give two
    return f"&{name}"


def unbroken(piece: str) -> str:
    """What stays of a run of unseen characters: nothing, or the line feed a carriage return stands for."""
    return "\n" if piece[0] == "\r" else ""
