"""A quantity while it is being read."""

from __future__ import annotations

import attrs

from zonenews.grammar.scanning import Form
from zonenews.lexicon.units import Unit
from zonenews.text.records import Mod, Number


@attrs.define
class Draft:
    """A quantity being read; offsets count in the normal text.

    Attributes:
        start: where it begins; at first its number, then its sign and bound.
        end: where it ends.
        number_start: where its number begins.
        number_end: where its number ends, 余 and 多 included.
        value: the amount: in base units once there is a unit.
        upper: the upper end of a range.
        mod: the bound.
        form: how the number is written.
        bare: whether the number is nothing but scales (亿, 百万).
        unit: the unit, while one is known.
        unit_start: where the unit begins.
        unit_end: where it ends.
        raw: the number itself, without its unit.
        rule: the rule that read it.
        per: the denominator that follows a slash, as written.
        below_zero: whether a dash stands before both ends of its range: -3%至-2%.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Number
    upper: Number | None
    mod: Mod | None
    form: Form
    bare: bool
    unit: Unit | None
    unit_start: int
    unit_end: int
    raw: Number
    rule: str = "quantity/number-unit"
    per: str | None = None
    below_zero: bool = False
