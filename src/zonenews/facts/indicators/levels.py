"""Levels: `head verb value`, and `head 由 A 增至 B`."""

from __future__ import annotations

from datetime import date

from zonenews._patterns import lazy
from zonenews.discourse.periods import Period, period_days
from zonenews.discourse.tokens import QuantityToken, TimeToken, Token, body_kind
from zonenews.facts.indicators.antecedents import completes_level, filled, replaces_milestone, with_antecedent
from zonenews.facts.indicators.bases import Base, change_of
from zonenews.facts.indicators.capacities import capacity
from zonenews.facts.indicators.counts import continues_count, count, part_counted
from zonenews.facts.indicators.drafting import make_drafts
from zonenews.facts.indicators.filling import may_fill
from zonenews.facts.indicators.level_heads import (
    area_done,
    newly,
    of_class_told,
    of_firm_named,
    of_projects,
    of_treasury,
    put_in,
    with_lead_of_funds,
    with_threshold,
    without_for,
    without_survey,
)
from zonenews.facts.indicators.metric_lists import BEASTS
from zonenews.facts.indicators.metric_names import closes, is_metric, is_sound, level_refusal, split_list
from zonenews.facts.indicators.noun_phrases import MetricPhrase, read_metric_phrase
from zonenews.facts.indicators.passing import with_attribute
from zonenews.facts.indicators.phrase import PARTS, Phrase, text_of
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.reporting import fills_clause, is_closed
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope, is_word_carried
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import Cue
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set, words_of
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone

FROM_TO = "indicators/from-to"
_OUTPUTS = frozenset(("count", "mass", "volume", "energy", "length", "area", "power"))
_STUFF = frozenset(("area", "length", "mass", "volume", "power", "energy"))
"""Kinds whose amount may stand before its noun in reports: 新建500公里绿道."""
_NO_PRODUCT = pattern(r"[的了是有在，]|{no_product_end}$")
_TOWARDS = ("对", "向", "自", "从", "与", "往")
_GROWTH_OF = pattern(r"(?<=.{2})(?:同比)?{growth_of}$")
_HOLDS = pattern("{holding}|{gathering}|{doing}|[有聚汇引育成出形增驻设化获名户牌养纳通定供待产训突入]")
_MILESTONES = ("突破", "超过", "超")
_RATES = ("率", "占比", "比重")
_WHOLE = ("总额", "总量", "总值")
"""What the level is called behind the change of a figure: 外贸进出口增长8.4%，总额 | 突破8000亿元."""
_FIRMS = ("公司", "集团")
_EACH_BEFORE = lazy("每[栋亩户个座棵头只间][^，。；0-9]{0,10}[0-9][^，。；0-9]{1,8}，[^，。；0-9]{0,6}$")
_EACH_REACH = 40
_PLANNED_SUM = "投资计划"
"""今年固定资产 | 投资计划 | 60亿元."""
_LONG_LIST, _PROJECTS_REACH = 20, 120
_REACHED = lazy(r"达|至|为|突破|超")
_OF_PLAN = pattern("完成[^，。；]{0,12}{of_plan}[数值额]?(?:为?[0-9][0-9.]*[万亿]*[^0-9，。；的]{0,4})?的?$")
_THEN = pattern("[、，](?:累计|总数|总量)?{then_reached}")
_SET_ABOUT = pattern("{doing}|{working}")
_BUILDING = pattern("{being_built}")
"""What says that ground and floors are those of something being built."""
_BOUNDS = frozenset(("at_least", "more_than"))
_ALSO_SETS = lazy(
    "[、且和并或][^，,。；;]{2,24}(?:不[低少]于|以上|超过|达到?)[^，,。；;]{0,14}的[^，,。；;、0-9]{0,8}(?=[，,。；;]|$)"
)
"""投资5000万元以上|、亩均投资不低于100万元的: bounds that a clause of a policy sets together."""
_GIVEN = pattern("由[^，。；]{0,8}(?:政府|财政|管委会)[^，。；]{0,12}{given_by_state}")
"""What a place gives where it is so much at least: …90万元以上，由政府 | 无偿提供用地."""
_GROWN = pattern("，(?:同比|比上年)?(?:{trend})[0-9]")
"""What makes of money spent on projects a figure of their place: 完成投资40亿元 | ，增长11%."""
_PROJECT_UNITS = ("个", "项")
_WITH_SUM = lazy("[，、]?(?:协议|计划)?总投资")
_CASES = frozenset(("例", "股", "票", "层"))
"""What the sick, shares, votes and floors are counted in, which tell nothing of a place."""


