#!/usr/bin/env bash
# JioNLP reads amounts of money in Chinese text. News writes most large ones half in digits, half in characters: 3亿2千万元. JioNLP 1.5.31 adds the
# part that stands before 亿 or 万 once more to what follows it, so that this comes out as 620,000,000, and 12万2千元 as 152,000; it says that the value is
# exact. The same amounts wholly in characters (三亿二千万元) or wholly in digits (32000万元) are right, so a check on either finds nothing. Of two neighbouring
# digits that bound an amount (两三百万元: two to three million) it gives the lower one the unit only: 20,000 to 3,000,000.
# For those who add up or compare amounts read from news.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "jionlp==1.5.31" "jiojio==1.2.8"
"$work/env/bin/python" - <<'PY'
from importlib.metadata import version

import jionlp

print("jionlp", version("jionlp"))
seen = {text: jionlp.parse_money(text) for text in ("3亿2千万元", "12万2千元", "15万3百元", "三亿二千万元", "32000万元", "十二万二千元", "两三百万元", "七八亿元")}
for text, money in seen.items():
    print(text, money["num"], money["definition"])
assert seen["3亿2千万元"]["num"] == "620000000.00" and seen["3亿2千万元"]["definition"] == "accurate"
assert (seen["12万2千元"]["num"], seen["15万3百元"]["num"]) == ("152000.00", "210300.00")
assert seen["三亿二千万元"]["num"] == seen["32000万元"]["num"] == "320000000.00"
assert seen["十二万二千元"]["num"] == "122000.00"
assert seen["两三百万元"]["num"] == ["20000.00", "3000000.00"]
assert seen["七八亿元"]["num"] == ["700000000.00", "800000000.00"]
PY
