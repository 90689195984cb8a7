"""Clauses without a figure: the place, the time and the status that they leave for the figures behind them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from zonenews._patterns import lazy
from zonenews.discourse.tokens import PlaceToken, TextToken, Token, body_kind
from zonenews.facts.indicators.bases import Base
from zonenews.facts.indicators.metric_names import is_metric
from zonenews.facts.indicators.noun_phrases import MetricPhrase, bare_phrase, read_metric_phrase
from zonenews.facts.indicators.passing import Beside, named_beside
from zonenews.facts.indicators.phrase import text_of
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope, leave_subject_open, set_subject
from zonenews.facts.indicators.status import OF_STATUS, is_goal_told, set_status
from zonenews.facts.indicators.times import THAT_DAY, set_times
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import Cue
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import kept_by_words, words_of
from zonenews.mentions.zones.records import Zone

_SITE = pattern(r"^[^的]{1,8}{site_noun}$")
_SITE_BEHIND = pattern(
    r"(港(?![口澳资区湾])|[^的，在是有]{0,7}?(?:{site_behind}|港(?=$)|(?<![设建办])厂(?!房)|市场(?!主体)|村(?!民|集)|乡(?!村|镇))"
    r"(?=$|[将已目共也近去今投新累通推建实完引拥发全现自从持积加开把为在]))"
)
"""A site that is named behind its place: 厦门 | 港将…, 内蒙古 | 库布其沙漠目前….."""
_TOWN_BEHIND = lazy("([^的，在是有、各乡城两三多等和与及将已村]{1,3}(?:镇(?!域|区)|乡(?!村|镇|亲|情)|嘎查))")
"""A town behind its county, whatever follows: 长宁县 | 青石镇万亩果园…."""
_SETTING = ("在", "走进", "来到", "走访")
"""What stands before a place where somebody else acts."""
_ACTS = pattern(r"这[个家座片种条款套]|(?!{no_actor_lead})[^，]{0,8}{acting_body}")
"""Somebody who acts in the place named before: 老企业推出…."""
_SINCE_EVENT = lazy("以来的?这|^从.*以来")
"""A span that begins with an event and not with a day."""
_OF_ITS_KIND = lazy(r"(?!.*[是为])[^，]*(?:之一|首[个条座批家套]|最[大长高早]|唯一)")
"""What tells which of its kind a thing is that is named next: 我国首批基地之一，…."""
_NO_WHOLE = pattern(r"面向|是[^，]{2,14}市场$|之[路战]|第一|最大|首[家个]|{going_there}|[^，的]{1,8}{part_of_area}$")
"""What stands behind a place where it is not the whole place that is told of: 在青石 | 调研, 青石 | 东部山地一带."""
_OTHER_BODY = pattern(r"(?!{no_other_lead})[^，。；]{3,30}{area_of_other}{being_other}")
"""A clause that is about another place or body than the one in force: 青石山脉北缘片区是重要的水源地."""
_AMONG_PROJECTS = lazy(r".*[0-9一二三四五六七八九十][个家项][^，]*(?:项目|工程)(?:中|里|当中)$")
_REACHES = pattern(r"{reaching_part}[^，。；]{0,6}[0-9.]+(?:%|成)$")
"""A verb and its amount, behind which a place is only a part: 覆盖全区96%的嘎查村."""
_VERB_REACH = 16
_MOST = lazy(r"[^，]{0,8}最[^，]{1,3}的[^，]{2,}$")
"""What tells a place within the one named: 在美国 | 灾情最重的….."""
_ROUTE_AFTER = lazy("[至到—－最首第内外-]|[0-9](?!G)")
"""What behind a place tells that it is no subject: 厦门至金门, 亚洲最大的…."""
_LEADS = pattern("(?:{lead_up_to_place}|[大强]省|[大强]市|[大强]县)$")
"""What may stand right before a place that its clause is about; behind any other word it is an object, or a part of a name."""
_OWN_REPORT = lazy("(?:年|季|季度|中|月|半年度?|年度)报告?$|财报|业绩(?:快报|预告|公告)")
"""A report of a company on itself."""
_DOES = pattern("{thoroughly}*(?:{task_verb}|{doing}|{work_on}|{done_to_body}|{coming_to_be})")
"""How a clause begins that tells what is done to a body, and not what it does: 做强省纺织集团."""
_METRIC_ALONE = 3
"""Characters of a metric right behind its region: 出口, 工业品."""
_BODIES_OF_SORT = pattern(
    "(?P<name>(?:[市省县区州]属|中央|驻[^，]{1,2}|地方|自治区)(?:国有)?{owned_firm}|首批[0-9]+家[^，的]{0,6}{first_bodies})"
    "(?!数量|总数|户数)[^，]{2,}$"
)
"""Bodies of one sort that a clause is about: 市属国企 | 创新更活跃."""
_TRADE = lazy("(?P<name>[^，的了着到至]{2,12}(?:行业|产业))(?:到|至)?")
"""A trade that a clause names with a time, and nothing else: 新材料行业到 | 2030年."""
_BRANCH_TOLD = pattern(
    "(?:[^，、的0-9]{1,8}的)?(?!{task_verb}|{doing}|{working})(?P<name>[^，、的了着在是有对为以从0-9“”]{1,10}?(?<![企就创毕作开专事失从待])业)(?:经济)?[^，、的0-9业]{2,10}"
)
_SHORT_CLAUSE = 4
_ADVERBIAL = pattern("{leading_up}|.*(?:[后时中下上间]|{leading_up_end})$")
"""How a clause begins that leads up to whom the sentence is about."""
_COMPARING = frozenset(("than", "compare", "up", "down", "flat", "share"))
"""The kinds of tokens behind which a place is what is compared with: 高于 | 全国平均水平."""
_PUBLIC_BODIES = frozenset(("government", "education", "other"))
_GROUP_AFTER = pattern(
    r"([0-9一二三四五六七八九十百]+(?:余|多)?[个家][^，。；]{0,10}{group_after})(?:全部|全面)?{group_finished}后?$"
)
_PRODUCTS = pattern(
    r"主要(?:工业)?(?:产品|农产品)(?P<output>产量)?(?:中|方面|看|有)?$|产品(?P<made>产量)(?:中|方面|看)?$|{animals_kept}(?:年末|期末)?(?P<stock>[存出]栏量?)$"
)
"""What opens a list of products, whose names are metrics there: 主要产品中，手机….."""


_FOUNDED = pattern("(?:{beginning})(?:于)?$")
"""某某公司1997年|投入生产，占地…: since when it is there, and no period of what it has."""
_FOUNDS = pattern("(?:{beginning})了?(?P<name>[^，。；、的0-9了]{2,16}(?:协会|合作社|公司))$")
"""A body whose founding a clause tells, of which what follows is: 2019年组建 | 青石核桃协会，注册会员达43名."""
_UNDER_LEAD = lazy("[在受因]|由于")
_UNDER = pattern("{cause_end}下?$")
"""How a clause begins and ends that only tells why: 在 | 欧洲需求回落的影响下."""
_FOUNDS_ENDS = ("协会", "合作社", "公司")
_YEAR_BEFORE = lazy("去年|上年|同期")
_COMPARES = lazy("[与同和跟]")
_LEAD_SUBJECT = pattern(
    r"^{lead_adverb_subject}?"
    r"(?P<name>(?![^，]{1,6}[了着过]|[^，]{0,10}{holding_site})(?!{no_site_lead})[^的，。；是在0-9共][^的，。；是在已向]{1,11}?{lead_site})"
    r"(?:(?P<verb>{site_doing}).*)?$"
)
_NOW_VILLAGE = lazy(r"^(?:如今|现在)的(?P<name>[^的，。；是在]{1,8}?(?:村|镇|乡|社区|嘎查))(?!民|庄)")
"""A village that a look at today names: 现在的龙门村风景如画."""
_EVALUATED = pattern(r"([^，。；、的区家第]{0,10}{evaluation})(?:排名|结果)?中$")
_TREND = pattern(
    r"{rate_adverb}*"
    "{trend}(?:态势|势头)?$"
)
_RATE = lazy("(?<=..)(?:增速|增幅|增长率)$")
_INDEX = lazy("(?:为|达到?|是)?[0-9]{2,3}(?:[.][0-9]+)?$")
_MARKS_PASSED = ("大关", "台阶", "关口")
_PASSED = pattern("(?:接连|连续|先后)*(?:{climbing}|跨[越过]|迈过)了?[0-9一二两三四五]+个[^，]{1,6}$")
"""How many marks a figure passed, which the next clause gives: 地区生产总值 | 跨越3个千亿元台阶，达到1.5万亿元."""
_DIGITS = tuple("0123456789")


@kept_by_words
def _trend_ends() -> tuple[str, ...]:
    """How a clause ends that tells how a figure moves."""
    return (*words_of("trend"), "态势", "势头")


@kept_by_words
def _group_ends() -> tuple[str, ...]:
    """How a clause ends that tells what a group of projects did: 30个项目全部投产, 30个项目投产后."""
    return tuple(word + after for word in words_of("group_finished") for after in ("", "后"))


def read_clause(before: list[Token], end: Token, scope: Scope, run: Run) -> None:
    """Take in a clause, or the rest of one, that held no value: it may name a place, a time, a status.

    Args:
        before: its tokens.
        end: the mark that ends it.
        scope: takes what it names.
        run: learns that no list goes on.
    """
    run.in_list = False
    scope.told = None
    if before or end.kind == "stop":
        scope.branch = _branch_told(before) if end.kind == "comma" else ""
    kinds = {token.kind for token in before}
    if not kinds.isdisjoint(OF_STATUS):
        set_status(scope, before)
    if scope.brief and scope.status == "planned" and end.kind == "comma":
        scope.status, scope.brief = scope.framed, False
    if end.kind == "comma" and is_goal_told(scope, end, run.drafts):
        scope.status, scope.period, scope.period_here, scope.period_token = scope.framed, None, False, None
    if before:
        _take_clause(before, kinds, scope, run)
        scope.opened = scope.opened or _has_content(before, kinds)
    if end.kind == "stop":
        _stop(end, scope, run)


def _stop(end: Token, scope: Scope, run: Run) -> None:
    """End a part of a sentence at 。, ； or ：: what held within it alone is over."""
    run.levels = []
    if scope.main is not None:
        (scope.subject, scope.subject_tokens), scope.main = scope.main, None
    scope.opened = False
    scope.start = end.end
    if end.text in "：:" and scope.status == "target":
        scope.framed = "target"  # 预期目标：A；B；C
    if scope.held is not None:
        (scope.period, scope.period_here), scope.held = scope.held, None
    if end.text in "；;":
        scope.status, scope.aimed = scope.framed, False
        period = scope.period
        scope.period_here = scope.period_here and period is not None and (period[0] is None or period[0] == period[1])


def _branch_told(before: list[Token]) -> str:
    """Give the branch that a clause tells of in words, whose figures the next one gives: 医药制造业稳中向好，; empty for others."""
    last = before[-1] if before else None
    if last is None or last.kind not in ("text", "up", "down"):
        return ""
    words = text_of([token for token in before if token.kind not in ("time", "place")])
    told = _BRANCH_TOLD.fullmatch(words)
    return told["name"] if told else ""


def _has_content(before: list[Token], kinds: AbstractSet[str]) -> bool:
    """Whether a clause tells something of its own, and does not only lead up to the next (面对复杂形势，)."""
    if "source" in kinds:
        return False
    words = text_of([token for token in before if token.kind != "time"] if "time" in kinds else before)
    return len(words) > _SHORT_CLAUSE and _ADVERBIAL.match(words) is None


def _take_clause(before: list[Token], kinds: AbstractSet[str], scope: Scope, run: Run) -> None:
    """Take the times and the place of a clause without a value; `kinds` are those of its tokens."""
    source = "source" in kinds and not _reports_itself(before)
    scope.day = None if source else scope.day
    words = text_of(before)
    if "相比" in words or (before[-1].kind == "than" and _COMPARES.match(words)):
        scope.base = Base("yoy") if _YEAR_BEFORE.search(words) else scope.base  # 与上年比，…
    elif "time" in kinds and _FOUNDED.search(words) is None:
        _take_times(_behind_source(before) if source else before, scope)
    if words.endswith(("来", "至今")) and ("time" not in kinds or _SINCE_EVENT.search(words)):
        scope.period, scope.period_here = None, False
    if ("产品" in words or "栏" in words) and (opener := _PRODUCTS.search(words)):
        scope.products = opener["output"] or opener["made"] or opener["stock"] or ""
    if words.endswith(_group_ends()) and (match := _GROUP_AFTER.search(words)):
        scope.subject, run.dropped = match[1], False
    else:
        if not (_UNDER.search(words) and _UNDER_LEAD.match(words)):
            _lead_place(before, scope, source=source)
        _take_founded(words, scope)
        if "place" not in kinds:
            _take_other(before, kinds, words, scope)
    if words.endswith(words_of("among_projects")) and _AMONG_PROJECTS.match(words):
        scope.closed = max(scope.closed, _clause_after(before[-1].end, scope))
    scope.told = _told(before, words)
    if "basis" in kinds and scope.told is None and before[0].kind == "text" and is_metric(before[0].text):
        run.drop()  # 装载机销量同比保持稳定，环比下滑20%: what follows is of no earlier figure
    run.stale = run.stale or "place" in kinds


def _take_founded(words: str, scope: Scope) -> None:
    """Take the body that a clause tells the founding of as subject, but not among the deeds of a whole place."""
    if words.endswith(_FOUNDS_ENDS) and not scope.context.whole and (founded := _FOUNDS.search(words)):
        scope.subject, scope.subject_tokens, scope.setting = founded["name"], [], False
        scope.company = founded["name"] if words.endswith("公司") else scope.company


def _told(before: list[Token], words: str) -> MetricPhrase | None:
    """Give the metric that a clause tells of and gives no figure for; what it ends with says which of the readers may find one."""
    if words.endswith(_DIGITS):
        return _bare_index(before, words)
    if words.endswith(_MARKS_PASSED) and (passed := _PASSED.search(words)) is not None:
        return _head_up_to(before, passed.start())
    return _evaluation(before, words) if words.endswith("中") else _stated_trend(before, words)


def _reports_itself(before: list[Token]) -> bool:
    """Whether a company gives out a report of its own (青山股份公布了一季报，): it is whose figures follow."""
    firm = any(body_kind(token) == "company" for token in before if token.kind == "place")
    return firm and any(token.kind == "text" and _OWN_REPORT.search(token.text) for token in before)


def _behind_source(before: list[Token]) -> list[Token]:
    """Give what stands behind who says it, which is what is said: 本报讯 | 2022年上半年."""
    last = max(at for at, token in enumerate(before) if token.kind == "source")
    return before[last + 1 :]


def _take_times(before: list[Token], scope: Scope) -> None:
    """Take the times of a clause, up to what it compares with."""
    than = next((at for at, token in enumerate(before) if token.kind == "than"), len(before))
    times = tuple(token for token in before[:than] if token.kind == "time" and token.mention.kind != "recurring")
    set_times(scope, times)


def _take_other(before: list[Token], kinds: AbstractSet[str], words: str, scope: Scope) -> None:
    """Leave the subject open behind a clause without a place that is about somebody or something else."""
    if (len(before) > 1 and "among" in kinds) or words.startswith(words_of("one_firm")):
        leave_subject_open(scope)
    if sort := _sort_in(before, kinds, words):
        scope.subject, scope.subject_tokens = sort, []
    elif scope.subject and scope.subject not in words and _OTHER_BODY.match(words):
        leave_subject_open(scope)
    if _ACTS.match(words):
        scope.acted = not scope.subject_tokens
        if scope.setting:
            leave_subject_open(scope)
            scope.setting = False


def _sort_in(before: list[Token], kinds: AbstractSet[str], words: str) -> str | None:
    """Give the bodies of one sort, or the trade, that a clause without a place is about."""
    if sort := _BODIES_OF_SORT.match(words):
        return sort["name"]
    if "time" not in kinds:
        return None
    trade = _TRADE.fullmatch("".join([token.text for token in before if token.kind == "text"]))
    return trade["name"] if trade else None


def _clause_after(at: int, scope: Scope) -> int:
    """Give the end of the clause behind the mark at an offset."""
    last = scope.tokens[-1].end
    ends = [scope.text.find(mark, at + 1, last) for mark in "，；"]
    return min([end for end in ends if end > 0], default=last)


def _lead_place(before: list[Token], scope: Scope, *, source: bool) -> None:
    """Take the first place of a clause as subject; a public body that acts leaves the subject open."""
    start = before[0].start
    part = before[0].text[0] == "的" and _REACHES.search(scope.text, max(0, start - _VERB_REACH), start)
    if not source and not part and (name := _named_lead(before)):
        scope.subject, scope.subject_tokens = name, []
        return
    passed = False
    for at, token in enumerate(before):
        if token.kind != "place" or (source and not isinstance(token.mention, Zone)):
            continue
        if body_kind(token) in _PUBLIC_BODIES:
            scope.subject = None if not any(t.kind == "place" for t in before[:at]) else scope.subject
            continue
        previous = before[at - 1].text if at and before[at - 1].kind == "text" else ""
        listed = at > 0 and before[at - 1].kind == "join"
        example = at > 1 and before[0].kind == "text" and "等" in text_of(before[at + 1 :])
        alone = listed and not any(one.kind == "place" for one in before[:at])
        if (listed and (passed or example or alone)) or _stands_aside(token, previous, scope):
            continue
        passed = _is_aside(before, at, previous, scope)
        if not passed:
            if previous or not _is_in_passing(token, scope):
                _take_place(token, previous, before[at + 1 :], scope)
            return


def _stands_aside(place: PlaceToken, previous: str, scope: Scope) -> bool:
    """Whether a place leads nothing: it is quoted, or a word for a place behind what it is part of (泰鼎机械的园区)."""
    return (isinstance(place.mention, Cue) and (len(previous) > 2 or previous.endswith("的"))) or _is_quoted(
        place, scope
    )


def _is_aside(before: list[Token], at: int, previous: str, scope: Scope) -> bool:
    """Whether a place is none that its clause is about: an object, a part of a name, compared with, or where something lies."""
    if at and before[at - 1].kind in _COMPARING:
        return True
    if previous.endswith(words_of("lying_in")):
        _lie_in(before[at + 1 :], scope)
        return True
    if previous[:1] == "在" and at == len(before) - 1:
        return False  # 在国家首批出口基地白石软件园，
    return bool(previous) and _LEADS.search(previous) is None


def _lie_in(rest: list[Token], scope: Scope) -> None:
    """Pass a place that only tells where something lies; the something is the subject where a clause names it (位于青石的…)."""
    if rest and rest[0].kind == "text" and rest[0].text[0] == "的":
        leave_subject_open(scope)


def _is_in_passing(place: PlaceToken, scope: Scope) -> bool:
    """Whether a place leads a clause in the middle of a sentence that is about something else: …改革深化，青石入选试点，."""
    return scope.opened and scope.context.name_of(place, scope.place) != scope.context.home and not _is_word(place)


def _is_word(place: PlaceToken) -> bool:
    return isinstance(place.mention, Cue)


def _take_place(place: PlaceToken, previous: str, rest: list[Token], scope: Scope) -> None:
    """Take a place as subject, or leave the subject open where a second place only tells where the first one's lies."""
    if not previous.endswith("在") and (beside := named_beside(place, rest, scope)) is not None:
        if beside is Beside.OTHER:
            leave_subject_open(scope)
        return
    second = bool(scope.subject_tokens) and scope.subject_tokens[0] is not place
    set_subject(scope, [place])
    behind = rest[0].text if rest and rest[0].kind == "text" else ""
    if second and _tells_of_wider(place.text, behind):
        leave_subject_open(scope)  # 长三角城市群一体化发展提速
    else:
        _at_site(place, previous, rest, scope)


