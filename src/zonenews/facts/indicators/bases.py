"""Changes: basis, direction and amount of 同比增长7%, 较2019年翻一番, 比上年多11个."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.periods import period_days
from zonenews.discourse.tokens import MINUS, QuantityToken, TimeToken, Token
from zonenews.facts.records import Change, Direction
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import Basis
from zonenews.mentions.times.find import Time
from zonenews.text.records import Number
from zonenews.text.spans import Span

"""Against what: 同比, 环比, 年均, or a stated base (较2019年)."""


class Base(NamedTuple):
    """What a change is measured against.

    Attributes:
        basis: the basis of the contract, or `None`.
        since: the stated base, or `None`.
        foreign: whether the base is another series (比全省快), so that no change is meant.
    """

    basis: Basis | None = None
    since: str | None = None
    foreign: bool = False


_TURNS = ("转为", "转变为", "变为")
_AVERAGE = lazy(r"年平均")
_YEAR_BEFORE = pattern(r"{year_before_word}")
_MONTH_BEFORE = pattern(r"{month_before_word}")
_YEAR_START = lazy(r"年初")
_WITH = frozenset("与同和跟")
"""What stands before a time that 相比 follows."""
_MOMENT = lazy(r"[前时初期]$")
_VAGUE_BASE = pattern(r"^{vague_base}")


_ADVERBIAL = pattern(
    r"^(?:{change_adverb}|[0-9一二两三四五六七八九十]{1,3}年(?:来|间)?|“?十[一二三四]五”?期间)*$", may_be_empty=True
)


def read_base(tokens: list[Token], published: date | None) -> Base:
    """Read the tokens of a base: 同比, or 比/较 and what follows."""
    for at, token in enumerate(tokens):
        if token.kind == "basis":
            return Base(token.mention.basis)
        if token.kind == "than":
            return _stated_base(tokens[at + 1 :], published)
    return Base("avg") if _AVERAGE.search("".join(token.text for token in tokens)) else Base()


_EXPECTED = ("预期", "预计", "计划")
"""What was thought to come, with which a figure is compared and no earlier one."""


def _stated_base(tokens: list[Token], published: date | None) -> Base:
    words = "".join(token.text for token in tokens if token.kind not in ("up", "down", "spread", "each", "basis"))
    named = next((token for token in tokens if token.kind == "time"), None)
    explicit = named is not None and bool(re.search(r"[0-9一二〇零]{4}|[0-9]月", named.text))
    average: Basis | None = next((token.mention.basis for token in tokens if token.kind == "basis"), None)
    if any(token.kind == "place" for token in tokens):
        return Base(foreign=True)
    if not explicit and _MONTH_BEFORE.search(words):
        return Base("mom")
    if not explicit and _YEAR_BEFORE.search(words) and not re.search(r"月|季|末|底", words):
        return Base("yoy")
    if _YEAR_START.search(words):
        year = period_days(named)[0] if named is not None else None
        first = year or published
        return Base("since", str(first.year) if first else "年初")
    if named is not None:
        base = _reduced(named)
        return Base(average or "since", base) if base else Base(foreign=True)
    words = re.sub(r"[的了相比]+$", "", words)
    if not words:
        return Base("yoy")  # 比增7.4%
    if words.startswith(_EXPECTED):
        return Base(foreign=True)
    if 2 <= len(words) <= 8 and _MOMENT.search(words) and not _VAGUE_BASE.match(words):
        return Base("since", words)
    return Base(foreign=True)


def _reduced(token: TimeToken) -> str | None:
    """Write a base as a year, a month, or a day, as exact as the text is."""
    start, end = period_days(token)
    start = start or end
    if start is None or end is None:
        return None
    time = token.mention
    if isinstance(time, Time) and time.grain in {"quarter", "half"} and time.edtf:
        return time.edtf
    if start.year != end.year or token.text.endswith("同期"):
        return str(start.year)
    if start.month == end.month and start != end:
        return f"{start.year}-{start.month:02}"
    if start == end and re.search(r"日", token.text):
        return start.isoformat()
    return f"{start.year}-{start.month:02}" if start == end else str(start.year)


def with_base_behind(before: list[Token]) -> list[Token]:
    """Put 比 before the time that a figure is compared with, where it stands behind it: 与上年 | 相比 | 增长8%."""
    at = next((at for at in range(len(before) - 1, 0, -1) if before[at].kind == "than"), 0)
    opened = at - 1 if before[at - 1].text != "相" else at - 2
    if opened < 1 or before[opened].kind != "time" or before[opened - 1].text[-1] not in _WITH:
        return before
    opener, time, than = before[opened - 1], before[opened], before[at]
    rest = [opener._replace(text=opener.text[:-1])] if opener.kind == "text" and len(opener.text) > 1 else []
    return [*before[: opened - 1], *rest, than, time, *before[at + 1 :]]


def without_ground(before: list[Token], change: int) -> tuple[list[Token], int, Base | None]:
    """Take 在2020年基础上 out of the tokens of a change; it is the base."""
    for at in range(1, min(change, len(before)) - 1):
        opener, time, closer = before[at - 1 : at + 2]
        if time.kind == "time" and opener.text.endswith("在") and closer.text.startswith(("基础上", "的基础上")):
            rest = [opener._replace(text=opener.text[:-1])] if opener.text != "在" else []
            base = _stated_base([time], None)
            return [*before[: at - 1], *rest, *before[at + 2 :]], change - 3 + len(rest), base
    return before, change, None


def without_turn(before: list[Token], change: int) -> tuple[list[Token], int]:
    """Take 由上年同期下降3.1%转为 out of the tokens of a change: which way it went before is no part of its head."""
    if change < 2 or before[change - 1].text not in _TURNS:
        return before, change
    for at in range(change - 2, -1, -1):
        opener = before[at]
        if opener.kind == "text" and opener.text.endswith(("由", "从")):
            rest = [opener._replace(text=opener.text[:-1])] if len(opener.text) > 1 else []
            return [*before[:at], *rest, *before[change:]], at + len(rest)
    return before, change


def is_fold(token: QuantityToken) -> bool:
    """Whether a multiple says to how much something grew, and not by how much: 翻一番, 倍增."""
    return "翻" in token.text or token.text == "倍增"


def change_of(token: QuantityToken, direction: Direction, base: Base) -> Change:
    """Make the change a quantity states; 翻一番, 翻倍 and 倍增 are 1 up, since they say by how much it grew to; 增长-2.8% goes down."""
    quantity = token.mention
    value: Number = quantity.value if quantity.value >= 0 else -quantity.value
    upper, unit = quantity.upper, quantity.unit
    if upper is not None and upper < 0:  # -3%至-2% goes down by 2 to 3
        value, upper = -upper, value
    if quantity.kind == "multiple" and is_fold(token):
        value = value - 1
        upper = None if upper is None else upper - 1
    if token.text[0] in MINUS:
        direction = "down" if direction == "up" else "up"
    return Change(
        basis=base.basis,
        direction=direction,
        since=base.since,
        value=value,
        upper=upper,
        mod=quantity.mod,
        unit=unit,
        span=Span(token.start, token.end),
    )


def flat_change(token: Token, base: Base) -> Change:
    """Make the change of 持平."""
    return Change(
        basis=base.basis,
        direction="flat",
        since=base.since,
        value=Decimal(0),
        unit="%",
        span=Span(token.start, token.end),
    )


def direction_of(verb: Token) -> Direction:
    """Which way a verb of change goes."""
    return "up" if verb.kind == "up" else "down"


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


def is_of_growth(before: list[Token]) -> bool:
    """Whether it is a growth whose points are told, and no share or rate: GDP增长 | 较前三季度回落0.6个百分点."""
    than = next((place for place, token in enumerate(before) if token.kind == "than"), 0)
    return than > 0 and before[than - 1].kind in ("up", "down")


def as_of_list(changes: list[Change], before: Sequence[Change]) -> list[Change]:
    """Give the changes of an item of a list the basis that the item before it states: 钢材产量同比增长3%、| 水泥产量增长6%.

    Args:
        changes: those of the item.
        before: those of the one before it.
    """
    if not before or before[-1].basis != "yoy":
        return changes
    return [attrs.evolve(one, basis="yoy") if one.basis is None else one for one in changes]
