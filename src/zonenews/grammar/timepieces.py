"""Patterns of the pieces calendar expressions are made of, as (code, pattern); the codes are explained in `mentions/times/lexer`.

A piece is matched after its first character has been consumed, so each pattern describes what comes after it and looks back (`(?<=...)`) at it: after
the 2 of 2022年 comes `022年`. That layout lets one character class stand at the front of everything (see `mentions/times/lexer`).

What may not follow is listed with each piece, because that is where look-alikes are: 3号楼, 一月一考, 5日游, 第四季 (of a television series).
"""

from __future__ import annotations

from collections.abc import Iterable

TO = r"(?:至|到|——|—|–|－|--|-|~|～|―)"
NINE = "一二三四五六七八九"
TEN = NINE + "十"
ZERO = "〇零○"
HAN = ZERO + TEN + "两廿卅"

_NUM = rf"(?:[0-9]{{1,3}}|[{TEN}两半百]{{1,4}})"
_H_MONTH = rf"(?:十[一二]?|[{NINE}])"
_H_DAY = rf"(?:[二三]?十[{NINE}]?|[廿卅][{NINE}]?|[{NINE}])"
_H_HOUR = rf"(?:二十[一二三四]?|十[{NINE}]?|[零两{NINE}])"
_D_MONTH = r"(?:1[0-2]|0?[1-9])"
_D_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_D_HOUR = r"(?:2[0-4]|[01]?[0-9])"

# -- tails: what a year, a month, a day, an hour goes on with -----------------------------------------------------------------

EDGE = r"(?:初(?![步级期中次始心见具夏秋冬春创审赛试])|底(?![线层气色数座盘部价蕴特稿子细薪])|末(?![端位梢日]))"
NIGHT = "(?:晚(?![上间会餐报宴高])|晨(?![报练])|夜(?![市间里晚]))"
_CLOSE = r"(?=[，,。；;、）)至到前后]|$)"
_YEAR_EDGE = rf"(?:年?{EDGE}|年中(?![国央共东西部外华小期])|中{_CLOSE})"
_SEASON = r"[春夏秋冬](?=[，,。；;、）)\s]|$)"
_YEAR = (
    rf"年(?!级|代[^表]|龄|薪|的?(?:悠久)?历史(?![性新上最]))"
    rf"(?:份(?!额)|度(?!假)(?!{EDGE}))?(?:{_YEAR_EDGE}|内(?![部容蒙陆地外涝需])|{_SEASON})?"
)
_FISCAL = r"(?:财年|财政年度|会计年度)"
_MONTH = rf"月(?![球饼嫂薪租供刊龄])(?:份(?!额))?(?:{EDGE}|中{_CLOSE})?"
_DAY = rf"(?:日(?![元圆均游龄产语益薪化系班内间])(?:(?!后)|(?<=月[0-9]日)|(?<=月[0-9]{{2}}日)|(?<=月 [0-9]日))|号(?![楼线文令院店公机井地厂车馆门标码厅桥仓泊选提种])){NIGHT}?"
_MINUTE = r"(?:[0-5][0-9] ?分?|[0-9] ?分)(?: ?[0-5]?[0-9] ?秒)?"
_H_MINUTE = rf"(?:[零二三四五]?十[{NINE}]?分?|零[{NINE}]分?|[{NINE}]分)(?:[零{TEN}]{{1,3}}秒)?"
_SHORT_OF = rf"差(?:[0-9]{{1,2}}|[{TEN}]{{1,3}})分|差[一1]刻钟?"
_HOUR = (
    rf"(?:时(?![期间代任速长尚候段刻光机空装值下节常有不])(?:半|整|[一三13]刻|许|{_MINUTE}|{_H_MINUTE})?"
    rf"|点钟?(?:过?半|整|过?[一三13]刻钟?|许|[过又]?{_MINUTE}|[过又]?{_H_MINUTE}|{_SHORT_OF}|(?![0-9几〇零{NINE}])))"
)
_HALF_DAY = r"(?:[aApP]\.?[mM]\.?|[pP])(?![A-Za-z0-9])"
_ISO_TIME = rf"[:：][0-5][0-9](?:[:：][0-5][0-9](?:\.[0-9]{{1,6}})?)?(?: ?{_HALF_DAY})?时?(?![0-9:：])"
_CLOSES_HOUR = r"(?=[，,。；;、）)至到—\-~～开举之以前后左整许\s]|$)"
_UNITS = r"(?:多|余)?(?:年[多半]?|个?多?月|个?季度|周|个?(?:星期|礼拜)|天)"
_BEFORE_AFTER = r"(?:以|之)?[前后](?![期列三十沿景瞻端置提茅往来续])"
_AGO = rf"{_UNITS}(?:[零又]?{_NUM} ?{_UNITS}){{0,2}}(?:{_BEFORE_AFTER}|来(?![了到自])|间(?!隔))"
_SHORT_UNITS = r"(?:个半(?:小时|钟头)|个?(?:小时|钟头)|刻钟|分(?:钟半?|半)?|秒钟?)"
_MOMENTS = rf"(?:{_UNITS}{_NUM} ?){{0,1}}{_SHORT_UNITS}(?:[零又]?{_NUM} ?{_SHORT_UNITS}){{0,2}}"
_HOLIDAY = "(?:小长假|长假|假期|黄金周|期间|节假日|假日)"
_AFTER_SHORT_YEAR = (
    rf"(?= ?(?:{_D_MONTH} ?月|{_H_MONTH}月|第?[一二三四1-4]季度|[上下]半年|前{_NUM}(?:个?月|季度)|第{_NUM}个月|{EDGE}))"
)
_DECADE = r"年代(?:初|末|中期)?"
_CENTURY = rf"世纪(?!海上)(?:(?:[0-9]0|[{NINE}]{{1,2}}十){_DECADE}|初|末|中叶)?"
_PLAN = r"(?:规划)?(?:期间|时期|期末|期初|末期?|初期?|中期|后期|前期|的?(?:开局|收官|开局起步|起步|首|末)(?:之年|年)|的?第[一二三四五]年)?"

