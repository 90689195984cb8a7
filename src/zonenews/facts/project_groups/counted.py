"""A count read as a group, before anything is said of it."""

from __future__ import annotations

from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.tokens import QuantityToken
from zonenews.lexicon.actions import load_actions


class Counted(NamedTuple):
    """A count read as a group.

    Attributes:
        token: the count.
        label: the kind of projects.
        start: where the label or the count starts, whichever is first.
        end: where the later of them ends.
        rule: the form it was read in.
        verb: a stage word that stands with it (已开工35个), or empty.
    """

    token: QuantityToken
    label: str
    start: int
    end: int
    rule: str
    verb: str = ""


_HAVING = lazy("(?:共有?|有)?")


def at_stage(verb: str, base: str) -> str:
    """Give the label of those of a group that have come to a stage.

    >>> at_stage("开工", "重点项目"), at_stage("开工", "签约项目")
    ('开工重点项目', '开工项目')
    """
    bare = base.endswith(("项目", "工程")) and load_actions().stage_re.search(base) is None
    return f"{verb}{base if bare else '项目'}"


def of_part(sentence: Sentence, token: QuantityToken, base: str) -> Counted | None:
    """Read the count right behind the head of a part: 经开区本部|3个|：甲、乙; 临港园|2个|、总投资3亿元; 北湖片区|开工3个.

    Args:
        sentence: the sentence.
        token: the count.
        base: the label of the group that the parts are of.
    """
    part = sentence.part_at(token.start - 1) if sentence.parts else None
    if part is None or part.zone is None or part.start == part.end or part.end > token.start:
        return None
    told = _HAVING.match(sentence.text, part.end, token.start)
    verb = load_actions().stage_re.fullmatch(sentence.text, told.end() if told else part.end, token.start)
    rule = "project-group/breakdown"
    if verb is not None:
        return Counted(token, at_stage(verb[0], base), part.start, token.end, rule, verb[0])
    whole = told is not None and told.end() == token.start
    return Counted(token, base, part.start, token.end, rule) if whole else None
