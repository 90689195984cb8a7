"""Organisations: companies, public bodies, schools and institutes, associations and media, by their proper names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import attrs

from zonenews.grammar.gazetteer import Gazetteer
from zonenews.lexicon import Lexicon, default_lexicon
from zonenews.lexicon.familiar import load_familiar
from zonenews.lexicon.organizations import Head, KnownName, OrganizationKind, load_organizations
from zonenews.mentions._edges import Places, is_unusual, name_start
from zonenews.mentions._organization_lists import CALLED_RE, Candidate, by_brand, by_company, by_list, by_post
from zonenews.text.normalize import normalize
from zonenews.text.records import Mention, anchored
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Organization(Mention):
    """An organisation named in the text.

    Attributes:
        name: its name as written here.
        kind: `company`, `government` (party bodies, committees of zones, ministries, courts), `education` (with
            research institutes) or `other` (media, associations, hospitals, international bodies).
        id: the fullest name the article or the table of known names gives it; equal for all mentions of one body.
    """

    name: str
    kind: OrganizationKind
    id: str


def find_organizations(raw: str) -> tuple[Organization, ...]:
    """Find the organisations named in a text.

    Args:
        raw: any text; spans of the result count in it.

    Returns:
        Organisations by position, not overlapping; empty where none is named.

    >>> [(found.name, found.kind) for found in find_organizations("由宁波泰鼎机械有限公司投资建设，商务部支持。")]
    [('宁波泰鼎机械有限公司', 'company'), ('商务部', 'government')]
    >>> find_organizations("多家企业和有关部门参加。")
    ()
    """
    normal = normalize(raw)
    return anchored(scan_organizations(normal.text), normal)


def scan_organizations(
    text: str, *, places: Iterable[Mention] = (), lexicon: Lexicon | None = None
) -> tuple[Organization, ...]:
    """Find organisations in normal text.

    Args:
        text: normal text; spans of the result count in it.
        places: zones and regions found in the same text; they show where the names of bodies and companies begin.
        lexicon: the table of regions, which show the same; that of the package when `None`.

    Returns:
        Organisations by position, not overlapping.
    """
    index = Places.of(places, (lexicon or default_lexicon()).regions)
    found = _longest(
        [
            *_by_head(text, index),
            *_joined(text, [*_by_function(text, index)]),
            *by_list(text, index),
            *by_post(text, index),
        ]
    )
    found = _longest([*found, *by_company(text, found), *by_brand(text, found)])
    ids = _identities(text, found)
    return tuple(
        Organization(
            span=Span(one.start, one.end),
            text=text[one.start : one.end],
            rule=f"organization/{one.rule}",
            name=text[one.start : one.end],
            kind=one.kind,
            id=ids[text[one.start : one.end]],
        )
        for one in found
    )


# -- names that end in a word for an organisation ------------------------------------------------------------------------

_FOLLOWED = {
    head: tuple(following)
    for head, following in {
        "大学": "生城",
        "集团": "军化式",
        "银行": "业卡间账存贷理",
        "商会": "议谈",
        "协会": "议",
        "学会": "议了在怎如",
        "人大": "代附",
        "公司": "法制化",
        "控股": "股权子的证",
        "法院": "线",
        "学院": "派",
        "海关": "总监特",
        "党委": "班",
        "党组": "织",
        "日报": "告道出称",
        "指挥部": "研",
    }.items()
}
"""Characters that make another word of a head: 大学生."""


_NO_NAME = frozenset('，。、；：！？,;:!?“”‘’"\n 　（(《》的了和与及在该各等是个家座所名对向由被把将从这那')
"""Characters right before a head that leave it without a name."""


def _by_head(text: str, places: Places) -> Iterator[Candidate]:
    """Known names, and names that end in a head of two characters or more."""
    for start, end, entry in _gazetteer().scan(text):
        if isinstance(entry, KnownName):
            if (end - start == 2 and _across_words(text, start)) or text[end - 1 : end + 1] == "部门":
                continue
            yield Candidate(start, end, entry.kind, "known")
            continue
        head = text[start:end]
        if (text[start - 1 : start] in _NO_NAME and text[start - 2 : start] != "国家") or text.startswith(
            _FOLLOWED.get(head, ()), end
        ):
            continue
        if entry.group == "seat":
            begin = _seat_start(text, start, places)
        else:
            begin = _named_start(text, start, head, entry, places)
            begin = _known_start(text, begin, end, places)
        if begin < start:
            yield Candidate(begin, end, entry.kind, entry.group)


def _across_words(text: str, start: int) -> bool:
    """Whether a name of two characters is rather the seam of two words: 做强|生产 is not 强生."""
    familiar = load_familiar()
    return text[start - 1 : start + 1] in familiar and text[start + 1 : start + 3] in familiar


def _named_start(text: str, start: int, head: str, entry: Head, places: Places) -> int:
    """Where a company, school or association begins; `start` where what is before it names nothing."""
    words = load_organizations()
    begin = name_start(text, start, places)
    core = text[begin:start]
    if (core + head).endswith(words.never):
        return start
    if core in words.groups:
        return begin
    if len(core) < 2 or core + head in words.generic or core[-1].isdigit() or not _without_trades(core):
        return start
    placed = places.begins_at(text, begin) or core.startswith(_NATIONAL) or _begins_with_group(core)
    if placed and (len(core) > 2 or head in _AFTER_PLACE):
        return begin
    if len(core) > 8 and head in _AFTER_PLACE:
        return start
    if is_unusual(core) or any(char.isascii() and char.isalpha() for char in core):
        return begin
    if entry.group == "legal" and len(core) >= 4:
        return begin
    alone = begin == 0 or not _HAN_RE.match(text[begin - 1])
    return begin if head == "集团" and len(core) == 3 and alone else start


_NATIONAL = ("国家", "中华", "全国", "国际")


def _begins_with_group(core: str) -> bool:
    words = load_organizations()
    return any(core[:size] in words.groups or core[:size] in words.names for size in range(2, min(7, len(core) + 1)))


_AFTER_PLACE = frozenset({"大学", "学院", "银行", "日报", "晚报", "电视台", "医院", "分行", "支行"})
"""Heads that make a name of a place alone (苏州大学), and of another name if it is short."""
_HAN_RE = re.compile("[一-鿿A-Za-z0-9]")


def _without_trades(core: str) -> str:
    """What is left of a name without the trades and fields of work it ends in; nothing of 再生水(公司)."""
    words = load_organizations()
    while step := next(
        (
            size
            for size in (5, 4, 3, 2)
            if size <= len(core) and (core[-size:] in words.trades or core[-size:] in words.functions)
        ),
        0,
    ):
        core = core[:-step]
    return core


def _known_start(text: str, begin: int, end: int, places: Places) -> int:
    """Where a known name begins that ends a longer stretch without a place at its head: 祝贺|国防科技大学."""
    names = load_organizations().names
    if places.begins_at(text, begin):
        return begin
    return next((at for at in range(begin, end - 2) if text[at:end] in names), begin)


_TIERS_RE = re.compile("[各省市县区州旗盟乡镇街道自治和与及两三级个]+")


def _seat_start(text: str, start: int, places: Places) -> int:
    """Where the seat of a government begins: its place, region or zone, stands right before the head (长清|区委)."""
    words = load_organizations()
    if text.startswith(("法院", "检察院"), start) and (field := _field_start(text, start)) < start:
        begin = places.chain_before(text, field)
        return begin if begin < field else start
    for end in (start, start + 1) if text[start] in "省市区县州旗盟镇乡自" else (start,):
        if (begin := places.chain_before(text, end)) < min(end, start):
            return begin
    begin = name_start(text, start, places)
    core = text[begin:start]
    if (core in words.seats and not core.endswith("城")) or not 2 <= len(core) <= 16 or _TIERS_RE.fullmatch(core):
        return start
    seat = max((seat for seat in words.seats if core.endswith(seat)), key=len, default="")
    own = core[: len(core) - len(seat)]
    if len(core) > 2 and seat and (places.begins_at(text, begin) or is_unusual(own) or not own):
        return begin
    return begin if len(core) <= 5 and text[start] in "省市区县州旗" and _is_han_name(core) else start


def _is_han_name(core: str) -> bool:
    return is_unusual(core) and not any(char.isascii() for char in core)


# -- bodies named after their field of work ------------------------------------------------------------------------------

_BODY_RE = re.compile("[局厅署委部办队领]")
_FUNCTION_RE = re.compile(
    r"(?:总局|局(?![面势限部促])|厅(?![堂局])|署(?![名])|办公[室厅]|领导小组(?:办公室)?|[支总大]队|专员公署"
    r"|委员会|委(?![员托派会屈婉])|部(?![分门署队件位级委落族际])|办(?![理法公学事案好成实证]))"
    r"(?:(?:第[一二三四五六七八九十]+)?分局)?"
)
_BEFORE_BODY = {"局": "总", "队": "支总大", "署": "公"}
"""Characters before the last one that belong to the word: 总局, 支队."""


def _by_function(text: str, places: Places) -> Iterator[Candidate]:
    """Bodies that a field of work and a head make, behind a place, a tier or another body: 常州高新区经发局."""
    tails = _function_tails()
    for match in _BODY_RE.finditer(text):
        at = match.start()
        if text[at - 1 : at] in _BEFORE_BODY.get(match[0], ()):
            at -= 3 if match[0] == "署" else 1
        office = match[0] == "办" and text.endswith(_OWNERS, 0, at) and text.startswith("办公", at)
        if text[at - 2 : at] not in tails and not office:
            continue
        head = _FUNCTION_RE.match(text, at)
        field = at if office else _field_start(text, at)
        begin = _owner_start(text, field, places) if office or field < at else field
        if head and begin < field:
            yield Candidate(begin, head.end(), "government", "function")


_JOINED_RE = re.compile(
    r"[、和与及]([一-鿿]{2,12}?(?:局|厅|委员会|委|办公室|部))(?=[、和与及，,。；;等（(）)\n联分主]|以及|负责|$)"
)


def _joined(text: str, bodies: list[Candidate]) -> Iterator[Candidate]:
    """Bodies, and those of the same owner named after them without it: 高新区经发局、|科技局."""
    for one in bodies:
        yield one
        end = one.end
        while match := _JOINED_RE.match(text, end):
            head = _FUNCTION_RE.search(match[1])
            if not head or _field_start(match[1], head.start()) != 0:
                break
            yield Candidate(match.start(1), match.end(1), "government", "joined")
            end = match.end(1)


@cache
def _function_tails() -> frozenset[str]:
    """The last two characters of all fields of work."""
    return frozenset(field[-2:] for field in load_organizations().functions)


def _field_start(text: str, end: int) -> int:
    """Walk back over fields of work and the words that join them: 经济发展和科技创新."""
    fields, tails = load_organizations().functions, _function_tails()
    at = end
    while True:
        if at < end and text[at - 1 : at] in ("和", "与", "及") and text[at - 3 : at - 1] in tails:
            at -= 1
        sizes = (6, 5, 4, 3, 2) if text[at - 2 : at] in tails else ()
        step = next((size for size in sizes if size <= at and text[at - size : at] in fields), 0)
        if not step:
            return at + (at < end and text[at] in "和与及")
        at -= step


_OWNERS = (
    "省委",
    "市委",
    "区委",
    "县委",
    "州委",
    "党委",
    "党工委",
    "管委会",
    "管理委员会",
    "人民政府",
    "政府",
    "国务院",
    "中央",
)


def _owner_start(text: str, end: int, places: Places) -> int:
    """Where the owner of a body begins: a place, a tier (省, 国家), a party committee or government, with its place."""
    words = load_organizations()
    begin = places.chain_before(text, end)
    if begin < end:
        return begin
    if text.endswith(_OWNERS, 0, end):
        owner = next(owner for owner in _OWNERS if text.endswith(owner, 0, end))
        return _seat_start(text, end - len(owner), places)
    known = next((size for size in range(9, 1, -1) if text[max(0, end - size) : end] in words.names), 0)
    if known:
        return end - known
    begin = name_start(text, end, places)
    core = text[begin:end]
    if core in words.tiers:
        return begin
    seat = max((seat for seat in words.seats if core.endswith(seat)), key=len, default="")
    own = core[: len(core) - len(seat)]
    if seat and 2 < len(core) <= 16 and own and (places.begins_at(text, begin) or is_unusual(own)):
        return begin
    return end


# -- one body, one id ------------------------------------------------------------------------------------------------------


def _identities(text: str, found: list[Candidate]) -> dict[str, str]:
    """The full name for every name found: from the table, from brackets behind it, or the longest name that holds it."""
    words = load_organizations()
    kinds = {text[one.start : one.end]: one.kind for one in found}
    ids = {name: words.names[name].full if name in words.names else name for name in kinds}
    for one in found:
        called = CALLED_RE.match(text, one.end)
        if called and called["short"] in ids:
            ids[called["short"]] = text[one.start : one.end]
    by_length = sorted(kinds, key=lambda name: (-len(name), name))
    for name, kind in kinds.items():
        if ids[name] == name and name not in words.names:
            longer = (full for full in by_length if len(full) > len(name) and kinds[full] == kind)
            ids[name] = next((ids[full] for full in longer if _is_short_for(name, full)), name)
    return ids


def _is_short_for(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in their order, its unusual pair side by side."""
    if not is_unusual(short):
        return False
    rest = iter(full)
    if all(char in rest for char in short):
        return True
    head = next((end for end in ("公司", "集团", "研究院") if short.endswith(end)), "")
    brand = short[: len(short) - len(head)]
    return bool(head) and len(brand) >= 2 and brand in full


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the longest of overlapping candidates, the earliest of equally long ones."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
        else:
            kept.append(one)
    return kept


@cache
def _gazetteer() -> Gazetteer[KnownName | Head]:
    words = load_organizations()
    heads = {word: head for word, head in words.heads.items() if head.group != "function"}
    return Gazetteer({**heads, **words.names})
