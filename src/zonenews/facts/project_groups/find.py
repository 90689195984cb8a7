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

from bisect import bisect_left
from collections.abc import Sequence

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.context import Period
from zonenews.discourse.reading import ArticleReading, find_facts
from zonenews.discourse.same import is_short_for, told_before
from zonenews.discourse.sentences import Sentence, amount_of, furthest_stage, is_title, within
from zonenews.discourse.triggers import sentences_with
from zonenews.facts.money import Money, read_money
from zonenews.facts.project_groups.counts import Counted, read_counts
from zonenews.facts.project_groups.leads import Lead, lead_before
from zonenews.facts.records import ProjectGroup
from zonenews.lexicon.actions import Stage, load_actions
from zonenews.text.published import Published
from zonenews.text.records import Amount
from zonenews.text.spans import Span

_NOUN = lazy("项目|工程")
_SIZE_ONLY = lazy(
    r"(?:单体|单个)?(?:总?投资|投资额)?[^，,。；;、]{0,3}[0-9一二三四五六七八九十百]*[十百千]?亿(?:元|美元)?(?:以上|级)?的?(?:项目|工程)"
)
_SET_OFF = lazy(r"启动(?:实施|建设)?了?$")
_COVERING = lazy(r"[^，,；;。]{0,30}[，,](?:主要)?(?:涵盖|涉及|包括|覆盖)[^，,；;。0-9]{2,60}[，,]")
_CEREMONY = lazy(r"(签约|开工|奠基|竣工|投产)[^，,。；;]{0,6}(?:仪式|活动|大会)")
_INSPECTED = lazy("督查|调研|视察|考察|走访|察看|巡查")
_BATCH = lazy(r"(?P<verb>[^，,。；;：:]{2,6})一批[，,]")
_AFTERWARDS = lazy("(?:达产|达效|运营)?(?:之|以)?后")
_BEFORE_MONEY = lazy(r"[^，,；;。]{0,30}[，,、；;]?[ ]?(?:其中|计划|预计|涉及|合计|共计|项目|[0-9]{4}|今|当|本)?")
_THIS_TIME = lazy(r"此次|本次|这次|本批")


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
    return find_facts(raw, published, scan_project_groups)


def scan_project_groups(reading: ArticleReading) -> tuple[ProjectGroup, ...]:
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
    for sentence, _ in sentences_with(reading.sentences, counts):
        if last is not None and not sentence.same_paragraph(last.span):
            last = None
        if last is None and _NOUN.search(sentence.text, sentence.bounds.start, sentence.bounds.end) is None:
            continue
        readings = read_counts(sentence, last.label if last else None)
        if readings:
            found = _built(sentence, readings, last, groups)
            last = found[-1]
            _add(groups, found, reading.text)
    return tuple(groups)


def _built(
    sentence: Sentence, readings: Sequence[Counted], last: ProjectGroup | None, groups: Sequence[ProjectGroup]
) -> list[ProjectGroup]:
    """Fill the slots of the groups of a sentence.

    Args:
        sentence: the sentence.
        readings: its counts.
        last: the group before it in the paragraph.
        groups: all groups before it.
    """
    monies = read_money(sentence.text, sentence.bounds.start, sentence.quantities)
    out: list[ProjectGroup] = []
    for place, reading in enumerate(readings):
        limit = readings[place + 1].start if place + 1 < len(readings) else sentence.bounds.end
        slots = _slots(sentence, reading, monies, limit) or _total(sentence, readings, place, monies)
        like = next((one for one in reversed(out) if _kind(one.label) == _kind(reading.label)), None)
        if reading.verb and like is not None and like.threshold is not None:
            slots.setdefault("threshold", like.threshold)
        parent = _parent(sentence, reading, [last, *out] if last else out)
        lead = lead_before(sentence, reading.start)
        if parent is None and lead is not None:
            parent = _of_lead(lead, [*groups, *out])
        parent = parent or next((whole for whole in reversed(out) if _is_part(reading, slots, whole)), None)
        if (
            parent is not None
            and parent.threshold
            and reading.start - _WITHIN < parent.span.end
            and _is_among(sentence, reading)
        ):
            slots.setdefault("threshold", parent.threshold)
        ahead = _is_ahead(sentence, reading, limit)
        starts = [reading.start, *(amount.span.start for amount in slots.values())]
        ends = [reading.end, *(amount.span.end for amount in slots.values())]
        out.append(
            ProjectGroup(
                span=Span(min(starts), max(ends)),
                rule=reading.rule,
                count=amount_of(reading.token),
                label=reading.label,
                stage=_stage(sentence, reading, limit, lead) or (parent.stage if parent else None),
                period=None if ahead else _period(sentence, reading, limit, parent),
                zone=_zone(sentence, reading, parent),
                status="planned" if ahead else sentence.status(reading.token.start),
                **slots,
            )
        )
    return out


