"""Names of the tables, and the places where their characters are pieces of other words: 中石油 in 其中|石油."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual, load_familiar
from zonenews.lexicon.organizations import OrganizationKind
from zonenews.mentions.organizations.boundaries import NAME_CHAR_RE, Places


def is_cut(text: str, start: int, end: int, kind: OrganizationKind, places: Places) -> bool:
    """Whether a known name is cut out of other words: 中石油 in 其中|石油, a ministry in 财政部|门."""
    first, last = text[start], text[end - 1]
    if first == "中" and text[start - 1 : start] in _BEFORE_MIDDLE and start:
        return True
    if last == "科" and text.startswith("技", end):  # 张江高科|技园区
        return True
    if first.isascii() and start and _is_letter(first) and _is_letter(text[start - 1]):
        return True
    if last.isascii() and _is_letter(last) and _is_letter(text[end : end + 1]):
        return True
    if kind == "company" and end - start == 3 and start and _is_pieced(text, start, end):
        return True
    if kind == "company" and (_MACHINE_RE.match(text, end) or _is_nations(text, start, end)):  # 空中客车|A320
        return True
    alone = end - start > 2 or _stands_alone(text, start, kind, places)
    return not alone or (last == "部" and text.startswith("门", end))


_MACHINE_RE = lazy("[A-Z]?[0-9]{3}[^0-9年亿万个家名人元]")


def _is_nations(text: str, start: int, end: int) -> bool:
    """Whether a name that begins with 中国 is the field of a country's zones or firms: 中国化工|园区, 中国建材|行业."""
    return text.startswith("中国", start) and _FIELD_RE.match(text, end) is not None


_FIELD_RE = pattern("{behind_field_of_nation}")


def _is_pieced(text: str, start: int, end: int) -> bool:
    """Whether a name is pieces of the words around it: no 新和成 in 革新|和|成本."""
    familiar = load_familiar()
    if text[start - 1] in _BEFORE_SHORT or text[end : end + 1] in _BEHIND_SHORT:
        return False
    return text[start - 1 : start + 1] in familiar and text[end - 1 : end + 1] in familiar


def _is_letter(char: str) -> bool:
    """Whether a character is a Latin letter or a digit: no GE in LGE."""
    return char.isascii() and char.isalnum()


_BEFORE_MIDDLE = frozenset("其当之集从途心空")
"""Characters that make a word with 中."""


_BEFORE_SHORT = frozenset(
    "与和及由在向对为给从的是将把让到赴如像等于跟同请邀比携联以有业家资团进引入合找含括系问察访揽约了自观览到临"
)
_BEHIND_SHORT = frozenset("等和与及在的是将也已为于总集公全首副中项新工汽车今近再正投建合签董则并还又就对向都能")


_BEHIND_BODY = _BEHIND_SHORT | frozenset("毕教校附医法光国学考博硕本研党会员省市县区第")


def _stands_alone(text: str, start: int, kind: OrganizationKind, places: Places) -> bool:
    """Whether a name of two characters is not a piece of other words: no 强生 in 做强|生产, no 默克 in 默克尔."""
    before, behind = text[start - 1 : start], text[start + 2 : start + 3]
    if text[start - 1 : start + 1] in load_familiar() and text[start + 1 : start + 3] in load_familiar():
        return False
    if kind not in ("company", "education"):
        return True
    left = before in _BEFORE_SHORT or not NAME_CHAR_RE.match(before) or places.chain_before(text, start) < start
    ends = _BEHIND_SHORT if kind == "company" else _BEHIND_BODY
    right = behind in ends or not NAME_CHAR_RE.match(behind)
    if kind == "company" and left != right and before != "的" and is_unusual(text[start : start + 2]):
        doubted = text[start + 1 : start + 3] if left else text[start - 1 : start + 1]
        return doubted not in load_familiar() and not _THING_RE.match(text, start + 2)
    return left and right


_THING_RE = pattern("{named_after_company}")
