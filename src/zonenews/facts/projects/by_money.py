"""Projects that an amount of money introduces, and the builder before it: 总投资12亿元的某基地; 某公司投资3亿元建设某产线."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import body_kind
from zonenews.facts.money import Money
from zonenews.facts.projects.extents import named_from
from zonenews.facts.projects.kinds import is_generic
from zonenews.facts.projects.names import NAME_RE, Head, Naming, heads_re, split_builder
from zonenews.grammar.patterns import pattern
from zonenews.text.records import Mention


class Clues(NamedTuple):
    """What the readers of a sentence look at first: its amounts of money, and the nouns that names end with."""

    monies: list[Money]
    heads: Sequence[Head]


_AFTER_MONEY = pattern(
    r"(?:以上|左右)?(?:人民币)?[，,]?(?:在[^，,。；;0-9]{2,14}?)?(?:主要|将|计划|拟|分[两三二]期)*(?:用于|投资)?(?:{building}){1,2}(?:的|了|有)*"
)
_AND_SIZE = pattern("[、，,](?:{land_word}|总?建筑面积|[总全]长|{capacity})[^，,。；;、的]{2,16}的")
"""总投资3亿元|、占地120亩的|某项目: its size stands between the amount and the name."""
_EXCHANGED = lazy(r"[，,（(]?(?:约)?折合(?:人民币)?约?$")
_AGREED = lazy("签[署下订约]了?$")


def named_of_amount(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """总投资12亿元的某某生产基地: the name ends with a head noun, or at the end of its list item."""
    for place, money in enumerate(clues.monies):
        agreed = not money.slot and _AGREED.search(
            sentence.text, max(sentence.bounds.start, money.start - 4), money.start
        )
        in_row = place > 0 and _is_in_row(sentence, clues.monies[place - 1], money)
        told = money.slot == "investment" or agreed or in_row
        sized = _AND_SIZE.match(sentence.text, money.token.end, sentence.bounds.end) if told else None
        if not told or not (money.of_next or sized) or _is_counted(sentence, money.start):
            yield from _bought(sentence, money)
            continue
        start = sized.end() if sized else sentence.text.index("的", money.token.end) + 1
        builder = builder_before(sentence, money.start, is_place=False) or only_company(sentence, money.start)
        namings = list(named_from(sentence, start, "project/amount-of"))
        for naming in namings or (_last_of_row(sentence, start) if in_row else ()):
            own = money.token if (money.slot or in_row) and not _is_exchanged(sentence, clues.monies, money) else None
            yield from _of_amount(sentence, naming._replace(builder=naming.builder or builder, amount=own))


def _is_in_row(sentence: Sentence, before: Money, money: Money) -> bool:
    """Whether an amount describes the next of a row of projects: 投资20亿元的甲、|15亿元的乙签约."""
    told = before.of_next and before.slot == "investment" and money.of_next and money.slot in ("", "investment")
    return told and sentence.text.startswith(_AND, money.start - 1)


def _last_of_row(sentence: Sentence, start: int) -> Iterator[Naming]:
    """Give the last name of a row, which the verb of all of them closes: 总投资8亿元的甲、总投资5亿元的|乙|开工."""
    named = _BEFORE_VERB.match(sentence.text, start, sentence.bounds.end)
    if named and not is_generic(named["name"]):
        yield split_builder(sentence, *named.span("name"), "project/amount-of")


_BEFORE_VERB = pattern(
    "(?P<name>[^，,。；;：:、的0-9\n]{3,16}?)(?:{stage_lead})*(?:集中)?(?:{starting}|{finished}|{signing}|{landing}|封顶)"
)


def _is_exchanged(sentence: Sentence, monies: Sequence[Money], money: Money) -> bool:
    """Whether an amount only tells another one in a second currency: 2亿美元（约合13亿元）的."""
    place = next(place for place, one in enumerate(monies) if one is money)
    return place > 0 and _EXCHANGED.fullmatch(sentence.text, monies[place - 1].token.end, money.token.start) is not None


def _bought(sentence: Sentence, money: Money) -> Iterator[Naming]:
    """Give the one project whose money stands right between the verb and its name: 签约2亿元|饲料酵母产业项目."""
    text = sentence.text
    named = _ONE_PROJECT.match(text, money.token.end, sentence.bounds.end)
    if (
        money.slot
        or named is None
        or not _GOT.search(text, max(sentence.bounds.start, money.token.start - _VERB_REACH), money.token.start)
    ):
        return
    first, last = named.span("name")
    if not is_generic(named["name"]):
        naming = split_builder(sentence, first, last, "project/amount-of")
        yield naming._replace(amount=money.token)


_GOT = lazy("(?:签约|引进|落地)了?$")
_ONE_PROJECT = lazy("(?P<name>[^，,。；;：:、的0-9及以和等]{4,20}项目)(?=[，,。；;\n]|$)")
_VERB_REACH = 4


def _of_amount(sentence: Sentence, first: Naming) -> Iterator[Naming]:
    """Give the project an amount describes; where names without money of their own follow, the amount is of all, and told of none.

    Of names that share their noun (甲东、乙北|能源基地) the first is completed.
    """
    end, text = sentence.clause_end(first.end), sentence.text
    own = any(token.mention.kind == "money" for token in within(sentence.quantities, first.end, end))
    if not text.startswith(_AND, first.end) or own:
        yield first
        return
    bare = not any(head.end() == len(first.name) for head in heads_re().finditer(first.name))
    if bare and len(first.name) <= _SHARED and (fields := _FIELDS.match(text, first.end, end)):
        if not fields["closed"] and fields[0].endswith(
            "项目"
        ):  # 大米、玉米、杂粮深加工项目: one project of several goods
            yield first._replace(name=text[first.start : fields.end()], end=fields.end())
        return
    more = list(named_beside(sentence, first))
    closed = more and _CLOSES.match(text, more[-1].end)
    if not more or closed:
        yield first
        if more and _CLOSED_BY_VERB.match(text, more[-1].end):  # 总投资3亿元的甲项目、|乙项目等|已启动建设
            yield from (one._replace(listed=more[-1].end + 1, is_shared=True) for one in more)
        return
    name, noun = first.name, _noun_of(sentence, first, more[0])
    if len(name) <= _SHARED and not any(head.end() == len(name) for head in heads_re().finditer(name)):
        name = f"{name}{noun}" if len(more) == 1 and heads_re().search(noun) else ""
    shared = [first._replace(name=name)] if name else []
    for one in [*shared, *more]:
        yield one._replace(rule="project/list", listed=more[-1].end, is_shared=True, amount=None)


def _noun_of(sentence: Sentence, first: Naming, last: Naming) -> str:
    """Give the noun that two names share: what stands behind the place that begins the last, or behind as many characters as the first has."""
    places = [token for token in within(sentence.places, last.start, last.start + 1) if token.start == last.start]
    if places and places[0].end < last.end:
        return sentence.text[places[0].end : last.end]
    return last.name[len(first.name) :] if len(first.name) < _SHARED else ""


_FIELDS = pattern(
    "(?:、[^，,。；;、0-9的]{1,8})+?(?P<closed>等[^，,。；;、0-9]{0,16}?)?(?:项目|工程)(?![、和及])|(?:、[^，,。；;、0-9的]{1,8})*等"
)
_SHARED = 4
"""Characters of a name at most that may share the noun of the next."""
_CLOSED_BY_VERB = pattern("等(?:{stage_lead}|{starting}|{finished})")
_CLOSES = lazy("等|[0-9]+个")


def _is_counted(sentence: Sentence, at: int) -> bool:
    """Whether a count stands right before an offset: 6个|总投资7亿元的食品项目 are six."""
    near = within(sentence.quantities, at - 12, at)
    return bool(near) and near[-1].mention.kind == "count" and near[-1].end == at


def named_with_verb(sentence: Sentence, clues: Clues) -> Iterator[Naming]:
    """某公司投资3亿元建设传感器封测线: a verb of building after the amount."""
    for place, money in enumerate(clues.monies):
        after = money.token.end
        for other in clues.monies[place + 1 : place + 3]:
            if _EXCHANGED.fullmatch(sentence.text, after, other.token.start):
                after = other.token.end
        match = _AFTER_MONEY.match(sentence.text, after, sentence.bounds.end)
        if money.slot == "investment" and match:
            builder = builder_before(sentence, money.start) or only_company(sentence, money.start)
            for naming in named_from(sentence, match.end(), "project/amount-verb"):
                more = list(named_beside(sentence, naming))
                if more and "主要" in match[0]:
                    continue  # 投资2.6亿元，主要建设|办公用房、物流中心等: its parts
                if more or sentence.text.startswith("、", naming.end):  # the amount is of all of them
                    listed = more[-1].end if more else sentence.clause_end(naming.end)
                    yield naming._replace(rule="project/list", listed=listed, builder=naming.builder or builder)
                    yield from (one._replace(builder=one.builder or builder) for one in more)
                else:
                    yield naming._replace(builder=naming.builder or builder)


def named_beside(sentence: Sentence, first: Naming) -> Iterator[Naming]:
    """Give the projects that one amount builds beside the first: 投资8亿元建设甲项目|、乙项目."""
    end = sentence.clause_end(first.end)
    at = first.end
    for head in heads_re().finditer(sentence.text, first.end, end):
        if (
            sentence.text[at : at + 1] in _AND
            and head.end() - at > 4
            and _OF_SEVERAL.search(sentence.text, at, head.end()) is None
            and NAME_RE.fullmatch(sentence.text, at + 1, head.end())
        ):
            naming = split_builder(sentence, at + 1, head.end(), "project/list")
            yield naming._replace(listed=end)
            at = head.end()


_AND = ("、", "和", "及")
_OF_SEVERAL = lazy("等[0-9一多]")
"""乙包装|等6个项目 closes the list of names."""


def builder_before(sentence: Sentence, at: int, *, is_place: bool = True) -> str | None:
    """Give the organisation that stands right before an amount, with at most an adverb between.

    Args:
        sentence: the sentence.
        at: where the words of the amount start.
        is_place: whether a place that stands there may be who pays (山东省投资3亿元建设), and not only where it is.
    """
    for token in within(sentence.places, at - 50, at):
        if body_kind(token) in ("company", "education"):
            between = sentence.text[token.end : at]
            if 0 <= at - token.end <= 6 and not re.search("[，,。、；;]", between):
                return token.text
        elif is_place and token.end == at and isinstance(token.mention, Mention):
            return None if sentence.text.endswith(_WHERE, sentence.bounds.start, token.start) else token.text
    start = max(sentence.clause_start(at), sentence.text.rfind("、", sentence.bounds.start, at) + 1)
    having = _HAVING.match(sentence.text, start, at)
    start = having.end() if having else start
    return sentence.text[start:at] if _LOOKS_COMPANY.fullmatch(sentence.text, start, at) else None


_HAVING = lazy("(?:也|还|另|既|其中)?有(?![机色研])")
"""签约的项目中，|有|云辉药业投资8亿元的制剂项目."""


_WHERE = ("在", "、")
"""将|在某市|投资3亿元, 在甲地投资3亿元、|乙地|投资5亿元: where it is, and not who pays."""
_LOOKS_COMPANY = pattern("[\u4e00-\u9fff]{2,10}(?:{company_end})(?<!的..)(?<!等..)")


def only_company(sentence: Sentence, at: int) -> str | None:
    """Give the one company that signs for what follows: 某公司与某管委会签下协议，拟投资3亿元建设某项目."""
    start = sentence.clause_start(at, stops="；;。")
    companies = {t.text for t in within(sentence.places, start, at) if body_kind(t) == "company"}
    signs = re.search("签[下署订约]", sentence.text[start:at])
    return companies.pop() if signs and len(companies) == 1 else None
