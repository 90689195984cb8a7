"""The drafts of a sentence, and how statements are bound to what was said before them."""

from __future__ import annotations

import re

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.context import WIDE_WORDS, Period
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.draft import Draft, Note
from zonenews.facts.indicators.metric_lists import distribute
from zonenews.facts.indicators.metric_names import MetricName, is_broad, is_of_event, metric_name, own_subject
from zonenews.facts.indicators.noun_phrases import MetricPhrase, leads_elsewhere
from zonenews.facts.indicators.refusals import Refusal, Refused
from zonenews.facts.indicators.scope import (
    THAT_DAY,
    Scope,
    is_borrowed,
    is_far,
    period_for,
    set_holder,
    set_subject,
    set_times,
    status_for,
)
from zonenews.facts.records import Change
from zonenews.lexicon.actions import Status
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set

_BOTH = lazy("^[两三四五六七八九十0-9]+(?:省区市|省市|省区|省|市|县|区|地)")
"""How many places were listed, before what they have: 青石、白石两省区重点生态区."""
_OF_BRANCHES = lazy("^地方|产业增加值|业增加值|地区生产总值|公共预算")
"""Figures that a place has and no group of enterprises."""
_RATE = lazy(r"(?:率|占比|比重|比例|强度|进度|份额)$")
_PARTS = ("percent", "ratio")
_DASHES = ("—", "–")
_SPEAKER = lazy("他们|她们|他家|她家|我家|一家人|小两口")
"""Who tells that a sentence is of some people, and not of the place in force."""
_SPEAKER_REACH = 600
_OF_PLACE = ("工业", "规", "地方", "地区", "一般", "高新", "战略", "外贸", "全")
"""How metrics begin that are of a place, and not of the enterprises just counted."""
_OWNED = frozenset(("industry", "trade", "public finance"))
_AFTER_OFFER = lazy(r"[，,](?:确保|力争|实现|目前|截至|预计)")
_PAIR = {
    "量": ("count", "mass", "volume", "area", "energy"),
    "值": ("money",),
    "数量": ("count", "mass"),
    "金额": ("money",),
}


@attrs.define
class Bracket:
    """What held where a bracket opened, to go back to where it closes.

    Attributes:
        count: how many drafts there were.
        levels: the levels no change had closed.
        batch: how many of them one list gave.
        subject: the subject in force.
        place: the place in force.
        period: the period in force.
        status: the status in force.
        before: the tokens before it, which go on behind it.
    """

    count: int
    levels: list[Draft]
    batch: int
    subject: str | None
    place: str | None
    period: Period | None
    status: Status
    before: list[Token]


