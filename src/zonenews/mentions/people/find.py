"""People and their titles: posts and callings lead to names, names lead to their other mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter

import attrs

from zonenews._codegen import constructor
from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.article.items import Item, LaterItems, parted
from zonenews.grammar.gazetteer import Gazetteer, starts_of
from zonenews.grammar.patterns import pattern
from zonenews.lexicon import default_lexicon
from zonenews.lexicon.familiar import load_familiar
from zonenews.lexicon.surnames import surnames
from zonenews.lexicon.titles import titles
from zonenews.lexicon.word_classes import word_set
from zonenews.mentions.people.found import Found
from zonenews.mentions.people.lists import bare_lists, captions, listed_name, plain_surnames
from zonenews.mentions.people.names import (
    closure,
    is_han,
    is_word,
    looks_given,
    read_called,
    read_name,
    starts_with,
    surname_length,
)
from zonenews.mentions.people.repeats import repeats, short_forms
from zonenews.mentions.people.titles import (
    body_before,
    ends_in_body,
    ends_in_joint,
    ends_in_title,
    junction_re,
    split_titles,
    title_that_ends_at,
    titles_before,
)
from zonenews.text.normalize import normalize
from zonenews.text.records import Mention, anchored
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Person(Mention):
    """A person the text names.

    Attributes:
        name: the whole name, also where the text says 毛大爷 only.
        titles: posts and callings in the order written; those of the person's first titled mention where this one has none.
        person: the number of the person in this text, in order of first mention; equal for mentions of one person.
    """

    name: str
    titles: tuple[str, ...] = ()
    person: int


_SPOKEN_RE = pattern("{told}|{leading_party}")
_PLACED = tuple("省市州县区旗镇乡村局厅")


def find_people(text: str) -> tuple[Person, ...]:
    """Find the people a text names, with their titles.

    Args:
        text: raw text, however noisy; any `str`.

    Returns:
        Mentions in order of appearance, without overlap, their spans covering the names and counting in `text`; empty
        where nobody is named. Reporters and editors of bylines are not among them.

    >>> [(person.name, person.titles) for person in find_people("临港区委书记、管委会主任李振华，区长王磊分别带队。")]
    [('李振华', ('临港区委书记', '管委会主任')), ('王磊', ('区长',))]
    >>> find_people("高新区出台方案，和平路周边环境改善。")
    ()
    """
    normal = normalize(text)
    return anchored(scan_people(normal.text, items=LaterItems(normal.text)), normal)


def scan_people(text: str, *, items: Sequence[Item] = ()) -> tuple[Person, ...]:
    """Find people in normal text: `find_people` with spans that count in `text`.

    Args:
        text: normal text.
        items: the articles in the text: a surname with a title, a bare name and its titles are those of their own article. The text is one
            article where there are none.
    """
    found: dict[int, Found] = {}
    for match in junction_re().finditer(text):
        if word := title_that_ends_at(text, match.end()):
            _after_title(text, word, match.end(), found)
    for at in _apart_places(text):
        _apart(text, at, found)
    for edge in starts_of(text, "（", "("):
        _before_bracket(text, edge, found)
    short = _before_titles(text, found)
    for match in _SPOKEN_RE.finditer(text):
        _speaker(text, match.start(), found)
    for end in starts_of(text, "代表", "委员"):
        _delegate(text, end, found)
    bare_lists(text, found)
    captions(text, found)
    if not found:
        return ()
    items = items or (Item(0, len(text)),)
    repeats(text, found, items)
    if short:
        short_forms(short, found, items)
    return _people(text, found.values(), items)


def _after_title(text: str, word: str, edge: int, found: dict[int, Found]) -> None:
    """A name right after a title that ends at `edge`, and the names joined to it."""
    loaded = titles()
    at = edge
    is_post = word in loaded.posts
    if text[at : at + 1] in _BLANKS or (is_post and text[at : at + 1] in ("：", ":")):
        at += 1
        at += is_post and text[at : at + 1] in _BLANKS
    end = read_name(text, at, trusted=is_post) or read_called(text, at) or (_spaced_end(text, at) if is_post else None)
    if end is None or at in found or (at > edge and closure(text, end) < 3) or _begins_region(text, at, end):
        return
    if text[at:end] in surnames().words and (closure(text, end) < 3 or text[at:end] in _ADVERBS):
        return  # 代表|党和国|家, 总书记|曾经|指出; 新闻发言人|高峰|表示 is one
    if text.startswith(_OFFICES, at) or (word == "同志" and text[at] == "任"):
        return  # 会计|师事务所, 同志任江西省委书记
    if text[end - 1] in _TOWN_ENDS or (text[at] == "和" and text[at + 1 : at + 3] in load_familiar()):
        return  # 房山区|长阳镇, 代表和|嘉宾
    if at == edge and (title_that_ends_at(text, at + 1) or len(starts_with(text, at - 1, "titles") or "") > 1):
        return  # 会计 inside 总会计师, 副总 before 农艺师
    given = titles_before(text, edge, found) if word not in loaded.cues else (word,) if word in loaded.leaders else ()
    name = text[at:end] if text[at] < "{" else "".join(text[at:end].split())
    written, closed = _bracketed(text, end)
    held = (written or given) if word in loaded.leaders else (given or written)  # 市领导李岚（副市长）
    found[at] = Found(at, end, name, held, "person/title-name")
    shared = given if word in loaded.plural or word in loaded.leaders or word.startswith("副") else ()
    _joined(text, closed, shared, found)


_BLANKS = (" ", "\u3000")
_ADVERBS = ("曾经", "尤其")
"""Words that look like names and stand right before a verb of speech."""
_OFFICES = ("师事务", "事务所")
"""What makes a firm of the calling before it: 律师|事务所."""
_TOWN_ENDS = frozenset("镇乡县区")


def _begins_region(text: str, at: int, end: int) -> bool:
    """Whether what was read as a name is the beginning of a region's: 张家|界."""
    names = default_lexicon().regions.by_name.keys()
    return text[at : end + 1] in names or text[at : end + 2] in names


