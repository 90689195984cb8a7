"""The place that a clause without a figure leaves in force for the figures behind it."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.firms import SETTING
from zonenews.discourse.tokens import PlaceToken, Token, body_kind
from zonenews.facts.indicators.passing import Beside, named_beside
from zonenews.facts.indicators.phrase import text_of
from zonenews.facts.indicators.scope import Scope, leave_subject_open, set_subject
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import Cue
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.zones.records import Zone

_SITE = pattern(r"^[^的]{1,8}{site_noun}$")
_SITE_BEHIND = pattern(
    r"(港(?![口澳资区湾])|[^的，在是有]{0,7}?(?:{site_behind}|港(?=$)|(?<![设建办])厂(?!房)|市场(?!主体)|村(?!民|集)|乡(?!村|镇))"
    r"(?=$|[将已目共也近去今投新累通推建实完引拥发全现自从持积加开把为在]))"
)
"""A site that is named behind its place: 厦门 | 港将…, 内蒙古 | 库布其沙漠目前….."""
_TOWN_BEHIND = lazy("([^的，在是有、各乡城两三多等和与及将已村]{1,3}(?:镇(?!域|区)|乡(?!村|镇|亲|情)|嘎查))")
"""A town behind its county, whatever follows: 长宁县 | 青石镇万亩果园…."""
_FIRMS_BEHIND = pattern("{size_of_firms}(?:工业|服务业|商贸业)?{firm_of_size}(?=[^，。；、的数中内]{2})")
"""Firms of a place that a clause is about, whose figure follows: 全县 | 规模以上工业企业 | 较快增长，实现产值21亿元."""
_OF_ITS_KIND = lazy(r"(?!.*[是为])[^，]*(?:之一|首[个条座批家套]|最[大长高早]|唯一)")
"""What tells which of its kind a thing is that is named next: 我国首批基地之一，…."""
_NO_WHOLE = pattern(r"面向|是[^，]{2,14}市场$|之[路战]|第一|最大|首[家个]|{going_there}|[^，的]{1,8}{part_of_area}$")
"""What stands behind a place where it is not the whole place that is told of: 在青石 | 调研, 青石 | 东部山地一带."""
_REACHES = pattern(r"{reaching_part}[^，。；]{0,6}[0-9.]+(?:%|成)$")
"""A verb and its amount, behind which a place is only a part: 覆盖全区96%的嘎查村."""
_VERB_REACH = 16
_ALL_LISTED = lazy(
    "^[^，。；]{2,20}、[^，。；]{2,60}等[0-9一二两三四五六七八九十百]+[余多]?[个家][^，。；]{0,10}(?:项目|企业|公司)"
)
"""Bodies that are named and counted together, of none of which alone the rest tells: 甲公司、乙公司等 | 19个项目达产."""
_CARRIED_BY = lazy(
    "以[^，。；]{2,40}为(?:主要|核心|重要)?(?:载体|依托|支撑)的(?P<name>[^，。；的、0-9]{3,14}(?:区|园|城|港|带))$"
)
"""A part of a zone that other places carry: 以甲港、乙港为载体的 | 新区先导区."""
_MOST = lazy(r"[^，]{0,8}最[^，]{1,3}的[^，]{2,}$")
"""What tells a place within the one named: 在美国 | 灾情最重的….."""
_LEADS = pattern("(?:{lead_up_to_place}|[大强]省|[大强]市|[大强]县)$")
"""What may stand right before a place that its clause is about; behind any other word it is an object, or a part of a name."""
_DOES = pattern("{thoroughly}*(?:{task_verb}|{doing}|{work_on}|{done_to_body}|{coming_to_be})")
"""How a clause begins that tells what is done to a body, and not what it does: 做强省纺织集团."""
_METRIC_ALONE = 3
"""Characters of a metric right behind its region: 出口, 工业品."""
_COMPARING = frozenset(("than", "compare", "up", "down", "flat", "share"))
"""The kinds of tokens behind which a place is what is compared with: 高于 | 全国平均水平."""
_PUBLIC_BODIES = frozenset(("government", "education", "other"))
_LEAD_SUBJECT = pattern(
    r"^{lead_adverb_subject}?"
    r"(?P<name>(?![^，]{1,6}[了着过]|[^，]{0,10}{holding_site})(?!{no_site_lead})[^的，。；是在0-9共][^的，。；是在已向]{1,11}?{lead_site})"
    r"(?:(?P<verb>{site_doing}).*)?$"
)
_NOW_VILLAGE = lazy(r"^(?:如今|现在)的(?P<name>[^的，。；是在]{1,8}?(?:村|镇|乡|社区|嘎查))(?!民|庄)")
"""A village that a look at today names: 现在的龙门村风景如画."""


def all_listed(before: list[Token]) -> bool:
    """Whether a clause names and counts bodies together, so that what follows is of no one of them (甲公司、乙公司等19个项目)."""
    return any(token.kind == "place" for token in before) and _ALL_LISTED.search(text_of(before)) is not None


def lead_place(before: list[Token], scope: Scope, *, source: bool) -> None:
    """Take the first place of a clause as subject; a public body that acts leaves the subject open."""
    start = before[0].start
    part = before[0].text[0] == "的" and _REACHES.search(scope.text, max(0, start - _VERB_REACH), start)
    if not source and not part and (name := _named_lead(before)):
        scope.subject, scope.subject_tokens = name, []
        return
    if all_listed(before):
        leave_subject_open(scope)
        return
    if (carried := _CARRIED_BY.search(text_of(before))) is not None:
        scope.subject, scope.subject_tokens = carried["name"], []
        return
    passed = False
    for at, token in enumerate(before):
        if token.kind != "place" or (source and not isinstance(token.mention, Zone)):
            continue
        if body_kind(token) in _PUBLIC_BODIES:
            scope.subject = None if not any(t.kind == "place" for t in before[:at]) else scope.subject
            continue
        previous = before[at - 1].text if at and before[at - 1].kind == "text" else ""
        listed = at > 0 and before[at - 1].kind == "join"
        example = at > 1 and before[0].kind == "text" and "等" in text_of(before[at + 1 :])
        alone = listed and not any(one.kind == "place" for one in before[:at])
        if (listed and (passed or example or alone)) or _stands_aside(token, previous, scope):
            continue
        passed = _is_aside(before, at, previous, scope)
        if not passed:
            if previous or not _is_in_passing(token, scope):
                _take_place(token, previous, before[at + 1 :], scope)
            return


def _stands_aside(place: PlaceToken, previous: str, scope: Scope) -> bool:
    """Whether a place leads nothing: it is quoted, or a word for a place behind what it is part of (泰鼎机械的园区)."""
    return (isinstance(place.mention, Cue) and (len(previous) > 2 or previous.endswith("的"))) or _is_quoted(
        place, scope
    )


def _is_aside(before: list[Token], at: int, previous: str, scope: Scope) -> bool:
    """Whether a place is none that its clause is about: an object, a part of a name, compared with, or where something lies."""
    if at and before[at - 1].kind in _COMPARING:
        return True
    if previous.endswith(words_of("lying_in")):
        _lie_in(before[at + 1 :], scope)
        return True
    if previous[:1] == "在" and at == len(before) - 1:
        return False  # 在国家首批出口基地白石软件园，
    return bool(previous) and _LEADS.search(previous) is None


def _lie_in(rest: list[Token], scope: Scope) -> None:
    """Pass a place that only tells where something lies; the something is the subject where a clause names it (位于青石的…)."""
    if rest and rest[0].kind == "text" and rest[0].text[0] == "的":
        leave_subject_open(scope)


def _is_in_passing(place: PlaceToken, scope: Scope) -> bool:
    """Whether a place leads a clause in the middle of a sentence that is about something else: …改革深化，青石入选试点，."""
    return scope.opened and scope.context.name_of(place, scope.place) != scope.context.home and not _is_word(place)


def _is_word(place: PlaceToken) -> bool:
    return isinstance(place.mention, Cue)


def _take_place(place: PlaceToken, previous: str, rest: list[Token], scope: Scope) -> None:
    """Take a place as subject, or leave the subject open where a second place only tells where the first one's lies."""
    if not previous.endswith("在") and (beside := named_beside(place, rest, scope)) is not None:
        if beside is Beside.OTHER:
            leave_subject_open(scope)
        return
    second = bool(scope.subject_tokens) and scope.subject_tokens[0] is not place
    set_subject(scope, [place])
    behind = rest[0].text if rest and rest[0].kind == "text" else ""
    if second and _tells_of_wider(place.text, behind):
        leave_subject_open(scope)  # 长三角城市群一体化发展提速
    else:
        _at_site(place, previous, rest, scope)


