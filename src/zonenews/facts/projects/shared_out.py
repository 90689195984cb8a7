"""Several projects with sums of their own: shared out among builders (甲公司、乙公司分别投资3亿元和5亿元建设…), or each with what was spent."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import QuantityToken
from zonenews.facts.projects.kinds import is_generic
from zonenews.facts.projects.names import NAME_RE, Naming, heads_re, split_builder
from zonenews.grammar.patterns import pattern
from zonenews.mentions.zones.records import Zone

_EACH = lazy("分别(?:计划|拟|将)?投资(?:约|近|超)?")
_LISTED = lazy("、|和|与|及")
_BUILD = pattern("[，,]?(?:在[^，,。；;0-9]{2,14}?)?(?:{building})(?:了|有)?")
_COMPANY = pattern("[^，,。；;的0-9]{1,24}(?:{company_end}|公司|集团)")
_NEXT = ("、", "和", "与", "及")


def shared_out(sentence: Sentence) -> Iterator[Naming]:
    """Give the projects of a sentence that are shared out among builders and amounts, each with its own; none where the lists differ.

    Args:
        sentence: the sentence.
    """
    text, high = sentence.text, sentence.bounds.end
    for match in _EACH.finditer(text, sentence.bounds.start, high):
        start = sentence.clause_start(match.start())
        builders = _LISTED.split(text[start : match.start()])
        if len(builders) < 2 or not all(map(_COMPANY.fullmatch, builders)):
            continue
        amounts = _amounts(sentence, match.end())
        builds = _BUILD.match(text, amounts[-1].end, high) if len(amounts) == len(builders) else None
        if builds is None:
            continue
        end = sentence.clause_end(builds.end())
        names = list(_cut(text, builds.end(), end))
        if len(names) != len(builders) or not all(_is_named(text[first:last]) for first, last in names):
            continue
        for (first, last), builder, amount in zip(names, builders, amounts, strict=True):
            yield Naming(
                text[first:last], first, last, "project/list", builder, end, names[0][0], is_shared=True, amount=amount
            )


def with_sums(sentence: Sentence, listed: Iterator[Naming]) -> Iterator[Naming]:
    """Give the items of lists, each with its sum where a clause behind tells as many: 甲项目、乙项目，投资额|分别为12亿元和5亿元."""
    namings = sorted(listed, key=lambda naming: naming.start)
    last = max((naming.end for naming in namings), default=-1)
    match = _SUMS.search(sentence.text, last, min(sentence.bounds.end, last + _SUMS_REACH)) if last >= 0 else None
    sums = _amounts(sentence, match.end()) if match else []
    if len(sums) != len(namings) or any(naming.amount for naming in namings):
        yield from namings
        return
    for naming, amount in zip(namings, sums, strict=True):
        yield naming._replace(amount=amount)


_SUMS = lazy("[，,](?:计划|预计|协议)?(?:总?投资额?|投资总额)(?:计划|预计)?分别(?:为|达到?|约)*")
_SUMS_REACH = 40
"""Characters from a list to the clause that tells its sums at most."""


def _amounts(sentence: Sentence, at: int) -> list[QuantityToken]:
    """Give the amounts of money listed from an offset on; empty where none stands there."""
    out: list[QuantityToken] = []
    for token in within(sentence.quantities, at - 2, sentence.bounds.end):
        beside = token.start <= at if not out else sentence.text[at : token.start] in _NEXT
        if token.mention.kind != "money" or not beside:
            break
        out.append(token)
        at = token.end
    return out


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is built at the marks of a list."""
    first = start
    for mark in _LISTED.finditer(text, start, end):
        yield first, mark.start()
        first = mark.end()
    yield first, end


def _is_named(name: str) -> bool:
    """Whether a name ends with the noun of a project, and has more than that."""
    return NAME_RE.fullmatch(name) is not None and any(
        head.end() == len(name) and head.start() > 1 for head in heads_re().finditer(name)
    )


def with_spent(sentence: Sentence, _: object) -> Iterator[Naming]:
    """甲集团年产90万吨铝板项目已累计完成投资8.2亿元、乙特钢60万吨钢管项目已累计完成投资4.1亿元: several, each with what has been spent."""
    found = list(_SPENT.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end))
    if len(found) < 2 or any(_is_sited(sentence, *match.span("name")) for match in found):
        return
    for match in found:
        if not is_generic(match["name"]):
            yield split_builder(sentence, *match.span("name"), "project/staged")


def _is_sited(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a zone stands in the name of one (甲钢集团新区建设某项目), which is that of no other."""
    return any(isinstance(token.mention, Zone) for token in within(sentence.places, start, end))


_SPENT = lazy(
    "(?:^|[、，,；;])(?P<name>[^、，,。；;\n]{6,40}?项目)(?:[（(][^（）()]{1,8}[）)])?已?(?:累计)?完成投资[0-9.]+[万亿]"
)
