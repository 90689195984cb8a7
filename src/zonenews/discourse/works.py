"""Parks that are named as something that is built, and so are no place: 甲产业园、乙基地等5个项目开工; 340亩某某科技产业园."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern

_LISTED = pattern(
    "(?:[（(]?[一二三四五]期[）)]?)?(?:、[^，,。；;\n]{2,80}?等[^，,。；;\n]{0,12}?(?:项目|工程)|等(?:[0-9一二三四五六七八九十]+[余多]?[个项]|一批)|(?:建设)?(?:项目|工程)|(?!新?(?:{landing}|{signing}|{starting}|{finished}))[^，,。；;、\n]{1,14}(?:项目|工程)(?=[、等和及])|标准厂房[^，,。；;、\n]{0,8}(?:项目|工程)"
    "|(?:{stage_lead})*(?:{starting}|{finished})(?:建设|投[产用])?(?=[，,。；;、\n]|$))"
)
"""甲产业园|、乙基地等5个项目, 甲产业园|开工建设."""
_INVESTED = lazy(
    "(?:项目)?[，,]?(?:计划|预计|项目)?总投资(?:额)?[约达为]?[0-9]|是[一二]?个?集[^。；;\n]{4,60}[，,](?:项目)?总投资"
)
"""甲产业园|总投资12亿元, 甲产业园|是集研发、生产于一体的园区，项目总投资12亿元."""
_AMONG = pattern("(?:项目|工程)[^，,。；;：:\n]{0,6}(?:{listing}|主要有)[：:]?(?:[^。；;\n]{2,60}[、和与及])?$")
"""5个项目分别是|甲产业园; 开工项目包括甲基地、|乙产业园."""
_AMONG_REACH = 80
_CLOSED = lazy("等[0-9一二三四五六七八九十]+[余多]?[个项][^，,。；;]{0,16}(?:项目|工程)")
"""某物流园|等5个项目."""
_SIZED = lazy("(?:(?:[0-9]亩|平方公?[里米]|公顷)的?|[0-9]亿?万?元的|一体的)$")
_SIZE_REACH = 6
"""Characters of the end of a size."""
_PART_COUNTED = lazy("[0-9]+[余多]?[个项][、，](?:计划|协议)?(?:总投资|投资)")
_OPENS_COUNTS = lazy(
    "[ 　]*(?:从[^，,。；;：:\n]{0,14}(?:项目|开工|签约)[^，,。；;：:\n]{0,10}看|在?[0-9]+个[^，,。；;：:\n]{0,12}项目中)[，,]"
)
_AREA, _PARK = "区", "园区"
"""A 园区 may be built as one project; other names that end with 区 are those of zones that are there."""


def is_counted_part(text: str, end: int) -> bool:
    """Whether a place is one of those by which projects are counted: 甲市25个、总投资8亿元，某试验区|7个、总投资3亿元.

    Args:
        text: the normal text.
        end: where the name of the place ends.
    """
    return _PART_COUNTED.match(text, end) is not None


def opens_counts(text: str, start: int) -> bool:
    """Whether a sentence begins with what counts projects by their places: 从签约项目总数来看，甲县13个，乙县12个.

    Args:
        text: the normal text.
        start: where the sentence starts.
    """
    return _OPENS_COUNTS.match(text, start) is not None


def is_built(text: str, start: int, end: int) -> bool:
    """Whether a zone is named as something that is built.

    Args:
        text: the normal text.
        start: where the name of the zone starts.
        end: where it ends.

    Returns:
        Whether it is a project there: one of a list of projects, one that is started or finished, or one told by its size.

    >>> text = "云石电子产业园、青石物流港等5个项目开工"
    >>> is_built(text, 0, 7), is_built("云石高新区开工项目5个", 0, 5), is_built("云石电子产业园新签约项目5个", 0, 7)
    (True, False, False)
    """
    if _CLOSED.match(text, end):
        return True
    if text.endswith(_AREA, start, end) and not text.endswith(_PARK, start, end):
        return False
    if _LISTED.match(text, end) or _INVESTED.match(text, end):
        return True
    if _SIZED.search(text, max(0, start - _SIZE_REACH), start):
        return True
    return _AMONG.search(text, max(0, start - _AMONG_REACH), start) is not None