def level(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read `head verb value` or `verb value noun`."""
    if phrase.kind == "percentage_point" or (_completes_plan(phrase) and "planned" in phrase.last):
        return True  # 完成年度预期目标60%
    if _counts(phrase) and phrase.rest[0] in "在面已均都" and part_counted(phrase, scope, run):
        return True
    made = len(run.drafts)
    if run.reporting or not _counts(phrase) or _holds(phrase, scope, run):
        before = phrase.before
        if "from" in phrase.last:
            before = [token for token in before if token.kind != "from"]
        head = read_metric_phrase(_gathered(before) if len(phrase.values) > 1 else before)
        head = head if before else head._replace(start=phrase.values[0].start)
        head = head._replace(each=True) if "each" in phrase.last else head
        head = with_attribute(without_survey(head, scope), phrase, scope)
        _finish(head, phrase, "indicators/level", scope, run)
    if len(run.drafts) == made and not run.completed and not _completes_plan(phrase):
        run.drop()
    return True


def _completes_plan(phrase: Phrase) -> bool:
    """Whether a part is that of a plan, beside which the level stays the figure told of: 完成年度计划82.3%，同比增长15.3%."""
    return phrase.kind in PARTS and _OF_PLAN.search(text_of(phrase.before)) is not None


def reached_level(phrase: Phrase, head_tokens: list[Token], first: int | None, scope: Scope, run: Run) -> None:
    """Read `head 由 A 增至 B`: B is the level.

    Args:
        phrase: the phrase.
        head_tokens: its tokens up to the verb of change.
        first: where A stands in them, or `None`.
        scope: what holds; without a time of its own, the figure is of no period named for A.
        run: takes the draft.
    """
    before = phrase.before
    if first is not None:
        opener = first
        while opener > 0 and not (before[opener].kind == "text" and before[opener].text[-1] in "由从"):
            opener -= 1
        head_tokens = before[: opener + 1]
    head = read_metric_phrase(head_tokens, from_marker=True)
    later = tuple(token for token in before[phrase.change :] if token.kind == "time")
    if first is not None and later:
        scope.span = _years_between([token for token in before[:first] if token.kind == "time"], later[-1])
    if first is not None and not later and not scope.period_here and not _looks_back(scope):
        scope.period = None
    head = head._replace(times=(*head.times, *later), each="each" in phrase.last)
    if (
        phrase.values[0].mention.unit in ("位", "名")
        and head.metric.endswith(words_of("ranked_noun"))
        and not phrase.rest
    ):
        for draft in make_drafts(head, phrase.values[:1], "indicators/rank", scope, run):
            draft.rank = str(phrase.values[0].mention.value)  # 投资潜力百强县由84位提升至76位
        return
    _finish(head, phrase, FROM_TO, scope, run)


def _years_between(earlier: list[TimeToken], later: TimeToken) -> Period | None:
    """Give the years from A to B, over which what follows has grown on average: 2017 to 2021 of 从2016年的…到2021年的."""
    start = period_days(earlier[-1])[1] if earlier else None
    end = period_days(later)[1]
    if start is None or end is None or start.year >= end.year:
        return None
    return (date(start.year + 1, 1, 1), end)


def _looks_back(scope: Scope) -> bool:
    """Whether the period in force is of several years, or that of a heading: 从A增加到B is told of its end."""
    first, last = scope.period or (None, None)
    return scope.firm or (first is not None and last is not None and last.year > first.year)


def _counts(phrase: Phrase) -> bool:
    """Whether a noun for what is counted stands behind the value."""
    if phrase.beside:
        return False
    if phrase.rest == "人" and phrase.values[0].mention.unit == "口":
        return False  # 8800口人
    return phrase.kind == "count" and bool(phrase.rest) and not closes(phrase.rest)


def _holds(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Whether a verb of holding may stand before a count; without one, what stands behind the count is not read."""
    verbs = any(token.kind == "text" and _HOLDS.search(token.text) for token in phrase.before)
    return verbs or continues_count(phrase.values[0], scope, run)


def _counted(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read a count, or in reports an amount, that stands before its noun; whether nothing else is to be read."""
    if _counts(phrase):
        count(head, phrase.values, scope, run)
        return True
    if not run.reporting or phrase.kind not in _STUFF or is_closed(phrase):
        return False
    made = len(run.drafts)
    count(head, phrase.values, scope, run)
    return len(run.drafts) > made


def _finish(head: MetricPhrase, phrase: Phrase, rule: str, scope: Scope, run: Run) -> None:
    """Make drafts of levels, where the head names a metric or what was said before gives it."""
    values, value = phrase.values, phrase.values[0]
    listed, run.in_list = run.in_list, True
    if capacity(head, phrase, scope, run) or _counted(head, phrase, scope, run) or _adds(head, phrase, scope, run):
        return
    reached = rule == FROM_TO or bool(_REACHED.match(head.verb)) or value.text.startswith(_MILESTONES)
    if (not head.metric or head.metric in word_set("milestone_noun")) and replaces_milestone(value, scope, run):
        return
    if head.metric in words_of("milestone_noun") or (reached and _is_of_last(head) and completes_level(value, run)):
        return
    head = with_lead_of_funds(of_firm_named(head, scope), scope, run)
    head = newly(of_treasury(_planned_sum(put_in(head), value, scope), value, scope))
    head = of_class_told(of_projects(area_done(without_for(head, scope), phrase.kind), scope), scope)
    head = filled(with_antecedent(head, value, scope, run, reached=reached), phrase, scope, run, reached=reached)
    if scope.products is not None and len(values) == 1 and _is_product(head, phrase.kind):
        product = head._replace(metric=head.metric.removeprefix("生产") + scope.products)
        if made := make_drafts(product, values, rule, scope, run):
            run.extend(made, values)
        return
    if run.reporting and value.mention.unit not in _CASES:
        sorted_head = with_threshold(head, scope)
        head = sorted_head._replace(filling=True) if fills_clause(sorted_head, phrase, scope) else head
    head = _each_branch(head, value)
    run.reason = _refusal(head, phrase, scope, run)
    if run.reason is not None:
        return
    if phrase.kind == "percent" and scope.status == "actual" and _grows(head.metric):
        _growth_rate(head, values, scope, run)
    elif made := make_drafts(head, values, rule, scope, run):
        run.extend(made, values * len(made) if len(values) == 1 else values, listed=listed)


def _planned_sum(head: MetricPhrase, value: QuantityToken, scope: Scope) -> MetricPhrase:
    """Take 计划 off what is planned to be invested: 今年固定资产 | 投资计划 | 60亿元."""
    metric = head.metric.removesuffix("计划")
    if value.mention.kind != "money" or not head.metric.endswith(_PLANNED_SUM) or len(metric) < len(_PLANNED_SUM):
        return head
    scope.status, scope.brief = "planned", True
    return head._replace(metric=metric)


def _is_of_last(head: MetricPhrase) -> bool:
    """Whether a head names nothing, or the level alone of what was told of before it."""
    return not head.metric or (head.metric in _WHOLE and not head.subject)


def _refusal(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run) -> Refusal | None:
    """Say why the head of a level names no metric that its values can be of; `None` where it does."""
    metric, rest = head.metric, phrase.rest
    if metric.endswith("的"):
        return Refusal("fragment")
    if len(metric) > _LONG_LIST and (head.each or len(phrase.values) > 1 or phrase.kind == "count"):
        metric = (split_list(metric) or [metric])[-1]
    last = phrase.values[-1]
    if (last.mention.mod in _BOUNDS and _sets_condition(last, scope)) or _is_of_each(head, phrase, scope):
        return Refusal("described")
    if rest and not is_closed(phrase) and ending_metric(metric) is None:
        return Refusal("no_metric")
    if scope.text[max(0, head.start - 1) : head.start] in ("%", "％"):
        return Refusal("fragment")  # 62%品位的铁矿石价格
    firm = bool(head.subject or head.holder or head.among or head.acts or run.drafts or phrase.change >= 0)
    verb = head.verb or ("其中" if head.among else "")
    if metric == "投资" and head.subject and phrase.kind == "money" and _invests(head, verb, last, scope):
        return None
    if phrase.kind == "money" and metric.endswith(_FIRMS):
        return Refusal("no_metric")  # （其中：白石矿业公司1.7亿元）
    refused = level_refusal(metric, phrase.kind, verb=verb, acts=head.acts, firm=firm)
    if refused is not None and refused.name == "unit" and head.filling and may_fill(metric, phrase.kind):
        refused = None
    if (
        refused is not None
        and refused.name == "project"
        and ((head.filling and (_are_works(head, phrase) or _is_land(head, phrase))) or _is_extent(head, phrase, scope))
    ):
        refused = None
    return refused or (Refusal("loose") if _is_loose(head, phrase.values[0], rest, scope) else None)


def _is_of_each(head: MetricPhrase, phrase: Phrase, scope: Scope) -> bool:
    """Whether a sum goes on with what each of many brings in: 每栋大棚收入8万元以上，利润 | 达5万元."""
    start = phrase.values[0].start
    low = max(scope.start, start - _EACH_REACH)
    if phrase.kind != "money" or head.subject or head.holder or scope.text.find("每", low, start) < 0:
        return False
    return _EACH_BEFORE.search(scope.text, low, start) is not None


def _sets_condition(last: QuantityToken, scope: Scope) -> bool:
    """Whether a bound is one of those that a clause of a policy sets together, or for which a place gives something."""
    end = scope.tokens[-1].end
    if _ALSO_SETS.match(scope.text, last.end) is not None:
        return True
    return last.mention.mod == "at_least" and _GIVEN.search(scope.text, last.end, end) is not None


def _invests(head: MetricPhrase, verb: str, last: QuantityToken, scope: Scope) -> bool:
    """Whether a place is said to have invested, or to be going to: 全县 | 投资完成97亿元, 青石湖高新区 | 将投资16亿元."""
    return (head.filling and verb.startswith("完成")) or scope.text.endswith("将投资", 0, last.start)


def _is_extent(head: MetricPhrase, phrase: Phrase, scope: Scope) -> bool:
    """Whether the ground or the floors are those of a company or a zone, where its sentence tells of no project: 公司占地300亩."""
    if phrase.kind != "area" or head.metric not in word_set("extent"):
        return False
    whose = head.subject or tuple(scope.subject_tokens)
    settled = any(body_kind(one) == "company" or isinstance(one.mention, Zone) for one in whose)
    settled = settled or (scope.subject is not None and scope.subject == (scope.company or scope.context.home))
    return settled and _BUILDING.search(scope.text, scope.tokens[0].start, phrase.values[0].start) is None


def _each_branch(head: MetricPhrase, value: QuantityToken) -> MetricPhrase:
    """Give one value to each of the branches or rates listed before it: 钢铁、食品产业产值 | 超300亿元, 入园率、入学率 | 93%."""
    if "、" not in head.metric or head.each:
        return head
    passed = bool(head.branch_of) and value.mention.mod == "more_than"
    rates = value.mention.kind in PARTS and all(part.endswith(_RATES) for part in split_list(head.metric))
    return head._replace(each=True) if passed or rates else head


def _are_works(head: MetricPhrase, phrase: Phrase) -> bool:
    """Whether works are counted by their sites, or a part of an area is theirs, and no project is meant: 饮水安全工程355处."""
    if not head.metric.endswith("工程"):
        return False
    return phrase.values[0].mention.unit == "处" or (head.among and phrase.kind == "area")


def _is_land(head: MetricPhrase, phrase: Phrase) -> bool:
    """Whether an area is that of a kind of land, or that something was done to: 工矿用地900公顷, 开展黑土地保护工程 | 9万亩."""
    if phrase.kind != "area":
        return False
    return head.acts or head.metric.endswith("用地") or _SET_ABOUT.match(head.metric) is not None


def _adds(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 里程新增1700公里、突破7000公里: how much came to what the level behind it tells."""
    metric, values = head.metric.removesuffix("新增"), phrase.values
    if (
        metric == head.metric
        or len(values) > 1
        or not is_sound(metric)
        or _THEN.match(scope.text, values[0].end) is None
    ):
        return False
    fills = run.reporting and fills_clause(head, phrase, scope)
    made = make_drafts(head._replace(metric=metric, filling=fills), values, "indicators/change", scope, run)
    for draft in made:
        draft.changes.append(change_of(values[0], "up", Base()))
    return bool(made)


def _growth_rate(head: MetricPhrase, values: list[QuantityToken], scope: Scope, run: Run) -> None:
    """Read 工业投资增速28%: the change of the metric it belongs to."""
    metric = _GROWTH_OF.sub("", head.metric)
    if not is_sound(metric):
        return
    made = make_drafts(head._replace(metric=metric), values, "indicators/change", scope, run)
    for draft, value in zip(made, values, strict=False):
        draft.changes.append(change_of(value, "up", Base()))


def _is_loose(head: MetricPhrase, value: QuantityToken, rest: str, scope: Scope) -> bool:
    """Whether a level is not the figure of a place: progress of projects, a condition, a count without place or time."""
    if "投入" in head.verb and value.mention.kind == "count":
        return True
    if value.mention.unit == "条" and head.metric.startswith(words_of("issuing")) and not is_metric(head.metric):
        return True  # 出台楼宇经济十条: the name of a policy
    if value.mention.unit in _PROJECT_UNITS and _counts_projects(value, scope):
        return True
    if scope.status == "planned" and scope.company and scope.subject == scope.company and "新建" in head.metric[:2]:
        return True  # a company's plan is a project: 计划新建冷库20个
    if head.metric == "完成投资":
        told = "项目" in scope.text[scope.tokens[0].start : value.start] and not _GROWN.match(scope.text, value.end)
        places = head.subject or (() if told else tuple(scope.subject_tokens))
        placed = any(isinstance(place.mention, Zone | Region | Cue) for place in places)
        return not (head.holder.endswith(("项目", "工程")) or placed or (head.filling and head.holder))
    if rest and not closes(rest) and value.mention.mod is not None:
        return True
    known = ending_metric(head.metric) or head.subject or head.holder or head.times or head.among or head.filling
    whose = None if is_word_carried(scope) else scope.subject
    return value.mention.kind == "count" and not known and whose is None and scope.period is None


def _counts_projects(value: QuantityToken, scope: Scope) -> bool:
    """Whether a count behind the name of an area is one of projects: 高新区本部 | 3个：某项目, 某州 | 21个、总投资60亿元."""
    if _WITH_SUM.match(scope.text, value.end):
        return True
    told = scope.text.rfind("项目", max(0, value.start - _PROJECTS_REACH), value.start) >= 0
    return told and any(part.end <= value.start <= part.end + len("共有") for part in scope.parts)


def _is_product(head: MetricPhrase, kind: str) -> bool:
    """Whether a head names a product, in a list of products, and the value how much of it was made."""
    named = (
        (2 <= len(head.metric) <= 16 or head.metric in BEASTS)
        and not head.holder
        and ending_metric(head.metric) is None
    )
    return named and kind in _OUTPUTS and _NO_PRODUCT.search(head.metric) is None


def _gathered(before: list[Token]) -> list[Token]:
    """Put the metric of a list back to its names: 对东盟、欧盟 | 分别 | 进出口 (71亿元、33亿元)."""
    if len(before) < 3 or before[-2].kind != "spread" or before[-1].kind != "text":
        return before
    if before[-3].kind != "text" and not any(token.text.endswith(_TOWARDS) for token in before[:-3]):
        return before
    known = ending_metric(before[-1].text)
    return [*before[:-2], before[-1]] if known is not None and known[0] == 0 else before


def _grows(metric: str) -> bool:
    """Whether a level in percent is the growth of a known metric: 工业投资增速; of 经济增速 it is the level."""
    match = _GROWTH_OF.search(metric)
    return match is not None and is_metric(metric[: match.start()])
