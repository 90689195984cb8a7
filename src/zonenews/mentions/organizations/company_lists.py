"""Companies without a word for company in their names, told by the list they stand in: before 等10余家企业, beside other brands or groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.grammar.gazetteer import matches_at, starts_of
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.organizations import load_organizations
from zonenews.mentions.organizations.boundaries import Candidate, Places, listed_start, name_start
from zonenews.mentions.organizations.public_bodies import name_tails
from zonenews.mentions.organizations.trades import ends_in_trade, has_trade, is_traded, trade_tails, traded_size

_STOP_RE = lazy(r"[^一-鿿A-Za-z0-9·（）()、]")
_STAGE_RE = lazy(r"(?:[一二三四五六七八九]期|项目|工厂)+$")
_MAKER_RE = pattern("([一-鿿]{4,8}?)(?:{making}|[0-9.]+[余多]?[万亿]?[台套吨件辆米只头箱片])")
"""A firm before what its project makes: 泰鼎电子|年产300万台生产线, 禾川饲料|20万吨饲料加工."""
_BRANCH_RE = pattern("{branch_of_firm}$")
_SHORTEST_FIRM, _LONGEST_FIRM = 4, 6
"""How many characters a brand and its trade have before the place and the branch of a firm."""
_FARTHEST = 240
"""How many characters a list of names may have."""
_COUNTS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2,
    **{str(value): value for value in range(2, 31)},
}
_NOTHING, _LOOSE, LIKELY, TRADED = range(4)
"""How much a name in a list looks like a company's: not, only beside one that does, by its characters, by its trade."""
_SECOND_LIST_RE = lazy("(?:以及|及|和|与)(?=[^和与及]{3,}$)")
_SECTOR_RE = pattern("{field_of_goods}")
"""A field in the words behind a list: what is listed may be its goods."""
_ITEM_RE = lazy(r"、([一-鿿A-Za-z0-9]{4,8})(?=、)")
_LONGEST_GROUP = 14
"""How many characters before 集团 may be the name of a group."""
_BESIDE_GROUP_RE = lazy("集团[、和与及]")
_GROUPS_RE = lazy(rf"[一-鿿]{{2,{_LONGEST_GROUP}}}集团(?:[、和与及][一-鿿]{{2,6}}集团)+")


_OF_GOODS = ("goods", "led", "such", "bare")
"""Groups of the words behind a list that may stand behind one of goods or places too."""
_VERB = 2
"""How many characters a verb has that a brand may be too."""
_JOINT_RE = lazy("[、和与及]")
_LAST_ITEM = 40
"""So many characters before words that count a list its last joint stands."""
_LIKE = "像"
_BEHIND_LIST = frozenset("等为这")
"""What the words behind a list begin with, where they do not count it."""


class _Mark(NamedTuple):
    """The words behind a list that say what is listed: companies or not, and companies of goods of any kind."""

    start: int
    end: int
    company: bool
    goods: bool = False


