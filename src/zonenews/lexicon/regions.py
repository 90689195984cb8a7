"""The region table: provinces, prefectures and counties by GB/T 2260 code, with short and former names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from sys import intern
from typing import Literal, TypeAlias, cast

import attrs

from zonenews._data import read_tsv
from zonenews.errors import DataError

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


class RegionTable:
    """The rows with their indexes: by code, by name, by parent.

    Raises:
        DataError: a code stands twice, a parent is missing, or two rows share a name that they do not declare.
    """

    def __init__(self, rows: Iterable[RegionEntry]) -> None:
        """Index the rows and refuse what does not fit together."""
        self.rows: tuple[RegionEntry, ...] = tuple(rows)
        self.by_code: dict[str, RegionEntry] = {row.code: row for row in self.rows}
        if len(self.by_code) != len(self.rows):
            raise DataError("regions: a code stands twice")
        for row in self.rows:
            if row.parent and row.parent not in self.by_code:
                raise DataError(f"regions: {row.code} {row.name} lies in {row.parent!r}, which is not in the table")
        self.by_name: dict[str, tuple[RegionEntry, ...]] = _by_name(self.rows)

    @cached_property
    def _children(self) -> dict[str, tuple[RegionEntry, ...]]:
        children: dict[str, list[RegionEntry]] = {}
        for row in self.rows:
            children.setdefault(row.parent, []).append(row)
        return {code: tuple(rows) for code, rows in children.items()}

    def __getitem__(self, code: str) -> RegionEntry:
        """The row of a code.

        Raises:
            KeyError: there is no such region.
        """
        return self.by_code[code]

    def children(self, code: str) -> tuple[RegionEntry, ...]:
        """The regions directly below a code, in code order; of the empty code, the provinces."""
        return self._children.get(code, ())

    def parents(self, code: str) -> tuple[RegionEntry, ...]:
        """The regions above a code, the nearest first; empty for a province."""
        above = []
        parent = self.by_code[code].parent
        while parent:
            row = self.by_code[parent]
            above.append(row)
            parent = row.parent
        return tuple(above)

    def lies_in(self, code: str, outer: str) -> bool:
        """Whether the first region is the second or lies within it."""
        while code != outer:
            row = self.by_code.get(code)
            if row is None or not row.parent:
                return False
            code = row.parent
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


def load_regions() -> tuple[RegionEntry, ...]:
    """Read `data/regions.tsv`.

    Raises:
        DataError: a cell is not what its column asks for.
    """
    return tuple(map(_entry, read_tsv("regions.tsv", COLUMNS)))


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


def _by_name(rows: Iterable[RegionEntry]) -> dict[str, tuple[RegionEntry, ...]]:
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
    return {name: tuple(sharers) for name, sharers in found.items()}
