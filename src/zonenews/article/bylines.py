"""Bylines: stamps, sources, authors and editors, wherever a line or the end of a sentence holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

import attrs

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.article.stamp_keys import STAMP_KEYS, StampKey, goes_on, key_before, kind_of_key
from zonenews.grammar.patterns import pattern
from zonenews.lexicon import default_lexicon
from zonenews.lexicon.article import page_words
from zonenews.text.spans import Span

_STAMP = (
    r"(?:(?<![0-9.])(?P<day_first>[0-3]?[0-9])\.(?P<month_second>[01]?[0-9])\.(?P<year_last>(?:19|20)[0-9]{2})(?![0-9.])"
    r"|(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?:[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])(?![0-9])"
    r"|\s?年\s?(?P<month_han>[01]?[0-9])\s?月\s?(?P<day_han>[0-3]?[0-9])(?:\s?日|(?=\s?来源))))"
    r"(?:[\sT]{0,3}(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?\s{0,2})?(?:[上下]午\s?)?[0-2]?[0-9]\s?[:：时]\s?[0-5][0-9]分?(?:[:：][0-5][0-9](?:\.0)?)?)?"
)
_GAP = r"[\s|｜,，、/／;；()（）\[\]【】「」『』·•■□◆◇●○◎▪]"
_PEOPLE_END = r"(?=[\s|｜,，、/／;；()（）\[\]【】。]|\Z)"
_ROLE = r"(?:[一-鿿]{0,10}记者|[一-鿿]{0,4}通讯员|实习生|作者|见习生)"
_NAME = r"[一-鿿·]{2,6}"
_PART = rf"(?:/[文图摄]{_PEOPLE_END})?"
_EDGE = r"(?<![一-鿿A-Za-z0-9])"
FOREIGN = frozenset({"noise", "account"})
"""Fields of what a page shows of itself: counters, the account of a post and where it was sent from."""
_OF_DAYS = STAMP_KEYS | {"drawn_up"}
LONG_LINE = 160
"""A line longer than this is running text: only items with a key count in it."""


@attrs.frozen
class Item:
    """One item of a byline.

    Attributes:
        field: the field of the article it fills; `publisher` for who put it up, `reviewer` for the trades that fill none, `day` for a date that is no
            stamp, `sheet` for the page of a paper, `account` for the source of a post, `medium` for that of the authors, `noise` for counters.
        start: where it starts in its line.
        end: where it ends.
        value: what it says.
        day: the date of a stamp.
        keyed: whether a key such as 发布时间 stands before it.
        key: of a stamp, the kind of that key.
    """

    field: str
    start: int
    end: int
    value: str
    day: date | None = None
    keyed: bool = True
    key: StampKey | None = None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The items of short lines, and those that count in running text too."""
    words = page_words().keys
    by_length = sorted(words, key=len, reverse=True)
    keys = "|".join(map(re.escape, by_length))
    dated = "|".join(key for key in by_length if words[key] in _OF_DAYS)
    named = "|".join(re.escape(key) for key in by_length if words[key] in ("author", "editor", "reviewer"))
    trades = "|".join(key for key in by_length if words[key] in ("editor", "reviewer") and key.isalnum())
    other = "|".join(re.escape(key) for key in by_length if words[key] in ("source", "publisher"))
    more = rf"(?:[\s、]{{1,2}}(?!(?:{keys})\s?[:：/]|{_ROLE}|首页)[一-鿿·]{{1,4}}{_PEOPLE_END}){{0,8}}"
    colon = r"\s{0,3}[:：丨]\s{0,3}"
    counted = "|".join(map(re.escape, sorted(page_words().counters, key=len, reverse=True)))
    value = rf"(?!(?:{keys}|{counted})\s?[:：])[^\s|｜,，;；()（）\[\]【】「」『』。:：？?！!]{{1,30}}"
    core = (
        rf"(?P<stamp>{_EDGE}(?P<dated>(?:{dated}){colon})?{_STAMP})"
        rf"|{_EDGE}(?P<key>{named})(?:{colon}|(?<=/)\s?)(?P<value>{value}{more}|(?={_GAP}|\Z))"
        rf"|(?:{_EDGE}|(?<=[0-9日]))(?P<source>{other}){colon}(?P<from>[(（]?{value})?"  # 5月8日来源：…
        rf"|{_EDGE}(?P<noise>(?:{counted}){colon}?\s?[0-9,.]{{1,12}}\s?[万次人+]{{0,2}}|字[体号](?:大小)?[:：]?(?:\s?[\[【]?\s?(?:特大|超大|大|中|小|默认)\s?[\]】]?){{1,4}})"
    )
    short = (
        rf"|{_EDGE}(?P<role>{_ROLE})(?:[\s:：/]{{1,3}}|(?=[一-鿿]{{2,3}}{_PEOPLE_END}))(?P<names>{_NAME}{_PEOPLE_END}{_PART}(?:[\s、]{{1,2}}(?!{_ROLE}|(?:{keys})\s?[:：]){_NAME}{_PEOPLE_END}{_PART}){{0,8}})"
        rf"|{_EDGE}(?P<trade>{trades})[\s/]{{1,3}}(?P<by>{_NAME}{_PEOPLE_END}(?:、{_NAME}{_PEOPLE_END}){{0,4}})"
        rf"|{_EDGE}(?P<sheet>第?[A-Z]?[0-9]{{1,3}}版|第[A-Z0-9一二三四五六七八九十]{{1,4}}版)"
        rf"|(?P<gap>{_GAP}+)"
    )
    return compiled(core + short), compiled(core)


