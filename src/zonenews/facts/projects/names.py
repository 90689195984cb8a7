"""The name of a project: what it may hold, what it ends with, what bounds it, and the builder in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from zonenews._patterns import lazy, longest_first, tree
from zonenews._ready import compiled
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import PlaceToken, QuantityToken, TimeToken, body_kind
from zonenews.facts.projects.kinds import is_common, is_generic
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.lexicon.actions import load_actions
from zonenews.lexicon.word_classes import kept_by_words, words_of
from zonenews.mentions.organizations.find import Organization

Head: TypeAlias = tuple[int, int]
"""Where a noun stands that names of projects end with: its start and end."""


class Naming(NamedTuple):
    """A project named in a sentence.

    Attributes:
        name: the name, without its builder and without a verb.
        start: where it starts.
        end: where it ends.
        rule: what introduced it.
        builder: the organisation that stands before it, or `None`.
        listed: for a list, where its predicate starts, else -1.
        opened: for a list, where its first item starts, else -1.
        is_shared: whether the amount before it is of several projects, so of none.
        amount: its own amount, where a list shares out as many; else `None`.
    """

    name: str
    start: int
    end: int
    rule: str
    builder: str | None = None
    listed: int = -1
    opened: int = -1
    is_shared: bool = False
    amount: QuantityToken | None = None


IN_NAMES = frozenset(("ordinal", "length", "voltage", "frequency", "power", "data"))
"""Kinds of quantities that stand in names: 8英寸产线, 第二工厂."""
_SIGNS = "-–·•※\u2190-\u21ff\u2460-\u24ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff"
MARKER = rf"(?:[{_SIGNS}]+[ ]?|[（(]?[0-9一二三四五六七八九十]{{1,2}}[）)]?[.．、：:]?[ ]?)"
"""What stands before an entry of a list: ▶, 🔹, ①, a dash, or a number."""
PROFILE = "(?:计划|预计|规划)?(?:{profile_key}|位于%s|由[^，,。；;\\n]{2,40}(?:投资|建设|承建))"
"""What begins a line or a sentence about a project named before; `%s` takes more words, each behind a bar."""
TOLD_BY = "[ 　“”]*(?:[^，,。；;：:\\n]{2,32}(?:{told})[，,：:]“?)?"
"""某公司总经理某某介绍，|该项目…: who tells of a project, before what is told."""
_PICTURES = "\u2600-\u27bf\U0001f000-\U0001faff"
_NAME = rf"(?:“[^”\n]{{1,20}}”|[^，,。；;：:！？!?\n（）()“”、{_PICTURES}]|（[^（）\n]{{1,12}}）|\([^()\n]{{1,12}}\)){{2,40}}"
NAME_RE = lazy(_NAME)
NAME_END = pattern(
    r"(?:{name_end}|在(?!建|线)|等(?=[0-9一二三四五六七八九十多]|项目|重|主|一|$)|为(?!主)|的(?!.*(?:项目|工程)))"
)
LEFT_WORDS = pattern(
    r".*(?:{project_doing}|{listing}|{before_name}|(?:项目|工程|实事)中(?![心试])|以(?![上下内外及])|建设(?!项目|工程)|将(?!军)|和(?=[^，]{0,20}公司)"
    r"|(?<!高)等(?!级|离子)|在(?!建)|(?<=.)就(?![业地近医学诊读餐])|(?<=.)(?<![华认作成])为(?!主))|要?(?:{builds_adverb})*(?:{project_care})(?![^，]{0,2}(?:项目|工程)$)"
)
_PHASE = lazy(r"[一二三四五]期")


def left_of_name(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find what stands before a name in a range: its last word is not the last of the name itself (某机场|扩建工程)."""
    lead = LEFT_WORDS.match(text, start, max(start, end - 2))
    while lead and _GOES_ON.match(text, lead.end()) and lead[0].endswith(("建设", *words_of("works_noun"))):
        lead = LEFT_WORDS.match(text, start, lead.end() - 1)
    while lead and lead[0].endswith(_AND_ALSO) and text.endswith(_KINDS, start, lead.end() - len(_AND_ALSO)):
        lead = LEFT_WORDS.match(text, start, lead.end() - len(_AND_ALSO))  # 甲项目以及|乙项目
    return lead


_KINDS = ("项目", "工程")
_AND_ALSO = "以及"
_GOES_ON = lazy("项目|工程|[一二三四五]期")
"""What a verb of building before it is a part of the name with: 某核电扩建|一期."""
_SHORT = 5
"""Characters of a name with 项目 that tells more than its field: 京东|商城项目."""


