"""Pieces: the lines of a page, cut further where a line holds more than one thing, each with what it looks like by itself."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise

import attrs

from zonenews._patterns import lazy, longest_first
from zonenews._ready import compiled
from zonenews.article.bylines import FOREIGN, LONG_LINE, Item, byline_items
from zonenews.article.flat import is_flat, unflattened
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.article import page_words

_EDGES = ' \t\r\u3000\xa0-—_·•●■▪◆◇►▶▲*>»›|｜/#+.。:：,、★☆→←~【】[]()（）<>《》“”"「」'
_NUMBERED_LICENCE_RE = lazy(r"(?:ICP[备证]|网安备|许可证)[号:：\s]{0,3}[0-9A-Z]{4,}")
_SPACES = (
    r"\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # \s, which makes a search for a class slow
)
_MORE = ("更多", "MORE", "More", "more", ">", "»")
_BRACKETS = frozenset("【[(（<《")
_CLOCK_RE = pattern(r"(?:您好[,，！!]?)?{clock_lead}[\s:：]{0,2}(?:[0-9]{4}|星期|农历)")
_SHEET_RE = lazy(r"第?\s?[A-Z]?[0-9]{1,3}\s?版|第[A-Z0-9一二三四五六七八九十]{1,4}版")
_CRUMBS_RE = lazy(r"[^>»›。！？\n]{1,30}(?:\s?(?:->|>>|[>»›])\s?[^>»›。！？\n]{0,40}){1,8}")
_CRUMB_SIGNS = frozenset(">»›")
_ENDS, _CLOSING = frozenset("！？!?；;：:"), '”’」』）)】"'
_SENTENCE_RE = lazy(rf"(?:[，,；;][^，,；;]{{1,60}}[，,；;]?|.{{24}})[！？!?；;：:][{_CLOSING}]*\Z")
_TOKENS_RE = lazy(r"[^\s|｜>»›/·•【】\[\]()（）,，、:：→#-]+")
_NUMBER_RE = lazy(r"[0-9.,%+]+")
_CODE_RE = lazy(r"[\s(（]*[A-Z]{1,4}[0-9]{1,6}[\s)）]*")
_ADDRESS_SIGNS = frozenset(".@#")
_ADDRESS_RE = lazy(r"(?:https?://)?(?:www|m|wap)\.[A-Za-z0-9.-]+|[A-Za-z0-9_.-]{1,40}[@#][A-Za-z0-9.-]{3,40}")


@attrs.define
class Piece:
    """A line, or a part of one.

    Attributes:
        start: where it begins.
        end: where the next piece begins; white space behind it belongs to it.
        at: where its first character that is no white space stands.
        text: its characters without white space at the ends.
        kind: what it is by itself, later what it is on this page; `None` where it may be anything.
        opens: whether a list of foreign things starts here.
        items: its byline items, if it is a byline.
        line: where the line starts that the items count in.
    """

    start: int
    end: int
    at: int
    text: str
    kind: str | None = None
    opens: bool = False
    items: tuple[Item, ...] = ()
    line: int = 0

    prose: bool = False

    @property
    def is_truncated(self) -> bool:
        """Whether it breaks off with an ellipsis."""
        return self.text.rstrip('”"』」').endswith(("…", "..."))


def reads_as_prose(text: str) -> bool:
    """Whether a line reads as running text: it has whole sentences or many commas, and is Chinese."""
    size, ended = len(text), text[-1:] == "。"
    if size < (8 if ended else 15) or (size < 80 and "。" not in text and not _is_sentence(text)):
        return False
    if size < 400 and not ended and text.rstrip('”"』」').endswith(("…", "...")):
        return False
    sample = text[:200]
    return len(sample.encode("ascii", "ignore")) * 3 < len(sample) * 2


def _is_sentence(text: str) -> bool:
    """Whether a line without a full stop is a sentence by its last sign and its commas, or its length."""
    return text.rstrip(_CLOSING)[-1:] in _ENDS and _SENTENCE_RE.search(text) is not None


def cut(text: str) -> list[Piece]:
    """Cut a page into pieces that tile it, each labelled as far as it tells by itself.

    Args:
        text: normal text.
    """
    pieces: list[Piece] = []
    pairs = _first_pairs()
    signs, noticed = _signs(text)
    start = sign = 0
    for line in text.splitlines(keepends=True):
        stop = start + len(line)
        stripped = line.strip()
        size = len(stripped)
        if not size and pieces:
            pieces[-1].end = stop
            start = stop
            continue
        at = start + line.find(stripped)
        while signs[sign] < at:
            sign += 1
        has_sign = signs[sign] < at + size or stripped[:2] in pairs or stripped[:1] in _BRACKETS
        if size > 40 and not has_sign and "。" in stripped:
            pieces.append(Piece(start, stop, at, stripped, line=at, prose=reads_as_prose(stripped)))
        else:
            found = _pieces(stripped, at, noticed=noticed)
            found[0].start, found[-1].end = start, stop
            pieces += found
        start = stop
    return pieces


def _signs(text: str) -> tuple[list[int], bool]:
    """Where a paragraph has a sign of boilerplate: most have none, which is told for a whole page at little cost.

    Args:
        text: normal text.

    Returns:
        The places of a byline's key, of strong words of notices and licences, and of what opens boilerplate inside a line, in order,
        and then the end of the text; whether there are such words at all.
    """
    pairs, opens = _first_pairs(), _cut_re().match
    found = [match.start(1) for match in _door_re().finditer(text) if match[1] in pairs and opens(text, match.start(1))]
    notices = [match.start() for match in _notice_re().finditer(text)]
    found += notices
    found += [match.start() for match in _keyed_re().finditer(text)]
    found.sort()
    return [*found, len(text)], bool(notices)


@cache
def _keyed_re() -> re.Pattern[str]:
    """A colon behind the last character of a byline's key."""
    words = page_words()
    last = re.escape("".join(sorted({key[-1] for key in words.keys} | {key[-1] for key in words.counters})))
    return compiled(rf"[:：](?:(?<=[{last}].)|(?<=[{last}]\s.)|(?<=[{last}]\s\s.))")


