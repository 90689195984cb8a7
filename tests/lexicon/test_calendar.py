"""The calendar by its tables: holidays and working days, lunar months, plans and the beginnings behind 以来."""

import itertools
from datetime import date, timedelta

import pytest

from zonenews import find_times, is_workday
from zonenews._data import load_toml
from zonenews.errors import DataError
from zonenews.lexicon.holidays import HolidayYear, _year, holiday_years
from zonenews.lexicon.lunar import lunar_day, lunar_month

YEARS = range(2007, 2027)


def test_every_year_has_its_notice() -> None:
    assert sorted(holiday_years()) == list(YEARS)
    assert all(row.notices[0].endswith("号") for row in holiday_years().values())
    assert holiday_years()[2012] == HolidayYear(
        notices=("国办发明电〔2011〕45号",),
        worked=frozenset(
            [
                date(2011, 12, 31),
                date(2012, 1, 21),
                date(2012, 1, 29),
                date(2012, 3, 31),
                date(2012, 4, 1),
                date(2012, 4, 28),
                date(2012, 9, 29),
            ]
        ),
        holidays={
            "元旦": (date(2012, 1, 1), date(2012, 1, 3)),
            "春节": (date(2012, 1, 22), date(2012, 1, 28)),
            "清明": (date(2012, 4, 2), date(2012, 4, 4)),
            "五一": (date(2012, 4, 29), date(2012, 5, 1)),
            "端午": (date(2012, 6, 22), date(2012, 6, 24)),
            "中秋": (date(2012, 9, 30), date(2012, 10, 7)),
            "国庆": (date(2012, 9, 30), date(2012, 10, 7)),
        },
    )


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2006-12-30", None),  # no notice for 2006 here
        ("2007-05-07", False),
        ("2008-01-01", False),
        ("2007-12-29", True),  # a Saturday that the notice for 2008 has people work
        ("2015-09-04", False),  # 70 years after the war
        ("2015-09-06", True),
        ("2019-05-04", False),  # by the second notice of 2019
        ("2020-01-31", False),  # the holiday that was prolonged
        ("2022-12-31", False),
        ("2024-10-12", True),
        ("2025-05-05", False),
        ("2026-02-23", False),
        ("2026-09-20", True),
        ("2026-09-21", True),
        ("2026-12-28", None),
        ("2027-03-01", None),
    ],
)
def test_workdays(day: str, works: bool | None) -> None:  # noqa: FBT001
    assert is_workday(date.fromisoformat(day)) is works


def test_days_off_of_the_law() -> None:
    """The regulation in force since 2025 gives 13 days off, that of 2008 gave 11: working days of a year of 365 days differ by the weekends only."""
    for year in range(2008, 2027):
        days = [date(year, 1, 1) + timedelta(n) for n in range(360)]
        weekdays_off = sum(day.isoweekday() < 6 and is_workday(day) is False for day in days)
        worked = sum(day.isoweekday() > 5 and is_workday(day) is True for day in days)
        assert 6 <= weekdays_off - worked <= 13, (year, weekdays_off, worked)


def test_a_bad_table_is_refused() -> None:
    row = {"notices": ["某号"], "worked": [date(2030, 1, 7)], "holidays": {}}
    with pytest.raises(DataError, match="2030: a holiday ends before it begins, or a weekday is listed as worked"):
        _year("2030", row)


@pytest.mark.parametrize(
    ("year", "month", "first", "last"),
    [
        (2057, 8, "2057-08-30", "2057-09-27"), (2057, 9, "2057-09-28", "2057-10-27"), (2089, 7, "2089-08-06", "2089-09-03"),
        (2089, 8, "2089-09-04", "2089-10-03"), (2097, 6, "2097-07-09", "2097-08-06"), (2097, 7, "2097-08-07", "2097-09-05"),
    ],
)  # fmt: skip
def test_months_that_borax_begins_a_day_late(year: int, month: int, first: str, last: str) -> None:
    assert lunar_month(year, month) == (date.fromisoformat(first), date.fromisoformat(last))
    assert lunar_day(year, month, 1) == date.fromisoformat(first)


def test_lunar_months_tile_the_years() -> None:
    spans = [
        days
        for year in range(1900, 2101)
        for month in range(1, 13)
        for leap in (False, True)
        if (days := lunar_month(year, month, leap=leap))
    ]
    assert len(spans) == 2486
    spans.sort()
    assert all(after[0] - before[1] == timedelta(1) for before, after in itertools.pairwise(spans))


@pytest.mark.parametrize(("name", "years"), load_toml("times.toml")["plans"].items())
def test_first_and_last_year_of_every_plan(name: str, years: list[int]) -> None:
    for words, year in (("开局之年", years[0]), ("规划收官之年", years[1]), ("规划第三年", years[0] + 2)):
        (found,) = find_times(f"某市迎来“{name}”{words}。")
        assert (found.text, found.edtf, found.grain) == (f"“{name}”{words}", str(year), "year")


@pytest.mark.parametrize(
    ("event", "day"),
    [
        ("党的二十届四中全会", "2025-10-20"), ("十八届三中全会", "2013-11-09"), ("十四届全国人大四次会议", "2026-03-05"), ("全国政协十四届四次会议召开", "2026-03-04"),
        ("海南自贸港全岛封关", "2025-12-18"), ("长三角一体化发展上升为国家战略", "2018-11-05"), ("香港回归祖国", "1997-07-01"),
    ],
)  # fmt: skip
def test_beginnings(event: str, day: str) -> None:
    (found,) = find_times(f"{event}以来，项目加快落地。", published=date(2026, 5, 6))
    assert (found.text, found.edtf) == (f"{event}以来", f"{day}/2026-05-06")
