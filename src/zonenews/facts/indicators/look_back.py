"""What a text of January to March tells of 全年: results of a whole year are those of the year before, which has ended."""

from __future__ import annotations

from datetime import date

import attrs

from zonenews.facts.records import Indicator
from zonenews.lexicon.word_classes import word_set

REPORTING = 3
"""Until March the figures of the year before are told; later 全年 in a result would be strange anyway."""


def looking_back(indicator: Indicator, text: str, published: date | None) -> Indicator:
    """Give a result of 全年 or 年末 its year: where the running one has hardly begun, the year before.

    Goals and plans keep the running year, and so does what names its year.

    Args:
        indicator: as it was read; spans count in `text`.
        text: the normal text.
        published: the day of the article; without one nothing is changed.

    Returns:
        The indicator, with its period a year earlier where that is meant.
    """
    if published is None or published.month > REPORTING or indicator.status != "actual" or not indicator.period:
        return indicator
    start, end = indicator.period
    if end is None or end <= published or (end.year, end.month, end.day) != (published.year, 12, 31):
        return indicator
    words = [text[span.slice] for span in indicator.mentions]
    if not word_set("whole_year").intersection(words) or any(str(end.year) in word for word in words):
        return indicator
    return attrs.evolve(indicator, period=(_year_before(start), _year_before(end)))


def _year_before(day: date | None) -> date | None:
    return day.replace(year=day.year - 1) if day else None
