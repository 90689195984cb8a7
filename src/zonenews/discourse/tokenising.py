"""Sentences cut into tokens: a text into sentences, its mentions into one row, and what stands between them at marks and cue words.

What stands in brackets makes no tokens, unless it states something or a mention covers the bracket too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter

from zonenews._patterns import lazy
from zonenews.discourse.parts_of_places import part_end
from zonenews.discourse.tokens import (
    MINUS,
    CueToken,
    MarkKind,
    MentionToken,
    PlaceToken,
    QuantityToken,
    RankToken,
    SentenceRange,
    TextToken,
    TimeToken,
    Token,
)
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import Cue, load_cues
from zonenews.lexicon.word_classes import word_set
from zonenews.mentions.organizations.find import Organization
from zonenews.mentions.quantities.find import Quantity
from zonenews.mentions.regions.records import Region
from zonenews.mentions.scan import Mentions
from zonenews.mentions.zones.records import Zone
from zonenews.text.spans import Span

_START_AND_END = itemgetter(1, 2)
_new = tuple.__new__  # a token without the detour through its keyword arguments: a parse asks for thousands
_SENTENCE = lazy(r"[^。！？!?\n\r\x00]+")
_PUNCTUATION: dict[str, MarkKind] = {
    "，": "comma",
    ",": "comma",
    "、": "join",
    "（": "open",
    "(": "open",
    "）": "close",
    ")": "close",
    "；": "stop",
    ";": "stop",
    "：": "stop",
    ":": "stop",
}
_ASIDE = lazy(r"[（(][^（()）]{0,200}[）)]")
_PLACES = ("generic", "foreign")
"""Classes of cues that stand for places."""
_VILLAGE = frozenset("村屯")
_REGION_ENDS = frozenset("省市区县旗州盟")
"""How full names of regions end, behind which 村 is that of the region."""
_NO_VILLAGE = frozenset("民庄镇级里集居委干")
"""What makes of 村 the people and bodies of a region's villages: 村民, 村镇."""
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
_COUNTING = frozenset("个家座批次届")
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

    def __init__(self, tokens: list[MentionToken]) -> None:
        """Sort the mentions of a normal text into one row, and leave out those that lie in others."""
        tokens.sort(key=_START_AND_END)
        self._tokens = kept = list[MentionToken]()
        self._next = 0
        last = reach = -1
        for token in tokens:
            start = token.start
            if start >= reach:
                kept.append(token)
                last, reach = start, token.end
            elif start == last and token.end > reach:
                kept[-1] = token
                reach = token.end

    def within(self, row: SentenceRange) -> list[MentionToken]:
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


def _names_village(text: str, end: int) -> bool:
    """Whether a region's name is only the first part of a village's: 河北 | 村, and not of its people and bodies: 青石 | 村民."""
    return (
        text[end : end + 1] in _VILLAGE
        and text[end - 1] not in _REGION_ENDS
        and text[end + 1 : end + 2] not in _NO_VILLAGE
    )


def token_stream(text: str, mentions: Mentions, names: Iterable[tuple[Span, Cue]] = ()) -> TokenStream:
    """Put the mentions of an article in one row; where they overlap, zones stand before organisations and regions.

    Args:
        text: the normal text.
        mentions: its mentions; a region inside a longer name is passed over.
        names: places that are no mentions, such as the town that an article is about.

    Returns:
        The mentions as tokens, to be handed out sentence by sentence.
    """
    tokens: list[MentionToken] = [_quantity_token(text, quantity) for quantity in mentions.quantities]
    regions = [one for one in mentions.regions if one.inside is None and not _names_village(text, one.span.end)]
    places: tuple[Sequence[Zone | Organization | Region], ...] = (mentions.zones, mentions.organizations, regions)
    starts = sorted([place.span.start for kind in places for place in kind])
    for kind in places:
        for place in kind:
            start, end = place.span
            if not isinstance(place, Organization):
                end = part_end(text, end, starts)
            tokens.append(_new(PlaceToken, ("place", start, end, text[start:end], place)))
    for time in mentions.times:
        start, end = time.span
        tokens.append(_new(TimeToken, ("time", start, end, text[start:end], time)))
    tokens.extend(PlaceToken("place", start, end, text[start:end], cue) for (start, end), cue in names)
    return TokenStream(tokens)


def _quantity_token(text: str, quantity: Quantity) -> QuantityToken:
    """Give the token of a quantity, with the sign before it."""
    start, end = quantity.span
    signed = start and text[start - 1] in MINUS and is_negative(text, start)
    return _new(QuantityToken, ("quantity", start, end, text[start - signed : end], quantity))


