"""What the source of web pages says outside their text, from `data/webpage.toml`."""

from __future__ import annotations

from functools import cache

import attrs

from zonenews._data import load_toml


@attrs.frozen(kw_only=True)
class WebpageWords:
    """Names of metadata, each list in the order in which it is believed, and the words at the edges of a page.

    Attributes:
        meta: for each field, the names of the metadata that fill it, in lower case.
        hints: parts of the class or id of elements that hold the day.
        footer: what the lines at the foot of a page hold.
        site: what the name of a site ends in.
    """

    meta: dict[str, tuple[str, ...]]
    hints: tuple[str, ...]
    footer: tuple[str, ...]
    site: tuple[str, ...]


@cache
def webpage_words() -> WebpageWords:
    """Read `data/webpage.toml`.

    >>> webpage_words().meta["published"][0]
    'pubdate'
    """
    table = load_toml("webpage.toml")
    stamp, edges = table["stamp"], table["edges"]
    return WebpageWords(
        meta={field: tuple(names) for field, names in table["meta"].items()},
        hints=tuple(stamp["hints"]),
        footer=tuple(edges["footer"]),
        site=tuple(edges["site"]),
    )
