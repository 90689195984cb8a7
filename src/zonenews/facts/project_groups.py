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

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews.facts._context import Period
from zonenews.facts._groups import ProjectGroup
from zonenews.facts._money import Money, read_money
from zonenews.facts._reading import Reading, find_facts
from zonenews.facts._scene import Scene, amount_of, furthest_stage, is_title
from zonenews.facts._tokens import Token
from zonenews.facts._triggers import scenes_with
from zonenews.lexicon.actions import Stage, load_actions
from zonenews.text.records import Amount
from zonenews.text.spans import Span


class _Counted(NamedTuple):
    """A count read as a group.

    Attributes:
        token: the count.
        label: the kind of projects.
        start: where the label or the count starts, whichever is first.
        end: where the later of them ends.
        rule: the form it was read in.
        verb: a stage word that stands with it (已开工35个), or empty.
    """

    token: Token
    label: str
    start: int
    end: int
    rule: str
    verb: str = ""


_NOUN = lazy("项目|工程")
_SEPARATORS = "，,。；;：:！!？?\n"
_COUNT_NOUN = lazy(r"[ ]?((?:[^，,。；;：:！？!?\n（）()]|[（(][^（()）]{0,20}[）)]){0,40}?(?:项目|工程(?:项目)?))")
_NOUN_COUNT = lazy(r"(?:项目|工程)(?:数量|总数|数)?(?:共有|共计|共|总计|合计|达到|达|有|为|约)?[ ]?$")
_NOT_A_HEAD = lazy(
    r"建设单位|经理|负责|部[^分]|方案|组|库|专班|审批|清单|公司|师|人员|资金|团队|院|学|管理|法人|代表|名单|款"
)
_NOT_IN_LABEL = lazy(
    r"^[、和及]|[家户名人镇乡村月日]|[，。]|年(?!度)|[将已了使让]|在(?![建库])|通过|推动|确保|力争|带动|围绕|其中|分别|同比"
)
_COMPARED = lazy(r"(?:增加|减少|多|少|增|减|净增|下降|增长|第)[ ]?$")
_CATEGORY = lazy(r"[^，,。；;：:、\s]{1,12}(?:类|领域|方面|型)$")
_SET_OFF = lazy(r"启动(?:实施|建设)?了?$")
_COVERING = lazy(r"[^，,；;。]{0,30}[，,](?:主要)?(?:涵盖|涉及|包括|覆盖)[^，,；;。0-9]{2,60}[，,]")
_LISTED = lazy(r"(?:列入|入选|纳入|入围|列为|获评)([^，,。；;]{0,16}?(?:项目|工程))")
_CEREMONY = lazy(r"(签约|开工|奠基|竣工|投产)[^，,。；;]{0,6}(?:仪式|活动|大会)")
_INSPECTED = lazy("督查|调研|视察|考察|走访|察看|巡查")
_GOING_ON = lazy(r"[，,、；;。！\n]|$|(?:和|及|以及)(?=[^，,。]{1,14}[0-9])")
_MONEY_NEXT = lazy(r"[，,、](?:计划|预计)?(?:总投资|投资|协议)")
_BATCH = lazy(r"(?P<verb>[^，,。；;：:]{2,6})一批[，,]")
_BEFORE_MONEY = lazy(r"[^，,；;。]{0,30}[，,、；;]?[ ]?(?:其中|计划|预计|涉及|合计|共计|项目|[0-9]{4}|今|当|本)?")
_THIS_TIME = lazy(r"此次|本次|这次|本批")


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


def scan_project_groups(reading: Reading) -> tuple[ProjectGroup, ...]:
    """Find the project groups of a normal text.

    Args:
        reading: the normal text with its mentions; spans count in it.

    Returns:
        The groups, by the place of their first mention; empty where none is counted.
    """
    groups: list[ProjectGroup] = []
    last: ProjectGroup | None = None
    counters = load_actions().counters
    counts = [(q.span.start, q) for q in reading.quantities if q.kind == "count" and q.unit in counters]
    for scene, _ in scenes_with(reading.scenes, counts):
        if last is not None and not scene.same_paragraph(last.span):
            last = None
        if last is None and _NOUN.search(scene.text, scene.row.start, scene.row.end) is None:
            continue
        readings = _read_counts(scene, last.label if last else None)
        if readings:
            found = _built(scene, readings, last)
            last = found[-1]
            _add(groups, found, reading.text)
    return tuple(groups)


