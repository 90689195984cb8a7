"""Sentences of a policy that set a condition for what they promise: what stands in one names a class, and no single project."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence
from zonenews.grammar.patterns import pattern

_PROMISED = pattern(
    "(?:按照?|{giving_verb}|{how_given})[^。；;\n]{0,40}?(?:{giving_mark})|(?:{reward_noun})[^。；;，,0-9\n]{0,8}[0-9.]+[万亿]*元|[%‰]的?(?:{reward_noun})"
)
_FOR_WHOM = pattern("(?:{payer})?(?:对于?(?![外接标比照应手]|口[支帮])|凡是?|按照?)")
_OF_CLASS_NAMED = pattern(
    "(?:{payer})?(?:对于?|凡是?)[^。；;，,\n]{0,40}[0-9]万?[^。；;，,0-9\n]{0,6}以[上下](?:[（(][^（）()]{1,8}[）)])?的[^。；;，,\n]{0,16}项目[，,]"
)
"""对|投资500万元以上的农业项目|，实行全程代办: projects of a class, for which something is done."""
_OF_CLASS = lazy("以[上下内](?:[（(][^（）()]{1,8}[）)])?(?:部分)?(?:的|[、，,])")
_NUMBERED = lazy(
    "第[一二三四五六七八九十0-9]{1,3}条|[0-9一二三四五六七八九十]{1,3}[、.．]|[（(][0-9一二三四五六七八九十]{1,3}[）)]"
)
_CAPPED = pattern("(?:{reward_noun}|奖金)(?:{sum_total}|额度)?(?:{capping})")
_GIVEN_BEHIND = pattern(
    "[^。；;\n]{0,40}?(?:{giving_verb}|{how_given}|每[^，。；;\n]{0,10}?)[^，。；;\n]{0,12}?(?:{reward_noun})[^，。；;\n]{0,8}?[0-9]"
    "|[^。；;\n]{0,40}?(?:{giving_verb})[^，。；;\n]{0,20}[0-9.]+[万亿]*元[^，。；;\n]{0,8}(?:{reward_noun})"
)
_TOLD_AS_PAID = pattern("{paid_out}|已|累计")
_GIVEN = lazy("[，,](?:按|给予|一次性)")
_SINCE = lazy("自[^，。；;\n]{2,12}起")
_STOPS = "；;。\n"
_LIST_OPENS = pattern("(?:{meeting_terms})[^，。；;：:\n]{0,24}条件[^。；;：:\n]{0,12}[：:]")
"""须同时具备下列条件：."""
_ITEM = lazy(
    "[ \t　]*(?:[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.、．)）]|[①-⑳]|[一二三四五六七八九十]{1,3}是)"
)
_MOST_ITEMS = 30
_TITLE_OF_POLICY = lazy("(?m)^[^，。；：:\\n0-9]{3,16}(?<![线路渠道街河沟带])[一二三四五六七八九十]{1,3}条$")
"""某县电商十条: a line that is the name of a policy."""
_REQUIRED = lazy(
    "[^，,。；;：:\\n]{0,30}[须需应][^，,。；;：:\\n]{0,10}[0-9][^，,。；;：:\\n]{0,24}[，,](?:方可|才可|可申[报请])"
)
"""年营业额须在1200万元以上，可申报规模奖: what is asked of those who ask for something."""
_SORTED_BY = pattern(
    "[^。；;：:\n]{0,40}?以[上下内](?:[、，]?或?[^，。；;：:\n0-9]{0,16}[0-9.]+[万亿]*元以[上下内]){1,4}的(?:{recipient})"
)
"""投资5000万元以上、年纳税300万元以上的项目."""


_INCLUSIVE = lazy("(?:对于?|凡是?)[^。；;，,：:\\n]{2,40}[（(]含[^（()）]{1,12}[）)]以[上下]的?")
"""对年纳税额90万元（含90万元）以上的|商户: whom something is done for."""


_CLAUSES_OF_POLICY = lazy(
    "(?<![线路渠道街河沟带])(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})条(?=[，。；：:”’」》、\n]|$)"
)
_ISSUES = pattern("(?:{issued_verb}|推出|制定)了?[^，。；：:\n0-9]{2,16}$")
"""出台|楼宇经济十条|: the name of a policy, and no count."""
_BETWEEN = lazy("[0-9.]+[万亿]*元?[≤<][^，。；\n]{1,30}[≤<] ?[0-9.]+[万亿]*元?")
"""2亿元≤项目投资额<6亿元: a step that is asked of somebody."""


def is_condition(sentence: Sentence, start: int) -> bool:
    """Whether a place in a sentence lies in the condition of a promise: 对|总投资5亿元以上的项目|，给予30万元奖励.

    Args:
        sentence: the sentence.
        start: the place, an offset of the normal text.

    Returns:
        Whether the part of the sentence it lies in begins by saying for whom, or sets a bound, and promises something behind.
    """
    text, (low, high) = sentence.text, (sentence.bounds.start, sentence.bounds.end)
    low = max(low, *(text.rfind(stop, low, start) + 1 for stop in _STOPS))
    numbered = _NUMBERED.match(text, low, high)
    opens = numbered.end() if numbered else low
    while text[opens : opens + 1] in " \u3000\t" and opens < high:
        opens += 1
    promised = _PROMISED.search(text, max(low, start), high)
    if promised is None:
        return _OF_CLASS_NAMED.match(text, opens, high) is not None
    clause = sentence.clause_end(start)
    if promised.start() == clause + 1 and _GIVEN.match(text, clause, high) and text.find("的", opens, clause) >= 0:
        return True  # 年度内竣工投产的|新上物流项目，按投资额给予奖励
    if _SINCE.search(text, low, promised.start()) is not None or _FOR_WHOM.match(text, opens, high) is not None:
        return True
    return _OF_CLASS.search(text, low, promised.start()) is not None


def sets_bound(text: str, start: int, end: int) -> bool:
    """Whether a figure with a bound stands in what a policy asks or caps: 存栏|500头以上|的猪场，每场补助80万元; 奖金总额|不超过25万元.

    Args:
        text: normal text.
        start: where the statement of the figure starts.
        end: where it ends.

    Returns:
        Whether something is promised behind it in its part of the sentence, and not told as paid, or it is the most that is given.
    """
    if _CAPPED.search(text, max(0, start - 2), end) is not None:
        return True
    behind = _GIVEN_BEHIND.match(text, end)
    return behind is not None and _TOLD_AS_PAID.search(behind[0]) is None


def condition_lists(text: str) -> list[tuple[int, int]]:
    """Find the lists of conditions: the rest of the line that announces one, and the numbered lines below it that promise nothing.

    Args:
        text: normal text.

    Returns:
        The ranges, by where they start; empty where nothing announces one.

    >>> condition_lists("企业应当具备下列条件：（一）年纳税180万元以上。"), condition_lists("全县出口3亿元。")
    ([(11, 25)], [])
    """
    if "条件" not in text:
        return []
    return [(match.end(), _list_end(text, match.end())) for match in _LIST_OPENS.finditer(text)]


def listed_conditions(text: str) -> list[tuple[int, int]]:
    """Find where a text says on what conditions something is given: lists under 须具备下列条件：, and classes with two bounds.

    Args:
        text: normal text.

    Returns:
        The ranges, by where they start; a figure in one states nothing of a place.
    """
    found = condition_lists(text)
    if "以上、" in text or "以下、" in text:
        found += [match.span() for match in _SORTED_BY.finditer(text)]
    if "含" in text:
        found += [match.span() for match in _INCLUSIVE.finditer(text)]
    if "条" in text:
        found += _names_of_policies(text)
    if "可申" in text or "方可" in text:
        found += [match.span() for match in _REQUIRED.finditer(text)]
    if "≤" in text:
        found += [match.span() for match in _BETWEEN.finditer(text)]
    return sorted(found)


def _names_of_policies(text: str) -> Iterator[tuple[int, int]]:
    """Give where a policy is named by the number of its clauses, from the stop before it: 某区出台楼宇经济十条."""
    for match in _CLAUSES_OF_POLICY.finditer(text):
        low = max(text.rfind(stop, 0, match.start()) + 1 for stop in "，。；：\n")
        if _ISSUES.search(text, low, match.start()) is not None:
            yield low, match.end()
    for title in _TITLE_OF_POLICY.finditer(text):
        yield title.span()


def _list_end(text: str, start: int) -> int:
    """Give where a list of conditions ends: with its line, or with the last of the numbered lines that follow."""
    end = _line_end(text, start)
    for _ in range(_MOST_ITEMS):
        if (
            end >= len(text)
            or _ITEM.match(text, end + 1) is None
            or _PROMISED.search(text, end + 1, _line_end(text, end + 1))
        ):
            break
        end = _line_end(text, end + 1)
    return end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
