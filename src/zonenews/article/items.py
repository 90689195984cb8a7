"""Items: the articles within one text (a digest, a list page, articles joined), which lend each other no context.

An item opens as an article does: a headline, and running text below it that tells its own news. It begins where

| sign | example |
|---|---|
| a stamp or a source stands between headline and text | 某区签约三个项目 / 2023-05-08 来源：某报 / 5月8日，…… |
| the text opens with a dateline, below a headline or as the item before did | 本报讯（记者 某某）…… |
| the text opens with the lead of an agency, or stands below it; what follows is judged without what stands before | 某某网消息（某某栏目）：…… |
| whom a speech is given to stands below when and where it was given; what follows is judged without what stands before | 2026年某市政府工作报告 / ——2026年1月9日在…会议上 / 各位代表： |
| the office and the day of a bulletin, or whom a notice is for, stand below its title; likewise | 2023年某市统计公报 / 某市统计局 / （2024年3月20日） |
| the line that says when and before whom a speech was given, or the name of a place whose portrait it is, stands alone above it | ——2026年1月9日在…会议上 / 市长 某某; 青石镇 / 一、基本情况 / 青石镇位于…… |
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

from zonenews._ready import compiled
from zonenews.article.datelines import LEAD_WORD
from zonenews.article.headline_places import place_of_headline
from zonenews.article.openings import LEAD, Opening, opening_at, possible_openings
from zonenews.lexicon.article import page_words

R = TypeVar("R")

_DIGEST = 3
"""A digest has so many headlines at least."""


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
    candidates, paragraphs = possible_openings(text)
    if not candidates or not candidates[-1].passed:
        return (Item(0, len(text), published),)
    told = LEAD_WORD in text
    later = [opening_at(candidate, told=told) for candidate in candidates if candidate.passed]
    if not any(later):
        return (Item(0, len(text), published),)
    above = [opening_at(candidate, told=told) for candidate in candidates if not candidate.passed]
    openings = [opening for opening in (*above, *later) if opening]
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
    return [rows] if len(items) < 2 else list(parts_of(rows, items, start))


def parts_of(rows: Sequence[R], items: Sequence[Item], start: Callable[[R], int]) -> Iterator[Sequence[R]]:
    """Give the rows of one item after the other, as `parted` does: a long text has thousands of items, and is done with each before the next."""
    low = 0
    for item in items[1:]:
        high = bisect_left(rows, item.start, low, key=start)
        yield rows[low:high]
        low = high
    yield rows[low:]


def _begun(text: str, openings: Sequence[Opening], paragraphs: int) -> Iterator[Opening]:
    """Give the openings that begin an item behind another one.

    The lead of an agency and the head of a speech open another text: what stands before says nothing about what stands behind, be it a digest or not.
    """
    cuts = [i for i, opening in enumerate(openings) if opening.led and opening.passed]
    for place, (low, high) in enumerate(pairwise([0, *cuts, len(openings)])):
        before = openings[low].passed if place else 0
        beyond = openings[high].passed if high < len(openings) else paragraphs
        if place:
            yield openings[low]
        yield from _begun_within(text, openings[low:high], before, beyond - before)


def _begun_within(text: str, openings: Sequence[Opening], before: int, paragraphs: int) -> Iterator[Opening]:
    """Give the openings that begin an item behind another one of the same text.

    Args:
        text: the whole.
        openings: those of this text.
        before: how many paragraphs of running text stand before it.
        paragraphs: how many it has.
    """
    start = openings[0].start if before else 0
    second = next((opening.start for opening in openings if opening.passed > before), start)
    said = text[start : min(second, start + 2 * LEAD)]  # what the item before opens with
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


def _is_digest(openings: Sequence[Opening], paragraphs: int) -> bool:
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


@cache
def _period_re() -> re.Pattern[str]:
    """A period that news tells of."""
    dated = [
        f"{unit}(?<={number}{gap}{unit})" for number, unit in (("[0-9]", "月"), ("[0-9]{4}", "年")) for gap in ("", " ")
    ]
    return compiled("|".join([*page_words().periods, *dated, "季度(?<=[一二三四1-4]季度)"]))


def _is_placed(opening: Opening, said: str) -> bool:
    """Whether headline and text name a place that is not named before, and the text a day or period.

    A headline that is nothing but the name (【某区】) is enough of it.

    Args:
        opening: the headline and the text.
        said: what the item before it opens with.
    """
    if not (opening.timely or _period_re().search(opening.lead, 0, LEAD // 2)):
        return False
    name = place_of_headline(opening.head)
    return bool(name) and name not in said and (name[:2] in opening.lead or name == opening.head)
