"""Leads: the words that say of which projects the next ones are part: 签约项目中，…; 此次开工的项目有：….

What follows a lead has its stage: in its sentence, and in those of its paragraph that go on with it (还有…, 由…投资的…).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.stages import furthest_stage
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Stage, Status, load_actions

_LEAD = lazy(
    r"(?:^|[，,。；;：:\n])[ 　]*(?:在|从|这些|上述)?(?P<what>[^，,。；;：:\n]{1,16}?)(?:的)?[ ]?项目"
    r"(?:总投资[^，,。；;]{2,14}[，,](?:主要)?包括|(?:当?中|里)(?:，|,|有|包[含括])|(?:主要)?(?:有|包括|为|如下)[：:]|[：:]"
    r"|(?:主要)?(?:有|包括)(?=[^，,。；;：:\n]{2,60}等[^，,。；;、0-9\n]{0,14}[0-9]+[个项]|[^，,。；;\n]{4,40}；)"
    r"|(?:涉及|涵盖|覆盖)|[^，,。；;：:\n0-9]{2,16}[，,]分别[为是])"
)
_BREAKS_DOWN = lazy(
    "[ 　]*(?:(?:这些|上述|以上)[^，,。；;：:\n]{0,6}?项目[，,]?)?(?:从[^，,。；;：:\n]{2,10}看|[分按][^，,。；;：:\n]{1,6}[看分]|具体(?:来看|是)|其中)[，,：:]"
)
"""从产业类型看，…: the parts of what was counted before."""
_GOES_ON = pattern("[ 　]*(?:{lead_goes_on})")
_REACH = 400
"""Characters back in its paragraph in which a lead is looked for."""


class Lead(NamedTuple):
    """What the projects behind it are part of.

    Attributes:
        stage: the stage all of them have.
        start: where it starts in the normal text.
        end: where it ends.
    """

    stage: Stage
    start: int
    end: int


def lead_before(sentence: Sentence, at: int) -> Lead | None:
    """Give the lead in force at an offset of a sentence; `None` where there is none.

    Args:
        sentence: the sentence.
        at: where what may be part of its projects starts.
    """
    low = sentence.bounds.start
    if _GOES_ON.match(sentence.text, low) or at <= low:
        low = max(sentence.text.rfind("\n", 0, low) + 1, low - _REACH)
    last: Lead | None = None
    for match in _LEAD.finditer(sentence.text, max(0, low - 1), at):
        stage = furthest_stage(match["what"])
        if stage is not None:
            last = Lead(stage, match.start("what"), match.end())
    return last


def breaks_down(sentence: Sentence) -> bool:
    """Whether a sentence begins with what breaks down a count before it, in its paragraph or in the one before: 从产业类型看，….

    Args:
        sentence: the sentence.
    """
    return _BREAKS_DOWN.match(sentence.text, sentence.bounds.start) is not None


_ITEM = lazy(
    "[ 　]*(?:[➤●■◆▲★▶►•·√✔]+|[0-9]{1,2}[.、．](?![0-9])|[①-⑳]|[（(][0-9一二三四五六七八九十]{1,2}[)）])[ 　]*"
)
"""How an item of a list by lines begins."""
_HEADS_ITEMS = lazy("[ 　]*(?:从[^，,。；;：:\n]{1,10}看|[分按][^，,。；;：:\n]{1,6}[看分])[：:]?[ 　]*")
"""从规模看, a line above items that break down what was counted before."""


def behind_mark(text: str, start: int, end: int) -> int:
    """Give where an item of a list begins behind its mark: ➤ |制造业项目, 1.|制造业项目."""
    mark = _ITEM.match(text, start, end)
    return mark.end() if mark else start


def item_of_breakdown(sentence: Sentence) -> Literal["first", "later"] | None:
    """Tell whether a sentence is an item of a list by lines that breaks down a count before it: 从规模看 / ➤ 亿元以上项目9个.

    Args:
        sentence: the sentence.
    """
    text, start = sentence.text, sentence.bounds.start
    if _ITEM.match(text, start) is None or (start and text[start - 1] != "\n"):
        return None
    above, later = start - 1, False
    while above > 0:
        line = text.rfind("\n", 0, above) + 1
        if _ITEM.match(text, line, above) is None:
            headed = _HEADS_ITEMS.fullmatch(text, line, above) is not None
            return ("later" if later else "first") if headed else None
        above, later = line - 1, True
    return None


def lead_label(sentence: Sentence) -> str | None:
    """Give the kind of projects that a lead in a sentence speaks of: 集中开工项目|中，甲市65个; or the heading above it.

    Args:
        sentence: the sentence.

    Returns:
        The label, or `None` where there is neither.
    """
    low = sentence.bounds.start
    for match in _LEAD.finditer(sentence.text, max(0, low - 1), sentence.bounds.end):
        stage = load_actions().stage_re.search(match["what"])
        if stage is not None:
            return f"{match['what'][stage.start() :].replace('的', '')}项目"
    return sentence.works_before.label if sentence.works_before else None


_MAY_SOON = lazy("(?:近期|很快)(?:就|即|内)?[将可能会]")
"""4个项目|近期可开工."""


_BEFORE_LONG = ("年内", "年底前", "月底前")
"""6个项目|年内|动工."""


def predicate_status(sentence: Sentence, start: int, end: int) -> Status | None:
    """Give the status of the stage that a range says: 12个项目|今年将陆续开工 is planned; `None` where it is done or says none."""
    if _MAY_SOON.search(sentence.text, start, end):
        return "planned"
    for verb in load_actions().stage_re.finditer(sentence.text, start, end):
        if sentence.text.endswith(_BEFORE_LONG, start, verb.start()):
            return "planned"
        for cue in load_actions().status_re.finditer(sentence.text, start, verb.start()):
            status = load_actions().statuses[cue[0]]
            match status:
                case "planned" | "target":
                    return status
                case _:
                    continue
    return None
