"""Amounts whose unit stands in their label: 总投资（亿元）：12.5, 用地面积（亩）：300, 投资额/亿元：12, 总投资：12.5（亿元）."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zonenews._patterns import lazy
from zonenews.grammar.reading import Reading, leading, times
from zonenews.lexicon.countables import countables
from zonenews.lexicon.units import Unit
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.tables import SCALES, scaled_unit
from zonenews.mentions.quantities.units import special_units

_NUMBER = r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?)"
_ENDS = r"(?=[\s，,。；;、）)|｜]|\Z)"
_UNIT = r"[（(](?:单位[:：])?(?P<unit>[^（）()0-9\s]{1,8})[）)]"
_SLASHED = r"/(?P<slashed>[^（）()0-9\s/:：]{1,4})"
_LABEL = lazy(rf"(?:{_UNIT}|{_SLASHED}) ?(?P<sign>[:：]?) ?{_NUMBER}{_ENDS}")
_BEHIND = lazy(rf"[:：] ?{_NUMBER} ?{_UNIT}{_ENDS}")
_NAME = lazy(r"[一-龥A-Za-z]{2,14}\Z")
_PER = lazy("[元吨人次件度斤克米亩时瓦升台套个家户价格本费]\\Z")
"""The end of a unit, of which so many are told for each of another, and of words for a price."""
_LONGEST = 14
_YEARS = range(1949, 2101)


def label_drafts(text: str) -> Iterator[Draft]:
    """Give the amounts of a normal text whose unit stands in brackets in or behind their label, in order."""
    for pattern in (_LABEL, _BEHIND):
        for match in pattern.finditer(text):
            label = _NAME.search(text, max(0, match.start() - _LONGEST), match.start())
            number = match["number"]
            bare_year = pattern is _LABEL and not match["sign"] and number.isdigit() and int(number) in _YEARS
            if label is None or bare_year:
                continue
            slashed = match["slashed"] if pattern is _LABEL else None
            if slashed and _PER.search(label[0]):
                continue  # 单价 元/亩 350
            words = (slashed or match["unit"]).replace("人民币", "")
            found = scaled_unit(words) or _scale_of_money(words, label[0])
            _, reading = leading(number)
            if found is not None and isinstance(reading, Reading):
                yield _draft(match.start("number"), match.end("number"), reading, *found)


def _scale_of_money(unit: str, label: str) -> tuple[Unit, int] | None:
    """Read a label of money with a scale for its unit: 发债总额（亿）."""
    power = SCALES.get(unit, 0)
    return (special_units()["implied-money"], power) if power >= 4 and label.endswith(countables().money) else None


def _draft(start: int, end: int, reading: Reading, unit: Unit, power: int) -> Draft:
    raw = times(reading.value, Decimal(10) ** power)
    return Draft(
        start, end, start, end, times(raw, unit.factor), None, None, "plain", False, unit, end, end, raw, "quantity/label"
    )  # fmt: skip
