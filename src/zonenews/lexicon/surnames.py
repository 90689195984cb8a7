"""What Chinese names are made of, from `data/surnames.toml`."""

from __future__ import annotations

from functools import cache

import attrs

from zonenews._data import load_toml
from zonenews.errors import DataError


@attrs.frozen(kw_only=True)
class Surnames:
    """Surnames, the characters of given names, and the words that only look like a name.

    Attributes:
        single: surnames of one character.
        rare: those of them that are everyday words too.
        double: surnames of two characters and more.
        japanese: Japanese surnames.
        given: characters common in given names.
        never_given: characters that do not occur in given names.
        transliteration: characters of foreign and minority names.
        tibetan: words of two characters, two of which make a Tibetan name.
        words: beginnings of everyday words that start with a surname.
    """

    single: frozenset[str]
    rare: frozenset[str]
    double: frozenset[str]
    japanese: frozenset[str]
    given: frozenset[str]
    never_given: frozenset[str]
    transliteration: frozenset[str]
    tibetan: frozenset[str]
    words: frozenset[str]


@cache
def surnames() -> Surnames:
    """Load the surnames.

    Raises:
        DataError: an entry has the wrong length for its table.
    """
    tables = load_toml("surnames.toml")
    sets = {
        name: frozenset(value.replace("\n", "") if isinstance(value, str) else value) for name, value in tables.items()
    }
    for word in sets["double"] | sets["tibetan"] | sets["words"]:
        if len(word) < 2:
            raise DataError(f"data/surnames.toml: {word!r} is too short for its table")
    return Surnames(**sets)
