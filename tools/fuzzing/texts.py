"""Odd texts: articles of the corpora cut, joined, shuffled and written otherwise, along the grammar they are read by."""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

import noise

LONGEST: Final = 4000
"""Characters a text is cut to, so that many are tried."""
ODD: Final = (
    *"\x00\x07\u200b\ufeff\u2028\ud800\udfff\U0001f680\u0301ǎā?（(）)《》“”「」【】…—－-~～/／|｜:：;；,，、。.％%‰$¥￥℃°²#&<>",
    *(
        "&nbsp;",
        "&amp;",
        "&#65281;",
        "<br>",
        "</p>",
        "\r\n",
        "\n\n",
        "　　",
        "\t",
        "http://x.cn/?a=6?8个",
        "ICP备1号",
        "@某",
    ),
)
PIECES: Final = (
    *(
        "零",
        "〇",
        "两",
        "半",
        "几",
        "数",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "兆",
        "余",
        "多",
        "来",
        "点",
        "分之",
        "百分之",
        "成",
        "折",
        "又",
        "负",
        "第",
    ),
    *("1", "0", "9", "12", "1.5", "1,234.5", "2023", "24", "99999999999", "0.33", "1e9", "1/3", "３．５"),
    *(
        "元",
        "亿元",
        "万美元",
        "亩",
        "平方米",
        "吨",
        "千瓦时",
        "个",
        "家",
        "人次",
        "倍",
        "个百分点",
        "%",
        "位",
        "公里/小时",
        "元/亩",
        "年",
        "月",
        "天",
        "度",
    ),
    *(
        "年",
        "月",
        "日",
        "时",
        "点",
        "分",
        "季度",
        "上半年",
        "前三季度",
        "今年",
        "去年",
        "上月",
        "近日",
        "目前",
        "截至",
        "以来",
        "起",
        "前",
        "后",
        "底",
        "初",
        "末",
    ),
    *(
        "春节",
        "正月初六",
        "腊月廿三",
        "十四五",
        "“十二五”期间",
        "今晚八点",
        "下午3点到5点",
        "24时",
        "周三",
        "过去7天",
        "三年来",
        "次年3月",
    ),
    *(
        "超过",
        "近",
        "约",
        "不低于",
        "以上",
        "以内",
        "突破",
        "过",
        "至",
        "到",
        "-",
        "—",
        "、",
        "和",
        "及",
        "分别",
        "均",
        "各",
    ),
    *(
        "增长",
        "下降",
        "同比",
        "环比",
        "持平",
        "翻一番",
        "较2019年",
        "比上年多",
        "占",
        "比重",
        "由",
        "增至",
        "居",
        "第3位",
        "达到",
        "完成",
        "其中",
    ),
    *(
        "签约",
        "开工",
        "投产",
        "竣工",
        "在建",
        "总投资",
        "协议投资额",
        "年度计划投资",
        "占地",
        "建筑面积",
        "达产后",
        "年产值",
        "一期",
        "项目",
        "基地",
    ),
    *(
        "力争",
        "预计",
        "计划",
        "将",
        "已",
        "累计",
        "对",
        "给予",
        "最高",
        "奖励",
        "补助",
        "的",
        "企业",
        "举行",
        "召开",
        "印发",
        "揭牌",
        "仪式",
        "会议",
    ),
    *(
        "全省",
        "全市",
        "园区",
        "高新区",
        "经开区",
        "综合保税区",
        "自贸试验区",
        "片区",
        "山东省",
        "常州市",
        "长清区",
        "鼓楼区",
        "集团",
        "有限公司",
        "管委会",
    ),
)
_NUMBER: Final = re.compile(r"[0-9.,]+|[零〇一二两三四五六七八九十百千万亿几半]+")
_SENTENCE: Final = re.compile(r"[^。；\n]*[。；\n]?")

Change = Callable[[str, Sequence[str], Random], str]


