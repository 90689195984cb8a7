"""Sentences of a policy that set a condition for what they promise: what stands in one names a class, and no single project."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.grammar.patterns import pattern

_PROMISED = pattern(
    "(?:按照?|{giving_verb}|{how_given})[^。；;\n]{0,40}?(?:{giving_mark})|(?:{reward_noun})[^。；;，,0-9\n]{0,8}[0-9.]+[万亿]*元"
)
_FOR_WHOM = pattern("(?:{payer})?(?:对于?(?![外接标比照应手]|口[支帮])|凡是?)")
_OF_CLASS = lazy("以[上下内](?:[（(][^（）()]{1,8}[）)])?(?:部分)?(?:的|[、，,])")
_NUMBERED = lazy(
    "第[一二三四五六七八九十0-9]{1,3}条|[0-9一二三四五六七八九十]{1,3}[、.．]|[（(][0-9一二三四五六七八九十]{1,3}[）)]"
)
_STOPS = "；;。\n"


def is_condition(sentence: Sentence, start: int) -> bool:
    """Whether a place in a sentence lies in the condition of a promise: 对|总投资5亿元以上的项目|，给予30万元奖励.

    Args:
        sentence: the sentence.
        start: the place, an offset of the normal text.

    Returns:
        Whether the part of the sentence it lies in begins by saying for whom, or sets a bound, and promises something behind.
    """
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    low = max(low, *(text.rfind(stop, low, start) + 1 for stop in _STOPS))
    promised = _PROMISED.search(text, max(low, start), high)
    if promised is None:
        return False
    numbered = _NUMBERED.match(text, low, high)
    opens = numbered.end() if numbered else low
    while text[opens : opens + 1] in " \u3000\t" and opens < high:
        opens += 1
    return _FOR_WHOM.match(text, opens, high) is not None or _OF_CLASS.search(text, low, promised.start()) is not None
