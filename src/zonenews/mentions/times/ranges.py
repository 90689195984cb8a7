"""Ranges and bounds: 5月30日至2日, 下午5点到凌晨3点, 截至9月底, 今晚八点之前."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from zonenews.lexicon.timewords import timewords
from zonenews.mentions.times.calendar import months_of, only_date
from zonenews.mentions.times.days import value_of
from zonenews.mentions.times.discourse import Cue, Discourse, Moment, Value
from zonenews.mentions.times.edtf import about, interval, since, until
from zonenews.mentions.times.points import CLOSED_YEARS, Point
from zonenews.mentions.times.reader import Expression

_DAY = timedelta(1)
_INVALID = Value(None, None, None, "invalid")


def ranged(first: Value, expression: Expression, discourse: Discourse, cue: Cue) -> Value:
    """From the beginning of one value to the end of another; a range that runs backwards is none.

    Args:
        first: the value of the beginning.
        expression: the range.
        discourse: the times in force.
        cue: what stands around it.
    """
    assert expression.last is not None  # noqa: S101
    origin = first.origin
    hint = only_date(first.start) if first.start else None
    last = value_of(_lent(expression.first, expression.last, hint), cue, discourse, hint)
    if "invalid" in {first.grain, last.grain}:
        return _INVALID
    if first.start and last.end and _begins_after(first.start, last.end):
        last = _over_midnight(first, last, expression)
    if last.grain == "invalid":
        return last
    if (first.start is None) != (last.end is None):  # one side that cannot be told leaves no range to tell
        return Value(None, None, None, last.grain, origin)
    return Value(first.start, last.end, interval(first.edtf, last.edtf), last.grain, origin)


def _begins_after(start: Moment, end: Moment) -> bool:
    """Whether a range begins after it ends; a day and a moment of it overlap."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start >= end
    return only_date(start) > only_date(end)


def _over_midnight(first: Value, last: Value, expression: Expression) -> Value:
    """The end of a stretch of hours that runs into the next day: 22时至6时, 下午5点到凌晨3点; else no range."""
    begin, end, point = first.start, last.end, expression.last
    if point is None or point.day or not isinstance(begin, datetime) or not isinstance(end, datetime):
        return _INVALID
    same_part = bool(point.part) and point.part == expression.first.part
    late = begin.hour >= 12 or timewords().parts.get(expression.first.part) == "night"
    if same_part or begin == end or not (late or point.part):
        return _INVALID
    end += _DAY
    return last._replace(start=end, end=end, edtf=end.isoformat())


def _lent(first: Point, last: Point, hint: date | None) -> Point:
    """The end of a range with what its beginning lends: 次年 counts from it; without any year both stay year-less, and 三年前 lends none."""
    if hint is None:
        year = first.year if first.year and first.year[0] not in CLOSED_YEARS else None
        return last._replace(year=last.year or year, month=last.month or (first.month if last.day else None))
    if last.year and last.year[0] in {"discourse", "mention"}:
        return last._replace(year=("said", hint.year + last.year[1]))
    return last


def bounded(value: Value, expression: Expression, discourse: Discourse) -> Value:
    """Open or close a value as the bound of its expression says.

    Args:
        value: the value without its bound.
        expression: the expression with its bound.
        discourse: the times in force.
    """
    bound, reference = expression.bound, discourse.reference
    if bound == "same":
        return _same_stretch(value, discourse.stretch)
    if bound == "about":
        return value._replace(mod="approx", edtf=about(value.edtf))
    if bound == "since":
        stop = reference if reference and (value.start is None or only_date(value.start) <= reference) else None
        return value._replace(end=stop, edtf=interval(value.edtf, str(stop or "..")))
    if bound == "until":
        return value._replace(start=None, edtf=until(value.edtf))
    if bound == "before":
        return _before(value, expression)
    if bound == "after":
        return _after(value, expression)
    return value._replace(end=None, edtf=since(value.edtf))


def _before(value: Value, expression: Expression) -> Value:
    """Before a moment it is up to that moment, before a part of a day up to that day, before a day or period up to the day before."""
    stop: Moment | None = value.start
    if stop is not None and not isinstance(stop, datetime) and not expression.first.part:
        stop -= _DAY
    return value._replace(start=None, end=stop, edtf=until(stop.isoformat()) if stop else None)


def _after(value: Value, expression: Expression) -> Value:
    """After a moment it is from that moment on, after a day or period from the day after."""
    begin: Moment | None = value.end
    if begin is not None and not isinstance(begin, datetime) and not expression.first.part:
        begin += _DAY
    return value._replace(start=begin, end=None, edtf=since(begin.isoformat()) if begin else None)


def _same_stretch(value: Value, stretch: tuple[date, date] | None) -> Value:
    """去年同期: the months last spoken of, in the year said."""
    if value.start is None or stretch is None or stretch[0].year != stretch[1].year or value.grain != "year":
        return value
    start, end = months_of(value.start.year, stretch[0].month, stretch[1].month)
    return value._replace(start=start, end=end, edtf=f"{start:%Y-%m}/{end:%Y-%m}", grain="months")
