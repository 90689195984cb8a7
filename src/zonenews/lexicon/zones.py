"""The zone table: development zones with kind, level, region and aliases, and the taxonomy of kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Literal, TypeAlias, cast

import attrs

from zonenews._data import load_toml, read_tsv
from zonenews._patterns import lazy
from zonenews.errors import DataError

ZoneLevel: TypeAlias = Literal["national", "provincial"]
"""Who approved the zone."""

COLUMNS = ("id", "name", "kind", "level", "region", "approved", "aliases", "shared", "source")

_BRACKET_RE = lazy("[（(]([^（）()]*)[）)]")
_DASHES = "—-－–"


@attrs.frozen(kw_only=True)
class ZoneKind:
    """One kind of the taxonomy, read from `data/zone_kinds.toml`.

    Attributes:
        key: the value of `kind` in rows and mentions.
        zh: its Chinese name.
        en: its English name.
        words: the type words its names end in.
        bare: the type words that alone refer back to a zone of the kind.
    """

    key: str
    zh: str
    en: str
    words: tuple[str, ...]
    bare: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ZoneEntry:
    """One row of the zone table.

    Attributes:
        id: the gazetteer id, stable from release to release.
        name: the full name.
        kind: key of its kind.
        level: who approved it, `None` where unknown.
        region: code of the region it lies in, the smallest that holds it all; may be `None` for a user's own zone.
        approved: `YYYY` or `YYYY-MM` of the approval at that level; empty where unknown.
        aliases: other names.
        shared: names of this row that another row has too; every one has to be declared here.
        source: where the row comes from.
    """

    id: str
    name: str
    kind: str
    level: ZoneLevel | None = None
    region: str | None = None
    approved: str = ""
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the row, the full one first."""
        return (self.name, *self.aliases)


@attrs.frozen(kw_only=True)
class ZoneMatch:
    """A candidate a look-up gives.

    Attributes:
        entry: the row.
        name: the name of the row that fits best.
        score: 100 for an exact name, less for a likeness.
    """

    entry: ZoneEntry
    name: str
    score: float


class ZoneTable:
    """The rows with their indexes: by id and by spelling.

    Raises:
        DataError: an id stands twice, a kind is unknown, or two rows share a name that they do not declare.
    """

    def __init__(self, rows: Iterable[ZoneEntry]) -> None:
        """Index the rows and refuse what does not fit together."""
        self.rows: tuple[ZoneEntry, ...] = tuple(rows)
        self.by_id: dict[str, ZoneEntry] = {row.id: row for row in self.rows}
        if len(self.by_id) != len(self.rows):
            raise DataError("zones: an id stands twice")
        unknown = {row.kind for row in self.rows} - set(zone_kinds())
        if unknown:
            raise DataError(f"zones: no such kind: {sorted(unknown)}")
        self.by_spelling: dict[str, tuple[ZoneEntry, ...]] = _by_spelling(self.rows)

    def __getitem__(self, zone_id: str) -> ZoneEntry:
        """The row of a gazetteer id.

        Raises:
            KeyError: there is no such zone.
        """
        return self.by_id[zone_id]

    def lookup(self, name: str) -> tuple[ZoneMatch, ...]:
        """The zones with exactly this name, in any spelling of brackets and dashes."""
        name = name.strip()
        return tuple(ZoneMatch(entry=row, name=name, score=100.0) for row in self.by_spelling.get(name, ()))

    def alike(self, name: str, *, limit: int, least: float) -> tuple[ZoneMatch, ...]:
        """The zones whose names are most like the given one, best first; by the library rapidfuzz."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  -- the optional extra `fuzzy`

        found: dict[str, ZoneMatch] = {}
        likest = process.extract(
            name.strip(), list(self.by_spelling), scorer=fuzz.ratio, limit=limit * 12, score_cutoff=least
        )
        for spelling, score, _ in likest:
            for row in self.by_spelling[spelling]:
                found.setdefault(row.id, ZoneMatch(entry=row, name=spelling, score=round(score, 1)))
        return tuple(found.values())[:limit]


@cache
def zone_kinds() -> Mapping[str, ZoneKind]:
    """The taxonomy, by key.

    >>> zone_kinds()["hidz"].en
    'high-tech industrial development zone'
    >>> "castle" in zone_kinds()
    False
    """
    return {
        key: ZoneKind(key=key, zh=row["zh"], en=row["en"], words=tuple(row["words"]), bare=tuple(row["bare"]))
        for key, row in load_toml("zone_kinds.toml").items()
    }


def load_zones() -> tuple[ZoneEntry, ...]:
    """Read `data/zones.tsv`.

    Raises:
        DataError: a cell is not what its column asks for.
    """
    return tuple(map(_entry, read_tsv("zones.tsv", COLUMNS)))


def spellings(name: str) -> tuple[str, ...]:
    """A name with its brackets and dashes in every form the web gives them, as written first.

    >>> spellings("中德（沈阳）产业园")
    ('中德（沈阳）产业园', '中德(沈阳)产业园', '中德沈阳产业园')
    >>> spellings("鲁西新区")
    ('鲁西新区',)
    """
    if name.isalpha():
        return (name,)
    forms = [name]
    if "（" in name or "(" in name:
        forms = [_BRACKET_RE.sub(form, name) for form in (r"（\1）", r"(\1)", r"\1")]
    dash = next((ch for ch in _DASHES if ch in name), None)
    if dash:
        bare = [form.replace("—", dash).replace("-", dash) for form in forms]
        forms += [form.replace(dash, other) for form, other in product(bare, (*_DASHES, "——", ""))]
    return tuple(dict.fromkeys(forms))


def _entry(cells: Sequence[str]) -> ZoneEntry:
    zone_id, name, kind, level, region, approved, aliases, shared, source = cells
    if level not in {"national", "provincial", ""}:
        raise DataError(f"data/zones.tsv: {zone_id}: level {level!r}")
    return ZoneEntry(
        id=zone_id,
        name=name,
        kind=kind,
        level=cast("ZoneLevel", level) if level else None,
        region=region or None,
        approved=approved,
        aliases=tuple(aliases.split("|")) if aliases else (),
        shared=tuple(shared.split("|")) if shared else (),
        source=source,
    )


def _by_spelling(rows: Iterable[ZoneEntry]) -> dict[str, tuple[ZoneEntry, ...]]:
    found: dict[str, list[ZoneEntry]] = {}
    declared: dict[str, set[str]] = {}
    for row in rows:
        for name in row.names:
            for spelling in spellings(name):
                sharers = found.setdefault(spelling, [])
                if not sharers or sharers[-1] is not row:
                    sharers.append(row)
        for name in row.shared:
            for spelling in spellings(name):
                declared.setdefault(spelling, set()).add(row.id)
    for spelling, sharers in found.items():
        if len(sharers) > 1:
            hidden = [row.id for row in sharers if row.id not in declared.get(spelling, ())]
            if hidden:
                raise DataError(
                    f"zones: {spelling} belongs to {len(sharers)} rows, and {hidden} do not declare it shared"
                )
    return {spelling: tuple(sharers) for spelling, sharers in found.items()}
