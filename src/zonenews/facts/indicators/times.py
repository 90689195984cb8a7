"""Of when a figure is: the times that set a period, and the figures that the one in force is not of."""

from __future__ import annotations

from datetime import date
from typing import cast

from zonenews._patterns import lazy
from zonenews.discourse.periods import Period, period_days
from zonenews.discourse.times_aside import tells_aside, whole_year
from zonenews.discourse.tokens import TimeToken
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set, words_of

THAT_DAY = ("当日", "当天")
"""Times that hold for one figure only, among those of a longer period."""
_DAILY = frozenset(("transport", "post and telecom", "tourism", "culture", "energy"))
_FROM = ("由", "从")
_HALVES = ("上半年", "季度")
"""Times up to whose end what flowed is counted from the beginning of the year: 截止 | 2021年上半年."""
_OF_TODAY = ("开行", "加开", "增开")
"""How figures of traffic begin that are of the day named: 今天加开列车120列."""
_OF_START = lazy("(?:[^，。；、0-9]{2}的)?[^，。；、的0-9]{0,4}(?:目标|预算|计划)")
"""What was set at the start of a year, which is no day of the figures behind it: 围绕年初 | 目标, 年初 | 确定的工作目标."""
_YEARLY = lazy("(?:^|企业|工厂|公司)年(?![末底初均度货轻])")
"""How what is made or earned in a year begins, which is no figure of a month: 年产值."""
_YEAR = 300
_QUARTER = 3
"""Months of a quarter."""
_LAST_DAY = (12, 31)
_REPORTING = 3
"""Until March the results of the year before are told, some of them as estimates."""
_ESTIMATE_REACH = 24
_NEW_ONES = pattern("新(?:[批入签设引]|{newly_done})")
"""How counts of what is new begin, which are of the time in force: 新批 | 内资企业216家."""
_OF_GROUND = lazy("^规划|(?:[辖镇]区|行政|[区流]域|[土占]地|国土|总)面积$")
"""How large a place is, in any year."""
_AT_END = lazy("[年季月]末|[年季月]底")
_SHARED_OUT = lazy("分别|依次")
_SHARED_REACH = 40
_YEARS_TOLD = lazy("(?:19|20)[0-9]{2}年?(?:(?:[、和及与至到]|[-—–~]+)(?:19|20)[0-9]{2}年?)+(?<=年)")
_YEAR_NUMBER = lazy("(?:19|20)[0-9]{2}")
_LISTED = lazy("[、和及与]")
_ENDS = 2
"""How many years a span of them is told by."""
_RECORD = pattern(r"(?:以来|来)?[^，。；]{0,12}{record_word}")


def set_times(scope: Scope, times: tuple[TimeToken, ...]) -> None:
    """Let the times among the tokens set the period in force, those that tell one."""
    text, periods = scope.text, scope.context.periods
    for token in times:
        if text.startswith("的", token.end) and text[token.start - 1 : token.start] in _FROM:
            continue  # 由2018年的21:32:47调整为20:33:47: the year that is left
        if token.text == "年初" and _OF_START.match(text, token.end):
            continue
        if (
            _RECORD.match(text, token.end)
            or tells_aside(text, token)
            or text.endswith(words_of("before_compared_time"), 0, token.start)
        ):
            continue
        period = periods.period_of(token)
        if period is not None:
            _set_period(scope, token, whole_year(text, token, period, scope.period))
        elif periods.dates_an_event(token) or periods.begins_holiday(token):
            scope.period, scope.period_here = None, False
        elif token.mention.kind == "date" and not periods.is_vague(token):
            scope.day = period_days(token)
        elif (looked := periods.looks_back(token.text, scope.period, firm=scope.firm)) is not None:
            scope.period, scope.period_here = looked, True
        elif periods.is_vague(token) and (not scope.firm or token.text in word_set("at_present")):
            scope.period, scope.period_here = None, False


def _set_period(scope: Scope, token: TimeToken, period: Period) -> None:
    """Put a period in force; a moment within the one in force (年末) is set aside again behind its figures."""
    periods = scope.context.periods
    running = scope.running or (scope.period, scope.period_here)
    moment = None
    if scope.status == "actual" or _is_estimate(scope, scope.period, token.start):
        told = periods.year_told(token, period)
        period = period if told == period or (token.text not in word_set("whole_year") and _plans(scope)) else told
        moment = periods.moment_in(token, running[0])
    scope.running = running if moment else None
    scope.period, scope.period_here, scope.period_token = moment or period, True, token
    scope.lent = False


def _is_estimate(scope: Scope, period: Period | None, at: int) -> bool:
    """Whether 预计 gives a first result of the year that has just ended and is told of, and no plan."""
    published = scope.context.published
    if scope.status != "planned" or published is None or period is None or period[1] is None:
        return False
    if published.month > _REPORTING or period[1] != date(published.year - 1, *_LAST_DAY):
        return False
    return scope.text.find("预计", max(scope.start, at - _ESTIMATE_REACH), at + _ESTIMATE_REACH) >= 0