def _tells_of_wider(place: str, behind: str) -> bool:
    """Whether more than the name of a metric is told of a wider region, one that is named as it is or with a word behind it."""
    wider = words_of("wider_region")
    kind = next((word for word in wider if behind.startswith(word)), "")
    return (bool(kind) or place.endswith(wider)) and len(behind) - len(kind) > _METRIC_ALONE


def _is_quoted(place: PlaceToken, scope: Scope) -> bool:
    """Whether a name stands between quotation marks: it is that of a brand or a show."""
    text = scope.text
    return text[place.start - 1 : place.start] == "“" and text[place.end : place.end + 1] == "”"


def _at_site(place: PlaceToken, previous: str, rest: list[Token], scope: Scope) -> None:
    """Look what a place that a clause names is: the site behind it, or only the setting of what another does."""
    behind = rest[0].text if rest and rest[0].kind == "text" else ""
    firm = body_kind(place) == "company"
    if _is_open_at(place, previous, behind, rest, firm=firm):
        leave_subject_open(scope)
    elif previous.endswith("在") and len(rest) == 1 and _SITE.search(behind):
        scope.subject = place.text + behind
    elif town := _TOWN_BEHIND.match(behind):
        scope.subject = scope.place = place.text + town[1]
    elif site := _SITE_BEHIND.match(behind):
        scope.subject = place.text + site[1]
    elif _NO_WHOLE.match(behind) or (behind.startswith("项目") and not behind.startswith("项目建设")):
        leave_subject_open(scope)
    scope.setting = previous.endswith(_SETTING) and not firm


