"""The items of a list of names: where one ends and the next begins, and which of them are told by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import QuantityToken, TimeToken, body_kind
from zonenews.facts.projects.kinds import is_common, is_generic, is_kind, tells_only_kind
from zonenews.facts.projects.names import (
    LEFT_WORDS,
    Head,
    Naming,
    behind,
    heads_re,
    is_in_name,
    is_named,
    joined,
    left_of_name,
    unquoted,
    with_builder,
)
from zonenews.facts.projects.vouching import (
    FIELD,
    LONG,
    LONGEST,
    NO_FIELD,
    ONLY_FIELD,
    ListRange,
    are_finished,
    are_placed,
    are_products,
    are_told_apart,
    are_works,
    is_name_of_place,
)
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import load_actions
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.zones.records import Zone

_BUILT_THING = pattern(r"(?:{works_noun}|{proper_works}|[一二三]期)$")
_PLACE_BUILT = lazy("[园港城馆院桥站塔谷湖镇]$")
"""What a name of five characters or more that stands behind a verb of building ends with."""
_BUILDS = pattern("(?:{building})[^，,、]*$")
_OTHERS = ("其余", "其他", "其它")
_REST = tuple(f"等{word}" for word in _OTHERS)
"""甲、乙等其余9个项目 sums up what was told by kinds."""


def is_proper(item: Naming, sentence: Sentence | None = None) -> bool:
    """Whether an item is told by a name of its own, and no clause about somebody who does something; beside a verb works are told too."""
    name = _OF_PHASE.sub("", item.name)
    told = bool(_BUILT_THING.search(name)) or any(head.end() == len(name) for head in heads_re().finditer(name))
    told = told or (sentence is not None and is_named(sentence, item.start, item.end))
    return told and "的" not in item.name and left_of_name(item.name, 0, len(item.name)) is None


_OF_PHASE = lazy("[（(][一二三四五]期[）)]$")
"""云桥绿色建材产业园|（二期）."""
_JOINED = lazy("[和及与]")
_OF_SORT = lazy("的[^的]{0,8}[类型性](?:项目|工程)?$")
"""打基础、|惠民生的保障类项目: what projects are good for."""


def read_items(sentence: Sentence, of: ListRange) -> Iterator[Naming]:
    """Give the items of a list; a list has at least two, and each is told by name.

    Where a count closes the list (甲、乙等4个项目), or where no item is as short as a field of industry, one item that is told
    by name vouches for the others.
    """
    text = sentence.text
    if text.endswith(_OTHERS, sentence.bounds.start, of.end) or text.startswith(_REST, of.end):
        return
    items = _parted(sentence, of)
    told = _told_by_name(sentence, of, items)
    names = [text[first:last] for first, last in items]
    if any(name.endswith("性") or name.startswith("具有") or _OF_SORT.search(name) for name in names):
        return  # 具有代表性、示范性的重大项目
    if not of.one_by_one and 2 * sum(map(_tells_kind, names)) > len(names):
        return  # 医院、新居工程、邻里中心|等配套项目
    vouched = bool(told) and (of.counted or all(len(name) >= LONG for name in names) or are_works(names))
    for first, last in items if vouched else told:
        if _may_stand(sentence, (first, last), told=(first, last) in told, one_by_one=of.one_by_one):
            name = text[first:last]
            naming = _with_firm(sentence, Naming(unquoted(name), first, last, "project/list"))
            if paid := _PAID_BY.match(name):
                naming = Naming(name[paid.end() :], first + paid.end(), last, "project/list")
            yield naming._replace(listed=of.predicate, opened=items[0][0])


def _tells_kind(name: str) -> bool:
    return tells_only_kind(name) or name in words_of("public_work")


def _parted(sentence: Sentence, of: ListRange) -> list[Head]:
    """Give where the items of a list stand, without what leads up to the first and closes the last; empty where it is no list."""
    text = sentence.text
    start, end = _bounds_of(sentence, of.start, of.end)
    start = _behind_visit(text, start, end)
    items = [part for item in cut_items(text, start, end, of.marks) for part in _by_firm(sentence, *item)]
    if not items:
        return []
    if of.size == len(items) + 1:
        items[-1:] = _halves(text, *items[-1])
    if (
        len(items) < min(of.size or _SEVERAL, _SEVERAL)
        and not _is_single(sentence, start, end)
        and not is_pair(text, start, end)
    ):
        return []
    lead = left_of_name(text, *items[0])
    while lead and lead[0].endswith("与") and not lead[0].endswith(_OTHER_PARTY):
        lead = left_of_name(text, items[0][0], lead.end() - 1)  # 某靶向药研发|与|产业化基地
    if lead and lead[0].endswith("参与"):
        return []  # what somebody would take part in
    closing = text.find("等", items[-1][0] + 2, end)
    items[-1] = (items[-1][0], closing if closing >= 0 else items[-1][1])  # 甲、乙等两地合作的三十个项目
    verb = load_actions().stage_re.match(text, items[0][0])  # 建成投产|甲: the lead may end within it
    first = max(lead.end(), verb.end() if verb else 0) if lead else items[0][0]
    having = _HAVING.match(text, first, items[0][1])
    first = having.end() if having else first
    area = sentence.part_at(first)
    items[0] = (area.end if area and area.start <= first < area.end < items[0][1] else first, items[0][1])
    return items


_PAID_BY = pattern("[^的]{2,16}?(?:{financing})的(?=.{4})")
"""云湖集团投资的|机械手臂项目: who pays for an item, before its name."""
_OTHER_PARTY = ("公司与", "集团与", "参与")
_HAVING = lazy(
    "新[（(]改?扩[）)]建(?=..)|(?:全[区县市]|[^，,、项程有]{0,9}?[区县市园镇乡州][内里]?(?:[已共还就另现]|目前)?有(?![色机限效关的线轨氧])|有(?![色机限效关的]))(?=..)"
)
"""签约落户的|有|甲总部等21个项目, 高新区有|甲晶材等7个项目: who has them."""


def _told_by_name(sentence: Sentence, of: ListRange, items: Sequence[Head]) -> Sequence[Head]:
    """Give which items of a list are told by name; all, where what the list says of itself makes them projects."""
    if not items:
        return ()
    text = sentence.text
    builds = _BUILDS.search(text, of.start if of.start >= 0 else sentence.clause_start(items[0][0]), items[0][1])
    told = [item for item in items if _is_item(sentence, of, item, builds=builds is not None)]
    if told and of.closed and len(told) < len(items):
        told = [item for item in items if item in told or _is_works(text[slice(*item)])]
    if of.counted and not told and are_products(sentence, items, of.predicate):
        return items
    if len(told) == len(items):
        return told
    if of.size == len(items) and are_told_apart(sentence, items, of.predicate):
        return items
    if of.one_by_one:
        return () if any(ONLY_FIELD.fullmatch(text, *item) for item in items) else items
    whole = (of.closed or of.counted) and (are_placed(sentence, items, of) or are_finished(sentence, items, of))
    return items if whole else told


def _halves(text: str, first: int, last: int) -> list[Head]:
    """Cut the last item of a list at its one 和, where its count says that it is two: 甲储能、乙光学|和|丙食品3个项目."""
    joints = [at for at in range(first + 2, last - 2) if text[at] in "和与及"]
    return [(first, joints[0]), (joints[0] + 1, last)] if len(joints) == 1 else [(first, last)]


def _behind_visit(text: str, start: int, end: int) -> int:
    """Give where a list starts behind who goes to see what it names: 书记甲、县长乙等察看了|丙项目、丁项目."""
    visits = list(_VISITS.finditer(text, start, end))
    return visits[-1].end() if visits else start


_VISITS = pattern("(?:{visiting})了?(?![站组团点室楼中])")


def _may_stand(sentence: Sentence, item: Head, *, told: bool, one_by_one: bool) -> bool:
    """Whether an item may name one project: no count stands behind it (冶金项目|154个), and it is no field of industry that others vouch for."""
    last = item[1]
    name = sentence.text[slice(*item)]
    if name[:1].isdigit() and _DIGIT_BEFORE.search(sentence.text, sentence.bounds.start, item[0]):
        return False  # 1,|3丁二醇项目
    counts = within(sentence.quantities, last, last + 1) if name.endswith(_KINDS) else ()
    if any(token.mention.unit in load_actions().counters for token in counts):
        return False
    if (not told and len(name) <= LONG and FIELD.search(name)) or _is_kind_in_zone(sentence, *item):
        return False
    of_sort = tells_only_kind(name) and not (one_by_one and len(name) >= NO_FIELD)  # 在建的有|会展中心、滨河路
    return _SHORTEST <= len(name) <= LONGEST and not (of_sort or _PHASE.fullmatch(name))


_DIGIT_BEFORE = lazy("[0-9][,，]$")


def _with_firm(sentence: Sentence, item: Naming) -> Naming:
    """Take the company off the front of an item that its full name begins: 甲机械有限公司|粮食机械项目."""
    for token in within(sentence.places, item.start, item.start + 1):
        if (
            token.start == item.start
            and token.end < item.end
            and token.text.endswith(_FIRM)
            and body_kind(token) == "company"
        ):
            return with_builder(sentence, token.end, item.end, token.text, item.rule)
    return item


_KINDS = ("项目", "工程")
_FIRM = "公司"


_SEVERAL = 2


def _by_firm(sentence: Sentence, first: int, end: int) -> Iterator[Head]:
    """Cut an item behind a company that another word joins: 甲电子有限公司|以及|乙阀门有限公司."""
    for token in within(sentence.places, first, end):
        joint = _JOINT.match(sentence.text, token.end, end) if token.text.endswith(_FIRM) else None
        if joint and joint.end() < end:
            yield first, token.end
            first = joint.end()
    yield first, end


_JOINT = lazy("以及|和|及|与")


def _is_item(sentence: Sentence, of: ListRange, item: Head, *, builds: bool) -> bool:
    """Whether an item of a list is told by name; behind a verb of building a place is, beside one of finishing works are."""
    if _is_told(sentence, *item) or (builds and _is_place(sentence.text[slice(*item)])):
        return True
    return of.staged and is_named(sentence, *item)


def _is_works(name: str) -> bool:
    """Whether an item that stands beside one told by name is a mine with a name: 甲铁矿项目、|青山煤矿|等资源开发项目."""
    before = name[: -len("煤矿")]
    named = name.endswith(_MINES) and len(before) >= _SHORTEST and not (is_generic(before) or is_common(before))
    return named and not (is_kind(name) or is_common(name[:-1]))


_MINES = ("矿",)
_SHORTEST = 2
_PHASE = lazy("[一二三四五]期")


def _bounds_of(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Give where the items of a list start, behind times and amounts, and where they end: before 等, or before 甲、乙……."""
    text = sentence.text
    while end > sentence.bounds.start and text[end - 1] in "等 ":
        end -= 1
    start = sentence.clause_start(end) if start < 0 else start
    mark = text.find("、", start, end)
    times = [token for token in within(sentence.times, start, end) if mark < 0 or token.start < mark]
    for token in times + within(sentence.quantities, start, end):
        of_name = is_in_name(sentence, token) or _in_item(sentence, token, start)  # 30万吨|级码头
        of_name = of_name or (token.mention.kind in _OF_GOODS and _begins_with_place(sentence, start, token.start))
        start = max(start, behind(text, token)) if token.end <= end and not of_name else start
    dots = text.find("…", start, end)
    return start, dots if dots >= 0 else end