@kept_by_words
def heads_re() -> re.Pattern[str]:
    """Give the pattern of nouns that close the name of a project."""
    actions = load_actions()
    words = longest_first({*actions.heads, *actions.sites, *words_of("proper_works")})
    return compiled(
        f"{tree(words)}(?:[一二三四五]期)?(?:项目|工程)?(?!{alternatives(words_of('behind_head'))}|部(?![分署]))"
    )


def scan_heads(text: str) -> list[Head]:
    """Find where the nouns that names of projects end with stand in a text, in order: start and end of each.

    Beside those that a project alone ends with there are works (医院, 公园, 段) of which only a verb of building or finishing makes one.
    """
    heads = {match.end(): match.start() for match in heads_re().finditer(text)}
    for match in _WORKS_BEFORE_VERB.finditer(text):
        if not text.startswith(_STRETCH, match.start()) or is_stretch(text, match.start()):
            heads.setdefault(match.end(), match.start())
    for match in _WORKS_BEHIND_VERB.finditer(text):
        heads.setdefault(match.end("work"), match.start("work"))
    for match in _HOUSING_MEASURED.finditer(text):
        heads.setdefault(match.end(), match.start())
    return sorted((start, end) for end, start in heads.items())


_WORKS = pattern("(?:{public_work}|段)(?:[一二三四五]期)?")
"""Nouns of works that close a name only beside a verb of building or finishing."""
_WORKS_BEFORE_VERB = pattern(
    "(?:{public_work}|段)(?:[一二三四五]期)?(?={stage_lead}|{verb_first}|{starting}|{finished}|{site_work}|[在等0-9二三四五六七八九十顶今明年通开投完加并落复交封主建目现均都也正全基，（：自进合前])"
)
"""The same, where such a verb, or what stands before it, may be next."""
_WORKS_BEHIND_VERB = pattern(
    "(?:{verb_first})(?:[^，,。；;、：:的\n]{2,16}、)?[^，,。；;、：:的\n]{2,16}?(?P<work>{public_work})(?=[，,。；;、\n和及等]|$)"
)
"""建成开放青石|大剧院: the same behind such a verb."""
_HOUSING_MEASURED = pattern(
    "(?:{housing})(?:[一二三四五]期)?(?:工程|项目)?(?=(?:总|建筑)?面积[0-9约]|总投资|占地[0-9约])"
)
"""某花园一期安置房|面积3.8万平方米，总投资1.3亿元."""
_STRETCH = "段"
_OF_LINE = pattern("(?:{line_work})[^，,。；;、：:\n]{0,16}$")
_IS_LINE = pattern("(?:{line_work})(?:[^，,。；;、：:\n]{0,16}段)?$")
_LINE_REACH = 22
"""Characters before 段 in which the line stands that it is a part of."""


def is_line(name: str) -> bool:
    """Whether a name is that of a road, a line or a waterway, or of a part of one."""
    return _IS_LINE.search(name) is not None


def is_stretch(text: str, at: int) -> bool:
    """Whether 段 at an offset ends the name of a part of a road or line: 云白高速青石|段, but not 时段."""
    return _OF_LINE.search(text, max(0, at - _LINE_REACH), at) is not None


def is_named(sentence: Sentence, start: int, end: int, *, told: bool = True) -> bool:
    """Whether what a stage is told of has a name: it ends with a noun of projects, or is works behind a place or two telling characters.

    Args:
        sentence: the sentence.
        start: where the name starts.
        end: where it ends.
        told: whether works count, or only what a project alone ends with.
    """
    if any(head.end() == end for head in heads_re().finditer(sentence.text, start, end)):
        return True
    return told and is_work(sentence, start, end)


