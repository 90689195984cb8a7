"""Lists of projects a clause each, or told behind others: 甲基地等电子项目8个，总投资35亿元；|乙影城等文旅项目5个; 此外，还有丙小镇、丁小镇."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import QuantityToken
from zonenews.facts.project_groups.leads import lead_before
from zonenews.facts.projects.items import cut_items
from zonenews.facts.projects.kinds import is_common, is_generic, is_kind, tells_only_kind
from zonenews.facts.projects.names import LEFT_WORDS, Head, Naming, heads_re, is_named, split_builder, unquoted
from zonenews.facts.projects.vouching import FIELD, LONGEST, ONLY_FIELD
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import words_of

_PARTS = lazy("[；;]")
_SAMPLES = lazy(
    "(?P<items>[^，,。；;：:0-9的\n]{3,60}?)等(?P<label>[^，,。；;：:、0-9的\n]{0,14}?(?:项目|工程))[0-9]+[个项]"
)
"""锦屏中学、云岭水厂扩建|等民生项目|4个: one or two of what is counted, by name."""
_OPENS = pattern(
    "[^，,。；;：:\n]*?(?:项目|工程)(?:中[，,]?)?(?:主要|还|就)?(?:有|包括|为|是)|(?:其中|此外|另外)?[，,]?(?:还|另)?有"
)
"""此次签约的项目|包括|甲基地等: what stands before the first of them."""
_PLACE_BUILT = lazy("[城园道馆街镇厂站院校港塔湖桥路渠谷坝寺楼]$|中学|小学|大学")
_TOWNS = ("小镇",)
"""茶文化|小镇: a park by the name of a town."""
_SHORTEST = 4
_SEVERAL = 2


def named_in_clauses(sentence: Sentence, _: object) -> Iterator[Naming]:
    """Give the projects that a sentence tells a clause each, parted by semicolons, or besides those of the sentence before."""
    text, (low, high) = sentence.text, sentence.bounds[:2]
    yield from _told_besides(sentence)
    if _PARTS.search(text, low, high) is None:
        return
    parts = list(_parts(text, low, high))
    samples = [
        match for first, last in parts if (match := _SAMPLES.match(text, _behind_opener(text, first, last), last))
    ]
    if len(samples) >= _SEVERAL:
        for match in samples:
            yield from _sampled(sentence, match.span("items"), match.end("label"))
    else:
        yield from _described(sentence, parts)


def told_in_turn(sentence: Sentence, _: object) -> Iterator[Naming]:
    """Give the projects of a sentence whose parts each begin with one: 甲加工项目安装完成2条生产线；乙仓储项目建成4栋；丙楼项目主体封闭."""
    text, (low, high) = sentence.text, sentence.bounds[:2]
    if _PARTS.search(text, low, high) is None:
        return
    parts = list(_parts(text, low, high))
    told = [match for part in parts if (match := _IN_TURN.match(text, *part)) is not None]
    if len(told) < _IN_A_ROW or len(told) < len(parts) - 1:
        return
    for match in told:
        name = match["name"]
        if not (tells_only_kind(name) or LEFT_WORDS.match(name, 0, len(name) - 2)):
            yield split_builder(sentence, *match.span("name"), "project/site")


_IN_A_ROW = 3
"""Parts of a sentence that begin with a project at least."""
_IN_TURN = pattern(
    "(?:其中[，,：:]?)?(?P<name>[^，,。；;：:、的0-9\n]{4,30}?(?:项目|工程))(?!{behind_head}|[等中数和及]|[0-9]+[个项]|建设)(?=[^，,。；;、\n]{3,})"
)
_BESIDES = lazy(
    "(?:^|[。；;\n])[ 　]*(?:(?:此外|另外|除此之外)[，,]?(?:还|另)?有|另有|另外|还有)(?P<items>[^，,。；;：:0-9的\n]{3,80}?)"
    "(?:(?P<closed>等(?:[0-9]+[个项])?[^，,。；;：:、0-9的\n]{0,10}?(?:项目|工程))|等?(?=[，,。；;\n]|$))"
)
"""此外，还有|茶文化小镇、冰雪小镇; 另有白石水厂、云湖中学|等4个民生项目."""


def _told_besides(sentence: Sentence) -> Iterator[Naming]:
    """Give the projects that a sentence tells besides those before it: behind a lead that says of what, or where 等项目 closes them."""
    text, low = sentence.text, sentence.bounds.start
    if text[low : low + 1] not in _OPENS_BESIDES and text.find("；", low, sentence.bounds.end) < 0:
        return
    for match in _BESIDES.finditer(text, max(0, low - 1), sentence.bounds.end):
        if match.start("items") > low and (match["closed"] or lead_before(sentence, match.start("items"))):
            yield from _sampled(sentence, match.span("items"), match.end())


_OPENS_BESIDES = "此另除还 　"
"""Characters with which a sentence opens that tells of others besides."""


def _parts(text: str, low: int, high: int) -> Iterator[Head]:
    """Cut a range at its semicolons."""
    for mark in _PARTS.finditer(text, low, high):
        yield low, mark.start()
        low = mark.end()
    yield low, high


def _behind_opener(text: str, first: int, last: int) -> int:
    """Give where a part starts behind what opens the list: 此次签约的项目包括|…."""
    opened = _OPENS.match(text, first, last)
    return opened.end() if opened else first


def _sampled(sentence: Sentence, items: Head, listed: int) -> Iterator[Naming]:
    """Give the names before 等 and what is counted; none where one of them tells only a field or a kind of works."""
    cut = list(cut_items(sentence.text, *items))
    if all(_is_sample(sentence, *item) for item in cut):
        for first, last in cut:
            yield Naming(unquoted(sentence.text[first:last]), first, last, "project/list", None, listed, items[0])


def _is_sample(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an item tells one of what is counted by name: 锦屏中学, 新华水厂扩建, but not 老旧小区改造."""
    name = sentence.text[first:last]
    if not _SHORTEST <= len(name) <= LONGEST or is_generic(name) or is_kind(name):
        return False
    if FIELD.search(name) and not name.endswith(_TOWNS):
        return False  # 新能源汽车、生物医药等|产业项目
    if ONLY_FIELD.fullmatch(name) or LEFT_WORDS.match(name, 0, len(name) - 2) or is_common(name):
        return False
    works = next((word for word in (*words_of("works_noun"), *_TOWNS) if name.endswith(word)), "")
    base = name.removesuffix(works)
    if is_common(base) or is_generic(base):
        return False
    return is_named(sentence, first, last) or works in _TOWNS or _PLACE_BUILT.search(base) is not None


