"""What a day printed on a page is the day of, by the word before it: 发布时间： is of the page, 截止日期： is not."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.lexicon.article import page_words
from zonenews.lexicon.webpage import webpage_words

StampKey: TypeAlias = Literal["published", "updated", "dated", "other"]
"""Of the day a page was put up; of its last change; 时间 alone, of what the page is about unless at its head; of anything else."""

STAMP_KEYS = frozenset({"published", "updated", "dated"})
"""The fields of keys that stand before the day of a page."""
_WINDOW = 24
"""So many characters before a day its key stands in."""
_WORD_RE = lazy(r"([一-鿿A-Za-z]+)([\s:：丨|｜\[【(（\]】）)]{0,6})\Z")
_UNTIL_RE = lazy(r"[0-9日号]\s{0,2}(?:至|到|[-—–~～]{1,2})\s{0,2}\Z|[0-9][./-]\Z")
"""The beginning of a range, of which the day is the end; a number, of which it is a part: 版本 2.2024.3.5."""
_LATER_RE = lazy(r"\s{0,2}(?:(?:至|到|[-—–~～]{1,2})\s{0,2}(?:[0-9]|今)|起)")
_ALONE_RE = lazy(r"[\[【(（]?\s{0,2}(?P<word>[一-鿿A-Za-z]{1,12})\s{0,2}(?P<colon>[:：丨])?\s{0,2}[\]】）)]?")
_LONGEST_KEY = 6
"""A line without a colon is a key by its last word, and a longer one a headline."""
_COLONS = frozenset(":：丨")


def key_before(text: str, at: int) -> StampKey | None:
    """Tell what the word before a day makes of it.

    Args:
        text: a line of normal text.
        at: where the day starts.

    Returns:
        The kind of the key; `other` behind every key that `data/article.toml` does not know as one of a stamp, and in a range; `None` where no key
        stands before it, so that its place decides.

    >>> key_before("发布时间：2024-03-05", 5), key_before("截止日期：2024-03-05", 5), key_before("青石湖日报 2024-03-05", 6)
    ('published', 'other', None)
    """
    before = text[max(0, at - _WINDOW) : at]
    if _UNTIL_RE.search(before):
        return "other"
    match = _WORD_RE.search(before)
    return _kind(match[1], has_colon=not _COLONS.isdisjoint(match[2])) if match else None


def key_of_line(line: str) -> StampKey | None:
    """Tell what a line that is nothing but a key makes of the day in the next one; `None` for any other line.

    >>> key_of_line("截止日期："), key_of_line("发布日期"), key_of_line("园区公布报名截止日期")
    ('other', 'published', None)
    """
    match = _ALONE_RE.fullmatch(line)
    if not match or (not match["colon"] and len(match["word"]) > _LONGEST_KEY):
        return None
    return _kind(match["word"], has_colon=bool(match["colon"]))


def goes_on(text: str, end: int) -> bool:
    """Whether a day that ends at `end` is the first one of a range: 2024-03-05 至 2026-03-04, 2024年3月5日起."""
    return _LATER_RE.match(text, end) is not None


def kind_of_key(word: str) -> StampKey:
    """Give the kind of a key of bylines, `other` for one that is none of a stamp."""
    field = page_words().keys.get(word)
    return field if field in STAMP_KEYS else "other"  # type: ignore[return-value] # the fields of STAMP_KEYS are kinds


def _kind(word: str, *, has_colon: bool) -> StampKey | None:
    words = page_words()
    if (kind := kind_of_key(word)) != "other":
        return kind
    glued = _glued_re().fullmatch(word)  # 来源：某某局发布时间：2024-03-05, two elements of a page in one line
    if glued and glued["name"].endswith(webpage_words().site):
        return kind_of_key(glued["key"])
    if has_colon and word not in words.keys and word not in words.counters:
        return "other"
    return "other" if word.endswith(words.day_words) or words.keys.get(word) == "drawn_up" else None


@cache
def _glued_re() -> re.Pattern[str]:
    """A name and, right behind it, a key of a stamp that says of what the day is."""
    keys = sorted((key for key, field in page_words().keys.items() if field in ("published", "updated")), key=len)
    return compiled(rf"(?P<name>.+?)(?P<key>{'|'.join(reversed(keys))})")
