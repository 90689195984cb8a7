"""What stands before the words that give: who gets it, in which year, or nothing that says either."""

from __future__ import annotations

import re
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.facts.incentives.clauses import OF_ONE, TOWARDS, Clause
from zonenews.facts.incentives.promises import Body, is_sum
from zonenews.facts.incentives.whom import Condition
from zonenews.grammar.patterns import pattern
from zonenews.grammar.reading import leading
from zonenews.lexicon.word_classes import word_set

_ASIDE = pattern(
    "(?:{aside_lead}|经[^，0-9]{2,24}后|授予[^，]{2,24}(?<!的)|(?:如果?|若)[^，]{0,10}确有[^，]{0,6}困难的?|此后|[自从在][^，]{2,20}起(?:(?:连续)?[0-9一二两三四五六七八九十]{1,2}个?年度?内?)?|(?:根据|结合)[^，]{2,20}|[^，对的]{2,14}后的?[0-9一二两三四五六七八九十]{1,2}个?年度?内|[^，对的0-9]{2,6}期[内间]|(?:平均)?分[0-9一二两三四五六七八九十]{1,2}个?[年次期档]|视[^，]{2,30}|在[^，]{2,14}基础上|在[^，]{2,20}[0-9.]+%[^，]{0,24}基础上)+"
)
_FRONT = pattern("^(?:{going_on})+")
_INNER = lazy("^其中")
_MORE = pattern("(?:{more_of})+$")
_NUMBER = "[0-9一二两三四五六七八九十]{1,2}"
_YEARS_TEXT = rf"(?P<years>(?:第{_NUMBER}[、和及至到])*(?:(?:(?:前|后|第){_NUMBER}|(?<=[、和及]){_NUMBER})个?|首个?|次)年度?(?:[、和及至到]+第?{_NUMBER}个?年度?)*)"
_YEARS = lazy(rf"{_YEARS_TEXT}内?$")
YEARS_FIRST = lazy(_YEARS_TEXT)
"""前两年|租金: the years before the name of a sum."""
_YEARS_GIVEN = pattern(rf"(?:分别)?(?:{{giving_verb}})(?:{{bare_recipient}}|{{recipient}})?{_YEARS_TEXT}")
YEAR_LABEL = lazy(rf"(?:(?:前|后|第){_NUMBER}(?:[、和及至到]第?{_NUMBER})*个?|首个?|次)年度?$")
"""One year of several: 第二年, 次年."""
_YEAR = lazy(f"第?({_NUMBER})(?:个?年|(?=[至到]))")
_BEHIND = pattern("(?:{getting}|{uniformly}|(?<!平)均|可|将|就|也|先)+$")
_PAYER = pattern("[^，的对]{0,12}(?:{paying_body})|由?(?:{paying_place})")
_PAYER_TO = pattern("^(?:[^，的对]{0,8}(?:{paying_body})|(?:{paying_place}))对(?=[^，的]{0,8}(?:{sum_noun})$)")
"""县级财政对|保费|再给予10%补助: who gives a share of what sum."""
_BY_PAYER = pattern("由[^，的对由按]{0,10}(?:{paying_body}|{paying_place})(?:统筹|安排)?(?:资金)?$")
"""第一年|由区财政|按实缴税收全额返还: who gives it."""
_SINCE = lazy("^[自从][^，]{2,14}起(?:[0-9一二两三四五六七八九十]{1,2}个?年度?内)?(?=[按参比]照?)")
_WITHIN_YEARS = lazy(f"(?P<number>{_NUMBER})个?年度?(?:内|(?<=起连续..)|(?<=起连续...))$")
_AFTER_EVENT = pattern(
    "^(?:(?P<to>对)|[自在从])?(?P<who>[^，对的、]{0,16}?(?:{recipient}))[自在从]?[^，对的、]{2,8}后的?$"
)
"""在|总部机构|正式运营后的|5年内: from when on something is given."""
_ON_TOP = pattern("(?:^|(?<=的))可?在[^，]{0,12}(?:{reward_noun})[^，]{0,4}基[数础]上$")
"""高科技产品的|可在原有奖励基数上|再增加15%: besides what a gift comes."""
_GIFT_CAPPED = pattern("(?:{reward_noun})(?:{term_label}|每|单|(?:{capping}))")
"""建设|补贴标准最高: the words before it name what is given."""
_STEP_MORE = pattern("每(?:{adding})")
"""研发占比|每提高1个百分点|奖励3万元: the words before it name what is measured."""
_PER_ALONE = pattern(f"^(?:每(?:成功)?(?:{{adding}})[0-9一两]?(?:{{per_unit}})|{OF_ONE})[^，0-9的]{{0,8}}$")
"""每新增一户|一次性奖励900元: what a sum counts for, and nobody."""
_AFTER_STAGE = pattern("(?<=..)经(?:{after_stage})(?:后|的)?$")
"""主机项目|经认定后|给予…."""
_TO_SOMEBODY = lazy("(?:[^，的]{0,8}[将拟要])?对")
ENDS_WITH_PARTY = pattern("(?:{recipient}|{person_noun})$")
_MAY_TO = lazy("^可以?对")
"""可以对|企业检测费用|予以25%的补贴: what a share is taken of, behind the preposition."""
_LESS = lazy("(?:在)?扣除[^，]{2,10}后$")
"""财政所得|扣除征收成本后: what a sum is less by."""
_GIFT_NAMED = pattern("(?<=[一-鿿])(?:{gift_purpose})$")
"""B类人才|购房|补贴: what a gift is for."""
_OF_SUM = lazy("(?:按照?|参照|比照)[其该]?(?P<base>[^，、]{2,40})$")
_WHOSE = pattern("(?:{bare_recipient})$")
"""前2年|企业|缴纳的所得税: whose sum it is, behind the years."""
_OF_MEASURE = pattern("^(?P<who>{bare_recipient})(?={yearly})")
_OF_THEIRS = pattern("(?:(?:{payer}){0,3}|视[^，对]{2,6})(?:对|按照?)?其(?P<base>[^，0-9]{2,40}(?:{sum_noun}))的?")
"""对其|独立站建设费用|给予25%支持: what a share is taken of."""
_AS_FOLLOWS = lazy("按照?(?:以下|下列|如下)[^，0-9]{0,4}$")
"""土地净收益|按以下比例|奖励：: what comes behind the colon, and no base."""
_SUM_OF = pattern(
    f"(?P<who>{TOWARDS}[^，、的]{{0,14}}?(?:{{recipient}}|{{person_noun}}))(?P<base>[^，]{{2,24}}(?:{{sum_noun}}))"
)
"""对专精特新企业|上市过程中产生的费用|给予40%的奖补: who gets a share, and what of."""
_GIVEN_TO = pattern("(?:(?:{giving})给|(?<=[%‰])(?:{giving_reward}))(?P<who>[^，0-9的]{0,8}(?:{recipient}))$")
_GIVEN_BEHIND = pattern("(?:[%‰]|元(?:/[^，0-9对]{1,3})?|标准)对(?P<who>[^，0-9]{2,20}?)(?:进行|{giving_verb})")
"""按1500元/家|对公益性组织|进行奖补: who gets it, behind the sum."""
_RECIPIENT = pattern(
    r"(?:{giving}|给)其?(?P<who>[^0-9，最一每按分不的]{0,24}(?:{recipient}))(?={before_sum}|(?:{kind_of_gift})?{reward_noun}|[0-9])"
)
_OWNER_OF_SUM = pattern("(?P<who>[^，的、其该各]{1,10}企业)(?P<of>[^，的]{2,10}(?:{sum_noun}))")
_NAMED = pattern("(?:给予|予以)(?P<who>[^，0-9]{1,12}?(?:{recipient}))[^，0-9]{0,6}(?:{gift})")


