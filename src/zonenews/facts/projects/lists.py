"""Projects named in a list.

A count or 等 closes the list (甲项目、乙项目等4个项目开工, 建设甲产业园、乙物流港等项目), or a word opens it behind the projects it is of
(开工项目14个，包括甲基地、乙项目等; 工程分别为甲工程、乙工程).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, furthest_stage, within
from zonenews.discourse.tokens import PlaceToken, body_kind
from zonenews.facts.projects.lines import short_lines
from zonenews.facts.projects.names import (
    IN_NAMES,
    LEFT_WORDS,
    Head,
    Naming,
    heads_re,
    is_generic,
    is_named,
    joined,
    left_of_name,
    unquoted,
)
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import load_actions
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone

_BUILT_THING = pattern(r"(?:{works_noun}|{proper_works}|[一二三]期)$")
_LISTED_NOUN = pattern(
    r"[^，,。；;：:！？!?\n0-9]{0,24}?(?:项目|工程|(?:{listed_works})(?=[^，,。；;]{0,4}(?:{finished}|{starting}|投入|通车|[加正在续]建|加快)))(?!领域|技术|科学)"
)
_PROPER = pattern("(?:{proper_works}|[一二三]期)$")
_PLACE_BUILT = lazy("[园港城馆院桥站塔谷湖镇]$")
"""What a name of five characters or more that stands behind a verb of building ends with."""
_BUILDS = pattern("(?:{building})[^，,、]*$")
_OPENED = pattern("(?:{listing}|(?<=项目)[为是](?=[^，,。；;\n]{4,40}、)|有：|如下：|(?<=项目|工程)[：:])[：:]?")
_OF_PROJECTS = lazy(r"(?:项目|工程)(?!负责|经理|部)[^，,。；;企家]{0,12}[，,：:]?(?:其中)?[，,]?$")
_COUNTED_BEFORE = lazy("[0-9]+[余多]?[个项][^，,。；;企家0-9]{0,12}(?:项目|工程)[^。；;企家0-9]*[，,]$")
_ITEMS_END = lazy("[，,。；;！!？?\\n]|$")
_IN_NAME = pattern("(?:{works_noun})(?:[、和及与等]|项目|工程)")
"""甲电厂|扩建、: the verb ends a name."""
_IN_TURN = pattern("(?:{stage_lead})+$")
EARLY_WORK = pattern("(?:的)?(?:{early_work})(?:工作)?(?=[，,。；;、]|$)")
"""开展甲铁路、乙高速|前期工作: what is still only prepared."""
_NUMBERED = lazy(r"(?:^|(?<=[；;，,：: 　]))[（(]?[0-9]{1,2}[)）.．、][ ]?")
_EXCEPT = lazy("除了?(?P<items>[^。；;，,\n]{3,60}?)(?:以外|之外|外)[，,]?(?:还|另|也|又)有?")
_OF_PROJECTS_BEHIND = lazy("[^。；;\n]{2,40}?(?:项目|工程)")
_COLONS = ("：", ":")
_LISTS = lazy("、|等(?![级离])|[：:][（(]?1")
_FIELD = pattern("{industry_field}$")
_OF_FIELDS = pattern("(?:[0-9一二三四五六七八九十]+个|多个|各个|诸多)?{field_counted}")
"""涵盖基础设施、公共服务等|多个方面: what the items are of, and no projects."""
_OTHERS = ("其余", "其他", "其它")
"""甲、乙等其余9个项目 sums up what was told by kinds."""
_LIST_END = pattern(
    "等(?=(?:一大?批|多个|一系列|[0-9]+[条座处所])?(?![^，,。；;0-9]{0,12}(?:{of_firms}))[^，,。；;0-9]{0,12}{listed_works})"
)


def listed_names(sentence: Sentence) -> Iterator[Naming]:
    """甲、乙、丙等4个重点项目开工: each item of a list that a count of projects closes."""
    if _LISTS.search(sentence.text, sentence.bounds.start, sentence.bounds.end) is None:
        return
    yield from _opened(sentence)
    yield from _excepted(sentence)
    counters = load_actions().counters
    for token in sentence.quantities:
        if token.mention.kind != "count" or token.mention.unit not in counters:
            continue
        noun = _LISTED_NOUN.match(sentence.text, token.end, sentence.bounds.end)
        if noun:
            yield from _items(sentence, _Range(token.start, noun.end(), counted=True))
    for match in _LIST_END.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        if _SCHEMES.match(sentence.text, match.end()):
            continue  # 污水治理、脱硫工程等|六大工程
        many = _MANY.match(sentence.text, match.end())
        noun = _LISTED_NOUN.match(sentence.text, many.end() if many else match.end(), sentence.bounds.end)
        if noun:
            counted = _COUNT_BEHIND.match(sentence.text, noun.end(), sentence.bounds.end) is not None
            works = not noun[0].endswith(_KINDS)
            of = _Range(match.start(), noun.end(), counted=counted, closed=not works, staged=works)
            yield from _items(sentence, of)
    for match in _SPEEDED.finditer(sentence.text, max(0, sentence.bounds.start - 1), sentence.bounds.end):
        if sentence.text.startswith("等", match.start("of") - 1):
            yield from _items(sentence, _Range(match.start("of") - 1, match.start("of")))
    yield from short_lines(sentence)
    yield from _before_verb(sentence)


def _before_verb(sentence: Sentence) -> Iterator[Naming]:
    """甲电厂扩建、乙变电站扩建、丙输电工程|相继投运; 开展甲铁路、乙高速|前期工作: each item is told by name, and nothing but a verb closes the list."""
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    verbs = [match.start() for match in EARLY_WORK.finditer(text, low, high)]
    verbs += [match.start("of") for match in _SPEEDED.finditer(text, max(0, low - 1), high)]
    for match in load_actions().stage_re.finditer(text, low, high):
        if _IN_NAME.match(text, match.start()):
            continue
        lead = _IN_TURN.search(text, max(low, match.start() - _ADVERBS), match.start())
        verbs.append(lead.start() if lead else match.start())
    for end in verbs:
        start = sentence.clause_start(end)
        several = "、" in text[start:end] or text.endswith("等", start, end)
        if not several or _tells_amount(sentence, start, end):
            continue
        found = list(_items(sentence, _Range(end, end, staged=True)))
        whole = bool(found) and text.count("、", found[0].opened, end) < len(found)
        if whole and all(_is_proper(item, sentence) for item in found):
            yield from found


def _tells_amount(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a range tells an amount that is no part of a name: 20万吨|级泊位, 6号|机组 are."""
    return any(
        not (token.mention.kind in IN_NAMES or sentence.text.startswith(("级", "机组"), token.end))
        for token in within(sentence.quantities, start, end)
    )