def byline_items(line: str) -> list[Item]:
    """The byline items a line holds, in order; empty where it holds none.

    Args:
        line: one line of normal text. In a long line only items count that have a key before them.
    """
    if not _HINT_RE.search(line):
        return []
    if ("|" in line or "｜" in line) and (barred := _barred(line)):
        return barred
    short, long = _patterns()
    if len(line) > LONG_LINE or _SENTENCE_RE.search(line):
        items = [_item(match) for match in long.finditer(line)]
        return [item for item in items if item.keyed and item.field != "author"]
    items = _own([_item(match) for match in short.finditer(line) if match.lastgroup != "gap"])
    if all(item.field == "sheet" for item in items):
        return _account(line, 0, len(line))
    if len(items) == 1 and not items[0].keyed and items[0].value.endswith("日"):  # 2023年5月8日 alone dates a decree
        items = [attrs.evolve(items[0], field="day")]
    vague = len(items) == 1 and items[0].keyed and items[0].key == "dated" and items[0].start > 0
    if vague and "一" <= line[0] <= "鿿":  # 一、时间：2023年5月12日
        above = line[: items[0].start].strip()
        if len(above) > _LONGEST_MEDIUM or not above.endswith(page_words().media_endings):
            return []
    loose = any(item.field in _NAMED and not item.keyed for item in items)
    medium = _medium_end(line, items[0].start) if loose and items[0].field in _NAMED else 0
    if medium:
        items.insert(0, Item("medium", 0, medium, line[:medium]))
    sourced = _with_source(line, items)
    if loose and not _is_covered(line, sourced):
        return _with_source(line, [item for item in items[bool(medium) :] if item.field not in _NAMED or item.keyed])
    return sourced


def _own(items: list[Item]) -> list[Item]:
    """The items of a line in which a day that is none of the page makes none of all that no key says more of."""
    if not any(item.field == "day" and item.day is None for item in items):
        return items
    return [foreign_stamp(item) if item.field == "published" and item.key is None else item for item in items]


def foreign_stamp(item: Item) -> Item:
    """Make a stamp a day that is none of the page."""
    return attrs.evolve(item, field="day", day=None)


def _barred(line: str) -> list[Item]:
    """The items of a line of keys with bars behind them, all that it holds: 编辑 | 陈晓  审核 | 林青."""
    known = page_words()
    found = list(_barred_re().finditer(line))
    menu = [match for match in found if match["value"] in known.words or match["value"] in known.buttons]
    if menu or "".join(match[0] for match in found) != line:
        return []
    return [Item(known.keys[match["key"]], *match.span(), match["value"]) for match in found]


@cache
def _barred_re() -> re.Pattern[str]:
    """A key and what it says with a bar between."""
    words = page_words().keys
    keys = "|".join(re.escape(key) for key in sorted(words, key=len, reverse=True) if words[key] not in _OF_DAYS)
    said = "[一-鿿A-Za-z0-9·、]{1,30}"
    return compiled(rf"(?P<key>{keys})\s?[|｜]\s?(?P<value>{said}(?: (?!(?:{keys})\s?[|｜]){said}){{0,6}})\s{{0,9}}")


@cache
def _platform_re() -> re.Pattern[str]:
    """The name of a platform, with the section a medium posts in: 澎湃号·政务."""
    return compiled(rf"(?:{'|'.join(page_words().platforms)})(?:[·\s](?:政务|媒体|湃客))?")


@cache
def _button_re() -> re.Pattern[str]:
    """What stands beside the account of a post."""
    return compiled(rf"[+＋]?\s?(?:{'|'.join(page_words().post_buttons)})")


