"""Roles: what each piece is on its page, once it is known where the running text of the article lies."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from operator import add

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.article.datelines import opens_with_lead
from zonenews.article.labels import Piece, close_letters
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.article import page_words

_CAPTION_RE = pattern(
    r"[(（]?(?:图片?来源|{caption_word}|图\s?[0-9一二三四]?\s?[:：/]|摄影[:：]|▲|△)|.{0,40}(?:摄|供图|资料图|效果图)[)）]?\Z"
)
_SIGNATURE_RE = pattern(
    r"[一-鿿()（）]{2,30}(?:{signing_body}|[局厅部院会处])\s*|[0-9]{4}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日"
)
_NUMBER_RE = lazy(
    r"(?:[一二三四五六七八九十]{1,3}\s?[、.．]|[(（][一二三四五六七八九十0-9]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节条部]|[0-9]{1,2}\s?[、.．](?![0-9]))"
)
_ADDRESSED_RE = lazy(r"[^。！？]{4,80}[:：]\Z")
_CLOSING_RE = pattern(r"[一-鿿]{2,8}[:：]|{closing_formula}")  # 联系人：, 特此通知
_SPEAKER_RE = lazy(r"(?:[一-鿿]{0,4}记者|主持人|[问答])[:：]")
_CELL_RE = lazy(r"[^\s|｜]+")
_DASHES = ("——", "—", "－－", "--")
_HARD_ENDS = ("disclaimer", "copyright", "licence")


def body_range(pieces: list[Piece]) -> tuple[int, int]:
    """The indices of the first and last piece of running text that is the article's own; (0, -1) where there is none."""
    prose = [i for i, piece in enumerate(pieces) if piece.kind is None and piece.prose]
    if not prose:
        free = [i for i, piece in enumerate(pieces) if piece.kind is None]
        titled = (
            len(free) > 2 and _may_be_title(pieces[free[0]].text) and not re.search("[，,0-9]", pieces[free[0]].text)
        )
        return (free[titled], free[-1]) if free else (0, -1)
    if len(prose) > 1 and _is_headline(pieces, prose[0]):
        pieces[prose.pop(0)].prose = False
    runs: list[list[int]] = [[prose[0]]]
    walls: list[bool] = []
    for before, here in pairwise(prose):
        if here == before + 1:
            runs[-1].append(here)
            continue
        between = pieces[before + 1 : here]
        hard = any(piece.kind in _HARD_ENDS for piece in between) or (
            any(map(_names_editor, between))
            and not any(
                opens_with_lead(piece.text) for piece in pieces[before + 1 : here + 1]
            )  # another article, no list
        )
        if hard or any(piece.opens for piece in between):
            runs.append([])
            walls.append(hard)
        runs[-1].append(here)
    if not walls:
        return prose[0], prose[-1]
    masses = [sum(len(pieces[i].text) for i in run) for run in runs]
    best = masses.index(max(masses))
    first = last = best
    while first > 0 and not walls[first - 1] and _continues(runs[first - 1], masses[first - 1], masses[best]):
        first -= 1
    while last < len(runs) - 1 and not walls[last] and _continues(runs[last + 1], masses[last + 1], masses[best]):
        last += 1
    return runs[first][0], runs[last][-1]


def _is_headline(pieces: list[Piece], i: int) -> bool:
    """Whether the first line of all that reads as a sentence is a headline that asks or exclaims, or a very long one."""
    text = pieces[i].text
    return (
        "。" not in text
        and len(text) <= 130
        and text[-1] not in "；;：:，,"
        and not any(piece.kind is None for piece in pieces[:i])
    )


def _names_editor(piece: Piece) -> bool:
    return any(item.field == "editor" for item in piece.items)


def _continues(run: list[int], mass: int, best: int) -> bool:
    """Whether text behind a foreign list is the article going on: it is long, and stands in whole paragraphs."""
    return mass * 3 >= best and mass > 60 and run[-1] - run[0] == len(run) - 1


def overlap(words: str, body: str) -> float:
    """How much of a line stands in the body too, by pairs of neighbouring characters: from 0 to 1."""
    letters = "".join(filter(str.isalnum, words))
    pairs = set(map(add, letters, letters[1:]))
    return sum([pair in body for pair in pairs]) / len(pairs) if pairs else 0.0


def label_head(pieces: list[Piece], first: int, body: str) -> None:
    """Label what stands before the body: the title, and what is above and below it."""
    framed = any(piece.kind not in (None, "byline") for piece in pieces[:first])
    free = [i for i in range(first) if pieces[i].kind is None]
    title = _title(pieces, first, free, body)
    lines = () if title is None else _title_lines(pieces, title, first)
    block = () if title is None else _speech_lines(pieces, title, first)
    foreign: str | None = None
    for i in range(first):
        piece = pieces[i]
        if piece.opens:
            foreign = piece.kind
        elif i in lines:
            piece.kind, foreign = "title", None
        elif i in block:
            piece.kind = "heading"
        elif piece.kind is None:
            piece.kind = (
                foreign or "furniture" if title is not None and i < title else _below(piece, body, title, framed=framed)
            )
        elif piece.kind == "byline" and title is not None and i < title and _is_masthead(piece, pieces[title]):
            piece.kind = "furniture"


