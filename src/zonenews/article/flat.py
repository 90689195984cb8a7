"""Flat pages: pages whose line breaks became spaces, and where their lines may have ended."""

from __future__ import annotations

import re

from zonenews._patterns import lazy
from zonenews.lexicon.article import page_words

_FLAT = 200  # a shorter line is no page
_LONG = 10  # a headline or a sentence has at least so many characters, a menu word fewer
_GAP_RE = lazy(r"\s+")


def is_flat(line: str) -> bool:
    """Whether a line is a whole page: it has running text and, between spaces, several words of page furniture.

    Args:
        line: one stripped line of normal text.
    """
    if len(line) < _FLAT or line.count(" ") + line.count("\u3000") < 6:
        return False
    words = page_words()
    tokens = line.split()
    known = sum(
        token in words.words
        or token in words.buttons
        or token in words.headings
        or re.split("[:：|｜丨]", token, maxsplit=1)[0] in words.keys
        for token in tokens
    )
    return known + (">" in tokens) >= 2


def unflattened(line: str) -> list[tuple[int, int]]:
    """Cut a flat page where its lines may have ended: at spaces beside something as long as a headline.

    Args:
        line: one stripped line of normal text.

    Returns:
        Ranges in order that tile the line. Short words in a row, such as menus and bylines, stay together.

    >>> page = "首页 新闻 园区签约三个新材料项目 2023-05-08 来源：园区日报"
    >>> [page[start:end] for start, end in unflattened(page)]
    ['首页 新闻 ', '园区签约三个新材料项目 ', '2023-05-08 来源：园区日报']
    """
    headings = page_words().headings
    cuts = [0]
    before = ""
    at = 0
    for gap in [*_GAP_RE.finditer(line), None]:
        stop = gap.start() if gap else len(line)
        token = line[at:stop]
        if at and _parts(before, token, headings):
            cuts.append(at)
        before = token
        at = gap.end() if gap else stop
    return list(zip(cuts, [*cuts[1:], len(line)], strict=True))


def _parts(before: str, token: str, headings: dict[str, str]) -> bool:
    """Whether a line may end between two words."""
    if token.strip("：:·") in headings or before.strip("：:·") in headings:
        return True
    if before.endswith(("：", ":")) or token.startswith(("(记者", "（记者", "(通讯员", "（通讯员")):
        return False
    if before[-1].isdigit() != token[0].isdigit() and _is_count(before, token):  # 30 亿元
        return False
    if re.fullmatch(r"[0-9:]{4,8}", token) or _is_stamp(before):
        return _is_stamp(before) and len(token) >= _LONG
    return len(token) >= _LONG or len(before) >= _LONG


def _is_count(before: str, token: str) -> bool:
    """Whether a space stands between a number and its unit, or a word and its number."""
    return not _is_stamp(before) and not _is_stamp(token)


def _is_stamp(token: str) -> bool:
    return bool(re.match(r"(?:19|20)[0-9]{2}[-/.年]|[0-9]{1,2}:[0-9]{2}", token))
