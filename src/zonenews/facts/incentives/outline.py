"""Headings above the items of a policy: whom they name, and what tells the items below them apart.

对首次认定的高新技术企业： / （1）整体迁入的，奖励50万元; 旅行社接待外省游客： / 1）境外包机： / ①每班奖励3万元.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.facts.incentives.announced import MARK, subject_of
from zonenews.facts.incentives.clauses import TOWARDS
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_LINE = lazy(r"[^\n]+")
_TO_WHOM = pattern(
    f"(?:{TOWARDS}|凡是?)(?P<who>[^，：；。]{{2,50}}?(?:{{recipient}}|{{person_noun}}))(?=[，：]|$|按|{{giving_verb}}|进行|实行)"
)
_NAMES = pattern(
    "(?!{fostering}|各|引进|引荐)对?(?P<who>[^，。；：0-9]{0,12}?(?:{recipient}|{person_noun}))(?:的?(?:{gift}){1,2}(?:办法)?)?"
)
"""工业企业, 创业平台|奖励, 对|引资人|的奖励标准: a heading that is nothing but who gets something; what is brought (引进工业项目) is nobody."""
_GIVES = pattern("(?:{gift_sign})[^，。；：]*[0-9]|[0-9.]+[万亿]*元的?(?:{gift})")
_LABEL = pattern("(?!{fostering})(?![^，。；：]*(?:{gift}|{term_label}|材料|程序|如下))[^，。；：0-9]{2,16}")
"""境外航班包机：: what tells the items below it apart."""
_GIFT = pattern("{gift}")
_LONGEST = 100
"""Characters of a heading at most."""


class Above(NamedTuple):
    """What stands above an item.

    Attributes:
        who: whom it names; `None` where it names nobody.
        label: what tells the item from those below other headings.
        mark: how the heading is numbered, empty where it is not.
        start: where the line of the heading starts.
    """

    who: str | None
    label: str | None
    mark: str
    start: int = 0


def outline(text: str) -> dict[int, Above]:
    r"""Find what stands above the items of a policy.

    Args:
        text: normal text.

    Returns:
        What stands above each item, by where its line starts; items below nothing have none.

    >>> outline("对新认定的企业：\n（1）迁入的，奖励5万元；\n（2）其他的，奖励3万元。")
    {9: Above(who='新认定的企业', label=None, mark='', start=0), 23: Above(who='新认定的企业', label=None, mark='', start=0)}
    """
    found: dict[int, Above] = {}
    stack: list[Above] = []
    listing = False
    for line in _LINE.finditer(text):
        start, end = line.span()
        mark = MARK.match(text, start, end)
        kind = str(mark.lastgroup) if mark else ""
        marks = [one.mark for one in stack]
        if kind in marks and (mark or not listing):
            stack = stack[: marks.index(kind)]
        body = text[mark.end() if mark else start : end].strip()
        above = _above(stack, body) if mark or listing else None
        if above is not None:
            found[start] = above
        opened = _opens(body, kind) if len(body) <= _LONGEST else None
        if opened is not None:
            opened = opened._replace(start=start)
            stack = [*stack, opened] if mark else [opened]
        heads = bool(mark) and opened is not None and opened.who is not None
        listing = heads or body.endswith(("：", ":", "；", ";"))
    return found


def _above(stack: list[Above], body: str) -> Above | None:
    """Give what the headings over an item say together; the words before its own colon tell it apart, too."""
    named = [at for at, one in enumerate(stack) if one.who]
    who = stack[named[-1]].who if named else None
    label = stack[-1].label if stack and (not named or named[-1] < len(stack) - 1) else None
    own, colon, _ = body.partition("：")
    if who and colon and _LABEL.fullmatch(own) and not _NAMES.fullmatch(own):
        label = own
    return Above(who, label, stack[-1].mark, stack[named[-1]].start if named else 0) if who or label else None


def _opens(body: str, mark: str) -> Above | None:
    """Read a line as a heading over those below it; `None` where it is none, or names nobody and tells nothing apart."""
    last = body.rstrip("：:。").rpartition("。")[2]
    if _GIVES.search(last):
        return None
    named = _NAMES.fullmatch(last)
    if not body.endswith(("：", ":")):
        heading = named is not None and "。" not in last and bool(mark)
        return _named(named, mark) if heading else None
    named = _TO_WHOM.match(last) or (named if mark else None)
    if named is not None or not (mark or _GIFT.search(last)):
        return _named(named, mark)
    who = subject_of(re.split("[，：以按]", last)[0])
    label = None if who or _LABEL.fullmatch(last) is None else last
    return Above(who, label, mark) if who or label else None


def _named(named: re.Match[str] | None, mark: str) -> Above | None:
    """Give whom a heading names, if that says more than 企业."""
    who = named["who"] if named is not None else None
    return None if who is None or who in word_set("bare_recipient") else Above(who, None, mark)
