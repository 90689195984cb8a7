"""Projects: each project the text names, with who builds it, its money, land, stage, days and expected yield."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter, itemgetter

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.context import Context
from zonenews.discourse.promising import is_condition
from zonenews.discourse.reading import ArticleReading, find_facts
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.amounts import amount_of
from zonenews.facts.links import linking
from zonenews.facts.money import Money, read_money
from zonenews.facts.project_groups.find import scan_project_groups
from zonenews.facts.projects.investors import investors_of, investors_of_listed
from zonenews.facts.projects.merging import add_project
from zonenews.facts.projects.names import Naming, scan_heads
from zonenews.facts.projects.parts import Part, is_speech, leading_money, reaches, read_parts
from zonenews.facts.projects.places import outside_themselves, own_zone, zone_of
from zonenews.facts.projects.series import among_told, as_parts, as_series, under_headings
from zonenews.facts.projects.slots import Slots, read_slots
from zonenews.facts.projects.stages import is_told_of, names_members, stage_of
from zonenews.facts.projects.tables import TableRow, project_rows
from zonenews.facts.records import Outcome, Project, ProjectGroup
from zonenews.text.published import Published
from zonenews.text.records import Amount
from zonenews.text.spans import Span

_ARTICLE_OF_LAW = lazy("第[一二三四五六七八九十百0-9]{1,4}[条章款]")
"""第三条 | 项目落户奖励: an article of a policy names no project."""
_TABLED = lazy("项目名称|工程名称|项目[ \t　|｜\n]")
"""What stands over the names of projects in a table."""
_PARTING = frozenset("，,；;、。 　\n")


def find_projects(raw: str, *, published: Published = None) -> tuple[Project, ...]:
    """Find the projects of a text.

    Args:
        raw: any text, however noisy; spans of the result count in it.
        published: the reference date for year-less times: a date, a datetime or an ISO 8601 string.

    Returns:
        The projects, by the place of their first mention; a project named twice is one. Empty where none is named.

    >>> [one] = find_projects("总投资18亿元的云帆储能电池生产基地项目在青石湖高新区开工，占地120亩。")
    >>> one.name, one.investment.value, one.land_area.value, one.stage
    ('云帆储能电池生产基地项目', Decimal('1800000000'), Decimal('120'), 'started')
    >>> find_projects("要加快推进重点项目建设。")
    ()
    """
    return find_facts(raw, published, linking(_scan_alone))


def _scan_alone(reading: ArticleReading) -> tuple[Project, ...]:
    return scan_projects(reading, scan_project_groups(reading))


def scan_projects(reading: ArticleReading, groups: Sequence[ProjectGroup]) -> tuple[Project, ...]:
    """Find the projects of a normal text.

    Args:
        reading: the normal text with its mentions; spans count in it.
        groups: its project groups, from which a project listed in one takes its stage.

    Returns:
        The projects, by the place of their first mention; a project named twice is one. Empty where none is named.
    """
    projects: list[Project] = []
    open_project: Project | None = None
    among: Project | None = None
    rows = project_rows(reading.text, reading.quantities) if _may_table(reading.text) else []
    leading: Amount | None = None
    heads = scan_heads(reading.text)
    signs = _signs(reading, [*map(itemgetter(0), heads), *(row.start for row in rows)])
    sign = next(signs, len(reading.text))
    for sentence in reading.sentences:
        start, end, _ = sentence.bounds
        if sign >= end and open_project is None:
            continue
        while sign < end:
            sign = next(signs, len(reading.text))
        if told := _in_rows(rows, sentence):
            for row in told:
                if start <= row.start < end:
                    add_project(projects, _from_row(sentence, row), reading.text)
            continue
        inside = heads[bisect_left(heads, (start,)) : bisect_left(heads, (end,))]
        found = _told(sentence, read_parts(sentence, open_project, inside), open_project, groups, reading.context)
        if leading is not None and found and found[0].rule == "project/card" and found[0].investment is None:
            found[0] = attrs.evolve(found[0], investment=leading, span=leading.span.joined(found[0].span))
        leading = leading_money(sentence)
        found, among = among_told(sentence, _told_outside_policies(sentence, found), among)
        for project in found:
            add_project(projects, project, reading.text)
        open_project = _open_behind(sentence, found, open_project)
    return outside_themselves(under_headings(projects, reading.text))


def _signs(reading: ArticleReading, starts: list[int]) -> Iterator[int]:
    """Where something may tell of a project, in order: what begins there, amounts of money, and what is told besides others."""
    besides = [match.start() for match in _BESIDES.finditer(reading.text)] if starts else []
    if any(f"个{colon}" in reading.text for colon in "：:"):
        besides += [match.start() for match in _COUNTED.finditer(reading.text)]
    return iter(sorted([*starts, *besides, *(q.span.start for q in reading.quantities if q.kind == "money")]))


_COUNTED = lazy("[0-9]个[：:]")
"""其中高新区本部5个：甲、乙: names that a count opens."""
_BESIDES = lazy("(?:此外|另外)[，,]?[还另]?有|另有")


def _told_outside_policies(sentence: Sentence, found: list[Project]) -> list[Project]:
    """Leave out what stands in a condition of a policy, and the headings of its articles."""
    return [one for one in found if not (is_condition(sentence, one.span.start) or _ARTICLE_OF_LAW.match(one.name))]


def _may_table(text: str) -> bool:
    """Whether a text may have a table of projects; two words are found in less time than the pattern takes to find none."""
    return ("项目" in text or "工程名称" in text) and _TABLED.search(text) is not None


def _open_behind(sentence: Sentence, found: Sequence[Project], before: Project | None) -> Project | None:
    """Give the project that the next sentence may go on with: the only one named, or the one before as far as it reaches."""
    named = [project for project in found if project.rule != "project/phase"]
    if len(named) == 1 and named[0].rule != "project/list":
        return named[0]
    goes_on = not named and before is not None and (reaches(before, sentence) or is_speech(sentence))
    return before if goes_on else None


def _told(
    sentence: Sentence, parts: Sequence[Part], before: Project | None, groups: Sequence[ProjectGroup], context: Context
) -> list[Project]:
    """Build the projects a sentence tells of; `before` is the one it may go on with."""
    found = [_built(sentence, part, groups, context) for part in parts]
    found = as_parts(sentence, as_series(sentence, found)) if len(found) > 1 else found
    for place, project in enumerate(found):
        if project.rule == "project/phase":
            goes_on = before is not None and project.name.startswith(before.name)
            found[place] = _phase_of(project, before if before is not None and goes_on else found[0], context)
    return found


def _from_row(sentence: Sentence, row: TableRow) -> Project:
    """Build a project from a row of a table."""
    slots = read_slots(sentence, row.start, row.start + len(row.name))
    return Project(
        span=Span(row.start, row.end),
        rule="project/table",
        name=row.name,
        investors=(row.builder,) if row.builder else (),
        investment=row.investment,
        stage=row.stage,
        zone=sentence.zone(row.start),
        outcomes=slots.outcomes,
    )


def _in_rows(rows: Sequence[TableRow], sentence: Sentence) -> Sequence[TableRow]:
    """Give the rows of tables that a sentence lies in, or that lie in it."""
    start, end, _ = sentence.bounds
    last = bisect_left(rows, end, key=attrgetter("start"))
    first = last
    while first and rows[first - 1].end > start:
        first -= 1
    return rows[first:last]


def _phase_of(phase: Project, whole: Project, context: Context) -> Project:
    """Give a phase the stage of its project, unless it is said to start later."""
    start = phase.start[0] if phase.start else None
    if start is not None and context.published is not None and start > context.published:
        return attrs.evolve(phase, stage="planned", status="planned")
    return attrs.evolve(phase, stage=phase.stage or whole.stage, zone=phase.zone or whole.zone)


def _built(sentence: Sentence, part: Part, groups: Sequence[ProjectGroup], context: Context) -> Project:
    """Build a project from the part of a sentence that is about it."""
    naming = part.naming
    group = _group(sentence, naming, groups)
    listed = naming.rule == "project/list"
    several = listed and _is_of_several(sentence, naming, groups)
    slots = _of_item(sentence, naming) if listed else read_slots(sentence, part.start, part.end)
    if naming.amount is not None:
        slots = attrs.evolve(slots, investment=amount_of(naming.amount))
    stage, status = (None, "actual") if several else stage_of(sentence, part, group, context)
    zone = zone_of(sentence, part, context)
    if group is not None and (listed or is_told_of(sentence, naming, group)):
        zone = group.zone or zone
    zone = (own_zone(sentence, naming.start, naming.end) if listed else None) or zone
    area = sentence.part_at(naming.start)
    zone = area.zone if area else zone
    investors = investors_of_listed(sentence, naming, slots) if listed else investors_of(sentence, part)
    return Project(
        span=_listed_evidence(naming, slots) if listed else _evidence(sentence.text, part.start, part.end),
        rule=naming.rule,
        name=naming.name,
        investors=investors,
        stage=stage,
        zone=zone,
        status=status,
        investment=slots.investment,
        floor_area=slots.floor_area,
        land_area=slots.land_area,
        start=slots.start,
        completion=slots.completion,
        outcomes=tuple(_without_name(outcome, naming.name) for outcome in slots.outcomes),
    )


def _without_name(outcome: Outcome, name: str) -> Outcome:
    """Take the project's name off what is measured of it: 云湖大道|全长."""
    told = next((at for at in range(len(name) - 1) if outcome.metric.startswith(name[at:])), len(name))
    rest = _ITSELF.sub("", outcome.metric[len(name) - told :])
    return attrs.evolve(outcome, metric=rest) if rest and rest != outcome.metric else outcome


