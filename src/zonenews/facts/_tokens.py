"""A sentence as a row of tokens: mentions, cue words, separators, and the text between them.

The fact grammars read these rows. A token is what is known about a stretch of text before any sentence is understood:

| kind | what it is |
|---|---|
| `quantity`, `time`, `place` | a mention; `place` is a zone, region, organisation, country, or a word such as 全省 |
| `rank` | a place in an order: 居全省第3位 |
| `up` ... `source` | a cue word, see `data/cues.toml` |
| `comma`, `stop`, `join` | `，`, `；` and `：`, `、` |
| `text` | anything else, cut at these |

What stands in brackets makes no tokens, unless a mention covers the bracket too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from zonenews.lexicon.cues import load_cues
from zonenews.text.records import Mention
from zonenews.text.spans import Span

_SENTENCE = re.compile(r"[^。！？!?\n\r\x00]+")
_PUNCTUATION = re.compile(r"[，,]|[；;：:]|、|[（(][^（()）]{0,60}[）)]")
_PUNCTUATION_KINDS = {"，": "comma", ",": "comma", "、": "join", "（": "aside", "(": "aside"}
_BEFORE_PLACE = frozenset("在从为对由据使让让令推将到今年月日前末，,。“”\"'》 　")
_RANK_HINT = re.compile(r"第[0-9一二三四五六七八九十]|首位|榜首|之首")
_RANK = re.compile(
    r"(?:稳居|位居|位列|跃居|高居|居于|居|列|排名|排在|排到|排|名列|升至|跃升至|跃升到|跃升为|升到|升为|蝉联|占据)"
    r"(?P<scope>[^，,。；;：:、0-9]{0,16}?(?:（[^）]{1,6}）)?)"
    r"(?:(?:第(?P<number>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?:位|名)?(?=$|[，,。；;、）)”\"\s的和]))|(?P<first>首位|榜首|之首))"
)


class Token(NamedTuple):
    """A stretch of a sentence.

    Attributes:
        kind: see the module.
        start: where it starts in the normal text.
        end: where it ends.
        text: what is written there.
        mention: the mention, the cue, or the match of a rank.
    """

    kind: str
    start: int
    end: int
    text: str
    mention: Any = None


class Row(NamedTuple):
    """A sentence and its place.

    Attributes:
        start: where it starts in the normal text.
        end: where it ends.
        paragraph: the number of its line.
    """

    start: int
    end: int
    paragraph: int


def split_sentences(text: str) -> Iterator[Row]:
    """Give the sentences of a text in order; a line end ends a sentence."""
    paragraph, last = 0, 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        paragraph += text.count("\n", last, start)
        last = start
        if end - start > 1:
            yield Row(start, end, paragraph)


class Mentions:
    """The mentions of a text, handed out sentence by sentence.

    Where mentions overlap, the one that starts first stands, and of two that start together the longer one; places
    that touch (江西宜春袁州区) are one token.
    """

    def __init__(self, kinds: Iterable[tuple[str, Iterable[Mention]]]) -> None:
        """Sort the mentions of all kinds into one row."""
        every = [
            (mention.span.start, -mention.span.end, order, kind, mention)
            for order, (kind, mentions) in enumerate(kinds)
            for mention in mentions
        ]
        every.sort(key=lambda item: item[:3])
        self._tokens: list[Token] = []
        reach = -1
        for start, negative_end, _, kind, mention in every:
            if start >= reach:
                self._tokens.append(Token(kind, start, -negative_end, "", mention))
                reach = -negative_end
        self._next = 0

    def within(self, row: Row) -> list[Token]:
        """Give the mentions of a sentence; sentences have to be asked for in order."""
        tokens = self._tokens
        place = self._next
        while place < len(tokens) and tokens[place].start < row.start:
            place += 1
        first = place
        while place < len(tokens) and tokens[place].end <= row.end:
            place += 1
        self._next = place
        return tokens[first:place]


def tokenise(text: str, row: Row, mentions: list[Token]) -> list[Token]:
    """Cut a sentence into tokens.

    Args:
        text: the normal text.
        row: the sentence.
        mentions: its mentions, sorted, none overlapping.

    Returns:
        The tokens in order; brackets and nothing else are left out.
    """
    fixed = [token._replace(text=text[token.start : token.end]) for token in mentions]
    if _RANK_HINT.search(text, row.start, row.end):
        fixed = _with_ranks(text, row, fixed)
    out: list[Token] = []
    place = row.start
    for token in fixed:
        if token.start < place:
            continue
        _fill(text, place, token.start, out)
        out.append(token)
        place = token.end
    _fill(text, place, row.end, out)
    return _joined(text, out)


def _with_ranks(text: str, row: Row, fixed: list[Token]) -> list[Token]:
    """Put the ranks of a sentence in place of the mentions they cover."""
    ranks = [
        Token("rank", match.start(), match.end(), match[0], match) for match in _RANK.finditer(text, row.start, row.end)
    ]
    kept = [token for token in fixed if not any(rank.start < token.end and token.start < rank.end for rank in ranks)]
    return sorted(kept + ranks, key=lambda token: token.start)


def _fill(text: str, start: int, end: int, out: list[Token]) -> None:
    """Cut the text between two mentions at punctuation, brackets and cue words."""
    place = start
    while place < end:
        match = _PUNCTUATION.search(text, place, end)
        stop = match.start() if match else end
        _cues(text, place, stop, out)
        if match is None:
            return
        kind = _PUNCTUATION_KINDS.get(match[0][0], "stop")
        if kind != "aside":
            out.append(Token(kind, match.start(), match.end(), match[0]))
        place = match.end()


def _cues(text: str, start: int, end: int, out: list[Token]) -> None:
    place = start
    for at, cue in load_cues().scan(text, start, end):
        if cue.kind == "neutral" or (cue.kind == "generic" and not _stands_alone(text, start, at, cue.word)):
            continue
        if place < at:
            out.append(Token("text", place, at, text[place:at]))
        place = at + len(cue.word)
        kind = "place" if cue.kind in ("generic", "foreign") else cue.kind
        out.append(Token(kind, at, place, cue.word, cue))
    if place < end:
        out.append(Token("text", place, end, text[place:end]))


def _stands_alone(text: str, start: int, at: int, word: str) -> bool:
    """Whether a generic word names a place by itself: 园区 does in 目前，园区有, not in 科技园区."""
    return word[0] in "全该我本" or at == start or text[at - 1] in _BEFORE_PLACE


def _joined(text: str, tokens: list[Token]) -> list[Token]:
    """Make one token of mentioned places that touch; the last one is the mention."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        if token.kind == "place" and last is not None and last.kind == "place" and last.end == token.start:
            mention = last.mention if _is_word(token) and not _is_word(last) else token.mention
            out[-1] = Token("place", last.start, token.end, text[last.start : token.end], mention)
        else:
            out.append(token)
    return out


def _is_word(token: Token) -> bool:
    """Whether a place is a word such as 全省 and no mention."""
    return not isinstance(token.mention, Mention)


def span_of(tokens: list[Token]) -> Span:
    """Give the range from the first token to the last."""
    return Span(tokens[0].start, tokens[-1].end)
