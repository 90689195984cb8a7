"""Projects named in a list.

A count or 等 closes the list (甲项目、乙项目等4个项目开工, 建设甲产业园、乙物流港等项目), or a word opens it behind the projects it is of
(开工项目14个，包括甲基地、乙项目等; 工程分别为甲工程、乙工程).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.stages import furthest_stage
from zonenews.discourse.tokens import QuantityToken
from zonenews.facts.projects.items import is_pair, is_proper, read_items
from zonenews.facts.projects.kinds import is_generic
from zonenews.facts.projects.lines import short_lines
from zonenews.facts.projects.members import told_members
from zonenews.facts.projects.names import LEFT_WORDS, Naming, is_capacity, is_in_name, unquoted
from zonenews.facts.projects.vouching import LONGEST, ListRange
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import load_actions

_LISTED_NOUN = pattern(
    r"[^，,。；;：:！？!?\n0-9]{0,24}?(?:项目|工程|(?:{listed_works})(?=[^，,。；;]{0,4}(?:{finished}|{starting}|{told_behind}|[加正在续]建)))(?!领域|技术|科学)"
)
_OPENED = pattern(
    "(?:{listing}|具体[是为有]|(?<=项目)有(?=[^，,。；;\n]{4,200}等(?:[0-9]+[个项]|[，,。；;\n]|$))|(?<=项目)[为是](?=[^，,。；;\n]{4,40}、)|有：|如下：|(?<=项目|工程)[：:])[：:]?"
)
_OF_PROJECTS = pattern(
    r"(?:项目|工程)(?!负责|经理|部)[^，,。；;企家]{0,12}(?:{covering}[^，,。；;]{2,40}(?:{field_counted})[^，,。；;]{0,4}|[，,：:]?(?:其中)?)(?:[，,](?:具体|主要)?)?$"
)
_COUNTED_BEFORE = lazy(
    "[0-9]+[余多]?[个项][^，,。；;企家0-9]{0,12}(?:项目|工程)[，,]?(?:(?:计划|预计|协议)?总投资[^，,。；;]{2,14}[，,])?[^。；;企家0-9]*[，,](?:其中)?$"
)
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
_LISTS = lazy("、|等(?![级离])|[：:][（(]?1|[：:][^。；;\n]{2,40}[；;]")
_KINDS_COUNTED = lazy("[0-9一二三四五六七八九十]大?类$")
"""包括产业项目、民生项目|5大类."""
_OF_FIELDS = pattern("(?:[0-9一二三四五六七八九十]+个|多个|各个|诸多)?{field_counted}")
"""涵盖基础设施、公共服务等|多个方面: what the items are of, and no projects."""
_IN_FIELDS = pattern("等[^，,。；;、0-9]{0,10}(?:{field_counted})的?$")
"""涉及轨道交通、智能管理等领域的|26个项目."""
_FIELD_REACH = 16
_LIST_END = pattern(
    "等(?=(?:一大?批[^，,。；;0-9]{2,24}的|一大?批|多个|一系列|[0-9]+[条座处所]|(?:总?投资)?[超过]?[0-9.]*(?:[万千百]+|亿)元?(?:以上|以内|级)的?)?(?![^，,。；;0-9]{0,12}(?:{of_firms}))[^，,。；;0-9]{0,12}{listed_works})"
)


def listed_names(sentence: Sentence) -> Iterator[Naming]:
    """甲、乙、丙等4个重点项目开工: each item of a list that a count of projects closes."""
    if _LISTS.search(sentence.text, sentence.bounds.start, sentence.bounds.end) is None:
        return
    yield from told_members(sentence)
    yield from _opened(sentence)
    yield from _excepted(sentence)
    yield from _counted(sentence)
    for match in _LIST_END.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        if _SCHEMES.match(sentence.text, match.end()):
            continue  # 污水治理、脱硫工程等|六大工程
        many = _MANY.match(sentence.text, match.end())
        noun = _LISTED_NOUN.match(sentence.text, many.end() if many else match.end(), sentence.bounds.end)
        if noun:
            works = not noun[0].endswith(_KINDS)
            counted = _COUNT_BEHIND.match(sentence.text, noun.end(), sentence.bounds.end) is not None
            counted = counted or (not works and furthest_stage(noun[0]) is not None)  # 甲、乙等|续建项目
            of = ListRange(match.start(), noun.end(), counted=counted, closed=not works, staged=works)
            yield from read_items(sentence, of)
    low, high = max(0, sentence.bounds.start - 1), sentence.bounds.end
    speeded = [match.start("of") for match in _SPEEDED.finditer(sentence.text, low, high)]
    for at in speeded:
        if sentence.text.startswith("等", at - 1):
            yield from read_items(sentence, ListRange(at - 1, at))
    yield from _by_areas(sentence)
    yield from short_lines(sentence)
    yield from _before_verb(sentence, speeded)


def _by_areas(sentence: Sentence) -> Iterator[Naming]:
    """8个项目开工，其中甲经开区3个：|A、B、C|；乙工业园2个：|D、E: names behind the count of their area."""
    for match in _OF_AREA.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        area = sentence.part_at(match.start() - 1)
        if area is None or match.start() != area.end:
            continue
        end = match.end("items")
        of = ListRange(end, end, match.start("items"), counted=True, size=int(match["count"]), one_by_one=True)
        yield from read_items(sentence, of)


_OF_AREA = lazy("(?P<count>[0-9]{1,2})个[：:](?P<items>[^，,。；;：:\n]{2,80})")


def _counted(sentence: Sentence) -> Iterator[Naming]:
    """Give the items of lists that a count closes: of projects, or of the firms that came with them."""
    counters = load_actions().counters
    for token in sentence.quantities:
        if token.mention.kind != "count" or is_capacity(sentence, token.start):
            continue
        if token.mention.unit not in counters:
            yield from _of_firms(sentence, token)
            continue
        noun = _LISTED_NOUN.match(sentence.text, token.end, sentence.bounds.end)
        if noun and not _IN_FIELDS.search(
            sentence.text, max(sentence.bounds.start, token.start - _FIELD_REACH), token.start
        ):
            yield from read_items(sentence, ListRange(token.start, noun.end(), counted=True, size=_exact(token)))
            yield from _apposed(sentence, token, noun.end())


def _apposed(sentence: Sentence, token: QuantityToken, noun: int) -> Iterator[Naming]:
    """Give the items of a list that stands right behind its count, as many as it says: 新增的4个重点项目|甲公路、乙学校、丙智慧城、丁公园|均已开工."""
    match, size = _ALL_OF_THEM.match(sentence.text, noun, sentence.bounds.end), _exact(token)
    if match is not None and size == sentence.text.count("、", noun, match.end("items")) + 1:
        end = match.end("items")
        yield from read_items(sentence, ListRange(end, end, noun, counted=True, size=size, one_by_one=True))


_ALL_OF_THEM = lazy("(?P<items>[^，,。；;：:\n0-9均都]{2,}、[^，,。；;：:\n0-9均都]{2,}?)(?=[均都]|全部)")


def _of_firms(sentence: Sentence, token: QuantityToken) -> Iterator[Naming]:
    """Give the projects that a count of the firms that came with them closes: 引进甲加工项目、乙建材项目|2家企业入驻园区."""
    text = sentence.text
    if not text.endswith(_KINDS, sentence.bounds.start, token.start) or not _FIRMS_COME.match(text, token.end):
        return
    items = list(read_items(sentence, ListRange(token.start, token.end, counted=True, size=_exact(token))))
    if all(item.name.endswith(_KINDS) for item in items):
        yield from items


_FIRMS_COME = pattern("企业(?:入驻|{landing})")


def _exact(token: QuantityToken) -> int:
    """Give how many a count says there are, or 0 where it is only about so many."""
    told = token.mention
    return int(told.value) if told.mod is None and told.upper is None and told.value == int(told.value) else 0


def _before_verb(sentence: Sentence, speeded: Sequence[int]) -> Iterator[Naming]:
    """甲电厂扩建、乙变电站扩建、丙输电工程|相继投运; 开展甲铁路、乙高速|前期工作: each item is told by name, and nothing but a verb closes the list.

    Args:
        sentence: where to look.
        speeded: where what is done faster (建设进度) stands in it.
    """
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    verbs = [match.start() for match in EARLY_WORK.finditer(text, low, high)]
    verbs += speeded
    for match in load_actions().stage_re.finditer(text, low, high):
        if _IN_NAME.match(text, match.start()):
            continue
        lead = _IN_TURN.search(text, max(low, match.start() - _ADVERBS), match.start())
        verbs.append(lead.start() if lead else match.start())
    for end in verbs:
        start = sentence.clause_start(end)
        yield from _of_counted(sentence, start, end)
        several = "、" in text[start:end] or text.endswith("等", start, end) or is_pair(text, start, end)
        if not several or _tells_amount(sentence, start, end):
            continue
        found = list(read_items(sentence, ListRange(end, end, staged=True)))
        whole = bool(found) and text.count("、", found[0].opened, end) < len(found)
        proper = [item for item in found if is_proper(item, sentence)]
        alike = (
            all(item.name.endswith(_KINDS) for item in found) and len(found) - len(proper) <= len(found) // _SEVERAL_OF
        )
        if whole and (len(proper) == len(found) or alike):
            yield from proper


def _of_counted(sentence: Sentence, start: int, end: int) -> Iterator[Naming]:
    """Give the names that a verb is told of among counted projects: 5个省重大项目|中甲材料、乙特种纸|已开工建设."""
    told = next(iter(list(_AMONG_COUNTED.finditer(sentence.text, start, end))[-1:]), None)
    if told is not None and "、" in sentence.text[told.end() : end]:
        yield from read_items(sentence, ListRange(end, end, told.end(), counted=True, staged=True, one_by_one=True))


_AMONG_COUNTED = lazy("[0-9]+[余多]?[个项][^，,。；;、0-9]{0,14}项目(?:当中|中)(?![的标期小大，,0-9有])")


def _tells_amount(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a range tells an amount that is no part of a name: 20万吨|级泊位, 6号|机组 are."""
    return any(not is_in_name(sentence, token) for token in within(sentence.quantities, start, end))