def _is_proper(item: Naming, sentence: Sentence | None = None) -> bool:
    """Whether an item is told by a name of its own, and no clause about somebody who does something; beside a verb works are told too."""
    told = bool(_BUILT_THING.search(item.name)) or any(
        head.end() == len(item.name) for head in heads_re().finditer(item.name)
    )
    told = told or (sentence is not None and is_named(sentence, item.start, item.end))
    return told and "的" not in item.name and LEFT_WORDS.match(item.name, 0, len(item.name) - 2) is None


_SPEEDED = pattern(
    "(?:^|[，,；;。：:、\n]) *(?:{speeding})[^，,。；;\n]{3,80}?(?P<of>(?:的)?(?:(?:建设|施工)(?:{building_pace})?|{building_pace}))(?=[，,。；;\n]|$)"
)
"""加快甲铁路、乙高速|建设进度: what is being built."""
_COUNT_BEHIND = lazy("[ ]?[0-9]+[ ]?[个项]")
"""甲、乙等项目|12个: the items are projects, as those before 等12个项目 are."""
_SCHEMES = lazy("[一二三四五六七八九十]大(?!批)")
_MANY = lazy("[0-9]+[条座处所]")
_KINDS = ("项目", "工程")
_JOINED = lazy("[和及与]")
_ADVERBS = 12
"""Characters of the adverbs before a verb."""


