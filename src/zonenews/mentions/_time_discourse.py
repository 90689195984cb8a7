"""Expressions to values: what the text leaves out comes from the discourse, then from the date of publication.

The year of a year-less month, quarter or 全年 is, first that fits: the year said in the same sentence; the year said in the same paragraph; the year said
earlier in the article where the article looks back at the year before its publication; the year of publication. A year-less day takes the year in force in
its sentence or paragraph, else the one nearest to publication and not more than two months after it. A year after publication, a year inside a title in
《》 and a year something is compared with (较2019年) are in force in their own sentence at most.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, NamedTuple, TypeAlias

from zonenews.lexicon.timewords import timewords
from zonenews.mentions._calendar import (
    day_of,
    feast_day,
    lunar_day,
    lunar_month,
    months_of,
    nth_weekday,
    shifted_day,
    shifted_month,
    ten_days_of,
    week_of,
)
from zonenews.mentions._time_reader import Expression, Point, Slot

Origin: TypeAlias = Literal["said", "carried", "published"]
TimeMod: TypeAlias = Literal["start", "mid", "end", "approx"]
Moment: TypeAlias = date | datetime

LOOK_BACK_MONTHS = 6
"""An article published in the first half of a year that has named the year before is taken to look back at it."""
FUTURE_DAYS = 62
"""A year-less day is not more than two months after publication."""


class Value(NamedTuple):
    """A resolved point or period."""

    start: Moment | None
    end: Moment | None
    edtf: str | None
    grain: str
    origin: Origin = "said"
    mod: TimeMod | None = None


class Cue(NamedTuple):
    """What stands around an expression.

    Attributes:
        future: it is announced (将于, 力争, 预计).
        aside: it is compared with or stands in a title, so that its year is not in force afterwards.
    """

    future: bool = False
    aside: bool = False


class Discourse:
    """The times in force while an article is read from its beginning to its end."""

    def __init__(self, reference: date | None, day: date | None = None) -> None:
        """Begin an article.

        Args:
            reference: the date of publication.
            day: the date of the dateline, in force for 当日 and bare days from the beginning.
        """
        self.reference = reference
        self.sentence_year: int | None = None
        self.paragraph_year: int | None = None
        self.article_year: int | None = None
        self.told_year: int | None = None
        self.month: tuple[int, int] | None = (day.year, day.month) if day else None
        self.day: date | None = day
        self.stretch: tuple[date, date] | None = None
        self.origin: Origin = "said"

    def end_sentence(self) -> None:
        """A sentence is over."""
        self.sentence_year = None

    def end_paragraph(self) -> None:
        """A paragraph is over, and with it its sentence."""
        self.sentence_year = self.paragraph_year = self.told_year = self.month = None

    # -- years ----------------------------------------------------------------------------------------------------------------

    def year_of(self, slot: Slot | None, cue: Cue, *, fine: bool = False) -> int | None:
        """The year a slot means, or the year in force where it is empty; notes where it came from."""
        if slot is None:
            return self._year_in_force(cue, fine=fine)
        tag, number = slot[0], slot[1]
        if tag == "said":
            self.origin = "said"
            return int(number)
        if tag == "reference":
            self.origin = "published"
            return self.reference.year + number if self.reference else None
        year = self._year_in_force(cue, fine=fine)
        return None if year is None else year + int(number)

    def _year_in_force(self, cue: Cue, *, fine: bool) -> int | None:
        self.origin = "carried"
        if self.sentence_year is not None:
            return self.sentence_year
        reference = self.reference
        if reference is None:
            return self.paragraph_year or self.article_year
        year = self.paragraph_year
        if year is not None and not cue.future and (fine or year >= reference.year - 1):
            return year
        year = self.article_year
        if year is not None and not cue.future and year == reference.year - 1 and reference.month <= LOOK_BACK_MONTHS:
            return year
        self.origin = "published"
        return reference.year

    def _month_year(self, first: int, last: int, cue: Cue) -> int | None:
        """The year of a year-less month or stretch of months."""
        year = self._year_in_force(cue, fine=True)
        reference = self.reference
        if year is None or reference is None or self.origin == "carried" or cue.future:
            return year
        counted_up = first == 1 and last > 1 and last > reference.month  # 1-11月 in January
        if counted_up or first - reference.month >= 9:
            return year - 1
        if self.told_year is not None and first > reference.month:
            self.origin = "carried"
            return self.told_year
        return year + 1 if reference.month - first >= 10 and self.reference and cue.future else year

    def _day_year(self, month: int, day: int, cue: Cue) -> int | None:
        """The year of a year-less month and day."""
        reference = self.reference
        self.origin = "carried"
        for year in (self.sentence_year, self.paragraph_year, self.told_year):
            if year is not None:
                found = day_of(year, month, day)
                if found and (
                    reference is None or (found - reference).days <= FUTURE_DAYS or year == self.sentence_year
                ):
                    return year
        if reference is None:
            return self.article_year
        self.origin = "published"
        return _nearest_year(month, day, reference, cue)

    # -- points ---------------------------------------------------------------------------------------------------------------

    def value_of(self, point: Point, cue: Cue, hint: date | None = None) -> Value:
        """Resolve one point or period.

        Args:
            point: its slots.
            cue: what stands around it.
            hint: the beginning of the range it ends, which lends it its missing year and month.
        """
        self.origin = "said"
        if point.clock:
            return self._clock(point, cue, hint)
        if point.day:
            value = self._day(point, point.day, cue, hint)
        elif point.month:
            value = self._month(point, point.month, cue, hint)
        elif point.year:
            value = self._year(point.year, cue)
        else:
            value = Value(self.day, self.day, None, "day", "carried")
        return _edged(value, point.edge) if point.edge and value.start and value.end else value

    def _year(self, slot: Slot, cue: Cue) -> Value:
        tag = slot[0]
        if tag in {"plan", "years"}:
            first, last = int(slot[1]), int(slot[2])
            if not 1 <= first <= last <= date.max.year:
                return Value(None, None, None, "year")
            grain = "plan" if tag == "plan" else "decade" if last - first == 9 else "century"
            decade = f"{first // 10}X" if grain == "decade" else f"{first:04}/{last:04}"
            return Value(date(first, 1, 1), date(last, 12, 31), decade, grain)
        if tag in {"ago", "later", "since", "past", "coming", "both"}:
            return self._relative(slot)
        year = self.year_of(slot, cue)
        if year is None or not 1 <= year <= date.max.year:
            return Value(None, None, None, "year", self.origin)
        return Value(date(year, 1, 1), date(year, 12, 31), f"{year:04}", "year", self.origin)

    def _relative(self, slot: Slot) -> Value:
        """So long ago, so long from now, and stretches up to or from the date of publication."""
        reference = self.reference
        tag, unit, count = slot
        if reference is None:
            return Value(None, None, None, "day" if unit == "day" else "year", "published")
        if tag == "both":
            first, last = reference.year + unit, reference.year + (2 if count == 2 else 1 if unit == 0 else 0)
            return Value(date(first, 1, 1), date(last, 12, 31), f"{first}/{last}", "year", "published")
        steps = {
            "year": (count, 0, 0),
            "quarter": (0, 3 * count, 0),
            "month": (0, count, 0),
            "week": (0, 0, 7 * count),
            "day": (0, 0, count),
        }.get(unit)
        if steps is None or count < 0:
            return Value(None, None, None, unit, "published")
        sign = 1 if tag in {"later", "coming"} else -1
        there = shifted_day(reference, years=sign * steps[0], months=sign * steps[1], days=sign * steps[2])
        if there is None:
            return Value(None, None, None, unit, "published")
        if tag in {"since", "past"}:
            return Value(there, reference, f"{there}/{reference}", unit, "published")
        if tag == "coming":
            start = reference + timedelta(1)
            return Value(start, there, f"{start}/{there}", unit, "published")
        if unit == "year":
            return Value(date(there.year, 1, 1), date(there.year, 12, 31), f"{there.year:04}", "year", "published")
        if unit == "month":
            return Value(*months_of(there.year, there.month, there.month), f"{there:%Y-%m}", "month", "published")
        if unit == "week":
            return _week(week_of(there, 0))
        return Value(there, there, str(there), "day", "published")

    def _month(self, point: Point, slot: Slot, cue: Cue, hint: date | None) -> Value:  # noqa: C901
        tag = slot[0]
        reference = self.reference
        if tag == "week":
            self.origin = "published"
            return _week(week_of(reference, slot[1])) if reference else Value(None, None, None, "week", "published")
        if tag == "quarter-pointer":
            if reference is None:
                return Value(None, None, None, "quarter", "published")
            begin = shifted_month(reference.year, (reference.month - 1) // 3 * 3 + 1, 3 * slot[1])
            edtf = f"{begin[0]:04}-{33 + (begin[1] - 1) // 3}"
            return Value(*months_of(*begin, begin[1] + 2), edtf, "quarter", "published")
        if tag in {"reference", "discourse"}:
            found = self._pointed_month(slot, point, cue)
            if found is None:
                return Value(None, None, None, "month", self.origin)
            return Value(*months_of(*found, found[1]), f"{found[0]:04}-{found[1]:02}", "month", self.origin)
        if tag == "lunar":
            return self._lunar_month(point, slot, cue)
        first, last, grain, suffix = _months(slot)
        if not 1 <= first <= last <= 12 + (tag == "season"):
            return Value(None, None, None, grain)
        year = self._year_for_month(point, first, last, grain, cue, hint)
        if year is None:
            return Value(None, None, None if grain == "months" else f"XXXX-{suffix}", grain, self.origin)
        if not 1 <= year < date.max.year:
            return Value(None, None, None, grain)
        if tag == "season" and last > 12:
            return Value(date(year, 12, 1), months_of(year + 1, 2, 2)[1], f"{year:04}-{suffix}", grain, self.origin)
        edtf = f"{year:04}-{first:02}/{year:04}-{last:02}" if grain == "months" else f"{year:04}-{suffix}"
        return Value(*months_of(year, first, last), edtf, grain, self.origin)

    def _year_for_month(  # noqa: PLR0913, PLR0917
        self, point: Point, first: int, last: int, grain: str, cue: Cue, hint: date | None
    ) -> int | None:
        if point.year:
            return self.year_of(point.year, cue)
        if hint:
            self.origin = "carried"
            return hint.year if first >= hint.month else hint.year + 1
        if grain in {"half", "quarter", "season"}:
            year = self._year_in_force(cue, fine=False)
            late = (
                self.reference
                and self.origin == "published"
                and not cue.future
                and first >= 10
                and self.reference.month == 1
            )
            return year - 1 if late and year else year
        return self._month_year(first, last, cue)

    def _pointed_month(self, slot: Slot, point: Point, cue: Cue) -> tuple[int, int] | None:
        """上月 by the date of publication, 当月 by the month last named."""
        if slot[0] == "reference":
            self.origin = "published"
            base = (self.reference.year, self.reference.month) if self.reference else None
        else:
            self.origin = "carried"
            base = self.month or ((self.day.year, self.day.month) if self.day else None)
            if base is None and self.reference:
                self.origin, base = "published", (self.reference.year, self.reference.month)
        if base is None:
            return None
        year = self.year_of(point.year, cue) if point.year else None
        found = shifted_month(*base, slot[1])
        return (year, found[1]) if year else found

    def _lunar_month(self, point: Point, slot: Slot, cue: Cue) -> Value:
        year = self.year_of(point.year, cue) if point.year else None
        _, month, leap = slot
        if year is None:
            self.origin = "published"
            near = [
                found
                for shift in (-1, 0, 1)
                if self.reference and (found := lunar_month(self.reference.year + shift, month, leap=leap))
            ]
            best = min(
                near, key=lambda days: abs((days[0] - self.reference).days) if self.reference else 0, default=None
            )
        else:
            best = lunar_month(year, month, leap=leap) if 1 <= month <= 12 else None
        return (
            Value(*best, f"{best[0]}/{best[1]}", "month", self.origin)
            if best
            else Value(None, None, None, "month", self.origin)
        )

    # -- days -----------------------------------------------------------------------------------------------------------------

    def _day(self, point: Point, slot: Slot, cue: Cue, hint: date | None) -> Value:  # noqa: C901
        tag = slot[0]
        if tag == "said":
            if point.month and point.month[0] == "lunar":
                return _one(self._lunar_day(point, point.month, slot[1], cue), self.origin)
            return self._numbered_day(point, slot[1], cue, hint)
        if tag in {"reference", "discourse"}:
            return _one(self._pointed_day(slot), self.origin)
        if tag == "feast":
            return _one(self._feast(point, slot[1], cue), self.origin)
        if tag == "weekday":
            return self._weekday(point, slot[1])
        month = self._whole_month(point, cue)
        if tag == "first":
            whole = month if point.month else self._year(point.year, cue) if point.year else month
            if not isinstance(whole.start, date):
                return whole
            end = whole.start + timedelta(slot[1] - 1)
            return Value(whole.start, end, f"{whole.start}/{end}", "day", whole.origin)
        if not isinstance(month.start, date) or not isinstance(month.end, date):
            return Value(None, None, None, "dekad", self.origin)
        if tag == "nth":
            return _one(nth_weekday(month.start.year, month.start.month, slot[1], slot[2]), month.origin)
        if tag == "half":
            middle = month.start + timedelta(14)
            start, end = (month.start, middle) if slot[1] == 1 else (middle + timedelta(1), month.end)
        else:
            start, end = ten_days_of(month.start.year, month.start.month, slot[1])
        return Value(start, end, f"{start}/{end}", "dekad", month.origin)

    def _whole_month(self, point: Point, cue: Cue) -> Value:
        """The month a part of a month belongs to."""
        return self._month(point, point.month or ("discourse", 0), cue, None)

    def _numbered_day(self, point: Point, day: int, cue: Cue, hint: date | None) -> Value:
        slot = point.month
        if slot is None:
            return self._bare_day(day, cue, hint)
        if slot[0] in {"reference", "discourse"}:
            found = self._pointed_month(slot, point, cue)
            return _one(day_of(*found, day) if found else None, self.origin)
        if slot[0] != "said" or not day_of(2000, slot[1], day):
            return Value(None, None, None, "invalid")
        month = slot[1]
        if point.year:
            year = self.year_of(point.year, cue)
        elif hint:
            self.origin = "carried"
            year = hint.year + ((month, day) < (hint.month, hint.day))
        else:
            year = self._day_year(month, day, cue)
        if year is None:
            return Value(None, None, f"XXXX-{month:02}-{day:02}", "day", self.origin)
        found_day = day_of(year, month, day)
        return _one(found_day, self.origin) if found_day else Value(None, None, None, "invalid")

    def _bare_day(self, day: int, cue: Cue, hint: date | None) -> Value:
        """A day without its month: the month in force, else the one that puts it nearest to publication."""
        if hint:
            self.origin = "carried"
            year, month = (hint.year, hint.month) if day >= hint.day else shifted_month(hint.year, hint.month, 1)
            return _one(day_of(year, month, day), self.origin)
        reference = self.reference
        if self.month and (
            reference is None or abs(self.month[0] * 12 + self.month[1] - reference.year * 12 - reference.month) <= 2
        ):
            self.origin = "carried"
            found = day_of(*self.month, day)
            if found:
                return _one(found, self.origin)
        if reference is None:
            return Value(None, None, f"XXXX-XX-{day:02}", "day", "published")
        self.origin = "published"
        months = (shifted_month(reference.year, reference.month, by) for by in (-1, 0, 1))
        near = [found for month in months if (found := day_of(*month, day))]
        return _one(min(near, key=lambda found: _distance(found, reference, cue)) if near else None, self.origin)

    def _pointed_day(self, slot: Slot) -> date | None:
        """昨天 by the date of publication, 次日 by the day last named."""
        base = self.reference
        self.origin = "published"
        if slot[0] == "discourse" and self.day:
            self.origin, base = "carried", self.day
        return shifted_day(base, days=slot[1]) if base else None

    def _weekday(self, point: Point, weekday: int) -> Value:
        """A weekday of the week said, else of the week of publication."""
        self.origin = "published"
        if self.reference is None:
            return Value(None, None, None, "day", "published")
        by = point.month[1] if point.month and point.month[0] == "week" else 0
        monday, sunday = week_of(self.reference, by)
        if weekday == 8:
            return Value(sunday - timedelta(1), sunday, f"{sunday - timedelta(1)}/{sunday}", "day", "published")
        return _one(monday + timedelta(weekday - 1), "published")

    def _lunar_day(self, point: Point, slot: Slot, day: int, cue: Cue) -> date | None:
        _, month, leap = slot
        if point.year:
            year = self.year_of(point.year, cue)
            return lunar_day(year, month, day, leap=leap) if year else None
        return self._nearest(lambda year: lunar_day(year, month, day, leap=leap))

    def _feast(self, point: Point, rule: str, cue: Cue) -> date | None:
        if point.year:
            year = self.year_of(point.year, cue)
            return feast_day(year, rule) if year and 1 <= year <= date.max.year else None
        if self.sentence_year is not None:
            self.origin = "carried"
            return feast_day(self.sentence_year, rule)
        return self._nearest(lambda year: feast_day(year, rule))

    def _nearest(self, day_in: Callable[[int], date | None]) -> date | None:
        """Of a yearly day the one within two months of publication, else the one of the year of publication."""
        self.origin = "published"
        reference = self.reference
        if reference is None:
            return None
        near = [found for shift in (0, -1, 1) if (found := day_in(reference.year + shift))]
        best = min(near, key=lambda found: abs((found - reference).days), default=None)
        return best if best and abs((best - reference).days) <= FUTURE_DAYS else day_in(reference.year) or best

    def _clock(self, point: Point, cue: Cue, hint: date | None) -> Value:
        """A clock time on the day said, else on the day in force."""
        hour, minute, second = point.clock or (0, 0, 0)
        hour = _full_hour(hour, point.part)
        grain = "second" if second >= 0 else "minute" if minute >= 0 else "hour"
        if not (0 <= hour <= 24 and minute < 60 and second < 60) or (hour == 24 and (minute > 0 or second > 0)):
            return Value(None, None, None, "invalid")
        if point.day:
            day = self._day(point._replace(clock=None), point.day, cue, hint)
            if day.grain == "invalid":
                return day
            base = day.start
        else:
            base = hint or self.day or self.reference
            self.origin = "carried" if hint or self.day else "published"
        if base is None:
            return Value(None, None, None, grain, self.origin)
        moment = datetime.combine(base, time(hour % 24, max(minute, 0), max(second, 0))) + timedelta(hour // 24)
        return Value(moment, moment, moment.isoformat(), grain, self.origin)

    # -- after a mention ------------------------------------------------------------------------------------------------------

    def note(self, expression: Expression, value: Value, cue: Cue) -> None:
        """Put what was just resolved in force."""
        first = expression.first
        if first.year and expression.last is None and expression.bound not in {"before", "after"}:
            self._note_year(first.year, value, cue)
        day = value.end
        if day is None or cue.aside or value.start is None:
            return
        if isinstance(day, datetime):
            day = day.date()
        if value.grain in {"day", "hour", "minute", "second"}:
            self.day = day
        if value.grain in {"month", "day", "dekad", "hour", "minute", "second"}:
            self.month = (day.year, day.month)
        if value.grain in {"months", "quarter", "half", "month"} and not isinstance(value.start, datetime):
            self.stretch = (value.start, day)

    def _note_year(self, slot: Slot, value: Value, cue: Cue) -> None:
        start = value.start
        if start is None or slot[0] not in {"said", "reference"}:
            return
        year, reference = start.year, self.reference
        if slot[0] == "said":
            if cue.aside:
                return
            self.sentence_year = year
            if reference is None or year <= reference.year:
                self.paragraph_year = self.article_year = year
        elif slot[1] == 0:
            self.sentence_year = self.paragraph_year = self.article_year = year
            self.told_year = None
        elif not cue.aside:
            self.sentence_year = year
            if slot[1] < 0:
                self.told_year = year


_QUARTERS = ((0, 0), (1, 3), (4, 6), (7, 9), (10, 12))
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


def _months(slot: Slot) -> tuple[int, int, str, str]:
    """First and last month of a slot, its grain, and its EDTF ending."""
    tag, number = slot[0], int(slot[1])
    if tag == "said":
        return number, number, "month", f"{number:02}"
    if tag == "quarter":
        return *_QUARTERS[number], "quarter", str(32 + number)
    if tag == "half":
        return 6 * number - 5, 6 * number, "half", str(39 + number)
    if tag == "season":
        return *_SEASONS[number], "season", str(number)
    return number, int(slot[2]), "months", ""


def _one(day: date | None, origin: Origin) -> Value:
    return Value(day, day, day.isoformat() if day else None, "day", origin)


def _week(days: tuple[date, date]) -> Value:
    monday, sunday = days
    return Value(monday, sunday, f"{monday}/{sunday}", "week", "published")


def _nearest_year(month: int, day: int, reference: date, cue: Cue) -> int | None:
    """The year that puts a day nearest to the reference and not more than two months after it; an announced day lies ahead."""
    best: tuple[int, int] | None = None
    for year in (reference.year, reference.year - 1, reference.year + 1):
        found = day_of(year, month, day)
        if found is None:
            continue
        ahead = (found - reference).days
        if ahead > FUTURE_DAYS and not (cue.future and ahead < 330):
            continue
        distance = abs(ahead) if not cue.future or ahead >= -7 else abs(ahead) + 330
        if best is None or distance < best[0]:
            best = (distance, year)
    return best[1] if best else None


def _distance(found: date, reference: date, cue: Cue) -> int:
    """How far a bare day lies from publication; news looks back unless it announces."""
    days = (found - reference).days
    return abs(days) * (2 if (days > 0) != cue.future and days else 1)


def _full_hour(hour: int, part: str) -> int:
    """The hour of the day for an hour said with a part of the day."""
    kind = timewords().parts.get(part, "early")
    if kind == "late" and 1 <= hour <= 11:
        return hour + 12
    if kind == "noon" and 1 <= hour <= 4:
        return hour + 12
    if kind == "night" and 5 <= hour <= 12:
        return hour + 12
    return 0 if part == "凌晨" and hour == 12 else hour


def _edged(value: Value, edge: Any) -> Value:
    """The beginning, middle or end of a period: its first day, the last of its first half, its last day."""
    start, end = value.start, value.end
    if start is None or end is None:
        return value
    if value.grain == "century":
        first = {"start": start.year, "mid": start.year + 40, "end": end.year - 9}[edge]
        last = first + (19 if edge == "mid" else 9)
        return value._replace(start=date(first, 1, 1), end=date(last, 12, 31), edtf=f"{first}/{last}", mod=edge)
    if edge == "mid":
        day = date(start.year, 6, 30) if value.grain == "year" else date(start.year, start.month, 15)
    else:
        day = start if edge == "start" else end
    return value._replace(start=day, end=day, edtf=f"{day}~", grain="day", mod=edge)
