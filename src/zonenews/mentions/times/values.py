"""Points to values: years, quarters, months and what is counted from the date of publication; days are in `_time_days`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from zonenews.lexicon.lunar import lunar_month
from zonenews.mentions.times.calendar import months_of, shifted_day, shifted_month, week_of
from zonenews.mentions.times.discourse import Cue, Discourse, Grain, Origin, Value
from zonenews.mentions.times.edtf import about, interval
from zonenews.mentions.times.points import Edge, Point, Slot

_QUARTERS = {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)}
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_STEPS = {"year": (1, 0, 0), "quarter": (0, 3, 0), "month": (0, 1, 0), "week": (0, 0, 7), "day": (0, 0, 1)}
_SECONDS = {"hour": 3600, "quarter-hour": 900, "minute": 60, "second": 1}
_COUNTED = frozenset({"ago", "later", "since", "past", "coming", "within"})
_AHEAD = frozenset({"later", "coming", "within"})
_FINER = ("year", "quarter", "month", "week", "day")


# -- years --------------------------------------------------------------------------------------------------------------------


def year_value(slot: Slot, cue: Cue, now: Discourse) -> Value:
    """The value of a year, a plan, a decade or century, or of something counted from the date of publication."""
    tag = slot[0]
    if tag in {"plan", "years"}:
        return _years(tag, int(slot[1]), int(slot[2]))
    if tag == "both":
        return _both(slot[1], slot[2], now.reference)
    if tag == "school":
        first = slot[1]
        return Value(date(first, 9, 1), date(first + 1, 8, 31), f"{first:04}-09/{first + 1:04}-08", "months")
    if tag in _COUNTED:
        return _counted(slot, now)
    if tag == "unit":
        return _clock_unit(slot[1], slot[2], now.moment)
    year = now.year_of(slot, cue)
    if year is None or not 1 <= year <= date.max.year:
        return Value(None, None, None, "year", now.origin)
    return _year(year, now.origin)


@lru_cache(maxsize=4096)
def _year(year: int, origin: Origin) -> Value:
    return Value(date(year, 1, 1), date(year, 12, 31), f"{year:04}", "year", origin)


def _years(tag: str, first: int, last: int) -> Value:
    if not 1 <= first <= last <= date.max.year:
        return Value(None, None, None, "year")
    grain: Grain = (
        "plan" if tag == "plan" else "century" if last - first > 50 else "decade" if last - first >= 9 else "year"
    )
    edtf = f"{first // 10}X" if last - first == 9 and first % 10 == 0 else f"{first:04}/{last:04}"
    return Value(date(first, 1, 1), date(last, 12, 31), edtf, grain)


def _both(shift: int, years: int, reference: date | None) -> Value:
    """今明两年: so many years from the one `shift` years away."""
    if reference is None:
        return Value(None, None, None, "year", "published")
    first = reference.year + shift
    last = first + years - 1
    return Value(date(first, 1, 1), date(last, 12, 31), f"{first:04}/{last:04}", "year", "published")


def _counted(slot: Slot, now: Discourse) -> Value:
    """So long ago or from now, and the stretch up to or from the date of publication."""
    tag, steps = slot
    if any(unit in _SECONDS for unit, _ in steps):
        return _from_moment(tag, steps, now.moment)
    unit = max((unit for unit, _ in steps), key=_FINER.index)
    reference = now.reference
    open_value = Value(None, None, None, "day" if unit == "day" else "year", "published")
    if reference is None or (tag == "later" and (now.day or now.month)):
        return open_value
    there = _shifted(reference, steps, 1 if tag in _AHEAD else -1)
    if there is None:
        return open_value
    if tag in {"since", "past"}:
        begin = there + timedelta(unit in {"day", "week"})  # 过去7天 are seven days, publication the last of them
        return Value(begin, reference, f"{begin}/{reference}", unit, "published")
    if tag in {"coming", "within"}:
        begin = reference + timedelta(1)
        return Value(begin, there, f"{begin}/{there}", unit, "published")
    return _around(there, unit)


def _shifted(reference: date, steps: tuple[tuple[str, int], ...], sign: int) -> date | None:
    """The day so many units away."""
    years, months, days = (sign * sum(_STEPS[unit][place] * count for unit, count in steps) for place in range(3))
    return shifted_day(reference, years=years, months=months, days=days)


def _around(there: date, unit: str) -> Value:
    """The whole year, month, week or day around a day."""
    if unit == "year":
        return Value(date(there.year, 1, 1), date(there.year, 12, 31), f"{there.year:04}", "year", "published")
    if unit in {"month", "quarter"}:
        return Value(*months_of(there.year, there.month, there.month), f"{there:%Y-%m}", "month", "published")
    if unit == "week":
        return _week(there, 0)
    return Value(there, there, str(there), "day", "published")


def _from_moment(tag: str, steps: tuple[tuple[str, int], ...], moment: datetime | None) -> Value:
    """5分钟前, 过去24小时: counted from the moment of publication; where only its day is known, nothing is said."""
    if moment is None:
        return _INVALID
    sign = 1 if tag in _AHEAD else -1
    seconds = sum(_SECONDS[unit] * count for unit, count in steps if unit in _SECONDS)
    day = _shifted(moment.date(), tuple(step for step in steps if step[0] not in _SECONDS), sign)
    if day is None or seconds > _LONGEST_SECONDS:
        return _INVALID
    try:
        there = datetime.combine(day, moment.time()) + timedelta(seconds=sign * seconds)
    except OverflowError:
        return _INVALID
    finest = min((unit for unit, _ in steps if unit in _SECONDS), key=_SECONDS.__getitem__)
    grain: Grain = "hour" if finest == "hour" else "second" if finest == "second" else "minute"
    if tag in {"ago", "later"}:
        return Value(there, there, there.isoformat(), grain, "published")
    first, last = sorted((moment, there))
    return Value(first, last, interval(first.isoformat(), last.isoformat()), grain, "published")


_LONGEST_SECONDS = 10**10
"""Some three centuries: more seconds than this are no time anybody tells in hours."""


def _clock_unit(unit: Literal["hour", "minute"], shift: int, moment: datetime | None) -> Value:
    """上个小时: the hour or minute of the clock, so many units from the moment of publication."""
    if moment is None:
        return _INVALID
    length = timedelta(seconds=_SECONDS[unit])
    begin = moment.replace(minute=moment.minute if unit == "minute" else 0, second=0, microsecond=0) + shift * length
    end = begin + length - timedelta(seconds=1)
    return Value(begin, end, interval(begin.isoformat(), end.isoformat()), unit, "published")


_INVALID = Value(None, None, None, "invalid")


# -- months -------------------------------------------------------------------------------------------------------------------


def month_value(point: Point, slot: Slot, cue: Cue, now: Discourse, hint: date | None) -> Value:
    """The value of a month, quarter, half-year, season, week or stretch of months.

    Args:
        point: all slots of the expression.
        slot: its month slot.
        cue: what stands around it.
        now: the times in force.
        hint: the beginning of the range it ends, which lends it its year.
    """
    pointed = _POINTED.get(slot[0])
    if pointed:
        return pointed(point, slot, cue, now)
    first, last, grain, suffix = _months(slot)
    if not 1 <= first <= last <= 12 + 2 * (grain == "season"):
        return _INVALID
    year = _year_for(point, (first, last, grain), cue, now, hint)
    if year is None:
        return Value(None, None, _yearless(first, last, grain, suffix), grain, now.origin)
    if not 1 <= year < date.max.year:
        return _INVALID
    if last > 12:
        return Value(date(year, 12, 1), months_of(year + 1, 2, 2)[1], f"{year:04}-{suffix}", grain, now.origin)
    edtf = f"{year:04}-{first:02}/{year:04}-{last:02}" if grain == "months" else f"{year:04}-{suffix}"
    return Value(*months_of(year, first, last), edtf, grain, now.origin)


def _yearless(first: int, last: int, grain: Grain, suffix: str) -> str | None:
    """What EDTF says of months whose year is not known."""
    if grain == "months":
        return None
    return f"XXXX-{first:02}/XXXX-{last:02}" if grain in {"quarter", "half"} else f"XXXX-{suffix}"


def _months(slot: Slot) -> tuple[int, int, Grain, str]:
    """First and last month of a slot, its grain, and its EDTF ending."""
    tag, number = slot[0], int(slot[1])
    if tag == "last":
        return (12, 12, "month", "12") if number == 1 else (13 - number, 12, "months", "")
    if tag == "said":
        return number, number, "month", f"{number:02}"
    if tag == "quarter":
        return *_QUARTERS.get(number, (0, 0)), "quarter", str(32 + number)
    if tag == "half":
        return 6 * number - 5, 6 * number, "half", str(39 + number)
    if tag == "season":
        return *_SEASONS[number], "season", str(number)
    return number, int(slot[2]), "months", ""


def _year_for(point: Point, months: tuple[int, int, Grain], cue: Cue, now: Discourse, hint: date | None) -> int | None:
    first, last, grain = months
    if point.year:
        return now.year_of(point.year, cue)
    if hint:
        now.origin = "carried"
        return hint.year if first >= hint.month else hint.year + 1
    if grain not in {"half", "quarter", "season"}:
        return now.month_year(first, last, cue)
    year = now.year_in_force(cue)
    in_january = now.reference is not None and now.origin == "published" and now.reference.month == 1
    return year - 1 if year and in_january and first >= 10 and not cue.future else year


def _pointed_week(_point: Point, slot: Slot, _cue: Cue, now: Discourse) -> Value:
    now.origin = "published"
    return _week(now.reference, slot[1]) if now.reference else Value(None, None, None, "week", "published")


def _week(day: date, by: int) -> Value:
    monday, sunday = week_of(day, by)
    return Value(monday, sunday, f"{monday}/{sunday}", "week", "published")


def _pointed_quarter(_point: Point, slot: Slot, _cue: Cue, now: Discourse) -> Value:
    reference = now.reference
    now.origin = "published"
    if reference is None:
        return Value(None, None, None, "quarter", "published")
    year, month = shifted_month(reference.year, (reference.month - 1) // 3 * 3 + 1, 3 * slot[1])
    return Value(*months_of(year, month, month + 2), f"{year:04}-{33 + month // 3}", "quarter", "published")


def _pointed_month(point: Point, slot: Slot, cue: Cue, now: Discourse) -> Value:
    found = pointed_month(point, slot, cue, now)
    if found is None:
        return Value(None, None, None, "month", now.origin)
    year, month = found
    return Value(*months_of(year, month, month), f"{year:04}-{month:02}", "month", now.origin)


def pointed_month(point: Point, slot: Slot, cue: Cue, now: Discourse) -> tuple[int, int] | None:
    """上月 by the date of publication, 当月 by the month last named."""
    reference = now.reference
    base: tuple[int, int] | None = None
    if slot[0] == "discourse":
        base = now.month or ((now.day.year, now.day.month) if now.day else None)
    origin = "carried" if base else "published"
    if base is None and reference:
        base = (reference.year, reference.month)
    year = now.year_of(point.year, cue) if point.year else None
    now.origin = "carried" if origin == "carried" else "published"
    if base is None:
        return None
    found = shifted_month(*base, slot[1])
    return (year, found[1]) if year else found


def _lunar_month(point: Point, slot: Slot, cue: Cue, now: Discourse) -> Value:
    _, month, leap = slot
    best: tuple[date, date] | None = None
    if point.year:
        year = now.year_of(point.year, cue)
        best = lunar_month(year, month, leap=leap) if year else None
    elif now.reference:
        reference, now.origin = now.reference, "published"
        years = (reference.year - 1, reference.year, reference.year + 1)
        near = [days for year in years if (days := lunar_month(year, month, leap=leap))]
        best = min(near, key=lambda days: abs((days[0] - reference).days), default=None)
    if best is None:
        return Value(None, None, None, "month", now.origin)
    return Value(*best, f"{best[0]}/{best[1]}", "month", now.origin)


_POINTED: dict[str, Callable[[Point, Slot, Cue, Discourse], Value]] = {
    "week": _pointed_week,
    "quarter-pointer": _pointed_quarter,
    "reference": _pointed_month,
    "discourse": _pointed_month,
    "lunar": _lunar_month,
}


# -- edges --------------------------------------------------------------------------------------------------------------------


def edged(value: Value, edge: Edge) -> Value:
    """The beginning, middle or end of a period: its first day, the last day of its first half, its last day."""
    start, end = value.start, value.end
    if start is None or end is None:
        return value._replace(grain="day", mod=edge)
    if value.grain == "century":
        first = {"start": start.year, "mid": start.year + 40, "end": end.year - 9}[edge]
        last = first + (19 if edge == "mid" else 9)
        return value._replace(start=date(first, 1, 1), end=date(last, 12, 31), edtf=f"{first}/{last}", mod=edge)
    if edge == "mid":
        day = date(start.year, 6, 30) if value.grain == "year" else date(start.year, start.month, 15)
    else:
        day = start if edge == "start" else end
    return value._replace(start=day, end=day, edtf=about(str(day)), grain="day", mod=edge)
