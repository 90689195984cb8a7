"""The words of page furniture and bylines, from `data/article.toml`."""

from __future__ import annotations

from functools import cache

import attrs

from zonenews._data import load_toml
from zonenews.errors import DataError


@attrs.frozen(kw_only=True)
class PageWords:
    """What news pages write around an article.

    Attributes:
        headings: whole lines that open a foreign list, to the kind of that list.
        openings: beginnings of a boilerplate line, to its kind.
        words: menu words.
        buttons: things to press, to `furniture` or `share`.
        keys: what stands before the colon in a byline, to the field it fills.
        day_words: what a word ends in that says of what a day is.
        counters: what a number of readers or comments stands behind.
        advice: strong and weak words of notices about rights and risks.
        promotion: words of lines that call to read on elsewhere.
        agencies: names a dateline starts with.
        media_endings: the last characters of a medium's name.
        digests: the last words of a headline over several items of news.
        summaries: what a summary above the text is called.
        licences: words of licences at the foot of a page.
        platforms: names of platforms for posts.
        post_buttons: what stands beside the account of a post.
        news: words of a day or a source, with which running text opens that tells news.
        periods: words of other times.
        going_on: what running text begins with that belongs to what stands before it.
        referring: words for what stands before.
        addresses: what the line begins with that says whom a speech is given to.
        heads: words that stand over the columns of tables.
    """

    headings: dict[str, str]
    openings: dict[str, str]
    words: frozenset[str]
    buttons: dict[str, str]
    keys: dict[str, str]
    day_words: tuple[str, ...]
    counters: tuple[str, ...]
    advice: tuple[tuple[str, ...], tuple[str, ...]]
    promotion: tuple[str, ...]
    agencies: tuple[str, ...]
    media_endings: tuple[str, ...]
    digests: tuple[str, ...]
    summaries: tuple[str, ...]
    licences: tuple[str, ...]
    platforms: tuple[str, ...]
    post_buttons: tuple[str, ...]
    news: tuple[str, ...]
    periods: tuple[str, ...]
    going_on: tuple[str, ...]
    referring: tuple[str, ...]
    addresses: tuple[str, ...]
    heads: tuple[str, ...]


@cache
def page_words() -> PageWords:
    """Load the words of page furniture.

    Raises:
        DataError: an entry stands under two kinds of one table.
    """
    tables = load_toml("article.toml")
    return PageWords(
        headings=_by_entry(tables, "headings"),
        openings=_by_entry(tables, "openings"),
        words=frozenset(tables["words"]["navigation"]),
        buttons=_by_entry(tables, "buttons"),
        keys=_by_entry(tables, "keys"),
        day_words=tuple(tables["day_words"]["endings"]),
        counters=tuple(tables["counters"]["names"]),
        advice=(tuple(tables["advice"]["strong"]), tuple(tables["advice"]["weak"])),
        promotion=tuple(tables["promotion"]["words"]),
        agencies=tuple(tables["agencies"]["names"]),
        media_endings=tuple(tables["media_endings"]["names"]),
        digests=tuple(tables["digests"]["names"]),
        summaries=tuple(tables["summaries"]["names"]),
        licences=tuple(tables["licences"]["words"]),
        platforms=tuple(tables["posts"]["platforms"]),
        post_buttons=tuple(tables["posts"]["buttons"]),
        heads=tuple(tables["tables"]["heads"]),
        **{name: tuple(words) for name, words in tables["items"].items()},
    )


def _by_entry(tables: dict[str, dict[str, list[str]]], table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, entries in tables[table].items():
        for entry in entries:
            if entry in found:
                raise DataError(f"data/article.toml: [{table}] has {entry!r} twice")
            found[entry] = kind
    return found
