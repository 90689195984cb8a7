"""Policies: laws, plans, opinions, measures and reports named in 《》, told from papers, books and programmes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

import attrs

from zonenews._patterns import lazy
from zonenews.article.items import Item, LaterItems
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.policies import load_policies
from zonenews.text.normalize import normalize
from zonenews.text.records import Mention, anchored
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Policy(Mention):
    """A document of policy named in the text.

    Attributes:
        title: its title without the outer 《》, as written here.
        kind: the word for such documents that it ends in (意见, 条例, 规划 ...); `None` where only the context shows it.
        id: the full title; that of an earlier document for a short form such as 《意见》.
        issuers: the bodies that issued it, as the text or its title says, in order.
        number: its number as printed, such as 鲁政发〔2021〕12号.
        issued: the day it was issued, where the sentence before its title says so.
    """

    title: str
    kind: str | None
    id: str
    issuers: tuple[str, ...] = ()
    number: str | None = None
    issued: date | None = None


class Dated(Protocol):
    """What a time mention has to have to date a document."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        raise NotImplementedError

    @property
    def start(self) -> date | None:
        """Its first day."""

    @property
    def end(self) -> date | None:
        """Its last day."""


def find_policies(raw: str) -> tuple[Policy, ...]:
    """Find the policies named in a text.

    Args:
        raw: any text; spans of the result count in it.

    Returns:
        Policies by position; empty where none is named.

    >>> found, = find_policies("市政府印发《关于支持海岛渔业的若干意见》（岛政发〔2020〕3号）。")
    >>> found.kind, found.number
    ('意见', '岛政发〔2020〕3号')
    >>> find_policies("他读《渔村月刊》。")
    ()
    """
    normal = normalize(raw)
    return anchored(scan_policies(normal.text, items=LaterItems(normal.text)), normal)


def scan_policies(
    text: str, *, organizations: Iterable[Mention] = (), times: Iterable[Dated] = (), items: Sequence[Item] = ()
) -> tuple[Policy, ...]:
    """Find policies in normal text.

    Args:
        text: normal text; spans of the result count in it.
        organizations: the organisations found in the same text, as possible issuers.
        times: the times found in the same text, as possible days of issue.
        items: the articles in the text: a short title is one of a document of its own article. The text is one article where there are none.

    Returns:
        Policies by position.
    """
    titles = list(_titles(text))
    if not titles:
        return ()
    bodies = sorted(organizations, key=lambda body: body.span)
    days = [time for time in times if time.start and time.start == time.end]
    found: list[Policy] = []
    following = [item.start for item in items[:0:-1]]  # the last one first
    before = 0  # how many policies earlier articles name
    for match, kind, rule in titles:
        while following and following[-1] <= match.start():
            following.pop()
            before = len(found)
        title = match[1]
        number = _NUMBER_RE.match(text, _behind_notice(text, match.end())) or _NUMBER_BEFORE_RE.search(
            text, max(0, match.start() - 24), match.start()
        )
        found.append(
            Policy(
                span=Span(match.start(), match.end()),
                text=match[0],
                rule=rule,
                title=title,
                kind=kind,
                id=_full_title(title, found[max(before, len(found) - _FARTHEST) :]),
                issuers=_issuers(text, match, bodies),
                number=number[1] if number else None,
                issued=_issued(text, match, days),
            )
        )
    return tuple(found)


def _behind_notice(text: str, end: int) -> int:
    """Give where the number of a document may stand, which is that of the notice it was issued with: 《…措施》|的通知|（…）."""
    return end + len(_NOTICE) if text.startswith(_NOTICE, end) else end


def _titles(text: str) -> Iterator[tuple[re.Match[str], str | None, str]]:
    """Titles of documents, with the kind of each and the rule that shows it."""
    for match in _TITLE_RE.finditer(text):
        kind, rule = _kind(text, match)
        if rule is not None and (match[0][-1] == "》" or (kind is not None and len(match[1]) >= _SHORTEST_LINE)):
            yield match, kind, rule


