"""How a listed name is shared out among values: A、B和C分别增长."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.facts.indicators.filling import is_clausal
from zonenews.facts.indicators.metric_names import NOUN_END, is_branch_of_owners, is_counted, is_metric, split_list
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric

SECTOR = lazy("第[一二三]产业")
"""One of the three sectors, alone."""
INVESTED = "投资"
ONE_BRANCH = lazy("[^、0-9]{2,8}[和及][^、0-9]{2,14}业(?![务主态绩])")
"""How the name of one branch ends that is a list in itself."""
_LAST_SECTOR = lazy(r"第?[一二三](产业.*)$")
_LAST_SECTOR_NUMBER = lazy(r"第?[一二三]$")
_ANNOUNCED = pattern(r"^[二两三四五六七八九十]大[^、，]{0,6}?{number_of_fields}(?:中的?|的)?(?=[^、]{2,}、)")
"""What announces a list by its number: 三大主导产业 | 电子信息、….."""
_SUMMED_UP = pattern(r"(?<=..)等?(?P<number>[二两三四五六七八九十])大[^、，]{0,6}?(?P<noun>{number_of_fields})(?=..)")
"""What sums a list up before the metric its parts share: 高端装备、新材料 | 两大主导产业 | 产值."""
_BRANCH = lazy(r"[^业]{0,6}业(?P<metric>..+)")
"""A tail that begins with the branch of its own part: 医药 | 制造业增加值 behind 汽车制造业、."""
_SORT = pattern("{branch_sort}$")
"""What sort of thing the parts of a list are: 产业 of 鞋服、食品加工产业 | 产值."""
_BRANCH_NAME = pattern("(?:{branch_noun})$")
_MEASURE_OF_OWNERS = pattern("(?:{of_owners})$")
_NO_BRANCH = lazy("[，。、的了是在]|企业$|(?:全|该|本|我)[省市区县]")
_MEASURE = pattern("(?:{branch_measure})$")
_LONGEST_BRANCH = 16
_LAST_SECTORS = lazy("(?P<numbers>一?二?三?)(?:次?产业?|产)|(?:一、二、三|二、三|一、二)(?:次?产业?|产)")
_AND_SO_ON = lazy("等[^、，等]{0,8}指标$")
"""What sums a list of metrics up: 总产值、税收等各项 | 指标."""
_SO_MANY = lazy("(?<=业)[0-9]{1,2}个(?:行业|产业)(?=..)")
"""A number that sums a list of branches up: 电气机械制造业 | 4个行业 | 增加值."""
_THREE, _THREE_LAST_SECTORS = "一二三", "三次产业"
_BOTH_RESIDENTS = "城乡居民"
_TWO_IN_ONE = pattern(
    "(?P<lead>.*?)(?:(?P<town>城乡)(?P<of>{town_and_country})|(?P<money>存贷)款|(?P<sides>收支)|(?P<stock>{two_in_one})(?=[产存出]))(?P<rest>.*)"
)
"""Two metrics said as one: 存贷款余额, 牛羊出栏, 城乡低保标准."""
_DO_FOR = pattern("(?<=..){doing_for_all}[^、]{2,}$")
"""A verb that all parts of a list share: 专项债、厂房 | 支持小微企业比重."""
_OF_WORK = ("加", "化")
"""Words whose second half is no 工业 of its own: 食品加工业产值, 化工业产值."""
_KINDS = lazy("(?<=类)、")
_MEAT = "肉"
_COVERED = lazy("(?:综合)?人口(?:综合)?$")
_CONTRIBUTES = lazy("(?<=.)对[^、]+贡献率$")
"""To what each of a list contributes."""
_WHOLE_CHAIN = "全产业链"
_SHARES = ("占比", "比重")
_SHARE_ENDS = ("率", "比", "比重")
"""How shares and rates end, behind which a list has one of its own for each part: 发电量、用电量 | 占比."""
_NUMBERS_OF_FIRMS = ("企业数量", "企业数")
_SHORT = 2
_BARE_RATE = 4
"""So long is a rate that does not say whose it is: 入学率, 毛入学率."""
_TRADE = ("出口", "进口", "进出口")
_LAST_SECTORS_OF_ALL = frozenset(("工业", "农业", "服务业"))
"""Sectors of the whole economy, which are no branches of its trade: 出口增长3%，工业 | 增长5%."""
BEASTS = frozenset("马牛羊猪鸡鸭鹅驴骡兔")
"""Animals with names of one character: 其中，马3170匹."""
_SIDES = (
    ("收入", "支出"),
    ("进口", "出口"),
    ("存款", "贷款"),
    ("产量", "产值"),
    ("申请量", "授权量"),
    ("数量", "花费"),
    ("人次", "花费"),
    ("人次", "收入"),
)
"""Two sides of one thing, of which the second is said without what it is of."""
_LAST_AND = lazy("(.{2,})(?:和|与|及|以及)([^和与及]{2,})")
_NUMERALS = {character: value for value, character in enumerate("两三四五六七八九十", 2)} | {"二": 2}


def _tail_start(text: str) -> int:
    """Find where the metric nouns begin that end a phrase: 装机占比 in 新能源装机占比."""
    start = len(text)
    while found := ending_metric(text[1:start]):
        start = found[0] + 1
    return start


def _ordinal_sectors(parts: list[str]) -> list[str]:
    """Complete 第一、二、三产业用电量."""
    last = _LAST_SECTOR.match(parts[-1]) if len(parts) > 1 else None
    if last is None or not all(_LAST_SECTOR_NUMBER.match(part) for part in parts[:-1]):
        return parts
    return [f"第{part.lstrip('第')}{last[1]}" for part in parts[:-1]] + [f"第{parts[-1].lstrip('第')}"]


def length_of_list(metric: str) -> int:
    """How many metrics a list of them can hold."""
    return sum(map(metric.count, "、和与及")) + 1


def distribute(text: str, count: int, *, loose: bool = False) -> list[str] | None:
    """Read a listed noun phrase as the metrics of `count` values.

    A tail or a beginning that all parts share is given to each: 清洁能源与新能源装机占比, 对美国、东盟进出口, 就业、居住的居民. Where
    和 may join parts or stand within one, the cut that gives as many parts as there are values is the right one.

    Args:
        text: the listed noun phrase.
        count: how many values there are.
        loose: whether any noun may be a part, as in a text that reports figures (水泥、钢材分别增长).

    Returns:
        One metric for each value, or `None` where the parts are not as many as the values, or one of them is empty.

    >>> distribute("、外贸吞吐量", 2, loose=True) is None
    True
    >>> distribute("建材、化工业产值", 2), distribute("教育投资、交通和邮政业投资", 2), distribute("出口、进口", 3)
    (['建材业产值', '化工业产值'], ['教育投资', '交通和邮政业投资'], None)
    >>> distribute("居民、农村居民消费支出", 2), distribute("、外贸吞吐量", 2)
    (['居民消费支出', '农村居民消费支出'], None)
    """
    text = _SO_MANY.sub("", _AND_SO_ON.sub("", text) if text.endswith("指标") else text)
    if count == 2 and text.startswith(_BOTH_RESIDENTS):
        return [residents + text[len(_BOTH_RESIDENTS) :] for residents in ("城镇居民", "农村居民")]
    text = text.replace("存、贷款", "存贷款")
    if count == 2 and "、" not in text and (two := _TWO_IN_ONE.fullmatch(text)):
        return _two_of(two)
    if count == len(_THREE) and text.startswith(_THREE_LAST_SECTORS):
        return [f"第{number}产业{text[len(_THREE_LAST_SECTORS) :]}" for number in _THREE]
    if (sectors := _LAST_SECTORS.match(text)) and len(
        numbers := sectors[0].replace("、", "").rstrip("次产业")
    ) == count > 1:
        return [f"第{number}产业{text[sectors.end() :]}" for number in numbers]
    plain = _ANNOUNCED.sub("", text)
    parts = next((parts for parts in _cuts(plain) if len(parts) == count and all(parts)), None)
    return None if parts is None or count < 2 else _shared(_ordinal_sectors(parts), loose=loose)


def _two_of(two: re.Match[str]) -> list[str]:
    """Give the two metrics that one phrase names."""
    lead, rest = two["lead"], two["rest"]
    if two["town"]:
        return [f"{lead}{part}{two['of']}{rest}" for part in ("城镇", "农村")]
    if two["sides"]:
        return [f"{lead}{part}{rest}" for part in ("收入", "支出")]
    if two["money"]:
        return [f"{lead}{part}款{rest}" for part in two["money"]]
    return [f"{lead}{part}{rest}" for part in two["stock"]]


def _cuts(text: str) -> Iterator[list[str]]:
    """Cut a list at every mark and conjunction, at 、 only, or at 、 and the last conjunction behind it."""
    if "，" in text:
        yield text.split("，")  # 文具、办公用品类，烟酒类
    yield split_list(text)
    listed = text.split("、")
    yield listed
    if len(kinds := _KINDS.split(text)) > 1:
        yield kinds  # 服装、鞋帽类、通讯器材类、石油及制品类
    joined = _LAST_AND.fullmatch(listed[-1])
    if joined:
        yield [*listed[:-1], joined[1], joined[2]]


def _shared(parts: list[str], *, loose: bool) -> list[str] | None:
    """Give each part of a list what all of them share; `None` where they are not all metrics."""
    last = parts[-1]
    if summed := _SUMMED_UP.search(last):
        return _summed_up([*parts[:-1], last[: summed.start()]], summed)
    tail = _tail(parts)
    if not tail:
        parts = _with_modifier(parts)
        metrics = all(ending_metric(part) or NOUN_END.search(part) or is_counted(part) for part in parts)
        return parts if metrics else _of_any_noun(parts) if loose else None
    if all(part.endswith("业") for part in parts[:-1]) and (branch := _BRANCH.match(tail)):
        tail = branch["metric"]
    tail = _with_shared_noun(parts, tail)
    sort = _SORT.search(last[: len(last) - len(tail)])
    if tail[:2] == "居民":
        parts = [part.removesuffix("居民") for part in parts[:-1]] + [last]
    lead = parts[0][:1] if parts[0][:1] in "对与向" else ""  # nothing is left of 居民 before 城镇居民人均可支配收入
    if last.endswith(_WHOLE_CHAIN + tail):
        tail = _WHOLE_CHAIN + tail  # 人参、食用菌 | 全产业链产值
    if tail in _NUMBERS_OF_FIRMS and is_counted(parts[0]) and not parts[0].endswith("业"):
        tail = tail.removeprefix("企业")
    tails = [("" if sort is None or part.endswith((sort[0], "业")) else sort[0]) + tail for part in parts[:-1]]
    named = [part + own for part, own in zip(parts[:-1], tails, strict=True)]
    own = last[: len(last) - len(tail)].removesuffix("等")  # 牛肉、羊绒等产量
    if sort is not None and own.endswith("等" + sort[0]):
        own = own.removesuffix("等" + sort[0]) + sort[0]
    last = (own.removesuffix("完成") if own.endswith("业完成") else own) + tail
    return [named[0], *[lead + name for name in named[1:]], lead + last]


def _with_shared_noun(parts: list[str], tail: str) -> str:
    """Give a tail the noun before it that the parts share too: 猪、牛、禽 | 肉产量, 广播、电视 | 人口综合覆盖率."""
    last = parts[-1][: len(parts[-1]) - len(tail)]
    if last.endswith(_MEAT) and all(len(part) == 1 for part in parts[:-1]):
        return _MEAT + tail
    covered = _COVERED.search(last) if tail.startswith("覆盖率") else None
    return covered[0] + tail if covered else tail


def parts_of(text: str, count: int) -> list[str]:
    """Cut a list into so many parts, where it can be; else at every mark and conjunction.

    >>> parts_of("第一、二、三产业", 3), parts_of("计算机及通信设备业、医药业", 2)
    (['第一产业', '第二产业', '第三产业'], ['计算机及通信设备业', '医药业'])
    """
    return _ordinal_sectors(next((cut for cut in _cuts(text) if len(cut) == count), split_list(text)))


def _of_any_noun(parts: list[str]) -> list[str] | None:
    """Give the parts of a list of any nouns, short ones with the noun of the last (刑事、治安 | 案件); `None` for clauses."""
    last, before = parts[-1], parts[-2]
    if len(before) == _SHORT and len(last) == 2 * _SHORT:
        parts = [*[part + last[_SHORT:] for part in parts[:-1]], last]
    elif not is_metric(before) and (tail := last[_tail_start(last) :]) and all(map(is_metric, parts[:-2])):
        parts = [*parts[:-2], before + tail, last]  # 义务教育巩固率、高中阶段和高等教育毛入学率
    return None if any(map(is_clausal, parts)) else parts


def _summed_up(parts: list[str], summed: re.Match[str]) -> list[str] | None:
    """Give each part of a list that is summed up (A、B两大产业产值) the noun and the metric; `None` where the number is another."""
    metric = summed.string[summed.end() :]
    if _NUMERALS[summed["number"]] != len(parts) or not (ending_metric(metric) or NOUN_END.search(metric)):
        return None
    return [part + ("" if part.endswith(("业", summed["noun"])) else summed["noun"]) + metric for part in parts]


def _tail(parts: list[str]) -> str:
    """Give the end of the last part that belongs to all of them, or an empty string."""
    last = parts[-1]
    if "贡献" in last and "贡献" not in parts[0] and (contributes := _CONTRIBUTES.search(last)):
        return contributes[0]  # 制造业、服务业 | 对经济增长的贡献率
    if "的" in last[1:-1] and not any("的" in part for part in parts[:-1]):
        return last[last.index("的") :]
    if (done := _DO_FOR.search(last)) and not any(map(_DO_FOR.search, parts[:-1])):
        return done[0]
    whole = [ending_metric(part) for part in parts]
    if whole[-1] and whole[-1][0] and whole[-1][1].name != "企业" and all(part.endswith("企业") for part in parts[:-1]):
        return last[whole[-1][0] :]  # 国有企业、民营企业 | 利润
    if any(whole[:-1]) or any(map(NOUN_END.search, parts[:-1])):
        if last.endswith("企业数量") and all(part.endswith("企业") for part in parts[:-1]):
            return "数量"
        share = last[-len(_SHARES[0]) :]
        return share if share in _SHARES and not any(part.endswith(_SHARE_ENDS) for part in parts[:-1]) else ""
    if whole[-1] and (start := _tail_start(last)) < len(last):
        return last[start:].removeprefix("工业") if last[:start].endswith(_OF_WORK) else last[start:]
    match = NOUN_END.search(last)
    if match is None:
        return ""
    return last[match.start() :] if match.start() and match.end() - match.start() > 1 else ""


def _with_modifier(parts: list[str]) -> list[str]:
    """Give rates behind the first one its modifier: 残疾学生 | 入学率和资助率."""
    first = parts[0]
    if len(parts) == 2 and (whose := _other_side(*parts)):
        return [first, whose + parts[1]]
    bare = all(part.endswith("率") and len(part) == len(parts[1]) <= _BARE_RATE for part in parts[1:])
    if not bare or not first.endswith("率"):
        return parts
    modifier = first[: len(first) - len(parts[1])]
    return [first, *[modifier + part for part in parts[1:]]] if len(modifier) > 1 else parts


def _other_side(first: str, second: str) -> str:
    """Give whose the second of two sides is that one phrase names: 财政 of 财政收入、支出."""
    side = next((pair for pair in _SIDES if second in pair and first.endswith(pair)), ())
    whose = next((first.removesuffix(word) for word in side if first.endswith(word) and word != second), "")
    return whose if 1 < len(whose) <= 10 else ""


def _of_owners(name: str, whole: str) -> str:
    """Give a branch by who owns its enterprises what is measured of the whole: 县属企业 | 原煤产量; empty where that is another figure."""
    measure = _MEASURE_OF_OWNERS.search(whole)
    if measure is None:
        return ""
    return name + (whole if measure[0] == "产量" else measure[0].replace("总", ""))


def branch_metric(name: str, whole: str, *, among: bool, one: bool = False) -> str:
    """Give the metric of a branch that names none: what is measured of the whole before it.

    Args:
        name: the branch: 汽车类, 化工业.
        whole: the metric in force, which the figure before was of.
        among: whether 其中 says that it is a part, whatever it is called.
        one: whether a name with 、 in it is that of one branch (文教、工美和娱乐用品制造业), since one figure follows.

    Returns:
        The metric of the branch; an empty string where the name is of no branch, or the metric in force measures none.

    >>> branch_metric("汽车类", "社会消费品零售总额", among=False), branch_metric("汽车类", "城镇化率", among=False)
    ('汽车类零售额', '')
    """
    if is_branch_of_owners(name):
        return _of_owners(name, whole)
    if name.endswith("税") and whole.endswith("税收"):
        return name
    plain = name.replace("、", "") if one and _BRANCH_NAME.search(name) else name
    if (
        not 2 - (among and name in BEASTS) <= len(name) <= _LONGEST_BRANCH
        or not (among or _BRANCH_NAME.search(name))
        or _NO_BRANCH.search(plain)
    ):
        return ""
    measure = _MEASURE.search(whole)
    if (
        not among
        and (name in _LAST_SECTORS_OF_ALL or name.endswith("贸易"))
        and measure is not None
        and measure[0].endswith(_TRADE)
    ):
        return ""
    if measure is None:
        return ""
    of = measure[0].replace("总", "")
    if name.endswith(of):
        return name
    return name + (of[_SHORT:] if name.endswith(of[:_SHORT]) else of)  # 商品零售 | 零售额
