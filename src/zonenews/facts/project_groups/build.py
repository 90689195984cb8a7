"""The groups of a sentence: counts with what is said of them, each part with what it shares with its whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.stages import furthest_stage, status_told
from zonenews.facts.amounts import amount_of
from zonenews.facts.money import read_money
from zonenews.facts.project_groups.counted import Counted
from zonenews.facts.project_groups.days import in_row, period_of
from zonenews.facts.project_groups.leads import Lead, breaks_down, lead_before
from zonenews.facts.project_groups.places import zone_of
from zonenews.facts.project_groups.shared_counts import is_shared, size_of_list
from zonenews.facts.project_groups.slots import money_slots, total_behind
from zonenews.facts.project_groups.stages import is_ahead, is_undone, stage_of, status_of
from zonenews.facts.records import ProjectGroup
from zonenews.lexicon.actions import Status, load_actions
from zonenews.text.records import Amount
from zonenews.text.spans import Span

_SIZE_ONLY = lazy(
    r"(?:单体|单个)?(?:总?投资|投资额)?[^，,。；;、]{0,3}[0-9一二三四五六七八九十百]*[十百千]?亿(?:元|美元)?(?:以上|级)?的?(?:项目|工程)"
)


def build_groups(
    sentence: Sentence,
    readings: Sequence[Counted],
    last: ProjectGroup | None,
    groups: Sequence[ProjectGroup],
    broken_down: ProjectGroup | None = None,
) -> list[ProjectGroup]:
    """Fill the slots of the groups of a sentence.

    Args:
        sentence: the sentence.
        readings: its counts.
        last: the group before it in the paragraph.
        groups: all groups before it.
        broken_down: the group that its paragraph breaks down, or `None`.
    """
    monies = read_money(sentence.text, sentence.bounds.start, sentence.quantities)
    out: list[ProjectGroup] = []
    for place, reading in enumerate(readings):
        limit = readings[place + 1].start if place + 1 < len(readings) else sentence.bounds.end
        slots = money_slots(sentence, reading, monies, limit) or total_behind(sentence, readings, place, monies)
        slots = {} if is_shared(readings, place) else slots
        told = _Told(reading, limit, slots, lead_before(sentence, reading.start), out[-1] if out else last)
        whole = _whole_of(sentence, told, [*groups[-_LAST_GROUPS:], *out], [last, *out] if last else out)
        if whole is None and broken_down is not None and reading.token.mention.value < broken_down.count.value:
            whole = broken_down
        listed = size_of_list(sentence, reading)
        size = _shared_size(sentence, reading, whole, out) if listed is None else None
        if size is not None:
            slots.setdefault("threshold", size)
        group = _group(sentence, told, whole)
        if group.threshold is None and listed is not None:
            span = Span(min(group.span.start, listed.span.start), group.span.end)
            group = attrs.evolve(group, threshold=listed, span=span)
        if out and group.investment is not None:
            group = _without_sum_of_both(sentence, (out[-1], group), (readings[place - 1], reading), slots)
        out.append(group)
    return _with_total_behind(
        sentence, _with_stage_behind(sentence, readings, _with_stage_before(sentence, readings, out))
    )


def _without_sum_of_both(
    sentence: Sentence,
    groups: tuple[ProjectGroup, ProjectGroup],
    readings: tuple[Counted, Counted],
    slots: dict[str, Amount],
) -> ProjectGroup:
    """Give the second of two groups, without the sum that is of neither."""
    if not _is_of_both(sentence, groups, readings):
        return groups[1]
    kept = max(readings[1].end, *(amount.span.end for name, amount in slots.items() if name != "investment"), 0)
    return attrs.evolve(groups[1], investment=None, span=Span(groups[1].span.start, kept))


def _with_stage_before(sentence: Sentence, readings: Sequence[Counted], out: list[ProjectGroup]) -> list[ProjectGroup]:
    """Give a group the stage that a verb before the label of the one right before it says of both: 在建|工业项目8个，商贸项目3个."""
    for place in range(1, len(out)):
        before, group = out[place - 1], out[place]
        if group.stage is not None or before.stage is None or furthest_stage(before.label) is not None:
            continue
        lead = sentence.text[sentence.clause_start(readings[place - 1].start) : readings[place - 1].start]
        beside = sentence.text[readings[place - 1].end : readings[place].start] in _NEXT_ITEM
        if beside and _VERB_LEADS.search(lead) and furthest_stage(lead) == before.stage:
            out[place] = attrs.evolve(group, stage=before.stage, status=before.status)
    return out


_NEXT_ITEM = ("，", ",", "、")
_VERB_LEADS = lazy("(?:[在新续]建|[竣开完]工|投产|建成|签约)$")


def _with_stage_behind(sentence: Sentence, readings: Sequence[Counted], out: list[ProjectGroup]) -> list[ProjectGroup]:
    """Give a group the stage of the next one where both are told by one verb: 6个产业项目，以及甲等10个项目|正式开工."""
    for place in range(len(out) - 2, -1, -1):
        shared = readings[place].token is readings[place + 1].token  # 交通、水利项目各3个|开工
        joint = (
            shared
            or _JOINED_WITH.match(sentence.text, readings[place].end)
            or _beside(sentence, *readings[place : place + 2])
        )
        if joint and out[place].stage is None and out[place + 1].stage is not None:
            out[place] = attrs.evolve(out[place], stage=out[place + 1].stage, status=out[place + 1].status)
    return out


def _beside(sentence: Sentence, one: Counted, other: Counted) -> bool:
    """Whether two counts stand beside each other before one verb: 工业类8个项目、|农业类3个项目集中开工."""
    alike = one.rule == other.rule == "project-group/count-noun" and furthest_stage(other.label) is None
    return alike and sentence.text[one.end : one.end + 1] == "、" and other.start - one.end <= _BESIDE


_BESIDE = 10
_JOINED_WITH = lazy("[，,]?(?:以及|和|及)")


def _is_of_both(
    sentence: Sentence, groups: tuple[ProjectGroup, ProjectGroup], readings: tuple[Counted, Counted]
) -> bool:
    """Whether a sum in a clause of its own stands behind two counts of another stage each, and so is of neither: 11个项目签约，9个项目动工，|投资总额超75亿元."""
    (first, last), (before, reading), text = groups, readings, sentence.text
    total = last.investment
    if total is None or first.investment is not None or None in (first.stage, last.stage) or first.stage == last.stage:
        return False
    parted = sentence.clause_start(total.span.start) > reading.end
    beside = sentence.clause_end(before.end) + 1 >= sentence.clause_start(reading.start)
    between = text[before.start : reading.end]
    return parted and beside and "其中" not in between and _PARTED.search(between) is None


class _Told(NamedTuple):
    """A count, where what is said of it ends, its money, and the lead it stands under."""

    reading: Counted
    limit: int
    slots: dict[str, Amount]
    lead: Lead | None
    before: ProjectGroup | None


def _group(sentence: Sentence, told: _Told, whole: ProjectGroup | None) -> ProjectGroup:
    """Make the record of a count."""
    reading, limit, slots, lead, before = told
    if lead is not None and whole is not None and whole.span.start > lead.end:
        lead = None  # 签约项目涵盖…。全市还有258个项目开工。|其中甲类项目123个
    ahead = is_ahead(sentence, reading, limit)
    starts = [reading.start, *(amount.span.start for amount in slots.values())]
    ends = [reading.end, *(amount.span.end for amount in slots.values())]
    status: Status = "planned" if ahead else status_of(sentence, reading, limit)
    part = whole is not None and (_is_among(sentence, reading, whole) or _SIZE_ONLY.fullmatch(reading.label))
    done = reading.verb and sentence.text.find("已", reading.start, reading.end) >= 0  # 拟引进40个，其中|已投产8个
    if status == "actual" and whole is not None and (part or breaks_down(sentence)) and not done:
        status = whole.status  # 计划实施62个，其中续建22个
    if status == "actual" and lead is not None and not reading.verb:
        status = status_told(sentence.text, lead.start, lead.end)  # 计划开工项目中包括产业项目5个；民生项目7个
    works = sentence.works_before
    if status == "actual" and works is not None and works.planned and furthest_stage(reading.label) is None:
        status = "planned"  # （二）拟开工项目 | 产业类12个
    return ProjectGroup(
        span=Span(min(starts), max(ends)),
        rule=reading.rule,
        count=amount_of(reading.token),
        label=reading.label,
        stage=stage_of(sentence, reading, limit, lead) or (whole.stage if whole and not is_undone(reading) else None),
        period=None if ahead else in_row(sentence, before, period_of(sentence, reading, limit, whole, status)),
        zone=zone_of(sentence, reading, whole),
        status=status,
        threshold=slots.get("threshold"),
        investment=slots.get("investment"),
        annual_investment=slots.get("annual_investment"),
    )


def _whole_of(
    sentence: Sentence, told: _Told, earlier: Sequence[ProjectGroup], near: Sequence[ProjectGroup]
) -> ProjectGroup | None:
    """Give the group a count is part of: the one 其中 breaks down, the one its lead speaks of, or a larger one told by more than size."""
    whole = _parent(sentence, told.reading, near) or _among_named(sentence, told.reading, earlier)
    if whole is None and told.lead is not None:
        whole = _of_lead(told.lead, earlier)
    return whole or next((one for one in reversed(near) if _is_part(told.reading, told.slots, one)), None)


def _among_named(sentence: Sentence, reading: Counted, earlier: Sequence[ProjectGroup]) -> ProjectGroup | None:
    """Give the group that a sentence names as what its counts are of: 产业类项目中|铜加工项目4个; 60个重点项目中，|续建项目17个."""
    named = _AMONG_NAMED.match(sentence.text, sentence.bounds.start, reading.token.start)
    if named is None:
        return None
    count, label = int(named["count"]) if named["count"] else None, named["label"]
    for group in reversed(earlier):
        before = group.span.start < sentence.bounds.start
        like = group.label == label or (count is not None and group.label.endswith(label))
        if before and like and count in (None, group.count.value):
            return group
    return None


_AMONG_NAMED = lazy(
    "[ 　]*(?:据(?:介绍|悉|了解)[，,])?(?:(?P<count>[0-9]+)[个项])?(?P<label>(?:(?<=[个项])|[^，,。；;、0-9]{2})[^，,。；;、0-9]{0,10}项目)(?:当?中|里)(?![心试])"
)


def _shared_size(
    sentence: Sentence, reading: Counted, whole: ProjectGroup | None, out: Sequence[ProjectGroup]
) -> Amount | None:
    """Give the size a part shares: with a group of its kind before it (竣工亿元项目5个、投产3个), or with its whole behind 其中."""
    if reading.verb == "" and (of_all := _SIZED.match(sentence.text, sentence.bounds.start, reading.start)):
        sizes = within(sentence.quantities, *of_all.span("size"))
        if len(sizes) == 1 and "其中" not in sentence.text[of_all.end() : reading.start]:
            return amount_of(sizes[0])  # 全市5000万元以上重点工程完成投资312亿元；|新开工项目96个
    like = next((one for one in reversed(out) if _kind(one.label) == _kind(reading.label)), None)
    if reading.verb and like is not None and like.threshold is not None:
        return like.threshold
    close = whole is not None and reading.start - _WITHIN < whole.span.end
    return whole.threshold if whole is not None and close and _is_among(sentence, reading, None) else None


_SIZED = lazy(
    "(?:[0-9年月\\-—至上下半前三季度一二四今去全，]*)[^，,。；;0-9]{0,6}(?P<size>[0-9.]+[万亿]+元以上)[^，,。；;0-9]{0,6}(?:项目|工程)(?:累计)?完成投资[^，,。；;]+；"
)


def _with_total_behind(sentence: Sentence, out: list[ProjectGroup]) -> list[ProjectGroup]:
    """Give a sum behind the last of several parts, the only one told, to their whole: 9项，其中甲7项，乙2项，项目总投资40亿元."""
    if len(out) < _WHOLE_AND_PARTS or "其中" not in sentence.text[out[0].span.start : out[-1].span.end]:
        return out
    whole, *parts = out
    told = next((place for place, part in enumerate(parts) if part.investment), None)
    if told is None or whole.investment or any(part.investment for part in parts[told + 1 :]):
        return out
    total = parts[told].investment
    if total is None or sum(part.count.value for part in parts[: told + 1]) != whole.count.value:
        return out
    last = parts[told]
    parts[told] = attrs.evolve(last, investment=None, span=Span(last.span.start, last.count.span.end))
    return [attrs.evolve(whole, investment=total, span=whole.span.joined(total.span)), *parts]


_WHOLE_AND_PARTS = 3
"""A whole and at least two parts of it."""


def _is_among(sentence: Sentence, reading: Counted, whole: ProjectGroup | None) -> bool:
    """Whether 其中 stands before a count in its sentence, and behind its whole."""
    low = max(sentence.bounds.start, reading.start - _WITHIN, whole.span.start if whole is not None else 0)
    among = sentence.text.rfind("其中", low, reading.start)
    parted = among >= 0 and _PARTED.search(sentence.text, among, reading.start) is not None
    return among >= 0 and not (parted and furthest_stage(reading.label) is not None)


_PARTED = lazy("[；;]")
"""其中10亿元以上项目3个；|新开工项目12个: what says its own stage behind a semicolon is no part, and its sum is its own."""
_WITHIN = 60
"""Characters behind a group in which its parts share its size."""


def _kind(label: str) -> str:
    """Give a label without the stage before it: 竣工亿元项目 and 投产亿元项目 are of one kind."""
    return load_actions().stage_re.sub("", label)


def _parent(sentence: Sentence, reading: Counted, earlier: Sequence[ProjectGroup]) -> ProjectGroup | None:
    """Give the group that a group after 其中 breaks down: the last one before that word."""
    among = sentence.text.rfind("其中", max(sentence.bounds.start, reading.token.start - 300), reading.token.start)
    whole = next((group for group in reversed(earlier) if group.span.start < among), None)
    if whole is None or whole.span.end < sentence.bounds.start:
        return whole
    mark = max(sentence.text.rfind(stop, whole.span.end, among) for stop in "；;")
    return whole if mark < 0 or mark + 1 == among else None  # 竣工9个；续建类完成投资2亿元，|其中某园等5个项目


def _is_part(reading: Counted, slots: dict[str, Amount], whole: ProjectGroup) -> bool:
    """Whether a group is told by size only, behind a larger one: 35个项目…，单体投资超50亿元项目1个."""
    size = _SIZE_ONLY.fullmatch(reading.label)
    return bool(size and "threshold" in slots and reading.token.mention.value < whole.count.value)


def _of_lead(lead: Lead, earlier: Sequence[ProjectGroup]) -> ProjectGroup | None:
    """Give the group whose projects a lead speaks of: the last one before it at its stage."""
    for group in earlier[-1 : -_LAST_GROUPS - 1 : -1]:
        if group.span.start < lead.start and group.stage == lead.stage:
            return group
    return None


_LAST_GROUPS = 8
"""Among so many groups before a lead the one it speaks of is looked for."""
