"""Whether what stands before a type word is a proper name: the part of a zone's name that no table tells."""

from __future__ import annotations

from typing import Final

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.organizations import load_organizations
from zonenews.lexicon.word_classes import word_set
from zonenews.lexicon.zone_words import ZoneWords, zone_words

_PLACE_ENDINGS: Final = frozenset(
    "坪坝堡屯垸圩埠铺垭塬峪屿渡滩墩岔垣谷湾湖江河山岭洲州岛港海镇乡村桥门口坡川原峡沟泉潭洋溪塘浦坝关寨庄店岗陵城峡"
)
_WATERS: Final = ("湖", "湾")
"""Last characters of names of waters; a word of two (沿湖, 环湾) only says where."""
_TOWNS: Final = frozenset("镇乡村")
RANK: Final = pattern("{zone_rank}")
CLASS_OF_ZONES: Final = pattern(
    "[0-9一二两三四五六七八九十百多几数第](?:[0-9]{0,3})[个家大座省批片处]|[一二两三四多各]级|{sort_of_zone}|产业[（(][一-鿿]{2,4}[)）]$"
)
CLASS_COUNT: Final = lazy("[0-9一二三四五六七八九十百]{1,4}[余多]?[个处座](?![一-鿿])")
"""How many there are of a class of zones: 示范区|60个。"""
PROJECT: Final = lazy("(?:[一二三四五]期)?(?:建设)?项目")
"""What makes the name of a project of a park's: 云湾产业园项目."""
_LED_RE: Final = pattern(
    "{zone_around_park}(?=[一-鿿A-Za-z0-9]{2})|{zone_rank}(?=[一-鿿A-Za-z0-9])|{verb_before_name}(?:$|(?=[一-鿿A-Za-z0-9]{2}))"
)
_BEARING_RE: Final = pattern("{bearing_title}$")
_TITLE_RE: Final = pattern("[一-鿿]*{title_of_zone}[一-鿿]{0,4}")
_GIVEN_RE: Final = pattern("(?:{zone_rank})?{national_title}")


def led_by(head: str) -> int:
    """How much of a head is a rank or a verb before the name: 市级|渠南工业园, 符合|青山综保区.

    >>> led_by("市级渠南"), led_by("渠南")
    (2, 0)
    """
    led = _LED_RE.match(head)
    return led.end() if led else 0


def is_class_of_all(core: str, word: str, tier: str) -> bool:
    """Whether a province makes a class of zones of a type word: 江苏|省级|开发区, 江苏省|开发区.

    Args:
        core: what stands between the two.
        word: the type word.
        tier: the last character of the province.

    >>> is_class_of_all("省级", "开发区", "苏"), is_class_of_all("", "开发区", "省"), is_class_of_all("", "自贸试验区", "省")
    (True, True, False)
    """
    return RANK.fullmatch(core) is not None or (not core and tier in "省区" and word in word_set("class_of_province"))


def is_title(text: str, start: int, core: str, word: str) -> bool:
    """Whether what looks like a zone of a region is a title: one that the zone before it bears (是江苏|高质量发展|先行区), or the region itself.

    Args:
        text: normal text.
        start: where the region begins.
        core: what stands between the region and the type word.
        word: the type word.
    """
    if _GIVEN_RE.fullmatch(core + word):
        return True
    if zone_words().kind_of[word] != "demonstration" or not _TITLE_RE.fullmatch(core):
        return False
    return _BEARING_RE.search(text, max(0, start - 4), start) is not None