@cache
def _notice_re() -> re.Pattern[str]:
    """What every notice and every licence has."""
    words = page_words()
    return compiled("|".join([*map(re.escape, words.advice[0]), *words.licences, "许可证"]))


@cache
def _licence_re() -> re.Pattern[str]:
    """A word of licences, or a permit with its number."""
    return compiled("|".join([*page_words().licences, "经营许可证[^。]{0,30}[0-9]"]))


@cache
def _door_re() -> re.Pattern[str]:
    """Where boilerplate may open inside a line, and with which pair: behind a sentence, a bracket, a space or a bar."""
    firsts, seconds = (re.escape("".join(sorted({pair[at : at + 1] for pair in _first_pairs()}))) for at in (0, 1))
    return compiled(rf"[。！？”）)】\]{_SPACES}|][(（【\[]?\s?(?=([{firsts}](?:[{seconds}]|\Z)))")


@cache
def _first_pairs() -> frozenset[str]:
    words = page_words()
    return frozenset(["更多", *(entry[:2] for entry in words.openings.keys() | words.headings.keys())])


def _pieces(line: str, at: int, *, noticed: bool) -> list[Piece]:
    """The pieces of one line: its byline items, and what stands between them, cut at boilerplate openings.

    A line that is a whole flat page is cut into lines first.

    Args:
        line: a line without white space at its ends.
        at: where it stands.
        noticed: whether the page has words of notices and licences.
    """
    if is_flat(line):
        pieces: list[Piece] = []
        for start, end in unflattened(line):
            found = _parted(line[start:end].rstrip(), at + start, noticed=noticed)
            if pieces:
                pieces[-1].end = at + start
            pieces += found
        return pieces
    return _parted(line, at, noticed=noticed)


def _parted(line: str, at: int, *, noticed: bool) -> list[Piece]:
    """The pieces of a line that is no flat page."""
    pieces: list[Piece] = []
    for begin, stop, items in _parts(line):
        inner = line[begin:stop].strip()
        start = at + begin
        piece = Piece(start, at + stop, at + line.find(inner, begin), inner, line=at)
        if items:
            piece.items = tuple(items)
            piece.kind = "furniture" if all(item.field in FOREIGN for item in items) else "byline"
        else:
            piece.prose = reads_as_prose(inner)
            _label(piece, noticed=noticed)
        if pieces:
            pieces[-1].end = start
        pieces.append(piece)
    return pieces


