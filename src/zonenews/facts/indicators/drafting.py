"""Drafts of a sentence: one for each value, with the metric, whose figure it is and of when."""

from __future__ import annotations

from collections.abc import Sequence

from zonenews._patterns import lazy
from zonenews.discourse.tokens import PlaceToken, TimeToken, Token, body_kind
from zonenews.facts.indicators.draft import Draft, Note
from zonenews.facts.indicators.firm_lists import firm_meant, of_firms, of_one_holder
from zonenews.facts.indicators.metric_lists import distribute, length_of_list
from zonenews.facts.indicators.metric_names import MetricName, is_broad, metric_name, own_subject
from zonenews.facts.indicators.no_statistics import is_of_event
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.passing import without_world
from zonenews.facts.indicators.phrase_holders import leads_elsewhere
from zonenews.facts.indicators.project_sets import set_before
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope, is_borrowed, is_far, leave_subject_open, set_holder, set_subject
from zonenews.facts.indicators.status import status_for
from zonenews.facts.indicators.times import THAT_DAY, period_for, set_times, years_told
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set, words_of
from zonenews.mentions.regions.records import Region

_BOTH = lazy("^[两三四五六七八九十0-9]+(?:省区市|省市|省区|省|市|县|区|地)")
"""How many places were listed, before what they have: 青石、白石两省区重点生态区."""
_OF_PLACE_ALONE = pattern("(?:全社会)?{of_place_alone}")
"""How metrics begin that whole places have, and no body or site in them."""
_NO_PLACE = lazy("(?:企业|单位|机构)$|(?:项目|工程|机场)$|(?:口岸|铁路|[港站])$")
"""How bodies and sites end."""
_OF_BRANCHES = pattern("^地方|{of_branches}")
"""Figures that a place has and no group of enterprises."""
_OF_SIZE = pattern("{size_of_firms}|全社会")
"""How metrics begin that say themselves of which firms they are."""
_OF_NO_WORKS = pattern(
    "(?P<whole>{of_no_works})|[^的，。、0-9]{2,9}?(?<![企农工就创毕作开专物商产事失从待])业(?![务主态绩])"
)
"""How metrics begin that no projects have: those of a whole place (财政收入), or of a trade of its own (种植业 | 完成投资)."""
_OF_SHARES = pattern("{of_shares}")
"""Figures of the shares of a company, which no place has."""
_WORKS = ("项目", "工程")
"""How projects end, which have no trades."""
_TOWN = lazy("(?:中心|主)?城区|市区|县城")
_TOWN_FIRST = frozenset("中主城市县")
"""The town of a city or county."""
_TOWN_NAME = pattern("(?!{sort_of_town}).{1,6}[村镇乡]")
"""A town or village, whose the figures behind its own are too: 青石镇 | 蔬菜产值900万元，人均增收2000元."""
_SUM_OF = lazy("[两二三四五六七八九十0-9]项[合共总]计")
_SUM_REACH = 8
_SHORTEST_RATE = 2
_COME = ("注册", "入园")
"""Enterprises that came to a zone, whose figure with a time of its own is the zone's: 注册企业386家，2023年进出口值128亿元."""
_AROUND = ("上下游", "配套", "关联")
"""How enterprises are called that gather round others, whose figures are not theirs."""
_TOGETHER = lazy("[双两三四五六七八九十]")
"""How what stands behind a list of places begins that are told of as one: 上海、江苏 | 两地."""
_RATE = pattern(r"{rate_end}$")
_DOES = lazy("(?<=..[产行]业)(?:合计|累计|共)?(?:实现|完成)(?=..)")
"""What trades do, inside of what is measured of them: 茶叶、食品加工两大特色产业 | 合计实现 | 产值."""
_DASHES = ("—", "–")
_SPEAKER = pattern("{speaker}")
"""Who tells that a sentence is of some people, and not of the place in force."""
_SPEAKER_REACH = 600
_EARNED = lazy("[0-9]+亩地?(?:纯|总|毛)?收入|(?:每?年均?|月均?|一年)?(?:纯|净|毛|总)?收入")
_FARMER = pattern("{farmer_sign}")
_FARM_REACH = 90
"""So near to it stands what tells that a sum is what one farmer earns: 承包了80亩地，年收入85万元."""
_OWNED = frozenset(("industry", "trade", "public finance"))


