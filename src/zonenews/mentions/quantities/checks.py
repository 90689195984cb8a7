"""What is a quantity and what only looks like one: dates, names, slogans, idioms, articles."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.grammar.so_many_days import are_so_many_days
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.quantities.draft import Draft

QUOTES = {"“": "”", '"': '"', "「": "」", "『": "』", "‘": "’", "《": "》", "【": "】"}
CLOSING = frozenset(QUOTES.values())
GLUED = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz./\\_+@$^`")
"""Characters that, right before a number, make it part of a word, a version or a formula."""
HAN_SCALES = frozenset("万亿")
NAMING = ("count", "duration", "ordinal")
PAUSES = frozenset("，,。；;！!？?")
CALENDAR_RE = lazy(r" ?[0-9一二三四五六七八九十]{1,2} ?月|初|春|夏|秋|冬|版|款|第|上半年|下半年|底|末")
PLAN_RE = pattern(r"(?:(?![内来间后前中以之])[\u4e00-\u9fff]{1,4})?{plan_end}")
CIRCLE_RE = lazy(r"[\u4e00-\u9fff]{0,8}圈")
CUES = frozenset("有共了建成达出为设办续计各每分开增近约量第超过余入得获备供引签新资产置")
LABELS = frozenset(
    {
        "类",
        "期",
        "届",
        "代",
        "面",
        "环",
        "格",
        "线",
        "段",
        "首",
        "版",
        "组",
        "队",
        "班",
        "集",
        "步",
        "根",
        "手",
        "网",
        "员",
    }
)
LABEL_CUES = frozenset("有共了分为设办续计")
NOT_AFTER_SLASH = frozenset("0123456789号日页条版期-.")
ARTICLE_LENGTH = frozenset("约近超长宽高深距走跑达行")
HAN_DIGITS = frozenset("〇零一二三四五六七八九")
UNIT_BEFORE_HAN = frozenset("以左的钱每至到和及整起上不")


OPENING_QUOTES = "“‘「『"


def opening_marks(text: str) -> str:
    """The opening quotation marks that stand anywhere in a text, so that only these are looked for before each number."""
    return "".join([mark for mark in OPENING_QUOTES if mark in text])


def is_quantity(text: str, draft: Draft, marks: str, *, alone: bool = False) -> bool:
    """Decide whether a draft, read with its bound and sign, counts something.

    Args:
        text: normal text.
        draft: the draft, with its unit.
        marks: the opening quotation marks of the text.
        alone: whether the text is nothing but the expression, so that even 一个 and 五分 count.
    """
    unit = draft.unit
    if unit is None or (draft.upper is not None and draft.upper <= draft.value):
        return False  # a range that runs backwards has lost its sign: -10到万元天
    start = draft.start
    before = text[start - 1 : start]
    if before in GLUED and not (
        _is_boundary(text, start)
        or _is_plus(text, start, unit.kind)
        or _is_behind_letters(text, draft)
        or _is_second(text, draft)
    ):
        return False
    if draft.bare and not _is_full(text, draft):
        return False
    kind = unit.kind
    if not alone and (before in QUOTES or (marks and kind in NAMING)) and _is_slogan(text, draft, marks):
        return False
    check = _CHECKS.get(kind)
    number = text[draft.number_start : draft.number_end]
    if number[0] in _ROUND and _ROUND_RE.match(text, draft.number_start - (number[0] == "八") * 2):
        return False
    if check is None and draft.raw:
        return alone or len(number) > _SHORT or not _is_idiom(text, draft)
    if not draft.raw and number in ("零", "〇") and not alone:
        return False
    if check is not None and not check(text, draft, number, alone):
        return False
    return alone or len(number) > _SHORT or not _is_idiom(text, draft)


_SHORT = 2
"""Characters of the numbers that idioms are made of."""
_IDIOM_RE = pattern("{idiom_of_numbers}")
_IDIOM_REACH = 5


def _is_idiom(text: str, draft: Draft) -> bool:
    """Whether a number is a part of an idiom: 三天两头, 两面三刀, 三九天."""
    at = draft.number_start
    if text[at].isascii():
        return False
    found = _IDIOM_RE.search(text, max(0, at - _IDIOM_REACH), at + 2 * _IDIOM_REACH)
    return found is not None and found.start() <= at < found.end()


_ROUND = frozenset("百千万八")
_ROUND_RE = lazy("[百千万]儿?八[十百千]")
"""So many or nearly so: 百八十万元 is about a million, 万儿|八千块 about ten thousand."""


def _is_boundary(text: str, start: int) -> bool:
    """Whether a point before a number ends a sentence or a list number, and is no part of a version or a name."""
    return text[start - 1] in ".。" and not text[start - 2 : start - 1].isalnum()


def _is_plus(text: str, start: int, kind: str) -> bool:
    """Whether a plus before a share is its sign, behind a word or a pause: 同比+3.5%, and not 1+4."""
    before = text[start - 2 : start - 1]
    return text[start - 1] == "+" and kind in _SHARES and ("\u4e00" <= before <= "\u9fff" or before in PAUSES)


_SHARES = frozenset({"percent", "percentage_point"})
_ZERO_RE = lazy("[一二三四五六七八九十百千][Oo]\\Z")
"""The letter O for a zero inside a numeral: 一百O|五亿."""


def _is_second(text: str, draft: Draft) -> bool:
    """Whether a slash parts two amounts with their nouns: 年产3万吨铝板/5万吨铝箔."""
    number = text[draft.number_start : draft.number_end]
    unit, noun = draft.unit, text[draft.start - 2 : draft.start - 1]
    return (
        text[draft.start - 1] == "/"
        and "\u4e00" <= noun <= "\u9fff"
        and unit is not None
        and unit.kind in _MEASURED
        and not HAN_SCALES.isdisjoint(number)
    )


_MEASURED = frozenset({"money", "mass", "area", "volume", "power", "energy", "length"})


def _is_behind_letters(text: str, draft: Draft) -> bool:
    """Whether an amount stands behind a word in letters, of which its number is no part: GDP超1400亿元, GDP1400亿元."""
    if not text[draft.start - 1].isalpha() or _ZERO_RE.search(text, max(0, draft.start - 2), draft.start):
        return False
    number = text[draft.number_start : draft.number_end]
    sum_of_money = draft.unit is not None and draft.unit.kind == "money" and not HAN_SCALES.isdisjoint(number)
    return sum_of_money or (draft.start < draft.number_start and "\u4e00" <= text[draft.start] <= "\u9fff")


def _is_full(text: str, draft: Draft) -> bool:
    """Whether a bare scale is an amount: 亿元, 百万元 and those with a bound, but not the 万元 of a table head."""
    if draft.mod is not None:
        return True
    if text[draft.start - 1 : draft.start] in ("(", "（", "/") or text.startswith((")", "）"), draft.end):
        return False
    if text[max(0, draft.start - 4) : draft.start].rstrip(" :：").endswith(("单位", "币种")):
        return False
    if _IN_CELL.match(text, draft.end) and text[draft.start - 1 : draft.start] in _APART:
        return False  # 产值 | 亿元 | 35.6
    unit = draft.unit
    return unit is not None and (
        (unit.kind == "money" and draft.raw >= 10**6)
        or draft.form != "plain"
        or text[draft.start - 1 : draft.start] == "每"
        or unit.kind == "multiple"
    )


_IN_CELL = lazy(r"[ \t|｜]{1,3}[-0-9]")
_APART = frozenset(" \t|｜")
"""What parts a cell of a table with nothing but a unit from its neighbours."""


def _is_slogan(text: str, draft: Draft, marks: str) -> bool:
    """Whether the number stands in a short quotation: “三个一批”, “工业30条”, “一个中心、两个基本点”, “二分之一”工作法."""
    start, end = draft.start, draft.end
    before = text[start - 1 : start]
    kind = draft.unit.kind if draft.unit else ""
    if before in QUOTES:
        close = text.find(QUOTES[before], end, end + 10)
        if close == end:
            return kind not in ("money", "multiple")
        return close > 0 and kind in NAMING and not PAUSES.intersection(text[end:close])
    if kind not in NAMING:
        return False
    first = max(0, start - 12)
    opened = max([text.rfind(mark, first, start) for mark in marks], default=-1)
    if opened < 0:
        return False
    inside = text[opened:start]
    if not CLOSING.isdisjoint(inside) or not PAUSES.isdisjoint(inside):
        return False
    rest = text[end : end + 10]
    close = min((at for at in map(rest.find, "”’」』") if at >= 0), default=-1)
    return (
        close >= 0
        and PAUSES.isdisjoint(rest[:close])
        and not (kind == "duration" and close == 0 and opened == start - 1)
    )


def is_in_title(text: str, start: int) -> bool:
    """Whether the place lies within 《》."""
    opened = text.rfind("《", max(0, start - 60), start)
    return opened >= 0 and text.find("》", opened, start) < 0 and text.find("》", start, start + 60) >= 0


def _is_duration(text: str, draft: Draft, number: str, alone: bool) -> bool:  # noqa: FBT001 - one of a table of checks
    unit = draft.unit
    name = unit.name if unit else ""
    if name == "年" and (_is_calendar(text, draft, number) or text.endswith(_ERAS, 0, draft.start)):
        return False
    if name == "学年" and draft.raw >= _YEARS_OF_TODAY:  # 2023-2024学年
        return False
    if name == "日" and text[draft.start - 1 : draft.start] in _BEFORE_DAY and not alone:
        return are_so_many_days(text, draft.number_start, draft.unit_start)  # 压缩至3日
    if name in ("年", "周年", "个月", "天") and draft.mod is None and PLAN_RE.match(text, draft.end) and not alone:
        return False
    before = text[draft.start - 1 : draft.start]
    if number == "半" and (before in "上下前后大小" or (before == "夜" and name == "天")) and before:
        return False
    if name in ("分钟", "小时", "个小时") and CIRCLE_RE.match(text, draft.end) and not alone:
        return False
    if before in "前头" and before and name in ("个月", "个季度", "个季"):
        return False
    if number != "一" or alone or draft.value != 1:
        return True
    return (
        draft.mod is not None
        or text[draft.start] == "又"
        or text.startswith(words_of("behind_span_of_time"), draft.end)
    )


_ERAS = ("公元", "公元前")
_YEARS_OF_TODAY = 1000
_BEFORE_DAY = frozenset("月年至到-—～~、和")
"""Before so many 日 what makes a date of them."""


def _is_calendar(text: str, draft: Draft, number: str) -> bool:
    """Whether N年 is a year of the calendar."""
    if (
        (draft.raw >= 1000 and text[draft.unit_start - 1] not in "多余")
        or (number[0] == "0" and len(number) > 1)
        or CALENDAR_RE.match(text, draft.end)
    ):
        return True
    if draft.upper is not None:
        return draft.upper >= 1000
    if number.isascii() and draft.raw >= 60 and draft.mod is None and len(number) == 2:
        return True
    return len(number) > 1 and all(ch in HAN_DIGITS for ch in number)


def _is_count(text: str, draft: Draft, number: str, alone: bool) -> bool:  # noqa: FBT001
    unit = draft.unit
    if alone or unit is None:
        return True
    if number in ("一", "半") or (unit.name == "次" and text[draft.start - 1 : draft.start] == "届"):
        return False  # 十一届九次、十次全会
    if not unit.cued or draft.mod is not None or draft.upper is not None:
        return True
    if unit.name == "届":  # 十四届四次会议 is one congress and no fourteen of them
        return text[draft.start - 1 : draft.start] in LABEL_CUES
    if number.isascii() and unit.name not in LABELS:
        return True
    if text[draft.start - 1 : draft.start] in _PARTS and _counted_before(text, draft.start, unit.name):
        return True
    return draft.raw > 10 or text[draft.start - 1 : draft.start] in (LABEL_CUES if unit.name in LABELS else CUES)


_PARTS = frozenset("，,、；;")
_COUNTED_REACH = 40


def _counted_before(text: str, start: int, name: str) -> bool:
    """Whether the sentence has counted the same before: 12类商品，7类增长，5类下降."""
    begin = max(0, start - _COUNTED_REACH, text.rfind("。", 0, start) + 1, text.rfind("\n", 0, start) + 1)
    at = text.find(name, begin, start)
    while at > begin:
        if text[at - 1].isdecimal():
            return True
        at = text.find(name, at + 1, start)
    return False


def _is_money(text: str, draft: Draft, number: str, alone: bool) -> bool:  # noqa: FBT001
    unit = draft.unit
    if unit is not None and unit.name in _NO_FEW and number in _FEW and not alone:
        return False
    if unit is None or unit.name != "元" or alone or draft.end != draft.unit_end or number not in HAN_DIGITS:
        return True
    following = text[draft.end : draft.end + 1]
    return not "\u4e00" <= following <= "\u9fff" or following in UNIT_BEFORE_HAN


_NO_FEW = frozenset({"人民币", "刀"})
_FEW = HAN_DIGITS | {"两"}
"""So few of these are none of the currency: 张三|人民币, 砍了两刀."""


def _is_length(text: str, draft: Draft, number: str, alone: bool) -> bool:  # noqa: FBT001
    if number != "一" or alone or draft.mod is not None or draft.end != draft.unit_end:
        return True
    return text[draft.start - 1 : draft.start] in ARTICLE_LENGTH


def _is_percent(text: str, draft: Draft, number: str, alone: bool) -> bool:  # noqa: FBT001
    unit = draft.unit
    if "/" in number and not _is_ratio(text, draft, number, alone):
        return False
    following = text[draft.end : draft.end + 1]
    if unit is not None and unit.name in ("%", "％"):
        return not (following.isascii() and following.isalnum()) and text[draft.start - 1 : draft.start] not in (
            "=",
            "%",
        )
    alone_one = unit is not None and unit.name == "成" and number == "一" and draft.end == draft.unit_end
    return not (alone_one and draft.mod is None)


def _is_ratio(text: str, draft: Draft, number: str, alone: bool) -> bool:  # noqa: FBT001
    """Whether a ratio written with a slash is one, and no date, class or end of a range: 5/8号, 12/4班, 三至1/3."""
    if "/" not in number or alone:
        return True
    above, _, below = number.rpartition("/")
    if not above.isdecimal():
        return False
    whole = int(below)
    usual = whole <= 20 or whole % 50 == 0  # 1/50, 1/100
    return usual and int(above) < whole and text[draft.end : draft.end + 1] not in NOT_AFTER_SLASH


_CHECKS = {
    "duration": _is_duration,
    "count": _is_count,
    "money": _is_money,
    "length": _is_length,
    "percent": _is_percent,
    "ratio": _is_ratio,
}
