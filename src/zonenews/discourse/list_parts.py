"""Parts of lists by place: a head gives its place to all that stands in its part, until the part ends.

| head | example | its part ends |
|---|---|---|
| a place with its count, before a colon | 高新区本部5个：|甲、乙、丙；空港园3个：|丁、戊 | at the next head, or at a semicolon |
| a place with its count | 高新区4个、总投资9亿元，|经开区3个；其余县区5个 | behind its sum; at a semicolon, where that parts the places |
| a place, where it is said that projects are told by places | 按片区分，北湖新城|甲、乙等6个，丙等3个；南湖片区|丁等2个 | at the next head, or at a semicolon |
| a line of its own | 【临港园】, 二、汽车城（3个） | at the next heading of its level |

The places need not be zones that a table knows. A county, a town and 其余县区 head a part of no zone, into which no zone from before reaches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.tokens import PlaceToken
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone

Surety = Literal["sure", "weak"]
"""Whether a name is one of a place by itself, or only beside others: 空港|园, 汽车|城."""


class ListPart(NamedTuple):
    """A part of a list by place.

    Attributes:
        start: where the name of its place starts.
        end: where that ends; where it starts, if no place is told.
        until: where the part ends.
        zone: the zone that its place is; `None` where it is none.
    """

    start: int
    end: int
    until: int
    zone: str | None


class _Head(NamedTuple):
    """A place that may head a part: its name, its zone, and whether the name is one of a place by itself; its count, if one stands there; whether a colon or what was done there follows."""

    start: int
    end: int
    zone: str | None
    surety: Surety
    counted: int = -1
    colon: bool = False
    told: bool = False


class Names(NamedTuple):
    """What is known of the names of places in a sentence.

    Attributes:
        places: its zones, regions and organisations, in order.
        name_of: gives the name the article prefers for one of them.
        home: the zone the article is about, or `None`.
    """

    places: Sequence[PlaceToken]
    name_of: Callable[[PlaceToken], str | None]
    home: str | None


_BY_AREA = pattern("(?:[按分从][^，,。；;：:、\n]{0,3}(?:{kind_of_area})[^，,。；;：:、\n]{0,4}[看分])[，,：:]")
_REACH = 40
"""Characters at the beginning of a sentence in which it says by what it counts."""
_COUNT = lazy("[0-9]+[余多]?[个项](?=(?P<mark>[：:])|[、，,；;。（(\n]|$)")
_SEGMENT = lazy("[，,、；;。：:\n]")
_PARTING = lazy("[；;\n]")
_LEAD = pattern("[ 　]*(?:(?:{part_opening})[，,：:]?|[为是在])*", may_be_empty=True)
_HAVING = ("共有", "共", "有", "各", "计")
_NAME_REACH = 16
"""Characters of the name of a place, with what leads up to it, at most."""
_COUNT_ENDS = lazy("[0-9]+[余多]?[个项](?:[，,、][^，,、；;0-9]{0,6}投资[^，,、；;]{2,14})?[，,、；;]")
_SUM = lazy("(?:[，,、（(][^，,、；;。0-9]{0,8}(?:投资|资金|协议)[^，,、；;。]{0,4}[0-9][^，,、；;。]{0,10})*")
"""Its money, behind the count of a place."""
_SURE = pattern("(?!{no_place_lead}|{task_verb}|{working})[\u4e00-\u9fff]{2,6}?(?:{name_of_area})")
_OWN = pattern("(?P<of>{bare_zone}|[\u4e00-\u9fff]{0,6}区)?(?:{part_of_zone})")
_WEAK = pattern("(?!{no_place_lead}|{task_verb}|{working})[\u4e00-\u9fff]{2,5}[园城港]")
_COMMON = pattern("{common_park}")
_NO_ZONE = pattern(
    "(?:其[余他它]|各)(?:{counted_place})|[\u4e00-\u9fff]{1,6}(?:[市县旗州镇乡]|街道|办事处)|[市县区](?:直|级|本级)"
)
_OTHER_COUNTED = pattern("(?:(?:其[余他它]|各)(?:{counted_place})|[一-鿿]{1,6}(?:[市县旗州镇乡]|街道|办事处))(?=[0-9])")
"""|各县|11个, |东山县|3个: where no table knows the county."""
_AREA_TAILS = ("片区", "板块")
"""What may stand behind the name of a zone: 经开区|片区."""
_TOWNS = ("街道", "镇")
_KINDS = ("园区", "工业园", "产业园")
"""What may be counted itself: 食品|产业园|3个."""


def read_list_parts(text: str, low: int, high: int, names: Names) -> tuple[ListPart, ...]:
    """Give the parts of a sentence that is a list by place, in order; most sentences are none.

    Args:
        text: the normal text.
        low: where the sentence starts.
        high: where it ends.
        names: what is known of the names of places in it.
    """
    opened = _BY_AREA.search(text, low, min(high, low + _REACH))
    if opened is not None:
        return tuple(_ended(text, list(_after_lead(text, opened.end(), high, names)), high))
    heads = sorted([*_counted(text, low, high, names), *_subjects(text, low, high, names)], key=attrgetter("start"))
    if len(heads) == 1 and heads[0].told and any(one.start == heads[0].start for one in names.places):
        return ()  # one zone that is told by its name is no list
    if not any(head.zone is not None and head.surety == "sure" for head in heads):
        return ()
    return tuple(_ended(text, heads, high))


def _after_lead(text: str, start: int, high: int, names: Names) -> Iterator[_Head]:
    """Give the heads of a list that says by what it counts: one at its start, behind each semicolon, and behind a count that a place follows."""
    counted = [mark.end() for mark in _COUNT_ENDS.finditer(text, start, high)]
    parted = {start, *(mark.end() for mark in _PARTING.finditer(text, start, high))}
    for at in sorted({*parted, *counted}):
        lead = _LEAD.match(text, at, high)
        first = lead.end() if lead else at
        head = _named(text, first, high, names)
        if head is not None:
            yield head
        elif at in parted and at < high:
            yield _Head(first, first, None, "sure")


def _named(text: str, at: int, high: int, names: Names) -> _Head | None:
    """Give the place that what stands at an offset begins with."""
    for token in names.places:
        if token.start == at and isinstance(token.mention, Zone | Region) and token.end < high - 1:
            return _Head(at, token.end, names.name_of(token) if isinstance(token.mention, Zone) else None, "sure")
    if match := _SURE.match(text, at, high - 1):
        return _Head(at, match.end(), _of_area(match[0], names), "sure")
    other = _OTHER_COUNTED.match(text, at, high)
    return _Head(at, other.end(), None, "sure") if other else None


def _counted(text: str, low: int, high: int, names: Names) -> Iterator[_Head]:
    """Give the places that stand right before a count with nothing behind it: |高新区|4个、|经开区|3个."""
    for count in _COUNT.finditer(text, low, high):
        near = max(low, count.start() - _NAME_REACH)
        marks = list(_SEGMENT.finditer(text, near, count.start()))
        start = marks[-1].end() if marks else near
        lead = _LEAD.match(text, start, count.start())
        start = lead.end() if lead else start
        end = count.start()
        end -= next((len(word) for word in _HAVING if text.endswith(word, start, end)), 0)
        head = _whole_name(text, start, end, names) if end - start > 1 else None
        if head is not None:
            yield head._replace(counted=count.end(), colon=count["mark"] is not None)


def _subjects(text: str, low: int, high: int, names: Names) -> Iterator[_Head]:
    """Give the places that parts of a sentence begin with, before what was done there: |经开区|竣工的有甲、乙2个项目; |北湖片区|：甲、乙等6个项目."""
    for start in (low, *(mark.end() for mark in _PARTING.finditer(text, low, high))):
        lead = _LEAD.match(text, start, high)
        head = _subject(text, lead.end() if lead else start, high, names)
        told = _TELLS.match(text, head.end, high) if head is not None else None
        if head is not None and told is not None:
            yield head._replace(colon=told["colon"] is not None, told=True)


def _subject(text: str, at: int, high: int, names: Names) -> _Head | None:
    """Give the zone or the area that what stands at an offset begins with."""
    token = next((one for one in names.places if one.start == at), None)
    if token is not None:
        zone = names.name_of(token) if isinstance(token.mention, Zone) else None
        return _Head(at, token.end, zone, "sure") if zone is not None else None
    match = _SUBJECT.match(text, at, high)
    if match is None:
        return None
    other_kind = any(word in names.home for word in _OTHER_KIND.get(match[0], ())) if names.home else True
    if match[0] in words_of("bare_zone") and not other_kind:
        return None
    return _Head(at, match.end(), _of_area(match[0], names), "sure")


_SUBJECT = pattern("{bare_zone}|(?!{no_place_lead}|{task_verb}|{working})[\u4e00-\u9fff]{2,6}?{name_of_area}")
_TELLS = pattern(
    "(?:新|已|共)*(?:(?=(?:{ceremony_verb}|{landing})[^，,。；;]{0,80}[0-9]+[余多]?[个项]|(?:{ceremony_verb}|{landing})?项目[0-9]+[个项])"
    "|(?P<colon>[：:])(?=[^。；;]{0,80}[0-9]+[余多]?[个项]))"
)
"""What a part tells of its place: …开工项目3个, …：甲、乙等6个项目."""
_OTHER_PLACE = pattern(
    "[，,](?:其中[，,]?)?(?:全[省市县区州]|[\u4e00-\u9fff]{1,12}(?:[市县区旗州镇乡园]|街道)[^，,。；;、0-9]{0,10}[0-9]+[个项])"
)
"""北湖片区开工项目7个|，东山县开工项目3个: what follows is told of another place."""
_OTHER_KIND = {"高新区": ("经开", "经济"), "经开区": ("高新",), "综保区": ("高新", "经开", "经济")}
"""Of which kind a zone is that another word does not mean."""


def _whole_name(text: str, start: int, end: int, names: Names) -> _Head | None:
    """Give the place that a range is the name of, or `None`."""
    name = text[start:end]
    own = _OWN.fullmatch(name)
    tail = next((len(word) for word in (*_AREA_TAILS, *words_of("part_of_zone")) if name.endswith(word)), 0)
    for token in names.places:
        if token.start == start and token.end in (end, end - tail):
            if isinstance(token.mention, Zone):
                return _Head(start, end, names.name_of(token), "sure")
            if isinstance(token.mention, Region):
                return _Head(start, end, None, "sure")
    if own is not None:
        return _Head(start, end, names.home or _of_area(own["of"] or "", names), "sure")
    if name in words_of("bare_zone") or _SURE.fullmatch(name):
        kind = name.endswith(_KINDS) and name not in words_of("bare_zone")
        return _Head(start, end, _of_area(name, names), "weak" if kind else "sure")
    if _NO_ZONE.fullmatch(name):
        return _Head(start, end, None, "weak")
    weak = _WEAK.fullmatch(name) is not None and not is_common(name)
    return _Head(start, end, name, "weak") if weak else None


def _of_area(name: str, names: Names) -> str | None:
    """Give the zone that the name of an area is; a bare 高新区 is the article's own, where that is one."""
    if name.endswith(_TOWNS):
        return None
    bare = name.removesuffix("片区")
    if bare in words_of("bare_zone"):
        return names.home if names.home is not None and names.home.endswith(bare) else bare
    return name or None


