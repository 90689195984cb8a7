"""Tables of what is given: a line for each level, under heads such as 级别 and 奖励金额（万元）."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.reading import ArticleReading
from zonenews.facts.amounts import amount_in_unit, as_amount
from zonenews.facts.incentives.promises import instrument_of
from zonenews.facts.records import Incentive
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Instrument
from zonenews.lexicon.word_classes import word_set
from zonenews.text.records import Amount
from zonenews.text.spans import Span

_LINE = lazy(r"[^\n]+")
_CELL = lazy(r"[^ \t　|｜]+")
_GIFT_HEAD = pattern(
    "[一-鿿]{0,6}?(?:{reward_noun})(?:标准|金额|额度)?(?:[（(](?:单位[：:])?(?P<unit>万?元)(?:/(?P<per>[人年月家]))?[)）])?"
)
"""奖励金额（万元）."""
_LEVEL = "(?:{recipient}|{reward_noun}|认定|获奖)?(?:{step_noun}|层次|名次|奖项)"
_LEVEL_HEAD = pattern(_LEVEL)
_HEADED = pattern(rf"(?m)(?:^|[ \t　|｜]){_LEVEL}(?=[ \t　|｜]|$)")
"""级别, 人才层次."""
_WHO_HEAD = pattern("(?:{reward_noun}|{giving_support}|支持)?对象")
_TITLE = pattern(
    "(?P<who>[^，。；：0-9|]{0,14}?(?:{recipient}|{person_noun}))[^，。；：0-9|]{0,8}(?:{gift}|{term_label})"
)
"""专精特新企业|奖励标准: the line above a table."""
_REPORTS = pattern("{paid_out}|{disbursing}|已|累计|情况")
_MOST_CELLS = 6
"""Cells of a line of such a table at most."""
_BARE = lazy("[0-9]{1,6}(?:[.][0-9]{1,4})?")
_PER = pattern("每(?:{per_unit})")
_PER_BEHIND = pattern("元/(?P<per>{per_unit})")


class _Heads(NamedTuple):
    """The columns of a table that are read, and what its heads say of all its lines."""

    width: int
    gift: int
    level: int
    who: int | None
    named: str | None
    instrument: Instrument
    unit: str | None
    per: str | None


def gift_rows(reading: ArticleReading) -> list[Incentive]:
    """Read the tables of what is given.

    Args:
        reading: the normal text with its mentions.

    Returns:
        A promise for each line of a table, in text order.
    """
    if _HEADED.search(reading.text) is None:
        return []
    found: list[Incentive] = []
    heads: _Heads | None = None
    above = ""
    for line in _LINE.finditer(reading.text):
        cells = list(_CELL.finditer(reading.text, *line.span()))
        row = _row(cells, heads, reading) if heads is not None and len(cells) == heads.width else None
        if row is not None:
            found.append(row)
            continue
        heads = _heads([cell[0] for cell in cells], above) if 1 < len(cells) <= _MOST_CELLS else None
        above = line[0].strip()
    return found


def _heads(cells: Sequence[str], above: str) -> _Heads | None:
    """Read the heads of a table, below the line over it; `None` where it is no table of what levels are given."""
    gifts = [match for cell in cells if (match := _GIFT_HEAD.fullmatch(cell)) is not None]
    levels = [at for at, cell in enumerate(cells) if _LEVEL_HEAD.fullmatch(cell) and not _GIFT_HEAD.fullmatch(cell)]
    if len(gifts) != 1 or len(levels) != 1 or _REPORTS.search(above):
        return None
    gift = gifts[0]
    who = next((at for at, cell in enumerate(cells) if _WHO_HEAD.fullmatch(cell)), None)
    title = _TITLE.search(above)
    named = title["who"] if title and title["who"] not in word_set("bare_recipient") else None
    instrument = instrument_of(gift[0]) or "support"
    at = cells.index(gift[0])
    return _Heads(len(cells), at, levels[0], who, named, instrument, gift["unit"], gift["per"])


def _row(cells: Sequence[re.Match[str]], heads: _Heads, reading: ArticleReading) -> Incentive | None:
    """Read a line of a table; `None` where its cell holds no sum."""
    cell = cells[heads.gift]
    amount = _amount(cell, heads, reading)
    if amount is None:
        return None
    behind, per = _PER_BEHIND.search(cell[0]), _PER.search(cell[0])
    capped = amount.mod == "at_most"
    start, end = cells[0].start(), max(cells[-1].end(), amount.span.end)
    sentence = reading.sentences[min(bisect_right(reading.ends, start), len(reading.sentences) - 1)]
    return Incentive(
        span=Span(start, end),
        rule="incentive/tier",
        instrument=heads.instrument,
        beneficiary=heads.named if heads.who is None else cells[heads.who][0],
        tier=cells[heads.level][0],
        threshold=None,
        rate=None,
        rate_base=None,
        amount=None if capped else amount,
        cap=amount if capped else None,
        per=behind["per"] if behind else per[0] if per else heads.per,
        duration=None,
        zone=sentence.zone(start),
    )


def _amount(cell: re.Match[str], heads: _Heads, reading: ArticleReading) -> Amount | None:
    """Give the sum in a cell: its own, or a number in the unit of the head."""
    if heads.unit is not None and _BARE.fullmatch(cell[0]):
        return amount_in_unit(cell[0], heads.unit, Span(*cell.span()))
    within = [one for one in reading.quantities if cell.start() <= one.span.start < cell.end() and one.kind == "money"]
    return as_amount(within[0]) if len(within) == 1 else None
