"""Projects that a sentence begins with and goes on about: 云湖大堤整治工程，…，总投资5亿元; 某某项目位于某镇。项目总投资8亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import body_kind
from zonenews.facts.money import Money
from zonenews.facts.projects.by_money import Clues
from zonenews.facts.projects.extents import ending_at
from zonenews.facts.projects.kinds import is_generic, is_sort
from zonenews.facts.projects.names import LEFT_WORDS, MARKER, TOLD_BY, Head, Naming, is_named, split_builder, unquoted
from zonenews.grammar.patterns import pattern

_KINDS = ("项目", "工程")
_GOES_ON = pattern("[，,]|也?是|作为|(?:项目)?(?:{sited})|(?:{builds_adverb})+(?:{building})")
_SITED = lazy("”?(?:位于|选址|坐落)")
_ONCE_BUILT = lazy("[，,](?:(?:建成|达产|投产)后|(?:该|本|此)(?:项目|工程))")
"""What goes right on with a project: …项目，建成后…; …项目，该项目总投资…."""
_LEAD = pattern(
    rf"[ 　]*(?:{{topic_lead}})?[，,]?(?:[^，,：:。\n]{{2,12}}[：:])?{MARKER}?(?:[^，,。；;\n]{{2,24}}之一的)?",
    may_be_empty=True,
)
"""What may stand before the project a sentence is about."""
_SUM_NEXT = pattern("[。；;\n]?" + TOLD_BY + "(?:(?:该|本)?(?:项目|工程))?(?:{attribute_lead}|概算|总)*(?:{attribute})")

_YIELD_NEXT = pattern("[。；;\n]" + TOLD_BY + "(?:该|本)?(?:项目|工程)(?:全部|全面)?(?:{finished})(?:达效|达产)?后")
"""某零部件项目是全区的重大项目。|该项目达产后预计年销售3.2亿元."""

_PAID_BY = pattern("”?由[^，,。；;\n]{2,40}(?:{financing})")


def named_as_topic(sentence: Sentence, monies: Sequence[Money], heads: Sequence[Head]) -> Iterator[Naming]:
    """Give the project a sentence begins with, where its money is told later in it or by the next one.

    Args:
        sentence: the sentence.
        monies: its amounts of money.
        heads: the nouns in it that names of projects end with.
    """
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    for start, end in heads:
        if text.startswith("之一", end):
            continue
        is_kind = text.endswith(_KINDS, start, end)
        once_built = is_kind and _ONCE_BUILT.match(text, end, high) is not None
        paid = is_kind and _PAID_BY.match(text, end, high) is not None
        if not (once_built or paid) and (_GOES_ON if is_kind else _SITED).match(text, end, high) is None:
            continue
        told = any(money.slot == "investment" and not money.of_next and money.start > end for money in monies)
        if told or once_built or paid or _SUM_NEXT.match(text, high) or (is_kind and _YIELD_NEXT.match(text, high)):
            for naming in ending_at(sentence, end + text.startswith("”", end), "project/name-amount"):
                if once_built or _LEAD.fullmatch(text, low, naming.start):
                    yield naming
        return


_WILL_BUILD = pattern(
    "(?:拟|将|计划)(?:在[^，,。；;]{2,16}?)?(?:投资)?(?:建设|新建|兴建)(?P<name>[^，,。；;、的0-9\n]{4,30}?(?:项目|工程|生产线))(?=[，,。；;\n]|$)"
)


def named_as_plan(sentence: Sentence) -> Iterator[Naming]:
    """Give the project that a company says it will build: 云湖股份|拟投资建设|铜箔项目."""
    for match in _WILL_BUILD.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        start = sentence.clause_start(match.start())
        builder = next(
            (token.text for token in within(sentence.places, start, match.start()) if body_kind(token) == "company"),
            None,
        )
        first, last = match.span("name")
        if builder and not is_generic(match["name"]):
            yield Naming(unquoted(sentence.text[first:last]), first, last, "project/builder", builder)
    for match in _IS_TO.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        for naming in ending_at(sentence, match.end("name"), "project/name-amount"):
            if naming.start >= match.start("name") and is_named(sentence, naming.start, naming.end):
                yield naming


_IS_TO = pattern(
    "(?:^|[，,；;。\n 　])(?:占地[^，,。；;的]{2,10}的)?(?P<name>[^，,。；;、的0-9\n]{5,28}项目)"
    "(?:[，,](?:将|拟|计划)(?:重点)?(?:新?建|{building}|引进|围绕)|(?:成功|被)?(?:{put_on_list})[^，,。；;]{2,30}(?:项目库|[清名]单|计划))"
)
"""快达物流园项目|，将建设分拣平台; 花椒冷链项目|纳入重大工程项目库: what is told of one project without its money."""


def named_late(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """Give the project whose name stands behind where it lies, who builds it and what it is: 占地310亩、集研发、展示于一体的|南部云谷|，总投资28亿元."""
    if not clues.monies:
        return
    for match in _LATE.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        first, last = match.span("name")
        if not (is_generic(match["name"]) or is_sort(match["name"]) or LEFT_WORDS.match(match["name"])):
            yield split_builder(sentence, first, last, "project/name-amount")


_LATE = pattern(
    "(?:占地[约近]?[0-9][^，,。；;的\n]{1,12}|位于[^，,。；;的\n]{4,40}|集[^，,。；;\n]{4,60}[于为]一体)的(?P<name>[^，,。；;：:、的0-9\n“”]{4,20})(?=[，,](?:{attribute_lead})*总投资[^，,。；;\n]{0,4}[0-9])"
)
