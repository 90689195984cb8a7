"""The pieces calendar expressions are made of, found by one pattern.

A piece has a one-letter code. Composing pieces (2022年 + 3月 + 5日 + 上午) is the work of `_time_reader`; a piece may be too weak to stand alone
(3号, 下午, 5点), which is decided there too.

| code | piece | examples |
|---|---|---|
| O | numeric date | 2020-05-09, 2022.2.21, 2021/3, 20240307 |
| V | bare years | 2023-2025 |
| Y, y | year; year of two digits | 2022年, 二〇二一年, 2022年度, 2024年底; 98年 |
| M, B | month; month and day without 日 | 5月, 十二月份, 6月底; 10月22 |
| D | day | 8日, 15号, 廿三日, 8日晚 |
| n | number whose unit follows later | 1 in 1-8月 |
| Q, H, X | quarter, half-year, ten days | 一季度, 上半年, 中旬 |
| A | first so many months, quarters or days | 前8月, 前三季度 |
| K | pointing word, with an edge or weekday | 今年, 去年底, 下周三, 当晚 |
| E | edge of the year or month in force | 年底, 月初 |
| W | weekday | 周三, 星期日 |
| P, T | part of the day, clock time | 上午, 9时30分, 15:30 |
| F, f | feast | 春节, “五一”假期 |
| L | day or month of the Chinese calendar | 正月初六, 闰四月 |
| S | season | 春季 |
| G | five-year plan | “十四五”期间 |
| Z | decade or century | 20世纪80年代 |
| N, J | so long ago; stretch up to or from now | 5年前, 近三年, 三年来 |
| I | since an event | 党的十八大以来 |
| R | recurring | 每年, 每周一 |
| C, c | up to now; up to what follows | 截至目前; 截至 |
| U | vague | 近日, 目前 |
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from zonenews.lexicon.timewords import TimeWords, timewords

TO = r"(?:至|到|——|—|–|－|--|-|~|～|―)"
HAN = "〇零○一二三四五六七八九十两廿卅"
NUM = r"(?:[0-9]{1,3}|[一二三四五六七八九十两半百]{1,4})"
H_MONTH = r"(?:十[一二]?|[一二三四五六七八九])"
H_DAY = r"(?:[二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])"
D_MONTH = r"(?:1[0-2]|0?[1-9])"
D_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
D_HOUR = r"(?:2[0-4]|[01]?[0-9])"
H_HOUR = r"(?:二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])"
EDGE = r"(?:初(?![步级期中次始心见具夏秋冬春创审赛试])|底(?![线层气色数座盘部价蕴特稿子细薪])|末(?![端位梢日]))"
YEAR_EDGE = rf"(?:年?{EDGE}|年中(?![国央共东西部外华小期])|中(?=[，,。；;、）)至到前后]|$))"
YEAR_TAIL = rf"年(?!级|代[^表]|龄|薪)(?:份(?!额)|度(?!假)(?!{EDGE}))?{YEAR_EDGE}?"
MONTH_TAIL = rf"月(?![球饼嫂薪租供刊龄])(?:份(?!额))?(?:{EDGE}|中(?=[，,。；;、至到前后]))?"
NIGHT = "(?:晚(?![上间会餐报宴高])|晨(?![报练])|夜(?![市间里晚]))"
DAY_TAIL = rf"(?:日(?![元圆均游龄产语益薪化系班])|号(?![楼线文令院店公机井地厂车馆门标码厅桥仓泊选提种令])){NIGHT}?"
MINUTE = r"(?:[0-5][0-9] ?分?|[0-9] ?分)(?: ?[0-5]?[0-9] ?秒)?"
H_MINUTE = r"(?:[零二三四五]?十[一二三四五六七八九]?分?|零[一二三四五六七八九]分?|[一二三四五六七八九]分)(?:[零一二三四五六七八九十]{1,3}秒)?"
CLOCK_TAIL = rf"(?:时(?!期|间|代|任|速|长|尚|候|段|刻|光|机|空|装|值|下|节|常|有|不)|点钟?)(?:半|整|[一三13]刻|许|{MINUTE}|{H_MINUTE})?"
SPAN_UNIT = r"(?:多|余)?(?:年|个?多?月|个?季度|周|个?星期|天|个?小时|分钟)"
ISO_TIME = r"[:：][0-5][0-9](?:[:：][0-5][0-9])?(?: ?(?:[aApP]\.?[mM]\.?|[pP](?![A-Za-z])))?时?(?![0-9:：])"

# what a number may be followed by if it is to begin a calendar expression: refuses most numbers at once
_PROMISE = (
    r"(?=[0-9]{0,7}(?:[:：./]| ?(?:[年月日号时点季个多余天周星小分、\-—–－~～―至到世]|$))|[0-9]{3}(?![0-9])|[0-9]{7})"
)


def _dated(sep: str) -> str:
    return rf"{sep}{D_MONTH}{sep}{D_DAY}(?![0-9])(?!{sep}[0-9])"


_NUMERIC_DATE = (
    rf"(?<=[12])[0-9]{{3}}(?:{_dated('-')}|{_dated('/')}|{_dated('[.]')}"
    rf"|-(?:1[0-2]|0[1-9])(?![0-9.\-/])|/{D_MONTH}(?![0-9.%/])|\.(?:1[0-2]|0[1-9])(?=[-—~至到）)]|$)"
    r"|(?:1[0-2]|0[1-9])(?:3[01]|[12][0-9]|0[1-9])(?![0-9A-Za-z.\-]))"
)
_YEARS = rf"(?:(?<=1)9|(?<=2)[01])[0-9]{{2}}(?= ?{TO} ?(?:19|2[01])[0-9]{{2}}(?![0-9年A-Za-z.\-/]))|(?:(?<=1)9|(?<=2)[01])[0-9]{{2}}(?<=[0-9]{{4}}[-—–~～至到][0-9]{{4}})(?![0-9年A-Za-z.\-/])"
_YEAR = (
    rf"(?:(?<=1)9|(?<=2)[01])[0-9]{{2}} ?{YEAR_TAIL}"
    rf"|(?<=[12])[0-9]{{3}} ?年(?=[0-9一二三四五六七八九十]|{TO})|(?<=[1-9])[0-9]{{2}}(?<=[在于][0-9]{{3}}) ?年(?![的内间里前后多来])"
)
_AFTER_SHORT_YEAR = (
    rf"(?= ?(?:{D_MONTH} ?月|{H_MONTH}月|第?[一二三四1-4]季度|[上下]半年|前(?:{NUM})(?:个?月|季度)|第{NUM}个月|{EDGE}))"
)
_SHORT_YEAR = rf"[0-9] ?年{_AFTER_SHORT_YEAR}{YEAR_EDGE}?|(?<=0)[0-9] ?年(?![代级])|[0-9] ?年(?<=[从自于至到][0-9]{{2}}年)(?![内间里前后多来的以])"
_NUMBERED = [  # what begins with a Western digit; the digit itself is already consumed
    ("O", _NUMERIC_DATE),
    ("V", _YEARS),
    ("Y", _YEAR),
    ("y", _SHORT_YEAR),
    ("n", rf"[0-9]{{0,3}}(?= ?(?:{TO}|、) ?(?:[0-9]{{2}}|[0-9]{{4}}) ?年(?!级|代|龄))(?<=[12][0-9]{{3}})"),
    ("Z", r"[0-9](?:世纪(?:[0-9]0|[二三四五六七八九]十)年代|世纪(?:初|末|中叶)?)|(?:9|0)?[0-9]0年代|(?<=[2-9])0年代"),
    ("B", rf"(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<=[1-9])) ?月{D_DAY}(?![0-9.%日号])(?=[至到，。、；出—\-~～]|$)"),
    ("M", rf"(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<=[1-9])) ?{MONTH_TAIL}"),
    ("D", rf"(?:(?<=3)[01]|(?<=[12])[0-9]|(?<=0)[1-9]|(?<=[1-9])) ?{DAY_TAIL}"),
    (
        "T",
        rf"(?:(?<=2)[0-4]|(?<=[01])[0-9]|(?<=[0-9]))(?<![比:：][0-9])(?<![比:：][0-9]{{2}})(?:{ISO_TIME}| ?{CLOCK_TAIL})",
    ),
    ("n", rf"[0-9]?(?= ?(?:{TO}|、) ?(?:{D_MONTH} ?月(?!个)|{D_DAY} ?[日号]|{D_HOUR} ?[时点](?!期|间)))"),
    ("Q", r"(?<=[1-4]) ?季度"),
    ("N", rf"[0-9]{{0,2}} ?{SPAN_UNIT}(?:(?:以|之)?[前后](?![期列三十沿景瞻端置提茅往来续])|来(?![了到自])|间(?!隔))"),
]
_HAN_NUMBERED = [  # what begins with a Chinese digit
    (
        "Y",
        rf"(?<=[一二])[〇零○O0一二三四五六七八九]{{3}}{YEAR_TAIL}|(?<=[二两])千零?[一二三四五六七八九十]{{0,3}}{YEAR_TAIL}|[〇零一二三四五六七八九]{{2}}(?<=公元[一二三四五六七八九][〇零一二三四五六七八九]{{2}})年",
    ),
    (
        "y",
        rf"(?<=[〇零一二七八九五六])[〇零一二三四五六七八九]年(?:{_AFTER_SHORT_YEAR}{YEAR_EDGE}?|(?<=[〇零][一二三四五六七八九]年)|(?<=[七八九]零年)|(?<=九[一二三五六七八]年)(?![来间前后]))",
    ),
    (
        "Z",
        r"(?:(?<=[一二十])[十一二三四五六七八九]?|十[一二三四五六七八九]?)世纪(?:[二三四五六七八九]十年代|初|末|中叶)?|(?<=[二三四五六七八九])十年代",
    ),
    (
        "L",
        r"月(?:初[一二三四五六七八九十]|初[0-9]|[廿][一二三四五六七八九]?)(?![日号])|[一二]月(?:初[一二三四五六七八九十]|[廿][一二三四五六七八九]?)(?<=十[一二]月..)(?![日号])",
    ),
    (
        "M",
        rf"(?:(?<=十)[一二]?|(?<=[一二三四五六七八九]))(?<![第个十每几一二三四五六七八九][一二三四五六七八九十]){MONTH_TAIL}(?!一[^日号])",
    ),
    ("M", rf"(?<=十)[一二](?<![一二三四五六七八九]十[一二]){MONTH_TAIL}"),
    (
        "D",
        rf"(?:(?<=[二三])十[一二三四五六七八九]?|(?<=十)[一二三四五六七八九]?|(?<=[廿卅])[一二三四五六七八九]?|(?<=[一二三四五六七八九])){DAY_TAIL}",
    ),
    ("T", rf"(?:(?<=二)十[一二三四]?|(?<=十)[一二三四五六七八九]?|(?<=[零一二两三四五六七八九])){CLOCK_TAIL}"),
    ("Q", r"(?<=[一二三四])季度(?!一)"),
    ("n", rf"[一二三四五六七八九十]{{0,2}}(?=(?:至|到|—|-|~|、){H_DAY}(?:月(?!个)|[日号时点]|季度))"),
    ("n", r"[〇零○一二三四五六七八九]{3}(?=(?:至|到|—|-|~)[一二][〇零○一二三四五六七八九]{3}年)"),
    (
        "N",
        rf"[一二三四五六七八九十百]{{0,3}}{SPAN_UNIT}(?:(?:以|之)?[前后](?![期列三十沿景瞻端置提茅往来续])|来(?![了到自])|间(?!隔))",
    ),
]
_LIVED = rf"{NUM} ?(?:多|余|几)?(?:年|个月|个季度|周|天|个?小时|个星期)(?:多)?(?:来|间|内|里|以来)?(?![前后级])"
_PLAN_TAIL = r"(?:规划)?(?:期间|时期|期末|期初|末期?|初期?|中期|后期|前期)?"
_AFTER_SHORT_FEAST = r"(?:小长假|长假|假期|黄金周|期间|节假日|假日)"
_COMPOSED = [  # what begins with a word but is not one word
    (
        "G",
        rf"[一二三四五六七八九](?<=[“\"‘'「『].)五[”\"’'」』]{_PLAN_TAIL}|十[一二三四五]?五?(?<=五)(?<![“\"‘'「『]五)[”\"’'」』]{_PLAN_TAIL}",
    ),
    (
        "g",
        rf"[一二三四五]五(?<=十[一二三四五]五)(?<![一二三四五六七八九百][十][一二三四五]五)(?:{_PLAN_TAIL})(?![个名人家项万亿元年月日号点一二三四五六七八九十])(?!规划)",
    ),
    (
        "A",
        rf"(?<=前)(?<![提目日之以此生空]前)(?:{NUM} ?个?月(?:份)?(?!内)|[一二两三四2-4]个?季度|(?:{NUM})天(?<=[年月的]前..))|(?<=首)(?:季度?|月(?!份?以来))",
    ),
    ("H", r"半(?<=[上下前后]半)年|半(?<=[上下]半)月"),
    ("X", r"旬(?<=[上中下]旬)"),
    (
        "Q",
        r"[一二三四1-4](?<=第[一二三四1-4])(?:个?季度?)(?!军|名)|[1-4](?<=Q[1-4])(?<![A-Za-z0-9]Q[1-4])(?![0-9A-Za-z])",
    ),
    (
        "q",
        rf"{NUM}(?<=第[一二三四五六七八九十0-9])个(?:月|星期[一二三四五六日天])|后一个(?<=最后一个)星期[一二三四五六日天]",
    ),
    ("W", rf"(?:(?<=周)|期(?<=星期)|拜(?<=礼拜))(?:[一二三四五六日天](?![年期报刊岁个次元中均])|末)(?:{NIGHT})?"),
    (
        "L",
        r"(?<=[正腊冬])月(?:初[一二三四五六七八九十0-9]|十[一二三四五六七八九]?|[廿][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|[0-9]{1,2})?|[历](?<=[农阴夏]历)(?:[〇零一二三四五六七八九]{4}年)?(?:闰?(?:正|腊|冬|十[一二]|[一二三四五六七八九十]|[0-9]{1,2})月(?:初[一二三四五六七八九十0-9]|[二三]?十[一二三四五六七八九]?|[廿][一二三四五六七八九]?)?)|(?<=闰)(?:[一二三四五六七八九十]|十[一二])月(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|[廿][一二三四五六七八九]?)?|年初(?<=大年初)[一二三四五六七八九十]",
    ),
    (
        "J",
        rf"(?<=近){_LIVED}|近(?<=最近)(?:的)?{_LIVED}|去(?<=过去)(?:的)?{_LIVED}|来(?<=未来)(?:的)?{_LIVED}|后(?<=[今此]后)(?:的)?{_LIVED}|年(?<=半年)来",
    ),
    ("k", r"明(?<=今明)(?:后三|两)年|今(?<=去今)两年"),
    ("R", r"(?<=每)(?:年|个?月|周[一二三四五六日天末]?|个?星期[一二三四五六日天]?|天|日|晚|个?季度|逢)(?![轻])"),
    (
        "E",
        rf"(?<=年)(?:初(?![步一二三四五六七八九十])|底(?!线)|末|终(?!奖)|中(?=[，,。；;、）)]|$))(?<![0-9{HAN}百千万几多半数两个每逐连大 ]年.)|末(?<=岁末)|(?<=月)(?:初|底|末|中(?=[，,。；;、]|$))(?<![0-9{HAN}个]月.)",
    ),
    ("Z", r"(?:(?<=[上本])世纪)(?:(?:[0-9]0|[二三四五六七八九]十)年代|初|末|中叶)?(?!以来)"),
]


@cache
def words_by_code() -> dict[str, str]:
    """Which code each listed word has."""
    words = timewords()
    codes: dict[str, str] = {}
    for code, names in (
        ("U", words.vague),
        ("P", (word for word in words.parts if len(word) > 1)),
        ("S", (word for word in words.seasons if len(word) > 1)),
        ("F", (*words.feasts, *words.terms)),
        ("I", (f"{name}{tail}" for name in (*words.events, *words.openings) for tail in ("以来", "召开以来", "以后"))),
        (
            "C",
            (
                "截至目前",
                "截止目前",
                "到目前",
                "至目前",
                "到目前为止",
                "截至目前为止",
                "迄今",
                "迄今为止",
                "至今",
                "到现在",
                "截至发稿",
            ),
        ),
        ("c", ("截至", "截止", "截止到", "截至到")),
        ("M", ("元月", "元月份")),
        ("K", words.pointers),
    ):
        codes |= dict.fromkeys(names, code)
    return codes


def _listed(words: TimeWords) -> str:
    """All listed words as one pattern, branching on the second character, where the engine skips branches fastest."""
    branches: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words_by_code(), key=len, reverse=True):
        branches[word[1]].append(f"(?<={word[:2]}){_head(word, words)}{word[2:]}{_tail(word, words)}")
    for name in words.short_feasts:
        branches[name[1]].append(rf"(?<={name}){_AFTER_SHORT_FEAST}")
        branches[name[1]].append(rf"(?<=[“\"‘']{name})")
    return "|".join(f"{second}(?:{'|'.join(rest)})" for second, rest in branches.items())


def _head(word: str, words: TimeWords) -> str:
    """What may not come before a listed word; only its first two characters are consumed where this is asked."""
    refused = words.not_after.get(word)
    return f"(?<![{refused}]{word[:2]})" if refused else ""


def _tail(word: str, words: TimeWords) -> str:
    """What may and may not follow a listed word."""
    refused = words.refused.get(word)
    tail = f"(?!{'|'.join(refused)})" if refused else ""
    pointer = words.pointers.get(word)
    if pointer is None:
        return tail
    if pointer.unit == "year" and word.endswith("年") and word != "全年":
        return f"(?:年?{EDGE}|年中)?{tail}"
    if pointer.unit == "month" and word.endswith("月"):
        return f"{EDGE}?{tail}"
    if pointer.unit == "week":
        return rf"(?:[周]?[一二三四五六日天](?![直起些个次批旦定致共般场系])|末)?{NIGHT}?{tail}"
    return tail


@cache
def token_pattern() -> re.Pattern[str]:
    """The pattern of all pieces; `lastgroup` begins with the code, `w` is a listed word.

    It begins with one plain character class, which lets the engine run over everything else at full speed; what follows looks back at that character.
    """
    words = timewords()
    counter: dict[str, int] = defaultdict(int)

    def named(code: str, body: str) -> str:
        counter[code] += 1
        return f"(?P<{code}{counter[code]}>{body})"

    numbered = "|".join(named(code, body) for code, body in _NUMBERED)
    han = "|".join(named(code, body) for code, body in _HAN_NUMBERED)
    composed = "|".join(named(code, body) for code, body in _COMPOSED)
    listed = {word[0] for word in words_by_code()}
    firsts = "".join(
        sorted(
            listed
            | set("0123456789“\"‘'「『前首上中下第周星礼正腊冬农阴夏闰近最过未今此去每年月本岁大半最Q")
            | set(HAN)
        )
    )
    return re.compile(
        rf"[{firsts}](?:(?<=[0-9])(?<![0-9A-Za-z.][0-9]){_PROMISE}(?:{numbered})"
        rf"|(?<=[{HAN}])(?:{han})|{composed}|(?P<w>{_listed(words)}))"
    )
