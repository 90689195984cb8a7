"""Countables: nouns that tell what a number counts, from `data/countables.toml`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from zonenews._data import load_toml


class Countables(NamedTuple):
    """The nouns around numbers, by what they say; the meaning of each set is at the top of the data file."""

    people: tuple[str, ...]
    money: tuple[str, ...]
    money_after: tuple[str, ...]
    sized: tuple[str, ...]
    sizes: tuple[str, ...]
    amounts: tuple[str, ...]
    paid: tuple[str, ...]
    spent: tuple[str, ...]
    bought: tuple[str, ...]
    funds: tuple[str, ...]
    heads: frozenset[str]
    persons: frozenset[str]
    person_classifiers: frozenset[str]


@cache
def countables() -> Countables:
    """Give the nouns around numbers.

    >>> "项目" in countables().heads
    True
    """
    table = load_toml("countables.toml")
    return Countables(
        tuple(table["people"]),
        tuple(table["money"]),
        tuple(table["money_after"]),
        tuple(table["sized"]),
        tuple(table["sizes"]),
        tuple(table["amounts"]),
        tuple(table["paid"]),
        tuple(table["spent"]),
        tuple(table["bought"]),
        tuple(table["funds"]),
        frozenset(table["heads"]),
        frozenset(table["persons"]),
        frozenset(table["person_classifiers"]),
    )
