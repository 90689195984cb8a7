"""The day a page was put online: what the page prints as its stamp, and what its metadata say. A bare year is no day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Literal

import attrs

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.article.stamp_keys import key_before, key_of_line
from zonenews.lexicon.article import page_words
from zonenews.lexicon.webpage import webpage_words
from zonenews.text.width import fold_width
from zonenews.webpage.tree import Line

_DAY = r"(?<![0-9./第-])(?P<y>(?:19|20)[0-9]{2})\s?(?:年|[-/.])\s?(?P<m>[01]?[0-9])\s?(?:月|[-/.])\s?(?P<d>[0-3]?[0-9])(?:(?![0-9])\s?[日号]?|(?=[ T]?[0-2][0-9]:[0-5][0-9]))"
_LATER = r"(?!\s{0,2}(?:至|到|[-—–~～]{1,2}|起)\s{0,2}(?:[0-9]|今|$))"
_DAY_RE = lazy(_DAY + _LATER)
_ANY_DAY_RE = lazy(_DAY)
_SPLIT_RE = lazy(
    r"(?<![0-9./-])(?P<y>20[0-9]{2})\s{0,2}[/.年-]?\s{1,3}(?P<m>[01]?[0-9])\s{0,2}[-/.月]\s{0,2}(?P<d>[0-3]?[0-9])(?![0-9])"
    r"|(?<![0-9./-])(?P<d2>[0-3]?[0-9])\s{0,2}/?\s{1,2}(?P<y2>20[0-9]{2})\s{0,2}[-/.年]\s{0,2}(?P<m2>[01]?[0-9])(?![0-9./-])"
    r"|(?<![0-9./-])(?P<m3>[01]?[0-9])[-/.](?P<d3>[0-3]?[0-9])\s{1,2}(?P<y3>20[0-9]{2})(?![0-9./-])"
)
"""A stamp set in pieces, as inside one element: 2024 03/05; 05 2024-03; 03-05 2024."""
_META_RE = lazy(
    r"\s*(?P<y>(?:19|20)[0-9]{2})(?:(?P<sep>[-/.年])(?P<m>[01]?[0-9])[-/.月](?P<d>[0-3]?[0-9])(?![0-9])|(?P<m8>[01][0-9])(?P<d8>[0-3][0-9])(?![0-9]{1,5}\b))"
)
_CLOCK_RE = lazy(r"[0-2]?[0-9][:：][0-5][0-9]")
_LOOSE = 45
"""How many characters may stand beside a stamp that no key announces: its source, its authors, the size of the type."""
_BODY = 80
_LONG = 40
"""A line as long as the first, and one as long as the second that is not named for a stamp and prints no day, is of the body even without a full stop."""


@attrs.frozen
class Stamp:
    """The day of a page.

    Attributes:
        day: the day.
        origin: `page` where the page prints it, `metadata` where only its source says it.
    """

    day: date
    origin: Literal["page", "metadata"]


def printed_day(lines: Sequence[Line], *, titles: Sequence[str] = ()) -> date | None:
    """Give the day a page prints as its own.

    Args:
        lines: the lines of the page.
        titles: what its headline may be; a stamp without a key counts only behind it, where it is found.

    Returns:
        The day behind a key such as 发布时间 above the body, else the one in the lines between headline and body that hold little else, else that
        of a change (更新时间), else a keyed one behind the body; `None` where there is none. Days in links, at the foot, in ranges, and behind keys
        that are none of a stamp (截止日期, 成文日期) do not count.

    >>> printed_day([Line(text="园区签约"), Line(text="发布时间：2024年3月5日 来源：园区日报")])
    datetime.date(2024, 3, 5)
    >>> printed_day([Line(text="版权所有 2019-2026年")]) is None
    True
    """
    texts = [fold_width(line.text) for line in lines]
    open_lines = [
        (line, text)
        for line, text in zip(lines, texts, strict=True)
        if not line.foot and 2 * line.linked <= len(line.text) and not _foot_re().search(text)
    ]
    below, body, end = _parts(open_lines, {fold_width(title).strip() for title in titles if title})
    head, tail = _texts(open_lines[:body]), _texts(open_lines[body:end])
    return (
        _keyed(head, ("published", "dated"))
        or _unkeyed(open_lines[:body], below)
        or _keyed(head, ("updated",))
        or _keyed(tail, ("published",))
        or _keyed(tail, ("updated",))
    )


def _parts(lines: Sequence[tuple[Line, str]], titles: set[str]) -> tuple[int, int, int]:
    """Where the lines below the headline begin, where the body does, and where lists of other articles do."""
    heads = [number for number, (line, text) in enumerate(lines) if line.heading or text in titles]
    below = heads[0] + 1 if heads else 0
    size = len(lines)
    body = next((at for at in range(below, size) if _is_body(*lines[at])), size)
    end = next((at for at in range(body, size) if lines[at][1].strip(" ：:>·") in page_words().headings), size)
    return below, body, end


def _is_body(line: Line, text: str) -> bool:
    """Whether a line is running text: it has a full stop, or is long and prints nothing of a stamp."""
    if "。" in text:
        return True
    return len(text) >= _BODY or (len(text) >= _LONG and not line.hinted and not _DAY_RE.search(text))


def _texts(lines: Sequence[tuple[Line, str]]) -> list[str]:
    """The texts alone."""
    return [text for _, text in lines]


def _keyed(texts: Sequence[str], kinds: tuple[str, ...]) -> date | None:
    """The first day behind a key of one of these kinds."""
    for text in texts:
        for match in _DAY_RE.finditer(text):
            if key_before(text, match.start()) in kinds and (day := _day_of(match)):
                return day
    return None


def _unkeyed(lines: Sequence[tuple[Line, str]], below: int) -> date | None:
    """The first stamp between headline and body that its line holds with little else, and that is of nothing else."""
    for number, (line, text) in enumerate(lines[below:], below):
        above = lines[number - 1][1] if number else ""
        if key_of_line(above) != "other" and (day := _lone(line, text)) is not None:
            return day
    return None


def _lone(line: Line, text: str) -> date | None:
    match = _DAY_RE.search(text)
    if match:
        if any(key_before(text, found.start()) for found in _ANY_DAY_RE.finditer(text)):
            return None
        fits = len(text) - len(match[0]) <= _LOOSE and not _SENTENCE_RE.search(text)
        told = line.hinted or _CLOCK_RE.search(text) or len(text) - len(match[0]) <= _BARE or _SOURCE_RE.search(text)
        return _day_of(match) if fits and told else None
    match = _SPLIT_RE.search(text)
    fits = match is not None and line.hinted and len(text) - len(match[0]) <= _LOOSE
    return _day_of(match) if match and fits and key_before(text, match.start()) is None else None


_BARE = 12
_SENTENCE_RE = lazy("[。；;！!？?]|[，,].*[，,]")
_SOURCE_RE = lazy("来源|稿源|作者|记者|编辑|字[体号]|浏览|阅读|点击|发布")


def _day_of(match: re.Match[str]) -> date | None:
    """The day a match tells, where the calendar has it."""
    parts = {name[0]: value for name, value in match.groupdict().items() if name[0] in "ymd" and value}
    try:
        return date(int(parts["y"]), int(parts["m"]), int(parts["d"]))
    except (KeyError, ValueError):
        return None


@cache
def _foot_re() -> re.Pattern[str]:
    return compiled("|".join(map(re.escape, webpage_words().footer)))


def stated_day(value: str) -> date | None:
    """Give the day a value of the metadata states in full.

    Args:
        value: such as 2024-03-05T09:30:00+08:00, 2024/3/5, 20240305 or 2024年3月5日.

    Returns:
        The day as written, whatever the time zone; `None` for a bare year, a month, a number of seconds.

    >>> stated_day("2024-03-05T09:30:00+08:00"), stated_day("20240305093000")
    (datetime.date(2024, 3, 5), datetime.date(2024, 3, 5))
    >>> stated_day("2024"), stated_day("1709602200")
    (None, None)
    """
    match = _META_RE.match(fold_width(value))
    return _day_of(match) if match else None
