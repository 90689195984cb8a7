"""Events: what took place: signings, ground-breakings, completions, meetings, inspections, foundings, releases, shows.

| form | example |
|---|---|
| an occasion that is held | 5月8日，某区召开项目推进会 |
| projects, and a verb of signing, starting or finishing | 6个项目集中签约 |
| a document, and a verb of issuing | 印发《若干措施》 |
| a body or zone, and a verb of founding | 某某研究院揭牌 |
| somebody who inspects | 区委书记带队督查重大项目 |

What is only planned or called for is no event. An event told in the title and again in the article is one event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

import attrs

from zonenews._patterns import lazy, longest_first, tree
from zonenews._ready import compiled
from zonenews.discourse.reading import ArticleReading, find_facts
from zonenews.discourse.same import is_short_for, told_before
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.triggers import sentences_with
from zonenews.facts.events.build import CEREMONIES, build_event
from zonenews.facts.events.days import is_dated, month_of
from zonenews.facts.events.foundings import foundings, foundings_of_years
from zonenews.facts.events.releases import releases
from zonenews.facts.links import linking
from zonenews.facts.records import Event
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import EventKind, load_actions
from zonenews.lexicon.word_classes import kept_by_words, word_set, words_of
from zonenews.mentions.policies import Policy
from zonenews.text.published import Published
from zonenews.text.spans import Span

_HELD_AFTER = pattern(r"(?:{lately_or_duly}|（[^（）]{2,10}）|在[^，,。；;]{2,24})*(?:{held})")
_MAY_BE_HELD = lazy("举[行办]|召开|[开闭启落]幕|在|届|[0-9]{4}")
"""What a sentence tells of an occasion has one of these."""
_NO_OCCASION_NOUN = pattern("{behind_occasion}|第[一二三四五六七八九十0-9]+次")
_OCCASION_END = ("会", "节", "赛", "周")
_BEGINS_OCCASION = pattern("{begins_occasion}|第[一二三四五六七八九十0-9]+届|[0-9]{4}")
"""举办甲对话、|国际医学论坛: what the name of the next occasion begins with."""
_AT_OCCASION = lazy(r"(?:、[^，,。；;]{2,40}?会)?[^，,。；;、]{0,8}(?<!社)会?议?[上中]")
_NO_OCCASION = pattern(
    "距离?第|主题的[^，,。；;]{0,8}会$|(?:主题的?[^，,。；;]{0,4}|[千百]场[^，,。；;]{0,8}|.*等[^，,。；;0-9]{0,6}|{any_occasion})(?:{any_occasion}|活动|和)*(?:{occasion_noun})$"
)
"""What is no occasion by itself: 相关会议; 距第三届博览会开幕还有30天."""
_NO_NAME = pattern(
    r".*(?:期[^，,。；;的]{1,3}[天日]的|[着为向把被她他我并]|{taking_part}的|(?:{office})在|{attending})"
)
_NUMBERED = lazy(r"第[一二三四五六七八九十0-9]+届|[0-9]{4}(?:年|[^0-9年])")
_GATHERING = lazy(r"(?:仪式|活动)(?=[，,。；;]|$|在|上)")
_NO_CEREMONY = pattern(r"[率后前的额工建时]|手续|{no_ceremony}|[^，,。；;]{0,4}(?:一批|条件|目标|率)")
_AGREED = pattern(r"(?:{signing})了?(?:[^，,。；;《》]{0,24}|《[^》\n]{0,24})(?:{agreement})》?(?!额|金额|总)")
_UNDATED = lazy("签[约下署订]|集中|现场")
"""What a ceremony without a day has beside its verb."""
_PARTIES = lazy("[与和同]")
_BEFORE_NOW = pattern("{long_since}|多[家所个国]|[0-9一二三四五六七八九十两百][余多]?[家所个]")
"""What says that an agreement is one of many, or long made."""
_HABIT = pattern("{habitual}")
"""许多米厂每年开春前就和农户|签订收购协议, 定期|召开调度会: what is done time and again, and not on one day."""
_EDITIONS = lazy("[0-9一二三四五六七八九十两]{1,3}[届次场期]")
"""举办|3届云博会: how often it was held."""
_SIGNING_LEAD = pattern("[，, 　]*(?:{signing_lead})+")
"""What stands before who signs: |还|签署…, |承认它|与…签订…."""
_CEREMONY_LEAD = pattern(r"(?:[0-9]{1,2}月[0-9]{1,2}日|在[^，,。；;]{2,30})?(?:{ceremony_adverb})*$", may_be_empty=True)
_SET_OFF = lazy(r"启动(?:了|建设)?(?=[0-9一二三四五六七八九十百]+[个项][^，,。；;0-9]{0,12}(?:项目|工程))")
_NOUN_REACH = 24
"""How many characters at its end tell whether a subject has ceremonies."""
_LEAD_REACH = 60
"""How far before its verb the lead of a ceremony begins at most, so that a clause without an end costs no more."""
_SUBJECT = pattern(r"(?:{ceremony_subject}|[一二三]期)[）)”]?$")
_THIS_TIME = pattern("(?:{this_time}|活动|现场)")
"""此次|98个项目集中开工: what the occasion told before was."""
_AT_TOLD = pattern("在{this_time}[^，,。；;]{0,6}活动[上中]")
"""某高新区3个项目在本次活动中|签约: a part of what was told before."""
_ONE_CLAUSE = 4
"""举行竣工仪式，|80个项目集中竣工: so near the one tells the other."""
_COUNTED = lazy(r"(?:[0-9]+|[一二三四五六七八九十百]+)[余多]?[个项][^，,。；;0-9]{0,16}(?:项目|工程)$")
_BROUGHT_ABOUT = lazy(r"(?:推动|推进|促成)[^，,。；;0-9]{0,12}[0-9]+[余多]?[个项][^，,。；;0-9]{0,16}(?:项目|工程)$")
"""推动|12个项目|签约: what somebody has worked for over months, and no ceremony."""
_INSPECTS = pattern(
    r"(?:{going_to_see})[^。；;]{0,24}?(?:{inspecting})(?!组|团|点|队|报告|活动|[^，,。；;]{0,10}(?:讲话|精神|指示))"
)
_INSPECTOR = pattern("{office}")
_SAID = pattern("{saying}")


def find_events(raw: str, *, published: Published = None) -> tuple[Event, ...]:
    """Find the events of a text.

    Args:
        raw: any text, however noisy; spans of the result count in it.
        published: the reference date for year-less times: a date, a datetime or an ISO 8601 string.

    Returns:
        The events in text order; empty where nothing is said to have taken place.

    >>> [event] = find_events("5月8日，青石湖高新区举行二季度重点项目集中签约仪式。", published="2024-05-09")
    >>> event.kind, event.date, event.name
    ('signing', '2024-05-08', '二季度重点项目集中签约仪式')
    >>> find_events("力争三季度开工。")
    ()
    """
    return find_facts(raw, published, linking(scan_events))


def scan_events(reading: ArticleReading) -> tuple[Event, ...]:
    """Find the events of a normal text.

    Args:
        reading: the normal text with its mentions; spans count in it.

    Returns:
        The events, by the place of their first mention, those of the title merged into those of the article; empty where
        nothing is said to have taken place.
    """
    events: list[Event] = []
    titled: list[Event] = []
    for sentence, places in sentences_with(reading, _places(reading)):
        told = list(_events(sentence, places))
        if told and sentence.is_title:
            events += titled
            titled = told
        elif told:
            start, end, _ = sentence.bounds
            inside = [person.name for person in reading.people if start <= person.span.start < end]
            names = tuple(dict.fromkeys(inside))
            for event in told:
                titled = [title for title in titled if title.kind != event.kind]
                _add(events, attrs.evolve(event, participants=names) if names else event)
    return tuple(sorted([*events, *titled], key=lambda event: event.span))


def _places(reading: ArticleReading) -> list[tuple[int, str | Policy]]:
    """Give where the readers of events may find something: the words they hang on, and the documents in 《》."""
    places: list[tuple[int, str | Policy]] = [(match.start(), match[0]) for match in _hint_re().finditer(reading.text)]
    documents = [(policy.span.start, policy) for policy in reading.policies if "《" in policy.text]
    return sorted([*places, *documents], key=itemgetter(0)) if documents else places


def _events(sentence: Sentence, places: Sequence[tuple[int, str | Policy]]) -> Iterator[Event]:
    """Give the events of a sentence; each stretch of text tells one."""
    told: list[Span] = []
    words: list[str] = []
    documents: list[Policy] = []
    for _, place in places:
        if isinstance(place, str):
            words.append(place)
        else:
            documents.append(place)
    for reader, hints in _readers() if words else ():
        for event in () if hints.isdisjoint(words) else reader(sentence):
            if not any(event.span.overlaps(span) for span in told):
                told.append(event.span)
                yield event
    if documents or not word_set("issue_hint").isdisjoint(words):
        yield from releases(sentence, documents)


def _occasions(sentence: Sentence) -> Iterator[Event]:
    """5月8日，某区召开项目推进会; 某某签约仪式在某地举行; 在某某大会上."""
    if _MAY_BE_HELD.search(sentence.text, sentence.bounds.start, sentence.bounds.end) is None:
        return
    actions = load_actions()
    ends: set[int] = set()
    for noun in actions.noun_re.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        kind = actions.nouns[noun[0]]
        if _NO_OCCASION_NOUN.match(sentence.text, noun.end()) or (
            kind == "exhibition" and _OF_CEREMONY.match(sentence.text, noun.end())
        ):
            continue  # 人民大会|堂, 全会|精神, 人民代表大会|第五次会议, 2019华东博览会|重点项目签约仪式
        start = _behind_done(sentence, _occasion_start(sentence, noun.start()), noun.start())
        holding = list(actions.holding_re.finditer(sentence.text, start, noun.start()))
        ends.add(noun.end())
        mark = sentence.text.rfind("、", holding[-1].end(), noun.start()) if holding else -1
        if mark in ends or (mark >= 0 and _begins_occasion(sentence, start, mark)):
            start = mark + 1  # 举办甲对接会、|乙大会等活动
        elif holding:
            start = holding[-1].end() + sentence.text.startswith(("了", "的"), holding[-1].end())
        elif sentence.text[start : start + 1] == "在" and _AT_OCCASION.match(sentence.text, noun.end()):
            start += 1
        elif not _is_held(sentence, noun.end()):
            numbered = _NUMBERED.search(sentence.text, start, noun.start())
            if kind != "exhibition" or numbered is None:
                continue
            start = numbered.start()
        lead = _NO_NAME.match(sentence.text, start, noun.start())
        start = lead.end() if lead else start
        name = sentence.text[start : noun.end()].strip("了的在，, 　、")
        name = name[1:] if name.startswith("“") and "”" not in name else name
        named = len(name) > len(noun[0]) + 1 or (holding and len(noun[0]) > 2 and is_dated(sentence, start))
        if named and not _is_no_occasion(sentence, start, name):
            yield from build_event(
                sentence, _kind_of(name) or kind if kind == "meeting" else kind, start, noun.end(), name
            )


_OF_CEREMONY = pattern("[^，,。；;、]{0,14}(?:{ceremony_verb})(?:仪式|活动)")
_HELD_BEFORE = ("奠基", "召开", "揭牌")


def _behind_done(sentence: Sentence, start: int, noun: int) -> int:
    """Give where the name of an occasion starts behind what is told before it in a row: 台商工业园奠基、|产业对接大会召开."""
    mark = sentence.text.rfind("、", start, noun)
    return mark + 1 if mark >= 0 and sentence.text.endswith(_HELD_BEFORE, start, mark) else start


def _is_no_occasion(sentence: Sentence, start: int, name: str) -> bool:
    """Whether what is named is held time and again, or counted, or no occasion by itself."""
    habit = _HABIT.search(sentence.text, sentence.clause_start(start), start)
    return habit is not None or (_EDITIONS.match(name) or _NO_OCCASION.match(name)) is not None


def _begins_occasion(sentence: Sentence, start: int, mark: int) -> bool:
    """Whether the name of the next occasion begins behind a mark of a list: 举办甲对话、|国际医学论坛, but not 甲区、|乙区推介会."""
    at = mark + 1
    if sentence.text.endswith(_OCCASION_END, start, mark) or _BEGINS_OCCASION.match(sentence.text, at):
        return True
    beside = [(place.start, place.end) for place in within(sentence.places, at - _PLACE_REACH, at + 1)]
    return any(start == at for start, _ in beside) and all(end != at - 1 for _, end in beside)


_PLACE_REACH = 30
"""Characters of the name of a place at most."""


def _is_held(sentence: Sentence, at: int) -> bool:
    """Whether an occasion that ends at an offset is said to be held; a day may stand before the verb (对接会9日闭幕)."""
    day = within(sentence.times, at, at + 1)
    return _HELD_AFTER.match(sentence.text, day[0].end if day else at, sentence.bounds.end) is not None


def _gatherings(sentence: Sentence) -> Iterator[Event]:
    """某区举行二季度集中签约活动: a ceremony that says in its name what it is for."""
    for match in _GATHERING.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        start = _occasion_start(sentence, match.start())
        holding = list(
            load_actions().holding_re.finditer(sentence.text, sentence.clause_start(match.start()), match.start())
        )
        start = holding[-1].end() if holding else start
        name = sentence.text[start : match.end()].strip("了的在，, 　")
        kind = _kind_of(name)
        if kind and (holding or _is_held(sentence, match.end())):
            yield from build_event(sentence, kind, start, match.end(), name)


def _kind_of(name: str) -> EventKind | None:
    """Tell what a ceremony is for by the verb in its name, unless it calls itself a meeting; of two occasions the first counts."""
    name = name.partition("暨")[0] if "仪式暨" in name else name
    if name.endswith(("会", "会议", "论坛")) and not name.endswith(("大会", "仪式")):
        return None
    if name.endswith(words_of("work_meeting")):
        return None
    return next((kind for word, kind in load_actions().occasions.items() if word in name), None)


def _occasion_start(sentence: Sentence, noun: int) -> int:
    """Give where the name of an occasion starts: at its clause, or after the day before it."""
    start = sentence.clause_start(noun)
    for token in within(sentence.times, start, noun):
        if token.end <= noun and (token.mention.kind == "date" or (token.start == start and month_of(token))):
            start = token.end
    return start


def _agreements(sentence: Sentence) -> Iterator[Event]:
    """启动100项重点项目; 甲与乙签署战略合作协议."""
    for match in _SET_OFF.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        if is_dated(sentence, match.start()):
            yield from build_event(sentence, "groundbreaking", match.start(), match.end(), None)
    for match in _AGREED.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        between = sentence.text[sentence.clause_start(match.start()) : match.start()]
        if _HABIT.search(between) or sentence.status(match.start()) != "actual":
            continue
        if is_dated(sentence, match.start()) or (_PARTIES.search(between) and not _BEFORE_NOW.search(between)):
            start = _occasion_start(sentence, match.start())
            lead = _SIGNING_LEAD.match(sentence.text, start)
            start = lead.end() if lead else start
            yield from build_event(
                sentence, "signing", start, match.end(), sentence.text[start : match.end()].strip("，, 　）)")
            )


def _ceremonies(sentence: Sentence) -> Iterator[Event]:
    """6个项目集中签约; 某某项目在某地奠基; 启动100项重点项目."""
    if not sentence.times and _UNDATED.search(sentence.text, sentence.bounds.start, sentence.bounds.end) is None:
        return
    yield from _agreements(sentence)
    told = ""  # what the event before it is of: 某机场2011年6月开工建设，|2014年6月18日正式通航
    for match in load_actions().verb_re.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        kind = load_actions().verbs[match[0]]
        if kind not in CEREMONIES or _NO_CEREMONY.match(sentence.text, match.end()):
            continue
        if _AT_TOLD.search(sentence.text, sentence.clause_start(match.start()), match.start()):
            continue
        start, subject = _subject(sentence, match.start())
        inherited = told if not subject else ""
        subject = subject or inherited
        if not _SUBJECT.search(subject, max(0, len(subject) - _NOUN_REACH)) or re.search(
            r"[%％]|累计|率$|随着|^[为继]", subject
        ):
            continue
        if _BROUGHT_ABOUT.search(subject) and "集中" not in sentence.text[match.start() - 4 : match.end()]:
            continue
        gathered = "集中" in sentence.text[match.start() - 4 : match.end()] or "现场" in match[0]
        counted = _COUNTED.search(subject) and "签约" in match[0]
        if (gathered or counted or is_dated(sentence, match.start())) and sentence.status(match.start()) == "actual":
            name = sentence.text[start : match.end()].strip("，, 　")
            told = subject
            if inherited:
                start, name = match.start(), f"{inherited}{match[0]}"
            yield from build_event(sentence, kind, start, match.end(), name)


def _subject(sentence: Sentence, verb: int) -> tuple[int, str]:
    """Give where the subject of a verb starts, and the subject; a day may stand between them (某工程6月5日送电)."""
    start = _occasion_start(sentence, verb)
    lead = _CEREMONY_LEAD.search(sentence.text, max(start, verb - _LEAD_REACH), verb)
    end = lead.start() if lead else verb
    if start == end:
        days = [token for token in within(sentence.times, sentence.clause_start(verb), start) if token.end == start]
        start, end = (sentence.clause_start(verb), days[-1].start) if days else (start, end)
        if not days and sentence.text.startswith("在", start) and sentence.text[start - 1 : start] in {"，", ","}:
            start, end = sentence.clause_start(start - 1), start - 1  # 某某项目，|在某村奠基
    return start, sentence.text[start:end].removesuffix("于")


def _inspections(sentence: Sentence) -> Iterator[Event]:
    """区委书记带队督查重大项目: an official has to be named before the verb."""
    for match in _INSPECTS.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        before = sentence.text[max(sentence.bounds.start, match.start() - 300) : match.start()]
        if _INSPECTOR.search(before) and not _SAID.search(before):
            yield from build_event(sentence, "inspection", match.start(), match.end(), None)
            return


@kept_by_words
def _readers() -> tuple[tuple[Callable[[Sentence], Iterator[Event]], frozenset[str]], ...]:
    """Give the readers, each with the words without one of which it finds nothing."""
    nouns = frozenset(("发布会", *(noun[-2:] for noun in load_actions().nouns)))  # 发布 alone would pass for an issue
    return (
        (_occasions, nouns),
        (_gatherings, word_set("held")),
        (_ceremonies, word_set("ceremony_hint")),
        (foundings, word_set("founding_hint")),
        (foundings_of_years, word_set("founding_hint")),
        (_inspections, word_set("inspecting")),
    )


@kept_by_words
def _hint_re() -> re.Pattern[str]:
    """Give a pattern of all words that readers hang on; its first two characters are looked at before the words are tried."""
    words = longest_first(word_set("issue_hint").union(*(hints for _, hints in _readers())))
    first, second = ("".join(sorted({word[place] for word in words})) for place in (0, 1))
    return compiled(f"(?=[{first}][{second}]){tree(words)}")


def _add(events: list[Event], event: Event) -> None:
    """Add an event, or fill the empty slots of the one told before."""
    for place in told_before(len(events)):
        known = events[place]
        if _same(known, event):
            names = ("date", "zone", "name")
            empty = {name: getattr(event, name) for name in names if getattr(known, name) is None}
            people = tuple(dict.fromkeys(known.participants + event.participants))
            events[place] = attrs.evolve(known, participants=people, **empty)
            return
    events.append(event)


def _same(one: Event, other: Event) -> bool:
    if one.kind != other.kind or (None not in (one.date, other.date) and one.date != other.date):
        return False
    if one.name is None or other.name is None:
        return True
    short, full = sorted((one.name, other.name), key=len)
    if one.kind in CEREMONIES and (one.date is not None and one.date == other.date):
        return True
    near = (
        other.span.start - one.span.end < _ONE_CLAUSE
        and _COUNTED.search(other.name, 0, other.name.find("集中")) is not None
    )
    again = one.kind in CEREMONIES and other.date is None and (near or _THIS_TIME.match(other.name) is not None)
    return again or is_short_for(short, full)
