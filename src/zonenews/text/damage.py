"""Damage: characters that careless conversion lost, put back where that is sure, reported in any case."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from zonenews._data import load_toml, load_tsv
from zonenews._patterns import lazy
from zonenews.text.pinyin import HAS_TONE, LETTER, characters_read, toned_syllable
from zonenews.text.script import is_traditional, to_simplified

_HAN = "\u3400-\u9fff"
_LOST = "?？\ufffd"
# The reading of a lost character is still there: 營?yè)收 was 營業(yè)收.
_READING_LEFT = lazy(rf"[{_LOST}]{HAS_TONE}({LETTER}{{1,7}})[)）]")
# Of two bytes the second is still there, as an ASCII sign, and the reading: 學(xué) became W(xué), for 學 is 8C 57 in GBK.
_BYTE_LEFT = lazy(rf"[(（](?<=[A-Za-z@\[\\\]^_`{{|}}~][(（]){HAS_TONE}({LETTER}{{1,7}})[)）]")
# A dash between two numbers before a unit: 60?80个.
_DASH_LOST = lazy(rf"[?\ufffd](?<=[0-9%].)(?=[0-9][0-9.,]{{0,9}}[%‰℃{_HAN}])")
_NUMBER_BEFORE = lazy(r"(?:^|[^A-Za-z0-9=/&._%,-])[0-9][0-9.,]{0,9}%?$")
# Quotation marks around a name: 开展?百日攻坚?行动. Only where the text is damaged elsewhere, and nothing asks.
_QUOTES_LOST = lazy(rf"(?<![{_LOST}])\?([{_HAN}0-9A-Za-z+]{{2,12}})\?(?![{_LOST}])")
_SIGN_LOST = lazy(rf"(?<=[{_HAN}])\?(?=[{_HAN}])")
_ASKS = lazy("[吗嗎呢么麼何谁誰哪几幾吧怎啥否咋]|是不是|能不能|有没有|有沒有|多少|为什|為什")
_UNREADABLE = lazy("\ufffd+|(?:锟斤拷)+|(?:烫烫)+")
_CLAUSE = 16  # so far back a question may begin
MOST = 1000  # so many reports say enough


class Patch(NamedTuple):
    """A damaged range, what to write there, and what to tell the reader."""

    start: int
    end: int
    text: str
    message: str


def find_damage(text: str) -> list[Patch]:
    """Find the damage of a text that pinyin was stripped from, sorted and without overlaps."""
    found = [*_bytes_left(text)] if _has(text, ")）") else []
    if _has(text, _LOST):
        found += (*_readings_left(text), *_dashes_lost(text))
    if not found:
        return []
    found += (*_quotes_lost(text), *_signs_lost(text))
    out: list[Patch] = []
    for patch in sorted(found, key=lambda patch: (patch.start, -patch.end)):
        if not out or patch.start >= out[-1].end:
            out.append(patch)
    return out


def find_unreadable(text: str) -> Iterator[Patch]:
    """Find what stands for characters that cannot be had back; it stays as it is."""
    if not any(sign in text for sign in ("\ufffd", "锟斤拷", "烫烫")):
        return
    for match in islice(_UNREADABLE.finditer(text), MOST):
        yield Patch(match.start(), match.end(), match[0], "characters were lost here before the text came")


def _has(text: str, signs: str) -> bool:
    return any(sign in text for sign in signs)


def _readings_left(text: str) -> Iterator[Patch]:
    before, char = 0, ""
    for match, after in pairwise((*_READING_LEFT.finditer(text), None)):
        if match and (syllable := toned_syllable(match[1])):
            start, end = match.span()
            left = char if char and start == before else text[start - 1 : start]
            right = characters_read(toned_syllable(after[1])) if after and after.start() == end else text[end : end + 1]
            char = _by_word(left, syllable, right) or _by_shift(left, syllable, right)
            before = end
            yield Patch(start, end, char or text[start], _message(match[1], char))


def _bytes_left(text: str) -> Iterator[Patch]:
    before = 0
    for match in _BYTE_LEFT.finditer(text):
        start = match.start() - 1
        syllable = toned_syllable(match[1])
        if not syllable or (start > before and text[start - 1].isascii() and text[start - 1] not in "?;\n"):
            continue
        before = match.end()
        char = _by_byte(text[start], syllable)
        start -= bool(char and start and text[start - 1] in _LOST)
        yield Patch(start, match.end(), char or text[match.start() - 1], _message(match[1], char))


def _message(reading: str, char: str) -> str:
    return f"a character read {reading} was lost" + (f" and put back as {char}" if char else "")


def _dashes_lost(text: str) -> Iterator[Patch]:
    for match in _DASH_LOST.finditer(text):
        start = match.start()
        if _NUMBER_BEFORE.search(text[max(0, start - 12) : start]):
            yield Patch(start, match.end(), "-", "a sign between two numbers was lost and is read as a dash")


def _quotes_lost(text: str) -> Iterator[Patch]:
    for match in _QUOTES_LOST.finditer(text):
        if not _ASKS.search(text, max(0, match.start() - _CLAUSE), match.end()):
            yield Patch(*match.span(), f"“{match[1]}”", "signs around a name were lost and are read as quotation marks")


def _signs_lost(text: str) -> Iterator[Patch]:
    for match in _SIGN_LOST.finditer(text):
        if not _ASKS.search(text, max(0, match.start() - _CLAUSE), match.start()):
            yield Patch(*match.span(), "?", "a character or sign was lost here")


@lru_cache(maxsize=1 << 12)
def _by_word(left: str, syllable: str, right: str | frozenset[str]) -> str:
    """The one character with that reading that makes a known word with a neighbour, or nothing."""
    left, rights = to_simplified(left), _simplified(right)
    found = {
        word[place]
        for place in (0, 1)
        for word in _words()
        if word[place] in characters_read(syllable) and (word[1] in rights if place == 0 else word[0] == left)
    }
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=1 << 12)
def _by_shift(left: str, syllable: str, right: str | frozenset[str]) -> str:
    """The one character that fits a reading made where the bytes were read one too late.

    Of 新擔當, in GBK D0C2 93FA AE94, the bytes C2 93 were taken for 聯, and its reading lián was put in: 新?lián)?dāng). So the lost
    character begins with the byte that follows the last byte of 新 in some character read lian, and 担当 is a word.
    """
    tail = _gbk(left)[1:]
    leads = {_gbk(char)[1:] for char in characters_read(syllable) if tail and _gbk(char)[:1] == tail}
    rights = _simplified(right)
    found = {
        word[0]
        for word in _words()
        if word[1] in rights and any(_gbk(old)[:1] in leads for old in _traditional(word[0]))
    }
    return found.pop() if len(found) == 1 else ""


def _simplified(chars: str | frozenset[str]) -> str:
    return to_simplified("".join(chars))


@cache
def _traditional(char: str) -> tuple[str, ...]:
    return tuple(row[0] for row in load_tsv("t2s_characters.tsv", ("traditional", "simplified")) if row[1] == char)


@lru_cache(maxsize=1 << 12)
def _by_byte(tail: str, syllable: str) -> str:
    """The one Traditional character with that reading whose second byte in GBK is `tail`, or nothing; rare ones are passed over."""
    found = [char for char in characters_read(syllable) if is_traditional(char) and _gbk(char)[1:] == tail.encode()]
    found = [char for char in found if len(_gbk(to_simplified(char))) == 2] if len(found) > 1 else found
    return found[0] if len(found) == 1 else ""


def _gbk(char: str) -> bytes:
    try:
        return char.encode("gbk")
    except UnicodeEncodeError:
        return b""


@cache
def _words() -> frozenset[str]:
    return frozenset("".join(load_toml("lost_words.toml")["words"]).split())
