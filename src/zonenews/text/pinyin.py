"""Pinyin: the readings a script converter put in brackets after characters, told from brackets the author wrote."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from zonenews._data import data_bytes, load_tsv
from zonenews._patterns import lazy
from zonenews._ready import derived

# Vowels with tone marks, with the breves and the script ɑ and ɡ that stand in for some letters, and combining marks.
_TONED = "āáǎăàēéěĕèīíǐĭìōóǒŏòūúǔŭùǖǘǚǜńňǹḿềếê"
LETTER = f"[a-zA-ZüÜɑɡ{_TONED}{_TONED.upper()}\u0300-\u030c]"
HAS_TONE = f"(?=[a-zA-ZüÜɑɡ]{{0,4}}[{_TONED}{_TONED.upper()}]|[a-zA-ZüÜɑɡ]{{1,5}}[\u0300-\u030c])"
_STAND_INS = str.maketrans({"ă": "ǎ", "ĕ": "ě", "ĭ": "ǐ", "ŏ": "ǒ", "ŭ": "ǔ", "ɑ": "a", "ɡ": "g"})
_MARKS = frozenset("\u0300\u0301\u0304\u030c")  # grave, acute, macron, caron: the four tones
_UMLAUT = "\u0308"

# A bracket after a Han character, holding nothing but letters; several in a row belong to one character. Where a blank stands
# between, only a tone mark will do. The class that opens the pattern lets the search skip quickly; what stands before is looked at then.
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPEN, _CLOSE = r"[(（\[【〔]", r"[)）\]】〕]"
_OPENING = "(（【[〔"
_SPELLING = rf" ?{LETTER}(?:{LETTER}|[ '’]){{0,40}}[1-5]? ?{_CLOSE}"
INJECTED = lazy(
    rf"([ (（\[【〔](?:(?<=[{_HAN}]{_OPEN})|(?<=[{_HAN}] ){_OPEN}{HAS_TONE}){_SPELLING}(?:{_OPEN}{_SPELLING})*)"
)
_BRACKET = lazy(rf"{_OPEN}([^)）\]】〕]+?)[1-5]? ?{_CLOSE}")
_LICENCE = 3  # so many sure injections make weaker ones of the same text believable
_NO_WORDS = frozenset(
    {"a", "e", "o", "m", "n", "ng", "hng"}
)  # list letters and unit signs, too short to prove anything


def strip_pinyin(text: str) -> str:
    """Take out pinyin that was injected after characters.

    A bracket goes when it holds one valid syllable with a tone mark, or without one a reading of the very character before it.
    Brackets the author wrote stay: `(GDP)`, `(pm)`, `(A股)`. So does a toneless syllable that is no reading of the character.

    Args:
        text: any text, Traditional or Simplified.

    Returns:
        The text without injected pinyin; the same object when there was none.

    The readings are pypinyin's (MIT), without tones.

    >>> strip_pinyin("長清大學城(經(jīng)開區(qū))建設(shè)")
    '長清大學城(經開區)建設'
    >>> strip_pinyin("地区生产总值(GDP)，下午3点(pm)，数(shu)据")
    '地区生产总值(GDP)，下午3点(pm)，数据'
    """
    pieces = split_pinyin(text)
    return "".join(pieces[::2]) if pieces else text


def split_pinyin(text: str) -> list[str]:
    """Cut a text into pieces, by turns kept and taken out; no pieces where nothing is to be taken out."""
    pieces = INJECTED.split(text) if any(sign in text for sign in _OPENING) else ()
    if len(pieces) <= 1:
        return []
    doubtful = [place for place in range(1, len(pieces), 2) if not _is_reading(pieces[place - 1][-1], pieces[place])]
    if doubtful:
        licensed = len(pieces) // 2 - len(doubtful) >= _LICENCE
        pieces = _kept(pieces, {place: _injected(pieces[place - 1], pieces[place], licensed) for place in doubtful})
    return pieces if len(pieces) > 1 else []


def toned_syllable(spelling: str) -> str:
    """Give a valid syllable with a tone mark as its toneless letters, anything else as the empty string.

    >>> toned_syllable("lǜ"), toned_syllable("Guó"), toned_syllable("guo"), toned_syllable("café")
    ('lv', 'guo', '', '')
    """
    base, toned = _spelt(spelling)
    return base if toned and base in _characters() else ""


def characters_read(syllable: str) -> str:
    """All characters that can be read as a toneless syllable."""
    return _characters().get(syllable, "")


@lru_cache(maxsize=1 << 16)
def _is_reading(char: str, brackets: str) -> bool:
    """Whether each bracket after a character holds one syllable that is surely its reading."""
    return all(_is_syllable(char, spelling.strip()) for spelling in _BRACKET.findall(brackets))


def _injected(before: str, brackets: str, licensed: bool) -> int:  # noqa: FBT001 - a plain fact about the text
    """How many code points of the brackets after a text are injected."""
    end = 0
    for match in _BRACKET.finditer(brackets):
        spelling = match[1].strip()
        if not (_is_syllable(before[-1], spelling) or _is_likely(before, spelling, licensed)):
            break
        end = match.end()
    return end


def _is_syllable(char: str, spelling: str) -> bool:
    base, toned = _spelt(spelling)
    characters = _characters().get(base)
    if characters is None:
        return False
    if toned and len(base) > 1:
        return True
    return char in characters and (toned or (spelling.islower() and base not in _NO_WORDS))


def _is_likely(before: str, spelling: str, licensed: bool) -> bool:  # noqa: FBT001
    """Whether a bracket spells a whole word, or, in a text full of injections, a character without known reading."""
    base, toned = _spelt(spelling)
    if toned and len(base) > 1:
        return _spells(before[-8:], base.translate({ord(mark): None for mark in " '’"}))
    if not licensed or not spelling.islower() or base not in _characters():
        return False
    return before[-1] in _characters()[base] or (len(base) > 1 and before[-1] not in _known())


def _spells(word: str, letters: str) -> bool:
    """Whether readings of the last characters of `word`, put together, are exactly `letters`."""
    rests = {letters}
    for char in reversed(word):
        rests = {
            rest.removesuffix(syllable) for rest in rests for syllable in _readings(char) if rest.endswith(syllable)
        }
        if "" in rests or not rests:
            break
    return "" in rests


@lru_cache(maxsize=1 << 12)
def _spelt(spelling: str) -> tuple[str, bool]:
    """Give the toneless lower-case letters of a spelling, ü as v, and whether it had a tone mark."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFC", spelling.lower()).translate(_STAND_INS))
    base = "".join(letter for letter in letters.replace(f"u{_UMLAUT}", "v") if letter not in _MARKS)
    return base, any(mark in letters for mark in _MARKS)


