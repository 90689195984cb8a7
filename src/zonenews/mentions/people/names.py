"""Names of people at a given place of the text: where one that starts here ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from zonenews._patterns import lazy
from zonenews.lexicon.organizations import load_organizations
from zonenews.lexicon.surnames import surnames
from zonenews.lexicon.titles import titles

DOTS = "·•・‧"
_DOTS = frozenset(DOTS)
_STRONG, _FAIR = 3, 2
_JOINING = ("和", "与", "及", "同")
_PARTICLES = ("任", "兼", "以", "于", "为", "因", "由", "自", "所", "之", "其")


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one of the basic block."""
    return "一" <= char <= "鿿"


def are_han(chars: str) -> bool:
    """Whether all characters are Chinese ones of the basic block."""
    return not chars or (min(chars) >= "一" and max(chars) <= "鿿")


_Starts: TypeAlias = dict[str, tuple[tuple[str, int], ...]]


def _by_start(groups: Iterable[tuple[Iterable[str], int]]) -> _Starts:
    """Words with a value for each group, by their first two characters, group by group and the longest first.

    Those of one character stand by themselves too, for places where no longer word can begin.
    """
    rows = [(word, value) for words, value in groups for word in sorted(words, key=lambda word: (-len(word), word))]
    single = {word for word, _ in rows if len(word) == 1}
    table: dict[str, list[tuple[str, int]]] = {start: [] for start in {word[:2] for word, _ in rows}}
    with_single: dict[str, list[str]] = {}
    for start in table:
        if start[0] in single:
            with_single.setdefault(start[0], []).append(start)
    for row in rows:
        for start in with_single[row[0]] if len(row[0]) == 1 else [row[0][:2]]:
            table[start].append(row)
    return {start: tuple(found) for start, found in table.items()}


@cache
def _words(kind: str) -> _Starts:
    """The words after a name, by their beginnings."""
    loaded = titles()
    words = {
        "speech": loaded.speech,
        "followers": loaded.followers,
        "titles": loaded.posts | loaded.professions | loaded.honorifics,
    }[kind]
    return _by_start([(words, 0)])


def starts_with(text: str, at: int, kind: str) -> str | None:
    """The longest word of a kind that stands at `at`."""
    table = _words(kind)
    for word, _ in table.get(text[at : at + 2]) or table.get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return word
    return None


def is_speech(text: str, at: int) -> bool:
    """Whether a verb that only people do stands at `at`."""
    return starts_with(text, at, "speech") is not None


def closure(text: str, at: int) -> int:
    """How surely a name that ends at `at` is whole: 3 by punctuation or a verb of speech, 2 by a common follower, else 0."""
    return _closing(text, at)[0]


def _closing(text: str, at: int) -> tuple[int, int]:
    """The closure of a name that ends at `at`, and the length of the word that gives it."""
    after = text[at : at + 2]
    if not after[:1].isalnum():
        return _STRONG, 0
    if not is_han(after[0]):
        return _FAIR, 0
    table = _closers()
    for word, strength in table.get(after) or table.get(after[0], ()):
        if text.startswith(word, at):
            return (strength, len(word)) if word not in _JOINING or is_han(after[1:] or "。") else (0, 0)
    return 0, 0


@cache
def _closers() -> _Starts:
    """The words that close a name: verbs of speech before other followers, those before titles."""
    loaded = titles()
    return _by_start(
        [
            (loaded.speech, _STRONG),
            (loaded.followers, _FAIR),
            (loaded.posts | loaded.professions | loaded.honorifics, _FAIR),
        ]
    )


def read_name(text: str, at: int, *, trusted: bool) -> int | None:
    """Where the name that starts at `at` ends.

    Args:
        text: normal text.
        at: where the name would start.
        trusted: whether a post stands right before it, so that unusual names count too.

    Returns:
        The end, or `None` where no name starts.
    """
    dotted = _dotted(text, at, trusted=trusted)
    if dotted:
        return dotted
    size = surname_length(text, at)
    if not trusted and (not size or (size == 1 and text[at] in surnames().rare)):
        return None
    if size and starts_with(text, at + size, "titles"):  # 王主任
        return None
    best = _chinese(text, at, size, trusted=trusted) if size else None
    if best:
        return best
    if trusted:
        latin = _LATIN_RE.match(text, at)
        if latin:
            return latin.end()
        foreign = _foreign(text, at)
        if foreign:
            return foreign
        if size:
            return _guess(text, at, size)
    return None


