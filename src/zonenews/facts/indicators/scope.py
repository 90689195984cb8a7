"""What holds at a place of a sentence, and whose figures follow; `status` and `times` say how certain they are, and of when."""

from __future__ import annotations

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.context import Context
from zonenews.discourse.list_parts import ListPart
from zonenews.discourse.periods import Period
from zonenews.discourse.profiles import described_zone
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.tokens import PlaceToken, TimeToken, Token, body_kind
from zonenews.facts.indicators.bases import Base
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.phrase_holders import is_firm
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Status
from zonenews.lexicon.cues import Cue
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set, words_of

_DASHED = lazy("[\u4e00-\u9fff]{2,3}[—–]$")
_DASH_REACH = 12
_LINE_REACH = 600
"""How far back in its line a region may be named."""
_FIRM_LEADS = pattern(
    "(?<![^，。；“\n　 ])(?P<name>[\u4e00-\u9fff]{2,4}?{company_end})(?=[\u4e00-\u9fff])(?![的等和与及])"
)
_WORD = "公司"
"""The word itself ends no name that nobody has listed: 单纯靠|公司自身积累."""
_FIRM_REACH = 200
"""So far before 公司 a company is named that it means."""
_NO_BASE = Base()
_PROJECT_SENTENCE = pattern(
    r"(?!建成投产[^后，。；、）])(?<!固定资产)(?<!社会){project_told}|正在{hurried}?(?:施工|建设)，|[一二三]期工程|(?:[一二三]期|产业园|基地|中心)[^，。0-9]{0,4}占地|项目[^，。；]{0,20}，?占地"
    r"|投资(?:近|约|超)?[0-9.]+[万亿]*元，?(?:在[^，。；]{2,14}?，?)?(?:[新兴]建|建[设起成])(?:[一二三四五六七八九十0-9]+[座个条])?[^，。；0-9]{2,20}(?:厂|项目|基地|产线|园)(?:[，。；]|$)"
)
_THIS_PROJECT = lazy(
    "(?:该|本|这个|这一)项目(?!区|部|组|所在)[^，。；]{0,24}(?:[，；][^。]{0,60})?(?:面积|占地)"
    "|占地(?:面积)?[约近]?[0-9.]+万?(?:亩|平方米|公顷)[、，][^，。；0-9]{0,4}投资[^，。；]{1,12}的[^，。；、]{2,24}项目"
)
"""据介绍，|该项目为省重点工程，总占地面积…: what follows is of the project."""
_PHASE_DONE = pattern("[一二三四首]期(?:工程|项目)?(?:全部|全面|正式)?(?:{group_finished}|{phase_finished}){1,2}后")
"""园区 | 三期投运后，年产值15亿元: what follows is of that phase."""
_CLASS_OF_PROJECTS = lazy("新[批签引][^，。；、0-9《“]{0,8}项目(?:协议)?(?:总投资|投资总额)")
"""全区 | 新批外商项目总投资 | 2亿美元: a figure of all of them."""
_OF_GROUP = ("总投资", "协议投资")
_PROJECT_HINT = pattern("{project_sign}")
_GROUP = pattern(r"[0-9一二三四五六七八九十百]+(?:余|多)?个?[^，。；]{0,8}项目{group_finished}")
_COUNTED = lazy(r"项目(?:总数|数)?(?:达到?|为|共)?[ ]?[0-9]+[ ]?[个项]|[0-9]+[ ]?[个项][^，。；]{0,16}项目")
"""Projects that are counted: a sentence about a group, whose other figures are those of the place."""
_TRADES = ("业", "领域", "板块")
_SIZED, _LONGEST_SIZED = ("项目", "工程", "生产线"), 24
_SO_MANY_OF = lazy("等[0-9]+[余多]?个")
"""How a subject of listed works tells how many they are: 甲园、乙厂等 | 4个项目."""
_LEADS = frozenset(("time", "place", "comma"))
"""The tokens that may stand before what a whole sentence expects: 2029年，全区 | 预计."""
_BODIES = frozenset(("company", "government", "education", "other"))


