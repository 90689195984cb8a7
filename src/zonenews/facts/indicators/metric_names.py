"""A last look at the name of a metric: what clings to it that is no part of it, and what is no statistic at all."""

from __future__ import annotations

from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.facts.indicators.holders import part_holder
from zonenews.facts.indicators.no_statistics import THINGS_SAID, class_refused
from zonenews.facts.indicators.refusals import Refusal
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import Metric, ending_metric, is_metric_name
from zonenews.lexicon.word_classes import word_set, words_of

_PROMPTED = pattern(r"^(?P<holder>.*?)[还又]?{prompting}(?!就业)")
"""What brings a figure about; the metric stands behind it: 通过…推动集体林地规模经营面积."""
_BROUGHT = ("带动", "拉动")
_NOMINAL = lazy(r"^[^，、“”通过以已将内后年]{2,10}$")
_YEAR = lazy(r"^(?:19|20)[0-9]{2}年?(?!版)")
_LEFT_OVER = pattern(r"(?:{left_over}|(?<!水)平)$")
_COUNTED_INSIDE = lazy(r"[0-9]+[多余]?[个家种项条台场支名款处座所]")
_COUNTED_BODIES = lazy("[0-9]+[多余]?[个家户][^，、的]{0,8}(?:企业|单位|园区)")
_CLAUSE = pattern(
    r"^如果|^来.*的人数|{clause_verb}(?!率)|^[^、，]{2,10}(?<!公)共[^同享建计识青有和通性体]|出院$|参会$|入院$|复工$"
)
"""Verbs that make a clause of what looks like a noun phrase."""
_OF_A_WHOLE = pattern(
    r"^(?P<metric>[^的，]{2,20})在(?![园建校孵岗册手])(?:整个)?(?P<whole>[^，]{2,16}?)(?:[中里内](?:的|所占|占|所占的)?|的|所占|占|所占的|(?!比例)){share_noun}$"
)
"""A part of a whole: 数字经济在全省经济总量中的占比."""
_AFTER_START = pattern(
    r"^{start_of_place}(?:近|约|不到)?[0-9一二两三四五六七八九十]+多?(?:周年|年|个月)(?:来|以来|间)?"
)
_REGISTERED = lazy("^(?:在)?[^，、的]{2,10}(?:部门|机关|平台)(?:依法)?(?:登记|注册|备案)(?:注册|备案|登记)?的(?=.{2,})")
"""Where bodies are registered, before what they are: 在市场监管部门注册的|面粉企业."""
_SITE_INSIDE = lazy("^(?:实[^，。、的]{2,8}[网报端台]现|完[^，。、的]{2,8}[网报端台]成)(?=..)")
"""The name of a site that a copy put into the verb before a metric: 实趣看新闻网现 | 地区生产总值."""
_MOST = pattern("^{first_in}最[大高快多]的(?=..)")
_OF_HOUSEHOLDS = lazy(
    "^(?:带动|帮助)?(?:(?P<who>[^，、的0-9]{2,8}?)[0-9]+[多余]?[户人名]|[0-9.]+[万千]?[多余]?[户人名个](?P<whose>[^，、的0-9]{2,8}?))(?=[户人]均.)"
)
"""So many of whom what follows is the mean: 带动脱贫户320户 | 户均增收, 3000余名菜农 | 人均增收."""
_SPENT = lazy("^(?:累计)?投入(?=.{2,}(?:经费|资金|费用)$)")
"""A verb before the money that is spent: 投入研发经费."""

