"""Sentences that describe a zone as it has long been, and tell of no project: 某农业科技园占地1.2万亩，总投资8亿元，现有大棚186座."""

from __future__ import annotations

from zonenews.discourse.sentences import Sentence, within
from zonenews.grammar.patterns import pattern
from zonenews.mentions.zones.records import Zone

_HAS_NOW = pattern("[，,、；;](?:{long_there})")
_LEAD = 6
"""Characters before the zone at the head of its sentence at most: 据介绍，该|园区."""


def described_zone(sentence: Sentence) -> int:
    """Give where the zone ends that a sentence begins with and goes on to tell the state of; -1 where it does not."""
    if _HAS_NOW.search(sentence.text, sentence.bounds.start, sentence.bounds.end) is None:
        return -1
    first = next(iter(within(sentence.places, sentence.bounds.start, sentence.bounds.start + _LEAD)), None)
    return first.end if first is not None and isinstance(first.mention, Zone) else -1
