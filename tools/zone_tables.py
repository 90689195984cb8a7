"""What `make_zones.py` writes: the zones by hand and those of the catalogue in one table, with the short names the press gives them."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

STANDARD = "GB/T 37028-2018"
FORMER = f"{STANDARD} (former name)"
"""The standard has the zone under its earlier name; that it is the same one, and its name of today, are general knowledge."""
_KINDS = {
    "101": "etdz", "103": "hidz", "104": "bonded", "105": "border", "106": "border", "107": "innovation", "108": "border", "109": "demonstration",
    "110": "ftz", "111": "demonstration", "201": "edz", "202": "hidz",
}  # fmt: skip
"""The kind by the three digits of the standard's code that say the type; of 199 and 299 (others) by the ending of the name."""
_SHORTER = {
    "经济开发区": ("经开区", "开发区"),
    "经济技术开发区": ("经济开发区", "经开区", "开发区"),
    "高新技术产业开发区": ("高新技术开发区", "高新区"),
    "高新技术产业园区": ("高新技术产业园", "高新区"),
    "产业转移工业园区": ("产业转移工业园",),
    "工业园区": ("工业园",),
    "产业园区": ("产业园",),
    "综合保税区": ("综保区",),
}
"""What the press shortens an ending to."""
_FINAL = frozenset({"merged", "abolished"})
"""Changes that no version of the same zone follows."""
_IRREGULAR = frozenset("（）、及")
"""Marks of names that nobody writes so: 综合保税区A区、B区."""


_HIDDEN = frozenset({"化州鉴江"})
"""Cores that are read as something else behind a common word: 从|化州鉴江 is 从化|州鉴江."""


class Hand(NamedTuple):
    """A line of `zones_by_hand.tsv`."""

    id: str
    name: str
    kind: str
    level: str
    region: str
    approved: str
    part_of: str
    aliases: str
    shared: str
    source: str


class Listed(NamedTuple):
    """A line of `zone_catalogue.tsv`.

    `printed` is the name as the copy of the standard has it, where that is a slip; `zone` the id of the zone by hand that it is; `region` where it lies,
    if it is none.
    """

    code: str
    name: str
    printed: str
    zone: str
    region: str


class Ended(NamedTuple):
    """A line of `zone_history.tsv`: what a zone was until it changed."""

    id: str
    name: str
    kind: str
    level: str
    since: str
    until: str
    change: str
    successors: str
    document: str
    source: str


