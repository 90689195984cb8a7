"""Titles and headings: lines that set the period, the status and the place of what stands below them.

```text
襄石区2023年国民经济和社会发展统计公报        the title: 2023, for the whole article
一、2023年工作回顾                          a section: 2023, done
（二）工业                                  a part of it: what the section sets goes on
二、2024年主要预期目标                       the next section: 2024, aimed at
```
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.aims import announces_tasks
from zonenews.discourse.context import Context
from zonenews.discourse.list_parts import area_of_line
from zonenews.discourse.periods import Period
from zonenews.discourse.tokens import MentionToken, SentenceRange, body_kind
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Stage, load_actions

_LONGEST = 45
"""A heading has so many characters at most."""
_LONGEST_NUMBERED = 30
_CHAPTER = lazy(r"[　 ]*(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[章节部])")
_SECTION = lazy(r"[　 ]*[（(][一二三四五六七八九十]{1,3}[）)]")
_POINT = lazy(r"[　 ]*(?:[0-9]{1,2}[、.．](?![0-9])|[①-⑳])")
_NUMBERS = (_CHAPTER, _SECTION, _POINT)
_NUMBER_STARTS = frozenset("一二三四五六七八九十第（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What they begin with, behind blanks."""
_NO_HEADING_END = frozenset("，,；;、。！？!?")
_GOALS = pattern("{goal_heading}|^[　 ]*[0-9]{4}年度?计划[　 ]*$")
_TITLE_OF_GOALS = pattern("[　 ]*(?:[0-9]{4}年|今年|明年)(?:的|度)?{goal_title_word}*(?:{goal_heading}|计划)+[　 ]*")
_RESULTS = pattern("{result_heading}")
_BLANKS = frozenset(" \t　|｜")
_CELLS = lazy(r"[^ \t　|｜]+(?:[ \t　|｜]+[^ \t　|｜]+){2}")
"""Cells of a table: three of them are no heading."""
_NO_NUMBER = 1
"""The level of a heading without a number."""
_ANNOUNCES = pattern("{goal_lead}[^，。；]{0,8}目标(?:如下|是|为)?[。：:]?$|目标如下[。：:]?$")
"""A sentence of its own that announces goals: 到2027年要达到下列目标."""
_AIMS = pattern("{goal_of_list}目标(?:任务)?(?:是|为|如下|包括)[：:]?")
"""What a sentence says that begins a list of goals, which the sentences behind it go on with."""
_WITHIN = 0.5
"""How much deeper than the heading above it a sentence stands that announces tasks."""
INNER = 4
"""The level of a line that ends in a colon: what it announces goes on to the next heading."""


_COLONS = ("：", ":")
_IN_BRACKET = frozenset("）)")
_ASIDE = lazy("片区|[（(][^（()）]{1,12}[）)]")
"""云石高新区|（3个）, 青石经开区|片区."""
_KIND = lazy(
    r"[ 　]*(?:[一二三四五六七八九十0-9]+[、.．]|[（(][一二三四五六七八九十0-9]+[）)])?[ 　]*(?P<kind>[^，,。；;：:（()）\n]{2,16}?项目)(?:[（(][^（()）]*[）)])?[：:]?[ 　]*"
)
"""（二）|续建项目|（12个）: a heading that names a kind of projects."""


class Works(NamedTuple):
    """The projects that a heading announces: （二）续建项目.

    Attributes:
        label: the kind of projects.
        stage: their stage.
        planned: whether the stage is still to come (拟开工项目).
    """

    label: str
    stage: Stage
    planned: bool


class Heading(NamedTuple):
    """What a heading sets for the lines below it.

    Attributes:
        level: 1 for a chapter, more for what lies within.
        period: of when what follows is, where the heading says it.
        status: whether it announces goals or tells of results; `None` where it does neither.
        place: the place whose section it is, or `None`.
        works: the projects it announces, or `None`.
        area: the place that it heads the part of a list of, which may be one that no table knows, or `None`.
    """

    level: float
    period: Period | None
    status: Literal["target", "actual"] | None
    place: str | None
    works: Works | None = None
    area: str | None = None