def tokenise(text: str, row: SentenceRange, mentions: Sequence[MentionToken]) -> list[Token]:
    """Cut a sentence into tokens.

    Args:
        text: the normal text.
        row: the sentence.
        mentions: its mentions, sorted, none overlapping.

    Returns:
        The tokens in order; brackets and nothing else are left out.
    """
    mentions = _outside_brackets(text, row, mentions)
    fixed: Sequence[Token] = mentions
    if _RANK_HINT.search(text, row.start, row.end):
        fixed = _with_ranks(text, row, mentions)
    out: list[Token] = []
    place = row.start
    for token in fixed:
        if token.start >= place:
            end = token.start - (token.text[0] in MINUS and text[token.start] not in MINUS)
            if end > place:
                _fill(text, place, end, out)
            out.append(token)
            place = token.end
    if place < row.end:
        _fill(text, place, row.end, out)
    return joined(text, out)


def _outside_brackets(text: str, row: SentenceRange, mentions: Sequence[MentionToken]) -> Sequence[MentionToken]:
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


def _with_ranks(text: str, row: SentenceRange, fixed: Sequence[MentionToken]) -> list[Token]:
    """Put the ranks of a sentence in place of the mentions they cover."""
    start, end = row.start, row.end
    ranks: list[Token] = [RankToken("rank", *one.span(), one[0], one) for one in _RANK.finditer(text, start, end)]
    ranks.extend(TextToken("front", *one.span(), one[0]) for one in _FRONT.finditer(text, start, end))
    kept = [token for token in fixed if not any(rank.start < token.end and token.start < rank.end for rank in ranks)]
    return sorted(kept + ranks, key=lambda token: token.start)


@cache
def _marks() -> tuple[re.Pattern[str], dict[str, MarkKind | Cue]]:
    """Give the pattern of what cuts a text, and the kind of each mark and the cue of each word; neutral words make no tokens."""
    table = load_cues()
    cues = {word: cue for word, cue in table.cues.items() if cue.kind != "neutral"}
    return table.pattern, cues | _PUNCTUATION


def _fill(text: str, start: int, end: int, out: list[Token]) -> None:
    """Cut the text between two mentions at punctuation, brackets and cue words, in one pass."""
    pattern, signs = _marks()
    place = open_at = start
    for match in pattern.finditer(text, start, end):
        at, stop = match.span()
        word = match[0]
        if at < place or word not in signs:
            continue
        sign = signs[word]
        aside = None
        token: Token
        if isinstance(sign, Cue):
            kind = sign.kind
            if kind == "generic" and not _stands_alone(text, open_at, at, word):
                continue
            token = (
                _new(PlaceToken, ("place", at, stop, word, sign))
                if kind in _PLACES
                else _new(CueToken, (kind, at, stop, word, sign))
            )
        else:
            aside = _ASIDE.match(text, at, end) if sign == "open" else None
            token = _new(TextToken, (sign, at, stop, word))
        if open_at < at:
            _append_text(text, open_at, at, out)
        if aside is None:
            out.append(token)
            open_at = stop
        else:
            place = open_at = aside.end()
    if open_at < end:
        _append_text(text, open_at, end, out)


def _append_text(text: str, start: int, end: int, out: list[Token]) -> None:
    """Add a stretch of text without the blanks around it; blanks alone say nothing."""
    if text[start] in _BLANKS or text[end - 1] in _BLANKS:
        plain = text[start:end].rstrip(_BLANKS)
        end = start + len(plain)
        start = end - len(plain.lstrip(_BLANKS))
    if start < end:
        out.append(_new(TextToken, ("text", start, end, text[start:end])))


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
        if token.kind == "place" and last is not None and last.kind == "place" and _belong(last, token):
            out[-1] = _one_place(text, last, token)
        else:
            out.append(token)
    return out


def joined_places(text: str, places: list[PlaceToken]) -> list[PlaceToken]:
    """Make one token of places that touch, as `joined` does among all the tokens of a sentence."""
    if not _any_touch(places):
        return places
    out: list[PlaceToken] = []
    for token in places:
        if out and _belong(out[-1], token):
            out[-1] = _one_place(text, out[-1], token)
        else:
            out.append(token)
    return out


def _any_touch(tokens: Sequence[Token]) -> bool:
    """Whether one of the places among the tokens starts where the one before it ends."""
    end = -1
    for token in tokens:
        if token.kind == "place":
            if token.start == end:
                return True
            end = token.end
    return False


def _belong(last: PlaceToken, token: PlaceToken) -> bool:
    """Whether a place touches the one before it and is of it; 全国 is so only of a country: 菲律宾全国."""
    if last.end != token.start:
        return False
    abroad = isinstance(last.mention, Cue) and last.mention.kind == "foreign"
    return abroad or token.text not in word_set("never_part")


def _one_place(text: str, last: PlaceToken, token: PlaceToken) -> PlaceToken:
    """Make one token of two places; a word such as 全省 is not the mention where the place before it is one."""
    mention = last.mention if isinstance(token.mention, Cue) and not isinstance(last.mention, Cue) else token.mention
    return PlaceToken("place", last.start, token.end, text[last.start : token.end], mention)
