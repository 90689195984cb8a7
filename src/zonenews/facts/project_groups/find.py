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

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.reading import ArticleReading, find_facts
from zonenews.discourse.same import is_short_for, told_before
from zonenews.discourse.signs import is_title
from zonenews.discourse.triggers import sentences_with
from zonenews.facts.links import linking
from zonenews.facts.project_groups.build import build_groups
from zonenews.facts.project_groups.counts import OF_WORKS, read_counts
from zonenews.facts.project_groups.leads import breaks_down, item_of_breakdown, lead_label
from zonenews.facts.project_groups.sums import as_parts
from zonenews.facts.records import ProjectGroup
from zonenews.grammar.patterns import pattern
from zonenews.grammar.reading import plus
from zonenews.lexicon.actions import load_actions
from zonenews.mentions.quantities.find import Quantity
from zonenews.text.published import Published
from zonenews.text.records import Amount, Number

_NOUN = lazy("项目|工程|(?:开工|动工)(?:建设)?了?[0-9一二三四五六七八九十两]")


def find_project_groups(raw: str, *, published: Published = None) -> tuple[ProjectGroup, ...]:
    """Find the project groups of a text.

    Args:
        raw: any text, however noisy; spans of the result count in it.
        published: the reference date for year-less times: a date, a datetime or an ISO 8601 string.

    Returns:
        The groups, by the place of their first mention; empty where no projects are counted.

    >>> [group] = find_project_groups("3月8日，青石湖高新区12个重点项目集中开工，总投资86亿元。", published="2024-03-09")
    >>> group.count.value, group.label, group.stage, group.investment.value, group.period[0].isoformat()
    (Decimal('12'), '重点项目', 'started', Decimal('8600000000'), '2024-03-08')
    >>> find_project_groups("全区共有12家企业。")
    ()
    """
    return find_facts(raw, published, linking(scan_project_groups))


def scan_project_groups(reading: ArticleReading) -> tuple[ProjectGroup, ...]:
    """Find the project groups of a normal text.

    Args:
        reading: the normal text with its mentions; spans count in it.

    Returns:
        The groups, by the place of their first mention; empty where none is counted.
    """
    groups: list[ProjectGroup] = []
    last: ProjectGroup | None = None
    whole: ProjectGroup | None = None
    parted: ProjectGroup | None = None  # what lists by lines break down
    told: Number = Decimal(0)
    for sentence, _ in sentences_with(reading, _counts(reading)):
        item = item_of_breakdown(sentence) if groups else None
        if last is not None and not sentence.same_paragraph(last.span):
            last, whole = None, whole if item else None
        parted = parted if item else None
        if item == "first" or (groups and breaks_down(sentence)):
            whole, told = parted or max(groups[-_LAST_GROUPS:], key=_size), Decimal(0)
            parted = whole if item else None
        if (
            last is None
            and whole is None
            and _NOUN.search(sentence.text, sentence.bounds.start, sentence.bounds.end) is None
            and sentence.works_before is None
        ):
            continue
        before = last or whole
        readings = read_counts(sentence, before.label if before else lead_label(sentence))
        if readings:
            found = build_groups(sentence, readings, last, groups, whole)
            last = found[-1]
            told = reduce(plus, (group.count.value for group in found), told)
            whole = whole if whole is not None and told < whole.count.value else None
            _add(groups, found, reading.text)
    return tuple(as_parts(groups))


def _counts(reading: ArticleReading) -> list[tuple[int, Quantity]]:
    """Give the counts of a text that may be of projects, and where each starts."""
    counters = load_actions().counters
    return [
        (q.span.start, q)
        for q in reading.quantities
        if q.kind == "count" and (q.unit in counters or q.unit in OF_WORKS)
    ]


_LAST_GROUPS = 8
"""Among so many groups the one is looked for that a paragraph breaks down."""


def _size(group: ProjectGroup) -> Number:
    return group.count.value