@attrs.define
class Run:
    """What a sentence has stated so far, and what a statement without a head may belong to.

    Attributes:
        drafts: the indicators made so far.
        levels: those of them, the last ones, whose level no change has closed yet.
        batch: how many figures the last list gave; one change behind several stays open.
        listed: the figures of the last list.
        in_force: the metric that the sentence before, of the same paragraph, was about; empty where there is none.
        reporting: whether the text reports figures of a place.
        in_list: whether the last statement was a level, with no mark behind it but 、.
        dropped: whether a figure was passed over since the last draft, so that nothing binds to what stood before it.
        stale: whether a place was named since the last draft.
        completed: whether the last level was that of an earlier figure.
        read_to: up to where the text is read, past what was counted.
        holding: the verb of holding of a list of counts (集聚 of 集聚21家总部和10家中心).
        brackets: the brackets that are open.
        notes: what was left open.
        reason: why the phrase being read states nothing, as far as a reader has said so.
        bound: whether the phrase being read was bound to an earlier figure.
        refused: the figures that gave no indicator, with the reasons.
    """

    drafts: list[Draft] = attrs.field(factory=list)
    levels: list[Draft] = attrs.field(factory=list)
    batch: int = 0
    listed: list[Draft] = attrs.field(factory=list)
    in_force: str = ""
    reporting: bool = False
    in_list: bool = False
    dropped: bool = False
    stale: bool = False
    completed: bool = False
    read_to: int = 0
    holding: re.Match[str] | None = None
    brackets: list[Bracket] = attrs.field(factory=list)
    notes: list[Note] = attrs.field(factory=list)
    reason: Refusal | None = None
    bound: bool = False
    refused: list[Refused] = attrs.field(factory=list)

    @property
    def last(self) -> Draft | None:
        """The last draft, or `None`."""
        return self.drafts[-1] if self.drafts else None

    @property
    def metric(self) -> str:
        """The metric in force: that of the last figure here, or in the sentence before; empty where there is none."""
        return self.drafts[-1].metric if self.drafts else self.in_force

    @property
    def last_whole(self) -> Draft | None:
        """The last draft that is no share, or `None`."""
        return next((draft for draft in reversed(self.drafts) if not draft.is_share), None)

    def drop(self) -> None:
        """Pass a figure over: what follows has nothing to bind to."""
        self.levels, self.dropped = [], True

    def refuse(self, values: list[Token], refusal: Refusal) -> None:
        """Note figures that give no indicator."""
        self.refused.extend(Refused(value.start, value.end, refusal) for value in values)

    def extend(self, made: list[Draft], values: list[Token], *, listed: bool = False) -> None:
        """Give drafts their levels; the changes that follow are theirs."""
        for draft, value in zip(made, values, strict=True):
            draft.value = value
        self.levels.extend(made)
        self.listed = [*self.listed, *made] if listed else made
        self.batch = max(len(made), self.batch + 1 if listed else 1)


# -- making drafts --------------------------------------------------------------------------------------------------------------


def make_drafts(head: MetricPhrase, values: list[Token], rule: str, scope: Scope, run: Run) -> list[Draft]:
    """Make one draft for each value; none where the lists do not match, or where it stays open whose figure of what it is.

    Args:
        head: the metric, and what stands before it.
        values: the values, or what gives a change or a rank.
        rule: the rule that reads them.
        scope: what holds; a subject and a time of the head are in force from here on.
        run: takes the drafts.
    """
    before = (scope.period, scope.period_here)
    set_times(scope, head.times)
    count = len(values)
    subjects = _subjects(head, values, scope, run)
    metrics: list[str] | None = [head.metric] * count
    if subjects and count > 1 and len(set(subjects)) == 1:
        metrics = distribute(head.metric, count, loose=run.reporting)
    elif subjects and head.each and (parts := distribute(head.metric, _length_of_list(head.metric))):
        metrics, subjects = parts, [subjects[0]] * len(parts)
    if metrics and len(metrics) > 1 and not head.subject:
        metrics, subjects = _of_one_holder(metrics, subjects)
    if not subjects or not metrics or not _are_names(metrics, values[0]):
        _note_unequal(values, run)
        return []
    made: list[Draft] = []
    for at, name in enumerate(metrics):
        draft = _draft(head._replace(metric=name), subjects[at], values[min(at, count - 1)], rule, scope)
        if isinstance(draft, Refusal):
            run.drop()
            run.reason = draft
            return []
        made.append(draft)
    if head.times and head.times[-1].text in THAT_DAY:
        scope.held = scope.held or before
    run.drafts.extend(made)
    run.dropped = run.stale = False
    return made


def _are_names(metrics: list[str], value: Token) -> bool:
    """Whether the parts of a list are names of metrics that the first value fits; a single name is judged where it is drafted."""
    return len(metrics) < 2 or (all(metric[1:] for metric in metrics) and _all_fit(metrics, value))


def _length_of_list(metric: str) -> int:
    """How many metrics a list of them can hold."""
    return metric.count("、") + metric.count("和") + 1


