"""Sentences that say in words what is to be done: with 要, with 将 and the means to it, and those that announce a list of tasks."""

from __future__ import annotations

from zonenews.discourse.tokens import SentenceRange
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import words_of

MUST = "(?<![主需重必首纲摘概提刚硬只不非若想简扼紧险显索机择快])要(?![素闻塞道职害件领义目价约人旨略么是不求点强高低多少大小快慢比数])(?!{must_know})"
"""要 where it says what is to be done, and is no part of a word (主要, 要素) nor of what is to be known (要看到)."""
_MUST = pattern(MUST)
_HABIT = pattern("{of_habit}[^，。；]{0,12}$")
"""What stands before 要 where it tells of what is always so: 每亩 | 要投入800元."""
_HABIT_REACH = 16
_MEANS = pattern("(?:{thoroughly}|继续|进一步)*(?:{means_to_it}|{task_verb})(?![^，。；]{0,30}{taken_as})")
"""What follows 将 where the clause only says how: 将 | 通过联合重组，实现产能300万吨."""
_ANNOUNCED = pattern(
    "(?:[要将]|{goal_time}|{to_reach_it})[^。；\n了]{0,24}(?:{task_announced})[^，。；\n了]{0,8}(?:{such_tasks}|[一二三四五六七八九十0-9]{1,2}(?:个方面|方面|项|大|件))[^，。；\n]{0,12}(?:{task_noun})[。：:]?$"
)
"""A sentence that announces tasks: 今年重点抓好以下工作：."""
_LONGEST = 90
_STOPS = "。：:"


def is_urged(text: str, start: int, end: int) -> bool:
    """Whether a stretch of the normal text says with 要 what is to be done.

    >>> is_urged("今年要新建公园3个", 0, 9), is_urged("主要产品3个", 0, 6), is_urged("每亩要投入8元", 0, 7)
    (True, False, False)
    """
    must = _MUST.search(text, start, end)
    return must is not None and _HABIT.search(text, max(0, must.start() - _HABIT_REACH), must.start()) is None


def tells_means(text: str, at: int) -> bool:
    """Whether what stands behind 将 only says how something is to be reached, so that what follows is to come too.

    >>> tells_means("将通过重组，实现产能3万吨", 1), tells_means("将于5月开工，投资3亿元", 1)
    (True, False)
    """
    return _MEANS.match(text, at) is not None


def announces_tasks(text: str, row: SentenceRange) -> bool:
    """Whether a sentence at the end of its paragraph announces tasks that the paragraphs below tell.

    >>> announces_tasks("今年重点抓好以下工作：", SentenceRange(0, 11, 0))
    True
    """
    start, end, _ = row
    if end - start > _LONGEST or not (end == len(text) or text[end] in "\n\r" or text.startswith("。\n", end)):
        return False
    noun = end - (text[end - 1] in _STOPS)  # every match ends so: a search from each 要 on costs ten times as much
    return text.endswith(words_of("task_noun"), start, noun) and _ANNOUNCED.search(text, start, end) is not None
