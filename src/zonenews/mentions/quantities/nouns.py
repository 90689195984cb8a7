"""What an amount is of, and per what: the noun a classifier counts, the denominator of a rate."""

from __future__ import annotations

import re
from functools import cache

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.lexicon.countables import countables
from zonenews.mentions.quantities.draft import Draft
from zonenews.mentions.quantities.units import unit_at

NOUN_RE = lazy(r"(?=的?([^\x00-\u4dff\ua000-\U0010ffff的在将于已为和与及是了对被把从向由使让给]{0,9}))")
"""The Han characters behind a classifier among which the noun is looked for; the words in the class end its reach."""
REACH = 9
CLAUSE_RE = lazy(r"[，,。；;：:\n]")
EACH_RE = lazy(r"每[一个]?(?P<number>[百千万亿]{0,2})(?P<unit>.{1,4})", re.DOTALL)
MEAN_RE = lazy(r"([人户亩日年月地周])均")
PLAIN_PER = frozenset("人户家年月日天亩吨次台套件股份班")
RATED = frozenset({"money", "mass", "volume", "energy", "length", "area", "count", "power"})


def counted(text: str, draft: Draft) -> str | None:
    """Give the noun a count counts: 13个重点项目, 项目32个; `None` where it is not plain."""
    heads, pair = _heads(draft.unit.name if draft.unit else "")
    end = draft.end
    limit = 0
    for match in pair.finditer(text, end, end + REACH + 1):
        at = match.start()
        if not limit:
            nouns = NOUN_RE.match(text, end)
            assert nouns is not None  # noqa: S101 - it matches everywhere, if only an empty stretch
            limit = nouns.end(1)
        if at >= limit:
            break
        if text[at : at + 2] in heads:
            stop = at + 2
            while text[stop : stop + 2] in heads:
                stop += 2
            return text[end:stop].lstrip("的")
    at = draft.start
    while at > 2 and text[at - 1] in "共有达为到增至计":
        at -= 1
    return text[at - 2 : at] if text[max(0, at - 2) : at] in heads else None


@cache
def _heads(classifier: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The ends of the nouns a classifier may count, and the pattern of two characters that may be one."""
    nouns = countables()
    heads = nouns.persons if classifier in nouns.person_classifiers else nouns.heads
    firsts, seconds = ("".join(sorted({head[place] for head in heads})) for place in (0, 1))
    return heads, compiled(f"[{firsts}](?=[{seconds}])")


def take_denominator(text: str, draft: Draft) -> None:
    """Read the denominators behind slashes into a draft: 350万元/亩, 20万元/亩/年."""
    end = start = draft.end
    while text.startswith("/", end) and end - start < 8:
        found = unit_at(text, end + 1, shy=True)
        if found is not None:
            end = found[1]
        elif text[end + 1 : end + 2] in PLAIN_PER:
            end += 2
        else:
            break
    if end > start:
        draft.per, draft.end = text[start + 1 : end], end


def may_have_rates(text: str) -> bool:
    """Whether any word of a text can make a rate of an amount before or behind it."""
    return "每" in text or "均" in text


def denominator(text: str, draft: Draft) -> str | None:
    """Give the denominator of a rate, as written: after a slash, after 每 or before 均 in the same clause."""
    if draft.per is not None:
        return draft.per
    before = text[max(0, draft.start - 14) : draft.start]
    if "每" not in before and "均" not in before:
        return None
    clause = CLAUSE_RE.split(before)[-1]
    each = EACH_RE.search(clause)
    if each:
        words = each.group("unit")
        found = unit_at(words, 0, shy=True)
        name = words[: found[1]] if found is not None else words[0] if words[0] in PLAIN_PER else ""
        return each.group("number") + name if name else None
    mean = MEAN_RE.search(clause)
    return mean.group(1) if mean else None
