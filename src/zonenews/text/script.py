"""Script: which script a text is in, and Traditional turned Simplified as OpenCC's t2s does it, at table speed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from zonenews._data import data_bytes, load_toml, load_tsv
from zonenews._patterns import lazy
from zonenews._ready import compiled, derived

Script: TypeAlias = Literal["Hans", "Hant", "Mixed"]
"""ISO 15924 codes for Simplified and Traditional Han; `Mixed` where paragraphs differ."""

_COLUMNS = ("traditional", "simplified")
_CLAUSE_END = lazy("[\n。]")


def detect_script(text: str) -> Script:
    r"""Tell which script a text is written in.

    Each paragraph is judged by the characters that belong to one script only. A paragraph counts as Traditional as soon as a quarter
    of its evidence is, since half-converted pages are common and Simplified text has no such characters but in a rare name.

    Args:
        text: any text; injected pinyin does not matter.

    Returns:
        `Hans`, `Hant`, or `Mixed` where paragraphs differ. `Hans` where nothing tells.

    >>> detect_script("魯西新區"), detect_script("鲁西新区"), detect_script("魯西新區\n鲁西新区")
    ('Hant', 'Hans', 'Mixed')
    >>> detect_script("乾隆年间"), detect_script("")
    ('Hans', 'Hans')
    """
    return _judged(text).script


def to_simplified(text: str) -> str:
    """Turn Traditional text Simplified, with OpenCC's t2s dictionaries.

    Beyond t2s, 著 becomes 着 where it is the particle (乘著, but 著名), 乾 stays in personal names (林乾學), and a few characters that only
    Taiwan and Hong Kong use are converted too. Of paragraphs that are Simplified already only the characters are converted that
    Simplified script does not have (海口綜合保税区). The length does not change.

    Args:
        text: any text.

    Returns:
        The Simplified text; the same object when there was nothing to convert.

    The tables are OpenCC's TSCharacters and TSPhrases (Apache-2.0).

    >>> to_simplified("乘著新時代的東風，乾隆年間的著名建築")
    '乘着新时代的东风，乾隆年间的著名建筑'
    >>> to_simplified("瞭望塔上看着乾隆年间的著名建筑")
    '瞭望塔上看着乾隆年间的著名建筑'
    """
    return simplified(text, strict=False)[0]


def simplified(text: str, *, strict: bool = True) -> tuple[str, Script]:
    """Convert the Traditional paragraphs of a text, and tell its script.

    Args:
        text: any text.
        strict: leave a text without any surely Traditional character as it is: 乾 or 著 alone prove nothing.
    """
    verdict = _judged(text)
    if verdict.script == "Hans" and (strict or verdict.simplified):
        return _without_strays(text), "Hans"
    if not verdict.simplified:
        return _converted(text), verdict.script
    return "\n".join(map(_paragraph, text.split("\n"), verdict.traditional)), verdict.script


class _Verdict(NamedTuple):
    script: Script
    traditional: tuple[bool, ...]  # for each paragraph, whether to convert it; empty where all are alike
    simplified: bool  # whether any paragraph is Simplified by evidence


def _judged(text: str) -> _Verdict:
    """Weigh the evidence of each paragraph; one without any goes with the majority of characters."""
    evidence = _evidence()
    if not evidence.traditional.search(text):
        return _Verdict("Hans", (), simplified=bool(evidence.simplified.search(text)))
    if not evidence.simplified.search(text):
        return _Verdict("Hant", (), simplified=False)
    counts = [evidence.weigh(paragraph) for paragraph in text.split("\n")]
    majority = 2 * sum(old for old, _ in counts) >= sum(new for _, new in counts)
    judged = tuple(3 * old >= new if old or new else majority for old, new in counts)
    kinds = {verdict for verdict, (old, new) in zip(judged, counts, strict=True) if old or new}
    script: Script = "Mixed" if len(kinds) > 1 else "Hant" if True in kinds else "Hans"
    return _Verdict(script, judged, simplified=False in kinds)


def _paragraph(text: str, traditional: bool) -> str:  # noqa: FBT001 - called by map
    return _converted(text) if traditional else _without_strays(text)


def _without_strays(text: str) -> str:
    """Convert the characters of a Simplified paragraph that only Traditional script has: 海口綜合保税区."""
    strays = _strays()
    if strays.places.search(text):
        text = _patched(text, [(match.start(), strays.names[match[0]]) for match in strays.places.finditer(text)])
    return text.translate(strays.characters) if _evidence().traditional.search(text) else text


def _converted(text: str) -> str:
    """Convert characters, then mend the phrases that read otherwise, then decide each 著 and 乾."""
    tables, strays = _tables(), _strays()
    out = text.translate(tables.characters)
    if tables.pivots.search(text):
        out = _patched(out, list(_phrases(text, tables)))
    if "著" in out:
        out = _patched(out, list(_particles(out)))
    if "乾" in text:
        out = _patched(out, list(_named(text, out)))
    if strays.places.search(text):
        out = _patched(out, [(match.start(), strays.names[match[0]]) for match in strays.places.finditer(text)])
    return out


def _named(text: str, out: str) -> Iterator[tuple[int, str]]:
    """Each 乾 of a text that is part of a personal name: 縣長林乾學, 書記陳學乾."""
    names = _names()
    place = text.find("乾")
    while place >= 0:
        if out[place] == "干" and names.given(out, place):
            yield place, "乾"
        place = text.find("乾", place + 1)


def is_traditional(char: str) -> bool:
    """Whether a character belongs to Traditional script only."""
    return bool(_evidence().traditional.match(char))


@cache
def sign_chars() -> str:
    """The characters one of which stands in every text that converting changes: Traditional ones, and variants in names of places."""
    firsts = {name[0] for name in load_toml("zhu.toml")["places"]} - set(traditional_chars())
    return traditional_chars() + "".join(sorted(firsts))


@cache
def traditional_chars() -> str:
    """The characters that belong to Traditional script only.

    A key of the conversion is not surely Traditional when GB 2312 has it too (乾, 著) or the conversion itself can give it.
    """
    made_from = data_bytes("t2s_characters.tsv") + data_bytes("t2s_phrases.tsv")
    return str(derived("traditional", (__name__,), made_from, _find_traditional))


def _find_traditional() -> str:
    pairs = load_tsv("t2s_characters.tsv", _COLUMNS)
    given = set("".join(new for _, new in (*pairs, *load_tsv("t2s_phrases.tsv", _COLUMNS))))
    old = {
        key for key, _ in pairs if key <= "\uffff" and key not in given and (key == "後" or not _encodes(key, "gb2312"))
    }
    return "".join(sorted(old))


def t2s(text: str) -> str:
    """OpenCC's t2s and nothing more: what the equality tests compare."""
    tables = _tables()
    return _patched(text.translate(tables.opencc), list(_phrases(text, tables)))


