"""Width and look-alikes: characters that only look different, each folded to the one character that is meant."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from zonenews._data import load_tsv
from zonenews._patterns import lazy

# Full-width forms that are digits, letters or signs of numbers and addresses. Chinese punctuation is no wide ASCII: ，：；！？（）
# and their like stay as typed, and so do ～｜［］｛｝, which titles and ranges use.
_SIGNS = "％＋－．／＄＃＆＊＝＠＜＞＾＿｀＼"
_WIDE = f"０-９Ａ-Ｚａ-ｚ{_SIGNS}￠￡￢￥￦"
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f"  # but not U+3000, which indents paragraphs
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_RADICALS = "\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufad9"  # radicals and compatibility ideographs stand in for the characters they show
_CROWD = 48  # so many kinds of characters are folded faster in one walk than one by one

_HAN_ZERO = lazy("(?<=[〇零○一二三四五六七八九十百千])[Ｏ◯]+(?=[〇○一二三四五六七八九])")  # 一百Ｏ五亿
_WIDE_COMMA = lazy("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")  # １，２３４ is one number

FOLDED_CHARS = f"{_WIDE}◯{_SPACES}{_BREAKS}{_RADICALS}"
FOLDED = lazy(f"[{FOLDED_CHARS}]")


def fold_width(text: str) -> str:
    """Fold full-width digits, letters and signs, odd spaces and look-alike radicals to the usual characters.

    Chinese punctuation and U+3000 stay as they are, but for the comma within a full-width number. The length does not change.

    Args:
        text: any text.

    Returns:
        The folded text; the same object when there was nothing to fold.

    The radicals are folded after Unicode's EquivalentUnifiedIdeograph property, which NFKC leaves out.

    >>> fold_width("（２０２３年，⻄安ＧＤＰ增长３．５％）")
    '（2023年，西安GDP增长3.5%）'
    >>> fold_width("一、“总投资”：")
    '一、“总投资”：'
    """
    if "Ｏ" in text or "◯" in text:
        text = _HAN_ZERO.sub(lambda zeros: "○" * len(zeros[0]), text)
    found = set(FOLDED.findall(text))
    if "，" in text and not found.isdisjoint("０１２３４５６７８９"):
        text = _WIDE_COMMA.sub(",", text)
    if len(found) > _CROWD:
        return text.translate({ord(char): _fold(char) for char in found})
    for char in found:
        text = text.replace(char, _fold(char))
    return text


@cache
def _fold(char: str) -> str:
    if re.match(f"[{_SPACES}]", char):
        return " "
    if re.match(f"[{_BREAKS}]", char):
        return "\n"
    folded = _radicals().get(char) or unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


@cache
def _radicals() -> dict[str, str]:
    return {row[0]: row[1] for row in load_tsv("radicals.tsv", ("radical", "character"))}
