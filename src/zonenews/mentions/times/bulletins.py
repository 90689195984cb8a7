"""The title of a statistical bulletin, whose year is in force for all of it."""

from __future__ import annotations

from zonenews._patterns import lazy

_BULLETIN = lazy("[^\n。，；]{0,24}公报(?=[ 　]*(?:[（(][^\n（）()]{0,12}[）)])?[ 　]*(?:\n|$))")
"""What stands behind the year in the title of a bulletin, which has a line of its own."""
_TITLE_HEAD, _TITLE_TAIL, _TITLE_WITHIN = 20, 28, 400
"""Characters before and behind the year in such a line, and up to where the title of an article stands."""


def names_report(text: str, start: int, end: int, begins: int) -> bool:
    """Whether a time stands in the title of a statistical bulletin that begins an article: 青石县 | 2029年 | 国民经济和社会发展统计公报."""
    if start - begins > _TITLE_WITHIN or text.find("公报", end, end + _TITLE_TAIL) < 0:
        return False
    line = text.rfind("\n", 0, start) + 1
    return start - line <= _TITLE_HEAD and _BULLETIN.match(text, end) is not None
