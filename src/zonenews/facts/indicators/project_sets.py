"""Whose figures follow projects that were counted with their sum: what they are to bring is theirs, and not the place's."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.scope import Scope

_BROUGHT = lazy("年(?![度均末底初内])|(?:新增|带动).*就业|(?:税收|利税)$")
"""What projects are to bring: 预计 | 年产值, 带动就业."""
_SET = lazy(
    "(?:(?P<set>[0-9]+个[^，。；、0-9]{0,8}?项目)(?![区部])|项目[0-9]+[个项])[^，。；0-9]{0,8}[，、][^。；，]{0,4}投资[^。；]{0,60}预计"
)
"""Projects that are counted with their sum, and what is expected of them: 推动15个项目落地，计划总投资80亿元，预计."""


def set_before(head: MetricPhrase, metric: str, subject: str | None, scope: Scope) -> str | None:
    """Give the projects that a planned figure is of, by their name; empty where they have none, `None` for other figures."""
    if scope.status != "planned" or subject is None or head.subject or head.holder or not _BROUGHT.match(metric):
        return None
    found = _SET.search(scope.text, scope.start, head.start + len("预计"))
    return None if found is None else found["set"] or ""
