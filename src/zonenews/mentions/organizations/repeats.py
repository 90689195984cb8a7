"""Every place where the companies of an article stand: by the names they were found under, and by the parts of those names.

A full name (青石三陵电机股份有限公司) has a place, a brand, trades and words for its form. Later and earlier the article says
三陵电机, 青石三陵 or 三陵; which of them is a company's name is told by the full name, wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual, load_familiar
from zonenews.lexicon.organizations import load_organizations
from zonenews.mentions.organizations.boundaries import Candidate, Places
from zonenews.mentions.organizations.companies import places_of

_BRACKET_RE = lazy("[(（][^)）]*[)）]")
_FORM_RE = pattern("(?:{legal_form})+$")
_DISTRICT_RE = lazy("(?:[一-鿿]{2,3}[省市县区])+")
_SPEAKS_RE = pattern("{company_speaks}")
_THING_RE = pattern("{named_after_company}")
_MODEL_RE = lazy("[A-Z]?[0-9]{3}(?![0-9年.万亿个家名人元])")
"""The number of a machine behind the brand of its maker: 波音|737."""
_WORK_RE = lazy(
    "[^，。、；：！？\\n,;的在与和将已投建签由是为]{0,20}(?:项目|基地|生产线)|[一-鿿]{0,4}?(?<![入落驻进在])(?:产业园|工业园|科技园)"
)
"""The rest of the name of a project or a park that begins with a brand."""
_GOODS_RE = pattern("{end_of_goods_or_place}$")
_LONGEST_BRAND = 4
_TRADE_SIZES = (5, 4, 3, 2)
_NAMED_RULES = frozenset({"legal", "plain", "list", "post", "act", "market", "sign", "former", "known"})
"""Rules that find companies whose other mentions are looked for."""


def by_repeat(text: str, found: Sequence[Candidate], places: Places, article: tuple[int, int]) -> Iterator[Candidate]:
    """Further mentions of the companies of one article, by their names and parts of them.

    Args:
        text: normal text.
        found: the companies found in the article.
        places: regions and zones of the text.
        article: where the article begins and ends.
    """
    names: dict[str, bool] = {}  # what may stand for a company -> whether it has to be seen to act like one
    told: set[str] = set()
    for one in found:
        name = text[one.start : one.end]
        if one.kind == "company" and one.rule in _NAMED_RULES and name not in told:
            told.add(name)
            for part, weak in _parts(name, one.rule, places):
                names[part] = names.get(part, True) and weak
    if not names:
        return
    seen = {(one.start, one.end) for one in found}
    stands: dict[str, list[int]] = {}
    for at, name in places_of(text, list(names), *article):
        if (at, at + len(name)) not in seen and stands_apart(text, at, at + len(name), places):
            stands.setdefault(name, []).append(at)
    for name, starts in stands.items():
        if names[name] and not any(_SPEAKS_RE.match(text, at + len(name)) for at in starts):
            continue
        for at in starts:
            yield Candidate(at, at + len(name), "company", "repeat")


def _parts(name: str, rule: str, places: Places) -> Iterator[tuple[str, bool]]:
    """The name and its parts that may stand alone, each with whether it has to be seen to act like a company."""
    bare = _BRACKET_RE.sub("", name)
    form = _FORM_RE.search(bare)
    core = bare[: form.start()] if form else bare
    if rule != "known" and (len(name) > 3 or is_unusual(name)):
        yield name, False
    begin = _place_size(core, places)
    if form:
        yield from _parts_of_core(core, begin, rule, places)
    elif begin and len(core) - begin > 3 and _trade_size(core):
        yield core[begin:], False


def _parts_of_core(core: str, begin: int, rule: str, places: Places) -> Iterator[tuple[str, bool]]:
    """The parts of a name without the words for its form: a place up to `begin`, a brand, trades."""
    words = load_organizations()
    brand = core[begin:]
    parts = []
    while size := _trade_size(brand):
        parts.append(brand)
        brand = brand[:-size]
    if len(brand) < 2 or brand in words.trades or brand in words.functions or brand in places.regions.names:
        return
    for part in parts:
        if len(part) > 3:
            yield from _placed(core[:begin], part, weak=False)
        if rule == "legal" and len(brand) == _LONGEST_BRAND and is_unusual(brand[2:]):
            yield part[2:], True  # 青石|三陵|电机: a place the tables do not have
            yield brand[2:], True
    if len(brand) > _LONGEST_BRAND or not is_unusual(brand):
        return
    if begin and not parts and rule != "legal" and core[:begin] not in words.countries - {"中国"}:
        yield core, True  # a town's field of work as well as a brand: 某县|小吃|集团
    else:
        yield from _placed(core[:begin], brand, weak=bool(_GOODS_RE.search(brand)))


def _trade_size(name: str) -> int:
    """How long the trade at the end of a name is; 0 where it has none, or nothing but one."""
    trades = load_organizations().trades
    return next((size for size in _TRADE_SIZES if name[-size:] in trades and len(name) - size >= 2), 0)


def _placed(place: str, part: str, *, weak: bool) -> Iterator[tuple[str, bool]]:
    """A part of a name, alone and with the place the name begins with."""
    yield part, weak
    if place:
        yield place + part, weak
        if place[-1] in "省市县区" and len(place) > 2:
            yield place[:-1] + part, weak


def _place_size(core: str, places: Places) -> int:
    """How long the place is at the head of a name; 0 where it begins with none."""
    if district := _DISTRICT_RE.match(core):
        return district.end()
    size = next((size for size in (4, 3, 2) if core[:size] in places.regions.names), 0)
    return 0 if len(core) - size < 2 else size


def stands_apart(text: str, start: int, end: int, places: Places) -> bool:
    """Whether a name is no piece of other words, and no place or thing bears it: no 三陵 in 三陵路."""
    if _THING_RE.match(text, end) or _WORK_RE.match(text, end) or _MODEL_RE.match(text, end) or start in places.starts:
        return False
    familiar = load_familiar()
    before, behind = text[start - 1 : start], text[end : end + 1]
    if _is_latin(before, text[start]) or _is_latin(text[end - 1], behind):
        return False
    if end - start > 3:
        return True
    return text[start - 1 : start + 1] not in familiar and text[end - 1 : end + 1] not in familiar


def _is_latin(one: str, other: str) -> bool:
    """Whether two neighbours are Latin letters or digits, as in one word."""
    return one.isascii() and one.isalnum() and other.isascii() and other.isalnum()
