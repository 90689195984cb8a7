"""Names that the words around them make sure of: parks and parts of towns that are told of as places are, a city's own park, two zones that are one."""

from __future__ import annotations

from typing import Final

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.word_classes import word_set
from zonenews.lexicon.zone_words import ZoneWords
from zonenews.mentions.zones.proper_names import is_field

PLAIN_PART: Final = "功能区"
"""The type word whose kind a part of a town or of a zone has; no bare word refers back to one."""
TOWN_PARTS: Final = frozenset({"片区", "组团"})
_AGAIN: Final = 1500
"""Within so many characters a part is named again."""
_LONGEST_SITE: Final = 4
_SITED_RE: Final = pattern("(?:{at_place}|{company_visited})了?$")
_TOLD_RE: Final = pattern("{park_telling}|[0-9]{1,3}个(?![一-鿿])")
_TIERS: Final = frozenset("省市县")


def is_own_park(head: str, word: str, words: ZoneWords) -> bool:
    """Whether a head is the tier of the text's own place and the field of its park: 市|新材料|产业园.

    >>> from zonenews.lexicon.zone_words import zone_words
    >>> is_own_park("市新材料", "产业园", zone_words()), is_own_park("市级", "产业园", zone_words())
    (True, False)
    """
    return head[:1] in _TIERS and word in words.parks and is_field(head[1:]) and words.described(head[1:]) == 0


def first_of_two(text: str, end: int, words: ZoneWords) -> int:
    """Where the type word of a zone begins that ends before 暨, `end` where there is none: 保税物流|示范区|暨中俄经贸合作区."""
    return end - len(words.word_at_end(text[max(0, end - _LONGEST_WORD) : end]))


_LONGEST_WORD: Final = 14


def fills_up(text: str, start: int, end: int) -> bool:
    """Whether a park named by its trade alone opens a clause that says who is in it: 光电科技园|已签约入驻企业22家."""
    return _opens(text, start) and _FILLED_RE.match(text, end) is not None


_FILLED_RE: Final = pattern("(?:现?已|目前|现有|共)[一-鿿]{0,4}{park_filling}[一-鿿]{0,4}(?:企业|商户|项目)[0-9]")
"""What is said of one park, and of no class of them."""


def is_part(text: str, start: int, end: int, proper: str | None, *, behind: int) -> bool:
    """Whether a name with a type word of the class `told_part` is told of as a place: 落户|江滨园区, 江滨园区|现有30个项目.

    Args:
        text: normal text.
        start: where the name begins.
        end: where it ends.
        proper: what stands in it before the words that describe it; `None` where that is a region.
        behind: where the zone named last ends: a part of it may stand right behind, or one more in a list.
    """
    if proper is not None and not _names_part(proper):
        return False
    if _SITED_RE.search(text, max(0, start - _LONGEST_SITE), start) or (
        behind == start - 1 and text[behind] in "、和与"
    ):
        return True
    if (_opens(text, start) or text[start - 1] == "区") and _TOLD_RE.match(text, end):
        return True
    name = text[start:end]
    if name.endswith(_UNSURE):
        return False
    return text.find(name, end, end + _AGAIN) >= 0 or text.find(name, max(0, start - _AGAIN), start) >= 0


_UNSURE: Final = tuple(TOWN_PARTS)
"""What a name may end in that is said twice and yet is a mere part of a zone: 由城南片区和江口片区组成，城南片区4平方公里."""


def _opens(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()


def _names_part(proper: str) -> bool:
    """Whether a word can name a part of a town: one that prose does not use, or one that says on which side of what it lies (河西)."""
    if not 2 <= len(proper) <= _LONGEST_PROPER or proper in word_set("sort_of_part"):
        return False
    return is_unusual(proper) or _SIDE_RE.fullmatch(proper) is not None


_SIDE_RE: Final = lazy("[城江河湖海港山][东西南北滨]|[滨临][江河湖海]")
_LONGEST_PROPER: Final = 4
"""How many characters the name of a part has at most."""