def _account(line: str, start: int, end: int) -> list[Item]:
    """The account of a post, between the name of its platform and 关注: 搜狐号 关注 高新区发布; nothing without a platform."""
    loose = line[start:end]
    if not _platform_re().search(loose):
        return []
    words = _button_re().sub(" ", _platform_re().sub(" ", loose))
    names = [name for name in re.split(r"[\s|｜·]+", words) if name]
    if len(names) > 1 or not all(re.fullmatch(r"[一-鿿A-Za-z0-9]{2,16}", name) for name in names):
        return []
    return [Item("account" if names else "noise", start, end, names[0] if names else loose)]


_LONGEST_MEDIUM = 16
"""How many characters the name of a medium has at most."""
_NAMED = ("author", "editor", "reviewer")
_SOURCES = ("source", "publisher")


def _is_covered(line: str, items: list[Item]) -> bool:
    """Whether the items are all that the line says, so that 记者见面会 in a headline names nobody."""
    edges = [_medium_end(line, items[0].start), *(edge for item in items for edge in (item.start, item.end)), len(line)]
    return all(re.fullmatch(f"{_GAP}*", line[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True))


_MEDIUM_RE = lazy(r"(?:[一-鿿A-Za-z0-9]{2,8}[·•])?(?:[一-鿿A-Za-z0-9]{2,8}\s)?(?<=[\s·•])")


def _medium_end(line: str, stop: int) -> int:
    """Where the name of a medium ends that a line begins with, or two such names, all that stands before `stop`; else 0."""
    match = _MEDIUM_RE.fullmatch(line, 0, stop)
    media = match and any(
        part.endswith(page_words().media_endings) for part in re.split("[·•]", match[0].strip(" ·•\u3000"))
    )
    return stop if media else 0


_SENTENCE_RE = lazy(r"。|[，,][^，,]{1,60}[，,]|[？！?!]\Z")
_BARE_SOURCE_RE = lazy(r"[\s|｜·]*(?P<name>[一-鿿A-Za-z0-9·-]{2,16})[\s|｜·]*")
_HINT_RE = pattern(
    r"[:：/丨]|{byline_sign}|[搜头百澎网企]..?号|20[0-9]{2}[-./年]|\.20[0-9]{2}|字[体号]|[责总主]编|编[辑审]|审[核校]"
)
"""What every byline item has; most paragraphs have it not, or not often."""
_CALENDAR_RE = lazy(r"星期|周[一二三四五六日]|农历|第[0-9A-Za-z一二三四五六七八九十]+[版期号]|[0-9A-Z]+版")
_PLACED_RE = lazy(r"[\s|｜·]*(?:发表于|发布于|IP属地[:：]?|来自)\s?[一-鿿]{2,8}\s*")


def _with_source(line: str, items: list[Item]) -> list[Item]:
    """Add what stands bare beside a stamp: the source, or the place a post was sent from."""
    stamps = [i for i, item in enumerate(items) if item.field == "published"]
    if not stamps:
        return items
    number = stamps[0]
    start = items[number].end
    stop = items[number + 1].start if number + 1 < len(items) else len(line)
    before = items[number - 1].end if number else 0
    above = items[number].start
    account = _account(line, start, stop) or _account(line, before, above) or _posted(line, above, start)
    if account:
        return sorted([*items, *account], key=lambda item: item.start)
    sides = [(start, stop), (before, above)]
    if line[before:above].strip(" \t|｜·\u3000").endswith(page_words().media_endings):
        sides.reverse()  # 某某网 2021-07-27 政府报告: a medium before a stamp, then a section
    for begin, end in sides:
        loose = line[begin:end]
        if _PLACED_RE.fullmatch(loose):
            return sorted([*items, Item("reviewer", begin, end, loose)], key=lambda item: item.start)
        match = _BARE_SOURCE_RE.fullmatch(loose)
        if not match or _is_known(match["name"]) or any(item.field in _SOURCES for item in items):
            continue
        if (begin == start and len(match["name"]) > 3) or match["name"].endswith(page_words().media_endings):
            name = Item("source", begin + match.start("name"), begin + match.end("name"), match["name"], keyed=False)
            return sorted([*items, name], key=lambda item: item.start)
    return items


def _is_known(name: str) -> bool:
    """Whether a word beside a stamp is a word of pages or of calendars, or a number, so that it names no source."""
    words = page_words()
    return name in words.buttons or name in words.words or name.isdigit() or bool(_CALENDAR_RE.match(name))


_POSTED_RE = lazy(r"\s*(?:(?P<original>原创)\s+)?(?P<author>\S{2,16}\s+)?(?P<name>[一-鿿A-Za-z0-9]{2,16})\s+")


def _posted(line: str, start: int, end: int) -> list[Item]:
    """What a post tells around its stamp at `[start, end)`: 原创 某人 某号 … 江苏. The account, and where it was sent from."""
    behind = line[end:]
    said = bool(_PLACED_RE.fullmatch(behind))
    placed = said or behind.strip() in _provinces()
    found = [Item("reviewer" if said else "noise", end, len(line), behind)] if placed else []
    match = _POSTED_RE.fullmatch(line, 0, start)
    if match and (placed or match["original"] or (match["author"] or "").strip() == match["name"]):
        found.append(Item("account", 0, start, match["name"]))
    return found


@cache
def _provinces() -> frozenset[str]:
    """The short names of provinces, which posts say they were sent from."""
    return frozenset(name for row in default_lexicon().regions.children("") for name in row.short)


def _item(match: re.Match[str]) -> Item:
    start, end = match.span()
    if match["stamp"]:
        return _stamp(match)
    if match["noise"]:
        return Item("noise", start, end, match["noise"])
    if match["key"]:
        return Item(page_words().keys[match["key"]], start, end, match["value"] or "")
    if match["source"]:
        return Item(page_words().keys[match["source"]], start, end, match["from"] or "")
    if match["trade"]:
        return Item(page_words().keys[match["trade"]], start, end, match["by"], keyed=False)
    if match["sheet"]:
        return Item("sheet", start, end, match["sheet"], keyed=False)
    return Item("author", start, end, match["names"], keyed=False)


def _stamp(match: re.Match[str]) -> Item:
    """A day as that of the page, or `day` where its key or a range shows that it is of something else."""
    start, end = match.span()
    said = match["dated"]
    key = kind_of_key(said.rstrip(" \t\u3000:：丨")) if said else key_before(match.string, start)
    item = Item("published", start, end, match["stamp"], _day(match), keyed=bool(said), key=key)
    return foreign_stamp(item) if key == "other" or goes_on(match.string, end) else item


def _day(match: re.Match[str]) -> date | None:
    year = match["year"] or match["year_last"]
    month = match["month"] or match["month_han"] or match["month_second"]
    day = match["day"] or match["day_han"] or match["day_first"]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@attrs.define
class Byline:
    """The fields that bylines fill, gathered over the page; the first finding of a field stays.

    Who published it is its source where nothing says 来源, and else the account of a post.
    """

    source: str | None = None
    publisher: str | None = None
    account: str | None = None
    authors: list[str] = attrs.field(factory=list)
    editor: str | None = None
    published: date | None = None
    updated: bool = False
    stamp: Span | None = None

    def _is_open(self, item: Item, *, in_head: bool) -> bool:
        """Whether a stamp is the first one, or tells at the head when that was put up of which only the last change was known."""
        return not self.published or (self.updated and in_head and item.keyed and item.key == "published")

    def fill(self, items: Iterable[Item], offset: int, *, in_head: bool) -> None:
        """Let items fill the fields that are still open.

        Args:
            items: of one piece.
            offset: where the piece's line starts in the text.
            in_head: whether it stands before the body; behind it a stamp counts only with its key.
        """
        for item in items:
            counts = in_head or (item.keyed and item.key != "dated")
            if item.field == "published" and item.day and counts and self._is_open(item, in_head=in_head):
                self.published, self.updated = item.day, item.key == "updated"
                self.stamp = Span(offset + item.start, offset + item.end)
            elif item.field in _SOURCES:
                value = re.sub(r"(?:官方)?[账帐]号\Z", "", item.value).strip(" 　:：-—(（") or None
                if item.field == "source":
                    self.source = self.source or value
                else:
                    self.publisher = self.publisher or value
            elif item.field == "account":
                self.account = self.account or item.value
            elif item.field == "author":
                self.authors += [name for name in split_names(item.value) if name not in self.authors]
            elif item.field == "editor" and not self.editor:
                self.editor = "、".join(split_names(item.value)) or None


_TRADE_RE = pattern(rf"{_ROLE}|/[文图摄](?![一-鿿])|{{trade_of_byline}}|文/图|图/文")


_REPORTED_RE = lazy(r"(?<![一-鿿])([一-鿿]{2,5})(?:综合|摄影)?报道")
"""Where from a reporter reported: 刘晓 青岛报道."""


def split_names(value: str) -> list[str]:
    """The names of a list such as `张三、李四 王五`, trades aside; 王 伟, spaced to the width of three, is one name."""
    names: list[str] = []
    single = ""
    value = _REPORTED_RE.sub(lambda match: " " if match[1] in default_lexicon().regions.by_name else match[0], value)
    for part in filter(None, re.split(r"[\s、,，/／;；|｜()（）]+", _TRADE_RE.sub(" ", value))):
        if len(part) == 1 and "一" <= part <= "鿿":
            if single:
                names.append(single + part)
            single = "" if single else part
            continue
        single = ""
        if re.fullmatch(r"[一-鿿·]{2,12}|[A-Za-z][A-Za-z .-]{1,30}", part):
            names.append(part)
    return names
