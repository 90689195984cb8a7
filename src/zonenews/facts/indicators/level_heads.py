"""What a level's head loses or gains before it is judged: who was served, whose money it is, what sorts what is counted."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import QuantityToken
from zonenews.facts.indicators.firm_lists import is_of_firm
from zonenews.facts.indicators.noun_phrases import MetricPhrase
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_SHORTEST = 2
"""Lists as long as this are judged by their last name."""
_COUNTED_PROJECTS = pattern(
    r"(?:{counted_by_verb}|{stage_of_projects}|全[省市县区州]|，|。|；|：)(?P<label>[^，。；：实施列入推进安排]{0,16}项目)(?:共|总数|数)?(?:有|达|为)?[ ]?[0-9]+[ ]?[个项](?:、[^，。；0-9]{1,8}[0-9]+[ ]?[个项])*(?:，总投资[^，。；]{1,16})?(?:，(?:已|累计|实现)*{stage_of_projects}[0-9]+[个项])?，[^，。；]{0,10}$"
)
"""Projects counted in the clause before: 实施重点项目 | 58个，."""
_FUNDS = pattern("(?P<lead>.{2,8}?)(?:{funds_noun})")
_BESIDE_FUNDS = ("、", "，", "和", "及")
"""What was done with funds, and what parts a list of them."""
_OF_PROJECTS = lazy("(?:完成投资额?|[开竣]工率)$")
"""How figures end that projects have."""
_BECAME = pattern("^.*?(?:{stage_of_projects}|复工|在建)(?=.{2,})")
"""What became of projects, before what they are: 已累计开工 | 省市重点项目126个."""
_PUT_IN = "投入"
_TRADES = lazy("(?:[工农]|服务)业|第[一二三]产业")
_STAGE_ALONE = pattern("新?{stage_of_projects}项目")
_CLASS_TOLD = pattern(
    "(?P<label>新?{stage_of_projects}项目)(?:个?数)?(?:同比|较[^，。；]{2,8}|比[^，。；]{2,8})?(?:增[长加]|下降|减少)[0-9.]+[%个]，$"
    "|(?P<works>(?:全[省市县区州])?[^，。；：、0-9全]{0,6}(?:项目|工程))(?:建设|推进)*(?:[总整]体|继续|保持)*(?:{works_going_on})，(?:累计)?$"
)
_SOME_OF_PROJECTS = pattern(
    "(?P<label>(?:全[省市县区州])?[0-9]+个[^，。；：、0-9]{0,12}项目)[中]?，?(?:已|累计|全部|新|实现)*{stage_of_projects}[0-9]+[个项]，(?:[^，。；]{1,14}，)?[^，。；]{0,10}$"
)
"""So many projects, some of which have come so far: 全县58个重点项目 | 已开工47个，开工率81%，."""
_FOR_WHOM = pattern(
    "(?:[^，、]{2,14}?)?(?:累计)?为[^，、的]{2,18}?(?P<metric>(?:{money_noun})|{done_for}[^，、的]{2,8})$"
)
_SORTED_BY = pattern("(?:{sorted_by}|年?产值|年?营收|年?营业收入|年?主营业务收入|总?投资额?)$")
"""What the amount is of that sorts what is counted: 流域面积 | 20平方公里以上河流."""
_SORTED_REACH = 8
_TREASURY = 28
_OF_TREASURY = pattern(
    "(?<![一-鿿])(?P<whose>(?:中央|地方|[省市县区镇]级?|[各本两]级)?财政)(?:已|共|累计)*(?P<deed>{paying}|安排)(?P<what>[^，。；、0-9的]{0,10}?)(?:累计|共|达|约|超|近)*$"
)
"""Public money and what was done with it: 市级财政 | 累计 | 投入."""


def without_survey(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Take off the survey that found so many: 第四次全国文物普查 | 新发现文物."""
    if not (head.acts and head.subject) or not scope.text.endswith("普查", head.subject[-1].end, head.start):
        return head
    return head._replace(subject=(), holder="")


def put_in(head: MetricPhrase) -> MetricPhrase:
    """Give a trade back what was put into it, which is no verb before its sum: 其中工业 | 投入 | 2.5亿元."""
    if head.verb != _PUT_IN or _TRADES.fullmatch(head.metric) is None:
        return head
    return head._replace(metric=head.metric + _PUT_IN, verb="")


def newly(head: MetricPhrase) -> MetricPhrase:
    """Put 新增 before what there is more of: 大科学装置新增 | 2个."""
    noun = head.metric.removesuffix("新增")
    return head if noun == head.metric or len(noun) < _SHORTEST else head._replace(metric="新增" + noun, acts=True)