# -- after a Western digit ----------------------------------------------------------------------------------------------------

PROMISE = r"(?=[0-9]{0,7}(?:[:：./QH]| ?(?:[年月日号时点季个多余天周星、\-—–－~～―至到世小分秒刻aApP]|$))|[0-9]{3}(?![0-9])|[0-9]{7})"
"""What a number has to be followed by to begin a calendar expression at all: turns most numbers away at once."""

_DASH = r"[-—–~～至到]"
_THIS_AGE = r"(?:(?<=1)9|(?<=2)[01])[0-9]{2}"
_M = r"(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<=[1-9]))"
_D = r"(?:(?<=3)[01]|(?<=[12])[0-9]|(?<=0)[1-9]|(?<=[1-9]))"
_H = r"(?:(?<=2)[0-4]|(?<=[01])[0-9]|(?<=[0-9]))"


_ISO_SECONDS = r"(?:[:：][0-5][0-9](?:\.[0-9]{1,6})?)?(?:Z|[+\-][0-9]{2}:?[0-9]{2})?"
_GLUED_CLOCK = r"[0-2][0-9][:：][0-5][0-9]"


def _full(sep: str) -> str:
    """Month and day after a year, with one separator throughout."""
    return rf"{sep}{_D_MONTH}{sep}{_D_DAY}(?![0-9])(?!{sep}(?!{_GLUED_CLOCK})[0-9])"


def _year_last(sep: str) -> str:
    """Two numbers and a year, with one separator throughout."""
    return rf"[0-9]?{sep}[0-9]{{1,2}}{sep}(?:19|20)[0-9]{{2}}(?![0-9])(?!{sep}[0-9])"


