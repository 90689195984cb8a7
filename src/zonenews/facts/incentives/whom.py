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
_WHO_BEHIND = pattern("的[^，的]{0,6}(?:{recipient})$")
_TELLING = pattern(
    "(?:{recipient}|{sum_noun}|{person_noun})$|(?:{recipient})[^，的]{0,4}后$|^(?:{renewed}|{conferring}|{acquiring})"
    "|(?:{recipient})新?(?:{acquiring})[^，]{2,24}$|[0-9.][万亿]*[^0-9，]{1,4}以[上下]$"
)
_DOING = pattern("{policy_doing}|[由从]原来?|可?调整[为至到]")
_WHO_SETS = pattern(f"{_TO}(?P<who>[^，]{{1,20}}?(?:{{recipient}}))(?P<rest>(?:[^，的、和及或]|及以[上下]){{3,40}})的")
NAMES_SOME = pattern("{recipient}")
_DOER = pattern(
    "(?P<who>(?:[^，、的对0-9和及或]{0,8}?(?:{recipient}|{person_noun})[、和及或])*[^，、的对0-9和及或]{0,10}?(?:{recipient}|{person_noun}))(?P<rest>(?:在[^，的]{1,6}?)?(?:{doing_front})*(?:{acquiring}|{doing_verb})[^，]{2,40})的"
)
"""引荐人|成功引进总投资1亿元以上项目|的: who does what a condition asks."""
_GOES_ON = ("仍", "继续", "已")  # 新公司|仍营业: what those who are named go on doing
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
    if len(parts) > 1 and conditions[0].names and conditions[-1].figures and not conditions[0].figures:
        parts = [
            part
            for part, condition in zip(parts, conditions, strict=True)
            if not condition.figures or _WHO_BEHIND.search(condition.text)
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
    doer = _DOER.fullmatch(_FOR.sub("", condition.text))
    if doer is None or doer["who"] in word_set("bare_recipient"):
        return None
    return doer["who"]


def bare_name(text: str) -> str:
    """Take the preposition before a beneficiary and the 的 behind it away."""
    return _FOR.sub("", text).removesuffix("的")