def _is_open_at(place: PlaceToken, previous: str, behind: str, rest: list[Token], *, firm: bool) -> bool:
    """Whether a place that opens a clause is one of several, or where the most of its kind lies."""
    if len(rest) > 1 and not firm and rest[0].kind == "join" and rest[1].kind == "place":
        return True
    if previous.endswith("在") and len(rest) == 1 and _SITE.search(behind):
        return False
    if previous.endswith("在") and _MOST.match(behind):
        return True
    return isinstance(place.mention, Cue) and _OF_ITS_KIND.match(text_of(rest)) is not None


def pass_over(before: list[Token], scope: Scope) -> None:
    """Take the times and the place that open a clause whose figure states nothing: what follows may be of them."""
    first = before[0] if before else None
    if first is not None and first.kind == "time" and first.mention.kind != "recurring" and first.text not in THAT_DAY:
        set_times(scope, (first,))
    for at, token in enumerate(before):
        if token.kind == "place" and not _ROUTE_AFTER.match(scope.text, token.end):
            _lead_place(before[: at + 2], scope, source=False)
        elif token.kind == "place" and scope.text[token.end : token.end + 1] == "至":
            leave_subject_open(scope)
        if token.kind != "time":
            return


def _stated_trend(before: list[Token], words: str) -> MetricPhrase | None:
    """Give the head of a clause that tells of a metric without a figure (房地产投资由降转升), which the next clause gives.

    Args:
        before: the tokens of the clause.
        words: their text.

    Returns:
        The head, or `None`.
    """
    match = _TREND.search(words) if words.endswith(_trend_ends()) else None
    if match is None:
        return None
    tail = match.end() - match.start()
    kept: list[Token] = []
    for token in before:
        room = len(words) - tail - sum(len(item.text) for item in kept)
        if room <= 0:
            break
        kept.append(token._replace(text=token.text[:room]) if token.kind == "text" else token)
    head = read_metric_phrase(kept)
    head = head._replace(metric=_RATE.sub("", head.metric))
    return head if ending_metric(head.metric) else None


