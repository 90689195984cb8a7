"""What holds at a place of a sentence: whose figures follow, of when, and whether they are results, plans or targets."""

from __future__ import annotations

from datetime import date

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.context import AT_PRESENT, WHOLE_YEAR, WIDE_WORDS, Context, Period, period_days
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.bases import Base
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Status
from zonenews.lexicon.cues import Cue
from zonenews.lexicon.indicators import ending_metric

OF_STATUS = frozenset(("target", "planned", "resume", "time"))
"""The kinds of tokens that tell whether a figure is a result, a plan or a target."""
_PART_OF_TASKS = frozenset(("规划", "谋划", "打算", "未来"))
"""Words of planning that tasks are told with too."""
THAT_DAY = ("当日", "当天")
"""Times that hold for one figure only, among those of a longer period."""
_NOUN_AFTER = frozenset("，,。；;、的》”内外中（()）")
_DAILY = frozenset(("transport", "post and telecom", "tourism", "culture", "energy"))
_DASHED = lazy("[\u4e00-\u9fff]{2,3}[—–]$")
_DASH_REACH = 12
_CLAUSE_REACH = 40
_LINE_REACH = 600
"""How far back in its line a region may be named."""
_OF_A_DAY = ("新增", "单日", "当日", "两天")
"""How metrics begin that no day up to which is counted holds for."""
_OF_TODAY = ("开行", "加开", "增开")
"""How figures of traffic begin that are of the day named: 今天加开列车120列."""
_NOW = frozenset(("目前", "如今", "当前", "现有"))
_QUARTER = 3
"""Months of a quarter."""
_LAST_DAY = (12, 31)
_YEARS = 400
_NO_BASE = Base()
_RECORD = lazy(r"(?:以来|来)?[^，。；]{0,12}(?:最高|新高|最大|最低|最好|最快)")
_RAISED = lazy(r"[^，,。；]{0,30}了")
_BROUGHT = pattern(
    "(?!{task_verb}|{doing}|{holding}|[达于在进投继全会成实完突超有力重大逐再陆持形为])[^，,。；]{2,24}?(?:由[^，,。；]{1,14})?"
    "(?:提高|提升|增加|扩大|缩短|压缩|降低|减少|延伸|扩展|拓展|升级|整合|改造)(?:到|至|为)"
)
"""将 and what is brought to a level: 将 | 研发投入强度提高到."""
_NAMED_PLAN = lazy("[\u4e00-\u9fff](?<![年月日今明省市县区司厂团院校们内将也还共])")
"""What stands right before 计划 where it may be part of a name."""
_PLANNED = pattern("{task_verb}|{doing}|{holding}|[今明到在于用将再从分由向把通0-9]|[总年]?投资|投入|引入|建|达|增")
"""What follows 计划 where it is a verb."""
_PLANNED_SITE = lazy("范围|布局|控制|红线|用途|馆")
"""What follows 规划 where it is no verb."""
_DONE_SINCE = lazy("(?:^|[，,；;：:])[^，,；;：:]{0,12}?(?:已经?|现有|现已|目前)(?!规划|计划|列入)[^，,；;：:]*$")
"""A clause that says of itself that its figure is reached."""
_PROJECT_SENTENCE = lazy(
    r"总投资|正在(?:加紧|抓紧|全力|加快)?(?:施工|建设)，|[一二三]期工程|(?:[一二三]期|产业园|基地|中心)[^，。0-9]{0,4}占地|达产后|投产后|建成后|建成投产|建成投运|投用后|全部达产|协议投资|项目[^，。；]{0,20}，?占地"
)
_OF_GROUP = ("总投资", "协议投资")
_PROJECT_HINT = lazy("占地|正在|期工程|产后|成后|用后|投资|投产|达产")
_GROUP = lazy(r"[0-9一二三四五六七八九十百]+(?:余|多)?个?[^，。；]{0,8}项目(?:达产|达效|投产|建成)")
_COUNTED = lazy(r"项目(?:总数|数)?(?:达到?|为|共)?[ ]?[0-9]+[ ]?[个项]|[0-9]+[ ]?[个项][^，。；]{0,16}项目")
"""Projects that are counted: a sentence about a group, whose other figures are those of the place."""
FIRM_WORDS = frozenset(("公司", "该公司", "本公司", "该企业"))
"""Words for the company that was named before."""
_BODIES = frozenset(("company", "government", "education", "other"))


