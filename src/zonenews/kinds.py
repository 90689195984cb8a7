"""The kinds of records a document holds, what each is built from, and which of them a caller asks for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

MENTION_KINDS: Final = ("times", "quantities", "organizations", "people", "policies", "initiatives", "regions", "zones")
FACT_KINDS: Final = ("indicators", "project_groups", "projects", "events", "incentives")
KINDS: Final = MENTION_KINDS + FACT_KINDS
"""The names of all kinds of records, those of the fields of `Document`, in its order."""

MENTIONS_OF_FACTS: Final = ("times", "quantities", "organizations", "people", "policies", "regions", "zones")
_BUILT_FROM: Final[dict[str, tuple[str, ...]]] = {
    "organizations": ("zones",),
    "policies": ("organizations", "times"),
    "regions": ("times", "organizations", "people", "policies", "zones"),
    "project_groups": MENTIONS_OF_FACTS,
    "indicators": MENTIONS_OF_FACTS,
    "projects": (*MENTIONS_OF_FACTS, "project_groups"),
    "events": MENTIONS_OF_FACTS,
    "incentives": MENTIONS_OF_FACTS,
}
"""What a kind is built from. A region is known by its day, and by not being part of a name; a fact by everything around it."""


def asked_kinds(kinds: Iterable[str] | None) -> frozenset[str]:
    """Give the kinds a caller asks for.

    Args:
        kinds: names of kinds, or `None` for all.

    Returns:
        The names.

    Raises:
        ValueError: one of them names no kind.
        TypeError: it is one string: `("zones",)` is meant.

    >>> sorted(asked_kinds(["zones", "times"]))
    ['times', 'zones']
    >>> asked_kinds(["zone"])
    Traceback (most recent call last):
        ...
    ValueError: 'zone' is no kind of records; the kinds are times, quantities, organizations, people, policies, initiatives, regions, zones, ...
    """
    if kinds is None:
        return frozenset(KINDS)
    if isinstance(kinds, str):
        raise TypeError(f"kinds is the string {kinds!r}, not a collection of names such as ({kinds!r},)")
    asked = frozenset(kinds)
    for name in sorted(asked - frozenset(KINDS), key=str):
        raise ValueError(f"{name!r} is no kind of records; the kinds are {', '.join(KINDS)}")
    return asked


@cache
def needed_kinds(asked: frozenset[str]) -> frozenset[str]:
    """Give the kinds that have to be read for those that are asked for, with these.

    >>> sorted(needed_kinds(frozenset({"policies"})))
    ['organizations', 'policies', 'times', 'zones']
    >>> needed_kinds(frozenset())
    frozenset()
    """
    needed = set(asked)
    waiting = list(asked)
    while waiting:
        for name in _BUILT_FROM.get(waiting.pop(), ()):
            if name not in needed:
                needed.add(name)
                waiting.append(name)
    return frozenset(needed)