def _kept(pieces: list[str], injected: dict[int, int]) -> list[str]:
    """Give back to the text what follows the injected part of doubtful pieces."""
    out: list[str] = []
    run = [pieces[0]]
    for place in range(1, len(pieces), 2):
        end = injected.get(place, len(pieces[place]))
        if end:
            out += ("".join(run), pieces[place][:end])
            run.clear()
        run += (pieces[place][end:], pieces[place + 1])
    return [*out, "".join(run)]


@cache
def _characters() -> dict[str, str]:
    """The characters of each syllable, Traditional ones with the readings of their Simplified form; few each, so that a string does for a set."""
    made_from = b"".join(map(data_bytes, ("pinyin.tsv", "t2s_characters.tsv", "t2s_phrases.tsv")))
    found: dict[str, str] = derived("syllables", (__name__,), made_from, _characters_by_syllable)
    return found


def _characters_by_syllable() -> dict[str, str]:
    columns = ("traditional", "simplified")
    variants = {"着": ["著"]}
    for key, value in (*load_tsv("t2s_characters.tsv", columns), *load_tsv("t2s_phrases.tsv", columns)):
        for old, new in zip(key, value, strict=True):
            variants.setdefault(new, []).append(old)
    rows = load_tsv("pinyin.tsv", ("syllable", "characters"))
    return {
        syllable: "".join(sorted(set(own).union(*(variants.get(char, ()) for char in own)))) for syllable, own in rows
    }


@cache
def _known() -> frozenset[str]:
    return frozenset().union(*_characters().values())


@lru_cache(maxsize=1 << 12)
def _readings(char: str) -> tuple[str, ...]:
    return tuple(syllable for syllable, characters in _characters().items() if char in characters)
