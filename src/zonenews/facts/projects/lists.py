"""Projects named in a list: 甲项目、乙项目等4个项目开工."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.projects.names import LEFT_WORDS, Naming, heads_re, is_generic, unquoted
from zonenews.lexicon.actions import load_actions

_BUILT_THING = lazy(r"(?:改造|治理|改扩建|扩建|升级|迁建|提升|整治|修复|[一二三]期|段)$")
_LISTED_NOUN = lazy(r"[^，,。；;：:！？!?\n0-9]{0,24}?(?:项目|工程)(?!领域|技术|科学)")
_OTHERS = ("其余", "其他", "其它")
"""甲、乙等其余9个项目 sums up what was told by kinds."""
_LIST_END = lazy("等(?=[^，,。；;0-9]{0,12}(?:项目|工程))")


def listed_names(sentence: Sentence) -> Iterator[Naming]:
    """甲、乙、丙等4个重点项目开工: each item of a list that a count of projects closes."""
    if sentence.text.find("、", sentence.bounds.start, sentence.bounds.end) < 0:
        return
    counters = load_actions().counters
    for token in sentence.quantities:
        if token.mention.kind != "count" or token.mention.unit not in counters:
            continue
        noun = _LISTED_NOUN.match(sentence.text, token.end, sentence.bounds.end)
        if noun:
            yield from _items(sentence, token.start, noun.end(), counted=True)
    for match in _LIST_END.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        noun = _LISTED_NOUN.match(sentence.text, match.end(), sentence.bounds.end)
        if noun:
            yield from _items(sentence, match.start(), noun.end())


def _items(sentence: Sentence, end: int, predicate: int, *, counted: bool = False) -> Iterator[Naming]:
    """Give the items of the list that ends at an offset; a list has at least two, and each is told by name.

    Where a count closes the list (甲、乙等4个项目), or where no item is as short as a field of industry, one item that is told
    by name vouches for the others.
    """
    text = sentence.text
    if text.endswith(_OTHERS, sentence.bounds.start, end) or text.startswith(_OTHERS, end + 1):
        return
    while end > sentence.bounds.start and text[end - 1] in "等 ":
        end -= 1
    start = sentence.clause_start(end)
    for token in within(sentence.times, start, end) + within(sentence.quantities, start, end):
        start = max(start, token.end) if token.end <= end else start
    if "、" not in text[start:end]:
        return
    items = list(_cut(text, start, end))
    lead = LEFT_WORDS.match(text, *items[0])
    if lead and lead[0].endswith("参与"):
        return  # what somebody would take part in
    closing = text.find("等", items[-1][0] + 2, end)
    items[-1] = (items[-1][0], closing if closing >= 0 else end)  # 甲、乙等两地合作的三十个项目
    items[0] = (lead.end() if lead else items[0][0], items[0][1])
    told = [item for item in items if _is_told(sentence, *item)]
    long = all(last - first >= 6 for first, last in items)
    for first, last in items if told and (counted or long) else told:
        name = text[first:last]
        if 2 <= len(name) <= 30 and not is_generic(name):
            yield Naming(unquoted(name), first, last, "project/list", None, predicate)


def _is_told(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a list item is the name of a thing built or of a company, and no field of industry (生物医药)."""
    name = sentence.text[first:last]
    if is_generic(name):
        return False
    if any(
        t.end == last and getattr(t.mention, "kind", "") == "company" for t in within(sentence.places, last - 40, last)
    ):
        return True
    return bool(_BUILT_THING.search(name)) or any(head.end() == len(name) for head in heads_re().finditer(name))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a list at 、 outside brackets and quotation marks; its last item also at 和."""
    depth, first = 0, start
    for place in range(start, end):
        depth += (text[place] in "（(“《") - (text[place] in "）)”》")
        if text[place] == "、" and depth == 0:
            yield first, place
            first = place + 1
    yield first, end