@attrs.define
class Scope:
    """What holds where a sentence has been read up to.

    Attributes:
        context: what the article is about.
        tokens: the tokens of the sentence.
        start: where the part of the sentence begins that is being read: behind the last ； or ：.
        subject: whose figures follow; `None` where that is open.
        subject_tokens: what names the subject in this sentence; empty where it is carried over.
        place: the last place named, which is no body.
        company: the company that 公司 means, or `None`.
        borrowed: the subject that earlier sentences left in force.
        setting: whether the subject may be only where somebody else acts (在青石湖高新区，…).
        opened: whether a clause before has told something: a place that leads a later one is named in passing.
        main: the subject to go back to behind the next ；, where a place named in the middle has a figure of its own.
        acted: whether somebody acts who is no mention, so that only broad figures are those of the subject.
        period: of when the figures are; `None` where that is open.
        period_here: whether this sentence named the period.
        period_token: what named it.
        lent: whether the period comes from an earlier paragraph, and from no title or heading.
        firm: whether a title or heading sets a period for all that follows.
        framed: the status that the headings above set, to which each part of a sentence returns.
        day: the day named last, for figures of traffic and the like.
        span: the years of the last 从A增长到B, which means over years are of; `None` before one.
        held: the period and `period_here` to go back to behind the next ；, where 当日 holds for one figure.
        running: the period and `period_here` that go on behind the figures of a moment in it (年末).
        status: whether what follows is stated as done, planned, or aimed at.
        aimed: whether this part of the sentence says itself that it tells of a goal (力争), so that 将 behind it plans nothing.
        brief: whether the status is that of 将, which holds for one clause.
        base: the base of changes that name none, where the sentence gives one for all (下同).
        told: the metric of a clause without a figure (房地产投资由降转升), which the next figure may be of.
        products: what a product stands for in a list of products (产量); `None` outside such a list.
        closed: up to where the sentence promises support, or counts projects, and states nothing.
        until: from where on the sentence tells of a single project.
    """

    context: Context
    tokens: list[Token]
    start: int
    subject: str | None
    place: str | None
    company: str | None
    borrowed: str | None
    period: Period | None
    lent: bool
    firm: bool
    framed: Status
    status: Status
    base: Base
    closed: int
    until: int
    subject_tokens: list[Token] = attrs.field(factory=list)
    setting: bool = False
    opened: bool = False
    main: tuple[str | None, list[Token]] | None = None
    acted: bool = False
    period_here: bool = False
    period_token: Token | None = None
    day: Period | None = None
    span: Period | None = None
    held: tuple[Period | None, bool] | None = None
    running: tuple[Period | None, bool] | None = None
    brief: bool = False
    aimed: bool = False
    told: MetricPhrase | None = None
    products: str | None = None

    @property
    def text(self) -> str:
        """The normal text of the article."""
        return self.context.text


def opening_scope(context: Context, sentence: Sentence) -> Scope:
    """Give what holds where a sentence begins: what earlier sentences left in force."""
    start, end, _ = sentence.bounds
    words = context.text[start:end]
    place = sentence.place_before
    return Scope(
        context=context,
        tokens=sentence.tokens,
        start=start,
        subject=sentence.subject_before,
        place=place,
        company=sentence.company_before,
        borrowed=sentence.subject_before,
        period=sentence.period_before,
        lent=sentence.lent,
        firm=sentence.firm,
        framed=sentence.status_before,
        status=sentence.status_before,
        base=Base("yoy") if "下同" in words or context.compares_alike(start) else _NO_BASE,
        closed=start,
        until=start + _project_start(words),
    )


def _project_start(words: str) -> int:
    """Find where a sentence begins to tell of single projects, which have facts of their own; its length if it does not."""
    marker = _PROJECT_SENTENCE.search(words) if _PROJECT_HINT.search(words) else None
    if marker is None or (marker[0] in _OF_GROUP and _COUNTED.search(words, 0, marker.start())):
        return len(words)
    if group := _GROUP.search(words):
        return len(words) if group.start() <= marker.start() <= group.end() else marker.start()
    first = words.find("项目")
    return min(marker.start(), first) if first >= 0 else min(marker.start(), max(0, words.find("投资")))


