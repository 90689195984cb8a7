"""How far the name of a project reaches: from where it is introduced to its noun, or from its noun back to the first word that cannot be in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import PlaceToken
from zonenews.facts.projects.kinds import is_generic, is_sort
from zonenews.facts.projects.names import (
    LEFT_WORDS,
    NAME_END,
    NAME_RE,
    Naming,
    behind,
    heads_re,
    is_in_name,
    is_street,
    left_of_name,
    split_builder,
)
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.zones.records import Zone

_MADE_BY = pattern(r"(?:{jointly})?(?:{building}|投资)的")
_ITEM_END = lazy(r"(?:、|等|和(?=总投资|投资)|及(?=总投资))")
_OF_SORTS = lazy(
    "[^，,。；;、的]{4,18}[及和与][^，,。；;、的]{2,12}等[^，,。；;、的0-9一多]{2,10}(?:基地|产业园|生产线)项目"
)
"""甲制冷剂及乙聚合物等氟化工生产基地项目: 等 sums up what one project makes."""
_NO_START = pattern("{no_name_start}")
"""What a name does not start with: 各硬件项目, 项目主体工程."""
_NO_NAME = pattern(
    "[一二两三四五六七八九十]大|[一二三四五]期工程|“?十[一二三四五六]五|.*(?:{for_project})(?:项目|工程)$|级|.*(?:标志性|办实事)(?:工程|项目)|.*(?:重点|重大)(?:建设)?(?:项目|工程)$|.*[及元](?:以上|以下)|.*(?:规划|计划|拟)(?:建设)?[一二三四首]期$"
)
"""两大创新工程, 总统为项目|奠基: a class, and a clause about a project named before."""
_OF_COUNT = ("项目", "工程")
_COUNTERS = ("个", "项")
_OF_CLASS = ("等一批", "等一系列")
_COUNT_ENDS = lazy("[0-9一二两三四五六七八九十]{1,3}个[^，,。；;0-9]{0,6}项目")
"""甲加工、乙生产|2个产业项目: the count closes the list whose last name it stands behind."""
_IS_PLACE = lazy("^.{1,6}[省市县区镇]$")
"""总投资46亿元的|某市|18个重点项目: whose projects are counted."""
_IS_WORKS = pattern("..(?:{works_building})$")


def named_from(sentence: Sentence, start: int, rule: str) -> Iterator[Naming]:
    """Read the name that starts at an offset: to its head noun, or to the first word that cannot be in a name."""
    near = within(sentence.quantities, start, start + 80) + within(sentence.times, start, start + 80)
    bounds = [t.start for t in near if not is_in_name(sentence, t)]
    limit = min([sentence.bounds.end, *bounds])
    start = _behind_words(sentence.text, start, limit)
    match = NAME_RE.match(sentence.text, start, limit)
    if match is None:
        return
    end = match.end()
    heads = [
        head
        for head in heads_re().finditer(sentence.text, start, end)
        if not sentence.text.startswith("建设", head.end()) or _WELL.match(sentence.text, head.end())
    ]
    item = _ITEM_END.search(sentence.text, start + 2, min(end + 1, start + 18))
    if item and item[0] == "等" and _OF_SORTS.match(sentence.text, start, limit):
        item = None
    if item and rule == "project/amount-of":
        end = item.start()
        heads = [head for head in heads if head.end() <= end]
        stop = end
    else:
        found = NAME_END.search(sentence.text, start + 2, end)
        stop = found.start() if found else end
    end = _name_end(heads, stop)
    if rule == "project/amount-of" and sentence.text.startswith("——", end):
        yield from named_from(sentence, end + 2, rule)
        return
    name = sentence.text[start:end]
    heads = [head for head in heads if head.end() <= end]
    told = heads or (rule.startswith("project/amount") and (item or _is_bought(sentence, start, end)))
    is_bare = rule == "project/stage-of" and bool(heads) and heads[-1].end() - heads[-1].start() == len(name)
    any_one = _ONE_OF_SCHEMES.match(name) is not None or name.startswith((*words_of("one_of_sort"), *_PRAISE))
    any_one = any_one or _PARK_ALONE.fullmatch(name) is not None
    is_name = len(name) >= 2 and not name.startswith(_JOINTS) and not is_generic(name)
    if told and is_name and not is_bare and not any_one:
        yield split_builder(sentence, start, end, rule)


_JOINTS = ("及", "和", "与")
"""投资9亿元新建|及改扩建生产线: what a name does not start with."""
_WELL = pattern("(?:建设)?(?:{going_well})")
"""总投资45亿元的某产业园项目|建设顺利: what is told of one, and no 项目建设."""


_PARK_ALONE = lazy("(?:该|本)?(?:园区|开发区|高新区)(?:[一二三四五]期)?")
"""总投资1.3亿元的|园区二期|基础设施: the park itself."""


def _is_bought(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what an amount of money builds needs no noun of projects: a product with its capacity, a building, a body, the last before a count."""
    name = sentence.text[start:end]
    if name.startswith(words_of("capacity")) or _IS_WORKS.search(name):
        return True
    counted = _COUNT_ENDS.match(sentence.text, end) is not None
    if counted and (_IS_PLACE.search(name) or any(token.end == end for token in within(sentence.places, start, end))):
        return False
    return counted or _ends_body(sentence, end)