def _parts(line: str) -> list[tuple[int, int, list[Item]]]:
    """The parts of a line: runs of byline items, runs of counters, and the rest."""
    items = byline_items(line)
    if not items:
        size = len(line)
        return [(begin, stop, items) for begin, stop in _sections(line, 0, size)] if size > 60 else [(0, size, items)]
    parts: list[tuple[int, int, list[Item]]] = []
    at = 0
    is_heading = line.strip(_EDGES) in page_words().headings
    if is_heading or _CLOCK_RE.match(line) or (_CRUMBS_RE.fullmatch(line) and not any(item.keyed for item in items)):
        items = []
    for item in items:
        opened = item.start - (item.start > at and line[item.start - 1] in "（(")
        between = line[at:opened]
        loose = bool(between.strip(_EDGES)) and not _CODE_RE.fullmatch(between)
        if loose:
            parts += [(begin, stop, []) for begin, stop in _sections(line, at, opened)]
        run = parts[-1][2] if parts else []
        if run and (run[0].field in FOREIGN) == (item.field in FOREIGN):
            run.append(item)
            parts[-1] = (parts[-1][0], item.end, run)
        else:
            parts.append((opened if loose else at, item.end, [item]))
        at = item.end
    rest = line[at:]
    if not parts or (rest.strip(_EDGES + "。") and not _CODE_RE.fullmatch(rest)):
        return parts + [(begin, stop, []) for begin, stop in _sections(line, at, len(line))]
    return [*parts[:-1], (parts[-1][0], len(line), parts[-1][2])]


