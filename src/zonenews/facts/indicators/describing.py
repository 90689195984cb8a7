"""Values that state nothing by themselves: they tell how large or how many the next holder is, or among how many it ranks."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import QuantityToken, Token
from zonenews.facts.indicators.counts import HOLD
from zonenews.facts.indicators.phrase import AND, PARTS
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern

PARTING = frozenset(("comma", "stop"))
_SORTED = pattern(r"(?:以上|以下|级)?(?:的)?{sort_before_counted}{0,2}(?:企业|楼宇|产业集群)")
"""What is counted by how large it is."""
_OF_CLASS = lazy("级(?![规水台])[\u4e00-\u9fff]")
"""What is said to be of a class by its amount: 两万亿 | 级城市, but not the level itself, 千亿 | 级规模."""
_WITH_BOUND = lazy("（含[^（）]{1,12}）以[上下内]")
"""What makes an amount a bound: 年纳税额90万元 | （含90万元）以上的商户."""
_AMONG_SO_MANY = lazy("[^，。；、0-9]{1,12}?[中里内](?:综合)?(?:排[名位]?|[位名]?[居列])?第")
"""Among how many a place has its rank: 在全省17个 | 市中排第4位."""
_WITHIN = lazy("(?:以内|之内|范围内|内)(?!的)[\u4e00-\u9fff]")
"""What makes a distance part of a name: 50米 | 内换乘比例."""
_SCALES = frozenset("万亿千百")
_BLANKS = frozenset(" \t　|｜")
_MARKS_PASSED = ("大关", "台阶", "关口")
_PARTED = ("分为", "分成", "分作")
"""白茶分为|三类: into how many parts something falls."""
_TIME_MEASURE = pattern(r"{time_measured}")


def only_describes(before: list[Token], token: QuantityToken, at: int, scope: Scope, run: Run) -> bool:
    """Whether a value is only part of a phrase: an order, a price per piece, how large or how many the next holders are."""
    tokens = scope.tokens
    kind = token.mention.kind
    if kind == "duration" and scope.text.endswith("连续", scope.start, token.start):
        return True
    if _counts_marks(token, tokens[at + 1] if at + 1 < len(tokens) else None, tokens[at - 1] if at else None, scope):
        return True
    per = token.text[0] == "每" or bool(before and before[-1].kind == "text" and before[-1].text[-1] == "每")
    if "含" in token.text or kind == "ordinal" or per or (kind == "duration" and not _measures_time(before, run)):
        return True
    if token.text[0] in _SCALES and scope.text[max(0, token.start - 1) : token.start] in _BLANKS:
        return True  # the unit in a cell of a table: 地区生产总值 亿元 113.0
    if kind == "length" and _WITHIN.match(scope.text, token.end) is not None:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    of = after is not None and after.kind == "text" and after.text[0] == "的"
    if of and kind not in ("count", *PARTS):
        return True
    if scope.text.startswith("（含", token.end) and _WITH_BOUND.match(scope.text, token.end) is not None:
        return True
    if kind == "count":
        if _AMONG_SO_MANY.match(scope.text, token.end) is not None:
            return True
        parted = scope.text.endswith(_PARTED, max(scope.start, token.start - 3), token.start)
        return parted or _counts_holder(before, at, tokens)
    return (
        kind == "money" and (_SORTED.match(scope.text, token.end) or _OF_CLASS.match(scope.text, token.end)) is not None
    )


def _counts_marks(token: QuantityToken, after: Token | None, before: Token | None, scope: Scope) -> bool:
    """Whether an amount says how many marks were passed, or what they are: 跨过3个万亿元大关, 跨越 | 3个 | 千亿元 | 台阶."""
    if token.mention.kind == "money" and scope.text.startswith(_MARKS_PASSED, token.end):
        return "个" in token.text or (isinstance(before, QuantityToken) and before.end == token.start)
    if token.mention.kind != "count" or not isinstance(after, QuantityToken) or after.start != token.end:
        return False
    return scope.text.startswith(_MARKS_PASSED, after.end)


def _measures_time(before: list[Token], run: Run) -> bool:
    """Whether a duration is a figure: how long something takes."""
    last = run.last
    metric = last.metric if last is not None and last.changes else ""
    return bool(_TIME_MEASURE.search("".join(token.text for token in before if token.kind == "text") + metric))


def opens_range(before: list[Token], at: int, tokens: list[Token]) -> bool:
    """Whether this is the A of 由A增至B."""
    for token in before:
        if token.kind == "text" and token.text[-1] in "由从":
            break
    else:
        return False
    rest = tokens[at + 1 : at + 5]
    return any(token.kind in ("up", "down") or token.kind == "quantity" for token in rest) and not any(
        token.kind in PARTING and token.text != "，" for token in rest[:1]
    )


def _counts_holder(before: list[Token], at: int, tokens: list[Token]) -> bool:
    """Whether a count belongs to the holder of a later figure: 9家开发区 in 9家开发区实现产值100亿元."""
    follow = tokens[at + 1] if at + 1 < len(tokens) else None
    if follow is None or follow.kind not in ("text", "place") or follow.text[0] in "的左":
        return False
    text = before[-1].text if before and before[-1].kind == "text" else ""
    if HOLD.search(text) or (follow.text[0] in "和与及" and tokens[at].text[-1] != "个"):
        return False
    before_last = ""
    for token in tokens[at + 1 : at + 9]:
        if token.kind in ("comma", "stop", "join", "open"):
            return False
        if token.kind == "quantity":
            return not before_last.endswith(AND)
        before_last = token.text
    return False
