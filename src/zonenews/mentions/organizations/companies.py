"""Companies without a word for company in their names: told by the list, the post or the full name beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from zonenews._patterns import lazy, longest_first
from zonenews._ready import compiled
from zonenews.grammar.gazetteer import Gazetteer
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.organizations import OrganizationKind, load_organizations
from zonenews.lexicon.zone_words import zone_words
from zonenews.mentions.organizations.boundaries import Candidate, Places, name_start

_STOP_RE = lazy(r"[^一-鿿A-Za-z0-9·（）()、]")
_STAGE_RE = lazy(r"(?:[一二三四五六七八九]期|项目|工厂)+$")
_FARTHEST = 240
"""How many characters a list of names may have."""


class _Mark(NamedTuple):
    """The words behind a list that say what is listed."""

    start: int
    end: int
    company: bool


def by_list(text: str, counted: Iterable[tuple[int, int]], places: Places) -> Iterator[Candidate]:
    """Names in a list before 等10余家企业, 等项目 or 等为突破口.

    A list that does not itself show that it is one of companies counts if it shares a name with one that does.

    Args:
        text: normal text.
        counted: where words of `counted_words` stand.
        places: regions and zones of the text.
    """
    marks = [_Mark(*match.span(), match["company"] is not None) for match in _list_re().finditer(text)]
    counted_marks = (_Mark(start, end, company=text[start] == "家") for start, end in counted)
    lists = []
    floor = 0
    for mark in sorted([*marks, *counted_marks]):
        if mark.start < floor:
            continue
        if items := _items(text, mark, floor, places):
            lists.append(items)
        floor = mark.end
    holders: dict[str, list[int]] = {}
    for index, (_, names) in enumerate(lists):
        for _, _, name in names:
            holders.setdefault(name, []).append(index)
    waiting = [index for index, (sure, _) in enumerate(lists) if sure]
    shown = set(waiting)
    while waiting:
        for start, end, name in lists[waiting.pop()][1]:
            yield Candidate(start, end, "company", "list")
            further = [index for index in holders.pop(name, ()) if index not in shown]
            shown.update(further)
            waiting += further


def _items(text: str, mark: _Mark, floor: int, places: Places) -> tuple[bool, list[tuple[int, int, str]]] | None:
    """The names of a list, and whether the list itself shows that they are companies."""
    last, count = mark.start, 0
    if text[last] != "等":
        while last and text[last - 1] in "0123456789一二两三四五六七八九十":
            last -= 1
        if last == mark.start:
            return None
        count = _COUNTS.get(text[last : mark.start], 0)
    stretch = _STOP_RE.split(text[max(floor, last - _FARTHEST) : last])[-1]
    spans = _item_spans(stretch, last - len(stretch), counted=bool(count))
    if text[last] != "等" and len(spans) < 2:
        return None  # 还选取1000家企业
    exact = mark.company and 1 < count == len(spans)
    found = []
    for start, end in spans:
        begin = name_start(text, end, places)
        if start == spans[0][0] and text.endswith(_post_words(), 0, begin):
            continue  # a person behind a post: 董事长某某等客商
        stage = _STAGE_RE.search(text, begin, end)
        name = text[begin : stage.start() if stage else end]
        found.append((begin, begin + len(name), name, _weight(name, exact=exact)))
    traded = sum(weight == _TRADED for *_, weight in found)
    least = _LOOSE if mark.company and traded else _LIKELY
    names = [(start, end, name) for start, end, name, weight in found if weight >= least]
    if not names:
        return None
    if mark.company and (traded or exact or not _SECTOR_RE.search(text, mark.start, mark.end)):
        return True, names
    return 2 * traded >= len(names) and traded > 0, names


_COUNTS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2,
    **{str(value): value for value in range(2, 31)},
}
_NOTHING, _LOOSE, _LIKELY, _TRADED = range(4)
"""How much a name in a list looks like a company's: not, only beside one that does, by its characters, by its trade."""


