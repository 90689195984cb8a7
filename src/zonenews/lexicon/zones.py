"""The zone table: development zones with kind, level, region and aliases, and the taxonomy of kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import product
from typing import Literal, TypeAlias, cast, get_args

import attrs

from zonenews._data import data_bytes, load_toml, read_lines
from zonenews._patterns import lazy
from zonenews._ready import derived, digest
from zonenews.errors import DataError
from zonenews.lexicon.regions import FormerName
from zonenews.lexicon.rows import RowsByName

ZoneLevel: TypeAlias = Literal["national", "provincial"]
"""Who approved the zone."""

ZoneKey: TypeAlias = Literal[
    "etdz", "hidz", "edz", "new_area", "ftz", "ftz_area", "ftp", "bonded", "border", "airport", "innovation", "tourism",
    "cooperation", "special", "demonstration", "science", "new_town", "business", "park", "other",
]  # fmt: skip
"""The keys of the kinds of zones, the tables of `data/zone_kinds.toml`."""

ZoneStatus: TypeAlias = Literal["active", "upgraded", "downgraded", "renamed", "merged", "abolished"]
"""What a row is today, or how the version of a zone ended that a row stands for."""

COLUMNS = (
    "id", "name", "kind", "level", "region", "approved", "since", "until", "status", "successors", "former", "part_of", "codes", "aliases", "shared",
    "source",
)  # fmt: skip
_LEVELS = frozenset({"national", "provincial", ""})

_Heading: TypeAlias = "tuple[str, str, str, Sequence[str], Sequence[str]]"
"""Id, kind, region, names and shared names of a row."""

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

    key: ZoneKey
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
        codes: its codes in GB/T 37028-2018: province, type, number; empty where the standard does not have it.
        part_of: id of the zone it is a part of (一区多园), empty where it is none.
        former: names it went by before.
        status: `active`, or how it ended; of a row as it was on a day (`lookup_zone(..., on=...)`), how that version ended.
        valid_from: since when it has this name, kind and level: ISO 8601, the year alone where no more is known; `None` where not even that.
        valid_to: when that ended, in the same form; `None` while it holds.
        successors: ids of the zones it became, the one with most of it first; empty while it is active.
    """

    id: str
    name: str
    kind: ZoneKey
    level: ZoneLevel | None = None
    region: str | None = None
    approved: str = ""
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    source: str = ""
    codes: tuple[str, ...] = ()
    part_of: str = ""
    former: tuple[FormerName, ...] = ()
    status: ZoneStatus = "active"
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the row, the full one first."""
        return (self.name, *self.aliases, *(old.name for old in self.former))


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
    """The rows with their indexes: by id, by spelling, by region.

    Raises:
        DataError: an id stands twice, a kind is unknown, or two rows share a name that they do not declare.
    """

    def __init__(self, rows: Iterable[ZoneEntry | str]) -> None:
        """Index the rows and refuse what does not fit together.

        Args:
            rows: entries, or lines of `data/zones.tsv`, which become entries when they are first asked for.
        """
        self._cells: list[ZoneEntry | str] = list(rows)
        self._numbers: dict[str, int] = {}
        self._at: dict[str, int | tuple[int, ...]] = {}
        self._in_region: dict[str, tuple[int, ...]] = {}
        self.digest = b""
        """What stands for the lines; empty where there are entries among them."""
        lines = [row for row in self._cells if isinstance(row, str)]
        if len(lines) < len(self._cells):
            self._index()
        else:
            self.digest = digest(data_bytes("zone_kinds.toml") + "\n".join(lines).encode("utf-8", "surrogatepass"))
            self._numbers, self._at, self._in_region = derived("zones", (__name__,), self.digest, self._index)

    def _index(self) -> tuple[dict[str, int], dict[str, int | tuple[int, ...]], dict[str, tuple[int, ...]]]:
        kinds = set()
        inside: dict[str, list[int]] = {}
        declared: list[tuple[int, Sequence[str]]] = []
        for number, (zone_id, kind, region, names, shared) in enumerate(map(_heading, self._cells)):
            self._numbers[zone_id] = number
            inside.setdefault(region, []).append(number)
            kinds.add(kind)
            if shared:
                declared.append((number, shared))
            for name in names:
                for spelling in spellings(name):
                    _enter(self._at, spelling, number)
        if len(self._numbers) != len(self._cells):
            raise DataError("zones: an id stands twice")
        if unknown := kinds - set(zone_kinds()):
            raise DataError(f"zones: no such kind: {sorted(unknown)}")
        self._refuse_clashes(declared)
        self._in_region = {region: tuple(numbers) for region, numbers in inside.items()}
        return self._numbers, self._at, self._in_region

    def _refuse_clashes(self, declared: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Refuse a name of several rows that one of them does not declare."""
        shared: dict[str, set[int]] = {}
        for number, names in declared:
            for name in names:
                for spelling in spellings(name):
                    shared.setdefault(spelling, set()).add(number)
        for spelling, numbers in self._at.items():
            if isinstance(numbers, tuple):
                hidden = [self._row(number).id for number in numbers if number not in shared.get(spelling, ())]
                if hidden:
                    raise DataError(
                        f"zones: {spelling} belongs to {len(numbers)} rows, and {hidden} do not declare it shared"
                    )

    def _row(self, number: int) -> ZoneEntry:
        row = self._cells[number]
        if isinstance(row, str):
            row = self._cells[number] = _entry(row.split("\t"))
        return row

    @property
    def rows(self) -> tuple[ZoneEntry, ...]:
        """All rows, in the order of the table."""
        return tuple(map(self._row, range(len(self._cells))))

    @property
    def by_id(self) -> Mapping[str, ZoneEntry]:
        """All rows by their id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def by_spelling(self) -> Mapping[str, tuple[ZoneEntry, ...]]:
        """Every name in every spelling of its brackets and dashes, to the rows that have it."""
        return RowsByName(self._at, self._row)

    @property
    def region_codes(self) -> Iterable[str]:
        """The codes of the regions that zones lie in; the empty one for zones without."""
        return self._in_region.keys()

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._cells)

    def __contains__(self, zone_id: object) -> bool:
        """Whether there is a row with this id."""
        return zone_id in self._numbers

    def __getitem__(self, zone_id: str) -> ZoneEntry:
        """The row of a gazetteer id.

        Raises:
            KeyError: there is no such zone.
        """
        return self._row(self._numbers[zone_id])

    def in_region(self, code: str) -> tuple[ZoneEntry, ...]:
        """The zones for which this very region is given, in the order of the table; those of regions inside it not among them."""
        return tuple([self._row(number) for number in self._in_region.get(code, ())])

    def parts(self, zone_id: str) -> tuple[ZoneEntry, ...]:
        """The zones that are parts of a zone (一区多园), in the order of the table."""
        return tuple(row for row in self.rows if row.part_of == zone_id)

    def lookup(self, name: str) -> tuple[ZoneMatch, ...]:
        """The zones with exactly this name, in any spelling of brackets and dashes."""
        name = name.strip()
        return tuple(ZoneMatch(entry=row, name=name, score=100.0) for row in self.by_spelling.get(name, ()))

    def alike(self, name: str, *, limit: int, least: float) -> tuple[ZoneMatch, ...]:
        """The zones whose names are most like the given one, best first; by the library rapidfuzz."""
        try:
            from rapidfuzz import fuzz, process  # noqa: PLC0415  -- the optional extra `fuzzy`
        except ImportError as error:
            raise ModuleNotFoundError("this needs rapidfuzz: pip install 'zonenews[fuzzy]'", name=error.name) from error
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
        key: ZoneKind(
            key=cast("ZoneKey", key), zh=row["zh"], en=row["en"], words=tuple(row["words"]), bare=tuple(row["bare"])
        )
        for key, row in load_toml("zone_kinds.toml").items()
    }


def zone_lines() -> tuple[str, ...]:
    """The lines of `data/zones.tsv`.

    Raises:
        DataError: the file is not what it should be.
    """
    return read_lines("zones.tsv", COLUMNS)


def load_zones() -> tuple[ZoneEntry, ...]:
    """Read `data/zones.tsv`.

    Raises:
        DataError: a cell is not what its column asks for.
    """
    return tuple([_entry(line.split("\t")) for line in zone_lines()])


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


def _heading(row: ZoneEntry | str) -> _Heading:
    """What the indexes need of a row."""
    if isinstance(row, ZoneEntry):
        return row.id, row.kind, row.region or "", row.names, row.shared
    cells = row.split("\t")
    names = [cells[1]]
    if cells[13]:
        names += cells[13].split("|")
    if cells[10]:
        names += [old.partition("@")[0] for old in cells[10].split("|")]
    return cells[0], cells[2], cells[4], names, cells[14].split("|") if cells[14] else ()


def _entry(cells: Sequence[str]) -> ZoneEntry:
    zone_id, name, kind, level, region, approved, since, until, status, successors, former, part_of, codes, *names = (
        cells
    )
    aliases, shared, source = names
    if level not in _LEVELS or status not in get_args(ZoneStatus):
        raise DataError(f"data/zones.tsv: {zone_id}: level {level!r}, status {status!r}")
    return ZoneEntry(
        id=zone_id,
        name=name,
        kind=cast("ZoneKey", kind),
        level=cast("ZoneLevel", level) if level else None,
        region=region or None,
        approved=approved,
        aliases=_cell(aliases),
        shared=_cell(shared),
        source=source,
        codes=_cell(codes),
        part_of=part_of,
        former=tuple(map(_former, _cell(former))),
        status=cast("ZoneStatus", status),
        valid_from=since or None,
        valid_to=until or None,
        successors=_cell(successors),
    )


def _former(text: str) -> FormerName:
    """`襄樊高新区@2010` is a name that ended in 2010."""
    name, _, year = text.partition("@")
    return FormerName(name=name, until=int(year) if year else None)


def _cell(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _enter(at: dict[str, int | tuple[int, ...]], spelling: str, number: int) -> None:
    """Note that a row has a spelling."""
    known = at.setdefault(spelling, number)
    if known == number:
        return
    if isinstance(known, int):
        at[spelling] = (known, number)
    elif number not in known:
        at[spelling] = (*known, number)