def _add(groups: list[ProjectGroup], found: Sequence[ProjectGroup], text: str) -> None:
    """Add groups; one that was named before only fills the slots that were empty.

    Args:
        groups: the groups so far.
        found: the groups of one sentence.
        text: the normal text; a group named in a title is named again below it.
    """
    first = len(groups)
    for group in found:
        for place in told_before(len(groups)):
            beside = place >= first and groups[place].rule == group.rule == _OF_BREAKDOWN  # 其中甲区3个，乙区3个
            if not beside and _same(groups[place], group, text):
                groups[place] = _merged(groups[place], group)
                break
        else:
            groups.append(group)


_OF_BREAKDOWN = "project-group/breakdown"


def _merged(known: ProjectGroup, group: ProjectGroup) -> ProjectGroup:
    """Fill empty slots; of two labels the longer stands, of two periods the day within the longer one.

    The evidence takes in the amounts: it is that of the second mention where only that has any, else both.
    """
    if known.investment and group.investment and known.investment.mod is None and group.investment.mod is not None:
        known = attrs.evolve(known, investment=group.investment, span=known.span.joined(group.span))
    names = [field.name for field in attrs.fields(ProjectGroup)]
    ahead = known.status != group.status  # 4个项目; 4个项目建成后，…: what waits for it says no stage of it
    changes = {
        name: getattr(group, name) for name in names if getattr(known, name) is None and not (ahead and name in _AHEAD)
    }
    if any(isinstance(value, Amount) for value in changes.values()):
        told = any(getattr(known, name) for name in ("threshold", "investment", "annual_investment"))
        changes |= {"span": known.span.joined(group.span)} if told else {"span": group.span, "count": group.count}
        changes["rule"] = known.rule if told else group.rule
    bare = len(known.label) == len("项目")
    if len(group.label) > len(known.label) and (bare or not _only_stage(group.label)):
        changes["label"] = group.label
    if known.period and group.period and None not in (*known.period, *group.period):
        (low, high), (start, end) = known.period, group.period
        if low <= start and end <= high:  # type: ignore[operator]
            changes["period"] = group.period
    return attrs.evolve(known, **changes)


_AHEAD = ("stage", "period")


def _same(one: ProjectGroup, other: ProjectGroup, text: str) -> bool:
    """Whether two groups are one: the same count of the same kind at the same stage; a title may name the kind in other words."""
    if (one.count.value, one.count.mod) != (other.count.value, other.count.mod):
        return False
    title = is_title(text, *one.span)
    if not title and _PARTED.fullmatch(text, one.span.end, other.span.start):
        return False
    if one.count.unit != other.count.unit and not title:
        return False
    if title and {one.stage, other.stage} == _AGREED:
        return True  # 25个项目签约落户, then 签约项目25项
    for name in ("stage", "threshold", "investment"):
        values = [getattr(one, name), getattr(other, name)]
        values = [(v.value, v.unit) if isinstance(v, Amount) else v for v in values]
        if None not in values and values[0] != values[1]:
            return False
    short, full = sorted((one.label, other.label), key=len)
    if is_short_for(short, full) or title:
        return True
    again = one.stage == other.stage is not None and (
        _THE.search(text, max(0, other.span.start - _NEAR), other.span.start) or _SORTED.match(text, other.span.end)
    )
    return bool(again) and _only_stage(other.label)


_PARTED = lazy("[^。！？\n]*[；;][^。！？\n]*")
"""在谈的有甲、乙2个项目；|已签约的有丙、丁2个项目: told beside each other, and so not the same."""
_THE = lazy("的$")
_SORTED = pattern("(?:主要)?(?:{covering})")
"""402个开工项目|涉及制造业、服务业等多个类别: those that were counted before."""
_NEAR = 2


def _only_stage(label: str) -> bool:
    """Whether a label says of projects nothing but their stage: 集中签约项目."""
    return load_actions().stage_re.fullmatch(label, 0, len(label) - len("项目")) is not None


_AGREED = {"signed", "landed"}
