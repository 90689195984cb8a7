"""The times in force while an article is read, and the years they lend to what leaves its year out.

The year of a year-less month, quarter or 全年 is, first that fits: the year said in the same sentence; the year in the title of a statistical bulletin;
the year said in the same paragraph; the year said earlier in the article where the article looks back at the year before its publication; the year of
publication. A year-less day takes the year in force in its sentence or paragraph, else the one nearest to publication and not more than two months after it. A year after publication, a year inside a title in
《》 and a year something is compared with (较2019年) are in force in their own sentence at most.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from zonenews.mentions.times.calendar import day_of
from zonenews.mentions.times.points import Slot
from zonenews.mentions.times.reader import Expression

Origin: TypeAlias = Literal["said", "carried", "published"]
TimeMod: TypeAlias = Literal["start", "mid", "end", "approx"]
Grain: TypeAlias = Literal[
    "century", "plan", "decade", "year", "half", "season", "quarter", "months", "month", "dekad", "week", "holiday", "day", "hour", "minute", "second",
    "none",
]  # fmt: skip
"""The finest unit that an expression says: `plan` of a five-year plan, `none` where it says none."""
Moment: TypeAlias = date | datetime

LOOK_BACK_MONTHS = 6
"""An article published in the first half of a year that has named the year before is taken to look back at it."""
RECENT_MONTHS = 2
"""A month that ended so shortly before publication is this year's, unless a tale goes on with it."""
FIRST_YEAR, LAST_YEAR = 1000, 8999
FUTURE_DAYS = 62
"""A year-less day is not more than two months after publication."""


class Value(NamedTuple):
    """A resolved point or period; `grain` is `invalid` where the calendar has no such time."""

    start: Moment | None
    end: Moment | None
    edtf: str | None
    grain: Grain | Literal["invalid"]
    origin: Origin = "said"
    mod: TimeMod | None = None


class Cue(NamedTuple):
    """What stands around an expression and tells its year.

    Attributes:
        future: it is announced (将于, 力争, 预计).
        until: it is what 截至 reaches up to, or 以来 counts from: not after publication.
        named: the year that the occasion behind it is named for (3月2日，2020年春季项目集中开工), where nothing says when the article came out.
    """

    future: bool = False
    until: bool = False
    named: int | None = None


