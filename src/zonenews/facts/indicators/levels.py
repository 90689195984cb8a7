"""Levels: `head verb value`, `head 由 A 增至 B`, and what gives a level its metric where its head does not."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.bases import Base, change_of
from zonenews.facts.indicators.counts import continues_count, count
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.filling import may_fill
from zonenews.facts.indicators.metric_lists import branch_metric
from zonenews.facts.indicators.metric_names import closes, is_sound, level_refusal
from zonenews.facts.indicators.noun_phrases import MetricPhrase, read_metric_phrase
from zonenews.facts.indicators.phrase import LISTED, PARTS, RATES, Phrase
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.reporting import fills_clause
from zonenews.facts.indicators.run import Run, make_drafts
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric, load_indicators

_FROM_TO = "indicators/from-to"
MARKS = ("大关", "关口", "台阶", "门槛")
"""Nouns behind a milestone, which name no metric."""
_NO_METRIC = frozenset(("", *MARKS))
_SHARE_NAMES = ("占比", "比重")
_OUTPUTS = frozenset(("count", "mass", "volume", "energy", "length", "area", "power"))
_NO_PRODUCT = lazy(r"[的了是有在，]|(?:企业|公司|项目|品种|增长|下降|产品)$")
_TOWARDS = ("对", "向", "自", "从", "与", "往")
_GROWTH_OF = lazy(r"(?<=.{2})(?:同比)?(?:增速|增幅|涨幅|增长率)$")
_HOLDS = pattern("{holding}|{gathering}|{doing}|[有聚汇引育成出形增驻设化获名户牌养纳通定供待产训突入]")
_REACHED = lazy(r"达|至|为|突破|超")
_PASSED = lazy(r"(?:大关|关口|台阶|门槛)?[，,、](?:实际)?(?:达到?了?|为|完成|实现)$")
"""What stands between a milestone and the exact level: 站上千亿元 | 大关，达 | 1026亿元."""
_CLIMBS = ("站上", "迈上", "跃上", "登上", "跨上", "冲上", "迈入", "跨入", "踏上")
_CLIMB_LENGTH = 4
_TOTAL = lazy(
    r"[，,、；;](?:目前|已|共|现|全区|全市){0,2}(?:累计|总数|总量|总计|共计|合计)(?:已经?)?(?:达到?|为|有|至)?了?$"
)
_NEWLY = lazy(r"(?:当年|全年|年内)?(?:净增|新增|新(?:认定|获批|培育|引进|入库|晋|入选|注册|登记|设立?|建)(?:了)?)")
"""How a metric begins that counts what is new; behind it the metric of all of them stands."""
_SORTED_NOUN = lazy("(?:企业|公司|[德日外韩台港]企|楼宇|机构)(?=(?:数量|总数|数)?$)")
"""Nouns for what is counted by how large it is."""
_SHARED_VERB = lazy("新增|净增|新认定|新获批|新培育|新引进|新建|引进|培育|认定|盘活|改造|修复|治理")
"""A verb of which a list that follows tells too."""
_COUNTED_PROJECTS = lazy(
    r"(?:实施|列入|推进|安排|全[省市县区州]|有|，|。|；|：)(?P<label>[^，。；：实施列入推进安排]{0,16}项目)(?:共|总数)?[ ]?[0-9]+[ ]?[个项](?:，总投资[^，。；]{1,16})?，[^，。；]{0,10}$"
)
"""Projects counted in the clause before: 实施重点项目 | 58个，."""
_TO_AREA = ("已建成", "已开发", "已出让", "已利用")
"""Verbs behind which a bare area is what they did: 已建成 | 5.1平方公里."""
_CASES = "例"
"""What the sick are counted in: a figure of a day in an epidemic."""
_PEOPLE = frozenset(("人", "人次", "名", "位"))


def level(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read `head verb value` or `verb value noun`."""
    if phrase.kind == "percentage_point":
        return True
    made = len(run.drafts)
    holds = not _counts(phrase) or _holds(phrase, scope, run)
    if holds:
        before = [token for token in phrase.before if token.kind != "from"]
        head = read_metric_phrase(_gathered(before) if len(phrase.values) > 1 else before)
        head = head if before else head._replace(start=phrase.values[0].start)
        _finish(head, phrase, "indicators/level", scope, run)
    if len(run.drafts) == made and not run.completed:
        run.drop()
    return True


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
    if first is not None and not later and not scope.period_here and not _looks_back(scope):
        scope.period = None
    _finish(head._replace(times=(*head.times, *later)), phrase, _FROM_TO, scope, run)


