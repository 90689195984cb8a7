"""What may be an initiative, before its components are read."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """A stretch of normal text that may be an initiative.

    Attributes:
        start: where it begins, its quotation marks included.
        end: where it ends.
        name: its name, without quotation marks around the whole.
        rule: what shows that it is one; `counted` where its components still have to.
        stem: what stays of the name when it is mentioned without its head.
        listed: whether a second use confirms it.
    """

    start: int
    end: int
    name: str
    rule: str
    stem: str
    listed: bool = False
