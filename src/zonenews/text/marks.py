"""Western marks in a Chinese text: each becomes the Chinese one, in place, where what stands beside it says that it parts Chinese words.

Keyboards, spreadsheets and converters write `2023年,全区` and `"三清单"制度`. A mark within a number or a Latin word (1,234, 9:30, https:) stays, and so
does a bracket, which may be part of a name as its owner writes it.
"""

from __future__ import annotations

import re

from zonenews._patterns import lazy

_HAN = "\u3400-\u9fff"
_BEFORE = f"[{_HAN}》”）】〕%℃‰]"
_BEHIND = f"[{_HAN}《“（【〔]"
_STOP = lazy(f"[,;:](?:(?<={_BEFORE}[,;])(?![,;])|(?<={_BEFORE}:)(?!//)|(?<=[0-9A-Za-z)].)(?={_BEHIND}))")
"""The mark itself comes first: what begins with a look behind is tried at every character."""
_QUOTED = lazy('"([^"\\n]*)"')
_QUOTED_ONCE = lazy(f"(?<![A-Za-z0-9'‘])'(?=[^'\\n]{{0,30}}[{_HAN}])([^'‘’\\n]{{1,40}})'(?!')")
_STOPS = {",": "，", ";": "；", ":": "："}
_HAS_HAN = lazy(f"[{_HAN}]")


def fold_marks(text: str) -> str:
    """Write Chinese marks for Western ones between Chinese words, and the dash for the bar that looks like it.

    Args:
        text: any text.

    Returns:
        The text with as many characters, each mark in its place; the text itself where there is none of them.

    >>> fold_marks('2023年,全区"三清单"制度(试行)带动产值1,234万元;9:30开工')
    '2023年，全区“三清单”制度(试行)带动产值1,234万元；9:30开工'
    >>> fold_marks("――五年来，成效显著")
    '——五年来，成效显著'
    >>> fold_marks("the ratio (1:2), https://example.com")
    'the ratio (1:2), https://example.com'
    """
    if "―" in text:
        text = text.replace("―", "—")
    if '"' in text:
        text = "\n".join(_quoted(line) if '"' in line else line for line in text.split("\n"))
    if "'" in text:
        text = _QUOTED_ONCE.sub(r"‘\1’", text)
    if "," in text or ";" in text or ":" in text:
        text = _STOP.sub(_stop, text)
    return text


def _stop(match: re.Match[str]) -> str:
    return _STOPS[match[0]]


def _quoted(line: str) -> str:
    """Write quotation marks that open and close for straight ones; a line with an odd one (5") is left as it is."""
    if line.count('"') % 2 or _HAS_HAN.search(line) is None:
        return line
    return _QUOTED.sub(r"“\1”", line)
