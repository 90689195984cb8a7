"""What is said of a group: its money, stage, status, days and zone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zonenews._patterns import lazy
from zonenews.discourse.periods import Period, period_days
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.stages import furthest_stage, status_told
from zonenews.facts.amounts import amount_of
from zonenews.facts.money import Money
from zonenews.facts.outlook import is_urged, works_for
from zonenews.facts.project_groups.counted import Counted
from zonenews.facts.project_groups.leads import Lead, predicate_status
from zonenews.facts.records import ProjectGroup
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Stage, Status, load_actions
from zonenews.text.records import Amount


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
_IS_PLANNED = lazy("计划(?!总?投资)")
_AND_NEXT = lazy("和(?:即将|拟)")
"""开工|和即将竣工项目12个: the first is what they have."""
_BOTH = lazy("开(?:[（(]竣[)）]|竣)工")
"""开竣工项目4个: some were started, others finished."""
_SET_OFF = lazy(r"启动(?:实施|建设)?了?$")
_LAND = "(?:[，,、][^，,；;。0-9]{0,6}{land_told}[^，,；;。、0-9]{0,3}[0-9.]+万?[余多]?(?:亩|公顷|平方米|平方公里))?"
_COVERING = pattern(r"[^，,；;。]{0,30}" + _LAND + r"[，,](?:主要)?{covering}[^，,；;。0-9]{2,60}[，,、]")
_CEREMONY = pattern(r"({ceremony_verb})[^，,。；;]{0,6}(?:{ceremony_noun})")
_INSPECTED = pattern("{visiting}")
_BATCH = lazy(r"(?P<verb>[^，,。；;：:]{2,6})一批[，,]")
_AFTERWARDS = lazy("(?:达产|达效|运营)?(?:之|以)?后")
_BROUGHT = pattern("(?:{yearly_size})[^0-9]{0,3}$")
"""年产值超|10亿元|的项目4个: what each brings, and not what it costs."""
_BEFORE_MONEY = pattern(
    r"[^，,；;。]{0,30}" + _LAND + r"[，,、；;]?[ ]?(?:{before_money}|[0-9]{4})?",
    may_be_empty=True,
)
_TOTAL = pattern("{total_lead}*总(?:投资|额|金额)|合计")
"""总投资超过50亿元的|8个项目: the amount of all, as it stands before their count."""
_TOGETHER = pattern("集中{ceremony_verb}")
"""What happens to the projects of a ceremony, all on its day."""
_OF_OCCASION = pattern("(?:举行|举办|召开)了?[^，,。；]{0,12}[0-9]{4}年[^，,。；]{0,30}?{named_for_year}")
"""某县举行了开发区|2020年第一次“项目比拼”活动: the year is part of a name, and the day is that told before."""
_WHOLE_YEAR = frozenset(("全年", "全年度", "上半年"))
_REPORTING = 3
"""Until March 全年 or 上半年 in a result is of the year before."""
_THIS_TIME = pattern(r"{this_time}")


def money_slots(sentence: Sentence, reading: Counted, monies: Sequence[Money], limit: int) -> dict[str, Amount]:
    """Give the money that belongs to a group, by slot."""
    slots: dict[str, Amount] = {}
    text, reach = sentence.text, reading.end
    first = bisect_left(monies, reading.start - 60, key=lambda money: money.token.start)
    for money in monies[first:]:
        token = money.token
        if token.start >= limit:
            break
        if reading.start <= token.start < reading.end and token.end <= reading.end:
            slots = {**_in_label(text, reading, money), **slots}
        elif _is_of_next(reading, money):
            is_size = money.of_next and token.mention.mod is not None and not _TOTAL.match(text, money.start)
            slot = "threshold" if is_size else "investment"
            slots.setdefault(slot, amount_of(token))
        elif reach <= token.start and token.end <= limit and not money.of_next:
            told = max(reach, money.start)  # 26个项目总投资: the noun of the group is in the word before the amount
            if _COVERING.fullmatch(sentence.text, reach, told):
                if "其中" in sentence.text[max(sentence.bounds.start, reading.start - 300) : reading.start]:
                    break  # the total of the group that was broken down
            elif _BEFORE_MONEY.fullmatch(sentence.text, reach, told) is None:
                break
            if money.slot in ("investment", "annual_investment"):
                slots.setdefault(money.slot, amount_of(token))
            reach = token.end
    return slots


def _is_of_next(reading: Counted, money: Money) -> bool:
    """Whether an amount describes the count behind it: 总投资52亿元的|10个项目, 投资52亿元|28个重点项目."""
    start, end = reading.token.start, money.token.end
    return (money.of_next and end < start <= end + 4) or (end == start and money.slot == "investment")


def _in_label(text: str, reading: Counted, money: Money) -> dict[str, Amount]:
    """Give what an amount between a count and its noun, or in its label, is: the total, or the size of each; what each brings in is neither."""
    token = money.token
    if _BROUGHT.search(text, reading.start, token.start):
        return {}
    one_size = token.mention.mod is None and token.mention.upper is None
    total = money.slot == "investment" and one_size and reading.token.mention.value > 1
    total = total and not _EACH_OF.match(text, token.end, reading.token.start)  # 总投资达4000万元|的项目有2项
    return {"investment" if total else "threshold": amount_of(token)}


_EACH_OF = lazy("的(?:[^，,。；;0-9]{0,8})?项目(?:共|就)?有?$")


def total_behind(
    sentence: Sentence, readings: Sequence[Counted], place: int, monies: Sequence[Money]
) -> dict[str, Amount]:
    """Give the total that follows a breakdown: 签约项目46个，其中外资项目9个，涵盖多个领域，总投资170亿元."""
    told_each = [
        money
        for money in monies
        if money.slot == "investment" and _TOLD_EACH.fullmatch(sentence.text, readings[place].end, money.start)
    ]
    if told_each and place == len(readings) - 1:
        return {"investment": amount_of(told_each[0].token)}
    if place or "其中" not in sentence.text[readings[0].end : readings[-1].start]:
        return {}
    for money in monies:
        if money.slot == "investment" and _COVERING.fullmatch(sentence.text, readings[-1].end, money.start):
            return {"investment": amount_of(money.token)}
    return {}


_TOLD_EACH = lazy("(?:分别)?[为是][：:]?[^。\n，,0-9]{2,30}[；;、][^。\n，,0-9]{2,300}[，,](?:项目|计划|预计)?")
"""3个项目分别为：甲；乙；丙|，总投资5亿元: the total of all."""


def stage_of(sentence: Sentence, reading: Counted, limit: int, lead: Lead | None) -> Stage | None:
    """Give the stage of a group: by its label, its predicate, the verb before it, its lead, or the heading of its clause."""
    text, actions = sentence.text, load_actions()
    if reading.verb:
        return actions.stages[reading.verb]
    if _BOTH.search(text, sentence.clause_start(reading.start), sentence.clause_end(reading.end)):
        return None
    if "、" in reading.label and len(set(map(actions.stages.get, actions.stage_re.findall(reading.label)))) > 1:
        return None  # 新建、续建、前期项目
    paired = _done_to(text, sentence.bounds.start, reading.start) if _IN_PAIRS.match(text, reading.end) else None
    if (sure := paired or _all_to_come(sentence, reading, limit)) is not None:
        return sure
    first = actions.stage_re.match(reading.label)
    if first and _AND_NEXT.match(reading.label, first.end()):
        return actions.stages[first[0]]
    labelled = furthest_stage(reading.label.replace("扩建", ""))
    if _SET_OFF.search(text, max(sentence.bounds.start, reading.start - 12), reading.start):
        labelled = labelled or "started"
    behind = furthest_stage(text[reading.end : _end_of_own(sentence, reading, limit)])
    if labelled == "planned" and behind:
        return behind  # 20个储备项目|提前开工
    since = _later_of_all(sentence, reading, limit)
    if since and (labelled is None or actions.ranks[since] > actions.ranks[labelled]):
        return since
    clause = sentence.clause_start(reading.start)
    batch = _BATCH.search(text, sentence.clause_start(reading.start, stops="；;：:。"), reading.start)
    return (
        labelled
        or furthest_stage(text[reading.start : reading.token.start])
        or behind
        or _done_to(text, clause, reading.start)
        or furthest_stage(_IN_NAME.sub("", text[_behind_others(text, clause, reading.start) : reading.start]))
        or furthest_stage(reading.label)
        or ("completed" if _DONE.search(text, reading.end, min(limit, sentence.clause_end(reading.end))) else None)
        or (furthest_stage(batch["verb"]) if batch else None)
        or (lead.stage if lead else None)
        or _ceremony_stage(text, sentence.bounds.start, reading.start)
        or (sentence.works_before.stage if sentence.works_before else None)
    )


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
_PERFECT = ("", "了")


_IN_NAME = pattern("扩建(?=项目|工程)|(?<=[^，,、；;：:。]{3})(?:{works_noun}|技改)(?=[、等])")
"""甲包装扩建项目等|6个产业项目, 甲水厂扩建等|6个项目: a part of the name of one of them."""


def _end_of_own(sentence: Sentence, reading: Counted, limit: int) -> int:
    """Give where what is said behind a count ends: with its clause, or before the item of a list that the next count stands in."""
    end = min(limit, sentence.clause_end(reading.end))
    counters = load_actions().counters
    others = (token.start for token in within(sentence.quantities, reading.end, end) if token.mention.unit in counters)
    end = next(others, end)  # 24项重点项目已有甲厂等|3项完工
    if limit > end or limit == sentence.bounds.end:
        return end
    item = sentence.text.rfind("、", reading.end, end)  # 竣工23个项目|、新开工11个项目
    return item if item >= 0 else end


_DONE = pattern("(?:{done_mark}|全部|全面)完成了?$")
"""45项民生实事项目|如期完成; 已完成投资 says nothing of the projects."""


def _ceremony_stage(text: str, start: int, end: int) -> Stage | None:
    """Give the stage of a ceremony told before the count: 举行集中开工仪式，30个项目总投资210亿元."""
    held = _CEREMONY.findall(text, max(start, end - 120), end)
    return furthest_stage(held[-1]) if held else None


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


def is_ahead(sentence: Sentence, reading: Counted, limit: int) -> bool:
    """Whether the stage of a group is only what something else waits for: 3个项目全部投产|后，预计年产值…."""
    if furthest_stage(reading.label) is not None:
        return False
    end = min(limit, sentence.clause_end(reading.end))
    verbs = list(load_actions().stage_re.finditer(sentence.text, reading.end, end))
    return bool(verbs) and _AFTERWARDS.match(sentence.text, verbs[-1].end()) is not None


def period_of(
    sentence: Sentence, reading: Counted, limit: int, parent: ProjectGroup | None, status: Status
) -> Period | None:
    """Give the day or period of a group; the day of an inspection is none, and what a heading sets holds where nothing else is said."""
    if _THIS_TIME.search(sentence.text, sentence.clause_start(reading.start), reading.start) and sentence.ceremony:
        return sentence.ceremony
    if _INSPECTED.search(sentence.text, max(sentence.bounds.start, reading.start - 300), reading.start):
        return None
    own = min(limit, sentence.clause_end(reading.end))
    among = sentence.text.rfind("其中", sentence.bounds.start, reading.start)
    if parent is not None and parent.period and among > parent.span.start and not within(sentence.times, among, own):
        return parent.period
    if _is_now(sentence, reading):
        return None  # 去年下半年还没有…。目前，某区新开工项目8个
    period = sentence.period(reading.start, own) or (parent.period if parent else None)
    if period is None or _is_lent_ahead(sentence, period, own):
        if sentence.ceremony and _TOGETHER.search(sentence.text, reading.start, own):
            return sentence.ceremony  # 全市共有86个项目|集中开工
        return sentence.period_before if sentence.firm else None
    if sentence.ceremony and _OF_OCCASION.search(sentence.text, sentence.bounds.start, reading.start):
        return sentence.ceremony
    return _looking_back(sentence, period) if status == "actual" else period


def _is_now(sentence: Sentence, reading: Counted) -> bool:
    """Whether 目前 alone dates a sentence: the time of a look back before it holds no longer."""
    times = within(sentence.times, sentence.bounds.start, reading.end)
    if not times or any(token.text not in _NOW for token in times):
        return False
    last = sentence.period_before[1] if sentence.period_before else None
    published = sentence.published
    return last is not None and published is not None and last.year < published.year


_NOW = ("目前", "眼下", "如今")


def _is_lent_ahead(sentence: Sentence, period: Period, end: int) -> bool:
    """Whether a sentence without a time of its own is lent one to come: a plan is told for its own sentence."""
    start, published = period[0], sentence.published
    if start is None or published is None or start <= published:
        return False
    return not within(sentence.times, sentence.bounds.start, end)


def _looking_back(sentence: Sentence, period: Period) -> Period | None:
    """Give what is told as done of 全年, where that is not over: the year of the headings, else in the first months the year before."""
    published, (start, end) = sentence.published, period
    if published is None or start is None or end is None or end <= published:
        return period
    if start > published:
        return None  # what is done is not of a time to come
    if start.year != published.year:
        return period
    times = sentence.times or (sentence.earlier.times if sentence.earlier else ())
    if not any(token.text in _WHOLE_YEAR for token in times):
        return period
    before = sentence.period_before
    if sentence.firm and before is not None and before[1] is not None and before[1] <= published:
        return before
    reported = published.month <= _REPORTING
    return (start.replace(year=start.year - 1), end.replace(year=end.year - 1)) if reported else period


_ALREADY = lazy("已")