def _opened(sentence: Sentence) -> Iterator[Naming]:
    """开工项目14个，包括甲基地、乙项目等: the items behind a word that opens the members of some projects."""
    text = sentence.text
    for match in _OPENED.finditer(text, sentence.bounds.start, sentence.bounds.end):
        low = max(sentence.bounds.start, match.start() - _BACK)
        near = _OF_PROJECTS.search(text[low : match.start()]) is not None
        if match[0] in _COLONS and not _is_of_set(sentence, match.start()):
            continue
        if not near and not _COUNTED_BEFORE.search(text, low, match.start()):
            continue
        if _NUMBERED.match(text, match.end()):
            yield from _numbered(sentence, match.end())
            continue
        stop = _ITEMS_END.search(text, match.end(), sentence.bounds.end)
        end = stop.start() if stop else sentence.bounds.end
        if within(sentence.quantities, match.end(), end):
            continue  # each item says its own money, or they are groups
        closing = text.find("等", match.end(), end)
        if closing >= 0 and _OF_FIELDS.match(text, closing + 1):
            continue
        noun = _LISTED_NOUN.match(text, closing + 1, sentence.bounds.end) if closing >= 0 else None
        last, predicate = closing if closing >= 0 else end, noun.end() if noun else end
        items = list(_items(sentence, _Range(last, predicate, match.end(), counted=near)))
        if match[0] not in _COLONS or all(LEFT_WORDS.match(item.name, 0, len(item.name) - 2) is None for item in items):
            yield from items


def _numbered(sentence: Sentence, start: int) -> Iterator[Naming]:
    """1.甲基地；2.乙产业园，占地90亩: the items behind a colon, each behind its number; an item that is not told by name is none."""
    end = sentence.bounds.end
    for match in _NUMBERED.finditer(sentence.text, start, end):
        stop = _ITEMS_END.search(sentence.text, match.end(), end)
        first, last = match.end(), stop.start() if stop else end
        naming = (
            Naming(unquoted(sentence.text[first:last]), first, last, "project/list", None, end, start)
            if last - first > 1
            else None
        )
        if naming is not None and 4 <= last - first <= _LONGEST and _is_proper(naming) and not is_generic(naming.name):
            yield naming


_LONGEST = 30
"""Characters of the name of an item at most."""


def _excepted(sentence: Sentence) -> Iterator[Naming]:
    """除甲基地、乙产业园外，还有丙物流园等5个项目: the items that are told first."""
    for match in _EXCEPT.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        noun = _OF_PROJECTS_BEHIND.match(sentence.text, match.end(), sentence.bounds.end)
        if noun:
            items = list(_items(sentence, _Range(match.end("items"), noun.end(), match.start("items"), counted=True)))
            yield from items if all(map(_is_proper, items)) else ()


def _is_of_set(sentence: Sentence, colon: int) -> bool:
    """Whether what stands before a colon is several projects, by a count or their stage, and no scheme: 新开工项目：, 5个项目：."""
    start = sentence.clause_start(colon)
    counters = load_actions().counters
    counted = any(
        token.mention.kind == "count" and token.mention.unit in counters
        for token in within(sentence.quantities, start, colon)
    )
    return counted or furthest_stage(sentence.text[start:colon]) is not None


_BACK = 70
"""Characters before a word that opens a list in which the projects it is of stand."""


class _Range(NamedTuple):
    """Where a list of names lies.

    Attributes:
        end: where it ends.
        predicate: where what is said of all of it starts.
        start: where it starts, if a word opens it, else -1.
        counted: whether it is said to be of projects.
        closed: whether 等项目 closes it.
        staged: whether it is of works beside a verb of building or finishing, so that 医院 and 公园 tell an item too.
    """

    end: int
    predicate: int
    start: int = -1
    counted: bool = False
    closed: bool = False
    staged: bool = False


