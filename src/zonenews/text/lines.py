"""Line breaks that no writer made: those of wrapped pages, mails and files, in the middle of clauses, words and numbers, and stray ones.

A line is full where what stands first in the next one had no room any more in it. In wrapped text full lines are many, and chance in any other. So the
width is what nearly all lines keep to, and a text is wrapped where many of its lines are full, are prose, and do not end with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from zonenews._patterns import lazy
from zonenews.text.changes import Change, apart

Measure: TypeAlias = Callable[[str], int]

LEAST: Final = 3
"""So many full lines make a text wrapped; of fewer, chance can be the cause."""
_WIDTHS: Final = range(24, 131)
"""Widths of wrapped lines, in Latin characters: from a column of a newspaper to a sheet on its side."""
_WIDER: Final = 20
"""One line of so many may be wider than the width: an address of a page, a line somebody joined."""
_SLACK: Final = 2
"""So far, in Latin characters, a full line may stay behind the width: half-width marks, and signs that hang over the edge."""

_SAYS: Final = 12
"""Characters of a line at least that tells something."""

_HALVED = lazy(r"[ \t]*\n[ \t\u3000]*\n")
_DEEP = " " * 4
"""How lines of such a page are indented, all alike; paragraphs of a writer are with two wide blanks, or not at all."""
_STRAY = lazy(
    r"\n(?<=[^\s。；：！？]\n)(?:(?<=[^\s，。；：、！？]\n)[ \t\u3000]*\n[ \t\u3000]*(?=的[，,（(])|(?<=[^\s，。；：、！？]\n)[ \t]*(?=[，。；：、！？）”’》」%]|的(?![确確士]))|(?<=[，、（“‘《「]\n)(?!\s)|(?<=[\u3400-\u9fff”）%],\n)(?!\s)"
    r"|(?<=[，、,0-9元%个家]增\n)(?=[长長速] ?[0-9])|(?<=[，、,0-9元%个家]下\n)(?=降 ?[0-9])|(?<=[，,比均]增[长長]\n|[，,比均]下降\n)(?=[0-9][0-9.]* ?[%％][，,；;。、])|(?<=[0-9]\n)(?=[万亿萬億]?元|[万亿萬億]美元|个百分点|個百分點)|(?<=[0-9 ][万亿萬億]\n)(?=元|美元|平方米))"
)
"""A break before a mark that begins no line, behind one that ends none, between a number and its unit, or within 增长 and 下降 before a number; never behind the end of a sentence."""
_WIDE = lazy("[⺀-￦“”‘’…—·]")
_TOKEN = lazy(r"[（(“‘《「]?(?:[0-9A-Za-z.,%]{1,24}|.)[，。、；：！？）)”’》」…%]{0,2}")
"""What a line break does not part: a number, a Latin word, a sign with the marks that cannot begin a line."""
_PROSE = lazy("[，。；、,;]")
_ENDED = lazy("[。！？!?；;：:…][”’」』）)】]*$")
_COLUMNS = lazy(r"\S(?:[ \u3000]{2,}|\t|[|｜│])\S.*\S(?:[ \u3000]{2,}|\t|[|｜│])\S")
"""A row of a table."""
_INDENTED = lazy(r"\u3000|[ \t]{2}")
_MARKED = lazy(
    r"[ \u3000]?(?:第[一二三四五六七八九十百0-9]{1,4}[章节条]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?[0-9]{1,2}[、）)．]|[0-9]{1,2}\.(?![0-9])|[①-⑳●■◆•·])"
)
"""A number or a mark by which a heading or an item begins."""
_PAGE = lazy(
    r"[ \t\u3000]*(?:[—–-]{1,2} ?[0-9]{1,4} ?[—–-]{1,2}|[0-9]{1,4}|第 ?[0-9]{1,4} ?页(?:[，, /]*共 ?[0-9]{1,4} ?页)?)[ \t\u3000]*"
)


class Line(NamedTuple):
    """A line with something on it.

    Attributes:
        start: where it begins, its indentation included.
        text: what stands there, without blanks at its end.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)


def find_breaks(text: str) -> list[Change]:
    r"""Find the line breaks that stand within sentences, and what to write there.

    Args:
        text: a text whose line ends are line feeds.

    Returns:
        The start and end of each break, with the blanks and page numbers around it, and what stays of it: a blank between two Latin words, else nothing. In
        order; empty for most texts.

    >>> find_breaks("园区开工项目23个、\n竣工15个\n。"), find_breaks("园区开工。\n产值3亿元。\n增长8%。\n投资5亿元。")
    ([(10, 11, ''), (16, 17, '')], [])
    """
    if "\n" not in text:
        return []
    wrapped = list(_wrapped_breaks(text)) if _may_be_wrapped(text) else []
    wrapped = wrapped or (_cut_breaks(text) if f"\n{_DEEP}" in text and "\n\n" in text else [])
    if not wrapped and _STRAY.search(text) is None:
        return []
    taken = {start for start, _, _ in wrapped}
    strays = ((*match.span(), "") for match in _STRAY.finditer(text) if match.start() not in taken)
    return apart([*wrapped, *strays])  # a mark may stand right behind a page number


