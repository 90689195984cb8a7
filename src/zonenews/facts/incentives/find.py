"""Policy incentives: who gets what, at which rate, up to how much, for how long.

One incentive is one promise of money or relief. `对固定资产投资5亿元以上的项目，按投资额的10%给予补助，最高1亿元` is a grant with a
condition, a rate, the base of the rate, and a cap. Tiers bind in order: `对产值首次突破1亿元、5亿元的企业，分别给予10万元、50万元奖励` is two.
Lists of different lengths give none: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.reading import ArticleReading, find_facts
from zonenews.discourse.sentences import Sentence, amount_of, within
from zonenews.discourse.tokens import Token
from zonenews.discourse.triggers import sentences_with
from zonenews.facts.records import Incentive
from zonenews.lexicon.actions import Instrument, load_actions
from zonenews.text.published import Published
from zonenews.text.records import Amount
from zonenews.text.spans import Span


class _Clause(NamedTuple):
    """A stretch of a sentence that speaks of one beneficiary."""

    start: int
    end: int
    condition_end: int
    beneficiary: str | None


_GIVEN = lazy(r"给予|予以|奖励|奖补|补助|补贴|资助|贴息|返还|减免|免征|减征|免收|全免|减半")
_FOR = lazy(
    r"(?:对于|对|凡|鼓励|支持)(?P<who>[^，,。；;]{2,60}?(?:的)?(?:[^，,。；;的]{0,14}(?:企业|项目|人才|机构|单位|平台|团队|个人|载体|中心|人员|基地|主体|产品|园区|标准|公司)|的|(?<=的)[^，,。；;的]{2,8}))(?=[，,]|给予|予以|按|每|连续|分别|一次性|奖|补|最高)"
)
_OWN = lazy(r"(?P<who>[^，,。；;：:]{3,50}的)(?=[，,](?:再|另|一次性|分别|按|每|最高|给予|奖励|补|由|可|前))")
_RATE_BASE = lazy(r"(?:按照?|以|给予|享受)(?:其|该|不超过|不低于)?(?P<base>[^，,。；;按的]{2,24})的$")
_AT_MOST = lazy(r"(?:最高|不超过|不高于|上限为?|封顶|至多)[^，,。；;0-9]{0,8}$")
_PER = lazy(
    r"(?:每(?:亩|人|家|户|年|月|个|台|套|件|吨|标箱|平方米|度|千瓦时|项|次|班|列)+|单个[^，,。；;0-9最不给]{1,6}|单[台家项户](?:（套）|\(套\))?|每[^，,。；;0-9最不给]{1,6}每年)"
)
_CONTINUED = lazy(
    r"(?:连续|最长|为期|期限(?:为|最长)?|共|至多|不超过)[^，,。；;0-9]{0,4}$|(?:给予|支持|补贴|奖励|扶持)[^，,。；;0-9]{0,3}$"
)


def find_incentives(raw: str, *, published: Published = None) -> tuple[Incentive, ...]:
    """Find the policy incentives of a text.

    Args:
        raw: any text, however noisy; spans of the result count in it.
        published: the reference date for year-less times: a date, a datetime or an ISO 8601 string.

    Returns:
        The incentives in text order; empty where nothing is promised.

    >>> [one] = find_incentives("对新引进的研发机构，按设备投资额的20%给予补助，最高300万元。")
    >>> one.instrument, one.rate.value, one.rate_base, one.cap.value
    ('grant', Decimal('20'), '设备投资额', Decimal('3000000'))
    >>> find_incentives("企业获得奖励后备受鼓舞。")
    ()
    """
    return find_facts(raw, published, scan_incentives)


def scan_incentives(reading: ArticleReading) -> tuple[Incentive, ...]:
    """Find the policy incentives of a normal text.

    Args:
        reading: the normal text with its mentions; spans count in it.

    Returns:
        The incentives in text order; empty where nothing is promised.
    """
    out: list[Incentive] = []
    given = [(match.start(), match[0]) for match in _GIVEN.finditer(reading.text)]
    for sentence, _ in sentences_with(reading.sentences, given):
        amounts = [token for token in sentence.quantities if token.mention.kind in ("money", "percent")]
        if amounts or _exempt_re().search(sentence.text, sentence.bounds.start, sentence.bounds.end):
            for clause in _clauses(sentence):
                out += _read(sentence, clause)
    return tuple(out)


@cache
def _exempt_re() -> re.Pattern[str]:
    """Give the words of an exemption, which alone may do without an amount."""
    return re.compile("|".join(word for word, kind in load_actions().instruments.items() if kind == "exemption"))


def _clauses(sentence: Sentence) -> Iterator[_Clause]:
    """Cut a sentence at semicolons and at each new beneficiary."""
    row = sentence.bounds
    for part in re.finditer("[^；;]+", sentence.text[row.start : row.end]):
        start, end = row.start + part.start(), row.start + part.end()
        heads = list(_FOR.finditer(sentence.text, start, end)) or list(_OWN.finditer(sentence.text, start, end))
        bounds = [head.start() for head in heads[1:]] + [end]
        if not heads:
            yield _Clause(start, end, start, None)
            continue
        for head, bound in zip(heads, bounds, strict=True):
            yield _Clause(head.start(), bound, head.end(), head["who"].removesuffix("的"))


def _read(sentence: Sentence, clause: _Clause) -> Iterator[Incentive]:
    """Read the promise of a clause: one incentive, or one for each tier."""
    given = _GIVEN.search(sentence.text, clause.condition_end, clause.end)
    instrument = _instrument(sentence.text[clause.condition_end : clause.end]) if given else None
    if instrument is None:
        return
    inside = [token for token in within(sentence.quantities, clause.start, clause.end) if token.end <= clause.end]
    conditions = [token for token in inside if token.end <= clause.condition_end and token.mention.kind == "money"]
    promised = [token for token in inside if token.start >= clause.condition_end]
    rates = [token for token in promised if token.mention.kind == "percent"]
    monies = [token for token in promised if token.mention.kind == "money"]
    capped = [token for token in monies if token.mention.mod == "at_most" or _before(sentence, token, _AT_MOST)]
    fixed = [token for token in monies if token not in capped and _is_given(sentence, token)]
    if instrument == "exemption":
        rates = [token for token in rates if _rate_base(sentence, [token])]
    if not (rates or capped or fixed or instrument == "exemption"):
        return
    tiers = len(fixed) if "分别" in sentence.text[clause.condition_end : clause.end] else 1
    if tiers > 1 and len(conditions) not in (0, tiers):
        return  # lists of different lengths: which tier gets what is not said
    for tier in range(tiers):
        yield Incentive(
            span=Span(clause.start, clause.end),
            rule="incentive/tier" if tiers > 1 else "incentive/clause",
            instrument=instrument,
            beneficiary=clause.beneficiary,
            threshold=amount_of(conditions[tier]) if len(conditions) == tiers else None,
            rate=amount_of(rates[0]) if rates else None,
            rate_base=_rate_base(sentence, rates),
            amount=amount_of(fixed[tier]) if fixed and (tiers > 1 or len(fixed) == 1) else None,
            cap=amount_of(capped[0]) if capped else None,
            per=_per(sentence, clause),
            duration=_duration(sentence, promised),
            zone=sentence.zone(clause.start),
        )


def _instrument(promise: str) -> Instrument | None:
    """Tell the instrument by the last word that names one; 支持 only where nothing more exact is said."""
    instruments = load_actions().instruments
    found = [instruments[word] for word in load_actions().instrument_re.findall(promise)]
    exact = [instrument for instrument in found if instrument != "support"]
    return exact[-1] if exact else found[-1] if found else None


def _is_given(sentence: Sentence, token: Token) -> bool:
    """Whether an amount stands beside the word that gives it, in its own clause."""
    return _GIVEN.search(sentence.text, sentence.clause_start(token.start), sentence.clause_end(token.end)) is not None


def _before(sentence: Sentence, token: Token, pattern: re.Pattern[str]) -> bool:
    return pattern.search(sentence.text, max(sentence.bounds.start, token.start - 60), token.start) is not None


def _rate_base(sentence: Sentence, rates: Sequence[Token]) -> str | None:
    match = (
        _RATE_BASE.search(sentence.text[max(sentence.bounds.start, rates[0].start - 60) : rates[0].start])
        if rates
        else None
    )
    return match["base"] if match else None


def _per(sentence: Sentence, clause: _Clause) -> str | None:
    match = _PER.search(sentence.text, clause.condition_end, clause.end)
    return match[0] if match else None


def _duration(sentence: Sentence, promised: Sequence[Token]) -> Amount | None:
    """Give how long it is given: 连续三年, 最长3年."""
    for token in promised:
        if token.mention.kind == "duration" and _before(sentence, token, _CONTINUED):
            return amount_of(token)
    return None