def _is_ahead(sentence: Sentence, reading: Counted, limit: int) -> bool:
    """Whether the stage of a group is only what something else waits for: 3个项目全部投产|后，预计年产值…."""
    if furthest_stage(reading.label) is not None:
        return False
    end = min(limit, sentence.clause_end(reading.end))
    verbs = list(load_actions().stage_re.finditer(sentence.text, reading.end, end))
    return bool(verbs) and _AFTERWARDS.match(sentence.text, verbs[-1].end()) is not None


def _is_among(sentence: Sentence, reading: Counted) -> bool:
    """Whether 其中 stands before a count in its sentence."""
    return "其中" in sentence.text[max(sentence.bounds.start, reading.start - _WITHIN) : reading.start]


_WITHIN = 60
"""Characters behind a group in which its parts share its size."""


def _kind(label: str) -> str:
    """Give a label without the stage before it: 竣工亿元项目 and 投产亿元项目 are of one kind."""
    return load_actions().stage_re.sub("", label)


def _parent(sentence: Sentence, reading: Counted, earlier: Sequence[ProjectGroup]) -> ProjectGroup | None:
    """Give the group that a group after 其中 breaks down: the last one before that word."""
    among = sentence.text.rfind("其中", max(sentence.bounds.start, reading.token.start - 300), reading.token.start)
    return next((group for group in reversed(earlier) if group.span.start < among), None)


def _is_part(reading: Counted, slots: dict[str, Amount], whole: ProjectGroup) -> bool:
    """Whether a group is told by size only, behind a larger one: 35个项目…，单体投资超50亿元项目1个."""
    size = _SIZE_ONLY.fullmatch(reading.label)
    return bool(size and "threshold" in slots and reading.token.mention.value < whole.count.value)


def _period(sentence: Sentence, reading: Counted, limit: int, parent: ProjectGroup | None) -> Period | None:
    """Give the day or period of a group; the day of an inspection is none."""
    if (
        _THIS_TIME.search(sentence.text, max(sentence.bounds.start, reading.start - 12), reading.start)
        and sentence.ceremony
    ):
        return sentence.ceremony
    if _INSPECTED.search(sentence.text, max(sentence.bounds.start, reading.start - 300), reading.start):
        return None
    own = min(limit, sentence.clause_end(reading.end))
    among = sentence.text.rfind("其中", sentence.bounds.start, reading.start)
    if parent is not None and parent.period and among > parent.span.start and not within(sentence.times, among, own):
        return parent.period
    period = sentence.period(reading.start, own)
    return period or (parent.period if parent else None)


def _slots(sentence: Sentence, reading: Counted, monies: Sequence[Money], limit: int) -> dict[str, Amount]:
    """Give the money that belongs to a group, by slot."""
    slots: dict[str, Amount] = {}
    reach = reading.end
    first = bisect_left(monies, reading.start - 60, key=lambda money: money.token.start)
    for money in monies[first:]:
        token = money.token
        if token.start >= limit:
            break
        if reading.start <= token.start < reading.end and token.end <= reading.end:
            total = money.slot == "investment" and token.mention.mod is None and reading.token.mention.value > 1
            slots.setdefault("investment" if total else "threshold", amount_of(token))
        elif money.of_next and token.end < reading.token.start <= token.end + 4:
            slot = "threshold" if token.mention.mod is not None else "investment"
            slots.setdefault(slot, amount_of(token))
        elif reach <= token.start and token.end <= limit and not money.of_next:
            told = max(reach, money.start)  # 26个项目总投资: the noun of the group is in the word before the amount
            if _COVERING.fullmatch(sentence.text, reach, told):
                if "其中" in sentence.text[max(sentence.bounds.start, reading.start - 300) : reading.start]:
                    break  # the total of the group that was broken down
            elif _BEFORE_MONEY.fullmatch(sentence.text, reach, told) is None:
                break
            if money.slot in ("investment", "annual_investment"):
                slots.setdefault(money.slot, amount_of(token))
            reach = token.end
    return slots


