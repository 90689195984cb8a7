"""A sentence of a policy as clauses: its blanks and brackets left out, its figures in place.

A bracket that itself gives amounts (给予10万元奖励（第一年6万元，第二年4万元）) is read as clauses of its own, which begin with `INTO` and end with
`OUT`; any other bracket (含税, 以下简称…) says nothing of a promise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.tokens import QuantityToken
from zonenews.grammar.patterns import pattern

INTO, OUT = "\x01", "\x02"
_BLANKS = " \t　"
TOWARDS = "对于?(?!外(?![商资来地籍]|经?贸(?![易合]))|[接标比照应手]|口[支帮])"
"""对|企业, before whom it is for; 对外, 对接, 对口支援 are other words."""
OF_ONE = "每(?:成功)?(?:为[^，0-9]{2,8})?(?![年月季天日次个家户人])[一-鿿]{2,4}?[0-9一两](?:{per_unit})"
"""每引进一名人才, 每晋升一个位次: what for each of which something is given is done, whatever it is."""
_RUN_IN = pattern(f"[一-鿿]{{2,12}}(?:{{fostering}}|{{term_label}})(?={TOWARDS})")
"""2.|载体建设支持|对…: a heading run into its article."""
_TWO_RUN_IN = pattern(f"[^，。；：0-9]{{2,24}}[0-9]{{1,2}}[.．、](?![0-9])(?:[一-鿿]{{2,10}}?)?(?={TOWARDS}|支持|鼓励)")
"""第二条|支持低空经济发展1.整机研制|支持…项目: the headings of an article and of its first item run into that."""
_GIFT_RUN_IN = pattern("[一-鿿]{2,6}(?:{reward_noun})(?!的)(?=新|首次|{acquiring}|[^，。的]{0,6}(?:{recipient}))")
"""第五条|人才奖励|总部企业高管…: the same where the heading names the gift."""
_ARTICLE = lazy("第[一二三四五六七八九十百]{1,4}条")
_COMMAS = frozenset("，,")
_PARTS = frozenset("；;|｜")
_HEADED = pattern(
    r"[ \t　]*(?:第[一二三四五六七八九十百0-9]{1,4}条|[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[●■◆▲])[ \t　]*[^ \t　，。；：:0-9\n]{2,24}[ \t　]+"
    rf"(?={TOWARDS}|凡|[^ \t　，。；：:\n]{{2,30}}[，,])"
)
"""第六条 支持企业加大投资| 对…: a heading, with a blank behind it."""
FIGURES = frozenset(("money", "percent", "percentage_point", "area", "duration"))
_LEFT_OUT = lazy(
    r"[ \t　]+|(?<![合入选得加])《[^《》]{0,80}》|【[^【】]{1,20}】|[（(〔\[][^（()）〔〕]{0,200}[)）〕\]]"
)
_ASIDE = pattern(
    r"(?P<per>(?:(?:每|单)(?:{per_unit})(?:{bare_recipient})?)+)?(?:{capping})[^0-9（）()]{0,8}(?P<cap>[0-9.]+ *[万亿]*元)(?!.*元)|连续[^0-9（）()]{0,8}(?P<years>[0-9一二两三四五六十]{1,2} *个?[年月])"
)
"""（最高不超过50万元）, （连续补助3年）: a bracket that says how much is given at most, or for how long."""
_STAGES = lazy(r"^.[^，,；;]{0,20}[0-9.]+[万亿]*元[^，,；;]*[，,；;、][^，,；;]{0,20}[0-9.]+[万亿]*元")
_YEAR = "(?:第[一二三四五六七八九十0-9](?:[、和及至到]第?[一二三四五六七八九十0-9])*个?|[前后][一二两三四五六七八九十0-9]{1,2}个?|次)年度?按?[0-9.]+[%‰]"
_LATER = "(?:[第后][一二两三四五六七八九十0-9]{1,2}个?|次)年度?"
_QUOTED = pattern(f"[^，“]{{0,14}}“(?={TOWARDS}|凡)")
"""既有“|对首次认定的企业奖励6万元”: a promise that is quoted."""
_CLAUSE = pattern(
    f"(?:[^，,；;：:—且、|｜{INTO}{OUT}]|(?<![贴励助还免补租金])、|、(?!{_LATER}[^，、。；0-9]{{0,6}}?(?:减半|全额|免[收租征交缴除])|减半|免[收征除])|且(?!(?:每|单个?|同一)(?:{{bare_recipient}}|[家个户人年])|{{capping}})|—(?!—)(?<!——)"
    f"|(?<=[0-9])[,:：](?=[0-9])|(?<=[%‰])[，,](?={_YEAR}))+"
)
"""What stands between two pauses; a mark within a number (1,200万元, 1:0.5) or a row of years (第一年80%，第二年50%) is none, and 且 before a cap is one."""
_NUMBERING = lazy(
    r"[一二三四五六七八九]是|[（(]?[0-9]{1,2}[)）]|第[0-9一二三四五六七八九十百]{1,4}[条章节款项]|[0-9]{1,2}[.、．](?![0-9])|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳]|[●■◆▲·\-—]+"
)


class Figure(NamedTuple):
    """A quantity of a sentence.

    Attributes:
        token: the quantity.
        start: where it starts in the flat text.
        end: where it ends there.
    """

    token: QuantityToken
    start: int
    end: int

    @property
    def kind(self) -> str:
        """What kind of quantity it is."""
        return str(self.token.mention.kind)


class Aside(NamedTuple):
    """A cap or a duration in a bracket that is left out.

    Attributes:
        start: where the bracket starts in the normal text.
        figure: the quantity; in the flat text it takes no room.
        per: what the cap counts for; `None` unsaid.
    """

    start: int
    figure: Figure
    per: str | None


class Clause(NamedTuple):
    """A stretch between two pauses; offsets count in the flat text.

    Attributes:
        start: where it starts, behind its list number.
        end: where it ends.
        text: what it says.
        figures: its quantities, in order.
        stop: the mark before it, empty where the sentence begins.
    """

    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]
    stop: str


class Flat:
    """A sentence without its blanks and brackets.

    Attributes:
        text: what is left.
        clauses: it, cut at its pauses.
        asides: caps and durations that stand in brackets, in order.
    """

    def __init__(self, sentence: Sentence) -> None:
        """Leave out what is left out and place the figures."""
        source, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
        texts: list[str] = []
        places: list[int] = []
        asides: list[tuple[int, int, str | None]] = []
        for match in _LEFT_OUT.finditer(source, low, high):
            start, end = match.span()
            texts.append(source[low:start])
            places += range(low, start)
            if _STAGES.match(match[0]):
                inside = [at for at in range(start + 1, end - 1) if source[at] not in _BLANKS]
                texts += [INTO, *map(source.__getitem__, inside), OUT]
                places += [start, *inside, end - 1]
            elif (said := _ASIDE.search(match[0])) is not None:
                asides.append((start, start + said.start(str(said.lastgroup)), said["per"]))
            low = end
        texts.append(source[low:high])
        places += range(low, high)
        self.text = "".join(texts)
        self._places = places
        headed = _HEADED.match(source, sentence.bounds.start, sentence.bounds.end)
        self._body = bisect_left(places, headed.end()) if headed else 0
        self.clauses = self._cut(self._figures(sentence))
        self.asides = [
            Aside(start, Figure(token, bisect_left(places, start), bisect_left(places, start)), per)
            for start, at, per in asides
            for token in sentence.quantities
            if token.start <= at < token.end
        ]

    def _figures(self, sentence: Sentence) -> list[Figure]:
        """Give the quantities that are left, in order."""
        out = []
        for token in sentence.quantities:
            if token.mention.kind in FIGURES:
                start, end = bisect_left(self._places, token.start), bisect_left(self._places, token.end)
                if start < end and self._places[start] == token.start:
                    out.append(Figure(token, start, end))
        return out

    def _cut(self, figures: list[Figure]) -> tuple[Clause, ...]:
        out: list[Clause] = []
        at = 0
        for match in _CLAUSE.finditer(self.text):
            start, end = match.span()
            stop = self.text[start - 1 : start]
            numbering = (
                _NUMBERING.match(self.text, start, end)
                if not out or stop in _PARTS or _ARTICLE.match(self.text, start, end)
                else None
            )
            start = numbering.end() if numbering else start
            heading = _run_in(self.text, start, end) if numbering else None
            start = heading.end() if heading else start
            start = self._body if not out and start < self._body < end else start
            quoted = _QUOTED.match(self.text, start, end)
            start = quoted.end() if quoted else start
            first = at
            while at < len(figures) and figures[at].start < end:
                at += 1
            stop = "；" if numbering and out and stop in _COMMAS else stop
            out.append(Clause(start, end, self.text[start:end], tuple(figures[first:at]), stop))
        return tuple(out)

    def place(self, at: int) -> int:
        """Give where a character of the flat text stands in the normal text."""
        return self._places[at]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the normal text that a range of the flat text, not empty, was made from."""
        return self._places[start], self._places[end - 1] + 1


def _run_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find a heading that runs into its article; one that names a gift only where the clause gives nothing."""
    if (heading := _TWO_RUN_IN.match(text, start, end) or _RUN_IN.match(text, start, end)) is not None:
        return heading
    bare = text[end - 1] == "的" or not any(map(str.isdigit, text[start:end]))
    return _GIFT_RUN_IN.match(text, start, end) if bare else None
