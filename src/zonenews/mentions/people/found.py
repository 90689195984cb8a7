"""A name of a person in the making."""

from __future__ import annotations

import attrs


@attrs.define
class Found:
    """A name, where it stands, with the titles told of it and the rule that found it.

    Attributes:
        start: where it starts in the normal text.
        end: where it ends.
        name: the name, without blanks inside.
        titles: its titles.
        rule: the rule that found it.
    """

    start: int
    end: int
    name: str
    titles: tuple[str, ...]
    rule: str
