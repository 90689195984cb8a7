"""Quantities: numbers with what they count, as exact amounts in base units."""

from __future__ import annotations

from typing import Any, NamedTuple

import attrs

from zonenews._codegen import constructor
from zonenews.errors import QuantityError
from zonenews.grammar.reading import times
from zonenews.lexicon.units import Kind, pint_names
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.labels import label_drafts
from zonenews.mentions.quantities.nouns import RATED, counted, denominator, may_have_rates
from zonenews.mentions.quantities.scan import drafts, folds, whole_draft
from zonenews.mentions.quantities.tables import has_units_in_heads, table_drafts
from zonenews.text.normalize import normalize
from zonenews.text.records import Mention, Mod, Number, anchored
from zonenews.text.spans import Span

WHOLE = 40
"""Texts up to this length are tried as one expression first."""


class Interval(NamedTuple):
    """The values a quantity allows, from the bound its text states.

    Attributes:
        low: the lower end, or `None` where there is none.
        high: the upper end, or `None` where there is none.
        low_included: whether the lower end itself is allowed.
        high_included: whether the upper end itself is allowed.
    """

    low: Number | None
    high: Number | None
    low_included: bool = True
    high_included: bool = True


@attrs.frozen(kw_only=True)
class Quantity(Mention):
    """An amount the text states.

    Attributes:
        kind: what is measured.
        value: the amount in the base unit of its kind, exact; signed only where the text writes a sign (-5, 零下).
        upper: the upper end of an explicit range or a fuzzy numeral, else `None`.
        mod: the bound, else `None`.
        unit: the base unit: UCUM code, ISO 4217 code, classifier, `%`, `pp`, `tce` or `1`.
        number: the number as written in the normal text, without bound and unit.
        unit_text: the unit as written, empty where there is none.
        of: the noun that is counted, where it is plain.
        per: the denominator as written, where the amount is a rate.
    """

    kind: Kind
    value: Number
    upper: Number | None = None
    mod: Mod | None = None
    unit: str
    number: str = ""
    unit_text: str = ""
    of: str | None = None
    per: str | None = None

    @property
    def interval(self) -> Interval:
        """The values the text allows. What it calls approximate is given as it stands.

        >>> parse_quantity("不低于3.5亿元").interval
        Interval(low=Decimal('350000000'), high=None, low_included=True, high_included=True)
        >>> parse_quantity("近600人").interval
        Interval(low=None, high=Decimal('600'), low_included=True, high_included=False)
        """
        if self.upper is not None:
            return Interval(self.value, self.upper)
        if self.mod in ("more_than", "at_least"):
            return Interval(self.value, None, low_included=self.mod == "at_least")
        if self.mod in ("less_than", "at_most"):
            return Interval(None, self.value, high_included=self.mod == "at_most")
        return Interval(self.value, self.value)

    def to_pint(self, registry: Any = None) -> Any:
        """Give the value as a quantity of the package pint, which has to be installed.

        Args:
            registry: the `pint.UnitRegistry` to make it with; pint's own by default.

        Returns:
            A `pint.Quantity` with an exact magnitude; of a range its lower end.

        Raises:
            QuantityError: what is measured has no unit in pint: money, counts, tonnes of coal equivalent.

        >>> parse_quantity("30个").to_pint()
        Traceback (most recent call last):
            ...
        zonenews.errors.QuantityError: pint has no unit for {个}
          30个
          ^^^^
        """
        pint_unit = pint_names().get(self.unit if self.kind != "count" else "")
        if pint_unit is None:
            code = f"{{{self.unit}}}" if self.kind == "count" else self.unit
            raise QuantityError(f"pint has no unit for {code}", text=self.text, span=(0, len(self.text)))
        import pint  # noqa: PLC0415 - an optional package, and slow to import

        name, factor = pint_unit
        make = registry.Quantity if registry is not None else pint.Quantity
        return make(times(self.value, factor), name)


def scan_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a normal text.

    Args:
        text: normal text; spans count in it.

    Returns:
        The quantities in order, without overlaps.

    >>> [quantity.text for quantity in scan_quantities("总投资超过30亿元，用地120余亩")]
    ['超过30亿元', '120余亩']
    >>> scan_quantities("“十四五”规划")
    ()
    """
    rates = may_have_rates(text)
    same: dict[str, str] = {}
    waiting = _all_drafts(text)[::-1]  # each draft is given up as its record is made: a long text has many
    return tuple([_built(text, waiting.pop(), same, rates=rates) for _ in range(len(waiting))])


def parse_quantity(text: str) -> Quantity:
    """Read a string that is one quantity, whole.

    Args:
        text: the expression, in any script and width, with its bounds: 约30亿元, 3-5年, 五元三毛.

    Returns:
        The quantity; its span counts in `text`.

    Raises:
        QuantityError: the string is not one quantity.

    >>> parse_quantity("超过1.5亿美元").value
    Decimal('150000000')
    >>> parse_quantity("很多钱")
    Traceback (most recent call last):
        ...
    zonenews.errors.QuantityError: not one quantity
      很多钱
      ^^^^^^
    """
    normal = normalize(text)
    draft = whole_draft(normal.text)
    if draft is None:
        raise QuantityError("not one quantity", text=text, span=(0, len(text)))
    return anchored((_built(normal.text, draft, {}, rates=True),), normal)[0]


def find_quantities(raw: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text.

    Args:
        raw: any text; spans count in it.

    Returns:
        The quantities in order, without overlaps; empty where there are none.

    >>> [quantity] = find_quantities("總投資超過３０億元")
    >>> quantity.text, quantity.value, quantity.mod, quantity.span
    ('超过30亿元', Decimal('3000000000'), 'more_than', Span(start=3, end=9))
    >>> find_quantities("“十四五”规划")
    ()
    """
    normal = normalize(raw)
    return anchored(scan_quantities(normal.text), normal)


def _all_drafts(text: str) -> list[Draft]:
    """The drafts of a text: the whole of it where it is one expression, else what the pass finds, and the folds."""
    if len(text) <= WHOLE:
        whole = whole_draft(text)
        if whole is not None:
            return [whole]
    found = drafts(text)
    more = list(folds(text))
    if has_units_in_heads(text):
        more += [*table_drafts(text), *label_drafts(text)]
    if not more:
        return found
    taken = sorted([*found, *more], key=lambda draft: (draft.start, -draft.end))
    return [
        draft for draft, last in zip(taken, [None, *taken], strict=False) if last is None or last.end <= draft.start
    ]


def _built(text: str, draft: Draft, same: dict[str, str], *, rates: bool) -> Quantity:
    """The record of a draft.

    Args:
        text: normal text.
        draft: a draft with its unit.
        same: the words of the text so far, so that equal ones are one object: a long text says 万元 ten thousand times.
        rates: whether the text has words that make rates at all.
    """
    unit = draft.unit
    assert unit is not None  # noqa: S101 - drafts without one are not handed out
    kind, start, end = unit.kind, draft.start, draft.end
    surface = text[start:end]
    number, name = text[draft.number_start : draft.number_end], text[draft.unit_start : draft.unit_end]
    of = counted(text, draft) if kind == "count" else None
    one = same.setdefault
    return constructor(Quantity)(
        span=Span(start, end),
        text=one(surface, surface),
        rule=draft.rule,
        kind=kind,
        value=draft.value,
        upper=draft.upper,
        mod=draft.mod,
        unit=unit.base,
        number=one(number, number),
        unit_text=one(name, name),
        of=None if of is None else one(of, of),
        per=denominator(text, draft) if kind in RATED and (rates or draft.per) else None,
    )