_ITSELF = lazy("^[该本此](?:项目|工程|道路)")


def _listed_evidence(naming: Naming, slots: Slots) -> Span:
    """Give where an item of a list stands: its name, and the money before it."""
    name = Span(naming.start, naming.end)
    return name if slots.investment is None else name.joined(slots.investment.span)


def _evidence(text: str, start: int, end: int) -> Span:
    """Give where a part of a sentence stands, without the marks that part it from others."""
    while start < end - 1 and text[start] in _PARTING:
        start += 1
    while end - 1 > start and text[end - 1] in _PARTING:
        end -= 1
    return Span(start, end)


def _of_item(sentence: Sentence, naming: Naming) -> Slots:
    """Give what an item of a list has: what its name says it makes, and the money right before it (总投资45亿元的甲、乙等18个项目)."""
    made = read_slots(sentence, naming.start, naming.end).outcomes
    near = [] if naming.is_shared else within(sentence.quantities, naming.start - 30, naming.start)
    monies = [
        money
        for money in read_money(sentence.text, sentence.bounds.start, near[-1:])
        if money.slot == "investment" or (not money.slot and _in_row(sentence, money))
    ]
    of_it = [
        money for money in monies if money.of_next and _OF_IT.fullmatch(sentence.text, money.token.end, naming.start)
    ]
    return Slots(investment=amount_of(of_it[0].token) if of_it else None, outcomes=made)


