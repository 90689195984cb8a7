"""What may fill a clause with its number in a text that reports figures of a place: any noun phrase, or a verb and its object."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.facts.indicators.metric_names import DONE_ONLY, NOT_COUNTED, is_project_figure
from zonenews.facts.indicators.no_statistics import THINGS_SAID
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set, words_of

_CLAUSAL = pattern(
    r"[了着很您谁吗呢把]|(?<![提申邀])请|[是也都没却且若即](?![是业非])|在(?![建校园孵岗册编营运线籍职外手途库]|.[^，、的在]{0,6}?(?:院士|高校|[企机][业构]|参[加保]))|就(?![业医读餐近地])|不(?![良动锈])|还(?![款田林贷湿草建])|过(?![境夜路剩渡程闸港滤磅年桥户])"
    r"|[的和与及由从]$|类(?<=[^种品门]类)$|[省市区县]重点$|^(?:可?[年日月]产|距|级|第[一二三四五六七八九十0-9])|(?:高程|海拔|坝[长高宽])$|将(?!军)|最(?![低高小])|[被使让](?![服褥用馆者利])|(?<!批)[而但或只](?![易])|每(?![十百千万]|人|亩)|(?<![高中初平同相均])等(?![级候])|{clausal_word}|{sub_body}{sub_body_doing}|[他她它]|{clausal_end}$|^[一两几]|(?<!中)国家(?:级)?$"
)
"""What tells that a stretch is a clause and not the name of what is measured, with or without its verb."""
_NAME = lazy(
    r"(?:[\u4e00-\u9fff\u2160-\u217fA-Za-z0-9·+％%＋-]|“[^”]{1,12}”|（[^）]{1,8}）)*(?:[\u4e00-\u9fff]|“[^”]{1,12}”|（[^）]{1,8}）)"
)
_LONGEST_NAME = 18
_QUOTED = lazy("“[^”]*”")
"""What a name quotes, whose words make no clause of it: “绿水青山就是金山银山”实践基地."""
_ACTS = pattern("(?<=..){acting}")
"""Verbs behind what is counted, which make a clause of it: 案例 | 入选."""
_VERBS = ("bare_verb", "doing", "gathering", "task_verb", "holding", "working")
"""Classes of verbs that name no metric by themselves."""
_THINGS = frozenset(("count", "area", "length", "mass", "volume", "energy", "power"))
"""Kinds of what can be counted or measured of any noun, where a text reports it."""
_GOODS = frozenset(("count", "mass"))
_TRADED = ("出口", "进口", "销售")
"""Metrics of money that are told of goods in pieces too: 汽车出口1.8万辆."""


def may_fill(metric: str, kind: str) -> bool:
    """Whether a noun phrase that fills its clause can have a level of a kind, whatever it names (see `reporting`).

    >>> may_fill("绿色矿山", "count"), may_fill("新建", "count"), may_fill("新能源汽车出口", "count"), may_fill("税收", "count")
    (True, False, True, False)
    """
    known = ending_metric(metric)
    if any(metric in word_set(name) for name in _VERBS) or metric.endswith(("前", "第")):
        return False
    if kind == "money":
        return known is None and (
            metric.endswith(words_of("money_noun"))
            or metric.startswith((*words_of("moving_money"), *words_of("paying")))
        )
    if known is not None:
        return kind in _GOODS and known[0] > 0 and metric.endswith(_TRADED)
    if DONE_ONLY.search(metric) and (kind == "count" or DONE_ONLY.fullmatch(metric)):
        return False
    return kind in _THINGS


def may_be_counted(noun: str) -> bool:
    """Whether a noun phrase behind a count may be what is counted of a place, where a text reports it.

    >>> may_be_counted("社区食堂"), may_be_counted("方面"), may_be_counted("参展企业")
    (True, False, False)
    """
    if (
        is_clausal(noun)
        or is_project_figure(noun)
        or noun.endswith(words_of("abstract_noun"))
        or (noun[0] in "0123456789" and not noun.startswith("A级", 1))
        or _ACTS.search(noun)
    ):
        return False
    plain = _QUOTED.sub("“”", noun) if "“" in noun else noun
    return NOT_COUNTED.search(plain) is None and THINGS_SAID.search(noun) is None


def is_clausal(metric: str) -> bool:
    """Whether a stretch before a number is more than a noun phrase, or a verb and its object.

    >>> is_clausal("绿色矿山"), is_clausal("新建城市绿道"), is_clausal("他家的果树"), is_clausal("位于城南的车站")
    (False, False, True, True)
    """
    if not 2 <= len(metric) <= _LONGEST_NAME or metric.count("的") > 1:
        return True
    plain = _QUOTED.sub("“”", metric) if "“" in metric else metric
    return _NAME.fullmatch(metric) is None or _CLAUSAL.search(plain) is not None
