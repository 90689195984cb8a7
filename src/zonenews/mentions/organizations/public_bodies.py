"""Public bodies: seats of government with their place, and offices named after their field of work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.grammar.gazetteer import pair_alternatives
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.lengths import TAIL, lengths_by
from zonenews.lexicon.organizations import load_organizations
from zonenews.lexicon.word_classes import kept_by_words, words_of
from zonenews.lexicon.zone_words import zone_words
from zonenews.mentions.organizations.boundaries import Candidate, Places, name_start

_TIERS = frozenset("省市县区州旗盟镇地")
_NO_OFFICE = _TIERS | {"党"}
_AREAS = frozenset({"地区", "片区", "新片区"})
"""Areas that one word names: 临港地区."""
_TIERS_RE = lazy("[各省市县区州旗盟乡镇街道自治和与及两三级个]+")


_FOR_TASK_RE = pattern("{temporary_body}")
_PLACED_RE = lazy("(?![全各我本该多])[一-鿿]{0,4}[省市县州旗](?![属级直管内外])|[一-鿿]{2,4}区")
_LONGEST_TASK = 18
"""How many characters the place and the task of a body may have before 领导小组 and the like."""


def nation_start(text: str, start: int, places: Places) -> int:
    """Where the name of another nation begins right before its government; `start` where none stands there."""
    begin = places.chain_before(text, start)
    return begin if text[begin:start] in load_organizations().countries - {"中国"} else start


def seat_start(text: str, start: int, places: Places) -> int:
    """Where the seat of a government begins: its place, region or zone, stands right before the head (长清|区委)."""
    words = load_organizations()
    if text.startswith(("法院", "检察院"), start) and (field := _field_start(text, start)) < start:
        begin = places.chain_before(text, field)
        return begin if begin < field else start
    for end in (start, start + 1) if text[start] in "省市区县州旗盟镇乡自" else (start,):
        if (begin := places.chain_before(text, end)) < min(end, start):
            return begin
    begin = name_start(text, start, places)
    core = text[begin:start]
    if core in _TIERS and text[start + 1] == "委" and text[start] not in _NO_OFFICE:  # 省|农委, and no 县|党委
        return begin
    if _FOR_TASK_RE.match(text, start) and 4 < len(core) <= _LONGEST_TASK and _PLACED_RE.match(core):
        return begin
    if (core in words.seats and not core.endswith("城")) or not 2 <= len(core) <= 16 or _TIERS_RE.fullmatch(core):
        return start
    ranks = core[-1] in "省市州县区地" and text[start] in "省市州县区"  # 州地|市政府: governments of several ranks
    if ranks or core.endswith(("省市", "省区市")):
        return start
    return begin if _names_seat(text, begin, start, places) else start


def _names_seat(text: str, begin: int, start: int, places: Places) -> bool:
    """Whether what stands before the head of a government names its place, by the word for a seat it ends in or by its characters."""
    core = text[begin:start]
    seat = _seat_at_end(core)
    own = core[: len(core) - len(seat)]
    if (seat in _TOWNS and is_town(own)) or (
        text.startswith("街道", start) and is_town(core)
    ):  # 金山镇|人民政府, 东湖|街道办事处
        return True
    if len(core) > 2 and seat and (places.begins_at(text, begin) or is_unusual(own) or not own):
        return True
    named = zone_words().described(own) > 1 or (len(own) == 2 and seat in _AREAS)
    if seat and text.startswith("管", start) and named:  # 某某地区|管委会
        return True
    return len(core) <= 5 and text[start] in "省市区县州旗" and _is_han_name(core)


_TOWNS = frozenset({"镇", "乡"})
_ANY_TOWN_RE = pattern(".*(?:{any_of_towns}|[各本该全])")


def is_town(own: str) -> bool:
    """Whether two or three characters may name a town or a street, and are none that any town has before it: 所属|镇, 各|街道."""
    return 2 <= len(own) <= _LONGEST_TOWN and own.isalpha() and not _ANY_TOWN_RE.match(own)


_LONGEST_TOWN = 3


def _seat_at_end(core: str) -> str:
    """The longest word for a seat that a name ends in; empty where there is none."""
    seats = _seats()
    return next(filter(core.endswith, seats)) if core.endswith(seats) else ""


@cache
def _seats() -> tuple[str, ...]:
    return tuple(sorted(load_organizations().seats, key=lambda seat: (-len(seat), seat)))


def _is_han_name(core: str) -> bool:
    return is_unusual(core) and not any(char.isascii() for char in core)


# -- bodies named after their field of work ------------------------------------------------------------------------------

_FUNCTION_RE = lazy(
    r"(?:[总分一二三四五六]局|局(?![面势限部促])|厅(?![堂局])|署(?![名])|办公[室厅]|领导小组(?:办公室)?|[支总大]队|专员公署"
    r"|(?<=服务)中心|(?<=促进)中心|委员会|委(?![员托派会屈婉])|部(?![分门署队件位级委落族际])|办(?![理法公学事案好成实证]))"
    r"(?:(?:第[一二三四五六七八九十]+|(?<=局)(?:(?![和与及同的在由区县市各])[一-鿿]){2,4}[区县市]?)?分局)?"
)
_BEFORE_BODY = {"局": "总分一二三四五六", "队": "支总大", "署": "公"}
"""Characters before the last one that belong to the word: 总局, 分局, 招商|一局, 支队."""


def by_function(text: str, places: Places) -> Iterator[Candidate]:
    """Bodies that a field of work and a head make, behind a place, a tier or another body: 常州高新区经发局."""
    tails = _function_tails()
    for match in _body_re().finditer(text):
        at = match.start()
        if text[at - 1 : at] in _BEFORE_BODY.get(match[0], ()):
            at -= 3 if match[0] == "署" else 1
        office = (
            match[0] == "办" and text.endswith(words_of("owner_of_office"), 0, at) and bool(_OFFICE_RE.match(text, at))
        )
        if text[at - 2 : at] not in tails and not office:
            continue
        head = _FUNCTION_RE.match(text, at)
        if not head:
            continue
        field = at if office else _field_start(text, at)
        if (office or field < at) and (begin := _owner_start(text, field, places)) < field - (match[0] == "中"):
            yield Candidate(begin, head.end(), "government", "function")


_OFFICE_RE = lazy("办公|办(?=[一-鿿]{0,2}(?:主任|副主任|[、，。；]))")
"""The office of a government or a committee, in full or short where its head or another body follows: 县政府|办."""
_JOINED_RE = lazy(
    r"[、和与及]([一-鿿]{2,12}?(?:局|厅|委员会|委|办公室|办|部|中心))(?=[、和与及，,。；;等（(）)\n联分主参出到]|以及|负责|$)"
)


def joined(text: str, bodies: list[Candidate]) -> Iterator[Candidate]:
    """Bodies, and those of the same owner named after them without it: 高新区经发局、|科技局."""
    found = {one.start for one in bodies}
    for one in bodies:
        yield one
        end = one.end
        while match := _JOINED_RE.match(text, end):
            if match.start(1) in found or not (_is_office(match[1]) or match[1].endswith(_CENTER)):
                break
            if not match[1].endswith(_CENTER) or match[1][0] in _COUNTIES:
                yield Candidate(match.start(1), match.end(1), "government", "joined")
            end = match.end(1)


_CENTER = "中心"
"""What ends an item that has others of the same owner behind it: 招商办、土地储备|中心、建设局."""


def _is_office(name: str) -> bool:
    """Whether an item behind a body is one of the same owner, by its field, or one with the tier of its own: 县|石材办."""
    if name[0] in _COUNTIES and _SHORTEST_OFFICE <= len(name) <= _LONGEST_OFFICE:
        return True
    head = _FUNCTION_RE.search(name)
    return head is not None and _field_start(name, head.start()) in ((0, 1) if name[0] in _COUNTIES else (0,))


_COUNTIES = frozenset("省市县区")
_SHORTEST_OFFICE, _LONGEST_OFFICE = 4, 8
"""How many characters an office with its tier has in a list of bodies."""


@kept_by_words
def _body_re() -> re.Pattern[str]:
    """The character a body's word is known by, behind a pair that may stand before it: the end of a field or of an owner."""
    tails = _function_tails()
    before = (
        {tail[1] + part for tail in tails for part in "总分支大一二三四五六"}
        | {owner[-2:] for owner in words_of("owner_of_office")}
        | {"员公"}
    )
    return compiled(f"[局厅署委部办队领中](?<=(?:{pair_alternatives({*tails, *before})}).)")


