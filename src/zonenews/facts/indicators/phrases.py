"""Small judgements about phrases that the statement grammar makes."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.metric_lists import BARE, NOT_METRICS, fits
from zonenews.facts.indicators.noun_phrases import Head
from zonenews.lexicon.indicators import ending_metric, load_indicators

_ADVERBIAL = lazy(
    r"^(?:更是|更|再|又|还|则|也|仍|仅|只|已|将|大幅|继续|累计|实现|进一步|稳步|首次|成功|连续|总体|整体|略|小幅|明显|显著|平均|每年|快速|逐年|持续|迅速|了|可|保持|有所|或|约|预计|力争|实际|名义|分别|可比价|可比|口径|按可比价格计算|按不变价格计算|不变价|[0-9一二两三四五六七八九十]{1,3}年(?:来|间)?|“?十[一二三四]五”?期间)*$"
)
_WHOLE = lazy(
    r"(?:完成了?|达到|为|达|占)?((?:全年|年度|年)?(?:目标任务|目标|计划|任务|年度计划|年度投资计划|投资计划|预算|年初预算|年度预算|年度目标|年度任务|全年计划|全年任务|全年目标))的$"
)
_OF_YEAR = ("全年", "年度", "年初")
_CLOSING = lazy(
    r"^(?:大关|关口|台阶|门槛|左右|上下|以上|以内|$|和|与|及|以及|并|而|时|后|的|并|且|”|\"|\)|）|」|】|\s)"
)
_UNSOUND = lazy(
    r"^[^“”]*”|“[^”]*$|我们|他们|[《》：:。]|了|如何|这|那|可以|能够|不仅|同时|已经|正在|一个|不断|进一步|其中|达到|尽早|^以外"
)
_OWN = lazy(
    r"^(?P<subject>规模以上工业企业|规上工业企业|规上企业|规模以上企业|规模以上服务业企业|[^的、]{2,8}(?:企业|公司|服务业))的?(?P<metric>.{2,})$"
)
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")}


def phrase_start(before: list[Token], change: int) -> int:
    """Find where the phrase of a change begins: 同比, 比上年, 分别 and adverbs before the verb belong to it.

    Args:
        before: the tokens before a value.
        change: where the verb of change stands in them.

    Returns:
        The first token of the phrase.
    """
    than = next((at for at, token in enumerate(before[:change]) if token.kind == "than"), None)
    start = change if than is None else than
    while start > 0:
        token = before[start - 1]
        if token.kind == "time" and start > 1 and before[start - 2].kind == "basis":
            start -= 2
        elif token.kind in ("basis", "spread", "each", "planned", "target", "resume") or (
            token.kind == "text" and _ADVERBIAL.match(token.text)
        ):
            start -= 1
        else:
            break
    return start


def completed_whole(before: list[Token]) -> str | None:
    """Give the whole of 完成年度目标的 (41%), or `None`."""
    if not before or before[-1].kind != "text":
        return None
    match = _WHOLE.search(before[-1].text)
    if match is None:
        return None
    year = len(before) > 1 and before[-2].kind == "time" and before[-2].text in _OF_YEAR and match.start() == 0
    return (before[-2].text if year else "") + match[1]


def is_sound(metric: str) -> bool:
    """Whether a noun phrase may be the name of a metric."""
    plain = metric.replace("“", "").replace("”", "")
    if metric in load_indicators() and metric not in BARE:
        return True
    if (
        not 2 <= len(metric) <= 32
        or metric.startswith(NOT_METRICS)
        or metric in BARE
        or _UNSOUND.search(metric)
        or metric.count("的") > 2
    ):
        return False
    if ending_metric(metric):
        return True
    return len(plain) <= 18


def fits_all(metric: str, values: list[Token], head: Head, *, firm: bool) -> bool:
    """Whether a noun phrase may be the metric of these levels."""
    return fits(metric, values[0].mention.kind, verb=head.verb, acts=head.acts, firm=firm)


def own_subject(metric: str, subject: str | None) -> tuple[str, str | None]:
    """Give a metric that names its own holder to it: 规上工业企业利润 is 利润 of 规上工业企业."""
    match = _OWN.match(metric)
    whole = ending_metric(metric)
    if match is None or whole is None or whole[0] < match.start("metric"):
        return metric, subject
    own = ending_metric(match["metric"])
    return (
        (match["metric"], match["subject"]) if own and own[0] == 0 and own[1].domain != "general" else (metric, subject)
    )


def closes(rest: str) -> bool:
    """Whether the text after a count holds no noun of its own."""
    return bool(_CLOSING.match(rest))


def digits(numeral: str) -> str | None:
    """Write the numeral of a rank in digits: 12, 三, 十二, 二十一."""
    if numeral.isdecimal():
        return str(int(numeral))
    if "百" in numeral:
        return None
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return str(_NUMERALS[numeral]) if numeral in _NUMERALS else None
    if any(part and part not in _NUMERALS for part in (tens, units)):
        return None
    return str((_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[units] if units else 0))
