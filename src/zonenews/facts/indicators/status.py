"""How certain a figure is: whether it is a result, a plan or a target where it stands."""

from __future__ import annotations

from datetime import date

from zonenews._patterns import lazy
from zonenews.discourse.aims import is_urged, tells_means
from zonenews.discourse.periods import Period, period_days
from zonenews.discourse.tokens import TimeToken, Token
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Status
from zonenews.lexicon.word_classes import word_set

OF_STATUS = frozenset(("target", "planned", "resume", "time"))
"""The kinds of tokens that tell whether a figure is a result, a plan or a target."""
_WILL = ("将", "即将")
_END_AFTER = frozenset("，,。；;、的》”（()）")
"""What stands right behind a word that announces nothing."""
_NOUN_AFTER = _END_AFTER | frozenset("内外中")
"""And behind a plan: 计划 | 内, but 力争 | 外贸增长5%."""
_PLANS = ("计划", "规划", "目标")
_CLAUSE_REACH = 40
_YEARS = 400
_PAIR = 2
"""A figure and its goal."""
_RAISED = lazy(r"[^，,。；]{0,30}了")
_BROUGHT = pattern(
    "(?!{task_verb}|{doing}|{holding}|[达于在进投继全会成实完突超有力重大逐再陆持形为])[^，,。；]{2,24}?(?:由[^，,。；]{1,14})?"
    "{brought_to}(?:到|至|为)"
)
"""将 and what is brought to a level: 将 | 研发投入强度提高到."""
_NAMED_PLAN = lazy("[\u4e00-\u9fff](?<![年月日今明省市县区乡镇村司厂团院校们内将也还共社])")
"""What stands right before 计划 where it may be part of a name."""
_GOALS = ("目标", "确保", "要求")
_COMPARABLE = ("目标", "预期", "计划")
_COMPLETED = pattern("(?:完成|达到)了?[^，。；、]{0,10}$")
"""What stands before a goal of which so much is done: 完成市政府考核 | 目标50亿元的120%."""
_COMPARED = pattern("(?:{compared_with}|{guided_by})(?![^，。；]*年(?![度初内终]))[^，。；、0-9]{0,8}$")
"""What stands before a goal that a figure is compared with, or that only guides: 增幅比年度 | 预期 | 目标低2个百分点, 对照 | 目标."""
_PLANNED = pattern("{task_verb}|{doing}|{holding}|[今明到在于用将再从分由向把通0-9]|[总年]?投资|投入|引入|建|达|增")
"""What follows 计划 where it is a verb."""
_DONE_RATE = lazy("(?:完成|到位|履约|[开竣]工)率$")
"""How rates end that say what has become of a plan: 谋划项目450个，投资 | 完成率108%."""
_PLANNED_SITE = pattern("{planned_site}")
"""What follows 规划 where it is no verb."""
_OBTAINED = lazy("[^，,。；;0-9年]{2,24}(?:资金|补助)[0-9][0-9.]*[万亿]元(?!以上)")
"""What was obtained, and is no goal: 争取 | 某市协作帮扶资金900万元，建成产业园."""
_COUNTED = frozenset("个项座条批")
_PLANNED_WORKS = lazy("[^，。；、0-9]{0,8}(?:项目|工程)")
"""What stands before and behind a word of planning that only says of which sort works are: 30个 | 计划 | 新开工项目全部开工."""
_NAME_IN_QUOTES = 8
"""So far from a word in it a short name in quotation marks begins and ends: “一规划两纲要”."""
_EXPECTED = lazy("[偏转向走较更不持下上回升降明逐不强弱改稳管引差好过普落放收紧恶]|[值的和与]|寿命|水平|[之以][外内中]")
_EXPECTATION = pattern("(?:对[^，。；]{1,8}|{whose_expectation}的?)$")
"""What stands behind and before 预期 where it is a noun: 对后市 | 预期 | 偏弱."""
_EXPECTS = 10
_DONE_SINCE = pattern("(?:^|[，,；;：:])[^，,；;：:]{0,12}?{done_since}(?!规划|计划|列入)[^，,；;：:]*$")
"""A clause that says of itself that its figure is reached."""


def set_status(scope: Scope, tokens: list[Token]) -> None:
    """Let each status word among the tokens set what holds from there on."""
    for token in tokens:
        if token.kind == "text" and scope.urged and is_urged(scope.text, token.start, token.end):
            _take_urged(scope)
        if token.kind not in OF_STATUS:
            continue
        if token.kind == "resume":
            _resume(scope, token)
        elif token.kind in ("target", "planned") and _announces(scope, token):
            scope.led = token.text in _WILL and scope.framed != "target" and tells_means(scope.text, token.end)
            scope.brief = token.text in _WILL and not scope.led
            if token.kind == "target":
                scope.status, scope.aimed = "target", True
            elif scope.status != "target" or not (scope.aimed or token.text in word_set("part_of_tasks")):
                scope.status = "planned"
        elif (token.kind == "time" and token.text in word_set("at_present")) or (
            token.kind == "time" and _tells_of_past(scope, token)
        ):
            scope.status = "actual"
        elif (
            token.kind == "time"
            and (scope.status != "planned" or scope.led)
            and (_is_goal(scope, token) or (scope.framed == "target" and _is_ahead(scope, token)))
        ):
            scope.status = "target"


def _resume(scope: Scope, token: Token) -> None:
    """Go back to what is done, at 已 or 现有."""
    scope.status = "actual"
    if token.text == "现有" and not _is_moment(scope):
        scope.period, scope.period_here = None, False