@attrs.define
class Scope:
    """What holds where a sentence has been read up to.

    Attributes:
        context: what the article is about.
        text: the normal text of the article.
        tokens: the tokens of the sentence.
        start: where the part of the sentence begins that is being read: behind the last ； or ：.
        subject: whose figures follow; `None` where that is open.
        subject_tokens: what names the subject in this sentence; empty where it is carried over.
        place: the last place named, which is no body.
        company: the company that 公司 means, or `None`.
        portrait: the company that the paragraph was about where the sentence begins, or `None`.
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
        looking_back: whether the paragraph says that it looks back on the years of the period.
        framed: the status that the headings above set, to which each part of a sentence returns.
        day: the day named last, for figures of traffic and the like.
        span: the years of the last 从A增长到B, which means over years are of; `None` before one.
        held: the period and `period_here` to go back to behind the next ；, where 当日 holds for one figure.
        running: the period and `period_here` that go on behind the figures of a moment in it (年末).
        status: whether what follows is stated as done, planned, or aimed at.
        aimed: whether this part of the sentence says itself that it tells of a goal (力争), so that 将 behind it plans nothing.
        urged: whether the sentence has 要, which may say what is to be done.
        brief: whether the status is that of 将, which holds for one clause.
        led: whether it is that of 将 before the means to what follows, which holds behind them too (将通过重组，实现…).
        base: the base of changes that name none, where the sentence gives one for all (下同).
        told: the metric of a clause without a figure (房地产投资由降转升), which the next figure may be of.
        branch: the branch of which the clause before told without a figure (医药制造业稳中向好), or empty.
        products: what a product stands for in a list of products (产量); `None` outside such a list.
        parts: the parts of the list by place that the sentence is.
        closed: up to where the sentence promises support, or counts projects, and states nothing.
        until: from where on the sentence tells of a single project.
    """

    context: Context
    text: str
    tokens: list[Token]
    start: int
    subject: str | None
    place: str | None
    company: str | None
    portrait: str | None
    borrowed: str | None
    period: Period | None
    lent: bool
    firm: bool
    looking_back: bool
    framed: Status
    status: Status
    base: Base
    closed: int
    until: int
    subject_tokens: list[PlaceToken] = attrs.field(factory=list)
    setting: bool = False
    opened: bool = False
    main: tuple[str | None, list[PlaceToken]] | None = None
    acted: bool = False
    period_here: bool = False
    period_token: TimeToken | None = None
    day: Period | None = None
    span: Period | None = None
    held: tuple[Period | None, bool] | None = None
    running: tuple[Period | None, bool] | None = None
    urged: bool = False
    brief: bool = False
    led: bool = False
    aimed: bool = False
    told: MetricPhrase | None = None
    branch: str = ""
    products: str | None = None
    parts: tuple[ListPart, ...] = ()


def opening_scope(context: Context, sentence: Sentence, closed: int = 0) -> Scope:
    """Give what holds where a sentence begins: what earlier sentences left in force; up to `closed` it states nothing."""
    start, end, _ = sentence.bounds
    words = context.text[start:end]
    subject, status = sentence.subject_before, sentence.status_before
    if _is_place(subject, context) and context.of_firm(start + (words[:1] == "“")):
        subject = None
    first = next((token for token in sentence.tokens if token.kind not in _LEADS), None)
    expected = first is not None and first.kind == "planned" and first.text == "预计"
    return Scope(
        context=context,
        text=context.text,
        tokens=sentence.tokens,
        start=start,
        subject=subject,
        place=sentence.place_before,
        company=sentence.company_before,
        portrait=sentence.portrait,
        borrowed=subject,
        period=sentence.period_before,
        lent=sentence.lent,
        firm=sentence.firm,
        looking_back=sentence.looking_back,
        framed="planned" if expected and status == "actual" else status,
        status=status,
        base=Base("yoy") if "下同" in words or context.compares_alike(start) else _NO_BASE,
        closed=max(start, closed),
        until=start + _project_start(words, sentence),
        urged="要" in words,
        parts=sentence.parts if "个" in words or "项" in words else (),
    )


def _is_place(subject: str | None, context: Context) -> bool:
    """Whether a subject is a zone or the place the article is about, and no firm."""
    return subject is not None and (
        subject in context.zone_names or subject == context.home or context.is_whole(subject)
    )


def go_on_with(scope: Scope, whole: Draft) -> None:
    """Let hold what holds of a figure whose parts a sentence goes on to tell: 年末户籍人口28万人。其中，城镇人口10万人."""
    own = whole.subject is not None and whole.subject[0] in "我本" and len(whole.subject) == len("我市")
    scope.subject = whole.subject if own else scope.subject or whole.subject
    scope.borrowed = None
    if whole.period is not None and whole.status == scope.status == "actual":
        scope.period, scope.period_here = whole.period, True


def _project_start(words: str, sentence: Sentence) -> int:
    """Find where the words of a sentence begin to tell of single projects, which have facts of their own; their length if they do not."""
    told = _THIS_PROJECT.search(words) if "项目" in words else None
    if (told := told or (_PHASE_DONE.search(words) if "期" in words else None)) is not None:
        return told.start()
    if "新" in words and _CLASS_OF_PROJECTS.search(words) is not None:
        return len(words)
    marker = _PROJECT_SENTENCE.search(words) if _PROJECT_HINT.search(words) else None
    if marker is None or (marker[0] in _OF_GROUP and _COUNTED.search(words, 0, marker.start())):
        return len(words)
    if described_zone(sentence) >= 0:
        return len(words)
    if group := _GROUP.search(words):
        return len(words) if group.start() <= marker.start() <= group.end() else marker.start()
    first = words.find("项目")
    return min(marker.start(), first) if first >= 0 else min(marker.start(), max(0, words.find("投资")))


