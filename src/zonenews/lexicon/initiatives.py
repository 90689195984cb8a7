"""The words that names of initiatives are made of."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, TypeAlias

import attrs

from zonenews._data import load_toml
from zonenews.errors import DataError

InitiativeKind: TypeAlias = Literal["mechanism", "campaign", "programme", "strategy", "system", "abbreviation"]


@attrs.frozen
class InitiativeWords:
    """The vocabulary of `data/initiatives.toml`; its file says what each set is for."""

    heads: dict[str, InitiativeKind]
    numeral: tuple[str, ...]
    inside: tuple[str, ...]
    plain: dict[str, tuple[str, ...]]
    generic: tuple[str, ...]
    works: tuple[str, ...]
    slogans: frozenset[str]
    weak: frozenset[str]
    evidence: tuple[str, ...]
    lead: tuple[str, ...]
    siblings: tuple[str, ...]
    opening: frozenset[str]
    going: tuple[str, ...]
    unlike: tuple[str, ...]
    fused: tuple[str, ...]
    directing: tuple[str, ...]
    dated: tuple[str, ...]
    remote: tuple[str, ...]
    among: tuple[str, ...]
    aimed: tuple[str, ...]
    listing: tuple[str, ...]
    loose: tuple[str, ...]
    sorts: tuple[str, ...]
    measures: tuple[str, ...]
    proper: tuple[str, ...]
    themes: tuple[str, ...]
    states: tuple[str, ...]
    enacting: tuple[str, ...]
    executing: tuple[str, ...]
    labours: tuple[str, ...]

    def kind_of(self, name: str) -> tuple[str | None, InitiativeKind]:
        """The longest head that a name ends in, and its kind; `abbreviation` for a name without a head."""
        for at in range(max(0, len(name) - _LONGEST_HEAD), len(name)):
            if kind := self.heads.get(name[at:]):
                return name[at:], kind
        return None, "abbreviation"


_LONGEST_HEAD = 5
"""How many characters a head has at most that tells the kind of a name."""


@cache
def load_initiatives() -> InitiativeWords:
    """Read `data/initiatives.toml`.

    Raises:
        DataError: a head has two kinds.

    >>> load_initiatives().kind_of("链长制")
    ('制', 'mechanism')
    """
    table = load_toml("initiatives.toml")
    heads: dict[str, InitiativeKind] = {}
    for kind, words in table["heads"].items():
        for word in words:
            if heads.setdefault(word, kind) != kind:
                raise DataError(f"data/initiatives.toml: head {word} has two kinds")
    plain = {head: tuple(row["verbs"]) for row in table["plain"] for head in row["heads"]}
    lists: dict[str, Any] = {key: tuple(words) for key, words in table.items() if key not in ("heads", "plain")}
    for key in ("slogans", "weak", "opening"):
        lists[key] = frozenset(lists[key])
    return InitiativeWords(heads=heads, plain=plain, **lists)
