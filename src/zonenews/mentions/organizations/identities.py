"""One body, one id: which names of a text are of the same organisation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from zonenews.lexicon.bodies import bodies, full_name, names_passed_on
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.organizations import load_organizations
from zonenews.mentions.organizations.boundaries import Candidate
from zonenews.mentions.organizations.companies import (
    CALLED_RE,
)

_MOST_NAMES = 20
"""How many longer names a short one is compared with."""


def identities(text: str, found: Sequence[Candidate], day: date | None) -> dict[str, str]:
    """The full name for every name found: from the tables, from brackets behind it, or the longest name that holds it."""
    words = load_organizations()
    kinds = {text[one.start : one.end]: one.kind for one in found}
    names = words.names.keys()
    ids = {name: _by_tables(name, day) for name in kinds}
    for one in found:
        called = CALLED_RE.match(text, one.end) if text.startswith(("（", "("), one.end) else None
        if called and called["short"] in ids:
            ids[called["short"]] = text[one.start : one.end]
    open_names = [name for name in kinds if ids[name] == name and name not in names]
    if len(open_names) < 2:
        return ids
    pairs = {name[:2] for name in open_names}
    holders: dict[str, list[str]] = {pair: [] for pair in pairs}  # first two characters -> the longest names with them
    for name in sorted(open_names, key=lambda name: (-len(name), name)):
        for pair in {name[at : at + 2] for at in range(len(name) - 1)} & pairs:
            if len(holders[pair]) < _MOST_NAMES:
                holders[pair].append(name)
    for name in open_names:
        longer = (full for full in holders[name[:2]] if len(full) > len(name) and kinds[full] == kinds[name])
        ids[name] = next((ids[full] for full in longer if _is_short_for(name, full)), name)
    return ids


@lru_cache(maxsize=1 << 12)
def _by_tables(name: str, day: date | None) -> str:
    """The full name that the tables give a name on a day; the name itself where they have none."""
    if name in bodies():
        return full_name(name, day) or name
    names = load_organizations().names
    return names[name].full if name in names.keys() else name  # noqa: SIM118 - the keys of a dict are asked sooner


def same_everywhere(ids: dict[str, str]) -> bool:
    """Whether the names of a text are each their own or that of the tables, whatever article they stand in and of what day."""
    passed_on = names_passed_on()
    return all(name not in passed_on and full == _by_tables(name, None) for name, full in ids.items())


def _is_short_for(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in their order, its unusual pair side by side."""
    if not is_unusual(short):
        return False
    rest = iter(full)
    if all(char in rest for char in short):
        return True
    head = next((end for end in ("公司", "集团", "研究院") if short.endswith(end)), "")
    brand = short[: len(short) - len(head)]
    return bool(head) and len(brand) >= 2 and brand in full
