"""Regions as they were when an article appeared: 赣榆县 of 2008 has the code of 2008."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import attrs

from zonenews.lexicon import Lexicon
from zonenews.lexicon.region_versions import RegionHistory, RegionVersion, history_of
from zonenews.lexicon.regions import RegionEntry, RegionTable
from zonenews.lexicon.validity import first_day
from zonenews.mentions.regions.records import Region
from zonenews.text.spans import Span


class Day(NamedTuple):
    """From which offset on which day's table holds; `None` for the table in force."""

    start: int
    day: date | None


def dated_regions(regions: Iterable[Region], days: Sequence[Day], lexicon: Lexicon) -> tuple[Region, ...]:
    """Give regions the codes and names they had on the day of their article.

    Args:
        regions: the regions of a normal text as the table in force has them, in text order.
        days: the articles in the text, each with its day, in text order.
        lexicon: the tables.

    Returns:
        The same regions in the same order, with the codes of their day; without those whose name was that of a zone only, then.
    """
    regions = tuple(regions)
    if all(one.day is None for one in days):
        return regions
    starts = [one.start for one in days]
    votes = _votes(regions)
    found = []
    for region in regions:
        day = days[bisect_right(starts, region.span.start) - 1].day
        name = _last_name(region, lexicon)
        if day is None or not _changed(lexicon.regions, name, region.candidates, region.rule == "region/chain", day):
            found.append(region)
        elif (past := _on(region, name, day, lexicon, votes)) is not None:
            found.append(past)
    return tuple(found)


def _last_name(region: Region, lexicon: Lexicon) -> str:
    """The name of the deepest region: the end of a chain (江苏省|赣榆县), else the whole."""
    if region.rule != "region/chain":
        return region.text
    names = lexicon.regions.by_name
    for start in range(len(region.text) - 1):
        tail = region.text[start:]
        if start and any(row.code in region.candidates for row in names.get(tail, ())):
            return tail
    return region.text


@lru_cache(maxsize=1 << 12)
def _changed(table: RegionTable, name: str, candidates: tuple[str, ...], chained: bool, day: date) -> bool:  # noqa: FBT001
    """Whether the table in force says something else of a name than that of the day; articles of a day name the same regions."""
    if any(not _is_same(table[code], name, day) for code in candidates):
        return True
    others = () if chained else table.by_name.get(name, ())
    return any(
        old.name == name and (old.until or 0) >= day.year
        for row in others
        if row.code not in candidates
        for old in row.former
    )


def _is_same(row: RegionEntry, name: str, day: date) -> bool:
    """Whether a region had its code and this name on a day, and the year before."""
    if row.valid_from is not None and (first_day(row.valid_from) > day or row.valid_from == str(day.year)):
        return False
    return not any(old.name == name and (old.until or 0) >= day.year for old in row.former)


def _votes(regions: Iterable[Region]) -> Counter[str]:
    """How often each province and prefecture, or a region inside it, is named without doubt: nearer ones weigh more."""
    votes: Counter[str] = Counter()
    for region in regions:
        if region.code is not None:
            votes[region.code[:2]] += 1
            votes[region.code[:4]] += 10
    return votes


def _on(region: Region, name: str, day: date, lexicon: Lexicon, votes: Counter[str]) -> Region | None:
    """A region as it was on a day; `None` where the name was that of a zone only."""
    history = history_of(lexicon.regions)
    bearers = history.named(name, day)
    if region.rule == "region/chain" or (region.code is not None and len(region.candidates) > 1):
        heirs = set(region.candidates if region.code is None else (region.code,))
        bearers = tuple([one for one in bearers if _present(one, history) & heirs])
    if not bearers and not _was_named(name, day, history) and name in lexicon.zones.by_spelling:
        return _outer(region, name, lexicon)
    codes = region.candidates if region.code is None else (region.code,)
    versions = bearers or tuple(
        dict.fromkeys(one for code in codes if (one := _rewound(code, name, day, history)) is not None)
    )
    if not versions:
        return region
    chosen = versions[0] if len(versions) == 1 else _chosen(versions, votes)
    return _as(region, versions, chosen)


def _outer(region: Region, name: str, lexicon: Lexicon) -> Region | None:
    """The chain before a name that was no region's then: 重庆市 of 重庆市|两江新区."""
    text = region.text.removesuffix(name)
    table = lexicon.regions
    rows = [
        row
        for at in range(len(text))
        for row in table.by_name.get(text[at:], ())
        for code in region.candidates[:1]
        if table.lies_in(code, row.code)
    ]
    if not text or not rows:
        return None
    return attrs.evolve(
        region,
        span=Span(region.span.start, region.span.end - len(name)),
        text=text,
        rule="region/chain" if len(text) > len(rows[0].name) else "region/name",
        code=rows[0].code,
        name=rows[0].name,
        level=rows[0].level,
        candidates=(rows[0].code,),
        valid_from=rows[0].valid_from,
    )


def _was_named(name: str, day: date, history: RegionHistory) -> bool:
    """Whether a region had the name by then."""
    return any(one.valid_from is None or first_day(one.valid_from) <= day for one in history.by_name.get(name, ()))


def _present(version: RegionVersion, history: RegionHistory) -> set[str]:
    """The codes in force that a version led to."""
    return {one.code for one in history.lineage(version) if one.valid_to is None}


def _rewound(code: str, name: str, day: date, history: RegionHistory) -> RegionVersion | None:
    """What a region in force was on a day; of several that were merged into it the one that a short name is of."""
    version = history.by_code[code][-1]
    if not version.name.startswith(name):
        of_name = [
            one
            for one in history.lineage(version)
            if one.holds(day) and one.name.startswith(name) and one is not version
        ]
        if of_name:
            return of_name[-1]
    return history.on(version, day)


def _chosen(versions: Sequence[RegionVersion], votes: Counter[str]) -> RegionVersion | None:
    """The one of several that lies near the other regions of the text."""
    support = [votes[one.code[:2]] + votes[one.code[:4]] for one in versions]
    best = max(support)
    return versions[support.index(best)] if best and support.count(best) == 1 else None


def _as(region: Region, versions: Sequence[RegionVersion], chosen: RegionVersion | None) -> Region:
    levels = {one.level for one in versions}
    if chosen is None:
        level = levels.pop() if len(levels) == 1 else None
        codes = tuple(one.code for one in versions)
        return attrs.evolve(region, code=None, name=region.text, level=level, candidates=codes, valid_from=None)
    return attrs.evolve(
        region,
        code=chosen.code,
        name=chosen.name,
        level=chosen.level,
        candidates=(chosen.code, *(one.code for one in versions if one is not chosen)),
        valid_from=chosen.valid_from,
        valid_to=chosen.valid_to,
        successors=chosen.successors,
    )
