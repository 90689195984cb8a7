"""What is in force where a sentence begins: what the sentences before it left.

The rules, for every kind of fact:

- A zone or region that opens a clause stays in force within its paragraph; at a paragraph's end the article's own place
  comes back in force. Bodies that only report a figure (据海关统计, 商务部发布) are never in force.
- A period stays in force within its paragraph. A vague time (目前, 近年来) and a new event day end it.
- Where a sentence does not say whose figure it is, or of when, facts fall back on what is in force.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from zonenews._patterns import lazy
from zonenews.discourse import times_aside
from zonenews.discourse.aims import announces_tasks
from zonenews.discourse.context import Context
from zonenews.discourse.firms import CLAUSE_START, company_led
from zonenews.discourse.headings import (
    INNER,
    Heading,
    Sections,
    Works,
    announces_goals,
    heading_level,
    is_title_of_goals,
    lists_goals,
    read_heading,
)
from zonenews.discourse.occasions import Occasion
from zonenews.discourse.part_of_name import is_named, is_works
from zonenews.discourse.periods import Period
from zonenews.discourse.signs import (
    LONGEST_LINE,
    are_several,
    is_figure,
    is_line,
    is_portrait,
    leads_up,
    opening_park,
    opens_jointly,
    opens_without_figures,
    outside_brackets,
    overlap,
    own_places,
    wider_places,
)
from zonenews.discourse.tenor import Tenor
from zonenews.discourse.tokens import MentionToken, PlaceToken, SentenceRange, TimeToken, body_kind
from zonenews.discourse.works import is_counted_part
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_KEEP_CONTEXT = pattern(r"[　 ]*(?:[从按分][^，,。]{1,10}看|其中|[一二三]是|(?P<place>{paragraph_goes_on}，))")
"""How a paragraph begins that goes on with the one before it, and with its place."""
_NUMBERED = lazy(r"[　 ]*[一二三四五六七八九十]{1,3}[、.．]")
_TERM_HEAD = lazy("[—　 ]*(?P<term>(?:这|过去的?)五年(?:来|间)?|五年[来间])")
"""How a paragraph begins that looks back on five years: ——这五年，…."""
_TERM_TOLD = lazy("[—　 ]*这是[^，。；：\n0-9]{2,40}的(?P<term>五年)(?=[。，；])")
"""Another way to begin it: ——这是民生持续改善的五年。."""
_LONGEST_TERM = 60
_YEARS = "五年"
"""What both have."""
_LINE = 5
"""The level of such a paragraph where it is a sentence of its own: any heading ends it."""
_TURN = lazy("目标|纲要|[今明]年|下一步")
"""What tells at the head of a paragraph that it turns from what was done to what is to come."""
_WHOLE_TEXT = 0
"""The level of what the first sentence of a text looks back on, which no heading ends but one of another period."""
_OPENING = 14
"""Characters in which it does."""
_OWN = lazy("(?:我|(?<!基)本)[省市县区州](?![长委府属])")
"""What an article calls its own place."""
_OWN_AT_ALL = lazy("(?:我|(?<!基)本)[省市县区州镇乡](?![长委府属])|全[区镇乡]")
_OWN_TIMES = 2
"""So often a text says it that is about that place, and does not only come from there."""
_CLAUSE_WORDS = ("今天", "如今", "眼下")
"""What stands before the place that a clause is about, besides `CLAUSE_START`."""
_PARKS = pattern(
    "全[省市县州](?:[0-9]{1,3}[个家])?[^，,。；;、：:的和与及在有是为0-9\n]{0,10}?{park_word}(?![、和与及内外中的企])"
)
"""The parks of a whole place, which it is not: 全市 | 工业园区完成投资5亿元."""
_BODIES = frozenset(("company", "government", "education", "other"))
"""Kinds of organisations, which zones and regions do not have."""


class Discourse:
    """What earlier sentences left in force; it takes in the sentences of an article one by one.

    Attributes:
        paragraph: the paragraph of the sentence last entered.
        place: the place in force, under its preferred name, or `None`.
        period: the period in force, or `None`.
        main: the place that the paragraph is about, or `None`.
        passing: whether the place in force is only a part of that, named in the middle of the paragraph.
        company: the company that 公司 means: the last one that a clause began with, or `None`.
        portrait: the company that its paragraph is about, since it opens with it, or `None`.
        occasion: the first ceremony told of, or `None`; `telling` is whether no other time has been named since.
        area: the place whose line heads a part of a list, or `None`.
        status: `target` where the headings above announce goals, else `actual`.
        works: the projects that the headings above announce, or `None`.
        open_status: whether no heading says either, so that the sentences themselves have to tell.
        tenor: what the paragraphs tell of.
        firm: whether a title or heading sets the period for all that follows.
    """

    def __init__(self, text: str, context: Context) -> None:
        """Begin before the first sentence."""
        self.text = text
        self.paragraph = -1
        self.place: str | None = None
        self.period: Period | None = None
        self.area: str | None = None
        self.occasion: Occasion | None = None
        self.telling = self.firm = self.passing = False
        self.status: Literal["target", "actual"] = "actual"
        self.works: Works | None = None
        self.open_status = True
        self.tenor = Tenor(text)
        self._told, self._looked_in, self._looked_at, self._reports = 0, -1, -1, False
        self._line: Period | None = None
        self._opening: Period | None = None
        self._first: Period | None = None
        self._context, self._sections = context, Sections()
        self._title: Period | None = None
        self._in_title, self._names_own = True, False
        self._wide, self._own = list[int](), list[tuple[int, int]]()
        self._owner: str | None = None
        self.company: str | None = None
        self.portrait: str | None = None
        self.main: str | None = None

    @property
    def looking_back(self) -> bool:
        """Whether the paragraph says that it looks back on the years in force: 五年来, 这五年, or a line of its own above it."""
        return self._looked_in == self.paragraph or (self._line is not None and self._line == self.period)

    @property
    def lent(self) -> bool:
        """Whether the period in force comes from an earlier paragraph, and from no title or heading."""
        if self.period is None or self._opening is not None or self.firm or self._looked_in == self.paragraph:
            return False
        return not (self._reports and self.period == self._first)

    def enter(self, row: SentenceRange) -> None:
        """Go to the first sentence of a paragraph, which begins with the place and the period of its headings, its title, its article."""
        if self.paragraph < 0:
            self._wide = wider_places(self.text, whole=self._context.whole)
            self._own = self._own_places()
            self._names_own = bool(self._wide) or len(_OWN_AT_ALL.findall(self.text)) >= _OWN_TIMES
        self.paragraph = row.paragraph
        sections, home = self._sections, self._context.home
        goes_on = _KEEP_CONTEXT.match(self.text, row.start, row.start + _OPENING)
        if goes_on is None or goes_on["place"] is None or self.place is None or self.passing:
            self.place = self.main = sections.place or self._owner or home
        self.passing, self.portrait = False, None
        self.status, self.works, self.area = sections.status, sections.works, sections.area
        self.open_status = self.status == "actual" and not sections.results
        if home in self._context.zone_names or self._context.titled or overlap(self._title, self._opening):
            self._first = self._first or self._opening
        elif (
            self._told == 1
            and self._names_own
            and self._context.periods.may_report(self._opening)
            and not is_portrait(self.text, row.start)
        ):
            self._first, self._reports = self._opening, True
        framed = self._framed(row)
        self.firm = framed is not None
        if self._opening and goes_on:
            self.period = self._opening
            return
        self.period, self._opening = framed or self._first, None
        told = self.text.find(_YEARS, row.start, row.start + _LONGEST_TERM) >= 0
        term = _TERM_HEAD.match(self.text, row.start, row.start + _OPENING) if told else None
        term = term or (_TERM_TOLD.match(self.text, row.start, row.start + _LONGEST_TERM) if told else None)
        if term and (years := self._context.periods.looks_back(term["term"], self.period, firm=self.firm)):
            self.period, self._opening, self.firm, self._looked_in = years, years, True, self.paragraph

    def _framed(self, row: SentenceRange) -> Period | None:
        """Give the period that the headings, the title or the first sentence set for a paragraph that begins with a sentence."""
        sections = self._sections
        end = min(row.end, row.start + LONGEST_LINE)
        if sections.opened and sections.period == self._line and _TURN.search(self.text, row.start, end):
            return None
        return sections.period or (self._title and (self._first or self._title))

    def leave(
        self, row: SentenceRange, inside: Sequence[MentionToken], times: list[TimeToken], places: list[PlaceToken]
    ) -> None:
        """Take in what a sentence names: its mentions, and the times and the places among them."""
        level = heading_level(self.text, row, inside)
        announced = level in (0, INNER) and announces_tasks(self.text, row)
        if announced:
            self.status, self.open_status = "target", False
            self._sections.announce(self._context.periods.last_of(times))
        if level and not announced:
            self._take_heading(row, inside, level)
            return
        if self._owner is None and self._names_own and self._context.home is None:
            self._take_own(row)
        opens, self._in_title = self._in_title, False
        self._told += self._looked_at != self.paragraph
        self._looked_at = self.paragraph
        if self.firm and self.period and is_line(self.text, row) and not any(map(is_figure, inside)):
            self._take_line(row, self.period)
        before, led = self.place, company_led(self.text, row, places, self.company) if places else None
        self.company = led or self.company
        if places or self._wide or self._own:
            self._take_place(row, places)
        if self.portrait is not None or (led is not None and self._opens_paragraph(row)):
            self.portrait = led or (self.portrait if self.place == before else None)
        if times:
            named = self._take_times(row, times)
            if named and self._opening is None:
                self._opening = self.period
        self._take_look_back(row, opens=opens)
        if not announced and self.text.find("目标", row.start, row.end) >= 0:
            self._take_goals(row, times)

    def _take_place(self, row: SentenceRange, places: list[PlaceToken]) -> None:
        """Take in the place that a sentence puts in force, and whether it is named only in passing."""
        before, self.place = self.place, self._place_after(row, places)
        if self.place == before:
            return
        if self.place == self._owner or (self._own and self.place in word_set("own_place_word")):
            self.main = self.place
        part = self.place != self.main and (self.passing or self._is_part(before))
        self.passing = part and not self._opens_paragraph(row)

    def _is_part(self, before: str | None) -> bool:
        """Whether the place in force took over from the region that a report is about."""
        home, zones = self._context.home, self._context.zone_names
        if home is None:
            return before == self.main and self._context.whole
        if before != home or home in zones:
            return False
        named_for = self.place in zones and home in (self.place or "")
        return self._context.titled or bool(self._wide) or not named_for

    def _opens_paragraph(self, row: SentenceRange) -> bool:
        """Whether a sentence is the first one of its paragraph."""
        return row.start == 0 or self.text[row.start - 1] in "\n\r"

    def _take_own(self, row: SentenceRange) -> None:
        """Take in what the article calls its own place, where it has no other name: 全市 holds from there on, in all its sections."""
        at = self._first_wide(row)
        if at >= 0 and "我区" in self.text:
            at = -1  # 全市招商会…我区: the own place is what 我 stands before
        if at >= 0 and self.text[at : at + 2] in word_set("own_whole") and self.text[at - 1 : at] != "、":
            self._owner = self._context.own(self.text[at : at + 2])
        elif own := _OWN.search(self.text, row.start, row.end):
            self._owner = self._context.own(own[0])
            self.place, self.main = self.place or self._owner, self.main or self._owner

    def _take_goals(self, row: SentenceRange, times: list[TimeToken]) -> None:
        """Take in a sentence that begins to tell goals: the rest of its paragraph goes on, or the paragraphs below do."""
        announced = announces_goals(self.text, row)
        if not announced and not lists_goals(self.text, row):
            return
        period = self._context.periods.last_of(times)
        self.status, self.open_status = "target", False
        self.period = period or self.period
        if announced or (period is not None and self._sections.period not in (None, period)):
            self._sections.take(Heading(INNER, period, "target", None))

    def _take_look_back(self, row: SentenceRange, *, opens: bool) -> None:
        """Take in a sentence that looks back on some years and opens the text, or a paragraph without figures: it holds for the paragraphs below."""
        if self._looked_in == self.paragraph and self.period and (opens or opens_without_figures(self.text, row)):
            self._line = self.period
            self._sections.take(Heading(_WHOLE_TEXT if opens else _LINE, self.period, None, None))

    def _take_line(self, row: SentenceRange, period: Period) -> None:
        """Take in a paragraph of one sentence that says what the next one looks back on: 这五年，城乡面貌焕然一新。."""
        if _TERM_HEAD.match(self.text, row.start, row.end):
            self._line = period
            self._sections.take(Heading(_LINE, period, None, None))

    def _take_heading(self, row: SentenceRange, inside: Sequence[MentionToken], level: int) -> None:
        """Take in a heading, or a line of the title: a period that is over is that of the whole article."""
        heading = read_heading(self._context, row, inside, level, self.place)
        if heading.status == "actual" and heading.period is not None and are_several(heading.period):
            self._line = heading.period
        listed = heading.area is not None or (heading.place is not None and self.text.startswith("【", row.start))
        numbered = level > 1 or listed or _NUMBERED.match(self.text, row.start)
        if not self._in_title or numbered or is_title_of_goals(self.text, row):
            self._in_title = False
            self._sections.take(heading)
            self.company = heading.place if heading.place not in self._context.zone_names else self.company
            return
        if heading.place not in (None, *self._context.zone_names):
            self._owner = self.company = heading.place
        if heading.period is not None and self._title is None and self._lasting(heading.period) is not None:
            end, published = heading.period[1], self._context.published
            self._title = heading.period if published is None or (end is not None and end <= published) else None

    def _take_times(self, row: SentenceRange, times: list[TimeToken]) -> bool:
        """Take in the times of a sentence; tell whether one of them sets a period."""
        context = self._context
        any_named = False
        compared = -1
        for token in outside_brackets(self.text, row, times):
            named = context.periods.period_of(token)
            if any_named and times_aside.is_later_goal(self.text, token, named, self.period):
                continue
            any_named = any_named or named is not None
            if times_aside.is_compared_with(self.text, token) or times_aside.goes_on_from(self.text, token, compared):
                compared = token.end  # 比1-3月、1-4月分别回落
                continue
            if times_aside.runs_aside(self.text, row, token, named) or self._goes_on_with_title(named):
                continue
            if named is not None:
                named = times_aside.whole_year(self.text, token, named, self.period)
                told = context.periods.year_told(token, named)
                named = told if told == named or not self._aims(row) else named
                if context.periods.moment_in(token, self.period) is None and not times_aside.is_within(
                    self.text, named, token, self.period, looking_back=self._looked_in == self.paragraph
                ):
                    self.period = self._lasting(named) or self.period
            elif (looked := context.periods.looks_back(token.text, self.period, firm=self.firm)) is not None:
                self.period, self._looked_in = looked, self.paragraph
            elif context.periods.is_vague(token) and (not self.firm or token.text in word_set("at_present")):
                self.period = None
        return any_named

    def _goes_on_with_title(self, named: Period | None) -> bool:
        """Whether a time says no more than the title of months that are over: 今年以来 below 1-7月经济运行情况."""
        if named is None or self._title is None or not self.firm or named[1] is None or self._title[1] is None:
            return False
        return named[0] == self._title[0] and named[1] == self._context.published and self._title[1] < named[1]

    def _aims(self, row: SentenceRange) -> bool:
        """Whether a sentence of the paragraph at hand tells of goals."""
        return self.status == "target" or (self.open_status and self.tenor.sets_task(row))

    def _lasting(self, period: Period) -> Period | None:
        """Keep a period for the next sentence, unless it lies ahead: a goal is stated for its own sentence."""
        start, end = period
        published = self._context.published
        if published is None or end is None:
            return period
        return None if end > published and (start is None or start > published) else period

    def _place_after(self, row: SentenceRange, places: list[PlaceToken]) -> str | None:
        """The first place that opens a clause of a sentence, or the one in force before it."""
        text = self.text
        wide = self._first_wide(row) if self._wide else -1
        if opens_jointly(text, row.start, places):
            return None  # A和B实现产值3亿元: what follows is of neither alone
        for token in places:
            if 0 <= wide < token.start:
                break
            listed = "、" in (text[token.end : token.end + 1], text[token.start - 1 : token.start])
            if not (listed or is_counted_part(text, token.end)) and body_kind(token) not in _BODIES:
                before = text[row.start : token.start].rstrip()
                if not before or before[-1] in CLAUSE_START or before.endswith(_CLAUSE_WORDS):
                    named = self._context.name_of(token, self.place) or self.place
                    beside = self._context.is_beside(named, token.end)
                    if beside or is_works(text, token.end) or is_named(text, token.end):
                        break
                    if named == self._context.home or leads_up(before):
                        return named
                    break
        if wide < 0:
            return self._own_in(row)
        parks = _PARKS.match(text, wide, row.end)
        return parks[0] if parks else self._context.own(text[wide : wide + 2])

    def _own_places(self) -> list[tuple[int, int]]:
        """Find the words for the article's own place; in a report of a whole province or county 园区 is none, unless it opens the text.

        Where it has a name, only those count that mean it.
        """
        found = own_places(self.text)
        if (home := self._context.home) is not None:
            return [span for span in found if self._context.own(self.text[slice(*span)]) == home]
        if not (self._wide or self._context.zone_names):
            self._owner = opening_park(self.text, found)
        if self._owner or not (self._wide or self._context.whole):
            return found
        return [span for span in found if self.text[span[0]] in "全我本该"]

    def _own_in(self, row: SentenceRange) -> str | None:
        """Give the word for the article's own place that a sentence puts in force (园区, 我县), where no place by its name is; else the one in force."""
        at = bisect_left(self._own, (row.start, 0))
        if at >= len(self._own) or self._own[at][1] > row.end:
            return self.place
        word = self.text[slice(*self._own[at])]
        if self.place in self._context.zone_names and (self._context.home is None or word[0] not in "我本"):
            return self.place
        kept = self.place is not None and word[0] in "全我本该" and self.place.endswith(word[-1])
        return self.place if kept else self._context.own(word)

    def _first_wide(self, row: SentenceRange) -> int:
        """Give where the first wider place of a sentence starts, or -1."""
        at = bisect_left(self._wide, row.start)
        return self._wide[at] if at < len(self._wide) and self._wide[at] + 2 <= row.end else -1