def _behind_words(text: str, start: int, limit: int) -> int:
    """Give where a name starts behind words that lead up to it: 由某公司投资的|…, 是|…, 还有|…."""
    made = _MADE_BY.search(text, start, min(limit, start + 60))
    if made and text.startswith("由", start):
        start = made.end()
    start += text.startswith("是", start)
    whole = _IN_ONE.match(text, start, limit)
    start = whole.end() if whole else start
    more = _MORE.match(text, start)
    return more.end() if more else start


_IN_ONE = lazy("(?:打造)?集[^，,。；;]{2,40}?[于为]一体的")
"""建设|集研发、生产、仓储于一体的|某产业园."""
_MORE = lazy("还有|有(?![色机限效关])|包括|主要有")


def _name_end(heads: Sequence[re.Match[str]], stop: int) -> int:
    """Give where a name ends: at its first 项目 or 工程, else at its last noun before what cannot be in it, else there."""
    inside = [head for head in heads if head.end() <= stop]
    projects = [head for head in inside if head[0].endswith(("项目", "工程"))]
    if projects:
        return projects[0].end()
    return inside[-1].end() if inside else stop


def _ends_body(sentence: Sentence, end: int) -> bool:
    return any(token.end == end for token in within(sentence.places, end - 40, end))


def ending_at(sentence: Sentence, end: int, rule: str, *, is_site: tuple[str, ...] = ()) -> Iterator[Naming]:
    """Read the name that ends at an offset, back to the first word that cannot be in a name.

    Args:
        sentence: the sentence.
        end: the offset.
        rule: what introduced the name.
        is_site: words behind which it is no project, but where one lies (项目位于|某工业园，占地90亩).
    """
    text = sentence.text
    start = _furthest_start(sentence, end)
    counted = any(t.end == start and t.mention.kind == "count" for t in within(sentence.quantities, start - 20, start))
    lead = left_of_name(text, start, end)
    of_class = text.endswith(_OF_CLASS, sentence.bounds.start, start)  # 甲、乙等一批|“绿电”标志性项目
    one_of_many = text.endswith(_OF_COUNT, start, end) and text.endswith(
        _COUNTERS, 0, start
    )  # 12项供需对接和投融资|项目
    one_of_many = one_of_many and counted
    if (
        ((counted or of_class) and lead is None)
        or one_of_many
        or (lead and lead[0].endswith(("等", "一批", "一系列", *is_site)))
    ):
        return  # a count of projects, what closes a list of them, or where one lies
    if lead and lead[0].endswith("与") and end - lead.end() < _SECOND_HALF:
        return  # 知识与|创新中心
    start = lead.end() if lead else start
    dash = text.rfind("——", start, end - 4)
    start = dash + 2 if dash >= 0 else start
    start += len(text[start:end]) - len(text[start:end].lstrip(" 　"))
    if rule == "project/name-amount" and text[start - 1 : start] == "、":
        start = _of_several_goods(sentence, start, end)
    along = text.find("随着", sentence.clause_start(start), start)
    done = along + len("随着") == start and _DONE_NOW.match(text, end) is not None
    if _may_name(sentence, start, end, rule) and (along < 0 or (rule == "project/staged" and done)):
        yield split_builder(sentence, start, end, rule)


