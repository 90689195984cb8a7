"""What gives a level its metric where its head does not: the list it continues, the figure before it, or the noun behind it."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import QuantityToken
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.parts import (
    as_branch,
    kind_in_bracket,
    of_produce,
    of_school,
    of_way,
    part_of,
    sorted_noun,
    told_before,
)
from zonenews.facts.indicators.phrase import LISTED, PARTS, RATES, Phrase
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.facts.indicators.told import branch_in
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric, is_metric_name
from zonenews.lexicon.word_classes import word_set, words_of

_DONE = ("完成", "实现")
"""Verbs before a level whose metric the clause before gave: 从固定资产投资情况看，全区 | 完成 | 40亿元."""
_SENTENCE_REACH = 60
_COMMA = lazy("[，,]")
_NUMBERED = lazy("^[（(]?[0-9一二三四五六七八九十]{1,2}[）)]?[、.．]?(?:[一二三四五六七八九十]?是)?")
_SPENT = ("收入", "花费", "总花费")
_COUNTED = ("count",)
_VISITS = lazy("(?:接待)?(?P<whose>[^，、的]{2,8}?)(?:人次|人数|数量)?")
"""Whose spending is told behind how many came: 医疗旅游人次8万、收入 | 3亿元."""
_TOTALS = ("总数", "总户数", "总量")
_WAYS_IN_ALL = "总里程"
_SHARE_NAMES = ("占比", "比重")
_PASSED = pattern(r"{milestone_noun}?[，,、](?:实际)?(?:达到?了?|为|完成|实现)$")
"""What stands between a milestone and the exact level: 站上千亿元 | 大关，达 | 1026亿元."""
_CLIMB_LENGTH = 4
_TOTAL = pattern(r"(?:（[^（）]{1,2}）)?[，,、；;]{of_now}{0,2}{total_behind}(?:已经?)?(?:达到?|为|有|至)?了?$")
_NEWLY = pattern(r"{within_year}?(?:净增|新增|新{newly_done}(?:了)?)")
"""How a metric begins that counts what is new; behind it the metric of all of them stands."""
_TURNS = lazy("[；;，,][^，,；;、0-9%]{2,}的[^，,；;、0-9%]{2,}[，,][^，,；;]*$")
"""A clause without a figure about something else: 苹果园面积1万亩；瓜菜产业的效益次之， | 种植面积2万亩."""
_DEED = pattern("(?:{doing})(?P<object>[^，、的]{2,8})$")
_HEADCOUNT = lazy("(?:街道|社区)?(?:总人口数?|人口总?数|人口)")
"""What is said once before both households and people: 人口总数4210户、13520人."""
_NEAR = 5
"""So many characters stand at most between households and their people: ，人口约."""
_HOUSEHOLDS = frozenset(("户", "口", "人"))
_HELD = pattern("(?:{holding}|总?共计?|合计|总计)(?:有)?$")
_HELD_REACH = 6
_OF_CROP = pattern(
    r"(?:[^，]{1,24}等)?(?P<crop>[^，、的]{1,8}?)年?(?:总?{growing_crop}?(?:总?面积|规模)|总?产量|总?产值|总产|[出存]栏量?)$"
    r"|{grown_by}(?P<grown>[^，、的]{1,8})$|(?:年?[出存]栏|共?养)(?P<kept>[^，、的户]{1,6})户?$|(?P<made>[^，、的]{1,8})生产线$"
)
"""A crop or an animal, and what the figure before was of it."""
_NO_CROP = pattern("{no_crop}$|^(?:总|经济)$")
_PART_OF = {
    "床位": lazy("(?:新[建增]|改造|建成)?(?P<whose>[^，、]{2,10}(?:机构|中心|医院))"),
    "参保率": lazy("(?:新增|净增)?(?P<whose>[^，、]{2,8}(?:险|医保))参保(?:人数)?"),
}
"""What a bare measure is of, where the figure before it names that: 养老机构500个、床位 | 9万张, 长护险参保300万人，参保率 | 93%."""
_SHARED_VERB = pattern("(?:{shared_verb}|{doing}|{working}){1,2}(?!性)(?=..)")
"""A verb of which a list that follows tells too, or two in one: 开工改造 | 小区30个、城中村2万户; 保障性住房 is a noun."""
_SECOND_UNIT = lazy("^（[^（）]{1,2}）")
_TITLES = ("入选", "获评")
_DONE_TO = frozenset(("count", "area", "length"))
_SIZES = ("面积", "里程", "长度")
_SHARED_WITH_PEOPLE = pattern("{shared_verb}")
"""A verb that is shared out among things and people alike: 新增 | 规上企业20家、就业300人."""
_PEOPLE = frozenset(("人", "人次", "名", "位"))


def with_antecedent(head: MetricPhrase, value: QuantityToken, scope: Scope, run: Run, *, reached: bool) -> MetricPhrase:
    """Give a level what leads up to it: the verb of its list, or the metric of the clause before (利润扭亏为盈，达3.2亿元)."""
    if head.metric:
        verb = _shared_verb(head, value, scope, run)
        return head._replace(metric=verb + head.metric, acts=True) if verb else head
    if scope.told is None or head.among:
        return head
    done = head.verb.removesuffix("了") in _DONE and not scope.told.subject
    if not (done or (reached and not (head.subject or head.holder))):
        return head
    told, scope.told = scope.told, None
    whose = told if told.subject or told.holder else head
    return told._replace(subject=whose.subject, holder=whose.holder, verb=head.verb, times=(*told.times, *head.times))


def with_branch_told(head: MetricPhrase, scope: Scope, run: Run) -> MetricPhrase:
    """Give a bare measure the branch that the clause before it told of: 医药制造业稳中向好，产值 | 增长15%."""
    if head.subject or head.holder or head.among:
        return head
    if head.metric not in word_set("bare_of_branch"):
        goes_on = scope.branch and head.metric in word_set("paid_by_branch") and run.last is not None
        beside = goes_on and run.last is not None and run.last.metric.startswith(scope.branch)
        return head._replace(metric=scope.branch + head.metric) if beside else head
    branch = scope.branch or ("" if run.drafts else _branch_before(scope))
    return head._replace(metric=branch + head.metric) if branch else head


def _branch_before(scope: Scope) -> str:
    """Give the branch that the sentence before, without a figure, is about: 青石县医药产业发展较快。2029年实现 | 产值8亿元; empty for others."""
    first = scope.tokens[0]
    if (
        scope.opened
        or scope.subject_tokens
        or first.kind == "place"
        or scope.text[first.start - 1 : first.start] != "。"
    ):
        return ""
    low = max(scope.text.rfind(mark, max(0, first.start - _SENTENCE_REACH), first.start - 1) for mark in "。\n；")
    told = scope.text[low + 1 : first.start - 1] if low >= 0 or first.start <= _SENTENCE_REACH else ""
    clauses = _COMMA.split(_NUMBERED.sub("", told.strip()))
    return branch_in(clauses[-1].removeprefix(scope.place or "")) or branch_in(
        clauses[0].removeprefix(scope.place or "")
    )


def _shared_verb(head: MetricPhrase, value: QuantityToken, scope: Scope, run: Run) -> str:
    """Give the verb that a list shares out: 新增 of 新增规上企业20家、高新技术企业30家; empty where there is none."""
    last = run.last
    verb = (
        _SHARED_VERB.match(last.metric) if last is not None and (last.flow or last.metric.startswith(_TITLES)) else None
    )
    if last is None or verb is None or last.value is None or head.subject or head.holder or head.verb or head.acts:
        return ""
    joined = _SECOND_UNIT.sub("", scope.text[last.value.end : head.start]).strip() in LISTED
    kind, units = value.mention.kind, {last.value.mention.unit, value.mention.unit}
    kinds = {last.value.mention.kind, kind}
    alike = kinds <= _DONE_TO and (len(kinds) == 1 or not (ending_metric(head.metric) or head.metric.endswith(_SIZES)))
    if len(units) > 1 and not units.isdisjoint(_PEOPLE) and not _SHARED_WITH_PEOPLE.match(last.metric):
        return ""
    own = _SHARED_VERB.match(head.metric) or head.metric in word_set("referring")
    return verb[0] if joined and alike and not own else ""


def filled(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run, *, reached: bool) -> MetricPhrase:
    """Complete a head whose metric stands behind its value, or is the one before or a part of it."""
    head = with_branch_told(head, scope, run)
    metric = head.metric
    if phrase.values[0].mention.unit == "户" and _HEADCOUNT.fullmatch(metric):
        metric = "户数"
    elif not metric:
        metric = _unnamed(head, phrase, scope, run, reached=reached)
    else:
        if produce := of_produce(head, phrase.values[0], run):
            return head._replace(metric=produce)
        head = as_branch(head, phrase, scope, run)
        last = told_before(head, run)
        metric = head.metric if last is None else _contributing(head, last, run)
        if last is not None and metric == head.metric:
            metric = _named_in_part(head, phrase.values[0], last, scope, run)
    return head if metric == head.metric else head._replace(metric=metric)


def _goes_on_with_place(head: MetricPhrase, value: QuantityToken, scope: Scope, run: Run) -> bool:
    """Whether the next place of a list has the figure that the one before had: A高新区营业收入39亿元；B高新区 | 32亿元."""
    last = run.last
    if last is None or last.value is None or run.dropped or head.verb or head.holder or len(head.subject) != 1:
        return False
    alike = last.value.mention.unit == value.mention.unit and last.value.mention.kind == "money"
    place = head.subject[0]
    named = any(token.kind == "place" and type(token.mention) is type(place.mention) for token in last.tokens)
    return alike and named and scope.text[place.start - 1 : place.start] in "；;，,、" and place.end == value.start


def _contributing(head: MetricPhrase, last: Draft, run: Run) -> str:
    """Give what contributes, which the figure before it was of: 工业增加值40亿元，…，对GDP的贡献率 | 为30%; the metric itself for others."""
    bare = head.metric[:1] == "对" and head.metric.endswith("贡献率") and not head.subject and not run.dropped
    return last.metric + head.metric if bare else head.metric


def _unnamed(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run, *, reached: bool) -> str:
    """Give the metric of a level without one: it stands behind the value, or it is that of an earlier figure."""
    value = phrase.values[0]
    if value.mention.kind == "money" and "完成" in head.verb:
        return _named_after(phrase.rest)
    if value.mention.kind == "area" and head.verb.endswith(words_of("done_to_area")):
        return "已" + head.verb.removeprefix("已")[-2:] + "面积"
    if stock := _stock_of(value, scope, run) or _beside(value, run) or _households(head, value, scope, run):
        return stock
    if _goes_on_with_place(head, value, scope, run):
        return run.metric
    if run.last is None or not head.times:
        return ""
    repeated = None
    if reached or value.mention.mod is not None or scope.status != "actual":
        repeated = _repeats(value, run)
    return run.last.metric if head.among else repeated.metric if repeated else ""


def _named_in_part(head: MetricPhrase, value: QuantityToken, last: Draft, scope: Scope, run: Run) -> str:
    """Complete a metric that says only what part of the figure before it is meant: 总数, 占比, 价值, 其中出口."""
    metric = head.metric
    if run.reporting and (shared := _shared_head(head, last, scope, run)):
        return shared
    if metric in word_set("built_stage") and (works := _works_of(value, last)):
        return works + metric
    if run.brackets and (kind := kind_in_bracket(metric, value, last)):
        return kind
    if metric in word_set("doing") and (deed := _object_of(value, last)):
        return metric + deed
    if metric in (*_TOTALS, _WAYS_IN_ALL) and (whole := _total_of(metric, value, last, run)):
        return whole
    if metric in _SHARE_NAMES and not head.subject and value.mention.kind in PARTS:
        return _share_name(metric, run)
    if metric == "人口" and value.mention.unit in _PEOPLE and (whose := _whose_people(value, last)):
        return whose
    if metric.endswith("的"):
        return metric + sorted_noun(value, last, run)
    if metric in ("价值", "总价值"):
        return last.metric.removesuffix("量") + "值"
    return part_of(metric, value, last) if head.among and not run.dropped else metric


def _total_of(metric: str, value: QuantityToken, last: Draft, run: Run) -> str:
    """Give a total its noun: 内河航道 | 总里程 behind what is new of it; empty where it has none."""
    if metric == _WAYS_IN_ALL:
        ways = _NEWLY.sub("", last.metric).removesuffix("里程").removesuffix("通航").removesuffix("通车")
        return ways + metric if last.metric.endswith("里程") and ways else ""
    if _repeats(value, run) is not last:
        return ""
    return last.metric.removeprefix("净增").removeprefix("新增") + metric


def completes_level(value: QuantityToken, run: Run) -> bool:
    """Read the second half of 面积比去年增加5万亩，达到16万亩: the level of a metric that had its change first."""
    last = run.last
    if last is None or last.value is not None or not (last.changes or last.rank) or value.mention.kind in RATES:
        return False
    if last.changes and last.changes[-1].unit not in ("%", "1", value.mention.unit):
        return False
    run.completed = True
    last.value = value
    last.tokens.append(value)
    last.end = value.end
    return True


def replaces_milestone(value: QuantityToken, scope: Scope, run: Run) -> bool:
    """Read the exact level behind a milestone (首次站上千亿元，达1026亿元): both are one figure."""
    last = run.last
    if last is None or last.value is None or last.changes or last.is_share or last.value.kind != "quantity":
        return False
    text, old = scope.text, last.value
    climbs = text.endswith(words_of("climbing"), max(0, old.start - _CLIMB_LENGTH), old.start)
    if not (climbs or old.mention.mod == "more_than") or old.mention.unit != value.mention.unit:
        return False
    if not old.mention.value <= value.mention.value < 2 * old.mention.value:
        return False
    if _PASSED.fullmatch(text, old.end, value.start) is None:
        return False
    run.completed = True
    last.value = value
    last.tokens = [value if token is old else token for token in last.tokens]
    last.end = value.end
    return True


def _stock_of(value: QuantityToken, scope: Scope, run: Run) -> str:
    """Give what is counted in all behind a count of new ones: 新增高新技术企业3家，累计达11家."""
    last = run.last
    new = (_NEWLY.match(last.metric) or _SHARED_VERB.match(last.metric)) if last is not None else None
    if last is None or new is None or last.value is None or run.dropped:
        return ""
    if _TOTAL.fullmatch(scope.text, max(last.value.end, last.end), value.start) is None:
        return ""
    one, other = last.value.mention, value.mention
    alike = one.kind == other.kind and one.kind in _DONE_TO and one.unit == other.unit and one.unit not in _PEOPLE
    return last.metric[new.end() :] if alike and one.value <= other.value else ""


def _beside(value: QuantityToken, run: Run) -> str:
    """Give the length of what was counted right before it: 省道3条 | 120公里."""
    last = run.last
    if last is None or last.value is None or last.value.end != value.start or run.dropped:
        return ""
    return last.metric + "里程" if last.kind == "count" and value.mention.kind == "length" else ""


def _households(head: MetricPhrase, value: QuantityToken, scope: Scope, run: Run) -> str:
    """Give households and people counted without a noun, in a list of what a place has: 共有2100户，8800口人."""
    unit, last = value.mention.unit, run.last
    if not run.reporting or unit not in _HOUSEHOLDS or head.holder:
        return ""
    if last is not None and last.value is not None and last.value.mention.unit == "户" and unit != "户":
        low = max(scope.start, last.start)
        if said := _HEADCOUNT.match(scope.text, low, last.value.start):
            return said[0]
        whose = last.metric.removesuffix("数").removesuffix("户")
        return whose if whose.endswith("人口") else whose + "人口"
    held = _HELD.search(scope.text, max(scope.start, value.start - _HELD_REACH), value.start)
    return "户数" if unit == "户" and held is not None else ""


def _whose_people(value: QuantityToken, last: Draft) -> str:
    """Give people the households counted right before them: 城区居民9000户，人口 | 2万人; empty where none were."""
    if last.value is None or last.value.mention.unit != "户" or value.start - last.value.end > _NEAR:
        return ""
    whose = last.metric.removesuffix("数").removesuffix("户")
    return whose + "人口" if whose and _HEADCOUNT.search(whose) is None else ""


def _works_of(value: QuantityToken, last: Draft) -> str:
    """Give what the figure before was of, where the next names its stage alone: 新能源开工160万千瓦、投产 | 100万千瓦."""
    if last.value is None or last.value.mention.unit != value.mention.unit or last.value.mention.kind == "count":
        return ""
    stage = next((word for word in word_set("built_stage") if last.metric.endswith(word)), "")
    return last.metric.removesuffix(stage) if stage else ""


def _object_of(value: QuantityToken, last: Draft) -> str:
    """Give to what the figure before was done, where the next verb names nothing: 受理投诉900起，办结 | 620起."""
    deed = _DEED.match(last.metric)
    alike = last.value is not None and last.value.mention.unit == value.mention.unit
    return deed["object"] if deed is not None and alike and last.flow else ""


def _shared_head(head: MetricPhrase, last: Draft, scope: Scope, run: Run) -> str:
    """Give a bare measure what the figure before it was of: 蔬菜面积60公顷，产量 | 900吨."""
    if head.subject or head.holder or run.dropped:
        return ""
    if named := of_school(head, run) or of_way(head, last):
        return named
    if (part := _PART_OF.get(head.metric)) is not None and last.value is not None and last.kind == "count":
        whose = part.fullmatch(last.metric)
        return whose["whose"] + head.metric if whose else ""
    if head.metric in _SPENT and (visits := _VISITS.fullmatch(last.metric)) and last.kind in _COUNTED:
        return visits["whose"] + head.metric
    if head.metric not in word_set("shared_measure") or _TURNS.search(scope.text, last.end, head.start):
        return ""
    whole = _OF_CROP.match(last.metric)
    crop = "" if whole is None or last.value is None else next(filter(None, whole.groups()), "")
    return crop + head.metric if crop and _NO_CROP.search(crop) is None else ""


def _share_name(name: str, run: Run) -> str:
    """Give the share of the metric before it its full name: 一般贸易进出口28亿元，占比由28%提高到38%."""
    last = run.last_whole
    if last is None or run.dropped or (last.value is not None and last.value.mention.kind in RATES):
        return name
    if last.value is None and not last.changes:
        return name
    return last.metric + name if ending_metric(last.metric) else name


def _repeats(value: QuantityToken, run: Run) -> Draft | None:
    """Give the draft that a later level without a head repeats for another time (今年有望突破600亿元)."""
    last = next((draft for draft in reversed(run.drafts) if draft.value is not None and not draft.is_share), None)
    if last is None or last.value is None or run.dropped:
        return None
    return last if last.value.mention.unit == value.mention.unit else None


def _named_after(rest: str) -> str:
    """Give a metric that stands after its value: 完成4亿元资产融资."""
    sizes = range(min(len(rest), 12), 2, -1)
    return next((rest[:size] for size in sizes if is_metric_name(rest[:size])), "")
