"""What the head of a firm says in quotation marks is of the firm, and not of the place in force.

`“去年销售收入3.2亿元。”宏达电机公司总经理王平说`: nobody but the words behind the marks tells whose figure it is.
"""

from __future__ import annotations

import re

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern

_SAID = lazy("“([^“”\n]{6,400})(”?)")
_HEAD = "(?:{firm_head}|{firm_kind}(?:相关|有关|主要)?(?:负责人|经理|理事长))"
_BEFORE = pattern(_HEAD + "[^“”。；\n]{0,12}{told}[^“”。；\n]{0,6}[：:，,]$")
_BEHIND = pattern("[，,]?[^“”。；\n]{0,30}" + _HEAD + "[^“”。；\n]{0,12}{told}")
_REACH = 40
"""Characters before a speech in which whoever speaks is named."""


def firm_speeches(text: str) -> tuple[tuple[int, int], ...]:
    """Find what heads of firms say in quotation marks.

    Args:
        text: the normal text.

    Returns:
        Where each speech starts and ends, without its marks, in text order; empty where nobody of a firm speaks.

    >>> firm_speeches("“去年公司产值3.2亿元。”宏达电机公司总经理王平说。")
    ((1, 13),)
    >>> firm_speeches("“去年全镇产值3.2亿元。”镇长王平说。")
    ()
    """
    return tuple(said.span(1) for said in _SAID.finditer(text) if _is_of_firm(text, said))


def _is_of_firm(text: str, said: re.Match[str]) -> bool:
    """Whether the words before a speech or behind it name the head of a firm."""
    if said[2] and _BEHIND.match(text, said.end()):
        return True
    start = said.start()
    return _BEFORE.search(text, max(0, start - _REACH), start) is not None
