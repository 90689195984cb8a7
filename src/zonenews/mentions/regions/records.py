"""The record of a region named in a text."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from zonenews.lexicon.regions import RegionLevel
from zonenews.text.records import Mention

Holder: TypeAlias = Literal["zone", "organization", "policy"]
"""What a region name may be a part of."""


@attrs.frozen(kw_only=True)
class Region(Mention):
    """A region named in the text; a chain (山东省济南市长清区) is one mention.

    Attributes:
        code: GB/T 2260 code of the deepest region on the day of the article, of today where that is not known; `None` where the name fits
            several and nothing decides.
        name: its full name of that day, or the surface where the code is open.
        level: its level; of an open mention, the level the candidates share, else `None`.
        candidates: all codes the name fits, the chosen one first.
        inside: the kind of name it is a part of (江苏 in 江苏赣榆经济开发区), `None` where it stands for itself.
        valid_from: since when it has this code and name: ISO 8601, the year alone where the day is not known; `None` before 1981, or where the code is open.
        valid_to: when it ended, in the same form; `None` while it is in force.
        successors: codes of what it became, the one with most of it first; empty while it is in force.
    """

    code: str | None
    name: str
    level: RegionLevel | None
    candidates: tuple[str, ...]
    inside: Holder | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