def _items(sentence: Sentence, of: _Range) -> Iterator[Naming]:
    """Give the items of a list; a list has at least two, and each is told by name.

    Where a count closes the list (甲、乙等4个项目), or where no item is as short as a field of industry, one item that is told
    by name vouches for the others.
    """
    text = sentence.text
    if text.endswith(_OTHERS, sentence.bounds.start, of.end) or text.startswith(_OTHERS, of.end + 1):
        return
    start, end = _bounds_of(sentence, of.start, of.end)
    if "、" not in text[start:end] and not _is_single(sentence, start, end):
        return
    items = list(_cut(text, start, end))
    builds = _BUILDS.search(text, items[0][0], items[0][1]) is not None
    lead = left_of_name(text, *items[0])
    if lead and lead[0].endswith("参与"):
        return  # what somebody would take part in
    closing = text.find("等", items[-1][0] + 2, end)
    items[-1] = (items[-1][0], closing if closing >= 0 else items[-1][1])  # 甲、乙等两地合作的三十个项目
    verb = load_actions().stage_re.match(text, items[0][0])  # 建成投产|甲: the lead may end within it
    items[0] = (max(lead.end(), verb.end() if verb else 0) if lead else items[0][0], items[0][1])
    told = [item for item in items if _is_item(sentence, of, item, builds=builds)]
    if of.counted and not told and _are_products(sentence, items, of.predicate):
        told = items
    whole = of.closed and len(told) < len(items)
    if whole and (_are_placed(sentence, items, of) or _are_finished(sentence, items, of)):
        told = items
    names = [text[first:last] for first, last in items]
    vouched = bool(told) and (of.counted or all(len(name) >= _LONG for name in names) or _are_works(names))
    for first, last in items if vouched else told:
        name = text[first:last]
        if _SHORTEST <= len(name) <= _LONGEST and not (is_generic(name) or _PHASE.fullmatch(name)):
            yield Naming(unquoted(name), first, last, "project/list", None, of.predicate, items[0][0])


def _is_item(sentence: Sentence, of: _Range, item: Head, *, builds: bool) -> bool:
    """Whether an item of a list is told by name; behind a verb of building a place is, beside one of finishing works are."""
    if _is_told(sentence, *item) or (builds and _is_place(sentence.text[slice(*item)])):
        return True
    return of.staged and is_named(sentence, *item)


def _are_works(names: Sequence[str]) -> bool:
    """Whether names as short as fields of industry are none, beside works told by a name of their own: 甘电入浙、金门核电一期."""
    if any(len(name) < _LONG - 2 or _FIELD.search(name) or is_generic(name) for name in names):
        return False
    return any(_PROPER.search(name) for name in names)


_SHORTEST = 2
_PHASE = lazy("[一二三四五]期")
_LONG = 6
"""Characters of an item that is longer than a field of industry."""