def _spaced_end(text: str, at: int) -> int | None:
    """Where a name of two characters ends that a list spaces to the width of three: 何 敏."""
    end = at + 3
    spaced = text[at + 1 : at + 2] in (" ", "\u3000") and surname_length(text, at) == 1
    return end if spaced and looks_given(text[at + 2 : end]) and closure(text, end) == 3 else None


def _apart_places(text: str) -> list[int]:
    """Where a name may stand that something keeps apart from its title: a bracket, or 的; or a name behind an age."""
    firsts = plain_surnames()
    closed = [at + 1 for at in starts_of(text, ")", "）") if text[at + 1 : at + 2] in firsts]
    owned = [match.end() for match in _owned_re().finditer(text)]
    return sorted([*closed, *owned]) if closed else owned


@cache
def _owned_re() -> re.Pattern[str]:
    """的 behind an age, or behind the last character of many titles."""
    firsts = "".join(sorted(plain_surnames()))
    return compiled(f"的(?<=[岁长记任裁理人席]的)(?=[{firsts}])")


def _apart(text: str, at: int, found: dict[int, Found]) -> None:
    """A plain name behind an age, or behind a title and a bracket or 的."""
    edge = at - 1
    if text[edge] != "的":
        edge = max(text.rfind("(", max(0, at - 12), at), text.rfind("（", max(0, at - 12), at))
    aged = text[at - 2 : at] == "岁的"
    word = title_that_ends_at(text, edge) if edge > 0 and not aged else None
    if at in found or not (aged or word in titles().posts or word in titles().professions):
        return
    end = read_name(text, at, trusted=False)
    if end is not None and not is_word(text, at) and (aged or closure(text, end) == 3):
        given = () if aged else titles_before(text, edge, found)
        found[at] = Found(at, end, text[at:end], given, "person/title-apart")


