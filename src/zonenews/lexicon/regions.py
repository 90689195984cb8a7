"""The region table: provinces, prefectures and counties by GB/T 2260 code, with short and former names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from datetime import date
from functools import cached_property
from sys import intern
from typing import Literal, NamedTuple, TypeAlias, cast

import attrs

from zonenews._data import read_lines
from zonenews._ready import derived, digest
from zonenews.errors import DataError
from zonenews.lexicon.rows import Rows, RowsByName

RegionLevel: TypeAlias = Literal["province", "prefecture", "county"]
"""The three levels of GB/T 2260; a municipality (直辖市) is a province, a district of it a county."""

ShortUse: TypeAlias = Literal["sure", "plain", "word", ""]
"""How much evidence the short forms of a region need in running text.

`sure` names little else (常州); `plain` needs the region elsewhere in the text or beside it (来安); `word` is also an ordinary word and needs
a chain or a list around it (公安); empty where there is no short form.
"""

TABLE_DAY = date(2026, 9, 11)
"""The day of which the table of regions in force is."""

COLUMNS = ("code", "name", "level", "parent", "since", "short", "use", "former", "shared")
LEVELS: tuple[RegionLevel, ...] = ("province", "prefecture", "county")

_Index: TypeAlias = (
    "tuple[dict[str, int], dict[str, str], dict[str, int | tuple[int, ...]], tuple[tuple[str, ...], tuple[str, ...]]]"
)
"""Codes to numbers of rows, codes to parents, names to numbers of rows, and the names `RegionTable.spoken` gives."""


@attrs.frozen(kw_only=True)
class FormerName:
    """A name a region, or a part of it, had before.

    Attributes:
        name: the old name (赣榆县).
        until: the year in which it went out of use; `None` where the table does not know.
        chained: whether it counts only behind the region it lay in: 立新区 is also the end of 建立新区.
    """

    name: str
    until: int | None = None
    chained: bool = False


@attrs.frozen(kw_only=True)
class RegionEntry:
    """A region: a row of the table of those in force, or one as it was on a day (`lookup_region(..., on=...)`).

    Attributes:
        code: six digits, GB/T 2260.
        name: the full name in force.
        level: province, prefecture or county.
        parent: code of the region above, empty for provinces.
        short: short forms (常州, 呼盟), the commonest first; empty where the stripped name is no name.
        use: how much evidence the short forms need.
        former: names it went by before.
        shared: names of this row which another row has too; every one has to be declared here.
        valid_from: since when it has this code and name: ISO 8601, the year alone where the day is not known; `None` before 1981.
        valid_to: when it ended, in the same form; `None` while it is in force.
        successors: codes of what it became, the one with most of it first; empty while it is in force.
    """

    code: str
    name: str
    level: RegionLevel
    parent: str = ""
    short: tuple[str, ...] = ()
    use: ShortUse = ""
    former: tuple[FormerName, ...] = ()
    shared: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the row: full, short, former."""
        return (self.name, *self.short, *(old.name for old in self.former))


class Outline(NamedTuple):
    """A region of today without its other names: what `RegionEntry` calls so."""

    code: str
    name: str
    level: RegionLevel
    parent: str
    valid_from: str | None


