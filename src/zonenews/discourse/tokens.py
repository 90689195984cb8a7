"""A sentence as a row of tokens: mentions, cue words, separators, and the text between them.

The fact grammars read these rows. A token is what is known about a stretch of text before any sentence is understood:

| kind | what it is |
|---|---|
| `quantity`, `time`, `place` | a mention; `place` is a zone, region, organisation, country, or a word such as 全省 |
| `rank` | a place in an order: 居全省第3位 |
| `front` | a place among the first: 稳居全国前十 |
| `up` ... `source` | a cue word, see `data/cues.toml` |
| `comma`, `stop`, `join` | `，`, `；` and `：`, `、` |
| `open`, `close` | the brackets around statements: （其中出口6万亿元） |
| `text` | anything else, cut at these |

What else stands in brackets makes no tokens, unless a mention covers the bracket too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import Cue, load_cues
from zonenews.lexicon.organizations import OrganizationKind
from zonenews.lexicon.word_classes import word_set
from zonenews.mentions.organizations.find import Organization
from zonenews.mentions.scan import Mentions
from zonenews.text.records import Mention
from zonenews.text.spans import Span

_new = tuple.__new__  # a token without the detour through its keyword arguments: a parse asks for thousands
_SENTENCE = lazy(r"[^。！？!?\n\r\x00]+")
_PUNCTUATION = {
    "，": "comma",
    ",": "comma",
    "、": "join",
    "（": "open",
    "(": "open",
    "）": "close",
    ")": "close",
} | dict.fromkeys("；;：:", "stop")
_ASIDE = lazy(r"[（(][^（()）]{0,200}[）)]")
_KIND_OF_CUE = {"generic": "place", "foreign": "place"}
_TELLING = pattern(r"{telling_in_bracket}")
_LISTING = lazy(
    r"^[（(][^（()）0-9，、。；]{1,10}[0-9][0-9.]*[万亿]?[余多]?[个家座名人户所条枚台辆件项头只亩][、，][^（()）0-9，、。；]{1,10}[0-9]"
)
"""A bracket with a count of each part: 奖牌30枚（金牌9枚、银牌11枚）."""
_EARLIER = lazy(
    r"[（(](?![上去]年同期[^、，]*$)(?:[上去前]年|上[月期]|同期|[0-9]{4}年|[上下]半年|[0-9一二三四]{1,2}(?:季度|月份?)|前[一二三0-9]{1,2}(?:个月|季度))(?:同期|同月)?(?:[为是]|(?:增长|下降)[0-9])"
)
"""A bracket that tells what a rate was at another time: （同期为下降12.7%、一季度为增长1.4%）."""
_BLANKS = " \t　"
MINUS = frozenset("-－−")
_COUNTING = frozenset("个家座批")
"""Classifiers: 11个自贸试验区 are not the one the article is about."""
_BEFORE_PLACE = frozenset("在从为对由据使让让令推将到今年月日前末，,。“”\"'》 　")
_RANKING_BEFORE = pattern("(?:{entering_list}|[居列选获评“])$")
"""What stands before the country or the province, among which something ranks: 入选 | 全国百强县."""
_IN_ORDER = pattern(
    "前(?:[列茅]|[0-9一二三四五六七八九十两百]{1,3}(?:[强位名]|(?=[，。；、)）]|$)))|首[位个批家次创]|最|[百千0-9]+强|{among_first}"
)
"""What stands behind them then."""
_ORDER_SIGNS = frozenset("前首最领先率一百千0123456789同模")
_ORDER_NOUNS = frozenset("位排第")
"""How nouns begin for the place in an order: 居全省 | 位次."""
_RANKING_REACH = 2
_RANK_HINT = lazy(r"第[0-9一二三四五六七八九十]|首位|榜首|之首|[国球界省市]前[列茅0-9一二三四五六七八九十百]")
_FRONT = pattern(
    r"(?:{rank_verb}|{entering_list})(?:全[国球省市]|世界)前(?:[列茅]|[0-9一二三四五六七八九十百]{1,3}[强位名]?)(?=$|[，,。；;、）)])"
)
"""A place among the first, which is no rank of its own and no metric: 稳居全国前十强."""
_RANK = pattern(
    r"(?:{rank_verb}"
    r"(?P<scope>[^，,。；;：:、0-9]{0,16}?(?:（[^）]{1,6}）)?)"
    r"|(?<![由从])(?P<field>(?:全[国省市区县州]|{field_of_rank}|[东中西]部|西[南北]|华[东南北])(?:各?{counted_of_field})?))"
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

    def plain(self) -> Token:
        """The same stretch as text."""
        return _new(Token, ("text", self.start, self.end, self.text, self.mention))


class SentenceRange(NamedTuple):
    """A sentence and its place.

    Attributes:
        start: where it starts in the normal text.
        end: where it ends.
        paragraph: the number of its line.
    """

    start: int
    end: int
    paragraph: int


LONGEST = 1000
"""Characters of a sentence at most: rules look back and ahead in their sentence, so without a bound their cost would not be linear."""


def split_sentences(text: str) -> Iterator[SentenceRange]:
    """Give the sentences of a text in order; a line end ends a sentence, and what is longer than any sentence is cut."""
    paragraph, last = 0, 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        paragraph += text.count("\n", last, start)
        last = start
        while end - start > LONGEST:
            middle = start + LONGEST
            cut = max(text.rfind(stop, start + 1, middle) for stop in "；;，,") + 1 or middle
            yield SentenceRange(start, cut, paragraph)
            start = cut
        if end - start > 1:
            yield _new(SentenceRange, (start, end, paragraph))


class TokenStream:
    """The mentions of a text, handed out sentence by sentence.

    Where mentions overlap, the one that starts first stands, and of two that start together the longer one; places
    that touch (江西宜春袁州区) are one token.
    """

    def __init__(
        self, text: str, kinds: Iterable[tuple[str, Iterable[Mention]]], names: Iterable[tuple[Span, Cue]] = ()
    ) -> None:
        """Sort the mentions of all kinds of a normal text into one row, and places with a name of the text's own."""
        every: list[tuple[Span, str, Any]] = [
            (mention.span, kind, mention) for kind, mentions in kinds for mention in mentions
        ]
        every.extend((span, "place", cue) for span, cue in names)
        every.sort(key=itemgetter(0))
        self._tokens = tokens = list[Token]()
        self._next = 0
        last = reach = -1
        for (start, end), kind, mention in every:
            if start >= reach:
                signed = kind == "quantity" and start and text[start - 1] in MINUS and is_negative(text, start)
                tokens.append(_new(Token, (kind, start, end, text[start - signed : end], mention)))
                last, reach = start, end
            elif start == last and end > reach:
                tokens[-1] = Token(kind, start, end, text[start:end], mention)
                reach = end

    def within(self, row: SentenceRange) -> list[Token]:
        """Give the mentions of a sentence; sentences have to be asked for in order."""
        tokens, at = self._tokens, self._next
        count = len(tokens)
        while at < count and tokens[at].start < row.start:
            at += 1
        first = at
        while at < count and tokens[at].end <= row.end:
            at += 1
        self._next = at
        return tokens[first:at]


