"""Units: what can stand behind a number, from `data/units.toml`, `data/currencies.toml` and `data/classifiers.toml`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal, TypeAlias

import attrs

from zonenews._data import load_toml
from zonenews.errors import DataError
from zonenews.text.records import Number

Kind: TypeAlias = Literal[
    "money", "area", "length", "mass", "volume", "power", "energy", "percent", "percentage_point", "ratio", "multiple",
    "duration", "ordinal", "count", "speed", "pressure", "temperature", "voltage", "frequency", "data", "other",
]  # fmt: skip
"""What a quantity measures."""


@attrs.frozen(kw_only=True)
class Unit:
    """One way to write a unit.

    Attributes:
        name: as it stands in normal text.
        kind: what it measures.
        base: the unit values are given in: a UCUM code, an ISO 4217 code, a classifier, `pp`, `tce` or `1`.
        factor: how many base units it is, exactly.
        code: the code of the unit itself.
        not_before: what, following, shows that the name begins another word.
        shy: whether it counts only where the expression stands alone or inside a compound.
        cued: whether it counts only with a sign that something is counted.
        near: words one of which has to stand near it, or the name means something else (P of 算力, not of 1080P).
        scales: whether its factor is another than one.
    """

    name: str
    kind: Kind
    base: str
    factor: Number = Decimal(1)
    code: str
    not_before: tuple[str, ...] = ()
    shy: bool = False
    cued: bool = False
    near: tuple[str, ...] = ()
    scales: bool = attrs.field(init=False, default=attrs.Factory(lambda unit: unit.factor != 1, takes_self=True))

    @property
    def is_latin(self) -> bool:
        """Whether the name ends on a Latin letter and so must not run on into another."""
        return self.name[-1].isascii() and self.name[-1].isalpha()


Units: TypeAlias = dict[str, tuple[Unit, ...]]
"""Units by the first character of their name, longest name first."""


@cache
def units() -> Units:
    """Give every unit, by the first character of its name, longest name first.

    Raises:
        DataError: a name stands twice, or a factor is not an exact number.

    >>> units()["平"][0].name
    '平方公分'
    >>> "龘" in units()
    False
    """
    rows = [*_measures(), *_currencies(), *_classifiers()]
    names: dict[str, Unit] = {}
    for unit in rows:
        if unit.name in names:
            raise DataError(f"data/units.toml: {unit.name!r} is both {names[unit.name].code} and {unit.code}")
        names[unit.name] = unit
    table: dict[str, list[Unit]] = {}
    for unit in sorted(rows, key=lambda row: (-len(row.name), row.name)):
        table.setdefault(unit.name[0], []).append(unit)
    return {first: tuple(found) for first, found in table.items()}


@cache
def unit_named(name: str) -> Unit:
    """Give the unit written exactly so.

    Raises:
        KeyError: no unit has this name.
    """
    for unit in units().get(name[:1], ()):
        if unit.name == name:
            return unit
    raise KeyError(name)


def unit_name_at(text: str, at: int) -> str | None:
    """Give the name of the unit or classifier that begins at a place of a normal text, of however few words.

    >>> unit_name_at("三只燕子", 1), unit_name_at("三只有一", 1)
    ('只', None)
    """
    for unit in units().get(text[at : at + 1], ()):
        if text.startswith(unit.name, at) and not unit.shy and not unit.near:
            after = at + len(unit.name)
            runs_on = unit.is_latin and text[after : after + 1].isascii() and text[after : after + 1].isalnum()
            if not runs_on and not text.startswith(unit.not_before, after):
                return unit.name
    return None


@cache
def currency_fronts() -> dict[str, str]:
    """Names and signs that stand before an amount, to ISO 4217 codes."""
    return _currency_words("front")


@cache
def currency_behinds() -> dict[str, str]:
    """Names that follow 元 and decide the currency, to ISO 4217 codes."""
    return _currency_words("behind")


@cache
def pint_names() -> dict[str, tuple[str, Number]]:
    """Base units to the unit of the package pint and how many of those one is."""
    return {
        base: (row["unit"], _exact(row.get("factor", "1"))) for base, row in load_toml("units.toml")["pint"].items()
    }


def _currency_words(key: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for code, row in load_toml("currencies.toml").items():
        for word in row.get(key, ()):
            if word in words:
                raise DataError(f"data/currencies.toml: {word!r} is both {words[word]} and {code}")
            words[word] = code
    return words


def _measures() -> list[Unit]:
    return [
        Unit(
            name=name,
            kind=row["kind"],
            base=row["base"],
            factor=_exact(row["factor"]),
            code=row["code"],
            not_before=(*row.get("not_before", ""), *row.get("not_before_words", ())),
            shy=row.get("shy", False),
            near=tuple(row.get("near", ())),
        )
        for row in load_toml("units.toml")["unit"]
        for name in row["names"]
    ]


def _currencies() -> list[Unit]:
    found = []
    for code, row in load_toml("currencies.toml").items():
        refused, shy = row.get("not_before", {}), row.get("shy", ())
        parts = {**dict.fromkeys(row["names"], "1"), **row.get("parts", {})}
        for name, factor in parts.items():
            found.append(
                Unit(
                    name=name,
                    kind="money",
                    base=code,
                    factor=_exact(factor),
                    code=code,
                    not_before=tuple(refused.get(name, "")),
                    shy=name in shy,
                )
            )
    return found


def _classifiers() -> list[Unit]:
    table = load_toml("classifiers.toml")
    return [
        Unit(
            name=name,
            kind="count",
            base=name,
            code="{" + name + "}",
            not_before=tuple(words.split()),
            cued=section == "cued",
        )
        for section in ("plain", "cued")
        for name, words in table[section].items()
    ]


def _exact(text: str) -> Number:
    try:
        if "/" not in text:
            return Decimal(text)
        return Fraction(text)
    except (ArithmeticError, ValueError) as error:
        raise DataError(f"data/units.toml: {text!r} is not an exact factor") from error
