"""The words that names of organisations are made of, and names that carry no such word."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping
from functools import cache
from typing import Any, Literal, TypeAlias

import attrs

from zonenews._data import data_bytes, load_toml
from zonenews._ready import derived
from zonenews.errors import DataError
from zonenews.lexicon.bodies import FILE as BODIES
from zonenews.lexicon.bodies import bodies, full_name

OrganizationKind: TypeAlias = Literal["company", "government", "education", "other"]
HeadClass: TypeAlias = Literal["legal", "plain", "named", "seat"]


@attrs.frozen
class Head:
    """The last word of a name.

    Attributes:
        kind: the kind of organisation it makes.
        group: what is before it: any name (`legal`, `plain`, `named`), or a place (`seat`).
    """

    kind: OrganizationKind
    group: HeadClass


@attrs.frozen
class KnownName:
    """A name that is an organisation wherever it stands.

    Attributes:
        kind: the kind of organisation.
        full: its full name; the name itself where it has no longer form.
    """

    kind: OrganizationKind
    full: str


@attrs.frozen
class OrganizationWords:
    """The vocabulary of `data/organizations.toml`; its file says what each set is for."""

    heads: dict[str, Head]
    names: Mapping[str, KnownName]
    functions: frozenset[str]
    tiers: frozenset[str]
    seats: frozenset[str]
    before: tuple[str, ...]
    kept: tuple[str, ...]
    countries: frozenset[str]
    cities: frozenset[str]
    posts: tuple[str, ...]
    chiefs: frozenset[str]
    acts: tuple[str, ...]
    market: tuple[str, ...]
    dealings: frozenset[str]
    trades: frozenset[str]
    sorts: tuple[str, ...]
    companies: tuple[str, ...]
    projects: tuple[str, ...]
    groups: frozenset[str]
    institutes: frozenset[str]
    never: tuple[str, ...]
    goods: tuple[str, ...]
    works: tuple[str, ...]
    generic: frozenset[str]
    followed: dict[str, tuple[str, ...]]


_NUMBERS = [ten + one for ten in ("", "十", "二十") for one in ("", *"一二三四五六七八九")][1:26]
"""The numbers of bureaus, from 一 to 二十五."""


@cache
def load_organizations() -> OrganizationWords:
    """Read `data/organizations.toml`.

    Raises:
        DataError: a word stands under two meanings, or a short form names no known organisation.

    >>> load_organizations().names["工信部"].full
    '工业和信息化部'
    """
    table = load_toml("organizations.toml")
    made_from = data_bytes("organizations.toml") + data_bytes(BODIES)
    heads, names = _heads(table), _Names(*derived("organizations", _MAKERS, made_from, lambda: _names(table)))
    sets = table["words"]
    return OrganizationWords(
        heads=heads,
        names=names,
        functions=frozenset(sets["functions"]),
        tiers=frozenset(sets["tiers"]),
        seats=frozenset(sets["seats"]),
        before=tuple(sets["before"]),
        kept=tuple(sets["kept"]),
        countries=frozenset(sets["countries"]),
        cities=frozenset(sets["cities"]),
        posts=tuple(sets["posts"]),
        chiefs=frozenset(sets["chiefs"]),
        acts=tuple(sets["acts"]),
        market=tuple(sets["market"]),
        dealings=frozenset(sets["dealings"]),
        trades=frozenset(sets["trades"]),
        sorts=tuple(sets["sorts"]),
        companies=tuple(sets["companies"]),
        projects=tuple(sets["projects"]),
        groups=frozenset(sets["groups"]),
        institutes=frozenset(sets["institutes"]),
        never=tuple(sets["never"]),
        goods=tuple(sets["goods"]),
        works=tuple(sets["works"]),
        generic=frozenset(sets["generic"]),
        followed=_followed(table),
    )


_MAKERS = (__name__, "zonenews.lexicon.bodies")


class _Names(Mapping[str, KnownName]):
    """The names that are organisations wherever they stand; a record is made for a name that is met."""

    def __init__(self, kinds: dict[str, OrganizationKind], fulls: dict[str, str]) -> None:
        self._kinds = kinds
        self._fulls = fulls
        self._made: dict[str, KnownName] = {}

    def __getitem__(self, name: str) -> KnownName:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = KnownName(self._kinds[name], self._fulls.get(name, name))
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._kinds

    def keys(self) -> KeysView[str]:
        """The names; who asks for many that are none asks these, the keys of a `dict`."""
        return self._kinds.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


def _heads(table: dict[str, Any]) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    for kind, groups in table["heads"].items():
        for group, words in groups.items():
            head = Head(kind, group)
            for word in words:
                if heads.setdefault(word, head).kind != kind:
                    raise DataError(f"data/organizations.toml: head {word} has two kinds")
    return heads


def _followed(table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """What makes another word of a head, by head."""
    found: dict[str, tuple[str, ...]] = {}
    for group in table["followed"]:
        for head in group["heads"]:
            if head in found:
                raise DataError(f"data/organizations.toml: {head} is followed twice")
            found[head] = tuple(group["by"])
    return found


_GENERIC = 3
"""Names of bodies so short are found only where the table of organisations has them: a firm has its 人事部 and 建设部 too."""


def _names(table: dict[str, Any]) -> tuple[dict[str, OrganizationKind], dict[str, str]]:
    """The kind of each name, and its full name where it has a longer form."""
    short = table["short"]
    numbered = (
        group + number + bureau
        for group in table["words"]["numbered"]
        for number in _NUMBERS
        for bureau in ("局", "公局", "航局")
    )
    kinds: dict[str, OrganizationKind] = dict.fromkeys(numbered, "company")
    fulls: dict[str, str] = {}
    for kind, words in table["names"].items():
        for word in words:
            if word in kinds:
                raise DataError(f"data/organizations.toml: name {word} stands twice")
            kinds[word], fulls[word] = kind, short.get(word, word)
    for word in bodies():
        if word in kinds or len(word) > _GENERIC:
            kinds[word], fulls[word] = "government", full_name(word, None) or word
    for word, full in short.items():
        if word not in kinds or full not in kinds:
            raise DataError(f"data/organizations.toml: short form {word} = {full} names no known organisation")
    return kinds, {word: full for word, full in fulls.items() if word != full}