def set_subject(scope: Scope, places: list[PlaceToken]) -> str | None:
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
    if body_kind(places[0]) == "company" and not (
        scope.company is not None and places[0].text.endswith(words_of("telling_firm"))
    ):
        scope.company = names[0]
    if body_kind(places[0]) not in _BODIES:
        scope.place = names[0]
    scope.subject_tokens, scope.setting, scope.acted = places, False, False
    return names[0]


def named_by(scope: Scope, place: PlaceToken) -> str | None:
    """Give the name of a place token; 公司 is the company named before, and none of the places in force."""
    if place.text in word_set("firm_word"):
        return _company_before(scope, place) or _unlisted(scope, place.start) or scope.company
    return scope.context.name_of(place, scope.place)


def _unlisted(scope: Scope, end: int) -> str | None:
    """Give the company of no table that a clause of the paragraph begins with, where none of a table is named behind it: 如年实业负责人说，|公司…."""
    text, low = scope.text, max(0, end - _FIRM_REACH)
    low = max(low, text.rfind("\n", low, end) + 1)
    named = [one for one in _FIRM_LEADS.finditer(text, low, end) if is_firm(one["name"]) and one["name"][-2:] != _WORD]
    if not named:
        return None
    listed = scope.company is not None and text.find(scope.company, named[-1].start(), end) >= 0
    return None if listed else named[-1]["name"]


def _company_before(scope: Scope, place: PlaceToken) -> str | None:
    """Give the company that 该公司 means, where its sentence named one: the last before it."""
    if place.text[0] != "该":
        return None
    before = (token for token in reversed(scope.tokens) if token.kind == "place" and token.end <= place.start)
    return next((token.text for token in before if body_kind(token) == "company"), None)


def leave_subject_open(scope: Scope) -> None:
    """Let it be open whose figures follow."""
    scope.subject, scope.subject_tokens = None, []


def set_holder(scope: Scope, head: MetricPhrase) -> None:
    """Take a body as subject, under its place and with what a dash joins to it: 宁波—舟山港; a trade is so up to the next ；."""
    whole = (scope.subject, scope.subject_tokens)
    if head.subject:
        set_subject(scope, [head.subject[0]])
    text = scope.text
    joined = _DASHED.search(text, max(scope.start, head.start - _DASH_REACH), head.start)
    before = joined[0] if joined and text.startswith(head.holder, head.start) else _size_before(scope, head)
    scope.subject = (head.subject[0].text if head.subject else before) + head.holder
    if not head.subject:
        scope.subject_tokens = []
    if scope.main is None and (head.holder.endswith(_TRADES) or _SO_MANY_OF.search(head.holder)):
        scope.main = whole if not head.subject else (named_by(scope, head.subject[0]), list(head.subject))


def _size_before(scope: Scope, head: MetricPhrase) -> str:
    """Give what stands before the name of works that tells how large they are, and is part of it: 云海集团40万吨 | 纸浆项目."""
    if not head.holder.endswith(_SIZED):
        return ""
    at = scope.text.rfind(head.holder, scope.start, head.start + len(head.holder))
    before = [token for token in scope.tokens if scope.start <= token.start and token.end <= at]
    if at < 0 or not before or before[-1].end != at or before[-1].kind != "quantity":
        return ""
    first = len(before) - 1
    while first and before[first - 1].kind in ("text", "place") and before[first - 1].end == before[first].start:
        first -= 1
    name = scope.text[before[first].start : at]
    return name if len(name) <= _LONGEST_SIZED and before[-1].mention.kind != "money" else ""


def is_word_carried(scope: Scope) -> bool:
    """Whether the subject is a word for the article's own place that an earlier sentence named (园区), or all its parks (全市6个园区)."""
    if scope.subject is None or scope.subject != scope.borrowed or scope.subject_tokens:
        return False
    return scope.subject in word_set("own_place_word") or (
        scope.subject[0] == "全" and scope.subject.endswith(words_of("park_word"))
    )


def is_borrowed(scope: Scope, metric: str = "") -> bool:
    """Whether the subject comes from an earlier sentence and is not what the article is about.

    A known metric is that of 园区 or 全区, which the sentence before named.
    """
    if scope.context.is_whole(scope.subject) or (metric and is_word_carried(scope) and ending_metric(metric)):
        return False
    return scope.subject == scope.borrowed and scope.subject != scope.context.home and not scope.subject_tokens


def is_far(scope: Scope, metric: str) -> bool:
    """Whether the region that the article is about is too far for a figure of no known metric: its line does not name it."""
    name = scope.subject
    if name is None or name != scope.borrowed or scope.subject_tokens or ending_metric(metric) is not None:
        return False
    low = max(0, scope.start - _LINE_REACH)
    low = max(low, scope.text.rfind("\n", low, scope.start))
    near = (
        scope.context.is_whole(name) or name in scope.context.zone_names or scope.context.titled or scope.context.opened
    )
    if near or scope.text.find(name, low, scope.start) >= 0:
        return False
    return not any(
        scope.text.find(word, low, scope.start) >= 0
        for word in words_of("wide_word")
        if scope.context.own(word) == name
    )
