"""Where, when and how certain: what is said of the place at hand in a sentence, for projects, groups and events."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Literal, TypeVar

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.discourse.carried import Carried
from zonenews.discourse.context import Context
from zonenews.discourse.in_force import Discourse
from zonenews.discourse.list_parts import ListPart, Names, part_at, read_list_parts
from zonenews.discourse.occasions import is_same_day, tells_occasion, told_occasion
from zonenews.discourse.periods import Period, is_span, period_days
from zonenews.discourse.signs import is_title
from zonenews.discourse.stages import status_told
from zonenews.discourse.tokenising import joined_places, tokenise
from zonenews.discourse.tokens import MentionToken, PlaceToken, QuantityToken, SentenceRange, TimeToken, Token, by_kind
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Status
from zonenews.text.spans import Span

T = TypeVar("T", QuantityToken, TimeToken, PlaceToken)
_REACH = 300
"""How far back a question looks in a sentence without an end, so that its cost stays bounded."""
_CLAUSE_STOPS = "，,；;：:。"
_FEW = 12
"""So few tokens are looked through one by one in less time than a search among them takes."""
_NEAR = 20
"""How many mentions back a question looks."""
_CLAUSE_STOP = lazy(f"[{_CLAUSE_STOPS}]")
_WIDER = pattern(r"(?:^|[，,。；;：:、在]){wider_than_zone}")
_COMPARED_BEFORE = frozenset("较比同与和")
_IDIOM_AFTER = pattern(r"{same_year_doing}(?=[、，,])")
_ROUTE_BEFORE = lazy("[至到往向—-]$")
_NAMES_OCCASION = pattern("[^，,。；;]{2,30}{occasion_end}|[^，,。；;、0-9]{0,20}(?:项目|工程)集中{ceremony_verb}")
_OF_A_GOAL = lazy("”?(?:规划)?[^，,。；;0-9]{0,4}(?:收官|目标任务|任务目标)")
_OF_YEARLY_SUM = lazy("度?计划(?:完成)?投资")
"""46个，|2016年|计划投资43亿元，5亿元以上项目6个: the year of a sum alone."""
_QUALIFIED = lazy("[^，,。；;0-9的]{1,8}的[^，,。；;0-9的]{1,6}(?:[，,。；;]|$)")
_HELD = lazy("举行|召开|举办")
_ORDINAL = lazy("度?第[一二三四五六七八九十0-9]{1,3}[次批期]")


class Sentence(Carried):
    """One sentence: its mentions, what earlier sentences left in force, and the questions facts ask of it.

    Attributes:
        text: the normal text.
        row: where the sentence stands.
        times: its time tokens, in order.
        quantities: its quantity tokens, in order.
        earlier: the last sentence of the paragraph that named a time, or `None`.
        previous: the sentence before it, or `None`.
    """

    __slots__ = (
        "_context", "_first_day", "_force", "_inside", "_named", "_open_status", "_parts", "_places", "_status", "_tokens",
        "bounds", "earlier", "previous", "quantities", "text", "times",
    )  # fmt: skip

    _status: Literal["target", "actual"]

    def __init__(  # noqa: PLR0913, PLR0917 - one argument for each part
        self,
        text: str,
        context: Context,
        bounds: SentenceRange,
        inside: list[MentionToken],
        force: Discourse,
        previous: Sentence | None,
        earlier: Sentence | None,
    ) -> None:
        """Keep the parts; what is asked of few sentences is found when it is asked.

        Args:
            text: the normal text.
            context: what the article is about.
            bounds: where the sentence stands.
            inside: its mentions.
            force: what is in force, one for all sentences of the article.
            previous: the sentence before it.
            earlier: the last sentence of the paragraph that named a time.
        """
        self.text = text
        self.bounds = bounds
        self.times, self.quantities, self._named = by_kind(inside)
        self.earlier = earlier
        self.previous = previous
        self.settled = False
        self._open_status = False
        self._context = context
        self._force = force
        self._inside = inside
        self._places: list[PlaceToken] | None = None
        self._tokens: list[Token] | None = None
        self._parts: tuple[ListPart, ...] | None = None
        self._first_day = -1

    @property
    def published(self) -> date | None:
        """The day of the article, or `None`."""
        return self._context.published

    @property
    def home(self) -> str | None:
        """The place the article is about, or `None`."""
        return self._context.home

    def name_of(self, place: PlaceToken) -> str | None:
        """Give the name the article prefers for a place of the sentence, or `None`."""
        return self._context.name_of(place, self.place_before)

    @property
    def status_before(self) -> Literal["target", "actual"]:
        """Whether the headings above announce goals, or, where they do not say it, the passage sets tasks."""
        if not self.settled:
            self._settle()
        if self._open_status:
            self._status = "target" if self._sets_task() else "actual"
            self._open_status = False
        return self._status

    def _sets_task(self) -> bool:
        """Whether it sets a task: its passage does, and nothing in it is of a time that is over."""
        published = self._context.published
        if published is not None:
            ends = (period_days(token)[1] for token in self.times)
            if any(end is not None and end < published for end in ends):
                return False
        return self._force.tenor.sets_task(self.bounds)

    @property
    def among_results(self) -> bool:
        """Whether its paragraph tells of results."""
        return self._force.tenor.tells_results(self.bounds)

    @property
    def parts(self) -> tuple[ListPart, ...]:
        """The parts of the list by place that the sentence is, in order; empty where it is none."""
        if self._parts is None:
            own = self.home if self.home in self._context.zone_names else None
            self._parts = read_list_parts(self.text, *self.bounds[:2], Names(self.places, self.name_of, own))
        return self._parts

    def part_at(self, at: int) -> ListPart | None:
        """Give the part of the list by place that an offset lies in, or `None`; `area` has what a heading above says."""
        return part_at(self.parts, at)

    def _settle(self) -> None:
        """Find what is in force where it begins, from the last sentence of which that is known."""
        waiting: list[Sentence] = [self]
        sentence = self.previous
        while sentence is not None and not sentence.settled:
            waiting.append(sentence)
            sentence = sentence.previous
        for sentence in reversed(waiting):
            sentence.pass_through()

    def pass_through(self) -> None:
        """Take down what is in force, and add what this sentence names; sentences have to be passed in order, each once."""
        force = self._force
        if self.bounds.paragraph != force.paragraph:
            force.enter(self.bounds)
        self._place, self._period, self._lent, self._area = force.place, force.period, force.lent, force.area
        self._occasion, self._telling = force.occasion, force.telling
        self._company, self._passing, self._main = force.company, force.passing, force.main
        self._portrait, self._looking_back = force.portrait, force.looking_back
        self._firm, self._open_status = force.firm, force.open_status
        self._status, self._works = force.status, force.works
        self.settled = True
        force.leave(self.bounds, self._inside, self.times, self._named)
        if self.times and force.occasion is None and tells_occasion(self.text, *self.bounds[:2]):
            force.occasion = told_occasion(self.text, *self.bounds[:2], self.times, self._day_by)
            force.telling = force.occasion is not None
        elif force.telling and force.occasion is not None:
            force.telling = not self.names_time(force.occasion.day)

    def _day_by(self, count: int) -> Period | None:
        """Give the day in force behind so many of its times."""
        return self.day_after(self.times[:count]) or self.day_before()

    def names_time(self, but: Period | None = None) -> bool:
        """Whether it names a time of its own, and not only one that is a part of a name; `but` is a day that does not count."""
        return any(
            self.days_of(token) is None or self.period_of(token) not in {None, but}
            for token in self.times
            if not is_same_day(token.text)
        )

    @property
    def places(self) -> list[PlaceToken]:
        """Its zones, regions and organisations, in order; those that touch are one."""
        if self._places is None:
            self._places = joined_places(self.text, self._named)
        return self._places

    @property
    def tokens(self) -> list[Token]:
        """All its tokens, in order."""
        if self._tokens is None:
            self._tokens = tokenise(self.text, self.bounds, self._inside)
        return self._tokens

    @property
    def is_title(self) -> bool:
        """Whether the sentence is a line of its own, short and without a full stop: a title, here or inside a digest."""
        return is_title(self.text, self.bounds.start, self.bounds.end)

    def same_paragraph(self, span: Span) -> bool:
        """Whether a range that ended earlier stands in the same paragraph."""
        return "\n" not in self.text[span.end : self.bounds.start]

    def clause_start(self, at: int, stops: str = _CLAUSE_STOPS) -> int:
        """Give the start of the clause an offset stands in; `stops` are some marks, few of which are ever asked for."""
        low = self.bounds.start
        if at - low > _REACH:
            low = at - _REACH
        match = _up_to_last(stops)(self.text, low, at)
        return match.end() if match else low

    def clause_end(self, at: int) -> int:
        """Give the end of the clause an offset stands in."""
        match = _CLAUSE_STOP.search(self.text, at, self.bounds.end)
        return match.start() if match else self.bounds.end

    def zone(self, at: int) -> str | None:
        """Give the zone in force at an offset: the last one named before it in the sentence, else the carried one."""
        zone = self.place_before if self.place_before in self._context.zone_names else None
        start = max(self.bounds.start, at - _REACH)
        for token in reversed(within(self.places, self.bounds.start, at)[-_NEAR:]):
            if not _ROUTE_BEFORE.search(self.text, max(self.bounds.start, token.start - 1), token.start):
                named = self._context.name_of(token, self.place_before)
                if named in self._context.zone_names:
                    zone, start = named, max(start, token.end)
                    break
        return None if _WIDER.search(self.text, start, at) else zone

    def period(self, start: int, end: int) -> Period | None:
        """Give the day or period of a fact: said in its own range, else before it, else earlier in the paragraph."""
        own = within(self.times, start, end)
        before = within(self.times, self.bounds.start, start)[-_NEAR:]
        for token in own + before[::-1]:
            if self._only_qualifies(token):
                continue
            if token.mention.kind == "recurring":
                return None
            if is_span(token):
                return self._context.periods.looks_back(token.text, self.period_before, firm=self.firm)
            period = self.period_of(token)
            if period is not None:
                return period
        return self.day_before()

    def day_before(self) -> Period | None:
        """Give the last day or period the paragraph has named before this sentence."""
        day: Period | None = None
        passed: list[Sentence] = [self]
        sentence = self.earlier
        while sentence is not None and (day := sentence.day_after(sentence.times)) is None:
            passed.append(sentence)
            sentence = sentence.earlier
        for one in passed:
            one.earlier = sentence  # a sentence that names none is not asked again
        return day

    def day_after(self, times: Sequence[TimeToken]) -> Period | None:
        """Give the day or period in force behind some times of this sentence, as far as they name one."""
        for token in reversed(times):
            if token.mention.kind == "recurring" or self._only_qualifies(token):
                continue
            if (named := self.period_of(token)) is not None:
                return named
        return None

    def _only_qualifies(self, token: TimeToken) -> bool:
        """Whether a time is only a part of what something is said to be: 是|今年|奋斗的起点."""
        if token.mention.kind == "date":
            return False
        if _OF_A_GOAL.match(self.text, token.end, self.bounds.end) or _OF_YEARLY_SUM.match(self.text, token.end):
            return True  # 超额完成|全年|目标任务; 实现“|十四五|”圆满收官
        if _QUALIFIED.match(self.text, token.end, self.bounds.end) is None:
            return False
        return self.text.find("是", self.clause_start(token.start), token.start) >= 0

    def days_of(self, token: TimeToken) -> Period | None:
        """Give the days a time token says by itself; see `Periods`."""
        return self._context.periods.days_of(token)

    def year_told(self, token: TimeToken, period: Period) -> Period:
        """Give a time of results the year it is of: 全年 told in February is of the year before."""
        return self._context.periods.year_told(token, period)

    def period_of(self, token: TimeToken) -> Period | None:
        """Give the period a time token sets, or `None`.

        No period is set by the base of a comparison (较2019年), by an idiom (当年签约、当年开工), or by the name of an occasion
        that is held on a day of its own (5月8日举行二季度签约仪式).
        """
        text, start = self.text, token.start
        if text[start - 1 : start] in _COMPARED_BEFORE:
            return None
        if token.text in ("当年", "同年") and _IDIOM_AFTER.match(text, token.end):
            return None
        if (
            token.mention.kind != "date"
            and _ORDINAL.match(text, token.end)
            and (self.occasion or self._first_day_end() <= start)
        ):
            return None  # 6月18日，全省2023年|第二期“四个一批”活动举办
        if token.mention.kind != "date" and self._first_day_end() <= start:
            if _NAMES_OCCASION.match(text, token.end, self.bounds.end):
                return None
            held = _HELD.search(text, max(self.bounds.start, start - _REACH), start)
            if held and self._first_day_end() <= held.start():
                return None
        return self.days_of(token)

    def _first_day_end(self) -> int:
        """Give where the first day it names ends; past its own end where it names none."""
        if self._first_day < 0:
            days = [token.end for token in self.times if token.mention.kind == "date"]
            self._first_day = days[0] if days else self.bounds.end + 1
        return self._first_day

    def status(self, at: int) -> Status:
        """Give the status of what is said at an offset: by the last cue before it in its part of the sentence."""
        return status_told(self.text, self.clause_start(at, stops="；;。"), at)


@cache
def _up_to_last(stops: str) -> Callable[[str, int, int], re.Match[str] | None]:
    """Give what matches up to the last of some marks in a range: one run of the engine backwards, for a search for each of them."""
    return compiled(f"(?s:.*)[{stops}]").match


def within(tokens: Sequence[T], low: int, high: int) -> list[T]:
    """Give the tokens of a sorted row that start in a range."""
    if not tokens:
        return []
    if len(tokens) <= _FEW:
        return [token for token in tokens if low <= token.start < high]
    return list(tokens[bisect_left(tokens, low, key=_start) : bisect_left(tokens, high, key=_start)])


def _start(token: MentionToken) -> int:
    return token.start