@cache
def _function_tails() -> dict[str, tuple[int, ...]]:
    return lengths_by(load_organizations().functions, TAIL)


@cache
def name_tails() -> frozenset[str]:
    """The last two characters of all known names."""
    return frozenset(name[-2:] for name in load_organizations().names)


def _field_start(text: str, end: int) -> int:
    """Walk back over fields of work and the words that join them: 经济发展和科技创新."""
    fields, sizes_of = load_organizations().functions, _function_tails().get
    at = end
    while True:
        if at < end and text[at - 1 : at] in ("和", "与", "及") and text[at - 3 : at - 1] in _function_tails():
            at -= 1
        for size in sizes_of(text[at - 2 : at], ()):
            if size <= at and text[at - size : at] in fields:
                at -= size
                break
        else:
            return at + (at < end and text[at] in "和与及")


_TIER_BEFORE_RE = lazy("(?<![一-鿿])[省市县区]$|[由在向和与及][省市县区]$")
"""The tier of a government without a place before it: 省|政府台湾事务办公室."""
_BODY_INSIDE_RE = lazy("[局厅委院司]")


def _owner_start(text: str, end: int, places: Places) -> int:
    """Where the owner of a body begins: a place, a tier (省, 国家), a party committee or government, with its place."""
    words = load_organizations()
    begin = places.chain_before(text, end)
    if begin < end:
        head = next((head for head in words_of("national_body") if text.endswith(head, 0, begin)), "")
        return begin - len(head)
    if text.endswith(words_of("owner_of_office"), 0, end):
        owner = next(owner for owner in words_of("owner_of_office") if text.endswith(owner, 0, end))
        begin = seat_start(text, end - len(owner), places)
        if begin == end - len(owner) and text[name_start(text, begin, places) : begin] in words.tiers:
            begin = name_start(text, begin, places)  # 经开区|管委会经发局
        tiered = _TIER_BEFORE_RE.search(text, max(0, begin - 2), begin) if owner == "政府" else None
        return tiered.end() - 1 if tiered else begin
    if text[max(0, end - 2) : end] in name_tails():
        names = words.names.keys()
        known = next((size for size in range(min(9, end), 1, -1) if text[end - size : end] in names), 0)
        if known:
            return end - known
    begin = name_start(text, end, places)
    core = text[begin:end]
    if core in words.tiers:
        return begin
    seat = _seat_at_end(core)
    own = core[: len(core) - len(seat)]
    if (
        seat
        and 2 < len(core) <= 16
        and own
        and not _BODY_INSIDE_RE.search(own)
        and (places.begins_at(text, begin) or is_unusual(own))
    ):
        return begin
    return end


# -- numbered institutes -------------------------------------------------------------------------------------------------

_NUMBERED_RE = lazy(
    r"第?(?:[0-9]{1,4}|[一二三四五六七八九十百〇零]{1,4})(?:研究所|研究院|所(?![有在需谓学])|院(?![校士子系落线长]))"
)


def by_number(text: str, groups: Iterable[tuple[int, int]]) -> Iterator[Candidate]:
    """Institutes that groups number, and short forms of those of the academy: 中电科八所, 航天五院, 中科院大连化物所."""
    edge = 0
    for start, end in groups:
        if start >= edge and (number := _NUMBERED_RE.match(text, end)):
            yield Candidate(start, number.end(), "education", "numbered")
            edge = end
    if "中科院" not in text and "中国科学院" not in text:
        return
    for match in _ACADEMY_RE.finditer(text):
        yield Candidate(match.start(), match.end(), "education", "numbered")


_ACADEMY_RE = lazy(
    r"(?:中科院|中国科学院)(?:(?![院和与及的在、])[一-鿿]){2,10}?所(?=[^一-鿿A-Za-z0-9]|[和与共联签等的在将]|\Z)"
)
