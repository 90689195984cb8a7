"""What the head of a firm says in quotation marks is of the firm, and not of the place in force.

`“去年销售收入3.2亿元。”宏达电机公司总经理王平说`: nobody but the words behind the marks tells whose figure it is.
"""

from __future__ import annotations

from zonenews.grammar.patterns import pattern

_FIRM_HEAD = "[^“”。；\n]{0,30}{firm_head}[^“”。；\n]{0,12}"
_SPEECH = pattern(
    f"“(?P<first>[^“”\n]{{6,400}})”[，,]?(?:{_FIRM_HEAD}){{told}}"
    f"|{_FIRM_HEAD}{{told}}[^“”。；\n]{{0,6}}[：:，,]“(?P<behind>[^“”\n]{{6,400}})"
)


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
    if "”" not in text:
        return ()
    found = _SPEECH.finditer(text)
    return tuple(match.span("first" if match["first"] is not None else "behind") for match in found)