class Lead(NamedTuple):
    """What stands before the words that give.

    Attributes:
        condition: who gets it, or on what condition; `None` where it says neither.
        years: the years it is given in (前两年, 第三年), or empty.
        number: how many years these are.
        years_at: where they stand in the flat text.
        base: what a rate in the clause is a share of, where that stands before it (展位费|按80%).
        inner: whether it opens the parts of what was given (其中).
        more: whether more is given to the one before (再).
    """

    condition: Condition | None = None
    years: str = ""
    number: int = 0
    years_at: int = 0
    base: str | None = None
    inner: bool = False
    more: bool = False

    def of_years(self, other: Lead) -> Lead:
        """Give the same with the years of another."""
        return self._replace(years=other.years, number=other.number, years_at=other.years_at)


def lead_of(clause: Clause, body: Body, end: int | None = None) -> Lead:
    """Read what stands before the words that give.

    Args:
        clause: the clause.
        body: where it begins to give.
        end: where what stands before ends, if not there (租金|全免).

    Returns:
        The lead; nothing but a list number or adverbs gives an empty one.
    """
    text = clause.text[: (body.start if end is None else end) - clause.start]
    start = clause.start
    inner = _INNER.match(text) is not None
    if front := _FRONT.match(text) or _SINCE.match(text):
        text, start = text[front.end() :], start + front.end()
    if more := _MORE.search(text):
        text = text[: more.start()]
    more_behind = clause.text.startswith(tuple(word_set("more_of")), body.start - clause.start)
    lead = Lead(inner=inner, more=more is not None or more_behind)
    text = _BY_PAYER.sub("", _ON_TOP.sub("", _PAYER_TO.sub("", text), count=1))
    years = _YEARS.search(text)
    given = _YEARS_GIVEN.match(clause.text, body.start - clause.start) if years is None else None
    if told := years or given:
        at = told.start("years") + (start if years else clause.start)
        lead = lead._replace(years=told["years"], number=count_of_years(told["years"]), years_at=at)
        text = text[: years.start()] if years else text
    text = _without_time(_AS_FOLLOWS.sub("", _AFTER_STAGE.sub("", _PER_ALONE.sub("", text))))
    text = _GIFT_NAMED.sub("", _BEHIND.sub("", text))
    of = _OF_SUM.search(text)
    if of is not None and is_sum(of["base"]):
        lead, text = lead._replace(base=of["base"]), _BEHIND.sub("", text[: of.start()])
    if (theirs := _OF_THEIRS.fullmatch(text)) is not None:
        return lead._replace(base=theirs["base"].rpartition("等")[2] or theirs["base"])
    if not text or is_aside(text) or _PAYER.fullmatch(text):
        return lead
    return _with_party(lead, text, start, (clause, body))