_DONE_NOW = pattern("(?:{stage_lead})*(?:成功)?(?:{landing}|{signing}|{finished}|{starting})")
"""随着某整车项目|正式落户某高新区: what is told is done, and no 随着某项目的推进."""


def _of_several_goods(sentence: Sentence, start: int, end: int) -> int:
    """Give where the name of one project starts that makes several things: 某褐煤综合利用、|高岭土加工及铝箔轧制项目."""
    text = sentence.text
    first = sentence.clause_start(start)
    before = text[first : start - 1]
    if _AND_GOODS.search(text, start, end) is None or "、" in before or not _GOODS.fullmatch(before):
        return start
    if (
        LEFT_WORDS.match(before)
        or is_generic(before)
        or any(head.end() == len(before) for head in heads_re().finditer(before))
    ):
        return start
    return first


_AND_GOODS = lazy("[及和与].*项目$")
_GOODS = lazy("[\u4e00-\u9fff]{4,20}")
_SECOND_HALF = 6
"""Characters of what stands behind 与 that may be only the second half of a name."""


_ONE_OF_SCHEMES = lazy("[一二两三四五六七八九十]大")
_PRAISE = ("具有", "带有")
"""具有代表性、示范性的|重大项目: what projects are like."""


def _is_site_in_zone(place: PlaceToken | None, telling: str) -> bool:
    """Whether a name is that of the building of a zone, as a project: 白石产业园|标准厂房项目|总投资2亿元."""
    base = telling.removesuffix("项目")
    return place is not None and isinstance(place.mention, Zone) and base != telling and is_sort(base)


def _may_name(sentence: Sentence, start: int, end: int, rule: str) -> bool:
    """Whether a range may be the name of one project: it tells more than its place and its kind."""
    name = sentence.text[start:end]
    place = next((t for t in within(sentence.places, start - 40, start + 1) if start < t.end < end), None)
    telling = name[place.end - start :] if place else name
    return (
        (4 if not is_street(sentence.text, start, end) else 3) <= len(name) <= 40
        and (not is_generic(telling) or (rule == "project/name-amount" and _is_site_in_zone(place, telling)))
        and _NO_START.match(name) is None
        and _NO_NAME.match(name) is None
    )


_LIST_NUMBER = lazy(r"[ 　]*[（(]?[0-9]{1,2}(?:[)）]|[.．、](?![0-9]))[ ]?")
"""3.|某光模块项目总投资9亿元: the number of an entry."""
_LETTERS = lazy("[A-Z]、[A-Z]")


def _furthest_start(sentence: Sentence, end: int) -> int:
    """Give where the name that ends at an offset may start at most: behind its clause, times and amounts, but before its quotation."""
    text, low = sentence.text, sentence.bounds.start
    mark = text.rfind("、", low, end)
    while mark > low and _LETTERS.match(text, mark - 1):
        mark = text.rfind("、", low, mark)  # B、C组团
    start = max(sentence.clause_start(end), *(text.rfind(ch, low, end) + 1 for ch in "”’》】"), mark + 1, low)
    number = _LIST_NUMBER.match(text, start, end) if start == low or text[start - 1 : start] == "\n" else None
    start = number.end() if number else start
    for token in within(sentence.times, start, end) + within(sentence.quantities, start, end):
        of_name = text.startswith("/", token.end) or is_in_name(sentence, token)
        if start < token.end < end and not of_name:
            start = behind(text, token)
    if text[start - 1 : start] in ("”", "’") and start > low:
        opening = max(text.rfind("“", low, start), text.rfind("‘", low, start))
        start = opening if opening >= 0 else start
    return start