def _of_one_holder(metrics: list[str], subjects: list[str | None]) -> tuple[list[str], list[str | None]]:
    """Give the holder that stands before the first metric of a list to all of them: 限额以上单位 | 汽车类、通讯类零售额."""
    first, holder = own_subject(metrics[0], None)
    if holder is None or any(own_subject(name, None)[1] for name in metrics[1:]):
        return metrics, subjects
    return [first, *metrics[1:]], [holder] * len(metrics)


def _draft(head: MetricPhrase, subject: str | None, value: Token, rule: str, scope: Scope) -> Draft | Refusal:
    """Make the draft of one value, or say why its metric or its subject is not certain."""
    own, subject = (head.metric, subject) if head.subject else own_subject(head.metric, subject)
    settled = _settle(own, subject, head, scope)
    if isinstance(settled, Refusal):
        return settled
    wording, subject = settled
    carried = [] if head.subject or head.holder else list(scope.subject_tokens)
    if scope.period_token is not None and not head.times:
        carried.append(scope.period_token)
    period = period_for(scope, wording.metric, head)
    laid_out = wording.metric.startswith("规划") and wording.metric.endswith("面积")
    return Draft(
        metric=wording.metric,
        subject=subject,
        period=period,
        status="planned" if laid_out else status_for(scope, head, period, value.start),
        rule=rule,
        tokens=[*head.subject, *head.times, value],
        start=min(head.start, value.start),
        end=value.end,
        flow=head.acts,
        branch_of=head.branch_of,
        span=None if head.times else scope.span,
        lapsed=scope.period if scope.period_token is not None else None,
        carried=carried,
        share_of=wording.whole or None,
    )


def _settle(
    name: str, subject: str | None, head: MetricPhrase, scope: Scope
) -> tuple[MetricName, str | None] | Refusal:
    """Take off a metric what is no part of it, and settle whose figure it is, or say why it states nothing certain."""
    plain = name.strip("“”\"' 　") if name.count("“") != name.count("”") else name
    wording = metric_name(plain, placed=bool(head.subject), filling=head.filling)
    if isinstance(wording, Refusal):
        return wording
    if wording.holder:
        subject = "".join([place.text for place in head.subject]) + wording.holder
    elif subject in WIDE_WORDS and wording.metric.startswith(subject):
        wording = wording._replace(metric=wording.metric.removeprefix(subject))
    return _vague_about(wording, subject, head, scope) or (wording, subject)


def _vague_about(wording: MetricName, subject: str | None, head: MetricPhrase, scope: Scope) -> Refusal | None:
    """Say where it stays open whose figure it is: nobody is named and no known metric tells, or only a size is named."""
    if head.subject and leads_elsewhere(scope.text, head.subject[0]):
        return Refusal("nobody")
    if not head.holder and scope.text[max(0, head.start - 1) : head.start] in _DASHES:
        return Refusal("fragment")
    if is_of_event(wording.metric, scope.text, scope.start, head.start):
        return Refusal("occasion")
    if head.subject or head.holder or wording.holder:
        return None
    if _SPEAKER.search(scope.text, max(scope.start, head.start - _SPEAKER_REACH), head.start):
        return Refusal("particular")
    if wording.metric in word_set("size_only") or (subject and subject in wording.metric[: len(subject) + 1]):
        return Refusal("size")
    known = head.filling or ending_metric(wording.metric) is not None
    return Refusal("nobody") if subject is None and not known else None


def _all_fit(metrics: list[str], value: Token) -> bool:
    """Whether every metric of a list can take a rate, where the values are levels in percent."""
    if value.kind != "quantity" or value.mention.kind not in ("percent", "percentage_point"):
        return True
    rates = [bool(_RATE.search(metric)) for metric in metrics]
    return all(rates) or not any(rates)


def _note_unequal(values: list[Token], run: Run) -> None:
    """Note a list whose names and values differ in number; what follows has nothing to bind to."""
    run.drop()
    run.reason = Refusal("unequal_list")
    message = f"{len(values)} values for another number of names"
    run.notes.append(Note("facts/unequal-list", message, values[0].start, values[-1].end))


