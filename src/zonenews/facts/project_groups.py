"""Project groups: how many projects of a kind, of what size, at which stage, for how much money.

A group hangs on a count (91个, 34项) that stands beside a project noun, in one of three forms:

| rule | form | example |
|---|---|---|
| `project-group/count-noun` | the count, then the noun | 13个重点项目集中开工 |
| `project-group/noun-count` | the noun, then the count | 签约过亿元项目91个 |
| `project-group/breakdown` | a count that goes on with the group before it | 其中产业类17个、投资455亿元 |

Money belongs to the group before it (，总投资420亿元), or, with 的, to the count after it (总投资52亿元的10个项目). The stage is
said by the label (签约项目), by a verb before the noun (新引进亿元以上项目) or by the predicate (集中开工); a breakdown takes it
from its group. A group named twice is one group.
"""

from __future__ import annotations

from datetime import date

from zonenews.facts._group_slots import scan_project_groups
from zonenews.facts._groups import ProjectGroup
from zonenews.facts._reading import find_facts


def find_project_groups(raw: str, *, published: date | None = None) -> tuple[ProjectGroup, ...]:
    """Find the project groups of a text.

    Args:
        raw: any text, however noisy; spans of the result count in it.
        published: the reference date for year-less times.

    Returns:
        The groups, by the place of their first mention; empty where no projects are counted.

    >>> [group] = find_project_groups("3月8日，青石湖高新区12个重点项目集中开工，总投资86亿元。", published=date(2024, 3, 9))
    >>> group.count.value, group.label, group.stage, group.investment.value, group.period[0].isoformat()
    (Decimal('12'), '重点项目', 'started', Decimal('8600000000'), '2024-03-08')
    >>> find_project_groups("全区共有12家企业。")
    ()
    """
    return find_facts(raw, published, scan_project_groups)
