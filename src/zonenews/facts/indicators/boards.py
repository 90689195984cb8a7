"""Boards of figures, as the pages of parks have them: what is counted on one line and how much on the next, or the other way round.

```text
• 累计入园企业
512家
• 亩均税收
28万元
• 高新技术企业
86家
```

A number alone is no line of an article: counters of visits look like that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.context import Context
from zonenews.facts.amounts import as_amount
from zonenews.facts.indicators.metric_names import is_metric
from zonenews.facts.indicators.tables import Cell, period_before, whose_table
from zonenews.mentions.quantities.find import Quantity
from zonenews.mentions.times.find import Time
from zonenews.text.records import Amount
from zonenews.text.spans import Span

FIGURE = lazy(r"(?m)^[ \t\u3000]*(?P<figure>[约近超逾]?[0-9][0-9.,]*\+?[^\s0-9，。；：、,;:]{1,8})[ \t\u3000]*$")
"""A line that is nothing but an amount with its unit."""
_NAME = lazy(r"[ \t\u3000]*[•·●■◆▪-]?[ \t\u3000]*(?P<name>[^\s0-9，。；：、,;:•]{2,14}?)[ \t\u3000]*[:：]?$")
LEAST: Final = 3
"""So many pairs make a board; of fewer, a heading may stand over something else."""


class _Line(NamedTuple):
    """A line of a board: the metric that it names, or else the amount that it is."""

    start: int
    end: int
    name: str
    amount: Amount | None


def read_boards(context: Context, quantities: Sequence[Quantity], times: Sequence[Time]) -> Iterator[Cell]:
    """Give the figures of boards, in order; none where a line between two figures may belong to either."""
    held = {quantity.span: quantity for quantity in quantities}
    for block in _blocks(context.text, held):
        low = block[0].start
        period, whose = period_before(context, times, low, low), whose_table(context, low)
        if not whose:
            continue
        for one, other in zip(block[::2], block[1::2], strict=True):
            name, amount = one.name or other.name, one.amount or other.amount
            if amount is not None:
                yield Cell(name, whose, period, amount, (), Span(one.start, other.end), (amount.span,))


def _blocks(text: str, held: dict[Span, Quantity]) -> Iterator[list[_Line]]:
    """Give the runs of lines that are a name and an amount by turns, as many of the one as of the other."""
    block: list[_Line] = []
    start = 0
    for line in [*text.split("\n"), "。"]:
        if line.strip():
            read = _read(text, start, start + len(line), held)
            if read is None or (block and bool(read.name) is bool(block[-1].name)):
                if len(block) >= 2 * LEAST and len(block) % 2 == 0:
                    yield block
                block = []
            if read is not None:
                block.append(read)
        start += len(line) + 1


def _read(text: str, start: int, end: int, held: dict[Span, Quantity]) -> _Line | None:
    """Read a line as the name of a metric or as an amount; `None` where it is neither."""
    figure = FIGURE.match(text, start, end)
    if figure is not None:
        quantity = held.get(Span(*figure.span("figure")))
        return None if quantity is None else _Line(*quantity.span, "", as_amount(quantity))
    name = _NAME.match(text, start, end)
    if name is None or not is_metric(name["name"]):
        return None
    return _Line(*name.span("name"), name["name"], None)