AFTER_LONG_NUMBER = (
    # 2022年, 2022年度, 2024年底; 1357年6月; 在789年
    ("Y", rf"{_THIS_AGE} ?{_YEAR}"),
    ("Y", rf"(?<=[12])[0-9]{{3}} ?年(?=[0-9{TEN}]|{TO})"),
    ("Y", r"[0-9]{2}(?<=[在于][1-9][0-9]{2}) ?年(?![的内间里前后多来])"),
    # 2023财年
    ("Y", rf"{_THIS_AGE} ?{_FISCAL}"),
    # 2020-05-09, 2022.2.21, 2020/1/2; 2015-08, 2021/3, 1999.08-2002.02; 20240307; 2020-05-09T09:30:00+08:00
    ("O", rf"(?<=[12])[0-9]{{3}}-[01][0-9]-[0-3][0-9]T?{_GLUED_CLOCK}{_ISO_SECONDS}(?![0-9:：])"),
    ("O", rf"(?<=[12])[0-9]{{3}}{_full('-')}"),
    ("O", rf"{_THIS_AGE}(?:{_full('/')}|{_full('[.]')}|-(?:1[0-2]|0[1-9])(?![0-9.\-/])|/{_D_MONTH}(?![0-9.%/]))"),
    ("O", r"(?:(?<=1)9|(?<=2)0)[0-9]{2}\.(?:(?:1[0-2]|0[1-9])(?=[-—~至到）)]|$)|[1-9](?=[-—~至到](?:19|20)[0-9]{2}))"),
    ("O", r"(?:(?<=1)9|(?<=2)0)[0-9]{2}\.[1-9](?<=[0-9][-—~至到][0-9]{4}\..)(?![0-9.%])"),
    ("O", r"(?:(?<=1)9|(?<=2)0)[0-9]{2}(?:1[0-2]|0[1-9])(?:3[01]|[12][0-9]|0[1-9])(?<![-_][0-9]{8})(?![0-9A-Za-z.\-例人个元名万亿])"),
    # 2023-2025
    ("V", rf"{_THIS_AGE}(?<![A-Za-z] [0-9]{{4}})(?= ?{TO} ?(?:19|2[01])[0-9]{{2}}(?![0-9年A-Za-z.\-/]))"),
    ("V", rf"{_THIS_AGE}(?<=(?:19|20|21)[0-9]{{2}}{_DASH}[0-9]{{4}})(?<![A-Za-z] [0-9]{{4}}{_DASH}[0-9]{{4}})(?![0-9年A-Za-z.\-/])"),
    ("V", rf"{_THIS_AGE}(?<=[0-9]{{4}}[./][0-9]{{2}}[-—–~～至到][0-9]{{4}})(?![0-9年A-Za-z.\-/])"),
    # 2024上半年, 2023前三季度, 2022全年
    ("V", rf"{_THIS_AGE}(?= ?(?:[上下]半年|第?[一二三四1-4]季度|前{_NUM}个?(?:季度|月)|全年))"),
)  # fmt: skip
"""What takes three digits or more, the commonest first; these come before `AFTER_DIGIT`."""

