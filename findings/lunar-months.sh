#!/usr/bin/env bash
# Three packages for the Chinese calendar, one question: on which day does a lunar month begin? lunardate 0.3.0 begins the eighth month of 1978, the
# sixth of 1933 and the eleventh of 1954 on other days than borax 4.1.3, lunar-python 1.4.8 and sxtwl 2.0.7: its Mid-Autumn Festival of 1978 is 16 September,
# theirs 17 September. borax begins three months of 2057, 2089 and 2097 a day after the others: their new moons fall within three minutes of midnight;
# lunar-python sides with borax in 2057 and with sxtwl in 2089 and 2097. The year range of a package says nothing about such days.
# For those who turn lunar dates of history or birthdays into days.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check borax==4.1.3 lunardate==0.3.0 lunar-python==1.4.8 sxtwl==2.0.7
"$work/venv/bin/python" - <<'PY'
from datetime import date
from importlib.metadata import version

import lunardate
import sxtwl
from borax.calendars.lunardate import LunarDate
from lunar_python import LunarMonth, Solar

for name in ("borax", "lunardate", "lunar-python", "sxtwl"):
    print(name, version(name))


def first_days(year, month):
    by_sxtwl = sxtwl.fromLunar(year, month, 1, False)
    by_lunar_python = Solar.fromJulianDay(LunarMonth.fromYm(year, month).getFirstJulianDay())
    return (
        LunarDate(year, month, 1).to_solar_date(),
        lunardate.LunarDate(year, month, 1).to_solar_date(),
        date(by_lunar_python.getYear(), by_lunar_python.getMonth(), by_lunar_python.getDay()),
        date(by_sxtwl.getSolarYear(), by_sxtwl.getSolarMonth(), by_sxtwl.getSolarDay()),
    )


expected = {
    (1933, 6): ("07-23", "07-22", "07-23", "07-23"),
    (1954, 11): ("11-25", "11-26", "11-25", "11-25"),
    (1978, 8): ("09-03", "09-02", "09-03", "09-03"),
    (2057, 9): ("09-29", "09-28", "09-29", "09-28"),
    (2089, 8): ("09-05", "09-04", "09-04", "09-04"),
    (2097, 7): ("08-08", "08-07", "08-07", "08-07"),
}
print("year month: borax, lunardate, lunar-python, sxtwl")
for (year, month), days in expected.items():
    found = tuple(day.strftime("%m-%d") for day in first_days(year, month))
    print(year, month, *found)
    assert found == days, (year, month, found)
print("Mid-Autumn of 1978 by lunardate:", lunardate.LunarDate(1978, 8, 15).to_solar_date())
PY
