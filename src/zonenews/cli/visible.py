"""Text of strangers on a terminal: what would steer it is written out instead."""

from __future__ import annotations

import re

from zonenews._patterns import lazy

_STEERING = lazy(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Control and format characters, line and paragraph separators, and halves of surrogate pairs."""


def visible(text: str) -> str:
    r"""Write out the characters of a text that a terminal would obey or hide.

    Args:
        text: an id, a file name, a cell of a table: anything that was read and not written by this program.

    Returns:
        The text on one line: control and format characters, direction marks and lone surrogates as escapes, all others as they are.

    >>> visible("园区\x1b[2J\u202e.txt")
    '园区\\x1b[2J\\u202e.txt'
    >>> visible("二〇二三年 GDP")
    '二〇二三年 GDP'
    """
    return _STEERING.sub(_escape, text)


def json_visible(text: str) -> str:
    r"""The same for JSON text, which means what it meant: only what stands in its strings can be concerned.

    >>> json_visible('{"id": "a\x9b2J"}')
    '{"id": "a\\u009b2J"}'
    >>> json_visible('{\n  "id": "一"\n}')
    '{\n  "id": "一"\n}'
    """
    return _STEERING.sub(_json_escape, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _json_escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\n\r\t":
        return character
    code = ord(character)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + (code - 0x10000 >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
