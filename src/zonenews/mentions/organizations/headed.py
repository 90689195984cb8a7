"""Names that end in a word for an organisation (公司, 大学, 协会, 区委), and the known ones among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.organizations import Head, KnownName, load_organizations
from zonenews.lexicon.word_classes import word_set, words_of
from zonenews.mentions.organizations.boundaries import (
    BRAND_CHARS,
    NAME_CHAR_RE,
    Candidate,
    Places,
    listed_start,
    name_start,
)
from zonenews.mentions.organizations.known import is_cut
from zonenews.mentions.organizations.public_bodies import is_town, name_tails, nation_start, seat_start

_NO_NAME = frozenset('，。、；：！？,;:!?“”‘’"\n 　（(《》的了和与及在该各等是个家座所名对向由被把将从这那')
"""Characters right before a head that leave it without a name."""


def by_head(text: str, entries: Iterable[tuple[int, int, KnownName | Head]], places: Places) -> Iterator[Candidate]:
    """Known names, and names that end in a head of two characters or more."""
    for start, end, entry in entries:
        if isinstance(entry, KnownName):
            if not is_cut(text, start, end, entry.kind, places):
                yield Candidate(start, end, entry.kind, "known")
            continue
        head = text[start:end]
        if head == "有限合伙" and text[start - 1 : start] in ("（", "("):
            yield from _partnership(text, start, end, places)
            continue
        if head == "合作社" and text.endswith("供销", 0, start):
            continue  # 全国供销合作社 are all of them
        if _is_nameless(text, start, entry) or text.startswith(load_organizations().followed.get(head, ()), end):
            continue
        if entry.group == "seat":
            begin = (nation_start if _OF_NATION_RE.fullmatch(head) else seat_start)(text, start, places)
        else:
            begin = _named_start(text, start, head, entry, places)
            begin = _known_start(text, begin, end, places)
        if begin < start and not (head[-1] == "厂" and text[begin - 1 : begin] == "家" and start - begin <= 3):
            yield Candidate(begin, end, entry.kind, entry.group)


_OF_NATION_RE = pattern("{seat_of_nation}")


_WHOLE = frozenset({"国家", "高等"})


def _is_nameless(text: str, start: int, entry: Head) -> bool:
    """Whether the character before a head leaves it without a name; 和 may end a brand, 家 stands in 国家."""
    before = text[start - 1 : start]
    return (
        before in _NO_NAME
        and text[start - 2 : start] not in _WHOLE
        and not (before == "和" and entry.kind == "company")
    )


def _partnership(text: str, start: int, end: int, places: Places) -> Iterator[Candidate]:
    """A fund with its legal form in brackets: 某某股权投资基金（有限合伙）."""
    begin = name_start(text, start - 1, places, shortest=4)
    if text[end : end + 1] in ("）", ")") and start - 1 - begin >= 4:
        yield Candidate(begin, end + 1, "company", "legal")


def _core_start(text: str, start: int, entry: Head, places: Places) -> int:
    """Where what stands before a head begins, by the words that cannot belong to it; `start` where they leave nothing."""
    begin = (listed_start if entry.kind == "company" else name_start)(text, start, places)
    core = text[begin:start]
    inner = core.rfind(_LIMITED) + len(_LIMITED) if _LIMITED in core else 0
    if inner and text.startswith(_LIMITED, start - 2 * core.endswith("有限")) and len(core) - inner > _LEAST_BRAND:
        return begin + inner  # two firms without a stop between them
    if inner and _FIRM_BUILDS.match(core, inner):
        return start  # 云锦产业发展有限公司|投资建设工艺品交易|中心
    if entry.group == "legal" and not _without_trades(core):  # a brand that is a verb or a preposition: 江海|联合
        further = name_start(text, start, places, shortest=len(core) + 1)
        fused = text[begin - 1 : begin] in BRAND_CHARS  # 乙和|新材料, and no 组建|股份有限公司
        named = fused or is_unusual(text[further:start]) or places.begins_at(text, further)
        return further if named else begin
    if (
        entry.group == "legal"
        and len(core) == _LEAST_BRAND
        and not is_unusual(core)
        and not places.begins_at(text, begin)
    ):
        further = name_start(text, start, places, shortest=len(core) + 1)  # 江海岚图|连接|系统有限公司
        return further if places.begins_at(text, further) else begin
    if entry.group == "legal" and len(_without_trades(core)) == 1 and _opens_brand(text, begin):
        return begin - 1  # 曾|记食品
    if entry.kind == "education" and core.startswith(_FOUNDING):  # 组建|关键金属研究院
        return begin + _LEAST_BRAND
    if entry.kind == "company" and (joint := max(core.rfind("与"), core.rfind("及"))) > 0:  # 青石国资|与|岚图集团
        return begin + joint + 1 if len(core) - joint > 2 else begin
    return begin


def _opens_brand(text: str, begin: int) -> bool:
    """Whether the function word before a name of one character and its trade opens a clause, and so is the head of the brand."""
    return text[begin - 1 : begin] in _BRAND_HEADS and not NAME_CHAR_RE.match(text[begin - 2 : begin - 1])


_FIRM_BUILDS = pattern("(?:拟|将|计划)?(?:投资|出资|独资)(?:{building})")
_FOUNDING = ("建设", "共建", "新建")
"""What is done to a school or an institute, and no part of its name."""
_BRAND_HEADS = BRAND_CHARS | frozenset("由曾前")
_LIMITED = "有限公司"


def _named_start(text: str, start: int, head: str, entry: Head, places: Places) -> int:
    """Where a company, school or association begins; `start` where what is before it names nothing."""
    words = load_organizations()
    begin = _core_start(text, start, entry, places)
    core = text[begin:start]
    if _is_never(core, head) or (entry.group != "legal" and _BUILT_RE.search(core)):
        return start
    if core in words.groups or (core in _TIERS and head in word_set("body_of_tier")):  # 省|农科院
        return begin
    is_place = head in word_set("head_beyond_place") and places.chain_before(text, start) <= begin
    if is_place or core + head in words.generic or core[-1:].isdigit() or not _names_one(core):
        return start
    region = places.begins_at(text, begin)
    if not region and (head in word_set("head_behind_region") or (head in _PLAIN and _is_goods(core))):
        return start
    if _is_placed(text, begin, core, entry, region=region) and (len(core) > 2 or head in word_set("head_behind_place")):
        return begin
    if len(core) > 8 and head in word_set("head_behind_place"):
        return start
    if (
        is_unusual(core)
        or (entry.kind == "company" and is_unusual(_without_trades(core)))
        or any(char.isascii() and char.isalpha() for char in core)
    ):
        return begin
    if entry.group == "legal" and len(core) >= 4:
        return begin
    if entry.kind == "education" and len(core) > 2 and is_unusual(core[:2]):  # 江海|工学院
        return begin
    alone = begin == 0 or not NAME_CHAR_RE.match(text[begin - 1])
    return begin if head == "集团" and len(core) == 3 and alone else start


def _is_never(core: str, head: str) -> bool:
    """Whether a head names nobody with what is before it: 子|公司, 全省|农科院, 北京市|重点实验室."""
    if (core + head).endswith(load_organizations().never) and not core.endswith("电子"):  # 电子|公司 is no 子公司
        return True
    if _OF_ALL_RE.fullmatch(core) or (
        head[-1] == "厂" and len(core) > _LONGEST_PLANT and core[-1] not in _TOWN_ENDS
    ):  # 2024全省|晚报
        return True
    if head == _LAB:
        return core[-1:] in _ENDS_OF_RANK or len(core.removesuffix("全国").removesuffix("国家")) < _LEAST_BRAND
    return core[-1:] in _TIERS and len(core) > 1 and core[0] in _ALL and head in word_set("body_of_tier")


def _is_placed(text: str, begin: int, core: str, entry: Head, *, region: bool) -> bool:
    """Whether a region, a part of the country, a group or the tier of a body stands at the head of a name."""
    if region or core.startswith(words_of("part_of_country")) or _begins_with_group(core):
        return True
    if (
        entry.kind == "other" and core[-1] in _TOWN_ENDS and core[-2] not in "城乡" and is_town(core[:-1])
    ):  # 桃岭区|农会
        return True
    if (
        entry.kind == "other"
        and len(core) > _LEAST_OF_ZONE
        and core.startswith(("新区", *words_of("zone_around_park")))
    ):
        return True  # 高新区|企业家协会
    before = text[begin - 1 : begin]
    return (
        entry.group == "named"
        and bool(_TIER_RE.match(core))
        and (before in _BEFORE_TIER or not NAME_CHAR_RE.match(before))
    )  # 省|高等研究院


def _is_goods(core: str) -> bool:
    """Whether what stands before 公司 is a word for goods with or without a trade, and no brand: 铬矿勘探."""
    brand = _without_trades(core)
    return len(brand) == 2 and bool(_GOODS_RE.search(brand))


_TIER_RE = lazy("[省市县](?![级属内外直立管重各里城])[一-鿿]{2}")
"""The tier of a body of a province, city or county, and what names the body."""
_OF_ALL_RE = lazy("[0-9]+年?[全各][国省市县区州]|[全各][省市县区州]")
_LAB = "重点实验室"
_TIERS = frozenset({"省", "市"})
_ENDS_OF_RANK = frozenset("省市级")
_LEAST_BRAND = 2
_TOWN_ENDS = frozenset("镇乡村区")
_LEAST_OF_ZONE = 4
_LONGEST_PLANT = 7
"""How many characters a plant's name has before what it makes at most: no 某国从此不再进口|水泥厂."""
_ALL = frozenset("全各本")
_BEFORE_TIER = frozenset("和与及同由在向对")
"""Characters before the tier of a body that make no other word with it."""
_PLAIN = frozenset({"公司", "加工厂"})
_GOODS_RE = pattern("{end_of_goods}$")
_BUILT_RE = pattern("有限公司{built_by_firm}")
"""A firm, and that it builds or runs what stands behind: 岚图有限公司|投资建设工艺品交易中心."""
_CLASS_RE = pattern(
    "(?:全国)?(?:{class_of_body}|{business_of_firm}|民[营办]|[脑骨眼]科|[日台港美外韩德]资|[大小]型?|[0-9]+人)+"
)
"""Words that say of what class a body is, and name none: 高水平研究型|医院."""