NOUN_END = pattern("{measure_end}$")
_COUNTED = frozenset(
    "业司构台心地区才员目校院站桩车船列班位户庭例港线路店馆场所厂房企牌准利果种队人者客生工民众村镇县市品类量数件次项证书单库点积辆机备器置施里道岸园会局组社室楼宅屋田林草畜猪牛羊鱼粮油煤苗券票币金基链群体权课赛药部展刊剧片网号籍资本士友军师匠座院会架柜箱套床学额产能城港桥隧堤渠塘窖棚源型"
)
NOT_COUNTED = pattern(
    r"[^种品门]类$|[省市区县]重点$|备案$|全国$|立案$|到位$|上网$|^(?:从(?!业)|{no_counted_lead}|自(?![然来动主治助备贸行驾])|在(?![建孵校岗册营运手]))|(?:^|、).(?:、|$)|{not_counted_word}|(?<!自)由"
)
_PROJECT_NOUNS = ("项目", "工程")
_PROJECT_MONEY = pattern(r"(?:总投资(?:金?额)?|{project_money}|^投资额?|{project_money_sort}投资额?)$")
BAD = pattern(r"[\"《》：:。！？]|^[^“”]*”|“[^”]*$|{no_name_of_metric}")
_PROJECT_STAGE = pattern("项目(?:集中|新)?{stage_of_projects}$")
"""Projects and what became of them: 产业项目开工 | 5个."""
_LONGEST_DONE = 12
DONE_ONLY = pattern("(?:新|集中|已)?{done_only}$")
"""A verb without what it was done to: 续建35个、新开工27个."""
_LEAD_OF_NOUN = lazy("其[他它]|自[然来动主治助备贸行驾营]|从业|等级|比[重例]|项目投资$|将军")
_JOINING = frozenset("、和与及")
_SPLIT = lazy(r"、|和(?![美谐])|与|及|以及")
_PAID_STANDARD = pattern("{paid_standard}$")
_COMPATIBLE = frozenset((
    ("percent", "ratio"), ("money", "money"), ("area", "area"), ("percent", "percentage_point"), ("count", "area"),
    ("mass", "count"), ("count", "mass"), ("mass", "volume"), ("volume", "mass"), ("power", "energy"), ("energy", "power"),
    ("area", "count"), ("mass", "area"),
))  # fmt: skip
_CLOSING = pattern(r"^(?:{closing_word}|$|和(?![美谐平])|”|\"|\)|）|」|】|\s)", may_be_empty=True)
_UNSOUND = pattern(r"^[^“”]*”|“[^”]*$|{unsound}|[《》：:。]|^以外")
_SORTED_HOLDER = pattern(
    r"^(?P<subject>{size_of_firms}(?:工业|服务业|批零住餐)?{firm_of_size})(?:的|实现|完成)?(?P<metric>.{2,})$"
)
"""Bodies sorted by how large they are, as statistics name them, before their figure."""
_FIRM_NAME = lazy("[\u4e00-\u9fffA-Za-z]{2,8}")
_OF_OWNERS = pattern("{owner_of_firm}企业")
"""A branch by who owns its enterprises: 股份制企业."""
_OWN = pattern(r"^(?P<subject>{owner_of_metric}|[^的、]{2,8}(?:企业|公司|服务业))的?(?P<metric>.{2,})$")
_BROAD = frozenset(
    ("economy", "industry", "investment", "consumption", "public finance", "trade", "tourism", "finance", "population",
     "labour", "innovation", "land", "energy", "environment", "agriculture", "living standards", "construction", "education",
     "health", "social security")
)  # fmt: skip

_HAS_VERB = lazy(r"[也都还将].*的|给了.*的|国家和地区的|拿出|带来")
_VICTIMS = lazy(r"死|伤|[于被].*的")

_PLACES_COUNTED = pattern("({unit_of_place})(?=[，,。；;、]|$)")
_OTHER_UNIT = lazy("（[^（）]{1,2}）")
"""A second classifier behind the first: 2.5万套（间）."""
_POST_COUNT = pattern(
    r"^(?:的)?((?:(?:[^，。；、]{1,12}、){1,6}[^，。；、]{1,8}等)?(?:[^，。；、的将已在为与和及是]|和(?=[美谐]))[^，。；、]{1,22}?)(?=$|[，,。；、]|[和与及]?[0-9][0-9.万亿]*[多余]?[个座条家所处名台户]|[和与及][0-9]|{behind_counted}|就业(?!{no_employment_noun}))"
)


class MetricName(NamedTuple):
    """A metric without what clings to it.

    Attributes:
        metric: its own name.
        holder: the bodies that stood before it (23个城市), or empty.
        whole: what it is a part of (数字经济在全省经济总量中的占比), or empty.
    """

    metric: str
    holder: str
    whole: str