_SHOULDER_RE = pattern(r"{shoulder_verb}[:：]?\Z")


def _title_lines(pieces: list[Piece], title: int, first: int) -> tuple[int, ...]:
    """The lines of a headline: two where the upper one says who stressed what the lower one is: 某某调研时强调 / 加快……."""
    for upper in (title, title - 1):
        pair = pieces[upper : upper + 2] if 0 <= upper < first - 1 else []
        free = all(piece.kind is None and not piece.opens for piece in pair)
        if pair and free and _SHOULDER_RE.search(pair[0].text) and _may_be_title(pair[1].text):
            return (upper, upper + 1)
    return (title,)


def _speech_lines(pieces: list[Piece], title: int, first: int) -> tuple[int, ...]:
    """The lines below the title of a report that say when and before whom it was given, and by whom."""
    below = range(title + 1, first)
    if (
        not below
        or not close_letters(pieces[title].text).endswith("报告")
        or not pieces[title + 1].text.startswith(_DASHES)
    ):
        return ()
    return tuple([i for i in below if pieces[i].kind is None and not pieces[i].opens])


def _is_masthead(piece: Piece, title: Piece) -> bool:
    """Whether a stamp above the title is the date of the whole page: no key stands before it, and it is a line apart."""
    return (
        all(item.field in ("published", "day") and not item.keyed and ":" not in item.value for item in piece.items)
        and piece.end <= title.start
    )


def _title(pieces: list[Piece], first: int, free: list[int], body: str) -> int | None:
    likely = [i for i in free if _may_be_title(pieces[i].text) and not _opens_sections(pieces, i)]
    if len(likely) < 2:
        return likely[0] if likely else None
    walls = [i for i in range(first) if pieces[i].kind in ("navigation", "related", "ranking")]
    wall = walls[-1] if walls else -1
    bare = all(piece.kind in (None, "byline") for piece in pieces)  # an article alone begins with its title
    stamp = next((i for i in range(likely[0], first) if pieces[i].items), first)
    scores = {}
    for rank, i in enumerate(likely):
        text = pieces[i].text
        below = likely[rank + 1] if rank + 1 < len(likely) else first
        scores[i] = (
            4 * overlap(text, body)
            + 2 * (i > wall)
            + (i < stamp <= below and stamp < first and pieces[stamp].line != pieces[i].line)
            + (8 <= len(text) <= 45)
            + (5 if bare else 1) * (rank == 0)
            + 4 * text.endswith(page_words().digests)
            + 9 * text.startswith(("标题:", "标题："))
            - 4 * _is_medium(text)
            - 3 * text.startswith(_DASHES)
            - 3 * bool(_NUMBER_RE.match(text) or _SPEAKER_RE.match(text))
            - 2 * pieces[i].is_truncated
            - 2 * _promotes(text)
            - 0.1 * rank
        )
    return max(scores, key=scores.__getitem__)


_FIRST_NUMBERS = {
    "第一部分": "第二部分",
    "第一章": "第二章",
    "1.": "2.",
    "1、": "2、",
    "1．": "2．",
    "一、": "二、",
    "（一）": "（二）",
    "(一)": "(二)",
    "一.": "二.",
    "一．": "二．",
}


def _opens_sections(pieces: list[Piece], i: int) -> bool:
    """Whether a line is the heading of the first of several sections, 一、 with a 二、 below it."""
    text = pieces[i].text
    after = next((second for first, second in _FIRST_NUMBERS.items() if text.startswith(first)), None)
    return after is not None and any(piece.text.startswith(after) for piece in pieces[i + 1 :])


def _may_be_title(text: str) -> bool:
    return (
        4 <= len(text) <= 130
        and text[-1] not in "。；;，,、:："
        and sum("一" <= ch <= "鿿" for ch in text) >= 3
        and not _CAPTION_RE.match(text)
    )


def _is_medium(text: str) -> bool:
    """Whether a line is nothing but the name of a medium, or of two."""
    words = page_words()
    tokens = _CELL_RE.findall(text)
    return all(len(token) <= 8 and (token.endswith(words.media_endings) or token in words.words) for token in tokens)


def _promotes(text: str) -> bool:
    return any(map(text.__contains__, page_words().promotion))


def _below(piece: Piece, body: str, title: int | None, *, framed: bool) -> str:
    """What an unknown line between title and body is."""
    text = piece.text
    if piece.is_truncated:
        return "teaser"
    if _CAPTION_RE.match(text):
        return "caption"
    if _ADDRESSED_RE.fullmatch(text) or _SPEAKER_RE.match(text):
        return "paragraph"
    if title is None or text.startswith(_DASHES) or _NUMBER_RE.match(text) or "号" in text[-2:]:
        return "heading"
    return "furniture" if framed and (_promotes(text) or overlap(text, body) < 0.3) else "heading"


def is_framed(pieces: list[Piece], first: int, last: int) -> bool:
    """Whether the page shows by words of its own that more than an article is on it."""
    for i, piece in enumerate(pieces):
        if piece.opens or (not first <= i <= last and piece.kind not in (None, "byline")):
            return True
    return False