_TITLE_RE = lazy(r"《((?:[^《》\n]|《[^《》\n]{1,60}》){1,90})(?:》|(?=\n|\Z))")
"""A title; where its 》 is lost, to the end of the line."""
_TAIL_RE = lazy(
    r"(?:[（(][^（()）]{1,24}[）)]|[0-9.](?:(?<=[0-9]{4})年)?|[—\-·]|(?<=案)[一二三四五六七八九十]|版|修订稿|\s)+$"
)
_NOTICE = "的通知"
_NUMBER = r"[一-鿿]{2,10}[〔\[【(（][0-9]{4}[〕\]】)）]第?[0-9]{1,5}号"
_NUMBER_RE = lazy(rf"[（(,，]?({_NUMBER}|[一-鿿]{{0,12}}令?(?:[0-9]{4}年)?第[0-9一二三四五六七八九十百]{{1,6}}号令?)")
_NUMBER_BEFORE_RE = lazy(rf"({_NUMBER})(?:文件)?[)）]?[:：]?$")


def _kind(text: str, match: re.Match[str]) -> tuple[str | None, str | None]:
    """The kind of document and the rule that shows it; no rule for works."""
    words = load_policies()
    title = match[1]
    core = _TAIL_RE.sub("", title)
    kind = words.kind_of(core)
    if kind or title in words.known:
        return kind, "policy/title"
    if core.endswith(words.works):
        return None, None
    if (core.startswith("关于") and not core.endswith("协议")) or text.startswith(words.behind, match.end()):
        return None, "policy/context"
    return None, "policy/issued" if text.endswith(words.verbs, max(0, match.start() - 6), match.start()) else None


def _full_title(title: str, earlier: Sequence[Policy]) -> str:
    """The id of the last earlier document that a short title ends like; the title itself otherwise."""
    if len(title) > 6:
        return title
    for policy in reversed(earlier):
        if len(policy.id) > len(title) and _TAIL_RE.sub("", policy.id).endswith(title):
            return policy.id
    return title


_SHORTEST_LINE = 8
"""How many characters a title has at least that ends with its line."""
_FARTHEST = 100
"""How many documents back a short title may point."""


def _issuers(text: str, match: re.Match[str], bodies: Sequence[Mention]) -> tuple[str, ...]:
    """Bodies at the head of the title, or before a verb of issuing in the same sentence."""
    first = bisect_left(bodies, match.start(1), key=lambda body: body.span.start)
    if first < len(bodies) and bodies[first].span.start == match.start(1) and bodies[first].span.end < match.end(1):
        return (bodies[first].text,)
    verb = _ISSUED_RE.search(text, max(0, match.start() - 16), match.start())
    if not verb:
        return ()
    names: list[str] = []
    end = verb.start()
    for body in bodies[max(0, first - _MOST_ISSUERS) : first][::-1]:
        if body.span.end > end:
            continue
        if not _BETWEEN_RE.fullmatch(text, body.span.end, end):
            break
        names.append(body.text)
        end = body.span.start
    return tuple(reversed(names))


_MOST_ISSUERS = 30


def _issued(text: str, match: re.Match[str], days: Sequence[Dated]) -> date | None:
    """The last day named in the sentence before the title, if a verb of issuing stands between the two."""
    sentence = max(text.rfind(mark, max(0, match.start() - 200), match.start()) for mark in "。！？\n")
    index = bisect_left(days, match.start(), key=lambda day: day.span.start) - 1
    if index < 0 or days[index].span.start <= sentence or match.start() - days[index].span.end > 100:
        return None
    if not _ISSUED_RE.search(text, max(days[index].span.end, match.start() - 16), match.start()):
        return None
    day = days[index].start
    return day.date() if isinstance(day, datetime) else day


_BETWEEN_RE = pattern(
    r"(?:[、和与及]|等?(?:[0-9一二三四五六七八九十]+部门)?(?:{issuing_adverb}|[（(][^）)]{1,8}[）)])*)",
    may_be_empty=True,
)


_ISSUED_RE = pattern("(?:制定)?{issuing_document}(?:实施|了|的)*$")