_ASIDE_RE = lazy("[（(][一-鿿]{1,6}[)）](?=[、和])")
"""What a list says of one of its names besides posts: 李岚（正县级）、王磊."""
_BRACKET_RE = lazy(r"[（(]([一-鿿、，,]{2,60})[)）]")


def _bracketed(text: str, edge: int) -> tuple[tuple[str, ...], int]:
    """The titles in a bracket that opens at `edge`, and where it ends; none, and `edge`, where it opens none or holds anything else."""
    match = _BRACKET_RE.match(text, edge) if text[edge : edge + 1] in ("（", "(") else None
    if match is None or not ends_in_title(match[1]):
        return (), edge
    written = [part for part in re.split("[、，,]", match[1]) if part and part not in titles().asides]
    if not all(map(ends_in_title, written)):
        return (), edge
    return tuple(title for part in written for title in split_titles(part)), match.end()


def _before_bracket(text: str, edge: int, found: dict[int, Found]) -> None:
    """A plain name whose titles stand in the bracket that opens behind it: 王立新（副区长、园区管委会主任）."""
    titles_given, _ = _bracketed(text, edge)
    if not titles_given:
        return
    for size in (3, 2, 4):
        at = edge - size
        family = surname_length(text, at) if at >= 0 else 0
        if not family or not 1 <= size - family <= 2 or is_word(text, at) or text[at] in surnames().rare:
            continue
        free = not is_han(text[at - 1 : at] or "。") or ends_in_joint(text, at)
        if free and at not in found and looks_given(text[at + family : edge]):
            found[at] = Found(at, edge, text[at:edge], titles_given, "person/name-bracket")
            return


def _joined(text: str, end: int, shared: tuple[str, ...], found: dict[int, Found]) -> None:
    """Names joined to one that ends at `end`, by 、 or 和, each with the posts in its bracket or those of all: 县领导李岚、王磊（县委书记）、张彬."""
    while text[end : end + 1] and text[end] in "、和与及":
        at = end + 1
        following = listed_name(text, at)
        if following is None or at in found:
            return
        written, end = _bracketed(text, following)
        if aside := _ASIDE_RE.match(text, end):
            end = aside.end()
        found[at] = Found(at, following, text[at:following], written or shared, "person/list")


def _before_titles(text: str, found: dict[int, Found]) -> list[tuple[str, int, int]]:
    """Names right before titles and honorifics; gives the places where a surname alone stands before one."""
    short: list[tuple[str, int, int]] = []
    edge = 0
    for start, end, _ in _behind().scan(text):
        if start >= edge and not text.startswith(_OFFICES, end):  # 华海|律师|事务所
            _before_title(text, start, end, found, short)
            edge = end
    return short


@cache
def _behind() -> Gazetteer[None]:
    """Titles and honorifics that stand behind a name."""
    return Gazetteer(dict.fromkeys(sorted(titles().behind | titles().honorifics)))


def _before_title(text: str, end: int, stop: int, found: dict[int, Found], short: list[tuple[str, int, int]]) -> None:
    """A name right before a title or an honorific, `text[end:stop]`: 李振华书记, 王磊先生; a surname alone is kept for later."""
    loaded = titles()
    word = text[end:stop]
    if surname_length(text, end - 1) and not is_han(text[end - 2 : end - 1] or "。"):
        short.append((text[end - 1], end - 1, stop))
        return
    if not looks_given(text[end - 1 : end]):
        return
    if text[end - 4 : end - 2] in surnames().tibetan and text[end - 2 : end] in surnames().tibetan:
        found.setdefault(end - 4, Found(end - 4, end, text[end - 4 : end], (word,), "person/name-title"))
        return
    sizes = (4, 3, 2) if surname_length(text, max(end - 4, 0)) == 2 else (3, 2, 4)
    for size in sizes:
        at = end - size
        if at < 0 or at in found or not all(map(is_han, text[at:end])):
            continue
        family = surname_length(text, at)
        if (
            not family
            or family >= size
            or (size == 4 and family == 1)
            or is_word(text, at)
            or (family == 1 and text[at] in surnames().rare)
        ):
            continue
        given = text[at + family : end]
        if not looks_given(given) or not surnames().never_given.isdisjoint(given):
            continue
        free = not is_han(text[at - 1 : at] or "。") or ends_in_joint(text, at)
        body = "" if free else body_before(text, at, word)
        if not free and (_runs_on(text, at, word) or (size == 2 and not _names_body(body))):
            continue
        if word[0] in _PLACED and ((size == 2 and not body) or _cuts_region(text, end)):
            continue
        held = () if word in loaded.honorifics else (body + word,)
        found[at] = Found(at, end, text[at:end], held, "person/name-title")
        return