def _looks_back(scope: Scope) -> bool:
    """Whether the period in force is of several years, or that of a heading: 从A增加到B is told of its end."""
    first, last = scope.period or (None, None)
    return scope.firm or (first is not None and last is not None and last.year > first.year)


def _counts(phrase: Phrase) -> bool:
    """Whether a noun for what is counted stands behind the value."""
    return phrase.kind == "count" and bool(phrase.rest) and not closes(phrase.rest)


def _holds(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Whether a verb of holding may stand before a count; without one, what stands behind the count is not read."""
    verbs = any(token.kind == "text" and _HOLDS.search(token.text) for token in phrase.before)
    return verbs or continues_count(phrase.values[0], scope, run)


def _finish(head: MetricPhrase, phrase: Phrase, rule: str, scope: Scope, run: Run) -> None:
    """Make drafts of levels, where the head names a metric or what was said before gives it."""
    values, value = phrase.values, phrase.values[0]
    listed, run.in_list = run.in_list, True
    if _counts(phrase):
        count(head, values, scope, run)
        return
    reached = rule == _FROM_TO or bool(_REACHED.match(head.verb))
    if head.metric in _NO_METRIC and _replaces_milestone(value, scope, run):
        return
    if head.metric in MARKS or (not head.metric and reached and _completes_level(value, run)):
        return
    head = _of_projects(_area_done(head, phrase.kind), scope)
    head = _filled(_with_antecedent(head, value, scope, run, reached=reached), phrase, scope, run, reached=reached)
    if scope.products is not None and len(values) == 1 and _is_product(head, phrase.kind):
        product = head._replace(metric=head.metric.removeprefix("生产") + scope.products)
        if made := make_drafts(product, values, rule, scope, run):
            run.extend(made, values)
        return
    if run.reporting and values[0].mention.unit != _CASES and fills_clause(head, phrase, scope):
        head = _with_threshold(head, scope)._replace(filling=True)
    run.reason = _refusal(head, phrase, scope, run)
    if run.reason is not None:
        return
    if phrase.kind == "percent" and scope.status == "actual" and _grows(head.metric):
        _growth_rate(head, values, scope, run)
    elif made := make_drafts(head, values, rule, scope, run):
        run.extend(made, values, listed=listed)


def _refusal(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run) -> Refusal | None:
    """Say why the head of a level names no metric that its values can be of; `None` where it does."""
    metric, rest = head.metric, phrase.rest
    if rest and not closes(rest) and ending_metric(metric) is None:
        return Refusal("no_metric")
    if scope.text[max(0, head.start - 1) : head.start] in ("%", "％"):
        return Refusal("fragment")  # 62%品位的铁矿石价格
    firm = bool(head.subject or head.holder or head.among or head.acts or run.drafts)
    verb = head.verb or ("其中" if head.among else "")
    refused = level_refusal(metric, phrase.kind, verb=verb, acts=head.acts, firm=firm)
    if refused is not None and refused.name == "unit" and head.filling and may_fill(metric, phrase.kind):
        refused = None
    return refused or (Refusal("loose") if _is_loose(head, phrase.values[0], rest, scope) else None)


def _with_threshold(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Put back the amount that sorts what is counted: 万亩以上 | 灌区 4处."""
    sorts = next((token for token in scope.tokens if token.kind == "quantity" and token.end == head.start), None)
    return head if sorts is None else head._replace(metric=sorts.text + head.metric, start=sorts.start)


def _area_done(head: MetricPhrase, kind: str) -> MetricPhrase:
    """Take a verb for one where it stands as the metric of an area: 目前 | 已开发 | 17.5平方公里."""
    if kind != "area" or head.metric not in ("开发", "建成", "出让", "利用"):
        return head
    return head._replace(metric="", verb="已" + head.metric)


def _of_projects(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Give 完成投资 the projects just counted as its holder: 实施重点项目58个，完成投资63亿元."""
    if not head.metric.endswith("完成投资") or head.holder or head.subject:
        return head
    counted = _COUNTED_PROJECTS.search(scope.text, scope.start, head.start)
    return head._replace(holder=counted["label"]) if counted else head


def _growth_rate(head: MetricPhrase, values: list[Token], scope: Scope, run: Run) -> None:
    """Read 工业投资增速28%: the change of the metric it belongs to."""
    metric = _GROWTH_OF.sub("", head.metric)
    if not is_sound(metric):
        return
    made = make_drafts(head._replace(metric=metric), values, "indicators/change", scope, run)
    for draft, value in zip(made, values, strict=False):
        draft.changes.append(change_of(value, "up", Base()))


def _is_loose(head: MetricPhrase, value: Token, rest: str, scope: Scope) -> bool:
    """Whether a level is not the figure of a place: progress of projects, a condition, a count without place or time."""
    if "投入" in head.verb and value.mention.kind == "count":
        return True
    if head.metric == "完成投资":
        return not (head.holder.endswith(("项目", "工程")) or (head.filling and (head.subject or head.holder)))
    if rest and not closes(rest) and value.mention.mod is not None:
        return True
    known = ending_metric(head.metric) or head.subject or head.holder or head.times or head.among or head.filling
    return value.mention.kind == "count" and not known and scope.subject is None and scope.period is None


# -- what gives a level its metric ----------------------------------------------------------------------------------------------


def _with_antecedent(head: MetricPhrase, value: Token, scope: Scope, run: Run, *, reached: bool) -> MetricPhrase:
    """Give a level what leads up to it: the verb of its list, or the metric of the clause before (利润扭亏为盈，达3.2亿元)."""
    if head.metric:
        verb = _shared_verb(head, value, scope, run)
        return head._replace(metric=verb + head.metric, acts=True) if verb else head
    if scope.told is None or not reached or head.subject or head.holder or head.among:
        return head
    told, scope.told = scope.told, None
    return told._replace(verb=head.verb, times=(*told.times, *head.times))


def _shared_verb(head: MetricPhrase, value: Token, scope: Scope, run: Run) -> str:
    """Give the verb that a list shares out: 新增 of 新增规上企业20家、高新技术企业30家; empty where there is none."""
    last = run.last
    verb = _SHARED_VERB.match(last.metric) if last is not None and last.flow else None
    if last is None or verb is None or last.value is None or head.subject or head.holder or head.verb or head.acts:
        return ""
    joined = scope.text[last.value.end : head.start].strip() in LISTED
    alike = last.value.mention.kind == value.mention.kind and value.mention.kind in ("count", "area", "length")
    return verb[0] if joined and alike and not _SHARED_VERB.match(head.metric) else ""


def _filled(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run, *, reached: bool) -> MetricPhrase:
    """Complete a head whose metric stands behind its value, or is the one before or a part of it."""
    metric = head.metric
    if not metric:
        metric = _unnamed(head, phrase, scope, run, reached=reached)
    elif run.last is not None:
        head = _as_branch(head, phrase.values[0], run)
        metric = _named_in_part(head, phrase.values[0], run.last, run)
    return head if metric == head.metric else head._replace(metric=metric)


def _unnamed(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run, *, reached: bool) -> str:
    """Give the metric of a level without one: it stands behind the value, or it is that of an earlier figure."""
    value = phrase.values[0]
    if value.mention.kind == "money" and "完成" in head.verb:
        return _named_after(phrase.rest)
    if value.mention.kind == "area" and head.verb.endswith(_TO_AREA):
        return "已" + head.verb.removeprefix("已")[-2:] + "面积"
    if stock := _stock_of(value, scope, run):
        return stock
    if run.last is None or not head.times:
        return ""
    repeated = None
    if reached or value.mention.mod is not None or scope.status != "actual":
        repeated = _repeats(value, run)
    return run.last.metric if head.among else repeated.metric if repeated else ""


def _named_in_part(head: MetricPhrase, value: Token, last: Draft, run: Run) -> str:
    """Complete a metric that says only what part of the figure before it is meant: 总数, 占比, 价值, 其中出口."""
    metric = head.metric
    if metric in ("总数", "总户数", "总量") and _repeats(value, run) is last:
        return last.metric.removeprefix("净增").removeprefix("新增") + metric
    if metric in _SHARE_NAMES and not head.subject and value.mention.kind in PARTS:
        return _share_name(metric, run)
    if metric.endswith("的"):
        return metric + _sorted_noun(value, last, run)
    if metric in ("价值", "总价值"):
        return last.metric.removesuffix("量") + "值"
    if head.among and metric in ("出口", "进口"):
        return _counted_base(value, last) + metric
    return metric


def _as_branch(head: MetricPhrase, value: Token, run: Run) -> MetricPhrase:
    """Give a part behind 其中, and those listed behind it, what is measured of the whole: 播种面积9万亩，其中小麦5万亩、高粱2万亩."""
    last = run.last
    if last is None or last.value is None or head.subject or head.holder or head.verb or ending_metric(head.metric):
        return head
    whole = last.metric if head.among else last.branch_of
    alike = last.value.mention.kind == value.mention.kind and last.value.mention.unit == value.mention.unit
    metric = branch_metric(head.metric, whole, among=True) if whole and alike else ""
    return head._replace(metric=metric, branch_of=whole) if metric else head


def _completes_level(value: Token, run: Run) -> bool:
    """Read the second half of 面积比去年增加5万亩，达到16万亩: the level of a metric that had its change first."""
    last = run.last
    if last is None or last.value is not None or not last.changes or value.mention.kind in RATES:
        return False
    if last.changes[-1].unit not in ("%", "1", value.mention.unit):
        return False
    run.completed = True
    last.value = value
    last.tokens.append(value)
    last.end = value.end
    return True


def _replaces_milestone(value: Token, scope: Scope, run: Run) -> bool:
    """Read the exact level behind a milestone (首次站上千亿元，达1026亿元): both are one figure."""
    last = run.last
    if last is None or last.value is None or last.changes or last.is_share or last.value.kind != "quantity":
        return False
    text, old = scope.text, last.value
    climbs = text.endswith(_CLIMBS, max(0, old.start - _CLIMB_LENGTH), old.start)
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


def _stock_of(value: Token, scope: Scope, run: Run) -> str:
    """Give what is counted in all behind a count of new ones: 新增高新技术企业3家，累计达11家."""
    last = run.last
    new = _NEWLY.match(last.metric) if last is not None else None
    if last is None or new is None or last.value is None or run.dropped:
        return ""
    if _TOTAL.fullmatch(scope.text, last.value.end, value.start) is None:
        return ""
    one, other = last.value.mention, value.mention
    alike = one.kind == other.kind == "count" and one.unit == other.unit and one.unit not in _PEOPLE
    return last.metric[new.end() :] if alike and one.value <= other.value else ""


def _share_name(name: str, run: Run) -> str:
    """Give the share of the metric before it its full name: 一般贸易进出口28亿元，占比由28%提高到38%."""
    last = run.last_whole
    if last is None or run.dropped or last.value is None or last.value.mention.kind in RATES:
        return name
    return last.metric + name if ending_metric(last.metric) else name


def _sorted_noun(value: Token, last: Draft, run: Run) -> str:
    """Give what is counted of those before: 企业 of 规上企业320家，其中产值超亿元的86家."""
    if last.value is None or last.value.mention.kind != "count" or last.value.mention.unit != value.mention.unit:
        return ""
    noun = _SORTED_NOUN.search(last.metric)
    return noun[0] if noun and not run.dropped else ""


def _repeats(value: Token, run: Run) -> Draft | None:
    """Give the draft that a later level without a head repeats for another time (今年有望突破600亿元)."""
    last = next((draft for draft in reversed(run.drafts) if draft.value is not None and not draft.is_share), None)
    if last is None or last.value is None or run.dropped:
        return None
    return last if last.value.mention.unit == value.mention.unit else None


def _counted_base(value: Token, last: Draft) -> str:
    """Give the goods of the figure before 其中出口: 汽车 of 汽车产量31万辆, where both are counted alike."""
    known = ending_metric(last.metric)
    if last.value is None or last.value.mention.kind == "money" or last.value.mention.unit != value.mention.unit:
        return ""
    return last.metric[: known[0]] if known else ""


def _is_product(head: MetricPhrase, kind: str) -> bool:
    """Whether a head names a product, in a list of products, and the value how much of it was made."""
    named = 2 <= len(head.metric) <= 16 and not head.holder and ending_metric(head.metric) is None
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
    return match is not None and ending_metric(metric[: match.start()]) is not None


def _named_after(rest: str) -> str:
    """Give a metric that stands after its value: 完成4亿元资产融资."""
    sizes = range(min(len(rest), 12), 2, -1)
    return next((rest[:size] for size in sizes if rest[:size] in load_indicators()), "")