AFTER_DIGIT = (
    # 10月22出生, 1月3至2月10
    ("B", rf"{_M} ?月{_D_DAY}(?![0-9.%日号])(?=[至到，。、；出—\-~～]|$)"),
    ("M", rf"{_M} ?{_MONTH}"),
    ("D", rf"{_D} ?{_DAY}"),
    # 15年3月, 98年底; 03年; 从98年
    ("y", rf"[0-9] ?年{_AFTER_SHORT_YEAR}{_YEAR_EDGE}?"),
    ("y", r"(?<=0)[0-9] ?年(?![代级])"),
    ("y", r"[0-9] ?年(?<=[从自于][0-9]{2}年)(?![内间里前后多来的以])"),
    # 2021 of 2021—2023年, 1985到89年
    ("n", rf"[0-9]{{3}}(?<=[12][0-9]{{3}})(?= ?(?:{TO}|、) ?(?:[0-9]{{2}}|[0-9]{{4}}) ?年(?!级|代|龄))"),
    # 20世纪80年代, 90年代初
    ("Z", rf"[0-9]{_CENTURY}"),
    ("Z", rf"(?:(?:9|0)?[0-9]0|(?<=[2-9])0){_DECADE}"),
    # 15:30, 3:05pm; 9时30分, 8点半; 13点
    ("t", rf"(?:(?<=1)[3-9]|(?<=2)[0-4]|(?<=0)0?) ?[点时]整?{_CLOSES_HOUR}"),
    ("T", rf"{_H}(?<![比分:：][0-9])(?<![比分:：][0-9]{{2}})(?:{_ISO_TIME}| ?{_HOUR})"),
    # 1 of 1-8月, 10日 of 10至12日, 9 of 9~12点
    ("n", rf"[0-9]?(?= ?(?:{TO}|、) ?(?:{_D_MONTH} ?月(?!个)|{_H_MONTH}月(?!个)|{_D_DAY} ?[日号]|{_D_HOUR} ?[时点](?![期间])|[1-4]季度))"),
    ("Q", rf"(?<=[1-4]) ?季度{EDGE}?"),
    # 5年前, 30天后, 3年来, 1年3个月前
    ("N", rf"[0-9]{{0,2}} ?{_AGO}"),
)  # fmt: skip

SIGNED = r"(?=[0-9]{0,3} ?[QHaApP./\-])"
"""What a number goes on with to be one of the next."""
AFTER_SIGNED = (
    # 13.5.2016, 12/25/2016, 3-23-2017; 09-01 20:01; 24Q1, 2024H1, 1Q24
    ("d", rf"(?:{_year_last('[.]')}|{_year_last('/')}|{_year_last('-')})"),
    ("m", rf"{_M}[-/]{_D_DAY}(?= {{1,2}}[0-9]{{1,2}}[:：][0-9]{{2}})"),
    (
        "h",
        r"(?:(?:(?<=2)0[0-9]{2}|[0-9]) ?(?:Q[1-4]|H[12])|(?:(?<=[1-4])Q|(?<=[12])H) ?(?:20)?[0-9]{2})(?![0-9A-Za-z])",
    ),
    # 3 p.m.
    ("T", rf"{_H}(?<![比分:：][0-9])(?<![比分:：][0-9]{{2}}) ?{_HALF_DAY}"),
)

COUNTED_MOMENTS = rf"(?=[0-9]{{0,3}} ?(?:[小分秒刻钟]|个[小钟半]|天[0-9{TEN}两]))"
AFTER_MOMENTS = (
    # 5分钟前, 2小时之后, 1天3小时后
    ("o", rf"[0-9]{{0,3}} ?{_MOMENTS}{_BEFORE_AFTER}"),
)

# -- after a Chinese digit ----------------------------------------------------------------------------------------------------

_HM = rf"(?:(?<=十)[一二]?|(?<=[{NINE}]))"
_HD = rf"(?:(?<=[二三])十[{NINE}]?|(?<=十)[{NINE}]?|(?<=[廿卅])[{NINE}]?|(?<=[{NINE}]))"
_HH = rf"(?:(?<=二)十[一二三四]?|(?<=十)[{NINE}]?|(?<=[零两{NINE}]))(?!(?<=一)时(?:一刻|半[刻会晌]))"
_LUNAR_DAY = rf"(?:初[{TEN}0-9]|廿[{NINE}]?)(?![日号{NINE}])"