# -- making drafts --------------------------------------------------------------------------------------------------------------


def make_drafts(head: MetricPhrase, values: Sequence[Token], rule: str, scope: Scope, run: Run) -> list[Draft]:
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
    head, subjects = _whose(_of_town(without_world(head, scope), scope), values, scope, run)
    years = years_told(scope, values[0].start, count) if count > 1 else []
    metrics, subjects = _shared_out(head, subjects, count, run, alike=bool(years))
    if not subjects or not metrics or not _are_names(metrics, values[0]):
        _note_unequal(values, run)
        return []
    made: list[Draft] = []
    for at, name in enumerate(metrics):
        named = head if name == head.metric else head._replace(metric=name)
        draft = _draft(named, subjects[at], values[min(at, count - 1)], rule, scope)
        if isinstance(draft, Refusal):
            run.drop()
            run.reason = draft
            return []
        made.append(draft)
    if years and len(set(metrics)) == 1:
        for draft, year in zip(made, years, strict=True):
            draft.period = year
    if head.among and not head.times:
        _time_as_whole(made, values[0], run)
    if head.times and head.times[-1].text in THAT_DAY:
        scope.held = scope.held or before
    run.drafts.extend(made)
    run.dropped = run.stale = False
    return made


def _shared_out(
    head: MetricPhrase, subjects: list[str | None], count: int, run: Run, *, alike: bool
) -> tuple[list[str], list[str | None]]:
    """Share the metrics of a head out among its values and their subjects, one metric for all where they are `alike`; none where they differ in number."""
    metrics: list[str] | None = [head.metric] * max(count, len(subjects))
    if subjects and count > 1 and len(set(subjects)) == 1:
        metrics = distribute(head.metric, count, loose=run.reporting) or (metrics if alike else None)
    elif len(subjects) == 1 and head.each and (parts := distribute(head.metric, length_of_list(head.metric))):
        metrics, subjects = parts, [subjects[0]] * len(parts)
    if metrics and len(metrics) > 1 and not head.subject:
        return of_firms(*of_one_holder(metrics, subjects))
    return metrics or [], subjects


def _time_as_whole(made: list[Draft], value: Token, run: Run) -> None:
    """Give parts behind 其中 the time of the whole, where both are counted alike: 工业企业310个，其中规模以上82个."""
    whole = run.last_whole
    if whole is None or whole.value is None or value.kind != "quantity":
        return
    if whole.value.mention.unit == value.mention.unit and whole.value.mention.kind == "count":
        for draft in made:
            draft.period = whole.period