def _in_item(sentence: Sentence, token: QuantityToken | TimeToken, start: int) -> bool:
    """Whether an amount stands within an item and goes on as its name: 云达电子|20万套|叉车生产线, but not 甲类12个、乙类5个."""
    text = sentence.text
    first = max(start, text.rfind("、", start, token.start) + 1)
    if token.start - first < _BEGUN or not isinstance(token, QuantityToken):
        return False
    if token.mention.kind == "count" and _ANIMALS.match(text, token.end - 1):
        return True
    if token.mention.kind in _OF_GOODS and _GOODS.match(text, token.end, sentence.bounds.end):
        return True  # 金隆集团|26万吨|特种纸、
    goods = token.mention.kind in _OF_GOODS or token.mention.unit in words_of("made_by_piece")
    return goods and _PRODUCT.match(text, token.end, sentence.bounds.end) is not None


_BEGUN = 2
"""Characters of an item before the amount in its name at least."""
_ANIMALS = lazy("[头只羽尾][\u4e00-\u9fff]{2}")
_PRODUCT = pattern("[^，,。；;：:、的和及0-9]{2,12}?(?:{made_at}|{proper_works}|项目|基地)(?=[、等和及与，,。；;])")
"""What is made, and where or how: 20万吨|饲料加工、."""
_GOODS = lazy("[^，,。；;：:、的和及0-9已]{3,8}(?=、|已)")
_OF_GOODS = frozenset(("mass", "volume", "power"))