def is_work(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a range is the name of works: their noun behind a place or two telling characters."""
    text = sentence.text
    if is_street(text, start, end):
        return True
    noun = _noun_at(text, start, end)
    if noun is None and (done := _DONE_WITH.search(text, start + _TELLING, end)):
        noun = _noun_at(text, start, done.start())  # 云岭公园|提升改造工程
    if noun is None:
        return _ROAD.fullmatch(text, start, end) is not None
    place = next((token.end for token in within(sentence.places, start, start + 1) if token.start == start), end + 1)
    if place <= end:
        return _KIND_IN_PLACE.fullmatch(text, place, end) is None
    before = text[start : noun.start()]
    stretch = noun[0].startswith(_STRETCH)
    return len(before) >= _TELLING and (stretch or len(noun[0]) > 1) and not is_common(before)


def _noun_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the noun of works that ends at an offset."""
    return next((match for match in _WORKS.finditer(text, start, end) if match.end() == end), None)


def is_street(text: str, start: int, end: int) -> bool:
    """Whether a range is the name of a street or of a part of one: 人民路, 云岭大道东段, 纬五路北延; 断头路 and 道路改造 name none."""
    found = _STREET.fullmatch(text, start, end)
    return found is not None and not text.endswith(words_of("no_street"), start, found.end("street"))


_STREET = pattern(
    "(?P<street>[\u4e00-\u9fff0-9]{1,12}?(?:路|街|大道))(?:[东西南北中]?段|[一二三四五]期|[东西南北]?延(?:伸|长)?[线段]?|[东西南北]进)?(?:{street_work}){0,3}(?:工程|项目)?"
)
_KIND_IN_PLACE = pattern("(?:{common_work}|{no_street}){1,3}(?:{works_noun})?")
"""某高新区|道路, 某县|管网改造: a kind of works of a place."""
_DONE_WITH = pattern("(?:{street_work}){1,3}(?:工程|项目)?$")
_ROAD = lazy("[GS][0-9]{1,4}")
"""The number of a road: G331."""
_TELLING = 2
"""Characters before a noun of works that make a name of it at least."""


def behind(text: str, token: QuantityToken | TimeToken) -> int:
    """Give where a name may start behind a quantity or a time, and behind the 前 that makes a time a deadline: 6月底|前|某食品加工园二期."""
    return token.end + (isinstance(token, TimeToken) and text.startswith(_OF_TIME, token.end))


_OF_TIME = ("前", "初", "末", "底")
"""6月|前|某项目, 11月|末|冬季项目: the last character of a time."""


def firm_name(token: PlaceToken) -> str:
    """Give the name of a company without the zone right before it, where it only lies: 我县经济开发区|云溢科技公司."""
    mention, whole = token.mention, token.text.rpartition(_ANNOUNCED)[2]
    if not isinstance(mention, Organization) or not whole.endswith(mention.text):
        return whole
    return mention.text if whole.removesuffix(mention.text).endswith("区") else whole


_ANNOUNCED = "宣布"
"""书记某某宣布|某石化公司甲项目奠基."""


def split_builder(sentence: Sentence, start: int, end: int, rule: str) -> Naming:
    """Take the company off the front of a name, or the one that stands right before it."""
    for token in within(sentence.places, start - 40, end):
        if body_kind(token) == "company":
            if start <= token.start and token.end < end and token.start - start < 3:
                return with_builder(sentence, token.end, end, firm_name(token), rule)
            if token.end == start:
                return with_builder(sentence, start, end, firm_name(token), rule)
    return Naming(unquoted(sentence.text[start:end]), start, end, rule)


def with_builder(sentence: Sentence, start: int, end: int, builder: str, rule: str) -> Naming:
    """Name a project without its builder, unless nothing telling is left (某公司二期项目)."""
    if sentence.text.startswith(_OF_PARK, start, end):
        return Naming(unquoted(f"{builder}{sentence.text[start:end]}"), start - len(builder), end, rule)
    builder = builder.rpartition(_AND_HELD)[2] or builder
    paid = _PAID_BY.match(sentence.text, start, end)
    name = sentence.text[paid.end() if paid else start : end]
    bare = _IN_BRACKETS.sub("", _PHASE.sub("", name))
    if is_generic(bare) or len(bare) < 4 or (len(bare) < _SHORT and bare.endswith(_KINDS)):
        name = f"{builder}{name}"
        if not builder.endswith(_FIRMS) and _PHASE.match(sentence.text, start, end):
            whole = start - len(builder) if sentence.text.endswith(builder, 0, start) else start
            return Naming(unquoted(name), whole, end, rule)  # 某储能电池|二期项目: a product, or its maker
    return Naming(unquoted(name), start, end, rule, builder)


_AND_HELD = "暨"
"""集中开工|暨|某集团生产基地项目奠基仪式: two occasions."""
_OF_PARK = ("园", "城", "产业园")
"""某科技|园项目: the name of a park begins as that of a company does."""
_FIRMS = ("公司", "集团", "厂")
_PAID_BY = pattern("(?:{financing})?的")
"""某集团|投资的|电池项目."""
_IN_BRACKETS = lazy("^[（(][^（()）]*[）)]")
"""某公司|（某药业）项目: another name of the builder tells nothing of the project."""


def joined(text: str, first: int, end: int) -> Iterator[Head]:
    """Cut a range at a 和 or 及 between two names with nouns of projects: 甲铁路|及|乙铁路."""
    heads = [match.end() for match in heads_re().finditer(text, first, end)]
    stretch = text.endswith(_STRETCH, first, end) and is_stretch(text, end - 1)
    of_kind = bool(heads) and heads[-1] - first > _SHORT and text.endswith(_KINDS, first, heads[-1])
    if of_kind and text.startswith(_AND, heads[-1]):
        end = heads[-1]  # 甲项目|以及运营网点拓展
    for noun in heads if stretch else heads[:-1]:
        works = _WORKS_DONE.match(text, noun, end)  # 甲机场迁建|和|乙机场扩建
        head = works.end() if works else noun
        goes_on = _PHASE.match(text, head + 1, end)  # 一期扩建及二期新建|项目
        if text.startswith(_AND, head) and not goes_on and head < (end - 1 if stretch else heads[-1]):
            yield first, head
            first = head + 1 + text.startswith("以及", head)
    yield first, end


_WORKS_DONE = pattern("{works_noun}")


_AND = ("和", "及", "与", "以及")


def is_in_name(sentence: Sentence, token: QuantityToken | TimeToken) -> bool:
    """Whether a time or an amount is a part of the name it stands in: 8英寸|产线, 20万吨|级航道, 年产|3万吨|多晶硅项目, 20GWh|电池项目."""
    kind = token.mention.kind
    if token.text == _FUTURE:
        return not sentence.text.startswith(_TO_COME, token.end)  # 云石|未来|科技城
    if kind in IN_NAMES or sentence.text.startswith(_OF_WORKS, token.end) or token.text.endswith("/年"):
        return True
    if token.text.endswith(_YEARS) and sentence.text.startswith(_OF_YEARS, token.end):
        return True
    return (kind == "energy" and token.text.upper().endswith("WH")) or is_capacity(sentence, token.start)


_FUTURE, _TO_COME = "未来", ("，", ",", "将")
_OF_WORKS = ("级", "机组")
"""What behind an amount says how large works are: 20万吨|级航道."""
_YEARS, _OF_YEARS = "年", "制"
"""九年|制学校: years that a school takes."""


def is_capacity(sentence: Sentence, at: int) -> bool:
    """Whether an amount says in the name of a project what it makes: 年产2万吨多晶硅/|3万吨工业硅项目."""
    text, low = sentence.text, sentence.bounds.start
    lines = _LINES.search(text, max(low, at - _CAPACITY_REACH), at)
    if text.endswith(words_of("capacity"), low, lines.start() if lines else at):
        return True  # 日产2×|5000吨熟料生产线
    token = next(iter(within(sentence.quantities, at, at + 1)), None)
    if token is not None and _is_goods(token):
        if any(place.end == at for place in within(sentence.places, at - _CAPACITY_REACH, at)):
            return True  # 会泽|16万吨铅锌项目
        if _is_owned(sentence, token):
            return True
    joined = _JOINED_CAPACITY.search(text, max(low, at - _CAPACITY_REACH), at)
    return joined is not None and text.endswith(words_of("capacity"), low, joined.start())


def _is_goods(token: QuantityToken) -> bool:
    """Whether an amount is one of goods, or of what a project has much of: 3万吨, 80万套, 20万羽."""
    return token.mention.kind in _OF_GOODS or token.mention.unit in words_of("made_by_piece")


def _is_owned(sentence: Sentence, token: QuantityToken) -> bool:
    """Whether an amount of goods stands behind whose it is, in its item, and before the goods of a project: 云泽纺织|5万套|被服项目."""
    text, at = sentence.text, token.start
    first = max(sentence.clause_start(at), text.rfind("、", sentence.bounds.start, at) + 1)
    lead = LEFT_WORDS.match(text, first, at)
    owner = text[lead.end() if lead else first : at]
    return _OWNER.fullmatch(owner) is not None and _OF_PROJECT.match(text, token.end, sentence.bounds.end) is not None


_OWNER = lazy(
    "(?![年日月将达约共新近超含该本全])[\u4e00-\u9fffA-Za-z]{2,12}(?<![产达到约近超有成增计建至供能量为资设现理工收入过于造上了划])"
)
_OF_PROJECT = pattern("[^，,。；;：:、的及0-9\n]{2,14}?(?:项目|生产线|(?:{rooms})(?=[、等和及，,。；;]|$))")
_LINES = lazy("[0-9]+[×xX*]$")
_JOINED_CAPACITY = lazy("[0-9.]+[万亿]*[^0-9，,。；;、/和及]{1,16}[/和及、]$")
"""3万吨硝酸钾/: what stands before the second amount of a capacity."""
_OF_GOODS = frozenset(("mass", "volume", "area"))
_CAPACITY_REACH = 30
"""Characters of the first amount of a capacity and its product at most."""


def unquoted(name: str) -> str:
    """Take the marks off a name that stands in quotation marks as a whole."""
    return name[1:-1] if name[0] in "“‘《" and name[-1] in "”’》" and len(name) > 4 else name
