"""Organisations: companies, public bodies, schools and institutes, associations and media, by their proper names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter

import attrs

from zonenews._codegen import constructor
from zonenews._patterns import lazy
from zonenews.article.items import Item, LaterItems, parted
from zonenews.grammar.patterns import pattern
from zonenews.lexicon import Lexicon, default_lexicon
from zonenews.lexicon.familiar import is_unusual, load_familiar
from zonenews.lexicon.organizations import Head, KnownName, OrganizationKind, load_organizations
from zonenews.lexicon.word_classes import word_set, words_of
from zonenews.mentions.organizations.announced import by_announcement
from zonenews.mentions.organizations.boundaries import BRAND_CHARS, Candidate, Places, name_start
from zonenews.mentions.organizations.companies import (
    by_act,
    by_brand,
    by_company,
    by_market,
    by_post,
)
from zonenews.mentions.organizations.company_lists import by_groups, by_list, by_row
from zonenews.mentions.organizations.identities import identities
from zonenews.mentions.organizations.public_bodies import (
    by_function,
    by_number,
    joined,
    name_tails,
    nation_start,
    seat_start,
)
from zonenews.mentions.organizations.repeats import by_repeat
from zonenews.mentions.organizations.signs import by_sign
from zonenews.mentions.organizations.visits import by_visit
from zonenews.mentions.organizations.words import words_in
from zonenews.text.normalize import normalize
from zonenews.text.published import Published, published_day
from zonenews.text.records import Mention, anchored
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Organization(Mention):
    """An organisation named in the text.

    Attributes:
        name: its name as written here.
        kind: `company`, `government` (party bodies, committees of zones, ministries, courts), `education` (with
            research institutes) or `other` (media, associations, hospitals, international bodies).
        id: the fullest name the article or the tables give it, for bodies of the State Council that of the article's day; equal for all
            mentions of one body.
    """

    name: str
    kind: OrganizationKind
    id: str


def find_organizations(raw: str, *, published: Published = None) -> tuple[Organization, ...]:
    """Find the organisations named in a text.

    Args:
        raw: any text; spans of the result count in it.
        published: the day the text appeared, a date or ISO 8601 text: 国家广电总局 was three bodies, one after the other.

    Returns:
        Organisations by position, not overlapping; empty where none is named.

    >>> [(found.name, found.kind) for found in find_organizations("由宁波泰鼎机械有限公司投资建设，商务部支持。")]
    [('宁波泰鼎机械有限公司', 'company'), ('商务部', 'government')]
    >>> find_organizations("多家企业和有关部门参加。")
    ()
    """
    normal = normalize(raw)
    return anchored(
        scan_organizations(normal.text, items=LaterItems(normal.text, published=published_day(published))), normal
    )


def scan_organizations(
    text: str, *, places: Iterable[Mention] = (), lexicon: Lexicon | None = None, items: Sequence[Item] = ()
) -> tuple[Organization, ...]:
    """Find organisations in normal text.

    Args:
        text: normal text; spans of the result count in it.
        places: zones and regions found in the same text; they show where the names of bodies and companies begin.
        lexicon: the table of regions, which show the same; that of the package when `None`.
        items: the articles in the text: a short name is one for a full name of its own article. The text is one article where there are none.

    Returns:
        Organisations by position, not overlapping.
    """
    index = Places.of(places, (lexicon or default_lexicon()).regions)
    entries, beside = words_in(text)
    found = _longest(
        [
            *_by_head(text, entries, index),
            *joined(text, [*by_function(text, index)]),
            *by_list(text, beside["counted"], index),
            *by_post(text, beside["post"], index),
            *by_row(text, index),
            *by_visit(text, index),
            *by_announcement(text, index),
            *by_act(text, beside["act"], index),
            *by_number(text, beside["institutes"]),
            *by_market(text, beside["market"], index),
            *by_sign(text, beside["market"], index),
            *(by_groups(text, index) if "集团" in text else ()),
        ]
    )
    if not found:
        return ()
    items = tuple(items)
    if more := [*by_company(text, found), *by_brand(text, found)]:
        found = _longest([*found, *more])
    if any(one.kind == "company" for one in found) and (more := _repeats(text, found, index, items)):
        found = _longest([*found, *more])
    organizations: list[Organization] = []
    days = [published_day(item.published) for item in items] or [None]
    for inside, day in zip(parted(found, items, attrgetter("start")), days, strict=True):
        ids = identities(text, inside, day)
        organizations += [_organization(one, text[one.start : one.end], ids) for one in inside]
    return tuple(organizations)


def _repeats(text: str, found: list[Candidate], places: Places, items: Sequence[Item]) -> list[Candidate]:
    """Further mentions of the companies of each article."""
    articles = [(item.start, item.end) for item in items] or [(0, len(text))]
    inside = zip(parted(found, items, attrgetter("start")), articles, strict=True)
    return [more for part, article in inside for more in by_repeat(text, part, places, article)]


def _organization(one: Candidate, name: str, ids: dict[str, str]) -> Organization:
    return constructor(Organization)(
        span=Span(one.start, one.end),
        text=name,
        rule=_rule(one.rule),
        name=name,
        kind=one.kind,
        id=ids[name],
    )


@cache
def _rule(name: str) -> str:
    """The name of a rule as records have it, one object for all."""
    return f"organization/{name}"


# -- names that end in a word for an organisation ------------------------------------------------------------------------

_NO_NAME = frozenset('，。、；：！？,;:!?“”‘’"\n 　（(《》的了和与及在该各等是个家座所名对向由被把将从这那')
"""Characters right before a head that leave it without a name."""


def _by_head(text: str, entries: Iterable[tuple[int, int, KnownName | Head]], places: Places) -> Iterator[Candidate]:
    """Known names, and names that end in a head of two characters or more."""
    for start, end, entry in entries:
        if isinstance(entry, KnownName):
            if not _is_cut(text, start, end, entry.kind, places):
                yield Candidate(start, end, entry.kind, "known")
            continue
        head = text[start:end]
        if head == "有限合伙" and text[start - 1 : start] in ("（", "("):
            yield from _partnership(text, start, end, places)
            continue
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


def _is_cut(text: str, start: int, end: int, kind: OrganizationKind, places: Places) -> bool:
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
    if kind == "company" and _MACHINE_RE.match(text, end):  # 空中客车|A320
        return True
    alone = end - start > 2 or _stands_alone(text, start, kind, places)
    return not alone or (last == "部" and text.startswith("门", end))


_MACHINE_RE = lazy("[A-Z]?[0-9]{3}[^0-9年亿万个家名人元]")


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


def _partnership(text: str, start: int, end: int, places: Places) -> Iterator[Candidate]:
    """A fund with its legal form in brackets: 某某股权投资基金（有限合伙）."""
    begin = name_start(text, start - 1, places, shortest=4)
    if text[end : end + 1] in ("）", ")") and start - 1 - begin >= 4:
        yield Candidate(begin, end + 1, "company", "legal")


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
    left = before in _BEFORE_SHORT or not _HAN_RE.match(before) or places.chain_before(text, start) < start
    ends = _BEHIND_SHORT if kind == "company" else _BEHIND_BODY
    right = behind in ends or not _HAN_RE.match(behind)
    if kind == "company" and left != right and before != "的" and is_unusual(text[start : start + 2]):
        doubted = text[start + 1 : start + 3] if left else text[start - 1 : start + 1]
        return doubted not in load_familiar() and not _THING_RE.match(text, start + 2)
    return left and right


_THING_RE = pattern("{named_after_company}")


def _core_start(text: str, start: int, entry: Head, places: Places) -> int:
    """Where what stands before a head begins, by the words that cannot belong to it; `start` where they leave nothing."""
    begin = name_start(text, start, places)
    core = text[begin:start]
    inner = core.rfind(_LIMITED) + len(_LIMITED) if _LIMITED in core else 0
    if inner and text.startswith(_LIMITED, start - 2 * core.endswith("有限")) and len(core) - inner > _LEAST_BRAND:
        return begin + inner  # two firms without a stop between them
    if entry.group == "legal" and not _without_trades(core):  # a brand that is a verb or a preposition: 江海|联合
        further = name_start(text, start, places, shortest=len(core) + 1)
        fused = text[begin - 1 : begin] in BRAND_CHARS  # 乙和|新材料, and no 组建|股份有限公司
        named = fused or is_unusual(text[further:start]) or places.begins_at(text, further)
        return further if named else begin
    if entry.kind == "company" and (joint := max(core.rfind("与"), core.rfind("及"))) > 0:  # 青石国资|与|岚图集团
        return begin + joint + 1 if len(core) - joint > 2 else begin
    return begin


_LIMITED = "有限公司"


def _named_start(text: str, start: int, head: str, entry: Head, places: Places) -> int:
    """Where a company, school or association begins; `start` where what is before it names nothing."""
    words = load_organizations()
    begin = _core_start(text, start, entry, places)
    core = text[begin:start]
    if _is_never(core, head):
        return start
    if core in words.groups or (core in _TIERS and head in word_set("body_of_tier")):  # 省|农科院
        return begin
    if core + head in words.generic or core[-1:].isdigit() or not _names_one(core):
        return start
    region = places.begins_at(text, begin)
    if not region and (head in word_set("head_behind_region") or (head in _PLAIN and _is_goods(core))):
        return start
    if _is_placed(text, begin, core, entry, region=region) and (len(core) > 2 or head in word_set("head_behind_place")):
        return begin
    if len(core) > 8 and head in word_set("head_behind_place"):
        return start
    if is_unusual(core) or any(char.isascii() and char.isalpha() for char in core):
        return begin
    if entry.group == "legal" and len(core) >= 4:
        return begin
    if entry.kind == "education" and len(core) > 2 and is_unusual(core[:2]):  # 江海|工学院
        return begin
    alone = begin == 0 or not _HAN_RE.match(text[begin - 1])
    return begin if head == "集团" and len(core) == 3 and alone else start


def _is_never(core: str, head: str) -> bool:
    """Whether a head names nobody with what is before it: 子|公司, 全省|农科院, 北京市|重点实验室."""
    if (core + head).endswith(load_organizations().never) and not core.endswith("电子"):  # 电子|公司 is no 子公司
        return True
    if head == _LAB:
        return core[-1:] in _ENDS_OF_RANK or len(core.removesuffix("全国").removesuffix("国家")) < _LEAST_BRAND
    return core[-1:] in _TIERS and len(core) > 1 and core[0] in _ALL and head in word_set("body_of_tier")


def _is_placed(text: str, begin: int, core: str, entry: Head, *, region: bool) -> bool:
    """Whether a region, a part of the country, a group or the tier of a body stands at the head of a name."""
    if region or core.startswith(words_of("part_of_country")) or _begins_with_group(core):
        return True
    before = text[begin - 1 : begin]
    return (
        entry.group == "named" and bool(_TIER_RE.match(core)) and (before in _BEFORE_TIER or not _HAN_RE.match(before))
    )  # 省|高等研究院


def _is_goods(core: str) -> bool:
    """Whether what stands before 公司 is a word for goods with or without a trade, and no brand: 铬矿勘探."""
    brand = _without_trades(core)
    return len(brand) == 2 and bool(_GOODS_RE.search(brand))


_TIER_RE = lazy("[省市县](?![级属内外直立管重各里城])[一-鿿]{2}")
"""The tier of a body of a province, city or county, and what names the body."""
_LAB = "重点实验室"
_TIERS = frozenset({"省", "市"})
_ENDS_OF_RANK = frozenset("省市级")
_LEAST_BRAND = 2
_ALL = frozenset("全各本")
_BEFORE_TIER = frozenset("和与及同由在向对")
"""Characters before the tier of a body that make no other word with it."""
_PLAIN = frozenset({"公司", "加工厂"})
_GOODS_RE = pattern("{end_of_goods}$")
_CLASS_RE = pattern("(?:{class_of_body}|民[营办]|[脑骨眼]科|[日台港美外韩德]资|[大小]型?|[0-9]+人)+")
"""Words that say of what class a body is, and name none: 高水平研究型|医院."""


def _names_one(core: str) -> bool:
    """Whether what stands before a head can name one of its kind: no class, no mere field of work."""
    return len(core) > 1 and not _CLASS_RE.fullmatch(core) and bool(_without_trades(core))


def _begins_with_group(core: str) -> bool:
    words = load_organizations()
    groups, names = words.groups, words.names.keys()
    return any(core[:size] in groups or core[:size] in names for size in range(2, min(7, len(core) + 1)))


_HAN_RE = lazy("[一-鿿A-Za-z0-9]")


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


# -- one body, one id ------------------------------------------------------------------------------------------------------


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the longest of overlapping candidates, the earliest of equally long ones."""
    if len(candidates) < 2:
        return candidates
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
        else:
            kept.append(one)
    return kept
