"""How far a project is: what its own part of a sentence says, else its list, its group, or its lead."""

from __future__ import annotations

import re

from zonenews._patterns import lazy
from zonenews.discourse.context import Context
from zonenews.discourse.periods import period_days
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.stages import furthest_stage
from zonenews.facts.outlook import aims_at_another, is_urged, sets_works, works_for
from zonenews.facts.project_groups.leads import lead_before, predicate_status
from zonenews.facts.projects.lists import EARLY_WORK
from zonenews.facts.projects.names import Naming
from zonenews.facts.projects.parts import Part
from zonenews.facts.projects.progress import stage_at, stages_at_site
from zonenews.facts.records import ProjectGroup
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Stage, Status, load_actions

_LATER = pattern("(?:{finished})*(?:(?:之|以)?后|达标(?=年))")
"""建成达产后 tells of a day to come."""
_MEMBERS = pattern(
    "{listing}|具体[是为有]|(?:重点|代表性的?|典型的?)(?:有|包括)|涉及|其中|(?<=项目|工程)[：:]|外[，,]?还有"
)
"""What stands between a group and the list of some of its projects."""
_UNDER_WAY = pattern("{under_way}(?:建设|实施)[^，,。；;]*$")
_TOLD_WITH_MONEY = frozenset(("project/name-amount", "project/amount-of", "project/builder"))
_ANNOUNCED = lazy("(?:将|预计|计划)(?:于|在|到)?")
_ADVERBS = pattern("{stage_day_adverb}*", may_be_empty=True)
_PROGRESS = pattern("(?:的)?(?:(?:建设|施工)(?:{building_pace})?|{building_pace})(?=[，,。；;]|$)")
"""加快甲、乙等项目|建设进度: what is being built."""
_SPEEDED = pattern("[　 ]*(?:{verb_adverb})*(?:{speeding})[^。；;\n]{4,200}(?:建设|施工)(?:{building_pace})?$")
"""加快甲高铁，乙、丙等高速公路|建设: all of the sentence is being built."""
_VERB_BEHIND = lazy("[^，,。；;]{2}")
_LIST_REACH = 40
"""Characters before an item in which the verb of its list stands."""
_AMONG = pattern(r"[ 　]*{among_lead}")


def stage_of(
    sentence: Sentence, part: Part, group: ProjectGroup | None, context: Context
) -> tuple[Stage | None, Status]:
    """Give stage and status: what the part says is done, else what its lead or its group says.

    Args:
        sentence: the sentence.
        part: what of it is about the project.
        group: the group the project is of, or the last one of the paragraph.
        context: what the article is about; a stage behind its day is still to come.
    """
    naming = part.naming
    status = _status(sentence, part, naming.start)
    if naming.rule == "project/list":
        return _of_list(sentence, naming, group, status)
    done, ahead, planned = _said(sentence, part, context)
    told = _at_site(sentence, part)
    prepared = told == {"planned"} and not done - told  # 施工图设计, 征地: what comes before the works
    done = done or told
    if lead_before(sentence, naming.start) is not None:
        done.discard("planned")
    if done:
        return max(done, key=load_actions().ranks.__getitem__), "planned" if prepared else "actual"
    if ahead:
        return max(ahead, key=load_actions().ranks.__getitem__), "planned"
    listed = _of_listed(sentence, naming, group)
    if listed is not None:
        return ("planned", "planned") if planned and _starts_later(sentence, part) else listed
    if planned and (to_come := _announced(sentence, part)):
        return to_come, "planned"
    if planned and naming.rule == "project/staged":
        aimed = _aimed_at(sentence, part)
        return (aimed, "target") if aimed else ("planned", "planned")  # 中试线即将开建
    if naming.rule == "project/amount-verb" and _is_to_invest(sentence, naming.start):
        return "planned", "planned"
    return ("planned", status) if planned and status != "actual" else _headed(sentence, status)


def _of_listed(sentence: Sentence, naming: Naming, group: ProjectGroup | None) -> tuple[Stage | None, Status] | None:
    """Give the stage and the status of those among which a project is told: what a lead or a group says of them; `None` where it is told alone."""
    lead = lead_before(sentence, naming.start)
    if lead is not None:
        return lead.stage, "actual"
    if group is not None and is_told_of(sentence, naming, group):
        return group.stage, group.status
    return None


