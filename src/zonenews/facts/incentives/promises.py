"""What one clause of a policy gives: amounts, rates and caps, each with what it counts for.

`body` is where a clause turns from saying who gets something to saying what: 首次认定的企业|每家给予10万元奖励. A figure before it sets a condition;
so does one that describes the noun behind it (年产值1亿元的企业).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.facts.incentives.clauses import OF_ONE, Clause, Figure
from zonenews.facts.incentives.tiers import is_level
from zonenews.facts.incentives.whom import NAMES_SOME
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Instrument, instruments

GIVABLE = frozenset(("money", "percent", "percentage_point"))
_BODY = pattern(
    r"(?!(?<=[一二三四特]等)奖|(?<=[金银铜])奖|(?<=累)计奖|补[足齐短链强充])(?:{giving})(?!率|[励助贴补]?基[数础]|[^，0-9]{0,4}的[0-9.]+[%‰]以内|(?:{gift_qualified})?的(?!(?:{term_label})[为是]))|{how_given}(?![^，0-9给奖补]{0,8}投)|全额(?:{reward_noun}|{giving_refund}|{giving_interest})|(?:{capping})(?!以[上下])|{relief}|{halving}|(?:{lowering}|免)(?=[前首]?[0-9一二两三四五六七八九十]{1,2}个?[年月])|{raising}"
    r"|(?:按照?|参照)(?!{by_rule})(?=[^，]{0,40}[0-9])"
    r"|(?:每|单(?!位))(?:{per_unit})(?=[^，]{0,16}(?:{giving}|(?:{capping})(?!以[上下])|[0-9]))|{per_head}|(?:{paying_out})(?=[0-9]+[0-9.]*[万亿]*元)|每(?=[^，0-9每奖补给]{0,6}(?:[0-9.]+[万亿]*|[一两]个)[^，、0-9]{0,10}(?:奖|补|给|资助|赠)[^，]{0,8}[0-9])|连续[0-9一二两三四五六七八九十]{1,2}年"
)
_OF_CONDITION = lazy("(?:及?以上|及?以下|以内|左右)?(?:的?部分|的$)")
_GIFT = pattern("的(?P<middle>[^0-9给按对]{0,10}?)(?:{gift}|费)")
_CAPPED_GIFT = pattern("的(?:{gift})[^，0-9]{0,6}(?:{capping})(?=[0-9])")
"""投资1亿元以下|的补助不超过|400万元."""
_BOUND = lazy("及?以[上下内]")
_OF_SOMEBODY = pattern("以[上下内](?:{recipient})(?!的)")
"""亿元以上|项目."""
_GIVING = pattern("(?:一次性)?(?:{giving_verb}|奖|补)")
_GIVEN_JUST_BEFORE = lazy("(?:给予|予以|享受)[^，的]{0,12}$")
_LENT = pattern("[^，、0-9]{0,6}(?:{lent})")
_CAPPED = pattern(r"(?:(?:{capping})(?!以[上下]))[^0-9]{0,8}$")
_CAPPED_BEHIND = ("封顶", "为限", "为上限")
_JOINER = lazy("[、和与及或/~]|以及")
_PER = pattern(
    r"每[^，0-9每奖补给]{0,6}(?:[0-9.]+[万亿]*|[一两](?=个))[^，、0-9]{0,10}?(?=(?:{more_of}|加)?(?:奖|补|给|资助|赠)[^，]{0,8}[0-9])"
    r"|(?<=[一-鿿])(?<!第)一(?:{per_unit})(?=[0-9.]+[万亿]*元)"
    r"|(?<=[为按高])每[^，0-9每给予奖补]{1,8}(?=[0-9.]+[万亿]*元)"
    r"|(?:(?:每|单(?!位))(?:{per_unit})[^，0-9每多增超]{0,8}?(?=每|按|(?:{capping})(?!以[上下])|{per_end}|{giving}|给|可|年度|[0-9、]|$)|{per_head})"
    r"(?:每住?一?(?:{per_unit})[^，0-9每]{0,6}?(?=每|(?:{capping})(?!以[上下])|{per_end}|{giving}|给|可|[0-9、]|$)|年度(?=补|奖|最|不|贴))*"
)
_PER_ONE = pattern(f"{OF_ONE}[^，0-9]{{0,14}}?(?=(?:{{per_end}}|{{more_of}})?(?:奖|补|给|资助))")
"""每引进一名高层次人才|奖励: what a sum counts for, before the words that give."""
_NEXT_GIFT = pattern("[^、]*(?:{gift}|费)(?:、|和|及|以及)(?=[^、]*$)")
"""100万元|安家费、|每月1万元: a gift, and what else is given."""
_WHOLE_CAPPED = pattern("元[、，]?(?:且|但)?(?:[累合总]计|总额)(?:{capping})?[0-9.]+[万亿]*元$")
"""每人2000元、|总额不超过2万元|的补贴: the most of the same."""
_PER_OWN = pattern("(?:每(?:{per_unit}|年|月|人))+$")
_PER_TAIL = pattern("(?:(?:发放|享受|获得|可)[^，]{0,4}|的|金额|该项|(?<=..)(?:{gift_purpose}))$")
_PER_BEHIND = lazy("元/(?P<per>[^0-9，]+)$")
_BASE = pattern(
    r"(?:{rating})(?:(?:标准|比例)[为是])?(?:额度|{sum_total})?(?:其|该|(?:{bare_recipient}|{recipient})(?!所得税|人员|个人))?(?:其|该)?(?:(?:{capping})(?!以[上下]))?(?:其个?人?)?(?P<base>(?:[^，；0-9按]{2,24}等)?(?:(?!参照)[^，；、0-9按]){2,28}?)的?(?:(?:{capping})(?!以[上下]))?$"
)
_BASE_FIRST = pattern(
    "(?:按照?|参照|以)(?:其|该)?(?P<base>[^，；、0-9按给予]{2,28}(?:{sum_noun}))(?:每年)?(?:{giving_verb})(?:其|{bare_recipient})?(?:一次性)?(?:(?:{capping})(?!以[上下]))?$"
)
"""按|设备投资额|给予10%补助."""
_BASE_BEHIND = pattern(
    "的?(?P<base>(?!由)[^，；、0-9的例予准]{0,8}(?:{sum_noun}))的?(?:{reward_noun}|支持|{giving_support})(?!金额|总额)"
)
_NO_SUM = pattern("^(?:{kind_of_gift}|财政)*(?:{sum_total}|经费|{reward_noun})$")
_EACH_YEAR = pattern("(?:{giving_verb})每年$")
_YEAR_TAIL = lazy("的?第[一二三四五六七八九十0-9]年度?$")
_NEAR = 4
"""Characters between an amount and its noun behind it at most."""
_ASKED_GAP = pattern("[^，0-9]{0,3}的(?:{giving_verb})")
"""引进外资400万美元|的给予|记功: a condition, and nothing that is given."""
_IN_OTHER_YEAR = lazy("[、和及，]?(?:[第前后][0-9一二两三四五六七八九十]{1,2}个?|首|次)年度?(?:按|给予)?")
"""前三年100%|、后两年|50%奖励."""
_IN_YEAR = lazy(
    "(?:[第前后][0-9一二两三四五六七八九十]{1,2}(?:[、和及至到]第?[0-9一二两三四五六七八九十]{1,2})*|首|次)个?年度?(?=(?:(?:按照?|参照)[^，、0-9]{0,24})?$)"
)
_NO_BASE = pattern(
    "^[0-9一二两三四五六七八九十]{1,3}个?[年月]$|{raising}|(?:{no_base})(?![化投厂房件])|基[数础]上|^(?:{bare_recipient}|{recipient}|每[年月]|照?各|剩余)$"
)
_OWN_SHARE = pattern("(?<![国省市区县家]级)(?<!国家)(?<!上级)应?(?:{reward_noun})(?:资金)?(?:{sum_total})的?$")
_OWN_BASE = pattern("(?P<joint>[、和及]|按照?)(?P<base>[^，、0-9按]{2,14}(?:{sum_noun}))的?$")
TO_WHOM = lazy("(?:给予?|予以)(?:企业|单位|其)?$|(?:给|予)(?:企业|单位|其)$")
_LESS_THAN = lazy("与[^，；]{2,16}之?差")
"""基准利率40%|与实际费率之差: a share that is reckoned with, and not given."""
_SUM = pattern("(?:{sum_noun})$")
_RAISED = pattern("{raising}")


class Offer(NamedTuple):
    """What a clause gives to one tier.

    Attributes:
        label: the words before the amount that tell it from the others (一等奖), or empty.
        rate: the share.
        amount: the fixed amount.
        cap: the most that is given.
        apart: whether it stands apart from the others, and what it counts for is said with it alone.
        per: what it counts for then.
        base: what the rate is a share of, where each of several has its own (设备投资|6%、|其他投资|2%).
    """

    label: str = ""
    rate: Figure | None = None
    amount: Figure | None = None
    cap: Figure | None = None
    apart: bool = False
    per: str | None = None
    base: str | None = None


class Body(NamedTuple):
    """The part of a clause that gives.

    Attributes:
        start: where it starts in the flat text.
        figures: the amounts, rates and caps in it.
        conditions: the figures before it.
    """

    start: int
    figures: tuple[Figure, ...]
    conditions: tuple[Figure, ...]


def body_of(clause: Clause) -> Body | None:
    """Find where a clause begins to give; `None` where it does not.

    A clause gives only behind a word that gives, and no figure that describes a noun is given.
    """
    floor = 0
    for figure in clause.figures:
        if _is_condition(clause, figure):
            floor = figure.end - clause.start
    match = _BODY.search(clause.text, floor)
    if match is None:
        return None
    start = clause.start + match.start()
    behind = tuple(figure for figure in clause.figures if figure.end > start)
    if not any(figure.kind in GIVABLE for figure in behind):
        if match[0].startswith("连续") and clause.text.endswith("的"):
            return None  # 连续3年正增长|的: what is asked of somebody
        start = _amount_before(clause, match.start(), floor)
        behind = tuple(figure for figure in clause.figures if figure.start >= start)
    return Body(
        start, behind, tuple(figure for figure in clause.figures if figure.start < start and figure not in behind)
    )


def _is_condition(clause: Clause, figure: Figure) -> bool:
    """Whether a figure describes what stands behind it, and is not what is given: 产值1亿元以上|的企业, but 10万元|的奖励."""
    end = figure.end - clause.start
    if figure.kind == "percent" and clause.text.startswith("部分", end):
        return False  # 对其场地租金40%部分|给予补助
    if _OF_CONDITION.match(clause.text, end) or _CAPPED_GIFT.match(clause.text, end):
        return True
    bound = _BOUND.match(clause.text, end)
    end = bound.end() if bound else end
    if figure.kind == "money" and _OF_SOMEBODY.match(clause.text, max(0, end - 2)):
        return True
    if not clause.text.startswith("的", end):
        return False
    gift = _GIFT.match(clause.text, end)
    if gift is not None:
        return NAMES_SOME.search(gift["middle"]) is not None or _GIVING.match(gift["middle"]) is not None
    return _GIVEN_JUST_BEFORE.search(clause.text, 0, figure.start - clause.start) is None


def _amount_before(clause: Clause, at: int, floor: int) -> int:
    """Give where the body starts whose amount stands before its noun: 省级|30万元奖励; the noun itself where none does."""
    before = [
        figure for figure in clause.figures if floor <= figure.start - clause.start < at and figure.kind in GIVABLE
    ]
    gap = clause.text[before[-1].end - clause.start : at] if before else ""
    if not before or len(gap) > _NEAR or NAMES_SOME.search(gap) or _ASKED_GAP.match(clause.text, at - len(gap)):
        return clause.start + at
    first = before.pop()
    while before and _IN_OTHER_YEAR.fullmatch(clause.text, before[-1].end - clause.start, first.start - clause.start):
        first = before.pop()
    return first.start


def per_of(clause: Clause, start: int) -> tuple[str | None, int]:
    """Give what an amount counts for, as written, and where the words that say so end; `None` where nothing does."""
    match = _PER_ONE.search(clause.text) or _PER.search(clause.text, start - clause.start)
    if match is not None:
        return _PER_TAIL.sub("", match[0]), clause.start + match.end()
    told = next(filter(None, map(per_behind, clause.figures)), None)
    return told, start


def per_behind(figure: Figure) -> str | None:
    """Give what an amount counts for that has it behind a slash: 0.3元/|立方米."""
    behind = _PER_BEHIND.search(figure.token.text)
    return behind["per"] if behind else None


def offers(clause: Clause, body: Body) -> list[Offer]:
    """Give what a clause gives: one offer, one for each item of a list, or one for each labelled amount.

    Lists of different lengths in one clause give nothing: which belongs to which is not said.
    """
    counted = _counted(clause, body)
    runs = list(_runs(clause, [figure for figure in body.figures if figure not in counted]))
    runs = [kept for run in runs if (kept := _given(clause, run))]
    roles = [(_role(clause, run), run) for run in runs]
    if len(roles) > 1 and (apart := _by_year(clause, roles) or _by_base(clause, roles)):
        return apart
    sums = [(role, run[0]) for role, run in roles if role in {"amount", "cap"}]
    if [role for role, _ in roles] == ["amount", "cap"] and _WHOLE_CAPPED.search(
        clause.text, 0, roles[1][1][0].end - clause.start
    ):
        return _zipped(roles)
    if len(sums) > 1 and all(len(run) == 1 and role != "rate" for role, run in roles):
        return [_labelled(clause, body, role, at, sums) for at, (role, _) in enumerate(sums)]
    return _zipped(roles)


def _given(clause: Clause, run: list[Figure]) -> list[Figure]:
    """Leave out what is not given; shares of the gift itself all together (补助总额的40%、60%)."""
    if run[0].kind == "percent" and _is_no_gift(clause, run[0]):
        return []
    return [figure for figure in run if not _is_no_gift(clause, figure)]


def _by_year(clause: Clause, roles: Sequence[tuple[str, list[Figure]]]) -> list[Offer]:
    """Read a rate for each year: 按照|第一年|100%、|第二年|50%; none where one of them stands behind no year."""
    out = []
    for role, run in roles:
        if not role:
            continue
        match = _IN_YEAR.search(clause.text, 0, run[0].start - clause.start)
        if role != "rate" or len(run) > 1 or match is None:
            return []
        out.append(Offer(label=match[0], rate=run[0]))
    return out if len(out) > 1 else []


def _by_base(clause: Clause, roles: Sequence[tuple[str, list[Figure]]]) -> list[Offer]:
    """Read rates of several sums: 按|设备投资|6%、|其他投资|2%的比例; none where one of them is of no sum of its own."""
    out: list[Offer] = []
    at = clause.start
    for role, run in roles:
        match = _OWN_BASE.search(clause.text, at - clause.start, run[0].start - clause.start)
        if role != "rate" or len(run) > 1 or match is None or (out and match.start("joint") != at - clause.start):
            return []
        out.append(Offer(rate=run[0], base=match["base"]))
        at = run[0].end
    return out


def _labelled(clause: Clause, body: Body, role: str, at: int, sums: Sequence[tuple[str, Figure]]) -> Offer:
    """Give one of several amounts that stand apart, with the words before it: 一等奖10万元、|二等奖|5万元."""
    figure = sums[at][1]
    low = sums[at - 1][1].end if at else body.start
    label = clause.text[low - clause.start : figure.start - clause.start]
    joint = _NEXT_GIFT.match(label) if at else None
    own = label[joint.end() :] if joint else ""
    if joint is None:
        return Offer(label=label, cap=figure) if role == "cap" else Offer(label=label, amount=figure)
    per = _PER_OWN.search(own)
    if is_level(own):
        return Offer(label=own, cap=figure) if role == "cap" else Offer(label=own, amount=figure)
    told = Offer(label="", apart=True, per=per[0] if per else None)
    return told._replace(cap=figure) if role == "cap" else told._replace(amount=figure)


def _is_no_gift(clause: Clause, figure: Figure) -> bool:
    """Whether an amount is what another takes the place of (由6000元|提高到), a loan, or a share of the gift itself (应奖励额的30%)."""
    before, behind = clause.text[: figure.start - clause.start], figure.end - clause.start
    if clause.text.startswith("系数", behind) or _RAISED.match(clause.text, behind) or _LENT.match(clause.text, behind):
        return True
    share = figure.kind == "percent"
    return share and (
        before.endswith("各")
        or _OWN_SHARE.search(before) is not None
        or _LESS_THAN.match(clause.text, behind) is not None
    )


def _zipped(roles: Sequence[tuple[str, list[Figure]]]) -> list[Offer]:
    kinds: dict[str, list[Figure]] = {}
    for role, run in roles:
        if role:
            kinds.setdefault(role, run)
    count = max(map(len, kinds.values()), default=0)
    if any(len(run) not in {1, count} for run in kinds.values()):
        return []
    return [
        Offer(rate=_item(kinds, "rate", at), amount=_item(kinds, "amount", at), cap=_item(kinds, "cap", at))
        for at in range(count)
    ]


def _item(kinds: dict[str, list[Figure]], role: str, at: int) -> Figure | None:
    """Give the item of a list, or the one figure that all share."""
    run = kinds.get(role)
    return None if run is None else run[at if len(run) > 1 else 0]


def _counted(clause: Clause, body: Body) -> list[Figure]:
    """Give the figures that say what an amount counts for: 每出口|1美元|奖励0.03元."""
    per, end = per_of(clause, body.start)
    if per is None:
        return []
    return [figure for figure in body.figures if end - len(per) <= figure.start and figure.end <= end]


def _runs(clause: Clause, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Put figures of one kind with nothing but a joiner between them together."""
    run: list[Figure] = []
    for figure in figures:
        if run:
            gap = clause.text[run[-1].end - clause.start : figure.start - clause.start]
            if figure.kind != run[-1].kind or not _JOINER.fullmatch(gap):
                yield run
                run = []
        run.append(figure)
    if run:
        yield run