def _cut_breaks(text: str) -> list[Change]:
    """The breaks of a page that sets each of its cut lines as a paragraph: an empty line and an indentation stand between the halves."""
    lines = list(_lines(text))
    prose = [line for line in lines if len(line.text) >= _SAYS and _PROSE.search(line.text)]
    cut = {line.start for line in prose if _ENDED.search(line.text) is None and _COLUMNS.search(line.text) is None}
    if len(cut) < 2 or 2 * len(cut) < len(prose):
        return []
    found, goes_on = [], False
    for line, after in pairwise(lines):
        goes_on = (goes_on or line.start in cut) and _ENDED.search(line.text) is None
        goes_on = goes_on and _is_half(text, line, after)
        if goes_on:
            found.append((*_between(line, after), ""))
    return found


def _is_half(text: str, line: Line, after: Line) -> bool:
    """Whether an empty line alone parts two lines, and the second is indented deep and begins with no number of its own."""
    parted = _HALVED.fullmatch(text, line.end, after.start) is not None
    return parted and after.text.startswith(_DEEP) and _MARKED.match(after.text.lstrip()) is None


def _wrapped_breaks(text: str) -> Iterator[Change]:
    """The breaks of lines of one width."""
    lines = [line for line in _lines(text) if not _PAGE.fullmatch(line.text)]
    if len(lines) <= LEAST:
        return  # blanks and page numbers are no lines
    full = max((_full(lines, measure) for measure in (_shown, len)), key=len)
    if not _is_wrapped(lines, full):
        return
    for line, after in full:
        if _goes_on(text, line, after):
            yield (*_between(line, after), _joint(line, after))


def _may_be_wrapped(text: str) -> bool:
    """Whether enough lines are about as long as the longest, and none longer than those of a page: told by their lengths alone, for most articles are paragraphs."""
    lines = text.count("\n") + 1
    if lines < _WIDER and (
        2 * (len(text) - lines) >= _WIDTHS[-1] * lines  # the lines are too long on the average
        or 2 * text.find("\n") > _WIDTHS[-1]  # or the first is, or the last
        or 2 * (len(text) - 1 - text.rfind("\n")) > _WIDTHS[-1]
    ):
        return False
    lengths = [*map(len, text.split("\n"))]
    if len(lengths) < _WIDER and 2 * max(lengths) > _WIDTHS[-1]:
        return False  # most articles
    lengths = sorted(filter(None, lengths))
    if len(lengths) <= LEAST:
        return False
    longest = lengths[-1 - len(lengths) // _WIDER]
    return _WIDTHS[0] <= 2 * longest <= _WIDTHS[-1] and 2 * lengths[-1 - max(LEAST, len(lengths) // 3)] >= longest


def _lines(text: str) -> Iterator[Line]:
    """The lines with something on them."""
    start = 0
    for line in text.split("\n"):
        shown = line.rstrip()
        if shown:
            yield Line(start, shown)
        start += len(line) + 1


def _shown(text: str) -> int:
    """How wide a text is, in Latin characters: a Han character is as wide as two."""
    return len(text) + len(_WIDE.findall(text))


def _full(lines: list[Line], measure: Measure) -> list[tuple[Line, Line]]:
    """The lines that had no room for what the next one begins with, each with the next."""
    widths = [measure(line.text) for line in lines]
    width = sorted(widths)[-1 - len(lines) // _WIDER]
    unit = 2 if measure is len else 1
    if width * unit not in _WIDTHS:
        return []
    slack = 0 if measure is len else _SLACK
    return [
        (line, after)
        for (line, after), taken in zip(pairwise(lines), widths, strict=False)
        if 2 * taken >= width and taken + measure(_first(after.text)) > width - slack
    ]


def _first(line: str) -> str:
    """What stands first in a line and would have to go to the line before as a whole."""
    token = _TOKEN.match(line.lstrip())
    return token[0] if token else ""


def _is_wrapped(lines: list[Line], full: list[tuple[Line, Line]]) -> bool:
    """Whether a text is prose in lines of one width: full lines are many, hold the marks of prose, and mostly end within a sentence."""
    # Headings of one length are no sign, nor are lines that an indented one follows: none of them goes on.
    signs = [line.text for line, after in full if not (_MARKED.match(line.text) or _INDENTED.match(after.text))]
    if len(signs) < LEAST or 3 * len(full) < len(lines):
        return False
    prose = sum(bool(_PROSE.search(line)) for line in signs)
    ended = sum(bool(_ENDED.search(line)) for line in signs)
    return 5 * prose >= 3 * len(signs) and 3 * ended <= len(signs)


def _goes_on(text: str, line: Line, after: Line) -> bool:
    """Whether a full line goes on in the next: not before an indented or numbered paragraph, an empty line without a page number, or in a table."""
    if _INDENTED.match(after.text) or _COLUMNS.search(line.text) or _COLUMNS.search(after.text):
        return False
    ended = bool(_ENDED.search(line.text))
    between = text[line.end : after.start]
    if between.count("\n") > 1 and (ended or not between.strip()):
        return "\f" in between and not ended
    return not (ended and _MARKED.match(after.text))


def _between(line: Line, after: Line) -> tuple[int, int]:
    """From the end of a line to the first sign of the next."""
    return line.end, after.start + len(after.text) - len(after.text.lstrip())


def _joint(line: Line, after: Line) -> str:
    """A blank between two Latin words."""
    return " " if re.match("[A-Za-z]{2}", line.text[-1:] + after.text.lstrip()[:1]) else ""