def _begins_with_place(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the item of a list in which an amount stands begins with a place or a company, so that it says what is made: 白银集团|7万吨锌基合金."""
    first = max(start, sentence.text.rfind("、", start, at) + 1)
    lead = LEFT_WORDS.match(sentence.text, first, at)
    first = lead.end() if lead else first
    return any(
        place.start == first and place.end <= at and is_name_of_place(place)
        for place in within(sentence.places, first, first + 1)
    )


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


def is_pair(text: str, start: int, end: int) -> bool:
    """Whether a range is two names of works with a 和 or 及 between: 甲机场迁建和乙机场扩建."""
    return len(list(joined(text, start, end))) > 1


def _is_told(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a list item is the name of a thing built or of a company, and no field of industry (生物医药)."""
    name = _OF_PHASE.sub("", sentence.text[first:last])
    if is_generic(name):
        return False
    if any(t.end == last and body_kind(t) == "company" for t in within(sentence.places, last - 40, last)):
        return True
    return bool(_BUILT_THING.search(name)) or any(head.end() == len(name) for head in heads_re().finditer(name))


def _is_kind_in_zone(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an item tells no more than a zone and a kind of works: 白马工业园|标准厂房."""
    for place in within(sentence.places, first, first + 1):
        if isinstance(place.mention, Zone) and place.start == first and place.end < last:
            rest = sentence.text[place.end : last]
            return rest not in _KINDS and is_generic(rest)
    return False


def _is_place(name: str) -> bool:
    """Whether what is built is named as a place: 国际物流港, but no field of industry."""
    return len(name) >= 5 and _PLACE_BUILT.search(name) is not None


_ALSO = "以及"
_NUMBERS = lazy("号[、和][0-9]")
"""11号、|12号泊位工程: one item."""


def _is_part(name: str) -> bool:
    """Whether what stands behind a 和 or 及 is no name of its own: 甲区域总部及|孵化器."""
    if name.endswith(_KINDS):
        return False
    common = is_generic(name) or is_kind(name) or is_common(name)
    return common or len(name) <= _SHORTEST + 1 or _MAKER.fullmatch(name) is not None


_MAKER = pattern("[^，]{0,2}(?:{made_at}|研发|运营){1,2}(?:基地|中心|园)")
"""智能|制造|基地."""


def cut_items(text: str, start: int, end: int, mark: str = "、") -> Iterator[tuple[int, int]]:
    """Cut a list at 、 outside brackets and quotation marks, and each item at a 和 or 及 between two names with nouns of projects."""
    depth, first = 0, start
    several = text.find("、", start, end) >= 0
    for place in range(start, end):
        depth += (text[place] in "（(“《") - (text[place] in "）)”》")
        also = several and depth == 0 and place - first >= _SHORTEST + 1 and text.startswith(_ALSO, place)
        also = also and not text.endswith(_KINDS, first, place)
        if also:  # 甲线、乙屏以及|丙枢纽
            yield from joined(text, first, place)
            first = place + len(_ALSO)
        elif text[place] == mark and depth == 0 and not _NUMBERS.match(text, place - 1):
            parts = list(joined(text, first, place))
            one = mark == "、" and any(_is_part(text[slice(*part)]) for part in parts[1:])
            yield from [(first, place)] if one else parts  # 甲总部及孵化器|、乙实验室、丙冷链仓
            first = place + 1
    if first < end:
        yield from joined(text, first, end)