def odd_text(seeds: Sequence[str], random: Random) -> str:
    """Make one text: a seed, or pieces without any, changed in one to five ways."""
    text = random.choice(seeds) if random.random() < 0.9 else "".join(random.choices(PIECES, k=random.randrange(1, 60)))
    if len(text) > LONGEST // 2 and random.random() < 0.8:
        start = random.randrange(len(text) - 400)
        text = text[start : start + random.randrange(200, LONGEST // 2)]
    for change in random.choices(CHANGES, k=random.randrange(1, 6)):
        text = change(text, seeds, random)
    return text[:LONGEST]


def splice(text: str, seeds: Sequence[str], random: Random) -> str:
    """Go on with another text, at any place of both."""
    other = random.choice(seeds)
    at, on = _places(text, 1, random)[0], _places(other, 1, random)[0]
    return text[:at] + random.choice(("", "\n", "\n\n", "，", "。")) + other[on : on + LONGEST]


def cut_in_number(text: str, seeds: Sequence[str], random: Random) -> str:  # noqa: ARG001 - one shape for all changes
    """Put something into a number, or take a part of it away."""
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return text
    number = random.choice(numbers)
    at = random.randrange(number.start(), number.end() + 1)
    return text[:at] + random.choice((*PIECES, *ODD, "", "")) + text[random.choice((at, number.end())) :]


def insert(text: str, seeds: Sequence[str], random: Random) -> str:  # noqa: ARG001
    """Put pieces of the grammar or odd characters anywhere."""
    for at in sorted(_places(text, random.randrange(1, 5), random), reverse=True):
        text = text[:at] + random.choice((*PIECES, *ODD)) + text[at:]
    return text


def drop(text: str, seeds: Sequence[str], random: Random) -> str:  # noqa: ARG001
    """Take stretches away."""
    for at in _places(text, random.randrange(1, 4), random):
        text = text[:at] + text[at + random.randrange(1, 12) :]
    return text


def repeat(text: str, seeds: Sequence[str], random: Random) -> str:  # noqa: ARG001
    """Say a stretch over and over."""
    at = _places(text, 1, random)[0]
    piece = text[at : at + random.randrange(1, 30)]
    return text[:at] + piece * random.randrange(2, 30) + text[at:]


def shuffle(text: str, seeds: Sequence[str], random: Random) -> str:  # noqa: ARG001
    """Put sentences in another order."""
    sentences = _SENTENCE.findall(text)
    random.shuffle(sentences)
    return "".join(sentences)


def noised(text: str, seeds: Sequence[str], random: Random) -> str:  # noqa: ARG001
    """Write a text as a careless script converter does: Traditional, with pinyin, wide; or a stretch of it."""
    at, end = sorted(_places(text, 2, random)) if random.random() < 0.5 else (0, len(text))
    made = noise.noised(
        text[at:end],
        traditional=random.random() < 0.8,
        pinyin=random.choice(("tone", "plain", None)),
        widen_digits=random.random() < 0.5,
        brackets=random.choice(("()", "（）")),
        seed=random.randrange(1000),
    )
    return text[:at] + made + text[end:]


def flatten(text: str, seeds: Sequence[str], random: Random) -> str:  # noqa: ARG001
    """Lose the line breaks, or break lines anywhere, or all at one width."""
    way = random.random()
    if way < 0.25:
        return noise.wrapped(text, random.randrange(8, 60), shown=random.random() < 0.5)
    if way < 0.6:
        return re.sub(r"\s*\n\s*", random.choice((" ", "")), text)
    return insert(text, ("\n",), random)


CHANGES: Final[tuple[Change, ...]] = (
    *(splice, cut_in_number, cut_in_number, insert, insert, drop, repeat, shuffle, noised, flatten),
)


def _places(text: str, count: int, random: Random) -> list[int]:
    return [random.randrange(len(text) + 1) for _ in range(count)]