def metric_name(metric: str, *, placed: bool = False, filling: bool = False) -> MetricName | Refusal:
    """Take off a metric what is no part of its name, or say why it names none.

    Args:
        metric: the noun phrase before a value, or what is counted.
        placed: whether a place stands right before it.
        filling: whether it fills its clause in a text that reports figures, where things of stories are counted too.

    Returns:
        The metric and a holder found in it; a refusal where the phrase is a clause, or tells of the weather, of one
        occasion or of one machine.

    >>> metric_name("23个城市空气质量达标天数比例")
    MetricName(metric='空气质量达标天数比例', holder='23个城市', whole='')
    >>> metric_name("强风地区的最高气温")
    Refusal(name='weather')
    """
    refused = class_refused(metric)
    if refused is not None and not (refused == "story" and filling and not metric.endswith(words_of("abstract_noun"))):
        return Refusal(refused)
    if placed and metric.startswith("地区") and ending_metric(metric) is None:
        return Refusal("fragment")  # 台湾 | 地区职业资格
    if "在" in metric and (match := _OF_A_WHOLE.match(metric)):
        return MetricName(match["metric"], "", match["whole"])
    spent = _without_year(_AFTER_START.sub("", metric) if "年" in metric or "月" in metric else metric) or metric
    plain = _without_verb(_SPENT.sub("", spent) if "投入" in spent[:4] else spent)
    each = _OF_HOUSEHOLDS.match(plain) if "均" in plain else None
    holder, metric = (each["who"] or each["whose"], plain[each.end() :]) if each else _parted(plain, placed=placed)
    metric = _without_year(metric) or metric
    known = ending_metric(metric)
    if known is not None and known[0] and (match := _PROMPTED.match(metric, 0, known[0])):
        holder = holder or (match["holder"] if _NOMINAL.match(match["holder"]) else "")
        if not holder and is_metric_name(metric[match.end() :]):
            if filling and match[0].endswith(_BROUGHT):  # 以旧换新 | 带动销售额
                return MetricName(match[0][-2:] + metric[match.end() :], "", "")
            if match["holder"]:
                return Refusal("clause")
        metric = metric[match.end() :]
    return _cut_refusal(metric, known) or MetricName(metric, holder, "")


def _parted(plain: str, *, placed: bool) -> tuple[str, str]:
    """Part a metric from the bodies before it, and from where they are registered."""
    return part_holder(_REGISTERED.sub("", plain) if "的" in plain else plain, placed=placed)


def _cut_refusal(metric: str, known: tuple[int, Metric] | None) -> Refusal | None:
    """Say why what is left of a metric is half of a phrase, or a clause; `None` where it is neither."""
    if "0" <= metric[:1] <= "9" and _COUNTED_BODIES.match(metric):
        return Refusal("fragment")  # 其中8家企业 | 增长30%以上, 12个园区产值规模 | 超千亿元
    if _COUNTED_INSIDE.search(metric) and (known is None or "、" in metric):
        return Refusal("fragment")  # 新增1个集群、新入规企业 | 20家
    if known is None and _LEFT_OVER.search(metric):
        return Refusal("fragment")
    return Refusal("clause") if (known is None or known[0] > 1) and _CLAUSE.search(metric) else None


def _without_year(metric: str) -> str:
    """Take the year off that a metric begins with."""
    return _YEAR.sub("", metric) if metric[:1] in ("1", "2") else metric


def _without_verb(metric: str) -> str:
    """Take off a metric the verb before it: one that a copy of the page broke with the name of a site (实趣看新闻网现 | 地区生产总值), or 是."""
    if metric[:1] == "是" and is_metric_name(metric[1:]):
        return metric[1:]  # 全年目标 | 是税收30亿元
    if "最" in metric[:5]:
        return _MOST.sub("", metric)  # 增速最快的 | 新材料制造业投资
    return _SITE_INSIDE.sub("", metric) if metric[:1] in ("实", "完") else metric


def head_refusal(metric: str) -> Refusal | None:
    """Say why a noun phrase may not be the metric of a change, a share or a rank; `None` where it may.

    >>> head_refusal("绿色信贷余额"), head_refusal("面积"), head_refusal("一期工程总投资")
    (None, Refusal(name='bare_measure'), Refusal(name='project'))
    """
    if not metric:
        return Refusal("no_metric")
    if not is_sound(metric):
        return Refusal("bare_measure" if metric in word_set("bare_measure") else "fragment")
    return Refusal("project") if is_project_figure(metric) else None