def token_stream(text: str, mentions: Mentions, names: Iterable[tuple[Span, Cue]] = ()) -> TokenStream:
    """Put the mentions of an article in one row; where they overlap, zones stand before organisations and regions.

    Args:
        text: the normal text.
        mentions: its mentions; a region inside a longer name is passed over.
        names: places that are no mentions, such as the town that an article is about.

    Returns:
        The mentions as tokens, to be handed out sentence by sentence.
    """
    return TokenStream(
        text,
        (
            ("quantity", mentions.quantities),
            ("place", mentions.zones),
            ("place", mentions.organizations),
            ("place", [region for region in mentions.regions if region.inside is None]),
            ("time", mentions.times),
        ),
        names,
    )


def tokenise(text: str, row: SentenceRange, mentions: list[Token]) -> list[Token]:
    """Cut a sentence into tokens.

    Args:
        text: the normal text.
        row: the sentence.
        mentions: its mentions, sorted, none overlapping.

    Returns:
        The tokens in order; brackets and nothing else are left out.
    """
    mentions = _outside_brackets(text, row, mentions)
    fixed = _with_ranks(text, row, mentions) if _RANK_HINT.search(text, row.start, row.end) else mentions
    out: list[Token] = []
    place = row.start
    for token in fixed:
        if token.start >= place:
            end = token.start - (token.text[0] in MINUS)
            if end > place:
                _fill(text, place, end, out)
            out.append(token)
            place = token.end
    if place < row.end:
        _fill(text, place, row.end, out)
    return joined(text, out)


def _outside_brackets(text: str, row: SentenceRange, mentions: list[Token]) -> list[Token]:
    """Drop mentions that stand inside a bracket: 全国230家开发区（以下简称…）.

    A name may hold a bracket itself, and a bracket may hold statements (其中出口6万亿元): those are read.
    """
    if text.find("（", row.start, row.end) < 0 and text.find("(", row.start, row.end) < 0:
        return mentions
    figures = [token for token in mentions if token.kind == "quantity"]
    asides = [
        match.span()
        for match in _ASIDE.finditer(text, row.start, row.end)
        if not (
            (_TELLING.search(match[0]) or _LISTING.search(match[0]))
            and _EARLIER.match(match[0]) is None
            and any(match.start() < token.start < match.end() for token in figures)
        )
    ]
    return [token for token in mentions if not any(a < token.start and token.end < b for a, b in asides)]


def _with_ranks(text: str, row: SentenceRange, fixed: list[Token]) -> list[Token]:
    """Put the ranks of a sentence in place of the mentions they cover."""
    ranks = [
        Token(kind, match.start(), match.end(), match[0], match)
        for kind, ranking in (("rank", _RANK), ("front", _FRONT))
        for match in ranking.finditer(text, row.start, row.end)
    ]
    kept = [token for token in fixed if not any(rank.start < token.end and token.start < rank.end for rank in ranks)]
    return sorted(kept + ranks, key=lambda token: token.start)