def _starts_later(sentence: Sentence, part: Part) -> bool:
    """Whether a project is said to be started on a day to come, and so is not yet what its list is: 在建项目9个，其中…甲项目|计划明年开工."""
    for cue in _ANNOUNCED.finditer(sentence.text, part.naming.end, part.end):
        times = within(sentence.times, cue.end(), cue.end() + 1)
        at = times[0].end if times else cue.end()
        if _STARTS.match(sentence.text, at, part.end):
            return True
    return False


_STARTS = pattern("{starting}")


def _headed(sentence: Sentence, status: Status) -> tuple[Stage | None, Status]:
    """Give the stage that the heading above sets for the projects below it, where it sets one: （二）续建项目."""
    works = sentence.works_before
    if works is None:
        return None, status
    return works.stage, "planned" if works.planned and status == "actual" else status


def _at_site(sentence: Sentence, part: Part) -> set[Stage]:
    """Give what works on the site of a project say of it."""
    return stages_at_site(sentence, part.naming.end, part.end)


def _status(sentence: Sentence, part: Part, at: int) -> Status:
    """Give the status at an offset of a part: what is announced of another project before it does not count."""
    status = sentence.status(at)
    return "actual" if status == "planned" and aims_at_another(sentence, part.start, at) else status


def _is_to_invest(sentence: Sentence, at: int) -> bool:
    """Whether the money before a name is only to be invested: 某公司拟投资5亿元建设|某基地."""
    monies = [
        token for token in within(sentence.quantities, sentence.bounds.start, at) if token.mention.kind == "money"
    ]
    return (
        bool(monies)
        and _TO_INVEST.search(sentence.text, sentence.clause_start(monies[-1].start), monies[-1].start) is not None
    )


_TO_INVEST = lazy("(?:拟|将|[规计]划)(?:[一二]期)?(?:总?投资|斥资|出资)[^，,。；;0-9]{0,6}$")


def _of_list(
    sentence: Sentence, naming: Naming, group: ProjectGroup | None, status: Status
) -> tuple[Stage | None, Status]:
    """Give what is said of all items of a list: by its group, by the verb behind it, or by the one before it."""
    if naming.listed < naming.start:
        return _of_verb(sentence, naming, status)
    behind = naming.listed, sentence.clause_end(naming.listed)
    status = predicate_status(sentence, *behind) or status
    stage, early = _of_items(sentence, naming, group)
    if early:
        return "planned", "actual"
    if stage is None and sentence.works_before is not None:
        return _headed(sentence, status)
    tasks = works_for(sentence, naming.opened) or sets_works(sentence, naming.opened)
    if tasks and _SPEEDED.match(sentence.text, *sentence.bounds[:2]):
        return stage, "planned" if status == "actual" else status
    urged = is_urged(sentence, naming.opened, behind[1]) if stage or tasks else False
    return stage, "planned" if status == "actual" and urged else status


def _of_items(sentence: Sentence, naming: Naming, group: ProjectGroup | None) -> tuple[Stage | None, bool]:
    """Give the stage of the items of a list, and whether they are only prepared."""
    behind = sentence.text[naming.listed : sentence.clause_end(naming.listed)]
    before = sentence.text[max(sentence.bounds.start, naming.start - _LIST_REACH) : naming.start]
    stage = group.stage if group is not None and group.stage else furthest_stage(behind)
    if stage is None and EARLY_WORK.match(sentence.text, naming.listed):
        return None, True
    if stage is None and (told := stage_at(sentence, naming.listed)):
        return told, told == "planned"
    if stage is None and (_PROGRESS.match(sentence.text, naming.listed) or _UNDER_WAY.search(before)):
        stage = "under_construction"
    stage = stage or furthest_stage(sentence.text[sentence.clause_start(naming.start) : naming.start])
    if stage is None and (closing := sentence.text.rfind("等", naming.end, naming.listed)) >= 0:
        stage = furthest_stage(sentence.text[closing : naming.listed])  # 甲、乙等|续建项目|顺利推进
    if stage is None and sentence.text.endswith("启动", 0, naming.opened):
        stage = "started"
    if stage is None and not _VERB_BEHIND.match(behind) and _SPEEDED.match(sentence.text, *sentence.bounds[:2]):
        stage = "under_construction"
    lead = lead_before(sentence, naming.start) if stage is None else None
    return stage or (lead.stage if lead else _of_opened(sentence, naming)), False


