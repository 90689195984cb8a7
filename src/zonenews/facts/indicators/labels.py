"""Labels: a metric, a colon, and nothing but its figure behind it.

```text
青石湖高新区2023年成绩单
工业总产值：1200亿元
入驻企业：560家
```

In a card of a project or a company the figures are its own, and the readers of projects take them.
"""

from __future__ import annotations

from collections.abc import Sequence

from zonenews._patterns import lazy
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.metric_names import is_metric
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern

COLONS = "：:"
_CARD = pattern(r"(?m)^[ 　]*[^，,。；;：:\n]{0,6}{card_key}[^，,。；;：:\n]{0,8}[：:]")
"""How a line of a card begins that no list of the figures of a place has: 项目名称：, 总投资：, 注册资本：."""
_LINE = lazy(r"[ 　]*[^，,。；;：:\n]{1,20}[：:][^\n]*")
_LINES = 12
"""Lines of a card at most, above and below."""


def is_label(before: Sequence[Token], mark: Token, scope: Scope) -> bool:
    """Whether a colon parts a metric of a place from its figure, which reads as if it did not stand there.

    Args:
        before: the tokens of the clause that the colon ends.
        mark: the colon.
        scope: what holds there; a label needs somebody or a time in force, or it is nobody's.
    """
    if not before or before[-1].kind != "text" or not is_metric(before[-1].text):
        return False
    after = next((token for token in scope.tokens if token.start >= mark.end), None)
    if after is None or after.kind != "quantity" or scope.text[mark.end : after.start].strip():
        return False
    named = scope.subject is not None or scope.period is not None or any(token.kind == "place" for token in before)
    return named and not _in_card(scope.text, mark.start)


def _in_card(text: str, at: int) -> bool:
    """Whether a line is one of a card: of the lines with labels around it one tells of a project or a company."""
    start = text.rfind("\n", 0, at) + 1
    low = start
    for _ in range(_LINES):
        above = text.rfind("\n", 0, max(0, low - 1)) + 1
        if above == low or _LINE.match(text, above, low) is None:
            break
        low = above
    high = start
    for _ in range(_LINES):
        if _LINE.match(text, high) is None:
            break
        high = text.find("\n", high) + 1 or len(text)
    return _CARD.search(text, low, high) is not None
