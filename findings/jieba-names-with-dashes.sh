#!/usr/bin/env bash
# jieba takes words of one's own, and a word it was given, with a frequency above all others, is kept whole, one expects. jieba 0.42.1 first parts the text at
# every character that is not a common Chinese character, a letter, a digit or one of + # & . _ % -, and looks in the dictionary only between these. A
# name with a dash, brackets or a middle dot (中国—马来西亚钦州产业园区, 中国（上海）自由贸易试验区), or with a character beyond U+9FD5, is taken into the
# dictionary without complaint and never comes out of it. No option says so; another `jieba.re_han_default` keeps such names. For those who segment
# news with lists of zones, agreements or companies.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "jieba==0.42.1"
"$work/env/bin/python" -W ignore - <<'PY'
import logging
import re
from importlib.metadata import version

import jieba

jieba.setLogLevel(logging.ERROR)
print("jieba", version("jieba"))
names = ["上饶经济技术开发区", "中国—马来西亚钦州产业园区", "中国（上海）自由贸易试验区", "中国·红岛国际会议展览中心", "𬭩盐产业园", "5G+工业互联网产业园"]
for name in names:
    jieba.add_word(name, freq=10**7)


def kept() -> dict[str, bool]:
    return {name: name in jieba.lcut(f"记者从{name}获悉") for name in names}


known = all(name in jieba.dt.FREQ for name in names)
before = kept()
print("in the dictionary:", known, *before.items(), jieba.lcut(f"记者从{names[1]}获悉"), sep="\n")
jieba.re_han_default = re.compile(r"([\u4E00-\u9FFF\U00020000-\U0003FFFFa-zA-Z0-9+#&._%\-—·（）]+)")
after = kept()
print("with another re_han_default:", *after.items(), sep="\n")
assert known
assert list(before.values()) == [True, False, False, False, False, True]
assert all(after.values())
PY