def _total(sentence: Sentence, readings: Sequence[Counted], place: int, monies: Sequence[Money]) -> dict[str, Amount]:
    """Give the total that follows a breakdown: 签约项目46个，其中外资项目9个，涵盖多个领域，总投资170亿元."""
    if place or "其中" not in sentence.text[readings[0].end : readings[-1].start]:
        return {}
    for money in monies:
        if money.slot == "investment" and _COVERING.fullmatch(sentence.text, readings[-1].end, money.start):
            return {"investment": amount_of(money.token)}
    return {}


def _zone(sentence: Sentence, reading: Counted, parent: ProjectGroup | None) -> str | None:
    """Give the zone in force, unless the last one named is only one of several places: 6个县市和某开发区."""
    near = within(sentence.places, reading.start - _PLACE_REACH, reading.start)
    if (
        near
        and sentence.text[near[-1].start - 1] in "和及"
        and sentence.clause_start(near[-1].start) < near[-1].start - 1
    ):
        return parent.zone if parent else None
    return sentence.zone(reading.start) or (parent.zone if parent else None)


_PLACE_REACH = 40
"""Characters before a group in which the place it belongs to is looked for."""


def _of_lead(lead: Lead, earlier: Sequence[ProjectGroup]) -> ProjectGroup | None:
    """Give the group whose projects a lead speaks of: the last one before it at its stage."""
    for group in earlier[-1 : -_LAST_GROUPS - 1 : -1]:
        if group.span.start < lead.start and group.stage == lead.stage:
            return group
    return None


_LAST_GROUPS = 8
"""Among so many groups before a lead the one it speaks of is looked for."""


def _stage(sentence: Sentence, reading: Counted, limit: int, lead: Lead | None) -> Stage | None:
    """Give the stage of a group: by its label, its predicate, the verb before it, its lead, or the heading of its clause."""
    text, actions = sentence.text, load_actions()
    if reading.verb:
        return actions.stages[reading.verb]
    labelled = furthest_stage(reading.label)
    if _SET_OFF.search(text, max(sentence.bounds.start, reading.start - 12), reading.start):
        labelled = labelled or "started"
    clause = sentence.clause_start(reading.start)
    batch = _BATCH.search(text, sentence.clause_start(reading.start, stops="；;：:。"), reading.start)
    return (
        labelled
        or furthest_stage(text[reading.end : min(limit, sentence.clause_end(reading.end))])
        or furthest_stage(text[clause : reading.start])
        or (furthest_stage(batch["verb"]) if batch else None)
        or (lead.stage if lead else None)
        or _ceremony_stage(text, sentence.bounds.start, reading.start)
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
        for place in told_before(len(groups)):
            if _same(groups[place], group, text):
                groups[place] = _merged(groups[place], group)
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


def _same(one: ProjectGroup, other: ProjectGroup, text: str) -> bool:
    """Whether two groups are one: the same count of the same kind at the same stage; a title may name the kind in other words."""
    if (one.count.value, one.count.unit, one.count.mod) != (other.count.value, other.count.unit, other.count.mod):
        return False
    for name in ("stage", "threshold", "investment"):
        values = [getattr(one, name), getattr(other, name)]
        values = [(v.value, v.unit) if isinstance(v, Amount) else v for v in values]
        if None not in values and values[0] != values[1]:
            return False
    short, full = sorted((one.label, other.label), key=len)
    return is_short_for(short, full) or is_title(text, *one.span)