def with_threshold(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Put back the amount that sorts what is counted: 万亩以上 | 灌区 4处."""
    if not head.metric or not scope.text.startswith(head.metric, head.start):
        return head
    sorts = next((token for token in reversed(scope.tokens) if token.end <= head.start), None)
    if sorts is None or sorts.end < head.start or sorts.kind != "quantity" or sorts.mention.kind == "duration":
        return head
    measured = _SORTED_BY.search(scope.text, max(scope.start, sorts.start - _SORTED_REACH), sorts.start)
    start = measured.start() if measured else sorts.start
    return head._replace(metric=scope.text[start : sorts.end] + head.metric, start=start)


def without_for(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Take off for whom something was done: 为企业 | 减负."""
    if len(head.subject) == 1 and scope.text[max(0, head.subject[0].start - 1) : head.subject[0].start] == "为":
        cut = _FOR_WHOM.match("为" + head.subject[0].text + head.metric)
        return head if cut is None else head._replace(subject=(), metric=cut["metric"], acts=True)
    led = scope.text[max(0, head.start - 1) : head.start] == "为"  # it comes off a metric as a leading word
    cut = _FOR_WHOM.match(("为" if led else "") + head.metric) if led or "为" in head.metric else None
    if cut is None:
        return head
    return head._replace(metric=cut["metric"], start=head.start - led + cut.start("metric"), acts=True)


def area_done(head: MetricPhrase, kind: str) -> MetricPhrase:
    """Take a verb for one where it stands as the metric of an area: 目前 | 已开发 | 17.5平方公里."""
    if kind != "area" or head.metric not in word_set("done_with_land"):
        return head
    return head._replace(metric="", verb="已" + head.metric)


_FIRM = "企业"
"""A word for the company that a paragraph is about."""


def of_treasury(head: MetricPhrase, value: QuantityToken, scope: Scope) -> MetricPhrase:
    """Keep who pays and what it did in the name of a sum of public money: 中央财政 | 安排 | 资金15亿元."""
    if (
        value.mention.kind != "money"
        or scope.text.find("财政", max(scope.start, value.start - _TREASURY), value.start) < 0
    ):
        return head
    paid = _OF_TREASURY.search(scope.text, max(scope.start, value.start - _TREASURY), value.start)
    if paid is None:
        return head
    name = paid["whose"] + paid["deed"] + paid["what"]
    return head._replace(metric=name, start=paid.start(), holder="", verb="", acts=True)


def of_firm_named(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Give 企业 before what one makes in a year the company named before: 企业 | 年销售收入3亿元; where none was, it is of nobody known.

    In a paragraph about a company 企业 is that one before all its figures: 企业 | 实现营业额400万元.
    """
    if head.subject:
        return head
    if scope.portrait is not None and head.holder == _FIRM:
        return head._replace(holder=scope.portrait)
    rest = head.metric.removeprefix(_FIRM)
    if head.holder or rest == head.metric:
        return head
    if scope.portrait is not None and is_of_firm(rest):
        return head._replace(metric=rest, holder=scope.portrait)
    return head._replace(metric=rest, holder=scope.company or "", other=not scope.company) if rest[:1] == "年" else head


def with_lead_of_funds(head: MetricPhrase, scope: Scope, run: Run) -> MetricPhrase:
    """Give funds that a list goes on with what was done with those before them: 实际使用内资30亿元、 | 外资600万美元."""
    last = run.last
    if last is None or last.value is None or head.subject or head.holder or head.metric not in word_set("funds_noun"):
        return head
    if scope.text[last.value.end : head.start] not in _BESIDE_FUNDS or (lead := _FUNDS.fullmatch(last.metric)) is None:
        return head
    return head._replace(metric=lead["lead"] + head.metric)


def of_class_told(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Give 完成投资 the projects whose number rose in the clause before as its holder: 新开工项目增长13%，完成投资占10%."""
    if _OF_PROJECTS.match(head.metric) is None or head.holder or head.subject:
        return head
    told = _CLASS_TOLD.search(scope.text, scope.start, head.start)
    return head._replace(holder=told["label"] or told["works"]) if told else head


def of_projects(head: MetricPhrase, scope: Scope) -> MetricPhrase:
    """Give 完成投资 the projects just counted as its holder: 实施重点项目58个，完成投资63亿元."""
    if _OF_PROJECTS.search(head.metric) is None or head.holder or head.subject:
        return head
    counted = _COUNTED_PROJECTS.search(scope.text, scope.start, head.start)
    if counted is not None:
        label = _BECAME.sub("", counted["label"])
        if label == "项目" and (stage := _STAGE_ALONE.search(scope.text, scope.start, counted.end("label"))):
            label = stage[0]  # 新开工项目 | 有46个
        return head._replace(holder=label) if label != "项目" else head
    some = _SOME_OF_PROJECTS.search(scope.text, scope.start, head.start)
    return head._replace(holder=some["label"]) if some else head