def by_list(text: str, counted: Iterable[tuple[int, int]], places: Places) -> Iterator[Candidate]:
    """Names in a list before 等10余家企业, 等项目 or 等为突破口.

    A list that does not itself show that it is one of companies counts if it shares a name with one that does.

    Args:
        text: normal text.
        counted: where words of `counted_words` stand.
        places: regions and zones of the text.
    """
    marks = [
        _Mark(*match.span(), not match["project"], any(match[sort] is not None for sort in _OF_GOODS))
        for match in behind_lists(text)
    ]
    marks += [_Mark(start, end, company=text[start] == "家") for start, end in counted]
    if not marks:
        return
    lists = []
    floor = 0
    for mark in sorted(marks):
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
    if text[last] not in _BEHIND_LIST:
        while last and text[last - 1] in "0123456789一二两三四五六七八九十 ":
            last -= 1
        count = _COUNTS.get(text[last : mark.start].strip(), 0)
        if last == mark.start:
            return None
    if text[last] not in _BEHIND_LIST and not _JOINT_RE.search(text, max(floor, last - _LAST_ITEM), last):
        return None
    backwards = _STOP_RE.search(text[max(floor, last - _FARTHEST) : last][::-1])
    stretch = text[last - backwards.start() if backwards else max(floor, last - _FARTHEST) : last]
    spans = _item_spans(stretch, last - len(stretch), counted=bool(count))
    if text[last] not in _BEHIND_LIST and len(spans) < 2:
        return None  # 还选取1000家企业
    exact = mark.company and 1 < count == len(spans)
    found = [_item(text, span, places, liked=text[last] == "这", exact=exact) for span in spans]
    found = [item for item in found if not text.endswith(_post_words(), 0, item[0])]  # 董事长某某等客商: a person
    traded = sum(weight == TRADED for *_, weight in found)
    alike = len(found) > 1 and all(weight >= _LOOSE for *_, weight in found)  # 联合电机、统一食品等企业
    least = TRADED if mark.goods else _LOOSE if mark.company and (traded or alike) else LIKELY
    names = [(start, end, name) for start, end, name, weight in found if weight >= least]
    if not names:
        return None
    if mark.company and (traded or exact or not _SECTOR_RE.search(text, mark.start, mark.end)):
        return True, names
    return 2 * traded >= len(names) and traded > 0, names


def _item(text: str, span: tuple[int, int], places: Places, *, liked: bool, exact: bool) -> tuple[int, int, str, int]:
    """Where the name of an item stands, the name, and how much it looks like a company's; `liked` where 像 may stand before it."""
    at, end = span
    begin = listed_start(text, end, places)
    if begin == at + _VERB and text[begin:end] in load_organizations().trades:
        begin = at  # 、联合|电机
    begin += liked and text[begin] == _LIKE
    stage = _STAGE_RE.search(text, begin, end)
    name = text[begin : stage.start() if stage else end]
    return begin, begin + len(name), name, weight(name, exact=exact)


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
        maker = _MAKER_RE.match(part)
        spans.append((start, start + (maker.end(1) if maker else len(part))))
        start += len(part) + 1
    return spans


def weight(name: str, *, exact: bool = False) -> int:
    """How much a name in a list looks like a company's; `exact` where as many companies are counted as names are listed."""
    words = load_organizations()
    if name in words.names or has_trade(name) or _is_branch(name):
        return TRADED
    if not 2 <= len(name) <= 10 or any(name[:at] in words.trades and name[at:] in words.trades for at in (2, 3)):
        return _NOTHING
    if exact or (is_unusual(name) and not name.endswith((*words.goods, *words.works))):
        return LIKELY
    return _LOOSE if ends_in_trade(name) else _NOTHING


def may_be_traded(item: str) -> bool:
    """Whether what an item of a list ends in lets its name, or a part of it, weigh as much as that of a firm with its trade: a look before it is read."""
    tail = item[-2:]
    return tail in trade_tails() or tail in name_tails() or _BRANCH_RE.search(item) is not None


def _is_branch(name: str) -> bool:
    """Whether a name is a firm with its trade and a branch of it: 岚图通信青石|客服中心."""
    if not _BRANCH_RE.search(name):
        return False
    return any(has_trade(name[:size]) for size in range(_SHORTEST_FIRM, _LONGEST_FIRM + 1))


@cache
def _post_words() -> tuple[str, ...]:
    return load_organizations().posts


def by_row(text: str, places: Places) -> Iterator[Candidate]:
    """Three names or more with their trades in a row, whatever stands behind: 泰鼎机械、岚图生物、禾川化工为会长单位."""
    tails = trade_tails()
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


STATE_RE = pattern("{state_of_firm}")


def may_list_states(text: str) -> bool:
    """Whether a name of a list may stand before what firms have: 、, four to eight characters, and one of these words.

    Of two names the one before the word has 、 before it, and no name is shorter or longer.
    """
    for comma in starts_of(text, "、"):
        first = comma + 1 + _SHORTEST_TRADED
        state = STATE_RE.search(text, first, first + _STATE_REACH)
        if state and state.start() <= comma + 1 + _LONGEST_TRADED:
            return True
    return False