# -- how certain ----------------------------------------------------------------------------------------------------------------


def set_status(scope: Scope, tokens: list[Token]) -> None:
    """Let each status word among the tokens set what holds from there on."""
    for token in tokens:
        if token.kind not in OF_STATUS:
            continue
        if token.kind in ("target", "planned") and _announces(scope, token):
            scope.brief = token.text in ("将", "即将")
            if token.kind == "target":
                scope.status, scope.aimed = "target", True
            elif scope.status != "target" or not (scope.aimed or token.text in _PART_OF_TASKS):
                scope.status = "planned"
        elif token.kind == "resume":
            scope.status = "actual"
            if token.text in _NOW and not (token.text == "现有" and _is_moment(scope)):
                scope.period, scope.period_here = None, False
        elif (token.kind == "time" and token.text in AT_PRESENT) or (
            token.kind == "time" and scope.status == "planned" and _is_past(scope, token)
        ):
            scope.status = "actual"
        elif (
            token.kind == "time"
            and scope.status != "planned"
            and (_is_goal(scope, token) or (scope.framed == "target" and _is_ahead(scope, token)))
        ):
            scope.status = "target"


def _is_moment(scope: Scope) -> bool:
    """Whether the period in force ends with a day named here: 截至4月7日24时."""
    period = scope.period
    return scope.period_here and period is not None and period[0] in (None, period[1])


def _announces(scope: Scope, token: Token) -> bool:
    """Whether a word of planning is a verb here: not in 持股计划、, 已规划, 将纪录提高了."""
    text, end = scope.text, token.end
    if text.endswith(("已", "已经"), max(0, token.start - 2), token.start):
        return False
    if text[end : end + 1] in _NOUN_AFTER and token.text[-1] not in "后时":
        return False
    if token.text == "计划" and _NAMED_PLAN.match(text, token.start - 1) and _PLANNED.match(text, end) is None:
        return False
    if token.text == "规划" and _PLANNED_SITE.match(text, end):
        return False
    return token.text != "将" or (_RAISED.match(text, end) is None and not _brings(scope, token))


def _brings(scope: Scope, token: Token) -> bool:
    """Whether 将 is 把: 去年，将研发投入强度提高到3.5%, of a time that is over, 将园区由2个扩大到5个, of none to come."""
    match = _BROUGHT.match(scope.text, token.end)
    if match is None:
        return False
    return not any(_is_ahead(scope, time) for time in scope.tokens if time.kind == "time")


def status_for(scope: Scope, head: MetricPhrase, period: Period | None, at: int) -> Status:
    """Give the status of a figure: none is reached that is of a time to come, and none is planned that is told as there.

    Args:
        scope: what holds.
        head: the metric, and what stands before it.
        period: of when the figure is.
        at: where its value starts.
    """
    published = scope.context.published
    if scope.status == "actual" and period is not None and published is not None and period[0] is not None:
        if not _lies_ahead(period, published):
            return "actual"
        return "target" if _is_deadline(scope, head) else "planned"
    if scope.status == "planned" and _DONE_SINCE.search(scope.text, max(scope.start, head.start - _CLAUSE_REACH), at):
        scope.status = "actual"
    return scope.status


def _is_deadline(scope: Scope, head: MetricPhrase) -> bool:
    """Whether the period in force is told as a day to reach something by: 6月底前."""
    token = head.times[-1] if head.times else scope.period_token
    return token is not None and (token.text.endswith("前") or scope.text.startswith("前", token.end))


def _lies_ahead(period: Period, today: date) -> bool:
    """Whether a period is to come, or several years of which most are: “十五五”时期 early in 2026."""
    first, last = period
    if first is None or last is None or first > today:
        return first is not None and first > today
    return (last - first).days > _YEARS and (today - first) * 2 < last - first


def _is_past(scope: Scope, token: Token) -> bool:
    """Whether a time lies before the article, so that no plan is about it."""
    end = period_days(token)[1]
    return end is not None and scope.context.published is not None and end < scope.context.published