AFTER_HAN_DIGIT = (
    # 二〇二一年, 两千零五年, 公元一六三年
    ("Y", rf"(?<=[一二])[{ZERO}O0{NINE}]{{3}}{_YEAR}"),
    ("Y", rf"(?<=[二两])千零?[{TEN}]{{0,3}}{_YEAR}"),
    ("Y", rf"[{ZERO}{NINE}]{{2}}(?<=公元...)年"),
    # 九七年三月; 零八年, 九零年, 九八年, but not 七八年 (seven or eight years)
    ("y", rf"(?<=[〇零{NINE}])[〇零{NINE}]年{_AFTER_SHORT_YEAR}{_YEAR_EDGE}?"),
    ("y", rf"[零〇{NINE}]年(?:(?<=[〇零].年)|(?<=[七八九]零年)|(?<=九[一二三五六七八]年)(?![来间前后]))"),
    ("Z", rf"(?:(?<=[一二十])[{TEN}]?|十[{NINE}]?){_CENTURY}"),
    ("Z", rf"(?<=[二三四五六七八九])[三四五六七八九]?十{_DECADE}"),
    # 五月廿二, 十一月初三
    ("L", rf"月{_LUNAR_DAY}"),
    ("L", rf"[一二](?<=十.)月{_LUNAR_DAY}"),
    # 三月, 十二月份; not 一月一考, 三月三, 第十二月
    ("M", rf"{_HM}(?<![第个每几{TEN}][{TEN}]){_MONTH}(?!一[^日号]|三[^十日号季])"),
    ("M", rf"(?<=十)[一二](?<![第{NINE}]十[一二]){_MONTH}"),
    ("D", rf"{_HD}{_DAY}"),
    ("t", rf"(?:(?<=零)|(?<=十)[三四五六七八九]|(?<=二)十[一二三四]?)点整?{_CLOSES_HOUR}"),
    ("T", r"(?:(?<=一)两|(?<=两)三|(?<=三)四|(?<=四)五|(?<=五)六|(?<=六)七|(?<=七)八|(?<=八)九|(?<=九)十)点钟?"),
    ("T", rf"{_HH}{_HOUR}"),
    ("Q", rf"(?<=[一二三四])季度(?!一){EDGE}?"),
    ("n", rf"[{TEN}]{{0,2}}(?=(?:至|到|—|-|~|、)(?:{_H_DAY}(?:月(?!个)|[日号时点]|季度)|{_D_MONTH}月(?!个)))"),
    ("n", rf"[{ZERO}{NINE}]{{3}}(?=(?:至|到|—|-|~)[一二][{ZERO}{NINE}]{{3}}年)"),
    # 十年前, 三年来, 两个月前; 十分钟后, 半小时前
    ("N", rf"[{TEN}百]{{0,3}}{_AGO}(?<![几数][十百]年[以之]前)(?<![几数][十百]年前)"),
    ("o", rf"[{TEN}百]{{0,3}}{_MOMENTS}{_BEFORE_AFTER}"),
)

# -- after another character: what begins with a word but is more than one word -----------------------------------------------

_LIVED = rf"{_NUM} ?(?:多|余|几)?(?:年|个?月|个季度|周|天|个?(?:星期|礼拜)|个?(?:小时|钟头)|分钟)多?(?:来|间|内|里|以来)?(?![前后级])"
_NEARLY = (
    rf"(?:{_NUM} ?(?:多|余|几)?(?:年|个月|个季度|周|天|个星期)多?(?:来|间|内|里|以来)"
    rf"|(?<![一-龥]近){_NUM} ?(?:年|个月|周|天|个?小时)(?![前后级半多]))"
)
_WEEKDAY = rf"(?:[一二三四五六日天](?![年期报刊岁个次元中均代])|末){NIGHT}?"