# -- whose figures --------------------------------------------------------------------------------------------------------------


def _subjects(head: MetricPhrase, values: list[Token], scope: Scope, run: Run) -> list[str | None]:
    """Give the subject of each value; empty where a list of places and the values differ in number."""
    count = len(values)
    if len(head.subject) > 1:
        return _listed_subjects(head, count, scope)
    if head.holder:
        set_holder(scope, head)
        return [scope.subject] * count
    if head.subject:
        return [set_subject(scope, list(head.subject))] * count
    return [_carried_subject(head, values, scope, run)] * count


def _listed_subjects(head: MetricPhrase, count: int, scope: Scope) -> list[str | None]:
    """Give the listed places as subjects, with what each of them has; as one where there is one value."""
    names = [scope.context.name_of(place, scope.place) for place in head.subject]
    if head.holder:
        names = [f"{name or ''}{_BOTH.sub('', head.holder)}" for name in names]
    if count == 1:
        return ["、".join(name or "" for name in names)]
    return names if count == len(names) else []


def _carried_subject(head: MetricPhrase, values: list[Token], scope: Scope, run: Run) -> str | None:
    """Give the subject in force, where a figure of this metric can be its own."""
    metric, subject = head.metric, scope.subject
    if head.other or (scope.acted and not is_broad(metric)):
        return None
    if subject is not None and subject.endswith("企业") and _OF_BRANCHES.search(metric):
        return scope.place
    if holder := _counted_holder(metric, values[0], scope, run):
        return holder
    return None if (is_borrowed(scope) and not is_broad(metric)) or is_far(scope, metric) else subject


def _counted_holder(metric: str, value: Token, scope: Scope, run: Run) -> str | None:
    """Give the enterprises just counted, when a sum of money follows: 韩资企业近400家，年进出口额300亿元."""
    last = run.last
    if last is None or value.kind != "quantity" or value.mention.kind != "money" or last.start < scope.start:
        return None
    if metric.startswith(_OF_PLACE):
        return None
    if last.value is not None and last.value.mention.kind == "count" and last.metric.endswith("企业"):
        owned = _is_owned(metric) and last.status == scope.status
        if not owned or last.flow:
            return None
        return last.subject if last.metric == "企业" else last.metric
    return last.subject if last.subject and last.subject.endswith("企业") and last.period == scope.period else None


def _is_owned(metric: str) -> bool:
    """Whether a metric is one that enterprises have."""
    known = ending_metric(metric)
    return known is not None and known[0] < 2 and "外资" not in metric and known[1].domain in _OWNED


# -- changes without a head -----------------------------------------------------------------------------------------------------


def bind_changes(changes: list[Change], values: list[Token], run: Run, *, each: bool) -> None:
    """Bind changes that have no head of their own to what was said before."""
    levels = run.levels or run.drafts[-1:]
    if not levels or run.dropped or run.stale:
        run.reason = Refusal("nothing_before")
        return
    targets = _targets(changes, levels, values, run, each=each)
    if not targets:
        return
    if changes[0].unit == "pp" and len(changes) == 1 and _is_of_rate(targets[-1]):
        run.reason = Refusal("comparison")
        return
    run.bound = True
    end = values[-1].end
    if len(changes) == 1:
        changes = changes * len(targets)
        listed = len(targets) > 1
    else:
        listed = True
    for draft, change in zip(targets, changes, strict=True):
        draft.changes.append(change)
        draft.end = max(draft.end, end)
        draft.tokens.extend(value for value in values if (value.start, value.end) == tuple(change.span))
    if listed or not run.levels:
        run.levels = []
    elif targets[0] is run.levels[-1]:
        run.levels = run.levels[-1:]
    run.batch = 0 if listed else run.batch


