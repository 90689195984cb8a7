"""What a policy asks of those who apply: lists of conditions, whose amounts are figures of nobody."""

from __future__ import annotations

from zonenews.grammar.patterns import pattern
from zonenews.text.spans import Span

_OPENS = pattern("(?:{meeting_condition})[^，。；：:\n]{0,16}条件[^，。；：:\n]{0,10}[：:]")
"""应当具备下列条件：, 符合以下条件之一的："""
_ITEM = pattern(
    "[ 　]*(?:[（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]|[0-9]{1,2}[.、．）)]|[①-⑳]|[一二三四五六七八九十]{1,3}是)"
)
"""How the lines of such a list begin."""


def condition_spans(text: str) -> list[Span]:
    """Find the lists of conditions of a normal text: the rest of the line that announces one, and the numbered lines below it.

    >>> condition_spans("企业应当具备下列条件：（一）年纳税180万元以上。")
    [Span(start=11, end=25)]
    >>> condition_spans("全县出口3亿元。")
    []
    """
    if "条件" not in text:
        return []
    found: list[Span] = []
    for opened in _OPENS.finditer(text):
        if found and opened.start() < found[-1].end:
            continue
        end = _line_end(text, opened.end())
        while end < len(text) and _ITEM.match(text, end + 1):
            end = _line_end(text, end + 1)
        found.append(Span(opened.end(), end))
    return found


def _line_end(text: str, at: int) -> int:
    """Find where the line ends that an offset stands in."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end