def _without_time(text: str) -> str:
    """Leave out within how many years something is given, but for whom the event is of that they begin with."""
    within = _WITHIN_YEARS.search(text)
    return text if within is None else _AFTER_EVENT.sub(_party_of, text[: within.start()])


def _party_of(told: re.Match[str]) -> str:
    """Give whom an event is of, but for a party that says nothing by itself."""
    return "" if told["who"] in word_set("bare_recipient") else (told["to"] or "") + told["who"]


def _with_party(lead: Lead, text: str, start: int, given: tuple[Clause, Body]) -> Lead:
    """Read words that say who gets it, or what a share is taken of."""
    clause, body = given
    measured = _OF_MEASURE.match(text)
    bare = _MAY_TO.sub("", _LESS.sub("", text).removesuffix("的"))
    within = body.figures[:1] and body.figures[0].token.mention.mod == "at_most" and bare.startswith("在")
    bare = bare[1:] if within else bare  # 在|市级拨付资金|的5%以内
    figures = tuple(figure for figure in body.conditions if figure.end <= start + len(text))
    sum_first = is_sum(bare) and not _TO_SOMEBODY.match(text) and not figures
    if sum_first and (measured is None or bare != text.removesuffix("的")):
        return lead._replace(base=bare)
    if measured is not None and (sum_first or not text.endswith("的")):
        lead = lead._replace(base=bare[measured.end() :]) if sum_first else lead
        text = measured["who"]
    shared = body.figures[:1] and body.figures[0].kind == "percent" and not figures
    if shared and (owned := _SUM_OF.fullmatch(text)) is not None:
        lead, text = lead._replace(base=owned["base"]), owned["who"]
    condition = Condition(start, start + len(text), text, figures)
    told = condition.names or figures or text.endswith("的") or ENDS_WITH_PARTY.search(text)
    if not told and _STEP_MORE.match(clause.text, body.start - clause.start):
        return lead
    names_gift = not told and _GIFT_CAPPED.match(clause.text, body.start - clause.start) is not None
    return lead if names_gift else lead._replace(condition=condition)


