"""The words of one text that names of organisations hang on, each found once."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from zonenews.grammar.gazetteer import Gazetteer
from zonenews.lexicon.organizations import Head, KnownName, load_organizations
from zonenews.mentions.organizations.companies import (
    SHORT_FORMS,
)
from zonenews.mentions.organizations.company_lists import counted_words

_SORTS = ("post", "act", "counted", "institutes", "market")


class _Word(NamedTuple):
    """What a word is to the scan: a name or the end of one, a word beside names that carry no such end, or both."""

    is_name: bool = False
    head: Head | None = None
    sorts: tuple[str, ...] = ()


def words_in(text: str) -> tuple[list[tuple[int, int, KnownName | Head]], dict[str, list[tuple[int, int]]]]:
    """Where known names and heads stand, and each sort of word beside names, found in one pass."""
    entries: list[tuple[int, int, KnownName | Head]] = []
    beside: dict[str, list[tuple[int, int]]] = {sort: [] for sort in _SORTS}
    names = load_organizations().names
    for start, end, word in _gazetteer().scan(text):
        if word.is_name:
            entries.append((start, end, names[text[start:end]]))
        elif word.head:
            entries.append((start, end, word.head))
        for sort in word.sorts:
            beside[sort].append((start, end))
    return entries, beside


@cache
def _gazetteer() -> Gazetteer[_Word]:
    loaded = load_organizations()
    of_head = {head: _Word(head=head) for head in set(loaded.heads.values())}
    words = {word: of_head[head] for word, head in loaded.heads.items()} | dict.fromkeys(
        loaded.names, _Word(is_name=True)
    )
    listed = ((*loaded.posts, *SHORT_FORMS), loaded.acts, counted_words(), loaded.institutes, loaded.market)
    for sort, members in zip(_SORTS, listed, strict=True):
        for word in sorted(members):
            known = words.get(word, _Word())
            words[word] = known._replace(sorts=(*known.sorts, sort))
    return Gazetteer(words)
