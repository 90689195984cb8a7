"""Which entry of the term table an initiative is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from zonenews.lexicon.terms import Term, plain_name, terms_in_texts
from zonenews.lexicon.validity import first_day


def terms_of(names: Iterable[str], text: str, published: date | None) -> dict[str, str]:
    """Say which programmes of the term table the initiatives of an article are.

    Args:
        names: the names of the initiatives, without quotation marks around the whole.
        text: the article.
        published: the day it appeared, where that is known.

    Returns:
        The name of the term for each name that tells one. Left out are names the table has not, terms put forward after the article, and names
        that schemes of other places have as well where the article has no other name of the term.

    >>> terms_of(["“两新”政策", "三大工程"], "落实“两新”政策，实施“三大工程”。", None)
    {'“两新”政策': '两新'}
    >>> terms_of(["两新政策"], "落实“两新”政策。", date(2019, 5, 1))
    {}
    """
    table = terms_in_texts()
    found = {name: term for name in names if (term := table.get(plain_name(name))) is not None}
    return {
        name: term.name
        for name, term in found.items()
        if (published is None or first_day(term.since) <= published) and _is_meant(term, plain_name(name), text)
    }


def are_terms(names: Iterable[str]) -> bool:
    """Whether the term table has any of the names, which are those of `terms_of`.

    >>> are_terms(["链长制", "“两新”政策"]), are_terms(["链长制"])
    (True, False)
    """
    table = terms_in_texts()
    return any(name in table or (not name.isalnum() and plain_name(name) in table) for name in names)


def _is_meant(term: Term, name: str, text: str) -> bool:
    """Whether a name tells the term: it is nobody else's, or the text has a name of the term that is not."""
    shared = {plain_name(one) for one in term.shared}
    own = {plain_name(one) for one in (term.name, *term.aliases)} - shared
    if name in own:
        return True
    plain = plain_name(text)
    return any(one in plain for one in own)