class _Patterns(NamedTuple):
    """Patterns with words of `data/actions.toml` in them."""

    lead: re.Pattern[str]
    verb: re.Pattern[str]
    stage_only: re.Pattern[str]
    verb_of: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    actions = load_actions()
    stage = actions.stage_re.pattern
    return _Patterns(
        lead=re.compile(f"(?:{actions.leads}|重点(?=谋划|推进|抓好|实施))+"),
        verb=re.compile(f"(?P<cut>{actions.label_verbs}|累计|共(?={stage}))|{actions.qualifiers}"),
        stage_only=re.compile(f"(?:保|促|力促|确保|已|新|再|全面|集中|实现|现场|计划|拟)*({stage})"),
        verb_of=re.compile(f"({actions.qualifiers})的$"),
    )


# -- reading counts -------------------------------------------------------------------------------------------------------------


def _read_counts(scene: Scene, base: str | None) -> list[_Counted]:
    """Read the counts of a sentence that count projects, in order; `base` is the label of the group before them."""
    counters = load_actions().counters
    readings: list[_Counted] = []
    for place, token in enumerate(scene.quantities):
        if token.mention.kind != "count" or token.mention.unit not in counters:
            continue
        low = readings[-1].end if readings else scene.row.start
        reading = _count_noun(scene, place) or _noun_count(scene, place, low) or _going_on(scene, place, low, base)
        if reading is not None:
            readings.append(reading)
            base = base if reading.verb else reading.label
    return readings


def _count_noun(scene: Scene, place: int) -> _Counted | None:
    """Read 13个重点项目: the noun follows its count."""
    token = scene.quantities[place]
    later = scene.quantities[place + 1 : place + 4]
    limit = next((t.start for t in later if t.mention.kind != "money"), min(scene.row.end, token.end + 80))
    match = _COUNT_NOUN.match(scene.text, token.end, limit)
    if match is None or _NOT_A_HEAD.match(scene.text, match.end()) or _NOT_IN_LABEL.search(match[1]):
        return None
    label = match[1]
    if label.endswith(load_actions().not_projects):
        return None
    if label in ("项目", "工程"):
        label = _named_elsewhere(scene, token.start, match.end()) or label
    return _Counted(token, label, token.start, match.end(), "project-group/count-noun")


def _named_elsewhere(scene: Scene, start: int, end: int) -> str | None:
    """Give the label of a bare 项目 from the verb before its count (新开工的52个项目) or the list it is on (4个项目列入省级重点项目)."""
    listed = _LISTED.match(scene.text, end, scene.row.end)
    if listed:
        return listed[1]
    verb = _patterns().verb_of.search(scene.text, scene.clause_start(start), start)
    return f"{verb[1]}项目" if verb else None


def _noun_count(scene: Scene, place: int, low: int) -> _Counted | None:
    """Read 签约过亿元项目91个: the noun stands before its count."""
    token = scene.quantities[place]
    start = max(low, _segment_start(scene, place))
    match = _NOUN_COUNT.search(scene.text, start, token.start)
    if match is None:
        return None
    label = _without_lead(scene.text[start : match.start() + 2])
    if label in ("项目", "工程"):
        verb = _patterns().verb_of.search(scene.text, start, match.start())
        at = match.start()
        label = f"{verb[1]}{label}" if verb else label
        return _Counted(token, label, at, token.end, "project-group/noun-count")
    if len(label) > 40 or _NOT_IN_LABEL.search(re.sub("[0-9].*元", "", label)):
        return None
    at = scene.text.rindex(label, start, token.start)
    return _Counted(token, label, at, token.end, "project-group/noun-count")


def _segment_start(scene: Scene, place: int) -> int:
    """Give the start of the phrase before a count: after a separator, or after a quantity the phrase does not hold."""
    token = scene.quantities[place]
    start = scene.clause_start(token.start, stops=_SEPARATORS)
    for earlier in reversed(scene.quantities[max(0, place - 4) : place]):
        if earlier.end <= start:
            break
        if earlier.mention.kind == "money" and re.match(
            r"[^、，,]{0,12}(?:项目|工程)", scene.text[earlier.end : token.start]
        ):
            continue
        start = earlier.end
        break
    return start + len(re.match("[、和及与 ]*", scene.text[start : token.start])[0])  # type: ignore[index]