_SEVERAL_OF = 3
"""Items of a row that all end with 项目, of which one may be a clause and is left out."""
_SPEEDED = pattern(
    "(?:^|[，,；;。：:、\n]) *(?:{speeding})[^，,。；;\n]{3,80}?(?P<of>(?:的)?(?:(?:建设|施工)(?:{building_pace})?|{building_pace}))(?=[，,。；;\n]|$)"
)
"""加快甲铁路、乙高速|建设进度: what is being built."""
_COUNT_BEHIND = lazy("[ ]?[0-9]+[ ]?[个项]")
"""甲、乙等项目|12个: the items are projects, as those before 等12个项目 are."""
_SCHEMES = lazy("[一二三四五六七八九十]大(?!批)")
_MANY = lazy("[0-9]+[条座处所]|(?:总?投资)?[超过]?[0-9.]*(?:[万千百]+|亿)元?(?:以上|以内|级)的?")
"""甲、乙等|5座|桥梁, 甲、乙等|亿元以上|项目."""
_KINDS = ("项目", "工程")
_ADVERBS = 12
"""Characters of the adverbs before a verb."""


def _opened(sentence: Sentence) -> Iterator[Naming]:
    """开工项目14个，包括甲基地、乙项目等: the items behind a word that opens the members of some projects."""
    text, open_before = sentence.text, False
    for match in _OPENED.finditer(text, sentence.bounds.start, sentence.bounds.end):
        low = max(sentence.bounds.start, match.start() - _BACK)
        near = _OF_PROJECTS.search(text[low : match.start()]) is not None
        also = open_before and _ALSO.search(text, low, match.end()) is not None
        open_before = near = near or also
        excepted = text.endswith("不", low, match.start())  # 项目资金（不|包括甲、乙）
        if excepted or (match[0] in _COLONS and not _is_of_set(sentence, match.start())):
            continue
        if not near and not _COUNTED_BEFORE.search(text, low, match.start()):
            continue
        if _NUMBERED.match(text, match.end()):
            yield from _numbered(sentence, match.end())
            continue
        stop = _ITEMS_END.search(text, match.end(), sentence.bounds.end)
        end = stop.start() if stop else sentence.bounds.end
        closing = text.find("等", match.end(), end)
        yield from _last_of_clauses(sentence, match.end())
        yield from _by_semicolon(sentence, match.end())
        if _tells_amount(sentence, match.end(), closing if closing >= 0 else end):
            continue  # each item says its own money, or they are groups
        marks = "、"
        if closing < 0 and (further := _end_of_clauses(sentence, end)) > end:
            end, marks = further, "，"
        if (closing >= 0 and _OF_FIELDS.match(text, closing + 1)) or _KINDS_COUNTED.search(text, match.end(), end):
            continue
        noun = _LISTED_NOUN.match(text, closing + 1, sentence.bounds.end) if closing >= 0 else None
        last, predicate = closing if closing >= 0 else end, noun.end() if noun else end
        size = _size_before(sentence, match.start()) if closing < 0 else 0
        if also and closing < 0 and text.endswith(_KINDS, match.end(), last) and "、" not in text[match.end() : last]:
            size = 1  # 既有甲项目、乙项目，|也有丙项目
        whole = bool(size) and text.count("、", match.end(), last) + 1 == size
        whole = whole or (noun is not None and _COUNT_BEHIND.match(text, noun.end()) is not None)
        of = ListRange(last, predicate, match.end(), counted=near, marks=marks, size=size, one_by_one=whole)
        items = list(read_items(sentence, of))
        if match[0] not in _COLONS or all(LEFT_WORDS.match(item.name, 0, len(item.name) - 2) is None for item in items):
            yield from items