def _sections(line: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Cut a stretch of a long line where boilerplate opens after a sentence, a bracket or a space."""
    if len(line) <= 60:
        return [(start, stop)]
    cuts = [
        match.start() + 1
        for match in _door_re().finditer(line, start, stop)
        if match[1] in _first_pairs() and _cut_re().match(line, match.start(1))
    ]
    if any(mark in line for mark in _CRUMB_MARKS):
        cuts += [match.start() for match in _AFTER_CRUMBS_RE.finditer(line, start, stop)]
    return list(pairwise(sorted({start, *cuts, stop})))


_CRUMB_MARKS = (">", "»", "|", "正文")
_AFTER_CRUMBS_RE = lazy(r"(?<=正文\s)(?=\S)|(?<=[>»|]\s)(?=[^\s>|]{12,40}\s)")


@cache
def _cut_re() -> re.Pattern[str]:
    words = page_words()
    entries = [entry for entry in (words.openings.keys() | words.headings.keys()) if len(entry) > 3]
    return compiled("|".join(_entry(entry) for entry in longest_first(entries)))


def _entry(entry: str) -> str:
    return re.escape(entry).replace(":", "[:：]")


@cache
def _opening_re() -> re.Pattern[str]:
    entries = sorted(page_words().openings, key=len, reverse=True)
    return compiled("|".join(map(_entry, entries)))


def _label(piece: Piece, *, noticed: bool) -> None:
    """Say what a piece is, as far as its own words tell."""
    text = piece.text
    bare = text.strip(_EDGES)
    if not bare:
        piece.kind = "furniture"
    elif len(text) > 400:
        return
    elif _CLOCK_RE.match(text):
        piece.kind = "furniture"
    elif _opens_list(piece, bare):
        piece.opens = True
    elif noticed and (_NUMBERED_LICENCE_RE if piece.prose else _licence_re()).search(text):
        piece.kind = "licence"
    elif noticed and _is_advice(text):
        piece.kind = "disclaimer"
    elif len(text) <= LONG_LINE:
        piece.kind = (None if piece.prose else _menu(text)) or _opening(bare, is_prose=piece.prose)
    else:
        piece.kind = _opening(bare, is_prose=True)


def _opens_list(piece: Piece, bare: str) -> bool:
    """Whether a line is the heading of a list of foreign things, such as 相关阅读 or 更多>>热点推荐."""
    headings = page_words().headings
    if bare[:2] not in _first_pairs() and not bare.endswith(_MORE):
        return False
    name = (
        bare
        if bare in headings
        else re.sub(r"^更多[>»\s]*|[>»\s]*(?:更多|MORE|More|more)[>»\s]*\Z", "", bare).strip(_EDGES)
    )
    if name not in headings:
        first = re.split(r"[\s:：|｜]", name, maxsplit=1)[0]
        if len(first) < 4 or first not in headings or piece.prose:
            return False
        name = first
    piece.kind = headings[name]
    return True


def _is_advice(text: str) -> bool:
    """Whether a line warns of rights and risks: a strong word of such notices and one more word of them."""
    strong, weak = page_words().advice
    hits = [word for word in strong if word in text]
    return bool(hits) and (len(hits) > 1 or any(word in text for word in weak if word not in hits[0]))


def _opening(bare: str, *, is_prose: bool) -> str | None:
    """The kind of a line that begins as boilerplate does; running text only counts as a disclaimer."""
    pairs = _first_pairs()
    match = _opening_re().match(bare) if bare[:2] in pairs or bare[0] in pairs else None
    if not match:
        return None
    kind = page_words().openings[match[0].replace("：", ":")]
    return None if is_prose and kind not in ("disclaimer", "copyright", "navigation") else kind


def _menu(text: str) -> str | None:
    """The kind of a line made of menu words, buttons, numbers or addresses."""
    words = page_words()
    if text.isalnum() and not text.isdigit():
        return words.buttons.get(text, "navigation" if text in words.words else None)
    if not _ADDRESS_SIGNS.isdisjoint(text) and _ADDRESS_RE.fullmatch(text.strip(_EDGES)):
        return "furniture"
    if len(text) <= 20 and _SHEET_RE.match(text):
        return "navigation"
    tokens = _TOKENS_RE.findall(text)
    if not tokens or all(map(_NUMBER_RE.fullmatch, tokens)):
        return "furniture"
    if len(tokens) > 1 and not _CRUMB_SIGNS.isdisjoint(text) and _CRUMBS_RE.fullmatch(text):
        return "navigation"
    kinds = [
        words.buttons.get(token) or "navigation" for token in tokens if token in words.buttons or token in words.words
    ]
    known = len(kinds)
    if known == len(tokens):
        return _commonest(kinds)
    if len(tokens) < 3:
        return None
    bars = text.count("|") + text.count("｜")
    listed = len(tokens) >= 3 and (known * 2 >= len(tokens) or bars >= 2)
    if _SPACED_RE.fullmatch(text):
        return None  # 政 府 工 作 报 告
    repeated = len(tokens) >= 5 and len(set(tokens)) * 3 <= len(tokens) * 2
    tiny = len(tokens) >= 6 and all(len(token) <= 4 for token in tokens)
    if repeated or tiny or (listed and all(len(token) <= 8 for token in tokens)):
        return _commonest(kinds) if kinds else "navigation"
    return None


_SPACED_RE = lazy(r"[一-鿿](?:[ \u3000]+[一-鿿]){3,15}")
"""A title whose letters stand apart."""


def close_letters(text: str) -> str:
    """A title without the spaces that set its letters apart: 政 府 工 作 报 告."""
    return re.sub(r"\s", "", text) if _SPACED_RE.fullmatch(text) else text


_YEAR_RE = lazy("((?:19|20)[0-9]{2})年?")
_MONTH_DAY_RE = lazy("([01]?[0-9])[-/.月]([0-3]?[0-9])日?")
_YEAR_MONTH_RE = lazy("((?:19|20)[0-9]{2})[-/.年]([01]?[0-9])月?")
_DAY_RE = lazy("([0-3]?[0-9])日?")
_TIME_RE = lazy("[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?")


_DIGITS = frozenset("0123456789")
_LONGEST_DAY = 14
"""How many characters a day in two lines has at most: 2020-05月 and 08日."""


def join_stamps(pieces: list[Piece]) -> None:
    """Make one stamp of a day that stands in several lines: 2020 / 05/08 / 09:12, or 08 / 2020-05."""
    at = 0
    while at + 1 < len(pieces):
        upper, lower = pieces[at].text, pieces[at + 1].text
        numbers = upper[:1] in _DIGITS and lower[:1] in _DIGITS and len(upper) + len(lower) <= _LONGEST_DAY
        day = _day_in_lines(upper, lower) if numbers else None
        if day is None:
            at += 1
            continue
        stop = at + 2
        stop += stop < len(pieces) and _TIME_RE.fullmatch(pieces[stop].text) is not None
        first, last = pieces[at], pieces[stop - 1]
        length = last.at + len(last.text) - first.at
        value = " ".join(piece.text for piece in pieces[at:stop])
        item = Item("published", 0, length, value, day, keyed=False)
        pieces[at:stop] = [Piece(first.start, last.end, first.at, value, kind="byline", items=(item,), line=first.at)]
        at += 1


def _day_in_lines(upper: str, lower: str) -> date | None:
    """The day that two lines give together."""
    year, rest = _YEAR_RE.fullmatch(upper), _MONTH_DAY_RE.fullmatch(lower)
    if year and rest:
        return _date(year[1], rest[1], rest[2])
    for month, day in (
        (_YEAR_MONTH_RE.fullmatch(lower), _DAY_RE.fullmatch(upper)),
        (_YEAR_MONTH_RE.fullmatch(upper), _DAY_RE.fullmatch(lower)),
    ):
        if month and day:
            return _date(month[1], month[2], day[1])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _commonest(kinds: list[str]) -> str:
    return Counter(kinds).most_common(1)[0][0]