def _in_row(sentence: Sentence, money: Money) -> bool:
    """Whether an amount goes on with a row whose first one says what it is: 投资12亿元的甲产业园、|10亿元的|乙产业园等18个项目."""
    at = money.token.start
    for _ in range(_ROW_LENGTH):
        before = [one for one in within(sentence.quantities, at - _ROW_REACH, at) if one.mention.kind == "money"][-1:]
        told = read_money(sentence.text, sentence.bounds.start, before)
        if not told or not told[0].of_next or not sentence.text.startswith("、", at - 1):
            return False
        if told[0].slot:
            return told[0].slot == "investment"
        at = told[0].token.start
    return False


_ROW_LENGTH = 20
"""Amounts of a row at most between one and the first, which says what they are."""
_ROW_REACH = 40
"""Characters between two amounts of a row at most."""
_OF_IT = lazy("[^，,。；;、]{0,6}的")


def _group(sentence: Sentence, naming: Naming, groups: Sequence[ProjectGroup]) -> ProjectGroup | None:
    """Give the group a project belongs to: the one that closes its list, or the last one of the paragraph."""
    if naming.rule == "project/list":
        own = groups[_first_from(groups, sentence.bounds.start) : _first_from(groups, naming.listed)]
        inside = [g for g in own if naming.end <= g.span.end]
        near = [g for g in own if naming.end <= g.span.start]
        before = [g for g in own if g.span.end <= naming.start]
        listed = before and names_members(sentence, before[-1].span.end, naming.start)
        return next(iter(near or inside or (before[-1:] if listed else ())), None)
    earlier = groups[max(0, _first_from(groups, naming.start) - _LAST_GROUPS) : _first_from(groups, naming.start)]
    last = next((g for g in reversed(earlier) if g.span.end <= naming.start), None)
    return last if last is not None and sentence.same_paragraph(last.span) else None


def _is_of_several(sentence: Sentence, naming: Naming, groups: Sequence[ProjectGroup]) -> bool:
    """Whether a list opens behind two counts of different stages, so that no item says which it has: 开工8个，投产6个，包括|甲、乙."""
    opened = naming.opened if 0 <= naming.opened < naming.start else naming.start
    first = sentence.clause_start(opened, stops="；;。")
    before = groups[_first_from(groups, first) : _first_from(groups, opened)][-_TWO:]
    if len(before) < _TWO or before[-1].span.end > opened:
        return False
    one, other = before
    between = sentence.text[one.span.end : other.span.start]
    differ = one.stage != other.stage and None not in (one.stage, other.stage)
    opens = names_members(sentence, other.span.end, naming.start) or "既" in sentence.text[other.span.end : opened]
    return differ and "其中" not in between and opens


_TWO = 2
_LAST_GROUPS = 8
"""Among so many the last group before a name is looked for: those that go on behind it are passed over."""


def _first_from(groups: Sequence[ProjectGroup], at: int) -> int:
    """Give the index of the first group, in text order, that starts at an offset or behind it."""
    return bisect_left(groups, at, key=lambda group: group.span.start)