def is_common(name: str) -> bool:
    """Whether a name that ends as those of places do names a kind of them, or one that is not told: 物流园.

    >>> is_common("物流园"), is_common("临港园")
    (True, False)
    """
    return _COMMON.fullmatch(name) is not None or name in words_of("bare_zone") or name.endswith(_KINDS, 0, 3)


def _ended(text: str, heads: Sequence[_Head], high: int) -> Iterator[ListPart]:
    """Give the parts of heads: each ends at the next one, or at a semicolon, or, where nothing parts the counts of places, behind its own sum."""
    parted = any(_PARTING.search(text, one.end, other.start) for one, other in pairwise(heads))
    for place, head in enumerate(heads):
        until = heads[place + 1].start if place + 1 < len(heads) else high
        mark = _PARTING.search(text, head.end, until)
        until = mark.start() if mark else until
        other = _OTHER_PLACE.search(text, head.end, until) if head.told and not head.colon else None
        until = other.start() if other else until
        if head.counted >= 0 and not (head.colon or parted):
            told = _SUM.match(text, head.counted, until)
            until = told.end() if told else head.counted
        yield ListPart(head.start, head.end, until, head.zone)


def part_at(parts: Sequence[ListPart], at: int) -> ListPart | None:
    """Give the part that an offset lies in, or `None`.

    >>> part = ListPart(5, 8, 30, "空港园")
    >>> part_at([part], 12) is part, part_at([part], 31)
    (True, None)
    """
    return next((part for part in reversed(parts) if part.start <= at < part.until), None)


