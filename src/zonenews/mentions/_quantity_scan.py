"""One pass over the text: every run of numeral characters, and what it turns out to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zonenews.grammar.bounds import bound_after, bound_before
from zonenews.grammar.scanning import number_at, scanners
from zonenews.lexicon.units import Unit, currency_fronts
from zonenews.mentions._quantity_checks import is_quantity
from zonenews.mentions._quantity_groups import Draft, group_at

SIGNS = "负-－−"
NEGATIVE = re.compile(r"(?:(?<![0-9A-Za-z\u4e00-\u9fff])[-－−]|负|零下)(?:摄氏|华氏)? ?\Z")
ORDINAL_RE = re.compile(r" ?(?:位|名|个|家|批|次|届|期|条|届|轮|场|大|座|台|项)")
NOT_ORDINAL = tuple("季产方书时一章编世")
FRONT_LENGTH = 5


def drafts(text: str) -> Iterator[Draft]:
    """Give the quantities of a normal text in order, without overlaps."""
    search = scanners().run.search
    at = floor = 0
    while True:
        match = search(text, at)
        if match is None:
            return
        start, run = match.start(), match.group()
        if start and text[start - 1] == "第":
            found, at = _ordinal(text, start, run)
        else:
            found, at = group_at(text, start, run)
        for draft in found:
            whole = _completed(text, draft, floor)
            if whole is not None:
                yield whole
                floor = whole.end
                at = max(at, floor)
        if not found:
            at = max(at, match.end() if run[0] in scanners().han else start + 1)


def _ordinal(text: str, start: int, run: str) -> tuple[list[Draft], int]:
    spot = number_at(text, start, run)
    if spot is None or spot.form != "plain" or spot.reading.upper is not None:
        return [], start + len(run)
    end = spot.end
    if text.startswith(NOT_ORDINAL, end):
        return [], end
    tail = ORDINAL_RE.match(text, end)
    end = tail.end() if tail else end
    unit = Unit(name="第", kind="ordinal", base="1", code="1")
    return [
        Draft(
            start - 1,
            end,
            (start, spot.end),
            (spot.end, end),
            unit,
            spot.reading.value,
            None,
            None,
            False,
            "quantity/ordinal",
        )
    ], end


def _completed(text: str, draft: Draft, floor: int) -> Draft | None:
    """Add sign, currency and bounds to a draft, and check that it is a quantity."""
    if draft.unit.kind == "ordinal":
        return draft
    start, value, upper, unit = draft.start, draft.value, draft.upper, draft.unit
    if start and text[start - 1] in "负-－−下氏 ":
        sign = NEGATIVE.search(text, max(floor, start - 6), start)
        if sign:
            start, value = sign.start(), -value
            upper = None if upper is None else -upper
    if draft.unit.kind == "money" or draft.unit.base == "1":
        start, unit = _currency_front(text, start, unit, floor)
    large = unit.kind == "money" or draft.bare or value >= 10000
    first, before = bound_before(text, start, scale=draft.bare, large=large)
    if first < floor:
        first, before = start, None
    if unit.kind == "money" and before is not None:
        first, unit = _currency_front(text, first, unit, floor)
    end, after = bound_after(text, draft.end)
    mod = draft.mod if draft.mod == "more_than" else before or after or draft.mod
    whole = draft._replace(start=first, end=end, value=value, upper=upper, unit=unit, mod=mod)
    return whole if is_quantity(text, whole, first) else None


def _currency_front(text: str, start: int, unit: Unit, floor: int) -> tuple[int, Unit]:
    """Read 人民币, $ and the like before an amount."""
    at = start - 1 if start and text[start - 1] in " :：" else start
    for length in range(min(FRONT_LENGTH, at - floor), 0, -1):
        code = currency_fronts().get(text[at - length : at])
        if code is not None:
            return at - length, unit if unit.base == code else Unit(name=unit.name, kind="money", base=code, code=code)
    return start, unit


def whole_draft(text: str) -> Draft | None:
    """Read a text that is one quantity from end to end, units of few words (五分, 45度) included."""
    end = len(text.rstrip())
    for match in scanners().run.finditer(text, 0, min(end, 64)):
        found, _ = group_at(text, match.start(), match.group(), shy=True)
        whole = _completed(text, found[0], 0) if len(found) == 1 else None
        if whole is not None and whole.end == end and not text[: whole.start].strip(" -"):
            return whole
    return None
