"""Where a project lies: the zone it is moved to, one its name begins with, or the one in force."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from zonenews.discourse.context import Context
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.works import is_built
from zonenews.facts.projects.names import is_line
from zonenews.facts.projects.parts import Part
from zonenews.facts.records import Project
from zonenews.facts.zones import held_at, zone_at
from zonenews.grammar.patterns import pattern
from zonenews.mentions.zones.records import Zone

_AT_PLACE = pattern("(?:{at_place})$")


def zone_of(sentence: Sentence, part: Part, context: Context) -> str | None:
    """Give the zone of a project: the one its predicate moves it to, one its name begins with, or the one in force."""
    return held_at(sentence, part.naming.end) or _told_zone(sentence, part, context)


def _told_zone(sentence: Sentence, part: Part, context: Context) -> str | None:
    """Give the zone that is said of a project itself."""
    naming, at = part.naming, part.naming.start
    if naming.opened >= 0:
        told = _in_part(sentence, naming.opened)  # a zone in the name of an item is nobody's
        if any(sentence.name_of(place) == told for place in within(sentence.places, naming.opened, at)):
            return None
        return None if told and is_line(naming.name) and told in _elsewhere(sentence, naming.opened) else told
    for token in within(sentence.places, naming.end, part.end):
        named = context.name_of(token, sentence.place_before)
        put = _AT_PLACE.search(sentence.text, max(naming.end, token.start - 4), token.start)
        beside = put and (len(put[0]) > 1 or sentence.clause_start(token.start) <= naming.end)
        if beside and named in context.zone_names:
            return named
    for token in within(sentence.places, at, at + 1):
        at = token.end if token.end < naming.end else at
    zone = _in_part(sentence, at)
    return None if zone is not None and _is_agreed_elsewhere(sentence, naming.start, zone) else zone


def _is_agreed_elsewhere(sentence: Sentence, at: int, zone: str) -> bool:
    """Whether the government of another place signs for what is named at an offset: 某公司和某县政府签约|某产业园项目."""
    start = sentence.clause_start(at)
    if sentence.text.find("签", start, at) < 0 or sentence.text.find("政府", start, at) < 0:
        return False
    return not any(sentence.name_of(place) == zone for place in within(sentence.places, start, at))


def own_zone(sentence: Sentence, start: int, end: int) -> str | None:
    """Give the zone that the name of an item of a list begins with: 柳东新区|某机床基地项目."""
    for place in within(sentence.places, start, start + 1):
        is_zone = isinstance(place.mention, Zone) and place.start == start and place.end < end - 1
        if is_zone and place.text.endswith("区") and not is_line(sentence.text[start:end]):
            return None if is_built(sentence.text, start, place.end) else sentence.name_of(place)
    return None


def _elsewhere(sentence: Sentence, at: int) -> set[str | None]:
    """Give the places of which a sentence tells a figure before the clause of an offset: the road it goes on to tell of lies in none of them."""
    start, clause = sentence.bounds.start, sentence.clause_start(at)
    inside = {sentence.name_of(place) for place in within(sentence.places, clause, at)}
    told = (
        place
        for place in within(sentence.places, start, clause)
        if any(
            quantity.mention.kind != "count"
            for quantity in within(sentence.quantities, place.end, sentence.clause_end(place.end))
        )
    )
    return {sentence.name_of(place) for place in told} - inside


def _in_part(sentence: Sentence, at: int) -> str | None:
    """Give the zone at an offset, unless it is named only before a semicolon: what stands behind one is told of another place."""
    zone = zone_at(sentence, at)
    part = sentence.clause_start(at, stops="；;")
    before = {sentence.name_of(place) for place in within(sentence.places, sentence.bounds.start, part)}
    behind = {sentence.name_of(place) for place in within(sentence.places, part, at)}
    return None if zone in before and zone not in behind else zone


def outside_themselves(projects: Sequence[Project]) -> tuple[Project, ...]:
    """Take away zones that are projects listed beside or right behind: 甲产业园、乙园区等5个项目 do not lie in each other."""
    listed = {project.name: project.span.start for project in projects if project.rule in _BESIDE_OTHERS}
    return tuple(
        attrs.evolve(one, zone=None)
        if one.zone in listed and (one.rule in _BESIDE_OTHERS or 0 < listed[one.zone] - one.span.start < _LISTED_NEAR)
        else one
        for one in projects
    )


_BESIDE_OTHERS = ("project/list", "project/table")
_LISTED_NEAR = 200
"""Characters from a project to one that its list tells after it at most."""