def _role(clause: Clause, run: Sequence[Figure]) -> str:
    """Tell whether a run of figures is of rates, amounts or caps; empty where it is none of these."""
    first, last = run[0], run[-1]
    at = first.start - clause.start
    if first.kind in {"percent", "percentage_point"}:
        return "rate"
    if first.kind != "money":
        return ""
    capped = (
        first.token.mention.mod == "at_most"
        or _CAPPED.search(clause.text, max(0, at - 16), at)
        or clause.text.startswith(_CAPPED_BEHIND, last.end - clause.start)
    )
    return "cap" if capped else "amount"


def base_behind(clause: Clause, rate: Figure) -> str | None:
    """Give what a rate is a share of where that stands between it and the word for the gift: 30%的|保险费|补助."""
    match = _BASE_BEHIND.match(clause.text, rate.end - clause.start)
    return match["base"] if match is not None and _NO_SUM.search(match["base"]) is None else None


def base_of(clause: Clause, rate: Figure, floor: int) -> str | None:
    """Give what a rate is a share of, as written, where its own clause says so."""
    before = clause.text[max(0, floor - clause.start) : rate.start - clause.start]
    if first := _BASE_FIRST.search(before):
        return first["base"]
    match = _BASE.search(_EACH_YEAR.sub("", before))
    if match is not None and not _NO_BASE.search(match["base"]):
        base = _YEAR_TAIL.sub("", TO_WHOM.sub("", match["base"]))
        return base.lstrip("其该对") or None
    return None


def is_sum(text: str) -> bool:
    """Whether words end with the noun of a sum of money."""
    return _SUM.search(text) is not None


def instrument_of(text: str) -> Instrument | None:
    """Tell the instrument by the last word that names one; 支持 only where nothing more exact is said, 贴息 before all others."""
    kinds, words = instruments()
    found: list[Instrument] = [kinds[word] for word in words.findall(text)]
    if "interest_subsidy" in found:
        return "interest_subsidy"
    exact: list[Instrument] = [instrument for instrument in found if instrument != "support"]
    return exact[-1] if exact else found[-1] if found else None
