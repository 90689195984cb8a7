"""What is a quantity and what only looks like one: dates, names, slogans, idioms, articles."""

from __future__ import annotations

import re

from zonenews.mentions._quantity_groups import Draft

MONTH_RE = re.compile(r" ?[0-9一二三四五六七八九十]{1,2} ?月|初|度|版|款")
PLAN_RE = re.compile(r"(?:发展)?(?:规划|计划|行动|方案|攻坚)")
QUOTES = {"“": "”", '"': '"', "「": "」", "『": "』", "‘": "’", "《": "》"}
OPEN = frozenset(QUOTES)
CUES = (
    "有",
    "共",
    "了",
    "建",
    "成",
    "达",
    "出",
    "为",
    "设",
    "办",
    "续",
    "计",
    "第",
    "各",
    "每",
    "计",
    "分",
    "开",
    "增",
    "近",
    "约",
    "量",
)
SINCE_RE = re.compile(r"(?:的?时间|左右|以上|以内|之?内$)")
TERSE = frozenset("一")


def is_quantity(text: str, draft: Draft, start: int) -> bool:
    """Whether a draft, whose bound and sign begin at `start`, counts something."""
    before = text[start - 1] if start else "\n"
    if (
        before.isascii()
        and (before.isalnum() or before in "_+./:")
        and (start < 2 or before != "." or text[start - 2].isalnum())
    ):
        return False
    if before in OPEN and _is_slogan(text, draft, before):
        return False
    match draft.unit.kind:
        case "duration":
            return _is_duration(text, draft, start)
        case "count":
            return _is_count(text, draft, start)
        case "money":
            return _is_money(text, draft)
        case "length" | "area" | "mass" | "volume":
            return not draft.bare or draft.mod is not None
        case "ratio" | "percent":
            return True
    return not draft.bare or draft.mod is not None


def _is_slogan(text: str, draft: Draft, quote: str) -> bool:
    """Whether a short quotation opens with the number: “三个一批”, “五张清单”."""
    if draft.unit.kind not in ("count", "duration"):
        return False
    close = text.find(QUOTES[quote], draft.end, draft.end + 10)
    return close >= 0 and not any(ch in text[draft.end : close] for ch in "，,。；")


def _is_duration(text: str, draft: Draft, start: int) -> bool:
    number = text[draft.number[0] : draft.number[1]]
    name = draft.unit.name
    if name == "年":
        if draft.value >= 1000 or (len(number) == 2 and number[0] == "0") or MONTH_RE.match(text, draft.end):
            return False
        if len(number) >= 2 and number.isascii() and draft.value >= 50 and draft.mod is None:
            return False
        if len(number) > 1 and all(ch in "〇零一二三四五六七八九" for ch in number) and draft.upper is None:
            return False
        if PLAN_RE.match(text, draft.end):
            return False
    if name in ("年", "天", "周", "个月", "星期", "个星期") and text[start - 1 : start] in tuple("每同当某哪这那"):
        return number not in ("一", "1")
    if draft.bare:
        return False
    if draft.value == 1 and number == "一":
        return draft.mod is not None or text.startswith(("时间", "内", "左右"), draft.end)
    return True


def _is_count(text: str, draft: Draft, start: int) -> bool:
    number = text[draft.number[0] : draft.number[1]]
    if number == "一" or (number == "半" and draft.unit.kind == "count"):
        return False
    if draft.bare:
        return draft.mod is not None
    if draft.unit.cued and draft.mod is None and draft.upper is None and draft.value <= 10:
        return text[max(0, start - 1) : start] in CUES
    return True


def _is_money(text: str, draft: Draft) -> bool:
    number = text[draft.number[0] : draft.number[1]]
    if draft.unit.name == "元" and len(number) == 1 and not number.isascii() and draft.end == draft.unit_span[1]:
        following = text[draft.end : draft.end + 1]
        if number in "一二三四五" and "\u4e00" <= following <= "\u9fff" and following not in "以左的钱每至到和及整":
            return False
    if draft.bare:
        return draft.mod is not None or draft.value >= 10**6
    return True
