"""What makes the items of a list projects, though none is told by a name of its own: what it says of itself, of them or of where they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.stages import furthest_stage
from zonenews.discourse.tokens import PlaceToken, body_kind
from zonenews.facts.projects.kinds import is_generic, is_sort
from zonenews.facts.projects.names import Head
from zonenews.grammar.patterns import pattern
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone

_PROPER = pattern("(?:{proper_works}|[一二三]期)$")
FIELD = pattern("{industry_field}$")
LONGEST = 30
"""Characters of the name of an item at most."""


LONG = 6
"""Characters of an item that is longer than a field of industry."""


class ListRange(NamedTuple):
    """Where a list of names lies.

    Attributes:
        end: where it ends.
        predicate: where what is said of all of it starts.
        start: where it starts, if a word opens it, else -1.
        counted: whether it is said to be of projects.
        closed: whether 等项目 closes it.
        size: how many its count says there are; 0 where none is told.
        marks: what parts its items.
        one_by_one: whether its items are said to be projects, so that only fields of industry are none.
        staged: whether it is of works beside a verb of building or finishing, so that 医院 and 公园 tell an item too.
    """

    end: int
    predicate: int
    start: int = -1
    counted: bool = False
    size: int = 0
    closed: bool = False
    staged: bool = False
    marks: str = "、"
    one_by_one: bool = False


def are_works(names: Sequence[str]) -> bool:
    """Whether names as short as fields of industry are none, beside works told by a name of their own: 甘电入浙、金门核电一期."""
    if any(len(name) < LONG - 2 or FIELD.search(name) or is_generic(name) for name in names):
        return False
    return any(_PROPER.search(name) for name in names)


def are_products(sentence: Sentence, items: Sequence[tuple[int, int]], predicate: int) -> bool:
    """Whether items are told by what they make, and not by their field: 热泵压缩机、光学膜等4个项目|同步开工."""
    text = sentence.text
    names = [text[first:last] for first, last in items]
    if len(names) < 2 or _are_fields(names, 3):
        return False
    staged = furthest_stage(text[predicate : sentence.clause_end(predicate)])
    return (staged or furthest_stage(text[sentence.clause_start(items[0][0]) : items[0][0]])) is not None


def are_told_apart(sentence: Sentence, items: Sequence[Head], predicate: int) -> bool:
    """Whether items, of which there are as many as their count says, are being built, and no fields of industry: 推进|陇电入云、云风青氢等2个项目."""
    text = sentence.text
    names = [text[first:last] for first, last in items]
    lead = text[sentence.clause_start(items[0][0]) : items[0][0]]
    told = furthest_stage(text[predicate : sentence.clause_end(predicate)]) or furthest_stage(lead)
    if told is None and _WORKED_ON.search(lead) is None:
        return False  # 男子跳远、女子铅球等2个|项目
    return not _are_fields(names, NO_FIELD)


def _are_fields(names: Sequence[str], least: int) -> bool:
    """Whether names are those of fields of industry: one tells nothing else, or as many end as fields do (三河生物) as do not."""
    if any(len(name) < least or is_generic(name) or is_sort(name) or ONLY_FIELD.fullmatch(name) for name in names):
        return True
    return 2 * sum(FIELD.search(name) is not None for name in names) >= len(names)


ONLY_FIELD = pattern("(?:{field_adjective}|{industry_field})+|..")
"""高端|食品, but not 明远食品."""
_WORKED_ON = pattern("{speeding}|{building}")


def are_placed(sentence: Sentence, items: Sequence[tuple[int, int]], of: ListRange) -> bool:
    """Whether items before 等项目 are each told by a place or a company and what is built: 长沙惠云显示、湘潭云石锂业等项目|建成投产."""
    text = sentence.text
    for first, last in items:
        begun = any(
            place.start == first and first < place.end < last - 1 and is_name_of_place(place)
            for place in within(sentence.places, first, first + 1)
        )
        if not begun or not LONG <= last - first <= LONGEST or is_generic(text[first:last]):
            return False
    end = sentence.clause_end(of.predicate)
    return furthest_stage(text[of.predicate : end]) is not None or _PROGRESSES.match(text, of.predicate) is not None


def are_finished(sentence: Sentence, items: Sequence[tuple[int, int]], of: ListRange) -> bool:
    """Whether items that are no fields of industry are said to be built: 引云二期骨干、云石提质增效等工程|建成通水."""
    names = [sentence.text[first:last] for first, last in items]
    if _are_fields(names, NO_FIELD):
        return False
    told = _FINISHED.match(sentence.text, of.predicate, sentence.bounds.end)
    if told is not None or _TO_COME.match(sentence.text, of.predicate, sentence.bounds.end) is not None:
        return True
    near = min(sentence.clause_end(of.predicate), of.predicate + _ADVERBS)
    return min(map(len, names)) >= LONG and furthest_stage(sentence.text[of.predicate : near]) is not None


_ADVERBS = 8
"""Characters from a list to the end of the verb that is told of it: 甲年产10万吨前驱体、乙显示器件等项目|尽快签约."""
_TO_COME = pattern("(?:有望|很快|即将)[^，,。；;0-9]{0,8}?(?:启动|{starting}|{finished})(?:建设)?(?=[，,。；;\n]|$)")
"""甲客车整装、乙热电联供等项目|很快将启动建设: what is to be built."""


NO_FIELD = 4
"""Characters of an item at least that is told by what is built."""
_FINISHED = pattern(
    "(?:{stage_lead})*(?:{finished}|通水|通车)|(?:都|均)?正?在(?:加[紧快]|抓紧|紧张)?(?:施工|建设)(?=[，,。；;\n]|$)"
)
_PROGRESSES = pattern("(?:的)?(?:建设|施工)(?:{building_pace})?(?=[，,。；;]|$)")


def is_name_of_place(token: PlaceToken) -> bool:
    """Whether a token is a place or a company."""
    return isinstance(token.mention, Region | Zone) or body_kind(token) == "company"
