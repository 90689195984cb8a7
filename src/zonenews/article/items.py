"""Items: the articles within one text (a digest, a list page, articles joined), which lend each other no context.

An item opens as an article does: a headline, and running text below it that tells its own news. It begins where

| sign | example |
|---|---|
| a stamp or a source stands between headline and text | 某区签约三个项目 / 2023-05-08 来源：某报 / 5月8日，…… |
| the text opens with a dateline, below a headline or as the item before did | 本报讯（记者 某某）…… |
| the text opens with the lead of an agency, or stands below it; what follows is judged without what stands before | 某某网消息（某某栏目）：…… |
| headline and text name a place of their own and a day or period | 【某区开工六个项目】5月8日，某区…… |
| the page is a digest, most of its headlines standing above news of a day or a source, told again in the text | 联播快讯 |
| an item began before, and the headline stands above such news | the rest of a page of items |

The headline has a line of its own, or opens its paragraph in 【】 or behind a number (1、). Nothing else between paragraphs
begins an item: not 一、 and its like, tables and lists, nor a short title above text that names no place or day of its own
or refers back (全区, 此外). Where in doubt a text is one item.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property, partial
from itertools import pairwise
from typing import NamedTuple, TypeVar, overload

import attrs

from zonenews._patterns import lazy, longest_first
from zonenews._ready import compiled
from zonenews.article.bylines import byline_items
from zonenews.article.datelines import LEAD_REACH, LEAD_WORD, opens_with_lead, read_dateline
from zonenews.article.roles import overlap
from zonenews.lexicon import default_lexicon
from zonenews.lexicon.article import page_words
from zonenews.lexicon.zone_words import zone_words

R = TypeVar("R")

_RUNNING = 25
"""Running text has so many characters at least, and a full stop."""
_ABOVE = 4
"""So many lines may stand between a paragraph and the one before it: a headline in two lines, and bylines."""
_HEADS = 2
_SHORT = 60
"""A headline has so many characters at most."""
_LEAD = 120
"""So many characters of running text tell what it is about, and half of them of when."""
_LONGEST = 16
"""The name of a place at the beginning of a headline has so many characters at most."""
_WITHIN = frozenset({"park", "tourism", "new_town", "business", "science"})
"""Kinds of zones that may lie within the zone an article is about: a title within it names them too."""
_RETOLD = 0.4
"""Text that tells the news of its headline repeats so much of it."""
_DIGEST = 3
"""A digest has so many headlines at least."""
_OPEN_ENDS = frozenset("。；：:，,、;…")
_NO_HEADLINE_RE = lazy(
    r"[(（①-⑳—]|[一二三四五六七八九十]{1,3}\s?[、.．]|第[一二三四五六七八九十]{1,3}[章节条部]|[0-9]+\s"
)
_NUMBER_RE = lazy(r"\A[0-9]{1,2}\s?[、.．](?![0-9])\s?")
_IN_LINE_RE = lazy(r"【([^【】]{4,50})】|[0-9]{1,2}\s?[、.．](?![0-9])\s?([^。：:；;]{4,50})[。：:]")
_HEAD_FIRSTS = frozenset("【0123456789")
_DATELINE_RE = lazy(r"[讯电道丨｜|](?:(?<=日.)|(?<=[讯电])[^一-鿿]|(?<=报道)[】\])）])")


class Item(NamedTuple):
    """An article within a text.

    Attributes:
        start: where it begins; the first item begins where the text does.
        end: where the next one begins, or the text ends.
        published: the day its times are reckoned from; `None` where it is not known.
    """

    start: int
    end: int
    published: date | None = None


@attrs.frozen(kw_only=True, slots=False, eq=False)
class _Opening:
    """The beginning of what may be an item; what its text says is looked at only where that decides.

    Attributes:
        start: where it begins.
        head: its headline; empty where only a dateline opens it.
        lead: the beginning of its text.
        passed: how many paragraphs of running text stand before it.
        stamped: whether a stamp or a source stands between headline and text.
        day: the day of the stamp.
        dated: whether a dateline opens the text.
        led: whether the lead of an agency opens it, or stands on a line above it.
        timely: whether the text names a day or a source at its beginning.
    """

    start: int
    head: str
    lead: str
    passed: int
    stamped: bool
    day: date | None
    dated: bool
    led: bool
    timely: bool

    @property
    def going_on(self) -> bool:
        """Whether the text goes on with what stands before it: 此外，…; 近日，全区…."""
        begins = _going_on_re().match(self.lead, 0, _LEAD // 2)
        return begins is not None or _referring_re().search(self.lead, 0, _LEAD // 2) is not None

    @cached_property
    def retold(self) -> bool:
        """Whether the text repeats the headline."""
        return overlap(self.head, self.lead) >= _RETOLD

    @property
    def is_news(self) -> bool:
        """Whether text below a headline tells its news: it has a day or a source of its own."""
        return self.timely and not self.going_on and self.retold


def scan_items(text: str, *, published: date | None = None) -> tuple[Item, ...]:
    r"""Tell the articles within a normal text from each other.

    Args:
        text: normal text, of articles alone or of a page.
        published: the day the times of all of them are reckoned from; for each of several the day of its own stamp where `None`.

    Returns:
        The items in order; they tile the text. One where the text is one article, or in doubt.

    >>> one = "青石湖高新区六个项目开工\n5月8日，青石湖高新区六个项目集中开工，总投资30亿元，涉及新材料、电子信息等产业。"
    >>> other = "兰州新区出台新政\n5月30日，兰州新区印发《若干措施》，对新引进的项目给予奖励，自7月1日起施行。"
    >>> [item.start for item in scan_items(f"{one}\n\n{other}")] == [0, len(one) + 2]
    True
    >>> len(scan_items(one))
    1
    """
    candidates, paragraphs = _candidates(text)
    if not candidates or not candidates[-1].passed:
        return (Item(0, len(text), published),)
    told = LEAD_WORD in text
    openings = [opening for opening in [_opening(candidate, told=told) for candidate in candidates] if opening]
    begun = list(_begun(text, openings, paragraphs))
    first = openings[0].day if begun and not openings[0].passed else None
    starts = [0, *(opening.start for opening in begun), len(text)]
    days = [first, *(opening.day for opening in begun)]
    return tuple([Item(*ends, published or day) for ends, day in zip(pairwise(starts), days, strict=True)])


class LaterItems(Sequence[Item]):
    """The items of a text, told apart when they are first asked for: who finds nothing in the text does not ask.

    Args:
        text: as for `scan_items`.
        published: as for `scan_items`.
    """

    def __init__(self, text: str, *, published: date | None = None) -> None:
        """Keep the text for later."""
        self._told_apart = partial(scan_items, text, published=published)

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return self._told_apart()

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        return self._items[index]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


def parted(rows: Sequence[R], items: Sequence[Item], start: Callable[[R], int]) -> list[Sequence[R]]:
    """Cut rows at the beginnings of items.

    Args:
        rows: what stands in a text, in text order.
        items: its items; none is as good as one.
        start: gives where a row starts.

    Returns:
        The rows of each item.

    >>> parted([2, 5, 7], [Item(0, 5), Item(5, 9)], int)
    [[2], [5, 7]]
    """
    if len(items) < 2:
        return [rows]
    bounds = [0, *[bisect_left(rows, item.start, key=start) for item in items[1:]], len(rows)]
    return [rows[low:high] for low, high in pairwise(bounds)]


# -- where something opens ------------------------------------------------------------------------------------------------------


class _Candidate(NamedTuple):
    """A paragraph of running text that may stand below a headline, or open with one or with a dateline.

    Attributes:
        start: where it begins.
        line: its characters.
        above: the lines since the paragraph before it, with where they begin.
        passed: how many paragraphs of running text stand before it.
    """

    start: int
    line: str
    above: list[tuple[int, str]]
    passed: int


def _candidates(text: str) -> tuple[list[_Candidate], int]:
    """Give what may open an item, in order, and how many paragraphs of running text there are."""
    found: list[_Candidate] = []
    above: list[tuple[int, str]] = []
    paragraphs = at = 0
    told, dateline = LEAD_WORD in text, _DATELINE_RE.search
    for row in text.split("\n"):
        line = row.strip()
        if "。" in line:
            if len(line) >= _RUNNING:
                if (
                    not paragraphs
                    or above
                    or line[0] in _HEAD_FIRSTS
                    or dateline(line, 0, _LEAD // 2)
                    or (told and line.find(LEAD_WORD, 0, LEAD_REACH) >= 0 and opens_with_lead(line))
                ):
                    found.append(_Candidate(at, line, above, paragraphs))
                paragraphs += 1
            above = []
        elif line:
            above.append((at, line))
        at += len(row) + 1
    return found, paragraphs


def _opening(candidate: _Candidate, *, told: bool) -> _Opening | None:
    """Give what a paragraph opens together with the lines right above it, or `None`; leads of agencies where the text has their word."""
    start, line, above, passed = candidate
    lead = line[:_LEAD]
    led = False
    if told:
        near = above[-_ABOVE:]
        lone = next((place for place, (_, words) in enumerate(near) if opens_with_lead(words)), None)
        if lone is not None:
            start, above = near[lone][0], near[lone + 1 :]
        led = lone is not None or (not above and opens_with_lead(line))
    stamped, day, heads = _split(above) if 0 < len(above) <= _ABOVE else (False, None, [])
    if led and heads:
        head = heads[-1][1]
    elif heads:
        start, head = heads[0][0], _NUMBER_RE.sub("", heads[-1][1], count=1)
    elif boxed := _IN_LINE_RE.match(lead):
        head, lead, stamped = boxed[1] or boxed[2], lead[boxed.end() :], False
    else:
        head = ""
    dated = _has_dateline(lead)
    if not (head or dated or led):
        return None
    return _Opening(
        start=start,
        head=head,
        lead=lead,
        passed=passed,
        stamped=stamped,
        day=day,
        dated=dated or led,
        led=led,
        timely=_news_re().search(lead, 0, _LEAD // 2) is not None,
    )


def _split(above: Sequence[tuple[int, str]]) -> tuple[bool, date | None, list[tuple[int, str]]]:
    """Tell the bylines above a paragraph from the headlines above them, of which there may be two."""
    stamped, day = False, None
    heads: list[tuple[int, str]] = []
    for start, line in reversed(above):
        items = [] if heads else byline_items(line)
        if 2 * sum(item.end - item.start for item in items) >= len(line):
            stamped = stamped or any(item.field in ("published", "source") for item in items)
            day = day or next((item.day for item in items if item.field == "published"), None)
        elif len(heads) < _HEADS and _is_headline(line):
            heads.insert(0, (start, line))
        else:
            break
    return stamped, day, heads


def _is_headline(line: str) -> bool:
    """Whether a line may be a headline: short, without a full stop, no heading 一、, no bracket, no row of figures."""
    return 4 <= len(line) <= _SHORT and line[-1] not in _OPEN_ENDS and not _NO_HEADLINE_RE.match(line)


def _has_dateline(lead: str) -> bool:
    dateline = read_dateline(lead) if _DATELINE_RE.search(lead, 0, _LEAD // 2) else None
    return dateline is not None and dateline.text is not None


# -- what begins an item --------------------------------------------------------------------------------------------------------


def _begun(text: str, openings: Sequence[_Opening], paragraphs: int) -> Iterator[_Opening]:
    """Give the openings that begin an item behind another one.

    The lead of an agency opens another text: what stands before it says nothing about what stands behind, be it a digest or not.
    """
    cuts = [i for i, opening in enumerate(openings) if opening.led and opening.passed]
    for place, (low, high) in enumerate(pairwise([0, *cuts, len(openings)])):
        before = openings[low].passed if place else 0
        beyond = openings[high].passed if high < len(openings) else paragraphs
        if place:
            yield openings[low]
        yield from _begun_within(text, openings[low:high], before, beyond - before)


def _begun_within(text: str, openings: Sequence[_Opening], before: int, paragraphs: int) -> Iterator[_Opening]:
    """Give the openings that begin an item behind another one of the same text.

    Args:
        text: the whole.
        openings: those of this text.
        before: how many paragraphs of running text stand before it.
        paragraphs: how many it has.
    """
    start = openings[0].start if before else 0
    second = next((opening.start for opening in openings if opening.passed > before), start)
    said = text[start : min(second, start + 2 * _LEAD)]  # what the item before opens with
    several = digest = _is_digest(openings, paragraphs)
    dated = bool(openings) and openings[0].dated and openings[0].passed == before
    for opening in openings:
        if opening.passed > before and (
            opening.stamped
            or (opening.dated and (opening.head or dated))
            or (digest and not opening.going_on)
            or _is_placed(opening, said)
            or (several and opening.is_news)
        ):
            yield opening
            said, dated, several = opening.head + opening.lead, opening.dated, True


def _is_digest(openings: Sequence[_Opening], paragraphs: int) -> bool:
    """Whether most headlines of a page stand above news of their own, and hardly any paragraph stands without a headline.

    Where each paragraph has its headline, fewer have to name a day or a source.
    """
    headed = [opening for opening in openings if opening.head]
    if len(headed) < _DIGEST or paragraphs > 2 * len(headed):
        return False
    whole = len(headed) > _DIGEST and paragraphs == len(headed)
    least = len(headed) if whole else 3 * len(headed)
    each = 3 if whole else 5
    if each * [opening.timely for opening in headed].count(True) < least:
        return False
    news = [opening.is_news for opening in headed].count(True)
    return each * news >= least and not (
        whole and 4 * [opening.retold for opening in headed].count(True) < 3 * len(headed)
    )


# In the alternations that are searched for every branch begins with a plain character: `re` then skips to where one of them stands.


@cache
def _news_re() -> re.Pattern[str]:
    """A day, or where news comes from: 近日, 8日, 记者从某局获悉, 据某局统计，."""
    days = [f"{day}(?<=[0-9]{gap}{day})" for day in "日号" for gap in ("", " ")]
    return compiled("|".join([*page_words().news, *days, "据[^，,。；]{2,20}[，,]"]))


@cache
def _period_re() -> re.Pattern[str]:
    """A period that news tells of."""
    dated = [
        f"{unit}(?<={number}{gap}{unit})" for number, unit in (("[0-9]", "月"), ("[0-9]{4}", "年")) for gap in ("", " ")
    ]
    return compiled("|".join([*page_words().periods, *dated, "季度(?<=[一二三四1-4]季度)"]))


@cache
def _going_on_re() -> re.Pattern[str]:
    """Words that go on with what stands before, at the very beginning."""
    return compiled("|".join(page_words().going_on))


@cache
def _referring_re() -> re.Pattern[str]:
    """Words for what stands before."""
    return compiled("|".join(page_words().referring))


def _is_placed(opening: _Opening, said: str) -> bool:
    """Whether headline and text name a place that is not named before, and the text a day or period.

    A headline that is nothing but the name (【某区】) is enough of it.

    Args:
        opening: the headline and the text.
        said: what the item before it opens with.
    """
    if not (opening.timely or _period_re().search(opening.lead, 0, _LEAD // 2)):
        return False
    name = _place(opening.head)
    return bool(name) and name not in said and (name[:2] in opening.lead or name == opening.head)


def _place(head: str) -> str:
    """Give the place that a headline, or a part of it, begins with; empty where it begins with none.

    >>> _place("常州经开区：项目开工"), _place("喜报！ 江苏出台新政"), _place("园区招商提速")
    ('常州经开区', '江苏', '')
    """
    return next(filter(None, map(_place_at_start, head.split())), "")


def _place_at_start(words: str) -> str:
    """Give the zone or region some words begin with: one of the tables, or a zone with a proper name."""
    words = words.lstrip("“‘")
    tables, vocabulary = default_lexicon(), zone_words()
    longest = min(_LONGEST, len(words)) if words[:2] in _heads() else 0
    for size in range(longest, 1, -1):
        name = words[:size]
        if name in tables.zones.by_spelling:
            return name
        regions = tables.regions.by_name.get(name, ())
        zone = _zone_re().match(words, size) if regions else None
        if zone:
            return words[: zone.end()]
        if any(name == region.name or region.use == "sure" for region in regions):
            return name
    named = _named_zone_re().match(words)
    proper = named is not None and named[1][:2] not in vocabulary.stop and named[1][:2] not in vocabulary.describes
    return named[0] if named and proper else ""


@cache
def _heads() -> frozenset[str]:
    """The first two characters of the names of regions and zones."""
    tables = default_lexicon()
    return frozenset([name[:2] for name in (*tables.zones.by_spelling, *tables.regions.by_name)])


@cache
def _zone_re() -> re.Pattern[str]:
    """A word that names a type of zone."""
    return compiled("|".join(sorted(zone_words().kind_of, key=len, reverse=True)))


@cache
def _named_zone_re() -> re.Pattern[str]:
    """A proper word, and a type of zone that is hardly named without one and is no part of others."""
    words = zone_words()
    strong = [word for word in words.strong if words.kind_of[word] not in _WITHIN]
    return compiled(f"([一-鿿]{{2,6}}?)(?:{'|'.join(longest_first(strong))})")
