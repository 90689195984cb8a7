"""Shares that no percentage tells: what is let off, given by half or in full, or matches another grant.

免收租金, 租金减半, 全额补贴租金, 按省级补助资金1:0.5配套.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from zonenews.facts.incentives.clauses import Clause
from zonenews.facts.incentives.promises import TO_WHOM, is_sum
from zonenews.grammar.patterns import pattern

_MATCHED = pattern(
    "(?:(?:按照?|{giving_verb})(?P<of>[^，；0-9按]{2,20}?))?(?:按照?)?(?P<ratio>1[:：](?P<share>[0-9]+(?:[.][0-9]+)?))的?(?:比例)?(?:给予|予以|进行)?(?:资金)?配套"
)
_LET_OFF = pattern("(?:{relief})(?![^，；]{0,10}政策|费|规定|责任)(?P<behind>[^，；、0-9]{0,12})")
_TIME_OFF = pattern(
    "(?:{lowering}|免)(?=[前首]?[0-9一二两三四五六七八九十]{1,2}个?[年月][^，；、0-9]{0,8}(?:{price_noun}))(?P<behind>)"
)
"""减免|3个月租金."""
_HALVED = pattern(
    "(?:{halving})(?P<gift>{reward_noun}|{giving_refund})?(?:[收征][取收])?(?:[0-9一二两三四五六七八九十]{1,2}个?[年月]的?)?(?P<behind>[^，；、0-9]{0,12})"
)
_IN_FULL = pattern(
    "全额(?:给予|予以)?(?P<what>[^，；、0-9]{0,6}?(?:{sum_noun}))?(?P<gift>{reward_noun}|{giving_refund}|{giving_interest})(?P<behind>[^，；、0-9]{0,12}(?![^，；]*[0-9]))"
)
"""租金|全额补贴: a share that has no figure."""
_WHOLE = pattern(
    "由[^，的对]{0,8}(?:{paying_body})(?:{giving_verb})?(?P<gift>{reward_noun}|{giving_refund}|{giving_support})给?(?:{bare_recipient})?"
)
_SUM_BEFORE = pattern(r"[^，；、0-9年月的]{0,8}(?:{sum_noun})$")
_SUM_TOLD = pattern(r"按照?其?(?P<of>[^，；、0-9按]{0,18}(?:{sum_noun}))的?$")
"""由区财政按|实缴所得税的地方留成部分|全额返还."""
_GIVES_FIRST = pattern("^(?:{giving_verb}|按照?)")
_HALF, _ALL = Decimal(50), Decimal(100)


_FREE_THEN_HALF = pattern(
    '(?P<lead>[^，]{0,40}?)(?:{giving_verb}|实行|执行|按照?)*[“"‘]?(?P<free>[0-9一二两三四五六七八九十]{1,2}年?全?免)[收征租缴交]?[、]?'
    '(?P<half>[0-9一二两三四五六七八九十]{1,2}年?减半)[征收]{0,2}[”"’]?(?P<behind>[^，；、0-9]{0,12})'
)
"""场地租金|三免|两减半: years in which all is let off, and years in which half is."""
_OWN_SUM = pattern("(?P<of>[^，的、对享受给予实]{0,10}(?:{sum_noun}))(?:{giving_verb}|实行|执行)?$")


class FreeThenHalf(NamedTuple):
    """A sum that is let off for some years, and by half for others.

    Attributes:
        lead: who or what stands before that.
        of: the sum, where the clause says it.
        free: where the first years are told in the clause.
        half: where the others are.
    """

    lead: str
    of: str | None
    free: tuple[int, int]
    half: tuple[int, int]


def free_then_half(text: str) -> FreeThenHalf | None:
    """Read 场地租金三免两减半 in a clause."""
    match = _FREE_THEN_HALF.match(text) if "减半" in text else None
    if match is None or match["behind"].endswith("后"):
        return None
    own = _OWN_SUM.search(match["lead"])
    lead, of = (match["lead"][: own.start()], own["of"]) if own else (match["lead"], None)
    behind = _OWN_SUM.search(match["behind"].removesuffix("优惠").removesuffix("政策"))
    return FreeThenHalf(lead, of or (behind["of"] if behind else None), match.span("free"), match.span("half"))


class Matched(NamedTuple):
    """A grant that matches another by a ratio.

    Attributes:
        share: the ratio in per cent.
        start: where it starts in the flat text.
        end: where it ends.
        of: what is matched, where the clause says it.
    """

    share: Decimal
    start: int
    end: int
    of: str | None


def share_matched(clause: Clause) -> Matched | None:
    """Read 按省级补助资金1:0.5配套: by what ratio another grant is matched."""
    match = _MATCHED.search(clause.text)
    if match is None:
        return None
    of = TO_WHOM.sub("", match["of"] or "").removesuffix("的")
    start = clause.start + match.start("ratio")
    share = Decimal(100) * Decimal(match["share"])
    whole = share.to_integral_value()
    return Matched(
        whole if share == whole else share, start, clause.start + match.end("ratio"), of if is_sum(of) else None
    )


class Relief(NamedTuple):
    """What is let off, or given in full or by half.

    Attributes:
        share: the share that is told, in per cent; `None` where all is let off.
        gift: the word for what is given in full or by half (全额|补贴, 减半|奖励); empty where a sum is let off.
        start: where the words start in the flat text.
        end: where they end.
        of: what it is let off from, where the clause says it.
    """

    share: Decimal | None
    gift: str
    start: int
    end: int
    of: str | None


def relief_of(clause: Clause, start: int) -> Relief | None:
    """Read 免收租金, 租金全免, 租金减半 and 全额补贴租金."""
    for share, found in ((_HALF, _HALVED), (_ALL, _IN_FULL), (None, _LET_OFF), (None, _TIME_OFF)):
        match = found.search(clause.text, max(0, start - clause.start))
        if match is not None:
            gift = match["gift"] or "" if share is not None else ""
            of = match["behind"] if is_sum(match["behind"]) else None
            of = match["what"] or of if share is _ALL else of
            return Relief(
                share,
                gift,
                clause.start + match.start(),
                clause.start + match.start("behind"),
                of or _sum_before(clause.text[: match.start()]),
            )
    return None


def whole_of(clause: Clause) -> Relief | None:
    """Read 由县财政补助给企业 behind the name of a sum, which is given without a figure."""
    match = _WHOLE.fullmatch(clause.text)
    if match is None:
        return None
    start, end = match.span("gift")
    return Relief(None, match["gift"], clause.start + start, clause.start + end, None)


def _sum_before(text: str) -> str | None:
    if (told := _SUM_TOLD.search(text)) is not None:
        return told["of"]
    match = _SUM_BEFORE.search(text)
    return _GIVES_FIRST.sub("", match[0]) if match else None