def _is_ahead(scope: Scope, token: Token) -> bool:
    """Whether a time ends after the article appeared."""
    end, published = period_days(token)[1], scope.context.published
    return end is not None and published is not None and end > published


def _is_goal(scope: Scope, token: Token) -> bool:
    """Whether a time is a day to reach something by: 到2025年, ahead of the article."""
    if scope.text[token.start - 1 : token.start] != "到":
        return False
    end = period_days(token)[1]
    if end is None:
        return False
    published = scope.context.published
    return scope.status == "planned" if published is None else end > published


# -- of when --------------------------------------------------------------------------------------------------------------------


def set_times(scope: Scope, times: tuple[Token, ...]) -> None:
    """Let the times among the tokens set the period in force, those that tell one."""
    context = scope.context
    for token in times:
        if _RECORD.match(scope.text, token.end) or scope.text.endswith(
            ("受", "对比", "已达", "超过", "达到", "相当于"), 0, token.start
        ):
            continue
        period = context.period_of(token)
        if period is None and (context.dates_an_event(token) or context.begins_holiday(token)):
            scope.period, scope.period_here = None, False
        elif period is not None:
            _set_period(scope, token, period)
        elif token.mention.kind == "date" and not context.is_vague(token):
            scope.day = None if context.begins_holiday(token) else period_days(token)
        elif (looked := context.looks_back(token.text, scope.period, firm=scope.firm)) is not None:
            scope.period, scope.period_here = looked, True
        elif context.is_vague(token) and (not scope.firm or token.text in AT_PRESENT):
            scope.period, scope.period_here = None, False


def _set_period(scope: Scope, token: Token, period: Period) -> None:
    """Put a period in force; a moment within the one in force (年末) is set aside again behind its figures."""
    plans = token.text not in WHOLE_YEAR and any(one.kind in ("planned", "target") for one in scope.tokens)
    period = scope.context.year_told(token, period) if scope.status == "actual" and not plans else period
    running = scope.running or (scope.period, scope.period_here)
    moment = scope.context.moment_in(token, running[0]) if scope.status == "actual" else None
    scope.running = running if moment else None
    scope.period, scope.period_here, scope.period_token = moment or period, True, token
    scope.lent = False


def period_for(scope: Scope, metric: str, head: MetricPhrase) -> Period | None:
    """Give the period in force; a stock is not a figure of a period it was not stated for."""
    known = ending_metric(metric)
    is_flow = (known is not None and known[1].nature == "flow") or metric.startswith("出栏")
    daily = (is_flow and known is not None and known[1].domain in _DAILY) or metric.startswith(_OF_TODAY)
    if daily and scope.day is not None and not scope.period_here:
        return scope.day
    if scope.running is not None and not head.times and (head.acts or is_flow):
        (scope.period, scope.period_here), scope.running = scope.running, None
    period = scope.period
    if period is None:
        return None
    if scope.period_here and period[0] == period[1] and _is_total(scope, head):
        return (None, period[1])
    if is_flow and period[1] is not None and period[0] == period[1] and _is_end(scope):
        return _span_of_end(scope, period[1])
    return None if _is_of_another_time(scope, period, metric, head) else period


def _is_end(scope: Scope) -> bool:
    """Whether the period in force is the end of a longer one (年末, 一季度末), which is of stocks only."""
    token = scope.period_token
    return token is not None and token.text.endswith(("末", "底"))


def _span_of_end(scope: Scope, day: date) -> Period | None:
    """Give over what flowed that is told at an end: the year of 年末, the quarter of 季末; of 6月末 it stays open."""
    word = scope.period_token.text if scope.period_token is not None else ""
    if word.endswith(("季末", "季底", "季度末", "季度底")):
        return (date(day.year, day.month - 2, 1), day) if day.month > _QUARTER - 1 else None
    return (date(day.year, 1, 1), day) if (day.month, day.day) == _LAST_DAY else None