def _without_lead(phrase: str) -> str:
    """Cut subjects, adverbs and verbs off the front of a label; a verb that alone qualifies the noun stays (签约项目).

    >>> _without_lead("累计签约过亿元项目"), _without_lead("其中签约项目")
    ('过亿元项目', '签约项目')
    """
    head = len(phrase) - 2
    cut = 0
    while True:
        lead = _patterns().lead.match(phrase, cut, head)
        verb = next((m for m in _patterns().verb.finditer(phrase, cut, head) if m["cut"] or m.end() < head), None)
        reach = max(lead.end() if lead else cut, verb.end() if verb else cut)
        if reach == cut or phrase[reach] in "和、及":
            return re.sub("^[或和、及的]+", "", phrase[cut:])
        cut = reach


def _going_on(scene: Scene, place: int, low: int, base: str | None) -> _Counted | None:
    """Read a count that goes on with the group before it: 产业类17个, 已开工35个, 总投资过10亿美元的2个."""
    token = scene.quantities[place]
    if base is None or not _GOING_ON.match(scene.text, token.end):
        return None
    start = max(low, _segment_start(scene, place))
    phrase = scene.text[start : token.start].rstrip()
    if _COMPARED.search(phrase) or len(phrase) > 24:
        return None
    rule = "project-group/breakdown"
    earlier = scene.quantities[place - 1] if place else None
    if earlier is not None and phrase == "的" and earlier.mention.kind == "money" and earlier.mention.mod is not None:
        return _Counted(token, base, earlier.start, token.end, rule)
    bare = _without_lead(f"{phrase}项目")[:-2]
    verb = _patterns().stage_only.fullmatch(bare)
    if verb:
        kind = base if base.endswith(("项目", "工程")) and furthest_stage(base) is None else "项目"
        return _Counted(token, f"{verb[1]}{kind}", start, token.end, rule, verb[1])
    if _CATEGORY.fullmatch(bare):
        return _Counted(token, f"{bare}项目", start, token.end, rule)
    if 1 < len(bare) <= 10 and _MONEY_NEXT.match(scene.text, token.end):
        return _Counted(token, bare, start, token.end, rule)
    return None


# -- filling slots --------------------------------------------------------------------------------------------------------------


def _built(scene: Scene, readings: Sequence[_Counted], last: ProjectGroup | None) -> list[ProjectGroup]:
    """Fill the slots of the groups of a sentence; `last` is the group before it in the paragraph."""
    monies = read_money(scene.text, scene.row.start, scene.quantities)
    out: list[ProjectGroup] = []
    for place, reading in enumerate(readings):
        limit = readings[place + 1].start if place + 1 < len(readings) else scene.row.end
        slots = _slots(scene, reading, monies, limit) or _total(scene, readings, place, monies)
        if reading.verb and out and out[-1].threshold is not None and out[-1].label in reading.label:
            slots.setdefault("threshold", out[-1].threshold)
        parent = _parent(scene, reading, [last, *out] if last else out)
        starts = [reading.start, *(amount.span.start for amount in slots.values())]
        ends = [reading.end, *(amount.span.end for amount in slots.values())]
        out.append(
            ProjectGroup(
                span=Span(min(starts), max(ends)),
                rule=reading.rule,
                count=amount_of(reading.token),
                label=reading.label,
                stage=_stage(scene, reading, limit) or (parent.stage if parent else None),
                period=_period(scene, reading, limit, parent),
                zone=scene.zone(reading.start) or (parent.zone if parent else None),
                status=scene.status(reading.token.start),
                **slots,
            )
        )
    return out


def _parent(scene: Scene, reading: _Counted, earlier: Sequence[ProjectGroup]) -> ProjectGroup | None:
    """Give the group that a group after 其中 breaks down: the last one before that word."""
    among = scene.text.rfind("其中", max(scene.row.start, reading.token.start - 300), reading.token.start)
    return next((group for group in reversed(earlier) if group.span.start < among), None)


def _period(scene: Scene, reading: _Counted, limit: int, parent: ProjectGroup | None) -> Period | None:
    """Give the day or period of a group; the day of an inspection is none."""
    if _THIS_TIME.search(scene.text, max(scene.row.start, reading.start - 12), reading.start) and scene.ceremony:
        return scene.ceremony
    if _INSPECTED.search(scene.text, max(scene.row.start, reading.start - 300), reading.start):
        return None
    period = scene.period(reading.start, min(limit, scene.clause_end(reading.end)))
    return period or (parent.period if parent else None)


