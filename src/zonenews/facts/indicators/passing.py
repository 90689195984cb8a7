"""Places that a report of a whole province, city or county names beside its own, in clauses without a figure.

What such a clause tells of a place is done with: 蚌埠综保区封关运行，新开航线15条 counts the lines of the province. Where the
clause tells of no event, it stays open whose figures follow.
"""

from __future__ import annotations

from enum import Enum

from zonenews._patterns import lazy
from zonenews.discourse.context import COUNTRY
from zonenews.discourse.part_of_name import is_named, is_works
from zonenews.discourse.tokens import PlaceToken, Token, body_kind
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.phrase import Phrase, text_of
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set, words_of

_DOING = pattern("(?P<verb>{doing})$")
_CAME_ABOUT = pattern("{taking_place}")
_EVENT = pattern("{taking_place}|等[^，]{0,24}$")
"""What a clause tells that came about, or a list of examples: 封关运行, 等一批国家级平台获批落地."""


_WORLD = ("全球", "世界")
"""What a report of a province gives no figure of: 全球 | 灯塔工厂增至10家."""
_THING = 3
"""So long at least is what it names: 全球 | 占比 is a share of the world."""
_RULES = lazy("(?:法规|政策|条例)(?:文件)?$")
"""What is made for a zone and is no figure of it: 自由贸易港 | 法规55件."""
_OWN = ("全省", "全市")
"""Those that a report may be about."""


class Beside(Enum):
    """What a clause says of a place that is named beside the report's own."""

    EVENT = "event"
    OTHER = "other"


def named_beside(place: PlaceToken, rest: list[Token], scope: Scope) -> Beside | None:
    """Tell what a clause says of a place named beside the report's own; `None` where it may be whose figures follow.

    Args:
        place: the place that leads the clause.
        rest: the tokens behind it.
        scope: what holds.
    """
    name = scope.context.name_of(place, scope.place)
    if place.text in word_set("firm_word") or name == scope.context.home:
        return None
    told = text_of(rest)
    if place.text in COUNTRY and scope.context.whole:
        return Beside.EVENT
    if body_kind(place) == "company":
        listed = any(token.kind == "join" for token in rest)
        if scope.context.is_passing(name) and _CAME_ABOUT.search(told):
            return Beside.EVENT
        return Beside.EVENT if listed and "等" in told and told.endswith(words_of("taking_place")) else None
    if _is_in_force(name, scope) or not scope.context.is_passing(name):
        if scope.context.is_beside(name, place.end) and not _is_in_force(name, scope):
            return Beside.EVENT
        return _in_a_name(scope.text, place.end)
    if rest and rest[0].kind == "planned":
        return None  # 西藏 | 将持续加强生态保护
    if not rest or rest[0].kind == "join" or _EVENT.search(told):
        return Beside.EVENT
    return None if _opens_paragraph(scope) else Beside.OTHER


def with_attribute(head: MetricPhrase, phrase: Phrase, scope: Scope) -> MetricPhrase:
    """Give a count what stands before its noun and only says of whom it is, in a report of a whole place: 办理 | 全国政协 | 提案5件.

    A body of the state, or the country and the world, has no such count there unless it does something.
    """
    if len(head.subject) != 1 or head.holder or head.acts or head.verb or not head.metric or phrase.kind != "count":
        return head
    place = head.subject[0]
    known = body_kind(place) == "government" or place.text in word_set("among_whom") or _RULES.match(head.metric)
    own = scope.context.name_of(place, scope.place) in (scope.context.home, scope.borrowed)
    if not known or own or place.text in _OWN or not scope.context.whole:
        return head
    at = phrase.before.index(place)
    verb = _DOING.search(phrase.before[at - 1].text) if at and phrase.before[at - 1].kind == "text" else None
    done = verb["verb"] if verb else ""
    metric = done + place.text + head.metric
    whose = tuple(token for token in phrase.before[:at] if token.kind == "place")[-1:]
    return head._replace(subject=whose, metric=metric, start=place.start - len(done), acts=verb is not None)


def without_world(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Give the world back to the metric it begins, in a report of a whole place: 全球 | 灯塔工厂."""
    if len(head.subject) != 1 or head.holder or len(head.metric) < _THING or head.subject[0].text not in _WORLD:
        return head
    world = head.subject[0]
    return (
        head._replace(subject=(), metric=world.text + head.metric, start=world.start) if scope.context.whole else head
    )


def _in_a_name(text: str, end: int) -> Beside | None:
    """Tell of a place that ends at an offset whether it is only the first part of what the clause is about."""
    if is_works(text, end):
        return Beside.OTHER
    return Beside.EVENT if is_named(text, end) else None


def _is_in_force(name: str | None, scope: Scope) -> bool:
    """Whether a place is the one in force, by this name or a longer or shorter one: 北京市石景山区, 石景山区."""
    return any(name and held and (name in held or held in name) for held in (scope.place, scope.subject))


def _opens_paragraph(scope: Scope) -> bool:
    """Whether the sentence is the first one of its paragraph, which may turn to another place."""
    start = scope.tokens[0].start
    return not scope.text[max(0, start - 1) : start].strip("　 \n\r")