class Sections:
    """The headings that an offset stands below, the widest first; lines are taken in one by one.

    Attributes:
        period: the period that the headings set, or `None`.
        status: whether they announce goals.
        results: whether a heading tells of results.
        place: the place whose section it is, or `None`.
        works: the projects they announce, or `None`.
        area: the place whose part of a list it is, or `None`.
    """

    def __init__(self) -> None:
        """Begin below no heading."""
        self.area: str | None = None
        self.works: Works | None = None
        self.period: Period | None = None
        self.status: Literal["target", "actual"] = "actual"
        self.results = False
        self.place: str | None = None
        self._open: list[Heading] = []
        self._goals: Period | None = None

    @property
    def opened(self) -> bool:
        """Whether what the first sentence of the text looks back on is in force below all headings."""
        return bool(self._open) and self._open[0].level == 0

    def take(self, heading: Heading) -> None:
        """Go below a heading: those of its level and below it end; goals without a year are of that of the goals before."""
        if heading.status == "target":
            heading = heading._replace(period=heading.period or self._goals)
            self._goals = heading.period
        self._open = [one for one in self._open if one.level < heading.level]
        self._open.append(heading)
        nearest = self._open[::-1]
        self.period = next((one.period for one in nearest if one.period), None)
        told: Literal["target", "actual"] | None = next((one.status for one in nearest if one.status), None)
        self.status = told or "actual"
        self.results = any(one.status == "actual" for one in nearest)
        self.place = next((one.place for one in nearest if one.place), None)
        self.works = next((one.works for one in nearest if one.works), None)
        self.area = next((one.area for one in nearest if one.area or one.place), None)

    def announce(self, period: Period | None) -> None:
        """Go below a sentence that announces tasks, which go on through all headings within the one it stands below."""
        self.take(Heading((self._open[-1].level if self._open else 0) + _WITHIN, period, "target", None))


def announces_goals(text: str, row: SentenceRange) -> bool:
    """Whether a sentence at the end of a paragraph announces goals that the next paragraphs tell: 要实现以下目标：.

    >>> announces_goals("到2030年，要实现以下目标：", SentenceRange(0, 15, 0))
    True
    """
    closes = row.end == len(text) or text[row.end : row.end + 1] in "\n\r" or text.startswith("。\n", row.end)
    return closes and _ANNOUNCES.search(text, max(row.start, row.end - _LONGEST_NUMBERED), row.end) is not None


def lists_goals(text: str, row: SentenceRange) -> bool:
    """Whether a sentence begins to list goals: 主要预期目标是：生产总值增长5%左右.

    >>> lists_goals("主要预期目标是：生产总值增长5%", SentenceRange(0, 16, 0))
    True
    """
    return _AIMS.search(text, row.start, row.end) is not None


def is_title_of_goals(text: str, row: SentenceRange) -> bool:
    """Whether a line of a title says nothing but that goals follow: 2026年目标任务.

    >>> is_title_of_goals("2026年目标任务", SentenceRange(0, 9, 0))
    True
    """
    return _TITLE_OF_GOALS.fullmatch(text, row.start, row.end) is not None