def _item_spans(stretch: str, start: int, *, counted: bool) -> list[tuple[int, int]]:
    """Where the items of a list stand; 和 parts the last two where the list is counted: 甲、乙和丙三家公司."""
    parts = stretch.split("、")
    for index in range(len(parts) - 2, -1, -1):  # 李岚、王岳及甲集团、乙集团等10家企业: the list begins behind 及
        if joint := _SECOND_LIST_RE.search(parts[index]):
            start += sum(len(part) + 1 for part in parts[:index]) + joint.end()
            parts = [parts[index][joint.end() :], *parts[index + 1 :]]
            break
    if counted and (joint := re.search("(?<=[^和与及]{2})[和与及](?=[^和与及]{2,10}$)", parts[-1])):
        parts[-1:] = [parts[-1][: joint.start()], parts[-1][joint.end() :]]
    spans = []
    for part in parts:
        spans.append((start, start + len(part)))
        start += len(part) + 1
    return spans


_SECOND_LIST_RE = lazy("(?:以及|及|和|与)(?=[^和与及]{3,}$)")


def _weight(name: str, *, exact: bool) -> int:
    words = load_organizations()
    if name in words.names or _has_trade(name):
        return _TRADED
    if not 2 <= len(name) <= 10 or any(name[:at] in words.trades and name[at:] in words.trades for at in (2, 3)):
        return _NOTHING
    if exact or (is_unusual(name) and not name.endswith((*words.goods, *words.works))):
        return _LIKELY
    return _LOOSE if _ends_in_trade(name) else _NOTHING


def _ends_in_trade(name: str) -> bool:
    """Whether a name is a place or a brand of everyday characters, and a trade or 集团: 华北建设, and no 高端装备."""
    if len(name) >= 4 and name.endswith(("集团", "公司")):
        return True
    if name.endswith(load_organizations().works):
        return False
    words, described = load_organizations(), zone_words().described
    return any(
        name[at:] in words.trades and name[:at] not in words.trades and described(name[:at]) >= 2
        for at in range(2, min(5, len(name) - 1))
    )


@cache
def _post_words() -> tuple[str, ...]:
    return load_organizations().posts


_SECTOR_RE = pattern("{field_of_goods}")
"""A field in the words behind a list: what is listed may be its goods."""


def _has_trade(name: str) -> bool:
    """Whether a name is a brand and a trade: 泰鼎机械."""
    words = load_organizations()
    if name.endswith(words.works):
        return False
    trades = words.trades
    return any(
        name[at:] in trades and name[:at] not in trades and is_unusual(name[: max(2, at)])
        for at in range(2, min(5, len(name) - 1))
    )


def by_post(text: str, posts: Iterable[tuple[int, int]], places: Places) -> Iterator[Candidate]:
    """A brand with its trade before a post that only companies have, or before its short form: 泰鼎机械董事长."""
    edge = 0
    for end, stop in posts:
        if end < edge:
            continue
        edge = stop
        start = name_start(text, end, places)
        name = text[start:end]
        if (4 <= len(name) <= 12 and _has_trade(name)) or _is_placed_brand(text, start, end, stop, places):
            yield Candidate(start, end, "company", "post")


def _is_placed_brand(text: str, start: int, end: int, stop: int, places: Places) -> bool:
    """Whether a place and a brand stand before a post of companies: 湖南中锂董事长."""
    place = (
        _place_end(text, start, places)
        if 4 <= end - start <= 6 and text[end:stop] in load_organizations().chiefs
        else start
    )
    return place > start and 2 <= end - place <= 3 and is_unusual(text[place:end])


SHORT_FORMS = ("（简称", "（以下简称", "(简称", "(以下简称", "（原名", "(原名", "（曾用名", "(曾用名")
"""What stands behind a company like a post does."""


_ITEM_RE = lazy(r"、([一-鿿A-Za-z0-9]{4,8})(?=、)")


