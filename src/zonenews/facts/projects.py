"""Projects: each project the text names, with who builds it, its money, land, stage, days and expected yield."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews.facts._context import Context, Period
from zonenews.facts._group_slots import scan_project_groups
from zonenews.facts._groups import ProjectGroup
from zonenews.facts._naming import Head, Naming, scan_heads
from zonenews.facts._project_cards import read_card
from zonenews.facts._project_names import read_names
from zonenews.facts._project_slots import Outcome, read_slots
from zonenews.facts._project_table import Header, TableRow, read_header, read_row
from zonenews.facts._reading import Reading, find_facts
from zonenews.facts._scene import Scene, furthest_stage, is_title, within
from zonenews.lexicon.actions import Stage, Status, load_actions
from zonenews.text.records import Amount, Fact
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Project(Fact):
    """One project, named or described singly.

    Attributes:
        name: its name as written, without its builder.
        investors: who puts up the money or builds it, in order of mention.
        investment: its total investment.
        floor_area: floor space.
        land_area: land it takes.
        stage: how far it is; `None` where the text does not say.
        start: when building starts, inclusive days.
        completion: when it is to be finished, inclusive days.
        zone: the zone in force, under the full name the article uses.
        status: `actual`, `planned` or `target`.
        outcomes: what it is to yield, in order of mention.
    """

    name: str
    investors: tuple[str, ...] = ()
    investment: Amount | None = None
    floor_area: Amount | None = None
    land_area: Amount | None = None
    stage: Stage | None = None
    start: Period | None = None
    completion: Period | None = None
    zone: str | None = None
    status: Status = "actual"
    outcomes: tuple[Outcome, ...] = ()


class _Part(NamedTuple):
    """The part of a sentence that is about one project."""

    naming: Naming
    start: int
    end: int


_FOLLOW_UP = lazy(
    r"[ 　]*(?:据介绍[，,]|据悉[，,]|其中[，,]?)?(?:该|本|此|整个)?(?:项目|工程|基地|产业园|园区|工厂|中心|[一二三首]期|全部|达产|建成|投产|投用|达效|预计|主体|目前)"
)
_PHASE = lazy(
    r"(?:^|[，,；;：:。 ])(?:其中[，,]?)?(?:项目)?(?P<phase>[一二三四首]期)(?:项目|工程)?(?=[^，,。；;]{0,12}[0-9]|总?投资|占地|用地|已|将|于|[0-9计预])"
)
_GAP = lazy("[ \t　|｜]")
_ENTRY = lazy(
    r"[ 　]*(?:[●•·-][ ]?)?(?:计划|预计|规划)?(?:总投资|投资额|投资方|投资主体|建设单位|项目单位|业主|占地|用地|建设地点|建设内容|建设规模|主要建设|位于|建设周期|建成后|达产后|投产后|由[^，,。；;\n]{2,40}(?:投资|建设|承建))"
)
_OWNER = lazy(r"(?:投资方|投资主体|投资单位|建设单位|项目单位|业主单位?|实施主体)[：:](?P<name>[^，,。；;\n]{2,40})")
_BODIES = ("company", "government", "education", "other")
_BY = lazy(r"由(?P<name>[^，,。；;]{2,40}?)(?:共同)?(?:投资|承建|出资|负责投资|兴建|建设|打造)")
_LEAD_STAGE = lazy(r"[ 　]*(?:在|从|这些|上述)?(?P<lead>[^，,。；;]{2,10}?)项目(?:中|里)[，,]")
_AMONG = lazy(r"[ 　]*(?:其中|比如|例如|据悉)")


def find_projects(raw: str, *, published: date | None = None) -> tuple[Project, ...]:
    """Find the projects of a text.

    Args:
        raw: any text, however noisy; spans of the result count in it.
        published: the reference date for year-less times.

    Returns:
        The projects, by the place of their first mention; a project named twice is one. Empty where none is named.

    >>> [one] = find_projects("总投资18亿元的云帆储能电池生产基地项目在青石湖高新区开工，占地120亩。")
    >>> one.name, one.investment.value, one.land_area.value, one.stage
    ('云帆储能电池生产基地项目', Decimal('1800000000'), Decimal('120'), 'started')
    >>> find_projects("要加快推进重点项目建设。")
    ()
    """
    return find_facts(raw, published, _scan_alone)


def _scan_alone(reading: Reading) -> tuple[Project, ...]:
    return scan_projects(reading, scan_project_groups(reading))


def scan_projects(reading: Reading, groups: Sequence[ProjectGroup]) -> tuple[Project, ...]:
    """Find the projects of a normal text.

    Args:
        reading: the normal text with its mentions; spans count in it.
        groups: its project groups, from which a project listed in one takes its stage.

    Returns:
        The projects, by the place of their first mention; a project named twice is one. Empty where none is named.
    """
    projects: list[Project] = []
    open_project: Project | None = None
    header: Header | None = None
    heads = scan_heads(reading.text)
    signs = iter(sorted([*map(itemgetter(0), heads), *(q.span.start for q in reading.quantities if q.kind == "money")]))
    sign = next(signs, len(reading.text))
    for scene in reading.scenes:
        start, end, _ = scene.row
        if sign >= end and open_project is None and header is None:
            continue
        while sign < end:
            sign = next(signs, len(reading.text))
        row = read_row(scene, header) if header else None
        if row is not None:
            _add(projects, _from_row(scene, row), reading.text)
            continue
        inside = heads[bisect_left(heads, (start,)) : bisect_left(heads, (end,))]
        header = _header(scene) if inside else None
        parts = _parts(scene, open_project, inside)
        found = [_built(scene, part, groups, reading.context) for part in parts]
        for project in found:
            if project.rule == "project/phase" and open_project is not None:
                project = _phase_of(project, open_project, reading.context)  # noqa: PLW2901
            _add(projects, project, reading.text)
        named = [project for project in found if project.rule != "project/phase"]
        if len(named) == 1 and named[0].rule != "project/list":
            open_project = named[0]
        elif named or (open_project is not None and not _reaches(open_project, scene)):
            open_project = None
    return tuple(projects)


def _reaches(project: Project, scene: Scene) -> bool:
    """Whether the text may still be about a project: in its paragraph, or on the lines below its card."""
    if project.rule == "project/card":
        return _ENTRY.match(scene.text, scene.row.start) is not None or scene.same_paragraph(project.span)
    return scene.same_paragraph(project.span)


def _from_row(scene: Scene, row: TableRow) -> Project:
    """Build a project from a row of a table."""
    slots = read_slots(scene, row.start, row.start + len(row.name))
    return Project(
        span=Span(row.start, row.end),
        rule="project/table",
        name=row.name,
        investors=(row.builder,) if row.builder else (),
        investment=row.investment,
        zone=scene.zone(row.start),
        outcomes=slots.get("outcomes", ()),
    )


def _header(scene: Scene) -> Header | None:
    """Read a line of several cells as the header of a table of projects."""
    line = scene.text[scene.row.start : scene.row.end]
    return read_header(line) if "项目" in line and _GAP.search(line) else None


def _phase_of(phase: Project, whole: Project, context: Context) -> Project:
    """Give a phase the stage of its project, unless it is said to start later."""
    start = phase.start[0] if phase.start else None
    if start is not None and context.published is not None and start > context.published:
        return attrs.evolve(phase, stage="planned", status="planned")
    return attrs.evolve(phase, stage=phase.stage or whole.stage, zone=phase.zone or whole.zone)


def _parts(scene: Scene, open_project: Project | None, heads: Sequence[Head]) -> list[_Part]:
    """Cut a sentence into the parts about one project each; one without a name may go on with the project before it."""
    card = read_card(scene, heads)
    if card is not None:
        return [_Part(card, card.start, card.end)]
    if open_project is not None and open_project.rule == "project/card" and _ENTRY.match(scene.text, scene.row.start):
        return _going_on(scene, open_project)
    namings = read_names(scene, heads)
    if not namings and open_project is not None and scene.same_paragraph(open_project.span):
        return _going_on(scene, open_project)
    out = []
    for place, naming in enumerate(namings):
        start = max(
            scene.clause_start(naming.start, stops="，,；;：:。、"),
            namings[place - 1].end if place else scene.row.start,
        )
        if naming.rule in ("project/amount-of", "project/amount-verb"):
            start = max(
                scene.clause_start(naming.start, stops="；;：:。"), namings[place - 1].end if place else scene.row.start
            )
        end = scene.row.end
        if place + 1 < len(namings):
            following = namings[place + 1]
            end = max(naming.end, scene.clause_start(following.start, stops="，,；;：:。、"))
            if following.rule == "project/amount-verb" or following.builder:
                end = max(
                    naming.end,
                    scene.clause_start(following.start, stops="；;：:。")
                    if ";" in scene.text[naming.end : following.start]
                    or "；" in scene.text[naming.end : following.start]
                    else end,
                )
        out.append(_Part(naming, start, end))
    return out


def _going_on(scene: Scene, project: Project) -> list[_Part]:
    """Read a sentence that starts with 项目, 一期, 达产后 as going on with the project before it."""
    if not (_FOLLOW_UP.match(scene.text, scene.row.start) or _ENTRY.match(scene.text, scene.row.start)):
        return []
    phases = list(_PHASE.finditer(scene.text, scene.row.start, scene.row.end))
    first = phases[0].start() if phases else scene.row.end
    parts = []
    if first > scene.row.start + 2:
        parts.append(
            _Part(Naming(project.name, scene.row.start, scene.row.start, project.rule), scene.row.start, first)
        )
    for place, phase in enumerate(phases):
        end = phases[place + 1].start() if place + 1 < len(phases) else scene.row.end
        name = f"{project.name}{phase['phase']}"
        by = _BY.search(scene.text, scene.row.start, scene.row.end)
        builder = project.investors[0] if project.investors else by["name"] if by else None
        parts.append(_Part(Naming(name, phase.start(), phase.end(), "project/phase", builder), phase.start(), end))
    return parts


def _built(scene: Scene, part: _Part, groups: Sequence[ProjectGroup], context: Context) -> Project:
    """Build a project from the part of a sentence that is about it."""
    naming = part.naming
    group = _group(scene, naming, groups)
    listed = naming.rule == "project/list"
    slots: dict[str, Any] = {} if listed else read_slots(scene, part.start, part.end)
    stage, status = _stage(scene, part, group, context)
    zone = scene.zone(naming.start)
    if group is not None and (listed or _AMONG.match(scene.text, scene.row.start)):
        zone = group.zone or zone
    investors = () if listed else _investors(scene, part)
    return Project(
        span=Span(naming.start, naming.end) if listed else Span(part.start, part.end),
        rule=naming.rule,
        name=naming.name,
        investors=investors,
        stage=stage,
        zone=zone,
        status=status,
        **slots,
    )


def _group(scene: Scene, naming: Naming, groups: Sequence[ProjectGroup]) -> ProjectGroup | None:
    """Give the group a project belongs to: the one that closes its list, or the last one of the paragraph."""
    if naming.rule == "project/list":
        inside = [g for g in groups if g.span.start < naming.listed and naming.end <= g.span.end]
        near = [g for g in groups if naming.end <= g.span.start < naming.listed]
        return next(iter(near or inside), None)
    earlier = [g for g in groups if g.span.end <= naming.start and scene.same_paragraph(g.span)]
    return earlier[-1] if earlier else None


def _investors(scene: Scene, part: _Part) -> tuple[str, ...]:
    """Give who builds or pays: the organisation before the name, or the one after 由."""
    out = [part.naming.builder] if part.naming.builder else []
    for match in _BY.finditer(scene.text, part.start, part.end):
        for token in within(scene.places, match.start("name"), match.end("name")):
            if getattr(token.mention, "kind", "") in _BODIES and token.text not in out:
                out.append(token.text)
    owner = _OWNER.search(scene.text, part.start, part.end)
    if owner and not out:
        out.append(owner["name"].strip())
    return tuple(out)


def _stage(scene: Scene, part: _Part, group: ProjectGroup | None, context: Context) -> tuple[Stage | None, Status]:
    """Give stage and status: what the part says is done, else what its group or the sentence's opening says."""
    naming = part.naming
    status = scene.status(naming.start)
    if naming.rule == "project/list":
        predicate = furthest_stage(scene.text[naming.listed : scene.clause_end(naming.listed)])
        stage = group.stage if group is not None and group.stage else predicate
        return stage or furthest_stage(scene.text[scene.clause_start(naming.start) : naming.start]), status
    actions = load_actions()
    done: set[Stage] = set()
    planned = False
    for low, high in ((part.start, naming.start), (naming.end, part.end)):
        for match in actions.stage_re.finditer(scene.text, low, max(low, high)):
            later = scene.text.startswith(("后", "之后", "以后"), match.end())
            if not later and scene.status(match.start()) == "actual" and not _is_future(scene, match.start(), context):
                done.add(actions.stages[match[0]])
            else:
                planned = True
    lead = _LEAD_STAGE.match(scene.text, scene.row.start)
    inherited = furthest_stage(lead["lead"]) if lead else None
    if inherited is not None:
        done.discard("planned")
    if done:
        return max(done, key=actions.ranks.__getitem__), "actual"
    if inherited is not None:
        return inherited, "actual"
    if group is not None and (_AMONG.match(scene.text, scene.row.start) or lead):
        return group.stage, group.status
    return ("planned" if planned and status != "actual" else None), status


