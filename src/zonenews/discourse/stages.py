"""Which stage of projects, and which status, the words of a stretch of text tell."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.lexicon.actions import Stage, Status, load_actions

_REACHED = lazy("(?:达到|比|较)[^，,。；;]{0,10}$|以[^，,。；;]{1,20}为[^，,。；;]{0,6}$")
"""达到进度|要求: a goal that was reached, or that something is compared with."""
_GOAL = 28
"""Characters of a goal at most, with the verb before it."""
_BOTH = lazy("开(?:[（(/]?竣[)）]?|工、竣)工")
"""开竣工: some are started, others finished."""


def furthest_stage(text: str) -> Stage | None:
    """Give the furthest stage a text speaks of, or `None`.

    >>> furthest_stage("实现当年签约、当年开工、当年投产"), furthest_stage("稳步推进")
    ('completed', None)
    """
    actions = load_actions()
    text = _BOTH.sub("", text) if "竣" in text else text
    words = actions.stage_re.findall(text) if "未" not in text else _reached(text)
    found: set[Stage] = {actions.stages[word] for word in words}
    return max(found, key=actions.ranks.__getitem__, default=None)


def _reached(text: str) -> list[str]:
    """Give the words of stages that have been reached: 尚未|开工 is none."""
    return [
        match[0] for match in load_actions().stage_re.finditer(text) if not text.endswith(_NOT_YET, 0, match.start())
    ]


_NOT_YET = ("未", "未能", "未全部")


def status_told(text: str, start: int, at: int) -> Status:
    """Give the status that the last cue between two offsets tells; `actual` where there is none.

    >>> text = "计划建设厂房"
    >>> status_told(text, 0, 2), status_told(text, 2, 6)
    ('planned', 'actual')
    """
    actions = load_actions()
    status: Status = "actual"
    for cue in actions.status_re.finditer(text, start, at):
        said = actions.statuses[cue[0]]
        reached = said == "target" and _REACHED.search(text, max(start, cue.start() - _GOAL), cue.start())
        status = status if said == "none" or reached else said
    return status
