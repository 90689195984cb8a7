#!/usr/bin/env bash
# trafilatura takes the main text out of a page. Readers expect a paragraph to be one line of it, and on a page with enough text it is. On a short
# page a fallback reads the text instead, and that one breaks the line before and behind every inline element: 总投资 <span>30</span> 亿元 becomes three
# lines, so that no number stands beside its unit. What decides is the length of the page, not its markup.
# For those who read figures from short pages.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "trafilatura==2.3.1" "lxml==6.1.3" "lxml_html_clean==0.4.6"
"$work/env/bin/python" - <<'PY'
from importlib.metadata import version

import trafilatura

paragraph = "<p>三家企业与<b>园区</b>签约，总投资<span>30</span>亿元。</p>"
filler = "<p>项目建成以后可以提供很多岗位，并且带动上下游的企业一起发展，园区还会为它们准备厂房和宿舍。</p>" * 6


def lines(body: str) -> list[str]:
    found = trafilatura.bare_extraction(f"<html><body>{body}</body></html>", include_comments=False)
    return found.text.split("\n")


short, long = lines(paragraph), lines(paragraph + filler)
print("trafilatura", version("trafilatura"))
print("short page:", short)
print("long page: ", long[:1])
assert short == ["三家企业与", "园区", "签约，总投资", "30", "亿元。"], short
assert long[0] == "三家企业与园区签约，总投资30亿元。", long[0]
PY