AFTER_WORD_NUMBER = (
    # 十四五时期
    ("g", rf"[一二三四五]五(?<=十.五)(?<![{NINE}百]十.五){_PLAN}(?![个名人家项万亿元年月日号点{TEN}])(?!规划)"),
    # 前8月, 前三季度, 前10天
    ("A", rf"(?<=[前头])(?<![提目日之以此生空]前)(?:{_NUM} ?个?月份?(?!内)|[一二两三四2-4]个?季度|(?![一两几]天){_NUM}天)"),
    ("A", r"两天(?<=[年月的]前两天)"),
    # 第三季度, 2021年第四季, 2022年Q3; not 第四季 of a series
    ("Q", rf"[一二三四1-4](?<=第.)(?:个?季度(?!军|名){EDGE}?|季(?<=年第.季)(?!军|名))"),
    ("Q", r"[1-4](?<=Q.)(?<![A-Za-z0-9]Q.)(?![0-9A-Za-z])"),
    ("H", r"[12](?<=年H.)(?![0-9A-Za-z])"),
    # 第三个月, 第3个星期日
    ("q", rf"(?<=第){_NUM}个(?:月|(?:星期|周|礼拜)[一二三四五六日天])"),
    # 第12周, 第三个星期, 第一天
    ("q", rf"(?<=第){_NUM}(?:个?(?:周(?![一二三四五六日期年边])|(?:星期|礼拜)(?![一二三四五六日天]))|(?<!第[二2])天)"),
    ("L", rf"(?<=闰){_H_MONTH}月(?:{_LUNAR_DAY}|[二三]?十[{NINE}]?)?"),
    # 近三年
    ("J", rf"(?<=近){_NEARLY}"),
    ("P", rf"(?<=[晚早晨])(?={_D_HOUR} ?[时点:：]|{_H_HOUR}[时点])"),
)  # fmt: skip
"""What goes on with a number or 半; these come before `AFTER_WORD`."""

AFTER_WORD = (
    # “十四五”期间, “七五”
    ("G", rf"[{NINE}](?<=[“\"‘'「『].)五[”\"’'」』]{_PLAN}"),
    ("G", rf"十(?<=[“\"‘'「『].)[一二三四五]?五?(?<=五)(?<![“\"‘'「『]五)[”\"’'」』]{_PLAN}"),
    # 首季度, 今年首月
    ("A", r"季(?<=首季)度?|月(?<=[年度]首月)"),
    ("H", rf"半(?<=[上下前]半)(?<![提以今之然最此]前半)(?:年(?![度月龄]){EDGE}?|(?<=[上下]半)个?月)"),
    # 半年前, 半个月后; 半小时前
    ("N", rf"(?:年(?<=半年)|个月(?<=半个月))多?{_BEFORE_AFTER}"),
    ("o", rf"(?<=半)个?(?:小时|钟头|分钟){_BEFORE_AFTER}"),
    ("X", r"旬(?<=[上中下]旬)|[中下](?<=[上中].)旬"),
    # 最后一个星期一
    ("q", r"后一(?<=最后一)个?(?:星期|周|礼拜)[一二三四五六日天]"),
    # 最后一个月, 最后两周, 最后一天
    ("b", rf"后(?<=最后){_NUM}个?(?:月|季度|天|周|星期|礼拜)"),
    ("W", rf"(?:(?<=周)|期(?<=星期)|拜(?<=礼拜)){_WEEKDAY}"),
    # 正月初六, 腊月28; 农历八月十五; 闰四月; 大年初三
    ("L", rf"月(?<=[正腊冬]月)(?:{_LUNAR_DAY}|二?十[{NINE}]?|三十|[0-9]{{1,2}})?"),
    ("L", rf"历(?<=[农阴夏]历)(?:[〇零{NINE}0-9]{{4}}年)?闰?(?:正|腊|冬|{_H_MONTH}|[0-9]{{1,2}})月(?:{_LUNAR_DAY}|[二三]?十[{NINE}]?)?"),
    ("L", rf"年初(?<=大年初)[{TEN}]"),
    # 过去十年, 未来五年, 半年来
    ("J", r"年(?<=半年)来"),
    ("J", rf"(?:近(?<=最近)|去(?<=过去)(?!的?一年)|来(?<=未来)|后(?<=今后)|后(?<=此后))的?{_LIVED}"),
    ("k", r"明(?<=今明)(?:后三|两)年|今(?<=去今)两年"),
    # 每年, 每周一, 每月, 每逢
    ("R", r"(?<=每)(?:年(?!轻)|个?月|周[一二三四五六日天末](?![次个])|周(?![一二三四五六])|个?星期[一二三四五六日天]?(?![次个])|天|日|晚|个?季度|逢)"),
    # 年底, 年初, 岁末, 月底; not 五年底, 每年初
    ("E", rf"(?<=年)(?:初(?![步{TEN}])|底(?!线)|末(?!岁)|终(?![奖考总评决])|中(?=[，,。；;、）)]|$))(?<![0-9{HAN}百千万几多半数个每逐连大 ]年.)"),
    ("E", r"末(?<=岁末)(?!年初)"),
    ("E", rf"(?<=月)(?:初|底|末|中(?=[，,。；;、]|$))(?<![0-9{HAN}个]月.)"),
    ("Z", rf"世(?<=[上本]世)纪(?!以来)(?:(?:[0-9]0|[{NINE}]{{1,2}}十){_DECADE}|初|末|中叶)?"),
)  # fmt: skip

