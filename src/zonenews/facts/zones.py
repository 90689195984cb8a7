"""The zone that a project, a group, an event or a promise belongs to: the zone in force, but for places named in passing.

A zone counts for nobody where it is one of several (6个县市和某开发区), where it only stands behind what happens (在某新区带动下), and
where a county opens the clause (某县签约项目31个). 全区 and 我区 go back to the zone in force before the sentence.
"""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import PlaceToken
from zonenews.discourse.works import is_built
from zonenews.grammar.patterns import pattern
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone

_OWN = pattern(r"(?:^|[，,；;。：:])[ 　]*(?:[0-9]{4}年|今年|去年|目前)?{own_zone}")
_BEHIND = pattern("[^，,。；;]{0,12}(?:{driving})下")
_BESIDE_COUNTED = pattern("[0-9一二三四五六七八九十]+个(?:{counted_place})(?:[（(][^）)]*[）)])?[和及、与]$")
"""6个县市和|某开发区: what is told is of all of them."""
_SIDE = 16
"""Characters before a place in which the places counted beside it stand."""
_TOWN = pattern("[ 　]*{town_opening}")
"""What opens a clause about a town, which is no zone: 县城东区主要建设…."""
_SEAT_OF = lazy("内?的[^，,。；;、的0-9]{2,14}园[，,]?(?:目前|去年|今年|现|已|共|新)")
"""位于某集聚区|的某食品园，目前已签约…: what follows is the park's."""
_ITEM = pattern("[^，,。；;、：:的0-9]{2,24}?(?:{ceremony_subject})、[^。；;]{2,80}等")
"""包括某新区|工业总部基地、乙高速公路等项目: the first part of the name of one of them."""
_DONE_TO = pattern("(?:{task_verb}|{urging})[^，,。；;：:]{0,4}$")
_JOINED = frozenset("、和及与…")
_TIMES = lazy(r"[0-9年月日上下半前一二三四季度至\-—今去全 　]*(?:末|底|期间|以来)?")
_NEAR = 12
"""How many places back a question looks."""


def zone_at(sentence: Sentence, at: int, *, carried: bool = False) -> str | None:
    """Give the zone that what stands at an offset of a sentence belongs to.

    Args:
        sentence: the sentence.
        at: the offset in the normal text.
        carried: whether the zone of a sentence before it holds on, and not only the article's own.

    Returns:
        The zone under the name the article prefers; `None` where none is in force, or a county is.
    """
    named = within(sentence.places, sentence.bounds.start, at)[-_NEAR:]
    if named and _OWN.search(sentence.text, named[-1].end, at):
        return sentence.zone(sentence.bounds.start)
    if _TOWN.match(sentence.text, sentence.clause_start(at)) or (
        named and _is_region(named[-1]) and _opens(sentence, named[-1], at)
    ):
        return None
    for place in reversed(named):
        if _is_region(place):
            continue
        if _BESIDE_COUNTED.search(sentence.text, max(sentence.bounds.start, place.start - _SIDE), place.start):
            return None
        if not (_in_passing(sentence, place) or _is_object(sentence, place, at)):
            break
        at = place.start
    zone = sentence.zone(at)
    if sentence.area is not None and (zone is None or not _is_named(sentence, zone, at)):
        return sentence.area
    return zone if zone is None or _holds(sentence, zone, at, carried=carried) else None


def held_at(sentence: Sentence, at: int) -> str | None:
    """Give the zone in which a sentence says, behind an offset, that an occasion is held: 某项目签约仪式|在某高新区举行.

    Args:
        sentence: the sentence.
        at: the offset in the normal text.

    Returns:
        The zone under the name the article prefers; `None` where no zone is told.
    """
    for occasion in _HELD.finditer(sentence.text, at, sentence.bounds.end):
        for place in within(sentence.places, occasion.end(), occasion.end() + 1):
            if isinstance(place.mention, Zone) and sentence.text.startswith(_TAKES_PLACE, place.end):
                return sentence.name_of(place)
    return None


_HELD = lazy("(?:仪式|活动)(?:[^，,。；;、0-9]{0,3})在")
_TAKES_PLACE = ("举行", "举办")


def _holds(sentence: Sentence, zone: str, at: int, *, carried: bool) -> bool:
    """Whether a zone is that of the sentence: named in it, the article's own, or carried in an article about no region."""
    own = sentence.home
    if zone == own or zone != sentence.place_before:
        return True
    return (carried and own is None) or _is_named(sentence, zone, at)


def _is_named(sentence: Sentence, zone: str, at: int) -> bool:
    """Whether a sentence names a zone before an offset."""
    return any(sentence.name_of(place) == zone for place in within(sentence.places, sentence.bounds.start, at))


def _is_region(place: PlaceToken) -> bool:
    """Whether a place is a region and no zone or body."""
    return isinstance(place.mention, Region)


def _opens(sentence: Sentence, place: PlaceToken, at: int) -> bool:
    """Whether a place is what its clause is about, with nothing but a time before it, and the offset lies in that clause."""
    start = sentence.clause_start(at)
    return start <= place.start and _TIMES.fullmatch(sentence.text, start, place.start) is not None


def _is_object(sentence: Sentence, place: PlaceToken, at: int) -> bool:
    """Whether a place is what another clause does something with: 加快建设某经开区，|建成某工程."""
    start = sentence.clause_start(at)
    if place.start >= start:
        return False
    return _DONE_TO.search(sentence.text, sentence.clause_start(place.start), place.start) is not None


def _in_passing(sentence: Sentence, place: PlaceToken) -> bool:
    """Whether a place is one of several, or only stands behind what happens."""
    text = sentence.text
    joined = text[place.start - 1 : place.start] in _JOINED and sentence.clause_start(place.start) < place.start - 1
    built = isinstance(place.mention, Zone) and is_built(text, place.start, place.end)
    seat = _SEAT_OF.match(text, place.end, sentence.bounds.end) is not None
    item = isinstance(place.mention, Zone) and _ITEM.match(text, place.end, sentence.bounds.end) is not None
    return joined or built or seat or item or _BEHIND.match(text, place.end, sentence.bounds.end) is not None