def _of_opened(sentence: Sentence, naming: Naming) -> Stage | None:
    """Give the stage of the projects whose members a word opens: 签约项目主要分布在甲领域，包括|乙项目."""
    opened = _MEMBERS_OF.search(sentence.text, sentence.bounds.start, naming.opened)
    return furthest_stage(opened["what"]) if opened else None


_MEMBERS_OF = pattern(
    "(?P<what>[^，,。；;、：:]{2,12}?)(?:项目|工程)[^。；;]{0,40}(?:{listing})[：:]?[^，,。；;]{0,40}$"
)


def _of_verb(sentence: Sentence, naming: Naming, status: Status) -> tuple[Stage | None, Status]:
    """Give what the verb before names says of them: 建成|甲大桥、乙铁路."""
    verb = load_actions().stage_re.match(sentence.text, naming.listed)
    stage = load_actions().stages[verb[0]] if verb else None
    for word, told in _VERBS_ALONE:
        if stage is None and sentence.text.startswith(word, naming.listed):
            stage = told
    ahead = is_urged(sentence, naming.listed, naming.end) or sets_works(sentence, naming.listed)
    return stage, "planned" if status == "actual" and ahead else status


_VERBS_ALONE: tuple[tuple[str, Stage], ...] = (("启动", "started"), ("完成", "completed"), ("打通", "completed"))
"""Verbs of stages only before the name of works: 启动|某路改造, 完成|某路、某街改造."""


def _of_whole(sentence: Sentence, stage: Stage, low: int, at: int, *, is_behind: bool) -> Stage:
    """Give the stage of a project of which what stands before a verb is only a part: 部分生产线|投产, 2号车间|投产, 主体厂房|建成."""
    if stage != "completed":
        return stage
    of_part = is_behind and _AMONG_IT.match(sentence.text, low) is not None  # 某项目|中一期车间等全面完工
    partly = of_part or _PARTLY.search(sentence.text, max(low, at - _PART_REACH), at) is not None
    return "under_construction" if partly else stage


_AMONG_IT = lazy("中(?![标试央心])")
_PARTLY = lazy(
    "(?:(?:部分|首[条批座栋])[^，,。；;、]|[0-9一二三四五六七八九十](?:号|#|栋|幢)[^，,。；;、]?|主体|主厂房)[^，,。；;、]{0,7}$"
)
"""1号厂房|已完工, 车间等主体已|完工."""
_PART_REACH = 14


def _said(sentence: Sentence, part: Part, context: Context) -> tuple[set[Stage], set[Stage], bool]:
    """Give the stages that a part says are reached, those it says are worked for, and whether it says another is to come."""
    naming, actions = part.naming, load_actions()
    done: set[Stage] = set()
    ahead: set[Stage] = set()
    planned = False
    for low, high in ((part.start, naming.start), (naming.end, part.end)):
        for match in actions.stage_re.finditer(sentence.text, low, max(low, high)):
            at = match.start()
            if high == part.end and _is_of_another(sentence, naming.end, match):
                continue
            if high == part.end and match[0] in _GETS and _OBJECT.match(sentence.text, match.end(), high):
                continue  # 将引进|4800套织布设备
            if sentence.text.endswith("可", low, at) and not sentence.text.endswith("许可", low, at):
                planned = True  # 7月可|通车
                continue
            if (
                actions.stages[match[0]] == "planned"
                and low == naming.end
                and _PLANS_PART.match(sentence.text, match.start(), high)
            ):
                continue  # 规划建设|甲中心: what the project has
            if high == part.end and _OF_OTHERS.match(sentence.text, match.end(), high):
                continue  # …，引进|10亿元以上项目
            reached = not _LATER.match(sentence.text, match.end()) and _status(sentence, part, at) == "actual"
            if reached and is_urged(sentence, naming.start, match.end()):
                ahead.add(actions.stages[match[0]])
            elif reached and not _is_future(sentence, at, context):
                done.add(_of_whole(sentence, actions.stages[match[0]], low, at, is_behind=low == naming.end))
            else:
                planned = True
    return done, ahead, planned


def _is_of_another(sentence: Sentence, start: int, verb: re.Match[str]) -> bool:
    """Whether a verb with 的 tells of something else than the name before it: 依托已建成|的水库, but not 某项目是今年新开工|的重点项目."""
    if sentence.text.startswith(_PAPERS, verb.end()):
        return True  # 完成施工|设计, 办理开工|许可
    if _CONTENT.match(sentence.text, sentence.clause_start(verb.start()), verb.start()):
        return True  # 主要建设|道路信号基础施工: what it is to be
    if verb[0] == "入驻" and sentence.text.endswith(_FIRMS, start, verb.start()):
        return True  # 目前已有甲中心等5家企业|入驻
    if not sentence.text.startswith("的", verb.end()):
        return False
    return _IS_ITSELF.search(sentence.text, start, verb.start()) is None