@cache
def _marks() -> tuple[re.Pattern[str], dict[str, tuple[str, Cue | None]]]:
    """Give the pattern of what cuts a text, and the kind of the token of each mark and cue word; neutral words make none."""
    table = load_cues()
    kinds: dict[str, tuple[str, Cue | None]] = {mark: (kind, None) for mark, kind in _PUNCTUATION.items()}
    cues = {
        word: (_KIND_OF_CUE.get(cue.kind, cue.kind), cue) for word, cue in table.cues.items() if cue.kind != "neutral"
    }
    return table.pattern, cues | kinds


def _fill(text: str, start: int, end: int, out: list[Token]) -> None:
    """Cut the text between two mentions at punctuation, brackets and cue words, in one pass."""
    pattern, kinds = _marks()
    place = open_at = start
    for match in pattern.finditer(text, start, end):
        at, stop = match.span()
        word = match[0]
        if at < place or word not in kinds:
            continue
        kind, cue = kinds[word]
        if kind == "place" and cue is not None and cue.kind == "generic" and not _stands_alone(text, open_at, at, word):
            continue
        aside = _ASIDE.match(text, at, end) if kind == "open" else None
        if open_at < at:
            if text[open_at] in _BLANKS or text[at - 1] in _BLANKS:
                _append_text(text, open_at, at, out)
            else:
                out.append(_new(Token, ("text", open_at, at, text[open_at:at], None)))
        if aside is None:
            out.append(_new(Token, (kind, at, stop, word, cue)))
            open_at = stop
        else:
            place = open_at = aside.end()
    if open_at < end:
        if text[open_at] in _BLANKS or text[end - 1] in _BLANKS:
            _append_text(text, open_at, end, out)
        else:
            out.append(_new(Token, ("text", open_at, end, text[open_at:end], None)))


def _append_text(text: str, start: int, end: int, out: list[Token]) -> None:
    """Add a stretch of text without the blanks around it; blanks alone say nothing."""
    plain = text[start:end].rstrip(_BLANKS)
    end = start + len(plain)
    start = end - len(plain.lstrip(_BLANKS))
    if start < end:
        out.append(_new(Token, ("text", start, end, text[start:end], None)))


def is_negative(text: str, start: int) -> bool:
    """Whether the dash before an amount is its sign: 增长-2.8%, and not a bullet or the middle of a range.

    >>> is_negative("增长-2.8%", 3), is_negative("1-2%", 2), is_negative("-2%", 1)
    (True, False, False)
    """
    return start > 1 and (text[start - 2] in "、，,和与及（(" or "\u4e00" <= text[start - 2] <= "\u9fff")


def _stands_alone(text: str, start: int, at: int, word: str) -> bool:
    """Whether a generic word names a place by itself: 园区 does in 目前，园区有, not in 科技园区."""
    if text[at - 1 : at] in _COUNTING or (
        word in word_set("among_whom") and _is_field(text, start, at, at + len(word))
    ):
        return False
    return word[0] in "全该我本" or at == start or text[at - 1] in _BEFORE_PLACE


def _is_field(text: str, start: int, at: int, end: int) -> bool:
    """Whether a word for the country or the world only says among whom something ranks: 稳居 | 全国 | 前十强, 入选 | 全国百强县."""
    after = text[end : end + 1]
    if _RANKING_BEFORE.search(text, max(start, at - _RANKING_REACH), at):
        return after not in _ORDER_NOUNS
    return after in _ORDER_SIGNS and _IN_ORDER.match(text, end) is not None


def joined(text: str, tokens: list[Token]) -> list[Token]:
    """Make one token of mentioned places that touch; the last one is the mention."""
    if not _any_touch(tokens):
        return tokens
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        touches = last is not None and last.kind == "place" and last.end == token.start
        if (
            token.kind == "place"
            and last is not None
            and touches
            and (token.text not in word_set("never_part") or _abroad(last))
        ):
            mention = last.mention if _is_word(token) and not _is_word(last) else token.mention
            out[-1] = Token("place", last.start, token.end, text[last.start : token.end], mention)
        else:
            out.append(token)
    return out


def _any_touch(tokens: list[Token]) -> bool:
    """Whether one of the places among the tokens starts where the one before it ends."""
    end = -1
    for token in tokens:
        if token.kind == "place":
            if token.start == end:
                return True
            end = token.end
    return False


def _abroad(token: Token) -> bool:
    """Whether a place is a country, of which 全国 may be said: 菲律宾全国."""
    return isinstance(token.mention, Cue) and token.mention.kind == "foreign"


def body_kind(token: Token) -> OrganizationKind | None:
    """Give the kind of organisation a token is; `None` for zones, regions, words and all that is no place."""
    mention = token.mention
    return mention.kind if isinstance(mention, Organization) else None


def _is_word(token: Token) -> bool:
    """Whether a place is a word such as 全省 and no mention."""
    return not isinstance(token.mention, Mention)