def is_aside(text: str) -> bool:
    """Whether words say neither who gets something nor for what: 自投产之日起, 结合税收贡献."""
    return _ASIDE.fullmatch(text) is not None


def years_within(clause: Clause) -> tuple[int, int, int] | None:
    """Give within how many years something is given where a clause says no more, and where that stands: 自签约起|三个年度|内."""
    match = _WITHIN_YEARS.search(clause.text)
    if match is None or not is_aside(clause.text):
        return None
    return _value(match["number"]), clause.start + match.start(), clause.start + match.end() - match[0].endswith("内")


def years_before(clause: Clause, end: int) -> Lead | None:
    """Give the years that stand before a place in a clause: 前三年|缴纳的税收."""
    whose = _WHOSE.search(clause.text, 0, end)
    told = _YEARS.search(clause.text, 0, whose.start() if whose else end)
    if told is None:
        return None
    return Lead(years=told["years"], number=count_of_years(told["years"]), years_at=clause.start + told.start("years"))


def count_of_years(years: str) -> int:
    """Say how many years are named: 前两年 2, 第二年、第三年 2, 第四年至第六年 3, 首年 1."""
    if years[0] in "前后":
        number = re.search(_NUMBER, years)
        return _value(number[0]) if number else 1
    if years.startswith("第") and not re.search("[至到]", years):
        return len(re.findall(_NUMBER, years))
    named = [_value(one) for one in _YEAR.findall(years)]
    if len(named) == 2 and re.search("[至到]", years):
        return max(1, named[1] - named[0] + 1)
    return max(1, len(named))


def _value(numeral: str) -> int:
    reading = leading(numeral)[1]
    return int(reading.value) if reading else 1


def named_recipient(clause: Clause, body: Body) -> Condition | None:
    """Give who gets it where an instrument without an amount is given to one: 给予|入驻商户|装修补贴."""
    match = _NAMED.search(clause.text, max(0, body.start - clause.start))
    if match is None or match["who"] in word_set("bare_recipient"):
        return None
    return Condition(clause.start + match.start("who"), clause.start + match.end("who"), match["who"], ())


def recipient_of(clause: Clause, body: Body) -> str | None:
    """Give who gets it where that stands behind the verb: 奖励|法定代表人|5万元; `None` where it says nothing more than 企业."""
    match = _RECIPIENT.search(clause.text, max(0, body.start - clause.start - 2)) or _GIVEN_TO.search(clause.text)
    match = match or _GIVEN_BEHIND.search(clause.text)
    if match is None or match["who"] in word_set("bare_recipient"):
        return None
    return match["who"]


def owner_of(clause: Clause, base: str | None) -> tuple[str, str] | None:
    """Part whose sum it is from the sum that a share is taken of: 给予|参展企业|展位费|40%的补助."""
    match = _OWNER_OF_SUM.fullmatch(base or "")
    return (match["who"], match["of"]) if match is not None and f"给予{base}" in clause.text else None