def is_counted(noun: str) -> bool:
    """Whether a noun phrase may name what is counted: it ends as nouns for bodies, people and things do."""
    if not 2 < len(noun) <= 20 or NOT_COUNTED.search(noun):
        return False
    if noun[0] in "0123456789" and not noun.startswith("A级", 1):
        return False  # 5A级景区 are counted
    return noun[-1] in _COUNTED or noun.endswith(("”", "开行", "发送", "零售"))


_ESTATE = pattern("(?:(?:{estate})(?:{housing})|(?:{housing})(?:工程|项目))(?:总|建筑)?面积$")
"""某花园二期|安置房面积: what is measured of one estate that is built."""


def is_project_figure(metric: str) -> bool:
    """Whether a figure belongs to projects, which have facts of their own."""
    last = (split_list(metric) or [metric])[-1]
    known = ending_metric(last)
    whole = known is not None and (known[0] == 0 or known[1].name == "固定资产投资")
    if known is not None and (whole or _PROJECT_MONEY.fullmatch(known[1].name)):
        return False
    return (
        last.endswith(_PROJECT_NOUNS)
        or (last.endswith("面积") and _ESTATE.search(last) is not None)
        or ("项目" in last and _PROJECT_STAGE.search(last) is not None)
        or (
            (known is None or known[0] > 1)
            and bool(_PROJECT_MONEY.search(last))
            and not last.endswith(
                ("式建筑面积", "绿色建筑面积", "住房建筑面积")
            )  # how much of what is built is built so
        )
    )


def is_done(metric: str) -> bool:
    """Whether a noun phrase with a verb of its own may be what is counted, whatever its noun: 受理投诉, 打造示范带."""
    return (
        3 <= len(metric) <= _LONGEST_DONE
        and DONE_ONLY.search(metric) is None
        and NOT_COUNTED.search(metric) is None
        and THINGS_SAID.search(metric) is None
    )


def level_refusal(metric: str, kind: str, *, verb: str, acts: bool, firm: bool) -> Refusal | None:
    """Say why a noun phrase may not be a metric with a level of this kind; `None` where it may.

    Args:
        metric: the noun phrase.
        kind: the kind of the quantity.
        verb: the verb between them, or empty.
        acts: whether the phrase starts with a verb of its own.
        firm: whether something else supports it, such as a place before it or a list it continues.
    >>> level_refusal("工业投资", "money", verb="", acts=False, firm=True) is None
    True
    >>> level_refusal("工业投资", "count", verb="", acts=False, firm=True)
    Refusal(name='unit')
    """
    if not 2 <= len(metric) <= 30 or metric in ("投资", "项目投资") or metric in word_set("bare_measure"):
        return Refusal("bare_measure" if metric else "no_metric")
    if _leads_off(metric) or BAD.search(metric):
        return Refusal("fragment")
    if is_project_figure(metric):
        return Refusal("project")
    return None if _takes(metric, kind, verb=verb, acts=acts, firm=firm) else Refusal("unit")


def _takes(metric: str, kind: str, *, verb: str, acts: bool, firm: bool) -> bool:
    """Whether a metric can have a level of a kind: as the table of metrics says, or as its last characters tell."""
    known = ending_metric(metric)
    if known and not (kind == "money" and _PAID_STANDARD.search(metric)):
        wanted = known[1].kind
        return wanted in ("any", kind) or (wanted, kind) in _COMPATIBLE
    if metric.count("的") > 1 or len(metric) > 20:
        return False
    if kind == "count":
        return ((bool(verb) or acts or firm) and is_counted(metric)) or (acts and firm and is_done(metric))
    if kind in ("percent", "ratio"):
        return metric.endswith(words_of("rate_end"))
    if known is not None:
        return True
    if firm and kind in _GOODS and _MADE_YEARLY.match(metric):
        return True
    return ((bool(verb) or acts) and firm and len(metric) <= 10) or NOUN_END.search(metric) is not None


_GOODS = frozenset(("mass", "volume", "count"))
_MADE_YEARLY = pattern("(?:{made_yearly})[\u4e00-\u9fff]{2,8}$")
"""年产|苹果 95万吨: what a place makes in a year."""


def _leads_off(metric: str) -> bool:
    """Whether a stretch begins as no noun phrase does: 从, 该, 由于; 自然屯 and 从业人员 are nouns."""
    return metric.startswith(words_of("no_metric_lead")) and _LEAD_OF_NOUN.match(metric) is None


