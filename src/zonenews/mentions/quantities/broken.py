"""Numbers that a page or a PDF has broken: 1 200万元, 1，200万元, 12. 5%, 1。54%, 12·5亿元, 3⏎.6亿元.

A break is mended only inside a phrase (a Han character stands right before the number) and where a unit follows: `1. 5亿元以上项目` at the
beginning of a line is the first point of a list.
"""

from __future__ import annotations

import attrs

from zonenews._patterns import lazy
from zonenews.grammar.scanning import scanners
from zonenews.mentions.quantities.amounts import amount_at
from zonenews.mentions.quantities.checks import is_quantity
from zonenews.mentions.quantities.completion import complete
from zonenews.mentions.quantities.draft import Draft

_PARTS = (
    r"(?:[0-9]{0,2}(?:(?: [0-9]{3})+|(?:，[0-9]{3})+|(?:,\n[0-9]{3})+|(?:'[0-9]{3})+)(?:\.[0-9]{1,4})?"
    r"|[0-9]{0,5}(?:\. ?\n? ?| \.|\n\.|。|·|．)[0-9]{1,4}|[0-9]{0,3}\n0[0-9]{1,3}|[0-9]{0,5}[,，](?=[万亿]+[元美](?!以上|以下|级|项|企|工|产))| [0-9](?=[%％]))(?![0-9.,，])"
)
_BEHIND_BLANK = (
    r"[0-9](?<=[一-龥、，] .)(?:[0-9]{0,5}(?:\.\n|\n\.)[0-9]{1,4}|[0-9]{1,5}\. [0-9]{1,4}(?= ?[万亿%％])|\. [0-9]{1,2}(?= ?[%％](?!的)))(?![0-9.,，])"
    r"|[0-9](?<=[长降高低达到成现资入为约至升增减占超额值] .)\. [0-9]{1,4}(?![0-9.,，])"
    r"|[0-9](?<=、.)[0-9]{0,5}\. [0-9]{1,4}(?= ?[万亿%％])"
)
"""增长 9.|6%, 投资 12. 5 亿元: where a blank stands before the number, 项目 3. 5亿元 may be the third point of a list, but no point is a share, has two figures,
stands behind 、 or behind what ends a verb or a measure."""
_BROKEN = lazy(rf"[0-9](?<=[一-龥].)(?<![图表第附栋号].){_PARTS}|{_BEHIND_BLANK}")
_BROKEN_WHOLE = lazy(rf"[0-9]{_PARTS}")
_JUNK = str.maketrans({" ": "", "，": "", ",": "", "'": "", "\n": "", "。": ".", "·": ".", "．": "."})
_NEXT_LINE = frozenset("。\n")
"""What may end a sentence or a line in a number."""
_LOOSE = frozenset({"count", "duration", "ordinal"})
"""What a sentence may begin to count where another ends on a number: 新增企业35。3家……"""
_REACH = 24
"""So many characters behind a number hold its scale and unit."""


BREAKS = frozenset(" ，,'。·．\n")
"""What may stand behind the first part of a broken number."""


def broken_amount(text: str, start: int, floor: int, marks: str) -> Draft | None:
    """Read the amount whose broken number begins here.

    Args:
        text: normal text.
        start: where the number begins.
        floor: where the quantity before it ends; no bound is read from before that.
        marks: the opening quotation marks of the text.

    Returns:
        The amount with its bounds, or `None` where the number is whole, or no unit follows it.
    """
    match = _BROKEN.match(text, start)
    draft = _mended(text, *match.span()) if match else None
    if match is None or draft is None or draft.unit is None:
        return None
    if draft.unit.kind in _LOOSE and not _NEXT_LINE.isdisjoint(match[0]):
        return None
    complete(text, draft, floor)
    return draft if is_quantity(text, draft, marks) else None


def broken_whole(text: str) -> Draft | None:
    """Read a text that is one amount with a broken number: 1 200万元, 12. 5%.

    Args:
        text: normal text.

    Returns:
        The amount, or `None` where the text is something else, or more.

    >>> broken_whole("12. 5%").value
    Decimal('12.5')
    >>> broken_whole("1. 5亿元以上项目") is None
    True
    """
    match = _BROKEN_WHOLE.match(text)
    draft = _mended(text, *match.span()) if match and not BREAKS.isdisjoint(match[0]) else None
    if draft is None or draft.unit is None or draft.unit.kind in _LOOSE:
        return None
    complete(text, draft, 0)
    return draft if draft.end == len(text.rstrip()) else None


def _mended(text: str, start: int, end: int) -> Draft | None:
    """Read the amount as if its number were whole, and put it where it stands."""
    number = text[start:end].translate(_JUNK)
    whole = number + text[end : end + _REACH]
    run = scanners().run.match(whole)
    draft = amount_at(whole, 0, run[0]) if run else None
    if draft is None or draft.unit is None or draft.number_end < len(number):
        return None
    by = end - len(number)
    places = ("end", "number_end", "unit_start", "unit_end")
    return attrs.evolve(
        draft,
        start=start,
        number_start=start,
        rule="quantity/broken",
        **{place: getattr(draft, place) + by for place in places},
    )
