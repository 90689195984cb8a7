"""Items: the articles within one text (a digest, a list page, articles joined), which lend each other no context.

An item opens as an article does: a headline, and running text below it that tells its own news. It begins where

| sign | example |
|---|---|
| a stamp or a source stands between headline and text | 某区签约三个项目 / 2023-05-08 来源：某报 / 5月8日，…… |
| the text opens with a dateline, below a headline or as the item before did | 本报讯（记者 某某）…… |
| headline and text name a place of their own and a day or period | 【某区开工六个项目】5月8日，某区…… |
| the page is a digest, most of its headlines standing above news of a day or a source, told again in the text | 联播快讯 |
| an item began before, and the headline stands above such news | the rest of a page of items |

The headline has a line of its own, or opens its paragraph in 【】 or behind a number (1、). Nothing else between paragraphs
begins an item: not 一、 and its like, tables and lists, nor a short title above text that names no place or day of its own
or refers back (全区, 此外). Where in doubt a text is one item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.article.bylines import byline_items
from zonenews.article.datelines import read_dateline
from zonenews.article.roles import overlap
from zonenews.lexicon import default_lexicon
from zonenews.lexicon.article import page_words
from zonenews.lexicon.zone_words import zone_words

_LINE_RE = lazy(r"[^\r\n]+")
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
_RETOLD = 0.4
"""Text that tells the news of its headline repeats so much of it."""
_DIGEST = 3
"""A digest has so many headlines at least."""
_OPEN_ENDS = frozenset("。！？；：:，,、!?;…")
_NO_HEADLINE_RE = lazy(
    r"[(（①-⑳—]|[一二三四五六七八九十]{1,3}\s?[、.．]|第[一二三四五六七八九十]{1,3}[章节条部]|[0-9]+\s"
)
_NUMBER_RE = lazy(r"\A[0-9]{1,2}\s?[、.．](?![0-9])\s?")
_IN_LINE_RE = lazy(r"【([^【】]{4,50})】|[0-9]{1,2}\s?[、.．](?![0-9])\s?([^。：:；;]{4,50})[。：:]")
_DATELINE_RE = lazy("[讯电报日](?:(?<=[讯电])|(?<=报)道|(?<=日)[丨｜|])")


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


class _Opening(NamedTuple):
    """The beginning of what may be an item.

    Attributes:
        start: where it begins.
        head: its headline; empty where only a dateline opens it.
        lead: the beginning of its text.
        passed: how many paragraphs of running text stand before it.
        stamped: whether a stamp or a source stands between headline and text.
        day: the day of the stamp.
    """

    start: int
    head: str
    lead: str
    passed: int
    stamped: bool = False
    day: date | None = None


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
    openings, paragraphs = _openings(text)
    begun = list(_begun(text, openings, paragraphs)) if openings and openings[-1].passed else []
    starts = [0, *(opening.start for opening in begun), len(text)]
    first = openings[0].day if begun and not openings[0].passed else None
    days = [first, *(opening.day for opening in begun)]
    return tuple([Item(*ends, published or day) for ends, day in zip(pairwise(starts), days, strict=True)])


# -- where something opens ------------------------------------------------------------------------------------------------------


def _openings(text: str) -> tuple[list[_Opening], int]:
    """Give what may begin an item, in order, and how many paragraphs of running text there are."""
    found: list[_Opening] = []
    above: list[tuple[int, str]] = []  # the lines since the last paragraph of running text
    paragraphs = 0
    for match in _LINE_RE.finditer(text):
        line = match[0].strip()
        if len(line) >= _RUNNING and "。" in line:
            opening = _opening(match.start(), line, above, paragraphs)
            if opening is not None:
                found.append(opening)
            paragraphs += 1
            above = []
        elif "。" in line:
            above = []
        elif line:
            above.append((match.start(), line))
    return found, paragraphs


def _opening(start: int, line: str, above: Sequence[tuple[int, str]], passed: int) -> _Opening | None:
    """Give what a paragraph opens together with the lines right above it, or `None`."""
    lead = line[:_LEAD]
    if 0 < len(above) <= _ABOVE:
        stamped, day, heads = _split(above)
        if heads:
            return _Opening(heads[0][0], _NUMBER_RE.sub("", heads[-1][1], count=1), lead, passed, stamped, day)
    boxed = _IN_LINE_RE.match(lead)
    if boxed:
        return _Opening(start, boxed[1] or boxed[2], lead[boxed.end() :], passed)
    return _Opening(start, "", lead, passed) if _has_dateline(lead) else None


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
    """Give the openings that begin an item behind another one."""
    several = digest = _is_digest(openings, paragraphs)
    second = next(opening.start for opening in openings if opening.passed)
    said = text[: min(second, 2 * _LEAD)]  # what the item before opens with
    dated = not openings[0].passed and _has_dateline(openings[0].lead)
    for opening in openings:
        here = _has_dateline(opening.lead)
        begins = opening.stamped or (here and (opening.head or dated)) or _is_placed(opening, said)
        begins = begins or (digest and not _goes_on(opening)) or (several and _is_news(opening))
        if opening.passed and begins:
            yield opening
            said, dated, several = opening.head + opening.lead, here, True


def _is_digest(openings: Sequence[_Opening], paragraphs: int) -> bool:
    """Whether most headlines of a page stand above news of their own, and hardly any paragraph stands without a headline.

    Where each paragraph has its headline, fewer have to name a day or a source.
    """
    headed = [opening for opening in openings if opening.head]
    if len(headed) < _DIGEST or paragraphs > 2 * len(headed):
        return False
    news = sum(map(_is_news, headed))
    if len(headed) > _DIGEST and paragraphs == len(headed):
        return 3 * news >= len(headed) and 4 * sum(map(_is_retold, headed)) >= 3 * len(headed)
    return 5 * news >= 3 * len(headed)


def _is_news(opening: _Opening) -> bool:
    """Whether text below a headline tells its news: it has a day or a source of its own, and does not go on with other text."""
    return _is_retold(opening) and bool(_news_re().search(opening.lead, 0, _LEAD // 2)) and not _goes_on(opening)


def _is_retold(opening: _Opening) -> bool:
    return overlap(opening.head, opening.lead) >= _RETOLD


def _goes_on(opening: _Opening) -> bool:
    """Whether text goes on with what stands before it: 此外，…; 近日，全区…."""
    words = page_words()
    if opening.lead.startswith(words.going_on):
        return True
    lead = opening.lead[: _LEAD // 2]
    return bool([word for word in words.referring if word in lead])


@cache
def _news_re() -> re.Pattern[str]:
    """A day, or where news comes from: 近日, 8日, 记者从某局获悉, 据某局统计，."""
    return re.compile("|".join([*page_words().news, "[0-9]{1,2} ?[日号]", "据[^，,。；]{2,20}[，,]"]))


@cache
def _period_re() -> re.Pattern[str]:
    """A period that news tells of."""
    return re.compile("|".join([*page_words().periods, "[0-9] ?月", "[0-9]{4} ?年", "[一二三四1-4]季度"]))


def _is_placed(opening: _Opening, said: str) -> bool:
    """Whether headline and text name a place that is not named before, and the text a day or period.

    Args:
        opening: the headline and the text.
        said: what the item before it opens with.
    """
    lead = opening.lead
    if not (_news_re().search(lead, 0, _LEAD // 2) or _period_re().search(lead, 0, _LEAD // 2)):
        return False
    name = _place(opening.head)
    return bool(name) and name not in said and name[:2] in lead


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
    return re.compile("|".join(sorted(zone_words().kind_of, key=len, reverse=True)))


@cache
def _named_zone_re() -> re.Pattern[str]:
    """A proper word, and a type of zone that is hardly named without one."""
    strong = "|".join(sorted(zone_words().strong, key=len, reverse=True))
    return re.compile(f"([一-鿿]{{2,6}}?)(?:{strong})")
