"""Companies that the words before them announce: counted lists (3家公司——甲、乙和丙) and former names."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.grammar.gazetteer import starts_of
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.mentions.organizations.boundaries import Candidate, Places
from zonenews.mentions.organizations.trades import is_traded, traded_size

ANNOUNCED_RE = pattern(
    r"家[一-鿿]{0,4}{announced_company}(?:——|：|，?(?:即|分别[是为]))(?=[一-鿿A-Za-z0-9]{2,10}[、和与及])"
)
COME_RE = pattern(
    "(?:{coming_firm}的(?:企业)?|{announced_company})(?:主要|先后)?(?:有|包括)(?=[一-鿿A-Za-z0-9]{4,10}[、和与及])"
)
_LISTED_RE = lazy("[一-鿿A-Za-z0-9]{4,10}[、和与及]")
_SEATED_RE = pattern("总部(?:位于|设在|在)[一-鿿]{2,6}的")
_FORMER_RE = lazy(r"(?:原名|曾用名|前身[为是])[：:“]?([一-鿿]{4,10})(?=[）)”，,。；])")


def by_announcement(text: str, places: Places) -> Iterator[Candidate]:
    """Companies that are counted before they are named, and former names: 3家公司——泰鼎机械、岚图生物和禾川化工."""
    for match in ANNOUNCED_RE.finditer(text) if may_announce(text) else ():
        at, names = match.end(), []
        while size := traded_size(text, at, places) or _brand_size(text, at):
            names.append((at, at + size))
            if text[at + size : at + size + 1] not in _JOINS:
                break
            at += size + 1
        if len(names) > 1:
            yield from (Candidate(start, stop, "company", "list") for start, stop in names)
    if "、" in text and may_come(text):
        for match in COME_RE.finditer(text):
            yield from _traded_list(text, match.end(), places)
    yield from _seated_or_former(text, places)


def may_announce(text: str) -> bool:
    """Whether `ANNOUNCED_RE` may match: it ends with one of these marks or words before a list, which has a joint."""
    announced = "：" in text or "——" in text or "即" in text or "分别" in text
    return announced and ("、" in text or "和" in text or "与" in text or "及" in text)


def may_come(text: str) -> bool:
    """Whether `COME_RE` may match: it ends with 有 or 包括, and the first name of a list stands behind it."""
    return any(_LISTED_RE.match(text, at + 1) for at in starts_of(text, "有", "括"))


def _seated_or_former(text: str, places: Places) -> Iterator[Candidate]:
    """A firm behind where its seat is, and its former name: 总部位于深圳的|泰鼎科技, 原名|岚图机械."""
    if "总部" in text:
        for match in _SEATED_RE.finditer(text):
            if size := traded_size(text, match.end(), places):
                yield Candidate(match.end(), match.end() + size, "company", "list")
    if ("曾" in text and "曾用名" in text) or ("身" in text and "前身" in text) or ("名" in text and "原名" in text):
        for match in _FORMER_RE.finditer(text):
            if is_traded(match[1], places):
                yield Candidate(*match.span(1), "company", "former")


def _traded_list(text: str, at: int, places: Places) -> Iterator[Candidate]:
    """Two names or more with their trades, side by side from a place on: 新落户的有|泰鼎机械、岚图生物."""
    names = []
    while size := traded_size(text, at, places):
        names.append(Candidate(at, at + size, "company", "list"))
        if text[at + size : at + size + 1] not in _JOINS:
            break
        at += size + 1
    if len(names) > 1:
        yield from names


def _brand_size(text: str, start: int) -> int:
    """How long the unusual word is that stands at a place between the marks of a list; 0 where none does."""
    match = _BRAND_RE.match(text, start)
    return len(match[0]) if match and is_unusual(match[0]) else 0


_BRAND_RE = lazy("[一-鿿A-Za-z0-9]{2,6}(?=[、，。；,和与及])")
_JOINS = frozenset("、和与及")