def is_proper_name(head: str, word: str, words: ZoneWords, *, behind_zone: bool, is_town: bool = False) -> bool:
    """Whether a head without a region begins with a proper name.

    That needs evidence: a name of several regions (长三角), a pair of countries (中德), a larger zone right before it, the
    ending of a natural or built place (冯家湾), or a type word that is hardly used without a name (东津|新区); but not behind
    the words of ordinary prose (入选|新区).

    Args:
        head: what stands before the type word.
        word: the type word.
        words: the words of zone names.
        behind_zone: whether another zone's name ends where the head begins.
        is_town: whether the type word is one of towns and no part of an address.

    >>> is_proper_name("冯家湾", "产业园", zone_words(), behind_zone=False), is_proper_name("入选", "新区", zone_words(), behind_zone=False)
    (True, False)
    """
    several = words.areas.match(head) is not None
    is_generic = word in words.generic and not is_town
    if len(head) < 2 or not (several or head.isalpha()):
        return False
    if head in words.kind_of:  # 智谷|科技园, and no 新区|产业园
        return head[-1] == "谷" and word in words.parks and not is_generic
    if not several and (word in words.regional or (is_generic and not _is_shore(head, words)) or RANK.match(head)):
        return False
    if CLASS_OF_ZONES.search(head) or words.never.search(head):
        return False
    if several:
        return head.isalpha() or word not in words.with_areas  # the free trade area of two sides (中国—东盟) is no zone
    if behind_zone and head[1:2] == "区" and head[0].isascii():  # 经开区|C区食品产业园
        return False
    if behind_zone and word not in words.strong:
        return words.described(head) > 0 or (word in words.parks and is_field(head))
    length = words.described(head)
    if length < 2:
        return False
    farthest = min(length + (head[length : length + 1] in _TOWNS), 5)  # 村 and 镇 describe a park too
    placed = next((at for at in range(farthest, 1, -1) if head[at - 1] in _PLACE_ENDINGS), 0)
    if placed > 2:
        return True
    return _is_name_before(head[:length], word, words, is_town=is_town)


def is_field(head: str) -> bool:
    """Whether a head is a field of work that tells a park of a zone from its others: 青石高新区|生物医药|产业园.

    >>> is_field("生物医药"), is_field("青石")
    (True, False)
    """
    trades = load_organizations().trades
    return any(head[-size:] in trades for size in (4, 3, 2))


def _is_name_before(proper: str, word: str, words: ZoneWords, *, is_town: bool) -> bool:
    """Whether a word that ends like no long place makes a name of a type word: 东津|新区, 中国|声谷, 云汇|产业园."""
    if is_town and len(proper) == 2 and proper[-1] in _TOWNS:
        return False
    if proper == "中国":
        return word in words.valleys
    if word in words.parks:
        return len(proper) <= 8 and _is_brand(proper.removeprefix("中国"))
    return word in words.strong and len(proper) <= 4 and (proper[-1] in _PLACE_ENDINGS or is_unusual(proper))


def _is_shore(head: str, words: ZoneWords) -> bool:
    """Whether a head is an island's or a lake's name, with or without a trade, that even a word of any place makes a zone of: 渔湾岛|经济区."""
    name = head[: words.described(head)]
    return name.endswith("岛") or (len(name) > 2 and name.endswith(_WATERS))


_PORT_RE: Final = lazy("([一-鿿]{2,4}?)(?:国际)?(?:内?陆港|铁路港|空港|航空港)")


def is_port(head: str) -> bool:
    """Whether a head is the name of a port on land or of an airport's, that any word for a zone makes one of: 赣西国际陆港|经济技术开发区."""
    port = _PORT_RE.fullmatch(head)
    return port is not None and is_unusual(port[1]) and not RANK.match(head)


def _is_brand(proper: str) -> bool:
    """Whether a word is no prose: of unusual characters, its first two among them, or everyday ones and a trade (人民电器)."""
    if is_unusual(proper[:2]) and is_unusual(proper):
        return len(proper) <= 6
    return len(proper) > 3 and proper[-2:] in load_organizations().trades and zone_words().described(proper[:-2]) > 1


# never right after a name: 开发区|域, 科技城|市, 产业园|林
_TAKEN_AWAY: Final = {
    "区": "域间块位别线",
    "城": "市镇乡区",
    "园": "林艺丁地区",
    "港": "口区",
    "谷": "物歌雨湾",
    "地": "区带方",
}


def is_taken_away(text: str, end: int) -> bool:
    """Whether the last character of a type word is the first of another: 开发区|域, and not 开发区位于."""
    return text[end] in _TAKEN_AWAY.get(text[end - 1], "") and not text.startswith(_LIES, end)


_LIES: Final = ("位于", "位居", "位列")