class RegionTable:
    """The rows with their indexes: by code, by name, by parent.

    Attributes:
        by_code: code to row.
        by_name: every name to the rows that have or had it, higher levels first.

    Raises:
        DataError: a code stands twice, a parent is missing, or two rows share a name that they do not declare.
    """

    def __init__(self, rows: Iterable[RegionEntry | str]) -> None:
        """Index the rows and refuse what does not fit together.

        Args:
            rows: entries, or lines of `data/regions.tsv`, which become entries when they are first asked for.
        """
        self._cells: list[RegionEntry | str] = list(rows)
        self.digest = b""
        """What stands for the lines; empty where there are entries among them."""
        lines = [row for row in self._cells if isinstance(row, str)]
        if len(lines) < len(self._cells):
            index = self._index()
        else:
            self.digest = digest("\n".join(lines).encode("utf-8", "surrogatepass"))
            index = derived("regions", (__name__,), self.digest, self._index)
        numbers, self._parents, at, self._spoken = index
        self.by_code: Mapping[str, RegionEntry] = Rows(numbers, self._row)
        self.by_name: Mapping[str, tuple[RegionEntry, ...]] = RowsByName(at, self._row)

    def _index(self) -> _Index:
        rows = self.rows
        numbers = {row.code: number for number, row in enumerate(rows)}
        if len(numbers) != len(rows):
            raise DataError("regions: a code stands twice")
        for row in rows:
            if row.parent and row.parent not in numbers:
                raise DataError(f"regions: {row.code} {row.name} lies in {row.parent!r}, which is not in the table")
        sure = {name for row in rows for name in (row.name, *(row.short if row.use == "sure" else ()))}
        plain = {name for row in rows if row.use == "plain" for name in row.short}
        plain |= {old.name for row in rows for old in row.former if not old.chained}
        return (
            numbers,
            {row.code: row.parent for row in rows},
            _numbers_by_name(rows, numbers),
            (tuple(sorted(sure)), tuple(sorted(plain - sure))),
        )

    def _row(self, number: int) -> RegionEntry:
        row = self._cells[number]
        if isinstance(row, str):
            row = self._cells[number] = _entry(row.split("\t"))
        return row

    @property
    def rows(self) -> tuple[RegionEntry, ...]:
        """All rows, in the order of the table."""
        return tuple(map(self._row, range(len(self._cells))))

    def outlines(self) -> Iterator[Outline]:
        """What each row says of its region today, in the order of the table; lines stay lines."""
        for row in self._cells:
            if isinstance(row, str):
                code, name, level, parent, since, _ = row.split("\t", 5)
                yield Outline(code, name, cast("RegionLevel", level), parent, since or None)
            else:
                yield Outline(row.code, row.name, row.level, row.parent, row.valid_from)

    @property
    def codes(self) -> KeysView[str]:
        """The codes of all rows."""
        return self._parents.keys()

    @property
    def spoken(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names that need no evidence, and those besides that need little: sorted, without those that count in a chain only."""
        return self._spoken

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        children: dict[str, list[str]] = {}
        for code, parent in self._parents.items():
            children.setdefault(parent, []).append(code)
        return {code: tuple(inside) for code, inside in children.items()}

    def __getitem__(self, code: str) -> RegionEntry:
        """The row of a code.

        Raises:
            KeyError: there is no such region.
        """
        return self.by_code[code]

    def children(self, code: str) -> tuple[RegionEntry, ...]:
        """The regions directly below a code, in code order; of the empty code, the provinces."""
        return tuple([self.by_code[inside] for inside in self._children.get(code, ())])

    def parents(self, code: str) -> tuple[RegionEntry, ...]:
        """The regions above a code, the nearest first; empty for a province."""
        above = []
        parent = self._parents[code]
        while parent:
            above.append(self.by_code[parent])
            parent = self._parents[parent]
        return tuple(above)

    def lies_in(self, code: str, outer: str) -> bool:
        """Whether the first region is the second or lies within it."""
        parents = self._parents
        while code != outer:
            parent = parents.get(code)
            if not parent:
                return False
            code = parent
        return True

    def names(self, code: str) -> tuple[str, str | None, str | None]:
        """Province, prefecture and county of a code, as an address gives them.

        A municipality stands at both upper levels of its districts (天津市, 天津市, 河北区), as it does on an address form; a county
        governed by its province has no prefecture.

        Raises:
            KeyError: there is no such region.
        """
        row = self.by_code[code]
        if row.level == "province":
            return row.name, None, None
        above = self.parents(code)
        province = above[-1].name
        if row.level == "prefecture":
            return province, row.name, None
        if above[0].level == "prefecture":
            return province, above[0].name, row.name
        return province, province if province.endswith("市") else None, row.name

    def lookup(self, name: str) -> tuple[RegionEntry, ...]:
        """The regions that have, or had, exactly this name; the higher levels first."""
        return self.by_name.get(name.strip(), ())


def region_lines() -> tuple[str, ...]:
    """The lines of `data/regions.tsv`.

    Raises:
        DataError: the file is not what it should be.
    """
    return read_lines("regions.tsv", COLUMNS)


def load_regions() -> tuple[RegionEntry, ...]:
    """Read `data/regions.tsv`.

    Raises:
        DataError: a cell is not what its column asks for.
    """
    return tuple([_entry(line.split("\t")) for line in region_lines()])


def _entry(cells: Sequence[str]) -> RegionEntry:
    code, name, level, parent, since, short, use, former, shared = cells
    if level not in LEVELS or use not in {"sure", "plain", "word", ""}:
        raise DataError(f"data/regions.tsv: {code}: level {level!r}, use {use!r}")
    return RegionEntry(
        code=code,
        name=name,
        level=cast("RegionLevel", intern(level)),
        parent=intern(parent),
        short=_cell(short),
        use=cast("ShortUse", intern(use)),
        former=tuple(map(_former, _cell(former))),
        shared=_cell(shared),
        valid_from=since or None,
    )


def _former(text: str) -> FormerName:
    """`赣榆县@2014` is a name that ended in 2014, `~立新区@1984` one that counts only in a chain."""
    name, _, year = text.removeprefix("~").partition("@")
    return FormerName(name=name, until=int(year) if year else None, chained=text.startswith("~"))


def _cell(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _numbers_by_name(rows: Sequence[RegionEntry], numbers: Mapping[str, int]) -> dict[str, int | tuple[int, ...]]:
    """Names to rows, higher levels first; refuses a shared name that one of its rows does not declare."""
    found: dict[str, list[RegionEntry]] = {}
    for row in rows:
        for name in dict.fromkeys(row.names):
            found.setdefault(name, []).append(row)
    for name, sharers in found.items():
        if len(sharers) > 1:
            sharers.sort(key=lambda row: LEVELS.index(row.level))
            hidden = [row.code for row in sharers if name not in row.shared]
            if hidden:
                raise DataError(
                    f"regions: {name} belongs to {len(sharers)} rows, and {hidden} do not declare it shared"
                )
    return {
        name: numbers[sharers[0].code] if len(sharers) == 1 else tuple([numbers[row.code] for row in sharers])
        for name, sharers in found.items()
    }