def by_state(text: str, places: Places) -> Iterator[Candidate]:
    """Two names or more with their trades before what firms have or how they go: 泰鼎机械、岚图生物|产值均超亿元."""
    tails = trade_tails()
    for match in STATE_RE.finditer(text) if may_list_states(text) else ():
        end = match.start()
        names: list[tuple[int, int]] = []
        while text[end - 2 : end] in tails:
            start = name_start(text, end, places)
            if not _SHORTEST_TRADED <= end - start <= _LONGEST_TRADED or not is_traded(text[start:end], places):
                break
            names.append((start, end))
            if text[start - 1 : start] != "、":
                break
            end = start - 1
        if names and (brand := _BRAND_RE.search(text, max(0, end - _LONGEST_BRAND - 1), end)) and is_unusual(brand[1]):
            names.append(brand.span(1))
        if len(names) > 1:
            yield from (Candidate(start, stop, "company", "list") for start, stop in names)


_LONGEST_BRAND = 4
_BRAND_RE = lazy(rf"(?:^|[^一-鿿A-Za-z0-9、])([一-鿿]{{2,{_LONGEST_BRAND}}})$")
"""A brand that opens a list whose other names have their trades: 泰鼎、|岚图机械产值均超亿元."""
_SHORTEST_TRADED, _LONGEST_TRADED = 4, 8
"""How many characters a name with its trade has."""
_STATE_REACH = 32
"""So far behind the shortest name its state ends: four characters more of the name, and the longest word, be it a user's."""


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


# In alternations every branch begins with a plain character: `re` then skips to the places where one of them stands.


def behind_lists(text: str) -> Iterator[re.Match[str]]:
    """The words behind a list that say what is listed: those that `list_re` finds, each of which begins with 等, 为 or 这样的.

    Few texts have more than one or two of these characters where such words may stand, and finding a character costs next to nothing.
    """
    places = [
        at for at in starts_of(text, "等", "为", "这") if text[at] == "等" or text[at + 1 : at + 2] in _SECONDS_BEHIND
    ]
    return matches_at(list_re(), text, places)


_SECONDS_BEHIND = frozenset("代龙首样")
"""What stands behind 为 and 这 in 为代表, 为龙头, 为首 and 这样的."""


@cache
def list_re() -> re.Pattern[str]:
    """The words behind a list; see `behind_lists`."""
    words = load_organizations()
    companies = "|".join(sorted(words.companies, key=len, reverse=True))
    projects = "|".join(sorted(words.projects, key=len, reverse=True))
    count = r"(?: ?[0-9]{1,4} ?|[一二两三四五六七八九十百数几多]{1,3})?[余多]?[家个户]?(?:[0-9]{2,4}强|百强|一大?批|[十百千]?亿元?级"
    named = (*words.sorts, *sorted(words.trades - set(words.sorts)))
    firsts = "".join(sorted({word[0] for word in named}))
    sorts = rf"{count}|“[一-鿿]{{2,6}}”|[及和]?(?=[{firsts}]){alternatives(named)}){{0,5}}"
    ending = f"(?:{companies})(?!家|级)"
    goods = f"(?P<goods>[一-鿿]{{2,6}}(?<!行业)(?<!领域)(?<!产业)(?<!城市)(?<!国家)(?<!地区)(?<!部门){ending})"
    stood_for = f"为(?P<led>代表|龙头|首)|这样的(?P<such>{ending})"
    return compiled(
        rf"等{sorts}(?:{ending}|(?P<project>(?:{projects})|为|低效用地))|等{count}){{0,2}}{goods}|{stood_for}|等 ?[0-9]+ ?家(?P<bare>)(?=[，。；、）]|$)"
    )


def counted_words() -> list[str]:
    """The words behind a list that is counted: 甲、乙3|个项目."""
    words = load_organizations()
    projects = [measure + project for measure in "个大" for project in words.projects]
    return [*projects, *(f"家{sort}{company}" for company in words.companies for sort in ("", "大型", "龙头", "骨干"))]