def by_row(text: str, places: Places) -> Iterator[Candidate]:
    """Three names or more with their trades in a row, whatever stands behind: 泰鼎机械、岚图生物、禾川化工为会长单位."""
    tails = _trade_tails()
    edge = 0
    for match in _ITEM_RE.finditer(text):
        at, end = match.span(1)
        if at < edge or text[end - 2 : end] not in tails or not is_traded(match[1], places):
            continue
        names = [(at, end)]
        while text[end : end + 1] == "、" and (size := traded_size(text, end + 1, places)):
            names.append((end + 1, end + 1 + size))
            end += 1 + size
        edge = end
        first = name_start(text, at - 1, places)
        if 4 <= at - 1 - first <= 8 and is_traded(text[first : at - 1], places):
            names.append((first, at - 1))
        if len(names) > 2:
            yield from (Candidate(start, stop, "company", "list") for start, stop in names)


_ROW_END_RE = lazy(r"[^一-鿿A-Za-z0-9]|\Z|[等为在的与和及将已是共三四五六七八九十两多均都也先参出入落签投]")
"""What stands behind a name in a row; no 产业园 behind 氟硅材料."""


def traded_size(text: str, start: int, places: Places) -> int:
    """How long the name with its trade is that begins at `start`; 0 where none does."""
    for size in range(8, 3, -1):
        if _ROW_END_RE.match(text, start + size) and is_traded(text[start : start + size], places):
            return size
    return 0


def is_traded(name: str, places: Places) -> bool:
    """Whether a name is a brand and a trade, with or without a place before them."""
    return _has_trade(name) or any(
        name[:size] in places.regions.names and _has_trade(name[size:]) for size in (2, 3) if len(name) > size + 3
    )


@cache
def _trade_tails() -> frozenset[str]:
    return frozenset(trade[-2:] for trade in load_organizations().trades)


_LONGEST_GROUP = 14
"""How many characters before 集团 may be the name of a group."""
_BESIDE_GROUP_RE = lazy("集团[、和与及]")
_GROUPS_RE = lazy(rf"[一-鿿]{{2,{_LONGEST_GROUP}}}集团(?:[、和与及][一-鿿]{{2,6}}集团)+")


def by_groups(text: str, places: Places) -> Iterator[Candidate]:
    """Short names of groups side by side, though each has nothing but a trade: 水务集团、文旅集团."""
    words = load_organizations()
    first = _BESIDE_GROUP_RE.search(text)
    for match in _GROUPS_RE.finditer(text, max(0, first.start() - _LONGEST_GROUP)) if first else ():
        at = match.start()
        for part in re.split("[、和与及](?=[一-鿿]{2,6}集团)", match[0]):
            end = at + len(part)
            start = name_start(text, end - 2, places)
            name = text[start:end]
            if 4 <= len(name) <= 8 and name not in words.generic and not name.endswith(words.never):
                yield Candidate(start, end, "company", "list")
            at = end + 1


def by_act(text: str, acts: Iterable[tuple[int, int]], places: Places) -> Iterator[Candidate]:
    """A place, a brand and a trade, or 公司 before the two, that do what companies do, or have a number of something: 宁海恒达机电|签约."""
    trades, tails = load_organizations().trades, _trade_tails()
    edge = 0
    having = [(match.start(), match.end() + 1) for match in _HAD_RE.finditer(text)]
    for act, stop in sorted([*acts, *having]) if having else acts:
        if act < edge:
            continue
        end, edge = act, stop
        while text[end - 2 : end] not in tails and (before := _ADVERB_RE.search(text, max(0, end - 4), end)):
            end = before.start()
        size = next((size for size in (3, 2) if text[end - size : end] in trades), 0)
        start = name_start(text, end - size, places) if size else end
        if not 4 <= end - start <= 9:
            continue
        brand = _place_end(text, start, places)
        if (brand > start or text.endswith(("公司", "企业"), 0, start)) and _has_trade(text[brand:end]):
            yield Candidate(start, end, "company", "act")


_HAD_RE = lazy("有(?=[0-9])")
"""A number behind 有 is had."""


