"""Where, when and how certain: what is said of the place at hand in a sentence, for projects, groups and events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import cast

from zonenews._patterns import lazy
from zonenews.facts._context import Context, Passage, Period
from zonenews.facts._tokens import Token
from zonenews.lexicon.actions import Stage, Status, load_actions
from zonenews.text.records import Amount
from zonenews.text.spans import Span

_REACH = 300
"""How far back a question looks in a sentence without an end, so that its cost stays bounded."""
_CLAUSE_STOPS = "，,；;：:。"
_NEAR = 20
"""How many mentions back a question looks."""
_CLAUSE_STOP = lazy(f"[{_CLAUSE_STOPS}]")
_CEREMONY = lazy(r"仪式|集中(?:开工|签约|竣工|投产)|签约|开工|活动")
_WIDER = lazy(r"(?:^|[，,。；;：:、在])(?:全市|全省|全县|全国|全州|我国|我省|我市)")
_COMPARED_BEFORE = lazy(r"(?:较|比|同|与|和|对比)$")
_IDIOM_AFTER = lazy(r"(?:签约|落地|开工|投产|达效|建设|竣工|建成|见效|引进)(?=[、，,])")
_ROUTE_BEFORE = lazy("[至到往向—-]$")
_NAMES_OCCASION = lazy("[^，,。；;]{2,30}(?:仪式|活动|大会|会议|推进会|对接会|推介会)")
_HELD = lazy("举行|召开|举办")
_UP_TO_BEFORE = lazy(r"(?:截至|截止|截止到|截至到|到|至)$")


class Scene:
    """One passage, and the questions facts ask of it.

    Attributes:
        text: the normal text.
        row: where the sentence stands.
        ceremony: the day of the last ceremony the article told of.
    """

    def __init__(
        self, text: str, passage: Passage, context: Context, day: Period | None, ceremony: Period | None
    ) -> None:
        """Sort the tokens of the passage by kind.

        Args:
            text: the normal text.
            passage: the sentence.
            context: what the article is about.
            day: the day or period the paragraph has named so far.
            ceremony: the day of the last ceremony named so far.
        """
        self.text = text
        self.passage = passage
        self.row = passage.row
        self.ceremony = ceremony
        self._context = context
        self._day = day

    @cached_property
    def quantities(self) -> list[Token]:
        """Its quantity tokens, in order."""
        return [token for token in self.passage.mentions if token.kind == "quantity"]

    @cached_property
    def times(self) -> list[Token]:
        """Its time tokens, in order."""
        return [token for token in self.passage.mentions if token.kind == "time"]

    @cached_property
    def places(self) -> list[Token]:
        """Its zones, regions and organisations, in order."""
        return [token for token in self.passage.mentions if token.kind == "place"]

    @cached_property
    def _first_day(self) -> int:
        """Where the first day it names ends; past its own end where it names none."""
        days = (token.end for token in self.times if token.mention.kind == "date")
        return next(days, self.row.end + 1)

    @property
    def is_title(self) -> bool:
        """Whether the sentence is a line of its own, short and without a full stop: a title, here or inside a digest."""
        return is_title(self.text, self.row.start, self.row.end)

    def same_paragraph(self, span: Span) -> bool:
        """Whether a range that ended earlier stands in the same paragraph."""
        return "\n" not in self.text[span.end : self.row.start]

    def clause_start(self, at: int, stops: str = _CLAUSE_STOPS) -> int:
        """Give the start of the clause an offset stands in."""
        low = max(self.row.start, at - _REACH)
        return max(low, *(self.text.rfind(stop, low, at) + 1 for stop in stops))

    def clause_end(self, at: int) -> int:
        """Give the end of the clause an offset stands in."""
        match = _CLAUSE_STOP.search(self.text, at, self.row.end)
        return match.start() if match else self.row.end

    def zone(self, at: int) -> str | None:
        """Give the zone in force at an offset: the last one named before it in the sentence, else the carried one."""
        zone = self.passage.place if self.passage.place in self._context.zone_names else None
        start = max(self.row.start, at - _REACH)
        for token in reversed(within(self.places, self.row.start, at)[-_NEAR:]):
            if not _ROUTE_BEFORE.search(self.text, max(self.row.start, token.start - 1), token.start):
                named = self._context.name_of(token, self.passage.place)
                if named in self._context.zone_names:
                    zone, start = named, max(start, token.end)
                    break
        return None if _WIDER.search(self.text, start, at) else zone

    def period(self, start: int, end: int) -> Period | None:
        """Give the day or period of a fact: said in its own range, else before it, else earlier in the paragraph."""
        own = within(self.times, start, end)
        before = within(self.times, self.row.start, start)[-_NEAR:]
        for token in own + before[::-1]:
            if token.mention.kind == "recurring":
                return None
            period = self.period_of(token)
            if period is not None:
                return period
        return self._day

    def period_of(self, token: Token) -> Period | None:
        """Give the period a time token sets, or `None`.

        No period is set by the base of a comparison (较2019年), by an idiom (当年签约、当年开工), or by the name of an occasion
        that is held on a day of its own (5月8日举行二季度签约仪式).
        """
        if _COMPARED_BEFORE.search(self.text, max(0, token.start - 2), token.start):
            return None
        if token.text in ("当年", "同年") and _IDIOM_AFTER.match(self.text, token.end):
            return None
        named = token.mention.kind != "date" and _NAMES_OCCASION.match(self.text, token.end, self.row.end)
        if named and self._first_day <= token.start:
            return None
        held = _HELD.search(self.text, max(self.row.start, token.start - _REACH), token.start)
        if held and token.mention.kind != "date" and self._first_day <= held.start():
            return None
        return whole_period(self.text, token)

    def status(self, at: int) -> Status:
        """Give the status of what is said at an offset: by the last cue before it in its part of the sentence."""
        actions = load_actions()
        start = self.clause_start(at, stops="；;。")
        status = "actual"
        for cue in actions.status_re.finditer(self.text, start, at):
            said = actions.statuses[cue[0]]
            status = status if said == "none" else said
        return cast("Status", status)


def within(tokens: Sequence[Token], low: int, high: int) -> list[Token]:
    """Give the tokens of a sorted row that start in a range."""
    return list(tokens[bisect_left(tokens, low, key=_start) : bisect_left(tokens, high, key=_start)])


def _start(token: Token) -> int:
    return token.start


def is_title(text: str, start: int, end: int) -> bool:
    """Whether a range of the normal text lies on a short line without a full stop, and more text follows."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    if high < 0:
        return False
    line = text[low:high].rstrip()
    return len(line) <= 45 and not line.endswith(("。", "！", "？", "；", ";", "：", ":"))