def _is_of_rate(target: Draft) -> bool:
    """Whether points can only be of the rate of growth that was told, and not of the level: 增长6.2%，比1-4月回落0.8个百分点."""
    return bool(target.changes) and not target.is_share and target.kind not in _PARTS


def _targets(changes: list[Change], levels: list[Draft], values: list[Token], run: Run, *, each: bool) -> list[Draft]:
    """Choose the drafts that changes are about; none, and a note, where that stays open."""
    count = len(changes)
    start, end = values[0].start, values[-1].end
    if count > 1:
        if len(levels) == count:
            return levels
        if run.batch == count <= len(levels):
            return levels[-count:]
        run.notes.append(Note("facts/unequal-list", f"{count} changes for {len(levels)} figures", start, end))
        return []
    if each and len(levels) > 1:
        return levels
    if run.batch > 1 and len(levels) > 1:
        run.notes.append(Note("facts/open-change", f"one change after {len(levels)} listed figures", start, end))
        return []
    return [_target(changes[0], levels, run)]


def _target(change: Change, levels: list[Draft], run: Run) -> Draft:
    """Choose what a single change is about: points belong to a share, percents to the level before it."""
    last = run.drafts[-1]
    if last.is_share and change.unit != "pp":
        wholes = [draft for draft in run.drafts if not draft.is_share and draft.metric == last.metric]
        return wholes[-1] if wholes else last
    return last if last.is_share else levels[-1]


def bind_pair(metric: str, changes: list[Change], run: Run) -> None:
    """Bind 量、值分别增长 to the last figures of quantity and of value."""
    found: list[Draft | None] = []
    for name in metric.replace("和", "、").split("、"):
        kinds = _PAIR.get(name, ())
        found.append(next((d for d in reversed(run.drafts) if d.value and d.value.mention.kind in kinds), None))
    targets = [draft for draft in found if draft is not None]
    run.bound = len(targets) == len(found) == len(changes)
    if run.bound:
        for draft, change in zip(targets, changes, strict=True):
            draft.changes.append(change)
            draft.end = max(draft.end, change.span.end)


# -- brackets, and what is taken back -------------------------------------------------------------------------------------------


def open_bracket(before: list[Token], scope: Scope, run: Run) -> None:
    """Enter a bracket: what it says is bound to nothing outside it."""
    run.brackets.append(
        Bracket(len(run.drafts), run.levels, run.batch, scope.subject, scope.place, scope.period, scope.status, before)
    )
    run.levels = []


def close_bracket(before: list[Token], scope: Scope, run: Run) -> list[Token]:
    """Leave a bracket; behind it goes on what stood before it, and a change is that of the figure before."""
    if not run.brackets:
        return before
    held = run.brackets.pop()
    run.levels, run.batch = held.levels, held.batch
    scope.subject, scope.place, scope.period, scope.status = held.subject, held.place, held.period, held.status
    inner = run.drafts[held.count :]
    at = max(0, held.count - 1)
    run.drafts[at:] = [*inner, *run.drafts[at : held.count]]
    run.dropped = run.stale = False
    return held.before


def retract_promise(token: Token, scope: Scope, run: Run) -> None:
    """Take back what was read of a sentence that turns out to promise support (对产值增长10%以上的企业给予奖励)."""
    if token.start < scope.closed:
        return
    text = scope.text
    opener = text.rfind("对", scope.start, token.start)
    clause = max(text.rfind(mark, scope.start, token.start) for mark in "，,")
    cut = opener if opener >= 0 else max(clause, scope.start)
    run.drafts = [draft for draft in run.drafts if draft.end <= cut]
    run.levels = []
    last = scope.tokens[-1].end
    end = text.find("；", token.end, last)
    scope.closed = end if end >= 0 else last
    if match := _AFTER_OFFER.search(text, token.end, scope.closed):
        scope.closed = match.start()