def _head_up_to(before: list[Token], length: int) -> MetricPhrase | None:
    """Give the metric that the first characters of a clause name; `None` where they name none that is known."""
    kept: list[Token] = []
    for token in before:
        if length <= 0:
            break
        kept.append(token._replace(text=token.text[:length]) if isinstance(token, TextToken) else token)
        length -= len(token.text)
    head = read_metric_phrase(kept)
    return head if ending_metric(head.metric) else None


def _bare_index(before: list[Token], words: str) -> MetricPhrase | None:
    """Give the head of a clause whose figure is a bare number (居民消费价格指数为100.7), whose change the next clause gives."""
    match = _INDEX.search(words)
    last = before[-1]
    if match is None or last.kind != "text" or len(last.text) <= len(match[0]):
        return None
    head = read_metric_phrase([*before[:-1], last._replace(text=last.text[: -len(match[0])])])
    return head if head.metric.endswith("指数") else None


def _evaluation(before: list[Token], words: str) -> MetricPhrase | None:
    """Give the evaluation that a clause names, which the next clause tells the rank in: 在全省开发区综合考评中，."""
    match = _EVALUATED.search(words)
    return bare_phrase(before[0].start)._replace(metric=match[1]) if match else None


def _named_lead(before: list[Token]) -> str:
    """Give the body or place without a mention that a clause names: 现在的龙门村，or 龙门水电站位于..."""
    first = next((token for token in before if token.kind != "time"), None)
    if first is None or first.kind != "text":
        return ""
    if now := _NOW_VILLAGE.match(first.text):
        return now["name"]
    match = _LEAD_SUBJECT.match(first.text)
    if match is None:
        return ""
    alone = all(token is first or token.kind == "time" for token in before)
    if (match["verb"] is None and not alone) or _DOES.match(match["name"]):
        return ""
    return match["name"]