_LINE = pattern(
    "(?m)^[　 ]*(?:[0-9一二三四五六七八九十]{1,3}[、.．]|[（(][0-9一二三四五六七八九十]{1,3}[）)])?[　 ]*[【\\[]?"
    "(?P<area>(?!{no_place_lead}|{task_verb}|{working})[\u4e00-\u9fff]{0,6}?(?:{name_of_area}|{bare_zone}|[\u4e00-\u9fff]{2}[园城港])(?:片区|本部)?)[】\\]]?"
    "(?:[（(][^（()）\n]{1,12}[）)])?[：:]?[　 ]*$"
)
_LINE_END = lazy("[园城港区团块][】\\]]?(?:[（(][^（()）\n]{1,12}[）)])?[：:]?[　 ]*(?:\n|$)")


def line_areas(text: str) -> frozenset[str]:
    r"""Give the places that head parts of a text, each on a line of its own; none where only one is told.

    >>> sorted(line_areas("一、经开区片区\n1.甲项目\n二、临港园\n2.乙项目"))
    ['临港园', '经开区片区']
    >>> line_areas("走进临港园\n园区现有企业30家。")
    frozenset()
    """
    if "\n" not in text or _LINE_END.search(text) is None:
        return frozenset()
    found = {match["area"] for match in _LINE.finditer(text)}
    named = {name for name in found if _COMMON.fullmatch(name) is None and name not in _KINDS}
    return frozenset(named if len(named) > 1 else ())


def area_of_line(line: str, areas: frozenset[str]) -> str | None:
    """Give the zone that a line is the head of, where it is one of the places that head parts of its text.

    >>> area_of_line("二、临港园（3个）：", frozenset(("临港园", "经开区片区")))
    '临港园'
    """
    match = _LINE.fullmatch(line) if areas else None
    if match is None or match["area"] not in areas or match["area"].endswith(_TOWNS):
        return None
    bare = match["area"].removesuffix("片区").removesuffix("本部")
    return bare if bare in words_of("bare_zone") else match["area"]
