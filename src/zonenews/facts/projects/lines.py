"""Roads and lines that share their noun in a list: 青白、云白等5条高速公路; 建成青白、云白高铁."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.facts.projects.names import LEFT_WORDS, Naming, is_work
from zonenews.grammar.patterns import pattern

_SHORT_LINES = pattern(
    "(?P<items>[^，,。；;：:、0-9\n]{2,12}(?:、[^，,。；;：:、0-9\n]{2,8})+)等(?:[0-9]+条)?(?P<noun>{short_line})(?=[，,。；;、和及项通加建续]|以及|{starting}|{finished}|$)"
)
_NOUN = pattern("{short_line}")
_BEFORE_NOUN = pattern("等(?:[0-9]+条)?(?:{short_line})")
_PAIRED_LINES = pattern(
    "(?:^|[，,。；;：:\n])[^，,。；;：:、\n]{0,6}?(?:(?P<verb>{verb_first})|{speeding})(?P<items>[\u4e00-\u9fff]{2}(?:、[\u4e00-\u9fff]{2})+)(?P<noun>{short_line})(?=[，,。；;]|项目|建设|$)"
)
"""建成|青白、云白高铁: the same without 等, where each is told by two characters."""
_NO_PAIR = pattern("公路|城际|高速|{public_work}")
"""公路、城际|铁路: kinds of lines."""
"""青白、云白等5条|高速公路: lines that share their noun."""
_SHORT_LINE = lazy("[\u4e00-\u9fff]{2,4}(?:至[\u4e00-\u9fff]{2,4})?")
_NO_SHORT = pattern("[与及]|{works_noun}|扩容")
_IN_BRACKETS = lazy("（[^（）]*）")


def short_lines(sentence: Sentence) -> Iterator[Naming]:
    """青白、云白等5条高速公路建成通车: each line with the noun they share."""
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    if _NOUN.search(text, low, high) is None:
        return
    for match in _SHORT_LINES.finditer(text, low, high) if _BEFORE_NOUN.search(text, low, high) else ():
        yield from _lines(sentence, match, match.end())
    for match in _PAIRED_LINES.finditer(text, max(0, low - 1), high):
        if not _NO_PAIR.search(match["items"]):
            behind = match.end() + len("项目") * text.startswith("项目", match.end())
            yield from _lines(sentence, match, match.start("verb") if match["verb"] else behind)


def _lines(sentence: Sentence, match: re.Match[str], listed: int) -> Iterator[Naming]:
    """Give the lines of a match; `listed` is where what is said of them starts."""
    text, first = sentence.text, match.start("items")
    one = match["items"].split("、")[0].split("（")[0]
    lead = LEFT_WORDS.match(text, first, first + len(one))  # 甲乙（扩建）|: not the verb
    opened = first = lead.end() if lead else first
    for item in text[first : match.end("items")].split("、"):
        name = _IN_BRACKETS.sub("", item)
        if "和" in name:
            pass  # 甲和乙扩容: not told which
        elif is_work(sentence, first, first + len(item)):
            yield Naming(item, first, first + len(item), "project/list", None, listed, opened)
        elif _SHORT_LINE.fullmatch(name) and not _NO_SHORT.search(name):
            yield Naming(f"{name}{match['noun']}", first, first + len(item), "project/list", None, listed, opened)
        first += len(item) + 1
