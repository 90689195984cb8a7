#!/usr/bin/env bash
# Two packages for the public holidays of China by the same yearly notices of the State Council: holidays 0.109 (country CN) and chinesecalendar 1.11.0. Both know
# the working Saturdays and the free weekdays. They differ on what is a holiday: the notice of 2024 frees 1 to 5 May, and chinesecalendar has five days of Labour
# Day; holidays leaves out those that fall on a weekend, so that 4 May 2024 is no member and has no name. Of the 28 free days of 2024 it holds 21. Counting the days of
# a "Golden Week" with it is short by three to eleven days a year, while the two agree on every working day.
# For those who count days of trade, travel or production around a holiday.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "holidays==0.109" "chinesecalendar==1.11.0"
"$work/env/bin/python" - <<'PY'
from datetime import date, timedelta
from importlib.metadata import version

import chinese_calendar
import holidays

print("holidays", version("holidays"), "chinesecalendar", version("chinesecalendar"))
ours = holidays.country_holidays("CN", years=range(2008, 2027))
missing = {}
for year in range(2008, 2027):
    days = [date(year, 1, 1) + timedelta(number) for number in range(365)]
    named = [day for day in days if chinese_calendar.is_holiday(day) and chinese_calendar.get_holiday_detail(day)[1]]
    missing[year] = [day for day in named if day not in ours]
    different = [day for day in days if chinese_calendar.is_workday(day) != ours.is_working_day(day)]
    print(year, "named days:", len(named), "not in holidays:", len(missing[year]), "working days that differ:", len(different))
    assert all(day.weekday() >= 5 for day in missing[year]), missing[year]
may = [day for day in (date(2024, 5, number) for number in range(1, 6))]
print([(str(day), chinese_calendar.get_holiday_detail(day)[1], ours.get(day)) for day in may])
assert [day in ours for day in may] == [True, True, True, False, False]
assert len(missing[2024]) == 7 and min(map(len, missing.values())) >= 1
PY
