"""Places that are only the first part of what a clause is about: 青岛|科学家论坛成功举办, 深圳|机场三期扩建工程竣工, 济南|至潍坊高铁开通.

Whose name it is did something, and the place is not whose figures follow.
"""

from __future__ import annotations

from typing import Final

from zonenews.grammar.patterns import pattern

_STRETCH: Final = "[^，。；：、的0-9]"
_WORKS: Final = pattern(
    f"{_STRETCH}{{0,8}}?{{proper_works}}(?:{_STRETCH}{{0,10}}?{{taking_place}}|[^，。；：0-9]{{0,20}}等)|[至到—－-][\u4e00-\u9fff]"
)
"""Works named for a place, and what came about with them."""
_NAMED: Final = pattern(
    f"{_STRETCH}{{0,8}}?{{named_for_place}}(?:{_STRETCH}{{0,10}}?{{taking_place}}|[^，。；：0-9]{{0,20}}等)|(?:建设|政策)(?:的[这一二三四五六七八九十0-9]+年|[^，。；：、的0-9]{{0,14}}(?=[，。；]))"
)
"""Occasions, rules and institutions named for a place, and what came about with them."""

_COMES_ABOUT: Final = pattern("[^，。；：、的0-9\n]{0,12}?(?:{taking_place}){1,3}(?:建设|使用)?(?=[，。；\n]|$)")
"""That a place itself came about, and nothing else: 某合作区 | 正式启动，."""


def comes_about(text: str, end: int) -> bool:
    """Whether a clause tells of the place that ends at an offset only that it came about, which makes it no holder of figures.

    >>> comes_about("青石合作区正式启动，税收增长8%", 5), comes_about("青石合作区启动招商12场", 5)
    (True, False)
    """
    return _COMES_ABOUT.match(text, end) is not None


def is_works(text: str, end: int) -> bool:
    """Whether works named for the place that ends at an offset are what a clause is about.

    >>> is_works("深圳机场三期扩建工程竣工", 2), is_works("深圳机场旅客吞吐量增长9%", 2)
    (True, False)
    """
    return _WORKS.match(text, end) is not None


def is_named(text: str, end: int) -> bool:
    """Whether an occasion, a rule or an institution named for the place that ends at an offset is what a clause is about.

    >>> is_named("青岛科学家论坛成功举办", 2), is_named("青岛举办科学家论坛", 2)
    (True, False)
    """
    return _NAMED.match(text, end) is not None