def _slots(scene: Scene, reading: _Counted, monies: Sequence[Money], limit: int) -> dict[str, Amount]:
    """Give the money that belongs to a group, by slot."""
    slots: dict[str, Amount] = {}
    reach = reading.end
    first = bisect_left(monies, reading.start - 60, key=lambda money: money.token.start)
    for money in monies[first:]:
        token = money.token
        if token.start >= limit:
            break
        if reading.start <= token.start < reading.end and token.end <= reading.end:
            slots.setdefault("threshold", amount_of(token))
        elif money.of_next and token.end < reading.token.start <= token.end + 4:
            slot = "threshold" if token.mention.mod is not None else "investment"
            slots.setdefault(slot, amount_of(token))
        elif reach <= money.start and token.end <= limit and not money.of_next:
            if _COVERING.fullmatch(scene.text, reach, money.start):
                if "其中" in scene.text[max(scene.row.start, reading.start - 300) : reading.start]:
                    break  # the total of the group that was broken down
            elif _BEFORE_MONEY.fullmatch(scene.text, reach, money.start) is None:
                break
            if money.slot in ("investment", "annual_investment"):
                slots.setdefault(money.slot, amount_of(token))
            reach = token.end
    return slots


def _total(scene: Scene, readings: Sequence[_Counted], place: int, monies: Sequence[Money]) -> dict[str, Amount]:
    """Give the total that follows a breakdown: 签约项目46个，其中外资项目9个，涵盖多个领域，总投资170亿元."""
    if place or "其中" not in scene.text[readings[0].end : readings[-1].start]:
        return {}
    for money in monies:
        if money.slot == "investment" and _COVERING.fullmatch(scene.text, readings[-1].end, money.start):
            return {"investment": amount_of(money.token)}
    return {}


def _stage(scene: Scene, reading: _Counted, limit: int) -> Stage | None:
    """Give the stage of a group: by its label, its predicate, the verb before it, or the heading of its clause."""
    text, actions = scene.text, load_actions()
    if reading.verb:
        return actions.stages[reading.verb]
    labelled = furthest_stage(reading.label)
    if _SET_OFF.search(text, max(scene.row.start, reading.start - 12), reading.start):
        labelled = labelled or "started"
    clause = scene.clause_start(reading.start)
    batch = _BATCH.search(text, scene.clause_start(reading.start, stops="；;：:。"), reading.start)
    return (
        labelled
        or furthest_stage(text[reading.end : min(limit, scene.clause_end(reading.end))])
        or furthest_stage(text[clause : reading.start])
        or (furthest_stage(batch["verb"]) if batch else None)
        or _ceremony_stage(text, scene.row.start, reading.start)
    )


def _ceremony_stage(text: str, start: int, end: int) -> Stage | None:
    """Give the stage of a ceremony told before the count: 举行集中开工仪式，30个项目总投资210亿元."""
    held = _CEREMONY.findall(text, max(start, end - 120), end)
    return furthest_stage(held[-1]) if held else None


def _add(groups: list[ProjectGroup], found: Sequence[ProjectGroup], text: str) -> None:
    """Add groups; one that was named before only fills the slots that were empty.

    Args:
        groups: the groups so far.
        found: the groups of one sentence.
        text: the normal text; a group named in a title is named again below it.
    """
    for group in found:
        for place, known in enumerate(groups):
            if _same(known, group, titled=is_title(text, *known.span)):
                groups[place] = _merged(known, group)
                break
        else:
            groups.append(group)


def _merged(known: ProjectGroup, group: ProjectGroup) -> ProjectGroup:
    """Fill empty slots; of two labels the longer stands, of two periods the day within the longer one."""
    names = [field.name for field in attrs.fields(ProjectGroup)]
    changes = {name: getattr(group, name) for name in names if getattr(known, name) is None}
    if len(group.label) > len(known.label):
        changes["label"] = group.label
    if known.period and group.period and None not in (*known.period, *group.period):
        (low, high), (start, end) = known.period, group.period
        if low <= start and end <= high:  # type: ignore[operator]
            changes["period"] = group.period
    return attrs.evolve(known, **changes)


def _same(one: ProjectGroup, other: ProjectGroup, *, titled: bool) -> bool:
    """Whether two groups are one: the same count of the same kind at the same stage."""
    if (one.count.value, one.count.unit, one.count.mod) != (other.count.value, other.count.unit, other.count.mod):
        return False
    for name in ("stage", "threshold", "investment"):
        values = [getattr(one, name), getattr(other, name)]
        values = [(v.value, v.unit) if isinstance(v, Amount) else v for v in values]
        if None not in values and values[0] != values[1]:
            return False
    short, long = sorted((one.label, other.label), key=len)
    rest = iter(long)
    return titled or all(character in rest for character in short)
