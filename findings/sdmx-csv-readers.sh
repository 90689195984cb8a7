#!/usr/bin/env bash
# SDMX-CSV comes in two versions, told apart by the first column: DATAFLOW in 1.0, STRUCTURE in 2.0. Of the two readers for Python, sdmx1 2.28.0 takes 2.0 only and refuses
# a 1.0 file for its first word. pysdmx 1.21.0 takes both and gives every column as strings, which looks as if nothing had been read into them. It has: the
# numbers were floats on the way. A code 011000 comes out as "11000", 12.50 as "12.5", an amount of 18 digits with its last ones changed, and a whole number is
# "3" or "3.0" by what else stands in its column. Codes that are all digits with a zero in front need a letter before they go through it, amounts a second column.
# For those who publish or read tables of codes and exact amounts as SDMX.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "pysdmx[data]==1.21.0" "sdmx1==2.28.0"
"$work/env/bin/python" - "$work" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import sdmx
from pysdmx.io import read_sdmx

print("pysdmx", version("pysdmx"), "sdmx1", version("sdmx1"))
rows = [("011000", "2024", "12.50"), ("430104", "2024", "3"), ("430104", "2025", "123456789012.345678")]
first = Path(sys.argv[1], "first.csv")
first.write_text("DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\n" + "".join(f"X:FLOW(1.0),{','.join(row)}\n" for row in rows), encoding="utf-8")
second = Path(sys.argv[1], "second.csv")
second.write_text("DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\n" + "".join(f"X:FLOW(1.0),{area},{time},3\n" for area, time, _ in rows), encoding="utf-8")
try:
    sdmx.read_sdmx(first)
    refused = ""
except ValueError as error:
    refused = str(error)
print("sdmx1:", refused)
read = {path.stem: read_sdmx(path, validate=False).data[0].data for path in (first, second)}
areas, values, whole = list(read["first"]["REF_AREA"]), list(read["first"]["OBS_VALUE"]), list(read["second"]["OBS_VALUE"])
print("pysdmx:", areas, values, whole)
assert "DATAFLOW" in refused and "STRUCTURE" in refused
assert all(isinstance(value, str) for value in areas + values + whole)
assert areas == ["11000", "430104", "430104"]
assert values[:2] == ["12.5", "3.0"] and values[2] != "123456789012.345678" and whole == ["3", "3", "3"]
PY
