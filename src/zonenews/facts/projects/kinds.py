"""Names that tell only of which kind a thing is, and no project from another: 重点产业项目, 老旧小区改造, 3号厂房."""

from __future__ import annotations

import re
from functools import cache

from zonenews._patterns import lazy, longest_first, tree
from zonenews._ready import compiled
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.actions import load_actions
from zonenews.lexicon.word_classes import kept_by_words, words_of


def is_generic(name: str) -> bool:
    """Whether a name tells only what kind of thing it is: 重点产业项目, 科技创新中心, 3号厂房."""
    return _generic_re().fullmatch(name) is not None


@cache
def _generic_re() -> re.Pattern[str]:
    project = load_actions()
    words, nouns = tree(longest_first(project.generic)), tree(longest_first(project.generic_heads))
    place = r"(?:(?![至到和与])[\u4e00-\u9fff]{2,3}[省市县州旗](?=.{4}))?"
    count = r"第[一二三四五六七八九十]+[次批]|[0-9一二三四五六七八九十]+[号#]|[（(]?[一二三四五六七八九十][）)期]"
    return pattern(rf"{place}(?:{words}|{count})*{nouns}{{1,3}}")


def is_common(words: str) -> bool:
    """Whether the words before a noun of works tell none from another: 新建社区|医院."""
    return _common_re().fullmatch(words) is not None


def is_kind(name: str) -> bool:
    """Whether a name tells only of which kind works are, or what is done on their site: 供热工程, 道路改造项目, 土建工程."""
    return is_common(name.removesuffix("项目").removesuffix("工程")) or _ONLY_WORKS.fullmatch(name) is not None


_ONLY_WORKS = pattern("(?:{site_work})+(?:工程|项目)?")


@kept_by_words
def _common_re() -> re.Pattern[str]:
    words = longest_first({*load_actions().generic, *words_of("common_work")})
    return compiled(rf"(?:{tree(words)}|[0-9一二三四五六七八九十]+号?)*")


def is_sort(name: str) -> bool:
    """Whether a name is a noun of what is built or done behind nothing but common words, or one of several: 中央工厂, 首批边防项目.

    >>> is_sort("食品科普基地"), is_sort("生态保护和环境治理项目"), is_sort("国家会议中心"), is_sort("首批边防项目")
    (True, True, False, True)
    """
    return _sort_re().fullmatch(name) is not None or _ONE_OF_SEVERAL.match(name) is not None


@kept_by_words
def _sort_re() -> re.Pattern[str]:
    words = longest_first({*load_actions().generic, *(word for name in _COMMON for word in words_of(name))})
    works = tree(longest_first({*words_of("works_noun"), *words_of("street_work"), *_WORKS}))
    site = tree(longest_first(words_of("common_site")))
    return compiled(rf"(?!国家)(?:{tree(words)}|{works})*(?:{site}|{works}(?:项目|工程)?)")


def tells_only_kind(name: str) -> bool:
    """Whether a name is no name at all, by any of the three tests: a kind of thing, a kind of works, a noun of what is built.

    >>> tells_only_kind("重点产业项目"), tells_only_kind("供热工程"), tells_only_kind("中央工厂"), tells_only_kind("云湖新材料项目")
    (True, True, True, False)
    """
    return is_generic(name) or is_kind(name) or is_sort(name)


def is_of_field(name: str) -> bool:
    """Whether a name tells only of which field of industry a project is: 智能制造项目.

    >>> is_of_field("智能制造项目"), is_of_field("云帆制造项目")
    (True, False)
    """
    return _field_re().fullmatch(name) is not None


@kept_by_words
def _field_re() -> re.Pattern[str]:
    words = longest_first({word for name in _FIELDS for word in words_of(name)})
    return compiled(rf"(?:{tree(words)})+(?:项目|工程)")


_FIELDS = ("industry_field", "field_adjective", "made_at")
_COMMON = ("park_word", "before_site", "common_work", "industry_field", "field_adjective", "made_at")
_WORKS = ("建设", "保护")
_ONE_OF_SEVERAL = lazy("首批|在建|.{0,4}[两三四五六]大(?![学道厦])")
"""首批|边防项目, 全省两大|电站."""