def whole_period(text: str, token: Token) -> Period | None:
    """Give the inclusive days of a time token, open at the start after 截至; `None` where it is vague."""
    start, end = _day(token.mention.start), _day(token.mention.end)
    if start is None and end is None:
        return None
    if _UP_TO_BEFORE.search(text, max(0, token.start - 3), token.start):
        return (None, end)
    return (start, end)


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def read_scenes(text: str, passages: Iterable[Passage], context: Context) -> Iterator[Scene]:
    """Walk the passages, carrying the day a paragraph names and the day of the last ceremony."""
    day: Period | None = None
    ceremony: Period | None = None
    paragraph = -1
    for passage in passages:
        if passage.row.paragraph != paragraph:
            paragraph, day = passage.row.paragraph, None
        scene = Scene(text, passage, context, day, ceremony)
        yield scene
        if not passage.holds("time"):
            continue
        for token in scene.times:
            if token.mention.kind != "recurring":
                day = scene.period_of(token) or day
                dated = token.mention.kind == "date" and ceremony is None
                if dated and _CEREMONY.search(text, token.end, passage.row.end):
                    ceremony = day


def amount_of(token: Token) -> Amount:
    """Give a quantity token as the slot of a fact."""
    quantity = token.mention
    return Amount(value=quantity.value, upper=quantity.upper, mod=quantity.mod, unit=quantity.unit, span=quantity.span)


def furthest_stage(text: str) -> Stage | None:
    """Give the furthest stage a text speaks of, or `None`.

    >>> furthest_stage("实现当年签约、当年开工、当年投产"), furthest_stage("稳步推进")
    ('completed', None)
    """
    actions = load_actions()
    found = {actions.stages[word] for word in actions.stage_re.findall(text)}
    return max(found, key=actions.ranks.__getitem__, default=None)
