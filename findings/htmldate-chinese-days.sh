#!/usr/bin/env bash
# htmldate finds the day on which a page was published; trafilatura asks it. On a page without metadata whose date is written the Chinese way (2024年3月5日) htmldate
# 1.9.3 reads the year alone and answers 2024-01-01: a well-formed day that stands nowhere on the page. The same answer comes from a count (签约项目2019个) or
# from the years of a copyright line. The day is right where the same date has hyphens or slashes, and with extensive_search=False all of these
# give nothing at all: neither setting reads 年, 月 and 日.
# For those who date Chinese pages in bulk, with trafilatura too.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "htmldate==1.9.3"
"$work/env/bin/python" - <<'PY'
from importlib.metadata import version

from htmldate import find_date

print("htmldate", version("htmldate"))


def found(line: str, *, extensive: bool = True) -> str | None:
    page = f"<html><head><title>园区要闻</title></head><body><p>{line}</p><p>三家企业与园区签约。</p></body></html>"
    return find_date(page, extensive_search=extensive)


lines = ["发布时间：2024年3月5日", "2024年03月05日", "签约项目2019个", "版权所有 2019-2026年", "发布时间：2024-03-05", "时间：2024/3/5"]
seen = {line: (found(line), found(line, extensive=False)) for line in lines}
for line, answers in seen.items():
    print(line, *answers)
assert seen["发布时间：2024年3月5日"] == seen["2024年03月05日"] == ("2024-01-01", None)
assert seen["签约项目2019个"] == seen["版权所有 2019-2026年"] == ("2019-01-01", None)
assert seen["发布时间：2024-03-05"] == seen["时间：2024/3/5"] == ("2024-03-05", None)
PY
