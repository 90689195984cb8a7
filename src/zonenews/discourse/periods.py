"""Which days a time sets for a figure or a fact, and which it sets for none.

A time is read once, by `Periods`, for one of two questions:

- `Periods.days_of`: when did, or will, something happen? Not what it is compared with (上年同期), and no years that nothing
  says the end of (近三年).
- `Periods.period_of`: of when is a figure that stands with it? Those days too, but the bare day of an event (10月18日) is of none, while 6月末 and
  截至9月底 are; neither are times that something else is dated with (今年三月挂牌的).
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import cast

from zonenews._patterns import lazy
from zonenews.discourse.tokens import TimeToken
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import kept_by_words, word_set, words_of
from zonenews.mentions.times.calendar import only_date

Period = tuple[date | None, date | None]

_SPAN_OF_TIME = lazy(
    r"(?:过去的?|近|这|最近|未来)?(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,3})多?(?:年|个月|天|周)多?(?:来|间|里|以来)?$"
)
_YEAR_END = ("年底", "年末")
_END_OF = ("末", "底")
_LAST_DAY = (12, 31)
_EVENT_AFTER = pattern(r"[^\n，。；、0-9]{0,6}{event_of_place}[^\n，。；]{0,4}的")
_FOUNDED_AFTER = pattern(r"[^\n，。；、0-9]{0,12}{coming_to_be}(?:为|成|设立|成立|建设)?[^\n，。；0-9]{0,16}[，。；]")
"""A year in which a place came to be what it is: 2010年升级为国家级开发区，."""
_CAME_TO_BE = pattern("{taking_place}[^，。；、0-9]{0,14}[，。；]")
"""When something came about, in a clause without a figure: 于2003年7月 | 建成并对外办公，."""
_OF_PLAN = lazy("”?(?:规划)?的?(?:良好)?(?:开局|收官|起步|第[一二三四五]年)")
"""What behind a plan only says which of its years this one is: 今年是“十五五” | 开局之年."""
_OF_PLAN_DONE = lazy("”?(?:批复|确定|规划)的")
"""What behind a plan only says where something comes from: “十四五” | 批复的6个基地."""
_LISTED_AFTER = lazy(r"[^\n，。；、0-9]{0,12}进入[^\n，。；、0-9]{0,10}(?:目录|名录|名单)[，。；]")
"""A year in which a place was put on a list: 2018年进入国家开发区目录，."""
_EVENT_REACH = 13
"""The longest it can be."""
_PLAN_AFTER = lazy('[”"]?[\u4e00-\u9fff]{0,8}(?:规划|纲要)(?!建设|面积|的)')
"""A plan that is named after its years: “十五五” | 专项规划."""
_REPORT_AFTER = lazy("的?(?:(?P<first>第?一季度?报)|(?P<third>第?三季度?报)|半年度?报|中报)")
"""The report of a company behind its year: 2011年 | 一季报."""
_REPORT_LENGTH = 6
"""The longest it can be."""
_YEARS_ON = lazy("[年月天]后$")
_TOLD_ON = lazy(r"(?![^。；\n]{0,12}(?:将|预计|有望))[^。；\n]{0,30}了")
"""A story that goes on some years later, not after the article: 3年后，| 它拥有了1.6亿用户."""
_BARE_REPORT = lazy("(?<![0-9])(20[0-9]{2})(?:半年度?|年度?|中|第?[一三]季度?)报[^。\n]*$")
"""A report of a company with its year, which says no 年, before a time that has none: 青石电器2029半年报称，| 上半年."""
_REPORT_REACH = 60
_OF_YEARLY_GOAL = pattern("{whole_set}(?:数|进度)?的?(?:[0-9过近超约]|一半|三成)")
"""What behind a year only says of which goal so much was done: 完成全年 | 目标任务的55%."""
_HIGH_BASE = lazy("(?:同期)?的?[较超]?[高低]?基数")
_BASE_REACH = 7
"""What behind a time makes it only what growth is measured from: 在去年 | 高基数上增长."""
_GUIDED_REACH = 6
_OF_GOAL = lazy("[^，。；、\n0-9]{2,22}(?:目标|任务|要求)")
_GUIDED = pattern("(?:{guided_by})到?$")
"""A year that is only in the name of a goal: 围绕到 | 2020年 | 全面建成小康社会目标."""
_OF_YEAR = ("全年", "年初", "年度")
_HAS_REACHED = ("实现", "完成")
"""What stands behind a time that something was brought to, and is of: 推动 | 一季度 | 实现地区生产总值80亿元."""
_PLAN_SPANS = ("期间", "时期")
_PLAN_ENDS = lazy("”?(?:规划)?[^\n，。；、0-9“”]{0,4}(?:收官|开局|起步)")
_ACHIEVED = ("实现", "确保")
"""A plan whose end or beginning is what has been achieved in the year that is told of: 2029年，我们实现 | “十五五” | 圆满收官."""
_OCCASION_AFTER = pattern(
    r"[^\n，。；、0-9]{0,6}春运|[^\n，。；、0-9]{0,4}{peak_of}高峰|[”\"]?规划|“?(?:{feast_or_season}|(?:中国|世界)[^\n，。；0-9]{1,14}(?:会(?!计)|节(?!能|约)|展览|周|杯|赛))"
)
_UP_TO = ("截止", "到", "至")
"""What leaves the start of a time open that something happened in."""
_CLOCKS = ("北京时间", "当地时间")
_IS = ("是", "为", "于")
_MIDNIGHT = time(0)
_SINCE_AFTER = lazy(r"以来|起|开始|至今")
_SINCE = frozenset("以起开至")
_SINCE_EVENT = lazy(r"[^\n，。；、0-9]{1,18}以来")
_SINCE_FOUNDED = pattern(r"[^\n，。；、0-9]{0,10}{founding_since}[^\n，。；、0-9]{0,10}以来")
_SINCE_REACH = 20
"""An event from which on is counted: 1992年 | 建交以来."""
_RECORD_BEFORE = ("创", "创下", "是", "为")
"""What stands before the time of a record: 创今年3月以来新高."""
_FIRST_DAY = lazy("首日|第[一二三]天|前[一二三四五六七]天")
_PART_OF_HOLIDAY = frozenset("首第前")
_NUMBERS = "一二三四五六七八九十"
_LOOK_BACK = lazy("(?:过去的?|这|近)?([二三四五六七八九十])年(?:来|间|以来)?$")
_LOOK_BACK_ENDS = ("年", "来", "间")
_YEARLESS = lazy(
    "(?:前?[一二三四]|前?[三两]个?|第[一二三四])季度?|[上下]半年|(?:[0-9]{1,2}(?:[-—–至到~]))?[0-9]{1,2}月份?$"
)
"""Times within a year that name none."""
_WORKED_ON = pattern("{work_on}$")
_VERB, _NAME = 2, 6
"""Characters of such a verb, and of what stands in quotation marks before and behind a time in a name."""
_QUARTER = 88
_LATE = 6
_REPORTING = 3
"""Until March the figures of the year before are told, later those of the running one."""
_TERM = 5
"""Years of a plan and of a term of office, which reports look back on."""
_REPORTS_OF_TERMS = 4
"""Until April such a look back is to the end of the year before."""


@kept_by_words
def _up_to_before() -> tuple[str, ...]:
    """What stands before a time up to which is counted: 截至, 截至北京时间."""
    return tuple(up + clock for up in words_of("up_to_time") for clock in ("", *_CLOCKS))


@kept_by_words
def _up_to_event() -> tuple[str, ...]:
    """What stands before a time by which something is done, whenever it began: 到2025年建成."""
    return (*_UP_TO, *_up_to_before())


@kept_by_words
def _open_before() -> tuple[str, ...]:
    """What stands before a day that a figure may be of: 到, 截至北京时间."""
    return (*_UP_TO, *(up for up in _up_to_before() if up.endswith(_CLOCKS)))


class Periods:
    """The times of one article, asked for the periods they set for figures.

    Attributes:
        text: the normal text.
        published: the reference date.
    """

    def __init__(self, text: str, published: date | None) -> None:
        """Keep the text; a token is read once."""
        self.text = text
        self.published = published
        self._periods: dict[int, Period | None] = {}

    def period_of(self, token: TimeToken) -> Period | None:
        """Give the period a time token sets for a statistic, or `None`: a vague time, or the bare day of an event."""
        periods = self._periods
        if token.start not in periods:
            told = self.text.find("报", token.end, token.end + _REPORT_LENGTH) >= 0
            report = _REPORT_AFTER.match(self.text, token.end) if told else None
            read = None if self._is_object(token) else self._of_figure(token)
            periods[token.start] = _reported(token.mention.start, report) if report else self._of_report(token, read)
        return periods[token.start]

    def may_report(self, period: Period | None) -> bool:
        """Whether a period may be that of a report: it is of one year, a quarter at least, and over."""
        if period is None or period[0] is None or period[1] is None or period[0].year != period[1].year:
            return False
        return (period[1] - period[0]).days >= _QUARTER and (self.published is None or period[1] < self.published)

    def last_of(self, tokens: list[TimeToken]) -> Period | None:
        """Give the last period that some time tokens set, or `None`."""
        return next((one for token in reversed(tokens) if (one := self.period_of(token)) is not None), None)

    def _of_figure(self, token: TimeToken) -> Period | None:
        text, dated = self.text, token.mention.kind == "date"
        open_start = dated and text.endswith(_open_before(), 0, token.start)
        bare = dated and not open_start and not token.text.endswith(words_of("point_of_month"))
        if bare and not self._opens_span(token):
            return None
        days = None if self.dates_an_event(token) else self._days(token)
        if days is None:
            return None
        if days[1] is not None and text.startswith("前", token.end) and token.text.endswith(_YEAR_END):
            return (days[1].replace(month=1, day=1), days[1])
        up_to = open_start and text.endswith(_up_to_before(), 0, token.start)
        return (None, days[1]) if up_to else days

    def _of_report(self, token: TimeToken, period: Period | None) -> Period | None:
        """Give a time without a year that of the report of a company which the sentence named before it."""
        start = token.start
        if period is None or None in period or self.text.rfind("报", max(0, start - _REPORT_REACH), start) < 0:
            return period
        named = _YEARLESS.match(token.text) and _BARE_REPORT.search(self.text, max(0, start - _REPORT_REACH), start)
        if not named:
            return period
        first, last = cast("tuple[date, date]", period)
        year = int(named[1])
        return (first.replace(year=year), last.replace(year=last.year - first.year + year))

    def days_of(self, token: TimeToken) -> Period | None:
        """Give the inclusive days in which something happens that a time token dates, open at the start after 截至 and 到; `None` where it is vague."""
        days = self._days(token)
        up_to = days is not None and self.text.endswith(_up_to_event(), 0, token.start)
        return (None, days[1]) if days is not None and up_to else days

    def _days(self, token: TimeToken) -> Period | None:
        """Give the days of a time, whatever is told of them; `None` where they are compared with, or nothing says which days they are."""
        text, mention = self.text, token.mention
        if token.text.endswith("同期") or (
            text.startswith("的", token.end) and text[token.start - 1 : token.start] in _IS
        ):
            return None
        start, end = period_days(token)
        if (start is None and end is None) or mention.kind == "recurring" or is_span(token):
            return None
        if self._opens_span(token):
            return self._since(token)
        if self.begins_holiday(token) or (_YEARS_ON.search(token.text) and _TOLD_ON.match(text, token.end)):
            return None
        return (start, end)

    def _opens_span(self, token: TimeToken) -> bool:
        """Whether something is counted since a time: 2021年 | 以来, 今年以来, 1992年 | 建交以来."""
        text, at = self.text, token.end
        if text[at : at + 1] in _SINCE and _SINCE_AFTER.match(text, at):
            start, end = period_days(token)
            if start is not None and self._is_past(end):
                return True
        if token.text.endswith("以来"):
            return text.endswith(_RECORD_BEFORE, 0, token.start)
        return text.find("以来", at, at + _SINCE_REACH) > 0 and _SINCE_EVENT.match(text, at) is not None

    def _since(self, token: TimeToken) -> Period | None:
        """Give the days from a time that opens a span up to the article; `None` for those of a record, and since an event that founds nothing."""
        text, at = self.text, token.end
        start, end = period_days(token)
        if text.endswith(_RECORD_BEFORE, 0, token.start) or start is None or not self._is_past(end):
            return None
        lasts = text[at : at + 1] in _SINCE and _SINCE_AFTER.match(text, at)
        return (start, self.published) if lasts or _SINCE_FOUNDED.match(text, at) else None

    def _is_object(self, token: TimeToken) -> bool:
        """Whether a time is only part of what is done or of a name in quotation marks: 实施 | 一季度良好开局行动, “新 | 十二月 | 市”."""
        text, start, end = self.text, token.start, token.end
        if _GUIDED.search(text, max(0, start - _GUIDED_REACH), start) and _OF_GOAL.match(text, end):
            return True
        if token.text in _OF_YEAR and _OF_YEARLY_GOAL.match(text, end):
            return True
        if text.find("基数", end, end + _BASE_REACH) >= 0 and _HIGH_BASE.match(text, end):
            return True
        if (
            text[end : end + 1] not in "，,"
            and not text.startswith(_HAS_REACHED, end)
            and _WORKED_ON.search(text, max(0, start - _VERB), start)
        ):
            return True
        if "五" in token.text and _PLAN_ENDS.match(text, end) and text.endswith(_ACHIEVED, 0, start):
            return True
        opened, closed = text.rfind("“", max(0, start - _NAME), start), text.find("”", end, end + _NAME)
        return opened >= 0 and closed >= 0 and (opened < start - 1 or closed > end) and "”" not in text[opened:start]

    def moment_in(self, token: TimeToken, period: Period | None) -> Period | None:
        """Give the day of 年末, 6月末 where it lies in a period in force, which goes on behind its own figures; else `None`."""
        if token.mention.kind != "date" or not token.text.endswith(_END_OF) or period is None:
            return None
        first, last, point = period[0], period[1], self.period_of(token)
        if first is None or last is None or first == last or point is None or point[0] != point[1]:
            return None
        ahead = self.published is None or (point[1] is not None and point[1] > self.published)
        if token.text in _YEAR_END and ahead and (last.month, last.day) == _LAST_DAY:
            return (last, last)
        return point if point[0] is not None and first <= point[0] <= last else None

    def year_told(self, token: TimeToken, period: Period) -> Period:
        """Give a time of results its year: 全年, 年末 of a text of January to March are of the year before, which has ended.

        So is a month or quarter without a year of which less than half is over.
        """
        start, end = period
        published = self.published
        if published is None or end is None:
            return period
        if start is not None and _YEARLESS.match(token.text) and (published - start) * 2 < end - start:
            return (_year_before(start), _year_before(end))
        if token.text not in word_set("whole_year"):
            return period
        if published.month > _REPORTING and (published.month > _LATE or f"{published.year - 1}年" not in self.text):
            return period  # a bulletin may appear as late as June, and names its year somewhere
        if end <= published or (end.year, end.month, end.day) != (published.year, *_LAST_DAY):
            return period
        return (_year_before(start), _year_before(end))

    def _is_past(self, day: date | None) -> bool:
        return day is not None and self.published is not None and day < self.published

    def begins_holiday(self, token: TimeToken) -> bool:
        """Whether only the first days of a holiday are meant: 国庆 | 前两天."""
        after = self.text[token.end : token.end + 1]
        return after in _PART_OF_HOLIDAY and _FIRST_DAY.match(self.text, token.end) is not None

    def dates_an_event(self, token: TimeToken) -> bool:
        """Whether a time says when something happened and not what a figure is of: 今年三月挂牌的."""
        text, end = self.text, token.end
        if text[token.start - 1 : token.start] == "于" and _CAME_TO_BE.match(text, end):
            return True
        if text.find("进入", end, end + _EVENT_REACH) >= 0 and _LISTED_AFTER.match(text, end):
            return True
        if token.text.endswith("规划") or _OCCASION_AFTER.match(text, end) or _FOUNDED_AFTER.match(text, end):
            return True
        if text.endswith(words_of("founded_before"), 0, token.start):
            return True
        if "五" in token.text and (_OF_PLAN.match(text, end) or _OF_PLAN_DONE.match(text, end)):
            return True
        if "五" in token.text and not token.text.endswith(_PLAN_SPANS) and _PLAN_AFTER.match(text, end):
            return True
        return text.find("的", end, end + _EVENT_REACH) >= 0 and _EVENT_AFTER.match(text, end) is not None

    def looks_back(self, words: str, period: Period | None, *, firm: bool) -> Period | None:
        """Give the years that 这五年, 过去五年 look back on: those in force where they are as many, else those up to a title's year.

        Args:
            words: what is said, such as the text of a vague time.
            period: the period in force.
            firm: whether a title or heading set it.

        Returns:
            The period; `None` where the words name no such span, or it stays open which years are meant. Five years that no
            period in force tells are those before the article, early in a year.
        """
        match = _LOOK_BACK.match(words) if words.endswith(_LOOK_BACK_ENDS) else None
        if match is None:
            return None
        count = _NUMBERS.index(match[1]) + 1
        if period is None or period[0] is None or period[1] is None:
            return self._term_before() if count == _TERM else None
        years = period[1].year - period[0].year + 1
        if years == count:
            return period
        return (period[0].replace(year=period[1].year - count + 1), period[1]) if firm and years == 1 else None

    def _term_before(self) -> Period | None:
        """Give the five years that ended before the article, where it is of the season in which they are looked back on."""
        published = self.published
        if published is None or published.month > _REPORTS_OF_TERMS:
            return None
        return (date(published.year - _TERM, 1, 1), date(published.year - 1, *_LAST_DAY))

    def is_vague(self, token: TimeToken) -> bool:
        """Whether a time token gives no dates (目前, 近年来)."""
        return (token.mention.start is None and token.mention.end is None) or is_span(token)


def is_span(token: TimeToken) -> bool:
    """Whether a time tells how long and not when: 近三年, 十年间; its days would be counted from that of the article."""
    return _SPAN_OF_TIME.match(token.text) is not None


def _reported(year: date | datetime | None, report: re.Match[str]) -> Period | None:
    """Give what a report of a company is of: the first quarter of 2011年 | 一季报, the half-year of 半年报."""
    first = only_date(year)
    if first is None or report["third"]:
        return None  # three months or nine: not told
    return (first, date(first.year, 3, 31) if report["first"] else date(first.year, 6, 30))


def _year_before(day: date | None) -> date | None:
    """The day a year before; the last of February stays the last of February."""
    if day is None:
        return None
    after = day + timedelta(days=1)
    if (after.month, after.day) == (3, 1):
        return date(day.year - 1, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)


def period_days(token: TimeToken) -> Period:
    """Give the first and last day of a time token; midnight closes the day before (0—24时, 24时)."""
    start, end = token.mention.start, token.mention.end
    if isinstance(end, datetime) and end.time() == _MIDNIGHT:
        closes = token.text.endswith(("24时", "24点"))
        before = end - timedelta(days=1)
        if start == end:
            return (before.date(), before.date()) if closes else (end.date(), end.date())
        return (only_date(start), before.date() if closes or isinstance(start, datetime) else end.date())
    return (only_date(start), only_date(end))
