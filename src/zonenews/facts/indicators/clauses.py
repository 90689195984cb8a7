"""Clauses without a figure: the place, the time and the status that they leave for the figures behind them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

from zonenews._patterns import lazy
from zonenews.discourse.periods import Period
from zonenews.discourse.tokens import Token, body_kind
from zonenews.facts.indicators.bases import Base
from zonenews.facts.indicators.clause_places import all_listed, lead_place
from zonenews.facts.indicators.metric_lists import INVESTED, SECTOR
from zonenews.facts.indicators.metric_names import is_metric
from zonenews.facts.indicators.phrase import text_of
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope, leave_subject_open
from zonenews.facts.indicators.status import OF_STATUS, is_goal_told, set_status
from zonenews.facts.indicators.times import THAT_DAY, set_times
from zonenews.facts.indicators.told import branch_told, is_evaluation, told_metric
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import kept_by_words, words_of

_ACTS = pattern(r"这[个家座片种条款套]|(?!{no_actor_lead})[^，]{0,8}{acting_body}")
"""Somebody who acts in the place named before: 老企业推出…."""
_SINCE_EVENT = lazy("以来的?这|^从.*以来")
"""A span that begins with an event and not with a day."""
_OTHER_BODY = pattern(r"(?!{no_other_lead})[^，。；]{3,30}{area_of_other}{being_other}")
"""A clause that is about another place or body than the one in force: 青石山脉北缘片区是重要的水源地."""
_AMONG_PROJECTS = lazy(r".*[0-9一二三四五六七八九十][个家项][^，]*(?:项目|工程)(?:中|里|当中)$")
_ROUTE_AFTER = lazy("[至到—－最首第内外-]|[0-9](?!G)")
"""What behind a place tells that it is no subject: 厦门至金门, 亚洲最大的…."""
_OWN_REPORT = lazy("(?:年|季|季度|中|月|半年度?|年度)报告?$|财报|业绩(?:快报|预告|公告)")
"""A report of a company on itself."""
_BODIES_OF_SORT = pattern(
    "(?P<name>(?:[市省县区州]属|中央|驻[^，]{1,2}|地方|自治区)(?:国有)?{owned_firm}|首批[0-9]+家[^，的]{0,6}{first_bodies})"
    "(?!数量|总数|户数)[^，]{2,}$"
)
"""Bodies of one sort that a clause is about: 市属国企 | 创新更活跃."""
_SORT_FIRST = frozenset("市省县区州中驻地自首")
"""How what names them begins."""
_TRADE = lazy("(?P<name>[^，的了着到至]{2,12}(?:行业|产业))(?:到|至)?")
"""A trade that a clause names with a time, and nothing else: 新材料行业到 | 2030年."""
_STANDS_OUT = pattern("(?:其中)?(?P<name>[^，。；、的0-9]{1,8}?(?:[镇乡村县市区]|街道|园区))(?:的?{standing_out})$")
"""A part of a place that a clause praises, whose figures follow: 江北镇 | 贡献最大，完成产值9亿元."""
_GOALS_FOLLOW = ("目标任务", "目标任务是", "目标任务为")
"""How a clause ends that a list of goals follows: 今年目标任务是 | ：."""
_SHORT_CLAUSE = 4
_WORDS = frozenset(("text", "join"))
_ADVERBIAL = pattern("{leading_up}|.*(?:[后时中下上间]|{leading_up_end})$")
"""How a clause begins that leads up to whom the sentence is about."""
_GROUP_AFTER = pattern(
    r"([0-9一二三四五六七八九十百]+(?:余|多)?[个家][^，。；]{0,10}{group_after})(?:全[部面]|实现|{stage_of_projects}|{group_finished})*{group_finished}后?$"
)
_PRODUCTS = pattern(
    r"主要(?:工业)?(?:产品|农产品)(?P<output>产量)?(?:中|方面|看|有)?$|产品(?P<made>产量)(?:中|方面|看)?$|{animals_kept}(?:年末|期末)?(?P<stock>[存出]栏量?)$"
)
"""What opens a list of products, whose names are metrics there: 主要产品中，手机….."""


_WITHIN = lazy("在?(?:全[省市县区])?([^，、的在]{4,14}?)(?:当)?中")
"""A clause that only says of which figure the parts behind it are."""
_VALUE_ADDED = "增加值"
"""What is told of the branches of a sector: 在第三产业中，金融业 | 增长5%."""
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
    kinds = {token.kind for token in before}
    if before or end.kind == "stop":
        kept = scope.branch if kinds <= _WORDS else ""  # 船舶业马力全开，企业赶订单、抓生产，实现增加值5亿元
        scope.branch = (branch_told(before) or kept) if end.kind == "comma" else ""
    if scope.urged or not kinds.isdisjoint(OF_STATUS):
        set_status(scope, before)
    if scope.brief and scope.status == "planned" and end.kind == "comma":
        scope.status, scope.brief = scope.framed, False
    if end.kind == "comma" and is_goal_told(scope, end, run.drafts):
        scope.status, scope.period, scope.period_here, scope.period_token = scope.framed, None, False, None
    if before:
        _take_clause(before, kinds, scope, run)
        scope.opened = scope.opened or _has_content(before, kinds)
    if end.kind == "stop":
        if before and end.text in "：:" and before[-1].text.endswith(_GOALS_FOLLOW):
            scope.status = "target"
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
        period = scope.period
        if scope.status == "target" and scope.period_here and _is_to_come(period, scope.context.published):
            scope.framed = "target"  # 力争到2030年，A达到5亿元；B达到3亿元
        scope.status, scope.aimed = scope.framed, False
        scope.period_here = scope.period_here and period is not None and (period[0] is None or period[0] == period[1])


def _is_to_come(period: Period | None, published: date | None) -> bool:
    """Whether a period ends after the article appeared."""
    return period is not None and published is not None and period[1] is not None and period[1] > published


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
        if not ((_UNDER_LEAD.match(words) and _UNDER.search(words)) or is_evaluation(words)):
            lead_place(before, scope, source=source)
        _take_founded(words, scope)
        if "place" not in kinds:
            _take_other(before, kinds, words, scope)
    if words.endswith(words_of("among_projects")) and _AMONG_PROJECTS.match(words):
        scope.closed = max(scope.closed, _clause_after(before[-1].end, scope))
    _take_metric(before, words, scope, run)
    if "basis" in kinds and scope.told is None and before[0].kind == "text" and is_metric(before[0].text):
        run.drop()  # 装载机销量同比保持稳定，环比下滑20%: what follows is of no earlier figure
    run.stale = run.stale or "place" in kinds


def _take_metric(before: list[Token], words: str, scope: Scope, run: Run) -> None:
    """Take the metric that a clause tells of or only names, and that of which the parts behind it are: 规上工业总产值中，化工行业增长6%."""
    scope.told = told_metric(before, words)
    if words.endswith("中") and not run.drafts and (within := _WITHIN.fullmatch(words)) and ending_metric(within[1]):
        sector = SECTOR.fullmatch(within[1]) is not None
        run.in_force = within[1] + (INVESTED if run.in_force.endswith(INVESTED) else _VALUE_ADDED) * sector


def _take_founded(words: str, scope: Scope) -> None:
    """Take the body that a clause tells the founding of as subject, but not among the deeds of a whole place."""
    if words.endswith(_FOUNDS_ENDS) and not scope.context.whole and (founded := _FOUNDS.search(words)):
        scope.subject, scope.subject_tokens, scope.setting = founded["name"], [], False
        scope.company = founded["name"] if words.endswith("公司") else scope.company


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
    praised = _STANDS_OUT.match(words) if words.endswith(words_of("standing_out")) else None
    if praised is not None:
        scope.main = scope.main or (scope.subject, scope.subject_tokens)
        scope.subject, scope.subject_tokens = praised["name"], []
    elif sort := _sort_in(before, kinds, words):
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
    if words[:1] in _SORT_FIRST and (sort := _BODIES_OF_SORT.match(words)):
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


def pass_over(before: list[Token], scope: Scope) -> None:
    """Take the times and the place that open a clause whose figure states nothing: what follows may be of them."""
    first = next((token for token in before if token.kind not in ("target", "planned", "place")), None)
    if first is not None and first.kind == "time" and first.mention.kind != "recurring" and first.text not in THAT_DAY:
        set_times(scope, (first,))
    if all_listed(before):
        leave_subject_open(scope)  # 甲公司、乙公司等19个项目
        return
    for at, token in enumerate(before):
        if token.kind == "place" and scope.text[token.end : token.end + 1] == "、" and before[-1].text.endswith("等"):
            leave_subject_open(scope)  # 甲公司、乙公司等 | 19个项目达产，新增产值8亿元
        elif token.kind == "place" and not _ROUTE_AFTER.match(scope.text, token.end):
            lead_place(before[: at + 2], scope, source=False)
        elif token.kind == "place" and scope.text[token.end : token.end + 1] == "至":
            leave_subject_open(scope)
        if token.kind != "time":
            return
