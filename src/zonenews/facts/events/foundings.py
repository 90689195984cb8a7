"""Bodies and zones that are founded, unveiled or raised to another rank, with the day or the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import TimeToken
from zonenews.facts.events.build import build_event
from zonenews.facts.events.days import written
from zonenews.facts.records import Event
from zonenews.facts.zones import zone_at
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.zones.records import Zone
from zonenews.text.spans import Span

_FOUNDED = pattern(r"(?:{unveiling})(?![仪第后以])")
_FOUNDED_LEAD = pattern(r"(?:刚|{lately}|同时|正式|在[^，,。；;]{2,16})*$", may_be_empty=True)
_FOUNDED_IN = pattern("(?P<verb>{founding_verb})于$")
_FOUNDED_THEN = pattern(
    r"[，,]?(?:经[^，,。；;]{2,16}?)?(?:正式)?(?P<verb>{founding_verb})(?P<of>[^，,。；;、的0-9]{0,16}?(?:区|园|城|港|区域|园区))?(?=[，,。；;]|$|的[^，,。；;]{2,16}(?:区|园))"
)
_BODY_FOUNDED = pattern(r"(?:^|[，,。；;：:\n])[ 　]*(?P<name>[^，,。；;：:、\n0-9]{2,24}?(?:{founded_body}))于?$")
_FOUNDED_ON = pattern("(?:正式|揭牌|挂牌)?(?:{founding})(?=[，,。；;]|$)")
_VERB_REACH = 6
"""Characters of a verb of founding and 于."""
_OTHER_BODY = pattern("{other_body}")
_OTHER_FOUNDED = pattern("的[^，,。；;、]{0,20}?(?:{other_body})")
_FOUNDERS = pattern(r"[^，,。；;]*(?:{founder_verb})的")
_FOUNDS = pattern(r"(?:{approving})(?P<name>[^，,。；;：:、！？!?\n]{3,30}?(?:{approved_body}))(?=[，,。；;的、]|$)")
_LISTED = pattern("(?:[0-9]家|{sold_by_listing})$|{stock_market}|(?:{urging}|{calling_for})")
"""What a listing is told of, or only called for: 5家企业|挂牌."""
_PUT_UP = pattern("{put_up_for}")
"""2宗土地挂牌|出让, 股权公开挂牌|转让: what is put up for sale is not founded."""


def foundings(sentence: Sentence) -> Iterator[Event]:
    """某某研究院揭牌; 国务院批复同意设立某某新区."""
    for match in _FOUNDED.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        start = sentence.clause_start(match.start())
        if match[0] == "挂牌" and (
            _LISTED.search(sentence.text, start, match.start()) or _PUT_UP.match(sentence.text, match.end())
        ):
            continue
        lead = _FOUNDED_LEAD.search(sentence.text, max(start, match.start() - 30), match.start())
        yield from _founding(sentence, start, lead.start() if lead else match.start(), match.end())
    for match in _FOUNDS.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        yield from _founding(sentence, match.start("name"), match.end("name"), match.end())


def _founding(sentence: Sentence, start: int, end: int, told: int) -> Iterator[Event]:
    """Build the event of a body or zone whose name lies in a range."""
    for token in within(sentence.times, start, end):
        if token.end <= end and (token.mention.start is not None or token.start == start):
            start = token.end
    founders = _FOUNDERS.match(sentence.text, start, end)
    start = founders.end() if founders else start
    name = sentence.text[start:end].strip("在，, 　")
    if 2 <= len(name) <= 50 and not re.search("项目|仪式|以来|自|前|全部$", name):
        yield from build_event(sentence, "establishment", start, told, name)


def foundings_of_years(sentence: Sentence) -> Iterator[Event]:
    """某区创建于1992年, 2006年经省政府批准设立, 2010年升级为国家级开发区: the year a zone came to be."""
    text = sentence.text
    for token in sentence.times:
        if token.mention.start is None or token.mention.kind == "recurring":
            continue
        yield from _body_of_year(sentence, token)
        start = sentence.clause_start(token.start)
        before = _FOUNDED_IN.search(text, max(start, token.start - _VERB_REACH), token.start)
        after = _FOUNDED_THEN.match(text, _behind_zone(sentence, token.end), sentence.bounds.end)
        verb = before or after
        if verb is None:
            continue
        day = written(token)
        zone = _founded_zone(sentence, token.start, verb.end())
        if before and _OTHER_FOUNDED.match(text, token.end):
            continue  # 始建于1952年的|某医院
        if day is None or zone is None or _OTHER_BODY.search(text, start, verb.start()):
            continue
        said = text[after.start("verb") : after.end()] if after else text[verb.start("verb") : verb.end("verb")]
        low, high = min(verb.start(), token.start), max(verb.end(), token.end)
        yield Event(
            span=Span(low, high),
            rule="event/establishment",
            kind="establishment",
            date=day,
            zone=zone,
            name=said.strip("的"),
        )


def _body_of_year(sentence: Sentence, token: TimeToken) -> Iterator[Event]:
    """某某创新中心于2014年5月成立: a body that is no company."""
    verb = _FOUNDED_ON.match(sentence.text, token.end, sentence.bounds.end)
    if verb is None:
        return
    body = _BODY_FOUNDED.search(sentence.text, max(0, sentence.clause_start(token.start) - 1), token.start)
    if body and sentence.status(token.start) == "actual":
        yield Event(
            span=Span(body.start("name"), verb.end()),
            rule="event/establishment",
            kind="establishment",
            date=written(token),
            zone=zone_at(sentence, verb.end()),
            name=body["name"],
        )


def _behind_zone(sentence: Sentence, at: int) -> int:
    """Give where the verb may stand behind a time: behind a zone named between (2018年12月，|某高新区|升级为国家级高新区)."""
    comma = at + sentence.text.startswith(("，", ","), at)
    for place in within(sentence.places, comma, comma + 1):
        if isinstance(place.mention, Zone) and sentence.text.startswith(words_of("becoming"), place.end):
            return place.end
    return at


def _founded_zone(sentence: Sentence, at: int, end: int) -> str | None:
    """Give the zone that came to be: the one behind 的 (2003年设立的|某工业园区), else the one in force, but not its forerunner."""
    if sentence.text.startswith("的", end):
        behind = within(sentence.places, end + 1, end + 2)
        return zone_at(sentence, behind[0].end) if behind else None
    if "前身" in sentence.text[sentence.bounds.start : at]:
        return zone_at(sentence, sentence.text.index("前身", sentence.bounds.start))
    return zone_at(sentence, at)
