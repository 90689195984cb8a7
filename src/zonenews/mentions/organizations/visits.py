"""Companies in a list of what somebody visits, though nothing behind the list says company: 先后来到泰鼎机械、岚图生物等地, 走访了禾川化工、青石智能."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.mentions.organizations.boundaries import Candidate, Places, listed_start
from zonenews.mentions.organizations.company_lists import LIKELY, TRADED, may_be_traded, weight

_VISIT_RE = pattern(
    r"{company_visited}了?(?:位于[一-鿿]{2,12}的)?(?P<list>[一-鿿A-Za-z0-9（）()]{2,20}(?:[、和及][一-鿿A-Za-z0-9（）()]{2,20}?){1,12})"
    r"(?=等[地处]|等单位|等生产一线|等现场|[，。；]|{visited_to})"
)
"""Of so many names at most, so that a list that never ends is not read from each of its words to its end."""
_LONGEST_ALONE = 5
"""How long the name of a company among places may be."""
_PART_RE = pattern("[、和及]")
_STAGE_RE = lazy("[一二三四五]期$")
_TOWN_RE = lazy("[一-鿿]{2}[镇乡村庄](?=[一-鿿]{4})")
"""The town or village that a firm stands in: 青岭镇|泰鼎牧业."""


def by_visit(text: str, places: Places) -> Iterator[Candidate]:
    """Names in a list of what is visited, told by their trades; the others too where half of them are.

    Args:
        text: normal text.
        places: regions and zones of the text.
    """
    for match in _VISIT_RE.finditer(text):
        yield from _listed(text, *match.span("list"), places)


_SIGNED_RE = pattern(
    r"[与同](?P<list>[一-鿿A-Za-z0-9（）()]{2,12}(?:[、和及][一-鿿A-Za-z0-9（）()]{2,12}?){1,12})等?(?={signing_with})"
)


def by_signing(text: str, places: Places) -> Iterator[Candidate]:
    """Names in a list of those with whom something is signed: 分别与泰鼎机械、岚图生物签约; told as those of a visit."""
    for match in _SIGNED_RE.finditer(text) if "、" in text else ():
        yield from _listed(text, *match.span("list"), places)


def _listed(text: str, start: int, stop: int, places: Places) -> Iterator[Candidate]:
    """The companies among the items of a list, where one at least is told by its trade."""
    items = _PART_RE.split(text[start:stop])
    if not any(may_be_traded(_STAGE_RE.sub("", item)) for item in items):
        return
    names: list[tuple[int, int, int]] = []
    for item in items:
        after = start + len(item) + 1
        stage = _STAGE_RE.search(text, start, after - 1)
        end = stage.start() if stage else after - 1
        begin = max(start, listed_start(text, end, places))
        town = _TOWN_RE.match(text, begin, end)
        begin = town.end() if town else begin
        names.append((begin, end, weight(text[begin:end])))
        start = after
    mostly = 2 * sum(size == TRADED for *_, size in names) >= len(items)
    for begin, end, size in names:
        if size >= LIKELY if mostly else size == TRADED and end - begin <= _LONGEST_ALONE:
            yield Candidate(begin, end, "company", "list")
