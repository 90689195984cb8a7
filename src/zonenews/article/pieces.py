"""Pieces: the lines of a page, cut further where a line holds more than one thing, each with what it looks like by itself."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from zonenews._patterns import lazy, longest_first
from zonenews._ready import compiled
from zonenews.article.bylines import FOREIGN, Item, byline_items
from zonenews.article.flat import is_flat, unflattened
from zonenews.article.labels import CLOCK_RE, CRUMBS_RE, EDGES, GIVEN_RE, Piece, either_colon, first_pairs, label
from zonenews.grammar.gazetteer import starts_of
from zonenews.lexicon.article import page_words

_SPACES = (
    r"\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # \s, which makes a search for a class slow
)
_BRACKETS = frozenset("【[(（<《")
_ENDS, _CLOSING = frozenset("！？!?；;：:"), '”’」』）)】"'
_SENTENCE_RE = lazy(rf"(?:[，,；;][^，,；;]{{1,60}}[，,；;]?|.{{24}})[！？!?；;：:][{_CLOSING}]*\Z")
_TRAILING = 120  # the shortest paragraph whose ellipsis is its author's; teasers are cut before that
_CODE_RE = lazy(r"[\s(（]*[A-Z]{1,4}[0-9]{1,6}[\s)）]*")


def reads_as_prose(text: str) -> bool:
    """Whether a line reads as running text: it has whole sentences or many commas, and is Chinese."""
    size, ended = len(text), text[-1:] == "。"
    if size < (8 if ended else 15) or (size < 80 and "。" not in text and not _is_sentence(text)):
        return False
    if size < 400 and not ended and text.rstrip('”"』」').endswith(("…", "...")) and not _trails_off(text):
        return False
    sample = text[:200]
    return len(sample.encode("ascii", "ignore")) * 3 < len(sample) * 2


def _trails_off(text: str) -> bool:
    """Whether a paragraph ends with a whole ellipsis behind whole sentences: its list goes on, and nobody has cut it short."""
    return text.endswith("……") and len(text) >= _TRAILING and text.count("。") > 1


def _is_sentence(text: str) -> bool:
    """Whether a line without a full stop is a sentence by its last sign and its commas, or its length."""
    return text.rstrip(_CLOSING)[-1:] in _ENDS and _SENTENCE_RE.search(text) is not None


def cut(text: str) -> list[Piece]:
    """Cut a page into pieces that tile it, each labelled as far as it tells by itself.

    Args:
        text: normal text.
    """
    pieces: list[Piece] = []
    pairs = first_pairs()
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
    pairs, opens = first_pairs(), _cut_re().match
    found = [match.start(1) for match in _door_re().finditer(text) if match[1] in pairs and opens(text, match.start(1))]
    notices = [match.start() for match in _notice_re().finditer(text)]
    found += notices
    found += keyed(text)
    found.sort()
    return [*found, len(text)], bool(notices)


def keyed(text: str) -> list[int]:
    """Where a colon stands behind the last character of a byline's key, or two spaces behind it at most."""
    return [at for at in starts_of(text, ":", "：") if text[max(0, at - 3) : at].rstrip()[-1:] in _last_of_keys()]


@cache
def _last_of_keys() -> frozenset[str]:
    """The last characters of the keys of bylines, which are no spaces."""
    words = page_words()
    return frozenset([key[-1] for key in (*words.keys, *words.counters)])


@cache
def _notice_re() -> re.Pattern[str]:
    """What every notice and every licence has."""
    words = page_words()
    return compiled("|".join([*map(re.escape, words.advice[0]), *words.licences, "许可证"]))


@cache
def _door_re() -> re.Pattern[str]:
    """Where boilerplate may open inside a line, and with which pair: behind a sentence, a bracket, a space or a bar."""
    firsts, seconds = (re.escape("".join(sorted({pair[at : at + 1] for pair in first_pairs()}))) for at in (0, 1))
    return compiled(rf"[。！？”）)】\]{_SPACES}|][(（【\[]?\s?(?=([{firsts}](?:[{seconds}]|\Z)))")


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
            label(piece, noticed=noticed)
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
    is_heading = line.strip(EDGES) in page_words().headings
    given = GIVEN_RE.match(line)
    if (
        is_heading
        or given
        or CLOCK_RE.match(line)
        or (CRUMBS_RE.fullmatch(line) and not any(item.keyed for item in items))
    ):
        items = []
    for item in items:
        opened = item.start - (item.start > at and line[item.start - 1] in "（(")
        between = line[at:opened]
        loose = bool(between.strip(EDGES)) and not _CODE_RE.fullmatch(between)
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
    if not parts or (rest.strip(EDGES + "。") and not _CODE_RE.fullmatch(rest)):
        return parts + [(begin, stop, []) for begin, stop in _sections(line, at, len(line))]
    return [*parts[:-1], (parts[-1][0], len(line), parts[-1][2])]


def _sections(line: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Cut a stretch of a long line where boilerplate opens after a sentence, a bracket or a space."""
    if len(line) <= 60:
        return [(start, stop)]
    cuts = [
        match.start() + 1
        for match in _door_re().finditer(line, start, stop)
        if match[1] in first_pairs() and _cut_re().match(line, match.start(1))
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
    return compiled("|".join(either_colon(entry) for entry in longest_first(entries)))