def _phrases(text: str, tables: _Tables) -> Iterator[tuple[int, str]]:
    """Where a phrase reads otherwise than its characters, and how; clauses without such a character are skipped."""
    done = 0
    for pivot in tables.pivots.finditer(text):
        if pivot.start() < done:
            continue
        start = max(done, text.rfind("\n", done, pivot.start()) + 1, text.rfind("。", done, pivot.start()) + 1)
        end = _CLAUSE_END.search(text, pivot.end())
        done = end.start() if end else len(text)
        for match in tables.phrases.finditer(text, start, done):
            yield match.start(), tables.readings[match[0]]


def _patched(text: str, patches: list[tuple[int, str]]) -> str:
    """Overwrite places of a text with strings of the same length."""
    if not patches:
        return text
    out: list[str] = []
    end = 0
    for start, piece in patches:
        out += (text[end:start], piece)
        end = start + len(piece)
    return "".join((*out, text[end:]))


def _particles(text: str) -> Iterator[tuple[int, str]]:
    """Each 著 of converted text that is the particle 着, or the verb of 着手: all but those in words of writing and fame."""
    words = _zhu()
    place = text.find("著")
    while place >= 0:
        kept = text[max(0, place - 1) : place + 1] in words.ends and not text.endswith(
            words.verbs, max(0, place - 2), place
        )
        kept = kept or _names().author(text, place)
        if not kept and words.starts.match(text, place):
            kept = not text.endswith(words.carriers, max(0, place - 4), place)
        if not kept:
            yield place, "着"
        place = text.find("著", place + 1)


class _Evidence(NamedTuple):
    traditional: re.Pattern[str]
    simplified: re.Pattern[str]

    def weigh(self, text: str) -> tuple[int, int]:
        return len(self.traditional.findall(text)), len(self.simplified.findall(text))


class _Tables(NamedTuple):
    characters: dict[int, int]
    opencc: dict[int, int]
    pivots: re.Pattern[str]  # characters that some phrase reads otherwise than the character table
    phrases: re.Pattern[str]
    readings: dict[str, str]


class _Zhu(NamedTuple):
    ends: frozenset[str]
    verbs: tuple[str, ...]
    starts: re.Pattern[str]
    carriers: tuple[str, ...]