AFTER_RARE_WORD = (
    # 后三个月, 后两个季度
    ("b", rf"(?<=后)(?<![以今之然最此前]后){_NUM}个?(?:月|季度)(?!内)"),
    # 后半年
    ("H", rf"半(?<=后半)(?<![以今之然最此]后半)年(?![度月龄]){EDGE}?"),
    # 差五分八点
    ("T", rf"(?<=差)(?:[0-9]{{1,2}}分|[{TEN}]{{1,3}}分|[一1]刻)钟?(?:{_D_HOUR}|{_H_HOUR})点钟?"),
    # 再过三天
    ("N", rf"过(?<=再过){_NUM} ?(?:年|个月|周|个?(?:星期|礼拜)|天)"),
    # 接下来三天, 往后十年
    ("J", rf"(?:下来(?<=接下来)|后(?<=往后))的?{_LIVED}"),
)  # fmt: skip
"""What begins with a word that seldom begins a time; `RARE_FIRSTS` and `RARE_SECONDS` turn nearly all of them away."""

RARE_FIRSTS, RARE_SECONDS = "后接往再差", f"半下过后0-9{TEN}两"
COMPOSED_FIRSTS = "“\"‘'「『前头首上中下第周星礼正腊冬农阴夏闰近最过未今此去每年月本岁大半QH晚早晨十"
"""First characters of the pieces that begin with a word."""
WORD_FIRSTS = HAN + COMPOSED_FIRSTS
"""First characters of the pieces that begin with no Western digit."""
WORD_SECONDS = HAN + "0123456789年月日号时点季个世旬周期拜半明今来后近去历千百多余天小分至到—-~、逢晚终末底初中"
"""Second characters of the same."""


def era_years(names: Iterable[str]) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str]]:
    """How the years of eras go on after the first character of their number: 民国25年, 光绪三十一年, 宣统元年.

    Args:
        names: the eras, of two characters each; they stand before what is matched.

    Returns:
        The pieces after a Western digit, after a Chinese one, and after 元.
    """
    eras = f"(?:{'|'.join(names)})"

    def after(number: str, most: int) -> str:
        return "(?:" + "|".join(f"(?<={eras}{number}{{{size}}}年)" for size in range(1, most + 1)) + ")"

    tail = rf"(?![间来])(?:{EDGE})?"
    return (
        ("r", rf"[0-9]{{0,2}}年{after('[0-9]', 3)}{tail}"),
        ("r", rf"[{TEN}百]{{0,3}}年{after(f'[{TEN}百]', 4)}{tail}"),
        ("r", rf"年(?<={eras}元年){tail}"),
    )


def short_feast(name: str) -> tuple[str, str]:
    """How a short name such as 五一 may stand: before 假期 and the like, and in quotation marks.

    Args:
        name: two characters.

    Returns:
        Two patterns; the first goes on after the name's first character, the second after the opening quotation mark.
    """
    bare = rf"{name[1]}(?<={name}){_HOLIDAY}"
    quoted = rf"{name}(?<=[“\"‘']{name})[”\"’'](?:{_HOLIDAY}|(?![一-龥])|(?=[前后当到临将来的是和及与]))"
    return bare, quoted