def _tells_of_wider(place: str, behind: str) -> bool:
    """Whether more than the name of a metric is told of a wider region, one that is named as it is or with a word behind it."""
    wider = words_of("wider_region")
    kind = next((word for word in wider if behind.startswith(word)), "")
    return (bool(kind) or place.endswith(wider)) and len(behind) - len(kind) > _METRIC_ALONE


def _is_quoted(place: PlaceToken, scope: Scope) -> bool:
    """Whether a name stands between quotation marks: it is that of a brand or a show."""
    text = scope.text
    return text[place.start - 1 : place.start] == "“" and text[place.end : place.end + 1] == "”"


def _at_site(place: PlaceToken, previous: str, rest: list[Token], scope: Scope) -> None:
    """Look what a place that a clause names is: the site behind it, or only the setting of what another does."""
    behind = rest[0].text if rest and rest[0].kind == "text" else ""
    firm = body_kind(place) == "company"
    if _is_open_at(place, previous, behind, rest, firm=firm):
        leave_subject_open(scope)
    elif previous.endswith("在") and len(rest) == 1 and _SITE.search(behind):
        scope.subject = place.text + behind
    elif firms := _FIRMS_BEHIND.match(behind):
        scope.subject = place.text + firms[0]
    elif town := _TOWN_BEHIND.match(behind):
        scope.subject = scope.place = place.text + town[1]
    elif site := _SITE_BEHIND.match(behind):
        scope.subject = place.text + site[1]
    elif _NO_WHOLE.match(behind) or (behind.startswith("项目") and not behind.startswith("项目建设")):
        leave_subject_open(scope)
    scope.setting = previous.endswith(SETTING) and not firm


def _is_open_at(place: PlaceToken, previous: str, behind: str, rest: list[Token], *, firm: bool) -> bool:
    """Whether a place that opens a clause is one of several, or where the most of its kind lies."""
    if len(rest) > 1 and not firm and rest[0].kind == "join" and rest[1].kind == "place":
        return True
    if previous.endswith("在") and len(rest) == 1 and _SITE.search(behind):
        return False
    if previous.endswith("在") and _MOST.match(behind):
        return True
    return isinstance(place.mention, Cue) and _OF_ITS_KIND.match(text_of(rest)) is not None


def _named_lead(before: list[Token]) -> str:
    """Give the body or place without a mention that a clause names: 现在的龙门村，or 龙门水电站位于..."""
    first = next((token for token in before if token.kind != "time"), None)
    if first is None or first.kind != "text":
        return ""
    if now := _NOW_VILLAGE.match(first.text):
        return now["name"]
    match = _LEAD_SUBJECT.match(first.text)
    if match is None:
        return ""
    alone = all(token is first or token.kind == "time" for token in before)
    if (match["verb"] is None and not alone) or _DOES.match(match["name"]):
        return ""
    return match["name"]