def _take_urged(scope: Scope) -> None:
    """Take in that something is to be done, by 要; what is of a time that is over was done: 去年，各地要求…."""
    if scope.status != "actual" or (scope.period_here and scope.period is not None and _is_over(scope, scope.period)):
        return
    scope.status, scope.aimed, scope.brief = "target", True, False


def _is_over(scope: Scope, period: Period) -> bool:
    """Whether a period ended before the article appeared."""
    end, published = period[1], scope.context.published
    return end is not None and published is not None and end < published


def _tells_of_past(scope: Scope, token: TimeToken) -> bool:
    """Whether a time that is over ends a plan, or opens a clause of what was done among goals: 去年 | 建成公园30个."""
    if scope.status == "actual" or not _is_past(scope, token) or token.text.endswith("同期"):
        return False
    opens = scope.text[max(0, token.start - 1) : token.start].strip("，,。；;：:　 \n") == ""
    return scope.status == "planned" or (scope.framed == "target" and opens)


def _is_moment(scope: Scope) -> bool:
    """Whether the period in force ends with a day named here: 截至4月7日24时."""
    period = scope.period
    return scope.period_here and period is not None and period[0] in (None, period[1])


def _announces(scope: Scope, token: Token) -> bool:
    """Whether a word of planning is a verb here: not in 持股计划、, 已规划, 将纪录提高了."""
    text, end = scope.text, token.end
    if text.endswith(("已", "已经"), max(0, token.start - 2), token.start):
        return False
    noun_after = _NOUN_AFTER if token.text in _PLANS else _END_AFTER
    if text[end : end + 1] in noun_after and token.text[-1] not in "后时" and not _is_forecast(text, token):
        return False
    if token.text == "计划" and _NAMED_PLAN.match(text, token.start - 1) and _PLANNED.match(text, end) is None:
        return False
    if token.text == "规划" and _PLANNED_SITE.match(text, end):
        return False
    if text[token.start - 1 : token.start] in _COUNTED and _PLANNED_WORKS.match(text, end):
        return False
    if _is_quoted_name(text, token) or (token.text in _GOALS and _COMPLETED.search(text, scope.start, token.start)):
        return False
    if token.text == "预期" and _is_expectation(scope, token):
        return False
    if token.text == "争取" and _OBTAINED.match(text, end):
        return False
    if token.text in _COMPARABLE and _COMPARED.search(text, max(scope.start, token.start - _EXPECTS), token.start):
        return False
    return token.text != "将" or (_RAISED.match(text, end) is None and not _brings(scope, token))


def _is_forecast(text: str, token: Token) -> bool:
    """Whether somebody forecasts what follows: 某研究所预测 | ，2011年出货量为8亿台."""
    return (
        token.text in ("预测", "预计")
        and text[token.end : token.end + 1] in "，,："
        and text[token.start - 1 : token.start] not in "的对"
    )


def _is_quoted_name(text: str, token: Token) -> bool:
    """Whether a word stands inside a short name in quotation marks, and not where a quotation begins: “一 | 规划 | 两纲要”."""
    opened, closed = (
        text.rfind("“", max(0, token.start - _NAME_IN_QUOTES), token.start),
        text.find("”", token.end, token.end + _NAME_IN_QUOTES),
    )
    return 0 <= opened < token.start - 1 and closed >= 0 and text.find("”", opened, token.start) < 0


def _is_expectation(scope: Scope, token: Token) -> bool:
    """Whether 预期 is a noun: 对后市预期偏弱, 市场预期转好."""
    if _EXPECTED.match(scope.text, token.end):
        return True
    return _EXPECTATION.search(scope.text, max(0, token.start - _EXPECTS), token.start) is not None


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
    return "actual" if scope.status == "planned" and _DONE_RATE.search(head.metric) else scope.status


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


def _is_past(scope: Scope, token: TimeToken) -> bool:
    """Whether a time lies before the article, so that no plan is about it."""
    end = period_days(token)[1]
    return end is not None and scope.context.published is not None and end < scope.context.published


def _is_ahead(scope: Scope, token: TimeToken) -> bool:
    """Whether a time ends after the article appeared."""
    end, published = period_days(token)[1], scope.context.published
    return end is not None and published is not None and end > published


def is_goal_told(scope: Scope, mark: Token, drafts: list[Draft]) -> bool:
    """Whether a goal with its day was told of the figure before it alone: 产能80万吨，到2030年增到130万吨 | ，全县企业达200家."""
    token = scope.period_token
    if token is None or scope.status != "target" or scope.framed == "target" or len(drafts) < _PAIR:
        return False
    same = drafts[-1].metric == drafts[-2].metric and drafts[-1].period != drafts[-2].period
    if not same or scope.text[token.end : token.end + 1] in "，,、" or not _is_goal(scope, token):
        return False
    behind = next((one for one in scope.tokens if one.start >= mark.end), None)
    return behind is not None and behind.kind == "place"


def _is_goal(scope: Scope, token: TimeToken) -> bool:
    """Whether a time is a day to reach something by: 到2025年, ahead of the article."""
    if scope.text[token.start - 1 : token.start] != "到" or scope.text.endswith("达到", 0, token.start):
        return False
    end = period_days(token)[1]
    if end is None:
        return False
    published = scope.context.published
    return scope.status == "planned" if published is None else end > published