def read_called(text: str, at: int) -> int | None:
    """Where the name after a calling ends: a plain or Tibetan name, even where nothing closes it."""
    known = surnames()
    if text[at : at + 2] in known.tibetan and text[at + 2 : at + 4] in known.tibetan:
        return at + 4
    if surname_length(text, at) != 1 or text[at] in known.rare or is_word(text, at):
        return None
    if starts_with(text, at + 1, "titles"):
        return None
    end = at + 3
    given = text[at + 1 : end]
    if len(given) < 2 or not _may_be_given(given):
        return None
    closed = _closing(text, end)
    return end if looks_given(given) or (closed[0] >= _FAIR and closed[1] != 1) else None


def surname_length(text: str, at: int) -> int:
    """How long the surname at `at` is; 0 where there is none."""
    first = text[at : at + 1]
    if first in _long_firsts():
        known = surnames()
        for size in (4, 3, 2):
            word = text[at : at + size]
            if word in known.double or word in known.japanese:
                return size
    return 1 if first in surnames().single else 0


@cache
def _long_firsts() -> frozenset[str]:
    return frozenset(word[0] for word in surnames().double | surnames().japanese)


def is_word(text: str, at: int) -> bool:
    """Whether an everyday word that only looks like a name starts at `at`."""
    words = surnames().words
    return text[at : at + 2] in words or text[at : at + 3] in words


def looks_given(given: str) -> bool:
    """Whether all characters are common in given names."""
    return bool(given) and surnames().given.issuperset(given)


def _may_be_given(given: str) -> bool:
    """Whether characters can be a given name at all: no particles, and not 陈女士, 王局长, 杨老."""
    if not are_han(given) or not surnames().never_given.isdisjoint(given) or given in _called():
        return False
    return given not in load_organizations().trades or looks_given(given)  # 柳河长|隆制药


@cache
def _called() -> frozenset[str]:
    """What calls somebody politely behind a surname: 王总 is no whole name."""
    return titles().honorifics | titles().posts | set("老总工某导姐哥叔婶姨")


def _chinese(text: str, at: int, size: int, *, trusted: bool) -> int | None:
    """The end of a Chinese name: two given characters where that closes well, else one."""
    known = surnames()
    common = size > 1 or text[at] not in known.rare
    word = size == 1 and is_word(text, at)
    closed: list[tuple[int, int, int]] = []
    for length in (2, 1):
        end = at + size + length
        given = text[at + size : end]
        if len(given) < length or not _may_be_given(given):
            continue
        strength, reach = _closing(text, end)
        if strength < _FAIR or (word and not (reach and text[end : end + reach] in titles().saying)):
            continue
        if not common and (not trusted or (strength < _STRONG and (reach < 2 or text[at] in _JOINING))):
            continue
        if looks_given(given) or (trusted and common):
            closed.append((end, strength, reach))
    if len(closed) < 2:
        return closed[0][0] if closed else None
    (longer, strength, reach), (shorter, _, shorter_reach) = closed
    cuts_word = shorter_reach > 1 and shorter_reach > reach
    joined = text[shorter] in _JOINING + _PARTICLES and strength < _STRONG
    return shorter if cuts_word or joined else longer


def _guess(text: str, at: int, size: int) -> int | None:
    """The likeliest end of a name after a post, by its characters alone."""
    if size == 1 and (is_word(text, at) or text[at] in surnames().rare):
        return None
    for length in (2, 1):
        given = text[at + size : at + size + length]
        if len(given) == length and looks_given(given) and _may_be_given(given):
            return at + size + length
    return None


_LATIN_RE = lazy(r"[A-Z][a-z]{1,14}(?: (?:[A-Z]\.|[A-Z][a-z]{1,14}(?:-[A-Z][a-z]+)?)){1,3}(?![A-Za-z])")
_DOTTED_RE = lazy(rf"(?:[一-鿿]{{1,8}}[{DOTS}]){{1,4}}(?=[一-鿿])")


def _dotted(text: str, at: int, *, trusted: bool) -> int | None:
    """The end of a name with a middle dot: 马库斯·韦伯, 阿依古丽·买买提."""
    if _DOTS.isdisjoint(text[at + 1 : at + 9]):
        return None
    match = _DOTTED_RE.match(text, at, at + 40)
    if not match:
        return None
    letters = surnames().transliteration
    if not trusted and not letters.issuperset(re.sub(f"[{DOTS}]", "", match[0])):
        return None
    return _foreign_run(text, match.end(), least=1) or None


def _foreign(text: str, at: int) -> int | None:
    """The end of a transliterated name without a dot, where what follows shows that it is whole."""
    if starts_with(text, at, "followers") or is_speech(text, at) or is_word(text, at):
        return None
    return _foreign_run(text, at, least=2)


def _foreign_run(text: str, at: int, *, least: int) -> int | None:
    """The longest end of a run of transliterated characters after which the text closes a name."""
    letters = surnames().transliteration
    run = at
    while run < len(text) and run - at < 8 and text[run] in letters:
        run += 1
    return next((end for end in range(run, at + least - 1, -1) if closure(text, end) >= _FAIR), None)