def _names_one(core: str) -> bool:
    """Whether what stands before a head can name one of its kind: no class, no mere field of work."""
    bare = _without_trades(core)
    if bare in word_set("own_district"):  # 园区|物业公司
        return False
    return len(core) > 1 and bool(bare) and not _CLASS_RE.fullmatch(core) and not _CLASS_RE.fullmatch(bare)


def _begins_with_group(core: str) -> bool:
    words = load_organizations()
    groups, names = words.groups, words.names.keys()
    return any(core[:size] in groups or core[:size] in names for size in range(2, min(7, len(core) + 1)))


@lru_cache(maxsize=1 << 10)
def _without_trades(core: str) -> str:
    """What is left of a name without the trades and fields of work it ends in; nothing of 再生水(公司)."""
    words = load_organizations()
    trades, functions = words.trades, words.functions
    while True:
        for size in range(min(5, len(core)), 1, -1):
            if (tail := core[-size:]) in trades or tail in functions:
                core = core[:-size]
                break
        else:
            return core


def _known_start(text: str, begin: int, end: int, places: Places) -> int:
    """Where a known name begins that ends a longer stretch without a place at its head: 祝贺|国防科技大学."""
    if text[end - 2 : end] not in name_tails() or places.begins_at(text, begin):
        return begin
    names = load_organizations().names.keys()
    return next((at for at in range(begin, end - 2) if text[at:end] in names), begin)
