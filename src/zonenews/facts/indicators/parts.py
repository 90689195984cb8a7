"""Parts of a whole that leave out what is measured of it: branches, levels, kinds, and the pupils of a school."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import QuantityToken
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.metric_lists import branch_metric
from zonenews.facts.indicators.metric_names import is_branch_of_owners
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.phrase import Phrase
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set, words_of

_SORTED_NOUN = pattern("(?:{sized_noun}|[德日外韩台港]企)(?=(?:数量|总数|数)?$)")
"""Nouns for what is counted by how large it is."""
_ECONOMY = lazy("(?P<whose>[^，、的]{2,4}经济)(?P<measure>增加值)$")
"""A part of the economy with its value added, whose branches 其中 tells: 民营经济增加值."""
_SORTED_OUT = lazy("按[^，。；]{1,8}(?:划?分|看)|分[^，。；]{1,8}看|从[^，。；]{1,8}看")
_FUNDS = "到位资金"
_CAPITAL = frozenset(("内资", "外资"))
"""到位资金60亿元，其中 | 内资 | 55亿元."""
_SHORT_NAME = 2
_HEADS = frozenset("头匹只羽口峰")
"""What animals are counted in: 畜禽存栏26万头，其中马3170匹、鹅19万只."""
_HARVEST = lazy("产量$")
_PRODUCE = lazy("[^，、的]{0,3}[棉油麻糖烟茶叶果菜瓜肉奶蛋鱼粮谷豆薯料药菌花麦稻米]")
_FIRMS = pattern("(?P<verb>(?:{shared_verb}|{doing}){1,2})?(?P<sort>[^，、的]*?)(?P<noun>企业|单位)")
_TRADE = lazy("[^，、的0-9企]{1,8}业")
"""A trade, which is counted by its enterprises: 工业, 批发零售业."""
_BY_WAY = pattern("(?P<way>{transport_field})(?:{carried})")
_SCHOOL = pattern("(?P<whose>[^，、]{0,8}?(?:{school_of_pupils}))(?:{of_pupils})?数?")
_LEVEL = pattern("(?:{shared_verb}|{doing})?(?P<level>{level_of_award}|[2-5]A级)")
_GRADED = pattern(
    "(?P<verb>{shared_verb}|{doing})?(?:(?P<level>{level_of_award}|[2-5]?A级)(?:及?以上)?的?|各级|各类)?(?P<noun>[^，、。；的]{2,})"
)
"""What is counted by levels: 新认定 | 省级以上 | 研发平台."""
_SORT_BEFORE = pattern("(?P<noun>{branch_sort})年?(?:{branch_measure})$")
"""The noun for a branch, before what is measured of it: 建材 | 产业 | 年产值."""
_JOINS = ("，", ",", "、", "；", ";")


def of_way(head: MetricPhrase, last: Draft) -> str:
    """Give goods and passengers the way they travel, told of those before them: 铁路客运量960万人，货运量 | 1230万吨."""
    way = _BY_WAY.match(last.metric) if head.metric in word_set("carried") else None
    return way["way"] + head.metric if way else ""


def of_produce(head: MetricPhrase, value: QuantityToken, run: Run) -> str:
    """Give a crop named alone what the figures of crops before it were of: 粮食产量2万吨，增长3%。棉花 | 3000吨."""
    beside = run.last is not None and run.last.kind == "mass"
    told = head.metric if value.mention.kind == "mass" and (run.reporting or beside) and not head.verb else ""
    harvest = _HARVEST.search(run.metric) if told else None
    return told + "产量" if harvest is not None and _PRODUCE.fullmatch(told) and not head.subject else ""


def part_of(metric: str, value: QuantityToken, last: Draft) -> str:
    """Complete a part behind 其中 that says only where the goods went, or in what state they are: 其中出口, 其中闲置."""
    if metric in ("出口", "进口"):
        return _counted_base(value, last) + metric
    alike = last.value is not None and last.value.mention.unit == value.mention.unit
    return metric + last.metric if alike and metric in word_set("state_of_part") else metric


def told_before(head: MetricPhrase, run: Run) -> Draft | None:
    """Give the figure before a head: the last one here, or that of the sentence before, whose first part 其中 tells here."""
    return run.last or (run.antecedent if head.among else None)


_PUT_IN = "业投入"
"""What was put into a trade, which is a measure in itself."""


def as_branch(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run) -> MetricPhrase:
    """Give a part behind 其中, and those listed behind it, what is measured of the whole: 播种面积9万亩，其中小麦5万亩、高粱2万亩."""
    last, value = told_before(head, run), phrase.values[0]
    if head.subject or head.holder or head.metric.endswith(_PUT_IN):
        return head
    if named := _with_whole(head, last, run):
        return named
    if ending_metric(head.metric) and not (is_branch_of_owners(head.metric) or _is_of_trade(head, run)):
        part = head.among and last is not None and last.kind == value.mention.kind
        return head._replace(branch_of=last.metric) if part and last is not None else head
    listed = head.among or (last is not None and bool(last.branch_of))
    if (
        head.verb in words_of("reaching_sum")
        and value.mention.kind == "money"
        and scope.text.endswith(head.verb, head.start, value.start)
        and (listed or is_sorted_out(head, scope))
    ):
        whole = last.branch_of if last is not None and last.branch_of and not head.among else run.metric
        known = ending_metric(whole)
        metric = branch_metric(head.metric, whole, among=True) if known and known[1].kind == "money" else ""
        return head._replace(metric=metric, branch_of=whole if listed else "") if metric else head
    if last is not None and (sort := _of_level(head, value, last) or _of_trade(head, value, last)):
        return sort
    sorted_out = not head.verb and value.mention.kind == "money" and is_sorted_out(head, scope)
    if sorted_out and (last is None or _is_of_trade(head, run)):
        metric = branch_metric(head.metric, run.metric, among=True)
        return head._replace(metric=metric, branch_of=run.metric) if metric else head
    if last is None or last.value is None or (head.verb and not is_branch_of_owners(head.metric)):
        return head
    if head.metric.endswith(words_of("earned")):
        return head  # 其中番茄亩均产值3万元，亩均 | 纯收入 | 1.8万元
    beside = _is_beside(head, value, last, scope)
    whole = last.metric if head.among or beside else last.branch_of
    units = {last.value.mention.unit, value.mention.unit}
    alike = last.value.mention.kind == value.mention.kind and (len(units) == 1 or units <= _HEADS)
    metric = branch_metric(head.metric, whole, among=True, one=beside) if whole and alike else ""
    return head._replace(metric=metric, branch_of=whole) if metric else head


def _with_whole(head: MetricPhrase, last: Draft | None, run: Run) -> MetricPhrase | None:
    """Give a part of an economy or of the funds in place the name of its whole: 民营经济增加值…，其中一产增加值; 到位资金…，其中内资."""
    if head.among and (economy := _ECONOMY.match(run.metric)) and head.metric.endswith(economy["measure"]):
        return head._replace(metric=economy["whose"] + head.metric)
    part = head.among or (last is not None and last.branch_of)
    if part and head.metric in _CAPITAL and run.metric.endswith(_FUNDS):
        return head._replace(metric=head.metric + _FUNDS, branch_of=run.metric)
    return None


def _is_of_trade(head: MetricPhrase, run: Run) -> bool:
    """Whether a head names a way of trade, of which 其中 or 按贸易方式看 tells: 一般贸易 | 18亿元."""
    return head.metric.endswith("贸易") and run.metric.endswith(("出口", "进口"))


def _of_level(head: MetricPhrase, value: QuantityToken, last: Draft) -> MetricPhrase | None:
    """Give a level the noun of what is counted by levels: 高新技术企业87家，其中 | 国家级 | 7家、省级 | 29家."""
    level, graded = _LEVEL.fullmatch(head.metric), _GRADED.fullmatch(last.metric)
    if level is None or graded is None or not (head.among or graded["level"]):
        return None
    if last.value is None or last.value.mention.unit != value.mention.unit:
        return None
    verb = graded["verb"] or ""
    return head._replace(metric=f"{verb}{level['level']}{graded['noun']}", branch_of=last.branch_of or last.metric)


def _of_trade(head: MetricPhrase, value: QuantityToken, last: Draft) -> MetricPhrase | None:
    """Give a trade or a size the enterprises of the whole: 新增企业25家，其中工业 | 5家、建筑业13家; 工业企业11个，其中规模以上 | 2个."""
    whole = last.metric if head.among else last.branch_of
    firms = _FIRMS.fullmatch(whole) if whole else None
    if firms is None or last.value is None or last.value.mention.unit != value.mention.unit:
        return None
    if _TRADE.fullmatch(head.metric) is not None:
        noun = firms["noun"]
    elif head.metric in words_of("size_of_firms") or head.metric.endswith("以上"):
        noun = firms["sort"] + firms["noun"]
    else:
        return None
    return head._replace(metric=f"{firms['verb'] or ''}{head.metric}{noun}", branch_of=whole)


def _is_beside(head: MetricPhrase, value: QuantityToken, last: Draft, scope: Scope) -> bool:
    """Whether a branch stands beside the one just told of, with its noun and no measure: 建材产业年产值超400亿元，汽车产业 | 超300亿元."""
    sort = _SORT_BEFORE.search(last.metric)
    if sort is None or not head.metric.endswith(sort["noun"]) or last.value is None or value.mention.kind != "money":
        return False
    return scope.text[last.value.end : head.start].strip() in _JOINS


def is_sorted_out(head: MetricPhrase, scope: Scope) -> bool:
    """Whether the sentence sorts the metric in force by branches, places or owners: 按行业分，…; 分行业看，…."""
    return _SORTED_OUT.search(scope.text, scope.tokens[0].start, head.start) is not None


def kind_in_bracket(metric: str, value: QuantityToken, last: Draft) -> str:
    """Give a kind told in a bracket what the whole before it is of: 市级运动会奖牌9枚（金牌 | 4枚、银牌 | 5枚）."""
    whole, size = last.metric, len(metric)
    alike = last.value is not None and last.value.mention.unit == value.mention.unit and size == _SHORT_NAME
    return whole[:-size] + metric if alike and len(whole) > size + 1 and whole[-1] == metric[-1] else ""


def of_school(head: MetricPhrase, run: Run) -> str:
    """Give pupils the schools counted before them, or those of the pupils before: 职业学校6所，招生 | 4100人，在校生 | 2万人."""
    last = next((draft for draft in reversed(run.drafts) if not draft.branch_of), None)
    if last is None or head.among or head.metric not in word_set("of_pupils"):
        return ""
    school = _SCHOOL.fullmatch(last.metric)
    return school["whose"] + head.metric if school and school["whose"][0] != "各" else ""


def sorted_noun(value: QuantityToken, last: Draft, run: Run) -> str:
    """Give what is counted of those before: 企业 of 规上企业320家，其中产值超亿元的86家."""
    if last.value is None or last.value.mention.kind != "count" or last.value.mention.unit != value.mention.unit:
        return ""
    noun = _SORTED_NOUN.search(last.metric)
    return noun[0] if noun and not run.dropped else ""


def _counted_base(value: QuantityToken, last: Draft) -> str:
    """Give the goods of the figure before 其中出口: 汽车 of 汽车产量31万辆, where both are counted alike."""
    known = ending_metric(last.metric)
    if last.value is None or last.value.mention.kind == "money" or last.value.mention.unit != value.mention.unit:
        return ""
    return last.metric[: known[0]] if known else ""