class _Identity(dict[int, int]):
    """A translation table that learns the characters it leaves alone: str.translate is twice as fast on those it finds."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


@cache
def _evidence() -> _Evidence:
    """The characters that belong to one script only; a result is not surely Simplified when Big5 has it too (台, 后)."""
    pairs = load_tsv("t2s_characters.tsv", _COLUMNS)
    new = {value for _, value in pairs if value <= "\uffff" and not _encodes(value, "big5")}
    new -= {key for key, _ in pairs}
    return _Evidence(*(compiled(f"[{chars}]") for chars in (traditional_chars(), "".join(sorted(new)))))


@cache
def _tables() -> _Tables:
    characters = {row[0]: row[1] for row in load_tsv("t2s_characters.tsv", _COLUMNS)}
    readings = {row[0]: row[1] for row in load_tsv("t2s_phrases.tsv", _COLUMNS)}
    pivots = {
        old
        for key, value in readings.items()
        for old, new in zip(key, value, strict=True)
        if characters.get(old, old) != new
    }
    tails: dict[str, list[str]] = {}
    for key in sorted(readings, key=len, reverse=True):
        tails.setdefault(key[0], []).append(key[1:])
    phrases = "|".join(f"{head}(?:{'|'.join(rest)})" for head, rest in tails.items())
    opencc = _Identity({ord(key): ord(value) for key, value in characters.items()})
    regional = {ord(key): ord(value) for key, value in load_toml("zhu.toml")["variants"].items()}
    return _Tables(
        _Identity(opencc | regional), opencc, compiled(f"[{''.join(sorted(pivots))}]"), compiled(phrases), readings
    )


class _Strays(NamedTuple):
    characters: dict[int, int]
    places: re.Pattern[str]
    names: dict[str, str]


@cache
def _strays() -> _Strays:
    table = load_toml("zhu.toml")
    kept, names = table["strays"]["keep"], table["places"]
    known = {row[0]: row[1] for row in load_tsv("t2s_characters.tsv", _COLUMNS)}
    characters = {ord(old): ord(known[old]) for old in traditional_chars() if old not in kept}
    return _Strays(_Identity(characters), compiled("|".join(names)), dict(names))


class _Names(NamedTuple):
    """Where personal names stand, told by surnames and what is around them; places count in converted text."""

    surnames: frozenset[str]
    posts: frozenset[str]
    dry_after: frozenset[str]
    dry_before: frozenset[str]

    def given(self, text: str, place: int) -> bool:
        """Whether a character is the first or second of a given name."""
        following, before = text[place + 1 : place + 2], text[place - 1 : place]
        if following and following in self.dry_after:
            return False
        at = place - 1
        if before in self.surnames and self.begins(text, at):
            return (
                text[at - 1 : at] in self.posts if at and not following.isalpha() else following.isalpha()
            )  # 梅乾、柿乾
        return (
            before not in self.dry_before
            and text[place - 2 : place - 1] in self.surnames
            and self.begins(text, place - 2)
        )

    def author(self, text: str, place: int) -> bool:
        """Whether 著 is a given name or says who wrote: 記者 王著, 王明 著."""
        if text[place + 1 : place + 2].isalpha() and place + 1 < len(text) and text[place + 1] not in "报文":
            return False
        before = text[place - 1 : place]
        if before.isspace() or (before in self.surnames and self.begins(text, place - 1)):
            return True
        behind = text[place + 1 : place + 2]
        return not behind.isalpha() and any(
            text[at : at + 1] in self.surnames and self.begins(text, at) for at in (place - 2, place - 3) if at >= 0
        )

    def begins(self, text: str, place: int) -> bool:
        """Whether a name can begin at a place."""
        if place <= 0:
            return place == 0
        before = text[place - 1]
        return not before.isalpha() or before in self.posts


@cache
def _names() -> _Names:
    table = load_toml("zhu.toml")["names"]
    surnames = load_toml("surnames.toml")["single"]
    return _Names(
        frozenset(surnames) - {"\n"},
        frozenset(table["posts"]),
        frozenset(table["dry_after"]),
        frozenset(table["dry_before"]),
    )


@cache
def _zhu() -> _Zhu:
    words = load_toml("zhu.toml")
    starts = "|".join(sorted(words["starts"], key=len, reverse=True))
    unlike = "|".join(words["unlike"])
    return _Zhu(
        frozenset(words["ends"]),
        tuple(words["verbs"]),
        compiled(f"(?!{unlike})(?:{starts})"),
        tuple(words["carriers"]),
    )


def _encodes(char: str, encoding: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False
