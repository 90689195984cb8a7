"""Where an article may begin in a text: a headline and the running text below it, a dateline, the lead of an agency, the head of a speech.

Whether one begins there is judged in `items`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.article.bylines import byline_items
from zonenews.article.datelines import LEAD_REACH, LEAD_WORD, opens_with_lead, read_dateline
from zonenews.article.labels import GIVEN_RE, close_letters
from zonenews.article.roles import overlap
from zonenews.lexicon.article import page_words

_RUNNING = 25
"""Running text has so many characters at least, and a full stop."""
_ABOVE = 4
"""So many lines may stand between a paragraph and the one before it: a headline in two lines, and bylines."""
_HEADS = 2
_SHORT = 60
"""A headline has so many characters at most."""
LEAD = 120
"""So many characters of running text tell what it is about, and half of them of when."""
_RETOLD = 0.4
"""Text that tells the news of its headline repeats so much of it."""
_OPEN_ENDS = frozenset("。；：:，,、;…")
_NO_HEADLINE_RE = lazy(
    r"[(（①-⑳—]|[一二三四五六七八九十]{1,3}\s?[、.．]|第[一二三四五六七八九十]{1,3}[章节条部]|[0-9]+\s"
)
_NUMBER_RE = lazy(r"\A[0-9]{1,2}\s?[、.．](?![0-9])\s?")
_IN_LINE_RE = lazy(r"【([^【】]{4,50})】|[0-9]{1,2}\s?[、.．](?![0-9])\s?([^。：:；;]{4,50})[。：:]")
_HEAD_FIRSTS = frozenset("【0123456789")
_GIVEN_RE = lazy("[0-9一二三四五六七八九十]日在")
"""What the line says that tells when and before whom a speech was given: ——2022年1月12日在某市第八届人民代表大会第二次会议上."""
_ASSEMBLED_ENDS = ("上", "上）", "上)")
"""How that line ends, or the next one."""
_LIES_RE = lazy("[^，。0-9]{0,6}(?:位于|地处|坐落)")
"""How a portrait goes on behind the name of its place."""
_COLONS = ("：", ":")
_CAPTION_ENDS = ("摄", "供图")
"""How the caption of a picture ends, which may stand in the head: 某某作政府工作报告。本报记者 某某摄."""
_BULLETIN_RE = lazy("(?:19|20)[0-9]{2}年[^，。：；\n]{2,40}公报")
"""The title of a bulletin, which has the office and the day below it."""
_NOTICE_RE = lazy("[^，。：；\n]{4,80}的(?:通知|通告|公告|函)")
"""The title of a notice, which says below whom it is for: 各县（区）人民政府：."""
_DATELINE_RE = lazy(r"[讯电道丨｜|](?:(?<=日.)|(?<=[讯电])[^一-鿿]|(?<=报道)[】\])）])")


@attrs.define(kw_only=True, slots=False, eq=False)
class Opening:
    """The beginning of what may be an item; what its text says is looked at only where that decides.

    Attributes:
        start: where it begins.
        head: its headline; empty where only a dateline opens it.
        lead: the beginning of its text.
        passed: how many paragraphs of running text stand before it.
        stamped: whether a stamp or a source stands between headline and text.
        day: the day of the stamp.
        dated: whether a dateline opens the text.
        led: whether the lead of an agency opens it, or stands on a line above it; or the head of a speech stands above.
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
        begins = _going_on_re().match(self.lead, 0, LEAD // 2)
        return begins is not None or _referring_re().search(self.lead, 0, LEAD // 2) is not None

    @cached_property
    def retold(self) -> bool:
        """Whether the text repeats the headline."""
        return overlap(self.head, self.lead) >= _RETOLD

    @property
    def is_news(self) -> bool:
        """Whether text below a headline tells its news: it has a day or a source of its own."""
        return self.timely and not self.going_on and self.retold


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


def possible_openings(text: str) -> tuple[list[_Candidate], int]:
    """Give what may open an item, in order, and how many paragraphs of running text there are."""
    found: list[_Candidate] = []
    above: list[tuple[int, str]] = []
    paragraphs = at = 0
    told, dateline = LEAD_WORD in text, _DATELINE_RE.search
    for row in text.split("\n"):
        line = row.strip()
        if "。" in line:
            led = told and line.find(LEAD_WORD, 0, LEAD_REACH) >= 0 and opens_with_lead(line)
            if led or len(line) >= _RUNNING:
                if led or not paragraphs or above or line[0] in _HEAD_FIRSTS or dateline(line, 0, LEAD // 2):
                    found.append(_Candidate(at, line, above, paragraphs))
                paragraphs += 1
            if len(line) >= _RUNNING or not line.endswith(_CAPTION_ENDS):
                above = []
        elif line:
            above.append((at, line))
        at += len(row) + 1
    return found, paragraphs


def opening_at(candidate: _Candidate, *, told: bool) -> Opening | None:
    """Give what a paragraph opens together with the lines right above it, or `None`; leads of agencies where the text has their word."""
    start, line, above, passed = candidate
    lead = line[:LEAD]
    led, lone = False, None
    if told:
        near = above[-_ABOVE:]
        lone = next((place for place, (_, words) in enumerate(near) if opens_with_lead(words)), None)
        if lone is not None:
            start, above = near[lone][0], near[lone + 1 :]
        led = lone is not None or opens_with_lead(line)
    stamped, day, heads = _split(above) if 0 < len(above) <= _ABOVE else (False, None, [])
    if (first := _document(above, lead)) is not None:
        led, stamped, heads = True, True, above[first : first + 1]
        day = _day_of([line for _, line in above[first:]])
    if heads and lone is not None:
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
    return Opening(
        start=start,
        head=head,
        lead=lead,
        passed=passed,
        stamped=stamped,
        day=day,
        dated=dated or led,
        led=led,
        timely=_news_re().search(lead, 0, LEAD // 2) is not None,
    )


def _split(above: Sequence[tuple[int, str]]) -> tuple[bool, date | None, list[tuple[int, str]]]:
    """Tell the bylines above a paragraph from the headlines above them, of which there may be two."""
    stamped, day = False, None
    heads: list[tuple[int, str]] = []
    for start, line in reversed(above):
        items = [] if heads else byline_items(line)
        if 2 * sum(item.end - item.start for item in items) >= len(line):
            stamped = stamped or any(item.field in ("published", "source", "publisher") for item in items)
            day = day or next((item.day for item in items if item.field == "published"), None)
        elif len(heads) < _HEADS and _is_headline(line):
            heads.insert(0, (start, line))
        else:
            break
    return stamped, day, heads


def _document(above: Sequence[tuple[int, str]], lead: str) -> int | None:
    """Give the first line of the head that only a document of its own has: a speech, a bulletin, a notice, the portrait of a place."""
    if not above:
        return None
    addressed = [*above, (0, lead[: lead.find("：") + 1])]
    heads = (_speech(above), _bulletin(above), _notice(above), _notice(addressed), _portrait(above, lead))
    return next((first for first in heads if first is not None), None)


def _bulletin(above: Sequence[tuple[int, str]]) -> int | None:
    """Give the title of a bulletin that has its day right above the text.

    >>> _bulletin([(0, "2023年某市国民经济和社会发展统计公报"), (19, "某市统计局"), (25, "（2024年3月20日）")])
    0
    >>> _bulletin([(0, "2023年某市国民经济和社会发展统计公报"), (19, "某市统计局")]) is None
    True
    """
    last = above[-1][1]
    if len(above) < 2 or 2 * sum(item.end - item.start for item in byline_items(last) if item.day) < len(last):
        return None
    return next((i for i, (_, line) in enumerate(above[:-1]) if _BULLETIN_RE.fullmatch(close_letters(line))), None)


def _notice(above: Sequence[tuple[int, str]]) -> int | None:
    """Give the title of a notice that says right above the text whom it is for.

    >>> _notice([(0, "某市关于申报专项资金的通知"), (14, "各县（区）财政局：")])
    0
    """
    last = above[-1][1]
    if not (last.startswith("各") and last.endswith(_COLONS)):
        return None
    return next((i for i, (_, line) in enumerate(above[:-1]) if _NOTICE_RE.fullmatch(close_letters(line))), None)


def _speech(above: Sequence[tuple[int, str]]) -> int | None:
    """Give the first line of the head of a speech: its title, else when and before whom it was given.

    The head ends with whom it speaks to, or begins with a dash before the day, as one does that has lost its title.

    >>> _speech([(0, "2026年某市政府工作报告"), (14, "——2026年1月9日在某市人民代表大会第五次会议上"), (38, "各位代表：")])
    0
    >>> _speech([(0, "——2026年1月9日在某市人民代表大会第五次会议上"), (38, "市长 王磊")])
    0
    """
    if not above:
        return None
    addressed = above[-1][1].endswith(_COLONS) and above[-1][1].startswith(page_words().addresses)
    if not addressed and not GIVEN_RE.match(above[0][1]):
        return None
    given = next((i for i, (_, line) in enumerate(above[:-1]) if _GIVEN_RE.search(line)), None)
    if given is None or not any(line.endswith(_ASSEMBLED_ENDS) for _, line in above[given : given + 2]):
        return None
    titles = (i for i in range(given - 1, -1, -1) if close_letters(above[i][1]).endswith("报告"))
    return next(titles, given)


def _portrait(above: Sequence[tuple[int, str]], lead: str) -> int | None:
    """Give the name of a place that stands alone above the text that says where it lies, or above its first heading.

    >>> _portrait([(0, "青石镇"), (4, "一、基本情况")], "青石镇位于某县东南部，辖17个行政村。")
    0
    >>> _portrait([(0, "青石镇"), (4, "一、基本情况")], "全镇辖17个行政村。") is None
    True
    """
    at = len(above) - 1 - above[-1][1].startswith("一、")
    name = above[at][1] if at >= 0 else ""
    return at if name and lead.startswith(name) and _LIES_RE.match(lead, len(name)) else None


def _day_of(lines: Sequence[str]) -> date | None:
    """Give the day of the stamp among the lines of a head."""
    items = [item for line in lines for item in byline_items(line) if item.day]
    return next((item.day for item in items if item.field == "published"), items[-1].day if items else None)


def _is_headline(line: str) -> bool:
    """Whether a line may be a headline: short, without a full stop, no heading 一、, no bracket, no row of figures."""
    return 4 <= len(line) <= _SHORT and line[-1] not in _OPEN_ENDS and not _NO_HEADLINE_RE.match(line)


def _has_dateline(lead: str) -> bool:
    dateline = read_dateline(lead) if _DATELINE_RE.search(lead, 0, LEAD // 2) else None
    return dateline is not None and dateline.text is not None


# In the alternations that are searched for every branch begins with a plain character: `re` then skips to where one of them stands.


@cache
def _news_re() -> re.Pattern[str]:
    """A day, or where news comes from: 近日, 8日, 记者从某局获悉, 据某局统计，."""
    days = [f"{day}(?<=[0-9]{gap}{day})" for day in "日号" for gap in ("", " ")]
    return compiled("|".join([*page_words().news, *days, "据[^，,。；]{2,20}[，,]"]))


@cache
def _going_on_re() -> re.Pattern[str]:
    """Words that go on with what stands before, at the very beginning."""
    return compiled("|".join(page_words().going_on))


@cache
def _referring_re() -> re.Pattern[str]:
    """Words for what stands before."""
    return compiled("|".join(page_words().referring))
