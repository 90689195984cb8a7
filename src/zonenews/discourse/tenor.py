"""Whether a passage tells of results or sets tasks, where no heading says it.

A work report writes both without a subject: 完成改造300个小区 is a result in one part and a task in the other. What tells them apart
is how the sentences of a passage are made: tasks begin with what is to be done, and their figures are round and bounded
(300个以上); results have 了, 已, 同比, ranks, exact figures (8.36万户). One sentence may be either; a paragraph and its neighbours
hardly ever leave it open.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.aims import MUST
from zonenews.discourse.tokens import SentenceRange
from zonenews.grammar.patterns import pattern

_BEGINS_TASK = (
    "[　 ]*(?:(?:[（(]?[一二三四五六七八九十0-9]{1,2}[)）、.．]|——|[一二三四五六七八九十]{1,2}[是要])[　 ]*)?"
    "(?:[^，。；：:、0-9]{2,8}(?:[：:]|方面，))?"
    "(?:进一步|{thoroughly}|要|再)*(?:{task_verb})"
)
_TASK = pattern(_BEGINS_TASK)
"""How a sentence begins that says what is to be done: 大力推进…."""
_SAID = pattern("预期目标|目标(?:是|为|如下|包括)|(?:我们|今年)[，]?[将要]|{goal_verb}")
"""What says in so many words that a sentence is about what is to come."""
_ALOUD = pattern(
    f"(?:我们|{{goal_time}})，?(?:我们|全[省市县州区])?[^，。；0-9]{{0,4}}?(?:将|{MUST})|{{telling_task}}[，：:“]+[^。；]{{0,24}}?{MUST}|{{goal_verb}}"
)
"""What a sentence says that opens a passage of tasks, whatever stood before it."""
_BOUND = "{bound_behind_number}"
_GOAL = pattern(f"[0-9%％亿万千百][^，。；、0-9]{{0,6}}{_BOUND}|(?:^|[，；])[要把让使]|年内|年底前")
"""Signs of a task: a bound behind a figure, 年内."""
_RESULT = pattern(
    "(?<![为除极罢到])了(?!解)|(?<![不而])已(?!有之)|(?<!争取)(?<!争取新)(?<!力争){told_result}|居全[国省市]|居[^，。；]{0,4}第[一二三四五六七八九十0-9]|[年月]来[，,]"
    "|连续[0-9一二三四五六七八九十两]+[年个]"
)
"""What only results are told with."""
_EXACT = pattern(
    r"(?<![0-9.])[1-9][0-9]{2,}[1-9][件项个家张名台套]|[0-9]\.[0-9]{2,}%"
    rf"|(?<![0-9.])[1-9][0-9][1-9]万?[件公千亩户吨台人名](?![^，。；、]{{0,6}}{_BOUND})"
    rf"|[0-9]\.[0-9]+[万亿千]?[人户家套个件台辆次公吨亩平元斤](?![^，。；、]{{0,6}}{_BOUND})"
    rf"|{{exact_verb}}[0-9]+\.[0-9]+(?:%|个百分点)?(?!{_BOUND}|[0-9])"
)
"""Figures so exact that a goal seldom has them."""
_NEXT_TASK = pattern(f"(?:全年|年内|{{goal_time}}|到?年底前?)?，?{_BEGINS_TASK}")
"""How a sentence goes on with the tasks before it: 全年 | 新增就业3000人."""
_AT_PRESENT = pattern("{at_present}|现有|截至")
_RESULT_HINT = pattern(
    "{result_hint}|(?:任务|目标)[^，。；]{0,4}完成|{doing_well}[\u4e00-\u9fff]{2}(?=[。，；、]|$)|{done_at_end}(?=[，。；]|$)"
)
"""What tells of results where the sentence does not begin with a task."""
_RUN_IN = lazy("[　 ]*[（(][一二三四五六七八九十]{1,3}[）)][^，；0-9]{2,18}")
"""A heading that its paragraph goes on behind, which reports of what was done word as those of what is to be done: （四）守牢安全底线。"""
_SECTION = pattern("{goal_heading}|{result_heading}")
_STOP = lazy("[。！]")
_DIGIT = lazy("[0-9]")
_AIMED = 500
"""So far back the sentence stands that opened a passage of tasks."""
_RUN = 6
"""So many paragraphs of tasks follow on it at most."""
_SHORTEST = 4
"""A sentence has so many characters at least."""
_HEADING = 45
_READ = 3000
"""So much of a paragraph is read, so that the cost of a line without an end stays bounded."""
_MOST = 12
"""How much one paragraph weighs at most."""
_NEIGHBOURS = 2
"""So many paragraphs on each side have a say."""
_PASSED = 40
"""So many lines on each side are looked at: a page of short lines has no paragraph to say more."""
_FEWEST_TASKS = 2
"""So many sentences of them say that they set tasks."""


class _Weight(NamedTuple):
    """How a paragraph weighs.

    Attributes:
        sum: above 0 where it sets tasks, below 0 where it tells of results.
        tasks: how many of its sentences say in words that they set one.
    """

    sum: int
    tasks: int


_SETS_TASK = _Weight(2, 1)
_MAY_SET_TASK = _Weight(2, 0)
_TELLS_RESULT = _Weight(-4, 0)
_MAY_TELL_RESULT = _Weight(-3, 0)
_OPEN = _Weight(0, 0)


class Tenor:
    """What the paragraphs of a text tell of; each is read once, when it is asked for."""

    def __init__(self, text: str) -> None:
        """Begin with nothing read; `text` is the normal text."""
        self._text = text
        self._weights: dict[int, _Weight] = {}
        self._tasks: dict[int, bool] = {}

    def sets_task(self, row: SentenceRange) -> bool:
        """Whether a sentence sets a task: its paragraph does, and it does not itself tell of a result.

        >>> tenor = Tenor("推进城市更新。改造老旧小区300个以上。做好养护。已改造20个。")
        >>> tenor.sets_task(SentenceRange(7, 18, 0)), tenor.sets_task(SentenceRange(24, 30, 0))
        (True, False)
        """
        start = self._text.rfind("\n", 0, row.start) + 1
        if start not in self._tasks:
            self._tasks[start] = self._sets_tasks(start)
        if not self._tasks[start] and not self._goes_on_with_tasks(start, row):
            return False
        return _RESULT.search(self._text, row.start, row.end) is None

    def _opens(self, start: int) -> int:
        """Give where the paragraph begins that a run of paragraphs, each of which begins with what is to be done, may go on with."""
        for _ in range(_RUN):
            if not start or _NEXT_TASK.match(self._text, start) is None:
                break
            start = self._text.rfind("\n", 0, start - 1) + 1
        return start

    def _goes_on_with_tasks(self, start: int, row: SentenceRange) -> bool:
        """Whether a sentence begins with what is to be done, and one before it opened a passage of tasks: 我们要兴办实业。."""
        text = self._text
        if _NEXT_TASK.match(text, row.start, row.end) is None or _EXACT.search(text, row.start, row.end):
            return False
        low = max(self._opens(start), row.start - _AIMED)
        if text.find("要", low, row.start) < 0 and text.find("将", low, row.start) < 0:
            return False
        said = [match.start() for match in _ALOUD.finditer(text, low, row.start)]
        if not said:
            return False
        return (
            _RESULT.search(text, said[-1], row.start) is None and _AT_PRESENT.search(text, said[-1], row.start) is None
        )

    def tells_results(self, row: SentenceRange) -> bool:
        """Whether the paragraph of a sentence tells of results by what its own sentences say.

        >>> Tenor("已改造20个。加快建设云湖大桥。").tells_results(SentenceRange(7, 16, 0))
        True
        """
        return self._weight(self._text.rfind("\n", 0, row.start) + 1).sum < 0

    def _sets_tasks(self, start: int) -> bool:
        """Whether the paragraph that begins at an offset sets tasks, by its own sentences and those of the paragraphs around it."""
        if not self._may_set_tasks(start):
            return False
        own = self._weight(start)
        if not own.tasks or own.sum < 0:
            return False
        near = [
            self._weight(one)
            for one in (*islice(self._before(start), _NEIGHBOURS), *islice(self._after(start), _NEIGHBOURS))
        ]
        tasks = own.tasks + sum(one.tasks for one in near)
        return tasks >= _FEWEST_TASKS and 2 * own.sum + sum(one.sum for one in near) > 0

    def _may_set_tasks(self, start: int) -> bool:
        """Whether a sentence of a paragraph says in words that it sets a task, or begins as one that does; else none of them weighs as one."""
        text, end = self._text, self._end(start)
        if _SAID.search(text, start, end) is not None or _TASK.match(text, start, end) is not None:
            return True
        return any(_TASK.match(text, stop.end(), end) for stop in _STOP.finditer(text, start, end))

    def _before(self, start: int) -> Iterator[int]:
        """Give where the paragraphs before one begin, the nearest first, up to the heading of its section."""
        for _ in range(_PASSED):
            if start <= 0:
                return
            end, start = start - 1, self._text.rfind("\n", 0, start - 1) + 1
            if end - start > _HEADING:
                yield start
            elif _SECTION.search(self._text, start, end):
                return

    def _after(self, start: int) -> Iterator[int]:
        """Give where the paragraphs behind one begin, up to the heading of the next section."""
        text = self._text
        for _ in range(_PASSED):
            start = text.find("\n", start) + 1
            if not start:
                return
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            if end - start > _HEADING:
                yield start
            elif _SECTION.search(text, start, end):
                return

    def _weight(self, start: int) -> _Weight:
        """Weigh a paragraph, once."""
        if start not in self._weights:
            self._weights[start] = self._read(start)
        return self._weights[start]

    def _end(self, start: int) -> int:
        """Find where a paragraph ends, as far as it is read."""
        end = self._text.find("\n", start, start + _READ)
        return min(len(self._text), start + _READ) if end < 0 else end

    def _read(self, start: int) -> _Weight:
        """Weigh the sentences of a paragraph."""
        text, end = self._text, self._end(start)
        total = tasks = 0
        for part in _STOP.split(text[start:end]):
            if len(part) >= _SHORTEST and _RUN_IN.fullmatch(part) is None:
                weight = _weight_of(part)
                total += weight.sum
                tasks += weight.tasks
        return _Weight(max(-_MOST, min(_MOST, total)), tasks)


def _weight_of(sentence: str) -> _Weight:
    """Weigh a sentence: a task, a result, or neither."""
    if _SAID.search(sentence):
        return _SETS_TASK
    if _RESULT.search(sentence) or (_DIGIT.search(sentence) and _EXACT.search(sentence)):
        return _TELLS_RESULT
    if _TASK.match(sentence):
        return _SETS_TASK
    if _GOAL.search(sentence):
        return _MAY_SET_TASK
    return _MAY_TELL_RESULT if _RESULT_HINT.search(sentence) else _OPEN
