"""What a project builds or makes, which is no project of its own: 某药谷项目总投资6亿元，将新建原料仓库、冻干车间; 建设片剂、胶囊等三条生产线."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.projects.kinds import is_of_field, is_sort
from zonenews.facts.projects.names import Naming
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import words_of

_OF_LISTS = frozenset(("project/list", "project/amount-verb"))
_BUILDS = pattern(
    "[，,、](?:该|本)?(?:项目|工程)?(?:{builds_adverb}|分[两三二]期)*(?:(?:投资)?(?:{building})(?:了|有)?|(?:建设)?内容(?:主要)?(?:包括|有|为|涵盖)?|(?:主要)?包括)[：:]?[^，,。；;]*$"
)
"""项目总投资6亿元，|将新建|原料仓库、: the verb behind what is told of a project."""
_CONTENT = pattern(
    "(?:(?:项目|工程|[一二三]期)(?:的)?(?:主要)?(?:建设|规划|施工)?|(?:建设|施工))内容(?:主要)?(?:包括|包含|有|为|涵盖|是)[^，,。；;]*$"
)
"""一期工程建设内容包括|生产车间、研发中心."""
_SUBJECT = pattern(
    "[ 　“”]*[^，,。；;：:、\n]{0,40}?(?:项目|工程|{proper_works}|[一二三]期)”?(?:[（(][^（）()\n]{1,12}[）)])?"
    "(?:[，,]?(?:{attribute_lead}|概算|估算|协议|拟|总)*(?:{attribute}|位于|坐落|选址|由[^，,。；;]{2,40}(?:投资|建设|承建))|[，,](?=(?:主要|重点|拟|[规计]划)+建设))"
)
"""某药谷项目|总投资6亿元，: the project that a sentence, or its part behind a semicolon, tells of."""
_OF_PHASE = lazy(
    "(?:项目|工程)[^；;。]*[，,]其中[，,]?(?:项目|工程)?[一二三首]期[^，,。；;]{0,8}(?:投资|投入)[^；;。]*$"
)
"""该项目总投资18亿元，其中一期投入6亿元，建设|年产2000万张覆铜板的生产基地."""
_DIRECTLY = pattern(
    "(?:项目|工程|[一二三]期)(?:(?:{builds_adverb})+(?:{building})|包括(?:{building}))(?:了|有)?(?P<sized>[^，,。；;]*[0-9][^，,。；;]*)?$"
)
"""某新材料项目|拟建设|铜箔生产线，总投资5亿元; 某示范园项目|重点打造了700亩|稻米基地和800亩|蔬菜基地."""
_ALSO_BUILDS = pattern(
    "投资[^；;。]*[，,](?:{builds_adverb})*(?:{building})[^；;。]*[，,](?:{builds_adverb}|同时|并)*(?:{building})[^，,。；;]*$"
)
"""投资9000万元，计划新建3条生产线，配套新建20个冷库，打造1万亩的|果园基地: one of the things that one sum builds."""
_OF_SEVERAL = lazy("[0-9一二两三四五六七八九十][余多]?[个项]|[这首该每]批|这些|各|等(?:重[点大])?(?:项目|工程)$")
"""集中开工的|8个|项目总投资30亿元，建设甲、乙: what several build are projects."""
_THINGS = pattern("(?:{rooms}|生产线|[和及与])")
_CLOSED_BY_PARTS = pattern(
    "[^，,。；;]{0,60}?等(?:[0-9一二两三四五六七八九十]+(?:[条个栋座类]|大类?))?[^，,。；;、项个]{0,6}?(?:{made_or_room})(?=[，,。；;、和及]|$)"
)
"""片剂、胶囊|等三条产品生产线: what closes a list of what is made, or of rooms."""


def is_inside(sentence: Sentence, naming: Naming) -> bool:
    """Whether a name is that of what a project builds, or of what a line makes.

    Args:
        sentence: the sentence.
        naming: what was read as the name of a project.
    """
    if _DIRECTLY.search(sentence.text, sentence.clause_start(naming.start), naming.start):
        return True
    if naming.rule == "project/area-of":
        if _ONE_OF_AREAS.match(sentence.text, naming.end) or _AREA_BEFORE.search(
            sentence.text, sentence.bounds.start, naming.start
        ):
            return True
        first = sentence.clause_start(naming.start, stops="；;。")
        return _ALSO_BUILDS.search(sentence.text, first, naming.start) is not None
    if naming.rule not in _OF_LISTS:
        return False
    text, opened = sentence.text, naming.opened if 0 <= naming.opened < naming.start else naming.start
    parts = _CLOSED_BY_PARTS.match(text, naming.end, sentence.bounds.end)
    if parts and (naming.listed < 0 or _COUNTED_LATER.search(text, parts.end(), naming.listed) is None):
        return True
    first = sentence.clause_start(opened, stops="；;。")
    if naming.rule == "project/amount-verb" and _OF_PHASE.search(text, first, opened):
        return True
    if _CONTENT.search(text, first, opened):
        return True
    if _BUILDS.search(text, first, opened) is None:
        return False
    subject = _SUBJECT.match(text, first, opened)
    if subject is None or _OF_SEVERAL.search(subject[0]):
        return False
    return naming.rule == "project/list" or _THINGS.search(naming.name) is not None


_ONE_OF_AREAS = lazy("[、和及与][0-9.]+万?(?:平方米|亩)")
_AREA_BEFORE = lazy("(?:平方米|亩)的?[^，,。；;0-9]{2,16}[、和及与][0-9.]+万?(?:平方米|亩)的?$")
"""建设10万平方米的食品厂房|、2000平方米|的研发中心: floors beside each other are those of one project."""
_COUNTED_LATER = lazy("等[0-9]+[个项]")
"""甲镜片厂、乙茶等系列饮品生产线、丙堆场|等22个|项目: a 等 within an item closes no list of parts."""


def is_room(name: str) -> bool:
    """Whether a name is that of one building of a park or of a project that is told elsewhere.

    >>> is_room("园区首栋厂房"), is_room("一期管线"), is_room("云湖产业园一期厂房")
    (True, True, False)
    """
    return _ROOM.fullmatch(name) is not None


def is_common_site(sentence: Sentence, naming: Naming) -> bool:
    """Whether a name tells only what kind of building it is, and no money is told of it: 总装车间, 检测中心、|人才公寓|，总投资5亿元.

    Args:
        sentence: the sentence.
        naming: what was read as the name of a project.
    """
    name = _HAS.sub("", naming.name)
    beside = naming.rule == "project/name-amount" and (
        name != naming.name or sentence.text.startswith("、", naming.start - 1)
    )
    if not (naming.rule in _UNPAID or beside):
        return False
    if sentence.text.endswith("配套的", 0, naming.start):
        return True  # 某烯烃项目正在调试，配套的|热电联产装置|已点火
    placed = naming.builder is not None or any(
        token.start == naming.start for token in within(sentence.places, naming.start, naming.start + 1)
    )
    if name.endswith(words_of("industrial_room")) and not placed:
        return True  # 金针菇生产车间|将竣工: the room of a project
    return all(map(is_sort, _AND.split(name))) or (naming.builder is None and is_of_field(name))


_HAS = lazy("^[^，。]{0,8}?(?:[建设配]有|内有)")
"""园区内建有|检测中心: what a place has is no project by its kind alone."""
_AND = lazy("[和及与]")
_UNPAID = frozenset(("project/staged", "project/site", "project/stage-of"))
"""Rules that read a name of which no money is told; those of lists look themselves."""


_ROOM = pattern(
    "第?[首一二三四]期(?:项目|工程)?|(?:[^，。]{0,10}(?:首[栋幢条]|[0-9一二三四五六七八九十]+[号栋幢])|[首一二三四]期)[^，。项期]{0,4}?(?:{rooms}|管[线网]|主体|产线)"
)
