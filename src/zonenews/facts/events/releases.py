"""Documents and rankings that are issued, in 《》 or without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.events.build import build_event
from zonenews.facts.events.days import is_dated
from zonenews.facts.records import Event
from zonenews.grammar.patterns import pattern
from zonenews.mentions.policies import Policy

_ISSUED_AFTER = pattern(
    r"(?:[（(][^（()）\n]{0,30}[）)])?(?:{lately}|同步|同时|已|也|正式|于[^，,。；;]{2,12}|由[^，,。；;]{2,20}|[，,])*(?:{issuing}|实施|施行)"
)
_ISSUED_BEFORE = pattern(
    r"(?:{issuing}|审议通过|表决通过|通过)(?:[^，,。；;《]|《[^》]{2,60}》(?:[（(][^（()）\n]{0,30}[）)]|(?![（(][^（()）\n]{0,30}[）)])))*$"
)
_UNTITLED = pattern(r"{publishing}(?:了)?(?P<name>[^，,。；;《》的]{2,30}?(?:{issued}))(?=[，,。；;]|$)")
_LATELY = pattern("{lately}")
_UNQUOTED = pattern(
    r"(?:印发|出台)(?:了|实施)?(?P<name>[^，,。；;《》]{3,40}?(?:{document_kind}|通知))(?=[，,。；;]|$)"
)
_NAMED_FIRST = pattern(
    r"(?:^|[，,。；;：:\n）)])[ 　]*(?P<name>[^，,。；;：:《》\n]{5,40}?(?:{document_kind}|{ranking}))(?:（试行）)?(?:{lately}|已|正式){0,2}{issued_verb}(?=[，,。；;：:]|了|$)"
)
_REFERRED_TO = pattern(r"(?:{going_back_to}|[0-9]{4}年[^，,。；;]{0,6})[^，,。；;《]{0,12}(?:{issuing})的$")
"""按照2016年出台的《…》: an older document that another one goes back to."""
_RECENT = pattern("{lately}|今年|本月")
_DRAFT = lazy("草案|送审稿|讨论稿")
_ISSUER_REACH = 30
"""Characters of the name of who issues at most."""


def releases(sentence: Sentence, policies: Sequence[Policy]) -> Iterator[Event]:
    """印发《若干措施》; 《若干措施》日前发布; 公布第六批示范区名单."""
    for policy in policies:
        start, end = policy.span
        before = sentence.text[sentence.clause_start(start) : start]
        older = _REFERRED_TO.search(before) and not _RECENT.search(before)
        if older or _DRAFT.search(sentence.text, start, end):
            continue
        after = _ISSUED_AFTER.match(sentence.text, end, sentence.bounds.end)
        if _NOW_ISSUED.match(sentence.text, end, sentence.bounds.end):
            signed = _signed_on(sentence.text, sentence.bounds.end)
            for event in build_event(sentence, "release", start, end, policy.title):
                yield event if event.date or signed is None else attrs.evolve(event, date=signed)
        elif after and not _ISSUED_BEFORE.search(before):
            yield from build_event(sentence, "release", start, after.end(), policy.title)
        elif _ISSUED_BEFORE.search(before):
            yield from build_event(sentence, "release", start, end, policy.title)
    low, high = sentence.bounds.start, sentence.bounds.end
    match = _UNTITLED.search(sentence.text, low, high)
    if match and (
        is_dated(sentence, match.start())
        or _LATELY.search(sentence.text, low, match.start())
        or _issuer_before(sentence, match.start())
    ):
        yield from build_event(sentence, "release", match.start(), match.end(), match["name"])
    for found in (_UNQUOTED, _NAMED_FIRST):
        for match in found.finditer(sentence.text, low, high):
            yield from build_event(sentence, "release", match.start("name"), match.end(), match["name"])


_NOW_ISSUED = lazy("[，,]?(?:已|业)经?[^。；;\n]{2,40}[，,]现(?:将其)?(?:予以?|正式)?(?:印发|发布|公布)")
"""《某措施》|已经县政府同意，现印发给你们."""
_SIGNATURE = lazy(
    "[^\n]{0,60}\n(?:[^\n]{0,60}\n){0,3}?[ 　]*(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[ 　]*(?:\n|$)"
)
"""The day below the name of who issues."""


def _signed_on(text: str, at: int) -> str | None:
    """Give the day of the signature below a sentence, or `None`."""
    told = _SIGNATURE.match(text, at)
    return f"{told['year']}-{int(told['month']):02}-{int(told['day']):02}" if told else None


def _issuer_before(sentence: Sentence, at: int) -> bool:
    """Whether a body or a place stands right before a verb of issuing, so that it is told who did it: 云州市|发布…排名."""
    return any(token.end == at for token in within(sentence.places, at - _ISSUER_REACH, at))
