"""Numbered lines below a heading that is only a gift: 人才补贴 / （一）博士：一次性安家费15万元."""

from __future__ import annotations

from zonenews.facts.incentives.announced import MARK
from zonenews.facts.incentives.promises import instrument_of
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import Instrument

_GIFT_LINE = pattern(
    r"(?m)^(?P<mark>[ 　]*(?:[一二三四五六七八九十0-9]{1,2}[、.．]|[（(][一二三四五六七八九十0-9]{1,2}[)）]))?(?P<gift>[^，。；：:0-9|\n]{0,14}(?:{reward_noun}))(?:{term_label})?[：:。]?[ 　]*\n"
)
_SUM = pattern(r"[0-9][0-9.]*[ ]*[万亿]*元")
_TOLD = pattern("{paid_out}|{disbursing}|已|累计")
"""去年|发放|补贴: a heading of a report."""
_MOST_LINES = 20
"""Lines below one heading at most."""


def gift_lines(text: str) -> dict[int, Instrument]:
    r"""Find the numbered lines with a sum below a heading that names a gift and nothing else.

    Args:
        text: normal text.

    Returns:
        What each of them gives, by where the line starts.

    >>> gift_lines("人才补贴\n（一）博士：15万元；\n（二）硕士：8万元。"), gift_lines("去年发放补贴\n1.甲县3万元。\n")
    ({5: 'subsidy', 17: 'subsidy'}, {})
    """
    found: dict[int, Instrument] = {}
    for heading in _GIFT_LINE.finditer(text):
        given = None if _TOLD.search(heading["gift"]) else instrument_of(heading["gift"])
        above = MARK.match(text, heading.start())
        at = heading.end()
        for _ in range(_MOST_LINES if given is not None else 0):
            mark = MARK.match(text, at)
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            if mark is None or (above is not None and mark.lastgroup == above.lastgroup):
                break
            if given is not None and _SUM.search(text, at, end):
                found[at] = given
            at = end + 1
    return found
