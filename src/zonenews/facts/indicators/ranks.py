"""Ranks: `head 居全省第3位`."""

from __future__ import annotations

from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.metric_names import REFERRING, is_sound, split_list
from zonenews.facts.indicators.noun_phrases import read_metric_phrase
from zonenews.facts.indicators.phrase import PARTS, Phrase
from zonenews.facts.indicators.run import Run, make_drafts
from zonenews.facts.indicators.scope import Scope, set_status
from zonenews.lexicon.indicators import ending_metric

_RANKED_GROWTH = ("增速", "增幅", "同比增速", "增长率")
_NOT_OF_HEAD = ("up", "down", "basis")
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")}


def rank(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read a rank: of the metric before it, or of the figure before it (总量居全省第3位)."""
    if phrase.kind != "rank":
        return False
    before, token = phrase.before, phrase.values[0]
    set_status(scope, before)
    number = "1" if token.mention["first"] else digits(token.mention["number"])
    head = read_metric_phrase([item for item in before if item.kind not in _NOT_OF_HEAD])
    if number is None or any(item.kind in ("compare", "spread") for item in before):
        return True
    if not head.metric or head.metric in REFERRING:
        _rank_last(number, token.end, run, is_total=head.metric in REFERRING)
        return True
    if head.metric in _RANKED_GROWTH:
        growing = next((draft for draft in reversed(run.drafts) if draft.changes and not draft.is_share), None)
        if growing is None or run.dropped:
            return True
        head = head._replace(metric=growing.metric + "增速")
    if ending_metric(head.metric) is None or not is_sound(head.metric) or len(split_list(head.metric)) > 1:
        return True
    for draft in make_drafts(head, [token], "indicators/rank", scope, run):
        draft.rank = number
    return True


def _rank_last(number: str, end: int, run: Run, *, is_total: bool) -> None:
    """Give a rank to the figure before it; 总量 is no rate."""
    rated = PARTS if is_total else ()
    target: Draft | None = next((d for d in reversed(run.drafts) if not d.is_share and d.kind not in rated), None)
    if target is not None and target.rank is None and not run.dropped and not run.stale:
        target.rank = number
        target.end = max(target.end, end)


def digits(numeral: str) -> str | None:
    """Write the numeral of a rank in digits: 12, 三, 十二, 二十一.

    >>> digits("二十一"), digits("百")
    ('21', None)
    """
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