def _of_town(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Take the town of a city or county for whose figure it is, and of those listed behind it: 全市…，城区 | 污水处理率达90%，垃圾处理率….

    Where its figure is the first of the sentence, it stays part of the metric.
    """
    town = _TOWN.match(head.metric) if head.metric[:1] in _TOWN_FIRST else None
    if town is None or head.subject or head.holder or scope.subject is None or not scope.subject_tokens:
        return head
    rest = head.metric[town.end() :]
    if ending_metric(rest) is None and not (rest.endswith("率") and len(rest) > _SHORTEST_RATE):
        return head
    return head._replace(holder=town[0], metric=rest, start=head.start + town.end())


def _are_names(metrics: list[str], value: Token) -> bool:
    """Whether the parts of a list are names of metrics that the first value fits; a single name is judged where it is drafted."""
    return len(metrics) < 2 or (all(metric[1:] for metric in metrics) and _all_fit(metrics, value))


def _draft(head: MetricPhrase, subject: str | None, value: Token, rule: str, scope: Scope) -> Draft | Refusal:
    """Make the draft of one value, or say why its metric or its subject is not certain."""
    own, subject = (head.metric, subject) if head.subject else own_subject(head.metric, subject)
    several = set_before(head, own, subject, scope)
    if several == "":
        return Refusal("project")
    settled = _settle(own, subject, head, scope)
    if isinstance(settled, Refusal):
        return settled
    wording, subject = settled
    if "、" in wording.metric and value.kind == "quantity" and scope.text.endswith("等", 0, value.start):
        return Refusal("describes")  # 包括新批的A、B以及C | 等4家
    carried: list[PlaceToken | TimeToken] = [] if head.subject or head.holder or several else list(scope.subject_tokens)
    if scope.period_token is not None and not head.times and not several:
        carried.append(scope.period_token)
    period = period_for(scope, wording.metric, head)
    laid_out = wording.metric.startswith("规划") and wording.metric.endswith("面积")
    if laid_out and period is None and not scope.period_here:
        scope.period = (
            None  # 园区规划面积12平方公里，绿化覆盖率38%: a place is described, whatever was told of a year before
        )
    return Draft(
        metric=wording.metric,
        subject=several or subject,
        period=None if several else period,
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
    if "业" in plain and (does := _DOES.search(plain)) and ending_metric(plain[does.end() :]):
        plain = plain[: does.start()] + plain[does.end() :]
    wording = metric_name(plain, placed=bool(head.subject), filling=head.filling)
    if isinstance(wording, Refusal):
        return wording
    if wording.holder:
        subject = "".join([place.text for place in head.subject]) + wording.holder
        if _TOWN_NAME.fullmatch(wording.holder):
            scope.subject, scope.subject_tokens = subject, list(head.subject)
    elif subject in words_of("wide_word") and wording.metric.startswith(subject):
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
    if (
        wording.metric.endswith("收入")
        and _EARNED.fullmatch(wording.metric)
        and _FARMER.search(scope.text, max(scope.start, head.start - _FARM_REACH), head.start)
    ):
        return Refusal("particular")
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


def _note_unequal(values: Sequence[Token], run: Run) -> None:
    """Note a list whose names and values differ in number; what follows has nothing to bind to."""
    run.drop()
    run.reason = Refusal("unequal_list")
    message = f"{len(values)} values for another number of names"
    run.notes.append(Note("facts/unequal-list", message, values[0].start, values[-1].end))


# -- whose figures --------------------------------------------------------------------------------------------------------------


def _whose(
    head: MetricPhrase, values: Sequence[Token], scope: Scope, run: Run
) -> tuple[MetricPhrase, list[str | None]]:
    """Give the subjects of the values, and the head without the count of places that were listed: 北京、天津 | 两市进出口."""
    subjects = _subjects(head, values, scope, run)
    if len(head.subject) > 1 and not head.holder:
        head = head._replace(metric=_BOTH.sub("", head.metric))
    return head, subjects


def _subjects(head: MetricPhrase, values: Sequence[Token], scope: Scope, run: Run) -> list[str | None]:
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
    names: list[str | None] = [scope.context.name_of(place, scope.place) for place in head.subject]
    if head.holder.startswith("等") and count == 1:
        return ["、".join(name or "" for name in names) + head.holder]  # A、B | 等10家龙头企业
    if head.holder:
        names = [f"{name or ''}{_BOTH.sub('', head.holder)}" for name in names]
    if count > 1:
        return names if count == len(names) else []
    if head.each:
        return names
    joint = head.holder or _TOGETHER.match(head.metric) or not _are_regions(head.subject)
    return ["、".join(name or "" for name in names)] if joint else [None]


def _are_regions(places: tuple[PlaceToken, ...]) -> bool:
    """Whether all of some places are regions, of which one figure may be the sum or each one's: 安平县和饶阳县产量达90万吨."""
    return all(isinstance(place.mention, Region) for place in places)


def _carried_subject(head: MetricPhrase, values: Sequence[Token], scope: Scope, run: Run) -> str | None:
    """Give the subject in force, where a figure of this metric can be its own."""
    metric, subject = head.metric, scope.subject
    if head.other or (scope.acted and not is_broad(metric)):
        if head.other and subject == scope.borrowed and not _names_place(scope, head.start):
            leave_subject_open(scope)  # what follows is of the same body, and not of the place before
        return None
    if _is_sum(head, scope):
        return scope.borrowed or scope.place
    return _fitting_subject(head, values, scope, run)


def _names_place(scope: Scope, at: int) -> bool:
    """Whether the sentence itself names the subject in force before an offset."""
    places = (token for token in scope.tokens if token.kind == "place" and token.start < at)
    return any(scope.context.name_of(place, scope.place) == scope.subject for place in places)


def _is_sum(head: MetricPhrase, scope: Scope) -> bool:
    """Whether a figure is the sum of those before it, whose subject was only that of the last: 两项 | 合计完成到位资金8亿元."""
    return "计" in scope.text[head.start - _SUM_REACH : head.start + 4] and (
        _SUM_OF.search(scope.text, max(scope.start, head.start - _SUM_REACH), head.start + 4) is not None
    )


def _fitting_subject(head: MetricPhrase, values: Sequence[Token], scope: Scope, run: Run) -> str | None:
    """Give the subject in force, or the place, the company or the bodies just counted, where a figure of this metric is theirs."""
    metric, subject = head.metric, scope.subject
    if (firm := firm_meant(metric, scope, run)) is not None:
        return firm
    if (subject is None and metric in word_set("of_firm_alone")) or (
        subject == scope.place and _OF_SHARES.search(metric)
    ):
        return scope.company
    if subject is not None and subject.endswith("企业") and _of_no_firms(metric):
        return subject if subject.endswith(metric.removesuffix("增加值") + "企业") else scope.place
    if subject is not None and subject.endswith("企业") and not head.holder and _OF_SIZE.match(metric):
        return scope.place  # 规上企业实现税收3亿元；规上工业用电量5亿度
    site = subject is not None and subject != scope.place and _NO_PLACE.search(subject) is not None
    if site and _OF_PLACE_ALONE.match(metric):
        return scope.borrowed
    if subject is not None and subject.endswith(_WORKS) and (no_works := _OF_NO_WORKS.match(metric)):
        return _whose_works(scope) if no_works["whole"] else scope.borrowed
    last = run.last
    counted = last is not None and last.kind == "count" and last.subject == subject and last.start >= scope.start
    if counted and scope.context.is_passing(subject) and _OF_PLACE_ALONE.match(metric):
        return None
    if holder := _counted_holder(metric, values[0], scope, run):
        return holder
    return None if (is_borrowed(scope, metric) and not is_broad(metric)) or is_far(scope, metric) else subject


def _of_no_firms(metric: str) -> bool:
    """Whether a metric is one that no group of enterprises has: of branches, of a whole place, or how many enterprises there are."""
    if metric.endswith("企业") or _OF_BRANCHES.search(metric) is not None:
        return True
    whole = _OF_NO_WORKS.match(metric)
    return whole is not None and whole["whole"] is not None and "出口" not in metric


def _whose_works(scope: Scope) -> str | None:
    """Give the place that stands before the works in force, or the subject of earlier sentences: 全区 | 新批台资项目."""
    named = scope.subject_tokens[0] if scope.subject_tokens else None
    if named is None or body_kind(named) == "company":
        return scope.borrowed
    whose = scope.context.name_of(named, scope.place)
    return scope.borrowed if whose == scope.subject else whose


def _counted_holder(metric: str, value: Token, scope: Scope, run: Run) -> str | None:
    """Give the enterprises just counted, when a sum of money follows: 韩资企业近400家，年进出口额300亿元."""
    last = run.last
    if last is None or value.kind != "quantity" or value.mention.kind != "money" or last.start < scope.start:
        return None
    token = scope.period_token
    later = (
        token is not None and token.start > last.start and last.metric.startswith((*_COME, *words_of("park_filling")))
    )
    if scope.status == "target" or later or last.metric.startswith(_AROUND):
        return None  # goals in a list are of the place, and what gathers round others tells of them: 集聚上下游企业46家，产值120亿元
    if metric.startswith(words_of("of_place_lead")):
        return None
    if last.rule == "indicators/from-to" or run.batch > 1:
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