def _size_before(sentence: Sentence, at: int) -> int:
    """Give how many projects a count right before a list says it has, or 0 where none does: 开工项目5个，|包括甲博远、乙嘉泽、…."""
    before = _COUNT_NEXT.search(sentence.text, sentence.clause_start(max(sentence.bounds.start, at - 1)), at)
    counts = within(sentence.quantities, before.start(), at) if before else []
    return _exact(counts[0]) if counts else 0


_COUNT_NEXT = lazy("(?<=项目)[0-9]+个[，,：:]?$|[0-9]+个[^，,。；;0-9企家]{0,8}项目[，,：:]?$")


def _end_of_clauses(sentence: Sentence, end: int) -> int:
    """Give where a list ends whose items are clauses, each closed by its noun: 分别是甲项目|，乙、丙制造项目，丁工程|；."""
    text, at = sentence.text, end
    while text.endswith(_KINDS, 0, at) and text.startswith(("，", ","), at):
        following = sentence.clause_end(at + 1)
        parted = _PARTED.search(text, at, following) is not None
        if parted or not text.endswith(_KINDS, at, following) or _tells_amount(sentence, at, following):
            break
        at = following
    return at


_ALSO = pattern("[，,；;](?:也|还|另)?(?:{listing})$")
"""开工的项目既包括甲、乙等7个|，也包括|丙、丁: a list that goes on with the one before it."""
_PARTED = pattern("[，,](?:{listing})|(?:项目|工程)、")
"""，|也有丙项目|、丁项目: a list of its own."""


