"""Whether N日 is so many days or a day of the month: 公示期不少于20日, 提前15日; 于20日召开."""

from __future__ import annotations

from zonenews.grammar.patterns import pattern

_LASTING = pattern(r"{before_so_many_days}(?:了|达)?\Z")
_REACH = 8
_GOING_ON = frozenset("至到-—－~～、和与")
"""What begins the end of a range or the next of a list: 会期为8日|至10日."""


def are_so_many_days(text: str, start: int, end: int) -> bool:
    """Whether a number before 日 tells how long something lasts.

    Args:
        text: normal text.
        start: where the number begins.
        end: where it ends, before 日.

    >>> are_so_many_days("公示期不少于20日", 6, 8), are_so_many_days("会议于20日召开", 3, 5)
    (True, False)
    """
    return text[end + 1 : end + 2] not in _GOING_ON and _LASTING.search(text, max(0, start - _REACH), start) is not None
