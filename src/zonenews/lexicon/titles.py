"""Words that introduce people, from `data/titles.toml`."""

from __future__ import annotations

from functools import cache

import attrs

from zonenews._data import load_toml
from zonenews.errors import DataError


@attrs.frozen(kw_only=True)
class Titles:
    """Posts, professions and the words around names.

    Attributes:
        posts: offices and ranks.
        professions: callings.
        plural: posts that several people hold at once.
        cues: words that a name follows and that are no title.
        leaders: those of them that are the title of all the people behind them.
        asides: what a bracket behind a name tells besides titles.
        behind: posts and callings that are written behind a name.
        honorifics: words right after a name that are no title.
        speech: verbs right after a name that only people do.
        saying: those of them that nothing but a person does.
        followers: other words that may stand right after a name.
        joints: words that end what stands before a title.
        fused: words that contain a joint and are one word.
    """

    posts: frozenset[str]
    professions: frozenset[str]
    plural: frozenset[str]
    cues: frozenset[str]
    leaders: frozenset[str]
    asides: frozenset[str]
    behind: frozenset[str]
    honorifics: frozenset[str]
    speech: frozenset[str]
    saying: frozenset[str]
    followers: frozenset[str]
    joints: frozenset[str]
    fused: frozenset[str]


@cache
def titles() -> Titles:
    """Load the titles.

    Raises:
        DataError: a word is both a title and a cue that is none, or stands among the leaders and is no cue.
    """
    loaded = Titles(**{name: frozenset(entries) for name, entries in load_toml("titles.toml").items()})
    both = (loaded.posts | loaded.professions) & loaded.cues
    if both:
        raise DataError(f"data/titles.toml: both title and none: {sorted(both)}")
    if loaded.leaders - loaded.cues:
        raise DataError(f"data/titles.toml: leaders that are no cues: {sorted(loaded.leaders - loaded.cues)}")
    return loaded
