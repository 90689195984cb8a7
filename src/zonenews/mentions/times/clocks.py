"""Clock times to slots: 9时30分, 15:30, 8点一刻, 差五分八点, 3:05pm."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.mentions.times.points import Slots, read_number

_SHORT_OF_RE = lazy("差(.+?)(分|刻)")
_HOUR_RE = lazy("(时|点钟?)")
_BEHIND_FIGURES_RE = lazy(r"[z+\-]|(?<=:..)\.")
_DIGITS_RE = lazy("[0-9]+")


def read_clock(text: str) -> Slots:
    """The slots of a clock time: `clock`, `clock_to` for the end of 七八点, and `firm` where it stands alone."""
    compact = text.replace(" ", "").replace("：", ":").lower()
    if ":" in compact or compact[-1] in "m.p":
        return read_figures(compact)
    short = _SHORT_OF_RE.match(compact)  # 差五分八点
    if short:
        return _short_of(_hour(compact[short.end() :].removeprefix("钟").rstrip("钟点")), short[1], short[2])
    hour_text, sign, tail = _HOUR_RE.split(compact, maxsplit=1)
    if tail.startswith("差"):  # 八点差十分
        return _short_of(_hour(hour_text), tail[1:].rstrip("分刻钟"), "刻" if "刻" in tail else "分")
    if len(hour_text) == 2 and not hour_text.isascii() and "十" not in hour_text:  # 七八点
        low, high = (read_number(char) for char in hour_text)
        return {"clock": (low, -1, -1), "clock_to": (high, -1, -1), "firm": False}
    return {"clock": (_hour(hour_text), *_minutes(tail.lstrip("过又"))), "firm": bool(tail or sign == "点钟")}


def _hour(text: str) -> int:
    return read_number(text.lstrip("零") or "零") if text.startswith("零") else read_number(text)


def read_figures(compact: str) -> Slots:
    """Read 15:30, 08:30:00+08:00 and 3:05pm, in lower case and without spaces."""
    digits = _DIGITS_RE.findall(_BEHIND_FIGURES_RE.split(compact)[0])
    hour, *rest = [int(part) for part in digits][:3]
    if "p" in compact and hour < 12:
        hour += 12
    elif "a" in compact and hour == 12:
        hour = 0
    return {"clock": (hour, *rest, *[-1] * (2 - len(rest))), "firm": True}


def _short_of(hour: int, number: str, unit: str) -> Slots:
    """So many minutes before the hour."""
    minutes = 15 if unit == "刻" else read_number(number)
    if hour < 0 or not 0 < minutes < 60:
        return {"broken": True}
    return {"clock": ((hour - 1) % 24, 60 - minutes, -1), "firm": True}


def _minutes(tail: str) -> tuple[int, int]:
    """What follows the hour: 半, 一刻, 三十分二十秒; -1 where unsaid."""
    if tail.startswith("半"):
        return 30, -1
    if "刻" in tail:
        return (15 if tail[0] in "一1" else 45), -1
    if not tail or tail[0] in "整许":
        return -1, -1
    minute_text, _, second_text = tail.rstrip("秒").partition("分")
    second = read_number(second_text.lstrip("零") or "零") if second_text else -1
    return read_number(minute_text.lstrip("零") or "零"), second
