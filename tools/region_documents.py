"""By which document a unit ended or began, and on what day: what was read one by one, beside the pinned packages.

`region_documents.tsv` has a line for each document: the day it was approved (as much of it as is sure), its number (empty where only the day is), the
province, the units it ended and began, and where that was read: `wikipedia-zh` are the yearly lists of changes there (as gathered in
FIERsity/china-prefecture-crosswalk, CC BY 4.0), the others pages that print the approval or name its number; with both, the day is of the lists. Units of a
common name stand behind their prefecture: 郑州市郊区. A number that does not fit its day or its province in those lists was left out.
"""

from pathlib import Path
from typing import NamedTuple

from region_sources import Codes

PATH = Path(__file__).with_name("region_documents.tsv")
_MOVED = frozenset({("51", "50"), ("44", "46")})
"""Provinces that were parts of others: Chongqing, Hainan."""

States = tuple[Codes, Codes]
"""The tables before and after a change."""


class Document(NamedTuple):
    """A line of `region_documents.tsv`."""

    on: str
    number: str
    province: str
    old: frozenset[str]
    new: frozenset[str]
    source: str

    @property
    def year(self) -> int:
        """The year of the day."""
        return int(self.on[:4])


class Documents:
    """Finds the document of a change."""

    def __init__(self, provinces: Codes) -> None:
        """Read the list; `provinces` are the codes of today's provinces with their names."""
        codes = {name: code[:2] for code, name in provinces.items() if code.endswith("0000")}
        self.rows: list[Document] = []
        for line in PATH.read_text(encoding="utf-8").splitlines()[1:]:
            on, number, province, old, new, source = line.split("\t")
            self.rows.append(Document(on, number, codes[province], _names(old), _names(new), source))
        self._of_year: dict[int, list[Document]] = {}
        for row in self.rows:
            self._of_year.setdefault(row.year, []).append(row)

    def ended(self, code: str, name: str, year: int, states: States) -> Document | None:
        """The document by which a unit ended in a year, between two editions of the tables."""
        before, after = states
        rows = self._near(code, year)
        above = before.get(f"{code[:4]}00", "")
        by_name = next((row for row in rows if row.old & {name, above + name}), None)
        if by_name or code.endswith("00"):
            return by_name
        goes_on = [other for other, named in after.items() if named == name and _same(code, other)]
        if above != after.get(f"{code[:4]}00") and (goes_on or name[:2] == above[:2]):
            # a prefecture that is dissolved takes its counties with it, and the city or county of its own name
            return next((row for row in rows if above in row.old), None)
        newly = {after.get(f"{other[:4]}00", "") for other in goes_on if f"{other[:4]}00" not in before}
        return next((row for row in rows if row.new & newly), None)

    def begun(self, code: str, name: str, year: int, states: States) -> Document | None:
        """The document by which a unit began in a year."""
        before, after = states
        rows = self._near(code, year)
        above = after.get(f"{code[:4]}00", "")
        by_name = next((row for row in rows if row.new & {name, above + name}), None)
        if by_name or code.endswith("00"):
            return by_name
        came_from = [
            other
            for other, named in before.items()
            if named == name and _same(other, code) and after.get(other) != name
        ]
        if came_from:
            return self.ended(came_from[0], name, year, states)
        return next((row for row in rows if above in row.new and above != before.get(f"{code[:4]}00")), None)

    def day(self, code: str, names: tuple[str | None, str | None], year: str, states: States) -> str:
        """The day on which a code changed what it stands for, in a known year; the year where the day is not known."""
        old, new = names
        found = (old and self.ended(code, old, int(year), states)) or (new and self.begun(code, new, int(year), states))
        return found.on if found and found.year == int(year) else year

    def _near(self, code: str, year: int) -> list[Document]:
        """Documents of a year for the province of a code, then those of the year before: tables may be late."""
        return [row for one in (year, year - 1) for row in self._of_year.get(one, ()) if _same(row.province, code)]


def _same(before: str, after: str) -> bool:
    """Whether two codes lie in one province, or in one that was part of the other."""
    return before[:2] == after[:2] or (before[:2], after[:2]) in _MOVED


def _names(cell: str) -> frozenset[str]:
    return frozenset(cell.split("|")) - {""}