def heading_level(text: str, row: SentenceRange, inside: Sequence[MentionToken]) -> int:
    """Tell of which level a sentence is a heading; 0 where it is none.

    Args:
        text: the normal text.
        row: the sentence.
        inside: its mentions; a line that states a figure is no heading.
    """
    start, end, _ = row
    if end - start > _LONGEST or (start and text[start - 1] not in "\n\r"):
        return 0
    line = text[start:end].strip()
    if not line:
        return 0
    for token in inside:
        if token.kind == "quantity" and token.mention.kind != "ordinal" and not _is_aside(text, token.end, end):
            return 0
    closes = end == len(text) or text[end] in "\n\r"
    level = 0
    if line[0] in _NUMBER_STARTS:
        level = next((at for at, number in enumerate(_NUMBERS, 1) if number.match(text, start, end)), 0)
    if not level and "目标" in line and announces_goals(text, row):
        return INNER
    if line[-1] in _NO_HEADING_END or not (closes or (level and end - start <= _LONGEST_NUMBERED)):
        return 0
    if not _BLANKS.isdisjoint(line) and _CELLS.search(line):
        return 0
    return level or (INNER if line[-1] in "：:" else _NO_NUMBER)


def _is_aside(text: str, at: int, end: int) -> bool:
    """Whether a figure closes a bracket that closes its line: 续建项目（12个）."""
    return text[at : at + 1] in _IN_BRACKET and text[at + 1 : end].strip("　 ：:") == ""


def _works(line: str) -> Works | None:
    """Give the projects that a heading announces.

    >>> _works("（二）拟开工重点项目（12个）")
    Works(label='开工重点项目', stage='started', planned=True)
    >>> _works("（二）续建及新开工项目"), _works("（二）工业")
    (None, None)
    """
    match = _KIND.fullmatch(line)
    if match is None:
        return None
    verbs = list(load_actions().stage_re.finditer(match["kind"]))
    actions = load_actions()
    stages: set[Stage] = {actions.stages[verb[0]] for verb in verbs}
    if len(stages) != 1:
        return None
    [stage] = stages
    cues = {actions.statuses[cue[0]] for cue in actions.status_re.finditer(match["kind"], 0, verbs[0].start())}
    planned = stage == "planned" or "planned" in cues
    return Works(match["kind"][verbs[0].start() :], stage, planned)


def read_heading(
    context: Context, row: SentenceRange, inside: Sequence[MentionToken], level: int, place: str | None
) -> Heading:
    """Read what a heading sets.

    Args:
        context: what the article is about.
        row: the sentence that is the heading.
        inside: its mentions.
        level: of which level it is.
        place: the place in force.

    Returns:
        The heading; its period is the last one named where it announces goals, else the first.
    """
    text = context.text
    times = [token for token in inside if token.kind == "time"]
    told = [context.periods.period_of(one) or context.periods.looks_back(one.text, None, firm=False) for one in times]
    periods = [one for one in told if one is not None]
    words = text[row.start : row.end]
    goals, results = _GOALS.search(words) or announces_tasks(text, row), _RESULTS.search(words)
    status: Literal["target", "actual"] | None = "target" if goals and not results else "actual" if results else None
    period = (periods[-1] if status == "target" else periods[0]) if periods else None
    works = _works(text[row.start : row.end]) if "项目" in text[row.start : row.end] else None
    of_zone = _place(context, row, inside, place)
    area = of_zone if of_zone in context.zone_names else area_of_line(words, context.line_areas)
    return Heading(level, period, status, of_zone, works, area)


def _place(context: Context, row: SentenceRange, inside: Sequence[MentionToken], place: str | None) -> str | None:
    """Give the zone or company that alone makes a heading: （三）青石湖高新区."""
    places = [token for token in inside if token.kind == "place"]
    if len(places) != 1:
        return None
    name = context.name_of(places[0], place)
    rest = _ASIDE.sub("", context.text[places[0].end : row.end]).strip("　 ：:】]")
    firm = body_kind(places[0]) == "company"
    if firm and places[0].start == row.start and context.text[places[0].end : places[0].end + 1] in _COLONS:
        return name  # 某某公司：小零件做出大市场
    lead = context.text[row.start : places[0].start]
    alone = "：" not in lead and ":" not in lead  # 投资方：某某公司 is a card, no heading
    owned = name in context.zone_names or (alone and firm)
    return name if not rest and owned else None
