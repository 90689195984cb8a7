"""What is counted from publication to slots: 5年前, 近三年, 一个半小时后."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.grammar.timepieces import TEN, TO
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.times.points import Slots, read_number

_UNIT = {
    "年": "year",
    "月": "month",
    "季": "quarter",
    "周": "week",
    "星": "week",
    "礼": "week",
    "天": "day",
    "日": "day",
    "小": "hour",
    "钟": "hour",
    "刻": "quarter-hour",
    "分": "minute",
    "秒": "second",
}
_HALVES = {"year": ("month", 6), "month": ("day", 15), "hour": ("minute", 30), "minute": ("second", 30)}

_STEP = lazy(
    r"([0-9]+|[一二两三四五六七八九十百]+|半)? ?([多余])?(个半|个多|个)?(年|月|季|周|星|礼|天|日|小|钟|刻|分|秒)[期拜时头钟度]*([半多]*)"
)


def stretch_steps(text: str) -> tuple[tuple[str, int], ...] | None:
    """Units and how many of each: 1年3个月, 一个半小时, 三年半; `None` where it is only roughly said.

    >>> stretch_steps("一个半小时")
    (('hour', 1), ('minute', 30))
    >>> stretch_steps("三五天") is None
    True
    """
    steps: list[tuple[str, int]] = []
    for number, more, measure, sign, tail in _STEP.findall(text):
        unit = _UNIT[sign]
        if more or "多" in tail or measure == "个多" or not number:
            return None
        if len(number) > 1 and not number.isascii() and not set(number) & set("十百"):
            return None  # 三五天
        if number == "半":
            if unit not in _HALVES:
                return None
            steps.append(_HALVES[unit])
            continue
        steps.append((unit, read_number(number)))
        if measure == "个半" or "半" in tail:
            steps.append(_HALVES[unit])
    lasts = any(count > 0 for _, count in steps) and all(count >= 0 for _, count in steps)  # 0周来 is no stretch
    return tuple(steps) if lasts else None


def read_ago(text: str) -> Slots:
    """The slots of 5年前, 30天后, 三年来, 三年内; `vague` where it is only roughly said."""
    later = text.endswith("后") or text.startswith("再过")
    way = "within" if text.endswith("内") else "later" if later else "ago" if "前" in text else "since"
    steps = stretch_steps(text.removeprefix("再过"))
    if steps is None and any(unit in text for unit in ("小时", "钟头", "分", "秒", "刻")):
        return {"broken": True}
    if steps is None and way == "since":
        rough = stretch_steps(text.replace("多", "").replace("余", ""))
        return {"vague": True} if rough is None else {"year": (way, rough)}
    return {"vague": True} if steps is None else {"year": (way, steps)}


_BETWEEN = lazy(rf"[0-9{TEN}两半百] ?{TO} ?[0-9{TEN}两半百]")
_STRETCH_LEAD = pattern(r"^(?:{up_to_now}|{ahead_of_now}|[上下])?的?", may_be_empty=True)


def read_stretch(text: str) -> Slots:
    """The slots of 近三年 and 未来五年; `vague` where it is only roughly said."""
    way = "coming" if text.startswith((*words_of("ahead_of_now"), "下")) else "past"
    if text.startswith("此后") or "几" in text or _BETWEEN.search(text):  # 未来3-5年
        return {"vague": True}
    steps = stretch_steps(_STRETCH_LEAD.sub("", text))
    return {"vague": True} if steps is None else {"year": (way, steps)}
