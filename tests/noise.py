"""Noise as the web makes it: clean Simplified text turned Traditional, with pinyin after its characters and wide digits.

Made for noise-invariance tests of every room: `normalize(noised(text)).text == text` for clean Simplified `text`, so a
scanner that finds something in `text` has to find the same in `noised(text)`.
"""

import random
import re
from collections.abc import Callable
from functools import cache

import opencc
import pypinyin

STYLES = {"tone": pypinyin.Style.TONE, "plain": pypinyin.Style.NORMAL}
KEPT = frozenset("乾瞭著藉徵夥於後裏裡麼麽昇")  # two readings of the script meet in these
LEFT_OVERS: dict[str, Callable[[str], str]] = {
    "bold": lambda text: re.sub("([0-9][0-9.]*(?:亿元|万元|%|个)?)", r"**\1**", text),
    "links": lambda text: re.sub(
        "((?:经开区|经济技术开发区|高新区|新区))", r"[\1](https://www.example.cn/zone.html)", text
    ),
    "headings and items": lambda text: "# " + re.sub("\n(?=.*\\Z)", "\n- ", text),
    "tags": lambda text: "<p>" + text.replace("\n", "</p>\n<p>") + "</p>",
    "breaks": lambda text: text.replace("\n", "<br />\n"),
    "inline tags": lambda text: re.sub("([0-9][0-9.]*)", r"<strong>\1</strong>", text),
    "blanks around numbers": lambda text: re.sub("(?<=[一-鿿])(?=[0-9])|(?<=[0-9%])(?=[一-鿿])", " ", text),
    "blanks between signs": lambda text: re.sub("(?<=[一-鿿])(?=[一-鿿0-9])", " ", text),
    "tabs": lambda text: text.replace("\n", "\n\t"),
}
"""What is left in texts that were copied from pages, from Markdown or out of a scan."""
WIDE = {ord(narrow): chr(ord(narrow) + 0xFEE0) for narrow in "0123456789%"}


def noised(
    text: str,
    *,
    traditional: bool = True,
    pinyin: str | None = "tone",
    widen_digits: bool = False,
    brackets: str = "()",
    rate: float = 0.8,
    seed: int = 0,
) -> str:
    """Make clean Simplified text look like a page that went through a careless script converter.

    Only characters change whose conversion there and back is faithful in their place, so that the text can be had back exactly.

    Args:
        text: clean Simplified text.
        traditional: convert to Traditional.
        pinyin: put pinyin in brackets after converted characters: `tone` (guó), `plain` (guo), or `None` for none. With
            `traditional=False` nothing is converted, so nothing gets pinyin.
        widen_digits: write digits and `%` full-width.
        brackets: the two brackets around pinyin.
        rate: share of the kinds of characters that get pinyin; the seeds range from few to all.
        seed: makes the choice of those kinds repeatable.

    Returns:
        The noisy text.

    >>> noised("中国经济发展，总投资42亿元", rate=1)
    '中國(guó)經(jīng)濟(jì)發(fā)展，總(zǒng)投資(zī)42億(yì)元'
    >>> noised("增长3.5%", pinyin=None, widen_digits=True)
    '增長３.５％'
    """
    return "".join(
        pieces(
            text,
            traditional=traditional,
            pinyin=pinyin,
            widen_digits=widen_digits,
            brackets=brackets,
            rate=rate,
            seed=seed,
        )
    )


def pieces(
    text: str,
    *,
    traditional: bool = True,
    pinyin: str | None = "tone",
    widen_digits: bool = False,
    brackets: str = "()",
    rate: float = 0.8,
    seed: int = 0,
) -> list[str]:
    """Give the noisy form of each character of `text`, in order."""
    out = _to_traditional(text) if traditional else list(text)
    kinds = sorted({new for old, new in zip(text, out, strict=True) if old != new} - KEPT)
    spelled = {new for new in kinds if random.Random(f"{seed}{new}").random() < rate} if pinyin else set()  # noqa: S311
    for place, (old, new) in enumerate(zip(text, out, strict=True)):
        if old != new and new in spelled:
            out[place] = f"{new}{brackets[0]}{_reading(new, pinyin or 'tone')}{brackets[1]}"
    return [piece.translate(WIDE) for piece in out] if widen_digits else out


def _to_traditional(text: str) -> list[str]:
    """Convert character by character, taking back what would not come back the same."""
    there, back = _converters()
    new = there.convert(text)
    if len(new) != len(text):
        return list(text)
    out = [b if b not in KEPT else a for a, b in zip(text, new, strict=True)]
    for _ in range(8):
        again = back.convert("".join(out))
        wrong = [place for place, (a, b) in enumerate(zip(text, again, strict=True)) if a != b]
        if not wrong:
            return [
                "著" if a == "着" else b for a, b in zip(text, out, strict=True)
            ]  # as the converters of the seeds write it
        for place in wrong:
            out[place] = text[place]
    return list(text)


@cache
def _converters() -> tuple[opencc.OpenCC, opencc.OpenCC]:
    return opencc.OpenCC("s2t"), opencc.OpenCC("t2s")


@cache
def _reading(char: str, style: str) -> str:
    return pypinyin.pinyin(char, style=STYLES[style])[0][0]


def wrapped(text: str, width: int, *, shown: bool = False) -> str:
    """Break the lines of a text at one width, in the middle of words and numbers, as pages and mails do.

    Args:
        text: any text; a line of it that is indented stays a paragraph of its own.
        width: characters in a line.
        shown: a Han character is as wide as two others, numbers and Latin words stay whole, and no line begins with a mark that ends a clause.

    Returns:
        The text with more line breaks.

    >>> wrapped("总投资3.5亿元，增长8%。", 7)
    '总投资3.5亿\\n元，增长8%。'
    >>> wrapped("总投资3.5亿元，增长8%。", 4, shown=True)
    '总投资\\n3.5亿\\n元，增长\\n8%。'
    """
    return "\n".join("\n".join(_lines(line, width, shown=shown)) for line in text.split("\n"))


def _lines(line: str, width: int, *, shown: bool) -> list[str]:
    if not shown:
        return [line[start : start + width] for start in range(0, len(line), width)] or [""]
    out, taken = [""], 0
    for token in re.findall(r"(?:[0-9A-Za-z.]+|.)[，。、；：！？）”%]*", line):
        size = sum(1 if char.isascii() else 2 for char in token)
        if taken + size > 2 * width and out[-1]:
            out.append("")
            taken = 0
        out[-1] += token
        taken += size
    return out
