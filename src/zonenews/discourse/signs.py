"""What a sentence says of the places and times that may come into force: wider places, lines, times in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from zonenews._patterns import lazy
from zonenews.discourse.context import COUNTRY
from zonenews.discourse.periods import Period
from zonenews.discourse.tokens import PlaceToken, SentenceRange, TimeToken, Token
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

SEVERAL = 2
"""So many years there are at least between the first and the last of those looked back on."""
LONGEST_LINE = 60
_WIDE_AT = r"(?<![^\W日月年来末底今度期前]..)(?!{no_place_behind})"
_WIDE = pattern(f"全[国省市县州]{_WIDE_AT}")
_WIDE_COUNTRY = pattern(f"我国{_WIDE_AT}")
_OWN = pattern("(?:{own_place_word})(?!{no_place_behind}|管委|管理委|党工委)")
_TITLE = 45
"""A title has so many characters at most."""
_BEFORE_OWN = frozenset("日月年来末底今度期前")
"""What a clause may begin with before the place that it is about."""
_FIELD = lazy("[^，,。；;：:、0-9]{0,10}?(?:最[大长高早多先强优低快]|首[个座条家批例次]|唯一|领先)")
"""What behind 全国 tells that it is only that among which something ranks: 全国 | 产量最大的水泥厂开工."""
_TOLD = lazy("[^，,。；;：:、0-9]*[，,。；;：:、]")
"""A clause without a figure."""
_JOINS = lazy("[、和与及]")
_ONLY_TIME = lazy("[-0-9年月日至—－上下半前后截到底末今去第一二三四季度，来以 　]*")
_DONE_JOINTLY = pattern(
    "[2-9两三四五六七八九]?[个省市县区]?(?:[共累合总]计?|分别)*(?:{doing}|{holding}|实现|完成|达到)"
)
"""What several places do that a sentence is about."""
_PORTRAIT = pattern("{portrait_sign}")
"""What a description of a place tells of it."""
_LONGEST_PORTRAIT = 400
_OPENING = 120
"""So early a text says which zone it is about."""
_CLAUSE_MARK = lazy("[，,；;：:]")
_SHORT_CLAUSE = 8
"""What is as long, with a time, tells nothing of its own."""
_ADVERBIAL = pattern("{leading_up}|[0-9今去前上]|.*(?:[后时中下上间]|{leading_up_end})$")
"""How a clause is made that leads up to whom the sentence is about."""


def overlap(one: Period | None, other: Period | None) -> bool:
    """Whether two periods are of one time, such as those of a title (2021年6月) and of the first sentence (1-6月)."""
    if one is None or other is None or one[0] is None or other[0] is None or one[1] is None or other[1] is None:
        return False
    return one[0] <= other[1] and other[0] <= one[1]


def are_several(period: Period) -> bool:
    """Whether a period is of several years."""
    first, last = period
    return first is not None and last is not None and last.year - first.year >= SEVERAL


def leads_up(before: str) -> bool:
    """Whether what a sentence says before a place only leads up to it: no clause of its own stands there."""
    clauses = [one for one in _CLAUSE_MARK.split(before) if len(one) > _SHORT_CLAUSE]
    return all(_ADVERBIAL.match(one) for one in clauses)


def is_figure(token: Token) -> bool:
    """Whether a token may be a figure: a duration is none."""
    return token.kind == "quantity" and token.mention.kind != "duration"


_DIGIT = lazy("[0-9]")


def is_line(text: str, row: SentenceRange) -> bool:
    """Whether a sentence is a short paragraph of its own."""
    if row.end - row.start > LONGEST_LINE or (row.start and text[row.start - 1] != "\n"):
        return False
    return not text[row.end : row.end + 2].strip("。") or text[row.end : row.end + 2] == "。\n"


def opens_without_figures(text: str, row: SentenceRange) -> bool:
    """Whether a sentence opens a paragraph of several lines or sentences that tells no figure, as those above the figures of a report do."""
    if row.start and text[row.start - 1] != "\n":
        return False
    end = text.find("\n", row.end)
    return end >= 0 and _DIGIT.search(text, row.start, end) is None


def is_portrait(text: str, start: int) -> bool:
    """Whether what stands before an offset, or soon behind it, describes a place, and reports nothing of a year."""
    return _PORTRAIT.search(text, 0, min(start + _LONGEST_PORTRAIT, len(text))) is not None


def is_title(text: str, start: int, end: int) -> bool:
    """Whether a range of the normal text lies on a short line without a full stop, and more text follows."""
    low, high = text.rfind("\n", max(0, start - _TITLE), start) + 1, text.find("\n", end, end + _TITLE + 1)
    if high < 0 or (not low and start >= _TITLE):
        return False
    line = text[low:high].rstrip()
    return len(line) <= _TITLE and not line.endswith(("。", "！", "？", "；", ";", "：", ":"))


def wider_places(text: str, *, whole: bool) -> list[int]:
    """Find the places wider than the article's own, at the start of a clause or behind a time; `whole` where it reports of a province or city.

    There a clause on the whole country gives a figure of it or only says among whom something came about.
    """
    wide = [match.start() for match in _WIDE.finditer(text) if text[match.start() - 1 : match.start()] != "“"]
    if "我国" in text:
        wide = sorted([*wide, *(match.start() for match in _WIDE_COUNTRY.finditer(text))])
    country = [at for at in wide if text.startswith(COUNTRY, at)]
    if not country:
        return wide
    field = {at for at in country if _FIELD.match(text, at + 2) or (whole and _TOLD.match(text, at + 2))}
    return [at for at in wide if at not in field]


def own_places(text: str) -> list[tuple[int, int]]:
    """Find the words for the article's own place (园区, 我县) with which clauses begin, or what stands behind a time.

    >>> own_places("2021年，园区产值30亿元。我县税收3亿元。")
    [(6, 8), (15, 17)]
    """
    return [
        match.span()
        for match in _OWN.finditer(text)
        if not match.start() or not text[match.start() - 1].isalnum() or text[match.start() - 1] in _BEFORE_OWN
    ]


def opening_park(text: str, own: list[tuple[int, int]]) -> str | None:
    """Give the word for a zone (高新区) with which the title or the first sentence of a text says what it is about; `own` as `own_places` finds them.

    >>> opening_park("2021年，高新区产值30亿元。", [(6, 9)]), opening_park("我县产值30亿元。", [(0, 2)])
    ('高新区', None)
    """
    start, end = own[0] if own else (0, 0)
    word = text[start:end]
    if word not in word_set("park_word") or start > _OPENING or text.find("。", 0, start) >= 0:
        return None
    return word


def opens_jointly(text: str, start: int, places: Sequence[PlaceToken]) -> bool:
    """Whether a sentence that starts at an offset begins, behind a time, with several places that it is about together: A和B实现产值3亿元."""
    if (
        len(places) < SEVERAL
        or not _JOINS.match(text, places[0].end)
        or not _ONLY_TIME.fullmatch(text, start, places[0].start)
    ):
        return False
    at = 0
    while at + 1 < len(places) and (join := _JOINS.match(text, places[at].end)) and join.end() == places[at + 1].start:
        at += 1
    return at > 0 and _DONE_JOINTLY.match(text, places[at].end) is not None


def outside_brackets(text: str, row: SentenceRange, times: list[TimeToken]) -> list[TimeToken]:
    """Leave out the times that a bracket in a sentence names for its own figures: 增长6.8%（2011年、2012年分别为3.3%、0.5%）."""
    end = times[-1].start
    if text.find("（", row.start, end) < 0 and text.find("(", row.start, end) < 0:
        return times
    found, depth, at = [], 0, row.start
    for token in times:
        start = token.start
        depth += text.count("（", at, start) + text.count("(", at, start)
        depth -= text.count("）", at, start) + text.count(")", at, start)
        at = start
        if depth <= 0 or text[row.start] in "（(":
            found.append(token)
    return found