def label_body(pieces: list[Piece], first: int, last: int, *, framed: bool) -> None:
    """Label the pieces from the first to the last of the running text."""
    foreign: str | None = None
    for i in range(first, last + 1):
        piece = pieces[i]
        if piece.kind in ("share", "furniture") and not framed and len(piece.text) > 4 and i not in (first, last):
            piece.kind = None  # a heading of the article that only begins as a button does
        if piece.kind == "byline" and all(item.field in ("published", "day") for item in piece.items):
            piece.kind = "paragraph"
        if piece.opens:
            foreign = piece.kind
        elif piece.kind is None and piece.prose:
            foreign = None
            piece.kind = "teaser" if _repeats_below(piece, pieces, i, last) else "paragraph"
        elif piece.kind is None:
            piece.kind = (
                foreign or "paragraph" if first == last else foreign or _between(pieces, i, first, last, framed=framed)
            )


@cache
def _summary_re() -> re.Pattern[str]:
    """What opens a summary: 【核心提示】, 摘要：."""
    names = "|".join(page_words().summaries)
    return compiled(rf"[【\[(（]?\s?(?:{names})\s?[】\])）]?\s?[:：]?\s?")


def _repeats_below(piece: Piece, pieces: list[Piece], i: int, last: int) -> bool:
    """Whether a summary says nothing that the paragraphs below it do not say in the same words."""
    match = _summary_re().match(piece.text)
    if not match:
        return False
    start = piece.text[match.end() : match.end() + 15]
    return any(start in other.text for other in pieces[i + 1 : last + 1])


def _between(pieces: list[Piece], i: int, first: int, last: int, *, framed: bool) -> str:
    """What an unknown line between paragraphs is."""
    text = pieces[i].text
    if _CAPTION_RE.match(text):
        return "caption"
    if _is_row(text) and any(_is_row(pieces[j].text) for j in (i - 1, i + 1) if first <= j <= last):
        return "table"
    if framed and _promotes(text) and len(text) <= 60 and not _NUMBER_RE.match(text):
        return "furniture"
    return "heading" if len(text) <= 40 and text[-1] not in "，,；;：:" else "paragraph"


def _is_row(text: str) -> bool:
    return len(_CELL_RE.findall(text)) >= 3


def label_tail(pieces: list[Piece], last: int, body: str, *, framed: bool) -> None:
    """Label what stands behind the body: signatures, captions, editors, and all that is foreign."""
    foreign: str | None = None
    for i in range(last + 1, len(pieces)):
        piece = pieces[i]
        if piece.opens:
            foreign = piece.kind
        elif piece.kind is None:
            piece.kind = foreign or _behind(pieces, i, last, body, framed=framed)
        elif piece.kind == "byline":
            if foreign in ("related", "ranking") and not any(item.keyed for item in piece.items):
                piece.kind = foreign
            elif not any(item.value for item in piece.items):
                piece.kind = "furniture"
            elif foreign is None and _is_signature(pieces, i, last):
                piece.kind = "paragraph"
        elif piece.kind not in ("furniture", "share"):
            foreign = foreign or "related"


def _behind(pieces: list[Piece], i: int, last: int, body: str, *, framed: bool) -> str:
    """What an unknown line right behind the body is, before anything foreign."""
    text = pieces[i].text
    if _CAPTION_RE.match(text):
        return "caption"
    if _is_row(text) and any(_is_row(pieces[j].text) for j in (i - 1, i + 1) if last < j < len(pieces)):
        return "table"
    if (
        _is_signature(pieces, i, last)
        or text.startswith(("附件", "附:", "附："))
        or re.fullmatch(r"[(（][^()（）]{4,40}[)）]", text)
    ):
        return "paragraph"
    if _heads_an_article(pieces, i):
        return "heading"
    if not framed:
        return "paragraph"
    if _promotes(text):
        return "furniture"
    if text[-1] in "。！？!?”；;：:" or _NUMBER_RE.match(text) or _CLOSING_RE.match(text):
        return "paragraph"
    return "paragraph" if overlap(text, body) >= 0.6 else "teaser"


def _heads_an_article(pieces: list[Piece], i: int) -> bool:
    """Whether a line stands above a stamp or source and running text: another article on the same page."""
    following = pieces[i + 1 : i + 3]
    if pieces[i].prose or len(following) < 2:
        return False
    byline, text = following
    stamped = byline.kind == "byline" and any(
        item.field in ("published", "source", "publisher") for item in byline.items
    )
    return stamped and text.kind is None and text.prose and not text.is_truncated


def _is_signature(pieces: list[Piece], i: int, last: int) -> bool:
    """Whether a line is a part of 某某管委会 / 2023年5月8日, the two lines that close an official text."""
    near = range(max(last + 1, i - 3), min(len(pieces), i + 4))
    dated = [j for j in near if re.fullmatch(r"[0-9]{4}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日", pieces[j].text)]
    return bool(dated) and bool(_SIGNATURE_RE.fullmatch(pieces[i].text))