_ITEM = pattern(
    "(?:(?P<what>[^，,。；;：:\n]{2,40})的)?(?:[国省市区县]家?级?)?(?:重[点大]|标志性)?(?:{kind_before_name})?(?P<name>[^，,。；;：:、的\n]{4,30}?)(?:等(?:项目|工程)?)?"
)
"""投资9亿元的市重点项目|甲创业园二期; 面向农户的|乙研学园区项目|等."""


def _described(sentence: Sentence, parts: Sequence[Head]) -> Iterator[Naming]:
    """Give the projects of a list whose items are parted by semicolons, each with what is told of it before its name; none where one has none."""
    text = sentence.text
    if len(parts) < _SEVERAL or lead_before(sentence, parts[1][0]) is None:
        return
    opened = _OPENS_LIST.match(text, *parts[0])
    if opened is None:
        return
    found = []
    for first, last in [(opened.end(), parts[0][1]), *parts[1:]]:
        item = _ITEM.fullmatch(text, first, last)
        if item is None or not _is_item(sentence, *item.span("name")):
            return
        found.append(item)
    for item in found:
        amount = _own_amount(sentence, *item.span("what")) if item["what"] else None
        first, last = item.span("name")
        yield Naming(
            unquoted(item["name"]), first, last, "project/list", None, sentence.bounds.end, opened.end(), amount=amount
        )


_OPENS_LIST = pattern(
    "[^；;：:。\n]*?(?:项目|工程)(?:(?:当?中|里)[，,]?)?(?:主要|还|就|既)?(?:有|包括|为|是)[：:]?|[^；;：:。\n]*?(?:项目|工程)(?:如下)?[：:]"
)
"""这批开工项目中，有|…; 签约的项目包括：|…."""


def _is_item(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what a clause ends with is the name of a project."""
    name = sentence.text[first:last]
    if is_generic(name) or is_kind(name) or LEFT_WORDS.match(name, 0, len(name) - 2):
        return False
    return any(head.end() == last for head in heads_re().finditer(sentence.text, first, last)) or is_named(
        sentence, first, last
    )


def _own_amount(sentence: Sentence, first: int, last: int) -> QuantityToken | None:
    """Give the one amount of money that is told of a name before it, as what is invested."""
    monies = [token for token in within(sentence.quantities, first, last) if token.mention.kind == "money"]
    if len(monies) != 1 or _INVESTED.search(sentence.text, first, monies[0].start) is None:
        return None
    return monies[0]


_INVESTED = lazy("投资额?[约近超达]?$")