def _last_of_clauses(sentence: Sentence, start: int) -> Iterator[Naming]:
    """甲项目，投资3亿元；乙项目，投资2亿元；|以及丙科技园、丁公寓等: the items of an opened list that are told last, by name alone."""
    text, end = sentence.text, sentence.bounds.end
    at = max(text.rfind("；", start, end), text.rfind(";", start, end)) + 1
    lead = _AND_LAST.match(text, at, end) if at > start else None
    if lead is None or _tells_amount(sentence, at, end):
        return
    stop = _ITEMS_END.search(text, lead.end(), end)
    closing = text.find("等", lead.end(), end)
    last = closing if closing >= 0 else stop.start() if stop else end
    for item in read_items(sentence, ListRange(last, last, lead.end(), counted=True)):
        yield item._replace(opened=start)


def _by_semicolon(sentence: Sentence, start: int) -> Iterator[Naming]:
    """分别为：甲粮仓项目；乙扩建工程；丙产业园，总投资5亿元: items that semicolons part, each nothing but a name."""
    text, high = sentence.text, sentence.bounds.end
    parts = [start, *(match.end() for match in _SEMICOLON.finditer(text, start, high))]
    items = [(first, _ITEMS_END.search(text, first, high)) for first in parts]
    ends = [stop.start() if stop else high for _, stop in items]
    if len(parts) < _SEVERAL or any(text[end : end + 1] not in _SEMICOLONS for end in ends[:-1]):
        return
    names = [
        Naming(unquoted(text[first:end]), first, end, "project/list", None, high, start)
        for first, end in zip(parts, ends, strict=True)
        if end - first > 1
    ]
    if len(names) == len(parts) and all(
        4 <= len(name.name) <= LONGEST and is_proper(name) and not is_generic(name.name) for name in names
    ):
        yield from names


_SEMICOLON = lazy("[；;]")
_SEMICOLONS = ("；", ";")
_SEVERAL = 2
_AND_LAST = lazy("以及|和|还有|此外还有")


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
        if naming is not None and 4 <= last - first <= LONGEST and is_proper(naming) and not is_generic(naming.name):
            yield naming


def _excepted(sentence: Sentence) -> Iterator[Naming]:
    """除甲基地、乙产业园外，还有丙物流园等5个项目: the items that are told first."""
    for match in _EXCEPT.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        noun = _OF_PROJECTS_BEHIND.match(sentence.text, match.end(), sentence.bounds.end)
        if noun:
            items = list(
                read_items(sentence, ListRange(match.end("items"), noun.end(), match.start("items"), counted=True))
            )
            yield from items if all(map(is_proper, items)) else ()


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
