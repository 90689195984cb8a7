"""Texts that report: bulletins, work reports and pages of counties give figure after figure of one place.

There a clause that holds nothing but a noun phrase and its number states a figure, whatever the noun is (绿色矿山165座). In a
story it may be of anybody, so there a known metric or a verb of holding has to support it.
"""

from __future__ import annotations

import re
from typing import Final

from zonenews._patterns import lazy
from zonenews.discourse.reading import ArticleReading
from zonenews.facts.indicators.affixes import strip_lead
from zonenews.facts.indicators.filling import is_clausal
from zonenews.facts.indicators.metric_names import closes, is_listed, split_list
from zonenews.facts.indicators.noun_phrases import MetricPhrase, drops
from zonenews.facts.indicators.phrase import Phrase
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_WIDE = lazy(
    r"全[省市区县镇乡州旗村]|我[省市区县镇乡州旗]|本[省市县镇]|各位代表|统计公报|分[^，。；]{1,4}看|按[^，。；]{1,8}分，"
)
"""Words of a text that is about a whole place."""
_TELLS = lazy(r"(?<!其)[他她](?!山)|记者(?!站|证)|告诉|(?<![据统])介绍[，：:“]|说[，：:“。]")
"""Words of a story, and of news about companies and markets."""
_FIRMS = lazy("股价|A股|停牌|股份有限公司")
"""Words of news about one company and of markets, where nothing is said of a whole place."""
_TASKS = pattern("(?:^|[。；，])(?:{thoroughly})?(?:{task_verb})")
"""How the clauses of a work report begin."""
_TASK_PER = 80
"""A work report has one in so many characters at least, and one figure at least in `_TASK_DENSE`."""
_TASK_DENSE = 450
_NO_FIGURE = frozenset(("ordinal", "duration"))
_AWAY = ("距", "离")
"""What stands before a place that something is so far away from."""
_FEWEST, _FEWEST_OPEN = 2, 4
"""So many figures it has at least; the second where no place is named that it is about."""
_DENSE, _WIDE_DENSE = 60, 150
"""So many characters there are for one figure at most; the second where the text is about a whole place."""
_TOLD_PER = 1000
"""A report has fewer words of a story than one in so many characters."""
_FOR_WHOM = lazy("为[^，、的]{2,10}$")
_EXAMPLES = pattern("(?=“|{doing}|{working}|{shared_verb})(?P<names>[^，]{2,40}?)等(?![级候])(?P<noun>[^、等]{2,12})")
"""What was done to so many, with examples of them: 举办消费季、购物季 | 等 | 活动."""
_FOR_SO_MANY = lazy("为(?:约|近|超|全[省市县区])?[0-9.]+[万余多]*[名位户家人][^，。；、]{0,14}$")
"""为6000名|困难家庭新生 | 发放资助金: for whom."""
_MARKS: Final = frozenset("，。；：、,;:（(）)\n “”·—")
_LEAD_REACH = 24
_DONE_TO_LIST = pattern(
    "(?:(?:{doing}|{working}|{shared_verb})、)*(?:{doing}|{working}|{shared_verb})[^、]{2,}(?:、(?!(?:{thoroughly})?(?:{doing}|{working}|{task_verb}|{bare_verb}))[^、]{2,})*$"
)
"""One number is that of all that something was done to: 活化利用老厂区、老街区 | 12万平方米; or of several deeds: 制定、修改规章 | 70件."""


def reports(reading: ArticleReading) -> bool:
    """Whether an article reports figures of a place: it is dense with them, and nobody is quoted. The page around it does not count."""
    sentences, figures = reading.sentences, 0
    for sentence in sentences:
        for token in sentence.quantities:
            figures += token.mention.kind not in _NO_FIGURE
    if figures < _FEWEST:
        return False
    body = "\n".join([reading.text[sentence.bounds.start : sentence.bounds.end] for sentence in sentences])
    if len(body) > _TASK_DENSE * figures or _times(_TELLS, body) * _TOLD_PER > len(body):
        return False
    if _times(_TASKS, body) * _TASK_PER >= len(body):
        return True
    if _WIDE.search(body) is not None:
        return len(body) <= _WIDE_DENSE * figures
    if len(body) > _DENSE * figures or (figures < _FEWEST_OPEN and reading.context.home is None):
        return False
    return _times(_FIRMS, body) * _TOLD_PER <= len(body)


def _times(words: re.Pattern[str], text: str) -> int:
    """Count how often a pattern is found."""
    return len(words.findall(text))


def fills_clause(head: MetricPhrase, phrase: Phrase, scope: Scope) -> bool:
    """Whether a metric and its value are all that a clause says, but for places, times and what leads up to the metric.

    Args:
        head: the metric.
        phrase: the phrase it was read from.
        scope: what holds, with the text.
    """
    names = (
        split_list(head.metric)
        if is_listed(head.metric) and (len(phrase.values) > 1 or head.each or _DONE_TO_LIST.match(head.metric))
        else [head.metric]
    )
    if "等" in head.metric and "、" in head.metric and (listed := _EXAMPLES.fullmatch(head.metric)) is not None:
        names = [*split_list(listed["names"]), listed["noun"]]
    if not is_closed(phrase) or not names or any(map(is_clausal, names)):
        return False
    if any(scope.text.startswith(_AWAY, place.start - 1) for place in head.subject):
        return False
    lead = _lead_before(head.start, scope)
    return not lead or bool(head.holder) or drops(lead) or lead in word_set("bounds_of_place")


def is_closed(phrase: Phrase) -> bool:
    """Whether nothing stands behind the values of a phrase but another number: 省道3条 | 120公里."""
    people = phrase.rest == "人" and phrase.values[0].mention.unit == "口"
    return not phrase.rest or phrase.beside or people or closes(phrase.rest)


def _lead_before(start: int, scope: Scope) -> str:
    """Give what stands before a metric in its clause that neither is a mention nor leads up to it."""
    text = scope.text
    first = max(scope.start, start - _LEAD_REACH)
    if (whom := _FOR_SO_MANY.search(text, first, start)) is not None:
        start = whom.start()
    at = start
    ends = (token.end for token in reversed(scope.tokens) if token.end <= start and token.kind not in ("text", "join"))
    low = max(first, next(ends, first))
    while at > low and text[at - 1] not in _MARKS:
        at -= 1
    lead = _FOR_WHOM.sub("", text[at:start])
    return strip_lead(lead + "数", at)[0].removesuffix("数") if lead else ""
