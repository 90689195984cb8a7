#!/usr/bin/env bash
# dateparser reads dates in many languages, Chinese among them. In 1.5.0 a bare year with its word (2024年) is no year but a length of time before the day of
# reference: "2024 years ago", so that 2024年 on 28 November 2026 is the year 2. A bare day of the month (5日) is five days ago. Neither is an error and both come back as a datetime like
# any other, while the forms between them are right (2024年3月5日) or filled up with the day of reference (2024年3月 is the 28th). With a setting that asks for the
# parts that must be there (REQUIRE_PARTS) the year 2 still passes.
# For those who date Chinese text with it.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "dateparser==1.5.0"
"$work/env/bin/python" - <<'PY'
from datetime import datetime
from importlib.metadata import version

import dateparser

print("dateparser", version("dateparser"))
told = datetime(2026, 11, 28)


def read(text: str, **settings: object) -> str:
    found = dateparser.parse(text, languages=["zh"], settings={"RELATIVE_BASE": told, **settings})
    return "nothing" if found is None else f"{found:%Y-%m-%d}".zfill(10)


seen = {text: read(text) for text in ("2024年", "1998年", "5日", "20日", "2024年3月", "2024年3月5日", "3月5日")}
strict = read("2024年", REQUIRE_PARTS=["year"])
print(*seen.items(), ("2024年, a year required", strict), sep="\n")
assert (seen["2024年"], seen["1998年"]) == ("0002-11-28", "0028-11-28")
assert (seen["5日"], seen["20日"]) == ("2026-11-23", "2026-11-08")
assert (seen["2024年3月"], seen["2024年3月5日"]) == ("2024-03-28", "2024-03-05")
assert strict == "0002-11-28"
PY
