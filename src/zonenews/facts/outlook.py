"""Whether what is said of projects is done or still to be done: 推动甲、乙等项目建成投产 is a task, 甲、乙相继投产 is a fact."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.periods import period_days
from zonenews.discourse.sentences import Sentence, within
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import load_actions

_URGING = pattern("{urging}")
_DONE = pattern("{done_mark}")
_BY_THEN = lazy("(?:年[内前]|[年月]底前|[上下]半年)(?!已)")
"""加快推动6个项目|年内|投产: a day to come, even in a look back on 今年以来."""
_SETS_WORKS = pattern("(?:^|[，,；;。：:\n])[ 　]*(?:{speeding}|启动建设)")
_TIMES_BACK = 8
"""How many times before a verb are asked whether they are over."""


def is_urged(sentence: Sentence, at: int, end: int) -> bool:
    """Whether the stage a clause tells of is only worked for, or one of the goals its section sets.

    Args:
        sentence: the sentence.
        at: where the name or the count the stage is told of starts.
        end: where what is said of it ends.

    Returns:
        Whether it is still to be reached: 推动…建成投产, or any stage below a heading of goals; not with 已, 了, 相继, and not in a
        look back on a time that is over.
    """
    start = sentence.clause_start(at)
    if _BY_THEN.search(sentence.text, at, end) and works_for(sentence, at):
        return True
    if sentence.status_before == "actual" and (not works_for(sentence, at) or sentence.among_results):
        return False
    return _DONE.search(sentence.text, start, end) is None and not looks_back(sentence, at)


def works_for(sentence: Sentence, at: int) -> bool:
    """Whether a verb before an offset, in its clause, only works for what follows: 推动|6个项目开工."""
    return _URGING.search(sentence.text, sentence.clause_start(at), at) is not None


def aims_at_another(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the word of a plan before an offset is told of what stands before `start`: 甲项目近期将开工，|乙项目竣工.

    Args:
        sentence: the sentence.
        start: where what is told of one project starts.
        at: the offset, in it.
    """
    actions = load_actions()
    cues = actions.status_re.finditer(sentence.text, sentence.clause_start(start, stops="；;。"), start)
    last = next((cue for cue in reversed(list(cues)) if actions.statuses[cue[0]] != "none"), None)
    if last is None or actions.statuses[last[0]] != "planned" or sentence.clause_start(last.start()) == last.start():
        return False
    if any(actions.statuses[cue[0]] != "none" for cue in actions.status_re.finditer(sentence.text, start, at)):
        return False
    verb = actions.stage_re.search(sentence.text, last.end(), start)
    return verb is not None and sentence.clause_start(at) > verb.end()


def sets_works(sentence: Sentence, at: int) -> bool:
    """Whether a sentence that names works behind verbs sets what is to be built: one of its clauses begins with 加快 or 推进.

    >>> from zonenews import find_projects
    >>> [one.status for one in find_projects("建成云湖水库，加快建设云湖大桥。")]
    ['planned', 'planned']
    >>> [one.status for one in find_projects("已建成云湖水库，加快建设云湖大桥。")]
    ['actual', 'actual']
    """
    start, end, _ = sentence.bounds
    if _SETS_WORKS.search(sentence.text, max(0, start - 1), end) is None or sentence.among_results:
        return False
    return _DONE.search(sentence.text, start, end) is None and not looks_back(sentence, at)


def looks_back(sentence: Sentence, at: int) -> bool:
    """Whether what stands at an offset is told of a time that is over: one named before it, or the period in force."""
    published = sentence.published
    for token in within(sentence.times, sentence.bounds.start, at)[-_TIMES_BACK:]:
        end = period_days(token)[1]
        if end is not None and (published is None or end <= published):
            return True
    if sentence.status_before == "target":
        return False
    last = sentence.period_before[1] if sentence.period_before else None
    return last is not None and (published is None or last <= published)