class Discourse:
    """The times in force at one place of an article; `origin` says where the last answer came from."""

    def __init__(self, reference: date | None, day: date | None = None, moment: datetime | None = None) -> None:
        """Begin an article.

        Args:
            reference: the date of publication; one so near the ends of the calendar that counting would leave it is not used.
            day: the date of the dateline, in force for 当日 and bare days from the beginning.
            moment: the moment of publication, where it is known: hours and minutes are counted from it.
        """
        self.moment = moment
        self.told_days: dict[
            tuple[int, int], int
        ] = {}  # month and day told without a year, and the year they were given
        self.reference = reference if reference and FIRST_YEAR <= reference.year <= LAST_YEAR else None
        self.sentence_year: int | None = None
        self.paragraph_year: int | None = None
        self.article_year: int | None = None
        self.told_year: int | None = None  # a year told of as 去年
        self.title_year: int | None = None  # the year that a bulletin names in its title, before that of publication
        self.month: tuple[int, int] | None = (day.year, day.month) if day else None
        self.day: date | None = day
        self.stretch: tuple[date, date] | None = None
        self.sentence_month: tuple[int, int] | None = None
        self.clock_day: date | None = None
        self.day_end = -1  # where the last mention ended, if it was a day: a gloss in brackets may follow
        self.origin: Origin = "said"

    def end_sentence(self) -> None:
        """A sentence is over."""
        self.sentence_year = self.sentence_month = None

    def end_paragraph(self) -> None:
        """A paragraph is over, and with it its sentence."""
        self.sentence_year = self.paragraph_year = self.told_year = self.month = self.sentence_month = None

    # -- asking ---------------------------------------------------------------------------------------------------------------

    def year_of(self, slot: Slot | None, cue: Cue) -> int | None:
        """The year a slot means, or the year in force where it is empty."""
        if slot is None:
            return self.year_in_force(cue)
        tag, number = slot[0], slot[1]
        if tag == "said":
            self.origin = "said"
            return int(number)
        if tag in ("reference", "ahead", "unit"):  # 本月 behind 这个小时 is of the year of that hour
            self.origin = "published"
            later = 0 if tag == "unit" else int(number)
            return self.reference.year + later if self.reference else None
        year = self._year_named() if tag == "mention" else None
        year = year or self.year_in_force(cue)
        return None if year is None else year + int(number)

    def _year_named(self) -> int | None:
        """The year last named, however long ago: 次年 of a tale."""
        self.origin = "carried"
        return self.sentence_year or self.paragraph_year or self.told_year or self.article_year

    def year_in_force(self, cue: Cue) -> int | None:
        """The year for a quarter, a half-year or 全年."""
        self.origin = "carried"
        if self.sentence_year is not None:
            return self.sentence_year
        reference = self.reference
        if reference is None:
            of_title = None if cue.future else self.title_year
            return self.paragraph_year or of_title or self.article_year
        if not cue.future:
            if self.title_year is not None:
                return self.title_year
            year = self.paragraph_year
            if year is not None and year >= reference.year - 1:
                return year
            if self.article_year == reference.year - 1 and reference.month <= LOOK_BACK_MONTHS:
                return self.article_year
        self.origin = "published"
        return reference.year

    def month_year(self, first: int, last: int, cue: Cue) -> int | None:
        """The year of a year-less month or stretch of months."""
        reference = self.reference
        if reference is None:
            return self.year_in_force(cue) or cue.named
        year = self._told(first, last, cue)
        if year is not None:
            self.origin = "carried"
            return year
        if self.title_year is not None and not cue.future:
            self.origin = "carried"
            return self.title_year
        self.origin = "published"
        if cue.future:
            return reference.year + (reference.month - first >= 10)  # in December: 将于1月
        if cue.until and first > reference.month:
            return reference.year - 1
        counted_up = first == 1 and last > max(1, reference.month)  # 1-11月 in January
        if counted_up or first - reference.month >= 9:
            return reference.year - 1
        if self.article_year == reference.year - 1 and reference.month <= 2 < first:
            self.origin = "carried"
            return self.article_year
        return reference.year

    def _told(self, first: int, last: int, cue: Cue) -> int | None:
        """The year of the tale a month goes on with, if it does; a month before the one last told is of the year after."""
        reference = self.reference
        year = self.sentence_year
        recent = reference is not None and 0 <= reference.month - last <= RECENT_MONTHS
        if cue.until and recent:
            return None
        if year is None:
            year = self.paragraph_year or self.told_year
            goes_on = self.month is not None and self.month[0] == year and self.month[1] <= first
            if year is None or cue.future or (recent and not goes_on):
                return None
            if year == self.told_year and not goes_on and reference and first <= reference.month:
                return None
        if reference is None or year != reference.year - 1:
            return year
        begun = self.sentence_month
        if cue.future and (year == self.told_year or (begun and begun > (year, last))):
            return None  # ... on 31 December 2020, and will last until the end of February
        passed = year == self.told_year and self.month is not None and self.month > (year, first)
        return reference.year if passed and first <= reference.month else year

    def day_year(self, month: int, day: int, cue: Cue) -> int | None:
        """The year of a year-less month and day."""
        reference = self.reference
        self.origin = "carried"
        if reference is None:
            return self.sentence_year or self.paragraph_year or self.article_year or cue.named
        known = self.told_days.get((month, day))
        if known is not None and self.sentence_year is None and self.paragraph_year is None:
            return known
        year = self._told(month, month, cue)
        found = day_of(year, month, day) if year else None
        if found and (found - reference).days <= FUTURE_DAYS:
            return year
        self.origin = "published"
        nearest = _nearest_year(month, day, reference, future=cue.future)
        if nearest is not None:
            self.told_days[month, day] = nearest
        return nearest

    # -- telling --------------------------------------------------------------------------------------------------------------

    def note(self, expression: Expression, value: Value, *, aside: bool) -> None:
        """Put what was just resolved in force.

        Args:
            expression: the expression.
            value: its value, before its bound opens or closes it.
            aside: whether it is compared with or stands in a title, so that its year is not in force afterwards.
        """
        year = expression.first.year
        apart = expression.bound in {"after", "since"} or (
            expression.bound == "before" and expression.first.day is None
        )
        if year and expression.last is None and not apart:  # a day before which something is due is told of its year
            self._note_year(year, value.start, aside=aside)
        start, day = value.start, value.end
        if start is None and value.grain == "day" and not expression.bound:
            self.day = None  # 当日 after an unresolved day is unresolved
        if day is None or start is None:
            return
        if isinstance(day, datetime):
            day = self.clock_day or day.date()
        grain = value.grain
        if (
            grain in _DAYS
            and value.mod is None
            and (start == day or (expression.first.day or " ")[0] not in _SEVERAL_DAYS)
        ):
            self.day = day
        if aside:
            return
        if grain in _DAYS or grain in _MONTHS:
            self.month = self.sentence_month = (day.year, day.month)
        if grain in _STRETCHES and not isinstance(start, datetime):
            self.stretch = (start, day)

    def note_title(self, start: Moment | None) -> None:
        """Put the year of a bulletin's title in force for all of it, where it is over: a bulletin tells of no other."""
        if start is not None and (self.reference is None or start.year < self.reference.year):
            self.title_year = start.year

    def _note_year(self, slot: Slot, start: Moment | None, *, aside: bool) -> None:
        if start is None or slot[0] not in {"said", "reference"}:
            return
        year, reference = start.year, self.reference
        if slot == ("reference", 0):
            self.sentence_year = self.paragraph_year = self.article_year = year
            self.told_year = None
            return
        if aside:
            return
        self.sentence_year = year
        if slot[0] == "said" and (reference is None or year <= reference.year):
            self.paragraph_year = self.article_year = year
        elif slot[0] == "reference" and slot[1] < 0:
            self.told_year = year


_SEVERAL_DAYS = frozenset({"both", "workdays"})
"""Days of a kind of which none is the day of what follows: 今明两天."""
_DAYS = frozenset({"day", "hour", "minute", "second"})
_MONTHS = frozenset({"month", "dekad"})
_STRETCHES = frozenset({"month", "months", "quarter", "half"})


@lru_cache(maxsize=4096)
def _nearest_year(month: int, day: int, reference: date, *, future: bool) -> int | None:
    """The year that puts a day nearest to the reference and not more than two months after it; an announced day lies ahead."""
    best: tuple[int, int] | None = None
    for year in (reference.year, reference.year - 1, reference.year + 1):
        found = day_of(year, month, day)
        if found is None:
            continue
        ahead = (found - reference).days
        if ahead > FUTURE_DAYS and not (future and ahead < 330):
            continue
        distance = abs(ahead) * (2 if future and ahead < 0 else 1)
        if best is None or distance < best[0]:
            best = (distance, year)
    return best[1] if best else None
