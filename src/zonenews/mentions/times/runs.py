"""Runs: neighbouring pieces (`lexer`) gathered, and what each run says (`reader`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TypeAlias

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.grammar.timepieces import TO
from zonenews.lexicon.timewords import ERA_LENGTH
from zonenews.lexicon.word_classes import kept_by_words
from zonenews.mentions.times.assembly import COMES_ROUND, Piece
from zonenews.mentions.times.lexer import begin_of, token_pattern, words_by_code
from zonenews.mentions.times.reader import Expression, read_run

_Token: TypeAlias = tuple[str, int, int, str]
"""A piece: its code, where it begins and ends in the text, what joins it to the one before."""

_TO = lazy(TO)
_TAIL = pattern(
    r"{time_tail}|至今(?![年天日晚晨早夏春秋冬后明])|[或及](?:以|之)?[前后](?!年)|{days_off}|间(?![隔接歇谍断谈距作])|来(?![了到自看临说])|后(?=[，,。；、）)的]|$)|前(?:后(?![期续])|(?!(?<=[时点分0-9]前)[的去赴者])(?![期列移沿景瞻端置茅往来续几数半两0-9二三四五六七八九十]|提(?![交供出报请升高醒前取货名])|一(?!律|并|次性)))"
)
_TAIL_FIRSTS = frozenset("以至或及小长假节黄之同期时左来前后间")
_ENDLESS = frozenset("UCRIJNoc")
_NEAR = 4
"""Pieces of one run stand so near to each other, in characters."""
_LEADING = {
    **dict.fromkeys("qAXb", "YyMKR"),
    **dict.fromkeys("FfSLQH", "YyKNR"),
    **dict.fromkeys("MB", "YyKRN"),
    "P": "KWDOFLNR",
    **dict.fromkeys("Tt", "KWNR"),
    "D": "MKR",
    "W": "KqNR",
    "K": "KYNR",
}
"""What may stand before 的 and a piece of each code: 去年的国庆节, 周三的下午, 每月的第一个周六."""
_BESIDE = frozenset("、和与及")
_PAUSES = frozenset("，,；;")
_LONGEST = 16
"""Pieces of a run; an honest expression has at most a dozen."""
_MAX_CACHE = 1 << 16


@kept_by_words
def _memory() -> dict[tuple[str, str], tuple[Expression, ...]]:
    """What each run says that was read before, by its text and the codes of its pieces: words of the user have a memory of their own."""
    return {}


def runs(text: str) -> Iterator[tuple[int, tuple[Expression, ...]]]:
    """Read the runs of neighbouring pieces of a normal text: where each begins, and the expressions in it."""
    tokens: list[_Token] = []
    words, codes = words_by_code(), _codes()
    end = -1 - _NEAR
    for match in token_pattern().finditer(text):
        start, stop = match.span()
        code = codes[match.lastgroup]
        if code == "w":
            word = match[0]
            code = words.get(word) or _long_word(word)
        elif code in "er":  # it begins before what is matched
            start, code = begin_of(text, stop) if code == "e" else (start - ERA_LENGTH, code)
            if start < max(end, 0):
                continue
        if tokens and start - end <= _NEAR and len(tokens) < _LONGEST:
            joint = "" if start == end else _joint_of(tokens, text[end:start], code)
            if joint is not None:
                tokens.append((code, start, stop, joint))
                end = stop
                continue
        if tokens:
            yield tokens[0][1], _read(text, tokens, end)
            end = tokens[-1][2]
            if start < end:  # the tail has taken a part of it: 春节假日|前
                tokens = []
                continue
        tokens = [(code, start, stop, "")]
        end = stop
    if tokens:
        yield tokens[0][1], _read(text, tokens, end)


def _before(tokens: list[_Token]) -> str:
    """The code of the last piece; `)` is that of a weekday in brackets behind its day: 5月15日（周三）."""
    in_brackets = len(tokens) > 1 and tokens[-1][0] == "W" and tokens[-2][0] in "DBO" and tokens[-2][2] < tokens[-1][1]
    return ")" if in_brackets else tokens[-1][0]


@cache
def _codes() -> dict[str | None, str]:
    """The code each group of the pattern stands for; words and endings are looked up by what they match."""
    codes: dict[str | None, str] = {name: name[0] for name in token_pattern().groupindex}
    return codes | {"s": "f", None: "w"}


@cache
def _long_word(text: str) -> str:
    """The code of a listed word with an edge, a weekday, quotation marks or 假期 at its end."""
    words = words_by_code()
    return next((words[text[:size]] for size in range(len(text), 1, -1) if text[:size] in words), "f")


def _joint_of(tokens: list[_Token], gap: str, code: str) -> str | None:
    """What joins a piece to the run before it; what stands beside something that comes round comes round too: 每月5日、15日."""
    joint = _joint(gap, _before(tokens), code)
    if joint is None and tokens[0][0] == "R" and code in COMES_ROUND:
        beside = gap in _BESIDE or (gap in _PAUSES and tokens[-1][0] in "Tt" and code in "PTt")
        return "and" if beside else None
    return joint


@lru_cache(maxsize=1 << 12)
def _joint(gap: str, before: str, code: str) -> str | None:
    """What joins two pieces: nothing, `to`, `and`; `None` where they do not belong together."""
    if (
        gap == " "
        or (gap == "期间" and before == "R")
        or any(before in left and gap in gaps and code in right for left, gaps, right in _BARE)
    ):
        return ""
    if before == ")" and gap[:1] in _CLOSING:  # 5月15日（周三）至17日
        gap = gap[1:]
    if _TO.fullmatch(gap.strip().removeprefix("起").removeprefix("（含）").removeprefix("(含)")):
        return "to"
    if gap == "、" and before == "n":
        return "and"
    if gap in {"和", "与"} and before not in _ENDLESS:
        return "with"
    if gap == "的" and before in _LEADING.get(code, ""):
        return ""
    return None


_CLOSING = ("）", ")")
_BARE = (
    ("O", {"-", "T"}, "Tt"),
    ("DBO", {", ", "， "}, "Tt"),  # 2005年1月1号, 15点
    (")", {"）", ")"}, "PTt"),  # 5月15日（周三）上午
    ("DBO", {"，", ",", "(", "（", ", ", "， "}, "W"),
    ("W", {"，", ",", ", ", "， ", "（", "("}, "MYB"),
)
"""Codes, what may stand between them, and codes: pieces of one point all the same."""


def _read(text: str, tokens: list[_Token], end: int) -> tuple[Expression, ...]:
    """Read a finished run, with what follows it (以来, 之前) as its last piece; what was read before is remembered."""
    if text[end : end + 1] in _TAIL_FIRSTS and tokens[-1][0] not in _ENDLESS:
        tail = _TAIL.match(text, end)
        if tail:
            tokens.append(("z", end, tail.end(), ""))
            end = tail.end()
    start = tokens[0][1]
    codes = tokens[0][0] if len(tokens) == 1 else "".join([token[0] for token in tokens])
    key = (text[start:end], codes)
    memory = _memory()
    expressions = memory.get(key)
    if expressions is None:
        if len(memory) > _MAX_CACHE:
            memory.clear()
        pieces = [Piece(code, text[at:stop], at - start, stop - start, joint) for code, at, stop, joint in tokens]
        surface = key[0]
        expressions = memory[key] = tuple([one._replace(text=surface[one.start : one.end]) for one in read_run(pieces)])
    return expressions