def by_market(text: str, words: Iterable[tuple[int, int]], places: Places) -> Iterator[Candidate]:
    """A short name said twice or more before what shares have, or a brand with its trade before that or a dealing: 收购岚图汽车29%股权."""
    tails, doing = _trade_tails(), load_organizations().dealings
    edge = 0
    for at, stop in words:
        if at < edge:
            continue
        edge = stop
        share = _SHARE_RE.search(text, max(0, at - 8), at) if text[at - 1] in "%的" else None
        end = share.start() if share else at
        does = text[at:stop] in doing
        while does and text[end - 2 : end] not in tails and (before := _ADVERB_RE.search(text, max(0, end - 4), end)):
            end = before.start()
        traded = text[end - 2 : end] in tails
        if not (traded or (not does and is_unusual(text[end - 2 : end]))):
            continue
        start = name_start(text, end, places)
        start += 2 * text.startswith(("拥有", "持有"), start)
        name = text[start:end]
        if traded and 4 <= len(name) <= 9 and _has_trade(name):
            yield Candidate(start, end, "company", "market")
        elif (
            not does
            and 2 <= len(name) <= 5
            and not name.isdigit()
            and name not in _POINTING
            and is_unusual(name)
            and text.count(name) > 1
        ):
            for found, short in places_of(text, [name]):
                yield Candidate(found, found + len(short), "company", "market")


_POINTING = frozenset({"后者", "前者"})
_SHARE_RE = lazy(r"[0-9.]{1,5}%的?$")
_ADVERB_RE = pattern("(?:{company_adverb}|在[园区内当地这里]{1,3})$")


def _place_end(text: str, start: int, places: Places) -> int:
    """Where the place ends that a name begins with; `start` where it begins with none."""
    if not places.begins_at(text, start):
        return start
    return next((at for at in range(start + 2, start + 5) if places.chain_before(text, at) == start), start)


_SIBLING_RE = pattern(
    r"[、和与及](?:以及)?([一-鿿A-Za-z0-9]{3,10}?)"
    r"(?=[、，,。；;：:！\n（(和与及等将的在]|{behind_company}|[0-9一二两三四五六七八九十]+家|$)"
)


_TRADE_RE = lazy(r"[一-鿿]{2,4}(?=[、，,。；;等和与及）)\n]|$)")


def by_company(text: str, found: list[Candidate]) -> Iterator[Candidate]:
    """Names with a trade beside a company in a list, and known companies with a trade behind them: 京东|物流."""
    trades = load_organizations().trades
    walked: set[int] = (
        set()
    )  # where siblings begin: what stands behind one is the same from whichever company it is reached
    for one in found:
        end = one.end
        if one.kind != "company":
            continue
        if one.rule == "known":
            tail = _TRADE_RE.match(text, end)
            if tail and tail[0] in trades:
                end = tail.end()
                yield Candidate(one.start, end, "company", "known")
        while (sibling := _SIBLING_RE.match(text, end)) and sibling.start(1) not in walked and _is_sibling(sibling[1]):
            walked.add(sibling.start(1))
            yield Candidate(sibling.start(1), sibling.end(1), "company", "list")
            end = sibling.end(1)


def _is_sibling(name: str) -> bool:
    """Whether a name beside a company is one of a company too: a brand with its trade, or any two characters and 集团."""
    return _has_trade(name) or (len(name) == 4 and name.endswith("集团") and name not in load_organizations().generic)


_LEGAL_RE = pattern(r"{company_form}*(?:有限责任|有限)?(?:公司|集团)$")


