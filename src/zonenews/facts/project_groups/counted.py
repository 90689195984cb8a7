"""A count read as a group, before anything is said of it."""

from __future__ import annotations

from typing import NamedTuple

from zonenews.discourse.tokens import QuantityToken


class Counted(NamedTuple):
    """A count read as a group.

    Attributes:
        token: the count.
        label: the kind of projects.
        start: where the label or the count starts, whichever is first.
        end: where the later of them ends.
        rule: the form it was read in.
        verb: a stage word that stands with it (已开工35个), or empty.
    """

    token: QuantityToken
    label: str
    start: int
    end: int
    rule: str
    verb: str = ""
