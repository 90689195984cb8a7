"""What may be the name of a metric, and how a listed name is shared out among values."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.lexicon.indicators import ending_metric

_NOUN_END = lazy(
    r"(?:额|值|量|率|数|度|积|产能|收入|支出|规模|收获|播种|比重|占比|余额|利润|税收|投资|贷款|存款|指数|水平|里程|容量|装机|价格|时间|成本|能力|人次|投入|资金|外资|内资|消费|交易|贸易|出口|进口|进出口|吞吐|库容|浓度|寿命|年龄|工资|薪酬|货值|产出|效益|密度|数目|总投入|年限|周期|份额|缺口|债务|负债|债券|保费|融资|用工|订单|面积)$"
)
_SECTOR = lazy(r"第?[一二三](产业.*)$")
_SECTOR_NUMBER = lazy(r"第?[一二三]$")
_COUNTED = frozenset(
    "业司构台心地区才员目校院站桩车船列班位户庭例港线路店馆场所厂房企牌准利果种队人者客生工民众村镇县市品类量数件次项证书单库点积辆机备器置施里道岸园会局组社室楼宅屋田林草畜猪牛羊鱼粮油煤苗券票币金基链群体权课赛药部展刊剧片网号籍资本士友军师匠座院会架柜箱套床学额产能城港桥隧堤渠塘窖棚源型"
)
_NOT_COUNTED = lazy(
    r"备案$|全国$|立案$|到位$|上网$|^(?:从|由|自|上述|该|此|其|项目|将|把|被|对|为|每|共|上党|下|有|在(?![建孵校岗册营运手])|以|向|与)|(?:^|、).(?:、|$)|申请|连签|恢复|下沉|走进|走出|登上|前往|来到|调整|(?<!自)由|形成|对口支援|同场|这样的|类似的|来自|位于|被|将|使|让|遭|进行|实行|开展|推动|是|已|就是|就有|而|也|都|了|着|过"
)
REFERRING = frozenset(
    (
        "总量",
        "总额",
        "规模",
        "数量",
        "总数",
        "总值",
        "金额",
        "总规模",
        "增量",
        "总体规模",
        "体量",
        "总体",
    )
)
"""Words that stand for the metric named before them: 总量居全省第3位."""
NOT_METRICS = (
    "从",
    "由",
    "自",
    "上述",
    "该",
    "此",
    "项目",
    "将",
    "把",
    "被",
    "使",
    "让",
    "完工后",
    "建成后",
    "年产精",
    "年产新",
    "可年产",
    "为企业",
    "等",
    "涉及",
    "它",
    "其",
    "满足",
    "一年",
    "每年",
    "每月",
    "位于",
    "努力",
    "先后",
    "现场",
    "不仅",
    "专门",
    "支持",
    "这",
    "导致",
    "造成",
    "由于",
    "随着",
    "比",
    "与去年",
)
BARE = frozenset(
    (
        "价值",
        "浓度",
        "增速",
        "增幅",
        "涨幅",
        "降幅",
        "增长率",
        "收益",
        "面积",
        "时间",
        "比例",
        "水平",
        "价格",
        "指数",
        "总额",
        "金额",
        "数量",
        "总数",
        "人数",
        "时速",
        "速度",
        "总量",
        "总值",
        "单位",
        "数目",
        "人家",
        "长度",
        "总长度",
        "高度",
        "宽度",
        "深度",
        "直径",
        "重量",
        "户均",
        "年龄",
        "温度",
        "距离",
        "受伤",
        "死亡",
    )
)
_PROJECT_NOUNS = ("项目", "工程")
_PROJECT_MONEY = lazy(
    r"(?:总投资额?|协议投资额?|计划投资|计划总投资|年度投资|协议资金|协议引资额?|签约总额|签约金额|占地|占地面积|建筑面积|用地|用地面积|建设用地|注册资本金|建设周期|建设工期|工期|一期投资|二期投资|单体投资|投资额|投资)$"
)
BAD = lazy(
    r"[\"《》：:。！？]|^[^“”]*”|“[^”]*$|我们|他们|如果|满足|因为|虽然|因此|所以|什么|怎么|不是|就是|只要|可以|能够|应当|必须|需要"
)
_RATE_ENDS = ("率", "占比", "比重", "比例", "度", "强度", "进度", "份额", "水平")
_SPLIT = lazy(r"、|和|与|及|以及")
_ANNOUNCED = lazy(r"^[二两三四五六七八九十]大[^、，]{0,6}?(?:产业|行业|集群|板块|领域)(?:中的?|的)?(?=[^、]{2,}、)")
"""What announces a list by its number: 三大主导产业 | 电子信息、….."""
_SUMMED_UP = lazy(
    r"(?<=..)等?(?P<number>[二两三四五六七八九十])大[^、，]{0,6}?(?P<noun>产业|行业|集群|板块|领域)(?=..)"
)
"""What sums a list up before the metric its parts share: 高端装备、新材料 | 两大主导产业 | 产值."""
_BRANCH = lazy(r"[^业]{0,6}业(?P<metric>..+)")
"""A tail that begins with the branch of its own part: 医药 | 制造业增加值 behind 汽车制造业、."""
_NUMERALS = {character: value for value, character in enumerate("两三四五六七八九十", 2)} | {"二": 2}
_COMPATIBLE = frozenset((
    ("percent", "ratio"), ("money", "money"), ("area", "area"), ("percent", "percentage_point"), ("count", "area"),
    ("mass", "count"), ("count", "mass"), ("mass", "volume"), ("volume", "mass"), ("power", "energy"), ("energy", "power"),
    ("area", "count"), ("mass", "area"),
))  # fmt: skip


def is_counted(noun: str) -> bool:
    """Whether a noun phrase may name what is counted: it ends as nouns for bodies, people and things do."""
    if not 2 < len(noun) <= 20 or noun[0] in "0123456789" or _NOT_COUNTED.search(noun):
        return False
    return noun[-1] in _COUNTED or noun.endswith(("”", "开行", "发送", "零售"))


def is_project_figure(metric: str) -> bool:
    """Whether a figure belongs to projects, which have facts of their own."""
    last = (split_list(metric) or [metric])[-1]
    known = ending_metric(last)
    whole = known is not None and (known[0] == 0 or known[1].name == "固定资产投资")
    if known is not None and (whole or _PROJECT_MONEY.fullmatch(known[1].name)):
        return False
    return last.endswith(_PROJECT_NOUNS) or ((known is None or known[0] > 1) and bool(_PROJECT_MONEY.search(last)))


def fits(metric: str, kind: str, *, verb: str, acts: bool, firm: bool) -> bool:
    """Judge whether a noun phrase may be a metric with a value of this kind.

    Args:
        metric: the noun phrase.
        kind: the kind of the quantity.
        verb: the verb between them, or empty.
        acts: whether the phrase starts with a verb of its own.
        firm: whether something else supports it, such as a place before it or a list it continues.

    Returns:
        `True`, or `False`.
    """
    if not 2 <= len(metric) <= 30 or metric == "投资" or metric in BARE:
        return False
    known = ending_metric(metric)
    if known:
        wanted = known[1].kind
        may = wanted in ("any", kind) or (wanted, kind) in _COMPATIBLE
    elif metric.count("的") > 1 or len(metric) > 20:
        return False
    elif kind == "count":
        may = (bool(verb) or acts or firm) and is_counted(metric)
    elif kind in ("percent", "ratio"):
        may = metric.endswith(_RATE_ENDS)
    else:
        may = ((bool(verb) or acts) and firm and len(metric) <= 10) or _NOUN_END.search(metric) is not None
    return may and not (metric.startswith(NOT_METRICS) or BAD.search(metric) or is_project_figure(metric))


def split_list(text: str) -> list[str]:
    """Cut a listed noun phrase into its parts.

    >>> split_list("出口、进口和用电量")
    ['出口', '进口', '用电量']
    """
    return [part for part in _SPLIT.split(text) if part]


def _tail_start(text: str) -> int:
    """Find where the metric nouns begin that end a phrase: 装机占比 in 新能源装机占比."""
    start = len(text)
    while found := ending_metric(text[1:start]):
        start = found[0] + 1
    return start


def _ordinal_sectors(parts: list[str]) -> list[str]:
    """Complete 第一、二、三产业用电量."""
    last = _SECTOR.match(parts[-1]) if len(parts) > 1 else None
    if last is None or not all(_SECTOR_NUMBER.match(part) for part in parts[:-1]):
        return parts
    return [f"第{part.lstrip('第')}{last[1]}" for part in parts[:-1]] + [f"第{parts[-1].lstrip('第')}"]


def _shared_out(parts: list[str], number: str, noun: str, metric: str) -> list[str] | None:
    """Give each part of a list that is summed up (A、B两大产业产值) the noun and the metric; `None` where the number is another."""
    if _NUMERALS[number] != len(parts) or not (ending_metric(metric) or _NOUN_END.search(metric)):
        return None
    return [part + ("" if part.endswith(("业", noun)) else noun) + metric for part in parts]


def spread(text: str, count: int) -> list[str] | None:
    """Read a listed noun phrase as the metrics of `count` values.

    A tail or a beginning that all parts share is given to each: 清洁能源与新能源装机占比, 对美国、东盟进出口, 就业、居住的居民.

    Returns:
        One metric for each value, or `None` where the parts are not as many as the values.
    """
    parts = _ordinal_sectors(split_list(_ANNOUNCED.sub("", text)))
    if len(parts) != count or count < 2:
        return None
    last = parts[-1]
    if summed := _SUMMED_UP.search(last):
        return _shared_out(
            [*parts[:-1], last[: summed.start()]], summed["number"], summed["noun"], last[summed.end() :]
        )
    whole = [ending_metric(part) for part in parts]
    if "的" in last[1:-1] and not any("的" in part for part in parts[:-1]):
        tail = last[last.index("的") :]
    elif whole[-1] and not any(whole[:-1]) and _tail_start(last) < len(last):
        tail = last[_tail_start(last) :]
    elif not any(whole[:-1]) and (match := _NOUN_END.search(last)) and not any(map(_NOUN_END.search, parts[:-1])):
        tail = last[match.start() :] if match.start() and match.end() - match.start() > 1 else ""
    else:
        tail = ""
    if all(part.endswith("业") for part in parts[:-1]) and (branch := _BRANCH.match(tail)):
        tail = branch["metric"]
    if not tail and not all(
        one or _NOUN_END.search(part) or is_counted(part) for one, part in zip(whole, parts, strict=True)
    ):
        return None
    if tail[:2] == "居民":
        parts = [part.removesuffix("居民") for part in parts[:-1]] + [last]
    lead = parts[0][0] if tail and parts[0][0] in "对与向" else ""
    first = parts[0]
    out = [first + tail] + [lead + part + tail for part in parts[1:-1]] + [lead + last]
    return out if tail else parts