def by_brand(text: str, found: list[Candidate]) -> Iterator[Candidate]:
    """Later and earlier mentions of a company: by its brand with a trade, a post or 公司 behind it, or by its short form."""
    brands = {_brand(text[one.start : one.end]) for one in found if one.kind == "company" and one.rule == "legal"}
    for at, brand in places_of(text, sorted(brands - {""})):
        end = at + len(brand)
        tail = _tail_re().match(text, end)
        if tail:
            end = tail.end()
        elif not (len(brand) > 3 and _has_trade(brand) and _STANDING_RE.match(text, end)):
            continue
        yield Candidate(at, end, "company", "brand")
    kinds: dict[str, OrganizationKind] = {}
    for one in found:
        called = CALLED_RE.match(text, one.end) if text.startswith(("（", "("), one.end) else None
        if called is None:
            continue
        short = called["short"]
        again = (
            one.rule == "legal" and (_has_trade(short) or _ends_in_trade(short)) and text.count(short) > 1
        )  # 某某股份公司（青山化工）
        if again or (called["said"] and (is_unusual(short) or len(short) > 3)):
            kinds.setdefault(called["short"], one.kind)
    for at, short in places_of(text, list(kinds)):
        yield Candidate(at, at + len(short), kinds[short], "short")


_STANDING_RE = lazy(r"[^一-鿿A-Za-z0-9]|\Z|[的在将正已是为和与及等今]")
"""What stands behind a brand that ends in a trade itself where it is a name of its own: 盛世能源“逐绿”前行."""
CALLED_RE = pattern(r"[(（](?P<said>{called_short})?为?[：:]?[“\"‘]?(?P<short>[一-鿿A-Za-z0-9]{2,10})[”\"’]?[)）]")
"""A short form in brackets behind a full name, with or without words that say so."""


def places_of(text: str, words: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Where words stand in a text or a range of it; a few are looked for one by one, since a gazetteer takes its time to build."""
    stop = len(text) if end is None else end
    if len(words) > _FEW:
        found = Gazetteer(dict(zip(words, words, strict=True)), lasting=False).scan(text[start:stop])
        yield from ((start + at, word) for at, _, word in found)
        return
    for word in words:
        at = text.find(word, start, stop)
        while at >= 0:
            yield at, word
            at = text.find(word, at + len(word), stop)


_FEW = 24


def _brand(name: str) -> str:
    """The brand of a company's full name, or the empty string where it cannot be told."""
    words = load_organizations()
    core = _LEGAL_RE.sub("", re.sub(r"[(（][^)）]*[)）]", "", name))
    place = re.match(r"(?:[一-鿿]{2,3}[省市县区])+", core)
    core = core[place.end() :] if place else core
    for at in range(2, len(core)):
        if core[at:] in words.trades and is_unusual(core[:at]):
            return core[:at][-4:] if at <= 4 else core[2:at]
    return ""


# In alternations every branch begins with a plain character: `re` then skips to the places where one of them stands.


@cache
def _list_re() -> re.Pattern[str]:
    words = load_organizations()
    companies = "|".join(sorted(words.companies, key=len, reverse=True))
    projects = "|".join(sorted(words.projects, key=len, reverse=True))
    count = r"(?:[0-9]{1,4}|[一二两三四五六七八九十百数几多]{1,3})?[余多]?[家个户]?(?:[0-9]{2,4}强|百强|一大?批|[十百千]?亿元?级"
    named = (*words.sorts, *sorted(words.trades - set(words.sorts)))
    firsts = "".join(sorted({word[0] for word in named}))
    sorts = rf"{count}|(?=[{firsts}]){alternatives(named)}){{0,5}}"
    return compiled(rf"等{sorts}(?:(?P<company>(?:{companies})(?!家|级))|(?:{projects})|为|低效用地)")


def counted_words() -> list[str]:
    """The words behind a list that is counted: 甲、乙3|个项目."""
    words = load_organizations()
    projects = [measure + project for measure in "个大" for project in words.projects]
    return [*projects, *(f"家{sort}{company}" for company in words.companies for sort in ("", "大型", "龙头", "骨干"))]


@cache
def _tail_re() -> re.Pattern[str]:
    words = load_organizations()
    return compiled(
        f"(?:{'|'.join(longest_first(words.trades))})*(?:公司|集团)?(?=(?:{'|'.join(words.posts)}))"
        f"|(?:{'|'.join(longest_first(words.trades))})*(?:公司|集团)"
        f"|(?:{'|'.join(longest_first(words.trades))})+"
    )