def _bounds_of(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Give where the items of a list start, behind times and amounts, and where they end: before 等, or before 甲、乙……."""
    text = sentence.text
    while end > sentence.bounds.start and text[end - 1] in "等 ":
        end -= 1
    start = sentence.clause_start(end) if start < 0 else start
    for token in within(sentence.times, start, end) + within(sentence.quantities, start, end):
        of_name = token.mention.kind in IN_NAMES or text.startswith("级", token.end)  # 30万吨|级码头
        of_name = of_name or (token.mention.kind in _OF_GOODS and _begins_with_place(sentence, start, token.start))
        start = max(start, token.end) if token.end <= end and not of_name else start
    dots = text.find("…", start, end)
    return start, dots if dots >= 0 else end


_OF_GOODS = frozenset(("mass", "volume", "power"))


def _begins_with_place(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the item of a list in which an amount stands begins with a place or a company, so that it says what is made: 白银集团|7万吨锌基合金."""
    first = max(start, sentence.text.rfind("、", start, at) + 1)
    lead = LEFT_WORDS.match(sentence.text, first, at)
    first = lead.end() if lead else first
    return any(
        place.start == first and place.end <= at and _is_name_of_place(place)
        for place in within(sentence.places, first, first + 1)
    )


def _are_products(sentence: Sentence, items: Sequence[tuple[int, int]], predicate: int) -> bool:
    """Whether items are told by what they make, and not by their field: 热泵压缩机、光学膜等4个项目|同步开工."""
    text = sentence.text
    names = [text[first:last] for first, last in items]
    if len(names) < 2 or any(len(name) < 3 or _FIELD.search(name) or is_generic(name) for name in names):
        return False
    staged = furthest_stage(text[predicate : sentence.clause_end(predicate)])
    return (staged or furthest_stage(text[sentence.clause_start(items[0][0]) : items[0][0]])) is not None


def _are_placed(sentence: Sentence, items: Sequence[tuple[int, int]], of: _Range) -> bool:
    """Whether items before 等项目 are each told by a place or a company and what is built: 长沙惠云显示、湘潭云石锂业等项目|建成投产."""
    text = sentence.text
    for first, last in items:
        begun = any(
            place.start == first and first < place.end < last - 1 and _is_name_of_place(place)
            for place in within(sentence.places, first, first + 1)
        )
        if not begun or not _LONG <= last - first <= _LONGEST or is_generic(text[first:last]):
            return False
    end = sentence.clause_end(of.predicate)
    return furthest_stage(text[of.predicate : end]) is not None or _PROGRESSES.match(text, of.predicate) is not None


def _are_finished(sentence: Sentence, items: Sequence[tuple[int, int]], of: _Range) -> bool:
    """Whether items that are no fields of industry are said to be built: 引云二期骨干、云石提质增效等工程|建成通水."""
    names = [sentence.text[first:last] for first, last in items]
    if any(len(name) < _NO_FIELD or _FIELD.search(name) or is_generic(name) for name in names):
        return False
    return _FINISHED.match(sentence.text, of.predicate, sentence.bounds.end) is not None


_NO_FIELD = 4
"""Characters of an item at least that is told by what is built."""
_FINISHED = pattern("(?:{stage_lead})*(?:{finished}|通水|通车)")


_PROGRESSES = pattern("(?:的)?(?:建设|施工)(?:{building_pace})?(?=[，,。；;]|$)")


def _is_name_of_place(token: PlaceToken) -> bool:
    """Whether a token is a place or a company."""
    return isinstance(token.mention, Region | Zone) or body_kind(token) == "company"


def _is_single(sentence: Sentence, start: int, end: int) -> bool:
    """Whether one name alone stands for the projects a count closes: 甲展示中心项目|等6个示范项目, 乙大桥|等一批工程."""
    text = sentence.text
    lead = LEFT_WORDS.match(text, start, end)
    name = text[lead.end() if lead else start : end]
    of_amount = bool(within(sentence.quantities, start, end - len(name)))  # 总投资5亿元的|甲: told by its own money
    first = end - len(name)
    if name.startswith(load_actions().generic) or (_JOINED.search(name) and len(list(joined(text, first, end))) < 2):
        return False  # 大型智算中心等项目: a kind of works
    return text[end : end + 1] == "等" and len(name) >= 4 and not of_amount and _is_told(sentence, first, end)


def _is_told(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a list item is the name of a thing built or of a company, and no field of industry (生物医药)."""
    name = sentence.text[first:last]
    if is_generic(name):
        return False
    if any(t.end == last and body_kind(t) == "company" for t in within(sentence.places, last - 40, last)):
        return True
    return bool(_BUILT_THING.search(name)) or any(head.end() == len(name) for head in heads_re().finditer(name))


def _is_place(name: str) -> bool:
    """Whether what is built is named as a place: 国际物流港, but no field of industry."""
    return len(name) >= 5 and _PLACE_BUILT.search(name) is not None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a list at 、 outside brackets and quotation marks, and each item at a 和 or 及 between two names with nouns of projects."""
    depth, first = 0, start
    for place in range(start, end):
        depth += (text[place] in "（(“《") - (text[place] in "）)”》")
        if text[place] == "、" and depth == 0:
            yield from joined(text, first, place)
            first = place + 1
    if first < end:
        yield from joined(text, first, end)
