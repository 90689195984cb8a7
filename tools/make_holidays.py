"""Rebuild `data/holidays.toml` from the pinned chinesecalendar, and check what it says against the notices.

usage: make_holidays.py [--check]

The days come from chinesecalendar 1.11.0 (MIT), downloaded into a temporary folder; numbers and counts of the notices of the General Office of the State
Council stand below. With `--check` nothing is written: exit status 1 says that the file differs.
"""

import argparse
import ast
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

PACKAGE = "chinesecalendar==1.11.0"
FILE = Path(__file__).resolve().parents[1] / "src" / "zonenews" / "data" / "holidays.toml"
NAMES = {
    "new_years_day": "元旦",
    "spring_festival": "春节",
    "tomb_sweeping_day": "清明",
    "labour_day": "五一",
    "dragon_boat_festival": "端午",
    "mid_autumn_festival": "中秋",
    "national_day": "国庆",
    "anti_fascist_70th_day": "抗战胜利70周年",
}
NOTICES = {  # the year's notice, then those that changed it
    2007: ("国办发明电〔2006〕49号",),
    2008: ("国办发明电〔2007〕52号",),
    2009: ("国办发明电〔2008〕42号",),
    2010: ("国办发明电〔2009〕27号",),
    2011: ("国办发明电〔2010〕40号",),
    2012: ("国办发明电〔2011〕45号",),
    2013: ("国办发明电〔2012〕33号",),
    2014: ("国办发明电〔2013〕28号",),
    2015: ("国办发明电〔2014〕28号", "国发明电〔2015〕1号"),
    2016: ("国办发明电〔2015〕18号",),
    2017: ("国办发明电〔2016〕17号",),
    2018: ("国办发明电〔2017〕12号",),
    2019: ("国办发明电〔2018〕15号", "国办发明电〔2019〕3号"),
    2020: ("国办发明电〔2019〕16号", "国办发明电〔2020〕1号"),
    2021: ("国办发明电〔2020〕27号",),
    2022: ("国办发明电〔2021〕11号",),
    2023: ("国办发明电〔2022〕16号",),
    2024: ("国办发明电〔2023〕7号",),
    2025: ("国办发明电〔2024〕12号",),
    2026: ("国办发明电〔2025〕7号",),
}
WORKED = dict(zip(range(2008, 2027), (6, 6, 8, 5, 7, 12, 5, 5, 6, 5, 6, 7, 6, 7, 7, 7, 8, 5, 6), strict=True))
"""How many weekend days each notice, as changed, has people work: those of the year before that it names belong to it."""
SAME_DAY = {2020: ("国庆", "中秋")}
"""A feast that fell on the day of another, which the package names alone."""
DAY = timedelta(1)


def main() -> None:
    """Write the file, or compare it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the file differs")
    chosen = parser.parse_args()
    text = table(*read_package())
    if chosen.check:
        sys.exit(0 if FILE.read_text(encoding="utf-8") == text else f"differs: {FILE.name}")
    FILE.write_text(text, encoding="utf-8")


def read_package() -> tuple[dict[date, str], dict[date, str]]:
    """Days off and weekend days worked, with the holiday they belong to."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, PACKAGE], check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as archive:
            tree = ast.parse(archive.read("chinese_calendar/constants.py").decode("utf-8"))
    tables = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Dict)
    }
    return days_in(tables["holidays"]), days_in(tables["workdays"])


def days_in(table: ast.Dict) -> dict[date, str]:
    """The days of `{datetime.date(year=..., ...): Holiday.name.value}`."""
    found = {}
    for key, value in zip(table.keys, table.values, strict=True):
        if isinstance(key, ast.Call) and isinstance(value, ast.Attribute) and isinstance(value.value, ast.Attribute):
            parts = {keyword.arg: ast.literal_eval(keyword.value) for keyword in key.keywords if keyword.arg}
            found[date(**parts)] = NAMES[value.value.attr]
    return found


def table(off: dict[date, str], worked: dict[date, str]) -> str:
    """The text of the file."""
    lines = [
        "# Official holidays and the weekend days worked for them, by the yearly notices of the General Office of the State Council; written by",
        "# tools/make_holidays.py.",
        "#",
        "# [year]    what the notice for the year ordered; a holiday that begins in December belongs to the next year",
        "# notices   the notice, then those that changed it",
        "# [year.holidays]  feast -> first and last day off, weekends at its edges included",
        "# worked    Saturdays and Sundays that are working days",
    ]
    for year, notices in NOTICES.items():
        spans = dict(spans_of(year, off, worked))
        days = sorted(day for day in worked if year_of(day) == year and day.isoweekday() > 5)
        if year in WORKED and len(days) != WORKED[year]:
            sys.exit(f"{year}: {len(days)} weekend days worked, the notice has {WORKED[year]}: {days}")
        lines += ["", f"[{year}]", f"notices = [{', '.join(quoted(one) for one in notices)}]"]
        lines += [f"worked = [{', '.join(day.isoformat() for day in days)}]", "", f"[{year}.holidays]"]
        lines += [f'"{name}" = [{first}, {last}]' for name, (first, last) in spans.items()]
    return "\n".join(lines) + "\n"


def year_of(day: date) -> int:
    """The year whose notice a day belongs to: the end of December goes with New Year's Day."""
    return day.year + (day.month == 12)


def spans_of(year: int, off: dict[date, str], worked: dict[date, str]) -> Iterator[tuple[str, tuple[date, date]]]:
    """Feasts with their first and last day off; two feasts in one run share it."""
    days = {day for day in off if year_of(day) == year}
    named: dict[tuple[date, date], dict[str, None]] = {}
    for day in sorted(days):
        first = last = day
        while first - DAY in days or is_free_weekend(first - DAY, worked):
            first -= DAY
        while last + DAY in days or is_free_weekend(last + DAY, worked):
            last += DAY
        named.setdefault((first, last), {})[off[day]] = None
    shown, hidden = SAME_DAY.get(year, ("", ""))
    for span, feasts in named.items():
        for name in (*feasts, *([hidden] if shown in feasts else ())):
            yield name, span


def is_free_weekend(day: date, worked: dict[date, str]) -> bool:
    """Whether a day is a Saturday or Sunday that nobody works."""
    return day.isoweekday() > 5 and day not in worked


def quoted(text: str) -> str:
    """A string of TOML."""
    return f'"{text}"'


if __name__ == "__main__":
    main()
