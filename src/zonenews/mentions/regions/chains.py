"""Chains of regions, and which of several regions with one name a text means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from zonenews.lexicon import Lexicon
from zonenews.lexicon.regions import RegionTable
from zonenews.mentions.regions.hits import Hit, region_hits
from zonenews.mentions.regions.short_names import with_shorts


def region_chains(text: str, lexicon: Lexicon) -> list[Hit]:
    """Find region names, join chains, and decide between regions with one name.

    Args:
        text: normal text.
        lexicon: the tables.

    Returns:
        Hits in text order, not overlapping: 山东省济南市 is one, with the code of 济南市. `code` is `None` where nothing decides.
    """
    chains: list[Hit] = []
    for hit in with_shorts(text, region_hits(text, lexicon), lexicon):
        if hit.chained and chains and chains[-1].end == hit.start:
            chains[-1] = hit._replace(start=chains[-1].start)
        else:
            chains.append(hit)
    return _decided(chains, lexicon.regions)


def _decided(chains: list[Hit], table: RegionTable) -> list[Hit]:
    votes: Counter[str] | None = None
    for index, hit in enumerate(chains):
        if hit.code is None:
            if votes is None:
                votes = _votes(chains, table)
            chosen = _chosen(hit.candidates, votes, table)
            if chosen is not None:
                others = [code for code in hit.candidates if code != chosen]
                chains[index] = hit._replace(candidates=(chosen, *others), code=chosen)
    return chains


def _votes(chains: Iterable[Hit], table: RegionTable) -> Counter[str]:
    """How often each region, or one inside it, is named without doubt."""
    votes: Counter[str] = Counter()
    for hit in chains:
        if len(hit.candidates) == 1:
            code = hit.candidates[0]
            while code:
                votes[code] += 1
                code = table[code].parent
    return votes


def _chosen(candidates: Sequence[str], votes: Counter[str], table: RegionTable) -> str | None:
    """The candidate that holds all others, or the one the other regions of the text speak for."""
    for code in candidates:
        if all(table.lies_in(other, code) for other in candidates):
            return code
    support = {code: _support(code, votes, table) for code in candidates}
    best = max(support.values())
    leaders = [code for code in candidates if support[code] == best]
    return leaders[0] if best > 0 and len(leaders) == 1 else None


def _support(code: str, votes: Counter[str], table: RegionTable) -> int:
    weight = 100
    total = 0
    while code:
        total += weight * votes[code]
        weight //= 10
        code = table[code].parent
    return total