def _plans(scope: Scope) -> bool:
    """Whether the sentence tells of a plan or a goal."""
    return any(one.kind in ("planned", "target") for one in scope.tokens)


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
    if is_flow and period[0] is None and period[1] is not None and _is_to_half(scope):
        return (date(period[1].year, 1, 1), period[1])
    if scope.period_here and period[0] == period[1] and _is_total(scope, head):
        return (None, period[1])
    if is_flow and period[1] is not None and period[0] == period[1] and _is_end(scope):
        return _span_of_end(scope, period[1])
    if (
        _YEARLY.search(metric)
        and None not in period
        and (cast("date", period[1]) - cast("date", period[0])).days < _YEAR
    ):
        return None  # 2月11日，…。企业年产值9000万元
    return None if _is_of_another_time(scope, period, metric, head) else period


def years_told(scope: Scope, at: int, count: int) -> list[Period]:
    """Give the years that as many values before an offset are of: 2019年至2021年，分别 | 完成产值…; empty where they are of none."""
    text = scope.text
    if not _SHARED_OUT.search(text, max(scope.tokens[0].start, at - _SHARED_REACH), at):
        return []
    found = _YEARS_TOLD.findall(text, scope.tokens[0].start, at)
    named = [int(year) for year in _YEAR_NUMBER.findall(found[-1])] if found else []
    if len(named) == _ENDS and count > _ENDS and not _LISTED.search(found[-1]):
        named = list(range(named[0], named[1] + 1))
    if len(named) != count or sorted(named) != named:
        return []
    return [(date(year, 1, 1), date(year, *_LAST_DAY)) for year in named]


def _is_to_half(scope: Scope) -> bool:
    """Whether the period in force is open up to the end of a half-year or quarter: 截止上半年."""
    return scope.period_token is not None and scope.period_token.text.endswith(_HALVES)


def _is_end(scope: Scope) -> bool:
    """Whether the period in force is the end of a longer one (年末, 一季度末), which is of stocks only."""
    token = scope.period_token
    return token is not None and token.text.endswith(("末", "底"))


def _span_of_end(scope: Scope, day: date) -> Period | None:
    """Give over what flowed that is told at an end: the year of 年末, the quarter of 季末; of 6月末 it stays open."""
    word = scope.period_token.text if scope.period_token is not None else ""
    if word.endswith(words_of("quarter_end")):
        return (date(day.year, day.month - 2, 1), day) if day.month > _QUARTER - 1 else None
    return (date(day.year, 1, 1), day) if (day.month, day.day) == _LAST_DAY else None


def _is_of_another_time(scope: Scope, period: Period, metric: str, head: MetricPhrase) -> bool:
    """Whether the period in force cannot be that of a figure: a goal is for later, a stock is of its own moment."""
    single = period[0] == period[1] and scope.status == "planned"
    if _is_estimate(scope, period, head.start) or scope.framed == "planned":
        return False
    if (not scope.period_here or single) and scope.status != "actual" and _may_be_over(scope, period):
        return True
    if scope.period_here:
        return False
    known = ending_metric(metric)
    if period[0] is None and metric.startswith(words_of("of_a_day")):
        return True
    if scope.firm and scope.status == "target" and known is not None and known[1].kind == "count":
        return False
    if scope.lent and (known is None or scope.status != "actual" or head.acts):
        return True
    end, today = period[1], scope.context.published
    ahead = end is not None and today is not None and end > today
    if known is None and ahead and _is_total(scope, head):
        return True
    if scope.looking_back and period[0] is not None and end is not None and end.year > period[0].year:
        return False  # 五年来，…。高铁里程达到3000公里
    if known is None or known[1].nature != "stock" or head.acts or head.among:
        return False
    stated = _is_past_year(period, today) and not scope.lent and not _OF_GROUND.search(metric)
    stated = stated and not _AT_END.search(scope.text, scope.tokens[0].start, head.start)  # 年末 is its last day
    return _NEW_ONES.match(metric) is None and not stated


def _is_past_year(period: Period, today: date | None) -> bool:
    """Whether a period is one whole year that has ended, of whose end its stocks are: 2018年完成税收9亿元。有常住人口4.6万人."""
    first, last = period
    if first is None or last is None or (today is not None and last > today):
        return False
    return (first.year, first.month, first.day) == (last.year, 1, 1) and (last.month, last.day) == _LAST_DAY


def _may_be_over(scope: Scope, period: Period) -> bool:
    """Whether a period has ended, or may have in a text without a day, so that no goal is set for it."""
    return period[1] is not None and (scope.context.published is None or period[1] < scope.context.published)


def _is_total(scope: Scope, head: MetricPhrase) -> bool:
    """Whether 累计 tells that a count goes back to a beginning of its own: 累计落户首店4000家."""
    return "累计" in head.verb or scope.text.endswith("累计", 0, head.start)