def _is_of_another_time(scope: Scope, period: Period, metric: str, head: MetricPhrase) -> bool:
    """Whether the period in force cannot be that of a figure: a goal is for later, a stock is of its own moment."""
    single = period[0] == period[1] and scope.status == "planned"
    if (not scope.period_here or single) and scope.status != "actual" and _is_over(scope, period):
        return True
    if scope.period_here:
        return False
    known = ending_metric(metric)
    if period[0] is None and metric.startswith(_OF_A_DAY):
        return True
    if scope.lent and (known is None or scope.status != "actual" or head.acts):
        return True
    end, today = period[1], scope.context.published
    ahead = end is not None and today is not None and end > today
    if known is None and ahead and _is_total(scope, head):
        return True
    return known is not None and known[1].nature == "stock" and not head.acts and not head.among


def _is_over(scope: Scope, period: Period) -> bool:
    """Whether a period has ended, so that no goal is set for it."""
    return period[1] is not None and (scope.context.published is None or period[1] < scope.context.published)


def _is_total(scope: Scope, head: MetricPhrase) -> bool:
    """Whether 累计 tells that a count goes back to a beginning of its own: 累计落户首店4000家."""
    return "累计" in head.verb or scope.text.endswith("累计", 0, head.start)


# -- whose ----------------------------------------------------------------------------------------------------------------------


def set_subject(scope: Scope, places: list[Token]) -> str | None:
    """Let the places among the tokens set whose figures follow, where they name one."""
    names = [named_by(scope, place) for place in places]
    if len(names) != 1:
        return None
    if (
        scope.opened
        and scope.main is None
        and names[0] != scope.context.home
        and not isinstance(places[0].mention, Cue)
    ):
        scope.main = (scope.subject, scope.subject_tokens)
    scope.subject = names[0]
    if getattr(places[0].mention, "kind", None) == "company":
        scope.company = names[0]
    if getattr(places[0].mention, "kind", None) not in _BODIES:
        scope.place = names[0]
    scope.subject_tokens, scope.setting, scope.acted = places, False, False
    return names[0]


def named_by(scope: Scope, place: Token) -> str | None:
    """Give the name of a place token; 公司 is the company named before, and none of the places in force."""
    if place.text in FIRM_WORDS:
        return _company_before(scope, place) or scope.company
    return scope.context.name_of(place, scope.place)


def _company_before(scope: Scope, place: Token) -> str | None:
    """Give the company that 该公司 means, where its sentence named one: the last before it."""
    if place.text[0] != "该":
        return None
    before = (token for token in reversed(scope.tokens) if token.kind == "place" and token.end <= place.start)
    return next((token.text for token in before if getattr(token.mention, "kind", "") == "company"), None)


def leave_subject_open(scope: Scope) -> None:
    """Let it be open whose figures follow."""
    scope.subject, scope.subject_tokens = None, []


def set_holder(scope: Scope, head: MetricPhrase) -> None:
    """Take a body as subject, under its place and with what a dash joins to it: 宁波—舟山港."""
    if head.subject:
        set_subject(scope, [head.subject[0]])
    text = scope.text
    joined = _DASHED.search(text, max(scope.start, head.start - _DASH_REACH), head.start)
    before = joined[0] if joined and text.startswith(head.holder, head.start) else ""
    scope.subject = (head.subject[0].text if head.subject else before) + head.holder


def is_borrowed(scope: Scope) -> bool:
    """Whether the subject comes from an earlier sentence and is not what the article is about."""
    if scope.subject in WIDE_WORDS:
        return False
    return scope.subject == scope.borrowed and scope.subject != scope.context.home and not scope.subject_tokens


def is_far(scope: Scope, metric: str) -> bool:
    """Whether the region that the article is about is too far for a figure of no known metric: its line does not name it."""
    name = scope.subject
    if name is None or name != scope.borrowed or scope.subject_tokens or ending_metric(metric) is not None:
        return False
    low = max(0, scope.start - _LINE_REACH)
    low = max(low, scope.text.rfind("\n", low, scope.start))
    near = name in WIDE_WORDS or name in scope.context.zone_names or scope.context.titled
    if near or scope.text.find(name, low, scope.start) >= 0:
        return False
    return not any(
        scope.text.find(word, low, scope.start) >= 0 for word in WIDE_WORDS if scope.context.own(word) == name
    )
