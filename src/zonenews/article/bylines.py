"""Bylines: stamps, sources, authors and editors, the lines made of them, and datelines."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import attrs

from zonenews.lexicon.article import page_words

_STAMP = (
    r"(?P<year>(?:19|20)[0-9]{2})(?:[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])(?![0-9])"
    r"|\s?年\s?(?P<month_han>[01]?[0-9])\s?月\s?(?P<day_han>[0-3]?[0-9])\s?日)"
    r"(?:[\sT]{0,3}(?:星期[一二三四五六日天]\s{0,2})?[0-2]?[0-9]\s?[:：时]\s?[0-5][0-9]分?(?:[:：][0-5][0-9])?)?"
)
_NAME = r"[一-鿿·]{2,12}"
_GAP = r"[\s|｜,，、/／;；()（）\[\]【】·•]"
_PEOPLE_END = r"(?=[\s|｜,，、/／;；()（）\[\]【】。]|\Z)"
_ROLE = r"(?:[一-鿿]{0,6}记者|[一-鿿]{0,4}通讯员|实习生|作者|见习生)"


@attrs.define
class Byline:
    """The fields a byline fills, gathered over the page; the first finding of a field stays."""

    source: str | None = None
    authors: list[str] = attrs.field(factory=list)
    editor: str | None = None
    editor_rank: int = 9
    published: date | None = None
    stamp: tuple[int, int] | None = None


@cache
def _item_re() -> re.Pattern[str]:
    """One item of a byline line."""
    words = page_words().keys
    keys = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    dated = "|".join(sorted((key for key, field in words.items() if field == "published"), key=len, reverse=True))
    return re.compile(
        rf"(?P<stamp>(?:(?:{dated})\s{{0,3}}[:：]\s{{0,3}})?{_STAMP})"
        rf"|(?P<key>{keys})\s{{0,3}}[:：]{_GAP}{{0,3}}(?P<value>(?!(?:{keys})\s?[:：])[^\s|｜,，;；()（）\[\]【】。]{{1,30}}"
        rf"(?:[\s、]{{1,2}}(?!(?:{keys})\s?[:：]|{_ROLE}|首页)[一-鿿·]{{1,4}}{_PEOPLE_END}){{0,8}})?"
        rf"|(?P<role>{_ROLE})[\s:：/]{{0,3}}(?P<names>{_NAME}(?:[\s、]{{1,2}}(?!{_ROLE}|(?:{keys})\s?[:：]){_NAME}{_PEOPLE_END}){{0,8}})"
        r"|(?P<noise>(?:浏览|阅读|点击|访问|评论|人气)(?:次数|量|数)?[:：]?\s?[0-9,.]{0,12}\s?[万次人+]{0,2}"
        r"|字体(?:大小)?[:：]?(?:\s?[\[【]?\s?(?:特大|大|中|小|默认)\s?[\]】]?){0,4}|字号[:：]?(?:\s?(?:大|中|小)){0,3})"
        rf"|(?P<gap>{_GAP}+)"
    )


@attrs.frozen
class Item:
    """One item of a byline: `field` is `noise` for counters and buttons."""

    field: str
    start: int
    end: int
    value: str
    published: date | None = None


def byline_items(line: str) -> tuple[Item, ...] | None:
    """Read a line as a byline.

    Args:
        line: one stripped line of normal text.

    Returns:
        Its items in order, or `None` where the line holds anything else.
    """
    if len(line) > 240:
        return None
    items: list[Item] = []
    at = 0
    loose: list[tuple[int, int]] = []
    for match in _item_re().finditer(line):
        if match.start() > at:
            loose.append((at, match.start()))
        at = match.end()
        item = _item(match)
        if item:
            items.append(item)
    if at < len(line):
        loose.append((at, len(line)))
    if not any(item.field != "noise" for item in items) and loose:
        return None
    return tuple(items) if _settle(line, items, loose) else None


def _settle(line: str, items: list[Item], loose: list[tuple[int, int]]) -> bool:
    """Whether what no item covers is a bare source beside a stamp; it is added as such."""
    if not items:
        return False
    if not loose:
        return True
    stamped = any(item.field == "published" for item in items)
    words = [(start, end) for start, end in loose if line[start:end].strip()]
    if not stamped or len(words) != 1 or any(item.field == "source" for item in items):
        return False
    start, end = words[0]
    if not re.fullmatch(r"[一-鿿A-Za-z0-9·-]{2,20}", line[start:end].strip()):
        return False
    items.append(Item("source", start, end, line[start:end].strip()))
    items.sort(key=lambda item: item.start)
    return True


def _item(match: re.Match[str]) -> Item | None:
    start, end = match.span()
    if match["gap"]:
        return None
    if match["stamp"]:
        return Item("published", start, end, match["stamp"], _day(match))
    if match["role"]:
        return Item("author", start, end, match["names"])
    if match["noise"]:
        return Item("noise", start, end, match[0])
    return Item(page_words().keys[match["key"]], start, end, match["value"] or "")


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(
            int(match["year"]), int(match["month"] or match["month_han"]), int(match["day"] or match["day_han"])
        )
    except ValueError:
        return None


def fill(byline: Byline, items: tuple[Item, ...], offset: int) -> None:
    """Let the items of a line fill the fields that are still open."""
    for item in items:
        if item.field == "published":
            if item.published and not byline.published:
                byline.published = item.published
                byline.stamp = (offset + item.start, offset + item.end)
        elif item.field == "source":
            byline.source = byline.source or _clean_source(item.value)
        elif item.field == "author":
            byline.authors += [name for name in split_names(item.value) if name not in byline.authors]
        elif item.field == "editor" and not byline.editor:
            byline.editor = "、".join(split_names(item.value)) or None


def _clean_source(value: str) -> str | None:
    return value.strip(" 　:：-—") or None


_ROLE_RE = re.compile(rf"{_ROLE}|摄影报道|摄影|摄|报道|文/图|图/文|文图|图文|整理|本报|编辑")


def split_names(value: str) -> list[str]:
    """The names of a list such as `张三、李四 王五`, titles of the trade aside."""
    parts = re.split(r"[\s、,，/／;；|｜()（）]+", _ROLE_RE.sub(" ", value))
    names: list[str] = []
    single = ""
    for part in filter(None, parts):
        if len(part) == 1 and "一" <= part <= "鿿":  # 王 伟: a name of two characters, spaced to the width of three
            if single:
                names.append(single + part)
                single = ""
            else:
                single = part
            continue
        single = ""
        if re.fullmatch(r"[一-鿿·]{2,12}|[A-Za-z][A-Za-z .-]{1,30}", part):
            names.append(part)
    return names


_LEAD_RE = re.compile(
    r"[【\[]?(?P<medium>[^\s,，。:：;；、\d()（）【】]{2,20}?)消息(?:[(（][^()（）]{1,12}[)）])?[】\]]?\s?(?:[:：]|(?<=】))\s?"
)
_DATELINE_RE = re.compile(
    r"[【\[(（]?(?P<line>(?P<head>[^\d,，。:：;；、()（）【】\[\]“”]{2,24}?)?\s?(?P<day>(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日)?\s?[讯电])[】\])）]?"
    r"\s?(?:[(（](?P<by>[^()（）]{2,60})[)）])?[:：]?"
)


@attrs.frozen
class Dateline:
    """What a first paragraph opens with: the dateline or lead, and where each ends."""

    text: str | None
    source: str | None
    authors: tuple[str, ...]
    end: int
    is_lead: bool


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline or the agency lead a paragraph opens with; `None` where it opens with neither."""
    lead = _LEAD_RE.match(paragraph)
    if lead and lead["medium"].endswith(page_words().media_endings):
        return Dateline(None, lead["medium"], (), lead.end(), is_lead=True)
    match = _DATELINE_RE.match(paragraph)
    if not match or not (match["head"] or match["day"]):
        return None
    head = match["head"] or ""
    medium = _medium(head)
    if not medium and not (match["by"] and "记者" in match["by"]):
        return None
    if (
        medium
        and not match["day"]
        and not match["by"]
        and not paragraph.startswith(("【", "[", "(", "（"))
        and len(head) > len(medium)
    ):
        return None
    authors = tuple(split_names(match["by"])) if match["by"] else ()
    return Dateline(
        match["line"].strip(), None if medium.startswith("本") else medium or None, authors, match.end(), is_lead=False
    )


def _medium(head: str) -> str:
    """The medium's name that a dateline's head opens with, without the place: 新华社北京 -> 新华社."""
    words = page_words()
    for name in words.agencies:
        if head.startswith(name):
            return name
    channel = re.match(r"[^\s-]{2,16}网-[^\s-]{2,12}", head)
    if channel:
        return channel[0]
    ends = [head.rfind(ending) + len(ending) for ending in words.media_endings if head.rfind(ending) > 0]
    return head[: max(ends)].strip() if ends else ""
