#!/usr/bin/env bash
# 著 is one character in Taiwan and Hong Kong and two in the mainland: 著 in 著名, 显著, 著作, and 着 in 看着, 着手, 着力. Three converters to Simplified script, three answers:
# opencc-python-reimplemented 0.1.7 (t2s) leaves 著 everywhere, so that 著手 and 看著 stay Traditional; hanziconv 0.3.2 writes 着 everywhere and makes 着名 of 著名;
# zhconv 1.4.3 (zh-cn) goes by words and has all of these right. A search for 着力 in converted text misses it, or one for 著名 does; and hanziconv
# turns 乾隆 into 干隆 and 瞭望 into 了望 by the same rule of one character for one.
# For those who search or count words in text that was converted.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "opencc-python-reimplemented==0.1.7" "hanziconv==0.3.2" "zhconv==1.4.3" "setuptools<81"
"$work/env/bin/python" - <<'PY'
from importlib.metadata import version

from hanziconv import HanziConv
from opencc import OpenCC
from zhconv import convert

for name in ("opencc-python-reimplemented", "hanziconv", "zhconv"):
    print(name, version(name))
t2s = OpenCC("t2s").convert
words = ("著名", "顯著", "著作", "著手", "看著", "著力", "乾隆", "瞭望")
seen = {word: (t2s(word), HanziConv.toSimplified(word), convert(word, "zh-cn")) for word in words}
for word, forms in seen.items():
    print(word, *forms)
assert [seen[word][0] for word in ("顯著", "著手", "看著", "著力")] == ["显著", "著手", "看著", "著力"]
assert [seen[word][1] for word in ("著名", "顯著", "著作")] == ["着名", "显着", "着作"]
assert [seen[word][2] for word in words[:6]] == ["著名", "显著", "著作", "着手", "看着", "着力"]
assert [seen[word] for word in ("乾隆", "瞭望")] == [("乾隆", "干隆", "乾隆"), ("瞭望", "了望", "瞭望")]
PY
