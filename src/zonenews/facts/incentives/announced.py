"""Who gets what, said before the sums: by a sentence that names nobody's sum, or by the clause a sentence begins with.

`入园企业年纳税超过100万元的给予奖励。对500万元以内的按1%进行奖励；…`: what comes are steps of what the first sentence announces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.facts.incentives.clauses import TOWARDS
from zonenews.facts.incentives.tiers import COMPARES
from zonenews.facts.incentives.whom import Condition, bare_name, names_some, sets_sum
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_MARK = (
    r"[ 　]*(?:(?P<article>第[0-9一二三四五六七八九十百]{1,4}条)|(?P<han>[一二三四五六七八九十]{1,3}[、.．])|(?P<han_in>[（(][一二三四五六七八九十]{1,3}[)）])"
    r"|(?P<digit>[0-9]{1,2}[.、．](?![0-9]))|(?P<digit_in>[（(]?[0-9]{1,2}[)）])|(?P<ring>[①-⑳]))[ 　]*"
)
MARK = lazy(_MARK)
"""How a paragraph is numbered."""
ITEM = lazy(f"(?<=。){_MARK}")
"""An item that runs into the one before."""
_OPENS_LINES = lazy("(?:其中|如下|标准)[为是]?[：:]\\s*$")
_COMPARED_LINE = pattern(
    "[ 　]*[^，。；\n]{0,24}(?:[≤≥<>]|[0-9][万亿]*元[^，。；\n]{0,4}以[上下内])[^，。；\n]{0,24}[，,]"
)
"""2亿元≤项目投资额<6亿元|，给予5%的补贴: a line that sets a step."""
_ANNOUNCES = pattern(
    "(?:{giving_verb}|实行|进行)[^，。；0-9%]{0,8}(?:{gift}|{giving_support})[。：:]?$|[方才可均][^，。；0-9]{0,3}(?:申报|申请|享受)[^，。；0-9]{0,8}[。：:]?$"
)
"""对技改项目|给予贴息|。; 年营业额须在800万元以上，|方可申报|。"""
_NO_START = "(?![对为在从按经以由将各该]|根据|依据|结合|{reward_noun})"
_WHO = pattern(
    f"(?:{TOWARDS}|凡是?)?{_NO_START}(?P<who>[^，。；：]{{1,40}}?(?:{{recipient}}|{{person_noun}}))(?=，|按|进行|实行|{{giving_verb}}|{{owned_measure}})"
)
_TO_ANYBODY = pattern(f"{TOWARDS}{_NO_START}(?P<who>[^，。；：0-9]{{2,30}})，")
_SUM = pattern("(?:{sum_noun}|资)$")
"""对|新认定的贸易型总部|，…给予奖励。: the comma says that they are named, whatever their noun."""
_WHO_LATER = pattern(
    f"(?<=[，；]){TOWARDS}{_NO_START}(?P<who>[^，。；：]{{1,40}}?(?:{{recipient}}|{{person_noun}}))(?={{giving_verb}})"
)
"""出台措施，对|规模以上工业企业|给予奖励: whom the last clause names."""
_OF_SUM = pattern(
    "(?:其|所)?(?P<paid>(?:{sum_paid})的?[^，]{2,24}(?:{sum_noun}))，|按照?(?P<base>[^，]{2,20}(?:{sum_noun}))(?:{giving_verb}|进行)"
)
_DEED = pattern("(?:{fostering})+(?P<who>[^，、0-9]{0,30}?(?:{recipient}))(?!{recipient}|[、和及与或的])[^，的]{2,}")
_DOERS = ("企业", "单位", "机构")
_SUBJECT = pattern(
    f"(?:对于?)?{_NO_START}(?P<who>[^，的、对按]{{0,16}}?(?:{{recipient}})(?:[、和及][^，的、按]{{1,12}}?(?:{{recipient}}))*)(?!{{recipient}}|{{conferring}}|[的、和及等])"
)
_NAMED = pattern(f"(?:对于?)?{_NO_START}(?P<who>[^，、0-9]{{2,30}}(?:{{recipient}}))")
"""对|新注册的生产性企业|，实际到位投资额达30亿元的: a clause that names and says no more."""
_CONFERRED = pattern("{which_time}|认定|评")
_STEP = pattern("[0-9]|^(?:{renewed}|{conferring})")
_TAIL = 24
"""Characters at the end of a sentence in which it announces."""


_LAST = 60
"""Characters at the end of a sentence in which its last clause names somebody."""
_LABEL = pattern(
    "(?!{fostering}|对|引进|引荐)(?P<who>[^，。：:；0-9]{0,24}?(?:{recipient}|{person_noun}))[。：:](?=[^\n])"
)
"""（一）|顶尖人才|。给予100万元安家补贴."""


class Announced(NamedTuple):
    """What a sentence without a sum announces.

    Attributes:
        who: who gets it.
        base: what shares are taken of; `None` unsaid.
        mark: how its paragraph is numbered, empty where it is not.
        lines: whether lines below it go on that are not numbered.
        here: whether it holds for its own paragraph alone.
        above: whether a heading names them, below which conditions of any kind are theirs.
        steps: whether what comes is told by sums alone (到位资金500万元以上项目), though these have a noun behind them.
    """

    who: str
    base: str | None
    mark: str
    lines: bool = False
    here: bool = False
    above: bool = False
    steps: bool = False


def announced_in(sentence: Sentence) -> Announced | None:
    """Say who a sentence announces something for that it has no sum of; `None` where it announces nothing.

    Args:
        sentence: a sentence that promised nothing.

    Returns:
        Whom it names, where it ends with 给予奖励 or the like.
    """
    low, high = sentence.bounds.start, sentence.bounds.end
    while high > low and sentence.text[high - 1].isspace():
        high -= 1
    if _ANNOUNCES.search(sentence.text, max(low, high - _TAIL), high) is None:
        return None
    mark = MARK.match(sentence.text, low, high)
    begin = mark.end() if mark else low
    who = _WHO.match(sentence.text, begin, high) or _to_anybody(sentence.text, begin, high)
    who = who or _WHO_LATER.search(sentence.text, max(begin, high - _LAST), high)
    if who is None or who["who"] in word_set("bare_recipient"):
        return None
    of = _OF_SUM.search(sentence.text, who.end(), high)
    return Announced(who["who"], (of["paid"] or of["base"]) if of else None, str(mark.lastgroup) if mark else "")


def _to_anybody(text: str, low: int, high: int) -> re.Match[str] | None:
    """Find whom a sentence names with 对 and a comma, but for a sum of money."""
    named = _TO_ANYBODY.match(text, low, high)
    return None if named is None or _SUM.search(named["who"]) else named


def opened_by(sentence: Sentence, who: str | None, base: str | None) -> Announced | None:
    """Say for whom the lines go on below a sentence that has promised something and ends with a colon: 给予不超过10%的补贴，其中：.

    Args:
        sentence: the sentence.
        who: who gets what it promised.
        base: what its shares are taken of.

    Returns:
        Whom the lines are for; `None` where the sentence opens none.
    """
    low, high = sentence.bounds.start, sentence.bounds.end
    opens = _OPENS_LINES.search(sentence.text, max(low, high - _TAIL), high)
    if opens is None or who is None:
        return None
    mark = MARK.match(sentence.text, low, high)
    return Announced(who, base, str(mark.lastgroup) if mark else "", lines=True)


def label_of(text: str, start: int) -> Announced | None:
    """Say who the label names with which a numbered paragraph that starts at an offset begins: （一）顶尖人才。; `None` where it names nobody."""
    mark = MARK.match(text, start)
    label = _LABEL.match(text, mark.end()) if mark is not None else None
    if mark is None or label is None or label["who"] in word_set("bare_recipient"):
        return None
    return Announced(label["who"], None, str(mark.lastgroup))


def goes_on(announced: Announced, text: str, start: int) -> bool:
    """Whether a paragraph that starts at an offset is an item of what was announced before it: numbered, and in another way."""
    mark = MARK.match(text, start)
    if announced.here:
        return False
    if mark is None:
        return announced.lines and _COMPARED_LINE.match(text, start) is not None
    return mark.lastgroup not in {announced.mark, "article", "han"}


def without_deed(condition: Condition) -> Condition:
    """Leave out what those are to do who are fostered: 支持|龙头企业|建设中试线.

    Args:
        condition: a condition that may begin with a verb of fostering.

    Returns:
        The condition, cut behind who is named where it says what they do; a bare noun but 企业 may be part of what is done (支持平台经济发展).
    """
    deed = None if condition.figures else _DEED.fullmatch(condition.text)
    if deed is None or (deed["who"] in word_set("bare_recipient") and deed["who"] not in _DOERS):
        return condition
    end = deed.end("who")
    return condition._replace(end=condition.start + end, text=condition.text[:end])


def subject_of(text: str) -> str | None:
    """Give who the first clause of a sentence is about: 航运公司|在物流园堆箱; `None` where it names nobody, or just a company."""
    text = without_deed(Condition(0, len(text), text, ())).text
    match = _NAMED.fullmatch(text)
    if COMPARES.search(text):
        return None  # 2亿元≤|项目投资额<6亿元
    match = match if match is not None and _CONFERRED.search(text) is None else _SUBJECT.match(text)
    if match is None or match["who"] in word_set("bare_recipient") or match["who"].count("“") > match["who"].count("”"):
        return None  # 获评国家级“小巨人|”的
    return bare_name(match["who"])


def is_step(conditions: Sequence[Condition]) -> bool:
    """Whether conditions name nobody and set a step: 达到300万元的; 首次获评省级绿色工厂的."""
    named = any(names_some(one) and not COMPARES.search(one.text) for one in conditions)
    named = named or any(one.names and not sets_sum(one) for one in conditions)
    return not named and any(_STEP.search(bare_name(one.text)) for one in conditions)
