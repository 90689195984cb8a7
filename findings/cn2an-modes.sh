#!/usr/bin/env bash
# cn2an turns Chinese numerals into numbers and has three modes, of which "smart" is the one that takes digits and characters together. In 0.5.24 it takes one sign of
# size at a time: 1.25亿, 3亿2千万 and 12万3 are read (the last as 123,000), while 1.2万亿, the way in which every report writes a provincial product, is
# refused by all three. The two functions do not read the same: `transform`, which works on sentences, leaves 3亿2千万 and 1.2万亿 alone and leaves
# 一点二万亿 in characters, and it does rewrite characters that count nothing (统一规划 to 统1规划, 零下五度 to 0下5度).
# For those who read amounts in reports with it.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "cn2an==0.5.24"
"$work/env/bin/python" - <<'PY'
from importlib.metadata import version

import cn2an

print("cn2an", version("cn2an"))


def read(text: str, mode: str) -> object:
    try:
        return cn2an.cn2an(text, mode)
    except ValueError:
        return "refused"


seen = {text: [read(text, mode) for mode in ("strict", "normal", "smart")] for text in ("三亿二千万", "3亿2千万", "1.25亿", "12万3", "1.2万亿")}
kept = {text: cn2an.transform(text, "cn2an") for text in ("三亿二千万元", "3亿2千万元", "1.2万亿元", "一点二万亿元", "统一规划", "零下五度")}
print("strict, normal, smart", *seen.items(), "transform", *kept.items(), sep="\n")
assert seen["三亿二千万"] == [320_000_000] * 3
assert [seen[text][2] for text in ("3亿2千万", "1.25亿", "12万3")] == [320_000_000, 125_000_000, 123_000]
assert seen["1.2万亿"] == ["refused"] * 3
assert kept["三亿二千万元"] == "320000000元" and all(kept[text] == text for text in ("3亿2千万元", "1.2万亿元", "一点二万亿元"))
assert (kept["统一规划"], kept["零下五度"]) == ("统1规划", "0下5度")
PY