class Row(NamedTuple):
    """A line of `zones.tsv`."""

    id: str
    name: str
    kind: str
    level: str
    region: str
    approved: str = ""
    since: str = ""
    until: str = ""
    status: str = "active"
    successors: str = ""
    former: str = ""
    part_of: str = ""
    codes: str = ""
    aliases: str = ""
    shared: str = ""
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the zone."""
        return (self.name, *_cell(self.aliases), *(old.partition("@")[0] for old in _cell(self.former)))


class Tables(NamedTuple):
    """What the table is made from."""

    by_hand: list[Hand]
    listed: list[Listed]
    ended: dict[str, list[Ended]]  # id to versions, the oldest first
    regions: dict[str, tuple[str, str]]  # code to name and short names
    endings: dict[str, str]  # type word to kind

    @classmethod
    def read(cls, tools: Path, data: Path) -> Self:
        """Read the files of two folders."""
        kinds = tomllib.loads((data / "zone_kinds.toml").read_text(encoding="utf-8"))
        ended: dict[str, list[Ended]] = {}
        for cells in _lines(data / "zone_history.tsv"):
            ended.setdefault(cells[0], []).append(Ended(*cells))
        return cls(
            [Hand(*cells) for cells in _lines(tools / "zones_by_hand.tsv")],
            [Listed(*cells) for cells in _lines(tools / "zone_catalogue.tsv")],
            ended,
            {cells[0]: (cells[1], cells[5]) for cells in _lines(data / "regions.tsv")},
            {word: kind for kind, row in reversed(kinds.items()) for word in row["words"]},
        )


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def zone_table(tables: Tables) -> str:
    """`zones.tsv`: the zones by hand with the codes of the standard, then the others of the standard, all by region."""
    of_zone: dict[str, list[Listed]] = {}
    for row in tables.listed:
        of_zone.setdefault(row.zone, []).append(row)
    lost = {*of_zone, *tables.ended} - {"", *(row.id for row in tables.by_hand)}
    if lost:
        raise SystemExit(f"no such zones by hand: {sorted(lost)}")
    rows = [_by_hand(row, of_zone.get(row.id, ()), tables) for row in tables.by_hand]
    free = _free_names(tables, Counter(name for row in rows for name in row.names))
    rows += [_other(row, free[row.code], tables) for row in of_zone[""]]
    rows.sort(key=lambda row: (row.region, row.id))
    return "\n".join("\t".join(row) for row in (Row._fields, *rows)) + "\n"


def _free_names(tables: Tables, taken: Counter[str]) -> dict[str, list[str]]:
    """The short names of each zone of the standard that no other zone has or could have."""
    bearers = Counter(one for name, short in tables.regions.values() for one in {name, *_cell(short)})
    wanted = {row.code: _aliases(row, tables, bearers) for row in tables.listed}
    askers: dict[str, set[str]] = {}
    for row in tables.listed:
        for name in (row.name, *wanted[row.code]):
            askers.setdefault(name, set()).add(row.zone or row.code)
    return {code: [one for one in names if len(askers[one]) == 1 and not taken[one]] for code, names in wanted.items()}


def _by_hand(row: Hand, listed: Iterable[Listed], tables: Tables) -> Row:
    """A zone by hand: with its codes in the standard, the name it has there, and the names and levels it had before."""
    listed = tuple(listed)
    names = {row.name, *_cell(row.aliases), *(f"{short}{row.name}" for _, short in tables.regions.values() if short)}
    other = [one for one in listed if one.name not in names and not _IRREGULAR & set(one.name)]
    renamed = [
        one.name for one in other if one.code[2] == "2" and _ending(one.name, tables) != _ending(row.name, tables)
    ]
    source = row.source
    if listed and source == "knowledge":
        source = STANDARD if len(listed) > len(renamed) else FORMER
    versions = tables.ended.get(row.id, [])
    last = versions[-1] if versions and versions[-1].change in _FINAL else None
    dated = {one.name: f"{one.name}@{one.until[:4]}" for one in versions if one.name != row.name}
    former = [*(name for name in renamed if name not in dated), *dated.values()]
    aliases = [name for name in (*_cell(row.aliases), *(one.name for one in other)) if name not in {*dated, *renamed}]
    return Row(
        *(row.id, row.name, row.kind, row.level or ("provincial" if listed else ""), row.region, row.approved),
        since=last.since if last else versions[-1].until if versions else row.approved,
        until=last.until if last else "",
        status=last.change if last else "active",
        successors=last.successors if last else "",
        former="|".join(former),
        part_of=row.part_of,
        codes="|".join(one.code for one in listed),
        aliases="|".join(aliases),
        shared=row.shared,
        source=source,
    )


def _other(row: Listed, aliases: list[str], tables: Tables) -> Row:
    """A zone that only the standard names."""
    kind = _kind(row, tables)
    level = "national" if row.code[2] == "1" else "provincial"
    names = "|".join(aliases)
    return Row(f"{kind}-{row.code}", row.name, kind, level, row.region, codes=row.code, aliases=names, source=STANDARD)


def _kind(row: Listed, tables: Tables) -> str:
    return _KINDS.get(row.code[2:5]) or tables.endings.get(_ending(row.name, tables), "park")


def _ending(name: str, tables: Tables) -> str:
    return max((word for word in tables.endings if name.endswith(word)), key=len, default="")


def _aliases(row: Listed, tables: Tables, bearers: Counter[str]) -> list[str]:
    """The name without its province, where what is left names one place only, and both with shorter endings."""
    if _IRREGULAR & set(row.name):
        return []
    province, short = tables.regions[row.code[:2] + "0000"]
    full = [row.name]
    ending = _ending(row.name, tables)
    for prefix in (province, f"{short}省", short):
        rest = row.name.removeprefix(prefix)
        core = rest.removesuffix(ending)
        if rest != row.name and len(core) > 1:
            if _names_one_place(core, bearers):
                full.append(rest)
            break
    found = [name.removesuffix(ending) + shorter for name in full for shorter in _SHORTER.get(ending, ())]
    return [name for name in dict.fromkeys([*full[1:], *found]) if name != row.name]


def _names_one_place(core: str, bearers: Counter[str]) -> bool:
    """Whether the words before the ending name one region of the table, or begin with one, or are long enough to be no other's."""
    if core in _HIDDEN or bearers[core]:
        return core not in _HIDDEN and bearers[core] == 1
    return any(bearers[core[:size]] == 1 for size in range(2, len(core))) or len(core) > 2


def _cell(text: str) -> list[str]:
    return text.split("|") if text else []