_PAPERS = ("设计", "许可")
_IS_ITSELF = lazy("(?:是|为|系)[^，,。；;的]{0,8}$")
_GETS = ("引进", "引入", "招引")
_FIRMS = ("企业", "商户", "机构")
_OBJECT = lazy("了?[^，,。；;、到至落入成]")
_PLANS_PART = lazy("规划建设[^，,。；;、]{2}|拟(?:新?建|建设)[^，,。；;、]{0,4}[0-9]|(?:拟建|规划)总?(?:建筑)?面积")
_CONTENT = lazy("[ 　]*(?:项目|工程)?(?:主要|重点)建设(?=..)")
_OF_OTHERS = lazy("了?[^，,。；;、0-9]{0,8}[0-9][^，,。；;、]{0,16}项目")
"""Others that a verb has for its object: 引进|9个项目, 签约|亿元以上项目8个."""


def _aimed_at(sentence: Sentence, part: Part) -> Stage | None:
    """Give the stage that a goal sets behind a name: 确保|某运河|建成通航."""
    verb = load_actions().stage_re.search(sentence.text, part.naming.end, part.end)
    aimed = verb is not None and sentence.status(verb.start()) == "target"
    return load_actions().stages[verb[0]] if verb and aimed else None


def _announced(sentence: Sentence, part: Part) -> Stage | None:
    """Give the stage that a part says will be reached, with a word of a plan right before the verb and its time: 将于9月|投产."""
    if part.naming.rule not in _TOLD_WITH_MONEY:
        return None
    for cue in _ANNOUNCED.finditer(sentence.text, part.naming.end, part.end):
        times = within(sentence.times, cue.end(), cue.end() + 1)
        adverbs = _ADVERBS.match(sentence.text, times[0].end if times else cue.end())
        verb = load_actions().stage_re.match(sentence.text, adverbs.end(), part.end) if adverbs else None
        if verb and not _LATER.match(sentence.text, verb.end()):
            return load_actions().stages[verb[0]]
    return None


def is_told_of(sentence: Sentence, naming: Naming, group: ProjectGroup) -> bool:
    """Whether a project is told as one of a group before it: 其中…, or 10亿元以上项目2个，分别是…."""
    return opens_members(sentence) or _is_member(sentence, naming, group)


def opens_members(sentence: Sentence) -> bool:
    """Whether a sentence begins with what opens the members of a group before it: 其中，…."""
    return _AMONG.match(sentence.text, sentence.bounds.start) is not None


def _is_member(sentence: Sentence, naming: Naming, group: ProjectGroup) -> bool:
    """Whether a project is told as one of a group before it in its sentence: 10亿元以上项目2个，分别是…."""
    behind = group.span.end
    if not sentence.bounds.start <= behind <= naming.start:
        return False
    return names_members(sentence, behind, naming.start) or _among_them(sentence, behind, naming.start)


def _among_them(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a semicolon parts a project from the first of a group that 其中 opens: 8个项目，其中，甲项目投资9亿元；|乙项目投资5亿元."""
    part = sentence.clause_start(at, stops="；;。")
    among = sentence.text.find("其中", start, part)
    counters = load_actions().counters
    counted = any(token.mention.unit in counters for token in within(sentence.quantities, max(among, start), at))
    return 0 <= among < part and not counted and furthest_stage(sentence.text[part:at]) is None


def names_members(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words between a group and a name open a list of its members: 包括, 分别是."""
    if sentence.text.startswith(_COLONS, start) and sentence.clause_start(end, stops="；;。") <= start:
        return True  # 经开区本部3个|：甲、乙、丙
    return _MEMBERS.search(sentence.text, max(start, sentence.clause_start(end, stops="；;。")), end) is not None


_COLONS = ("：", ":")


def _is_future(sentence: Sentence, at: int, context: Context) -> bool:
    """Whether the last time before a verb, in its clause, lies after the article's date."""
    clause = sentence.clause_start(at)
    times = within(sentence.times, clause, at)
    if not times or context.published is None:
        return False
    day = period_days(times[-1])[0]
    return day is not None and day > context.published