def _runs_on(text: str, at: int, word: str) -> bool:
    """Whether what stands before a name without a break shows that it is none: 担|任亚信主席国, 新|华社以总书记."""
    if text[at] in _ENDS_WORD and text[at - 1 : at + 1] in load_familiar():
        return True
    return not (word in word_set("honorific") or ends_in_body(text, at, word))


_ENDS_WORD = frozenset("任华方成时江海商云关")
"""Surnames that end common words: 担任, 新华, 南方."""
_SHORTEST_BODY = 3
"""How many characters a body has at least behind which a name of two characters may stand: 招商局|王磊."""


def _names_body(body: str) -> bool:
    """Whether a body before a short name is one beyond doubt: of three characters or more, or a committee (区委)."""
    return len(body) >= _SHORTEST_BODY or (len(body) == _SHORTEST_BODY - 1 and body[1] == "委")


def _cuts_region(text: str, end: int) -> bool:
    """Whether the title's first character ends the name of a region: 柳河县|长青路."""
    names = default_lexicon().regions.by_name.keys()
    return any(text[end - size : end + 1] in names for size in (1, 2, 3))


def _speaker(text: str, end: int, found: dict[int, Found]) -> None:
    """A plain name of three characters between punctuation and a verb of speech."""
    at = end - 3
    if at < 0 or surname_length(text, at) != 1 or at in found:
        return
    if is_han(text[at - 1 : at] or "。") and (text[at - 1] != "据" or is_han(text[at - 2 : at - 1] or "。")):
        return
    if text[at] in surnames().rare or is_word(text, at) or not looks_given(text[at + 1 : end]):
        return
    if surnames().never_given.isdisjoint(text[at:end]):
        found[at] = Found(at, end, text[at:end], (), "person/speaker")


_DELEGATE_RE = pattern("(?:代表|委员)(?={delegate_speaking})")


def _delegate(text: str, end: int, found: dict[int, Found]) -> None:
    """A plain name before 代表 or 委员 that speaks: 陈海波代表说."""
    if not _DELEGATE_RE.match(text, end):
        return
    for size in (3, 2):
        at = end - size
        if at < 0 or at in found or is_han(text[at - 1 : at] or "。") or surname_length(text, at) != 1:
            continue
        given = text[at + 1 : end]
        if not is_word(text, at) and text[at] not in surnames().rare and looks_given(given):
            found[at] = Found(at, end, text[at:end], (text[end : end + 2],), "person/name-title")
            return


def _people(text: str, found: Iterable[Found], items: Sequence[Item]) -> tuple[Person, ...]:
    """The records; a mention without titles has those of the person's first mention with some in the same article."""
    people: list[Person] = []
    numbers: dict[str, int] = {}
    edge = 0
    ordered = sorted(found, key=lambda item: (item.start, -item.end))
    for inside in parted(ordered, items, attrgetter("start")):
        held: dict[str, tuple[str, ...]] = {}
        for item in inside:
            if item.titles:
                held.setdefault(item.name, item.titles)
        for item in inside:
            if item.start < edge:
                continue
            edge = item.end
            surface = text[item.start : item.end]
            people.append(
                constructor(Person)(
                    span=Span(item.start, item.end),
                    text=item.name if surface == item.name else surface,
                    rule=item.rule,
                    name=item.name,
                    titles=item.titles or held.get(item.name, ()),
                    person=numbers.setdefault(item.name, len(numbers)),
                )
            )
    return tuple(people)
