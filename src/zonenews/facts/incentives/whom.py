"""What words before a gift say of whom it is for: whom they name, and what they ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.facts.incentives.clauses import TOWARDS, Figure
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_TO = f"(?:[^，的]{{0,10}}(?:{{payer}}))?针?{TOWARDS}"
_NAMING = pattern(f"^(?:{_TO}|凡是?|{{fostering}}(?!类))")
_FOR = pattern(f"^(?:{_TO}|凡是?|{{fostering}}(?!类)|为|向|给|如果?(?!期)|若(?!干))")
_NOUN_BEHIND = lazy("的(?!部分$)[^，的]+$")
"""日均流量超过25GB|的新建基站: a measure that has its noun behind it."""
_TELLING = pattern(
    "(?:{recipient}|{sum_noun}|{person_noun})$|(?:{recipient})[^，的]{0,4}后$|^(?:{renewed}|{conferring}|{acquiring})"
    "|(?:{recipient})新?(?:{acquiring})[^，]{2,24}$|[0-9.][万亿]*[^0-9，]{1,4}以[上下]$"
)
_DOING = pattern("{policy_doing}|[由从]原来?|可?调整[为至到]")
_WHO_SETS = pattern(f"{_TO}(?P<who>[^，]{{1,20}}?(?:{{recipient}}))(?P<rest>(?:[^，的、和及或]|及以[上下]){{3,40}})的")
NAMES_SOME = pattern("{recipient}")
_MEASURED = pattern(
    "(?:{reaching_step}|增[长幅]|不低于)[0-9.]+[万亿]*[^0-9，强年]|[0-9.]+[万亿]*[^0-9，强年]{1,3}及?以[上下内]"
)
_OWNER = pattern("(?P<who>[^，的对按0-9]{1,14}?(?:{recipient}))(?=(?:{owned_measure})[^，的]*[0-9][^，的]*的?$)")
"""|基地业主企业|年度地方贡献达到40万元以上的: whose measure it is."""
_BARE_OWNER = pattern("^(?:{bare_recipient})(?={owned_measure})")
"""|企业|年产值达到3亿元的, |项目|固定资产投资在9000万元以上的: whose measure it is, and nobody in particular."""
_ENDS_WITH_PERSON = pattern("(?:{person_noun})$")
_ENDS_WITH_PARTY = pattern("(?:{recipient}|{person_noun})$")
_SUM_FIRST = pattern("[0-9.]+[万亿]*元|{reaching_step}")
"""对|500万元以内|的: a step, though 对 stands before it."""
_DEED = pattern("(?:{doing_front})*(?:{acquiring})")
"""租赁|厂房500平方米以上的: what somebody does, and no measure of them."""
_DOER = pattern(
    "(?P<who>(?:[^，、的对0-9和及或]{0,8}?(?:{recipient}|{person_noun})[、和及或])*[^，、的对0-9和及或]{0,10}?(?:{recipient}|{person_noun}))(?P<rest>(?:在[^，的]{1,6}?)?(?:{doing_front})*(?:{acquiring}|{doing_verb})[^，]{2,40})的"
)
"""引荐人|成功引进总投资1亿元以上项目|的: who does what a condition asks."""
_GOES_ON = ("仍", "继续", "已")  # 新公司|仍营业: what those who are named go on doing
_NO_PARTY = ("项目", "产品", "其")
_BROUGHT_IN = lazy("(?:成功)?(?:引进|引荐(?!人|者))(?:的?[^，的]*(?:资金|[内外]资)|[^，的]*项目)")
"""引进县外资金, 引进工业类项目: what is brought to a place, and nobody who gets something for it."""
_BRINGS_IN = lazy("(?:成功)?(?:引进|引荐(?!人|者))[^，]*(?:项目|资金|[内外]资)的")
"""引进世界500强企业投资的项目|的: a deed that is asked, and nobody."""
_BRINGS_SUM = lazy("(?:成功)?(?:引进|引荐(?!人|者))[^，0-9]*(?:资金|[内外]资)[0-9][^，、的]*")
"""引进外资500万美元以上: how much is brought, and nobody, whether 对 stands before it or not."""
_REACHES = pattern("[^，0-9]{1,12}(?:{reaching_step})[0-9]")
"""港口企业|年吞吐量突破200万吨|的: a measure of those who are named, which need be no sum."""
IN_STAGES = lazy("(?:[一二三四五六七八九十ⅠⅡⅢⅣA-FI]+[类级期等][、和及]){1,5}[一二三四五六七八九十ⅠⅡⅢⅣA-FI]+[类级期等]")
"""完成|Ⅰ期、Ⅱ期、Ⅲ期|临床试验: stages that sums are told for."""


class Condition(NamedTuple):
    """Words before what is given: who gets it, or on what condition.

    Attributes:
        start: where they start in the flat text.
        end: where they end.
        text: what they say.
        figures: the quantities in them.
    """

    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]

    @property
    def tells(self) -> bool:
        """Whether they tell of who gets something at all, and are no part of a story before it."""
        if _DOING.match(self.text) and not self.text.endswith("的"):
            return False
        told = self.names or bool(self.figures) or self.text.endswith("的")
        return told or _TELLING.search(self.text) is not None or IN_STAGES.search(self.text) is not None

    @property
    def names(self) -> bool:
        """Whether they begin as words do that name who gets it: 对…."""
        return _NAMING.match(self.text) is not None


def joined(conditions: Sequence[Condition]) -> str | None:
    """Say in words who conditions name; one that does nothing but set a threshold is left out behind one that names who."""
    if len(conditions) == 1 and (who := doer_of(conditions[0])) is not None:
        return who
    parts = [who_of(condition) or bare_name(condition.text) for condition in conditions]
    ends = bool(conditions) and _ENDS_WITH_PARTY.search(conditions[0].text) is not None
    told = ends or (bool(conditions) and conditions[0].names and not conditions[0].figures)
    if len(parts) > 1 and told and is_measured(conditions[-1]):
        parts = parts[:1] + [
            part
            for part, condition in zip(parts[1:], conditions[1:], strict=True)
            if not is_measured(condition) or _NOUN_BEHIND.search(condition.text)
        ]
    return "，".join(filter(None, parts)) or None


def who_of(condition: Condition) -> str | None:
    """Give who a condition names before what it sets for them: 对|蜂业企业|扩建场地面积在210亩以上的; `None` where it is about more."""
    if not (condition.names and condition.text.endswith("的")):
        return None
    named = _WHO_SETS.fullmatch(condition.text)
    if named is None or named["who"] in word_set("bare_recipient"):
        return None
    first = min((figure.start - condition.start for figure in condition.figures), default=-1)
    sets = first > named.end("who") or named["rest"].startswith(_GOES_ON) or _REACHES.match(named["rest"])
    return (
        named["who"] if sets and len(NAMES_SOME.findall(condition.text, 0, max(first, named.end("who")))) == 1 else None
    )


def doer_of(condition: Condition) -> str | None:
    """Give who does what a condition asks: 物流企业|新购置冷藏车的; `None` where it is just a company, or where something else is asked."""
    said = _FOR.sub("", condition.text)
    doer = _DOER.fullmatch(said) or _OWNER.match(said)
    if doer is None or doer["who"] in word_set("bare_recipient"):
        return None
    return doer["who"]


def bare_name(text: str) -> str:
    """Take the preposition before a beneficiary and the 的 behind it away."""
    return _FOR.sub("", text).removesuffix("的")


def is_measured(condition: Condition) -> bool:
    """Whether a condition sets an amount: of money, a share, an area, or of anything that is counted (货物运输增量达到60万吨)."""
    amounts = any(figure.kind != "duration" for figure in condition.figures)
    return amounts or _MEASURED.search(condition.text) is not None


def names_some(condition: Condition) -> bool:
    """Whether a condition has a noun of somebody in it, but for whose measure it tells: |企业|年产值达到3亿元的."""
    return NAMES_SOME.search(_BARE_OWNER.sub("", condition.text)) is not None


def bare_owner(conditions: Sequence[Condition]) -> str | None:
    """Give whose measure a condition asks, where that says no more than 企业; a project is nobody."""
    owner = _BARE_OWNER.match(conditions[0].text) if conditions else None
    return owner[0] if owner is not None and owner[0] not in _NO_PARTY else None


def sets_sum(condition: Condition) -> bool:
    """Whether a condition that begins with 对 sets an amount, and names nobody: 对500万元以内的."""
    return _SUM_FIRST.match(bare_name(condition.text)) is not None


def only_sets(conditions: Sequence[Condition]) -> bool:
    """Whether conditions do nothing but set amounts, which is a tier and never who gets it: 年销售额6亿元以上的; 引进外资500万元的."""
    return bool(conditions) and all(map(_is_measure, conditions))


def _is_measure(condition: Condition) -> bool:
    if _BRINGS_IN.fullmatch(condition.text) or is_brought_in(bare_name(condition.text)):
        return True
    if not is_measured(condition) or names_some(condition):
        return False
    said = bare_name(condition.text)
    if _NOUN_BEHIND.search(said) or (condition.names and not sets_sum(condition)):
        return False  # 引进原种猪300头以上|的原种猪场: somebody, whatever their noun
    return not (_ENDS_WITH_PERSON.search(said) or _DEED.match(said))


def said_by(conditions: Sequence[Condition], who: str | None) -> bool:
    """Whether who gets it is told in the words of the conditions themselves, though these may leave out what the ones before them measured."""
    said = [bare_name(one.text) for one in conditions]
    return who is not None and (who in "，".join(said) or who.endswith(said[-1]))


def is_brought_in(who: str) -> bool:
    """Whether words name money or projects that somebody brings to a place: 引进县外资金."""
    sums = _BRINGS_SUM.fullmatch(who) is not None and NAMES_SOME.search(who) is None
    return sums or _BROUGHT_IN.fullmatch(who) is not None