def split_list(text: str) -> list[str]:
    """Cut a listed noun phrase into its parts.

    >>> split_list("出口、进口和用电量")
    ['出口', '进口', '用电量']
    """
    if not is_listed(text):
        return [text] if text else []
    return [part for part in _SPLIT.split(text) if part]


def is_listed(text: str) -> bool:
    """Whether a noun phrase has what parts the names in a list.

    >>> is_listed("出口和进口"), is_listed("用电量")
    (True, False)
    """
    return not _JOINING.isdisjoint(text)


def is_sound(metric: str) -> bool:
    """Whether a noun phrase may be the name of a metric."""
    plain = metric.replace("“", "").replace("”", "")
    if is_metric_name(metric) and metric not in word_set("bare_measure"):
        return True
    if (
        not 2 <= len(metric) <= 32
        or _leads_off(metric)
        or metric in word_set("bare_measure")
        or _UNSOUND.search(metric)
        or metric.count("的") > 2
    ):
        return False
    if ending_metric(metric):
        return True
    return len(plain) <= 18


def own_subject(metric: str, subject: str | None) -> tuple[str, str | None]:
    """Give a metric that names its own holder to it: 规上工业企业利润 is 利润 of 规上工业企业."""
    sorted_by = _SORTED_HOLDER.match(metric)
    if sorted_by is not None and is_branch_of_owners(sorted_by["subject"]) and sorted_by["metric"].endswith("增加值"):
        return metric, subject  # 规上企业 | 增加值
    if (
        sorted_by is not None
        and not (
            sorted_by["subject"].endswith("单位") and "能耗" in sorted_by["metric"]
        )  # 单位增加值能耗 is one metric
        and sorted_by["metric"] not in word_set("referring")
        and (ending_metric(sorted_by["metric"]) or NOUN_END.search(sorted_by["metric"]))
    ):
        return sorted_by["metric"], sorted_by["subject"]
    whose, of, figure = metric.partition("的")
    if of and figure in word_set("of_firm_alone") and _FIRM_NAME.fullmatch(whose):
        return figure, whose  # 白松铜业 | 的净利润
    match = _OWN.match(metric)
    if match is not None and is_branch_of_owners(match["subject"]) and match["metric"].endswith(words_of("of_owners")):
        return metric, subject  # 国有控股企业 | 增加值
    whole = ending_metric(metric)
    if match is None or whole is None or whole[0] < match.start("metric") or match["metric"] == "企业":
        return metric, subject
    own = ending_metric(match["metric"])
    return (
        (match["metric"], match["subject"])
        if own and own[0] == 0 and own[1].domain != "general" and own[1].name != "企业"
        else (metric, subject)
    )


def closes(rest: str) -> bool:
    """Whether the text after a count holds no noun of its own."""
    return bool(_CLOSING.match(rest))


def is_metric(phrase: str) -> bool:
    """Whether a noun phrase is a known metric, or ends as the names of measures do.

    >>> is_metric("成本"), is_metric("统一运维")
    (True, False)
    """
    return ending_metric(phrase) is not None or NOUN_END.search(phrase) is not None


def is_branch_of_owners(name: str) -> bool:
    """Whether a name is that of a branch by who owns its enterprises, whose measure is part of the metric.

    >>> is_branch_of_owners("股份制企业"), is_branch_of_owners("重点企业")
    (True, False)
    """
    return name.endswith("企业") and _OF_OWNERS.fullmatch(name) is not None


def is_broad(metric: str) -> bool:
    """Whether a metric is one that places report as a whole, so that the place last named may be meant."""
    known = ending_metric(metric)
    return known is not None and known[1].kind != "count" and known[1].domain in _BROAD


def counted_behind(text: str, at: int, end: int) -> tuple[str, int] | None:
    """Give the noun behind a count and where it ends; `None` where none stands there, or people who came to harm."""
    if unit := _OTHER_UNIT.match(text, at, end):
        at = unit.end()
    match = _POST_COUNT.match(text[at : min(at + 60, end)])
    if match is None:
        place = _PLACES_COUNTED.match(text, at, end)
        return (place[1], place.end()) if place else None
    noun = match[1].strip()
    if _VICTIMS.search(noun) or _HAS_VERB.search(noun):
        return None
    return noun[noun.rfind("的") + 1 :], at + match.end(1)
