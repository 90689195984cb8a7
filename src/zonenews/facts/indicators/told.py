"""What a clause without a figure tells of, and the next one gives the figure for: a trend, an evaluation, a branch."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.tokens import TextToken, Token
from zonenews.facts.indicators.noun_phrases import MetricPhrase, bare_phrase, read_metric_phrase
from zonenews.facts.indicators.phrase import text_of
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric, is_metric_name
from zonenews.lexicon.word_classes import kept_by_words, words_of

_BRANCH_TOLD = pattern(
    "(?:[^，、的0-9]{1,8}的)?(?!{task_verb}|{doing}|{working})(?P<name>[^，、的了着在是有对为以从0-9“”]{1,20}?(?<![企就创毕作开专事失从待])业)(?!链)(?:经济)?[^，、的0-9业]{2,10}"
)
_EVALUATED = pattern(r"(?:年度?)?([^，。；、的区家第年0-9]{0,10}{evaluation})(?:排名|结果)?中$")
_IN_EVALUATION = pattern(r"在[^，。；]{0,24}{evaluation}(?:排名|结果)?中")
_TREND = pattern(
    r"{rate_adverb}*"
    "(?:{trend}(?:态势|势头)?|(?:(?:保持|延续|呈现|呈)+了?[^，。；、0-9]{1,6}|{rate_adverb})(?:{trend_noun}))$"
)
_RATE = lazy("(?<=..)(?:增速|增幅|增长率)$")
_INDEX = lazy("(?:为|达到?|是)?[0-9]{2,3}(?:[.][0-9]+)?$")
_MARKS_PASSED = ("大关", "台阶", "关口")
_PASSED = pattern("(?:接连|连续|先后)*(?:{climbing}|跨[越过]|迈过)了?[0-9一二两三四五]+个[^，]{1,6}$")
"""How many marks a figure passed, which the next clause gives: 地区生产总值 | 跨越3个千亿元台阶，达到1.5万亿元."""
_TOPIC = lazy("(?:从|就|在)?(?P<topic>[^，、的]{2,12}?)(?:完成)?(?:情况)?(?:上?来?看|方面|上)$")
"""A clause that only names a metric: 从固定资产投资 | 情况看."""
_TOPIC_ENDS = ("看", "方面", "上")
_DIGITS = tuple("0123456789")


@kept_by_words
def _trend_ends() -> tuple[str, ...]:
    """How a clause ends that tells how a figure moves."""
    return (*words_of("trend"), *words_of("trend_noun"))


def branch_told(before: list[Token]) -> str:
    """Give the branch that a clause tells of in words, whose figures the next one gives: 医药制造业稳中向好，; empty for others."""
    last = before[-1] if before else None
    if last is None or last.kind not in ("text", "up", "down"):
        return ""
    words = text_of([token for token in before if token.kind not in ("time", "place")])
    return branch_in(words)


def branch_in(words: str) -> str:
    """Give the branch that some words are about, whose figures may follow; empty for others.

    >>> branch_in("医药产业发展较快"), branch_in("全县发展较快")
    ('医药产业', '')
    """
    told = _BRANCH_TOLD.fullmatch(words)
    return told["name"] if told else ""


def topic_of(sentence: Sentence) -> str:
    """Give the metric that is all a sentence says, as a heading does: 3.固定资产投资。; empty for others."""
    low, high, _ = sentence.bounds
    if high - low > _LONGEST_TOPIC:
        return ""
    match = _HEADING.fullmatch(sentence.text, low, high)
    return match["name"] if match is not None and is_metric_name(match["name"]) else ""


_HEADING = lazy(
    r"[ 　]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[.．、]?)?[ 　]*(?P<name>[^，,。；;：:0-9]{3,14}?)(?:情况)?[。：: ]?"
)
_LONGEST_TOPIC = 24


def told_metric(before: list[Token], words: str) -> MetricPhrase | None:
    """Give the metric that a clause tells of and gives no figure for; what it ends with says which of the readers may find one."""
    if words.endswith(_DIGITS):
        return _bare_index(before, words)
    if words.endswith(_MARKS_PASSED) and (passed := _PASSED.search(words)) is not None:
        return _head_up_to(before, passed.start())
    if words.endswith(_TOPIC_ENDS):
        return _topic(before, words)
    return _evaluation(before, words) if words.endswith("中") else _stated_trend(before, words)


def _topic(before: list[Token], words: str) -> MetricPhrase | None:
    """Give the metric that a clause only names, of which the next one tells: 从固定资产投资情况看，; `None` for other topics."""
    match = _TOPIC.match(words)
    if match is None or not is_metric_name(match["topic"]):
        return None
    return bare_phrase(before[0].start)._replace(metric=match["topic"])


def _stated_trend(before: list[Token], words: str) -> MetricPhrase | None:
    """Give the head of a clause that tells of a metric without a figure (房地产投资由降转升), which the next clause gives.

    Args:
        before: the tokens of the clause.
        words: their text.

    Returns:
        The head, or `None`.
    """
    match = _TREND.search(words) if words.endswith(_trend_ends()) else None
    if match is None:
        return None
    tail = match.end() - match.start()
    kept: list[Token] = []
    for token in before:
        room = len(words) - tail - sum(len(item.text) for item in kept)
        if room <= 0:
            break
        kept.append(token._replace(text=token.text[:room]) if token.kind == "text" else token)
    head = read_metric_phrase(kept)
    head = head._replace(metric=_RATE.sub("", head.metric))
    return head if ending_metric(head.metric) else None


def _head_up_to(before: list[Token], length: int) -> MetricPhrase | None:
    """Give the metric that the first characters of a clause name; `None` where they name none that is known."""
    kept: list[Token] = []
    for token in before:
        if length <= 0:
            break
        kept.append(token._replace(text=token.text[:length]) if isinstance(token, TextToken) else token)
        length -= len(token.text)
    head = read_metric_phrase(kept)
    return head if ending_metric(head.metric) else None


def _bare_index(before: list[Token], words: str) -> MetricPhrase | None:
    """Give the head of a clause whose figure is a bare number (居民消费价格指数为100.7), whose change the next clause gives."""
    match = _INDEX.search(words)
    last = before[-1]
    if match is None or last.kind != "text" or len(last.text) <= len(match[0]):
        return None
    head = read_metric_phrase([*before[:-1], last._replace(text=last.text[: -len(match[0])])])
    return head if head.metric.endswith("指数") else None


def is_evaluation(words: str) -> bool:
    """Whether a clause only says in which evaluation a place is ranked, and names none: 在2028年度全省开发区考评中.

    >>> is_evaluation("在2028年度全省开发区考评中"), is_evaluation("开发区在全省考评中")
    (True, False)
    """
    return words[:1] == "在" and _IN_EVALUATION.fullmatch(words) is not None


def _evaluation(before: list[Token], words: str) -> MetricPhrase | None:
    """Give the evaluation that a clause names, which the next clause tells the rank in: 在全省开发区综合考评中，."""
    match = _EVALUATED.search(words)
    return bare_phrase(before[0].start)._replace(metric=match[1]) if match else None
