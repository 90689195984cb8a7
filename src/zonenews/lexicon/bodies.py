"""Ministries, commissions and agencies of the State Council with their names over time, from `data/bodies.tsv`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import attrs

from zonenews._data import read_tsv
from zonenews.errors import DataError
from zonenews.lexicon.validity import holds_on
from zonenews.text.published import Published, published_day

FILE = "bodies.tsv"
COLUMNS = ("name", "short", "since", "until", "successors", "document", "source")
Names = dict[str, tuple["Body", ...]]


@attrs.frozen(kw_only=True)
class Body:
    """A body of the State Council under one name.

    Attributes:
        name: its full name.
        short: short names (工信部), the commonest first.
        valid_from: since when it has the name: ISO 8601, as much of the date as is known; `None` before 1998.
        valid_to: when it ended, in the same form; `None` while it is in force.
        successors: names of the bodies its work went to, the one with most of it first.
        document: the decision that ended it, or set it up where it is in force; empty where not known.
        source: where its name was read, of a body that no such decision ended or set up; empty where it was read nowhere.
    """

    name: str
    short: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    document: str = ""
    source: str = ""

    def holds(self, on: date) -> bool:
        """Whether the body had its name on a day."""
        return holds_on(on, self.valid_from, self.valid_to)


@cache
def bodies() -> Names:
    """Every body by its full and short names, the oldest first.

    Raises:
        DataError: a successor is no body of the table, or a body ends before it begins.
    """
    rows = [_row(cells) for cells in read_tsv(FILE, COLUMNS)]
    found: dict[str, list[Body]] = {}
    for row in rows:
        for name in (row.name, *row.short):
            found.setdefault(name, []).append(row)
    names = {row.name for row in rows} | _OUTSIDE
    for row in rows:
        if missing := set(row.successors) - names:
            raise DataError(f"data/{FILE}: {row.name}: no row for {sorted(missing)}")
        if row.valid_from and row.valid_to and row.valid_from >= row.valid_to:
            raise DataError(f"data/{FILE}: {row.name} ends before it begins")
    return {name: tuple(sharers) for name, sharers in found.items()}


_OUTSIDE = {"中国铁路总公司", "中央组织部"}
"""Successors that are no bodies of the State Council."""


def lookup_body(name: str, *, on: Published = None) -> tuple[Body, ...]:
    """Find bodies of the State Council by name, all of them or those of a day.

    Args:
        name: a full or short name (环境保护部, 国家计委).
        on: the day that is asked about, a date or an ISO 8601 string; all of the name when `None`.

    Returns:
        The bodies that had the name, the oldest first; with `on` those that had it that day; empty when there is none.

    >>> [(body.name, body.valid_to, body.successors) for body in lookup_body("国家计委")][-1]
    ('国家发展计划委员会', '2003-03-10', ('国家发展和改革委员会',))
    >>> [body.name for body in lookup_body("国家计委", on=date(1997, 5, 1))]
    ['国家计划委员会']
    >>> lookup_body("国家乌有局")
    ()
    """
    found, day = bodies().get(name.strip(), ()), published_day(on, "on")
    return found if day is None else tuple(body for body in found if body.holds(day))


def body_history(name: str) -> tuple[Body, ...]:
    """What led to a body and what became of it, along the first successor each time.

    Args:
        name: a full or short name, of any time.

    Returns:
        The bodies, the oldest first; empty where there is none.

    >>> [body.name for body in body_history("生态环境部")]
    ['国家环境保护局', '国家环境保护总局', '环境保护部', '生态环境部']
    """
    rows = {row: None for sharers in bodies().values() for row in sharers}
    found = dict.fromkeys(lookup_body(name))
    front = list(found)
    while front:
        after = [row for body in front for row in rows if body.successors[:1] == (row.name,) and _follows(row, body)]
        before = [row for body in front for row in rows if row.successors[:1] == (body.name,) and _follows(body, row)]
        front = [row for row in dict.fromkeys((*after, *before)) if row not in found]
        found.update(dict.fromkeys(front))
    return tuple(sorted(found, key=lambda body: (body.valid_from or "", body.valid_to or "9")))


def _follows(later: Body, earlier: Body) -> bool:
    """Whether a body was there when an earlier one ended."""
    end = earlier.valid_to or ""
    return (later.valid_from or "") <= end < (later.valid_to or "9")


def full_name(name: str, on: date | None) -> str | None:
    """The full name a short one stood for on a day, of the last body that had it where no day is known; `None` where the table has no such name."""
    sharers = bodies().get(name)
    if not sharers:
        return None
    holding = [body for body in sharers if on is not None and body.holds(on)]
    return (holding or sharers)[-1].name


@cache
def names_passed_on() -> frozenset[str]:
    """The short names that stood for bodies of several full names, one after the other.

    >>> "国家广电总局" in names_passed_on(), "工信部" in names_passed_on()
    (True, False)
    """
    return frozenset(name for name, sharers in bodies().items() if len({body.name for body in sharers}) > 1)


def _row(cells: Sequence[str]) -> Body:
    name, short, since, until, successors, document, source = cells
    return Body(
        name=name,
        short=tuple(short.split("|")) if short else (),
        valid_from=since or None,
        valid_to=until or None,
        successors=tuple(successors.split("|")) if successors else (),
        document=document,
        source=source,
    )
