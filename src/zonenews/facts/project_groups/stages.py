"""The stage of a group and its status: by its label, its predicate, the verb before it, its lead or the ceremony it is told of."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.occasions import done_at
from zonenews.discourse.periods import period_days
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.stages import furthest_stage, status_told
from zonenews.facts.outlook import is_urged, works_for
from zonenews.facts.project_groups.counted import Counted
from zonenews.facts.project_groups.leads import Lead, predicate_status
from zonenews.facts.project_groups.occasions import goes_on
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Stage, Status, load_actions

_IS_PLANNED = lazy("计划(?!总?投资)")
_AND_NEXT = lazy("和(?:即将|拟)")
"""开工|和即将竣工项目12个: the first is what they have."""
_BOTH = lazy("开(?:[（(]竣[)）]|竣)工")
"""开竣工项目4个: some were started, others finished."""
_SET_OFF = lazy(r"启动(?:实施|建设)?了?$")
_CEREMONY = pattern(r"(?:(?:{ceremony_verb})[、暨和及]?)+[^，,。；;]{0,6}(?:{ceremony_noun})")
_BATCH = lazy(r"(?P<verb>[^，,。；;：:]{2,6})一批[，,]")
_IS_SIGNED = lazy("(?:举行|举办)[^，,。；;]{0,16}签约")
_AFTERWARDS = lazy("(?:达产|达效|运营)?(?:之|以)?后")


def stage_of(sentence: Sentence, reading: Counted, limit: int, lead: Lead | None) -> Stage | None:
    """Give the stage of a group: by its label, its predicate, the verb before it, its lead, or the heading of its clause."""
    text, actions = sentence.text, load_actions()
    if reading.verb:
        return actions.stages[reading.verb]
    if _BOTH.search(text, sentence.clause_start(reading.start), sentence.clause_end(reading.end)):
        return None
    paired = _done_to(text, sentence.bounds.start, reading.start) if _IN_PAIRS.match(text, reading.end) else None
    if (sure := paired or _all_to_come(sentence, reading, limit)) is not None:
        return sure
    first = actions.stage_re.match(reading.label)
    if first and _AND_NEXT.match(reading.label, first.end()):
        return actions.stages[first[0]]
    if _is_mixed(reading.label) or is_undone(reading) or _is_other_pair(sentence, reading):
        return None
    labelled = furthest_stage(reading.label.replace("扩建", ""))
    if _SET_OFF.search(text, max(sentence.bounds.start, reading.start - 12), reading.start):
        labelled = labelled or "started"
    named = _SOME_NAMED.match(text, reading.end) is not None
    behind = None if named else furthest_stage(text[reading.end : _end_of_own(sentence, reading, limit)])
    if behind == "landed" and _IS_SIGNED.search(text, sentence.bounds.start, reading.start):
        return "signed"  # 举行招商项目集中签约，6个项目落户某园区
    if labelled == "planned" and behind:
        return behind  # 20个储备项目|提前开工
    since = _later_of_all(sentence, reading, limit)
    if since and (labelled is None or actions.ranks[since] > actions.ranks[labelled]):
        return since
    told = labelled or furthest_stage(text[reading.start : reading.token.start]) or behind
    return told or _told_around(sentence, reading, limit, lead)


def _told_around(sentence: Sentence, reading: Counted, limit: int, lead: Lead | None) -> Stage | None:
    """Give the stage that the verb before a group says of it, its batch, its lead, or the heading of its clause."""
    text = sentence.text
    clause = sentence.clause_start(reading.start)
    batch = _BATCH.search(text, sentence.clause_start(reading.start, stops="；;：:。"), reading.start)
    return (
        _done_to(text, clause, reading.start)
        or furthest_stage(_IN_NAME.sub("", text[_behind_others(text, clause, reading.start) : reading.start]))
        or furthest_stage(reading.label)
        or ("completed" if _DONE.search(text, reading.end, min(limit, sentence.clause_end(reading.end))) else None)
        or (furthest_stage(batch["verb"]) if batch else None)
        or (lead.stage if lead else None)
        or _ceremony_stage(sentence, reading)
        or (sentence.works_before.stage if sentence.works_before else None)
    )


def is_undone(reading: Counted) -> bool:
    """Whether a group is told by what it has not come to: 未|开工项目16个."""
    return _NOT_YET.match(reading.label) is not None


_NOT_YET = lazy("(?:尚|还)?(?:未|没有?)")
_SOME_NAMED = lazy("(?:当中|中)(?!的?(?:[，,]|[0-9]|[标期小大])|已)")
"""5个省重大项目|中甲、乙已开工建设，丙计划本月开工: what is told of some by name is not told of all."""


def _is_mixed(label: str) -> bool:
    """Whether a label names two stages, and so no stage is that of all: 新建、续建、前期项目, 新建及储备项目."""
    if _JOINED.search(label) is None:
        return False
    actions = load_actions()
    stages = set(map(actions.stages.get, actions.stage_re.findall(label)))
    return len(stages) > 1 or (bool(stages) and _NEW.search(label) is not None)


_JOINED = lazy("[、及和与]")
_NEW = lazy("新建[、及和与]|[、及和与]新建")


def _later_of_all(sentence: Sentence, reading: Counted, limit: int) -> Stage | None:
    """Give the stage that all of a group have come to since: 上年签约的8个项目|目前均已开工; 项目4个，总投资52亿元，|均已竣工."""
    told = _OF_ALL_SINCE.match(sentence.text, reading.end, limit)
    verb = load_actions().stage_re.match(sentence.text, told.end(), limit) if told else None
    if verb is None or not _CLAUSE_ENDS.match(sentence.text, verb.end()):
        return None
    return load_actions().stages[verb[0]]


def _all_to_come(sentence: Sentence, reading: Counted, limit: int) -> Stage | None:
    """Give the stage that all of a group are to come to: 35个新建续建项目|年内将全部开工."""
    told = _OF_ALL_TO_COME.match(sentence.text, reading.end, limit)
    verb = load_actions().stage_re.match(sentence.text, told.end(), limit) if told else None
    if verb is None or not _CLAUSE_ENDS.match(sentence.text, verb.end()):
        return None
    return load_actions().stages[verb[0]]


_OF_ALL_TO_COME = lazy(
    "(?:[0-9]+月(?:底|末|份)?前?|年内|年底前?|今年|[上下]半年)?将(?:于[0-9]+月(?:底|末|份)?前?)?(?:全部|全面|均|都)(?:实现)?"
)
_OF_ALL_SINCE = pattern(
    "(?:[，,][^，,。；;0-9]{0,12}[0-9.]+[万亿]*元)?[，,]?(?:截至)?(?:目前|现)?[，,]?(?:[均都全]部?)?已?(?:经|全部|均)?(?:{done_mark})*(?<=[均都部已经])"
)
_CLAUSE_ENDS = lazy("(?:建设|了)?(?:[，,。；;、\n]|$)")


def _behind_others(text: str, start: int, end: int) -> int:
    """Give where the last count before an offset ends that has its stage in its label, which no other count shares: 竣工项目8个、|产业项目5个."""
    last = next(iter(list(_OWN_STAGE.finditer(text, start, end))[-1:]), None)
    return last.end() if last and furthest_stage(last[0]) else start


_OWN_STAGE = lazy("[^，,、]{2,3}项目(?:共|有|为)?[0-9]+[个项]")


def _done_to(text: str, start: int, end: int) -> Stage | None:
    """Give the stage of the verb right before a count: 竣工23个项目、新开工|11个项目."""
    last = next(iter(list(load_actions().stage_re.finditer(text, max(start, end - _VERB_REACH), end))[-1:]), None)
    return load_actions().stages[last[0]] if last is not None and text[last.end() : end] in _PERFECT else None


_VERB_REACH = 8
_IN_PAIRS = lazy("[ 　]+[\u4e00-\u9fff]{2,4}[0-9]|$")
"""开工9个项目| 竣工3个项目: pairs of a title."""


def _is_other_pair(sentence: Sentence, reading: Counted) -> bool:
    """Whether a count is one of the pairs of a title whose verb tells no stage: 竣工3个项目 入库|14个项目."""
    start = sentence.bounds.start
    pair = _OTHER_PAIR.search(sentence.text, start, reading.start)
    return pair is not None and _done_to(sentence.text, start, reading.start) is None


_OTHER_PAIR = lazy("[0-9]+[个项][^，,。；;0-9]{0,8}项目[ 　]+[一-鿿]{2,4}$")
_PERFECT = ("", "了")


_IN_NAME = pattern("扩建(?=项目|工程)|(?<=[^，,、；;：:。]{3})(?:{works_noun}|技改)(?=[、等])")
"""甲包装扩建项目等|6个产业项目, 甲水厂扩建等|6个项目: a part of the name of one of them."""


def _end_of_own(sentence: Sentence, reading: Counted, limit: int) -> int:
    """Give where what is said behind a count ends: with its clause, or before the item of a list that the next count stands in."""
    end = min(limit, sentence.clause_end(reading.end))
    counters = load_actions().counters
    others = (token.start for token in within(sentence.quantities, reading.end, end) if token.mention.unit in counters)
    end = next(others, end)  # 24项重点项目已有甲厂等|3项完工
    if end < sentence.bounds.end and sentence.text[end].isdigit():
        verbs = list(load_actions().stage_re.finditer(sentence.text, reading.end, end))
        end = verbs[-1].start() if verbs and verbs[-1].end() == end else end  # 462个项目|开复工338个
    if limit > end or limit == sentence.bounds.end:
        return end
    item = sentence.text.rfind("、", reading.end, end)  # 竣工23个项目|、新开工11个项目
    return item if item >= 0 else end


_DONE = pattern("(?:{done_mark}|全部|全面)完成了?$")
"""45项民生实事项目|如期完成; 已完成投资 says nothing of the projects."""


def _ceremony_stage(sentence: Sentence, reading: Counted) -> Stage | None:
    """Give the stage of a ceremony told before the count: 举行集中开工仪式，30个项目总投资210亿元; in a sentence that goes on with one, that of all its projects."""
    start, end = sentence.bounds.start, reading.start
    if held := list(_CEREMONY.finditer(sentence.text, max(start, end - 120), end)):
        return done_at(sentence.text, held[-1].start(), held[-1].end())
    return sentence.occasion.stage if sentence.occasion and goes_on(sentence, reading) else None


def status_of(sentence: Sentence, reading: Counted, limit: int) -> Status:
    """Give the status of a group: of its predicate, where that is still to come, else of what stands before the count."""
    end = min(limit, sentence.clause_end(reading.end))
    told = furthest_stage(sentence.text[reading.end : end])
    ahead = None if furthest_stage(reading.label) else predicate_status(sentence, reading.end, end)
    done = told is not None and ahead is None and _ALREADY.search(sentence.text, reading.end, end) is not None
    if _AND_NEXT.search(reading.label) is not None:
        return "actual"
    if _all_to_come(sentence, reading, limit) is not None:
        return "planned"
    is_plan = _IS_PLANNED.match(sentence.text, reading.token.end) is not None
    if is_plan and (told is None or ahead is not None):
        return "planned"  # 68个|计划新开工项目
    status = "actual" if done or is_plan else ahead or _status_before(sentence, reading.token.start)
    only_works = told is None and sentence.status_before == "actual" and works_for(sentence, reading.start)
    if status != "actual" or only_works:
        return status
    ahead = "planned" if told and works_for(sentence, reading.start) else "target"
    return ahead if is_urged(sentence, reading.start, end) else "actual"


def _status_before(sentence: Sentence, at: int) -> Status:
    """Give the status of what is said at an offset; a 计划 in the label of an earlier count is of that count: 80个计划|新开工项目开工建设76个."""
    status, actions = sentence.status(at), load_actions()
    if status == "target" and _is_of_past(sentence, at):
        return "actual"
    if status != "planned":
        return status
    label = next(iter(list(_LABELLED.finditer(sentence.text, sentence.bounds.start, at))[-1:]), None)
    later = label is not None and any(
        actions.statuses[cue[0]] == "planned" for cue in actions.status_re.finditer(sentence.text, label.end(), at)
    )
    return "actual" if label is not None and not later else status


def _is_of_past(sentence: Sentence, at: int) -> bool:
    """Whether a clause begins with a time that is over and sets no goal of its own: 力争实现突破，|去年共签约项目9个."""
    start, published = sentence.clause_start(at), sentence.published
    if start == sentence.bounds.start or published is None:
        return False
    times = [token for token in within(sentence.times, start, at) if not sentence.text[start : token.start].strip()]
    end = period_days(times[0])[1] if times else None
    return end is not None and end < published and status_told(sentence.text, start, at) == "actual"


_LABELLED = lazy("[0-9][余多]?[个项]计划(?!总?投资)")
_ALREADY = lazy("已")


def is_ahead(sentence: Sentence, reading: Counted, limit: int) -> bool:
    """Whether the stage of a group is only what something else waits for: 3个项目全部投产|后，预计年产值…."""
    if furthest_stage(reading.label) is not None:
        return False
    end = min(limit, sentence.clause_end(reading.end))
    verbs = list(load_actions().stage_re.finditer(sentence.text, reading.end, end))
    return bool(verbs) and _AFTERWARDS.match(sentence.text, verbs[-1].end()) is not None