def _is_future(scene: Scene, at: int, context: Context) -> bool:
    """Whether the last time before a verb, in its clause, lies after the article's date."""
    clause = scene.clause_start(at)
    times = within(scene.times, clause, at)
    if not times or context.published is None:
        return False
    start = times[-1].mention.start
    day = start.date() if hasattr(start, "date") else start
    return day is not None and day > context.published


def _add(projects: list[Project], project: Project, text: str) -> None:
    """Add a project, or fill the empty slots of the one that has its name already."""
    for place, known in enumerate(projects):
        if _same_name(known.name, project.name, titled=is_title(text, *known.span)):
            empty = {
                field.name: getattr(project, field.name)
                for field in attrs.fields(Project)
                if getattr(known, field.name) in (None, ()) and getattr(project, field.name) not in (None, ())
            }
            if known.outcomes and project.outcomes:
                values = {outcome.span for outcome in known.outcomes}
                empty["outcomes"] = known.outcomes + tuple(o for o in project.outcomes if o.span not in values)
            if _is_fuller(project.investors, known.investors):
                empty["investors"] = project.investors
            if len(project.name) > len(known.name):
                empty["name"] = project.name
            span = known.span.joined(project.span) if known.span.end <= project.span.start else known.span
            projects[place] = attrs.evolve(known, span=span, **empty)
            return
    projects.append(project)


def _same_name(one: str, other: str, *, titled: bool) -> bool:
    """Whether two names are one project's: equal but for a closing 项目 or 工程, or one the end of the other.

    A name in the title may be shortened anywhere: 电池项目 for 某某电池生产基地项目.
    """
    short, long = sorted((_core(one), _core(other)), key=len)
    if short == long or (len(short) >= 5 and long.endswith(short)):
        return True
    rest = iter(long)
    return titled and len(short) >= 4 and all(character in rest for character in short)


def _is_fuller(names: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one investor is named again by a fuller name (某某生物, 某市某某生物科技有限公司)."""
    if len(names) != 1 or len(known) != 1 or len(names[0]) <= len(known[0]):
        return False
    rest = iter(names[0])
    return all(character in rest for character in known[0])


def _core(name: str) -> str:
    return re.sub("(?:建设)?(?:项目|工程)$", "", name)
