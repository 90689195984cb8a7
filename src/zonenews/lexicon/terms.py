"""Programmes and themes of policy with the day and the document they come from, from `data/terms.tsv`."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias, cast, get_args

import attrs

from zonenews._data import read_tsv
from zonenews.errors import DataError
from zonenews.lexicon.validity import first_day

FILE = "terms.tsv"
COLUMNS = ("name", "aliases", "shared", "kind", "since", "origin")
TermKind: TypeAlias = Literal["initiative", "theme"]
"""`initiative` is carried out by somebody (“两新”); `theme` is what policies speak of (新质生产力)."""


@attrs.frozen(kw_only=True)
class Term:
    """A programme or theme.

    Attributes:
        name: the name it is known by.
        aliases: other ways to write it, and what it is short for.
        shared: those of its names that schemes of other places have as well (三大工程), or that are common words (土特产).
        kind: `initiative` or `theme`.
        since: the day it was first put forward, ISO 8601.
        origin: the document or meeting it comes from, and where it was taken up in a larger one, that too.
    """

    name: str
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    kind: TermKind
    since: str
    origin: str


@cache
def terms() -> dict[str, Term]:
    """Every term by each of its names.

    Raises:
        DataError: two terms share a name, a shared name is none of the term's, or a cell is not what its column asks for.
    """
    found: dict[str, Term] = {}
    for name, aliases, shared, kind, since, origin in read_tsv(FILE, COLUMNS):
        if kind not in get_args(TermKind) or not origin or not first_day(since):
            raise DataError(f"data/{FILE}: {name}: kind {kind!r}, since {since!r}, origin {origin!r}")
        term = Term(
            name=name,
            aliases=tuple(aliases.split("|")) if aliases else (),
            shared=tuple(shared.split("|")) if shared else (),
            kind=cast("TermKind", kind),
            since=since,
            origin=origin,
        )
        if not {*term.shared} <= {name, *term.aliases}:
            raise DataError(f"data/{FILE}: {name} has no names {sorted({*term.shared} - {name, *term.aliases})}")
        for word in (name, *term.aliases):
            if found.setdefault(word, term) is not term:
                raise DataError(f"data/{FILE}: {word} names {found[word].name} and {name}")
    return found


@cache
def terms_in_texts() -> dict[str, Term]:
    """Every term by each of its names as a text may write it: without quotation marks."""
    return {plain_name(name): term for name, term in terms().items()}


def plain_name(name: str) -> str:
    """Take the quotation marks out of a name.

    >>> plain_name("“人工智能+”行动")
    '人工智能+行动'
    """
    return name.translate(_MARKS)


_MARKS = dict.fromkeys(map(ord, '“”‘’"'))


def lookup_term(name: str) -> Term | None:
    """Find a programme or theme by name.

    Args:
        name: its name or an alias (两新, 大规模设备更新和消费品以旧换新).

    Returns:
        The term; `None` where the table has none.

    >>> lookup_term("“两新”").origin
    '国发〔2024〕7号'
    >>> lookup_term("乌有经济") is None
    True
    """
    return terms().get(name.strip())
