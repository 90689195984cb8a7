"""Verbs that only look like cues of another kind: they have an object, and both name what the figure is of.

减少 tells of a change (碳排放减少3%), and of a deed where its object stands behind it (减少碳排放281万吨); 补贴 is promised by a policy, and
paid out where a verb says so (发放育儿补贴4.9亿元).
"""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import QuantityToken, TextToken, Token, body_kind
from zonenews.facts.indicators.metric_names import is_metric
from zonenews.facts.indicators.phrase import RATES
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set, words_of

_OBJECT = lazy("(?![了到至为近超约幅的后])[\u4e00-\u9fff“”]{2,12}")
_TAKES_UP = ("占地", "占地约", "共占地")
"""公司|占地|300亩, where 占 alone is a word of shares."""
_OPENING = frozenset(("time", "place", "resume", "among"))
"""What may stand before a verb that begins its clause."""
_CHANGING = frozenset(("up", "down"))
_BODY_KINDS = frozenset(("education", "government", "company"))
_BETTERED = ("提升", "扩大")
_PAID = pattern("(?:{paying}|{moving_money})(?![^，。；：、]{0,12}(?:按|对|给予))[^，。；：对按凡将拟可]{0,40}$")
_PROMISED = pattern("(?:^|[，。；：])[^，。；：]{0,12}(?:对|凡|按)|给予|奖励")
_PER = pattern("(?P<name>.*(?:{price}))(?:一度|已|仍|也)?(?:[涨跌升降落][到至]|为|是|达到?|在|约)*每(?:{sold_by})")
_REACH = 48


def as_deed(before: list[Token], kind: str, *, reporting: bool) -> list[Token]:
    """Join a verb and its object where they name together what a value is of: 拉动|消费, 减少|碳排放.

    Args:
        before: the tokens before the value.
        kind: the kind of the value.
        reporting: whether the text reports figures of a place; a verb of change is read so only there.

    Returns:
        The tokens, with verb and object as one where they belong together.
    """
    if len(before) < 2 or kind in RATES:
        return before
    if before[-1].kind != "text":
        return _bettered(before, kind) if reporting and before[-1].text in _BETTERED else before
    verb, noun = before[-2:]
    if kind == "area" and verb.text + noun.text in _TAKES_UP:
        return [*before[:-2], TextToken("text", verb.start, noun.end, "占地面积")]
    if run_on := _worked_on(before, verb, noun, reporting=reporting):
        return run_on
    if verb.end != noun.start or not _is_deed(before[:-2], verb, kind, reporting=reporting):
        return before
    if _OBJECT.fullmatch(noun.text) is None:
        return before
    return [*before[:-2], TextToken("text", verb.start, noun.end, verb.text + noun.text)]


def _bettered(before: list[Token], kind: str) -> list[Token]:
    """Join 提升 with what was completed, or done on so much land: 完成林分优化|提升 (200万亩)."""
    work, verb = before[-2:]
    if work.kind != "text" or work.end != verb.start:
        return before
    if not work.text.startswith("完成") and (kind != "area" or is_metric(work.text)):
        return before
    return [*before[:-2], TextToken("text", work.start, verb.end, work.text + verb.text)]


def _worked_on(before: list[Token], verb: Token, noun: Token, *, reporting: bool) -> list[Token] | None:
    """Join 提升 with the verb before it and the object behind it: 改造|提升|户外劳动者服务站点 (1000家)."""
    if not reporting or verb.text not in _BETTERED or len(before) < 3 or verb.end != noun.start:
        return None
    first = before[-3]
    worked = first.kind == "text" and first.end == verb.start and first.text.endswith(words_of("worked_on"))
    if not worked or _OBJECT.fullmatch(noun.text) is None:
        return None
    return [*before[:-3], TextToken("text", first.start, noun.end, first.text + verb.text + noun.text)]


def _is_deed(opening: list[Token], verb: Token, kind: str, *, reporting: bool) -> bool:
    """Whether a cue is a verb that begins its clause, or that only money is told of."""
    if verb.kind == "compare":
        return kind == "money" and verb.text in word_set("moving_money")
    begins = not opening or opening[-1].kind in _OPENING
    return reporting and verb.kind in _CHANGING and verb.text in word_set("changing_deed") and begins


def counted_body(before: list[Token], value: QuantityToken, *, reporting: bool) -> list[Token]:
    """Take for text what was read as a body and is counted: 新建|现代产业学院|40个."""
    if not reporting or value.mention.kind != "count" or len(before) < 2 or before[-1].kind != "place":
        return before
    verb, body = before[-2:]
    beside = verb.kind == "text" and verb.end == body.start and body.end == value.start
    if not beside or body_kind(body) not in _BODY_KINDS or not verb.text.endswith(words_of("doing")):
        return before
    return [*before[:-2], TextToken("text", verb.start, body.end, verb.text + body.text)]


def without_per(before: list[Token], kind: str) -> list[Token]:
    """Take off a price for how much of the goods it is: 羊毛收购价为|每公斤|31元."""
    if kind != "money" or not before or before[-1].kind != "text":
        return before
    price = _PER.fullmatch(before[-1].text)
    return before if price is None else [*before[:-1], before[-1]._replace(text=price["name"])]


def is_paid(text: str, start: int, at: int) -> bool:
    """Whether a grant at an offset was paid out, and is not promised: 发放困难群众|补助|资金1.2亿元.

    Args:
        text: the normal text.
        start: where its sentence starts.
        at: where the word of the grant stands.
    """
    before = text[max(start, at - _REACH) : at]
    return _PAID.search(before) is not None and _PROMISED.search(before) is None
