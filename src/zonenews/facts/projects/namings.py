"""Where projects are named: the phrases that introduce one (`extents` says how far its name reaches).

| rule | what introduces the name | example |
|---|---|---|
| `project/amount-of` | an amount of money with 的 | 总投资12亿元的某某生产基地 |
| `project/amount-verb` | an amount and a verb of building | 某公司投资3亿元建设传感器封测线 |
| `project/name-amount` | the name, then its investment or site, at once or later in a sentence it begins | 某某项目总投资8亿元, 某某产业园占地90亩 |
| `project/list` | a list closed by a count or 等, or names behind a verb | 甲项目、乙项目等4个项目开工, 建成甲大桥、乙铁路 |
| `project/area-of` | floor space and what it is of | 建设9万平方米的人才公寓 |
| `project/stage-of` | a stage with 的 | 在建的某某产业园二期 |
| `project/card` | a line of its own over lines about it | ▶某某项目 / 投资方：某公司 / 总投资：5亿元 |
| `project/builder` | a company and what it builds | 某公司空气悬架项目 |
| `project/staged` | the name and a verb of building | 某某铁路开工建设 |
| `project/site` | the name, and where it is being built | 走进某某产业园建设现场 |
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.discourse.profiles import described_zone
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import body_kind
from zonenews.facts.money import read_money
from zonenews.facts.projects.agreed import named_in_agreement
from zonenews.facts.projects.by_money import Clues, named_beside, named_of_amount, named_with_verb
from zonenews.facts.projects.cards import keyed_lines
from zonenews.facts.projects.clauses import named_in_clauses, told_in_turn
from zonenews.facts.projects.extents import ending_at, named_from
from zonenews.facts.projects.inside import is_common_site, is_inside, is_room
from zonenews.facts.projects.items import read_items
from zonenews.facts.projects.kinds import is_generic, is_kind
from zonenews.facts.projects.lists import listed_names
from zonenews.facts.projects.names import (
    LEFT_WORDS,
    NAME_RE,
    Head,
    Naming,
    firm_name,
    is_named,
    joined,
    split_builder,
    with_builder,
)
from zonenews.facts.projects.progress import named_at_site
from zonenews.facts.projects.shared_out import shared_out, with_spent, with_sums
from zonenews.facts.projects.telling import ATTRIBUTE, goes_on, is_whole, of_two
from zonenews.facts.projects.topics import named_as_plan, named_as_topic, named_late
from zonenews.facts.projects.verbs import named_at_work, named_behind_verb
from zonenews.facts.projects.vouching import ListRange
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import load_actions
from zonenews.lexicon.word_classes import words_of

_AREA_OF_HOUSING = pattern("(?:总|建筑)?面积[约近]?[0-9][^，,。；;]{1,12}[，,](?:计划|项目)?(?:总投资|投资)")
_NOT_BUILT = pattern(r"^[0-9第、和与及同]|{not_built}|[将已与对]|[0-9一二两三四五六七八九十]+[个项]")
_BUILDS_BEFORE = pattern("{builds_area}")
_BUILT_HEAD = pattern("(?:{built_head})(?:[一二三四]期)?(?:项目|工程)?(?!{behind_head}|部(?![分署]))|中心[一二三]期")
_ADVERBS = pattern("(?:{stage_lead})*", may_be_empty=True)
_ABOUT = lazy("就(?![业地近医学诊读餐])")
"""某集团|就某某文旅城项目签约: what they agree on."""
_NOT_STAGED = pattern("{no_stage_of}|及(?!时)|中[，,]|[0-9]+[余多]?[个项]|一批(?:[、，,。；;]|活动)")
"""What a verb of building only qualifies: 施工进度, 建设中，…; 项目签约|一批、开工一批 are all of a place."""
_OPENS = lazy(r"(?:开通|启动)(?![了运并后]|建设|[，,。；;：:、！!\s）)]|$)")
"""A verb with an object: 某大桥开通某通道 starts no bridge."""
_GETS = ("引进", "引入", "招引")
_TAKES_IN = ("入驻", "签约", *_GETS)
_PARKS = ("园", "区", "城")
_TAKEN = lazy("了?[^，,。；;：:、！!\n了]")
"""某园区已入驻|某电池企业12家: who came into it."""
_OF_POLICY = ("对", "对于", "凡", "凡是")
"""对|新引进的总部项目: a condition of a policy."""
_ASKED = lazy("[，,]?(?:应|须|必须|需[要为达]|年[^，,。；;0-9]{1,8}(?:不[低少]于|达到?|超过?)|按|给予)")
"""新引进的软件项目|，应为…: what a policy asks of any."""
_SET = lazy("[建产工]项目|产运行的")
_RUNS = "运行"
_APPOSED = pattern("(?<=[建产工])项目(?![等和及、与]|{name_end})[^，,。；;：:、的0-9\n]{3,20}(?:项目|工程)(?![0-9])")
"""在建|项目云湖冷链物流项目: the name stands right behind what it is."""
_AT_WORK = "施工"
"""Right behind a noun it only qualifies what follows: 部门工程|施工100万元以上项目."""
_HOW_MANY = lazy("(?:项目)?(?:总数|数量)?(?:已|将)?(?:达到|达|有|共|超过|增至)?(?:约|近)?[0-9]+[余多]?[个座家处]")
_IN_SITE = pattern("在[^，,。；;、0-9]{2,24}?(?:园|区|城|基地|镇|乡|村|街道)(?={starting}|{finished}|{in_site_verb})")
"""项目|在某示范基地|奠基: a site that no table has."""
_SITE = pattern(
    "(?:[一二三]期)?(?:(?:的)?(?:建设|施工)现场(?!举[行办]|召开)|(?:建设|施工)?工地|现场(?!{no_site}|举[行办]|召开))"
)


@cache
def _stage_of_re() -> re.Pattern[str]:
    """Give a pattern of 的 after the last character of a word of stages."""
    return compiled(f"[{''.join(sorted({word[-1] for word in load_actions().stages}))}]中?的")


def read_names(sentence: Sentence, heads: Sequence[Head]) -> list[Naming]:
    """Give the projects a sentence names, in order, none overlapping; an earlier rule of the table wins.

    Args:
        sentence: the sentence.
        heads: the nouns in it that names of projects end with; without one, only an amount of money or 此外，还有 introduces a name.
    """
    clues = Clues(read_money(sentence.text, sentence.bounds.start, sentence.quantities), heads)
    found: list[Naming] = []
    for reader in _READERS if heads or sentence.parts else _WITHOUT_NOUN:
        for naming in reader(sentence, clues):
            place = bisect_left(found, naming.start, key=_start)
            clear = place == len(found) or naming.end <= found[place].start
            if clear and (place == 0 or found[place - 1].end <= naming.start) and is_whole(naming.name):
                found.insert(place, naming)
    return [
        one
        for place, naming in enumerate(found)
        if not (_only_tells_what(sentence, clues.heads, naming) or is_inside(sentence, naming))
        and not (is_room(naming.name) or is_common_site(sentence, naming))
        and (not place or not goes_on(sentence, found[place - 1], naming))
        for one in of_two(naming)
    ]


def _only_tells_what(sentence: Sentence, heads: Sequence[Head], naming: Naming) -> bool:
    """Whether a name with an attribute only says what the project before it is: 甲总部项目|是某高新区重点打造的支撑性项目，总投资25亿元."""
    if naming.rule != "project/name-amount":
        return False
    start = sentence.clause_start(naming.start)
    return any(start <= first and end < naming.start and sentence.text.startswith(_IS, end) for first, end in heads)


_IS = ("是", "也是", "作为")


def _start(naming: Naming) -> int:
    return naming.start


def _listed(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """甲、乙、丙等4个重点项目开工."""
    return with_sums(sentence, listed_names(sentence)) if len(clues.monies) > 1 else listed_names(sentence)


_QUOTED = 4
_LONGEST = 40
"""Characters of a name in quotation marks: at least, and at most."""


def _named_with_attributes(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """某某项目总投资8亿元, 某某产业园二期占地90亩."""
    for _, end in clues.heads:
        quoted = sentence.text.startswith("”", end)
        told = ATTRIBUTE.match(sentence.text, end + quoted, sentence.bounds.end)
        if told is None and not _AREA_OF_HOUSING.match(sentence.text, end, sentence.bounds.end):
            continue
        if quoted:
            start = sentence.text.rfind("“", sentence.bounds.start, end) + 1
            if _QUOTED <= end - start <= _LONGEST and start and not is_generic(sentence.text[start:end]):
                yield split_builder(sentence, start, end, "project/name-amount")
        elif described_zone(sentence) != end and _LET.match(sentence.text, end, sentence.bounds.end) is None:
            for naming in ending_at(sentence, end, "project/name-amount", is_site=words_of("sited")):
                if is_named(sentence, naming.start, naming.end):
                    yield from _each_of_list(sentence, naming)


def _each_of_list(sentence: Sentence, naming: Naming) -> Iterator[Naming]:
    """Give a name that a sum stands behind, or all of a list that it closes, which the sum is of: 甲项目、乙项目、|丙项目|总投资达60亿元."""
    start = sentence.clause_start(naming.end)
    mark = sentence.text.rfind("、", start, naming.end)
    listed = (
        mark > start
        and sentence.text.endswith(_KINDS, start, mark)
        and sentence.text.endswith(_KINDS, mark, naming.end)
    )
    items = list(read_items(sentence, ListRange(naming.end, naming.end, counted=True))) if listed else []
    yield from (item._replace(is_shared=True) for item in items) if len(items) > 1 else (naming,)


_LET = lazy("[^，,。；;]{2,20}[，,](?:目前)?(?:入[驻住园]|出租)率")
"""智慧产业园|建筑面积58万平方米，入驻率87%: what has long been built."""


def _topic(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """某某整治工程，堤防全长9公里，总投资5亿元: what the sentence is about; 某公司拟建设某项目."""
    yield from named_as_topic(sentence, clues.monies, clues.heads)
    yield from named_as_plan(sentence)


def _area_of(sentence: Sentence, _: Clues) -> Iterator[Naming]:
    """建设总面积9万平方米的人才公寓: floor space, and what is built with it."""
    for token in sentence.quantities:
        if token.mention.kind == "area" and _BUILDS_BEFORE.search(
            sentence.text, sentence.clause_start(token.start), token.start
        ):
            if sentence.text.endswith(words_of("capacity"), 0, token.start):
                continue
            start = token.end + sentence.text.startswith("的", token.end)
            yield from named_from(sentence, start, "project/area-of")


def _stage_of(sentence: Sentence, _: Clues) -> Iterator[Naming]:
    """在建的某某产业园二期: a stage with 的 before the name."""
    low, high = sentence.bounds.start, sentence.bounds.end
    if _stage_of_re().search(sentence.text, low, high) is None and _SET.search(sentence.text, low, high) is None:
        return
    for match in load_actions().stage_re.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        told = match.end() + sentence.text.startswith("中", match.end())
        told += len(_RUNS) * sentence.text.startswith(_RUNS, told)  # 已投产运行的
        if sentence.text.endswith(_OF_POLICY, low, match.start()):
            continue
        if sentence.text.startswith("的", told):
            for naming in named_from(sentence, told + 1, "project/stage-of"):
                if _HOW_MANY.match(sentence.text, naming.end) is None and not _ASKED.match(sentence.text, naming.end):
                    yield naming
                    yield from named_beside(sentence, naming)
        elif _APPOSED.match(sentence.text, match.end(), sentence.bounds.end):
            yield from named_from(sentence, match.end() + len("项目"), "project/stage-of")


def _built(sentence: Sentence, _: Clues) -> Iterator[Naming]:
    """某公司空气悬架项目: what a company builds, named after it."""
    for token in sentence.places:
        if body_kind(token) == "company":
            limit = min(sentence.clause_end(token.end), token.end + 40)
            if sentence.text.startswith(_PARKS, token.end):
                continue  # 某科技|园项目: the name of a park goes on
            of = _PAID_FOR.match(sentence.text, token.end)
            at = of.end() if of else token.end + (_ABOUT.match(sentence.text, token.end) is not None)
            head = _BUILT_HEAD.search(sentence.text, at, limit)
            if of and of[0] != "的" and sentence.text.endswith(_PARTNERS, 0, token.start):
                continue  # 甲公司和|乙公司|投资建设的某项目
            if of and head and (not head[0].endswith(_KINDS[0]) or _VERBAL.search(sentence.text, at, head.end())):
                continue  # 某公司的|研发中心
            if head is None or not NAME_RE.fullmatch(sentence.text, at, head.end()):
                continue
            name = sentence.text[at : head.end()]
            lead = LEFT_WORDS.match(name)
            if _NEW_CAPACITY.match(name) or (
                not _NOT_BUILT.search(name) and (lead is None or name.startswith(("项目", "工程"), lead.end()))
            ):
                yield with_builder(sentence, at, head.end(), firm_name(token), "project/builder")


_NEW_CAPACITY = lazy("(?:新建|扩建|改建)(?:年产)?[0-9.]+[万亿]?[^，,。；;、的0-9]{3,20}项目$")
"""某公司|新建90万套车灯项目: the verb and the amount are parts of the name."""
_PARTNERS = ("和", "与", "及")
_VERBAL = lazy("[为是在将已]")
_PAID_FOR = pattern("(?:{financing})*的", may_be_empty=False)
"""某公司|投资建设的|某项目."""


def _celebrated(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """某某木材加工项目|开工仪式: what the ceremony is of, where it is told by more than its place and kind."""
    if sentence.text.find("仪式", sentence.bounds.start, sentence.bounds.end) < 0:
        return
    for _, end in clues.heads:
        if _CEREMONY.match(sentence.text, end, sentence.bounds.end) is None:
            continue
        for naming in ending_at(sentence, end, "project/staged"):
            place = next(
                (t.end for t in within(sentence.places, naming.start, naming.start + 1) if t.end < end), naming.start
            )
            whole = naming.name.endswith(_KINDS) and not sentence.text.endswith("暨", 0, naming.start)
            least = _TELLING if whole else _TELLING // 2
            if end - place >= least and _OF_SORT.search(naming.name) is None:
                yield naming


_CEREMONY = pattern("(?:{ceremony_verb}|通车){1,2}(?:奠基|剪彩)?(?:仪式|典礼)")
_OF_SORT = lazy("重[大点]|招商|[年季批度]")
"""重点项目开工仪式, 招商引资项目签约仪式: the projects of a ceremony, not told one by one."""
_KINDS = ("项目", "工程")
_TELLING = 8
"""Characters of a name behind its place, with its noun, that tell one project at least."""


def _staged(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """某某铁路开工建设: a proper name and, beside it, a verb of building."""
    for _, end in clues.heads:
        match = _verb_behind(sentence, end)
        only_qualifies = match and match[0] == _AT_WORK and match.start() == end
        if match and not (
            only_qualifies
            or _NOT_STAGED.match(sentence.text, match.end())
            or _OPENS.match(sentence.text, match.start())
            or _takes_in(sentence.text, end, match)
        ):
            is_site = ("在",) if end > clues.heads[0][1] or sentence.text.endswith(_PARKS, 0, end) else ()
            for naming in ending_at(sentence, end, "project/staged", is_site=is_site):
                yield from _each_named(sentence, naming, match)


def _takes_in(text: str, end: int, verb: re.Match[str]) -> bool:
    """Whether what ends at an offset takes something in: 某园区已入驻|12家企业, 某医疗中心引入|新技术."""
    if not (verb[0].endswith(_TAKES_IN) and _TAKEN.match(text, verb.end())):
        return False
    return verb[0].endswith(_GETS) or text.startswith(_PARKS, end - 1)


def _each_named(sentence: Sentence, naming: Naming, verb: re.Match[str]) -> Iterator[Naming]:
    """Give what a verb of stages is told of, if it has a name; where two are joined by 和 or 及, each: 甲铁路和乙铁路三石段|开工."""
    closed = _CLOSED.match(sentence.text, verb.end()) is not None
    if not is_named(sentence, naming.start, naming.end, told=closed) or is_kind(naming.name):
        return
    parts = list(joined(sentence.text, naming.start, naming.end)) if naming.builder is None else []
    if len(parts) < 2 or not all(
        is_named(sentence, *part) and not is_generic(sentence.text[slice(*part)]) for part in parts
    ):
        yield naming
        return
    for first, last in parts:
        yield Naming(sentence.text[first:last], first, last, "project/list", None, naming.end, naming.start)


_CLOSED = pattern(r"(?:{behind_stage})*(?:[，,。；;：:、！!\n\s）)]|$)", may_be_empty=True)
"""What may stand behind the verb that makes a project of works: 某大学|加快建设|世界一流学科 builds none."""


def _verb_behind(sentence: Sentence, end: int) -> re.Match[str] | None:
    """Find the verb of a stage behind a name and the adverbs between; one of these may be half of the verb (正式|通航)."""
    stage, high = load_actions().stage_re, sentence.bounds.end
    at = _before_verb(sentence, end)
    return stage.match(sentence.text, at, high) or stage.search(sentence.text, max(end, at - _HALF), at + _HALF)


_HALF = 2
"""Characters of an adverb that a verb may begin with."""


def _before_verb(sentence: Sentence, at: int) -> int:
    """Give where the verb behind a name may start: after adverbs, one day and one place (项目6月5日在某区正式动工)."""
    text = sentence.text
    for _ in range(3):
        start = at
        for token in within(sentence.times, at, at + 1):
            at = token.end
        if text[at : at + 1] in _BEFORE_HERE and (here := _HERE.match(text, at)):
            at = here.end()
        if text.startswith(("，在", ",在"), at) and _IN_SITE.match(text, at + 1, sentence.bounds.end) is not None:
            at += 1
        adverbs = _ADVERBS.match(text, at)
        at = adverbs.end() if adverbs else at
        if text.startswith("在", at):
            places = within(sentence.places, at + 1, at + 2)
            verb = _IN_SITE.match(text, at, sentence.bounds.end)
            at = places[0].end if places else verb.end() if verb else at
        if at == start:
            break
    return at


_HERE = lazy("又?在这里|又")
_BEFORE_HERE = frozenset("又在")
"""某项目|又在这里|开工."""


def _sites(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """走进某某产业园项目建设现场, 某某产业园项目已完成桩基施工: a name, and the place where it is being built, or what is done there."""
    for _, end in clues.heads:
        if _SITE.match(sentence.text, end, sentence.bounds.end):
            yield from ending_at(sentence, end, "project/site")
    yield from named_at_site(sentence, clues.heads)


def _behind_verb(sentence: Sentence, _: Clues) -> Iterator[Naming]:
    """建成云湖大桥、东环路; 推进云湖水电站建设."""
    yield from named_behind_verb(sentence)
    yield from named_at_work(sentence)


def _shared_out(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """甲公司、乙公司分别投资3亿元和5亿元建设某电池项目、某叶片项目: as many of each."""
    return shared_out(sentence) if len(clues.monies) > 1 else iter(())


def _lines(sentence: Sentence, _: Clues) -> Iterator[Naming]:
    """2、在建项目： / 伟远纺织：总投资5亿元: what a line below a heading of projects begins with."""
    return keyed_lines(sentence)


_OF_MONEY = (_lines, _shared_out, named_of_amount, named_with_verb, named_late)
_WITHOUT_NOUN = (named_in_clauses, *_OF_MONEY)
_READERS = (
    named_in_clauses,
    _listed,
    *_OF_MONEY,
    _named_with_attributes,
    _area_of,
    _stage_of,
    named_in_agreement,
    _built,
    _behind_verb,
    with_spent,
    _staged,
    _celebrated,
    _sites,
    _topic,
    told_in_turn,
)
